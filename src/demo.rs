//! A filled-in example that shows everything the program does: a team two months into its work, around today.

use jiff::{Timestamp, ToSpan, civil::Date, tz::TimeZone};

use crate::guide::Guide;
use crate::progress::{Act, Change, DatedLine, Detail, Field, ProductField, Progress, Scope, Stamp, Status, day_of};

const ANA: &str = "ana";
const BEN: &str = "ben";
const CARLA: &str = "carla";

#[derive(Clone, Copy)]
struct ExampleStatus<'a> {
    item: &'a str,
    status: Status,
    /// Whom it is waiting for, or why it is not applicable.
    reason: &'static str,
    by: &'static str,
    days_ago: i64,
}

const fn set(item: &'static str, status: Status, by: &'static str, days_ago: i64) -> ExampleStatus<'static> {
    ExampleStatus { item, status, reason: "", by, days_ago }
}

const STATUSES: &[ExampleStatus] = &[
    set("download-standards", Status::Done, ANA, 58),
    set("review-standards", Status::Done, ANA, 44),
    ExampleStatus { reason: "the ministry, form sent by mail", ..set("request-services", Status::Waiting, BEN, 23) },
    set("follow-process", Status::Doing, BEN, 20),
    set("conformance-requirements", Status::Done, ANA, 40),
    set("message-specifications", Status::Doing, CARLA, 12),
    ExampleStatus { reason: "signature by our legal team", ..set("agreements", Status::Waiting, BEN, 13) },
    set("acceptable-use", Status::Done, CARLA, 30),
    set("phase-build", Status::Doing, CARLA, 12),
    set("data-hosting", Status::Done, CARLA, 15),
    ExampleStatus { reason: "we host nothing for our customers", ..set("asp-hosted", Status::NotApplicable, ANA, 28) },
    ExampleStatus { reason: "we host nothing for our customers", ..set("hosting", Status::NotApplicable, ANA, 28) },
    set("volume-glossary", Status::Done, ANA, 55),
    set("volume-2", Status::Done, CARLA, 31),
    set("volume-3b", Status::Doing, CARLA, 9),
];

const OWNERS: &[(&str, &str)] = &[
    ("request-services", BEN),
    ("message-specifications", CARLA),
    ("agreements", BEN),
    ("connectivity", CARLA),
    ("time-frame", ANA),
    ("phase-discovery", ANA),
    ("phase-sandbox", CARLA),
    ("phase-build", CARLA),
    ("phase-self-test", CARLA),
];

const PRODUCT: &[(ProductField, &str)] = &[
    (ProductField::Vendor, "Example Software"),
    (ProductField::Product, "Example EMR"),
    (ProductField::Version, "2.4"),
    (ProductField::Contacts, "Ana Example <ana@example.org>; Ben Example <ben@example.org>"),
    (ProductField::Hosting, "by our customers; we host nothing for them"),
];

/// In days from today.
const DUE_DATES: &[(&str, i64)] = &[
    ("message-specifications", 11),
    ("agreements", 8),
    ("connectivity", -3),
    ("request-services", -2),
    ("phase-discovery", 9),
    ("phase-sandbox", 30),
    ("phase-build", 75),
    ("phase-self-test", 96),
    ("phase-conformance-test", 124),
];

const NOTES: &[(&str, &str)] = &[
    ("agreements", "Signed copy is with legal; Ben asks for it on Friday.\nAsk as well who signs for the user organization."),
    ("message-specifications", "Mapping of our provider record is in the design notes, chapter 3."),
    ("request-services", "Sent by mail, a reply is in the ticket."),
];

const EVIDENCE: &[(&str, &[&str])] = &[
    ("download-standards", &["docs/standards/README.md"]),
    ("review-standards", &["docs/review-notes.md", "https://tickets.example.org/browse/HIE-12"]),
    ("request-services", &["https://tickets.example.org/browse/HIE-21"]),
    ("agreements", &["docs/vpa-draft.pdf"]),
    ("acceptable-use", &["docs/acceptable-use.pdf"]),
];

