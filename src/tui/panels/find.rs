//! What was found: items and pages under the names of their sections, from everything that the guide and the team say.

use ratatui::text::{Line, Span};

use super::items::{self, Hidden};
use super::list::{Entry, Target};
use super::{detail, shorten};
use crate::guide::{Item, Section};
use crate::search::Search;
use crate::text::clean_line;
use crate::tui::highlight;
use crate::tui::layout;
use crate::tui::model::{Finding, Model};

mod excerpt;

/// Begins what is searched for.
pub fn begin(model: &mut Model, words: &str) {
    let finding = Finding::new(words);
    model.lens.finding = (finding.search.count() > 0).then_some(finding);
    refresh(model);
}

/// Finds again, after words, progress, scope or filter may have changed.
pub fn refresh(model: &mut Model) {
    let Some(mut finding) = model.lens.finding.take() else { return };
    let matching = matching(model, &finding.search);
    let with = |why: Option<Hidden>| matching.iter().filter(move |(_, _, hidden)| *hidden == why);
    finding.found = with(None).map(|(_, item, _)| item.id.clone()).collect();
    finding.filtered_away = with(Some(Hidden::Filtered)).count();
    model.lens.finding = Some(finding);
}

/// The items about which every word is said, with why the lists leave them out.
fn matching<'m>(model: &'m Model, search: &Search) -> Vec<(&'m Section, &'m Item, Option<Hidden>)> {
    let listed = |item: &Item| item.shows.is_some_and(|shown| search.finds_in(&model.guide.listing(shown)));
    let matches = |item: &Item| search.finds(item, model.progress.record(&item.id)) || listed(item);
    let items = model.guide.items().map(|(section, item)| (section, item, items::hidden(model, section, item)));
    items.filter(|(_, item, hidden)| *hidden != Some(Hidden::Outside) && matches(item)).collect()
}

/// Which of the found ones to offer first: one with the words in its title.
pub fn best(model: &Model) -> usize {
    let Some(finding) = &model.lens.finding else { return 0 };
    let in_title = |id: &String| model.guide.find(id).is_some_and(|(_, item)| finding.search.finds_in(&item.title));
    finding.found.iter().position(in_title).unwrap_or(0)
}

/// The lines of the hits in the text of the open item, in order.
pub fn hit_lines(model: &Model) -> Vec<usize> {
    let finding = model.lens.finding.as_ref();
    finding.map_or_else(Vec::new, |finding| lines_of(&finding.search, &detail::plain_lines(model)))
}

fn lines_of(search: &Search, lines: &[Line<'static>]) -> Vec<usize> {
    highlight::places(search, lines).into_iter().map(|(line, _)| line).collect()
}

/// Which hit in the text of the open item to show first.
pub fn best_hit(model: &Model) -> Option<usize> {
    best_of(model, &detail::plain_lines(model)).map(|(hit, _)| hit)
}

/// The first of the hits that are on a line with every word, or else the first of all, with its line. What has the words in
/// its title is read from its beginning.
fn best_of(model: &Model, lines: &[Line<'static>]) -> Option<(usize, usize)> {
    let search = &model.lens.finding.as_ref()?.search;
    if model.selected().is_some_and(|(_, item)| search.finds_in(&item.title)) {
        return None;
    }
    let hits = lines_of(search, lines);
    let whole = hits.iter().position(|line| search.finds_in(&lines[*line].to_string()));
    let best = whole.unwrap_or(0);
    hits.get(best).map(|line| (best, *line))
}

/// The first line to show of what is selected but not open yet.
pub fn preview(model: &Model) -> usize {
    let lines = detail::plain_lines(model);
    let height = usize::from(layout::text(layout::areas(model).detail).height);
    let line = best_of(model, &lines).map(|(_, line)| line);
    line.map_or(0, |line| offset(model, line, 0).min(lines.len().saturating_sub(height)))
}

/// The lines of the panel.
pub fn entries(model: &Model, columns: usize) -> Vec<Entry> {
    let counted = shorten(Span::styled(count(model.lens.finding.as_ref()), model.theme.quiet).into(), columns);
    let mut entries = vec![Entry::text(counted)];
    let Some(finding) = &model.lens.finding else { return entries };
    let mut current = "";
    for (section, item) in finding.found.iter().filter_map(|id| model.guide.find(id)) {
        if section.id != current {
            current = &section.id;
            let heading = Span::styled(format!(" {}", clean_line(&section.title)), model.theme.strong);
            entries.extend([Entry::text(""), Entry::text(shorten(heading.into(), columns))]);
        }
        let line = items::line(model, section, item, columns);
        entries.push(Entry::selectable(line, Target::Item(item.id.clone())));
        entries.extend(excerpt::line(model, &finding.search, item, columns).map(Entry::text));
    }
    entries
}

fn count(finding: Option<&Finding>) -> String {
    let Some(finding) = finding else { return " Words in titles, texts, notes, owners and ids".to_owned() };
    let found = match finding.found.len() {
        0 => " Nothing has every one of these words".to_owned(),
        count => format!(" {count} found"),
    };
    match finding.filtered_away {
        0 => found,
        count => format!("{found}, {count} more filtered away"),
    }
}

/// The first line to show so that `line` is in sight, where `offset` was shown until now.
pub fn offset(model: &Model, line: usize, offset: usize) -> usize {
    /// Lines shown above the one with the words.
    const ABOVE: usize = 2;
    let height = usize::from(layout::text(layout::areas(model).detail).height);
    let is_in_sight = (offset..offset + height).contains(&line);
    if is_in_sight { offset } else { line.saturating_sub(ABOVE) }
}
