//! Repositories in unusual places: each works, or is told of in one sentence.

use std::fs;

use crate::support::desk::Said;
use crate::support::team::{FILE, Team};

/// Runs the program in `at`, with variables set.
fn with(team: &Team, at: &str, variables: &[(&str, &str)], arguments: &[&str]) -> Said {
    let mut command = team.command(env!("CARGO_BIN_EXE_hie-onboard"), at);
    Said::from(command.envs(variables.iter().copied()).args(arguments).output().expect("the program starts"))
}

/// Asserts that a complaint is one sentence with all of `parts`.
#[track_caller]
fn assert_sentence(said: Said, parts: &[&str]) {
    let complaint = said.complaint(3);
    assert_eq!(complaint.trim_end().lines().count(), 1, "{complaint}");
    for part in parts {
        assert!(complaint.contains(part), "{part}: {complaint}");
    }
}

#[test]
fn names_with_blanks_and_signs_are_names() {
    for name in ["our work", "it's \"quoted\"", "*", "-x", "caf\u{e9} \u{1f600}"] {
        let team = Team::new();
        team.make_repository(name);
        team.run(name, "init").text();
        team.commit(name, "Begin");
        let file = "all of it [1].toml";
        team.run_with(name, &["init", "--file", file]).text();
        team.run_with(name, &["git", "setup", "--yes", "--file", file]).text();
        team.commit(name, "Begin another");
        team.run_with(name, &["set", "agreements", "--owner", "ben", "--file", file]).text();
        let told = team.run_with(name, &["log", "--file", file]).text();
        assert_eq!(told.lines().count(), 1, "{told}");
        let info = team.run_with(name, &["info", "--file", file]).text();
        assert!(info.contains("field by field, with the merge driver"), "{info}");
        assert!(team.run(name, "info").text().contains("line by line"), "the driver is for that file only");
    }
}

#[test]
fn what_a_person_set_for_paths_and_settings_of_git_does_not_reach_it() {
    for name in ["GIT_GLOB_PATHSPECS", "GIT_ICASE_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_CONFIG"] {
        let team = Team::founded();
        let variables = [(name, if name == "GIT_CONFIG" { "other" } else { "1" })];
        with(&team, "main", &variables, &["git", "setup", "--yes"]).text();
        team.run("main", "set agreements --owner ben").text();
        assert_eq!(with(&team, "main", &variables, &["log"]).text().lines().count(), 1, "{name}");
        assert!(team.git("main", &["config", "--local", "merge.hie-onboard.driver"]).contains("merge-driver"), "{name}");
    }
}

#[test]
fn a_worktree_has_the_driver_of_its_repository() {
    let team = Team::founded();
    team.run("main", "git setup --yes").text();
    team.commit("main", "Set up the driver");
    team.git("main", &["worktree", "add", "--quiet", "../second"]);
    team.run("second", "set agreements --owner ben").text();
    assert_eq!(team.run("second", "log").text().lines().count(), 1);
    assert!(team.run("second", "info").text().contains("field by field, with the merge driver"));
}

#[test]
fn a_submodule_is_a_repository_of_its_own() {
    let team = Team::founded();
    team.make_repository("outer");
    let allow = ["-c", "protocol.file.allow=always"];
    team.git("outer", &[&allow[..], &["submodule", "--quiet", "add", "../main", "inner"]].concat());
    team.commit("outer", "Begin");
    team.run("outer/inner", "set agreements --owner ben").text();
    assert_eq!(team.run("outer/inner", "log").text().lines().count(), 1);
    let said = team.run("outer/inner", "git setup --yes").text();
    assert!(said.contains("outer/inner/.hie-onboard/.gitattributes"), "{said}");
    assert!(!team.read("outer/.git/config").contains("merge-driver"));
    assert!(team.read("outer/.git/modules/inner/config").contains("merge-driver"));
}

