//! Taking back: only what was done here, and never over what somebody else did since.

use crate::support::desk::Desk;

#[test]
fn the_last_change_is_taken_back_whatever_it_was() {
    let desk = Desk::new();
    desk.run("tick time-frame").text();
    let before = desk.read_progress();
    for change in [
        "tick agreements connectivity",
        "set agreements --status waiting --reason legal --owner ana --due +2w",
        "note agreements words",
        "evidence add agreements a.pdf",
        "scope --systems plr",
    ] {
        desk.run(change).text();
        assert_ne!(desk.read_progress(), before, "{change}");
        desk.run("undo").text();
        assert_eq!(desk.read_progress(), before, "{change}");
    }
    assert_eq!(desk.run("undo").text(), "Taken back. Now it is again:\n[ ] time-frame  Time frame to integrate\n");
    assert_eq!(desk.run("undo").text(), "Nothing to take back.\n");
}

#[test]
fn what_somebody_changed_since_is_left_alone() {
    let desk = Desk::new();
    desk.run("note agreements first").text();
    desk.run("tick agreements").text();
    desk.write_progress(&desk.read_progress().replacen("status = \"done\"", "status = \"doing\"", 1));
    let before = desk.read_progress();
    let complaint = desk.run("undo").complaint(1);
    assert!(complaint.contains("the status of `agreements` was changed again since"), "{complaint}");
    assert_eq!(desk.read_progress(), before);
    assert!(desk.run("undo").text().ends_with(": no note\n"), "the change before it can still be taken back");
}

#[test]
fn what_changed_nothing_is_not_taken_back() {
    let desk = Desk::new();
    desk.run("tick agreements").text();
    desk.run("tick agreements").text();
    desk.run("set agreements --status done").text();
    assert!(desk.run("undo").text().contains("[ ] agreements"));
}

#[test]
fn every_progress_file_has_its_own_past() {
    let desk = Desk::new();
    desk.run("tick agreements --file one.toml").text();
    assert_eq!(desk.run("undo --file two.toml").text(), "Nothing to take back.\n");
    assert!(desk.run("undo --file one.toml").text().contains("[ ] agreements"));
}

#[test]
fn a_change_counts_even_where_it_cannot_be_remembered() {
    let desk = Desk::new();
    desk.write(".local", "");
    let said = desk.run("tick agreements --file mine.toml");
    assert!(said.stderr.contains("this cannot be taken back with `undo`"), "{}", said.stderr);
    assert_eq!(said.text(), "[x] agreements  Vendor and user agreements\n");
}
