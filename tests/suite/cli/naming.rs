//! How people may write what has a name, and texts that begin like options.

use crate::support::desk::Desk;

#[test]
fn a_status_is_its_word_or_its_label_in_any_case() {
    let desk = Desk::new();
    for (written, status) in [("in progress", "doing"), ("DOING", "doing"), ("To Do", "todo"), ("Done", "done"), ("todo", "todo")]
    {
        desk.run_with(&["set", "agreements", "--status", written]).text();
        assert_eq!(desk.run("show agreements --json").json()["status"], status, "{written}");
        let listed = desk.run_with(&["list", "--plain", "--status", written]).text();
        assert!(listed.contains(&format!("agreements\t{status}\t")), "{written}: {listed}");
    }
}

#[test]
fn a_system_is_its_id_its_abbreviation_or_its_title_in_any_case() {
    let desk = Desk::new();
    for written in ["PCR", "pcr", "Client-Registry", "provincial client registry"] {
        desk.run("scope --systems=").text();
        let text = desk.run_with(&["scope", "--systems", written]).text();
        assert!(text.starts_with("Systems           Provincial Client Registry (client-registry)\n"), "{written}: {text}");
    }
    desk.run("scope --medical-practice NO").text();
}

#[test]
fn an_item_and_a_section_are_found_in_any_case() {
    let desk = Desk::new();
    assert_eq!(desk.run("tick Agreements agreements").text(), "[x] agreements  Vendor and user agreements\n");
    let section = |name: &str| desk.run_with(&["list", "--plain", "--section", name]).text();
    assert_eq!(section("Getting Started").lines().count(), 4);
    assert_eq!(section("GETTING-STARTED"), section("getting-started"));
}

#[test]
fn a_text_may_begin_with_a_hyphen_and_options_still_follow() {
    let desk = Desk::new();
    for arguments in [
        ["note", "agreements", "- called Ben", "--file", "mine.toml"].as_slice(),
        &["evidence", "add", "agreements", "-signed-.pdf", "--file", "mine.toml"],
        &["set", "agreements", "--status", "waiting", "--reason", "- legal", "--owner", "-ben-", "--file", "mine.toml"],
    ] {
        desk.run_with(arguments).text();
    }
    let item = desk.run("show agreements --json --file mine.toml").json();
    let kept = [&item["note"], &item["evidence"][0], &item["reason"], &item["owner"]];
    assert_eq!(kept, ["- called Ben", "-signed-.pdf", "- legal", "-ben-"]);
    assert!(desk.run("list --owner -ben- --plain --file mine.toml").text().starts_with("agreements\t"));
    assert!(!desk.progress_file().exists());
}

#[test]
fn an_option_is_never_the_value_of_another() {
    let desk = Desk::new();
    for arguments in ["set agreements --owner --status=done", "list --owner --overdue", "set agreements --owner -h"] {
        let complaint = desk.run(arguments).complaint(2);
        assert!(complaint.contains("a value is required for '--owner <NAME>' but none was supplied"), "{complaint}");
    }
    assert!(!desk.progress_file().exists());
}
