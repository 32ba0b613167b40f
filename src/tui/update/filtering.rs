//! What the lists leave out: the filter's menu, and what is outside the scope.

use crate::progress::{Facet, Filter};
use crate::tui::keymap::{Context, key_of};
use crate::tui::message::Message;
use crate::tui::model::{Lens, Mode, Model};
use crate::tui::panels::{find, items};

/// Opens the menu.
pub(super) fn ask(model: &mut Model) {
    model.mode = Mode::Filter { cursor: 0 };
}

/// Asks for `facet`, or no longer, and selects it in the menu.
pub(super) fn toggle(model: &mut Model, facet: &Facet) {
    let place = Facet::all(&model.guide, &model.progress).iter().position(|other| other == facet);
    if let (Mode::Filter { cursor }, Some(place)) = (&mut model.mode, place) {
        *cursor = place;
    }
    look(model, |lens| lens.filter.toggle(facet));
}

/// The same for the selected row of the menu.
pub(super) fn toggle_selected(model: &mut Model) {
    let Mode::Filter { cursor } = model.mode else { return };
    let facets = Facet::all(&model.guide, &model.progress);
    if let Some(facet) = facets.get(cursor) {
        toggle(model, facet);
    }
}

/// Lets everything through again; `false` if it was.
pub(super) fn clear(model: &mut Model) -> bool {
    let is_set = !model.lens.filter.is_empty();
    if is_set {
        look(model, |lens| lens.filter = Filter::default());
    }
    is_set
}

/// Shows what is outside the scope, or hides it again.
pub(super) fn show_or_hide_outside(model: &mut Model) {
    let count = model.summary.counts.out_of_scope;
    if count == 0 && !model.lens.shows_outside {
        model.remark = Some("Nothing is outside the scope.".to_owned());
        return;
    }
    look(model, |lens| lens.shows_outside = !lens.shows_outside);
    let key = key_of(Context::Browse, &Message::Outside);
    let now = if model.lens.shows_outside { "Shown" } else { "Hidden" };
    model.remark = Some(format!("{now}: {count} outside the scope, which never count; {key} takes it back."));
}

/// Lets the item called `id` be seen: whoever asks for it is not told that it is filtered away.
pub(super) fn reveal(model: &mut Model, id: &str) {
    let hidden = model.guide.find(id).and_then(|(section, item)| items::hidden(model, section, item));
    match hidden {
        Some(items::Hidden::Filtered) => {
            clear(model);
            model.remark = Some("The filter is cleared, to show this.".to_owned());
        }
        Some(items::Hidden::Outside) => look(model, |lens| lens.shows_outside = true),
        None => {}
    }
}

/// Changes what the lists leave out; what was selected in each stays so, or else what follows it.
fn look(model: &mut Model, change: impl FnOnce(&mut Lens)) {
    let selected: Vec<Option<String>> = (0..model.guide.sections.len()).map(|index| selected_in(model, index)).collect();
    change(&mut model.lens);
    find::refresh(model);
    for (index, id) in selected.into_iter().enumerate() {
        let Some(id) = id else { continue };
        let section = &model.guide.sections[index];
        let before = section.items.iter().take_while(|item| item.id != id);
        let cursor = before.filter(|item| items::hidden(model, section, item).is_none()).count();
        model.places[index + 1].cursor = cursor;
    }
}

fn selected_in(model: &Model, index: usize) -> Option<String> {
    let section = &model.guide.sections[index];
    let item = items::visible(model, section).nth(model.places[index + 1].cursor)?;
    Some(item.id.clone())
}
