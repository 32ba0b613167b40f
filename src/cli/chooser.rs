//! The question which guide to open, before the interface does: only where there are several and none was chosen.

use std::io::{self, BufRead, Read};
use std::path::{Path, PathBuf};

use super::color::Color;
use super::failure::Failure;
use super::guides::{self, GuideChoice, Listed};
use super::has_screen;
use super::output::{Text, Tone};
use super::session::Session;
use crate::paths::Choice;
use crate::store::memory;
use crate::text::width;

/// More than anybody types here.
const LONGEST_ANSWER: u64 = 200;

/// In the folder of what is remembered on this computer.
const LAST: &str = "last-guide.json";

struct Row {
    id: String,
    title: String,
    /// None for the guide that is built in.
    file: Option<PathBuf>,
}

impl Row {
    /// What can be typed for it, beside its number.
    fn name(&self) -> String {
        let stem = self.file.as_deref().and_then(Path::file_stem);
        stem.map_or_else(|| self.id.clone(), |stem| stem.to_string_lossy().into_owned())
    }
}

/// The session with the guide that was chosen; `None` if the answer was to quit.
///
/// # Errors
/// When the answer cannot be read, or the guide cannot be opened any more.
pub fn open(session: Session) -> Result<Option<Session>, Failure> {
    let rows = if is_asked(&session) { rows(&session) } else { Vec::new() };
    if rows.len() < 2 {
        return Ok(Some(session));
    }
    let memory = session.environment.state.as_ref().map(|state| state.join(LAST));
    let last: Option<String> = memory.as_deref().and_then(memory::load);
    let usual = rows.iter().position(|row| last.as_ref() == Some(&row.name())).unwrap_or(0);
    let Some(row) = ask(&rows, usual, session.color)? else { return Ok(None) };
    if let Some(memory) = memory {
        // Without it, the first guide is offered again.
        let _ = memory::save(&memory, &row.name());
    }
    match &row.file {
        None => Ok(Some(session)),
        Some(file) => {
            let mut options = session.options.clone();
            options.guide = Some(file.clone());
            Session::open(&options).map(Some)
        }
    }
}

/// A progress file that somebody named belongs to one guide: there is nothing to choose.
fn is_asked(session: &Session) -> bool {
    let is_personal = matches!(session.place.choice, Choice::Personal | Choice::Profile);
    is_personal && session.origin.choice == GuideChoice::Default && has_screen(session)
}

fn rows(session: &Session) -> Vec<Row> {
    let others = guides::in_folder(&session.environment);
    let row = |id: &str, title: &str, file| Row { id: id.to_owned(), title: title.to_owned(), file };
    let others = others.filter_map(|Listed { file, guide }| guide.ok().map(|guide| row(&guide.id, &guide.title, Some(file))));
    [row(&session.guide.id, &session.guide.title, None)].into_iter().chain(others).collect()
}

/// Asks until the answer is one of `rows`; an empty one means the row `usual`.
fn ask(rows: &[Row], usual: usize, color: Color) -> Result<Option<&Row>, Failure> {
    list(rows).say(color)?;
    loop {
        let mut question = Text::default();
        question.add(Tone::Plain, &format!("Number or name; Enter for {}, q to quit: ", usual + 1));
        question.say(color)?;
        let mut answer = String::new();
        let read = io::stdin().lock().take(LONGEST_ANSWER).read_line(&mut answer).map_err(Failure::Input)?;
        let answer = answer.trim();
        if read == 0 || answer.eq_ignore_ascii_case("q") {
            return Ok(None);
        }
        match chosen(rows, usual, answer) {
            Some(row) => return Ok(Some(row)),
            None => complain(answer, rows.len()).say(color)?,
        }
    }
}

fn chosen<'r>(rows: &'r [Row], usual: usize, answer: &str) -> Option<&'r Row> {
    let by_number = answer.parse::<usize>().ok().and_then(|number| rows.get(number.checked_sub(1)?));
    let is_named = |row: &&Row| [&row.name(), &row.id, &row.title].iter().any(|name| name.eq_ignore_ascii_case(answer));
    if answer.is_empty() { rows.get(usual) } else { by_number.or_else(|| rows.iter().find(is_named)) }
}

fn list(rows: &[Row]) -> Text {
    let mut text = Text::default();
    text.add(Tone::Strong, "Which guide?");
    text.end();
    let columns = rows.iter().map(|row| width(&row.title)).max().unwrap_or(0);
    for (number, row) in rows.iter().enumerate() {
        text.add(Tone::Plain, &format!("{:3}  ", number + 1));
        text.add_column(Tone::Plain, &row.title, columns);
        text.line(&format!("  {}{}", row.name(), if row.file.is_none() { ", built in" } else { "" }));
    }
    text.line("`guide = \"NAME\"` in config.toml chooses one for good.");
    text
}

fn complain(answer: &str, count: usize) -> Text {
    let mut text = Text::default();
    text.line(&format!("There is no guide `{answer}`: type a number from 1 to {count}, or a name."));
    text
}
