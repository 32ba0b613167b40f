//! `export`: what the reports say, and where they go.
#![expect(clippy::disallowed_methods, reason = "the reports are read as files")]

use std::fs;
use std::path::Path;

use crate::support::desk::Desk;

#[test]
fn the_format_is_the_one_named_or_the_one_of_the_file() {
    let desk = Desk::new();
    assert!(desk.run("export").text().starts_with("# BC health information exchange: onboarding report\n"));
    assert!(desk.run("export --format json").json()["items"].as_array().is_some_and(|items| items.len() > 40));
    for (arguments, name, start) in [
        ("--output a.html", "a.html", "<!doctype html>"),
        ("--output a.md", "a.md", "# "),
        ("--output a.txt", "a.txt", "# "),
        ("--output b.html --format json", "b.html", "{"),
    ] {
        let said = desk.run(&format!("export {arguments}"));
        assert_eq!(said.stderr, format!("hie-onboard: wrote the report to {name}\n"));
        assert_eq!(said.text(), "");
        assert!(desk.read(name).starts_with(start), "{arguments}");
    }
}

#[test]
fn a_file_is_only_replaced_when_that_was_asked_for() {
    let desk = Desk::new();
    desk.write("mine.md", "mine");
    let complaint = desk.run("export --output mine.md").complaint(3);
    assert_eq!(complaint, "hie-onboard: mine.md exists already: choose another name, or replace it with --force\n");
    assert_eq!(desk.read("mine.md"), "mine");
    desk.run("export --output mine.md --force").text();
    assert!(desk.read("mine.md").starts_with("# "));
    desk.run("export --force").complaint(2);
}

/// The report without the days on which it and what it tells were made: midnight may come in between.
fn undated(report: &str) -> String {
    ["As of ", "since "].into_iter().fold(report.to_owned(), |report, before| {
        let mut pieces = report.split(before);
        let first = pieces.next().unwrap_or_default().to_owned();
        pieces.fold(first, |report, piece| {
            let (day, rest) = piece.split_at_checked(10).unwrap_or((piece, ""));
            let day = if day.parse::<jiff::civil::Date>().is_ok() { "TODAY" } else { day };
            format!("{report}{before}{day}{rest}")
        })
    })
}

#[test]
fn the_markdown_report_reads_well() {
    let desk = Desk::new();
    desk.run("tick download-standards").text();
    desk.run_with(&["set", "agreements", "--status", "waiting", "--reason", "the <b>ministry</b> & legal"]).text();
    desk.run("set time-frame --due 9999-01-31 --owner ana").text();
    desk.run_with(&["set", "connectivity", "--status", "not-applicable", "--reason", "our *partner* connects"]).text();
    desk.run("evidence add agreements https://example.org/vpa_signed").text();
    desk.run_with(&["note", "agreements", "# Signed\n\n- twice"]).text();
    let text = undated(&desk.run("export").text());
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/export/report.md");
    if std::env::var_os("UPDATE_REPORTS").is_some() {
        fs::write(&kept, &text).expect("it can be written");
    }
    assert_eq!(text, fs::read_to_string(kept).expect("it is kept"), "UPDATE_REPORTS=1 cargo test writing writes it anew");
}
