//! Every message with what it does, or why it cannot be done now: the only list of either.

use jiff::{Timestamp, ToSpan};

use super::answer::{Action, READ_ONLY, Refusal, does, edits, items, nothing, refused, task};
use super::pages::go_to_page;
use super::scroll::scroll;
use super::{
    back, correspondence, due, editor, evidence, fields, filtering, glossary, helping, kept, leaving, letters, lists, mouse,
};
use super::{navigate, news, palette, preflight, product, prompts, report, saving, searching, setup, share, status, steps};
use crate::tui::state::context::ListKind;
use crate::tui::state::message::{Effect, Message};
use crate::tui::state::mode::Mode;
use crate::tui::state::model::Model;
use crate::tui::state::parts::{Access, Panel, Remedy, Target};
use crate::tui::state::setup::Question;
use crate::tui::state::shape::Shape;

/// Whether `message` would do something now.
pub fn possible(model: &Model, message: &Message) -> bool {
    action(model, message.clone(), Timestamp::UNIX_EPOCH).is_ok()
}

/// What `message` does at `now`.
///
/// # Errors
/// When it cannot be done now.
#[expect(clippy::match_same_arms, reason = "each message stands with what it needs")]
pub(super) fn action(model: &Model, message: Message, now: Timestamp) -> Result<Action, Refusal> {
    match message {
        Message::Move(motion) => does(move |model, display| scroll(model, display, motion)),
        Message::Focus(direction) if navigate::can_focus(model, direction) => {
            does(move |model, display| navigate::focus(model, display, direction))
        }
        Message::Focus(_) => nothing(),
        Message::Enter if model.panel == Panel::Items && model.target() == Some(Target::Scope) => {
            action(model, Message::SetScope, now)
        }
        Message::Enter if model.panel != Panel::Detail => does(|model, _| navigate::enter(model)),
        Message::Enter => nothing(),
        Message::Back if can_go_back(model) => does(|model, _| back::back(model)),
        Message::Back => nothing(),
        Message::Page(page) if navigate::can_open(model, page) => does(move |model, _| go_to_page(model, page)),
        Message::Page(_) => nothing(),
        Message::Tick => items(model).and_then(|items| does(move |model, _| status::tick(model, &items, now))),
        Message::Confirm => status::confirm(model, now),
        Message::Step(number) => edits(model, move |model, _| steps::toggle(model, number)),
        Message::Open(ListKind::Preflight) => preflight::open(model),
        Message::Open(kind) => lists::open(model, kind),
        Message::Status(new) => edits(model, move |model, _| status::choose(model, new, now)),
        Message::EditNote => task(model).and_then(|item| does(|model, _| prompts::note(model, item))),
        Message::EditNoteElsewhere => editor::open(model),
        Message::EditOwner => items(model).and_then(|items| does(|model, _| fields::owner(model, items))),
        Message::EditDue => items(model).and_then(|items| does(|model, _| fields::due(model, items))),
        Message::Day(days) => does(move |model, _| due::move_by(model, i64::from(days).days())),
        Message::Month(months) => does(move |model, _| due::move_by(model, i64::from(months).months())),
        Message::NoDate => does(|model, _| due::clear(model)),
        Message::Complete if fields::can_complete(model) => does(|model, _| fields::complete(model)),
        Message::Complete => refused("Nothing to complete here."),
        Message::AddEvidence => edits(model, |model, _| evidence::ask(model)),
        Message::RemoveEvidence => edits(model, |model, _| evidence::remove(model)),
        Message::Question(number) => correspondence::question(model, number),
        Message::Another(act) => correspondence::another(model, act),
        Message::Remind => correspondence::remind(model, now),
        Message::EditFollowUp => fields::follow_up(model),
        Message::ShowItem(id) => does(move |model, _| navigate::show_item(model, &id)),
        Message::Letter(matter) => letters::start(model, matter),
        Message::CopyText => letters::copy(model),
        Message::Export(export) => report::ask(model, export),
        Message::EditProduct(field) => edits(model, move |model, _| product::ask(model, field)),
        Message::Mark => task(model).and_then(|item| does(move |model, display| navigate::mark(model, display, item))),
        Message::Setup => edits(model, |model, _| setup::ask_all(model)),
        Message::SetScope => edits(model, |model, _| setup::ask(model, Question::Systems)),
        Message::Toggle => does(|model, _| setup::toggle(model)),
        Message::PreviousQuestion => does(|model, _| setup::previous(model)),
        Message::Accept => prompts::accept(model, now),
        Message::Type(input) => does(move |model, _| prompts::put(model, |prompt| prompt.write(input))),
        Message::Paste(text) => does(move |model, _| prompts::put(model, |prompt| prompt.paste(&text))),
        Message::Undo | Message::Redo if model.access != Access::Full => refused(READ_ONLY),
        Message::Undo if model.history.done.is_empty() => refused("Nothing to undo."),
        Message::Undo => does(|model, _| saving::undo(model)),
        Message::Redo if model.history.undone.is_empty() => refused("Nothing to redo."),
        Message::Redo => does(|model, _| saving::redo(model)),
        Message::Notice if model.guide.notice.is_empty() => refused("This guide has no notice."),
        Message::Notice => does(|model, _| navigate::hide_notice(model)),
        Message::Help if helping::can_open(model) => does(|model, _| helping::open_or_close(model)),
        Message::Help => nothing(),
        Message::Find => does(|model, _| searching::ask(model)),
        Message::NextHit if model.lens.finding.is_some() => does(|model, display| searching::go(model, display, true)),
        Message::PreviousHit if model.lens.finding.is_some() => does(|model, display| searching::go(model, display, false)),
        Message::NextHit | Message::PreviousHit => searching::nothing_yet(),
        Message::FilterBy(facet) => does(move |model, _| filtering::toggle(model, &facet)),
        Message::ClearFilter if model.lens.filter.is_empty() => nothing(),
        Message::ClearFilter => does(|model, _| filtering::clear(model)),
        Message::Palette => does(|model, _| palette::ask(model)),
        Message::GoToTerm(term) => does(move |model, display| glossary::go_to(model, display, &term)),
        Message::OutOfScope if model.summary.counts.out_of_scope > 0 || model.lens.shows_out_of_scope => {
            does(|model, _| filtering::show_or_hide_out_of_scope(model))
        }
        Message::OutOfScope => refused("Nothing is out of scope."),
        Message::OpenLink(address) => does(move |model, _| share::open_chosen(model, &address)),
        Message::Copy(key) => share::copy(model, key),
        Message::Mail => letters::about_item(model),
        Message::Retry if model.unsaved.is_empty() && model.access == Access::Full => nothing(),
        Message::Retry => does(|model, _| saving::retry(model)),
        Message::Restore if model.remedy() == Remedy::Backup => does(|_, _| Some(Effect::Restore)),
        Message::Restore => nothing(),
        Message::Resolve if model.remedy() == Remedy::Merge => does(|_, _| Some(Effect::Resolve)),
        Message::Resolve if model.access == Access::Full => refused("Nothing to merge."),
        Message::Resolve => {
            refused("Nothing to merge: git has no unfinished merge of this file. It has to be corrected by hand.")
        }
        Message::SaveElsewhere => does(|model, _| prompts::save_elsewhere(model)),
        Message::SaveKept => edits(model, |model, _| kept::save(model)),
        Message::DropKept => does(|model, _| kept::drop_all(model)),
        Message::Quit => does(move |model, _| leaving::quit(model, now)),
        Message::QuitUnsaved => does(|_, _| Some(Effect::QuitUnsaved)),
        Message::Suspend => does(|_, _| Some(Effect::Suspend)),
        Message::Redraw => does(|_, _| Some(Effect::Redraw)),
        Message::Mouse(_) if model.shape() == Shape::TooSmall => nothing(),
        Message::Mouse(mouse) => does(move |model, display| mouse::mouse(model, display, mouse)),
        Message::Resize(size) => does(move |model, _| {
            model.size = size;
            None::<Effect>
        }),
        Message::News(news) => does(move |model, _| news::take(model, news)),
    }
}

/// On the panels there is a way back while something is open, marked, searched for or filtered.
fn can_go_back(model: &Model) -> bool {
    let is_narrowed = model.lens.finding.is_some() || !model.lens.filter.is_empty() || !model.marked.is_empty();
    !matches!(model.mode, Mode::Browse) || model.page > 0 || model.panel == Panel::Pages || is_narrowed
}
