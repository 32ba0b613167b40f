//! The first lines of the screen: the program's name, how things stand, and the guide's notice.

use ratatui::text::{Line, Span};

use crate::text::{self, clean_line, width};
use crate::tui::draw::spans::{apart, shorten};
use crate::tui::draw::wrap::{Indent, width_of, wrap};
use crate::tui::keys::key_of;
use crate::tui::state::context::Context;
use crate::tui::state::message::Message;
use crate::tui::state::model::Model;
use crate::tui::state::parts::{Access, Remedy, Saving};

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
    let counts = model.summary.counts;
    if model.access != Access::Full {
        return apart(Span::styled(" hie-onboard", model.theme.strong).into(), Line::raw("the file cannot be read "), columns);
    }
    let name = Span::styled(" hie-onboard", model.theme.strong);
    let name = match &model.profile {
        Some(profile) => Span::styled(format!("{} · {}", name.content, clean_line(profile)), model.theme.strong),
        None => name,
    };
    let guide = Span::styled(format!(" · {}", clean_line(&model.guide.title)), model.theme.quiet);
    let (label, fraction) = (standing(model), format!("{}/{}", counts.closed(), counts.total));
    let whole = format!("{label} · {} of {} done or not applicable", counts.closed(), counts.total);
    let waiting = (counts.waiting > 0).then(|| format!("{whole} · {} waiting", counts.waiting));
    let shorter = waiting.into_iter().chain([whole, format!("{label} · {fraction}")]);
    let fits = |right: &String| width_of(std::slice::from_ref(&name)) + width(right) + 1 < columns;
    let right = shorter.into_iter().find(fits).unwrap_or(fraction);
    let right = Line::raw(format!("{right} "));
    let product = model.progress.product.name();
    let product = (!product.is_empty()).then(|| Span::styled(format!(" · {}", clean_line(&product)), model.theme.text));
    let fits = |left: &Vec<Span<'static>>| width_of(left) + width_of(&right.spans) < columns;
    let named: Vec<Span> = [name.clone()].into_iter().chain(product).collect();
    let whole: Vec<Span> = named.iter().cloned().chain([guide]).collect();
    let left = [whole, named].into_iter().find(fits).unwrap_or_else(|| vec![name]);
    apart(left.into(), right, columns)
}

/// The next gate with what is open before it.
fn standing(model: &Model) -> String {
    let label = clean_line(model.summary.label());
    model.summary.next_gate().map_or_else(|| label.to_string(), |gate| format!("{label}: {} open", gate.open.len()))
}

/// What went wrong, or else the guide's warning, with the key that helps at the right end of its first line.
#[derive(Debug, Default)]
pub struct Notice {
    pub lines: Vec<Line<'static>>,
    /// What the key does.
    pub message: Option<Message>,
    /// The first column of the key.
    pub key: usize,
}

/// The notice in so many columns.
pub fn notice(model: &Model, columns: usize) -> Notice {
    let (text, style) = match model.failure() {
        Some(reason) => (reason, model.theme.alert),
        None => (model.guide.notice.text.as_str(), model.theme.text),
    };
    let (message, label) = help(model);
    let key = vec![Span::styled(key_of(Context::Browse, &message), model.theme.accent), Span::styled(label, model.theme.quiet)];
    let text = [Span::styled(clean_line(text).into_owned(), style)];
    let mut lines = wrap(&text, columns.saturating_sub(width_of(&key) + 1), Indent { first: " ! ", rest: "   " });
    if lines.len() > MOST_ROWS {
        lines.truncate(MOST_ROWS);
        lines.last_mut().into_iter().for_each(|last| last.push_span("…"));
    }
    let first_column = columns.saturating_sub(width_of(&key));
    if let Some(first) = lines.first_mut() {
        let mut line = std::mem::take(first);
        line.spans.first_mut().into_iter().for_each(|mark| mark.style = model.theme.accent);
        *first = apart(line, key.into(), columns);
    }
    Notice { lines, message: Some(message), key: first_column }
}

/// What helps, and what it is called.
fn help(model: &Model) -> (Message, &'static str) {
    match model.failure() {
        None => (Message::Notice, " hide "),
        Some(_) if model.remedy() == Remedy::Merge => (Message::Resolve, " merge both sides "),
        Some(_) if model.remedy() == Remedy::Backup => (Message::Restore, " restore "),
        Some(_) => (Message::Retry, " try again "),
    }
}

/// How far saving is, for the right end of the last line.
pub fn saving(model: &Model) -> Line<'static> {
    match &model.saving {
        _ if model.access != Access::Full && !model.unsaved.is_empty() => not_saved(model),
        _ if model.access != Access::Full => Span::styled("read-only ", model.theme.alert).into(),
        Saving::Untouched => Line::default(),
        Saving::Under => Span::styled("saving… ", model.theme.quiet).into(),
        Saving::Done(_) if model.size.width < NARROWEST_WITH_TIME => Line::default(),
        Saving::Done(_) if model.size.width < NARROWEST_WITH_CLOCK => Span::styled("saved ", model.theme.quiet).into(),
        Saving::Done(at) => {
            Span::styled(format!("saved {} ", at.to_zoned(model.zone.clone()).strftime("%H:%M")), model.theme.quiet).into()
        }
        Saving::Failed(_) => not_saved(model),
    }
}

fn not_saved(model: &Model) -> Line<'static> {
    Span::styled(format!("{} not saved ", model.unsaved.len()), model.theme.alert).into()
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
