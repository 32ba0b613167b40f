//! `note`: what the team writes down about an item, from the command line, a pipe or the user's editor.

use std::io::{self, IsTerminal, Read};
use std::time::Instant;

use clap::Args;

use super::change;
use super::failure::Failure;
use super::output::{Answer, Question};
use super::session::Session;
use crate::drafts::{self, Draft};
use crate::editor;
use crate::progress::{Change, Field, MAX_NOTE_BYTES, Progress};

const EXAMPLES: &str = "\
Examples:
  hie-onboard note agreements 'Signed copy with legal.'
  echo 'Signed copy with legal.' | hie-onboard note agreements -
  hie-onboard note agreements ''";

/// Arguments of `note`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// Which item; `list` shows the ids
    #[arg(value_name = "ID")]
    id: String,
    /// The new note, or `-` to read it from standard input; without it, $VISUAL or $EDITOR opens
    #[arg(value_name = "TEXT", allow_hyphen_values = true)]
    text: Option<String>,
}

impl Arguments {
    /// Asks for the text.
    ///
    /// # Errors
    /// When there is no such item to do.
    pub fn question(&mut self, session: &Session) -> Result<Question<'_>, Failure> {
        session.tracked(&self.id)?;
        Ok(self.text.is_none().then_some(("What should the note say?", &mut self.text)))
    }
}

/// Answers `note`.
///
/// # Errors
/// When the item does not exist, the text cannot be had or kept, or nothing could be saved.
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
    change::make(session, &[id], &[change])
}

/// The note as it is kept.
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

/// Lets the user change the note in the editor; what cannot be saved afterwards stays in a file of its own.
fn edit(session: &Session, progress: &Progress, id: &str) -> Result<Answer, Failure> {
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        return Err(Failure::NoTerminal);
    }
    let draft = Draft::write(&session.place.state, id, &progress.record(id).note, session.now)?;
    let begun = Instant::now();
    let edited = editor::edit_undisturbed(&session.environment.editor, draft.path()).map_err(Failure::from);
    let is_at_once = begun.elapsed() < editor::AT_ONCE && !draft.is_typed();
    let mut result = edited.and_then(|()| save(session, progress, id, &draft.text()?));
    if let Ok(answer) = &mut result
        && is_at_once
    {
        answer.remarks.push(format!("the editor changed nothing: {}", editor::WAIT));
    }
    match result {
        Err(reason) if draft.is_typed() => Err(Failure::Draft { reason: Box::new(reason), draft: draft.path().to_owned() }),
        result => {
            draft.forget();
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
