//! The first lines of the screen: the program's name, how things stand, and the guide's notice.

use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::{apart, shorten};
use crate::text::{self, clean_line, width};
use crate::tui::keymap::{Context, key_of};
use crate::tui::message::Message;
use crate::tui::model::{Access, Model, Saving};
use crate::tui::wrap::{Indent, width_of, wrap};

/// Narrower screens do not say when everything was saved, only that it is.
const NARROWEST_WITH_CLOCK: u16 = 60;

/// Narrower screens have no room to say when everything was saved.
const NARROWEST_WITH_TIME: u16 = 44;

/// Stands before the key that a remark names.
const HINT: &str = " · ";

/// Fewer columns are not worth beginning a sentence.
const SHORTEST: usize = 8;

/// A long failure is told in as many rows.
const MOST_ROWS: usize = 4;

/// The name and how things stand.
pub fn title(model: &Model, columns: usize) -> Line<'static> {
    let summary = &model.summary;
    let counts = summary.counts;
    if model.access != Access::Full {
        return apart(Span::styled(" hie-onboard", model.theme.strong).into(), Line::raw("the file cannot be read "), columns);
    }
    let mut right = format!("{} · {} of {} closed", summary.readiness.label(), counts.closed(), counts.total);
    if counts.waiting > 0 && columns >= 80 {
        right = format!("{right} · {} waiting", counts.waiting);
    }
    if columns < 44 {
        right = format!("{}/{}", counts.closed(), counts.total);
    }
    let name = Span::styled(" hie-onboard", model.theme.strong);
    let guide = Span::styled(format!(" · {}", clean_line(&model.guide.title)), model.theme.quiet);
    let right = Line::raw(format!("{right} "));
    let left =
        if width_of(&[name.clone(), guide.clone()]) + width_of(&right.spans) < columns { vec![name, guide] } else { vec![name] };
    apart(left.into(), right, columns)
}

/// What went wrong, for as long as it is wrong, or else the guide's warning; with the key that helps.
pub fn notice(model: &Model, columns: usize) -> Vec<Line<'static>> {
    let (text, style) = match model.failure() {
        Some(reason) => (reason, model.theme.alert),
        None => (model.guide.notice.text.as_str(), model.theme.text),
    };
    let key = key(model);
    let text = [Span::styled(clean_line(text).into_owned(), style)];
    let mut lines = wrap(&text, columns.saturating_sub(width_of(&key.spans) + 1), Indent { first: " ! ", rest: "   " });
    if lines.len() > MOST_ROWS {
        lines.truncate(MOST_ROWS);
        lines.last_mut().into_iter().for_each(|last| last.push_span("…"));
    }
    let first = lines.first().cloned().unwrap_or_default();
    let rest = lines.into_iter().skip(1);
    let mark =
        first.spans.into_iter().enumerate().map(|(index, span)| if index == 0 { span.style(model.theme.accent) } else { span });
    std::iter::once(apart(mark.collect(), key, columns)).chain(rest).collect()
}

fn key(model: &Model) -> Line<'static> {
    let (wanted, label) = help(model);
    let key = key_of(Context::Browse, &wanted);
    vec![Span::styled(key, model.theme.accent), Span::styled(label, model.theme.quiet)].into()
}

/// What helps, and what it is called.
fn help(model: &Model) -> (Message, &'static str) {
    match model.failure() {
        None => (Message::Notice, " hide "),
        Some(_) if model.has_backup() => (Message::Restore, " restore "),
        Some(_) => (Message::Retry, " try again "),
    }
}

/// What the key on the notice in `area` means, if it is at `position`.
pub fn meaning(model: &Model, area: Rect, position: Position) -> Option<Message> {
    let first = usize::from(area.right()).saturating_sub(width_of(&key(model).spans));
    let is_on_key = position.y == area.y && area.contains(position) && usize::from(position.x) >= first;
    is_on_key.then(|| help(model).0)
}

/// How far saving is, for the right end of the last line.
pub fn saving(model: &Model) -> Line<'static> {
    match &model.saving {
        _ if model.access != Access::Full => Span::styled("read-only ", model.theme.alert).into(),
        Saving::Untouched => Line::default(),
        Saving::Under => Span::styled("saving… ", model.theme.quiet).into(),
        Saving::Done(_) if model.size.width < NARROWEST_WITH_TIME => Line::default(),
        Saving::Done(_) if model.size.width < NARROWEST_WITH_CLOCK => Span::styled("saved ", model.theme.quiet).into(),
        Saving::Done(at) => {
            Span::styled(format!("saved {} ", at.to_zoned(model.zone.clone()).strftime("%H:%M")), model.theme.quiet).into()
        }
        Saving::Failed(_) => Span::styled(format!("{} not saved ", model.unsaved.len()), model.theme.alert).into(),
    }
}

/// Something to tell, which takes the place of the keys until the next one.
pub fn remark(model: &Model, columns: usize) -> Option<Line<'static>> {
    let remark = clean_line(model.remark.as_ref()?);
    // The key behind it is what has to be seen.
    let (said, hint) = remark.rsplit_once(HINT).map_or((&*remark, String::new()), |(said, key)| (said, format!("{HINT}{key}")));
    let room = columns.saturating_sub(width(&hint) + 1);
    let remark = if room < SHORTEST { remark.clone() } else { format!("{}{hint}", text::shorten(said, room)).into() };
    Some(shorten(Span::styled(format!(" {remark}"), model.theme.strong).into(), columns))
}
