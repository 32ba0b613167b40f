//! The menu of the filter: what can be asked of items, with the key of each, how many it holds for, and what is on.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::choices::Choices;
use crate::progress::{Facet, Filter, HowFar};
use crate::text::clean_line;
use crate::tui::keymap::{Context, key_for};
use crate::tui::message::Message;
use crate::tui::model::Model;
use crate::tui::panels::list::{Entry, Target};
use crate::tui::panels::{apart, items};

/// Columns of the box.
const WIDEST: u16 = 44;

/// The menu on `screen`.
pub(super) fn choices(model: &Model, cursor: usize, screen: Rect) -> Choices {
    let facets = Facet::all(&model.guide, &model.progress);
    let columns = usize::from(screen.width.min(WIDEST).saturating_sub(5));
    let entries = facets.iter().map(|facet| row(model, facet, columns)).collect();
    Choices { title: title(model), entries, cursor, columns: WIDEST, ..Choices::default() }
}

/// How many are let through, of all.
fn title(model: &Model) -> String {
    let all = model.summary.counts.total;
    if model.lens.filter.is_empty() {
        return "Show only".to_owned();
    }
    let shown = count(model, &model.lens.filter);
    // Two questions narrow more than one.
    let together = Facet::all(&model.guide, &model.progress).iter().filter(|facet| model.lens.filter.asks(facet)).count();
    let all_of = if together > 1 { "what is all of this" } else { "this" };
    format!("Show only {all_of}: {shown} of {all}")
}

fn row(model: &Model, facet: &Facet, columns: usize) -> Entry {
    let is_on = model.lens.filter.asks(facet);
    let key = key_for(Context::Filter, |message| matches!(message, Message::FilterBy(other) if other == facet));
    let mark = match facet {
        Facet::HowFar(HowFar::At(status)) => format!("{} ", status.mark()),
        _ => String::new(),
    };
    let label = format!("{mark}{}", clean_line(&facet.label()));
    let style = if is_on { model.theme.accent } else { model.theme.text };
    let left = vec![
        Span::styled(if is_on { " on " } else { "    " }, model.theme.accent),
        Span::styled(format!("{key:1} "), model.theme.accent),
        Span::styled(label, style),
    ];
    let mut alone = Filter::default();
    alone.toggle(facet);
    let right = Span::styled(count(model, &alone).to_string(), model.theme.quiet);
    Entry::selectable(apart(Line::from(left), right.into(), columns), Target::Row)
}

/// How many items of the product a filter lets through.
fn count(model: &Model, filter: &Filter) -> usize {
    let items = model.guide.tracked().filter(|(_, item)| !items::is_outside(model, item));
    items.filter(|(_, item)| filter.lets_through(item, &model.progress, model.today)).count()
}
