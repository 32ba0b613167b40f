//! A guide that changed, for people who are in the middle of it: what is marked, what is carried over, and that nothing is lost.

use hie_onboard::guide::Guide;
use hie_onboard::progress::{Progress, Status, merge};
use hie_onboard::tui::draw::theme::COLOUR;
use hie_onboard::tui::state::remembered::Remembered;
use std::sync::Arc;

use crate::support::desk::{Desk, Said};
use crate::support::stage::Stage;

const GUIDE: &str = include_str!("editions/second.toml");
const FIRST: &str = include_str!("editions/first-progress.toml");

/// A desk with a progress file of edition 1, on which everything was done.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("guide.toml", GUIDE);
    desk.write("progress.toml", FIRST);
    desk
}

fn run(desk: &Desk, arguments: &str) -> Said {
    desk.run(&format!("--guide guide.toml --file progress.toml {arguments}"))
}

fn stage() -> Stage {
    let guide = Guide::parse(GUIDE).unwrap_or_else(|problems| panic!("{problems}"));
    let mut progress = Progress::parse(FIRST).expect("it parses");
    progress.carry_over(&guide);
    Stage::of(Arc::new(guide), progress, 120, 40, COLOUR, &Remembered::default())
}

#[test]
fn what_the_guide_changed_is_marked_until_it_is_confirmed_or_reopened_one_by_one() {
    let desk = desk();
    let changed = || run(&desk, "list --changed --plain").text();
    assert_eq!(changed(), "ask\tdone\tAsk for access\nhosting\tdone\tHost it\n");
    let shown = run(&desk, "show ask").text();
    assert!(shown.contains("in edition 2 of the guide: The form has another name. Do it again."), "{shown}");
    run(&desk, "check").text();
    assert!(run(&desk, "check --strict").complaint(1).is_empty());
    run(&desk, "confirm ask").text();
    assert_eq!(changed(), "hosting\tdone\tHost it\n");
    let ask = run(&desk, "show ask --json").json();
    assert_eq!((&ask["status"], &ask["edition"], &ask["at"]), (&"done".into(), &2.into(), &"2026-02-04T10:00:00Z".into()));
    run(&desk, "untick hosting").text();
    assert_eq!(changed(), "");
    run(&desk, "undo").text();
    assert_eq!(changed(), "hosting\tdone\tHost it\n");
}

#[test]
fn records_of_renamed_and_merged_items_are_carried_over_and_nothing_typed_is_lost() {
    let desk = desk();
    let ask = run(&desk, "show ask --json").json();
    let note = ask["note"].as_str().expect("it is text");
    for words in ["Sent by post.", "Answered on the phone."] {
        assert!(note.contains(words), "{note}");
    }
    assert_eq!(ask["evidence"], serde_json::json!(["docs/form.pdf", "docs/answer.eml"]));
    let hosting = run(&desk, "show hosting").text();
    assert!(hosting.contains("1. [x] Lock the doors.") && hosting.contains("2. [x] Hire a guard."), "{hosting}");
    assert!(hosting.contains("Two of them."), "{hosting}");
    run(&desk, "tick same").text();
    run(&desk, "confirm ask").text();
    let file = desk.read("progress.toml");
    for old in ["phase-ask", "doors", "guards"] {
        assert!(!file.contains(&format!("[item.{old}]")), "{file}");
    }
    assert!(file.contains("ticked = [\n    1,\n    2,\n]") || file.contains("ticked = [1, 2]"), "{file}");
    assert_eq!(run(&desk, "show doors").complaint(2), "hie-onboard: `doors` is part of `hosting` now: use that id\n");
}

