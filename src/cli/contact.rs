//! `contact`: something that was said or sent about an item.

use clap::Args;

use super::failure::Failure;
use super::output::{Answer, Question};
use super::session::Session;
use super::talk::{self, Circumstances};
use crate::progress::Act;

const EXAMPLES: &str = "\
Examples:
  hie-onboard contact agreements 'Signed copy sent by mail.'
  hie-onboard contact agreements 'They have it.' --with Kim --on yesterday
  hie-onboard contact agreements 'Legal has it.' --with legal --follow-up +14d";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// The id of an item, as `list` shows it
    #[arg(value_name = "ID")]
    id: String,
    /// What was said or sent
    #[arg(value_name = "TEXT", allow_hyphen_values = true)]
    text: Option<String>,
    #[command(flatten)]
    circumstances: Circumstances,
}

impl Arguments {
    pub fn question(&mut self, session: &Session) -> Result<Question<'_>, Failure> {
        session.item(&self.id)?;
        Ok(self.text.is_none().then_some(("What was said or sent?", &mut self.text)))
    }
}

pub fn run(session: &Session, arguments: &Arguments) -> Result<Answer, Failure> {
    let (_, item) = session.item(&arguments.id)?;
    let text = talk::checked(arguments.text.as_deref())?;
    let line = arguments.circumstances.line(session, Act::Noted, &text)?;
    let progress = session.load()?;
    let follow_up = arguments.circumstances.follow_up(session, &progress, &item.id)?;
    talk::save(session, &progress, &item.id, line, follow_up)
}
