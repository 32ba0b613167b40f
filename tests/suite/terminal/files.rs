//! Files beside the progress: a report is written once, and evidence is found and seen to be gone.

use super::{open, program, start, wait_flowing, wait_gone};
use crate::evidence::{home, make_sparse, names, project};
use crate::support::desk::Desk;
use crate::support::terminal::Terminal;

#[test]
fn a_report_is_written_to_a_new_file_and_never_over_another() {
    let desk = Desk::new();
    let mut terminal = open(&desk);
    terminal.keys(":export html<Enter>");
    terminal.wait_for("Write the report (html) to a new file");
    terminal.keys("<C-u>mine.html<Enter>");
    terminal.wait_for("The report is in ");
    let written = desk.read("mine.html");
    assert!(written.contains("<!doctype html>"));
    terminal.keys(":export csv<Enter>");
    terminal.wait_for("Write the report (csv) to a new file");
    terminal.keys("<C-u>mine.html<Enter>");
    terminal.wait_for("Nothing is replaced; choose another name than mine.html");
    assert_eq!(desk.read("mine.html"), written);
    terminal.keys("<C-u>mine.csv<Enter>");
    terminal.wait_for("The report is in ");
    terminal.keys("q");
    assert_eq!(terminal.wait_exit(), 0);
    assert!(desk.run("diff --report").text().contains("the report of "), "it counts as the last report");
}

#[test]
fn a_pack_is_written_with_what_is_to_look_at_and_never_into_another() {
    let desk = project();
    desk.write("docs/vpa.pdf", "abc");
    desk.run("evidence add agreements docs/vpa.pdf").text();
    desk.run("evidence add agreements docs/gone.pdf").complaint_free();
    let mut terminal = open(&desk);
    terminal.keys(":export pack<Enter>");
    terminal.wait_for("Write the pack to a new folder");
    terminal.keys("<C-u>sent<Enter>");
    wait_flowing(&terminal, "Something is wrong with 1 piece of evidence: see PROBLEMS.txt there.");
    assert_eq!(desk.read("sent/PROBLEMS.txt"), "agreements: docs/gone.pdf is missing\n");
    assert_eq!(desk.read("sent/evidence/agreements/vpa.pdf"), "abc");
    terminal.keys("<Esc>");
    wait_gone(&terminal, "It is written");
    terminal.keys(":export pack<Enter>");
    terminal.wait_for("Write the pack to a new folder");
    terminal.keys("<C-u>sent/again<Enter>");
    terminal.wait_for("which is a pack: choose");
    terminal.keys("<Esc>");
    wait_gone(&terminal, "Nothing is written");
    terminal.wait_for("sent/again");
    terminal.keys("<C-u>again<Enter>");
    wait_flowing(&terminal, "Something is wrong with 1 piece");
    terminal.keys("<Esc>");
    wait_gone(&terminal, "It is written");
    terminal.keys("q");
    assert_eq!(terminal.wait_exit(), 0);
    let of_command = desk.run("export --pack third");
    assert!(of_command.stderr.contains("wrote the reports and 1 file of evidence"), "{}", of_command.stderr);
    for file in ["SHA256SUMS", "PROBLEMS.txt", "report.md", "progress.json"] {
        assert_eq!(desk.read(&format!("again/{file}")), desk.read(&format!("sent/{file}")), "{file}");
        // Only the time of day may differ.
        assert_eq!(desk.read(&format!("third/{file}")).lines().count(), desk.read(&format!("sent/{file}")).lines().count());
    }
}

#[test]
fn a_pack_that_is_given_up_leaves_nothing() {
    let desk = Desk::new();
    make_sparse(&home(&desk).join("scan.img"), 1 << 40);
    desk.write_progress("schema = 1\nguide = \"bc-hie\"\n[item.agreements]\nevidence = [\"scan.img\"]\n");
    let mut terminal = open(&desk);
    terminal.keys(":export pack<Enter>");
    terminal.wait_for("Write the pack to a new folder");
    terminal.keys("<C-u>sent<Enter>q");
    terminal.wait_for("Quitting as soon as it is written; Ctrl-C quits without it.");
    terminal.keys("<C-c>");
    assert_eq!(terminal.wait_exit(), 0);
    assert_eq!(names(&home(&desk)), [".config", ".local", "scan.img"]);
    assert_eq!(desk.run("diff --report").code, Some(2), "nothing was reported");
}

