//! What every command and the interface start from: environment, files, guide and clock, each opened once.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::SystemTime;

use clap::{Args, ColorChoice};
use jiff::civil::Date;
use jiff::{Timestamp, tz::TimeZone};

use super::failure::Failure;
use super::output::{Answer, Color, Text};
use super::preferences::{Preferences, switch_parser, theme_parser};
use crate::demo;
use crate::guide::{self, Guide, Item, Section};
use crate::journal::Journal;
use crate::paths::{Environment, Place};
use crate::progress::{Change, Entry, Progress, Stamp, Summary, day_of, moment_of};
use crate::settings::{Settings, ThemeName};
use crate::shell::Greeting;
use crate::store::{self, Store, StoreError, Temporary, config};

/// Options that go with every command.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Options for every command")]
pub struct Options {
    /// Keep progress in this file
    #[arg(long, global = true, value_name = "FILE")]
    pub file: Option<PathBuf>,
    /// Keep the progress of several products apart
    #[arg(long, global = true, value_name = "NAME")]
    pub profile: Option<String>,
    /// Work on a filled-in example in a temporary file, to look around
    #[arg(long, global = true, conflicts_with_all = ["file", "profile"])]
    pub demo: bool,
    /// Work through another guide
    #[arg(long, global = true, value_name = "FILE")]
    pub guide: Option<PathBuf>,
    /// When to use colours
    #[arg(long, global = true, value_name = "WHEN", default_value_t = ColorChoice::Auto)]
    pub color: ColorChoice,
    /// The colours of the interface
    #[arg(long, global = true, value_name = "THEME", value_parser = theme_parser())]
    pub theme: Option<ThemeName>,
    /// Whether the interface answers to the mouse
    #[arg(long, global = true, value_name = "SWITCH", value_parser = switch_parser())]
    pub mouse: Option<bool>,
    /// Draw with plain ASCII characters only
    #[arg(long, global = true)]
    pub ascii: bool,
}

/// What every command and the interface start from.
#[derive(Debug)]
pub struct Session {
    /// What the process was told.
    pub environment: Environment,
    /// What the command line said.
    pub options: Options,
    /// Whether standard output is coloured.
    pub color: Color,
    /// What holds of all that can be chosen.
    pub preferences: Preferences,
    /// Which files are used, and why.
    pub place: Place,
    /// What there is to do.
    pub guide: Arc<Guide>,
    /// Where progress is kept.
    pub store: Store,
    /// When what is being done was asked for, in whole seconds.
    pub now: Timestamp,
    /// Where the user is.
    pub zone: TimeZone,
    /// The folder of the example; it is gone with the session.
    pub example: Option<Temporary>,
}

impl Session {
    /// Opens everything but the progress file.
    ///
    /// # Errors
    /// When no progress file can be chosen, or the guide or the settings cannot be used.
    pub fn open(options: &Options) -> Result<Self, Failure> {
        let environment = Environment::read();
        let (guide, now, zone) = (open_guide(options)?, now()?, TimeZone::system());
        let example = options.demo.then(|| make_example(&guide, now, &zone)).transpose()?;
        let place = match &example {
            Some(folder) => Environment::locate_example(folder.path()),
            None => environment.locate(options.file.as_deref(), options.profile.as_deref())?,
        };
        let color = Color::decide(options.color, &environment);
        let settings = environment.config.as_deref().map_or_else(|| Ok(Settings::default()), config::load);
        let settings = settings.map_err(Failure::Settings)?;
        Ok(Self {
            preferences: Preferences::decide(options, &environment, color, settings)?,
            color,
            guide: Arc::new(guide),
            store: Store::new(place.progress.clone()),
            now,
            example,
            zone,
            options: options.clone(),
            environment,
            place,
        })
    }

    /// Something new was asked for, now.
    pub fn renew(&mut self) {
        self.now = now().unwrap_or(self.now);
    }

    /// Reads the progress file; a missing one means that nothing is done yet.
    ///
    /// # Errors
    /// When it is there but cannot be read or used.
    pub fn load(&self) -> Result<Progress, Failure> {
        Ok(self.store.load(&self.guide)?)
    }

    /// Makes `changes` in the progress file, whatever it holds by then, and returns what it holds afterwards.
    ///
    /// # Errors
    /// When nothing was saved; the file is then as it was.
    pub fn save(&self, changes: &[Change]) -> Result<Saved, Failure> {
        if changes.iter().all(Change::is_empty) {
            let progress = self.load()?;
            self.store.flush()?;
            return Ok(Saved { progress, remarks: Vec::new() });
        }
        let progress = self.store.save(&self.guide, changes)?;
        let remembered = self.remember(changes);
        let remarks = remembered.err().map(|error| format!("this cannot be taken back with `undo`: {error}"));
        Ok(Saved { progress, remarks: remarks.into_iter().collect() })
    }

