//! The cases in which git takes part: somebody's line ends, and what must not be committed.

use super::shell;
use crate::store::confined::{runs, skipped};
use crate::support::desk::Desk;

/// Whether there is a git; where there is none, that is said.
fn has_git() -> bool {
    let is_there = runs(&["git"], &["--version"]);
    if !is_there {
        skipped("git is missing");
    }
    is_there
}

/// A new repository with the team's file in it.
const START: &str = "
    set -e
    mkdir -p origin/.hie-onboard; cd origin
    git init -q -b main
    git config user.email ana@example.org; git config user.name ana; git config receive.denyCurrentBranch updateInstead
";

#[test]
fn rounds_with_somebody_elses_line_ends_leave_a_note_as_it_is() {
    if !has_git() {
        return;
    }
    let desk = Desk::new();
    let said = shell(
        &desk,
        &format!(
            "{START}
            hie-onboard --file .hie-onboard/progress.toml note agreements $'first line\\nsecond line' > /dev/null
            git add .; git commit -qm start; cd ..
            for id in connectivity time-frame acceptable-use; do
                git clone -q -c core.autocrlf=true -c user.email=ben@example.org -c user.name=ben origin $id; cd $id
                grep -q $'\\r' .hie-onboard/progress.toml || echo no line ends were changed
                hie-onboard tick $id > /dev/null
                git commit -qam \"tick $id\" 2> /dev/null; git push -q 2> /dev/null; cd ..
            done
            cd origin; git reset -q --hard; hie-onboard show agreements --json"
        ),
    );
    assert_eq!(said.json()["note"], "first line\nsecond line");
    let done = shell(&desk, "cd origin; hie-onboard status --json").json();
    assert_eq!(done["counts"]["done"], 3);
    assert!(!desk.read("origin/.hie-onboard/progress.toml").contains("\\r"));
}

#[test]
fn what_was_deleted_from_the_teams_file_is_not_committed_with_its_backup() {
    if !has_git() {
        return;
    }
    let desk = Desk::new();
    let said = shell(
        &desk,
        &format!(
            "{START}
            hie-onboard --file .hie-onboard/progress.toml tick connectivity > /dev/null
            hie-onboard note agreements 'a secret pasted by mistake' > /dev/null
            hie-onboard note agreements 'gone again' > /dev/null
            grep -q secret .hie-onboard/.progress.toml.bak
            git add .; git commit -qm all
            git ls-files; git status --short; ! git grep secret HEAD"
        ),
    );
    assert_eq!(said.text(), ".hie-onboard/.gitignore\n.hie-onboard/progress.toml\n");
}

#[test]
fn what_everybody_needs_beside_the_teams_file_is_committed() {
    if !has_git() {
        return;
    }
    let desk = Desk::new();
    let script = "
        hie-onboard tick agreements --file .hie-onboard/progress.toml > /dev/null
        hie-onboard git setup --yes > /dev/null
        git add .; git ls-files";
    let files = ".hie-onboard/.gitattributes\n.hie-onboard/.gitignore\n";
    let committed = shell(&desk, &format!("{START}{script}")).text();
    assert!(committed.starts_with(files), "{committed}");
}

#[test]
fn a_file_with_a_name_of_its_own_has_its_neighbours_left_out() {
    if !has_git() {
        return;
    }
    let desk = Desk::new();
    let file = ".hie-onboard/'our [1].toml'";
    let script = format!(
        "hie-onboard tick agreements --file {file} > /dev/null; hie-onboard tick connectivity --file {file} > /dev/null
        git add .; git ls-files"
    );
    assert_eq!(shell(&desk, &format!("{START}{script}")).text(), ".hie-onboard/.gitignore\n.hie-onboard/our [1].toml\n");
}

#[test]
fn what_earlier_versions_told_git_is_replaced() {
    let desk = Desk::new();
    let former = "# The lock, the backup and this file are for one computer only.\n.*\n";
    let now = ".progress.toml.*\n.hie-onboard-state/\n";
    shell(&desk, "mkdir -p .hie-onboard").text();
    for command in ["tick agreements --file .hie-onboard/progress.toml", "init"] {
        desk.write(".hie-onboard/.gitignore", former);
        desk.run(command).text();
        assert_eq!(desk.read(".hie-onboard/.gitignore"), now, "{command}");
    }
    desk.write(".hie-onboard/.gitignore", &format!("{former}mine\n"));
    desk.run("init").text();
    assert_eq!(desk.read(".hie-onboard/.gitignore"), format!("mine\n{now}"));
}

#[test]
fn a_gitignore_of_the_teams_own_is_left_alone_and_no_other_folder_gets_one() {
    let desk = Desk::new();
    shell(&desk, "mkdir -p .hie-onboard; echo mine > .hie-onboard/.gitignore").text();
    desk.run("tick agreements --file .hie-onboard/progress.toml").text();
    desk.run("tick agreements --file other.toml").text();
    assert_eq!(desk.read(".hie-onboard/.gitignore"), "mine\n");
    assert_eq!(shell(&desk, "ls .gitignore").code, Some(2));
}
