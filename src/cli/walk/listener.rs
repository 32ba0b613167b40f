//! Hearing what is typed, line by line: from a person, or from a script, whose lines are repeated so that its output reads well.

use std::io::{self, BufRead, IsTerminal, Read};

use crate::cli::failure::Failure;
use crate::cli::{Color, Text};
use crate::progress::MAX_NOTE_BYTES;
use crate::text::normalize;

#[derive(Debug)]
pub struct Listener {
    /// A terminal shows what is typed by itself.
    repeats: bool,
    put_back: Option<String>,
}

impl Listener {
    pub fn new() -> Self {
        Self { repeats: !io::stdin().is_terminal(), put_back: None }
    }

    /// Gives `line` again the next time.
    pub fn put_back(&mut self, line: String) {
        self.put_back = Some(line);
    }

    /// Asks for a line and waits for it; `None` at the end of the input.
    ///
    /// # Errors
    /// When the line is too long or no text, or nothing can be read or said any more.
    pub fn listen(&mut self) -> Result<Option<String>, Failure> {
        let mut prompt = Text::default();
        prompt.add_own("\n> ");
        prompt.say(Color::Off)?;
        let put_back = self.put_back.take();
        let repeats = self.repeats || put_back.is_some();
        let line = put_back.map_or_else(line, |line| Ok(Some(line)));
        let mut heard = Text::default();
        match &line {
            Ok(Some(line)) if repeats => heard.line(line),
            Ok(None) => heard.end(),
            _ => {}
        }
        heard.say(Color::Off)?;
        line
    }
}

/// The input is free between lines: a command may read it too.
fn line() -> Result<Option<String>, Failure> {
    let (mut input, mut bytes) = (io::stdin().lock(), Vec::new());
    let limit = u64::try_from(MAX_NOTE_BYTES).unwrap_or(u64::MAX);
    let read = input.by_ref().take(limit).read_until(b'\n', &mut bytes).map_err(Failure::Input)?;
    if read == MAX_NOTE_BYTES && bytes.last() != Some(&b'\n') {
        input.skip_until(b'\n').map_err(Failure::Input)?;
        return Err(Failure::NoteTooLong);
    }
    let line = String::from_utf8(bytes).map_err(|_| Failure::InputEncoding)?;
    Ok((read > 0).then(|| normalize(&line).trim().to_owned()))
}
