//! Arbitrary progress for property tests: nasty text, and small alphabets where collisions are the point.

use std::collections::BTreeSet;

use hie_onboard::guide::Period;
use hie_onboard::progress::{Act, DatedLine, Detail, Details, Product, Progress, Record, Release, Scope, Standing, Status};
use jiff::{Timestamp, civil::Date};
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::RngSeed;
use toml::{Table, Value};

/// How thoroughly laws are tried: the same cases in every run, or others with `PROPTEST_RNG_SEED` and `PROPTEST_CASES`.
pub fn laws() -> ProptestConfig {
    let default = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    match default.rng_seed {
        RngSeed::Random => ProptestConfig { rng_seed: RngSeed::Fixed(20_261_102), ..default },
        RngSeed::Fixed(_) => default,
    }
}

/// Pieces that break careless quoting, line counting or terminals.
const NASTY: [&str; 20] = [
    "\"\"\"",
    "'''",
    "\"",
    "'",
    "\\",
    "\\u0041",
    "\r\n",
    "\r",
    "\n",
    "\t",
    "\0",
    "\u{1b}[31m",
    "\u{7f}",
    "\u{85}",
    "\u{202e}",
    "\u{feff}",
    "👩\u{200d}🔬",
    "# ",
    "<<<<<<< HEAD\n",
    "\n[item.x]\nstatus = \"done\"\n",
];

/// What can be typed: one of [`text`] and [`word`].
pub type Typed = BoxedStrategy<String>;

/// What somebody, or a hostile file, could have typed.
pub fn text() -> Typed {
    let piece = prop_oneof![3 => select(&NASTY[..]).prop_map(str::to_owned), 2 => "[a-z ]{0,6}", 1 => any::<char>().prop_map(String::from)];
    vec(piece, 0..6).prop_map(|pieces| pieces.concat()).boxed()
}

/// One of few words, so that two sides often type the same.
pub fn word() -> Typed {
    select(&["", "ana", "ben", "ana and ben", "legal", "signed\ncopy"][..]).prop_map(str::to_owned).boxed()
}

/// One of few item ids.
pub fn id() -> impl Strategy<Value = String> {
    select(&["agreements", "connectivity", "with \"quotes\"", "$__toml_private_datetime", ""][..]).prop_map(str::to_owned)
}

pub fn status() -> impl Strategy<Value = Status> {
    select(Status::ALL)
}

/// One of few moments, so that clocks often agree.
pub fn moment() -> impl Strategy<Value = Option<Timestamp>> {
    let second = |second| Timestamp::from_second(second).expect("it is a time");
    prop_oneof![1 => Just(None), 4 => (1_i64..5).prop_map(move |at| Some(second(at)))]
}

pub fn standing(typed: &Typed) -> impl Strategy<Value = Standing> + use<> {
    (moment(), typed.clone(), status(), 0..3_u32, typed.clone()).prop_map(|(at, by, status, edition, reason)| Standing {
        at,
        by,
        status,
        edition,
        reason,
    })
}

pub fn date() -> impl Strategy<Value = Option<Date>> {
    proptest::option::of((1_i8..5).prop_map(|day| jiff::civil::date(2026, 12, day)))
}

pub fn record(typed: &Typed) -> impl Strategy<Value = Record> + use<> {
    let ticked = proptest::collection::btree_set(1_u32..6, 0..4);
    let words = (standing(typed), typed.clone(), date(), vec(typed.clone(), 0..4), typed.clone(), ticked, extra());
    (words, date(), repeat(), details(typed), lines(typed)).prop_map(
        |((standing, owner, due, evidence, note, ticked, extra), follow_up, repeat, details, correspondence)| Record {
            standing,
            owner,
            due,
            evidence,
            note,
            ticked,
            follow_up,
            repeat,
            details,
            correspondence,
            extra,
        },
    )
}

pub fn repeat() -> impl Strategy<Value = Option<Period>> {
    select(&["", "1y", "6m", "90d"][..]).prop_map(|text| text.parse().ok())
}

pub fn details(typed: &Typed) -> impl Strategy<Value = Details> + use<> {
    let detail = (date(), date(), select(&["", "00ff", "ff00"][..]), extra());
    let detail = detail.prop_map(|(dated, valid_until, sha256, extra)| Detail {
        dated,
        valid_until,
        sha256: sha256.to_owned(),
        extra: extra.into(),
    });
    btree_map(typed.clone(), detail, 0..3)
}

pub fn lines(typed: &Typed) -> impl Strategy<Value = BTreeSet<DatedLine>> + use<> {
    let act = select(Act::ALL);
    let line = (moment(), act, typed.clone(), typed.clone(), typed.clone(), typed.clone(), extra());
    let line = line.prop_map(|(at, act, by, with, question, text, extra)| DatedLine {
        at: at.unwrap_or_default(),
        act,
        by,
        with,
        question,
        text,
        extra: extra.into(),
    });
    proptest::collection::btree_set(line, 0..3)
}

pub fn release(typed: &Typed) -> impl Strategy<Value = Release> + use<> {
    (moment(), typed.clone(), typed.clone(), date(), date(), extra())
        .prop_map(|(at, by, changed, notified, approved, extra)| Release { at, by, changed, notified, approved, extra })
}

pub fn scope(typed: &Typed) -> impl Strategy<Value = Scope> + use<> {
    (vec(typed.clone(), 0..4), any::<bool>(), extra()).prop_map(|(systems, medical_practice, extra)| Scope {
        systems,
        medical_practice,
        extra,
    })
}

pub fn product(typed: &Typed) -> impl Strategy<Value = Product> + use<> {
    let word = || typed.clone();
    (word(), word(), word(), vec(word(), 0..3), word(), extra()).prop_map(
        |(vendor, product, version, contacts, hosting, extra)| Product { vendor, product, version, contacts, hosting, extra },
    )
}

/// Progress in which everything that can be typed is `typed`.
pub fn progress(typed: &Typed) -> impl Strategy<Value = Progress> + use<> {
    let releases = btree_map(typed.clone(), release(typed), 0..3);
    (typed.clone(), scope(typed), product(typed), releases, btree_map(id(), record(typed), 0..4), extra()).prop_map(
        |(guide, scope, product, releases, records, extra)| Progress {
            guide,
            scope,
            product: Box::new(product),
            releases,
            records,
            extra,
        },
    )
}

/// Keys of a later version; never one that this version knows.
pub fn extra() -> impl Strategy<Value = Table> {
    let key = select(&["later", "future key", "x\"y", "z.z"][..]).prop_map(str::to_owned);
    btree_map(key, value(), 0..3).prop_map(|entries| entries.into_iter().collect())
}

fn value() -> impl Strategy<Value = Value> {
    let moments = ["1979-05-27T07:32:00Z", "1979-05-27", "07:32:00", "1979-05-27T07:32:00.5"];
    let leaf = prop_oneof![
        text().prop_map(Value::String),
        any::<i64>().prop_map(Value::Integer),
        (-1e300..1e300).prop_map(Value::Float),
        any::<bool>().prop_map(Value::Boolean),
        select(Vec::from(moments)).prop_map(|moment| Value::Datetime(moment.parse().expect("it is a time"))),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        let key = "[a-c \"\n]{0,3}";
        prop_oneof![
            vec(inner.clone(), 0..3).prop_map(Value::Array),
            btree_map(key, inner, 0..3).prop_map(|entries| Value::Table(entries.into_iter().collect())),
        ]
    })
}
