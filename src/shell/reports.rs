//! Reports, calendars and packs, written on a thread of their own: git may have to be asked, and a disk may not answer.

use std::path::{PathBuf, absolute};
use std::sync::Arc;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::host::Host;
use super::system_host::SystemHost;
use crate::export::{Format, FormatError, Kind, Report};
use crate::guide::Guide;
use crate::progress::{Progress, counted};
use crate::store::evidence::Surroundings;
use crate::store::{self, OwnFiles, Packed, Rights, StoreError, last_report};
use crate::team::earlier::{EarlierError, Past};
use crate::text::{capitalized, shown_path};
use crate::tui::state::message::News;
use crate::tui::state::order::{Blank, Export, Exported, Order, Refused};

/// So many files from elsewhere are named.
const MOST_NAMED: usize = 3;

/// An order with everything that it takes to carry it out.
struct Job {
    order: Order,
    progress: Progress,
    /// Where it is written to.
    path: PathBuf,
    guide: Arc<Guide>,
    profile: Option<String>,
    own: OwnFiles,
    surroundings: Surroundings,
    now: Timestamp,
    zone: TimeZone,
}

/// What has to be typed anew, and why.
struct Refusal(Blank, String);

impl SystemHost {
    /// Writes what `order` says about `progress` to a new file or folder; where it is, or why not, comes as a message.
    pub(super) fn export(&self, order: Order, progress: Progress) {
        let job = Job {
            path: self.surroundings.expand(&order.path),
            order,
            progress,
            guide: Arc::clone(&self.guide),
            profile: self.profile.clone(),
            own: self.own.clone(),
            surroundings: self.surroundings.clone(),
            now: self.now(),
            zone: self.zone.clone(),
        };
        let order = job.order.clone();
        let refused = |reason| News::Exported(Exported::Refused(Refused { order, blank: Blank::Path, reason }));
        self.on_a_thread("report", refused, move || News::Exported(job.carry_out()));
    }
}

impl Job {
    fn carry_out(self) -> Exported {
        match self.write() {
            Ok(exported) => {
                last_report::remember(&self.own.state, self.now, &self.progress);
                exported
            }
            Err(Refusal(blank, reason)) => Exported::Refused(Refused { order: self.order, blank, reason }),
        }
    }

    fn write(&self) -> Result<Exported, Refusal> {
        self.own.spare(&self.path).map_err(|error| self.not_written(&error))?;
        match self.order.export {
            Export::Format(name) => self.write_file(Format::named(name).unwrap_or_else(Format::usual)),
            Export::Changes => self.write_file(Format::of_file(&self.path).and_then(Format::telling_changes)?),
            Export::Pack => self.pack(),
        }
    }

    fn write_file(&self, format: &Format) -> Result<Exported, Refusal> {
        let report = self.report()?;
        let text = (format.write)(&report);
        store::write_new(&self.path, text.as_bytes(), Rights::Shared).map_err(|error| self.not_written(&error))?;
        let empty = report.without_days().filter(|_| format.kind == Kind::Calendar);
        Ok(Exported::Written(match empty {
            Some(empty) => format!("{}; it is in {}", capitalized(&empty), self.place()),
            None if format.kind == Kind::Calendar => format!("The calendar is in {}", self.place()),
            None => format!("The report is in {}", self.place()),
        }))
    }

    fn report(&self) -> Result<Report<'_>, Refusal> {
        let past =
            Past { guide: &self.guide, file: self.own.progress.path(), state: &self.own.state, now: self.now, zone: &self.zone };
        let changes =
            (self.order.export == Export::Changes).then(|| past.changes(&self.order.about, &self.progress)).transpose()?;
        let owner = Some(self.order.about.clone()).filter(|owner| self.order.is_calendar() && !owner.is_empty());
        let report = Report::new(&self.guide, &self.progress, self.now, self.zone.clone());
        Ok(report.of_profile(self.profile.as_deref()).of_owner(owner).with_changes(changes))
    }

    fn pack(&self) -> Result<Exported, Refusal> {
        let Surroundings { project, .. } = &self.surroundings;
        let packed = store::pack(self.report()?, self.surroundings.root(), project.as_deref(), &self.path);
        Ok(self.tell(&packed.map_err(|error| self.not_written(&error))?))
    }

    /// What is to look at is shown until it is closed.
    fn tell(&self, packed: &Packed) -> Exported {
        let is_wrong =
            |count: usize| format!("Something is wrong with {} of evidence: see PROBLEMS.txt there.", counted(count, "piece"));
        let wrong = Some(packed.problems.len()).filter(|count| *count > 0).map(is_wrong);
        let foreign = packed.foreign.iter().take(MOST_NAMED).cloned();
        let others =
            packed.foreign.len().checked_sub(MOST_NAMED).filter(|more| *more > 0).map(|more| format!("And {more} more."));
        let what: Vec<String> = wrong.into_iter().chain(foreign).chain(others).collect();
        if what.is_empty() {
            return Exported::Written(format!(
                "The pack, with {} of evidence, is in {}",
                counted(packed.copied, "file"),
                self.place()
            ));
        }
        Exported::ToLookAt { place: self.place(), what: what.join(" ") }
    }

    fn place(&self) -> String {
        shown_path(&absolute(&self.path).unwrap_or_else(|_| self.path.clone()))
    }

    fn not_written(&self, error: &StoreError) -> Refusal {
        let reason = if error.is_taken() {
            format!("Nothing is replaced; choose another name than {}", shown_path(&self.path))
        } else {
            format!("{error}.")
        };
        Refusal(Blank::Path, reason)
    }
}

impl From<FormatError> for Refusal {
    fn from(error: FormatError) -> Self {
        Self(Blank::Path, format!("{}.", capitalized(&error.to_string())))
    }
}

impl From<EarlierError> for Refusal {
    fn from(error: EarlierError) -> Self {
        Self(Blank::About, format!("{}.", capitalized(&error.to_string())))
    }
}
