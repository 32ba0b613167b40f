//! Everything that the interface knows; it changes only in `update` and is only read by `view`.

use std::collections::{BTreeSet, VecDeque};
use std::sync::Arc;

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use ratatui::layout::Size;

use super::keymap::Context;
use super::layout::{self, Shape};
pub use super::mode::{Mode, Told};
use super::panels::{find, items, overview};
use super::setup::Question;
use super::theme::Theme;
use super::update::{ask, resume, settle};
use super::writing::{Draft, Purpose, Writing};
use crate::guide::{Guide, Item, Section};
use crate::progress::{Change, Progress, Stamp, Summary, counted};
use crate::text::clean_line;
pub use lens::{Finding, Hit, Lens};
pub use parts::{Abilities, Access, Damage, History, Panel, Place, Saving, Setting, Symbols};

mod lens;
mod parts;

/// The state of the interface.
#[derive(Debug, Clone)]
pub struct Model {
    /// What there is to do.
    pub guide: Arc<Guide>,
    /// What is done, with the changes that are not saved yet.
    pub progress: Progress,
    /// What that amounts to.
    pub summary: Summary,
    /// Who makes changes.
    pub user: String,
    /// Today where the user is.
    pub today: Date,
    /// For times shown to the user.
    pub zone: TimeZone,
    /// The styles in use.
    pub theme: Theme,
    /// The symbols in use.
    pub symbols: Symbols,
    /// What the terminal is and can do.
    pub abilities: Abilities,
    /// The size of the terminal.
    pub size: Size,
    /// What the keys are for.
    pub mode: Mode,
    /// The page that is open: 0 is the overview, then the sections.
    pub page: usize,
    /// The panel with the focus.
    pub panel: Panel,
    /// Where each page was left.
    pub places: Vec<Place>,
    /// Whether the guide's notice is hidden.
    pub notice_is_hidden: bool,
    /// Whether the file can be read, and so changed.
    pub access: Access,
    /// How far saving is.
    pub saving: Saving,
    /// Changes handed to the saver that are not in the file yet, oldest first.
    pub unsaved: VecDeque<Change>,
    /// Changes that can be taken back, and those that were.
    pub history: History,
    /// Something to tell, until the next key.
    pub remark: Option<String>,
    /// What was being written when the program was told to end.
    pub draft: Option<Draft>,
    /// Ids of the items that are marked, to be changed at once.
    pub marked: BTreeSet<String>,
    /// The page to go back to from an item that was opened elsewhere.
    pub origin: Option<usize>,
    /// What the lists leave out, and what is searched for.
    pub lens: Lens,
}

impl Model {
    /// The interface as it opens for the first time.
    pub fn new(guide: Arc<Guide>, progress: Progress, setting: Setting) -> Self {
        let Setting { user, now, zone, theme, symbols, abilities, size } = setting;
        let today = now.to_zoned(zone.clone()).date();
        let places = vec![Place::default(); guide.sections.len() + 1];
        let mut model = Self {
            summary: Summary::new(&guide, &progress, today, &zone),
            guide,
            progress,
            user,
            today,
            zone,
            theme,
            symbols,
            abilities,
            size,
            mode: Mode::Browse,
            page: 0,
            panel: Panel::Items,
            places,
            notice_is_hidden: false,
            access: Access::Full,
            saving: Saving::Untouched,
            unsaved: VecDeque::new(),
            history: History::default(),
            remark: None,
            draft: None,
            marked: BTreeSet::new(),
            origin: None,
            lens: Lens::default(),
        };
        settle(&mut model);
        model
    }

    /// Goes on with what was being written when the program was ended, if that is possible now.
    pub fn resume(&mut self, draft: &Draft) -> bool {
        let is_resumed = resume(self, draft);
        settle(self);
        is_resumed
    }

    /// Asks the questions of the first start, before anything else.
    pub fn welcome(&mut self) {
        ask(self, Question::Name);
    }

    /// What the keys are for now.
    pub fn context(&self) -> Context {
        if layout::shape(self.size) == Shape::TooSmall { Context::TooSmall } else { self.context_of(&self.mode) }
    }

