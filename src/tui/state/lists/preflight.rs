//! The rows of what is missing before the next gate.

use super::{Listing, MOST, Place, Row, WIDE, unlisted};
use crate::progress::{CAVEAT, Gap, NOTHING_MISSING, Preflight, counted};
use crate::text::{capitalized, clean_line};
use crate::tui::state::context::ListKind;
use crate::tui::state::message::Message;
use crate::tui::state::model::Model;

pub(super) fn listing(model: &Model) -> Listing {
    let Some(gate) = model.gate_ahead() else {
        return Listing { title: String::new(), columns: WIDE, rows: Vec::new() };
    };
    let preflight = Preflight { today: model.today, zone: &model.zone, evidence: &model.bad_evidence };
    let gaps = preflight.gaps(&model.guide, &model.progress, &gate.id);
    let count = format!("{}{}", counted(gaps.len(), "gap"), unlisted(gaps.len()));
    let title = format!("Before {}: {count}", clean_line(&gate.title));
    let listed = &gaps[..gaps.len().min(MOST)];
    let rows = match listed {
        [] => vec![Row::new(format!("{}. {CAVEAT}", capitalized(NOTHING_MISSING)), Message::Back)],
        gaps => Gap::by_item(gaps).flat_map(|gaps| rows(model, gaps)).collect(),
    };
    Listing { title, columns: WIDE, rows }
}

/// What is missing, each below the item that it is about.
fn rows<'m>(model: &'m Model, gaps: &'m [Gap]) -> impl Iterator<Item = Row> + use<'m> {
    gaps.iter().enumerate().map(|(index, gap)| {
        let (title, does) = match &gap.item {
            Some(id) => (model.name_of(std::slice::from_ref(id)), Message::ShowItem(id.clone())),
            None => ("The product".to_owned(), Message::Open(ListKind::Product)),
        };
        let place = if index == 0 { Place::First(title) } else { Place::Next };
        Row { place, ..Row::new(&*gap.words, does) }
    })
}
