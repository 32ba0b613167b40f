//! git's merge driver: set up when asked, taken back exactly, and harmless where it cannot help.
#![expect(clippy::disallowed_methods, reason = "tests look at files")]

use std::fs;

use crate::support::desk::Said;
use crate::support::team::{FILE, Team};

const LINE: &str = "/progress.toml merge=hie-onboard text eol=lf\n";

/// What `git setup` may change: the attributes and the configuration.
fn state(team: &Team) -> (Option<String>, String) {
    (fs::read_to_string(team.path("main/.hie-onboard/.gitattributes")).ok(), team.read("main/.git/config"))
}

#[test]
fn nothing_is_changed_without_being_asked_for() {
    let team = Team::founded();
    let before = state(&team);
    let said = team.run("main", "git setup");
    assert!(said.stderr.contains("nothing was changed: use --yes"), "{said:?}");
    assert_eq!(said.code, Some(2), "a script must not take it for done");
    let text = said.stdout;
    for part in ["3 steps:", LINE.trim_end(), "merge.hie-onboard.driver", "merge.hie-onboard.name", "|| git merge-file"] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert_eq!(state(&team), before);
}

#[test]
fn what_was_set_up_is_taken_back_exactly() {
    for attributes in [None, Some("* text=auto\n"), Some("* text=auto")] {
        let team = Team::founded();
        if let Some(text) = attributes {
            team.write("main/.hie-onboard/.gitattributes", text);
        }
        let before = state(&team);
        team.run("main", "git setup --yes").text();
        let after = state(&team);
        assert!(after.0.as_ref().is_some_and(|text| text.contains(LINE.trim_end())), "{after:?}");
        assert!(team.run("main", "git setup --yes").text().contains("Everything is set up already"));
        assert_eq!(state(&team), after);
        team.run("main", "git setup --remove --yes").text();
        assert_eq!(state(&team), before);
        assert!(team.run("main", "git setup --remove --yes").text().contains("Nothing to remove"));
    }
}

#[test]
fn a_setting_of_ones_own_is_not_taken_back() {
    let team = Team::founded();
    team.run("main", "git setup --yes").text();
    team.git("main", &["config", "merge.hie-onboard.driver", "/opt/mine %O %A %B"]);
    let said = team.run("main", "git setup --remove --yes").text();
    assert!(!said.contains("merge.hie-onboard.driver"), "{said}");
    assert_eq!(team.git("main", &["config", "merge.hie-onboard.driver"]), "/opt/mine %O %A %B\n");
}

#[test]
fn a_driver_that_is_named_but_not_registered_is_said() {
    let team = Team::founded();
    assert!(team.run("main", "info").text().contains("line by line; `hie-onboard git setup` makes it field by field"));
    team.run("main", "git setup --yes").text();
    team.commit("main", "Set up the driver");
    assert!(team.run("main", "info").text().contains("field by field, with the merge driver"));
    assert_eq!(team.run("main", "check").stderr, "");
    team.clone("ben", &[]);
    let info = team.run("ben", "info").text();
    assert!(info.contains("it is not set up in this clone; run `hie-onboard git setup`"), "{info}");
    let check = team.run("ben", "check");
    assert_eq!(check.code, Some(1));
    assert!(check.stderr.contains("the merge driver is not set up in this clone: run `hie-onboard git setup`"), "{check:?}");
    team.run("ben", "git setup --yes").text();
    assert_eq!(team.run("ben", "check").stderr, "");
    assert_eq!(team.git("ben", &["status", "--porcelain"]), "", "the line was there already");
}

/// Two branches that both set the owner of one item.
fn divided(team: &Team) {
    team.git("main", &["checkout", "--quiet", "-b", "other"]);
    team.run("main", "set agreements --owner ben --status doing").text();
    team.commit("main", "Ben");
    team.git("main", &["checkout", "--quiet", "main"]);
    team.run("main", "set agreements --owner cai --status done").text();
    team.commit("main", "Cai");
}

#[test]
fn with_the_driver_nothing_that_was_typed_is_lost() {
    let team = Team::founded();
    team.run("main", "git setup --yes").text();
    team.commit("main", "Set up the driver");
    divided(&team);
    team.git("main", &["merge", "--quiet", "--no-edit", "other"]);
    let text = team.read(&format!("main/{FILE}"));
    assert!(text.contains("ben") && text.contains("cai"), "{text}");
    team.run("main", "check").complaint(1);
}

#[test]
fn where_the_program_is_missing_git_merges_the_lines_itself() {
    let team = Team::founded();
    team.run("main", "git setup --yes").text();
    team.commit("main", "Set up the driver");
    divided(&team);
    let mut git = team.command("git", "main");
    let merge = git.env("PATH", "/usr/bin:/bin").args(["merge", "--no-edit", "other"]).output().expect("git starts");
    assert_eq!(merge.status.code(), Some(1));
    let text = team.read(&format!("main/{FILE}"));
    assert!(text.contains("<<<<<<<") && text.contains("\"ben\"") && text.contains("\"cai\""), "{text}");
}

