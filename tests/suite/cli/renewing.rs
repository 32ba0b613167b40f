//! What is done and comes back: said in lists and status, and renewed by ticking it once more.

use serde_json::json;

use crate::support::desk::Desk;

/// `connectivity` is to be done again since 2021, a notice for `time-frame` has expired, and `agreements` stays done.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.write_progress(
        "schema = 1\nguide = \"bc-hie\"\n\
         [item.agreements]\nstatus = \"done\"\nat = 2020-03-01T12:00:00Z\nby = \"ben\"\nedition = 9\nrepeat = \"999y\"\n\
         [item.connectivity]\nstatus = \"done\"\nat = 2020-03-01T12:00:00Z\nby = \"ben\"\nedition = 9\nrepeat = \"1y\"\n\
         [item.time-frame]\nstatus = \"done\"\nat = 2020-03-01T12:00:00Z\nby = \"ben\"\nedition = 9\nevidence = [\"notice.pdf\"]\n\
         [item.time-frame.evidence-details.\"notice.pdf\"]\nvalid-until = 2020-12-31\n",
    );
    desk
}

fn standing(desk: &Desk, id: &str) -> (serde_json::Value, serde_json::Value, bool) {
    let item = desk.run(&format!("show {id} --json")).json();
    let is_renewed = item["at"].as_str().is_some_and(|at| !at.starts_with("2020"));
    (item["status"].clone(), item["by"].clone(), is_renewed)
}

#[test]
fn what_comes_back_is_said_in_the_status_and_in_lists() {
    let desk = desk();
    let text = desk.run("status").text();
    let (_, again) = text.split_once("\nTo do again\n").unwrap_or_else(|| panic!("it is missing in {text}"));
    let again: Vec<&str> = again.lines().take(4).map(str::trim).collect();
    assert!(again[0].starts_with("[x] time-frame") && again[2].starts_with("[x] connectivity"), "{again:?}");
    assert_eq!((again[1], again[3]), ("notice.pdf was valid until 2020-12-31", "to be done again since 2021-03-01, after 1y"));
    assert_eq!(desk.run("status --json").json()["again"], json!(["time-frame", "connectivity"]));
    let list = desk.run("list --status done").text();
    let line = |id: &str| list.lines().find(|line| line.contains(id)).expect("it is listed").to_owned();
    assert!(line("connectivity").ends_with("; to be done again since 2021-03-01, after 1y"), "{list}");
    assert!(line("time-frame").ends_with("; notice.pdf was valid until 2020-12-31"), "{list}");
    assert!(!line("agreements").contains("again"), "it comes back in a thousand years:\n{list}");
}

#[test]
fn ticking_it_once_more_renews_it_and_undo_takes_that_back() {
    let desk = desk();
    let said = desk.run("tick connectivity agreements");
    assert!(said.stderr.contains("hie-onboard: connectivity: to be done again 2"), "{}", said.stderr);
    said.text();
    assert_eq!(standing(&desk, "connectivity"), (json!("done"), json!("ana"), true));
    assert_eq!(standing(&desk, "agreements"), (json!("done"), json!("ben"), false), "it stays done");
    assert_eq!(desk.run("status --json").json()["again"], json!(["time-frame"]));
    desk.run("undo").text();
    assert_eq!(standing(&desk, "connectivity"), (json!("done"), json!("ben"), false));
}

#[test]
fn what_has_expired_is_renewed_by_evidence_alone() {
    let desk = desk();
    let said = desk.run("tick time-frame");
    let expected = "hie-onboard: time-frame: notice.pdf was valid until 2020-12-31; \
        `hie-onboard evidence add time-frame REF --valid-until DATE` says how long it holds now\n";
    assert!(said.stderr.ends_with(expected), "{}", said.stderr);
    assert!(said.text().ends_with(": no change\n"));
    desk.run("evidence add time-frame notice.pdf --valid-until 9999-12-31").complaint_free();
    assert_eq!(desk.run("status --json").json()["again"], json!(["connectivity"]));
}

#[test]
fn setting_it_to_done_once_more_renews_it_too() {
    let desk = desk();
    desk.run("set connectivity --status done --owner cleo").text();
    assert_eq!(standing(&desk, "connectivity"), (json!("done"), json!("ana"), true));
    assert!(desk.run("set agreements --status done").text().ends_with(": no change\n"), "it stays done");
    desk.run("set connectivity --owner ben").text();
    assert_eq!(desk.run("status --json").json()["again"], json!(["time-frame"]));
}

#[test]
fn only_a_status_renews() {
    let desk = desk();
    desk.run_with(&["set", "connectivity", "--owner", "cleo", "--reason", ""]).text();
    assert_eq!(standing(&desk, "connectivity"), (json!("done"), json!("ben"), false));
}