/// Evidence with the day that it speaks for and the last one on which it holds, in days from today.
const DETAILS: &[(&str, &str, i64, i64)] = &[("acceptable-use", "docs/acceptable-use.pdf", -30, 21)];

/// In days from today.
const FOLLOW_UPS: &[(&str, i64)] = &[("request-services", 2)];

const PERIODS: &[(&str, &str)] = &[("review-standards", "1y")];

/// Something that was said about an item.
struct ExampleLine {
    item: &'static str,
    days_ago: i64,
    act: Act,
    with: &'static str,
    /// The question that is answered, or of which somebody was reminded.
    question: &'static str,
    text: &'static str,
}

/// As the guide asks it.
const WHERE: &str = "Where do we send form 4637 for PLR?";

const WHO: &str = "Who signs for us?";

const MINISTRY: &str = "the ministry";

const LEGAL: &str = "our legal team";

const TALK: &[ExampleLine] = &[
    ExampleLine { item: "request-services", days_ago: 23, act: Act::Asked, with: MINISTRY, question: "", text: WHERE },
    ExampleLine {
        item: "request-services",
        days_ago: 9,
        act: Act::Reminded,
        with: MINISTRY,
        question: WHERE,
        text: "asked again",
    },
    ExampleLine { item: "agreements", days_ago: 13, act: Act::Asked, with: LEGAL, question: "", text: WHO },
    ExampleLine {
        item: "agreements",
        days_ago: 6,
        act: Act::Answered,
        with: LEGAL,
        question: WHO,
        text: "Both managing directors.",
    },
    ExampleLine {
        item: "agreements",
        days_ago: 5,
        act: Act::Noted,
        with: LEGAL,
        question: "",
        text: "They want to see the final text first.",
    },
];

/// What the items of another guide are, over and over.
const OTHERS: [ExampleStatus; 6] = [
    set("", Status::Done, ANA, 44),
    set("", Status::Doing, CARLA, 12),
    ExampleStatus { reason: "a reply to our letter", ..set("", Status::Waiting, BEN, 23) },
    set("", Status::Todo, ANA, 44),
    ExampleStatus { reason: "our product has none of this", ..set("", Status::NotApplicable, ANA, 28) },
    set("", Status::Done, BEN, 13),
];

/// Leaves out what `guide` does not have; of another guide than the built-in one, the items have some status each.
pub fn progress(guide: &Guide, now: Timestamp, zone: &TimeZone) -> Progress {
    let mut progress = Progress::new(guide);
    progress.scope = Scope { systems: known_systems(guide), ..Scope::default() };
    for (field, words) in PRODUCT {
        progress.product.set(*field, words);
    }
    let today = day_of(now, zone);
    let has = |item: &str| guide.find(item).is_some();
    let own: Vec<ExampleStatus> = STATUSES.iter().filter(|example| has(example.item)).copied().collect();
    let others = guide.tracked().zip(OTHERS.iter().cycle());
    let others = others.map(|((_, item), example)| ExampleStatus { item: &item.id, ..*example });
    for example in if own.is_empty() { others.collect() } else { own } {
        progress.apply(&status(&progress, guide, &example, now));
    }
    for (item, field) in fields(today).into_iter().filter(|(item, _)| has(item)) {
        progress.apply(&Change::field(&progress, item, field));
    }
    for said in TALK.iter().filter(|said| has(said.item)) {
        progress.apply(&line(said, now));
    }
    progress.make_dense(guide);
    progress
}

fn known_systems(guide: &Guide) -> Vec<String> {
    let wanted = ["client-registry", "plr", "pharmanet"];
    let systems = guide.systems.iter().map(|system| system.id.as_str());
    systems.filter(|id| wanted.contains(id)).map(str::to_owned).collect()
}

fn status(progress: &Progress, guide: &Guide, example: &ExampleStatus, now: Timestamp) -> Change {
    let stamp = Stamp { edition: guide.edition, ..stamp(now, example.days_ago, example.by) };
    Change::status(progress, example.item, example.status, example.reason, &stamp)
}

fn stamp(now: Timestamp, days_ago: i64, by: &str) -> Stamp {
    let at = now.checked_sub((24 * days_ago).hours()).unwrap_or(now);
    Stamp { at, by: by.to_owned(), edition: 0 }
}

