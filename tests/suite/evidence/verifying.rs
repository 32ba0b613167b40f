//! What `evidence verify` names, and what it does not complain about.

use std::fs;
use std::os::unix::fs::symlink;

use serde_json::json;

use super::{ABC, behind, home, make_pipe, make_sparse, powerless, project, set_mode, whole, within};
use crate::support::desk::Desk;

/// A project with four files and a link as evidence of two items.
fn desk() -> Desk {
    let desk = project();
    for name in ["same.pdf", "edited.pdf", "gone.pdf", "locked.pdf"] {
        fs::write(home(&desk).join("docs").join(name), "abc").expect("it is written");
        within(&desk, "docs", &format!("evidence add agreements {name}")).text();
    }
    desk.run("evidence add data-hosting https://example.org/notice --valid-until 2020-01-31").text();
    desk
}

#[test]
fn what_is_as_it_was_is_counted() {
    let desk = Desk::new();
    assert_eq!(desk.run("evidence verify").text(), "Satisfied: there is no evidence.\n");
    desk.write("vpa.pdf", "abc");
    desk.run("evidence add agreements vpa.pdf --valid-until 9999-12-31").text();
    desk.run_with(&["evidence", "add", "agreements", "ticket 4711"]).text();
    desk.run("evidence add data-hosting later.pdf").complaint_free();
    desk.run("evidence add data-hosting https://example.org/a").text();
    desk.write("later.pdf", "xyz");
    let expected = "Satisfied: 4 pieces of evidence: 1 file is as it was, \
        1 file is there, without a\nsum to compare it with, 2 are not files.\n";
    assert_eq!(desk.run("evidence verify").text(), expected);
    let text = desk.run("evidence verify AGREEMENTS agreements").text();
    assert_eq!(text, "Satisfied: 2 pieces of evidence: 1 file is as it was, 1 is not a file.\n");
}

#[test]
fn what_changed_is_missing_cannot_be_read_or_has_expired_is_named() {
    let desk = desk();
    fs::write(home(&desk).join("docs/edited.pdf"), "abd").expect("it is written");
    fs::remove_file(home(&desk).join("docs/gone.pdf")).expect("it is removed");
    set_mode(&home(&desk).join("docs/locked.pdf"), 0o000);
    let said = powerless(&desk, "evidence verify");
    let expected = "\
Not satisfied: 5 pieces of evidence: 4 are to look at, 1 file is as it was.
  agreements    docs/edited.pdf has changed since it was added
  agreements    docs/gone.pdf is missing
  agreements    docs/locked.pdf cannot be read: Permission denied (os error 13)
  data-hosting  https://example.org/notice was valid until 2020-01-31
`hie-onboard evidence add ID REF` once more keeps what a file is now;
--valid-until DATE says how long it holds.
";
    assert_eq!((said.code, said.stdout.as_str()), (Some(1), expected));
    let report = powerless(&desk, "evidence verify agreements --json");
    assert_eq!(report.code, Some(1));
    let report: serde_json::Value = serde_json::from_str(&report.stdout).expect("it is JSON");
    let states: Vec<_> = report["pieces"].as_array().expect("it is a list").iter().map(|piece| piece["state"].clone()).collect();
    assert_eq!(states, [json!("there"), json!("changed"), json!("missing"), json!("unreadable")]);
    assert_eq!((&report["satisfied"], &report["pieces"][1]["sha256"]), (&json!(false), &json!(ABC)));
    set_mode(&home(&desk).join("docs/locked.pdf"), 0o600);
    desk.run("evidence add agreements docs/edited.pdf").text();
    desk.run("evidence remove agreements docs/gone.pdf").text();
    desk.run("evidence verify agreements").text();
    assert_eq!(desk.run("evidence verify data-hosting").code, Some(1));
    desk.run("evidence add data-hosting https://example.org/notice --valid-until +1w").text();
    desk.run("evidence verify").text();
}

