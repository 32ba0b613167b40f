//! Releases of the product, and what is missing before a gate: what `release`, `check --release` and `check --before` say.

use crate::support::{desk::Desk, item_id, small_guide_text};

/// Owed for each release, as the guide has it.
const OWED: &str = "phase-stay-conformant";

#[test]
fn a_release_may_go_out_when_it_was_notified_and_approved_and_nothing_is_owed() {
    let desk = Desk::new();
    desk.run(&format!("tick {OWED}")).text();
    let said = desk.run("check --release 2.4");
    assert_eq!(said.code, Some(1));
    assert_eq!(
        said.stdout,
        "Not satisfied: release 2.4 may not go to customers yet.\nRelease 2.4\n      not recorded: `hie-onboard release 2.4` records it\n"
    );
    let text = desk.run_with(&["release", "2.4", "--changed", "queries PLR by location"]).text();
    let reopened = format!("[ ] {OWED}  Stay conformant: owed for each release, so it is open again\n");
    assert_eq!(text, format!("2.4  not notified, not approved: queries PLR by location\nProduct version 2.4\n{reopened}"));
    assert!(desk.run("product").text().contains("Version   2.4\n"));
    desk.run(&format!("tick {OWED}")).text();
    assert!(desk.run("check --release 2.4").stdout.contains("not notified\n      not approved\n"));
    desk.run("release 2.4 --notified 2001-02-03").text();
    let text = desk.run("release 2.4 --approved 2001-03-04").text();
    assert_eq!(text, "2.4  notified 2001-02-03, approved 2001-03-04: queries PLR by location\n");
    let said = desk.run("check --release 2.4").text();
    assert_eq!(said, "Satisfied: release 2.4 was notified 2001-02-03 and approved 2001-03-04.\n");
    assert_eq!(desk.run("release --json").json()["releases"]["2.4"]["approved"], "2001-03-04");
    let junit = desk.run("check --release 2.5 --format junit").stdout;
    assert!(junit.contains("testcase name=\"Release 2.5\" classname=\"bc-hie.product\""), "{junit}");
}

#[test]
fn work_that_was_done_before_a_release_does_not_count_for_it_and_an_earlier_one_owes_nothing() {
    let desk = Desk::new();
    desk.run("release 2.4").text();
    desk.run("release 2.4 --notified 2001-02-03 --approved 2001-03-04").text();
    desk.write_progress(&desk.read_progress().replacen(
        &format!("[item.{OWED}]\nstatus = \"todo\"\nat = \"\""),
        &format!("[item.{OWED}]\nstatus = \"done\"\nat = 2001-01-01T00:00:00Z"),
        1,
    ));
    let said = desk.run("check --release 2.4").stdout;
    assert!(said.contains("done before this release was recorded: tick it once more for this one"), "{said}");
    desk.run("release 2.5").text();
    assert!(desk.run("check --release 2.4").text().starts_with("Satisfied"));
    let typo = desk.run("check --release '2.5").stdout;
    assert!(typo.contains("did you mean `2.5`?"), "{typo}");
    assert!(desk.run_with(&["check", "--release", "a b"]).stdout.contains("`hie-onboard release 'a b'` records it"));
}

#[test]
fn a_release_is_one_action_that_can_be_undone() {
    let desk = Desk::new();
    desk.run(&format!("tick {OWED}")).text();
    let before = desk.read_progress();
    desk.run("release 2.4 --changed more").text();
    assert_ne!(desk.read_progress(), before);
    let undone = desk.run("undo").text();
    assert!(
        undone.starts_with(&format!(
            "Undone: release 2.4, with the product version and 1 reopened item. Now:\nRelease 2.4 removed\n[x] {OWED} "
        )),
        "{undone}"
    );
    assert!(undone.ends_with("\nProduct version not set (was 2.4)\n"), "{undone}");
    assert_eq!(desk.read_progress(), before);
    let redone = desk.run("redo").text();
    assert!(redone.starts_with("Redone: release 2.4, with the product version and 1 reopened item. Now:\n"), "{redone}");
    assert_eq!(desk.run("release").text(), "2.4  not notified, not approved: more\n");
    desk.run("release 2.4 --notified 2001-02-03").text();
    let undone = desk.run("undo").text();
    assert_eq!(undone, "Undone: release 2.4 notified 2001-02-03. Now:\nRelease 2.4 not notified (was 2001-02-03)\n");
}

