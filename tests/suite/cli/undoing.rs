//! Taking back: only what was done here, and never over what somebody else did since.

#![expect(clippy::disallowed_methods, reason = "tests look at files")]

use std::process::Stdio;

use hie_onboard::journal::Journal;
use hie_onboard::progress::{Change, Field};

use crate::support::desk::{Desk, Said};

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
    assert_eq!(desk.run("undo").text(), "Undone. Now:\n[ ] time-frame  Time frame to integrate\n");
    assert_eq!(desk.run("undo").text(), "Nothing to undo.\n");
}

#[test]
fn what_was_undone_is_made_again_in_any_later_run() {
    let desk = Desk::new();
    desk.run("tick agreements connectivity").text();
    desk.run("set agreements --status waiting --reason legal --owner ana").text();
    desk.run("scope --systems plr").text();
    let after = desk.read_progress();
    for _ in 0..3 {
        desk.run("undo").text();
    }
    assert_eq!(
        desk.run("redo").text(),
        "Redone. Now:\n[x] agreements    Vendor and user agreements\n[x] connectivity  Connectivity, its process and its costs\n"
    );
    for _ in 0..2 {
        desk.run("redo").text();
    }
    assert_eq!(desk.read_progress(), after);
    assert_eq!(desk.run("redo").text(), "Nothing to redo.\n");
    desk.run("undo").text();
    desk.run("tick time-frame").text();
    assert_eq!(desk.run("redo").text(), "Nothing to redo.\n", "something else was done since");
}

#[test]
fn what_somebody_changed_since_it_was_undone_is_not_made_again() {
    let desk = Desk::new();
    desk.run("note agreements first").text();
    desk.run("set agreements --owner ana").text();
    desk.run("undo").text();
    let text = desk.read_progress();
    let (above, below) = text.split_once("[item.agreements]").expect("it is there");
    desk.write_progress(&format!("{above}[item.agreements]{}", below.replacen("owner = \"\"", "owner = \"ben\"", 1)));
    let before = desk.read_progress();
    let complaint = desk.run("redo").complaint(1);
    assert!(complaint.contains("the owner of `agreements` has changed since, so the change was not redone"), "{complaint}");
    assert_eq!(desk.read_progress(), before);
    assert_eq!(desk.run("redo").text(), "Nothing to redo.\n");
}

#[test]
fn what_somebody_changed_since_is_left_alone() {
    let desk = Desk::new();
    desk.run("note agreements first").text();
    desk.run("tick agreements").text();
    desk.write_progress(&desk.read_progress().replacen("status = \"done\"", "status = \"doing\"", 1));
    let before = desk.read_progress();
    let complaint = desk.run("undo").complaint(1);
    assert!(complaint.contains("the status of `agreements` has changed since"), "{complaint}");
    assert_eq!(desk.read_progress(), before);
    assert!(desk.run("undo").text().ends_with(": no note\n"), "the change before it can still be undone");
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
    assert_eq!(desk.run("undo --file two.toml").text(), "Nothing to undo.\n");
    assert!(desk.run("undo --file one.toml").text().contains("[ ] agreements"));
}

#[test]
fn a_change_counts_even_where_it_cannot_be_remembered() {
    let desk = Desk::new();
    desk.write(".local", "");
    let said = desk.run("tick agreements --file mine.toml");
    assert!(said.stderr.contains("this cannot be undone with `undo`"), "{}", said.stderr);
    assert_eq!(said.text(), "[x] agreements  Vendor and user agreements\n");
}

#[test]
fn an_action_is_never_lost_between_the_files_of_done_and_undone() {
    let [first, second] = ["ana", "ben"].map(|owner| {
        let [before, after] = ["", owner].map(|name| Field::Owner(name.to_owned()));
        vec![Change::Item { id: "agreements".to_owned(), before, after }]
    });
    let undo: Vec<Change> = second.iter().map(Change::inverse).collect();
    for (again, obstacle) in [(&undo, "journal.json"), (&second, "undone.json")] {
        let state = tempfile::tempdir().expect("there is room");
        let before =
            if obstacle == "undone.json" { vec![first.clone(), second.clone(), undo.clone()] } else { vec![second.clone()] };
        Journal::record(state.path(), &before).expect("it can be written");
        let mut open = Journal::open(state.path()).expect("it can be read");
        open.journal.add(again);
        let obstacle = state.path().join(obstacle);
        let _ = std::fs::remove_file(&obstacle);
        std::fs::create_dir(obstacle).expect("it is made");
        open.save().expect_err("the file that shrinks cannot be written");
        let Journal { done, undone } = Journal::load(state.path());
        assert!(done.contains(&second) || undone.contains(&second), "{done:?} {undone:?}");
    }
}

