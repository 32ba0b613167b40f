//! What every command and the interface start from: environment, files, guide and clock, each opened once.

use std::cell::{Cell, RefCell};
use std::path::Path;
use std::sync::Arc;
use std::time::SystemTime;

use jiff::civil::Date;
use jiff::{Timestamp, tz::TimeZone};

use super::color::Color;
use super::example;
use super::failure::Failure;
use super::guides::{self, Origin};
use super::options::Options;
use super::output::{Answer, Text};
use super::preferences::Preferences;
use super::profile;
use super::unknown::unknown;
use super::zone;
use crate::guide::{BUILT_IN, Guide, Item, Section};
use crate::journal::Journal;
use crate::paths::{Choice, Environment, Location};
use crate::progress::{Change, Entry, Progress, Stamp, Summary, day_of, moment_of};
use crate::settings::{LONGEST_NAME, Settings};
use crate::shell::{self, Greeting};
use crate::store::{Rights, Store, StoreError, Temporary, config};
use crate::team::Driver;

#[derive(Debug)]
pub struct Session {
    pub environment: Environment,
    pub options: Options,
    pub color: Color,
    pub preferences: Preferences,
    pub place: Location,
    pub guide: Arc<Guide>,
    /// Where the guide comes from.
    pub origin: Origin,
    pub store: Store,
    /// When the command was given, in whole seconds.
    pub now: Timestamp,
    /// The user's.
    pub zone: TimeZone,
    /// The folder of the example; it is removed with the session.
    pub example: Option<Temporary>,
    /// What the file held last; `None` for a command that reads it once.
    known: RefCell<Option<Progress>>,
    /// Whether the last save was refused because the file lost that.
    is_lost: Cell<bool>,
}

/// What has to be known before a progress file can be chosen.
pub struct Opened {
    pub environment: Environment,
    pub guide: Guide,
    settings: Settings,
    origin: Origin,
}

impl Opened {
    /// # Errors
    /// When the settings or the guide cannot be used.
    pub fn of(options: &Options) -> Result<Self, Failure> {
        let environment = Environment::read();
        let settings = environment.config.as_deref().map_or_else(|| Ok(Settings::default()), config::load);
        let settings = settings.map_err(Failure::Settings)?;
        let (guide, origin) = guides::open(options, &environment, settings.guide.as_deref())?;
        let environment = if guide.id == BUILT_IN { environment } else { environment.for_guide(&guide.id) };
        Ok(Self { environment, guide, settings, origin })
    }
}

impl Session {
    /// Opens everything but the progress file.
    ///
    /// # Errors
    /// When no progress file can be chosen, or the guide or the settings cannot be used.
    pub fn open(options: &Options) -> Result<Self, Failure> {
        let Opened { environment, settings, guide, origin } = Opened::of(options)?;
        let (now, zone) = (now()?, zone::of_user());
        let example = options.demo.then(|| example::make(&guide, now, &zone)).transpose()?;
        let place = match &example {
            Some(folder) => Environment::locate_example(folder.path()),
            None => environment.locate(options.file.as_deref(), options.profile.as_deref())?,
        };
        profile::check(&environment, options.profile.as_deref(), &place)?;
        let color = Color::decide(options.color, &environment);
        Ok(Self {
            preferences: Preferences::decide(options, &environment, color, settings)?,
            color,
            guide: Arc::new(guide),
            origin,
            store: Store::new(place.progress.clone()).with_rights(rights(place.choice)),
            now,
            example,
            known: RefCell::default(),
            is_lost: Cell::default(),
            zone,
            options: options.clone(),
            environment,
            place,
        })
    }

    /// Sets the clock for a new command.
    pub fn renew(&mut self) {
        self.now = now().unwrap_or(self.now);
    }

    /// Reads the progress file; a missing one means that nothing is done yet.
    ///
    /// # Errors
    /// When it is there but cannot be read or used.
    pub fn load(&self) -> Result<Progress, Failure> {
        let mut known = self.known.borrow_mut();
        let Some(known) = known.as_mut() else { return Ok(self.store.load(&self.guide)?) };
        match self.store.reload(&self.guide, known) {
            // All that is left of it; the next save tells.
            Err(loss) if loss.is_loss() => {}
            read => *known = read?,
        }
        Ok(known.clone())
    }

    /// The same for a conversation: from now on a file that is suddenly gone is noticed.
    ///
    /// # Errors
    /// As for [`load`](Self::load).
    pub fn load_to_stay(&self) -> Result<Progress, Failure> {
        let progress = self.load()?;
        self.known.replace(Some(progress.clone()));
        Ok(progress)
    }

    /// Makes `changes` in the progress file without remembering them for `undo`. Where the file lost what it held, only trying
    /// again writes everything back.
    ///
    /// # Errors
    /// When nothing was saved.
    pub fn write(&self, changes: &[Change]) -> Result<Progress, StoreError> {
        let mut known = self.known.borrow_mut();
        let Some(known) = known.as_mut() else { return self.store.save(&self.guide, changes) };
        let saved = match self.store.save_known(&self.guide, changes, known) {
            Err(loss) if loss.is_loss() && self.is_lost.get() => {
                let mut whole = known.clone();
                for change in changes {
                    whole.apply(change);
                }
                self.store.write_back(&self.guide, whole)
            }
            saved => saved,
        };
        self.is_lost.set(saved.as_ref().is_err_and(StoreError::is_loss));
        *known = saved?;
        Ok(known.clone())
    }

