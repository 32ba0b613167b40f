//! The output of commands: styled text that is cleaned as it is built, JSON, and the only code that writes it.

use std::borrow::Cow;
use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use clap::builder::styling::{AnsiColor, Style};
use serde::Serialize;
use textwrap::{Options, WordSeparator, WordSplitter, WrapAlgorithm};

use super::color::Color;
use super::failure::{Exit, Failure};
use crate::progress::Status;
use crate::text::{clean, clean_line, escape_hidden, width};

mod wrapped;

/// Version of the JSON that commands write.
pub const SCHEMA: u32 = 1;

/// The width that paragraphs are wrapped to, in columns.
pub const COLUMNS: usize = 80;

#[derive(Debug, Default)]
pub struct Answer {
    /// Data, for standard output.
    pub text: Text,
    pub color: Color,
    /// Remarks on the data, one line each, for standard error.
    pub remarks: Vec<String>,
    pub exit: Exit,
}

/// What a walk asks for if it was left out, and where the reply goes.
pub type Question<'a> = Option<(&'static str, &'a mut Option<String>)>;

impl Answer {
    /// A reader that has gone, as in `list | head`, is not an error.
    ///
    /// # Errors
    /// When the text cannot be written, for example to a full disk.
    pub fn write(self) -> Result<Exit, Failure> {
        let text = self.text.render(self.color);
        // Without text, a lost terminal is not a failure.
        if !text.is_empty() {
            send_to_output(&text)?;
        }
        for line in &self.remarks {
            remark(line)?;
        }
        Ok(self.exit)
    }
}

impl From<Text> for Answer {
    fn from(text: Text) -> Self {
        Self { text, ..Self::default() }
    }
}

/// Help and version, which clap returns as errors.
impl From<clap::Error> for Answer {
    fn from(help: clap::Error) -> Self {
        Text::verbatim(help.render().to_string()).into()
    }
}

/// Writes one line to standard error, prefixed with the program's name.
///
/// # Errors
/// When standard error cannot be written.
pub fn remark(sentence: &str) -> Result<(), Failure> {
    send(&mut io::stderr().lock(), &format!("hie-onboard: {}\n", clean(sentence)))
}

/// Whether the program was started without a standard output.
static OUTPUT_IS_CLOSED: AtomicBool = AtomicBool::new(false);

/// Makes every later write to standard output fail.
pub fn note_closed_output() {
    OUTPUT_IS_CLOSED.store(true, Ordering::Release);
}

fn send_to_output(text: &str) -> Result<(), Failure> {
    if OUTPUT_IS_CLOSED.load(Ordering::Acquire) {
        return Err(Failure::Output(io::Error::other("standard output is closed")));
    }
    send(&mut io::stdout().lock(), text)
}

fn send(stream: &mut impl Write, text: &str) -> Result<(), Failure> {
    match stream.write_all(text.as_bytes()).and_then(|()| stream.flush()) {
        Err(reason) if reason.kind() != io::ErrorKind::BrokenPipe => Err(Failure::Output(reason)),
        _ => Ok(()),
    }
}

/// Colour only ever repeats what the words say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    Plain,
    Strong,
    Good,
    Urgent,
}

impl Tone {
    fn style(self) -> Style {
        match self {
            Self::Plain => Style::new(),
            Self::Strong => Style::new().bold(),
            Self::Good => AnsiColor::Green.on_default(),
            Self::Urgent => AnsiColor::Red.on_default(),
        }
    }
}

/// Text for standard output: nothing in it can control the terminal, and only the program itself starts a new line.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Text {
    pieces: Vec<(Tone, String)>,
}

impl Text {
    /// The program's own text, such as a shell script.
    pub fn verbatim(text: String) -> Self {
        Self { pieces: vec![(Tone::Plain, text)] }
    }

    /// `value` as JSON for scripts.
    ///
    /// # Panics
    /// Never: the values are structs and lists of text and numbers.
    pub fn json(value: &impl Serialize) -> Self {
        let json = serde_json::to_string_pretty(value).expect("structs of text and numbers are always JSON");
        Self::verbatim(escape_hidden(&json) + "\n")
    }

    /// Adds `text` to the current line.
    pub fn add(&mut self, tone: Tone, text: &str) {
        self.pieces.push((tone, clean_line(text).into_owned()));
    }

    /// Adds `text` to the current line, padded to `columns`.
    pub fn add_column(&mut self, tone: Tone, text: &str, columns: usize) {
        let text = clean_line(text);
        let gap = " ".repeat(columns.saturating_sub(width(&text)));
        self.pieces.push((tone, text.into_owned()));
        self.pieces.push((Tone::Plain, gap));
    }

    pub fn append(&mut self, other: Self) {
        self.pieces.extend(other.pieces);
    }

    /// Adds a separator that is not cleaned: a tab, the end of a line.
    pub fn add_own(&mut self, text: &'static str) {
        self.pieces.push((Tone::Plain, text.to_owned()));
    }

    pub fn end(&mut self) {
        self.add_own("\n");
    }

    pub fn line(&mut self, text: &str) {
        self.add(Tone::Plain, text);
        self.end();
    }

