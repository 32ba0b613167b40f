//! The days of items as a calendar (RFC 5545): a whole day each, with an identity that stays.

use icalendar::{Calendar, Component, Event, Parameter, Property};
use jiff::civil::Date;
use sha2::{Digest, Sha256};

use super::report::Report;
use crate::progress::{Again, Entry, Why};
use crate::text::clean_line;

/// As the standard writes days and times.
const DAY: &str = "%Y%m%d";
const MOMENT: &str = "%Y%m%dT%H%M%SZ";

/// A day of an item, and what is to be done on it.
struct Day<'a> {
    date: Date,
    kind: Kind,
    entry: Entry<'a>,
}

enum Kind {
    Due,
    FollowUp,
    Again(Again),
}

pub fn write(report: &Report) -> String {
    let mut calendar = Calendar::empty();
    let product = report.progress.product.name();
    let about = [product.as_str(), &report.guide.title].into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>();
    calendar.append_property(Property::new("VERSION", "2.0"));
    calendar.append_property(Property::new("PRODID", concat!("-//hie-onboard//", env!("CARGO_PKG_VERSION"), "//EN")));
    calendar.append_property(Property::new("CALSCALE", "GREGORIAN"));
    calendar.name(&clean_line(&about.join(": ")));
    for day in report.days() {
        calendar.push(day.event(report));
    }
    calendar.to_string()
}

impl<'a> Report<'a> {
    /// That a calendar would be empty, and whose: others may have dates.
    pub fn without_days(&self) -> Option<String> {
        let whose = match self.owner.as_deref().map(clean_line).as_deref().map(str::trim) {
            None => "here".to_owned(),
            Some("") => "without an owner".to_owned(),
            Some(name) => format!("of the owner `{name}`"),
        };
        self.days().is_empty().then(|| format!("the calendar is empty: nothing {whose} has a day to come"))
    }

    /// Of what is in scope, and the owner's if there is one; soonest first.
    fn days(&self) -> Vec<Day<'a>> {
        let mut days: Vec<Day> = self.owned().flat_map(|entry| self.days_of(entry)).collect();
        days.sort_by_key(|day| day.date);
        days
    }

    fn days_of(&self, entry: Entry<'a>) -> impl Iterator<Item = Day<'a>> {
        let record = entry.record;
        let due = record.due.filter(|_| entry.is_open()).map(|day| (day, Kind::Due));
        let follow_up = record.follow_up.filter(|_| entry.is_open()).map(|day| (day, Kind::FollowUp));
        let again = Again::all(entry.item, record, &self.zone).into_iter().map(|again| (again.day, Kind::Again(again)));
        due.into_iter().chain(follow_up).chain(again).map(move |(date, kind)| Day { date, kind, entry })
    }
}

impl Day<'_> {
    fn event(&self, report: &Report) -> Event {
        let mut event = Event::with_uid(&self.identity(report));
        let day = self.date.strftime(DAY).to_string();
        let written = report.now.strftime(MOMENT).to_string();
        event.summary(&clean_line(&self.summary(report)));
        event.description(&self.description(report));
        // Calendars ignore what is not newer than what they have, and nothing tells when a date was set: so every file is newer
        // than those before it.
        event.append_property(Property::new("DTSTAMP", &written));
        event.append_property(Property::new("LAST-MODIFIED", &written));
        event.append_property(Property::new("SEQUENCE", minutes(report).to_string()));
        event.append_property(Property::new("DTSTART", day).append_parameter(Parameter::new("VALUE", "DATE")).done());
        // It is a deadline, not an appointment: nobody is busy all day.
        event.append_property(Property::new("TRANSP", "TRANSPARENT"));
        event.done()
    }

    /// The same for the same purpose, item and product, whatever else changes: calendars then move the day instead of adding one.
    fn identity(&self, report: &Report) -> String {
        let product = report.progress.product.product.to_lowercase();
        let words = product.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty());
        let parts: Vec<&str> = words.chain([self.entry.item.id.as_str()]).collect();
        format!("{}@{}{}.hie-onboard", parts.join("-"), self.kind.domain(), report.guide.id)
    }

    fn summary(&self, report: &Report) -> String {
        let product = &report.progress.product.product;
        let words = format!("{}{}", self.kind.lead(), self.entry.item.title);
        if product.is_empty() { words } else { format!("{product}: {words}") }
    }

    /// The status or what comes back, the owner, and where to look.
    fn description(&self, report: &Report) -> String {
        let Entry { item, record, .. } = self.entry;
        let owner = if record.owner.is_empty() { "No owner".to_owned() } else { format!("Owner: {}", record.owner) };
        let lines = [report.status(&self.entry), owner, format!("hie-onboard show {}", item.id)];
        let again = self.kind.expiring().map(|piece| format!("Valid until {}: {piece}", self.date));
        again.iter().chain(&lines).map(|line| clean_line(line)).collect::<Vec<_>>().join("\n")
    }
}

impl Kind {
    /// Before the title.
    fn lead(&self) -> &'static str {
        match self {
            Self::Due => "",
            Self::FollowUp => "Follow up: ",
            Self::Again(Again { why: Why::Period(_), .. }) => "Again: ",
            Self::Again(Again { why: Why::Expiry(_), .. }) => "Expires: ",
        }
    }

    /// What tells the purposes of one item apart, and its pieces of evidence, whose names no identity could hold.
    fn domain(&self) -> String {
        match self {
            Self::Due => String::new(),
            Self::FollowUp => "follow-up.".to_owned(),
            Self::Again(Again { why: Why::Period(_), .. }) => "again.".to_owned(),
            Self::Again(Again { why: Why::Expiry(piece), .. }) => format!("{:.16x}.expires.", Sha256::digest(piece)),
        }
    }

    /// The piece of evidence that expires.
    fn expiring(&self) -> Option<&str> {
        match self {
            Self::Again(Again { why: Why::Expiry(piece), .. }) => Some(piece),
            _ => None,
        }
    }
}

/// From 1970 on: the standard wants whole numbers that grow, and many programs hold no more than 31 bits, too few for seconds.
fn minutes(report: &Report) -> i64 {
    report.now.as_second() / 60
}
