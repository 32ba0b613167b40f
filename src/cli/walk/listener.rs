//! Hearing what is typed, line by line: from a person, or from a script whose words are repeated, so that its output reads well.

use std::io::{self, BufRead, IsTerminal, Read, StdinLock};

use crate::cli::failure::Failure;
use crate::cli::output::{Color, Text};
use crate::progress::MAX_NOTE_BYTES;
use crate::text::normalize;

/// Where lines come from.
#[derive(Debug)]
pub struct Listener {
    input: StdinLock<'static>,
    /// A terminal shows what is typed by itself.
    repeats: bool,
}

impl Listener {
    /// Listens to standard input.
    pub fn new() -> Self {
        Self { input: io::stdin().lock(), repeats: !io::stdin().is_terminal() }
    }

    /// Asks for a line and waits for it; `None` at the end of the input.
    ///
    /// # Errors
    /// When the line is too long or no text, or nothing can be read or said any more.
    pub fn listen(&mut self) -> Result<Option<String>, Failure> {
        let mut prompt = Text::default();
        prompt.add_own("\n> ");
        prompt.say(Color::Off)?;
        let line = self.line();
        let mut heard = Text::default();
        match &line {
            Ok(Some(line)) if self.repeats => heard.line(line),
            Ok(None) => heard.end(),
            _ => {}
        }
        heard.say(Color::Off)?;
        line
    }

    fn line(&mut self) -> Result<Option<String>, Failure> {
        let mut bytes = Vec::new();
        let limit = u64::try_from(MAX_NOTE_BYTES).unwrap_or(u64::MAX);
        let read = self.input.by_ref().take(limit).read_until(b'\n', &mut bytes).map_err(Failure::Input)?;
        if read == MAX_NOTE_BYTES && bytes.last() != Some(&b'\n') {
            self.input.skip_until(b'\n').map_err(Failure::Input)?;
            return Err(Failure::NoteTooLong);
        }
        let line = String::from_utf8(bytes).map_err(|_| Failure::InputEncoding)?;
        Ok((read > 0).then(|| normalize(&line).trim().to_owned()))
    }
}
