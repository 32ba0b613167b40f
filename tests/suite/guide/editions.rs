//! A text of the guide changes only together with the edition that says so: `editions.toml` keeps the fingerprint of each item.
//!
//! After raising `revised` and writing `change`, `UPDATE_EDITIONS=1 cargo test editions` records the new texts.

#![expect(clippy::disallowed_methods, reason = "the fingerprints are kept in a file")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::{env, fs};

use hie_onboard::guide::{Guide, Item};
use serde::Deserialize;

const KEPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/suite/guide/editions.toml");
const UPDATE: &str = "UPDATE_EDITIONS=1 cargo test editions";

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Edition {
    revised: u32,
    texts: String,
}

type Editions = BTreeMap<String, Edition>;

/// Everything that a reader of `item` sees; what the item needs first, and what its change asks, may be mended at any time.
fn texts(item: &Item) -> String {
    let mut texts = vec![&item.title, &item.group, &item.applies_to, &item.why, &item.body];
    texts.extend(item.links.iter().flat_map(|link| [&link.title, &link.url]));
    texts.extend(item.questions.iter().flat_map(|question| [&question.text, &question.unblocks]));
    let mut texts: Vec<String> = texts.into_iter().map(|text| text.trim().to_owned()).collect();
    texts.extend(item.steps.iter().map(|step| format!("{} {}", step.words(), step.systems.join(" "))));
    texts.extend(item.facts.iter().map(|fact| format!("{} {} {}", fact.class.word(), fact.source, fact.text.trim_end())));
    texts.join("\n")
}

/// FNV-1a: short, and the same everywhere and for ever.
fn fingerprint(text: &str) -> String {
    let mix = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    format!("{:016x}", text.bytes().fold(0xcbf2_9ce4_8422_2325, mix))
}

fn editions(guide: &Guide) -> Editions {
    let edition = |item: &Item| Edition { revised: item.revised, texts: fingerprint(&texts(item)) };
    guide.items().map(|(_, item)| (item.id.to_string(), edition(item))).collect()
}

/// What is wrong with going from the editions `kept` to those of `guide`.
fn problems(guide: &Guide, kept: &Editions) -> Vec<String> {
    let found = editions(guide);
    let is_newer = |id: &String| kept.get(id).is_none_or(|kept| found[id].revised > kept.revised);
    let unmarked = found.keys().filter(|id| kept.get(*id) != Some(&found[*id]) && !is_newer(id));
    // The edition that is being written may still be mended.
    let unmarked = unmarked.filter(|id| found[*id].revised < guide.edition);
    let mut problems: Vec<String> =
        unmarked.map(|id| format!("`{id}` changed: raise its `revised`, and say what in `change`")).collect();
    let dropped: BTreeSet<&str> = guide.dropped.iter().map(|item| item.id.as_str()).collect();
    let gone =
        kept.keys().filter(|id| !found.contains_key(*id) && guide.successor(id).is_none() && !dropped.contains(id.as_str()));
    problems.extend(gone.map(|id| format!("`{id}` is gone: name it in `was` of what took its place, or in `dropped`")));
    problems
}

fn written(editions: &Editions) -> String {
    let mut text =
        format!("# Which edition each item was last revised in, and the fingerprint of its texts. `{UPDATE}` writes it.\n\n");
    for (id, Edition { revised, texts }) in editions {
        writeln!(text, "{id} = {{ revised = {revised}, texts = \"{texts}\" }}").expect("it is written to memory");
    }
    text
}

#[test]
fn an_item_whose_texts_change_says_so_in_its_edition() {
    let guide = Guide::embedded();
    let kept: Editions = toml::from_str(&fs::read_to_string(KEPT).expect("it is kept")).expect("it has the shape of `Editions`");
    let problems = problems(&guide, &kept);
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    if env::var_os("UPDATE_EDITIONS").is_some_and(|value| value == "1") {
        return fs::write(KEPT, written(&editions(&guide))).expect("it can be written");
    }
    let differ: Vec<_> = editions(&guide).into_iter().filter(|(id, edition)| kept.get(id) != Some(edition)).collect();
    assert!(differ.is_empty() && kept.len() == guide.items().count(), "`{UPDATE}` records {differ:?}");
}

#[test]
fn a_text_that_changes_in_silence_is_found_and_so_is_an_item_that_vanishes() {
    let mut guide = Guide::embedded();
    let kept = editions(&guide);
    assert_eq!(problems(&guide, &kept), [""; 0]);
    guide.edition += 1;
    let removed = guide.sections[0].items[0].id.clone();
    guide.sections[0].items = guide.sections[0].items[1..].iter().cloned().collect();
    let changed = &mut guide.sections[0].items[0];
    changed.why.push_str("And more.");
    let changed = changed.id.clone();
    assert_eq!(
        problems(&guide, &kept),
        [
            format!("`{changed}` changed: raise its `revised`, and say what in `change`"),
            format!("`{removed}` is gone: name it in `was` of what took its place, or in `dropped`"),
        ]
    );
    guide.sections[0].items[0].revised = guide.edition;
    guide.sections[0].items[1].was = vec![removed].into();
    assert_eq!(problems(&guide, &kept), [""; 0]);
}

#[test]
fn every_revised_item_says_what_changed_in_one_or_two_sentences() {
    let guide = Guide::embedded();
    for (_, item) in guide.items().filter(|(_, item)| item.revised > 1) {
        let (sentences, is_whole) = (item.change.matches(". ").count() + 1, item.change.ends_with('.'));
        assert!(is_whole && sentences <= 2, "{}: `{}`", item.id, item.change);
    }
    let newest = guide.revisions.iter().map(|revision| revision.edition).max();
    assert_eq!(newest, Some(guide.edition), "the newest edition is in the list of revisions");
}
