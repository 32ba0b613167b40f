//! A window that shrinks and grows again: everything is where it was.

use crate::update::{selected, wide};

/// Places where something can be lost: cursors and offsets, a text that is scrolled, what is open over the panels.
const PLACES: [&str; 9] = ["", "jj", "3jjj", "5G", "3jj<Enter>jjjj", "6G<Enter>jj", "3jjs", "3jje words", "/audit<Down>"];

#[test]
fn smaller_and_back_is_where_it_was() {
    for keys in PLACES {
        for (columns, rows) in [(80, 24), (50, 20), (30, 8), (20, 5), (0, 0), (120, 12)] {
            let before = wide(keys);
            let (item, scroll, text) = (selected(&before).to_owned(), before.model.place().scroll, before.text());
            let after = before.press(&format!("<resize:{columns}x{rows}><resize:120x40>"));
            assert_eq!((selected(&after), after.model.place().scroll), (item.as_str(), scroll), "{keys:?} by {columns}x{rows}");
            assert_eq!(after.text(), text, "{keys:?} by {columns}x{rows}");
        }
    }
}

#[test]
fn what_is_selected_is_in_sight_at_every_size() {
    for keys in ["3jjj", "5G", "6jjjj"] {
        for (columns, rows) in [(80, 24), (50, 20), (30, 8), (120, 12)] {
            let stage = wide(keys).press(&format!("<resize:{columns}x{rows}>"));
            let title = &stage.model.selected().expect("an item is selected").1.title;
            let begin: String = title.chars().take(8).collect();
            assert!(stage.text().contains(&begin), "{begin} at {columns}x{rows}:\n{}", stage.text());
        }
    }
}
