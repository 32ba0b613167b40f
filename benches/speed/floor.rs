//! The floor: the least that a program with a screen does. One write paints it, and one more answers the keys that are waiting.

use std::io::{self, Read, Write};

use rustix::termios::{OptionalActions, tcgetattr, tcsetattr};

use crate::Outcome;
use crate::terminal::{COLUMNS, ROWS};

/// Makes this program the floor.
pub const ARGUMENT: &str = "floor";

/// The last words of its screen.
pub const LAST_WORDS: &str = "the last words";

/// Paints the screen, shows each key in the first cell, and ends with `q`.
pub fn run() -> Outcome<()> {
    let (mut keyboard, mut screen) = (io::stdin(), io::stdout());
    let before = tcgetattr(&keyboard)?;
    let mut raw = before.clone();
    raw.make_raw();
    tcsetattr(&keyboard, OptionalActions::Now, &raw)?;
    show(&mut screen, &painted())?;
    let mut keys = [0; 4_096];
    loop {
        let count = keyboard.read(&mut keys)?;
        let Some(&last) = keys[..count].last() else { break };
        show(&mut screen, &format!("\x1b[1;1H{}", char::from(last)))?;
        if last == b'q' {
            break;
        }
    }
    tcsetattr(&keyboard, OptionalActions::Now, &before)?;
    Ok(())
}

fn show(screen: &mut impl Write, text: &str) -> io::Result<()> {
    screen.write_all(text.as_bytes())?;
    screen.flush()
}

fn painted() -> String {
    let row = "x".repeat(usize::from(COLUMNS) - 1);
    let rows = (1..ROWS).map(|number| format!("\x1b[{number};1H{row}")).collect::<Vec<_>>().concat();
    format!("\x1b[?1049h{rows}\x1b[{ROWS};1H{LAST_WORDS}")
}
