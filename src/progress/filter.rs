//! Which items are wanted: by status, owner, due date, whether they are required and whether the guide changed them.

use jiff::{ToSpan as _, civil::Date};

use strum::{EnumString, IntoStaticStr, VariantArray};

use super::record::Record;
use super::state::Progress;
use super::status::Status;
use crate::guide::{Guide, Item};

/// So many days ahead are soon.
const SOON: i32 = 14;

/// What items have to be to be shown; each part that is set has to hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// How far they are.
    pub how_far: Option<HowFar>,
    /// Who does them, whatever the case; empty for nobody.
    pub owner: Option<String>,
    /// By when.
    pub due: Option<Due>,
    /// Only what readiness depends on.
    pub required: bool,
    /// Only what the guide changed after it was closed.
    pub changed: bool,
}

/// How far items are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HowFar {
    /// At this status.
    At(Status),
    /// Not closed, whatever the status.
    Open,
}

/// By when items are due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, VariantArray, EnumString, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Due {
    /// Open although the date has passed.
    Overdue,
    /// Open, and due within 14 days or overdue.
    Soon,
    /// At any date.
    #[strum(serialize = "any")]
    Dated,
}

/// One thing that can be asked of items: a row of the filter's menu.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Facet {
    /// How far they are.
    HowFar(HowFar),
    /// By when they are due.
    Due(Due),
    /// That readiness depends on them.
    Required,
    /// That the guide changed them after they were closed.
    Changed,
    /// That nobody does them.
    Nobody,
    /// That this one does them.
    Owner(String),
}

impl Filter {
    /// Whether everything is let through.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether `item`, which is one to tick, is let through.
    pub fn lets_through(&self, item: &Item, progress: &Progress, today: Date) -> bool {
        let record = progress.record(&item.id);
        let status = record.standing.status;
        let owner = |name: &String| record.owner.trim().to_lowercase() == name.trim().to_lowercase();
        self.how_far.is_none_or(|how_far| how_far.holds(status))
            && self.owner.as_ref().is_none_or(owner)
            && self.due.is_none_or(|due| due.holds(record, today))
            && (!self.required || item.required)
            && (!self.changed || progress.is_changed(item))
    }

    /// Whether `facet` is asked for.
    pub fn asks(&self, facet: &Facet) -> bool {
        match facet {
            Facet::HowFar(how_far) => self.how_far == Some(*how_far),
            Facet::Due(due) => self.due == Some(*due),
            Facet::Required => self.required,
            Facet::Changed => self.changed,
            Facet::Nobody => self.owner.as_deref() == Some(""),
            Facet::Owner(name) => self.owner.as_ref() == Some(name),
        }
    }

    /// Asks for `facet`, in place of others of its kind, or no longer.
    pub fn toggle(&mut self, facet: &Facet) {
        let is_on = !self.asks(facet);
        match facet {
            Facet::HowFar(how_far) => self.how_far = is_on.then_some(*how_far),
            Facet::Due(due) => self.due = is_on.then_some(*due),
            Facet::Required => self.required = is_on,
            Facet::Changed => self.changed = is_on,
            Facet::Nobody => self.owner = is_on.then(String::new),
            Facet::Owner(name) => self.owner = is_on.then(|| name.clone()),
        }
    }

    /// What is asked for, in words.
    pub fn describe(&self) -> String {
        let owner = self.owner.clone().map(|name| if name.is_empty() { Facet::Nobody } else { Facet::Owner(name) });
        let facets = [
            self.how_far.map(Facet::HowFar),
            self.due.map(Facet::Due),
            self.required.then_some(Facet::Required),
            self.changed.then_some(Facet::Changed),
            owner,
        ];
        facets.iter().flatten().map(Facet::label).collect::<Vec<_>>().join(", ")
    }
}

impl HowFar {
    fn holds(self, status: Status) -> bool {
        match self {
            Self::At(wanted) => status == wanted,
            Self::Open => !status.is_closed(),
        }
    }
}

impl Due {
    /// In the order of the menu.
    pub const ALL: &'static [Self] = Self::VARIANTS;

    fn holds(self, record: &Record, today: Date) -> bool {
        let is_open = !record.standing.status.is_closed();
        match self {
            Self::Overdue => record.overdue(today).is_some(),
            Self::Soon => is_open && record.due.is_some_and(|due| due <= today.saturating_add(SOON.days())),
            Self::Dated => record.due.is_some(),
        }
    }
}

impl Facet {
    /// Every facet that makes sense for this team, in the order of the menu: those of the guide, then the owners there are.
    pub fn all(guide: &Guide, progress: &Progress) -> Vec<Self> {
        let statuses = Status::ALL.iter().map(|status| Self::HowFar(HowFar::At(*status)));
        let dates = Due::ALL.iter().copied().map(Self::Due);
        let mut owners: Vec<&str> = guide.tracked().map(|(_, item)| progress.record(&item.id).owner.trim()).collect();
        owners.retain(|owner| !owner.is_empty());
        owners.sort_by_key(|owner| owner.to_lowercase());
        owners.dedup_by_key(|owner| owner.to_lowercase());
        let owners = owners.into_iter().map(|owner| Self::Owner(owner.to_owned()));
        let rest = [Self::Required, Self::Changed, Self::Nobody];
        statuses.chain([Self::HowFar(HowFar::Open)]).chain(dates).chain(rest).chain(owners).collect()
    }

    /// In words.
    pub fn label(&self) -> String {
        match self {
            Self::HowFar(HowFar::At(status)) => status.label().to_owned(),
            Self::HowFar(HowFar::Open) => "open".to_owned(),
            Self::Due(Due::Overdue) => "overdue".to_owned(),
            Self::Due(Due::Soon) => format!("due within {SOON} days"),
            Self::Due(Due::Dated) => "with a due date".to_owned(),
            Self::Required => "required".to_owned(),
            Self::Changed => "changed in the guide".to_owned(),
            Self::Nobody => "nobody's".to_owned(),
            Self::Owner(name) => format!("owner {name}"),
        }
    }
}
