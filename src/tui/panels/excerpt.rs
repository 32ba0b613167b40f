//! Where a title does not show why an item was found: the words in the midst of the text that says them.

use ratatui::text::{Line, Span};
use unicode_segmentation::UnicodeSegmentation;

use crate::guide::Item;
use crate::search::{Passage, Search, passages};
use crate::text::{clean_line, shorten, width};
use crate::tui::draw::highlight;
use crate::tui::draw::markdown;
use crate::tui::state::model::Model;

/// Excerpts stand under the title, which stands behind the mark.
const INDENT: &str = "     ";

/// Fewer columns are not worth reading.
const NARROWEST: usize = 12;

/// Wide enough for every paragraph in one line.
const ONE_LINE: usize = 100_000;

/// Whether an excerpt is worth reading in so many columns.
pub fn has_room(columns: usize) -> bool {
    columns >= width(INDENT) + NARROWEST
}

/// The excerpt of what is said about `item`; empty where the words are in no text that is shown, such as the address of a link.
pub fn line(model: &Model, search: &Search, item: &Item, columns: usize) -> Line<'static> {
    let missing = search.beyond(&item.title);
    let Some((label, text)) = best(model, &missing, item) else { return Line::default() };
    let Some(hit) = missing.hits(&text).into_iter().next() else { return Line::default() };
    let label = if label.is_empty() { String::new() } else { format!("{label}: ") };
    let room = columns.saturating_sub(width(INDENT) + width(&label));
    let shown = around(&text, hit.start, room);
    let shown = highlight::line(search, Span::styled(shown, model.theme.quiet).into(), &model.theme);
    let spans = [Span::raw(INDENT), Span::styled(label, model.theme.quiet)];
    spans.into_iter().chain(shown.spans).collect()
}

/// The text besides the title that says most of the words, as one line, with what it is: the first of those that say as many.
fn best(model: &Model, words: &Search, item: &Item) -> Option<(&'static str, String)> {
    let listed = item.shows.map(|shown| model.guide.listing(shown, model.today));
    let listed = listed.as_deref().map(|text| Passage { label: "", text, is_markdown: true });
    let mut best: Option<(usize, Passage<'_>)> = None;
    for passage in passages(item, model.progress.record(&item.id)).skip(1).chain(listed) {
        let count = words.count_in(passage.text);
        if count > best.map_or(0, |(most, _)| most) {
            best = Some((count, passage));
        }
        if count == words.count() {
            break;
        }
    }
    let (_, passage) = best?;
    let text = if passage.is_markdown { plain(model, passage.text) } else { clean_line(passage.text).into_owned() };
    Some((passage.label, text))
}

fn plain(model: &Model, text: &str) -> String {
    let lines = markdown::lines(text, ONE_LINE, &model.theme);
    lines.iter().map(ToString::to_string).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

/// As much of `text` around the byte `start` as fits `columns`, from the beginning of a word: a third of it before, or what the
/// rest leaves.
fn around(text: &str, start: usize, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let (before, after) = text.split_at(start);
    let mut room = (columns / 3).max(columns.saturating_sub(width(after) + 1));
    let mut begin = start;
    for (index, grapheme) in before.grapheme_indices(true).rev() {
        let Some(left) = room.checked_sub(width(grapheme)) else { break };
        room = left;
        if index == 0 || before[..index].ends_with(' ') {
            begin = index;
        }
    }
    let sign = if begin == 0 { "" } else { "…" };
    shorten(&format!("{sign}{}{after}", &before[begin..]), columns).into_owned()
}

#[cfg(test)]
mod tests {
    use super::around;
    use crate::text::width;

    #[test]
    fn the_words_are_in_the_midst_of_what_is_shown() {
        let text = "Every vendor signs an agreement before the sandbox is opened to the vendor's own people.";
        let start = text.find("sandbox").expect("it is there");
        assert_eq!(around(text, start, 40), "…before the sandbox is opened to the ve…");
        assert_eq!(around(text, text.find("people").expect("it is there"), 40), "…is opened to the vendor's own people.");
        assert_eq!(around(text, 0, 12), "Every vendo…");
        assert_eq!(around("short", 2, 40), "short");
    }

    #[test]
    fn wide_letters_are_counted_by_their_columns() {
        let text = "日本語 ".repeat(20);
        let start = text.rfind("語").expect("it is there");
        for columns in 0..40 {
            assert!(width(&around(&text, start, columns)) <= columns.max(1), "{columns}");
        }
    }
}