#[test]
fn a_version_that_cannot_be_read_leaves_ours_as_it_is() {
    let team = Team::founded();
    let good = team.read(&format!("main/{FILE}"));
    for broken in ["b", "o", "t"] {
        for name in ["b", "o", "t"] {
            team.write(name, if name == broken { "schema = 1\n[item" } else { &good });
        }
        let before = team.read("o");
        let complaint = team.run("", "merge-driver b o t progress.toml").complaint(3);
        assert!(complaint.contains("progress.toml") && complaint.contains("line 2"), "{complaint}");
        assert_eq!(team.read("o"), before);
    }
}

#[test]
fn progress_through_two_guides_is_not_merged() {
    let team = Team::founded();
    let ours = team.read(&format!("main/{FILE}"));
    team.write("b", &ours);
    team.write("o", &ours);
    team.write("t", &ours.replace("guide = \"bc-hie\"", "guide = \"other\""));
    let complaint = team.run("", "merge-driver b o t progress.toml").complaint(3);
    assert!(complaint.contains("`bc-hie`") && complaint.contains("`other`"), "{complaint}");
    assert_eq!(team.read("o"), ours);
}

#[test]
fn a_side_of_the_first_edition_is_merged_under_the_new_names() {
    let team = Team::founded();
    let base = "schema = 1\nguide = \"bc-hie\"\n\n[item.phase-agreements]\nnote = \"Sent to legal.\"\n";
    team.write("b", base);
    team.write("t", &base.replace("legal.", "legal and ops."));
    team.write("o", base);
    team.run_with("", &["set", "connectivity", "--owner", "cai", "--file", "o"]).text();
    assert!(!team.read("o").contains("[item.phase-agreements]"), "ours is of this edition");
    team.run("", "merge-driver b o t progress.toml").text();
    let text = team.read("o");
    assert!(!text.contains("[item.phase-agreements]"), "{text}");
    assert!(text.contains("cai"), "{text}");
    assert_eq!(text.matches("Sent to legal").count(), 1, "{text}");
    assert!(text.contains("Sent to legal and ops."), "{text}");
}

#[test]
fn a_program_that_git_will_not_find_is_said() {
    let team = Team::founded();
    let setup = |path: Option<&str>| {
        let mut command = team.command(env!("CARGO_BIN_EXE_hie-onboard"), "main");
        command.envs(path.map(|path| ("PATH", path)));
        Said::from(command.args(["git", "setup", "--yes"]).output().expect("it starts"))
    };
    for _ in ["set up now", "set up already"] {
        let said = setup(Some("/usr/bin:/bin"));
        assert_eq!(said.code, Some(0));
        assert!(said.stderr.contains("`hie-onboard` is not on PATH") && said.stderr.contains("line by line"), "{said:?}");
    }
    assert_eq!(setup(None).stderr, "");
}

#[test]
fn a_driver_of_ones_own_is_not_replaced_unsaid() {
    let team = Team::founded();
    team.git("main", &["config", "merge.hie-onboard.driver", "/opt/mine %O %A %B"]);
    let plan = team.run("main", "git setup").stdout;
    assert!(plan.contains("It replaces `/opt/mine %O %A %B`, which --remove does not bring back"), "{plan}");
    assert_eq!(plan.matches("It replaces").count(), 1, "{plan}");
}

#[test]
fn a_file_that_both_sides_created_is_merged_too() {
    let team = Team::founded();
    team.write("b", "");
    for (name, owner) in [("o", "ben"), ("t", "cai")] {
        team.write(name, &team.read(&format!("main/{FILE}")));
        team.run("", &format!("set agreements --owner {owner} --file {name}")).text();
    }
    team.run("", "merge-driver b o t progress.toml").text();
    let text = team.read("o");
    assert!(text.contains("ben") && text.contains("cai"), "{text}");
}

#[test]
fn what_the_readme_says_of_jj_merges_too() {
    let team = Team::founded();
    let readme = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).expect("it is there");
    let tool = readme.split("```toml\n").find(|block| block.starts_with("[merge-tools.hie-onboard]")).expect("it is there");
    let tool: toml::Table = tool.split("```").next().and_then(|text| toml::from_str(text).ok()).expect("it is TOML");
    let tool = &tool["merge-tools"]["hie-onboard"];
    for (name, owner) in [("base", ""), ("left side", "ben"), ("right", "cai")] {
        team.write(name, &team.read(&format!("main/{FILE}")));
        team.run_with("", &["set", "agreements", "--owner", owner, "--file", name]).text();
    }
    let mut command = team.command(tool["program"].as_str().expect("it is text"), "");
    for argument in tool["merge-args"].as_array().expect("it is a list") {
        let argument = match argument.as_str().expect("it is text") {
            "$base" => "base",
            "$left" => "left side",
            "$right" => "right",
            "$output" => "the output",
            other => other,
        };
        command.arg(argument);
    }
    assert!(command.status().expect("it starts").success());
    let text = team.read("the output");
    assert!(text.contains("ben") && text.contains("cai"), "{text}");
}
