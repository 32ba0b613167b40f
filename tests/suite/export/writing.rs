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

#[test]
fn the_file_is_named_with_or_without_an_option() {
    let desk = Desk::new();
    for (short, long) in [("short.md", "long.md"), ("short.csv", "long.csv")] {
        let said = desk.run(&format!("export {short}"));
        assert_eq!((said.code, said.stderr), (Some(0), format!("hie-onboard: wrote the report to {short}\n")));
        desk.run(&format!("export --output {long}")).complaint_free();
        assert_eq!(desk.read(short), desk.read(long));
    }
    desk.run("export short.md").complaint(3);
    desk.run("export short.md --force").complaint_free();
    assert!(desk.run("export -").text().starts_with("# "));
    desk.run("set agreements --due 2026-12-01").text();
    desk.run("export due.ics").complaint_free();
    assert!(desk.read("due.ics").starts_with("BEGIN:VCALENDAR"));
    desk.run("export one.md --output other.md").complaint(2);
    desk.run("export one.md --pack pack").complaint(2);
}

#[test]
fn only_a_report_to_read_tells_what_changed() {
    let desk = Desk::new();
    desk.run("export --output first.md").complaint_free();
    desk.run("tick agreements").text();
    let told = "only a report to read tells what changed: end the name in .md or .html, or choose with --format\n";
    for format in ["csv", "ics", "json"] {
        assert_eq!(desk.run(&format!("export --format {format} --since report")).complaint(2), format!("hie-onboard: {told}"));
        assert_eq!(desk.run(&format!("export --output new.{format} --since 7d")).complaint(2), format!("hie-onboard: {told}"));
    }
    assert_eq!(
        desk.run("export --output new.doc").complaint(2),
        "hie-onboard: there is no report in the format `.doc`: end the name in .md, .html, .csv, .ics or .json, or choose with --format\n"
    );
    desk.run("export --pack pack --since report").complaint_free();
    for report in ["report.md", "report.html"] {
        assert!(desk.read(&format!("pack/{report}")).contains("Since the report of "), "{report}");
    }
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
    let asked = ["ask", "time-frame", "How *long*?", "--with", "Kim", "--on", "2026-01-05"];
    desk.run_with(&asked).text();
    desk.run_with(&["answer", "time-frame", "A | year", "--with", "Kim", "--on", "2026-01-09"]).text();
    desk.run_with(&["contact", "agreements", "They called.", "--on", "2026-01-06"]).text();
    let text = undated(&desk.run("export").text());
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/export/report.md");
    if std::env::var_os("UPDATE_REPORTS").is_some() {
        fs::write(&kept, &text).expect("it can be written");
    }
    assert_eq!(text, fs::read_to_string(kept).expect("it is kept"), "UPDATE_REPORTS=1 cargo test writing writes it anew");
}

#[test]
fn what_was_said_stands_in_the_reports_and_a_table_shows_it_without_reading_it_back() {
    let desk = Desk::new();
    desk.write_progress(
        "schema = 1\nguide = \"bc-hie\"\n[item.agreements]\nevidence = [\"vpa.pdf\"]\n\
         [item.agreements.evidence-details.\"vpa.pdf\"]\ndated = 2026-01-04\nsha256 = \"00ff\"\n",
    );
    desk.run_with(&["contact", "agreements", "They <called>.", "--on", "2026-01-06"]).text();
    desk.run_with(&["ask", "page-history", "=Which page?", "--on", "2026-01-07"]).text();
    let html = desk.run("export --format html").text();
    let said = "<li>vpa.pdf (of 2026-01-04)</li>\n</ul>\n<h4>Correspondence</h4>\n<ul>\n\
                <li>2026-01-06 noted by ana: They &#60;called&#62;.</li>\n</ul>";
    assert!(html.contains(said) && html.contains("<li>2026-01-07 asked by ana: =Which page?</li>"), "{html}");
    let table = desk.run("export --format csv").text();
    assert!(table.contains(",vpa.pdf (of 2026-01-04),2026-01-06 noted by ana: They <called>.,"), "{table}");
    let edited = table.replace("They <called>.", "They wrote.").replace("(of 2026-01-04)", "(of 2026-02-04)");
    desk.write("edited.csv", &edited);
    assert_eq!(desk.run("import edited.csv --apply").text(), "Nothing to change: everything is here already.\n");
    let json = desk.run("export --format json").text();
    desk.write("backup.json", &json);
    let other = Desk::new();
    other.write("backup.json", &json);
    other.run("import backup.json --apply").text();
    assert_eq!(other.run("export --format json").text(), json);
}