    /// An empty line, then `title`.
    pub fn heading(&mut self, title: &str) {
        self.end();
        self.add(Tone::Strong, title);
        self.end();
    }

    /// Adds `text` wrapped to 80 columns, with `lead` before the first line and the others indented as far. A longer word,
    /// such as an address, stays whole, and so do blanks that somebody typed to indent or align.
    pub fn paragraph(&mut self, lead: &str, text: &str) {
        for line in fill(lead, &" ".repeat(width(lead)), text) {
            self.line(&line);
        }
    }

    /// Adds the sentence `word: text.`, wrapped to 80 columns, with its word in `tone`.
    pub fn verdict(&mut self, tone: Tone, word: &str, text: &str) {
        let lines = fill(&format!("{word}: "), "", &format!("{text}."));
        self.add(tone, word);
        for (index, line) in lines.iter().enumerate() {
            self.line(if index == 0 { &line[word.len()..] } else { line });
        }
    }

    /// Adds the lines of `written` unwrapped, with `lead` before the first one and the others indented as far.
    pub fn verbatim_lines(&mut self, lead: &str, written: &str) {
        for (number, line) in clean(written).lines().enumerate() {
            let before = if number == 0 { lead.to_owned() } else { " ".repeat(width(lead)) };
            self.line(&(before + line));
        }
    }

    /// For screen readers: replaces each mark by the word for its status, or drops it where that word follows.
    #[must_use]
    pub fn spoken(mut self) -> Self {
        for index in 0..self.pieces.len() {
            let Some(status) = Status::ALL.iter().find(|status| status.mark() == self.pieces[index].1) else { continue };
            if self.pieces.get(index + 2).is_some_and(|(_, word)| word.trim_end() == status.label()) {
                self.pieces[index].1.clear();
                self.pieces[index + 1].1.clear();
            } else {
                self.pieces[index].1 = format!("{}:", status.label());
            }
        }
        self
    }

    /// Prints it immediately.
    ///
    /// # Errors
    /// When standard output cannot be written.
    pub fn say(&self, color: Color) -> Result<(), Failure> {
        send_to_output(&self.render(color))
    }

    pub fn render(&self, color: Color) -> String {
        let piece = |(tone, text): &(Tone, String)| match (color, tone) {
            (Color::Off, _) | (_, Tone::Plain) => text.clone(),
            (Color::On, tone) => format!("{style}{text}{style:#}", style = tone.style()),
        };
        self.pieces.iter().map(piece).collect()
    }
}

/// The lines of `text` in 80 columns, with `lead` before the first one and `indent` before the others.
fn fill(lead: &str, indent: &str, text: &str) -> Vec<String> {
    let text = clean(text);
    if text.is_empty() {
        return Vec::new();
    }
    let options = Options::new(COLUMNS)
        .initial_indent(lead)
        .subsequent_indent(indent)
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation)
        .wrap_algorithm(WrapAlgorithm::FirstFit)
        .break_words(false);
    textwrap::wrap(text.trim_end_matches('\n'), options).into_iter().map(Cow::into_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::{Color, Text, Tone};

    #[test]
    fn a_long_verdict_goes_on_below_and_its_word_keeps_its_tone() {
        let mut text = Text::default();
        text.verdict(Tone::Strong, "Ready", &format!("{}end", "word ".repeat(15)));
        let expected = format!("\u{1b}[1mReady\u{1b}[0m: {}\nword end.\n", "word ".repeat(14).trim_end());
        assert_eq!(text.render(Color::On), expected);
    }

    #[test]
    fn text_from_files_cannot_start_a_line_or_an_escape_sequence() {
        let mut text = Text::default();
        text.add(Tone::Strong, "one\ntwo \u{1b}[31m");
        text.end();
        assert_eq!(text.render(Color::Off), "one two <U+001B>[31m\n");
        assert_eq!(text.render(Color::On), "\u{1b}[1mone two <U+001B>[31m\u{1b}[0m\n");
    }

    #[test]
    fn columns_are_counted_in_columns() {
        let mut text = Text::default();
        text.add_column(Tone::Plain, "日本", 6);
        text.line("x");
        assert_eq!(text.render(Color::Off), "日本  x\n");
    }

    #[test]
    fn json_keeps_hidden_characters_as_escapes() {
        let json = Text::json(&["a\u{202e}b\u{e0041}\u{1b}é"]).render(Color::Off);
        assert_eq!(json, "[\n  \"a\\u202eb\\udb40\\udc41\\u001bé\"\n]\n");
    }

    #[test]
    fn only_the_first_line_of_a_paragraph_is_led() {
        let mut text = Text::default();
        text.paragraph("- ", &"word ".repeat(17));
        assert_eq!(text.render(Color::Off).lines().last(), Some("  word word"));
    }

    #[test]
    fn addresses_stay_whole_and_typed_blanks_stay() {
        let address = format!("https://example.org/{}", "a-".repeat(40));
        let mut text = Text::default();
        text.paragraph("Note  ", &format!("one\n  - two   three\n\n{address}"));
        assert_eq!(text.render(Color::Off), format!("Note  one\n        - two   three\n\n      {address}\n"));
    }
}