    /// Merges `changes` into the progress file.
    ///
    /// # Errors
    /// When nothing was saved; the file is then as it was.
    pub fn save(&self, changes: &[Change]) -> Result<Saved, Failure> {
        if changes.iter().all(Change::is_empty) {
            let progress = self.load()?;
            self.store.flush()?;
            return Ok(Saved { progress, remarks: Vec::new() });
        }
        let changes = match changes.to_vec() {
            waits if Change::concern_waiting(&waits) => Change::with_waits(&self.load()?, waits),
            others => others,
        };
        let progress = self.write(&changes)?;
        let remembered = Journal::record(&self.place.state, &[changes]);
        let remarks = remembered.err().map(|error| format!("this cannot be undone with `undo`: {error}"));
        Ok(Saved { progress, remarks: remarks.into_iter().collect() })
    }

    /// Where relative names of evidence begin: for a team in its project, so that they mean the same to all of it.
    pub fn evidence_folder(&self) -> &Path {
        self.place.project().unwrap_or(&self.environment.working_directory)
    }

    pub fn today(&self) -> Date {
        self.day(self.now)
    }

    pub fn day(&self, at: Timestamp) -> Date {
        day_of(at, &self.zone)
    }

    pub fn summary(&self, progress: &Progress) -> Summary {
        Summary::new(&self.guide, progress, self.today(), &self.zone)
    }

    pub fn entry<'a>(&'a self, id: &str, progress: &'a Progress) -> Option<Entry<'a>> {
        Entry::find(id, &self.guide, progress)
    }

    pub fn stamp(&self) -> Stamp {
        Stamp { at: self.now, by: self.preferences.user().name.clone(), edition: self.guide.edition }
    }

    /// In any case.
    ///
    /// # Errors
    /// When there is no such item; the message suggests a similar one.
    pub fn item(&self, id: &str) -> Result<(&Section, &Item), Failure> {
        self.guide.items().find(|(_, item)| item.id.eq_ignore_ascii_case(id)).ok_or_else(|| {
            if let Some(item) = self.guide.successor(&id.to_lowercase()) {
                return Failure::Renamed { old: id.to_owned(), new: item.id.to_string() };
            }
            let ids = self.guide.items().map(|(_, item)| item.id.as_str());
            unknown("item", id, ids, "`hie-onboard list` shows the ids")
        })
    }

    /// # Errors
    /// When there is no such item, or it is a reference page.
    pub fn tracked(&self, id: &str) -> Result<&Item, Failure> {
        let (section, item) = self.item(id)?;
        if section.is_tracked() { Ok(item) } else { Err(Failure::Reference(id.to_owned())) }
    }

    pub fn greeting(&self) -> Greeting {
        match (&self.example, self.preferences.is_named()) {
            (Some(_), _) => Greeting::Example,
            (None, _) if !self.preferences.questions => Greeting::Silent,
            (None, false) => Greeting::Questions,
            // Another name would have no effect the next time.
            (None, true) => Greeting::ScopeQuestions,
        }
    }

    /// Whether nobody has used the progress file here.
    pub fn is_first(&self) -> bool {
        self.store.fingerprint().is_none() && shell::is_first_start(&self.place.state)
    }

    /// Changes the user's name, for this session and later ones.
    ///
    /// # Errors
    /// When the name is too long or the settings cannot be written.
    pub fn rename(&mut self, name: String) -> Result<(), Failure> {
        if name.chars().count() > LONGEST_NAME {
            return Err(Failure::NameTooLong);
        }
        if let Some(file) = &self.environment.config {
            config::save_user(file, &name).map_err(Failure::Settings)?;
        }
        self.preferences.rename(name);
        Ok(())
    }

    /// The name of the profile, if one is used.
    pub fn profile(&self) -> Option<&str> {
        self.options.profile.as_deref().filter(|_| self.place.choice == Choice::Profile)
    }

    /// What to say where git's merge driver is named for the progress file, but not registered in this clone.
    pub fn unregistered_driver(&self) -> Option<&'static str> {
        Driver::warning_for(self.store.path())
    }

    pub fn answer(&self, text: Text) -> Answer {
        Answer { text, color: self.color, ..Answer::default() }
    }
}

/// Others may need a progress file whose place somebody chose.
pub fn rights(choice: Choice) -> Rights {
    match choice {
        Choice::Personal | Choice::Profile | Choice::Example => Rights::Private,
        Choice::Argument | Choice::Environment | Choice::Team => Rights::Shared,
    }
}

/// The user's day, where there is no session.
///
/// # Errors
/// When the clock cannot be right.
pub fn today() -> Result<Date, Failure> {
    Ok(day_of(now()?, &zone::of_user()))
}

fn now() -> Result<Timestamp, Failure> {
    moment_of(SystemTime::now()).ok_or(Failure::Clock)
}

#[derive(Debug)]
pub struct Saved {
    /// As it is in the file now.
    pub progress: Progress,
    /// Problems that did not prevent saving.
    pub remarks: Vec<String>,
}
