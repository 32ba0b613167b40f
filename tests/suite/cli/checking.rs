//! Readiness from the first tick to the last: what `status`, `next` and `check` say on the way.

use crate::support::{before, desk::Desk, small_guide_text};

/// The ids of the items that are required, or that are not.
fn ids(desk: &Desk, required: bool) -> Vec<String> {
    let list = desk.run("list --json").json();
    let items = list["items"].as_array().expect("there are items");
    let wanted = items.iter().filter(|item| item["required"] == required);
    wanted.map(|item| item["id"].as_str().unwrap_or_default().to_owned()).collect()
}

#[test]
fn required_items_decide() {
    let desk = Desk::new();
    let said = desk.run("check");
    assert_eq!(said.code, Some(1));
    assert!(said.stdout.starts_with("Not satisfied: ") && said.stdout.contains("[ ] agreements "), "{}", said.stdout);

    let (required, optional) = (ids(&desk, true), ids(&desk, false));
    desk.run(&format!("tick {}", required.join(" "))).text();
    assert_eq!(desk.run("check --strict").text(), "Satisfied: every required item in scope is done or not applicable.\n");
    let status = desk.run("status").text();
    let gaps = format!(
        "Ready with gaps: every required item is done or not applicable, but {} other\nitems are still open.\n",
        optional.len()
    );
    assert!(status.starts_with(&gaps), "{status}");

    desk.run(&format!("tick {}", optional.join(" "))).text();
    assert!(desk.run("status").text().starts_with("Ready: everything in scope is done or not applicable.\n"));
    assert_eq!(desk.run("next").text(), "Nothing left to do.\n");
}

#[test]
fn a_strict_check_looks_at_what_the_guide_changed() {
    let desk = Desk::new();
    desk.run(&format!("tick {}", ids(&desk, true).join(" "))).text();
    desk.write_progress(&desk.read_progress().replacen("edition = 2", "edition = 1", 1));
    desk.run("check").text();
    let said = desk.run("check --strict");
    assert_eq!((said.code, said.stdout.lines().count()), (Some(1), 2), "{}", said.stdout);
    assert!(said.stdout.ends_with("; changed in the guide since\n"), "{}", said.stdout);
    assert!(desk.run("status").text().contains("\nChanged in the guide since marked done or not applicable\n"));

    let list = desk.run("list --changed --plain").text();
    let id = list.split('\t').next().unwrap_or_default();
    desk.run(&format!("tick {id}")).text();
    desk.run("check --strict").text();
}

#[test]
fn what_is_out_of_scope_does_not_count() {
    let desk = Desk::new();
    let total = |desk: &Desk| desk.run("status --json").json()["counts"]["total"].as_u64().unwrap_or_default();
    let before = total(&desk);
    let text = desk.run("scope --systems plr --medical-practice no").text();
    assert!(text.starts_with("Systems           Provider and Location Registry (plr)\nMedical practice  no\n"), "{text}");
    assert!(total(&desk) < before);
    desk.run("scope --systems= --medical-practice yes").text();
    assert_eq!(total(&desk), before);
}

#[test]
fn next_says_what_and_why() {
    let desk = Desk::new();
    desk.run(&format!("tick {}", before("time-frame").join(" "))).text();
    desk.run("set time-frame --due 2001-02-03").text();
    desk.run("set connectivity --status doing").text();
    let text = desk.run("next").text();
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines[0].starts_with("[ ] time-frame "), "{text}");
    assert_eq!(lines[1], "    Overdue since 2001-02-03.");
    assert!(lines[2].starts_with("[>] connectivity "), "{text}");
    assert_eq!(lines[3], "    In progress.");
    assert_eq!(lines.last(), Some(&"Details: hie-onboard show time-frame"));
}

#[test]
fn what_waits_is_said_with_its_reason() {
    let desk = Desk::new();
    let waiting = ["set", "agreements", "--status", "waiting", "--reason", "with the ministry", "--due", "2001-02-03"];
    desk.run_with(&waiting).text();
    let text = desk.run("status").text();
    let listed = text.split("\nWaiting\n").nth(1).expect("it is listed");
    assert!(listed.starts_with("  [~] agreements  ") && listed.contains(": with the ministry\n"), "{text}");
    assert!(text.contains("\nOverdue\n  [~] agreements  Vendor and user agreements\n      since 2001-02-03\n"), "{text}");
}

#[test]
fn where_nothing_is_required_that_is_said_instead_of_praise() {
    let desk = Desk::new();
    let guide = small_guide_text();
    desk.write("optional.toml", &guide.replace("required = true", "required = false"));
    let satisfied = "Satisfied: the guide requires nothing.\n";
    assert_eq!(desk.run("check --guide optional.toml").text(), satisfied);
    assert_eq!(desk.run("check --strict --guide optional.toml").text(), satisfied);
    assert!(desk.run("check --format summary --guide optional.toml").text().contains("he guide requires nothing"));
    desk.write("elsewhere.toml", &guide.replace("required = true", "required = true\nmedical_practice = true"));
    desk.run("scope --medical-practice no --guide elsewhere.toml --file elsewhere-progress.toml").text();
    let said = desk.run("check --guide elsewhere.toml --file elsewhere-progress.toml").text();
    assert_eq!(said, "Satisfied: no required item is in scope.\n");
}