#[test]
fn a_report_tells_what_changed_since_the_last_one_and_is_the_last_one_then() {
    let desk = Desk::new();
    desk.run("export --output first.md").text();
    desk.run("tick agreements").text();
    let mut terminal = open(&desk);
    terminal.keys(":export changed<Enter>");
    terminal.wait_for("Changed since: a date, 7d, a commit, or `report`");
    terminal.keys("9999-12-31<Enter>");
    terminal.wait_for("Write the report to a new file, .html or .md");
    terminal.keys("<C-u>new.md<Enter>");
    wait_flowing(&terminal, "9999-12-31 is still to come: give a day that has been");
    terminal.keys("<Esc>");
    wait_gone(&terminal, "Nothing is written");
    terminal.wait_for("Changed since");
    terminal.keys("<C-u>report<Enter>");
    terminal.wait_for("new.md");
    terminal.keys("<Enter>");
    terminal.wait_for("The report is in ");
    assert!(desk.read("new.md").contains("- Vendor and user agreements: done (was to do)\n"), "{}", desk.read("new.md"));
    terminal.keys("q");
    assert_eq!(terminal.wait_exit(), 0);
    assert!(desk.run("diff --report").text().ends_with(": nothing changed.\n"));
}

#[test]
fn a_calendar_of_one_owner_has_no_days_of_others_and_an_empty_one_is_said() {
    let desk = Desk::new();
    for (item, owner) in [("agreements", "ben"), ("connectivity", "ana")] {
        desk.run(&format!("set {item} --due 2999-01-31 --owner {owner}")).text();
    }
    let mut terminal = open(&desk);
    let write = |terminal: &mut Terminal, owner: &str, file: &str| {
        terminal.keys(":export ics<Enter>");
        terminal.wait_for("Whose days?");
        terminal.keys(&format!("{owner}<Enter>"));
        terminal.wait_for("Write the calendar to a new file");
        terminal.keys(&format!("<C-u>{file}<Enter>"));
    };
    write(&mut terminal, "Ben", "one.ics");
    terminal.wait_for("The calendar is in ");
    write(&mut terminal, "nobody", "none.ics");
    terminal.wait_for("The calendar is empty: nothing of the owner `nobody` has a day to come");
    write(&mut terminal, "", "all.ics");
    terminal.wait_for("The calendar is in ");
    let days = |file: &str| desk.read(file).matches("BEGIN:VEVENT").count();
    assert_eq!((days("one.ics"), days("none.ics"), days("all.ics")), (1, 0, 2));
    desk.run("export --output same.ics --owner Ben").complaint_free();
    assert_eq!(days("same.ics"), 1);
}

#[test]
fn no_report_replaces_what_the_program_keeps_even_before_it_is_there() {
    let desk = Desk::new();
    let mut terminal = open(&desk);
    terminal.keys(":export json<Enter>");
    terminal.wait_for("Write the report (json) to a new file");
    terminal.keys("<C-u>~/.local/share/hie-onboard/progress.toml<Enter>");
    terminal.wait_for("choose another name for the report.");
    assert!(!desk.progress_file().exists());
    let complaint = desk.run("export --output .local/share/hie-onboard/.progress.toml.bak --format csv").complaint(3);
    assert!(complaint.contains("holds the progress: choose another name"), "{complaint}");
}

#[test]
fn evidence_that_is_gone_is_seen_before_a_gate() {
    let desk = Desk::new();
    desk.write("there.pdf", "signed");
    for name in ["there.pdf", "gone.pdf"] {
        desk.run_with(&["evidence", "add", "download-standards", name]);
    }
    let mut terminal = open(&desk);
    terminal.keys(":pre-flight<Enter>");
    terminal.wait_for("gone.pdf is missing");
    assert!(!terminal.text().contains("there.pdf"), "{}", terminal.text());
}

#[test]
fn evidence_that_is_typed_is_kept_as_the_command_line_keeps_it() {
    let desk = project();
    desk.write("docs/vpa.pdf", "abc");
    let mut terminal = start(program(&desk).directory(home(&desk).join("docs")));
    terminal.keys("2aavpa.pdf<Enter>");
    terminal.wait_for("Evidence for Download the conformance standards");
    terminal.keys("aa./later.pdf<Enter>");
    terminal.wait_for("there is no such file yet");
    terminal.keys("aa../docs/vpa.pdf<Enter>");
    terminal.wait_for("It is already there.");
    terminal.keys("q");
    assert_eq!(terminal.wait_exit(), 0);
    let item = desk.run("show download-standards --json").json();
    assert_eq!(item["evidence"], serde_json::json!(["docs/vpa.pdf", "docs/later.pdf"]));
    let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assert_eq!(item["evidence-details"], serde_json::json!({ "docs/vpa.pdf": { "sha256": abc } }));
}
