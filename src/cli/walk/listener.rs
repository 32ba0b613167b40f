//! Reads lines from a person or a script; a script's lines are echoed, so that the output is readable.

use std::io::{self, BufRead, IsTerminal, Read};

use crate::cli::failure::Failure;
use crate::cli::{Color, Text};
use crate::progress::MAX_NOTE_BYTES;
use crate::text::normalize;

#[derive(Debug)]
pub struct Listener {
    /// A terminal echoes by itself.
    echoes: bool,
    put_back: Option<String>,
}

impl Listener {
    pub fn new() -> Self {
        Self { echoes: !io::stdin().is_terminal(), put_back: None }
    }

    pub fn put_back(&mut self, line: String) {
        self.put_back = Some(line);
    }

    /// `None` at the end of the input.
    pub fn listen(&mut self) -> Result<Option<String>, Failure> {
        let mut prompt = Text::default();
        prompt.add_own("\n> ");
        prompt.say(Color::Off)?;
        let put_back = self.put_back.take();
        let echoes = self.echoes || put_back.is_some();
        let line = put_back.map_or_else(line, |line| Ok(Some(line)));
        let mut echo = Text::default();
        match &line {
            Ok(Some(line)) if echoes => echo.line(line),
            Ok(None) => echo.end(),
            _ => {}
        }
        echo.say(Color::Off)?;
        line
    }
}

/// Does not keep standard input locked: a command may read it too.
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
