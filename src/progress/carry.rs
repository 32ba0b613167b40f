//! Records of items that earlier editions had, carried over to the items that took their place.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashSet};

use jiff::civil::{Date, date};
use toml::Table;

use super::detail::statements;
use super::field::Field;
use super::format::ProgressError;
use super::merge::{append, merge_tables};
use super::record::{Record, Standing};
use super::state::Progress;
use super::status::Status;
use crate::guide::{Guide, Item};

/// Of two periods the shorter one ends earlier.
const ANY_DAY: Date = date(2000, 1, 1);

/// One of the records that become one, with the id that it had.
struct Part<'a> {
    id: &'a str,
    record: Record,
}

impl Progress {
    /// The progress through `guide` in the text of a file, with the records of items of earlier editions carried over.
    ///
    /// # Errors
    /// When it cannot be read, or is progress through another guide.
    pub fn of_guide(guide: &Guide, text: &str) -> Result<Self, ProgressError> {
        let mut progress = Self::parse(text)?;
        if progress.guide != guide.id {
            return Err(ProgressError::Guide { found: progress.guide, expected: guide.id.to_string() });
        }
        progress.carry_over(guide);
        Ok(progress)
    }

    /// Carries the records of renamed and merged items over. Nothing that a person typed is lost: of several statuses the most
    /// open one holds, and the note says what the others were.
    pub fn carry_over(&mut self, guide: &Guide) {
        for (_, item) in guide.items().filter(|(_, item)| !item.was.is_empty()) {
            let mut parts: Vec<Part<'_>> = item.was.iter().filter_map(|id| self.take(id)).collect();
            if parts.is_empty() {
                continue;
            }
            let present = self.take(&item.id);
            // A colleague with an older program makes empty records of the items that it knows.
            if present.as_ref().is_some_and(|present| present.record.standing.edition >= item.revised) {
                parts.retain(|part| part.record != Record::default());
            }
            let parts: Vec<Part<'_>> = present.into_iter().chain(parts).collect();
            self.records.insert(item.id.to_string(), joined(item, &parts));
        }
    }

    fn take<'a>(&mut self, id: &'a str) -> Option<Part<'a>> {
        self.records.remove(id).map(|record| Part { id, record })
    }
}

