//! Narrows two versions of a progress file down to the items that differ: reading only those is many times faster.

use std::collections::BTreeMap;

use crate::progress::{FOOTER, Progress};

/// What a multi-line string begins and ends with.
const QUOTES: [&str; 2] = ["\"\"\"", "'''"];

/// Both versions without the items whose lines are the same in both; `None` if one cannot be read.
pub(super) fn narrowed(before: &str, after: &str) -> Option<[Progress; 2]> {
    let (before, after) = (Parts::of(before), Parts::of(after));
    let [one, other] = [before.without_same(&after), after.without_same(&before)];
    Some([Progress::parse(&one).ok()?, Progress::parse(&other).ok()?])
}

/// A progress file, taken apart at the lines that begin a table.
#[derive(Default)]
struct Parts<'t> {
    /// The tables of items by their first line.
    items: BTreeMap<&'t str, &'t str>,
    /// Everything else.
    others: Vec<&'t str>,
}

impl<'t> Parts<'t> {
    fn of(text: &'t str) -> Self {
        let mut parts = Self::default();
        let (mut start, mut end, mut quotes) = (0, 0, None);
        for line in text.split_inclusive('\n') {
            let trimmed = line.trim_end();
            if quotes.is_none() && (trimmed.starts_with('[') || trimmed == FOOTER) {
                parts.add(&text[start..end]);
                start = end;
            }
            end += line.len();
            quotes = match quotes {
                None => QUOTES.into_iter().find(|quotes| opens(trimmed, quotes)),
                Some(quotes) if trimmed.trim_end_matches(',').ends_with(quotes) => None,
                open => open,
            };
        }
        parts.add(&text[start..]);
        parts
    }

    fn add(&mut self, part: &'t str) {
        match part.lines().next().filter(|line| line.starts_with("[item.")) {
            Some(first) => drop(self.items.insert(first, part)),
            None => self.others.push(part),
        }
    }

    fn without_same(&self, other: &Self) -> String {
        let differing = self.items.iter().filter(|(first, part)| other.items.get(*first) != Some(*part)).map(|(_, part)| *part);
        let (end, others): (Vec<&str>, Vec<&str>) = self.others.iter().partition(|part| part.starts_with(FOOTER));
        // A key before the first table would belong to an item behind one.
        others.into_iter().chain(differing).chain(end).collect()
    }
}

/// Whether a string that `quotes` begin is still open at the end of `line`.
fn opens(line: &str, quotes: &str) -> bool {
    line.ends_with(quotes) && line.matches(quotes).count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::narrowed;
    use crate::guide::Guide;
    use crate::progress::{Change, Field, Progress};

    fn dense() -> Progress {
        let guide = Guide::embedded();
        let mut progress = Progress::new(&guide);
        progress.make_dense(&guide);
        progress
    }

    /// Asserts that nothing of what changed is left out, and returns how many items were read.
    #[track_caller]
    fn items(before: &Progress, after: &Progress) -> usize {
        let [one, other] = narrowed(&before.to_text(), &after.to_text()).expect("both can be read");
        assert_eq!(one.changes_to(&other), before.changes_to(after));
        one.records.len()
    }

    #[test]
    fn only_what_differs_is_read_whatever_anybody_typed() {
        let mut before = dense();
        assert_eq!(items(&before, &before), 0);
        for (number, text) in [
            "one",
            "one\ntwo\n",
            "\n[item.time-frame]\nstatus = \"done\"\n",
            "'''\n[item.time-frame]\n'''\n",
            "\"\"\"\n[item.time-frame]\n\"\"\"",
            "a '''\n\"\"\" b\n# End of progress.\n",
            "ends with \"\"\"",
            "\\",
            "",
        ]
        .iter()
        .enumerate()
        {
            let mut after = before.clone();
            let evidence = Field::Evidence(vec![(*text).to_owned(), format!("{number}")]);
            for field in [Field::Note((*text).to_owned()), Field::Owner((*text).to_owned()), evidence] {
                after.apply(&Change::field(&after, "agreements", field));
            }
            assert_eq!(items(&before, &after), 1, "{text:?}");
            before = after;
        }
    }

    #[test]
    fn the_scope_and_a_file_without_items_are_compared_too() {
        let (before, mut after) = (dense(), dense());
        after.scope.medical_practice = false;
        assert_eq!(items(&before, &after), 0);
        assert_eq!(items(&Progress::new(&Guide::embedded()), &after), 0);
        assert!(narrowed(&before.to_text(), "<<<<<<< HEAD\n").is_none());
    }
}
