//! Every key, from the key table.

use ratatui::layout::Size;
use ratatui::text::{Line, Span};

use crate::text::width;
use crate::tui::keymap::{BINDINGS, Binding, Context, bindings};
use crate::tui::layout;
use crate::tui::theme::Theme;
use crate::tui::wrap::{Indent, wrap};

/// Screens of at least this many columns have room for both beside each other.
const WIDE: usize = 80;

/// Rows of the screen that are not the help's: title and footer.
const AROUND: u16 = 2;

/// The lines of the help; on narrow screens the keys stand above what they do.
pub fn lines(theme: &Theme, size: Size) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    for context in Context::ALL {
        lines.push(Line::from(Span::styled(format!(" {}", context.title()), theme.strong)));
        let rows = bindings(context).flat_map(|binding| row(binding, theme, usize::from(size.width)));
        lines.extend(rows);
        lines.push(Line::default());
    }
    lines.pop();
    lines
}

fn row(binding: &Binding, theme: &Theme, columns: usize) -> Vec<Line<'static>> {
    let column = BINDINGS.iter().map(|binding| width(&binding.all_keys())).max().unwrap_or(0);
    let keys = binding.all_keys();
    let pad = " ".repeat(column + 2 - width(&keys));
    let keys = Span::styled(format!("   {keys}"), theme.accent);
    if columns >= WIDE {
        return vec![vec![keys, Span::raw(format!("{pad}{}", binding.description))].into()];
    }
    let indent = Indent { first: "     ", rest: "     " };
    let description = wrap(&[Span::raw(binding.description)], columns.saturating_sub(2), indent);
    std::iter::once(keys.into()).chain(description).collect()
}

/// How many of them fit on a screen of `size`.
pub fn height(size: Size) -> usize {
    usize::from(layout::usable(size).height.saturating_sub(AROUND))
}
