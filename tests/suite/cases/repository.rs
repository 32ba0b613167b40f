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
    assert_eq!(said.text(), ".hie-onboard/progress.toml\n");
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
