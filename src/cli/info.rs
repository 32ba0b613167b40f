//! `info`: which files are used, and why.

use std::path::Path;

use clap::Args;

use super::output::{Answer, Text};
use super::session::Session;
use crate::text::width;

const EXAMPLES: &str = "\
Examples:
  hie-onboard info
  hie-onboard info --profile second-product";

/// Arguments of `info`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {}

/// Answers `info`; a damaged progress file is part of the answer, so that there is a way to find it.
pub fn run(session: &Session) -> Answer {
    let Session { guide, place, preferences, .. } = session;
    let settings =
        session.environment.config.as_deref().map_or_else(|| "nowhere: there is no home directory".to_owned(), described);
    let origin = match &session.options.guide {
        Some(path) => path.display().to_string(),
        None => "part of the program".to_owned(),
    };
    let condition = match session.load() {
        Ok(_) => "can be used".to_owned(),
        Err(failure) => failure.to_string(),
    };
    let lines = [
        ("Version", env!("CARGO_PKG_VERSION").to_owned()),
        ("Progress", format!("{} ({})", place.progress.display(), place.choice.label())),
        ("Condition", condition),
        ("State", place.state.display().to_string()),
        ("Settings", settings),
        ("Changes by", format!("{} ({})", preferences.user, preferences.user_choice.label())),
        ("Theme", format!("{} ({})", preferences.theme.word(), preferences.theme_choice)),
        ("Guide", format!("{} ({}), edition {}, read on {}", guide.title, guide.id, guide.edition, guide.read)),
        ("Guide file", origin),
        ("Standing", "unofficial; the ministry's live pages rule".to_owned()),
        ("Questions", guide.contact.clone()),
    ];
    let columns = lines.iter().map(|(name, _)| width(name)).max().unwrap_or(0);
    let mut text = Text::default();
    for (name, value) in &lines {
        text.line(&format!("{name:columns$}  {value}"));
    }
    session.answer(text)
}

/// The file with the settings; that it can be used is known by now.
fn described(file: &Path) -> String {
    let shown = file.display();
    if file.exists() { shown.to_string() } else { format!("{shown} (not written yet)") }
}