fn joined(item: &Item, parts: &[Part<'_>]) -> Record {
    let standing = most_open(parts);
    let owner = parts.iter().map(|part| &part.record.owner).find(|owner| !owner.is_empty()).cloned().unwrap_or_default();
    let due = parts.iter().filter_map(|part| part.record.due).min();
    let mut joined = Record { standing, owner, due, ..Record::default() };
    let mut known: HashSet<&String> = HashSet::new();
    for Part { id, record } in parts {
        joined.note = append(&joined.note, &record.note);
        joined.evidence.extend(record.evidence.iter().filter(|piece| known.insert(piece)).cloned());
        joined.details.extend(record.details.clone());
        joined.correspondence.extend(record.correspondence.iter().cloned());
        joined.follow_up = joined.follow_up.into_iter().chain(record.follow_up).min();
        joined.repeat = joined.repeat.into_iter().chain(record.repeat).min_by_key(|period| period.after(ANY_DAY));
        joined.extra = merge_tables(&Table::new(), &joined.extra, &record.extra);
        let is_own = *id == item.id;
        joined.ticked.extend(record.ticked.iter().filter(|_| is_own));
        let is_step = |was: &str| was == *id && record.standing.status == Status::Done;
        joined.ticked.extend((1..).zip(&item.steps).filter(|(_, step)| is_step(&step.was)).map(|(number, _)| number));
    }
    for part in parts {
        if let Some(words) = lost(part, &joined) {
            joined.note = append(&joined.note, &words);
        }
    }
    joined
}

/// The status that holds: the most open of those that somebody set and that are open; where all of those are closed, one that
/// was never set, if there is one.
fn most_open(parts: &[Part<'_>]) -> Standing {
    let standings = || parts.iter().map(|part| &part.record.standing);
    let set = |standing: &&Standing| **standing != Standing::default();
    let is_open = |standing: &&Standing| !standing.status.is_closed();
    let chosen = standings().filter(set).filter(is_open).min_by_key(|standing| (standing.status, Reverse(standing.at)));
    let closed = || standings().min_by_key(|standing| (standing.status, Reverse(standing.at)));
    chosen.or_else(closed).cloned().unwrap_or_default()
}

/// What was set on a part and does not hold any more, in words.
fn lost(part: &Part<'_>, joined: &Record) -> Option<String> {
    let Record { standing, details, .. } = &part.record;
    let mut words = Vec::new();
    if *standing != Standing::default()
        && (standing.status, &standing.reason) != (joined.standing.status, &joined.standing.reason)
    {
        let at = standing.at.map_or_else(String::new, |at| format!(" since {at}"));
        let by = if standing.by.is_empty() { String::new() } else { format!(" by {}", standing.by) };
        let reason = if standing.reason.is_empty() { String::new() } else { format!(" ({})", standing.reason) };
        words.push(format!("{}{at}{by}{reason}", standing.status.label()));
    }
    let is_lost = |field: &Field| field.is_short() && !field.words().is_empty() && *field != field.same_in(joined);
    words.extend(Field::all(&part.record).iter().filter(|field| is_lost(field)).map(Field::statement));
    let dates: BTreeSet<String> = statements(&joined.details).collect();
    words.extend(statements(details).filter(|date| !dates.contains(date)));
    (!words.is_empty()).then(|| format!("Carried over from {}: {}.", part.id, words.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::Progress;
    use crate::guide::{Guide, Item, List, Step};
    use crate::progress::{Detail, Record, Standing, Status};

    /// A guide whose first item took the place of `old-one` and `old-two`; the second of its steps was `old-two`.
    fn guide() -> Guide {
        let mut guide = Guide::embedded();
        let item: &mut Item = &mut guide.sections[0].items[0];
        item.id = "new".into();
        item.was = vec!["old-one".into(), "old-two".into()].into();
        item.revised = 2;
        let step = |was: &str| Step { text: "Do it.".into(), systems: List::default(), is_advice: false, was: was.into() };
        item.steps = vec![step(""), step("old-two")].into();
        guide
    }

    fn record(status: Status, edition: u32, reason: &str, note: &str) -> Record {
        let at = "2026-11-02T17:04:09Z".parse().ok();
        let standing = Standing { at, by: "ana".to_owned(), status, edition, reason: reason.to_owned() };
        Record { standing, note: note.to_owned(), ..Record::default() }
    }

    fn carried(records: &[(&str, Record)]) -> Record {
        let guide = guide();
        let mut progress = Progress::new(&guide);
        progress.records.extend(records.iter().map(|(id, record)| ((*id).to_owned(), record.clone())));
        progress.carry_over(&guide);
        assert_eq!(progress.records.len(), 1, "{:?}", progress.records);
        let once = progress.clone();
        progress.carry_over(&guide);
        assert_eq!(progress, once);
        progress.record("new").clone()
    }

    #[test]
    fn the_most_open_status_holds_and_nothing_typed_is_lost() {
        let one = Record { owner: "legal".to_owned(), evidence: vec!["a".to_owned()], ..record(Status::Done, 1, "", "First.") };
        let two = Record {
            owner: "ana".to_owned(),
            evidence: vec!["a".to_owned(), "b".to_owned()],
            ..record(Status::Waiting, 1, "with Ben", "Second.")
        };
        let new = carried(&[("old-one", one), ("old-two", two)]);
        assert_eq!((new.standing.status, new.standing.reason.as_str()), (Status::Waiting, "with Ben"));
        assert_eq!(new.evidence, ["a", "b"]);
        assert_eq!(new.owner, "legal");
        for words in ["First.", "Second.", "from old-one: done since 2026-11-02T17:04:09Z by ana.", "from old-two: owner ana."] {
            assert!(new.note.contains(words), "{words}: {}", new.note);
        }
    }

    #[test]
    fn what_does_not_hold_any_more_is_told() {
        let day = |day| jiff::civil::date(2026, 12, day);
        let with = |number, repeat: &str| Record {
            due: Some(day(number)),
            follow_up: Some(day(number)),
            repeat: repeat.parse().ok(),
            details: [("a".to_owned(), Detail { valid_until: Some(day(number)), ..Detail::default() })].into(),
            ..Record::default()
        };
        let new = carried(&[("old-one", with(1, "1y")), ("old-two", with(2, "90d"))]);
        let told = "Carried over from old-one: again after 1y, a valid until 2026-12-01.\n\n\
            Carried over from old-two: due 2026-12-02, follow up 2026-12-02.";
        assert_eq!(new.note, told);
        assert_eq!((new.follow_up, new.repeat), (Some(day(1)), "90d".parse().ok()));
    }

    #[test]
    fn what_was_never_set_is_to_do() {
        let new = carried(&[("old-one", Record::default()), ("old-two", record(Status::Done, 1, "", ""))]);
        assert_eq!(new.standing, Standing::default());
        assert_eq!(new.ticked, [2].into());
        assert!(new.note.contains("from old-two: done"), "{}", new.note);
    }

    #[test]
    fn all_done_stays_done_at_the_edition_of_then() {
        let new = carried(&[("old-one", record(Status::Done, 1, "", "")), ("old-two", record(Status::Done, 1, "", ""))]);
        assert_eq!((new.standing.status, new.standing.edition, new.note.as_str()), (Status::Done, 1, ""));
        let excused =
            carried(&[("old-one", record(Status::NotApplicable, 1, "no web", "")), ("old-two", record(Status::Done, 1, "", ""))]);
        assert_eq!(excused.standing.status, Status::Done);
        assert!(excused.note.contains("not applicable since 2026-11-02T17:04:09Z by ana (no web)"), "{}", excused.note);
    }

    #[test]
    fn an_empty_record_of_an_older_program_does_not_reopen_what_is_done() {
        let new = carried(&[("new", record(Status::Done, 2, "", "")), ("old-one", Record::default())]);
        assert_eq!((new.standing.status, new.standing.edition), (Status::Done, 2));
        let reopened = carried(&[("new", record(Status::Done, 2, "", "")), ("old-one", record(Status::Doing, 1, "", ""))]);
        assert_eq!(reopened.standing.status, Status::Doing);
    }
}
