//! What was found: items and pages under the names of their sections, from everything that the guide and the team say.

use ratatui::text::Span;

use super::list::{Entry, Target};
use super::{detail, items, shorten};
use crate::guide::{Item, Section};
use crate::search::Search;
use crate::text::clean_line;
use crate::tui::layout;
use crate::tui::model::Model;

/// Lines shown above the one with the words.
const ABOVE_HIT: usize = 2;

/// The items about which every word of `words` is said; none without a word.
pub fn found<'m>(model: &'m Model, words: &str) -> Vec<(&'m Section, &'m Item)> {
    if words.trim().is_empty() {
        return Vec::new();
    }
    let search = Search::new(words);
    let in_sight = |item: &Item| model.progress.scope.covers(item);
    let listed = |item: &Item| item.shows.is_some_and(|shown| search.finds_in(&model.guide.listing(shown)));
    let matches = |item: &Item| in_sight(item) && (search.finds(item, model.progress.record(&item.id)) || listed(item));
    model.guide.items().filter(|(_, item)| matches(item)).collect()
}

/// Which of the found ones to offer first: one with the words in its title.
pub fn best(model: &Model, words: &str) -> usize {
    let search = Search::new(words);
    found(model, words).iter().position(|(_, item)| search.finds_in(&item.title)).unwrap_or(0)
}

/// The line of the open item to show first, so that the words are in sight.
pub fn first_line(model: &Model, words: &str) -> usize {
    let search = Search::new(words);
    let lines = detail::lines(model);
    let hit = lines.iter().position(|line| search.finds_in(&line.to_string()));
    let height = usize::from(layout::text(layout::areas(model).detail).height);
    hit.filter(|line| *line >= height).map_or(0, |line| line.saturating_sub(ABOVE_HIT))
}

/// The lines of the panel.
pub fn entries(model: &Model, words: &str, columns: usize) -> Vec<Entry> {
    let found = found(model, words);
    let mut entries = vec![Entry::text(Span::styled(count(words, found.len()), model.theme.quiet))];
    let mut current = "";
    for (section, item) in found {
        if section.id != current {
            current = &section.id;
            let heading = Span::styled(format!(" {}", clean_line(&section.title)), model.theme.strong);
            entries.extend([Entry::text(""), Entry::text(shorten(heading.into(), columns))]);
        }
        let line = items::line(model, section, item, columns);
        entries.push(Entry::selectable(line, Target::Item(item.id.clone())));
    }
    entries
}

fn count(words: &str, count: usize) -> String {
    match count {
        _ if words.trim().is_empty() => " Words in titles, texts, notes, owners and ids".to_owned(),
        0 => " Nothing has every one of these words".to_owned(),
        1 => " 1 found".to_owned(),
        count => format!(" {count} found"),
    }
}
