//! A team's file: created once, without what lies beside it, found from below, and said to be used.
#![expect(clippy::disallowed_methods, reason = "tests look at files")]

use std::fs;
use std::os::unix::fs::PermissionsExt;

use hie_onboard::progress::Progress;

use crate::support::desk::Said;
use crate::support::stage::guide;
use crate::support::team::{FILE, Team};

#[test]
fn the_file_has_every_item_and_belongs_in_the_root_of_the_repository() {
    let team = Team::new();
    team.make_repository("main");
    fs::create_dir_all(team.path("main/docs/deep")).expect("it is made");
    let said = team.run("main/docs/deep", "init").text();
    assert!(said.contains("Created ") && said.contains(FILE) && said.contains("hie-onboard git setup"), "{said}");
    let mut dense = Progress::new(&guide());
    dense.make_dense(&guide());
    assert_eq!(team.read(&format!("main/{FILE}")), dense.to_text());
    team.run("main/docs", "tick agreements").text();
    team.run("main/docs", "tick connectivity").text();
    let untracked = team.git("main", &["status", "--porcelain", "--untracked-files=all"]);
    assert_eq!(untracked, "?? .hie-onboard/.gitignore\n?? .hie-onboard/progress.toml\n");
    assert!(team.path("main/.hie-onboard/.progress.toml.bak").exists(), "there was something to leave out");
}

#[test]
fn to_create_it_again_changes_nothing() {
    let team = Team::founded();
    team.run("main", "tick agreements").text();
    let before = (team.read(&format!("main/{FILE}")), team.read("main/.hie-onboard/.gitignore"));
    let said = team.run("main", "init").text();
    assert!(said.contains("exists already; nothing in it was changed"), "{said}");
    assert_eq!((team.read(&format!("main/{FILE}")), team.read("main/.hie-onboard/.gitignore")), before);
    team.write("main/.hie-onboard/.gitignore", "mine");
    team.run("main", "init").text();
    assert_eq!(team.read("main/.hie-onboard/.gitignore"), "mine\n.progress.toml.*\n.hie-onboard-state/");
}

#[test]
fn without_a_repository_it_is_in_the_working_directory() {
    let team = Team::new();
    fs::create_dir(team.path("work")).expect("it is made");
    let said = team.run("work", "init").text();
    let folder = team.path("work").display().to_string();
    assert!(said.contains(&format!("Not shared yet: {folder} is not in a git repository")), "{said}");
    assert!(team.path(&format!("work/{FILE}")).exists());
}

#[test]
fn before_there_is_a_team_s_file_that_is_said() {
    let team = Team::new();
    team.make_repository("main");
    for arguments in ["git setup --yes", "diff", "log", "resolve"] {
        let complaint = team.run("main", arguments).complaint(3);
        assert!(
            complaint.contains("there is no team's file in") && complaint.contains("`hie-onboard init` creates it"),
            "{complaint}"
        );
        assert!(!complaint.contains(".local"), "{complaint}");
    }
}

#[test]
fn it_can_begin_with_ones_own_progress() {
    let team = Team::new();
    team.make_repository("main");
    team.run("", "tick agreements").text();
    team.run_with("", &["note", "connectivity", "Asked for an account."]).text();
    let personal = team.home().join(".local/share/hie-onboard/progress.toml");
    let before = fs::read(&personal).expect("it is there");
    let said = team.run("main", "init --from-personal").text();
    assert!(said.contains("with the progress in your personal file"), "{said}");
    assert_eq!(fs::read(team.path(&format!("main/{FILE}"))).expect("it is there"), before);
    assert_eq!(fs::read(&personal).expect("it is there"), before);
    let info = team.run("main", "info").text();
    assert!(info.contains("the team's") && info.contains(&format!("Your own file  {}", personal.display())), "{info}");
}

#[test]
fn without_a_file_of_ones_own_there_is_nothing_to_begin_with() {
    let team = Team::new();
    team.make_repository("main");
    let complaint = team.run("main", "init --from-personal").complaint(2);
    assert!(complaint.contains("no personal progress file"), "{complaint}");
    assert!(!team.path(&format!("main/{FILE}")).exists());
}

#[test]
fn ones_own_progress_is_not_hidden_without_a_word() {
    let team = Team::founded();
    team.run("", "tick agreements").text();
    let personal = team.home().join(".local/share/hie-onboard/progress.toml");
    let said = team.run("main", "init --from-personal").text();
    let import = format!("hie-onboard import {}", personal.display());
    assert!(said.contains(&import), "{said}");
    team.run("main", &format!("import {} --apply", personal.display())).text();
    assert_eq!(team.field("main", "agreements", "status"), "done");
    team.make_repository("other");
    let said = team.run("other", "init").text();
    assert!(said.contains("It hides your own progress") && said.contains(&import), "{said}");
}

#[test]
fn who_may_use_it_follows_the_umask() {
    let team = Team::new();
    team.make_repository("main");
    let mut shell = team.command("/bin/sh", "main");
    Said::from(shell.args(["-c", "umask 002; hie-onboard init"]).output().expect("it starts")).text();
    let mode = |name: &str| fs::metadata(team.path(name)).expect("it is there").permissions().mode() & 0o777;
    assert_eq!([mode("main/.hie-onboard"), mode("main/.hie-onboard/progress.toml")], [0o775, 0o664]);
}

#[test]
fn a_file_that_cannot_be_read_is_not_called_fine() {
    let team = Team::founded();
    team.write(&format!("main/{FILE}"), "schema = 1\n[item");
    let complaint = team.run("main", "init").complaint(3);
    assert!(complaint.contains("line 2"), "{complaint}");
}

#[test]
fn a_change_is_by_the_name_that_git_has_unless_another_was_given() {
    let team = Team::founded();
    team.git("main", &["config", "user.name", "Ben of git"]);
    let by = |name: Option<&str>| {
        let mut command = team.command(env!("CARGO_BIN_EXE_hie-onboard"), "main");
        command.env_remove("HIE_ONBOARD_USER").env("USER", "login");
        command.envs(name.map(|name| ("HIE_ONBOARD_USER", name)));
        let said = Said::from(command.args(["info"]).output().expect("it starts")).text();
        let line = said.lines().find(|line| line.starts_with("Changes by")).expect("it is said");
        line.trim_start_matches("Changes by").trim().to_owned()
    };
    assert_eq!(by(Some("cai")), "cai (set by HIE_ONBOARD_USER)");
    assert_eq!(by(None), "Ben of git (user.name of git)");
    let config = team.home().join(".config/hie-onboard/config.toml");
    fs::create_dir_all(config.parent().expect("it has one")).expect("it is made");
    fs::write(&config, "user = \"dee\"\n").expect("it is written");
    assert_eq!(by(None), "dee (set in config.toml)");
    fs::remove_file(config).expect("it is there");
    team.git("main", &["config", "--unset", "user.name"]);
    assert_eq!(by(None), "login (account name)");
}
