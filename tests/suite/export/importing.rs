//! `import`: a plan first, then what people expect, and every wrong row with its line.

use std::fs;

use crate::support::desk::Desk;

/// A desk on which something of every kind was done.
fn used_desk() -> Desk {
    let desk = Desk::new();
    desk.run("tick download-standards").text();
    desk.run_with(&["set", "agreements", "--status", "waiting", "--reason", "=1+1", "--owner", "@legal", "--due", "2031-01-31"])
        .text();
    desk.run("evidence add agreements https://example.org/a").text();
    desk.run_with(&["note", "agreements", "--", "-2 copies\n\"signed\", both"]).text();
    desk
}

#[expect(clippy::disallowed_methods, reason = "somebody deletes the file")]
fn delete(desk: &Desk) {
    fs::remove_file(desk.progress_file()).expect("it was there");
}

#[test]
fn what_was_deleted_comes_back_as_it_was() {
    for name in ["backup.json", "backup.csv"] {
        let desk = used_desk();
        let before = desk.read_progress();
        desk.run(&format!("export --output {name}")).text();
        delete(&desk);
        let plan = desk.run(&format!("import {name}"));
        assert!(plan.stderr.contains("nothing was changed: use --apply to make these changes"), "{}", plan.stderr);
        assert!(plan.text().contains("  agreements: status waiting: =1+1\n"));
        assert!(!desk.progress_file().exists());
        assert!(desk.run(&format!("import {name} --apply")).text().ends_with("Saved. `hie-onboard undo` reverses it.\n"));
        assert_eq!(desk.read_progress(), before, "{name}");
        assert_eq!(desk.run(&format!("import {name}")).text(), "Nothing to change: everything is here already.\n");
    }
}

#[test]
fn the_scope_comes_back_with_json_and_an_import_is_taken_back_at_once() {
    let desk = used_desk();
    desk.run("scope --systems plr --medical-practice no").text();
    desk.run("export --output backup.json").text();
    let before = desk.read_progress();
    desk.run("scope --systems= --medical-practice yes").text();
    desk.run("untick download-standards").text();
    desk.run("note time-frame mine").text();
    let mine = desk.read_progress();
    let plan = desk.run("import backup.json --apply").text();
    assert!(plan.contains("the scope: Provider and Location Registry; not a medical-practice application"), "{plan}");
    assert!(desk.read_progress().contains("mine"));
    assert_ne!(desk.read_progress(), before, "what was changed later stays");
    desk.run("undo").text();
    assert_eq!(desk.read_progress(), mine);
}

#[test]
fn formulas_are_defused_in_the_file_and_whole_after_it() {
    let desk = used_desk();
    let table = desk.run("export --format csv").text();
    for cell in [",'=1+1,", ",'@legal,", "\"'-2 copies\n\"\"signed\"\", both\""] {
        assert!(table.contains(cell), "{cell} in {table}");
    }
    assert!(table.starts_with("\u{feff}id,section,title,") && table.contains("\r\n"), "{table}");
}

#[test]
fn a_table_that_was_filled_in_elsewhere_counts_as_said_now() {
    let desk = used_desk();
    desk.write("team.csv", "status;id;reason;owner\r\nfinished;agreements;;legal\r\ndoing;time-frame;;\r\n");
    assert!(desk.run("import team.csv").complaint(3).contains("line 2: `finished` in the column `status` is not todo, doing,"));
    desk.write(
        "team.csv",
        "status;id;reason;owner\r\nDone;agreements;;legal\r\nin progress;time-frame;;\r\ntodo;download-standards;;\r\n",
    );
    let plan = desk.run("import team.csv --apply").text();
    assert_eq!(
        plan,
        "3 changes:\n  agreements: status done (was waiting: =1+1)\n  agreements: owner legal (was @legal)\n  \
         time-frame: status in progress (was to do)\nSaved. `hie-onboard undo` reverses it.\n"
    );
    assert_eq!(desk.run("show download-standards --json").json()["status"], "done", "nobody unticked it at a known time");
}

