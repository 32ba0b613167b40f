//! Which items to show: by status, owner, due date, whether they are required and whether the guide changed them.

use jiff::{ToSpan as _, civil::Date, tz::TimeZone};

use strum::{EnumString, IntoStaticStr, VariantArray};

use super::again::Again;
use super::record::Record;
use super::state::Progress;
use super::status::Status;
use crate::guide::{Guide, Item};

/// How many days ahead count as soon.
const SOON: i32 = 14;

/// Every part that is set must match.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    pub status: Option<StatusFilter>,
    /// In any case; empty for unassigned.
    pub owner: Option<String>,
    pub due: Option<Due>,
    pub required: bool,
    /// Only items that the guide changed after they were closed.
    pub changed: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StatusFilter {
    Is(Status),
    /// Neither done nor not applicable.
    Open,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, VariantArray, EnumString, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Due {
    /// Open although the date has passed, or done and to be done again since then.
    Overdue,
    /// The same within 14 days or overdue.
    Soon,
    /// At any date.
    #[strum(serialize = "any")]
    Dated,
}

/// One condition: a row of the filter's menu.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Facet {
    Status(StatusFilter),
    Due(Due),
    Required,
    Changed,
    Unassigned,
    Owner(String),
}

impl Filter {
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether a tracked `item` passes.
    pub fn accepts(&self, item: &Item, progress: &Progress, today: Date, zone: &TimeZone) -> bool {
        let record = progress.record(&item.id);
        let owner = |name: &String| record.owner.trim().to_lowercase() == name.trim().to_lowercase();
        self.status.is_none_or(|wanted| wanted.accepts(record.standing.status))
            && self.owner.as_ref().is_none_or(owner)
            && self.due.is_none_or(|due| due.accepts(item, record, today, zone))
            && (!self.required || item.required)
            && (!self.changed || progress.is_changed(item))
    }

    pub fn includes(&self, facet: &Facet) -> bool {
        match facet {
            Facet::Status(status) => self.status == Some(*status),
            Facet::Due(due) => self.due == Some(*due),
            Facet::Required => self.required,
            Facet::Changed => self.changed,
            Facet::Unassigned => self.owner.as_deref() == Some(""),
            Facet::Owner(name) => self.owner.as_ref() == Some(name),
        }
    }

    /// Adds `facet`, replacing others of its kind, or removes it.
    pub fn toggle(&mut self, facet: &Facet) {
        let is_on = !self.includes(facet);
        match facet {
            Facet::Status(status) => self.status = is_on.then_some(*status),
            Facet::Due(due) => self.due = is_on.then_some(*due),
            Facet::Required => self.required = is_on,
            Facet::Changed => self.changed = is_on,
            Facet::Unassigned => self.owner = is_on.then(String::new),
            Facet::Owner(name) => self.owner = is_on.then(|| name.clone()),
        }
    }

    /// The conditions, separated by commas.
    pub fn describe(&self) -> String {
        let owner = self.owner.clone().map(|name| if name.is_empty() { Facet::Unassigned } else { Facet::Owner(name) });
        let facets = [
            self.status.map(Facet::Status),
            self.due.map(Facet::Due),
            self.required.then_some(Facet::Required),
            self.changed.then_some(Facet::Changed),
            owner,
        ];
        facets.iter().flatten().map(Facet::label).collect::<Vec<_>>().join(", ")
    }
}

impl StatusFilter {
    fn accepts(self, status: Status) -> bool {
        match self {
            Self::Is(wanted) => status == wanted,
            Self::Open => !status.is_closed(),
        }
    }
}

impl Due {
    /// In the order of the menu.
    pub const ALL: &'static [Self] = Self::VARIANTS;

    /// The day on which an item is due or, once it is done, comes back.
    pub fn day(item: &Item, record: &Record, zone: &TimeZone) -> Option<Date> {
        let is_open = !record.standing.status.is_closed();
        if is_open { record.due } else { Again::of(item, record, zone).map(|again| again.day) }
    }

    fn accepts(self, item: &Item, record: &Record, today: Date, zone: &TimeZone) -> bool {
        let day = Self::day(item, record, zone);
        match self {
            Self::Overdue => day.is_some_and(|day| day < today),
            Self::Soon => day.is_some_and(|day| day <= today.saturating_add(SOON.days())),
            Self::Dated => day.or(record.due).is_some(),
        }
    }
}

impl Facet {
    /// In the order of the menu: the same ones for every team, then its owners.
    pub fn all(guide: &Guide, progress: &Progress) -> Vec<Self> {
        let statuses = Status::ALL.iter().map(|status| Self::Status(StatusFilter::Is(*status)));
        let dates = Due::ALL.iter().copied().map(Self::Due);
        let mut owners: Vec<&str> = guide.tracked().map(|(_, item)| progress.record(&item.id).owner.trim()).collect();
        owners.retain(|owner| !owner.is_empty());
        owners.sort_by_key(|owner| owner.to_lowercase());
        owners.dedup_by_key(|owner| owner.to_lowercase());
        let owners = owners.into_iter().map(|owner| Self::Owner(owner.to_owned()));
        let rest = [Self::Required, Self::Changed, Self::Unassigned];
        statuses.chain([Self::Status(StatusFilter::Open)]).chain(dates).chain(rest).chain(owners).collect()
    }

    pub fn label(&self) -> String {
        match self {
            Self::Status(StatusFilter::Is(status)) => status.label().to_owned(),
            Self::Status(StatusFilter::Open) => "open".to_owned(),
            Self::Due(Due::Overdue) => "overdue".to_owned(),
            Self::Due(Due::Soon) => format!("due within {SOON} days"),
            Self::Due(Due::Dated) => "with a date".to_owned(),
            Self::Required => "required".to_owned(),
            Self::Changed => "changed in the guide".to_owned(),
            Self::Unassigned => "unassigned".to_owned(),
            Self::Owner(name) => format!("owner {name}"),
        }
    }
}
