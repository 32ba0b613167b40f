//! What an import leaves out, refuses and can hold: nothing is dropped without a word, and what was written can be read.

use std::fmt::Write;

use crate::support::desk::Desk;

/// A table of one status, said at that time.
fn row(status: &str, reason: &str, at: &str) -> String {
    format!("id,status,reason,owner,at,by,edition\nagreements,{status},{reason},ben,{at},ana,1\n")
}

#[test]
fn a_status_that_is_older_than_the_one_here_is_named_and_taken_when_asked_for() {
    let desk = Desk::new();
    desk.run("tick agreements").text();
    desk.write("old.csv", &row("waiting", "legal", "2020-01-01T00:00:00Z"));
    let plan = desk.run("import old.csv --apply").text();
    let left_out = "Left out, because the status here was set later (`--older` takes them too):\n  \
                    agreements: status waiting: legal (here done)\n";
    assert!(plan.starts_with("1 change:\n  agreements: owner ben"), "{plan}");
    assert!(plan.contains(left_out), "{plan}");
    assert_eq!(desk.run("import old.csv").text(), format!("Nothing to change.\n{left_out}"));
    let plan = desk.run("import old.csv --older --apply").text();
    assert!(plan.starts_with("1 change:\n  agreements: status waiting: legal (was done)\n"), "{plan}");
    assert!(!plan.contains("Left out"), "{plan}");
    let since = desk.run("show agreements --json").json()["at"].as_str().expect("it has a time").to_owned();
    assert!(since.as_str() > "2020-01-02", "it was said now: {since}");
}

#[test]
fn statuses_that_nobody_gave_are_not_named() {
    let desk = Desk::new();
    desk.run("export --output before.json").text();
    desk.run("tick agreements").text();
    assert_eq!(desk.run("import before.json").text(), "Nothing to change: everything is here already.\n");
}

#[test]
fn a_table_has_the_limits_that_typing_has() {
    let desk = Desk::new();
    desk.write("long.csv", &format!("id,note\n\nagreements,{}\n", "x".repeat(65 * 1024)));
    let complaint = desk.run("import long.csv --apply").complaint(3);
    assert!(complaint.contains("line 3: the note of `agreements` would be too long: it can hold 64 KiB"), "{complaint}");
    desk.write("lines.csv", "id,owner,status,reason\nagreements,\"ana\nand  ben\",waiting,\"the\nministry\"\n");
    desk.run("import lines.csv --apply").text();
    let shown = desk.run("show agreements --json").json();
    assert_eq!([&shown["owner"], &shown["reason"]], ["ana and ben", "the ministry"]);
}

#[test]
fn a_backup_holds_what_a_progress_file_held() {
    let desk = Desk::new();
    let note = "x".repeat(100 * 1024);
    desk.write("merged.toml", &format!("schema = 1\nguide = \"bc-hie\"\n[item.agreements]\nnote = \"{note}\"\n"));
    for (name, empty) in [("long.json", "other.toml"), ("long.csv", "merged.toml")] {
        desk.run(&format!("export --file merged.toml --output {name}")).text();
        desk.run(&format!("import {name} --file {empty} --apply")).text();
    }
    assert!(desk.read("other.toml").contains(&note));
    let mut many = "schema = 1\nguide = \"bc-hie\"\n[item]\n".to_owned();
    for number in 0..20_000 {
        writeln!(many, "i{number} = {{ owner = \"x\" }}").expect("there is memory");
    }
    desk.write("many.toml", &many);
    desk.run("export --file many.toml --output many.json").text();
    assert!(desk.read("many.json").len() > 4 * 1024 * 1024);
    let plan = desk.run("import many.json --file third.toml").text();
    assert!(plan.starts_with("20000 changes:\n"), "{}", &plan[..100]);
}

#[test]
fn a_backup_without_a_reason_is_refused_where_one_is_needed() {
    let desk = Desk::new();
    desk.run("tick agreements").text();
    let json = desk.run("export --format json").text().replacen("\"done\"", "\"not-applicable\"", 1);
    desk.write("wrong.json", &json);
    let complaint = desk.run("import wrong.json --apply").complaint(3);
    assert!(complaint.contains("`not-applicable` of `agreements` needs a reason"), "{complaint}");
}

#[test]
fn unknown_keys_with_known_names_are_refused_where_they_stand() {
    let desk = Desk::new();
    desk.run("tick agreements").text();
    let before = desk.read_progress();
    let json = desk.run("export --format json").text();
    let line = 1 + json.lines().position(|line| line.contains("\"id\": \"agreements\"")).expect("it is there");
    let wrong = json.replacen("\"id\": \"agreements\",", "\"id\": \"agreements\", \"extra\": \"owner = 'x'\",", 1);
    desk.write("wrong.json", &wrong);
    let complaint = desk.run("import wrong.json --apply").complaint(3);
    assert!(
        complaint.contains(&format!("wrong.json cannot be imported, and nothing was changed:\n  line {line}: ")),
        "{complaint}"
    );
    assert!(complaint.contains("`extra` has the key `owner`"), "{complaint}");
    assert_eq!(desk.read_progress(), before);
}

#[test]
fn the_mistakes_of_a_large_table_are_counted_and_the_first_ones_named() {
    let desk = Desk::new();
    let mut table = "id,note\n".to_owned();
    for number in 0..20_000 {
        writeln!(table, "unknown-{number},{}", "x".repeat(100)).expect("there is memory");
    }
    desk.write("large.csv", &table);
    let complaint = desk.run("import large.csv").complaint(3);
    assert!(complaint.contains("line 51: ") && !complaint.contains("line 52: "), "{complaint}");
    assert!(complaint.ends_with("  and 19950 more\n"), "{complaint}");
}

#[test]
fn an_undo_is_not_promised_where_it_cannot_be_remembered() {
    let desk = Desk::new();
    // The journal keeps a note as it was and as it is.
    for (name, letter) in [("here.toml", "a"), ("there.toml", "b")] {
        let note = letter.repeat(1536 * 1024);
        desk.write(name, &format!("schema = 1\nguide = \"bc-hie\"\n[item.agreements]\nnote = \"{note}\"\n"));
    }
    desk.run("export --file there.toml --output long.json").text();
    let said = desk.run("import long.json --apply --file here.toml");
    assert!(said.stderr.contains("this cannot be undone with `undo`"), "{}", said.stderr);
    assert!(said.text().ends_with("Saved.\n"));
}
