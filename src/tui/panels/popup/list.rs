//! A list that opens over the panels: each row with its key, and below it what belongs to it.

use ratatui::text::{Line, Span};

use super::{AROUND_ROWS, AROUND_TEXT, Popup, box_columns};
use crate::text::{clean_line, width};
use crate::tui::draw::list::Lines;
use crate::tui::draw::markdown;
use crate::tui::draw::spans::{apart, shorten};
use crate::tui::draw::wrap::{Indent, wrap};
use crate::tui::keys::key_of;
use crate::tui::state::context::Context;
use crate::tui::state::lists::{Below, Place, Row, listing};
use crate::tui::state::message::Message;
use crate::tui::state::mode::List;
use crate::tui::state::model::Model;
use crate::tui::state::owners::owners as known_owners;

const ROW: Indent<'static> = Indent { first: " ", rest: "   " };

const UNDER_HEADING: Indent<'static> = Indent { first: "   ", rest: "     " };

/// What stands below a row.
const BELOW: Indent<'static> = Indent { first: "   ", rest: "   " };

/// The list on a screen of so many columns.
pub(super) fn popup(model: &Model, list: &List, columns: u16) -> Popup<'static> {
    let listing = listing(model, list);
    let columns = box_columns(columns, listing.columns);
    let room = usize::from(columns.saturating_sub(AROUND_ROWS));
    let mut lines = Lines::default();
    for row in &listing.rows {
        add(&mut lines, model, list.kind.context(), row, room);
    }
    Popup { title: listing.title, columns, lines, cursor: Some(list.cursor), ..Popup::default() }
}

fn add(lines: &mut Lines, model: &Model, context: Context, row: &Row, room: usize) {
    let title = title(model, context, row);
    if let Place::First(heading) = &row.place {
        let heading = [Span::styled(clean_line(heading).into_owned(), model.theme.strong)];
        lines.extend(wrap(&heading, room, ROW));
    }
    match (&row.below, row.count) {
        (Below::Meaning(meaning, certainty), _) => {
            if !lines.is_empty() {
                lines.text("");
            }
            lines.row(shorten(Line::from(title).style(model.theme.strong), room));
            for line in meaning_lines(model, meaning, certainty, room) {
                lines.below(line);
            }
        }
        (_, Some(count)) => {
            lines.row(apart(title.into(), Span::styled(count.to_string(), model.theme.quiet).into(), room));
        }
        (below, None) => {
            let indent = if row.place == Place::Alone { ROW } else { UNDER_HEADING };
            let mut wrapped = wrap(&title[1..], room, indent).into_iter();
            lines.row(wrapped.next().unwrap_or_default());
            wrapped.for_each(|line| lines.below(line));
            if let Below::Text(text) = below {
                let text = [Span::styled(clean_line(text).into_owned(), model.theme.quiet)];
                for line in wrap(&text, room, BELOW) {
                    lines.below(line);
                }
            }
        }
    }
}

/// A row's title behind its key.
fn title(model: &Model, context: Context, row: &Row) -> Vec<Span<'static>> {
    let theme = &model.theme;
    // Every row of a list that is only read closes it, which is no key to choose one by.
    let key = if row.does == Message::Back { String::new() } else { key_of(context, &row.does) };
    let switch = match row.is_on {
        None => "",
        Some(true) => "on ",
        Some(false) => "   ",
    };
    let has_key = row.is_on.is_some() || !key.is_empty();
    let key = if has_key { format!("{key:1} ") } else { String::new() };
    let style = if row.is_on == Some(true) { theme.accent } else { theme.text };
    let name = Span::styled(clean_line(&row.title).into_owned(), style);
    let spans = [Span::raw(" "), Span::styled(switch, theme.accent), Span::styled(key, theme.accent), name];
    spans.into_iter().filter(|span| !span.content.is_empty()).collect()
}

fn meaning_lines(model: &Model, meaning: &str, certainty: &str, room: usize) -> Vec<Line<'static>> {
    let mut lines = markdown::lines(meaning, room.saturating_sub(width(BELOW.rest)), &model.theme);
    for line in &mut lines {
        line.spans.insert(0, Span::raw(BELOW.rest));
    }
    if certainty.is_empty() {
        return lines;
    }
    let certainty = format!("[{}]", clean_line(certainty));
    lines.extend(wrap(&[Span::styled(certainty, model.theme.quiet)], room, BELOW));
    lines
}

/// The known owners below `line`, where one is typed.
pub(super) fn owners<'m>(model: &Model, columns: u16, mut line: Popup<'m>) -> Popup<'m> {
    let names = known_owners(model).iter().map(|owner| clean_line(owner).into_owned()).collect::<Vec<_>>().join(" · ");
    let key = Span::styled(key_of(Context::Line, &Message::Complete), model.theme.accent);
    let known = vec![key, Span::styled(format!(" {names}"), model.theme.quiet)];
    let room = usize::from(box_columns(columns, line.columns).saturating_sub(AROUND_TEXT));
    line.lines.text(shorten(known.into(), room));
    line
}
