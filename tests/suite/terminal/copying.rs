//! What goes through the terminal to whoever sits there: texts for their clipboard, and addresses that are links.

use super::{open, program, start, wait_flowing, wait_gone};
use crate::support::desk::Desk;
use crate::support::terminal::Terminal;

/// "agreements" as the clipboard sequence carries it.
const AGREEMENTS: &str = "\x1b]52;c;YWdyZWVtZW50cw==\x1b\\";

fn log(terminal: &Terminal) -> String {
    String::from_utf8(terminal.raw_log()).expect("it writes UTF-8")
}

#[test]
fn an_id_is_handed_to_the_clipboard() {
    let desk = Desk::new();
    let mut terminal = open(&desk);
    terminal.keys("3jjyi");
    wait_flowing(&terminal, "Copied, if the terminal allows it: agreements");
    assert!(log(&terminal).contains(AGREEMENTS), "{}", log(&terminal));
    terminal.keys("q");
    assert_eq!(terminal.wait_exit(), 0);
}

#[test]
fn over_ssh_a_link_is_shown_and_copied_instead_of_opened() {
    for variable in ["SSH_CONNECTION", "SSH_TTY"] {
        let desk = Desk::new();
        let mut terminal = start(program(&desk).environment(variable, "x"));
        terminal.keys("3jjo");
        terminal.wait_for("Open a link");
        terminal.keys("<Enter>");
        terminal.wait_for("Open it on your own computer");
        assert!(log(&terminal).contains("\x1b]52;c;aHR0cHM6Ly"), "{}", log(&terminal));
        terminal.keys("<Esc>");
        wait_gone(&terminal, "Open it where");
    }
}

#[test]
fn each_cell_of_an_address_is_a_link_of_its_own() {
    let desk = Desk::new();
    let mut terminal = start(program(&desk).size(60, 80));
    terminal.keys("3jj<Enter>G");
    terminal.wait_for("Read as of");
    terminal.keys("q");
    assert_eq!(terminal.wait_exit(), 0);
    let log = log(&terminal);
    let opened: Vec<&str> = log.split("\x1b]8;id=").skip(1).collect();
    assert!(opened.len() > 20, "{log:?}");
    for link in opened {
        let (parameters, rest) = link.split_once("\x1b\\").expect("it begins whole");
        assert!(parameters.contains(";https://") || parameters.contains(";mailto:"), "{parameters}");
        let (shown, _) = rest.split_once("\x1b]8;;\x1b\\").expect("it ends");
        assert_eq!(shown.chars().count(), 1, "{shown:?}");
    }
}

#[test]
fn a_terminal_that_would_print_them_gets_no_links() {
    let desk = Desk::new();
    let mut terminal = start(program(&desk).environment("TERM", "linux"));
    terminal.keys("3jj<Enter>G");
    terminal.wait_for("Read as of");
    assert!(!log(&terminal).contains("\x1b]8"));
}
