//! Glossary terms of the selected item, looked up in place or followed to the glossary.

use super::navigate::open_item;
use crate::search::said;
use crate::text::clean_line;
use crate::tui::model::{Mode, Model};
use crate::tui::panels::{detail, find};

/// Shows the terms that the item's texts use.
pub(super) fn ask(model: &mut Model) {
    let Some((_, item)) = model.selected() else {
        model.remark = Some("Select an item to look up its terms.".to_owned());
        return;
    };
    // Addresses and names are not running text.
    let is_text = |label: &str| matches!(label, "" | "note" | "reason");
    let said = said(item, model.progress.record(&item.id));
    let texts: Vec<&str> = said.filter(|said| is_text(said.label)).map(|said| said.text).collect();
    let terms: Vec<_> = model.guide.terms_in(&texts).into_iter().cloned().collect();
    if terms.is_empty() {
        model.remark = Some("No word here is in the glossary.".to_owned());
        return;
    }
    model.mode = Mode::Glossary { terms, cursor: 0 };
}

/// Opens the glossary where it explains the selected term.
pub(super) fn accept(model: &mut Model) {
    let Mode::Glossary { terms, cursor } = std::mem::replace(&mut model.mode, Mode::Browse) else { return };
    let Some(term) = terms.get(cursor) else { return };
    let Some(id) = model.guide.glossary().map(|(_, item)| item.id.clone()) else {
        model.remark = Some("This guide has no page with its glossary.".to_owned());
        return;
    };
    open_item(model, &id);
    let begins = format!("{}:", clean_line(&term.term));
    let lines: Vec<String> = detail::lines(model).iter().map(ToString::to_string).collect();
    // A long term is broken on a narrow screen.
    let line = (0..lines.len()).find(|line| lines[*line..].join(" ").starts_with(&begins));
    let offset = line.map_or(0, |line| find::offset(model, line, 0));
    model.place_mut().scroll = offset;
}
