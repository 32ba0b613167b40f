//! Whatever git was doing when both sides changed the same: clean with the driver, or finished by `resolve`.
#![expect(clippy::disallowed_methods, reason = "tests look at files")]

use std::fs;

use crate::support::team::{FILE, Team};

/// A repository whose branches `ben` and `cai` changed the same item as `main` did since.
fn divided(team: &Team) {
    for name in ["ben", "cai"] {
        team.git("main", &["checkout", "--quiet", "-b", name, "begin"]);
        team.run("main", &format!("set agreements --owner {name}")).text();
        team.run_with("main", &["note", "agreements", &format!("{name} asked legal.")]).text();
        team.commit("main", name);
    }
    team.git("main", &["checkout", "--quiet", "main"]);
    team.run("main", "set agreements --owner ana").text();
    team.run("main", "set time-frame --owner ana").text();
    team.run_with("main", &["note", "agreements", "ana asked legal."]).text();
    team.commit("main", "ana");
}

fn founded(has_driver: bool) -> Team {
    let team = Team::founded();
    if has_driver {
        team.run("main", "git setup --yes").text();
        team.commit("main", "Set up the driver");
    }
    team.git("main", &["tag", "begin"]);
    divided(&team);
    team
}

/// Asserts that the file is whole, and has what all of `names` typed.
#[track_caller]
fn assert_has(team: &Team, names: &[&str]) {
    let text = team.read(&format!("main/{FILE}"));
    for name in names {
        assert!(text.contains(&format!("{name} asked legal.")), "{name}: {text}");
    }
    team.run("main", "status").text();
}

/// Asserts that git stopped at a conflict, and that `resolve` finishes it.
#[track_caller]
fn resolve(team: &Team, doing: &[&str], names: &[&str]) {
    let stopped = team.try_git("main", doing);
    assert_eq!(stopped.code, Some(1), "{stopped:?}");
    let complaint = team.run("main", "tick connectivity").complaint(3);
    assert!(complaint.contains("<<<<<<<") && complaint.contains("`hie-onboard resolve`"), "{complaint}");
    let marked = team.read(&format!("main/{FILE}"));
    let said = team.run("main", "resolve").text();
    assert!(said.contains("Merged both sides, field by field.") && said.contains(&format!("git add {FILE}")), "{said}");
    let kept = said.split("is kept as ").nth(1).and_then(|rest| rest.split(".\n").next()).expect("it is said");
    assert_eq!(fs::read_to_string(kept).expect("it is there"), marked);
    assert_has(team, names);
    let whole = team.read(&format!("main/{FILE}"));
    team.run("main", "resolve").text();
    assert_eq!(team.read(&format!("main/{FILE}")), whole, "to do it again changes nothing");
    team.git("main", &["add", FILE]);
}

#[test]
fn a_merge_a_rebase_and_a_cherry_pick_are_finished() {
    let team = founded(false);
    let start = team.git("main", &["rev-parse", "main"]);
    let editor = ["-c", "core.editor=true"];
    for (doing, going_on) in [
        (vec!["merge", "--no-edit", "ben"], vec!["commit", "--no-edit"]),
        (vec!["rebase", "ben"], vec!["rebase", "--continue"]),
        (vec!["cherry-pick", "ben"], vec!["cherry-pick", "--continue"]),
    ] {
        resolve(&team, &doing, &["ana", "ben"]);
        team.git("main", &[&editor[..], &going_on].concat());
        assert_has(&team, &["ana", "ben"]);
        assert_eq!(team.git("main", &["status", "--porcelain"]), "");
        team.git("main", &["reset", "--quiet", "--hard", start.trim()]);
    }
}

#[test]
fn a_revert_and_a_stash_pop_are_finished() {
    let team = founded(false);
    team.run("main", "set agreements --owner dee").text();
    team.run_with("main", &["note", "agreements", "dee asked legal."]).text();
    team.commit("main", "dee");
    resolve(&team, &["revert", "--no-edit", "HEAD~1"], &["dee"]);
    team.git("main", &["-c", "core.editor=true", "revert", "--continue"]);
    assert_eq!(
        (team.field("main", "time-frame", "owner"), team.field("main", "agreements", "owner")),
        (String::new(), "dee".to_owned())
    );
    team.run_with("main", &["note", "agreements", "eve asked legal."]).text();
    team.run("main", "set agreements --owner eve").text();
    team.git("main", &["stash"]);
    team.run_with("main", &["note", "agreements", "fay asked legal."]).text();
    team.run("main", "set agreements --owner fay").text();
    team.commit("main", "fay");
    resolve(&team, &["stash", "pop"], &["eve", "fay"]);
}

