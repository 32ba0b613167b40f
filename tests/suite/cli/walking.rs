//! The walk: a conversation that can be read aloud, from nothing to everything done, whose words are saved as they are said.
#![expect(clippy::disallowed_methods, reason = "the conversation is kept as a file")]

use std::fs;
use std::path::Path;

use crate::support::desk::{Desk, Said};
use crate::support::small_guide_text;

/// What somebody types who begins with nothing and does the four steps.
const FIRST_DAY: &str = "\
help
more than that
section
done
note Read with the team on Monday.
next
status waiting
the architects, who read Volume 3
owner Ana
due 2031-01-31
next
tick
evidence docs/form-4637.pdf
next
status not-applicable

status not-applicable our partner takes part in it
undo
undo
status doing
back
tick
section getting-started
done
section getting-started
done
section getting-started
done
section
progress
";

fn kept(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/cli").join(name)
}

/// What was said, with the day on which it was said left open.
fn said(desk: &Desk, script: &str) -> String {
    let today = jiff::Zoned::now().with_time_zone(jiff::tz::TimeZone::UTC).date().to_string();
    desk.run_with_input("walk", script.as_bytes()).text().replace(&format!("since {today}"), "since TODAY")
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
    assert!(text.contains(&format!("{total} of {total} are closed.")), "{text}");
    assert!(text.contains("Nothing is left to do.") && text.contains("Ready: everything in scope is done"), "{text}");
    desk.run("check --strict").text();
}

#[test]
fn nothing_in_it_needs_a_terminal_or_sight() {
    let text = said(&Desk::new(), &format!("{FIRST_DAY}more\nquit\n"));
    let drawn = |character: char| character.is_control() && character != '\n' || ('\u{2500}'..'\u{2800}').contains(&character);
    assert!(!text.contains(drawn), "{text}");
    let long =
        text.lines().filter(|line| !line.starts_with('>') && !line.contains("http")).find(|line| line.chars().count() > 80);
    assert_eq!(long, None);
}

#[test]
fn an_end_of_input_is_a_good_end_and_what_was_said_is_saved() {
    let desk = Desk::new();
    let text = said(&desk, "tick");
    assert!(text.ends_with("Everything you said is saved. Goodbye.\n"), "{text}");
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
        b"tik\ngo agrements\ngo agreements\ndue soon\nstatus finished\nstatus done because\n\xff\ngo contacts\nowner ben\n";
    let text = desk.run_with_input("walk", script).text();
    for part in [
        "there is no word `tik`; did you mean `tick`?",
        "did you mean `agreements`?",
        "`soon` is not a date",
        "there is no status `finished`",
        "done has no reason",
        "not UTF-8",
    ] {
        assert!(text.replace('\n', " ").contains(part), "{part} in {text}");
    }
    assert!(!desk.progress_file().exists(), "nothing was changed");
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
