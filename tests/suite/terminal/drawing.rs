//! What is written to the terminal: no questions to it, and no colour where none is wanted.

use super::{open, program, start};
use crate::support::desk::Desk;
use crate::support::terminal::Terminal;

/// The parameters of every `ESC [ … letter` in `log`.
fn sequences(log: &[u8], letter: char) -> Vec<String> {
    let text = String::from_utf8_lossy(log);
    let of_sequence = |rest: &str| {
        let end = rest.find(|character: char| ('@'..='~').contains(&character))?;
        rest[end..].starts_with(letter).then(|| rest[..end].to_owned())
    };
    text.split("\x1b[").skip(1).filter_map(of_sequence).collect()
}

/// The interface after every kind of panel and popup was on screen. The footer is written last: with it a screen is whole.
fn toured(mut terminal: Terminal) -> Terminal {
    for (keys, shown) in [("2", "Review the full"), ("s", "Esc cancel"), ("<Esc>", "q quit"), ("e", "Note: ")] {
        terminal.keys(keys);
        terminal.wait_for(shown);
    }
    terminal.keys("words<Esc>");
    terminal.wait_for("saved ");
    terminal.keys("?");
    terminal.wait_for("In the panels");
    terminal.keys("?");
    terminal.wait_for("q quit");
    terminal
}

#[test]
fn the_terminal_is_asked_nothing() {
    let desk = Desk::new();
    let mut terminal = toured(open(&desk));
    terminal.keys("q");
    terminal.wait_exit();
    let log = terminal.raw_log();
    assert_eq!(sequences(&log, 'n'), [""; 0], "a question where the cursor is");
    assert_eq!(sequences(&log, 'c'), [""; 0], "a question what terminal it is");
    assert_eq!(sequences(&log, 't'), [""; 0], "a question about the window");
    assert!(sequences(&log, 'u').iter().all(|parameters| !parameters.starts_with('?')), "a question about the keyboard");
    assert!(sequences(&log, 'p').iter().all(|parameters| !parameters.contains('$')), "a question about modes");
    // Links are no questions.
    let log = String::from_utf8_lossy(&log).replace("\x1b]8;", "");
    for start in ["\x1b]", "\x1bP", "\x1bZ", "\x05"] {
        assert!(!log.contains(start), "{start:?}");
    }
}

#[test]
fn the_first_screen_is_one_write() {
    let desk = Desk::new();
    let terminal = open(&desk);
    let log = terminal.raw_log();
    let shown = String::from_utf8_lossy(&log).matches("\x1b[?25").count();
    assert!(shown <= 2, "the cursor was hidden and shown {shown} times: {}", String::from_utf8_lossy(&log));
}

/// What was written outside of synchronized updates, and each of these.
fn frames(log: &[u8]) -> (String, Vec<String>) {
    let log = String::from_utf8_lossy(log).into_owned();
    let mut pieces = log.split("\x1b[?2026h");
    let mut outside = pieces.next().unwrap_or_default().to_owned();
    let mut frames = Vec::new();
    for piece in pieces {
        let (frame, rest) = piece.split_once("\x1b[?2026l").expect("every frame is ended");
        frames.push(frame.to_owned());
        outside.push_str(rest);
    }
    (outside, frames)
}

#[test]
fn nothing_is_drawn_or_cleared_outside_of_a_whole_frame() {
    let desk = Desk::new();
    let mut terminal = toured(open(&desk));
    // Taller, wider, smaller: a resize clears what it draws anew.
    for (rows, columns) in [(40, 80), (40, 120), (20, 50), (24, 80)] {
        terminal.resize(rows, columns);
        terminal.wait_until("the footer in the last row", |screen| {
            screen.contents_between(rows - 1, 0, rows - 1, columns).contains("q quit")
        });
    }
    terminal.keys("q");
    terminal.wait_exit();
    let (outside, frames) = frames(&terminal.raw_log());
    assert_eq!(outside, "\x1b[?1049h\x1b[?2004h\x1b[?1004h\x1b[?2026l\x1b[?1004l\x1b[?2004l\x1b[?1049l\x1b[?25h");
    let cleared: Vec<&String> = frames.iter().filter(|frame| frame.contains("\x1b[J") || frame.contains("\x1b[2J")).collect();
    assert!(cleared.len() >= 2, "resizes that come together clear once, but clear");
    for frame in cleared {
        assert!(frame.contains("hie-onboard"), "what is cleared is drawn again before anybody sees it: {frame:?}");
    }
}

#[test]
fn without_colour_the_selection_is_still_reversed() {
    let desk = Desk::new();
    let mut terminal = start(program(&desk).environment("NO_COLOR", "1"));
    terminal.keys("2");
    terminal.wait_for("Review the full");
    terminal.wait_until("the selected row to be reversed, and no other", |screen| {
        let rows = screen.rows(0, 80).enumerate();
        let reversed = rows.filter(|(row, _)| {
            let row = u16::try_from(*row).expect("a screen has few rows");
            screen.cell(row, 2).is_some_and(vt100::Cell::inverse)
        });
        let reversed: Vec<_> = reversed.map(|(_, text)| text).collect();
        matches!(&reversed[..], [row] if row.starts_with(" [ ] Download"))
    });
}

#[test]
fn without_colour_no_colour_is_written() {
    let desk = Desk::new();
    let terminal = toured(start(program(&desk).environment("NO_COLOR", "1")));
    let colours = |parameters: &String| {
        parameters.split(';').any(|number| {
            // 39 and 49 are the terminal's own; 30 to 37, 90 to 97 and the backgrounds beside them are colours.
            number.is_empty() || matches!(number.parse(), Ok(30..=38 | 40..=48 | 90..=107))
        })
    };
    let log = terminal.raw_log();
    let found: Vec<_> = sequences(&log, 'm').into_iter().filter(colours).collect();
    assert_eq!(found, [""; 0], "and an empty parameter wipes reverse and bold");
}

#[test]
fn with_colour_some_is_written() {
    let desk = Desk::new();
    let terminal = toured(open(&desk));
    let all = sequences(&terminal.raw_log(), 'm');
    assert!(all.iter().any(|parameters| parameters.contains("38;5;134")), "{all:?}");
}

#[test]
fn an_empty_no_color_asks_for_nothing() {
    let desk = Desk::new();
    let terminal = start(program(&desk).environment("NO_COLOR", ""));
    let all = sequences(&terminal.raw_log(), 'm');
    assert!(all.iter().any(|parameters| parameters.contains("38;5;134")), "{all:?}");
}
