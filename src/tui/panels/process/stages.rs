//! What the picture of a process says: stages with their counts, phases with mark, number, title, owner and date.

use std::collections::HashMap;

use jiff::civil::Date;
use ratatui::style::Style;
use ratatui::text::Span;

use crate::guide::{Item, Section};
use crate::text::{clean_line, shorten, width};
use crate::tui::draw::wrap::width_of;
use crate::tui::panels::items;
use crate::tui::state::model::Model;
use crate::tui::state::visible::visible;

/// Shorter beginnings of a name say nothing.
const SHORTEST_OWNER: usize = 3;

/// More columns of a title or name than this are in sight nowhere, and would only cost time.
const LONGEST: usize = 200;

/// A stage with its phases.
#[derive(Debug)]
pub(super) struct Stage {
    /// Its name.
    pub title: String,
    /// How many of its phases are closed: `2/5`.
    pub count: String,
    /// Whether work is here now.
    pub is_current: bool,
    /// Those in sight.
    pub phases: Vec<Phase>,
}

/// A phase.
#[derive(Debug)]
pub(super) struct Phase {
    /// Its place in the process, the same whatever is hidden.
    pub number: usize,
    /// How many digits the numbers of this process have.
    pub digits: usize,
    /// Its number: an overdue phase stands out by it.
    pub number_style: Style,
    /// Its status.
    pub mark: Vec<Span<'static>>,
    /// Its name.
    pub title: Span<'static>,
    /// Columns of each of its words.
    pub words: Vec<usize>,
    /// What stands behind its title or under it, from the most that can be said to the least.
    pub details: [Vec<Span<'static>>; 3],
    changed: Span<'static>,
    owner: Span<'static>,
    date: Span<'static>,
    /// By when.
    pub due: Option<Date>,
    /// How its date shows on the axis.
    pub due_style: Style,
}

/// The stages of `section`, as far as they are in sight.
pub(super) fn of(model: &Model, section: &Section) -> Vec<Stage> {
    let mut stages: Vec<Stage> = Vec::new();
    let mut groups: Vec<&str> = Vec::new();
    let counts = counts(model, section);
    let mut numbered = section.items.iter().zip(1..);
    for item in visible(model, section) {
        let number = numbered.find(|(other, _)| other.id == item.id).map_or(0, |(_, number)| number);
        if groups.last() != Some(&item.group.as_str()) {
            groups.push(&item.group);
            let (closed, total) = counts.get(item.group.as_str()).copied().unwrap_or_default();
            let is_current = closed < total && !stages.iter().any(|stage| stage.is_current);
            let title = shorten(&clean_line(&item.group), LONGEST).into_owned();
            stages.push(Stage { title, count: format!("{closed}/{total}"), is_current, phases: Vec::new() });
        }
        stages.last_mut().into_iter().for_each(|stage| stage.phases.push(phase(model, section, item, number)));
    }
    stages
}

/// How many items in scope each group has: closed ones, and all.
fn counts<'g>(model: &Model, section: &'g Section) -> HashMap<&'g str, (usize, usize)> {
    let mut counts: HashMap<&str, (usize, usize)> = HashMap::new();
    for item in section.items.iter().filter(|item| model.progress.scope.covers(item)) {
        let (closed, total) = counts.entry(&item.group).or_default();
        *closed += usize::from(is_closed(model, item));
        *total += 1;
    }
    counts
}

fn is_closed(model: &Model, item: &Item) -> bool {
    model.progress.record(&item.id).standing.status.is_closed()
}

fn phase(model: &Model, section: &Section, item: &Item, number: usize) -> Phase {
    let (record, theme) = (model.progress.record(&item.id), &model.theme);
    let is_closed = is_closed(model, item);
    let is_overdue = record.overdue(model.today).is_some();
    let written = |format: &str| {
        let words = record.due.map_or_else(String::new, |due| due.strftime(format).to_string());
        Span::styled(words, if is_overdue { theme.alert } else { theme.quiet })
    };
    let [date, shorter] = ["%Y-%m-%d", "%b %-d"].map(written);
    let changed = Span::styled(if model.progress.is_changed(item) { "▲" } else { "" }, theme.alert);
    let owner = Span::styled(shorten(&clean_line(&record.owner), LONGEST).into_owned(), theme.quiet);
    let details: [&[_]; 3] = [&[&changed, &owner, &date], &[&changed, &date], &[&changed, &shorter]];
    let title = shorten(&clean_line(&item.title), LONGEST).into_owned();
    Phase {
        number,
        digits: section.items.len().to_string().chars().count(),
        number_style: if is_overdue { theme.alert } else { theme.quiet },
        mark: items::mark(model, item),
        words: title.split_whitespace().map(width).collect(),
        title: Span::styled(title, if is_closed { theme.quiet } else { theme.text }),
        details: details.map(|parts| joined(parts, theme.quiet)),
        changed,
        owner,
        date,
        due: record.due,
        due_style: match (is_overdue, is_closed) {
            (true, _) => theme.alert,
            (_, true) => theme.quiet,
            _ => theme.text,
        },
    }
}

impl Phase {
    /// The most that can be said in `columns`: a long name is shortened rather than the date.
    pub(super) fn details_in(&self, columns: usize) -> Vec<Span<'static>> {
        let [all, without_owner, _] = &self.details;
        let room = columns.saturating_sub(width_of(all).saturating_sub(width(&self.owner.content)));
        if room < SHORTEST_OWNER {
            return without_owner.clone();
        }
        let owner = Span::styled(shorten(&self.owner.content, room).into_owned(), self.owner.style);
        joined(&[&self.changed, &owner, &self.date], self.owner.style)
    }
}

/// Those that say something, apart by dots.
fn joined(parts: &[&Span<'static>], between: Style) -> Vec<Span<'static>> {
    let mut spans = Vec::new();
    for part in parts.iter().filter(|part| !part.content.is_empty()) {
        if !spans.is_empty() {
            spans.push(Span::styled(" · ", between));
        }
        spans.push((*part).clone());
    }
    spans
}
