//! The text of progress files: whatever was typed comes back, and whatever is read never panics.

use hie_onboard::progress::{Change, Field, Progress, ProgressError, Record};
use proptest::prelude::*;

use crate::support::arbitrary::{id, laws, progress, text};

proptest! {
    #![proptest_config(laws())]

    #[test]
    fn progress_comes_back_as_it_was_written(progress in progress(&text())) {
        let written = progress.to_text();
        let read = Progress::parse(&written);
        prop_assert_eq!(read.as_ref(), Ok(&progress), "{}", written);
        prop_assert_eq!(read.expect("just compared").to_text(), written);
    }

    #[test]
    fn any_text_is_read_or_refused_and_what_is_read_can_be_written(text in text()) {
        for text in [text.clone(), format!("schema = 1\nguide = \"g\"\n{text}"), format!("schema = 1\nguide = \"g\"\n[item.a]\nnote = {text}")] {
            if let Ok(progress) = Progress::parse(&text) {
                prop_assert_eq!(Progress::parse(&progress.to_text()), Ok(progress));
            }
        }
    }

    #[test]
    fn changes_are_remembered_as_they_were([one, other] in [progress(&text()), progress(&text())], id in id()) {
        let Record { standing, owner, due, evidence, note, .. } = other.record(&id).clone();
        let fields = [Field::Standing(standing), Field::Owner(owner), Field::Due(due), Field::Evidence(evidence), Field::Note(note)];
        let scope = Change::Scope { before: one.scope.clone(), after: other.scope };
        for change in fields.into_iter().map(|field| Change::field(&one, &id, field)).chain([scope]) {
            let remembered = serde_json::to_string(&change).expect("it can be written");
            prop_assert_eq!(serde_json::from_str::<Change>(&remembered).expect("it can be read"), change);
        }
    }
}

fn with_item(lines: &str) -> Result<Progress, ProgressError> {
    Progress::parse(&format!("schema = 1\nguide = \"g\"\n[item.a]\n{lines}\n"))
}

#[test]
fn times_that_toml_cannot_write_are_refused_with_their_line() {
    for line in ["at = \"-000001-01-01T00:00:00Z\"", "due = \"-000001-01-01\"", "at = \"-009999-06-01T00:00:00Z\""] {
        let error = with_item(line).expect_err("it is refused").to_string();
        assert!(error.starts_with("line 4, column"), "{error}");
    }
}

#[test]
fn every_time_that_is_read_can_be_written() {
    for line in [
        "at = 0000-01-01T00:00:00Z",
        "at = 9999-12-30T22:00:00.999999999Z",
        "at = 2026-11-02T17:04:09.000000001+23:59",
        "at = \"2026-11-02 17:04:09-08:00\"",
        "at = 2016-12-31T23:59:60Z",
        "due = 0000-01-01",
        "due = 9999-12-31",
        "due = \"\"",
    ] {
        let progress = with_item(line).unwrap_or_else(|error| panic!("{line}: {error}"));
        assert_eq!(Progress::parse(&progress.to_text()), Ok(progress), "{line}");
    }
}

#[test]
fn numbers_that_are_none_do_not_break_the_file() {
    let progress = with_item("a = nan\nb = -inf\nc = -nan").expect("it parses");
    assert_eq!(Progress::parse(&progress.to_text()).expect("it parses").to_text(), progress.to_text());
}

#[test]
fn an_empty_file_is_said_to_be_empty() {
    for text in ["", " \n\n", "\u{feff}"] {
        let error = Progress::parse(text).expect_err("it is refused").to_string();
        assert!(error.contains("empty"), "{error}");
    }
}

#[test]
fn a_file_with_a_byte_order_mark_and_windows_line_ends_is_read() {
    let text = "\u{feff}schema = 1\r\nguide = \"g\"\r\n[item.a]\r\nstatus = \"done\"\r\n";
    assert!(Progress::parse(text).is_ok_and(|progress| progress.record("a").standing.status.is_closed()));
}

#[test]
fn a_schema_that_is_no_number_or_missing_is_named_with_its_line() {
    for (text, place) in [
        ("schema = \"1\"\n", "line 1"),
        ("# x\n\nschema = 1.5\n", "line 3"),
        ("guide = \"g\"\n", "line 1"),
        ("x = 1\nschema = -1\n", "line 2"),
    ] {
        let error = Progress::parse(text).expect_err("it is refused").to_string();
        assert!(error.starts_with(place), "{error}");
    }
}

#[test]
fn a_file_that_was_cut_short_is_refused_wherever_that_was() {
    let whole = with_item("status = \"done\"\nnote = \"one\\n\\ntwo\"").expect("it parses").to_text();
    let end = whole.trim_end().char_indices().count();
    for (cut, _) in whole.char_indices().take(end) {
        let error = Progress::parse(&whole[..cut]).expect_err(&whole[..cut]).to_string();
        assert!(error.starts_with("line "), "{error}");
    }
    assert!(Progress::parse(&whole.replace('\n', "\r\n")).is_ok());
    assert!(Progress::parse(&format!("{whole}[item.b]\n")).is_ok());
}
