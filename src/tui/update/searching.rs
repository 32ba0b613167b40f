//! Searching: words while they are typed, going to what was found, from hit to hit.

use super::answer::{Action, Refusal};
use super::display::Display;
use super::navigate::{open_item, show};
use crate::progress::counted;
use crate::tui::keys::key_of;
use crate::tui::panels::find::{best_hit, offset};
use crate::tui::state::context::Context;
use crate::tui::state::finding::best;
use crate::tui::state::lens::{Finding, Hit};
use crate::tui::state::message::Message;
use crate::tui::state::mode::Mode;
use crate::tui::state::model::Model;
use crate::tui::state::parts::Panel;
use crate::tui::state::prompt::{Prompt, Purpose};

/// Asks for words, in the help or for items; what was searched for until now stays until there are some.
pub(super) fn ask(model: &mut Model) {
    if let Mode::Help(help) = &mut model.mode {
        help.is_typing = true;
        return;
    }
    let before = model.lens.finding.take().map(Box::new);
    model.mode = Mode::Find { words: Prompt::new(Purpose::Find, ""), cursor: 0, before };
}

/// Why there is no hit to go to.
///
/// # Errors
/// Always.
pub(super) fn nothing_yet() -> Result<Action, Refusal> {
    let key = key_of(Context::Browse, &Message::Find);
    Err(Some(format!("No search yet: {key} starts one.")))
}

/// Finds again after the words may have changed, and offers the best.
pub(super) fn search(model: &mut Model) {
    let Mode::Find { words, .. } = &model.mode else { return };
    let words = words.content();
    model.find(&words);
    let best = best(model);
    if let Mode::Find { cursor, .. } = &mut model.mode {
        *cursor = best;
    }
}

/// Leaves the words: with what was searched for before.
pub(super) fn give_up(model: &mut Model) {
    if let Mode::Find { before, .. } = std::mem::replace(&mut model.mode, Mode::Browse) {
        model.lens.finding = before.map(|finding| *finding);
        model.find_again();
    }
}

/// Opens what is selected, and goes on searching for the words there.
pub(super) fn accept(model: &mut Model, display: &mut Display) {
    let Some(id) = model.selected().map(|(_, item)| item.id.clone()) else { return give_up(model) };
    model.mode = Mode::Browse;
    open_item(model, &id);
    model.place_mut().scroll = 0;
    display.is_outdated();
    let best = display.screen(model).detail.as_ref().map(|detail| detail.lines.clone()).and_then(|lines| {
        let (finding, (_, item)) = (model.lens.finding.as_ref()?, model.item(&id)?);
        best_hit(&finding.search, item, &lines).map(|(hit, _)| hit)
    });
    go_to_hit(model, display, &id, best);
    let (next, back) = (key_of(Context::Browse, &Message::NextHit), key_of(Context::Browse, &Message::Back));
    model.remark = model.remark.take().map(|remark| format!("{remark} · {next} next, {back} clears"));
}

/// Goes to the next hit in the open text, or the one before, or else to the next item that was found, and round.
pub(super) fn go(model: &mut Model, display: &mut Display, is_forward: bool) {
    let Some(finding) = &model.lens.finding else { return };
    if finding.found.is_empty() {
        model.remark = Some("Nothing matches all of these words now.".to_owned());
        return;
    }
    let here = model.selected().filter(|_| model.page > 0).map(|(_, item)| item.id.clone());
    let last = here.as_ref().and_then(|id| finding.hit_in(id));
    if let Some(id) = &here {
        let count = open_text(model, display);
        let number = match (last, is_forward) {
            (None, true) => Some(0),
            (None, false) => count.checked_sub(1),
            (Some(last), true) => Some(last + 1),
            (Some(last), false) => last.checked_sub(1),
        };
        if let Some(number) = number.filter(|number| *number < count) {
            return go_to_hit(model, display, id, Some(number));
        }
    }
    go_to_item(model, display, here.as_deref(), is_forward);
}

/// Brings the text of the selected item to the front, and counts its hits.
fn open_text(model: &mut Model, display: &mut Display) -> usize {
    if model.panel != Panel::Detail {
        model.panel = Panel::Detail;
        display.is_outdated();
    }
    display.screen(model).detail.as_ref().map_or(0, |detail| detail.hits.len())
}

/// Goes to the found item after or before the one called `here`.
fn go_to_item(model: &mut Model, display: &mut Display, here: Option<&str>, is_forward: bool) {
    let Some((id, is_round)) = neighbour(model, here, is_forward) else { return };
    let origin = model.origin.unwrap_or(model.page);
    show(model, &id);
    model.panel = Panel::Detail;
    model.origin = Some(origin).filter(|page| *page != model.page);
    model.place_mut().scroll = 0;
    display.is_outdated();
    let count = open_text(model, display);
    let number = if is_forward { 0 } else { count.saturating_sub(1) };
    go_to_hit(model, display, &id, (count > 0).then_some(number));
    if is_round {
        let round = if is_forward { "from the beginning" } else { "from the end" };
        model.remark = model.remark.take().map(|remark| format!("{remark} · {round}"));
    }
}

/// The found item after or before the one called `here` in the order of the guide, and whether that is round its end.
fn neighbour(model: &Model, here: Option<&str>, is_forward: bool) -> Option<(String, bool)> {
    let found = &model.lens.finding.as_ref()?.found;
    let place = here.and_then(|id| model.guide.items().position(|(_, item)| item.id == id));
    let mut onward = found.iter().filter(|found| match (is_forward, place) {
        (_, None) => is_forward,
        (true, Some(place)) => found.place > place,
        (false, Some(place)) => found.place < place,
    });
    let next = if is_forward { onward.next() } else { onward.next_back() };
    let round = if is_forward { found.first() } else { found.last() };
    next.map(|found| (found.id.clone(), false)).or_else(|| round.map(|found| (found.id.clone(), place.is_some())))
}

/// Shows the hit with this number in the open text of the item called `id`, and says which it is.
fn go_to_hit(model: &mut Model, display: &mut Display, id: &str, number: Option<usize>) {
    let detail = display.screen(model).detail.as_ref();
    let (hits, height) = detail.map_or((&[][..], 0), |detail| (&detail.hits[..], usize::from(detail.text.height)));
    let (count, line) = (hits.len(), number.and_then(|number| hits.get(number)).map(|(line, _)| *line));
    if let Some(line) = line {
        let place = model.place_mut();
        place.scroll = offset(line, place.scroll, height);
    }
    let Some(finding) = &mut model.lens.finding else { return };
    finding.hit = number.map(|number| Hit { item: id.to_owned(), number });
    model.remark = Some(describe(finding, id, number, count));
}

fn describe(finding: &Finding, id: &str, number: Option<usize>, count: usize) -> String {
    let found = finding.found.len();
    let item = finding.found.iter().position(|other| other.id == id).map(|index| format!("item {} of {found}", index + 1));
    match (number, item) {
        (Some(number), Some(item)) => format!("Hit {} of {count} in {item}", number + 1),
        (Some(number), None) => format!("Hit {} of {count} here", number + 1),
        (None, Some(item)) if count == 0 => format!("In the part of {item} that is not shown"),
        (None, Some(item)) => format!("{} in {item}", counted(count, "hit")),
        (None, None) => String::new(),
    }
}
