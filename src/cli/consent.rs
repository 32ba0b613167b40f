//! Asks a yes-or-no question on a terminal before something is done.

use std::io::{self, BufRead, IsTerminal, Read};

use super::color::Color;
use super::failure::Failure;
use super::output::Text;

/// More than anybody answers to a yes-or-no question.
const LONGEST_ANSWER: u64 = 100;

/// Whether there is somebody to ask.
pub fn is_interactive() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}

/// Shows `plan` and asks `question`; always `false` without a terminal, which is shown nothing.
///
/// # Errors
/// When the terminal cannot be read or written.
pub fn confirm(plan: &Text, question: &'static str, color: Color) -> Result<bool, Failure> {
    if !is_interactive() {
        return Ok(false);
    }
    plan.say(color)?;
    let mut asked = Text::default();
    asked.add_own(question);
    asked.add_own(" [y/N] ");
    asked.say(Color::Off)?;
    let mut answer = String::new();
    io::stdin().lock().take(LONGEST_ANSWER).read_line(&mut answer).map_err(Failure::Input)?;
    Ok(matches!(answer.trim().to_lowercase().as_str(), "y" | "yes"))
}
