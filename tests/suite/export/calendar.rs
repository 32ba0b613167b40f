//! Due dates as a calendar: read back by a parser and by the letter of the standard, the same bytes every time, and only what is still to be done.

use std::collections::BTreeMap;

use hie_onboard::export::{FORMATS, Report};
use hie_onboard::guide::Guide;
use hie_onboard::progress::{Change, Field, ProductField, Progress, Scope, Stamp, Status};
use icalendar::{Calendar, Component};
use jiff::{Timestamp, civil::date, tz::TimeZone};

use crate::support::desk::Desk;

/// What a calendar could take for its own: separators, quotation marks, backslashes, and a letter of several bytes at each fold.
const ODD: &str = "Léa; \"Ng\", B\\n: ééééééééééééééééééééééééééééééééééééééééééééééééé";

fn stamp(at: &str) -> Stamp {
    Stamp { at: at.parse().expect("it is a time"), by: "ana".to_owned(), edition: 1 }
}

/// Two open items of two owners, a done one, and one out of scope, all with a due date.
fn progress(guide: &Guide) -> Progress {
    let mut progress = Progress::new(guide);
    progress.scope = Scope { medical_practice: false, ..Scope::default() };
    for (id, owner, day) in
        [("agreements", ODD, 4), ("connectivity", "ben", 2), ("time-frame", "ben", 3), ("asp-hosting", "ben", 5)]
    {
        progress.apply(&Change::field(&progress, id, Field::Due(Some(date(2026, 12, day)))));
        progress.apply(&Change::field(&progress, id, Field::Owner(owner.to_owned())));
    }
    let at = stamp("2026-11-02T17:04:09Z");
    progress.apply(&Change::status(&progress, "agreements", Status::Waiting, "the ministry; form, sent", &at));
    progress.apply(&Change::status(&progress, "time-frame", Status::Done, "", &at));
    progress
}

fn written(guide: &Guide, progress: &Progress, now: &str) -> String {
    let format = FORMATS.iter().find(|format| format.extension == "ics").expect("there are calendars");
    let now: Timestamp = now.parse().expect("it is a time");
    (format.write)(&Report::new(guide, progress, now, TimeZone::UTC))
}

/// The events as somebody reads them who knows only the standard: lines unfolded, each a name with its parameters, and a value
/// that is still escaped.
fn read(text: &str) -> Vec<BTreeMap<String, String>> {
    let unfolded = text.replace("\r\n ", "");
    let (mut events, mut open) = (Vec::new(), None);
    for line in unfolded.split_terminator("\r\n") {
        let (name, value) = line.split_once(':').unwrap_or_else(|| panic!("{line:?} has no value"));
        assert!(name.chars().all(|character| character.is_ascii_uppercase() || "-;=".contains(character)), "{name:?} is no name");
        match (line, &mut open) {
            ("BEGIN:VEVENT", None) => open = Some(BTreeMap::new()),
            ("END:VEVENT", Some(_)) => events.extend(open.take()),
            (_, Some(event)) => assert_eq!(event.insert(name.to_owned(), value.to_owned()), None, "{name} stands twice"),
            (_, None) => {}
        }
    }
    assert!(unfolded.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:") && unfolded.ends_with("END:VCALENDAR\r\n"));
    events
}

const NOW: &str = "2026-11-22T12:00:00Z";

#[test]
fn two_readers_find_the_open_items_and_their_days() {
    let guide = Guide::embedded();
    let text = written(&guide, &progress(&guide), NOW);
    let calendar: Calendar = text.parse().unwrap_or_else(|error| panic!("{error} in\n{text}"));
    let events: Vec<_> = calendar.events().collect();
    let uids: Vec<_> = events.iter().map(|event| event.get_uid().unwrap_or_default()).collect();
    assert_eq!(uids, ["connectivity@bc-hie.hie-onboard", "agreements@bc-hie.hie-onboard"], "soonest first");
    let agreements = events[1];
    assert_eq!(agreements.get_summary(), Some("Vendor and user agreements"));
    let words = format!("waiting since 2026-11-02 by ana: the ministry; form, sent\nowner {ODD}\nhie-onboard show agreements");
    assert_eq!(agreements.get_description(), Some(words.as_str()));

    let [first, second] = &read(&text)[..] else { panic!("two events in\n{text}") };
    assert_eq!((first["DTSTART;VALUE=DATE"].as_str(), second["DTSTART;VALUE=DATE"].as_str()), ("20261202", "20261204"));
    assert_eq!((second["DTSTAMP"].as_str(), second["TRANSP"].as_str()), ("20261102T170409Z", "TRANSPARENT"));
    let escaped = ODD.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,");
    assert!(
        second["DESCRIPTION"].contains(&format!("the ministry\\; form\\, sent\\nowner {escaped}\\n")),
        "{}",
        second["DESCRIPTION"]
    );
}

#[test]
fn lines_are_as_short_and_end_as_the_standard_asks() {
    let guide = Guide::embedded();
    let text = written(&guide, &progress(&guide), NOW);
    let lines: Vec<&str> = text.split("\r\n").collect();
    assert!(lines.iter().all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])), "{text}");
    assert!(lines.iter().any(|line| line.starts_with(' ')), "nothing was folded in\n{text}");
    assert_eq!(lines.last(), Some(&""));
}

