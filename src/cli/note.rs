//! `note`: the team's note on an item, from the command line, a pipe or the user's editor.

use std::io::{self, IsTerminal, Read};
use std::time::Instant;

use clap::Args;

use super::change;
use super::failure::Failure;
use super::output::{Answer, Question};
use super::session::Session;
use crate::drafts::{self, NoteFile};
use crate::editor;
use crate::progress::{Change, Field, MAX_NOTE_BYTES, Progress};

const EXAMPLES: &str = "\
Examples:
  hie-onboard note agreements 'Signed copy with legal.'
  echo 'Signed copy with legal.' | hie-onboard note agreements -
  hie-onboard note agreements ''";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// The id of an item, as `list` shows it
    #[arg(value_name = "ID")]
    id: String,
    /// The new note, or `-` to read it from standard input; without it, $VISUAL or $EDITOR opens
    #[arg(value_name = "TEXT", allow_hyphen_values = true)]
    text: Option<String>,
}

impl Arguments {
    pub fn question(&mut self, session: &Session) -> Result<Question<'_>, Failure> {
        session.tracked(&self.id)?;
        Ok(self.text.is_none().then_some(("Note?", &mut self.text)))
    }
}

pub fn run(session: &Session, arguments: &Arguments) -> Result<Answer, Failure> {
    let id = &session.tracked(&arguments.id)?.id;
    let progress = session.load()?;
    match arguments.text.as_deref() {
        Some("-") => save(session, &progress, id, &from_input(io::stdin().lock())?),
        Some(text) => save(session, &progress, id, text),
        None => edit(session, &progress, id),
    }
}

fn save(session: &Session, progress: &Progress, id: &str, note: &str) -> Result<Answer, Failure> {
    let change = Change::field(progress, id, Field::Note(checked(note)?));
    change::save(session, &[id], &[change])
}

fn checked(note: &str) -> Result<String, Failure> {
    drafts::checked(note).ok_or(Failure::NoteTooLong)
}

fn from_input(input: impl Read) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    let limit = u64::try_from(MAX_NOTE_BYTES).unwrap_or(u64::MAX);
    let read = input.take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(Failure::Input)?;
    if read > MAX_NOTE_BYTES {
        return Err(Failure::NoteTooLong);
    }
    String::from_utf8(bytes).map_err(|_| Failure::InputEncoding)
}

/// Text that cannot be saved stays in the draft file.
fn edit(session: &Session, progress: &Progress, id: &str) -> Result<Answer, Failure> {
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        return Err(Failure::NoTerminal);
    }
    let file = NoteFile::write(&session.place.state, id, &progress.record(id).note, session.now)?;
    let begun = Instant::now();
    let edited = editor::edit_undisturbed(&session.environment.editor, file.path()).map_err(Failure::from);
    let is_at_once = begun.elapsed() < editor::AT_ONCE && !file.is_changed();
    let mut result = edited.and_then(|()| save(session, progress, id, &file.text()?));
    if let Ok(answer) = &mut result
        && is_at_once
    {
        answer.remarks.push(format!("the editor changed nothing: {}", editor::WAIT));
    }
    match result {
        Err(reason) if file.is_changed() => Err(Failure::Draft { reason: Box::new(reason), draft: file.path().to_owned() }),
        result => {
            file.forget();
            result
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Failure, MAX_NOTE_BYTES, from_input};

    #[test]
    fn what_is_piped_in_has_a_limit_and_is_text() {
        let long = "x".repeat(MAX_NOTE_BYTES + 1);
        assert!(matches!(from_input(long.as_bytes()), Err(Failure::NoteTooLong)));
        assert!(matches!(from_input(&b"\xff"[..]), Err(Failure::InputEncoding)));
        assert!(from_input(&long.as_bytes()[1..]).is_ok());
    }
}
