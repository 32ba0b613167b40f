//! What the commands that change something do, say and refuse.

use jiff::ToSpan;

use crate::support::desk::Desk;

#[test]
fn ticking_says_what_happened_and_stays() {
    let desk = Desk::new();
    let text = desk.run("tick agreements download-standards agreements").text();
    let expected = "[x] agreements          Vendor and user agreements\n[x] download-standards  ";
    assert!(text.starts_with(expected) && text.lines().count() == 2, "{text}");
    assert!(desk.run("list --plain").text().contains("agreements\tdone\t"));
    let progress = desk.read_progress();
    assert!(progress.contains("[item.agreements]\nstatus = \"done\"\nat = ") && progress.contains("by = \"ana\""), "{progress}");
}

#[test]
fn ticking_again_is_fine_and_changes_nothing() {
    let desk = Desk::new();
    desk.run("tick agreements").text();
    let before = desk.read_progress();
    assert_eq!(desk.run("tick agreements").text(), "[x] agreements  Vendor and user agreements: no change\n");
    assert_eq!(desk.read_progress(), before);
    assert_eq!(desk.run("untick agreements").text(), "[ ] agreements  Vendor and user agreements\n");
    assert_eq!(desk.run("untick agreements").text(), "[ ] agreements  Vendor and user agreements: no change\n");
}

#[test]
fn ticking_several_is_all_or_nothing() {
    let desk = Desk::new();
    desk.run("tick agreements no-such-item").complaint(2);
    assert!(!desk.progress_file().exists());
}

#[test]
fn pages_to_read_cannot_be_ticked() {
    let desk = Desk::new();
    let page = desk.run("list --section reference --plain").text();
    let id = page.split('\t').next().unwrap_or_default();
    let complaint = desk.run(&format!("tick {id}")).complaint(2);
    assert!(complaint.contains(&format!("`{id}` is a reference page")), "{complaint}");
}

#[test]
fn fields_are_set_and_cleared() {
    let desk = Desk::new();
    let waiting = ["set", "agreements", "--status", "waiting", "--reason", "with  the\nministry", "--owner", "legal"];
    let text = desk.run_with(&waiting).text();
    assert_eq!(text, "[~] agreements  Vendor and user agreements: with the ministry; owner legal\n");
    desk.run("set agreements --due 2027-01-31").text();
    let item = desk.run("show agreements --json").json();
    assert_eq!((&item["status"], &item["owner"]), (&"waiting".into(), &"legal".into()));
    assert_eq!((&item["reason"], &item["due"]), (&"with the ministry".into(), &"2027-01-31".into()));

    let text = desk.run_with(&["set", "agreements", "--status", "", "--owner", "", "--due", ""]).text();
    assert_eq!(text, "[ ] agreements  Vendor and user agreements: no owner; no due date\n");
    let item = desk.run("show agreements --json").json();
    assert_eq!((&item["status"], &item["owner"]), (&"todo".into(), &"".into()));
    assert_eq!((&item["reason"], &item["due"]), (&"".into(), &serde_json::Value::Null));
}

#[test]
fn a_due_date_can_be_a_distance() {
    let desk = Desk::new();
    let in_two_weeks = || jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date().saturating_add(14.days()).to_string();
    for distance in ["+14d", "+2w"] {
        let earliest = in_two_weeks();
        desk.run(&format!("set agreements --due {distance}")).text();
        let due = desk.run("show agreements --json").json()["due"].as_str().unwrap_or_default().to_owned();
        assert!(earliest <= due && due <= in_two_weeks(), "{distance}: {due}");
    }
    let complaint = desk.run("set agreements --due soon").complaint(2);
    assert!(complaint.starts_with("hie-onboard: `soon` is not a date: write it like 2027-01-31"), "{complaint}");
}

#[test]
fn reasons_go_with_the_statuses_that_ask_for_them() {
    let desk = Desk::new();
    assert!(desk.run("set agreements --status not-applicable").complaint(2).contains("needs a reason"));
    assert!(desk.run("set agreements --status done --reason because").complaint(2).contains("takes no reason"));
    assert!(desk.run("set agreements --reason because").complaint(2).contains("the status `todo` takes no reason"));
    assert!(
        desk.run("set agreements").complaint(2).contains("nothing to set: give --status, --reason, --owner, --due, --follow")
    );
    desk.run("set agreements --status not-applicable --reason internal").text();
    assert!(desk.run_with(&["set", "agreements", "--reason", ""]).complaint(2).contains("needs a reason"));
    desk.run("set agreements --reason hospital").text();
    assert_eq!(desk.run("show agreements --json").json()["status"], "not-applicable");
}

#[test]
fn notes_come_from_arguments_and_pipes() {
    let desk = Desk::new();
    let note = |desk: &Desk| desk.run("show agreements --json").json()["note"].clone();
    desk.run_with(&["note", "agreements", "one\ntwo\n"]).text();
    assert_eq!(note(&desk), "one\ntwo");
    assert_eq!(desk.run_with_input("note agreements -", b"piped\r\ntext\n").text().lines().count(), 1);
    assert_eq!(note(&desk), "piped\ntext");
    assert!(desk.run_with_input("note agreements -", b"\xff").complaint(2).contains("not UTF-8"));
    assert!(desk.run_with_input("note agreements -", "x".repeat(70_000).as_bytes()).complaint(2).contains("too long"));
    assert!(desk.run("note agreements").complaint(2).contains("no terminal for an editor"));
    assert_eq!(note(&desk), "piped\ntext");
    assert!(desk.run_with(&["note", "agreements", ""]).text().ends_with(": no note\n"));
}

#[test]
fn evidence_is_added_once_and_removed() {
    let desk = Desk::new();
    let evidence = |desk: &Desk| desk.run("show agreements --json").json()["evidence"].clone();
    desk.run("evidence add agreements docs/a.pdf").text();
    assert!(desk.run("evidence add agreements docs/a.pdf").text().ends_with(": no change\n"));
    desk.run("evidence add agreements https://example.org/b").text();
    assert_eq!(evidence(&desk), serde_json::json!(["docs/a.pdf", "https://example.org/b"]));
    let complaint = desk.run("evidence remove agreements docs/b.pdf").complaint(2);
    assert!(complaint.contains("there is no evidence `docs/b.pdf`; did you mean `docs/a.pdf`?"), "{complaint}");
    desk.run("evidence remove agreements docs/a.pdf").text();
    assert_eq!(evidence(&desk), serde_json::json!(["https://example.org/b"]));
}

#[test]
fn systems_of_the_scope_are_known_and_in_order() {
    let desk = Desk::new();
    let text = desk.run("scope --systems pharmanet,plr,plr").text();
    assert!(text.starts_with("Systems           Provider and Location Registry (plr), PharmaNet (pharmanet)\n"), "{text}");
    let complaint = desk.run("scope --systems plr,pharmnet").complaint(2);
    assert!(complaint.contains("did you mean `pharmanet`? the systems are "), "{complaint}");
}

#[test]
fn what_is_out_of_scope_can_be_ticked_and_is_said_to_be() {
    let desk = Desk::new();
    desk.run("scope --medical-practice no").text();
    let hidden = desk.run("list --section medical-practice --all --plain").text();
    let id = hidden.split('\t').next().unwrap_or_default();
    assert!(desk.run(&format!("tick {id}")).text().ends_with(": out of scope\n"));
}