#[test]
fn in_a_hook_the_repository_is_still_that_of_the_file() {
    let team = Team::founded();
    team.make_repository("other");
    let other = team.path("other/.git").display().to_string();
    team.run("main", "set agreements --owner ben").text();
    for variables in [[("GIT_DIR", ".git"), ("GIT_INDEX_FILE", ".git/index")], [("GIT_DIR", &other), ("GIT_WORK_TREE", "..")]] {
        let told = with(&team, "main", &variables, &["log"]).text();
        assert_eq!(told.lines().count(), 1, "{told}");
    }
    team.write("main/.git/hooks/pre-commit", "#!/bin/sh\nhie-onboard log > told\n");
    fs::set_permissions(team.path("main/.git/hooks/pre-commit"), std::os::unix::fs::PermissionsExt::from_mode(0o755))
        .expect("it is ours");
    team.commit("main", "With a hook");
    assert!(team.read("main/told").contains("agreements: owner ben"));
}

#[test]
fn a_bare_repository_has_no_file_to_share() {
    let team = Team::founded();
    team.clone("bare.git", &["--bare"]);
    assert_sentence(team.run("bare.git", "log --file progress.toml"), &["is in a bare git repository", "clone it"]);
}

#[test]
fn a_sparse_checkout_without_the_file_is_not_given_a_second_one() {
    let team = Team::founded();
    team.write("main/docs/page.md", "text\n");
    team.commit("main", "Write");
    team.clone("sparse", &["--sparse"]);
    team.git("sparse", &["sparse-checkout", "set", "docs"]);
    assert_sentence(team.run("sparse", "init"), &["it is not checked out here", "git sparse-checkout add"]);
    assert!(!team.path(&format!("sparse/{FILE}")).exists());
    team.git("sparse", &["sparse-checkout", "add", ".hie-onboard"]);
    team.run("sparse", "set agreements --owner ben").text();
    assert_eq!(team.run("sparse", "log").text().lines().count(), 1);
}

#[test]
fn a_repository_that_git_does_not_trust_is_named_and_the_file_still_works() {
    let team = Team::founded();
    // Git's own switch to pretend that every repository belongs to somebody else.
    let foreign = [("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")];
    with(&team, "main", &foreign, &["tick", "agreements"]).text();
    for arguments in [&["log"][..], &["diff"], &["resolve"], &["git", "setup", "--yes"]] {
        assert_sentence(with(&team, "main", &foreign, arguments), &["git does not trust", "safe.directory"]);
    }
    let info = with(&team, "main", &foreign, &["info"]).text();
    assert!(info.contains("git does not trust"), "{info}");
}

#[test]
fn without_git_only_what_needs_it_is_refused() {
    let team = Team::founded();
    let none = [("PATH", "/nowhere")];
    with(&team, "main", &none, &["tick", "agreements"]).text();
    for arguments in [&["log"][..], &["diff"], &["resolve"], &["git", "setup", "--yes"]] {
        assert_sentence(with(&team, "main", &none, arguments), &["git cannot be started: install it"]);
    }
    assert!(with(&team, "main", &none, &["info"]).text().contains("git cannot be started"));
    assert!(with(&team, "main", &none, &["init"]).text().contains("Not shared yet: git cannot be started"));
    assert_eq!(with(&team, "main", &none, &["check"]).stderr, "");
}

#[test]
fn outside_a_repository_that_is_said() {
    let team = Team::new();
    team.run("", "tick agreements").text();
    for arguments in ["log", "diff", "resolve", "git setup --yes"] {
        assert_sentence(team.run("", arguments), &["is not in a git repository", "git init"]);
    }
    assert!(team.run("", "info").text().contains("the progress file is in no repository"));
}

#[test]
fn what_a_repository_configures_is_not_run() {
    let team = Team::founded();
    let script = team.path("run").display().to_string();
    team.write("run", "#!/bin/sh\ntouch \"$HOME/was-run\"\n");
    fs::set_permissions(&script, std::os::unix::fs::PermissionsExt::from_mode(0o755)).expect("it is ours");
    for key in
        ["core.fsmonitor", "core.pager", "diff.external", "diff.x.textconv", "filter.x.smudge", "filter.x.clean", "gpg.program"]
    {
        team.git("main", &["config", key, &script]);
    }
    team.git("main", &["config", "log.showSignature", "true"]);
    team.write("main/.hie-onboard/.gitattributes", "* diff=x filter=x\n");
    team.run("main", "set agreements --owner ben").text();
    for arguments in ["log", "diff", "info", "check", "resolve", "git setup"] {
        team.run("main", arguments);
    }
    assert!(!team.home().join("was-run").exists());
}