#[test]
fn the_same_progress_gives_the_same_bytes_on_every_day() {
    let guide = Guide::embedded();
    let progress = progress(&guide);
    assert_eq!(written(&guide, &progress, NOW), written(&guide, &progress, "2027-02-01T08:00:00Z"));
}

/// The identity of each event by its day.
fn identities(guide: &Guide, progress: &Progress) -> BTreeMap<String, String> {
    let calendar: Calendar = written(guide, progress, NOW).parse().expect("it can be read");
    let of = |event: &icalendar::Event| {
        let start = event.property_value("DTSTART").unwrap_or_default().to_owned();
        (start, event.get_uid().unwrap_or_default().to_owned())
    };
    calendar.events().map(of).collect()
}

#[test]
fn an_event_keeps_its_identity_when_its_day_its_owner_or_the_version_changes() {
    let guide = Guide::embedded();
    let mut progress = progress(&guide);
    progress.product.set(ProductField::Product, "Care Note®");
    let before = identities(&guide, &progress);
    assert_eq!(before["20261204"], "care-note-agreements@bc-hie.hie-onboard", "products do not share theirs");
    progress.product.set(ProductField::Version, "2.4");
    progress.apply(&Change::field(&progress, "agreements", Field::Owner("carla".to_owned())));
    progress.apply(&Change::field(&progress, "agreements", Field::Due(Some(date(2027, 1, 31)))));
    assert_eq!(identities(&guide, &progress)["20270131"], before["20261204"]);
    assert!(written(&guide, &progress, NOW).contains("X-WR-CALNAME:Care Note® 2.4: BC health"));
}

#[test]
fn a_calendar_is_one_owners_where_that_is_asked_for_and_says_when_it_is_empty() {
    let desk = Desk::new();
    let empty = desk.run("export --format ics");
    assert!(empty.stderr.starts_with("hie-onboard: the calendar is empty: "), "{}", empty.stderr);
    empty.text();
    desk.run("set agreements --owner legal --due +14d").text();
    desk.run("set connectivity --owner ben --due +2w").text();
    let events = |arguments: &str| desk.run(arguments).text().matches("BEGIN:VEVENT").count();
    assert_eq!(events("export --format ics"), 2);
    assert_eq!(events("export --format ics --owner Legal"), 1);
    assert_eq!(events("export --format ics --owner= "), 0);
    for (owner, whose) in [("ana", "of the owner `ana`"), ("", "without an owner"), ("a\nb", "of the owner `a b`")] {
        let empty = desk.run_with(&["export", "--format", "ics", "--owner", owner]).stderr;
        assert!(empty.contains(&format!("no open item {whose} has a due date")), "{empty}");
    }
    desk.run("export --output due.ics --owner ben").complaint_free();
    assert!(desk.read("due.ics").contains("UID:connectivity@"));
    let complaint = desk.run("export --owner ben").complaint(2);
    assert!(complaint.contains("add --format ics"), "{complaint}");
}
