//! The last line of the screen: the keys that matter here, and whether everything is saved.

use ratatui::text::{Line, Span};

use super::{apart, header};
use crate::text::width;
use crate::tui::keymap::{Binding, bindings};
use crate::tui::model::Model;
use crate::tui::update::available;
use crate::tui::wrap::width_of;

/// The line.
pub fn line(model: &Model, columns: usize) -> Line<'static> {
    let saving = header::saving(model);
    let room = columns.saturating_sub(width_of(&saving.spans) + 1);
    let left = header::remark(model, room).unwrap_or_else(|| keys(model, room));
    apart(left, saving, columns)
}

/// As many keys as fit; the last two rows of a context, which lead out of it, are kept.
fn keys(model: &Model, columns: usize) -> Line<'static> {
    let is_available = available(model);
    let is_shown =
        |binding: &&Binding| !binding.label.is_empty() && binding.keys.iter().any(|(_, message)| is_available(message));
    let shown: Vec<&Binding> = bindings(model.context()).filter(is_shown).collect();
    let (ways_in, ways_out) = shown.split_at(shown.len().saturating_sub(2));
    let needed = |binding: &&Binding| width(&binding.short_keys()) + width(binding.label) + 3;
    let mut room = columns.saturating_sub(ways_out.iter().map(needed).sum());
    let fitting = ways_in.iter().take_while(|binding| {
        let fits = needed(binding) <= room;
        room = room.saturating_sub(needed(binding));
        fits
    });
    let fitting: Vec<&&Binding> = fitting.collect();
    let spans = fitting.into_iter().chain(ways_out).flat_map(|binding| {
        let key = Span::styled(format!(" {}", binding.short_keys()), model.theme.accent);
        [key, Span::styled(format!(" {} ", binding.label), model.theme.quiet)]
    });
    spans.collect()
}
