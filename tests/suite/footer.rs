//! What the footer shows, a click on it does: at every width, whatever the keys are for.

use hie_onboard::tui::keys::{Binding, bindings};
use hie_onboard::tui::panels::footer::Footer;
use hie_onboard::tui::state::context::Context;
use hie_onboard::tui::state::message::Message;
use hie_onboard::tui::update::possible;

use crate::every_key::{count, nth};

/// Every label that is whole in `line`, by its first column.
fn labels(context: Context, line: &str) -> Vec<(usize, &'static Binding)> {
    let label = |binding: &Binding| format!(" {} {} ", binding.short_keys(), binding.label);
    let shown = bindings(context).filter(|binding| !binding.label.is_empty());
    let places = shown.filter_map(|binding| Some((hie_onboard::text::width(&line[..line.find(&label(binding))?]) + 1, binding)));
    places.collect()
}

/// The messages that the columns of `binding` stand for.
fn meanings(binding: &'static Binding) -> Vec<&'static Message> {
    let columns = hie_onboard::text::width(&format!("{} {}", binding.short_keys(), binding.label));
    let has_own_columns = binding.short_keys().chars().count() == binding.keys.len();
    let meaning = |column: usize| binding.keys.get(column).filter(|_| has_own_columns).unwrap_or(&binding.keys[0]);
    (0..columns).map(|column| &meaning(column).1).collect()
}

#[test]
fn what_the_footer_shows_a_click_on_it_does() {
    for context in Context::ALL.into_iter().filter(|context| *context != Context::Everywhere && *context != Context::TooSmall) {
        let mut seen = 0;
        for index in 0..count(context) {
            let mut model = nth(context, index).model;
            for columns in 30..=200_u16 {
                model.size.width = columns;
                let footer = Footer::new(&model, columns.into(), &|message| possible(&model, message));
                // A label may end with the line.
                let line = format!("{} ", footer.line);
                let labels = labels(context, &line);
                seen += labels.len();
                let mut expected: Vec<Option<&Message>> = vec![None; columns.into()];
                for (first, binding) in &labels {
                    for (column, message) in (*first..).zip(meanings(binding)) {
                        expected[column] = Some(message);
                    }
                }
                // The last one may be cut short: what is left of it means the same.
                let last = labels.iter().map(|(first, binding)| first + meanings(binding).len()).max().unwrap_or(0);
                let cut = line.find('…').map(|byte| hie_onboard::text::width(&line[..byte]));
                for (column, expected) in expected.into_iter().enumerate() {
                    let is_cut = expected.is_none() && cut.is_some_and(|cut| (last..=cut).contains(&column));
                    let message = footer.message_at(column);
                    assert!(message == expected || is_cut, "{context:?}, column {column} of {columns}: {message:?} in\n{line}");
                }
            }
        }
        assert!(seen > 0, "the footer of {context:?} shows no key");
    }
}