#[test]
fn two_undos_at_once_take_two_changes_back() {
    let desk = Desk::new();
    for round in 0..10 {
        desk.run("tick agreements").text();
        desk.run("tick connectivity").text();
        let start = || desk.command().arg("undo").stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
        let said = [start(), start()].map(|undo| Said::from(undo.wait_with_output().expect("it ends")).text());
        for id in ["agreements", "connectivity"] {
            assert_eq!(said.iter().filter(|said| said.contains(id)).count(), 1, "round {round}: {said:?}");
        }
        assert_eq!(desk.run("undo").text(), "Nothing to undo.\n", "round {round}");
    }
}

#[test]
fn ticks_made_at_once_are_all_remembered() {
    let desk = Desk::new();
    desk.run("tick time-frame").text();
    let ids = ["agreements", "connectivity", "acceptable-use", "support-model", "audit-compliance"];
    let start = |id: &str| desk.command().args(["tick", id]).stdout(Stdio::null()).spawn().expect("it starts");
    for mut tick in ids.map(start) {
        assert!(tick.wait().expect("it ends").success());
    }
    let undone: String = ids.iter().map(|_| desk.run("undo").text()).collect();
    for id in ids {
        assert!(undone.contains(&format!("[ ] {id}")), "{undone}");
    }
}

#[cfg(unix)]
#[test]
fn the_past_of_a_file_is_the_same_by_another_path() {
    let desk = Desk::new();
    let home = desk.command().get_current_dir().expect("it has one").to_owned();
    std::fs::create_dir(home.join("real")).expect("it is made");
    std::os::unix::fs::symlink("real", home.join("link")).expect("it is made");
    desk.run("tick agreements --file real/x.toml").text();
    assert!(desk.run("undo --file link/../real/x.toml").text().contains("[ ] agreements"));
}

#[cfg(unix)]
#[test]
fn an_undo_that_cannot_be_remembered_says_that_it_was_made() {
    let desk = Desk::new();
    desk.run("tick agreements").text();
    let states = desk.command().get_current_dir().expect("it has one").join(".local/state/hie-onboard");
    let state = std::fs::read_dir(states).expect("it is there").next().expect("there is one").expect("it can be read").path();
    let set_mode = |mode| std::fs::set_permissions(&state, std::os::unix::fs::PermissionsExt::from_mode(mode));
    set_mode(0o500).expect("its rights can be set");
    // Root stands above rights, unless it gives that up.
    let without = ["--bounding-set=-all", "--inh-caps=-all", env!("CARGO_BIN_EXE_hie-onboard"), "undo"];
    let is_root = std::fs::File::create(state.join("any")).is_ok();
    let output = if is_root { desk.command_of("setpriv").args(without).output() } else { desk.command().arg("undo").output() };
    set_mode(0o700).expect("its rights can be set");
    let said = Said::from(output.expect("it starts"));
    assert!(said.stderr.contains("it was undone, but the next `undo` will try the same again"), "{}", said.stderr);
    assert!(said.text().contains("[ ] agreements"));
}

#[test]
fn a_journal_with_impossible_dates_is_refused_in_a_sentence() {
    let desk = Desk::new();
    desk.run("tick agreements").text();
    desk.run("untick agreements").text();
    let states = desk.command().get_current_dir().expect("it has one").join(".local/state/hie-onboard");
    let state = std::fs::read_dir(states).expect("it is there").next().expect("there is one").expect("it can be read").path();
    let journal = state.join("journal.json");
    let text = std::fs::read_to_string(&journal).expect("it is there");
    let start = text.find("\"at\":\"20").expect("it has a time") + 6;
    let end = start + text[start..].find('"').expect("it ends");
    let tampered = text.replace(&text[start..end], "-009000-01-01T00:00:00Z");
    std::fs::write(&journal, tampered).expect("it is written");
    let complaint = Said::from(desk.command().arg("undo").output().expect("it starts"));
    assert_eq!(complaint.code, Some(3), "{complaint:?}");
    let sentence = "journal.json: it is damaged: expected a year from 0 to 9999";
    assert!(complaint.stderr.contains(sentence), "{complaint:?}");
    desk.run("tick connectivity").text();
    assert!(desk.run("undo").text().contains("[ ] connectivity"), "the next change starts it anew");
}
