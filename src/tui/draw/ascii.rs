//! The screen in plain ASCII, for terminals and fonts that have nothing else: the interface's own symbols, one for one.

use ratatui::buffer::Buffer;

/// Each symbol that the interface draws with, and what stands for it.
const SYMBOLS: &[(&str, &str)] = &[
    ("│", "|"),
    ("┃", "#"),
    ("─", "-"),
    ("━", "="),
    ("▌", "|"),
    ("╭", "+"),
    ("╮", "+"),
    ("╰", "+"),
    ("╯", "+"),
    ("…", "~"),
    ("·", "-"),
    ("▲", "^"),
    ("▼", "v"),
    ("┬", "+"),
    ("┴", "+"),
    ("┼", "+"),
    ("↑", "^"),
    ("↓", "v"),
    ("←", "<"),
    ("→", ">"),
];

/// Puts the plain symbols in place.
pub fn make_plain(buffer: &mut Buffer) {
    for cell in &mut buffer.content {
        if let Some((_, plain)) = SYMBOLS.iter().find(|(symbol, _)| *symbol == cell.symbol()) {
            cell.set_symbol(plain);
        }
    }
}
