//! What is said about the product: asked for one fact at a time, and kept.

use super::change::{change, tell};
use super::lists;
use crate::progress::{Change, Product, ProductField};
use crate::text::{clean_line, one_line};
use crate::tui::state::context::ListKind;
use crate::tui::state::message::Effect;
use crate::tui::state::mode::Mode;
use crate::tui::state::model::Model;
use crate::tui::state::prompt::{Prompt, Purpose};

/// Asks for `field`, with its present value.
pub(super) fn ask(model: &mut Model, field: ProductField) {
    model.mode = Mode::Prompt(prompt(model, field));
}

pub(super) fn prompt(model: &Model, field: ProductField) -> Prompt {
    let seen = model.progress.product.get(field);
    Prompt::new(Purpose::Product(field, seen.clone()), &seen)
}

/// Takes over the value from the list of facts, and goes back to it.
pub(super) fn accept(model: &mut Model, field: ProductField, seen: &str, typed: &str) -> Option<Effect> {
    let effect = set(model, field, seen, typed);
    let cursor = ProductField::ALL.iter().position(|other| *other == field).unwrap_or(0);
    lists::show(model, ListKind::Product, Vec::new(), cursor);
    effect
}

/// Sets the value over the one that the user saw; a colleague may have set another meanwhile.
pub(super) fn set(model: &mut Model, field: ProductField, seen: &str, typed: &str) -> Option<Effect> {
    let typed = one_line(typed);
    if typed == one_line(&clean_line(seen)) {
        return None;
    }
    let (mut before, mut after) = (Product::clone(&model.progress.product), Product::clone(&model.progress.product));
    before.set(field, seen);
    after.set(field, &typed);
    let effect = change(model, [Change::Product { before, after }]);
    let words = if typed.is_empty() { "not set" } else { &typed };
    tell(model, &format!("The product's {}: {}", field.word(), clean_line(words)));
    effect
}
