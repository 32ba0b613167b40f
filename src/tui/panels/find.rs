//! What was found: items and pages under the names of their sections, with an excerpt of what says the words.

use ratatui::text::{Line, Span};

use super::{excerpt, items};
use crate::guide::Item;
use crate::search::Search;
use crate::text::clean_line;
use crate::tui::draw::highlight;
use crate::tui::draw::list::Lines;
use crate::tui::draw::spans::shorten;
use crate::tui::state::lens::Finding;
use crate::tui::state::model::Model;

/// Adds the lines of the panel.
pub fn add(lines: &mut Lines, model: &Model, columns: usize) {
    lines.text(shorten(Span::styled(count(model.lens.finding.as_ref()), model.theme.quiet).into(), columns));
    let Some(finding) = &model.lens.finding else { return };
    let mut current = "";
    let mut items = model.guide.items().enumerate();
    let found = finding.found.iter().filter_map(|found| Some((found, items.find(|(place, _)| *place == found.place)?.1)));
    for (found, (section, item)) in found {
        if section.id != current {
            current = &section.id;
            lines.text("");
            let heading = || Span::styled(format!(" {}", clean_line(&section.title)), model.theme.strong);
            lines.text_with(|| shorten(heading().into(), columns));
        }
        lines.row_with(|| items::line(model, section, item, columns));
        if !found.is_in_title && excerpt::has_room(columns) {
            lines.below_with(|| excerpt::line(model, &finding.search, item, columns));
        }
    }
}

fn count(finding: Option<&Finding>) -> String {
    let Some(finding) = finding else { return " Words in titles, texts, notes, owners and ids".to_owned() };
    let found = match finding.found.len() {
        0 => " Nothing matches all of these words".to_owned(),
        count => format!(" {count} found"),
    };
    match finding.filtered_away {
        0 => found,
        count => format!("{found}, {count} more filtered out"),
    }
}

/// Which of the hits in `lines`, the text of `item`, to show first, with its line: the first on a line with every word, or else
/// the first of all. What has the words in its title is read from its beginning.
pub fn best_hit(search: &Search, item: &Item, lines: &[Line<'static>]) -> Option<(usize, usize)> {
    if search.finds_in(&item.title) {
        return None;
    }
    let hits = highlight::places(search, lines);
    let whole = hits.iter().position(|(line, _)| search.finds_in(&lines[*line].to_string()));
    let best = whole.unwrap_or(0);
    hits.get(best).map(|(line, _)| (best, *line))
}

/// The first line to show so that `line` is in sight among `height` lines, where `offset` was shown until now.
pub fn offset(line: usize, offset: usize, height: usize) -> usize {
    /// Lines shown above the one with the words.
    const ABOVE: usize = 2;
    let is_in_sight = (offset..offset + height).contains(&line);
    if is_in_sight { offset } else { line.saturating_sub(ABOVE) }
}
