//! The screen in plain ASCII, for terminals and fonts without other symbols.

use ratatui::buffer::Buffer;

/// Each symbol of the interface, and its replacement.
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

pub fn make_plain(buffer: &mut Buffer) {
    for cell in &mut buffer.content {
        if let Some((_, plain)) = SYMBOLS.iter().find(|(symbol, _)| *symbol == cell.symbol()) {
            cell.set_symbol(plain);
        }
    }
}