#[test]
fn with_the_driver_all_of_them_are_clean() {
    let team = founded(true);
    let start = team.git("main", &["rev-parse", "main"]);
    for doing in [&["merge", "--no-edit", "ben"][..], &["rebase", "ben"], &["cherry-pick", "ben"]] {
        team.git("main", doing);
        assert_has(&team, &["ana", "ben"]);
        team.git("main", &["reset", "--quiet", "--hard", start.trim()]);
    }
    team.run_with("main", &["note", "agreements", "eve asked legal."]).text();
    team.git("main", &["stash"]);
    team.git("main", &["merge", "--no-edit", "ben"]);
    team.git("main", &["stash", "pop"]);
    assert_has(&team, &["ben"]);
    assert!(team.read(&format!("main/{FILE}")).contains("eve asked legal."));
    team.git("main", &["checkout", "--quiet", "."]);
    team.git("main", &["reset", "--quiet", "--hard", start.trim()]);
    team.run("main", "tick connectivity").text();
    team.commit("main", "Tick");
    team.git("main", &["revert", "--no-edit", "HEAD~1"]);
    assert_eq!(team.field("main", "connectivity", "status"), "done");
    assert_eq!(team.field("main", "agreements", "owner"), "");
}

#[test]
fn three_at_once_are_merged_or_left_to_one_after_the_other() {
    let team = founded(true);
    // git itself merges three at once only where nothing has to be decided.
    for name in ["ben", "cai"] {
        team.git("main", &["merge", "--no-edit", name]);
    }
    assert_has(&team, &["ana", "ben", "cai"]);
    let team = Team::founded();
    team.git("main", &["tag", "begin"]);
    for (name, item) in [("ben", "agreements"), ("cai", "connectivity"), ("dee", "time-frame")] {
        team.git("main", &["checkout", "--quiet", "-b", name, "begin"]);
        team.run("main", &format!("set {item} --owner {name}")).text();
        team.commit("main", name);
    }
    team.git("main", &["merge", "--no-edit", "ben", "cai"]);
    for (name, item) in [("ben", "agreements"), ("cai", "connectivity"), ("dee", "time-frame")] {
        assert_eq!(team.field("main", item, "owner"), name);
    }
}

#[test]
fn a_side_that_deleted_the_file_does_not_delete_what_the_other_typed() {
    let team = founded(false);
    team.git("main", &["checkout", "--quiet", "-b", "without", "begin"]);
    fs::remove_file(team.path(&format!("main/{FILE}"))).expect("it is there");
    team.commit("main", "Delete");
    assert_eq!(team.try_git("main", &["merge", "--no-edit", "ben"]).code, Some(1));
    let said = team.run("main", "resolve").text();
    assert!(said.contains("One side deleted the file; the other is kept."), "{said}");
    assert_has(&team, &["ben"]);
}

#[test]
fn without_a_merge_there_is_nothing_to_resolve() {
    let team = Team::founded();
    assert!(team.run("main", "resolve").text().contains("Nothing to resolve"));
    let conflict = "schema = 1\nguide = \"bc-hie\"\n<<<<<<< HEAD\n=======\n>>>>>>> other\n";
    team.write(&format!("main/{FILE}"), conflict);
    let complaint = team.run("main", "resolve").complaint(3);
    assert!(complaint.contains("line 3") && complaint.contains("remove the markers"), "{complaint}");
    assert!(!complaint.contains("git checkout --merge"), "it would not help: {complaint}");
    let shown = complaint.split('`').find(|part| part.starts_with("git show ")).expect("the last whole version is named");
    let whole = team.git("main", &shown.split(' ').skip(1).collect::<Vec<_>>());
    assert!(whole.ends_with("# End of progress.\n"), "{whole}");
    assert_eq!(team.read(&format!("main/{FILE}")), conflict);
}

#[test]
fn markers_that_were_committed_are_left_to_a_person() {
    let team = founded(false);
    team.try_git("main", &["merge", "--no-edit", "ben"]);
    team.commit("main", "Too early");
    team.clone("later", &[]);
    let complaint = team.run("later", "resolve").complaint(3);
    assert!(complaint.contains("remove the markers") && !complaint.contains("--merge"), "{complaint}");
    assert!(complaint.contains("the last commit without them"), "{complaint}");
}

#[test]
fn markers_outside_a_repository_are_left_to_a_person_with_the_backup() {
    let team = Team::new();
    team.run("", "tick agreements --file p.toml").text();
    team.run("", "tick connectivity --file p.toml").text();
    team.write("p.toml", "schema = 1\nguide = \"bc-hie\"\n<<<<<<< HEAD\n=======\n>>>>>>> other\n");
    let complaint = team.run("", "resolve --file p.toml").complaint(3);
    assert!(complaint.contains("line 3") && complaint.contains("remove the markers"), "{complaint}");
    assert!(complaint.contains("its backup from before the last save is") && complaint.contains(".p.toml.bak"), "{complaint}");
}

#[test]
fn a_conflict_that_was_added_too_early_can_be_brought_back() {
    let team = founded(false);
    team.try_git("main", &["merge", "--no-edit", "ben"]);
    team.git("main", &["add", FILE]);
    team.run("main", "resolve").complaint(3);
    team.git("main", &["checkout", "--merge", "--", FILE]);
    team.run("main", "resolve").text();
    assert_has(&team, &["ana", "ben"]);
}

#[test]
fn what_somebody_resolved_by_hand_stays() {
    let team = founded(false);
    team.try_git("main", &["merge", "--no-edit", "ben"]);
    team.git("main", &["checkout", "--ours", "--", FILE]);
    team.run_with("main", &["note", "connectivity", "By hand."]).text();
    team.run("main", "resolve").text();
    assert_has(&team, &["ana", "ben"]);
    assert_eq!(team.field("main", "connectivity", "note"), "By hand.");
}
