//! The last line of the screen: the keys that matter here, and whether everything is saved.

use std::ops::Range;

use ratatui::text::{Line, Span};

use super::header;
use crate::progress::counted;
use crate::text::{clean_line, width};
use crate::tui::draw::spans::apart;
use crate::tui::draw::wrap::width_of;
use crate::tui::keys::{Binding, bindings};
use crate::tui::state::message::Message;
use crate::tui::state::mode::Mode;
use crate::tui::state::model::Model;

/// Narrower screens have no room for a remark beside what is searched for.
const NARROWEST_WITH_BOTH: u16 = 70;

/// Columns at least between the keys and what stands at the right end.
const GAP: usize = 2;

/// The line, with what a click on it does.
#[derive(Debug, Default)]
pub struct Footer {
    pub line: Line<'static>,
    keys: Vec<(Range<usize>, Message)>,
}

impl Footer {
    /// The line in so many columns, with the keys whose messages are `possible`.
    pub fn new(model: &Model, columns: usize, possible: &dyn Fn(&Message) -> bool) -> Self {
        let right = state(model, columns / 2);
        let room = columns.saturating_sub(width_of(&right.spans) + GAP);
        if let Some(remark) = header::remark(model, room) {
            return Self { line: apart(remark, right, columns), keys: Vec::new() };
        }
        let (mut left, mut keys): (_, Vec<(Range<usize>, Message)>) = (Line::default(), Vec::new());
        let mut first = 0;
        for shown in shown(model, room, possible) {
            keys.extend(shown.clicks(first));
            first += shown.columns;
            left.push_span(Span::styled(format!(" {}", shown.keys), model.theme.accent));
            left.push_span(Span::styled(format!(" {} ", shown.binding.label), model.theme.quiet));
        }
        // What gives way to the right end is not there to be clicked.
        let last = first.min(columns.saturating_sub(width_of(&right.spans) + usize::from(!right.spans.is_empty())));
        for (range, _) in &mut keys {
            range.end = range.end.min(last);
        }
        Self { line: apart(left, right, columns), keys }
    }

    /// What a click in this column does.
    pub fn message_at(&self, column: usize) -> Option<&Message> {
        self.keys.iter().find(|(range, _)| range.contains(&column)).map(|(_, message)| message)
    }
}

/// A row of the table of keys as it is shown.
#[derive(Debug, Clone)]
struct Shown {
    binding: &'static Binding,
    keys: String,
    /// With the blanks around it.
    columns: usize,
}

impl Shown {
    fn new(binding: &'static Binding) -> Self {
        let keys = binding.short_keys();
        let columns = width(&keys) + width(binding.label) + 3;
        Self { binding, keys, columns }
    }

    /// What a click does from the column `first` on: of several keys beside each other each has its own, the first also the label.
    fn clicks(&self, first: usize) -> Vec<(Range<usize>, Message)> {
        // The blanks around it are those between two rows of the table.
        let all = first + 1..first + self.columns - 1;
        let own = self.keys.chars().count() == self.binding.keys.len();
        let own = self.binding.keys.iter().enumerate().skip(1).filter(|_| own);
        let own = own.map(|(index, (_, message))| (first + 1 + index..first + 2 + index, message.clone()));
        own.chain(self.binding.keys.first().map(|(_, message)| (all, message.clone()))).collect()
    }
}

/// What is marked or searched for, and how far saving is.
fn state(model: &Model, columns: usize) -> Line<'static> {
    let saving = header::saving(model);
    let saving = match model.marked.len() {
        0 => saving,
        count => std::iter::once(Span::styled(format!("{count} marked "), model.theme.accent)).chain(saving.spans).collect(),
    };
    let is_told = matches!(model.mode, Mode::Browse) && (model.remark.is_none() || model.size.width >= NARROWEST_WITH_BOTH);
    let Some(finding) = model.lens.finding.as_ref().filter(|_| is_told) else { return saving };
    let count = format!(" · {} ", counted(finding.found.len(), "item"));
    let room = columns.saturating_sub(width_of(&saving.spans) + width(&count));
    let words = crate::text::shorten(&format!("Find: {}", clean_line(&finding.words)), room).into_owned();
    let gap = if saving.spans.is_empty() { "" } else { " " };
    [Span::raw(words), Span::raw(count), Span::raw(gap)].into_iter().chain(saving.spans).collect()
}

/// As many keys as fit; the last two rows of a context, which lead out of it, are kept.
fn shown(model: &Model, columns: usize, possible: &dyn Fn(&Message) -> bool) -> Vec<Shown> {
    let is_shown = |binding: &&Binding| {
        !binding.label.is_empty() && binding.has_keys() && binding.keys.iter().any(|(_, message)| possible(message))
    };
    let mut shown: Vec<Shown> = bindings(model.context()).filter(is_shown).map(Shown::new).collect();
    let ways_out = shown.split_off(shown.len().saturating_sub(2));
    let mut room = columns.saturating_sub(ways_out.iter().map(|shown| shown.columns).sum());
    let fitting = shown.into_iter().take_while(|shown| {
        let fits = shown.columns <= room;
        room = room.saturating_sub(shown.columns);
        fits
    });
    fitting.chain(ways_out).collect()
}
