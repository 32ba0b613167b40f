//! Who changed what when, and what moved since: read from git's own history.

use std::fs;

use hie_onboard::progress::{Change, Field, Progress};

use crate::support::stage::guide;
use crate::support::team::{FILE, Team, imported};

/// A repository in which something happened on each of four days, the last of them not committed.
fn told() -> Team {
    let team = Team::founded();
    team.run("main", "set agreements --owner ben").text();
    team.commit("main", "Name an owner");
    team.run("main", "set agreements --due 2027-01-31").text();
    team.run("main", "set connectivity --owner cai").text();
    team.commit("main", "Plan");
    team.run_with("main", &["set", "agreements", "--status", "waiting", "--reason", "with legal"]).text();
    team.commit("main", "Wait for legal");
    team.run_with("main", &["note", "connectivity", "Asked."]).text();
    team
}

fn lines(text: &str) -> Vec<String> {
    text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

/// The lines without the ids of commits and without the day of a status, which is that of the test.
fn told_by(team: &Team, arguments: &str) -> Vec<String> {
    let today = team.run("main", "show agreements --json").json()["at"].as_str().map(|at| at[..10].to_owned());
    let without_day = |line: String| today.iter().fold(line, |line, today| line.replace(today, "TODAY"));
    let text = team.run("main", arguments).text();
    let known = text.replace("(not committed)", "-");
    lines(&known).into_iter().map(|line| without_day(line.split_once(' ').expect("it has words").1.to_owned())).collect()
}

#[test]
fn every_change_is_a_line_with_who_and_when() {
    let team = told();
    assert_eq!(
        told_by(&team, "log"),
        [
            "connectivity: note added",
            "TODAY ana agreements: waiting: with legal (was to do)",
            "2026-11-04 Ana B agreements: due 2027-01-31",
            "2026-11-04 Ana B connectivity: owner cai",
            "2026-11-03 Ana B agreements: owner ben",
        ]
    );
    assert_eq!(told_by(&team, "log connectivity"), ["connectivity: note added", "2026-11-04 Ana B connectivity: owner cai"]);
    assert_eq!(told_by(&team, "log CONNECTIVITY --limit 1"), ["connectivity: note added"]);
    for limit in ["0", "-1", "few"] {
        let complaint = team.run_with("main", &["log", &format!("--limit={limit}")]).complaint(2);
        assert!(complaint.contains("write a whole number from 1 on"), "{complaint}");
    }
    assert!(team.run("main", "log conectivity").complaint(2).contains("did you mean `connectivity`"));
    let json = team.run("main", "log --json").json();
    let (newest, status) = (&json["changes"][0], &json["changes"][1]);
    assert_eq!(
        (&newest["commit"], &newest["at"], &newest["field"]),
        (&serde_json::Value::Null, &serde_json::Value::Null, &"note".into())
    );
    assert_eq!(status["commit"].as_str(), Some(team.git("main", &["rev-parse", "HEAD"]).trim()));
    assert_eq!(
        (&status["subject"], &status["before"], &status["after"]),
        (&"Wait for legal".into(), &"to do".into(), &"waiting: with legal".into())
    );
}

#[test]
fn a_merge_tells_only_what_it_decided_itself() {
    let team = Team::founded();
    team.run("main", "git setup --yes").text();
    team.commit("main", "Set up the driver");
    team.git("main", &["checkout", "--quiet", "-b", "other"]);
    team.run("main", "set agreements --owner ben").text();
    team.run("main", "set connectivity --owner ben").text();
    team.commit("main", "Ben");
    team.git("main", &["checkout", "--quiet", "main"]);
    team.run("main", "set agreements --owner cai").text();
    team.commit("main", "Cai");
    team.git("main", &["merge", "--quiet", "--no-edit", "other"]);
    let told: Vec<String> =
        told_by(&team, "log").iter().map(|line| line.split("Ana B ").nth(1).unwrap_or(line).to_owned()).collect();
    assert_eq!(
        told,
        ["agreements: note added", "agreements: owner cai", "agreements: owner ben", "connectivity: owner ben"],
        "the owner that lost is in the note, and the one that won is told once"
    );
}

#[test]
fn what_moved_since_is_told_in_words() {
    let team = told();
    let since = |arguments: &str| lines(&team.run("main", arguments).text());
    assert_eq!(since("diff")[1..], ["connectivity: note added"]);
    assert!(since("diff")[0].starts_with("Since the last commit ("));
    assert_eq!(
        since("diff HEAD~2")[1..],
        ["agreements: waiting: with legal (was to do); due 2027-01-31", "connectivity: owner cai; note added"]
    );
    // The commit of the third day is later than its beginning.
    assert_eq!(
        since("diff 2026-11-04"),
        [&["Since 2026-11-04: 2 items changed.".to_owned()], &since("diff HEAD~2")[1..]].concat()
    );
    assert_eq!(since("diff 2026-11-05")[1..], since("diff HEAD~1")[1..]);
    assert_eq!(since("diff 2020-01-01")[1..], since("diff HEAD~3")[1..]);
    let json = team.run("main", "diff HEAD~2 --json").json();
    assert_eq!(json["changes"].as_array().map(Vec::len), Some(4));
    assert_eq!(json["readiness"]["after"], "not-ready");
    team.commit("main", "Note");
    assert!(since("diff")[0].ends_with(": nothing changed."));
}

#[test]
fn a_day_long_ago_is_before_everything_and_one_to_come_is_refused() {
    let team = told();
    let first = team.git("main", &["rev-list", "--max-parents=0", "HEAD"]);
    let all = lines(&team.run("main", &format!("diff {}", first.trim())).text());
    assert!(all.len() > 2, "{all:?}");
    for day in ["1973-01-31", "1970-01-02", "1970-01-01", "1969-12-31", "1200-01-01", "0001-01-01", "900000d"] {
        let told = lines(&team.run("main", &format!("diff {day}")).text());
        assert_eq!(told[1..], all[1..], "{day}");
    }
    let report = team.run("main", "export --since 1960-01-01").text();
    assert!(report.contains("## Since 1960-01-01 (2)"), "{report}");
    for command in ["diff", "export --since"] {
        let complaint = team.run("main", &format!("{command} 9999-12-31")).complaint(2);
        assert_eq!(
            complaint,
            "hie-onboard: 9999-12-31 is still to come: give a day that has been, such as 2026-01-31, or 7d for seven days ago\n"
        );
    }
}

#[test]
fn a_commit_of_long_ago_is_found_by_its_day() {
    let team = Team::founded();
    let mut progress = Progress::new(&guide());
    progress.make_dense(&guide());
    let commits = [("ben", 86_400), ("cai", 3 * 86_400), ("dan", 5 * 86_400)].map(|(owner, second)| {
        progress.apply(&Change::field(&progress, "agreements", Field::Owner(owner.to_owned())));
        imported("old", None, second, &progress.to_text())
    });
    team.import(&commits);
    team.git("main", &["checkout", "--quiet", "old"]);
    let since = |day: &str| lines(&team.run("main", &format!("diff {day}")).text())[1..].to_vec();
    assert_eq!(since("1970-01-03"), ["agreements: owner dan (was ben)"]);
    assert_eq!(since("1970-01-05"), ["agreements: owner dan (was cai)"]);
    assert_eq!(since("1970-01-02"), ["agreements: owner dan"]);
}

#[test]
fn what_moved_since_the_last_report_needs_no_git() {
    let team = Team::new();
    fs::create_dir(team.path("work")).expect("it is made");
    assert!(team.run("work", "diff --report").complaint(2).contains("there is no report to compare with"));
    team.run("work", "export --output report.md").complaint_free();
    team.run("work", "tick agreements").text();
    let told = lines(&team.run("work", "diff --report").text());
    assert!(told[0].starts_with("Since the report of 20"), "{told:?}");
    assert!(told[1].starts_with("1 of ") && told[1].ends_with(" done or not applicable, was 0."), "{told:?}");
    assert_eq!(told[2..], ["agreements: done (was to do)"]);
}

#[test]
fn a_revision_is_only_ever_a_revision() {
    let team = told();
    for revision in ["nowhere", "HEAD~99", "HEAD:README", "a b"] {
        let complaint = team.run_with("main", &["diff", revision]).complaint(2);
        assert!(complaint.contains(&format!("git knows no revision `{revision}`")), "{complaint}");
    }
    team.run_with("main", &["diff", "--", "--output=stolen"]).complaint(2);
    assert!(!team.path("main/stolen").exists());
}

#[test]
fn a_repository_without_a_commit_has_nothing_to_tell_yet() {
    let team = Team::new();
    team.make_repository("main");
    team.run("main", "init").text();
    assert!(team.run("main", "log").text().contains("No change is in git's history yet."));
    team.run("main", "set agreements --owner ben").text();
    assert_eq!(told_by(&team, "log"), ["agreements: owner ben"]);
    for diff in ["diff", "diff main"] {
        let complaint = team.run("main", diff).complaint(2);
        assert!(complaint.contains("nothing is committed yet"), "{complaint}");
    }
    assert_eq!(lines(&team.run("main", "diff 7d").text())[1..], ["agreements: owner ben"]);
}

#[test]
fn a_version_that_cannot_be_read_is_left_out() {
    let team = told();
    team.commit("main", "Note");
    let whole = team.read(&format!("main/{FILE}"));
    team.write(&format!("main/{FILE}"), "<<<<<<< HEAD\n");
    team.commit("main", "Break");
    team.write(&format!("main/{FILE}"), &whole);
    assert_eq!(told_by(&team, "log").len(), 5, "although the last commit cannot be read");
    team.write(&format!("main/{FILE}"), &whole);
    team.commit("main", "Mend");
    assert_eq!(told_by(&team, "log").len(), 5);
    team.run("main", "diff HEAD~1").complaint(3);
}

#[test]
fn a_new_edition_of_the_guide_moves_nothing() {
    let team = Team::new();
    team.make_repository("main");
    team.write("main/guide.toml", include_str!("../editions/second.toml"));
    let first = include_str!("../editions/first-progress.toml");
    team.write(&format!("main/{FILE}"), &first.replace("guide = \"g\"", "guide = \"other\""));
    team.commit("main", "Begin elsewhere");
    team.write(&format!("main/{FILE}"), first);
    team.commit("main", "Begin");
    let told = team.run("main", "--guide guide.toml diff").text();
    assert!(told.ends_with(": nothing changed.\n"), "{told}");
    let told = team.run("main", "--guide guide.toml log").text();
    assert!(!told.contains("(not committed)"), "{told}");
    let complaint = team.run("main", "--guide guide.toml diff HEAD~1").complaint(3);
    assert!(complaint.contains("git's version of it cannot be read") && complaint.contains("`other`"), "{complaint}");
}

#[test]
fn a_thousand_commits_are_read_whole() {
    let team = Team::founded();
    let mut progress = Progress::new(&guide());
    progress.make_dense(&guide());
    let ids: Vec<String> = progress.records.keys().cloned().collect();
    let commits = (0..1000).map(|number: usize| {
        let owner = Field::Owner(format!("owner {number}"));
        progress.apply(&Change::field(&progress, &ids[number % ids.len()], owner));
        let second = 1_793_620_801 + i64::try_from(number).expect("it is small");
        imported("main", (number == 0).then_some("main^0"), second, &progress.to_text())
    });
    team.import(&commits.collect::<Vec<_>>());
    team.git("main", &["reset", "--quiet", "--hard"]);
    let told = told_by(&team, "log");
    assert_eq!(told.len(), 1000);
    assert_eq!(told[0], format!("2026-11-02 Ana B {}: owner owner 999 (was owner {})", ids[999 % ids.len()], 999 - ids.len()));
    assert_eq!(told_by(&team, &format!("log {}", ids[0])).len(), 1000_usize.div_ceil(ids.len()));
}
