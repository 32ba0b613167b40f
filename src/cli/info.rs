//! `info`: which files are used, and why.

use std::path::{Path, PathBuf};

use clap::Args;

use super::guides::{self, Listed};
use super::output::{Answer, Text};
use super::session::Session;
use crate::git::{GitError, Repository};
use crate::paths::Choice;
use crate::store::Locking;
use crate::team::Driver;
use crate::text::{shown_path, width};

const EXAMPLES: &str = "\
Examples:
  hie-onboard info
  hie-onboard info --file progress.toml";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {}

/// Works with a damaged progress file too, so that it can be found.
pub fn run(session: &Session) -> Answer {
    let Session { guide, place, preferences, .. } = session;
    let settings = session.environment.config.as_deref().map_or_else(|| "none: there is no home directory".to_owned(), described);
    let origin = match &session.origin.file {
        Some(path) => format!("{} ({})", shown_path(path), session.origin.choice.label()),
        None => format!("built in ({})", session.origin.choice.label()),
    };
    let condition = match session.load() {
        Ok(_) => "can be used".to_owned(),
        Err(failure) => failure.to_string(),
    };
    let files = [
        ("Version", concat!(env!("CARGO_PKG_VERSION"), ", built ", env!("BUILD")).to_owned()),
        ("Progress", format!("{} ({})", shown_path(&place.progress), place.choice.label())),
        ("Condition", condition),
    ];
    let others = [
        ("State", shown_path(&place.state)),
        ("Settings", settings),
        ("Changes by", format!("{} ({})", preferences.user().name, preferences.user().choice.label())),
        ("Theme", format!("{} ({})", preferences.theme.word(), preferences.theme_choice)),
        ("Guide", format!("{} ({}), edition {}, read on {}", guide.title, guide.id, guide.edition, guide.read)),
        ("Guide file", origin),
        ("Disclaimer", "unofficial; the live pages take precedence".to_owned()),
        ("Questions", guide.contact.to_string()),
    ];
    let troubles = locks(session).into_iter().chain(conflicts(session));
    let files = files.into_iter().chain(hidden(session)).chain(git(session));
    let lines: Vec<(&str, String)> = files.chain(others).chain(other_guides(session)).chain(troubles).collect();
    let columns = lines.iter().map(|(name, _)| width(name)).max().unwrap_or(0);
    let mut text = Text::default();
    for (name, value) in &lines {
        text.line(&format!("{name:columns$}  {value}"));
    }
    session.answer(text)
}

/// What is in the guides folder and could be chosen.
fn other_guides(session: &Session) -> impl Iterator<Item = (&'static str, String)> {
    let described = |Listed { file, guide }: Listed| match guide {
        Ok(guide) => format!("{} ({}): {}", guide.title, guide.id, shown_path(&file)),
        Err(_) => format!("{} cannot be used: `hie-onboard guide validate` says why", shown_path(&file)),
    };
    guides::in_folder(&session.environment).map(move |listed| ("In guides folder", described(listed)))
}

/// The repository that the progress file is in, and how git merges the file there.
fn git(session: &Session) -> Vec<(&'static str, String)> {
    match Repository::of(session.store.path()).and_then(|repository| Ok((Driver::of(&repository)?, repository))) {
        Ok((driver, repository)) => {
            vec![("Git", shown_path(repository.root())), ("Merging", driver.sentence().to_owned())]
        }
        Err(GitError::NoRepository(_)) => vec![("Git", "the progress file is in no repository".to_owned())],
        Err(error) => vec![("Git", error.to_string())],
    }
}

/// The user's own file, where the team's is used instead of it.
fn hidden(session: &Session) -> Option<(&'static str, String)> {
    let personal = session.environment.personal_file().filter(|file| session.place.choice == Choice::Team && file.exists())?;
    let advice = "hidden by the team's; `hie-onboard import` and this name adds it to that";
    Some(("Your own file", format!("{} ({advice})", shown_path(&personal))))
}

/// Why two programs could save at the same moment, if they could.
fn locks(session: &Session) -> Option<(&'static str, String)> {
    let trouble = match session.store.locking()? {
        Locking::Locks => None,
        Locking::Markers => Some(
            "not supported by this file system: a marker file beside the progress replaces them, so save from one place at a time"
                .to_owned(),
        ),
        Locking::Refused(error) => Some(error.to_string()),
    };
    Some(("Locks", trouble?))
}

/// Changes that a sync client put into files of their own.
fn conflicts(session: &Session) -> impl Iterator<Item = (&'static str, String)> {
    let advice =
        |copy: PathBuf| format!("{}: `hie-onboard import` and this name shows what is different there", shown_path(&copy));
    session.store.conflicted_copies().into_iter().map(move |copy| ("Conflicted copy", advice(copy)))
}

/// The file with the settings; that it can be used is known by now.
fn described(file: &Path) -> String {
    let shown = shown_path(file);
    if file.exists() { shown } else { format!("{shown} (not written yet)") }
}