fn line(said: &ExampleLine, now: Timestamp) -> Change {
    let (with, question) = (said.with.to_owned(), said.question.to_owned());
    let stamp = stamp(now, said.days_ago, BEN);
    Change::line(said.item, DatedLine { with, question, ..DatedLine::new(&stamp, said.act, said.text) })
}

fn fields(today: Date) -> Vec<(&'static str, Field)> {
    let day = |days: i64| today.checked_add(days.days()).ok();
    let references = |evidence: &[&str]| Field::Evidence(evidence.iter().map(|text| (*text).to_owned()).collect());
    let owners = OWNERS.iter().map(|(item, owner)| (*item, Field::Owner((*owner).to_owned())));
    let dues = DUE_DATES.iter().map(|(item, days)| (*item, Field::Due(day(*days))));
    let notes = NOTES.iter().map(|(item, note)| (*item, Field::Note((*note).to_owned())));
    let evidence = EVIDENCE.iter().map(|(item, evidence)| (*item, references(evidence)));
    let details = DETAILS.iter().map(|(item, piece, dated, until)| {
        let detail = Detail { dated: day(*dated), valid_until: day(*until), ..Detail::default() };
        (*item, Field::Details([((*piece).to_owned(), detail)].into()))
    });
    let follow_ups = FOLLOW_UPS.iter().map(|(item, days)| (*item, Field::FollowUp(day(*days))));
    let periods = PERIODS.iter().map(|(item, period)| (*item, Field::Repeat(period.parse().ok())));
    owners.chain(dues).chain(notes).chain(evidence).chain(details).chain(follow_ups).chain(periods).collect()
}

#[cfg(test)]
mod tests {
    use jiff::{Timestamp, tz::TimeZone};

    use super::{DETAILS, DUE_DATES, EVIDENCE, FOLLOW_UPS, NOTES, OWNERS, PERIODS, STATUSES, TALK, progress};
    use crate::guide::Guide;
    use crate::progress::{Asking, ProductField, Readiness, Summary, day_of};

    #[test]
    fn the_example_has_something_of_everything() {
        let guide = Guide::embedded();
        let now: Timestamp = "2026-11-23T18:42:00Z".parse().expect("it is a time");
        let zone = TimeZone::UTC;
        let today = day_of(now, &zone);
        let progress = progress(&guide, now, &zone);
        let summary = Summary::new(&guide, &progress, today, &zone);
        assert_eq!(summary.readiness, Readiness::NotReady);
        assert_eq!(progress.product.facts().count(), ProductField::ALL.len());
        let counts = summary.counts;
        for count in [counts.done, counts.doing, counts.waiting, counts.not_applicable, counts.todo, counts.out_of_scope] {
            assert!(count > 0, "{counts:?}");
        }
        let of = |id: &str| Asking::all(guide.find(id).expect("it is there").1, &progress);
        assert!(of("request-services")[0].asked.is_some() && of("request-services")[0].is_open(), "asked as the guide asks it");
        assert!(of("agreements").last().is_some_and(|asking| !asking.is_open()));
        assert_eq!(summary.again, ["acceptable-use"]);
        assert!(summary.due.iter().any(|id| progress.record(id).due.is_some_and(|due| due < today)));
    }

    #[test]
    fn the_example_names_only_items_that_the_guide_has() {
        let guide = Guide::embedded();
        let fields = OWNERS.iter().map(|row| row.0).chain(DUE_DATES.iter().map(|row| row.0)).chain(NOTES.iter().map(|row| row.0));
        let dates = DETAILS.iter().map(|row| row.0).chain(FOLLOW_UPS.iter().map(|row| row.0));
        let fields = fields.chain(dates).chain(PERIODS.iter().map(|row| row.0)).chain(TALK.iter().map(|said| said.item));
        let items = STATUSES.iter().map(|example| example.item).chain(fields).chain(EVIDENCE.iter().map(|row| row.0));
        for item in items {
            assert!(guide.find(item).is_some_and(|(section, _)| section.is_tracked()), "{item}");
        }
    }
}
