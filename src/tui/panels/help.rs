//! Everything about the keys and the screen, from the key table: what holds where it was opened comes first.

use ratatui::text::{Line, Span};

use crate::progress::Status;
use crate::search::Search;
use crate::text::{clean_line, width};
use crate::tui::draw::highlight;
use crate::tui::draw::theme::Theme;
use crate::tui::draw::wrap::{Indent, wrap};
use crate::tui::keys::{Binding, every_row, groups};
use crate::tui::state::context::Context;
use crate::tui::state::mode::Help;
use crate::tui::state::model::Model;

/// Screens of at least this many columns have room for both beside each other.
const WIDE: usize = 80;

/// Columns before what is explained.
const INDENT: usize = 3;

/// One thing with what it means.
struct Row {
    name: String,
    words: String,
}

/// Rows under a heading.
struct Part {
    title: String,
    rows: Vec<Row>,
}

/// The lines of the help, those only that have every word that is looked for in it.
pub fn lines(model: &Model, help: &Help, columns: usize) -> Vec<Line<'static>> {
    let search = Search::new(&help.words.content());
    let parts = parts(model, help.before.context());
    let widest = every_row().map(|binding| width(&binding.all_keys())).max().unwrap_or(0);
    let mut lines = Vec::new();
    for part in parts {
        let is_wanted = |row: &&Row| search.finds_in(&format!("{} {} {}", part.title, row.name, row.words));
        let rows: Vec<&Row> = part.rows.iter().filter(is_wanted).collect();
        if rows.is_empty() {
            continue;
        }
        if !lines.is_empty() {
            lines.push(Line::default());
        }
        lines.extend(wrap(&[Span::styled(part.title.clone(), model.theme.strong)], columns, Indent { first: " ", rest: " " }));
        lines.extend(rows.into_iter().flat_map(|row| row.lines(&model.theme, columns, widest)));
    }
    if lines.is_empty() {
        lines.push(Span::styled(" Nothing here matches all of these words", model.theme.quiet).into());
    }
    lines.into_iter().map(|line| highlight::line(&search, line, &model.theme)).collect()
}

/// Where it was opened, then the panels and the marks, then everywhere else.
fn parts(model: &Model, here: Context) -> Vec<Part> {
    let elsewhere = Context::ALL.into_iter().filter(|context| *context != here).flat_map(keys);
    keys(here).into_iter().chain([panels(model), marks()]).chain(elsewhere).chain([outside()]).collect()
}

fn keys(context: Context) -> Vec<Part> {
    let row = |binding: &&Binding| Row { name: binding.all_keys(), words: binding.description.to_owned() };
    let part = |(title, rows): (&str, Vec<_>)| Part { title: title.to_owned(), rows: rows.iter().map(row).collect() };
    groups(context).into_iter().map(part).collect()
}

/// What each panel and page is for.
fn panels(model: &Model) -> Part {
    let own = [
        ("Guide", "All pages, with how much of each is done or not applicable"),
        ("Overview", "Readiness and what decides it, what is next, what is waiting, and the progress of each page"),
        ("The selected item", "The full text: status, why it matters, what to do, what is known and its sources"),
    ];
    let own = own.map(|(name, words)| Row { name: name.to_owned(), words: words.to_owned() });
    let pages = model
        .guide
        .sections
        .iter()
        .map(|section| Row { name: clean_line(&section.title).into_owned(), words: clean_line(&section.purpose).into_owned() });
    Part { title: "What the panels are for".to_owned(), rows: own.into_iter().chain(pages).collect() }
}

/// What is done with commands and settings instead of keys.
fn outside() -> Part {
    let rows = [
        ("hie-onboard export report.html", "Write a report from a script; also .md, .csv, .json and .ics"),
        ("hie-onboard --theme dark", "Choose a theme: auto, dark, light, mono or high-contrast; config.toml keeps it"),
        ("hie-onboard --mouse on", "Turn mouse support on; config.toml keeps it"),
        ("hie-onboard info", "Which progress file and which settings are used, and why"),
        ("hie-onboard --help", "Every command"),
    ];
    let rows = rows.map(|(name, words)| Row { name: name.to_owned(), words: words.to_owned() });
    Part { title: "Outside this screen".to_owned(), rows: rows.into() }
}

fn marks() -> Part {
    let statuses = Status::ALL.iter().map(|status| Row { name: status.mark().to_owned(), words: status.label().to_owned() });
    let others = [
        ("▲", "The guide changed the item after it was marked done or not applicable"),
        ("+2", "The number of notes and pieces of evidence on the item"),
        ("outside", "Out of scope: it does not count"),
    ];
    let others = others.map(|(name, words)| Row { name: name.to_owned(), words: words.to_owned() });
    Part { title: "What the marks mean".to_owned(), rows: statuses.into_iter().chain(others).collect() }
}

impl Row {
    /// Name and words beside each other, or on narrow screens the words beneath.
    fn lines(&self, theme: &Theme, columns: usize, widest: usize) -> Vec<Line<'static>> {
        let name = Span::styled(format!("{}{}", " ".repeat(INDENT), self.name), theme.accent);
        let (column, taken) = (INDENT + widest + 2, INDENT + width(&self.name));
        let is_beside = columns >= WIDE && taken < column;
        let indent = " ".repeat(if is_beside { column } else { INDENT + 2 });
        let room = columns.saturating_sub(2);
        let mut lines = wrap(&[Span::raw(self.words.clone())], room, Indent { first: &indent, rest: &indent });
        if let Some(first) = lines.first_mut().filter(|_| is_beside) {
            let pad = " ".repeat(column - taken);
            first.spans.splice(..1, [name, Span::raw(pad)]);
            return lines;
        }
        std::iter::once(name.into()).chain(lines).collect()
    }
}
