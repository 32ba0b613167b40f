//! Recording a release: what changes with it, and what is owed for it.

use std::collections::BTreeSet;

use super::change::Change;
use super::correspondence::{Act, DatedLine};
use super::product::{Product, ProductField};
use super::record::Record;
use super::release::Release;
use super::stamp::Stamp;
use super::state::Progress;
use super::status::Status;
use super::words::counted;
use crate::guide::{Guide, Item};

impl Change {
    /// What `changes`, which recorded or amended one release, did: `release 2.4, with the product version and 1 reopened item`;
    /// `None` for others.
    pub fn recorded_release(changes: &[Self], guide: &Guide) -> Option<String> {
        let (releases, others): (Vec<&Self>, Vec<&Self>) =
            changes.iter().partition(|change| matches!(change, Self::Release { .. }));
        let [release @ Self::Release { version, .. }] = releases[..] else { return None };
        if others.is_empty() {
            return Some(release.words(guide));
        }
        let reopened = changes.iter().filter_map(Self::reopened).count();
        let ids: BTreeSet<&str> = others.iter().filter_map(|change| change.item()).collect();
        let is_part_of_it = |change: &&Self| match change {
            Self::Product { before, after } => Product { version: after.version.clone(), ..before.clone() } == *after,
            change => change.item().is_some(),
        };
        let is_recorded = ids.len() == reopened && others.iter().all(is_part_of_it);
        let product = others.iter().any(|change| change.item().is_none()).then(|| "the product version".to_owned());
        let items = (reopened > 0).then(|| counted(reopened, "reopened item"));
        let parts: Vec<String> = product.into_iter().chain(items).collect();
        is_recorded.then(|| format!("release {version}, with {}", parts.join(" and ")))
    }
}

impl Progress {
    /// The changes that record `release` of the version called `version`. A new one becomes the version of the product, and
    /// reopens what the guide marks as owed for each release; one that was approved before it is recorded is only recorded.
    pub fn release(&self, guide: &Guide, version: &str, release: Release, stamp: &Stamp) -> Vec<Change> {
        let before = self.releases.get(version).cloned();
        let (is_new, is_past) = (before.is_none(), release.approved.is_some());
        let release = if is_new { Release { at: Some(stamp.at), by: stamp.by.clone(), ..release } } else { release };
        let about = if release.changed.is_empty() { String::new() } else { format!(": {}", release.changed) };
        let mut changes = vec![Change::Release { version: version.to_owned(), before, after: Some(release) }];
        if is_new && !is_past {
            let (before, mut after) = (Product::clone(&self.product), Product::clone(&self.product));
            after.set(ProductField::Version, version);
            changes.push(Change::Product { before, after });
            let why = DatedLine::new(stamp, Act::Noted, &format!("Reopened for release {version}{about}"));
            let done = self.owed(guide).filter(|item| self.record(&item.id).standing.status == Status::Done);
            changes.extend(
                done.flat_map(|item| {
                    [Change::status(self, &item.id, Status::Todo, "", stamp), Change::line(&item.id, why.clone())]
                }),
            );
        }
        changes.retain(|change| !change.is_empty());
        changes
    }

    /// The release that was recorded last, with its version.
    pub fn latest_release(&self) -> Option<(&String, &Release)> {
        self.releases.iter().max_by_key(|(_, release)| release.at)
    }

    /// Whether `record` shows that what is owed for `release` was done since that was recorded.
    pub fn is_paid(record: &Record, release: &Release) -> bool {
        record.standing.status.is_closed() && record.standing.at >= release.at
    }

    /// What is in scope and owed for each release.
    pub fn owed<'g>(&self, guide: &'g Guide) -> impl Iterator<Item = &'g Item> {
        let items = guide.tracked().map(|(_, item)| item);
        items.filter(|item| item.each_release && self.scope.covers(item))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use crate::guide::Guide;
    use crate::progress::{Change, Progress, Release, Stamp, Status};

    const OWED: &str = "phase-stay-conformant";

    #[test]
    fn what_was_approved_before_is_only_recorded() {
        let guide = Guide::embedded();
        let mut progress = Progress::new(&guide);
        progress.product.version = "2.4".to_owned();
        let stamp = Stamp { at: jiff::Timestamp::UNIX_EPOCH, by: "ana".to_owned(), edition: guide.edition };
        progress.apply(&Change::status(&progress, OWED, Status::Done, "", &stamp));
        let release = Release { approved: Some(date(2026, 1, 1)), ..Release::default() };
        let changes = progress.release(&guide, "2.3", release, &stamp);
        assert!(matches!(&changes[..], [Change::Release { version, .. }] if version == "2.3"), "{changes:?}");
    }

    #[test]
    fn a_new_release_reopens_what_is_owed_and_the_same_one_does_not() {
        let guide = Guide::embedded();
        let mut progress = Progress::new(&guide);
        let stamp = Stamp { at: jiff::Timestamp::UNIX_EPOCH, by: "ana".to_owned(), edition: guide.edition };
        let done = |progress: &mut Progress| progress.apply(&Change::status(progress, OWED, Status::Done, "", &stamp));
        let record = |progress: &mut Progress, release: Release| {
            let changes = progress.release(&guide, "2.4", release, &stamp);
            for change in &changes {
                progress.apply(change);
            }
            changes.iter().filter_map(Change::reopened).map(str::to_owned).collect::<Vec<_>>()
        };
        done(&mut progress);
        let changed = Release { changed: "more queries".to_owned(), ..Release::default() };
        assert_eq!(record(&mut progress, changed.clone()), [OWED]);
        assert_eq!(progress.product.version, "2.4");
        let lines = &progress.record(OWED).correspondence;
        assert_eq!(lines.first().map(|line| line.text.as_str()), Some("Reopened for release 2.4: more queries"));
        done(&mut progress);
        let known = progress.releases["2.4"].clone();
        assert_eq!(known.missing(), ["notified", "approved"]);
        let notified = Release { notified: Some(date(2026, 12, 1)), ..known };
        assert_eq!(record(&mut progress, notified), Vec::<String>::new());
        assert_eq!(progress.releases["2.4"].words(), "notified 2026-12-01, not approved");
        assert_eq!(progress.releases["2.4"].changed, "more queries");
    }
}
