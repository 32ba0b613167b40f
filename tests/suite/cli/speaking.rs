//! How every command speaks: errors, colours, hostile text, and output that cannot be written.

use std::process::Stdio;

use crate::support::desk::{Desk, Said};

const DAMAGED: &str = "schema = 1\nguide = \"bc-hie\"\n\n[item.agreements]\nstatus = \"dne\"\n";

#[test]
fn without_a_terminal_the_status_is_printed() {
    let desk = Desk::new();
    assert_eq!(desk.run("").text(), desk.run("status").text());
}

#[test]
fn unknown_names_are_answered_with_the_nearest() {
    let desk = Desk::new();
    assert_eq!(
        desk.run("show agrements").complaint(2),
        "hie-onboard: there is no item `agrements`; did you mean `agreements`? `hie-onboard list` shows the ids\n"
    );
    let complaint = desk.run("list --section comitments").complaint(2);
    assert!(complaint.contains("did you mean `commitments`? the sections are getting-started, "), "{complaint}");
    let complaint = desk.run("list --status finished").complaint(2);
    assert!(
        complaint.starts_with("hie-onboard: invalid value 'finished'") && complaint.contains("not-applicable"),
        "{complaint}"
    );
    let complaint = desk.run("tik agreements").complaint(2);
    assert!(complaint.starts_with("hie-onboard: ") && complaint.contains("'tick'"), "{complaint}");
}

#[test]
fn a_damaged_progress_file_is_named_with_its_line_and_left_alone() {
    for (text, part) in [
        (DAMAGED, "line 5, column 10"),
        ("schema = 1\n<<<<<<< HEAD\n", "line 2: an unfinished git merge"),
        ("schema = 7\n", "install a newer hie-onboard"),
        ("schema = 1\nguide = \"other\"\n", "it belongs to the guide `other`"),
    ] {
        let desk = Desk::new();
        desk.write_progress(text);
        for arguments in ["status", "list", "show agreements", "tick agreements", ""] {
            let complaint = desk.run(arguments).complaint(3);
            assert!(complaint.contains(part) && complaint.contains("progress.toml"), "{complaint}");
        }
        assert_eq!(desk.read_progress(), text);
        assert!(desk.run("info").text().contains(part));
    }
}

#[test]
fn colour_is_only_for_terminals_unless_asked_for() {
    let desk = Desk::new();
    let run = |arguments: &str, variables: &[(&str, &str)]| {
        let mut command = desk.command();
        command.args(arguments.split_whitespace()).envs(variables.iter().copied());
        Said::from(command.output().expect("the program starts")).text().contains('\u{1b}')
    };
    assert!(!run("status", &[]));
    assert!(run("status --color always", &[("NO_COLOR", "1")]));
    assert!(run("status", &[("CLICOLOR_FORCE", "1")]));
    assert!(!run("status", &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
    assert!(!run("status --color never", &[("CLICOLOR_FORCE", "1")]));
}

#[test]
fn what_colleagues_wrote_cannot_drive_the_terminal() {
    let desk = Desk::new();
    desk.write_progress(
        "schema = 1\nguide = \"bc-hie\"\n[item.agreements]\nowner = \"\\u001b[31m\\n[x] done\"\nnote = \"a\\u202eb\\u001b]0;x\\u0007\"\n",
    );
    for arguments in ["list", "show agreements", "list --json", "show agreements --json", "list --plain"] {
        let text = desk.run(arguments).text();
        assert!(!text.contains(['\u{1b}', '\u{202e}', '\u{7}']), "{arguments}: {text}");
    }
    assert!(desk.run("list").text().contains("; <U+001B>[31m [x] done\n"));
    assert_eq!(desk.run("show agreements --json").json()["note"], "a\u{202e}b\u{1b}]0;x\u{7}");
    let complaint = desk.run_with(&["show", "\u{1b}[31mred"]).complaint(2);
    assert!(complaint.contains("<U+001B>[31mred"), "{complaint}");
    let complaint = desk.run_with(&["\u{1b}[31mred"]).complaint(2);
    assert!(!complaint.contains('\u{1b}'), "{complaint}");
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let desk = Desk::new();
    let mut child = desk.command().arg("list").stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
    drop(child.stdout.take());
    let said = Said::from(child.wait_with_output().expect("it ends"));
    assert_eq!((said.code, said.stderr.as_str()), (Some(0), ""));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_under_the_output_is_an_error() {
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").expect("it exists");
    let desk = Desk::new();
    let said = Said::from(desk.command().arg("list").stdout(full).output().expect("the program starts"));
    assert!(said.complaint(3).contains("the output could not be written"));
}

#[test]
fn help_and_version_are_answers() {
    let desk = Desk::new();
    assert!(desk.run("--help").text().contains("Examples:\n"));
    assert!(desk.run("--version").text().starts_with("hie-onboard "));
    assert!(desk.run("tick --help").text().contains("hie-onboard tick agreements"));
}

#[test]
fn another_program_that_holds_the_lock_is_waited_for_and_named() {
    let desk = Desk::new();
    desk.run("tick agreements").text();
    let lock = std::fs::OpenOptions::new().write(true).open(desk.progress_file().with_file_name(".progress.toml.lock"));
    let lock = lock.expect("it is never deleted");
    lock.lock().expect("nobody else holds it");
    let before = desk.read_progress();
    assert!(desk.run("untick agreements").complaint(4).contains("another program has been writing it"));
    assert_eq!(desk.read_progress(), before);
    desk.run("status").text();
}

#[test]
fn no_line_is_wider_than_80_columns_but_addresses_and_reports() {
    let desk = Desk::new();
    let owner = "somebody with a very long name and several titles, whom nobody else in the team can replace".to_owned();
    let script = format!(
        "{}\nset agreements --owner \"{owner}\"\nlist --all\nlist --owner \"{owner}\"\nundo\nredo\nstatus\nscope\ninfo\nhelp\nhelp set\nset --bogus\n{}quit\n",
        "go agreements",
        "next\nmore\n".repeat(20)
    );
    let text = desk.run_with_input("walk", script.as_bytes()).text();
    assert!(text.contains(&owner[..40]), "{text}");
    // What was typed is repeated as it was.
    for line in text.lines().filter(|line| line.trim_start().contains(' ') && !line.starts_with("> ")) {
        assert!(line.chars().count() <= 80, "{line}");
    }
}

#[test]
fn json_and_lines_for_scripts_are_not_wrapped() {
    let desk = Desk::new();
    let owner = "word ".repeat(30);
    desk.run_with(&["set", "agreements", "--owner", owner.trim()]).text();
    let json = desk.run("show agreements --json").text();
    let said = desk.run_with_input("walk", b"list --plain\nshow agreements --json\n").text();
    assert!(said.contains(&json), "{said}");
    assert!(desk.run("list --plain").text().lines().all(|line| said.contains(line)), "{said}");
}
