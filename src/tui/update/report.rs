//! Reports, calendars and packs: what is asked before they are written to new files.

use std::path::Path;

use super::answer::{Action, Refusal, does, refused};
use super::share;
use crate::export::Format;
use crate::text::{capitalized, clean_line, width};
use crate::tui::state::message::{Announcement, Effect};
use crate::tui::state::mode::Mode;
use crate::tui::state::model::Model;
use crate::tui::state::order::{Blank, Export, Exported, Order, Refused};
use crate::tui::state::parts::Access;
use crate::tui::state::prompt::{Prompt, Purpose};

/// Columns of the last line that a remark has to leave to what else stands there.
const BESIDE_REMARK: usize = 20;

/// Asks what there is to choose, and finally where to write it.
///
/// # Errors
/// When nothing is known of the progress.
pub(super) fn ask(model: &Model, export: Export) -> Result<Action, Refusal> {
    if model.access != Access::Full {
        return refused("The file cannot be read, so there is nothing to report.");
    }
    does(move |model, _| {
        let order = Order::new(export, model.today);
        let first = order.first();
        let prompt = prompt(order, first);
        // Another day is usually typed over the last report.
        model.mode = Mode::Prompt(if first == Blank::About { prompt.replaceable() } else { prompt });
    })
}

fn prompt(order: Order, blank: Blank) -> Prompt {
    let text = order.get(blank).to_owned();
    Prompt::new(Purpose::Order(blank, Box::new(order)), &text)
}

/// Takes `text` for what was asked, and asks for the next or has everything written.
///
/// # Errors
/// When it cannot be meant; why, in a sentence.
pub(super) fn accept(model: &mut Model, blank: Blank, mut order: Order, text: &str) -> Result<Option<Effect>, String> {
    // A name may have two blanks in a row.
    order.set(blank, text.trim().to_owned());
    if let Some(why) = missing(&order, blank) {
        return Err(why);
    }
    if blank == Blank::About {
        model.mode = Mode::Prompt(prompt(order, Blank::Path));
        return Ok(None);
    }
    model.orders += 1;
    model.remark = Some(format!("Writing {}…", clean_line(&order.path)));
    Ok(Some(Effect::Export { order: Box::new(order), progress: Box::new(model.progress.clone()) }))
}

/// Why what was typed cannot be meant.
fn missing(order: &Order, blank: Blank) -> Option<String> {
    let why = match (blank, order.export, order.get(blank).is_empty()) {
        (Blank::About, Export::Changes, true) => {
            "Enter a date, 7d for seven days ago, a commit, or `report` for the last report."
        }
        (Blank::Path, Export::Pack, true) => "Enter the name of a folder that does not exist yet.",
        (Blank::Path, _, true) => "Enter the name of a file that does not exist yet.",
        (Blank::Path, Export::Changes, false) => return tells_nothing(&order.path),
        _ => return None,
    };
    Some(why.to_owned())
}

/// Why no report that tells what changed can have this name.
fn tells_nothing(path: &str) -> Option<String> {
    let format = Format::of_file(Path::new(path)).and_then(Format::telling_changes);
    format.err().map(|error| format!("{}.", capitalized(&error.to_string())))
}

/// Says what became of an order. Whoever waited only for that leaves, unless there is something to read first.
pub(super) fn exported(model: &mut Model, exported: Exported) -> Option<Effect> {
    model.orders = model.orders.saturating_sub(1);
    if matches!(model.mode, Mode::Leaving) && !matches!(exported, Exported::Written(_)) {
        model.mode = Mode::Browse;
    }
    match exported {
        Exported::Written(remark) => model.remark = Some(remark),
        Exported::ToLookAt { place, what } => {
            let title = "It is written; look at it before you send it".to_owned();
            share::announce(model, Announcement { title, text: place, hint: what });
        }
        Exported::Refused(refused) => not_written(model, refused),
    }
    model.can_leave().then_some(Effect::Quit)
}

/// Says why nothing was written; what was typed can be corrected, unless something else was opened meanwhile.
fn not_written(model: &mut Model, Refused { order, blank, reason }: Refused) {
    let fits = width(&reason) + BESIDE_REMARK <= usize::from(model.size.width);
    let is_free = matches!(model.mode, Mode::Browse);
    let text = order.get(blank).to_owned();
    if is_free {
        model.mode = Mode::Prompt(prompt(order, blank));
    }
    if fits || !is_free {
        model.remark = Some(reason);
        return;
    }
    model.remark = None;
    share::announce(model, Announcement { title: "Nothing is written".to_owned(), text, hint: reason });
}
