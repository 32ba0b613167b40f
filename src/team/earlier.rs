//! An earlier state of the progress, which the present one is compared with.

use std::path::Path;

use jiff::{Timestamp, civil::Date, tz::TimeZone};

use super::error::TeamError;
use super::history::{Version, at_revision, before};
use crate::export::Changes;
use crate::git::short;
use crate::guide::Guide;
use crate::progress::{Change, Progress, day_of, read_distance};
use crate::store::last_report;

/// What stands for the state at the last report.
pub const LAST_REPORT: &str = "report";

/// Where earlier states are found, and what a day means there.
#[derive(Debug, Clone, Copy)]
pub struct Past<'a> {
    pub guide: &'a Guide,
    /// The progress file.
    pub file: &'a Path,
    /// The directory of what is remembered about it.
    pub state: &'a Path,
    pub now: Timestamp,
    pub zone: &'a TimeZone,
}

#[derive(Debug)]
pub struct Earlier {
    /// The commit that it is in; `None` before the first one, and for a report.
    pub commit: Option<String>,
    pub progress: Progress,
    /// For people, behind `Since`.
    pub name: String,
}

/// Why there is no such state, one sentence each.
#[derive(Debug, thiserror::Error)]
pub enum EarlierError {
    #[error("there is no report to compare with: export one first")]
    NoReport,
    #[error("{0} is still to come: give a day that has been, such as 2026-01-31, or 7d for seven days ago")]
    ToCome(Date),
    #[error(transparent)]
    Team(#[from] TeamError),
}

impl Past<'_> {
    /// The state at `since`: the beginning of a day, so many days or weeks ago, [`LAST_REPORT`], or a commit, branch or tag of git;
    /// without it at the last commit. Before the first commit nothing was done yet.
    ///
    /// # Errors
    /// When there is no such state, or git is needed and cannot tell.
    pub fn find(&self, since: Option<&str>) -> Result<Earlier, EarlierError> {
        if since == Some(LAST_REPORT) {
            return self.last_report().ok_or(EarlierError::NoReport);
        }
        let revision = since.unwrap_or("HEAD");
        if let Some(day) = day(revision, self.today()) {
            return self.at_start_of(day);
        }
        let Version { commit, progress } = at_revision(self.file, self.guide, revision)?;
        let short = short(commit.as_deref().unwrap_or_default());
        let name = if since.is_some() { format!("{revision} ({short})") } else { format!("the last commit ({short})") };
        Ok(Earlier { commit, progress, name })
    }

    /// What changed from `since` to `progress`, item by item, for a report.
    ///
    /// # Errors
    /// As for [`find`](Self::find).
    pub fn changes(&self, since: &str, progress: &Progress) -> Result<Changes, EarlierError> {
        let earlier = self.find(Some(since))?;
        let changes = earlier.progress.changes_to(progress);
        let line = |changes: &[Change]| {
            let about = changes[0].item().map_or("", |id| self.guide.find(id).map_or(id, |(_, item)| &item.title));
            let words: Vec<String> = changes.iter().map(|change| change.words(self.guide)).collect();
            (about.to_owned(), words.join("; "))
        };
        Ok(Changes { since: earlier.name, lines: by_item(&changes).map(line).collect() })
    }

    fn last_report(&self) -> Option<Earlier> {
        let report = last_report::load(self.state)?;
        let name = format!("the report of {}", day_of(report.at, self.zone));
        let progress = Progress::of_guide(self.guide, &report.progress).ok()?;
        Some(Earlier { commit: None, progress, name })
    }

    fn at_start_of(&self, day: Date) -> Result<Earlier, EarlierError> {
        if day > self.today() {
            return Err(EarlierError::ToCome(day));
        }
        // A day so long ago that it has no time is before every commit.
        let start = day.to_zoned(self.zone.clone()).map_or(i64::MIN, |start| start.timestamp().as_second());
        let Version { commit, progress } = before(self.file, self.guide, start)?;
        Ok(Earlier { commit, progress, name: day.to_string() })
    }

    fn today(&self) -> Date {
        day_of(self.now, self.zone)
    }
}

/// `changes`, those of one item together.
pub fn by_item(changes: &[Change]) -> impl Iterator<Item = &[Change]> {
    changes.chunk_by(|one, other| one.item().is_some() && one.item() == other.item())
}

/// A date, or so many days or weeks before `today`.
fn day(text: &str, today: Date) -> Option<Date> {
    if let Ok(day) = Date::strptime("%Y-%m-%d", text) {
        return Some(day);
    }
    today.checked_sub(read_distance(text).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::day;

    #[test]
    fn a_day_is_a_date_or_a_distance_and_anything_else_is_a_revision() {
        let day = |text| day(text, date(2026, 11, 22));
        assert_eq!(day("2026-11-01"), Some(date(2026, 11, 1)));
        assert_eq!((day("7d"), day("2w")), (Some(date(2026, 11, 15)), Some(date(2026, 11, 8))));
        for revision in ["HEAD", "v1.2d", "d", "7", "-7d", "+7d", "2026-13-01", "99999999999d"] {
            assert_eq!(day(revision), None, "{revision}");
        }
    }
}
