//! Which guide is used, and why: a file, one in the guides folder, or the one that is built in.

use std::path::{Path, PathBuf};

use super::failure::Failure;
use super::options::Options;
use super::unknown::unknown;
use crate::guide::{self, BUILT_IN, Guide};
use crate::paths::Environment;
use crate::store;
use crate::text::shown_path;

/// The ending of guides in their folder.
const EXTENSION: &str = "toml";

/// As many names as a sentence can bear.
const MOST_NAMES: usize = 10;

/// Where a guide comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// None for the guide that is built in.
    pub file: Option<PathBuf>,
    pub choice: GuideChoice,
}

/// What decided which guide is used, strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GuideChoice {
    Argument,
    Variable,
    Settings,
    /// Nothing did.
    Default,
}

impl GuideChoice {
    /// The reason, to follow the name.
    pub fn label(self) -> &'static str {
        match self {
            Self::Argument => "chosen with --guide",
            Self::Variable => "named by HIE_ONBOARD_GUIDE",
            Self::Settings => "set in config.toml",
            Self::Default => "no other was chosen",
        }
    }
}

/// The guide that the option names, or else the environment, or else the settings, or else the one that is built in.
///
/// # Errors
/// When there is no such guide, or it cannot be used.
pub fn open(options: &Options, environment: &Environment, setting: Option<&str>) -> Result<(Guide, Origin), Failure> {
    let named = [
        (options.guide.as_deref(), GuideChoice::Argument),
        (environment.guide.as_deref(), GuideChoice::Variable),
        (setting.map(Path::new), GuideChoice::Settings),
    ];
    let named = named.into_iter().find_map(|(name, choice)| Some((name?, choice)));
    let Some((name, choice)) = named else {
        return Ok((Guide::embedded(), Origin { file: None, choice: GuideChoice::Default }));
    };
    let (guide, file) = find(name, environment, choice)?;
    Ok((guide, Origin { file, choice }))
}

/// A file of the guides folder.
pub struct Listed {
    pub file: PathBuf,
    pub guide: Result<Guide, Failure>,
}

/// What is in the guides folder, by file name.
pub fn in_folder(environment: &Environment) -> impl Iterator<Item = Listed> {
    files(environment).into_iter().map(|file| Listed { guide: read(&file), file })
}

fn files(environment: &Environment) -> Vec<PathBuf> {
    environment.guides.as_deref().map(|folder| store::files(folder, EXTENSION)).unwrap_or_default()
}

fn read(file: &Path) -> Result<Guide, Failure> {
    let text = store::read(file, guide::MAX_BYTES)?;
    Guide::parse(&text).map_err(|reason| Failure::Guide { path: file.to_owned(), reason })
}

/// The file called `name`: in the guides folder if it is a plain word of a file there.
pub fn file(name: &Path, environment: &Environment) -> PathBuf {
    let in_folder = word(name).zip(environment.guides.as_deref());
    let in_folder = in_folder.map(|(word, folder)| folder.join(format!("{word}.{EXTENSION}"))).filter(|file| file.exists());
    in_folder.unwrap_or_else(|| environment.expand(name))
}

/// A name without folders and without the ending of a guide: not a file, unless nothing else has that name.
fn word(name: &Path) -> Option<&str> {
    let is_plain = name.file_name() == Some(name.as_os_str()) && name.extension().is_none_or(|other| other != EXTENSION);
    name.to_str().filter(|_| is_plain)
}

fn find(name: &Path, environment: &Environment, choice: GuideChoice) -> Result<(Guide, Option<PathBuf>), Failure> {
    let path = file(name, environment);
    let Some(word) = word(name).filter(|_| !path.exists()) else { return Ok((read(&path)?, Some(path))) };
    let with_id = |listed: Listed| Some((listed.guide.ok().filter(|guide| guide.id == word)?, Some(listed.file)));
    match in_folder(environment).find_map(with_id) {
        Some(found) => Ok(found),
        None if word == BUILT_IN => Ok((Guide::embedded(), None)),
        None => Err(no_guide(word, environment, choice)),
    }
}

fn no_guide(word: &str, environment: &Environment, choice: GuideChoice) -> Failure {
    let files = files(environment);
    let stems = files.iter().filter_map(|file| Some(file.file_stem()?.to_str()?.to_owned()));
    let names: Vec<String> = [BUILT_IN.to_owned()].into_iter().chain(stems).collect();
    let folder = environment.guides.as_deref().map_or_else(|| "a guides folder".to_owned(), shown_path);
    let advice = format!(
        "it is {}; the guides are {}; put others into {folder}, or name a file that ends in .{EXTENSION}",
        choice.label(),
        listed(&names)
    );
    unknown("guide", word, names.iter().map(String::as_str), &advice)
}

/// The first of `names`, and how many more there are.
fn listed(names: &[String]) -> String {
    let (shown, others) = names.split_at(names.len().min(MOST_NAMES));
    let more = if others.is_empty() { String::new() } else { format!(" and {} more", others.len()) };
    format!("{}{more}", shown.join(", "))
}
