//! Looking up keys in the table: the key for a message, and every row for people.

use super::binding::Binding;
use super::groups::groups;
use super::rows::bindings;
use crate::tui::state::context::Context;
use crate::tui::state::message::Message;

/// The table for people: the heading of each group, with its keys and what they do.
pub fn reference() -> impl Iterator<Item = (&'static str, Vec<(String, &'static str)>)> {
    let rows = |bindings: Vec<&Binding>| bindings.iter().map(|binding| (binding.all_keys(), binding.description)).collect();
    Context::ALL.into_iter().flat_map(groups).map(move |(title, bindings)| (title, rows(bindings)))
}

/// The key that `context` shows for `message`; empty if there is none.
pub fn key_of(context: Context, message: &Message) -> String {
    let mut meanings = bindings(context).flat_map(|binding| binding.keys);
    let keys = meanings.find(|(_, other)| other == message).map(|(keys, _)| keys);
    keys.and_then(|keys| keys.first()).map_or_else(String::new, |key| key.name())
}

#[cfg(test)]
mod tests {
    use super::{Context, bindings};
    use crate::tui::keys::every_row;
    use crossterm::event::KeyCode;
    use std::collections::HashMap;

    #[test]
    fn no_key_means_two_things_in_one_context() {
        for context in Context::ALL {
            let mut seen = HashMap::new();
            for binding in bindings(context).chain(bindings(Context::Everywhere).filter(|_| context != Context::Everywhere)) {
                for key in binding.keys.iter().flat_map(|(keys, _)| *keys) {
                    let other = seen.insert(*key, binding.description);
                    assert_eq!(other, None, "{} is also: {}", key.name(), binding.description);
                }
            }
        }
    }

    #[test]
    fn no_key_needs_alt_gr() {
        let keys = every_row().flat_map(|binding| binding.keys).flat_map(|(keys, _)| *keys);
        let unreachable = ['[', ']', '{', '}', '\\', '~', '^', '@', '|', '`'].map(KeyCode::Char);
        for key in keys {
            assert!(!unreachable.contains(&key.0), "{} is missing on many keyboards", key.name());
        }
    }
}
