//! Small inputs on which an earlier version went wrong, each from what somebody publicly reported of another program.

mod repository;
mod table;

use std::process::Stdio;

use crate::support::desk::{Desk, Said};

/// What a person types into a shell in which the program is found.
fn shell(desk: &Desk, script: &str) -> Said {
    let program = std::path::Path::new(env!("CARGO_BIN_EXE_hie-onboard"));
    let directory = program.parent().expect("it is in a directory");
    let mut command = desk.command_of("bash");
    command.args(["-c", script]).env("PATH", format!("{}:/usr/bin:/bin", directory.display()));
    Said::from(command.output().expect("there is a shell"))
}

#[test]
fn rows_of_a_table_in_which_nothing_stands_are_passed_over() {
    let desk = Desk::new();
    let table =
        "\u{feff}id,status,reason,owner,due,evidence,note\r\nconnectivity,doing,,ben,2027-01-31,,\r\n,,,,,,\r\n, ,,,,,\r\n";
    desk.write("team.csv", table);
    let plan = desk.run("import team.csv --apply").text();
    assert!(plan.starts_with("3 changes:\n  connectivity: status in progress\n"), "{plan}");
}

#[test]
fn a_leading_tilde_is_the_home() {
    let desk = Desk::new();
    desk.run("tick agreements --file=~/x/progress.toml").text();
    assert!(desk.read("x/progress.toml").contains("status = \"done\""));
}

#[test]
fn what_begins_with_a_hyphen_can_be_said() {
    let desk = Desk::new();
    desk.run_with(&["note", "agreements", "- called Ben"]).text();
    desk.run_with(&["set", "agreements", "--owner", "-ben-"]).text();
    desk.run_with(&["set", "agreements", "--status", "waiting", "--reason", "- legal"]).text();
    desk.run_with(&["evidence", "add", "agreements", "-signed-.pdf"]).text();
    let shown = desk.run("show agreements --json").json();
    assert_eq!(
        [&shown["note"], &shown["owner"], &shown["reason"], &shown["evidence"][0]],
        ["- called Ben", "-ben-", "- legal", "-signed-.pdf"]
    );
    // Behind an option `--` would be its value, so it is no way to say one.
    let complaint = desk.run("set agreements --owner -- -ben-").complaint(2);
    assert!(complaint.contains("unexpected argument '-b' found") && !complaint.contains("tip:"), "{complaint}");
    desk.run_with(&["note", "agreements", "--", "- called Ann"]).text();
    assert_eq!(desk.run("show agreements --json").json()["note"], "- called Ann");
}

#[test]
fn a_report_gets_no_name_that_means_another_format() {
    let desk = Desk::new();
    for ending in ["xlsx", "docx", "pdf", "md.bak", "XLSX"] {
        let complaint = desk.run(&format!("export --output report.{ending}")).complaint(2);
        assert!(complaint.contains("end the name in .md, .html, .csv, .ics or .json, or choose with --format"), "{complaint}");
    }
    for (name, start) in
        [("report.htm", "<!doctype html>"), ("report.HTML", "<!doctype html>"), ("report", "# "), ("a.txt", "# ")]
    {
        desk.run(&format!("export --output {name}")).text();
        assert!(desk.read(name).starts_with(start), "{name}");
    }
    desk.run("export --format csv --output report.xlsx").text();
    assert!(desk.read("report.xlsx").starts_with("\u{feff}id,"));
}

#[test]
fn a_dash_and_pipes_stand_for_files() {
    let desk = Desk::new();
    desk.run("tick agreements").text();
    for output in ["-", "/dev/stdout"] {
        let report = desk.run(&format!("export --format json --output {output}"));
        assert_eq!(report.stderr, "");
        assert_eq!(report.json()["guide"]["id"], "bc-hie");
    }
    assert!(shell(&desk, "hie-onboard export --output /dev/stdout | head -n 1").text().starts_with("# "));
    desk.run("export --output b.json").text();
    let other = "hie-onboard --file other.toml";
    for import in [
        format!("cat b.json | {other} import -"),
        format!("cat b.json | {other} import /dev/stdin"),
        format!("{other} import - < b.json"),
        format!("{other} import /dev/stdin < b.json"),
        format!("{other} import <(sleep 0.1; cat b.json)"),
    ] {
        let plan = shell(&desk, &import).text();
        assert!(plan.starts_with("1 change:\n  agreements: status done"), "{import}: {plan}");
    }
    let complaint = shell(&desk, "printf '\\377' | hie-onboard import -").complaint(3);
    assert!(complaint.contains("standard input: line 1, column 1: it is not UTF-8 text"), "{complaint}");
}

#[test]
fn a_file_that_is_still_open_for_writing_is_read_to_its_end() {
    let desk = Desk::new();
    desk.run("tick agreements").text();
    let json = desk.run("export --format json").text();
    let mut command = desk.command();
    let mut import = command
        .args(["--file", "other.toml", "import", "-", "--apply"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut input = import.stdin.take().expect("it was piped");
    let (first, rest) = json.split_at(json.len() / 2);
    for part in [first, rest] {
        std::io::Write::write_all(&mut input, part.as_bytes()).expect("it reads");
    }
    drop(input);
    assert!(import.wait_with_output().expect("it ends").status.success());
    assert!(desk.read("other.toml").contains("status = \"done\""));
}
