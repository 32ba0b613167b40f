//! The walk: a conversation that can be read aloud, from nothing to everything done, whose words are saved as they are said.
#![expect(clippy::disallowed_methods, reason = "the conversation is kept as a file")]

use std::fs;
use std::path::Path;

use clap::CommandFactory;
use hie_onboard::progress::Status;

use crate::support::desk::{Desk, Said};
use crate::support::small_guide_text;

/// What somebody types who begins with nothing and does the four steps.
const FIRST_DAY: &str = r#"PCR, pharmnet
PCR, pharmanet

help
more
go
tick
note Read with the team on Monday; Ben's copy is on the drive.
next
set --status waiting
the architects, who read Volume 3
set --owner Ana --due 2031-01-31
next
done
evidence add docs/form-4637.pdf
next
set --status not-applicable

set --status not-applicable
our partner takes part in it
undo
undo
set --status "in progress"
note
cancel
back
tick
go getting-started
next
tick
list --status waiting
next
tick
next
tick
next
tick review-standards
go reference
next
status
"#;

fn kept(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/cli").join(name)
}

/// What was said, with every day since when something holds left open.
fn said(desk: &Desk, script: &str) -> String {
    let text = desk.run_with_input("walk", script.as_bytes()).text();
    let mut pieces = text.split("since ");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |said, piece| match piece.split_at_checked(10) {
        Some((day, rest)) if day.parse::<jiff::civil::Date>().is_ok() => format!("{said}since TODAY{rest}"),
        _ => format!("{said}since {piece}"),
    })
}

#[test]
fn the_first_day_reads_as_a_conversation() {
    let text = said(&Desk::new(), FIRST_DAY);
    if std::env::var_os("UPDATE_TRANSCRIPTS").is_some() {
        fs::write(kept("first-day.txt"), &text).expect("it can be written");
    }
    let expected = fs::read_to_string(kept("first-day.txt")).expect("it is kept");
    assert_eq!(text, expected, "UPDATE_TRANSCRIPTS=1 cargo test walking writes it anew");
}

#[test]
fn saying_done_and_next_leads_from_nothing_to_ready() {
    let desk = Desk::new();
    let total = desk.run("status --json").json()["counts"]["total"].as_u64().unwrap_or_default();
    let text = said(&desk, &"done\nnext\n".repeat(usize::try_from(total).expect("it is a number")));
    assert!(text.contains(&format!("Saved. {total} of {total} done.")), "{text}");
    assert!(text.contains("Nothing left to do.") && text.contains("Ready: everything in scope is done"), "{text}");
    desk.run("check --strict").text();
}

#[test]
fn nothing_in_it_needs_a_terminal_or_sight() {
    let text = said(&Desk::new(), &format!("{FIRST_DAY}more\nquit\n"));
    let drawn = |character: char| character.is_control() && character != '\n' || ('\u{2500}'..'\u{2800}').contains(&character);
    assert!(!text.contains(drawn), "{text}");
    // What commands say is as wide as it is elsewhere.
    let is_own = |line: &&str| {
        !line.starts_with('>')
            && !line.contains("http")
            && !Status::ALL.iter().any(|status| line.starts_with(&format!("{}:", status.label())))
    };
    assert_eq!(text.lines().filter(is_own).find(|line| line.chars().count() > 80), None);
}

#[test]
fn an_end_of_input_is_a_good_end_and_what_was_said_is_saved() {
    let desk = Desk::new();
    let text = said(&desk, "tick");
    assert!(text.ends_with("Everything is saved. Goodbye.\n"), "{text}");
    assert!(desk.read_progress().contains("status = \"done\""));
    assert_eq!(desk.run_with_input("walk", b"quit\ntick\n").text().matches("Saved").count(), 0);
}

#[test]
fn passed_over_items_come_round_again() {
    let desk = Desk::new();
    desk.write("small.toml", &small_guide_text());
    let said = desk.run_with_input("walk --guide small.toml", "next\n".repeat(8).as_bytes()).text();
    let titles: Vec<&str> =
        said.lines().filter(|line| line.starts_with("Step ") && line.ends_with('.') && !line.contains(':')).collect();
    assert_eq!(titles.len(), 9, "{said}");
    assert_eq!((titles[0], titles[7], titles[8]), ("Step 1.", "Step 8.", "Step 1."));
}