#[test]
fn what_is_out_of_scope_is_looked_at_only_when_it_is_named() {
    let desk = Desk::new();
    desk.run("evidence add data-hosting gone.pdf").complaint_free();
    assert_eq!(desk.run("evidence verify").code, Some(1));
    desk.run("scope --medical-practice no").text();
    assert_eq!(desk.run("evidence verify").text(), "Satisfied: there is no evidence.\n");
    assert_eq!(desk.run("evidence verify data-hosting").code, Some(1));
    assert!(desk.run("evidence verify data-hostin").complaint(2).contains("did you mean `data-hosting`?"));
}

#[test]
fn what_took_the_place_of_a_file_is_named_and_nothing_waits_for_it() {
    let desk = desk();
    let docs = home(&desk).join("docs");
    for name in ["same.pdf", "edited.pdf", "gone.pdf", "locked.pdf"] {
        fs::remove_file(docs.join(name)).expect("it is removed");
    }
    make_pipe(&docs.join("same.pdf"));
    fs::create_dir(docs.join("edited.pdf")).expect("it is made");
    symlink("nowhere", docs.join("gone.pdf")).expect("it is made");
    fs::write(docs.join("moved.pdf"), "abc").and_then(|()| symlink("moved.pdf", docs.join("locked.pdf"))).expect("it is made");
    let said = desk.run("evidence verify agreements");
    let expected = "\
Not satisfied: 4 pieces of evidence: 3 are to look at, 1 file is as it was.
  agreements  docs/same.pdf cannot be read: it is a pipe
  agreements  docs/edited.pdf cannot be read: it is a folder
  agreements  docs/gone.pdf is missing
";
    assert!(said.stdout.starts_with(expected), "{}", said.stdout);
}

#[test]
fn a_file_larger_than_the_memory_is_read_in_parts() {
    let desk = Desk::new();
    make_sparse(&home(&desk).join("scan.img"), 600_000_000);
    let limited = "ulimit -v 400000 &&";
    behind(&desk, limited, "evidence add agreements scan.img").text();
    let text = behind(&desk, limited, "evidence verify").text();
    assert_eq!(text, "Satisfied: 1 piece of evidence: 1 file is as it was.\n");
    let name = whole(&desk, "scan.img");
    let sums = format!("{}  {name}\n", super::detail(&desk, &name)["sha256"].as_str().expect("it has a sum"));
    desk.write("sums", &sums);
    assert!(desk.command_of("sha256sum").args(["--check", "--quiet", "sums"]).status().expect("it starts").success());
}

#[test]
fn what_has_expired_is_missing_before_a_gate_each_piece_once() {
    let desk = Desk::new();
    for (name, day) in [("one", "2020-01-31"), ("two", "2020-02-29"), ("three", "9999-12-31")] {
        desk.run(&format!("evidence add agreements https://example.org/{name} --valid-until {day}")).text();
    }
    for status in ["doing", "done"] {
        desk.run(&format!("set agreements --status {status}")).complaint_free();
        let said = desk.run("check --before conformance-test").stdout;
        let expired: Vec<&str> = said.lines().filter(|line| line.contains("was valid until")).map(str::trim).collect();
        assert_eq!(expired.len(), 2, "{status}: {said}");
    }
}

#[test]
fn in_a_walk_too_all_evidence_is_looked_at_unless_an_item_is_named() {
    let desk = Desk::new();
    desk.run("evidence add data-hosting gone.pdf").complaint_free();
    let said = desk.run_with_input("walk", b"go agreements\nevidence verify\nevidence verify agreements\n").text();
    assert!(said.contains("data-hosting gone.pdf is missing") || said.contains("data-hosting  gone.pdf is missing"), "{said}");
    assert!(said.contains("Satisfied: there is no evidence."), "{said}");
    let said = desk.run_with_input("walk", b"evidence verify\n").text();
    assert!(said.contains("gone.pdf is missing"), "one need not be anywhere: {said}");
}