#[test]
fn a_status_that_was_edited_in_an_export_is_new() {
    let desk = used_desk();
    let table = desk.run("export --format csv").text().replace(",done,", ",doing,");
    desk.write("edited.csv", &table);
    assert_eq!(desk.run("import edited.csv").text(), "1 change:\n  download-standards: status in progress (was done)\n");
}

#[test]
fn wrong_rows_are_reported_together_and_nothing_is_changed() {
    let desk = used_desk();
    let before = desk.read_progress();
    let table = "id,status,due,reason\nagreements,done,,\nagrements,done,,\ntime-frame,finished,,\nconnectivity,done,12/1/2026,\n\
                 \"\nx\",,,\nacceptable-use,not-applicable,,\nagreements,done,,\n";
    desk.write("wrong.csv", table);
    let complaint = desk.run("import wrong.csv --apply").complaint(3);
    for line in [
        "line 3: the guide has no item `agrements`",
        "line 4: `finished` in the column `status`",
        "line 5: `12/1/2026` in the column `due` is not a date: write it like 2027-01-31, tomorrow, friday",
        "line 6: the guide has no item `x`",
        "line 8: `not-applicable` needs a reason",
        "line 9: `agreements` appears twice",
    ] {
        assert!(complaint.contains(line), "{line} in {complaint}");
    }
    assert_eq!(desk.read_progress(), before);
}

#[test]
fn wrong_items_of_json_are_reported_with_their_lines() {
    let desk = used_desk();
    desk.run("export --output backup.json").text();
    let json = desk.run("export --format json").text();
    let wrong = json.replacen("\"done\"", "\"dne\"", 1).replacen("\"2031-01-31\"", "\"soon\"", 1);
    desk.write("wrong.json", &wrong);
    let complaint = desk.run("import wrong.json").complaint(3);
    let line = 1 + wrong.lines().position(|line| line.contains("\"dne\"")).expect("it is there");
    assert!(complaint.contains(&format!("line {line}: unknown word `dne`")), "{complaint}");
    assert!(complaint.contains("`soon` is not a date or time"), "{complaint}");
    for (from, to, part) in [
        ("\"schema\": 1", "\"schema\": 2", "install a newer hie-onboard"),
        ("\"bc-hie\"", "\"other\"", "it belongs to the guide `other`"),
        ("{", "{,", "line 1:"),
    ] {
        desk.write("wrong.json", &json.replacen(from, to, 1));
        assert!(desk.run("import wrong.json").complaint(3).contains(part));
    }
}

#[test]
fn what_is_no_export_is_refused() {
    let desk = Desk::new();
    desk.write("empty.csv", "");
    desk.write("words.csv", "some words\n");
    for name in ["empty.csv", "words.csv"] {
        assert!(desk.run(&format!("import {name}")).complaint(3).contains("including `id`"));
    }
    assert!(desk.run("import nowhere.json").complaint(3).contains("nowhere.json"));
}

#[test]
fn a_conflicted_copy_beside_the_file_is_told_and_can_be_imported() {
    let desk = Desk::new();
    desk.run("tick agreements --file progress.toml").text();
    assert!(!desk.run("info --file progress.toml").text().contains("Conflicted copy"));
    let copy = "progress (conflicted copy 2026-11-02).toml";
    desk.run_with(&["tick", "connectivity", "--file", copy]).text();
    let info = desk.run("info --file progress.toml").text();
    assert!(info.lines().any(|line| line.starts_with("Conflicted copy") && line.contains(copy)), "{info}");
    let said = desk.run_with(&["import", copy, "--apply", "--file", "progress.toml"]).text();
    assert!(said.starts_with("1 change:\n  connectivity: status done (was to do)\n"), "{said}");
    let counts = desk.run("status --json --file progress.toml").json();
    assert_eq!(counts["counts"]["done"], 2);
    desk.write("broken.toml", &desk.read(copy).replacen("\"done\"", "\"dne\"", 1));
    let complaint = desk.run("import broken.toml").complaint(3);
    let line = 1 + desk.read("broken.toml").lines().position(|line| line.contains("\"dne\"")).expect("it is there");
    assert!(complaint.contains(&format!("\n  line {line}: ")), "{complaint}");
}