#[test]
fn what_it_cannot_do_it_says_and_goes_on() {
    let desk = Desk::new();
    let script =
        b"where\ntik\ngo agrements\ngo agreements\nset --due soon\nset --status finished\nset --status done --reason because\n\
        set --owne ben\nset --reason Ben's\nshow agrements\nevidence remove a.pdf\nman\nwalk\ntick --file other.toml\n\xff\n\
        go contacts\nset --owner ben\nnote\n";
    let text = desk.run_with_input("walk", script).text().replace('\n', " ");
    for part in [
        "Unrecognized command 'tik'; a similar command exists: 'tick'.",
        "There is no item `agrements`; did you mean `agreements`? `list` shows the ids.",
        "`soon` is not a date",
        "Invalid value 'finished' for '--status <STATUS>' [possible values: todo, ",
        "The status `done` takes no reason: ",
        "Unexpected argument '--owne' found; a similar argument exists: '--owner'.",
        "A quotation mark is not closed: ",
        "There is no evidence `a.pdf`: `show agreements` shows what there is.",
        "Unrecognized command 'man'.",
        "Unrecognized command 'walk'",
        "Unexpected argument '--file' found",
        "not UTF-8",
        "`contacts` is a reference page, with nothing to tick: ",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    assert!(!text.contains("Note?") && !text.contains("Usage"), "{text}");
    assert!(!desk.progress_file().exists(), "nothing was changed");
}

#[test]
fn every_command_is_a_word_with_its_own_help() {
    let desk = Desk::new();
    let program = hie_onboard::cli::Arguments::command();
    let only_outside = ["walk", "completions", "man", "init", "git", "merge-driver"];
    for command in program.get_subcommands().map(clap::Command::get_name).filter(|name| !only_outside.contains(name)) {
        let text = desk.run_with_input("walk", format!("help {command}\n").as_bytes()).text();
        assert!(text.contains(&format!("Usage: {command}")) && !text.contains("Options for every command"), "{text}");
        let helped = desk.run_with_input("walk", b"help").text();
        assert!(helped.contains(&format!("\n  {command} ")), "{helped}");
    }
    let text = desk.run_with_input("walk", b"tick --help\nlist --search sandbox\ncheck\ninfo\nexport --format csv\n").text();
    for part in ["Usage: tick", "acceptable-use", "Not satisfied: ", "Changes by  ana", "id,section,title,"] {
        assert!(text.contains(part), "{part} in {text}");
    }
}

#[test]
fn an_id_that_is_left_out_is_the_item_one_is_at() {
    let desk = Desk::new();
    let script = "go agreements\nnote \"\"\nnote - called Ben's office\nnote connectivity \"It's slow\"\nset --owner ana\ntick time-frame\n\
        tick\nevidence add signed copy.pdf\nshow\n";
    let text = desk.run_with_input("walk", script.as_bytes()).text();
    let item = |id: &str| desk.run(&format!("show {id} --json")).json();
    assert_eq!(item("connectivity")["note"], "It's slow");
    assert_eq!(item("time-frame")["status"], "done");
    let here = item("agreements");
    let kept = [&here["note"], &here["owner"], &here["status"], &here["evidence"][0]];
    assert_eq!(kept, ["- called Ben's office", "ana", "done", "signed copy.pdf"]);
    assert!(text.contains("done: Vendor and user agreements\n"), "{text}");
}

#[test]
fn what_a_new_note_replaces_is_said() {
    let text = Desk::new().run_with_input("walk", b"note first\nnote second\n").text();
    assert_eq!(text.matches("The previous note of ").count(), 1, "{text}");
    assert!(text.contains("The previous note of download-standards was: first.\n"), "{text}");
}

#[test]
fn a_cancelled_question_changes_nothing_and_says_so() {
    for answer in ["", "cancel", "Cancel"] {
        let desk = Desk::new();
        let script = format!("set --status waiting\n{answer}\nset --status not-applicable\n{answer}\nnote\n{answer}\n");
        let text = desk.run_with_input("walk", script.as_bytes()).text();
        assert_eq!(text.matches("Cancelled: nothing was changed.\n").count(), 3, "{text}");
        assert!(!desk.progress_file().exists());
    }
}

#[test]
fn every_page_of_every_section_can_be_read() {
    let desk = Desk::new();
    let guide = hie_onboard::guide::Guide::embedded();
    for section in &guide.sections {
        let script = format!("go {}\n{}", section.title, "next\n".repeat(section.items.len()));
        let text = desk.run_with_input("walk", script.as_bytes()).text();
        let total = section.items.len();
        for (index, item) in section.items.iter().enumerate() {
            let place = format!("{}, {} of {total}; its ID is {}.\n", section.title, index + 1, item.id);
            assert!(text.contains(&place), "{place} in {text}");
        }
        assert!(text.contains(&format!("That was the last page of {}.", section.title)), "{text}");
    }
}

#[test]
fn places_and_counts_agree_about_the_scope() {
    let desk = Desk::new();
    let script = "scope --systems plr --medical-practice no\ngo\ngo volumes\ngo volume-3c\ngo medical-practice\n";
    let text = desk.run_with_input("walk", script.as_bytes()).text();
    let items = desk.run("list --section volumes --plain").text().lines().count();
    for part in [
        format!("volumes: Volumes; 0 of {items} done, {items} to do, "),
        format!("Volumes, 1 of {items}; its ID is "),
        "Volumes, out of scope; its ID is volume-3c.".to_owned(),
        "medical-practice: Medical practice; out of scope.".to_owned(),
        "Nothing there is in scope: ".to_owned(),
    ] {
        assert!(text.contains(&part), "{part} in {text}");
    }
}

/// The walk of somebody whose name nothing gives, with these lines.
fn unnamed(desk: &Desk, script: &str) -> String {
    desk.write("input", script);
    let input = fs::File::open(desk.progress_file().ancestors().nth(4).expect("it is below the home").join("input"));
    let mut command = desk.command();
    command.arg("walk").env_remove("HIE_ONBOARD_USER").env("USER", "root").stdin(input.expect("it is there"));
    Said::from(command.output().expect("the program starts")).text()
}

#[test]
fn the_first_start_asks_for_what_is_not_known_and_asks_once() {
    let desk = Desk::new();
    let text = unnamed(&desk, "Bea\nPLR\nmaybe\nno\ntick\n");
    assert!(text.contains("What is your name?") && text.contains("Invalid value 'maybe'"), "{text}");
    assert_eq!(fs::read_to_string(desk.config_file()).ok().as_deref(), Some("user = \"Bea\"\n"));
    let progress = desk.read_progress();
    assert!(progress.contains("systems = [\"plr\"]") && progress.contains("medical_practice = false"), "{progress}");
    assert!(progress.contains("by = \"Bea\""), "{progress}");
    assert!(!unnamed(&desk, "").contains("A few questions"));
}

#[test]
fn the_questions_can_be_skipped_and_do_not_come_again() {
    for script in ["cancel\n", "\n\n\n", "next\n", ""] {
        let desk = Desk::new();
        assert!(unnamed(&desk, script).contains("What is your name?"));
        assert!(!unnamed(&desk, "").contains("A few questions"), "{script:?}");
        assert!(!desk.config_file().exists() && !desk.progress_file().exists(), "{script:?}");
    }
    let desk = Desk::new();
    desk.write_config("questions = false\n");
    assert!(!unnamed(&desk, "").contains("A few questions"));
}

#[test]
fn nobody_is_asked_for_a_name_that_is_given() {
    let text = Desk::new().run_with_input("walk", b"").text();
    assert!(text.contains("Which systems") && !text.contains("What is your name?"), "{text}");
    let desk = Desk::new();
    desk.write_config("user = \"bea\"\n");
    assert!(!unnamed(&desk, "").contains("What is your name?"));
}

#[test]
fn what_cannot_be_saved_is_said_and_told_to_scripts() {
    let desk = Desk::new();
    desk.run("tick time-frame").text();
    let lock = desk.progress_file().with_file_name(".progress.toml.lock");
    let lock = fs::OpenOptions::new().write(true).open(lock).expect("it is never deleted");
    lock.lock().expect("nobody else holds it");
    let said: Said = desk.run_with_input("walk", b"tick\nquit\n");
    assert_eq!(said.code, Some(4), "{}", said.stderr);
    assert!(said.stdout.contains("Not saved: ") && said.stdout.ends_with("see above. Goodbye.\n"), "{}", said.stdout);
}
