//! The rows of what is missing before the next gate.

use super::{Listing, MOST, Row, WIDE, unlisted};
use crate::progress::{Gap, Preflight, counted};
use crate::text::clean_line;
use crate::tui::state::context::ListKind;
use crate::tui::state::message::Message;
use crate::tui::state::model::Model;

const NOTHING: &str = "Nothing that this program can see is missing. It does not say that you will pass.";

pub(super) fn listing(model: &Model) -> Listing {
    let Some(gate) = model.gate_ahead() else {
        return Listing { title: String::new(), columns: WIDE, rows: Vec::new() };
    };
    let preflight = Preflight { today: model.today, zone: &model.zone, evidence: &model.bad_evidence };
    let gaps = preflight.gaps(&model.guide, &model.progress, &gate.id);
    let count = format!("{}{}", counted(gaps.len(), "gap"), unlisted(gaps.len()));
    let title = format!("Before {}: {count}", clean_line(&gate.title));
    let rows = match gaps.as_slice() {
        [] => vec![Row::new(NOTHING, Message::Back)],
        gaps => gaps.iter().take(MOST).map(|gap| row(model, gap)).collect(),
    };
    Listing { title, columns: WIDE, rows }
}

/// What is missing, below the item that it is about.
fn row(model: &Model, gap: &Gap) -> Row {
    let (title, does) = match &gap.item {
        Some(id) => (model.name_of(std::slice::from_ref(id)), Message::ShowItem(id.clone())),
        None => ("The product".to_owned(), Message::Open(ListKind::Product)),
    };
    Row::new(title, does).with_text(&gap.words)
}
