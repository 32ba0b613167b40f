//! What the lists leave out: the filter's menu, and what is out of scope.

use crate::progress::{Facet, Filter};
use crate::tui::keys::key_of;
use crate::tui::state::context::{Context, ListKind};
use crate::tui::state::lens::Lens;
use crate::tui::state::message::Message;
use crate::tui::state::mode::{List, Mode};
use crate::tui::state::model::Model;
use crate::tui::state::visible::{Hidden, hidden, visible};

/// Asks for `facet`, or no longer, and selects it in the menu.
pub(super) fn toggle(model: &mut Model, facet: &Facet) {
    let place = Facet::all(&model.guide, &model.progress).iter().position(|other| other == facet);
    if let (Mode::List(List { kind: ListKind::Filter, cursor, .. }), Some(place)) = (&mut model.mode, place) {
        *cursor = place;
    }
    look(model, |lens| lens.filter.toggle(facet));
}

/// Shows every item again.
pub(super) fn clear(model: &mut Model) {
    look(model, |lens| lens.filter = Filter::default());
}

/// Shows what is out of scope, or hides it again.
pub(super) fn show_or_hide_out_of_scope(model: &mut Model) {
    let count = model.summary.counts.out_of_scope;
    look(model, |lens| lens.shows_out_of_scope = !lens.shows_out_of_scope);
    let key = key_of(Context::Browse, &Message::OutOfScope);
    let now = if model.lens.shows_out_of_scope { "Shown" } else { "Hidden" };
    model.remark = Some(format!("{now}: {count} out of scope, which never count; {key} undoes this."));
}

/// Lets the item called `id` be seen: whoever asks for it is not told that it is filtered away.
pub(super) fn reveal(model: &mut Model, id: &str) {
    match model.item(id).and_then(|(section, item)| hidden(model, section, item)) {
        Some(Hidden::Filtered) => {
            clear(model);
            model.remark = Some("The filter was cleared to show this item.".to_owned());
        }
        Some(Hidden::OutOfScope) => look(model, |lens| lens.shows_out_of_scope = true),
        None => {}
    }
}

/// Changes what the lists leave out; what was selected in each stays so, or else what follows it.
fn look(model: &mut Model, change: impl FnOnce(&mut Lens)) {
    let selected: Vec<Option<String>> = (0..model.guide.sections.len()).map(|index| selected_in(model, index)).collect();
    change(&mut model.lens);
    model.find_again();
    for (index, id) in selected.into_iter().enumerate() {
        let Some(id) = id else { continue };
        let section = &model.guide.sections[index];
        let before = section.items.iter().take_while(|item| item.id != id);
        let cursor = before.filter(|item| hidden(model, section, item).is_none()).count();
        model.places[index + 1].cursor = cursor;
    }
}

fn selected_in(model: &Model, index: usize) -> Option<String> {
    let section = &model.guide.sections[index];
    let item = visible(model, section).nth(model.places[index + 1].cursor)?;
    Some(item.id.to_string())
}
