//! The last line of the screen: the keys that matter here, and whether everything is saved.

use ratatui::text::{Line, Span};

use super::{apart, header};
use crate::progress::counted;
use crate::text::{clean_line, width};
use crate::tui::keymap::{Binding, bindings};
use crate::tui::message::Message;
use crate::tui::model::{Mode, Model};
use crate::tui::update::available;
use crate::tui::wrap::width_of;

/// Narrower screens have no room for a remark beside what is searched for.
const NARROWEST_WITH_BOTH: u16 = 70;

/// Columns at least between the keys and what stands at the right end.
const GAP: usize = 2;

/// The line.
pub fn line(model: &Model, columns: usize) -> Line<'static> {
    let right = state(model, columns / 2);
    let room = room(&right, columns);
    let left = header::remark(model, room).unwrap_or_else(|| keys(model, room));
    apart(left, right, columns)
}

/// The columns that are left beside what stands at the right end.
fn room(right: &Line<'_>, columns: usize) -> usize {
    columns.saturating_sub(width_of(&right.spans) + GAP)
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
fn shown(model: &Model, columns: usize) -> Vec<&'static Binding> {
    let is_available = available(model);
    let is_shown =
        |binding: &&Binding| !binding.label.is_empty() && binding.keys.iter().any(|(_, message)| is_available(message));
    let shown: Vec<&'static Binding> = bindings(model.context()).filter(is_shown).collect();
    let (ways_in, ways_out) = shown.split_at(shown.len().saturating_sub(2));
    let mut room = columns.saturating_sub(ways_out.iter().map(|binding| needed(binding)).sum());
    let fitting = ways_in.iter().take_while(|binding| {
        let fits = needed(binding) <= room;
        room = room.saturating_sub(needed(binding));
        fits
    });
    fitting.chain(ways_out).copied().collect()
}

/// The columns of a row of the table, with the blanks around it.
fn needed(binding: &Binding) -> usize {
    width(&binding.short_keys()) + width(binding.label) + 3
}

fn keys(model: &Model, columns: usize) -> Line<'static> {
    let spans = shown(model, columns).into_iter().flat_map(|binding| {
        let key = Span::styled(format!(" {}", binding.short_keys()), model.theme.accent);
        [key, Span::styled(format!(" {} ", binding.label), model.theme.quiet)]
    });
    spans.collect()
}

/// What the key in this column of the line means, if there is one.
pub fn meaning(model: &Model, columns: usize, column: usize) -> Option<Message> {
    let room = room(&state(model, columns / 2), columns);
    let mut first = 0;
    for binding in shown(model, room) {
        if column < first + needed(binding) {
            // Of several keys beside each other, the one that is meant; of a range, or on the word, the first.
            let keys = binding.short_keys();
            let of_one_column = keys.chars().count() == binding.keys.len();
            let index = column.checked_sub(first + 1).filter(|index| of_one_column && *index < binding.keys.len()).unwrap_or(0);
            return binding.keys.get(index).map(|(_, message)| message.clone());
        }
        first += needed(binding);
    }
    None
}
