//! Due dates as a calendar (RFC 5545): a whole day for each open item, with an identity that stays.

use icalendar::{Calendar, Component, Event, Parameter, Property};
use jiff::tz::TimeZone;

use super::report::Report;
use crate::progress::{Entry, Field};
use crate::text::clean_line;

/// As the standard writes days and times.
const DAY: &str = "%Y%m%d";
const MOMENT: &str = "%Y%m%dT%H%M%SZ";

pub fn write(report: &Report) -> String {
    let mut calendar = Calendar::empty();
    let product = report.progress.product.name();
    let about = [product.as_str(), &report.guide.title].into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>();
    calendar.append_property(Property::new("VERSION", "2.0"));
    calendar.append_property(Property::new("PRODID", concat!("-//hie-onboard//", env!("CARGO_PKG_VERSION"), "//EN")));
    calendar.append_property(Property::new("CALSCALE", "GREGORIAN"));
    calendar.name(&clean_line(&about.join(": ")));
    for entry in report.due() {
        calendar.push(event(report, &entry));
    }
    calendar.to_string()
}

fn event(report: &Report, entry: &Entry) -> Event {
    let mut event = Event::with_uid(&identity(report, entry));
    let due = entry.record.due.map(|due| due.strftime(DAY).to_string()).unwrap_or_default();
    event.summary(&clean_line(&summary(report, entry)));
    event.description(&description(report, entry));
    event.append_property(Property::new("DTSTAMP", changed(report, entry)));
    event.append_property(Property::new("DTSTART", due).append_parameter(Parameter::new("VALUE", "DATE")).done());
    // It is a deadline, not an appointment: nobody is busy all day.
    event.append_property(Property::new("TRANSP", "TRANSPARENT"));
    event.done()
}

/// The same for the same item of the same product, whatever else changes: calendars then move the day instead of adding one.
fn identity(report: &Report, entry: &Entry) -> String {
    let product = report.progress.product.product.to_lowercase();
    let words = product.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty());
    let parts: Vec<&str> = words.chain([entry.item.id.as_str()]).collect();
    format!("{}@{}.hie-onboard", parts.join("-"), report.guide.id)
}

/// When the status was set, or else when the guide was read: writing the file again changes nothing.
fn changed(report: &Report, entry: &Entry) -> String {
    let read = || report.guide.read.to_zoned(TimeZone::UTC).map(|start| start.timestamp()).unwrap_or_default();
    entry.record.standing.at.unwrap_or_else(read).strftime(MOMENT).to_string()
}

fn summary(report: &Report, entry: &Entry) -> String {
    let product = &report.progress.product.product;
    if product.is_empty() { entry.item.title.to_string() } else { format!("{product}: {}", entry.item.title) }
}

/// The status, the owner, and where to look.
fn description(report: &Report, entry: &Entry) -> String {
    let owner = Field::Owner(entry.record.owner.clone()).statement();
    let lines = [report.status(entry), owner, format!("hie-onboard show {}", entry.item.id)];
    lines.iter().map(|line| clean_line(line)).collect::<Vec<_>>().join("\n")
}