    /// What the keys are for in `mode`.
    pub fn context_of(&self, mode: &Mode) -> Context {
        match mode {
            Mode::Browse => Context::Browse,
            Mode::Leaving => Context::Leaving,
            Mode::Help(help) if help.is_writing => Context::HelpFind,
            Mode::Help(_) => Context::Help,
            Mode::Status { .. } => Context::Status,
            Mode::Links { .. } => Context::Links,
            Mode::Evidence { .. } => Context::Evidence,
            Mode::Setup(setup) if setup.question == Question::Name => Context::SetupName,
            Mode::Setup(_) => Context::Setup,
            Mode::Copy { .. } => Context::Copy,
            Mode::Told(..) => Context::Told,
            Mode::Find { .. } => Context::Find,
            Mode::Filter { .. } => Context::Filter,
            Mode::Palette { .. } => Context::Palette,
            Mode::Glossary { .. } => Context::Glossary,
            Mode::Write(writing) if writing.is_a_note() => Context::Note,
            Mode::Write(Writing { purpose: Purpose::Due(_), .. }) => Context::Due,
            Mode::Write(_) => Context::Line,
            Mode::Unsaved => Context::Unsaved,
        }
    }

    /// The open section; `None` on the overview.
    pub fn section(&self) -> Option<&Section> {
        self.guide.sections.get(self.page.checked_sub(1)?)
    }

    /// Where the open page was left.
    pub fn place(&self) -> &Place {
        &self.places[self.page]
    }

    /// The same, to move.
    pub fn place_mut(&mut self) -> &mut Place {
        &mut self.places[self.page]
    }

    /// The item that keys act on, with its section: the selected one, unless a page is selected instead.
    pub fn selected(&self) -> Option<(&Section, &Item)> {
        if let Mode::Find { cursor, .. } = &self.mode {
            let found = self.lens.finding.as_ref().and_then(|finding| finding.found.get(*cursor));
            return found.and_then(|id| self.guide.find(id));
        }
        match (self.panel, self.section()) {
            (Panel::Pages, _) => None,
            (_, Some(section)) => items::selected(self, section).map(|item| (section, item)),
            (_, None) => overview::selected(self).and_then(|id| self.guide.find(&id)),
        }
    }

    /// What `items` are called, as a question or a remark about them names them.
    pub fn name_of(&self, items: &[String]) -> String {
        match items {
            [id] => clean_line(self.guide.find(id).map_or(id, |(_, item)| &item.title)).into_owned(),
            items => counted(items.len(), "item"),
        }
    }

    /// Why the file cannot be read, or why the last attempt to save failed, until one succeeds.
    pub fn failure(&self) -> Option<&str> {
        match (&self.access, &self.saving) {
            (Access::ReadOnly(damage), _) => Some(&damage.reason),
            (Access::Full, Saving::Failed(reason)) => Some(reason),
            (Access::Full, Saving::Untouched | Saving::Under | Saving::Done(_)) => None,
        }
    }

    /// Whether a backup could take the place of a file that cannot be read.
    pub fn has_backup(&self) -> bool {
        matches!(&self.access, Access::ReadOnly(damage) if damage.has_backup)
    }

    /// Whether keys act on `panel`.
    pub fn has_focus(&self, panel: Panel) -> bool {
        self.panel == panel && !matches!(self.mode, Mode::Find { .. })
    }

    /// The first visible line of the detail; what was only found is shown so that the words are in sight.
    pub fn scroll(&self) -> usize {
        if matches!(self.mode, Mode::Find { .. }) { find::preview(self) } else { self.place().scroll }
    }

    /// What is being written, or was when the program was told to end: to be offered at the next start.
    pub fn draft(&self) -> Option<Draft> {
        match self.mode.beneath() {
            Mode::Write(writing) => writing.draft(),
            Mode::Told(_, behind) => match behind.as_ref() {
                Mode::Write(writing) => writing.draft(),
                _ => self.draft.clone(),
            },
            _ => self.draft.clone(),
        }
    }

    /// Who changes something when.
    pub fn stamp(&self, at: Timestamp) -> Stamp {
        Stamp { at, by: self.user.clone(), edition: self.guide.edition }
    }

    /// Recounts after the progress changed.
    pub fn recount(&mut self) {
        self.summary = Summary::new(&self.guide, &self.progress, self.today, &self.zone);
        find::refresh(self);
    }
}
