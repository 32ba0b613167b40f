//! What the commands that change nothing answer, for people and for scripts.

use crate::support::{before, desk::Desk};

/// Nothing done, and two systems out of scope.
const NARROW: &str = "schema = 1\nguide = \"bc-hie\"\n\n[scope]\nsystems = [\"plr\"]\nmedical_practice = false\n";

#[test]
fn the_status_begins_with_readiness_and_what_decides_it() {
    let text = Desk::new().run("status").text();
    let first = text.lines().next().unwrap_or_default();
    assert!(first.starts_with("Sandbox: ") && first.contains(" open: Download the conformance standards, "), "{text}");
    assert!(text.contains("Notice: Draft standard, not intended for implementation"), "{text}");
}

#[test]
fn status_json_keeps_its_contract() {
    let desk = Desk::new();
    desk.run("tick agreements").text();
    let status = desk.run("status --json").json();
    assert_eq!(status["schema"], 1);
    assert_eq!(status["guide"]["id"], "bc-hie");
    assert_eq!(status["file"], desk.progress_file().display().to_string());
    assert_eq!(status["readiness"], "not-ready");
    let counts = &status["counts"];
    let count = |name: &str| counts[name].as_u64().unwrap_or_else(|| panic!("{name} is missing in {counts}"));
    let parts = ["todo", "doing", "waiting", "done", "not-applicable"];
    assert_eq!(parts.into_iter().map(count).sum::<u64>(), count("total"));
    assert_eq!((count("done"), count("out-of-scope")), (1, 0));
    let sections = status["sections"].as_array().expect("there are sections");
    let ids: Vec<_> = sections.iter().map(|section| section["id"].as_str().unwrap_or_default()).collect();
    assert_eq!(ids, ["getting-started", "commitments", "process", "medical-practice", "volumes", "reference"]);
    assert_eq!((&sections[1]["done"], &sections[1]["total"]), (&1.into(), &9.into()));
    assert_eq!(status["next"][0], "download-standards");
}

#[test]
fn a_list_has_one_item_a_line() {
    let desk = Desk::new();
    desk.run("tick agreements").text();
    let all = desk.run("status --json").json()["counts"]["total"].as_u64();
    let text = desk.run("list").text();
    assert_eq!(u64::try_from(text.lines().count()).ok(), all);
    assert!(text.starts_with("[ ] to do  download-standards "), "{text}");
    assert!(text.contains("\n[x] done   agreements "), "{text}");
}

#[test]
fn a_plain_list_is_id_tab_status_tab_title() {
    let desk = Desk::new();
    let text = desk.run("list --section commitments --plain").text();
    let lines: Vec<Vec<&str>> = text.lines().map(|line| line.split('\t').collect()).collect();
    assert_eq!(lines.len(), 9);
    assert!(lines.iter().all(|fields| fields.len() == 3));
    assert_eq!(lines[2][..2], ["agreements", "todo"]);
}