#[test]
fn what_the_guide_dropped_keeps_its_record_and_is_told() {
    let desk = desk();
    let status = run(&desk, "status").text();
    assert!(status.contains("No longer in the guide\n  fax (Send a fax): Nobody takes faxes any more.\n"), "{status}");
    run(&desk, "confirm ask").text();
    assert!(desk.read("progress.toml").contains("They never answered."));
    for format in ["markdown", "html"] {
        let report = run(&desk, &format!("export --format {format}")).text();
        assert!(report.contains("No longer in the guide") && report.contains("Nobody takes faxes any more"), "{report}");
        assert!(report.contains("The page no longer says so"), "{report}");
    }
    assert!(stage().text().contains("fax (Send a fax): Nobody takes faxes any more."), "{}", stage().text());
}

#[test]
fn the_digest_says_what_changed_and_what_that_asks() {
    let desk = desk();
    let digest = run(&desk, "guide changes --since-ticked").text();
    assert_eq!(
        digest,
        "Example guide, edition 2 of 2026-11-27: The form was renamed.

- Ask for access (ask)
  The form has another name. Do it again.
  It took the place of phase-ask.

- Host it (hosting)
  Two items became steps of one. Look at it again.
  It took the place of doors, guards.

- Send a fax (fax) is no longer in the guide: Nobody takes faxes any more.
"
    );
    run(&desk, "confirm ask").text();
    assert!(!run(&desk, "guide changes --since-ticked").text().contains("(ask)"));
    assert!(run(&desk, "guide changes").text().contains("(ask)"));
    assert_eq!(run(&desk, "guide changes --json").json()["editions"][0]["items"][0]["asks"], "redo");
}

#[test]
fn a_file_of_the_first_edition_merges_with_one_of_the_second() {
    let guide = Guide::parse(GUIDE).unwrap_or_else(|problems| panic!("{problems}"));
    let carried = |text: &str| {
        let mut progress = Progress::parse(text).expect("it parses");
        progress.carry_over(&guide);
        progress
    };
    let base = carried(FIRST);
    let mut ours = base.clone();
    ours.records.get_mut("ask").expect("it is there").standing.edition = 2;
    let theirs = carried(&FIRST.replace("Answered on the phone.", "Answered on the phone. And by mail."));
    for merged in [merge(&base, &ours, &theirs), merge(&base, &theirs, &ours)] {
        let ask = merged.record("ask");
        assert_eq!(ask.standing.edition, 2);
        assert!(ask.note.contains("Sent by post.") && ask.note.contains("And by mail."), "{}", ask.note);
        assert_eq!(ask.note.matches("Answered on the phone.").count(), 1, "{}", ask.note);
    }
}

/// An export as the first edition wrote it.
fn first_export() -> String {
    let item = |id: &str, status: &str, at: &str, note: &str| serde_json::json!({ "id": id, "status": status, "at": at, "by": "ana", "edition": 1, "note": note });
    let items = [
        item("ask", "done", "2026-02-01T10:00:00Z", "Sent by post."),
        item("phase-ask", "doing", "2026-02-04T10:00:00Z", "Half of it."),
        item("doors", "done", "2026-02-02T10:00:00Z", "Locked."),
    ];
    serde_json::json!({ "schema": 1, "guide": { "id": "g" }, "items": items }).to_string()
}

#[test]
fn an_export_of_the_first_edition_is_taken_in_as_its_items_are_called_now_and_taken_back() {
    let desk = desk();
    run(&desk, "untick ask").text();
    run(&desk, "tick ask").text();
    let before = desk.read("progress.toml");
    desk.write("first.json", &first_export());
    let plan = run(&desk, "import first.json --apply").text();
    assert!(!plan.contains("phase-ask:") && !plan.contains("doors:"), "{plan}");
    let ask = run(&desk, "show ask --json").json();
    assert_eq!(ask["status"], "done", "the later status wins: {ask}");
    assert!(ask["note"].as_str().is_some_and(|note| note.contains("Half of it.")), "{ask}");
    assert!(run(&desk, "show hosting").text().contains("Locked."));
    run(&desk, "undo").text();
    assert_eq!(desk.read("progress.toml"), before);
    desk.write("first.csv", "id,note\nphase-ask,New\n");
    let complaint = run(&desk, "import first.csv").complaint(3);
    assert!(complaint.contains("line 2: `phase-ask` is part of `ask` now: change the id"), "{complaint}");
}

