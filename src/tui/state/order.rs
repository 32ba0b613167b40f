//! Something to be written for others, as far as it is chosen: a report, a calendar or a pack.

use jiff::civil::Date;

use crate::export::{Format, Kind};
use crate::team::earlier::LAST_REPORT;

/// What can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Export {
    /// The format of this name.
    Format(&'static str),
    /// A report that tells what changed.
    Changes,
    /// A folder with reports and the files of evidence.
    Pack,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    pub export: Export,
    /// Since when changes are told, or whose days a calendar has: empty for everybody's. As the user typed it.
    pub about: String,
    /// The new file or folder, as the user typed it.
    pub path: String,
}

/// What is asked for, one after the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Blank {
    About,
    Path,
}

/// What became of an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Exported {
    /// It is written, and where that is.
    Written(String),
    /// It is written at this place, and there is something to look at.
    ToLookAt {
        place: String,
        what: String,
    },
    Refused(Refused),
}

/// An order that could not be carried out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    pub order: Order,
    /// What has to be typed anew.
    pub blank: Blank,
    /// Why, in a sentence.
    pub reason: String,
}

impl Order {
    /// Nothing is chosen yet but what it is; `today` is in the name that it proposes, so that the next one does not meet it.
    pub fn new(export: Export, today: Date) -> Self {
        let extension = match export {
            Export::Format(name) => Format::named(name).map_or("", |format| format.extension),
            Export::Changes => "html",
            Export::Pack => "",
        };
        let dot = if extension.is_empty() { "" } else { "." };
        let about = if export == Export::Changes { LAST_REPORT.to_owned() } else { String::new() };
        Self { export, about, path: format!("hie-onboard-{today}{dot}{extension}") }
    }

    /// What is asked first.
    pub fn first(&self) -> Blank {
        if self.export == Export::Changes || self.is_calendar() { Blank::About } else { Blank::Path }
    }

    pub fn is_calendar(&self) -> bool {
        matches!(self.export, Export::Format(name) if Format::named(name).is_some_and(|format| format.kind == Kind::Calendar))
    }

    pub fn get(&self, blank: Blank) -> &str {
        match blank {
            Blank::About => &self.about,
            Blank::Path => &self.path,
        }
    }

    pub fn set(&mut self, blank: Blank, text: String) {
        match blank {
            Blank::About => self.about = text,
            Blank::Path => self.path = text,
        }
    }

    /// What is asked for, in words.
    pub fn question(&self, blank: Blank) -> String {
        match (blank, self.export) {
            (Blank::About, Export::Changes) => "Changed since: a date, 7d, a commit, or `report`".to_owned(),
            (Blank::About, _) => "Whose days? Leave it empty for everybody's".to_owned(),
            (Blank::Path, Export::Format(_)) if self.is_calendar() => "Write the calendar to a new file".to_owned(),
            (Blank::Path, Export::Format(name)) => format!("Write the report ({name}) to a new file"),
            (Blank::Path, Export::Changes) => "Write the report to a new file, .html or .md".to_owned(),
            (Blank::Path, Export::Pack) => "Write the pack to a new folder".to_owned(),
        }
    }
}