    fn remember(&self, changes: &[Change]) -> Result<(), StoreError> {
        let mut journal = Journal::load(&self.place.state);
        journal.add(changes);
        journal.save(&self.place.state)
    }

    /// The day where the user is.
    pub fn today(&self) -> Date {
        self.day(self.now)
    }

    /// The day of `at` where the user is.
    pub fn day(&self, at: Timestamp) -> Date {
        day_of(at, &self.zone)
    }

    pub fn summary(&self, progress: &Progress) -> Summary {
        Summary::new(&self.guide, progress, self.today(), &self.zone)
    }

    pub fn entry<'a>(&'a self, id: &str, progress: &'a Progress) -> Option<Entry<'a>> {
        Entry::find(id, &self.guide, progress)
    }

    /// Who changes something now.
    pub fn stamp(&self) -> Stamp {
        Stamp { at: self.now, by: self.preferences.user.clone(), edition: self.guide.edition }
    }

    /// The item called `id`, with its section.
    ///
    /// # Errors
    /// When there is none; names the one that was probably meant.
    pub fn item(&self, id: &str) -> Result<(&Section, &Item), Failure> {
        self.guide.find(id).ok_or_else(|| {
            let ids = self.guide.items().map(|(_, item)| item.id.as_str());
            unknown("item", id, ids, "`hie-onboard list` shows the ids")
        })
    }

    /// The item called `id`, if it is something to do.
    ///
    /// # Errors
    /// When there is none, or it is a page to read.
    pub fn tracked(&self, id: &str) -> Result<&Item, Failure> {
        let (section, item) = self.item(id)?;
        if section.is_tracked() { Ok(item) } else { Err(Failure::Reference(id.to_owned())) }
    }

    /// What the interface says first.
    pub fn greeting(&self) -> Greeting {
        match self.example {
            Some(_) => Greeting::Example,
            None if self.preferences.questions => Greeting::Questions,
            None => Greeting::Silent,
        }
    }

    /// An answer in the colours that this session allows.
    pub fn answer(&self, text: Text) -> Answer {
        Answer { text, color: self.color, ..Answer::default() }
    }
}

/// The example in a folder of its own.
fn make_example(guide: &Guide, now: Timestamp, zone: &TimeZone) -> Result<Temporary, StoreError> {
    let folder = Temporary::new()?;
    let text = demo::progress(guide, now, zone).to_text();
    store::write_new(&Environment::locate_example(folder.path()).progress, text.as_bytes())?;
    Ok(folder)
}

fn now() -> Result<Timestamp, Failure> {
    moment_of(SystemTime::now()).ok_or(Failure::Clock)
}

/// What was saved.
#[derive(Debug)]
pub struct Saved {
    /// What the file holds now.
    pub progress: Progress,
    /// What did not go well all the same.
    pub remarks: Vec<String>,
}

/// The guide that the options name, or the program's own.
///
/// # Errors
/// When it cannot be read or used.
pub fn open_guide(options: &Options) -> Result<Guide, Failure> {
    match &options.guide {
        None => Ok(Guide::embedded()),
        Some(path) => {
            let text = store::read(path, guide::MAX_BYTES)?;
            Guide::parse(&text).map_err(|reason| Failure::Guide { path: path.clone(), reason })
        }
    }
}

/// The failure that there is no `kind` called `name` among `names`.
pub fn unknown<'n>(kind: &'static str, name: &str, names: impl Iterator<Item = &'n str>, advice: &str) -> Failure {
    Failure::Unknown { kind, name: name.to_owned(), suggestion: nearest(name, names), advice: advice.to_owned() }
}

/// The one of `names` that is most like `name`, if any is like it at all.
fn nearest<'n>(name: &str, names: impl Iterator<Item = &'n str>) -> Option<String> {
    const ALIKE: f64 = 0.7;
    let name = name.to_lowercase();
    let scored = names.map(|candidate| (strsim::jaro_winkler(&name, candidate), candidate));
    let (score, nearest) = scored.max_by(|(one, _), (other, _)| one.total_cmp(other))?;
    (score > ALIKE).then(|| nearest.to_owned())
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn the_nearest_name_is_suggested_unless_none_is_near() {
        let names = || ["agreements", "audit-compliance", "time-frame"].into_iter();
        assert_eq!(nearest("agrements", names()).as_deref(), Some("agreements"));
        assert_eq!(nearest("Audit", names()).as_deref(), Some("audit-compliance"));
        assert_eq!(nearest("xyz", names()), None);
    }
}
