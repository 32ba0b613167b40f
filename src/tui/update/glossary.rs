//! Following a term to the glossary.

use super::display::Display;
use super::navigate::open_item;
use crate::text::clean_line;
use crate::tui::panels::find;
use crate::tui::state::mode::Mode;
use crate::tui::state::model::Model;

/// Opens the glossary where it explains `term`.
pub(super) fn go_to(model: &mut Model, display: &mut Display, term: &str) {
    model.mode = Mode::Browse;
    let Some(id) = model.guide.glossary().map(|(_, item)| item.id.clone()) else {
        model.remark = Some("This guide has no glossary page.".to_owned());
        return;
    };
    open_item(model, &id);
    display.is_outdated();
    let begins = format!("{}:", clean_line(term));
    let Some(detail) = &display.screen(model).detail else { return };
    let lines: Vec<String> = detail.lines.iter().map(ToString::to_string).collect();
    // A long term is broken on a narrow screen.
    let line = (0..lines.len()).find(|line| lines[*line..].join(" ").starts_with(&begins));
    let height = usize::from(detail.text.height);
    model.place_mut().scroll = line.map_or(0, |line| find::offset(line, 0, height));
}