#[test]
fn steps_are_ticked_one_by_one_on_the_command_line() {
    let desk = desk();
    run(&desk, "untick ask --step 1,2").text();
    let said = run(&desk, "tick ask --step 2").text();
    assert_eq!(said, "[x] ask  Ask for access: ticked steps 2\n");
    assert!(run(&desk, "show ask").text().contains("2. [x] Send it."));
    let complaint = run(&desk, "tick ask --step 3").complaint(2);
    assert_eq!(complaint, "hie-onboard: `ask` has no step 3: its 2 steps are numbered from 1, as `show ask` lists them\n");
    let table = run(&desk, "export --format csv").text();
    desk.write("table.csv", &table.replace(",\"1, 2\",", ",1,"));
    run(&desk, "untick hosting --step 1").text();
    run(&desk, "import table.csv --apply").text();
    assert!(run(&desk, "show hosting").text().contains("1. [x] Lock the doors."));
}

#[test]
fn steps_are_ticked_one_by_one_on_the_screen_and_items_confirmed() {
    let stage = stage().press("2jp");
    assert!(stage.text().contains("[x] 1. Lock the doors."), "{}", stage.text());
    let stage = stage.press("j<Space>");
    assert_eq!(stage.file().record("hosting").ticked, [1].into(), "{}", stage.text());
    let stage = stage.press("<Esc>gc");
    assert_eq!(stage.file().record("ask").standing.edition, 2, "{}", stage.text());
    assert!(stage.text().contains("Confirmed: Ask for access"), "{}", stage.text());
    assert_eq!(stage.file().record("hosting").standing.edition, 1);
}

#[test]
fn an_item_that_stands_in_two_sections_is_listed_in_both_and_ticked_once() {
    let desk = desk();
    run(&desk, "untick ask").text();
    assert_eq!(run(&desk, "list --section process --plain").text(), "ask\ttodo\tAsk\n");
    assert_eq!(run(&desk, "list --plain").text().matches("ask\t").count(), 1);
    assert!(run(&desk, "show ask").text().contains("Section   Start; Process, Intake\n"));
    let stage = stage().press("3<Space>");
    assert_eq!(stage.file().record("ask").standing.status, Status::Todo, "{}", stage.text());
    assert!(stage.press("2").text().contains("[ ] Ask for access"));
}

#[test]
fn a_gate_is_checked_with_those_before_it() {
    let desk = desk();
    run(&desk, "untick ask").text();
    let missing = run(&desk, "check --gate sandbox");
    assert_eq!(
        (missing.code, &*missing.stdout),
        (Some(1), "Not satisfied: 1 item to look at before the sandbox.\n[ ] ask  Ask for access\n")
    );
    assert!(run(&desk, "check --gate Live").stdout.contains("[ ] ask"));
    run(&desk, "tick ask").text();
    assert_eq!(
        run(&desk, "check --gate sandbox").text(),
        "Satisfied: everything that the sandbox needs is done or not applicable.\n"
    );
    assert_eq!(
        run(&desk, "check --gate tset").complaint(2),
        "hie-onboard: there is no gate `tset`: the gates are sandbox, live\n"
    );
    let gates = run(&desk, "status --json").json()["gates"].clone();
    assert_eq!(gates[0], serde_json::json!({ "id": "sandbox", "title": "the sandbox", "reached": true, "open": [] }));
}

#[test]
fn every_source_is_listed_with_its_age() {
    let desk = desk();
    let shown = run(&desk, "show ask").text();
    assert!(shown.contains("page: The page; v2; read 2026-11-27; over a year old"), "{shown}");
    assert!(shown.contains("other: Another page; undated; read in part 2026-11-27"), "{shown}");
    assert!(shown.contains("The form starts it. (page, official, over a year old)"), "{shown}");
    assert!(shown.contains("How long does it take? (unknown: ask the contact) Unblocks: the plan"), "{shown}");
}
