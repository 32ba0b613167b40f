//! `init`: creates a progress file before anything is recorded: the team's, a profile's, or one with any name.

use std::path::{Path, PathBuf};

use clap::Args;

use super::failure::Failure;
use super::options::Options;
use super::output::{Answer, Text};
use super::session::{Opened, rights};
use super::sharing::no_repository;
use crate::git::{self, GitError, Repository};
use crate::guide::Guide;
use crate::paths::{Choice, Environment};
use crate::progress::Progress;
use crate::store::{self, Store, StoreError};
use crate::team;
use crate::text::shown_path;

const EXAMPLES: &str = "\
Examples:
  hie-onboard init
  hie-onboard init --profile second-product

Without --profile or --file it creates .hie-onboard/progress.toml, which is found
from every folder below: in the root of the git repository, or else in the working
directory. An existing file is left as it is. `hie-onboard git setup` then lets
git merge it field by field.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// Start with the progress in your personal file, which is left as it is
    #[arg(long)]
    from_personal: bool,
}

pub fn run(options: &Options, arguments: &Arguments) -> Result<Answer, Failure> {
    options.refuse_in_example("init")?;
    let Opened { environment, guide, .. } = Opened::of(options)?;
    let (file, choice) = chosen(&environment, options)?;
    let store = Store::new(file.clone()).with_rights(rights(choice));
    let mut text = Text::default();
    let personal = environment.personal_file().map(Store::new).filter(|personal| personal.fingerprint().is_some());
    if file.symlink_metadata().is_ok() {
        // One that cannot be used is not a file to be content with.
        store.load(&guide)?;
        text.line(&format!("{} exists already; nothing in it was changed.", shown_path(&file)));
        if let Some(personal) = personal.filter(|_| arguments.from_personal) {
            text.line(&format!("To add your own progress: hie-onboard import {}", shown_path(personal.path())));
        }
    } else {
        refuse_if_not_checked_out(&file)?;
        let progress = first(&guide, personal.as_ref().filter(|_| arguments.from_personal), arguments)?;
        create(&file, &guide, &progress, choice)?;
        text.line(&format!("Created {}{}.", shown_path(&file), contents(arguments)));
        if let Some(personal) = personal.filter(|_| choice == Choice::Team && !arguments.from_personal) {
            text.line(&format!("It hides your own progress. To add that: hie-onboard import {}", shown_path(personal.path())));
        }
    }
    if choice == Choice::Team {
        finish(&file, &mut text)?;
    }
    Ok(text.into())
}

/// The file to create, and why it.
fn chosen(environment: &Environment, options: &Options) -> Result<(PathBuf, Choice), Failure> {
    if options.file.is_some() || options.profile.is_some() {
        let place = environment.locate(options.file.as_deref(), options.profile.as_deref())?;
        return Ok((place.progress, place.choice));
    }
    let here = &environment.working_directory;
    let file = environment.team().unwrap_or_else(|| {
        let root = git::root(here).unwrap_or_else(|_| here.clone());
        Environment::team_file_in(&root)
    });
    Ok((file, Choice::Team))
}

/// A file that git has, but not here, must not be created a second time.
fn refuse_if_not_checked_out(file: &Path) -> Result<(), Failure> {
    match Repository::of(file).and_then(|repository| repository.has_file()) {
        Ok(true) => Err(Failure::NotCheckedOut(file.to_owned())),
        Ok(false) | Err(GitError::NoRepository(_) | GitError::Bare(_) | GitError::Missing | GitError::Foreign(_)) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

/// What the file begins with.
fn first(guide: &Guide, personal: Option<&Store>, arguments: &Arguments) -> Result<Progress, Failure> {
    let mut progress = match personal {
        Some(personal) => personal.load(guide)?,
        None if arguments.from_personal => return Err(Failure::NoPersonal),
        None => Progress::new(guide),
    };
    progress.make_dense(guide);
    Ok(progress)
}

fn create(file: &Path, guide: &Guide, progress: &Progress, choice: Choice) -> Result<(), StoreError> {
    store::write_new(file, progress.to_text().as_bytes(), rights(choice))?;
    Store::new(file.to_owned()).load(guide).map(|_| ())
}

fn contents(arguments: &Arguments) -> &'static str {
    if arguments.from_personal { " with the progress in your personal file" } else { ", with every item of the guide to do" }
}

/// What belongs beside the team's file, and what comes next.
fn finish(file: &Path, text: &mut Text) -> Result<(), Failure> {
    let folder = file.parent().unwrap_or(Path::new("."));
    if let Some(ignoring) = team::ignore_neighbours(folder)? {
        text.line(&format!("Wrote {}, so that git leaves out its lock, its backup and temporary files.", shown_path(&ignoring)));
    }
    match Repository::of(file) {
        Ok(_) => text
            .line("Next: run `hie-onboard git setup`, and commit that folder. Then pull in every other clone, and run it there."),
        Err(GitError::NoRepository(folder)) => text.line(&format!("Not shared yet: {}.", no_repository(&folder))),
        Err(reason) => text.line(&format!("Not shared yet: {reason}.")),
    }
    Ok(())
}
