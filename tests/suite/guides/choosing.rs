//! Which guide is used: named in four places, asked for where nothing decides, each with progress of its own.
#![expect(clippy::disallowed_methods, reason = "tests look at files")]

use std::fs;

use super::{folder, install};
use crate::support::desk::{Desk, Said};
use crate::support::terminal::{Program, Terminal};

/// What a run with `HIE_ONBOARD_GUIDE` says.
fn run_named(desk: &Desk, name: &str, arguments: &str) -> Said {
    Said::from(desk.command().env("HIE_ONBOARD_GUIDE", name).args(arguments.split_whitespace()).output().expect("it starts"))
}

/// The line of `info` about the file of the guide.
fn origin(info: &str) -> &str {
    info.lines().find(|line| line.starts_with("Guide file")).unwrap_or_default()
}

#[test]
fn a_guide_in_the_folder_is_chosen_by_its_name_or_its_id() {
    let desk = Desk::new();
    let file = install(&desk, "mine.toml");
    for name in ["mine", "small-library", file.to_str().expect("it is text")] {
        let info = desk.run_with(&["--guide", name, "info"]).text();
        assert!(info.contains("Release a small library (small-library), edition 2"), "{name}: {info}");
        assert!(origin(&info).ends_with("mine.toml (chosen with --guide)"), "{name}: {info}");
    }
    let info = desk.run("--guide bc-hie info").text();
    assert!(origin(&info).ends_with("built in (chosen with --guide)"), "{info}");
    let complaint = desk.run("--guide mien status").complaint(2);
    assert!(complaint.contains("there is no guide `mien`; did you mean `mine`? it is chosen with --guide"), "{complaint}");
    assert!(desk.run("--guide gone.toml status").complaint(3).contains("gone.toml: cannot be read"));
}

#[test]
fn the_option_wins_over_the_variable_over_the_settings() {
    let desk = Desk::new();
    install(&desk, "mine.toml");
    assert!(origin(&desk.run("info").text()).ends_with("built in (no other was chosen)"));
    desk.write_config("guide = \"mine\"\n");
    assert!(origin(&desk.run("info").text()).ends_with("mine.toml (set in config.toml)"));
    let named = run_named(&desk, "bc-hie", "info").text();
    assert!(origin(&named).ends_with("built in (named by HIE_ONBOARD_GUIDE)"), "{named}");
    let both = run_named(&desk, "bc-hie", "--guide mine info").text();
    assert!(origin(&both).ends_with("mine.toml (chosen with --guide)"), "{both}");
}

#[test]
fn progress_is_kept_apart_by_guide_and_profile() {
    let desk = Desk::new();
    install(&desk, "mine.toml");
    desk.run("tick agreements").text();
    desk.run("--guide mine tick sign").text();
    desk.run("--guide mine init --profile second").text();
    desk.run("--guide mine --profile second tick change-log").text();
    assert!(desk.read_progress().contains("[item.agreements]") && !desk.read_progress().contains("[item.sign]"));
    let below = desk.progress_file().with_file_name("progress").join("small-library");
    let read = |name: &str| fs::read_to_string(below.join(name)).expect("it is there");
    assert!(read("progress.toml").contains("[item.sign]\nstatus = \"done\""));
    assert!(read("profiles/second/progress.toml").contains("[item.change-log]\nstatus = \"done\""));
    desk.run("--guide mine undo").text();
    assert!(desk.run("list --status done").text().contains("agreements"), "each guide undoes its own changes");
}

#[test]
fn a_file_of_another_guide_is_refused_with_both_names() {
    let desk = Desk::new();
    install(&desk, "mine.toml");
    desk.run("--guide mine --file team.toml tick sign").text();
    let complaint = desk.run("--file team.toml status").complaint(3);
    assert!(complaint.contains("it belongs to the guide `small-library`, not to `bc-hie`"), "{complaint}");
    let complaint = desk.run("--guide mine --file team.toml export --output mine.toml").code;
    assert_eq!(complaint, Some(2), "no report has the ending of a guide");
}

#[test]
fn what_is_in_the_folder_and_cannot_be_used_is_told() {
    let desk = Desk::new();
    install(&desk, "mine.toml");
    fs::write(folder(&desk).join("broken.toml"), "x").expect("it can be written");
    fs::write(folder(&desk).join("notes.md"), "x").expect("it can be written");
    let info = desk.run("info").text();
    assert!(info.contains("broken.toml cannot be used: `hie-onboard guide validate` says why"), "{info}");
    assert!(!info.contains("notes.md"), "{info}");
    assert!(desk.run("--guide mine status").text().contains("0 of 3 done"));
}

/// The program at `desk`, where nothing has to be asked but which guide.
fn program(desk: &Desk) -> Program {
    crate::terminal::program(desk)
}

#[test]
fn several_guides_are_asked_for_before_the_interface_opens() {
    let desk = Desk::new();
    install(&desk, "mine.toml");
    let mut terminal = Terminal::start(program(&desk));
    terminal.wait_for("q to quit:");
    let text = terminal.text();
    assert!(text.contains("1  BC health information exchange  bc-hie, built in"), "{text}");
    assert!(text.contains("2  Release a small library         mine") && !terminal.alternate_screen(), "{text}");
    terminal.keys("9<Enter>");
    terminal.wait_for("There is no guide `9`: type a number from 1 to 2, or a name.");
    terminal.keys("mine<Enter>");
    crate::terminal::wait_open(&terminal);
    assert!(terminal.text().contains("What must be true"), "{}", terminal.text());
    terminal.keys("q");
    assert_eq!(terminal.wait_exit(), 0);
    let mut again = Terminal::start(program(&desk));
    again.wait_for("Enter for 2, q to quit:");
    again.keys("<Enter>");
    crate::terminal::wait_open(&again);
    assert!(again.text().contains("What must be true"), "the last choice is offered first:\n{}", again.text());
    again.keys("q");
    assert_eq!(again.wait_exit(), 0);
}

#[test]
fn nothing_is_asked_where_something_decides_and_q_opens_nothing() {
    let desk = Desk::new();
    install(&desk, "mine.toml");
    let mut terminal = Terminal::start(program(&desk));
    terminal.wait_for("q to quit:");
    terminal.keys("q<Enter>");
    assert_eq!(terminal.wait_exit(), 0);
    assert!(!terminal.alternate_screen());
    for arguments in [["--guide", "mine"], ["--file", "other.toml"]] {
        let mut terminal = Terminal::start(program(&desk).arguments(arguments));
        crate::terminal::wait_open(&terminal);
        assert!(!terminal.text().contains("Which guide?"), "{arguments:?}");
        terminal.keys("q");
        assert_eq!(terminal.wait_exit(), 0);
    }
}
