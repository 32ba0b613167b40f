//! How far everything is: what holds up the next gate, and what the later ones need.

use ratatui::text::{Line, Span};

use super::{BETWEEN, quiet};
use crate::progress::GateState;
use crate::text::clean_line;
use crate::tui::draw::spans::shorten;
use crate::tui::draw::wrap::{Indent, wrap};
use crate::tui::state::model::Model;
use crate::tui::state::parts::Access;

/// Lower screens show one line of it: the first item has to be in sight as well.
const LOWEST_WITH_ALL: u16 = 10;

pub(super) fn lines(model: &Model, columns: usize) -> Vec<Line<'static>> {
    let words = readiness(model);
    if model.size.height < LOWEST_WITH_ALL {
        let words = std::iter::once(Span::raw(" ")).chain(words).collect::<Line<'static>>();
        return vec![shorten(words, columns)];
    }
    let mut lines = wrap(&words, columns.saturating_sub(2), Indent { first: " ", rest: " " });
    lines.extend(gates(model, columns));
    lines
}

/// How it stands, and what decides it.
fn readiness(model: &Model) -> Vec<Span<'static>> {
    if model.access != Access::Full {
        return vec![Span::raw("The file cannot be read, so your progress is not known.")];
    }
    let summary = &model.summary;
    let (label, verdict) = (clean_line(summary.label()), summary.verdict(&model.guide));
    vec![Span::styled(format!("{label}:"), model.theme.strong), Span::raw(format!(" {}.", clean_line(&verdict)))]
}

/// How much more each later gate needs than the next one.
fn gates(model: &Model, columns: usize) -> Vec<Line<'static>> {
    let gates = &model.summary.gates;
    let more = |(before, gate): (&GateState, &GateState)| (gate.open.len() - before.open.len(), gate.short.clone());
    let more = gates.iter().zip(gates.iter().skip(1)).map(more).filter(|(more, _)| *more > 0);
    let more = more.map(|(more, gate)| format!("{gate} {more} more")).collect::<Vec<_>>().join(BETWEEN);
    if model.access != Access::Full || more.is_empty() {
        return Vec::new();
    }
    quiet(model, &format!("Then: {more}"), columns)
}
