//! An earlier state of the progress, which the present one is compared with.

use jiff::civil::Date;

use super::failure::Failure;
use super::session::Session;
use crate::git::short;
use crate::progress::{Change, Progress, read_distance};
use crate::store::last_report;
use crate::team::history::{Version, at_revision, before};

/// What stands for the state at the last `export`.
pub const LAST_REPORT: &str = "report";

pub struct Earlier {
    /// The commit that it is in; `None` before the first one, and for a report.
    pub commit: Option<String>,
    pub progress: Progress,
    /// For people, behind `Since`.
    pub name: String,
}

/// The state at `since`: a day, so many days or weeks ago, [`LAST_REPORT`], or a commit, branch or tag of git; without it at the
/// last commit.
///
/// # Errors
/// When there is no such state, or git is needed and cannot tell.
pub fn find(session: &Session, since: Option<&str>) -> Result<Earlier, Failure> {
    let (file, guide) = (session.store.path(), &session.guide);
    if since == Some(LAST_REPORT) {
        let report = last_report::load(&session.place.state).ok_or(Failure::NoReport)?;
        let name = format!("the report of {}", session.day(report.at));
        let progress = Progress::of_guide(guide, &report.progress).map_err(|_| Failure::NoReport)?;
        return Ok(Earlier { commit: None, progress, name });
    }
    let of = |Version { commit, progress }, name| Earlier { commit, progress, name };
    let revision = since.unwrap_or("HEAD");
    if let Some(day) = day(revision, session.today()) {
        let start = day.to_zoned(session.zone.clone()).map_err(|_| Failure::Clock)?.timestamp().as_second();
        return Ok(of(before(file, guide, start)?, day.to_string()));
    }
    let version = at_revision(file, guide, revision)?;
    let short = short(version.commit.as_deref().unwrap_or_default());
    let name = if since.is_some() { format!("{revision} ({short})") } else { format!("the last commit ({short})") };
    Ok(of(version, name))
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