#[test]
fn filters_work_together() {
    let desk = Desk::new();
    desk.write_progress(
        "schema = 1\nguide = \"bc-hie\"\n[item.agreements]\nstatus = \"waiting\"\nowner = \"Legal\"\ndue = 2001-02-03\n\
         [item.time-frame]\nowner = \"legal\"\n[item.connectivity]\nstatus = \"done\"\ndue = 2001-02-03\nedition = 0\n",
    );
    let ids = |filters: &str| {
        let list = desk.run(&format!("list --json {filters}")).json();
        let items = list["items"].as_array().expect("there are items").clone();
        items.iter().map(|item| item["id"].as_str().unwrap_or_default().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(ids("--owner legal"), ["agreements", "time-frame"]);
    assert_eq!(ids("--owner legal --status waiting"), ["agreements"]);
    assert_eq!(ids("--overdue"), ["agreements"]);
    assert_eq!(ids("--changed"), ["connectivity"]);
    assert_eq!(ids("--open --owner legal"), ["agreements", "time-frame"]);
    assert_eq!(ids("--due any"), ["agreements", "connectivity"]);
    assert_eq!((ids("--due overdue"), ids("--due soon")), (ids("--overdue"), ids("--overdue")));
    assert!(ids("--required").contains(&"agreements".to_owned()) && ids("--required").len() < ids("").len());
    assert!(!ids("--open").contains(&"connectivity".to_owned()));
    assert_eq!(ids("--search LÉGAL --section commitments --overdue"), ["agreements"]);
    assert!(desk.run("list").text().contains("; Legal; overdue since 2001-02-03\n"));
}

#[test]
fn what_comes_back_is_listed_by_its_day_among_what_is_due() {
    let desk = Desk::new();
    desk.run("tick agreements connectivity time-frame").text();
    desk.run("evidence add agreements https://example.org/vpa.pdf --valid-until 2001-02-04").text();
    desk.run("set connectivity --repeat 1w").text();
    desk.run("set time-frame --repeat 1y").text();
    desk.run("set support-model --due 2001-02-05").text();
    for (filter, expected) in [
        ("--overdue", vec!["agreements", "support-model"]),
        ("--due soon", vec!["agreements", "support-model", "connectivity"]),
        ("--due any", vec!["agreements", "support-model", "connectivity", "time-frame"]),
        ("--due any --open", vec!["support-model"]),
    ] {
        let list = desk.run(&format!("list --plain {filter}")).text();
        let ids: Vec<&str> = list.lines().filter_map(|line| line.split('\t').next()).collect();
        assert_eq!(ids, expected, "{filter}");
    }
    let list = desk.run("list --due any").text();
    assert!(list.contains("was valid until 2001-02-04") && list.contains(", after 1y\n"), "{list}");
    assert!(!desk.run("list").text().contains(", after 1y\n"), "only what comes back soon is told");
}

#[test]
fn what_is_due_is_listed_by_date_and_what_waits_is_next_once_it_is_overdue() {
    let desk = Desk::new();
    desk.write_progress(
        "schema = 1\nguide = \"bc-hie\"\n[item.agreements]\nstatus = \"waiting\"\ndue = 2001-02-04\n\
         [item.time-frame]\ndue = 2001-02-05\n[item.connectivity]\ndue = 2001-02-03\n",
    );
    for filter in ["--overdue", "--due soon", "--due any"] {
        let list = desk.run(&format!("list --plain {filter}")).text();
        let ids: Vec<&str> = list.lines().filter_map(|line| line.split('\t').next()).collect();
        assert_eq!(ids, ["connectivity", "agreements", "time-frame"], "{filter}");
    }
    desk.run(&format!("tick {}", before("agreements").join(" "))).text();
    let next = desk.run("next").text();
    assert!(next.contains("[~] agreements ") && next.contains("Overdue since 2001-02-04."), "{next}");
}

#[test]
fn sections_are_counted_as_on_the_screen() {
    let desk = Desk::new();
    desk.write_progress(NARROW);
    desk.run("tick agreements").text();
    desk.run("set connectivity --status not-applicable --reason hosted").text();
    let status = desk.run("status").text();
    let section = |title: &str| {
        let line = status.lines().find_map(|line| line.trim_start().strip_prefix(title));
        line.unwrap_or_else(|| panic!("{title} in {status}")).trim().to_owned()
    };
    assert_eq!(section("Commitments"), "2/9, 1 not applicable");
    assert_eq!(section("Getting started"), "0/4");
    assert_eq!(section("Medical practice"), "out of scope");
}

#[test]
fn what_is_out_of_scope_is_hidden_and_counted() {
    let desk = Desk::new();
    desk.write_progress(NARROW);
    let list = desk.run("list --json").json();
    let hidden = list["hidden"].as_u64().expect("it is a number");
    assert!(hidden > 0);
    let said = desk.run("list");
    assert!(said.stderr.contains(&format!("{hidden} items are hidden because they are out of scope")), "{}", said.stderr);
    assert_eq!(desk.run("list --section medical-practice").stdout, "");
    let all = desk.run("list --all --json").json();
    assert_eq!(all["hidden"], 0);
    let count = |list: &serde_json::Value| list["items"].as_array().map_or(0, Vec::len) as u64;
    assert_eq!(count(&all), count(&list) + hidden);
}

#[test]
fn an_item_in_json_holds_all_that_is_known() {
    let desk = Desk::new();
    desk.run("tick agreements").text();
    let item = desk.run("show agreements --json").json();
    let listed = desk.run("list --json --status done").json()["items"][0].clone();
    for key in [
        "id", "section", "title", "status", "at", "by", "owner", "due", "reason", "evidence", "note", "required", "changed",
        "sources",
    ] {
        assert!(listed.get(key).is_some(), "{key} is missing in {listed}");
        assert_eq!(item[key], listed[key], "{key}");
    }
    assert_eq!((&item["schema"], &item["status"], &item["by"]), (&1.into(), &"done".into(), &"ana".into()));
    assert_eq!(item["due"], serde_json::Value::Null);
    assert!(item["at"].as_str().is_some_and(|at| at.ends_with('Z')), "{item}");
    let export = desk.run("export --format json").json();
    let exported = export["items"].as_array().and_then(|items| items.iter().find(|item| item["id"] == "agreements"));
    for (key, value) in exported.and_then(serde_json::Value::as_object).expect("it is exported") {
        assert_eq!((&listed[key], &item[key]), (value, value), "{key}");
    }
    assert!(item["sources"][0]["url"].as_str().is_some_and(|url| url.starts_with("https://")), "{item}");
}

#[test]
fn an_item_is_shown_whole_with_its_sources() {
    let text = Desk::new().run("show agreements").text();
    for part in ["[ ] Vendor and user agreements", "\nWhy\n", "\nWhat to do\n  1. ", "\nSources\n", "https://"] {
        assert!(text.contains(part), "{part} is missing in\n{text}");
    }
}

#[test]
fn every_item_and_page_can_be_shown() {
    let desk = Desk::new();
    let pages = desk.run("list --section reference --plain").text();
    assert!(pages.lines().all(|line| line.split('\t').nth(1) == Some("reference")), "{pages}");
    for line in pages.lines().chain(desk.run("list --plain").text().lines()) {
        let id = line.split('\t').next().unwrap_or_default();
        let text = desk.run(&format!("show {id}")).text();
        assert!(!text.contains("**") && !text.contains("]("), "{text}");
    }
}

#[test]
fn the_files_in_use_are_named_with_the_reason() {
    let desk = Desk::new();
    let text = desk.run("info").text();
    assert!(text.contains(&desk.progress_file().display().to_string()), "{text}");
    let text = desk.run("info --file other.toml").text();
    assert!(text.contains("other.toml (chosen with --file)"), "{text}");
}

#[test]
fn files_and_profiles_are_kept_apart() {
    let desk = Desk::new();
    desk.run("init --profile clinic").text();
    desk.run("tick agreements --profile clinic").text();
    desk.run("tick time-frame --file mine.toml").text();
    let done = |arguments: &str| desk.run(&format!("list --plain --status done {arguments}")).text();
    assert_eq!(done(""), "");
    assert!(done("--profile clinic").starts_with("agreements\t"));
    assert!(done("--file mine.toml").starts_with("time-frame\t"));
    desk.run("status --profile ../x").complaint(2);
}

#[test]
fn another_guide_can_be_used_and_its_errors_name_the_line() {
    let desk = Desk::new();
    desk.run("status --guide missing.toml").complaint(3);
    desk.write("broken.toml", &crate::support::small_guide_text().replacen("title = \"Small guide\"", "title = 3", 1));
    let complaint = desk.run("status --guide broken.toml").complaint(3);
    assert!(complaint.contains("broken.toml: line 4, column 9: `title` must be text in quotation marks"), "{complaint}");
}
