//! Everything that the interface knows; it changes only in `update`.

use std::collections::{BTreeSet, VecDeque};
use std::sync::Arc;

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use ratatui::layout::Size;

use super::context::Context;
use super::index::Index;
use super::lens::Lens;
use super::mode::Mode;
use super::parts::{Abilities, Access, History, Panel, Pinned, Place, Remedy, Saving, StartOptions, Symbols, Target};
use super::prompt::Draft;
use super::setup::Question;
use super::shape::Shape;
use crate::guide::{Guide, Item, Section};
use crate::progress::{BadEvidence, Change, GateState, Progress, Stamp, Summary, counted, day_of};
use crate::text::clean_line;
use crate::tui::draw::theme::Theme;

/// The state of the interface.
#[derive(Debug, Clone)]
pub struct Model {
    pub guide: Arc<Guide>,
    /// Of the guide.
    index: Index,
    /// The progress with unsaved changes.
    pub progress: Progress,
    pub summary: Summary,
    /// The name recorded with changes.
    pub user: String,
    /// The name of the profile, if one is used.
    pub profile: Option<String>,
    /// What is asked about the user and the product.
    pub questions: &'static [Question],
    /// When something happened last.
    pub now: Timestamp,
    /// That day where the user is.
    pub today: Date,
    pub zone: TimeZone,
    pub theme: Theme,
    pub symbols: Symbols,
    pub abilities: Abilities,
    pub size: Size,
    pub mode: Mode,
    /// The open page: 0 is the overview, then come the sections.
    pub page: usize,
    pub panel: Panel,
    /// Where each page was left.
    pub places: Vec<Place>,
    /// The rows of the overview, as long as nothing can have changed them.
    pub rows: Option<Arc<[Target]>>,
    pub notice_is_hidden: bool,
    pub access: Access,
    pub saving: Saving,
    /// Changes that are not in the file yet, oldest first.
    pub unsaved: VecDeque<Change>,
    /// Changes that the last session could not save, until it is decided what becomes of them.
    pub kept: Vec<Change>,
    /// How many orders to write something for others are under way.
    pub orders: usize,
    pub history: History,
    /// A message in the last line, until the next key.
    pub remark: Option<String>,
    /// Text that was being typed when the program had to end.
    pub draft: Option<Draft>,
    /// Ids of the items that are marked, to be changed together.
    pub marked: BTreeSet<String>,
    /// The page to go back to from an item that was opened elsewhere.
    pub origin: Option<usize>,
    /// The item that was changed last, until the cursor leaves it.
    pub pinned: Option<Pinned>,
    /// What the lists leave out, and what is searched for.
    pub lens: Lens,
    /// What is wrong with the files that evidence names, as far as somebody has looked.
    pub bad_evidence: Vec<BadEvidence>,
    /// The history of the item whose history is open, a line each.
    pub past: Vec<String>,
}

impl Model {
    pub fn new(guide: Arc<Guide>, progress: Progress, options: StartOptions) -> Self {
        let StartOptions { user, profile, questions, now, zone, theme, symbols, abilities, size } = options;
        let today = day_of(now, &zone);
        let places = vec![Place::default(); guide.sections.len() + 1];
        Self {
            summary: Summary::new(&guide, &progress, today, &zone),
            index: Index::new(&guide),
            guide,
            progress,
            user,
            profile,
            questions,
            now,
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
            rows: None,
            notice_is_hidden: false,
            access: Access::Full,
            saving: Saving::Untouched,
            unsaved: VecDeque::new(),
            kept: Vec::new(),
            orders: 0,
            history: History::default(),
            remark: None,
            draft: None,
            marked: BTreeSet::new(),
            origin: None,
            pinned: None,
            lens: Lens::default(),
            bad_evidence: Vec::new(),
            past: Vec::new(),
        }
    }

    /// Whether the user wants to leave, and nothing is left to wait for.
    pub fn can_leave(&self) -> bool {
        matches!(self.mode, Mode::Leaving) && self.unsaved.is_empty() && self.orders == 0
    }

    pub fn context(&self) -> Context {
        if self.shape() == Shape::TooSmall { Context::TooSmall } else { self.mode.context() }
    }

    pub fn shape(&self) -> Shape {
        Shape::of(self.size)
    }

    /// The open section; `None` on the overview.
    pub fn section(&self) -> Option<&Section> {
        self.guide.sections.get(self.page.checked_sub(1)?)
    }

    /// The item called `id`, with its section.
    pub fn item(&self, id: &str) -> Option<(&Section, &Item)> {
        self.index.find(&self.guide, id)
    }

    /// The other sections in which an item of this id stands.
    pub fn also_in<'m>(&'m self, id: &'m str) -> impl Iterator<Item = (&'m Section, &'m Item)> {
        self.index.also_in(&self.guide, id)
    }

    /// Where the open page was left.
    pub fn place(&self) -> &Place {
        &self.places[self.page]
    }

    pub fn place_mut(&mut self) -> &mut Place {
        &mut self.places[self.page]
    }

    /// Whether a search is open in place of the page.
    pub fn is_finding(&self) -> bool {
        matches!(self.mode, Mode::Find { .. })
    }

    /// The name of `items` in questions and remarks.
    pub fn name_of(&self, items: &[String]) -> String {
        match items {
            [id] => clean_line(self.item(id).map_or(id, |(_, item)| &item.title)).into_owned(),
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

    /// What makes a file that cannot be read whole again.
    pub fn remedy(&self) -> Remedy {
        match &self.access {
            Access::ReadOnly(damage) => damage.remedy,
            Access::Full => Remedy::Nothing,
        }
    }

    /// Whether keys act on `panel`.
    pub fn has_focus(&self, panel: Panel) -> bool {
        self.panel == panel && !self.is_finding()
    }

    /// The text that is being typed, or was when the program had to end; it is offered at the next start.
    pub fn draft(&self) -> Option<Draft> {
        let open = match self.mode.below_help() {
            Mode::Announcement(_, behind) => behind,
            mode => mode,
        };
        match open {
            Mode::Prompt(prompt) => prompt.draft(),
            _ => self.draft.clone(),
        }
    }

    /// The next gate, or the last where all are reached; `None` if the guide has none.
    pub fn gate_ahead(&self) -> Option<&GateState> {
        self.summary.next_gate().or_else(|| self.summary.gates.last())
    }

    pub fn stamp(&self, at: Timestamp) -> Stamp {
        Stamp { at, by: self.user.clone(), edition: self.guide.edition }
    }
}
