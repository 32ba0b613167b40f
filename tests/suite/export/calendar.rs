//! The days of items as a calendar: read back by two parsers and by the letter of the standard, newer each time, and only what is
//! still to be done.

use std::collections::{BTreeMap, BTreeSet};

use calcard::icalendar::{ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarProperty, ICalendarValue};
use hie_onboard::export::{FORMATS, Report};
use hie_onboard::guide::Guide;
use hie_onboard::progress::{Change, Detail, Field, ProductField, Progress, Scope, Stamp, Status};
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
fn a_reader_finds_the_open_items_and_their_days() {
    let guide = Guide::embedded();
    let text = written(&guide, &progress(&guide), NOW);
    let calendar: Calendar = text.parse().unwrap_or_else(|error| panic!("{error} in\n{text}"));
    let events: Vec<_> = calendar.events().collect();
    let uids: Vec<_> = events.iter().map(|event| event.get_uid().unwrap_or_default()).collect();
    assert_eq!(uids, ["connectivity@bc-hie.hie-onboard", "agreements@bc-hie.hie-onboard"], "soonest first");
    let agreements = events[1];
    assert_eq!(agreements.get_summary(), Some("Vendor and user agreements"));
    let words = format!("waiting since 2026-11-02 by ana: the ministry; form, sent\nOwner: {ODD}\nhie-onboard show agreements");
    assert_eq!(agreements.get_description(), Some(words.as_str()));

    let [first, second] = &read(&text)[..] else { panic!("two events in\n{text}") };
    assert_eq!((first["DTSTART;VALUE=DATE"].as_str(), second["DTSTART;VALUE=DATE"].as_str()), ("20261202", "20261204"));
    assert_eq!((second["DTSTAMP"].as_str(), second["TRANSP"].as_str()), ("20261122T120000Z", "TRANSPARENT"));
    let escaped = ODD.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,");
    assert!(
        second["DESCRIPTION"].contains(&format!("the ministry\\; form\\, sent\\nOwner: {escaped}\\n")),
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

/// Without what says how new it is.
fn without_versions(text: &str) -> Vec<&str> {
    let is_version = |line: &&str| ["DTSTAMP:", "LAST-MODIFIED:", "SEQUENCE:"].iter().any(|name| line.starts_with(name));
    text.lines().filter(|line| !is_version(line)).collect()
}

/// RFC 5546 (2.1.5): of two with one identity, the one with the greater sequence is newer, then the one with the later stamp.
#[test]
fn a_later_file_is_newer_in_every_event_and_else_the_same() {
    let guide = Guide::embedded();
    let progress = busy(&guide);
    let [first, minutes_later, seconds_later] =
        [NOW, "2026-11-22T12:01:00Z", "2026-11-22T12:01:30Z"].map(|now| written(&guide, &progress, now));
    let versions = |text: &str| -> Vec<(i64, String)> {
        let of = |event: BTreeMap<String, String>| (event["SEQUENCE"].parse().expect("a number"), event["DTSTAMP"].clone());
        read(text).into_iter().map(of).collect()
    };
    let all = [&first, &minutes_later, &seconds_later].map(|text| versions(text));
    assert!(all[0].iter().zip(&all[1]).all(|(old, new)| new.0 > old.0), "{all:?}");
    assert!(all[1].iter().zip(&all[2]).all(|(old, new)| new > old), "{all:?}");
    assert!(versions(&written(&guide, &progress, "5000-01-01T00:00:00Z")).iter().all(|(sequence, _)| *sequence < 1 << 31));
    assert_eq!(without_versions(&first), without_versions(&seconds_later));
}

/// The same with days to follow up, a period, and evidence that expires.
fn busy(guide: &Guide) -> Progress {
    let mut progress = progress(guide);
    progress.product.set(ProductField::Product, "Care; Note");
    let mut set = |id: &str, field: Field| progress.apply(&Change::field(&progress.clone(), id, field));
    set("agreements", Field::FollowUp(Some(date(2026, 12, 1))));
    set("time-frame", Field::FollowUp(Some(date(2026, 12, 1))));
    set("time-frame", Field::Repeat("1y".parse().ok()));
    set("time-frame", Field::Evidence(vec![ODD.to_owned(), "docs/notice.pdf".to_owned(), "docs/plain.pdf".to_owned()]));
    let until = |day| Detail { valid_until: Some(day), ..Detail::default() };
    let details = [(ODD.to_owned(), until(date(2027, 3, 1))), ("docs/notice.pdf".to_owned(), until(date(2027, 3, 1)))];
    set("time-frame", Field::Details(details.into()));
    progress
}

/// What a second reader, a mail server's, finds: the day, the words and the identity of each event.
fn second_reader(text: &str) -> Vec<(String, String, String)> {
    let calendar = ICalendar::parse(text).unwrap_or_else(|entry| panic!("{entry:?} in\n{text}"));
    let events = calendar.components.iter().filter(|component| component.component_type == ICalendarComponentType::VEvent);
    let value = |event: &ICalendarComponent, name| event.property(&name).and_then(|entry| entry.values.first()).cloned();
    let words = |event: &ICalendarComponent, name| match value(event, name) {
        Some(ICalendarValue::Text(words)) => words,
        other => panic!("{other:?} is no text"),
    };
    let day = |event: &ICalendarComponent| match value(event, ICalendarProperty::Dtstart) {
        Some(ICalendarValue::PartialDateTime(day)) if day.hour.is_none() => {
            format!("{:04}{:02}{:02}", day.year.unwrap_or(0), day.month.unwrap_or(0), day.day.unwrap_or(0))
        }
        other => panic!("{other:?} is no whole day"),
    };
    let summary = |event: &ICalendarComponent| words(event, ICalendarProperty::Summary);
    let description = |event: &ICalendarComponent| words(event, ICalendarProperty::Description);
    let uid = |event: &ICalendarComponent| event.uid().unwrap_or_default().to_owned();
    events.map(|event| (day(event), format!("{}\n{}", summary(event), description(event)), uid(event))).collect()
}

#[test]
fn two_readers_agree_on_every_day_word_and_identity() {
    let guide = Guide::embedded();
    let text = written(&guide, &busy(&guide), NOW);
    let calendar: Calendar = text.parse().unwrap_or_else(|error| panic!("{error} in\n{text}"));
    let first: Vec<_> = calendar
        .events()
        .map(|event| {
            let words = format!("{}\n{}", event.get_summary().unwrap_or_default(), event.get_description().unwrap_or_default());
            let day = event.property_value("DTSTART").unwrap_or_default().to_owned();
            (day, words, event.get_uid().unwrap_or_default().to_owned())
        })
        .collect();
    assert_eq!(second_reader(&text), first);
    let days: Vec<_> = first.iter().map(|(day, words, _)| (day.as_str(), words.lines().next().unwrap_or_default())).collect();
    let expected = [
        ("20261201", "Care; Note: Follow up: Vendor and user agreements"),
        ("20261202", "Care; Note: Connectivity, its process and its costs"),
        ("20261204", "Care; Note: Vendor and user agreements"),
        ("20270301", "Care; Note: Expires: Time frame to integrate"),
        ("20270301", "Care; Note: Expires: Time frame to integrate"),
        ("20271102", "Care; Note: Again: Time frame to integrate"),
    ];
    assert_eq!(days, expected);
    assert!(first[3].1.contains(&format!("\nValid until 2027-03-01: {ODD}\n")), "{}", first[3].1);
    assert!(first[5].1.contains("\nOwner: ben\n"), "{}", first[5].1);
    let identities: BTreeSet<_> = first.iter().map(|(_, _, uid)| uid).collect();
    assert_eq!(identities.len(), first.len(), "{identities:?}");
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
}

#[test]
fn every_day_keeps_its_identity_when_it_moves() {
    let guide = Guide::embedded();
    let mut progress = busy(&guide);
    let uids = |progress: &Progress| -> BTreeSet<String> {
        second_reader(&written(&guide, progress, NOW)).into_iter().map(|(_, _, uid)| uid).collect()
    };
    let before = uids(&progress);
    let (_, item) = guide.find("time-frame").expect("it is there");
    let changes = [
        Change::field(&progress, "agreements", Field::FollowUp(Some(date(2027, 1, 9)))),
        Change::field(&progress, "agreements", Field::Due(Some(date(2027, 1, 10)))),
        Change::renewal(&progress, item, &stamp("2027-11-03T00:00:00Z"), &TimeZone::UTC).expect("it has come back"),
    ];
    for change in &changes {
        progress.apply(change);
    }
    assert_eq!(uids(&progress), before);
    assert!(before.contains("care-note-agreements@follow-up.bc-hie.hie-onboard"), "{before:?}");
    let again = second_reader(&written(&guide, &progress, NOW)).pop();
    assert_eq!(again.map(|(day, _, _)| day).as_deref(), Some("20281103"), "its period began anew");
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
        assert!(empty.contains(&format!("nothing {whose} has a day to come")), "{empty}");
    }
    desk.run("export --output due.ics --owner ben").complaint_free();
    assert!(desk.read("due.ics").contains("UID:connectivity@"));
    let complaint = desk.run("export --owner ben").complaint(2);
    assert!(complaint.contains("add --format ics"), "{complaint}");
}