#[test]
fn what_has_not_happened_yet_cannot_be_recorded() {
    let desk = Desk::new();
    let said = desk.run("release 2.4 --approved 9999-01-01");
    assert_eq!(said.code, Some(2));
    assert!(said.stderr.contains("`9999-01-01` is not a day that has been: write it like "), "{}", said.stderr);
    assert_eq!(desk.run_with(&["release", " "]).code, Some(2));
    assert_eq!(desk.run_with(&["check", "--release", " "]).code, Some(2));
    let said = desk.run("release 2.4 --notified 2001-03-04 --approved 2001-02-03").complaint(2);
    assert!(said.contains("it would be approved 2001-02-03, before it was notified 2001-03-04: correct one of them"), "{said}");
    assert_eq!(desk.run("release --notified today").code, Some(2));
    assert_eq!(desk.run("release").text(), "No release is recorded: `hie-onboard release VERSION` records one.\n");
}

#[test]
fn a_look_before_a_gate_names_what_others_send_back() {
    let desk = Desk::new();
    let said = desk.run("check --before test");
    assert_eq!(said.code, Some(1), "{}", said.stderr);
    let first = "before the conformance test, as far as this program can\nsee.\nThe product\n      vendor: not set\n";
    assert!(said.stdout.contains(first), "{}", said.stdout);
    desk.run("tick agreements").text();
    desk.run_with(&["evidence", "add", "phase-self-test", "docs/results.pdf"]);
    desk.run("tick phase-self-test").text();
    let text = desk.run("check --before conformance-test").stdout;
    for gap in [
        "[x] agreements                Vendor and user agreements\n      done without evidence: the signed agreements\n",
        "docs/results.pdf is missing\n",
        "done, although it needs Vendor Discovery Session and 1 more first\n",
    ] {
        assert!(text.contains(gap), "{gap}: {text}");
    }
    let summary = desk.run("check --before sandbox --format summary").stdout;
    assert!(summary.contains("| The product | vendor: not set; product: not set; contacts: not set | Product |"), "{summary}");
    assert_eq!(desk.run("check --before sandbox --strict").code, Some(2));
}

#[test]
fn verdicts_are_wrapped_as_other_paragraphs_are() {
    let desk = Desk::new();
    desk.run("evidence add agreements https://example.org/a").text();
    for number in 0..3 {
        desk.write(&format!("{number}.pdf"), "signed");
        desk.run(&format!("evidence add agreements {number}.pdf")).text();
    }
    desk.write("0.pdf", "other");
    desk.write_progress(&desk.read_progress().replacen("sha256 = ", "other = ", 2));
    for command in ["status", "check --before conformance-test", "evidence verify"] {
        let said = desk.run(command).stdout;
        let lines: Vec<&str> = said.lines().take(2).collect();
        assert!(lines.iter().all(|line| line.chars().count() <= 80), "{command}: {said}");
        let length: usize = lines.iter().map(|line| line.chars().count()).sum();
        assert!(length > 80 && lines[1].starts_with(char::is_alphanumeric), "{command}: {said}");
    }
}

#[test]
fn where_nothing_is_missing_nothing_is_promised() {
    let desk = Desk::new();
    let gate = format!("\n[[gate]]\nid = \"g\"\ntitle = \"the gate\"\nshort = \"Gate\"\nneeds = [\"{}\"]\n", item_id(1));
    desk.write("small.toml", &(small_guide_text() + &gate));
    desk.run(&format!("tick {} --guide small.toml", item_id(1))).text();
    let said = desk.run("check --before g --guide small.toml").text();
    assert_eq!(
        said,
        "Satisfied: nothing that this program can see is missing before the gate.\nThis does not say that you will pass.\n"
    );
}

#[test]
fn a_report_tells_what_changed_since_the_last_one() {
    let desk = Desk::new();
    desk.run("tick agreements").text();
    desk.run("export --output first.md").text();
    desk.run_with(&["set", "agreements", "--owner", "ben"]).text();
    desk.run("set connectivity --due 2001-02-03").text();
    let report = desk.run("export --since report").text();
    let since = report.split("\n## Since the report of ").nth(1).expect("it is told");
    assert!(since.contains("(2)\n\n- Vendor and user agreements: owner ben\n- Connectivity"), "{report}");
    let late =
        "## Late (1)\n\n- Connectivity, its process and its costs (`connectivity`): **overdue since 2001-02-03**; no owner\n";
    assert!(report.contains(late), "{report}");
    desk.run_with(&["set", "agreements", "--owner", "carla"]).text();
    let html = desk.run("export --format html --since report").text();
    assert!(html.contains("<strong>Vendor and user agreements</strong>: owner carla (was ben)</li>"), "{html}");
    assert_eq!(Desk::new().run("export --since report").code, Some(2));
}
