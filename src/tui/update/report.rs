//! Reports and calendars, written to new files.

use jiff::Timestamp;

use super::answer::{Action, Refusal, does, nothing, refused};
use crate::export::{FORMATS, Format, Report};
use crate::tui::state::message::Effect;
use crate::tui::state::mode::Mode;
use crate::tui::state::model::Model;
use crate::tui::state::parts::Access;
use crate::tui::state::prompt::{Prompt, Purpose};

/// Asks where to write a report in the format of this name.
///
/// # Errors
/// When there is no such format, or nothing is known of the progress.
pub(super) fn ask(model: &Model, name: &str) -> Result<Action, Refusal> {
    let Some(format) = format(name) else { return nothing() };
    if model.access != Access::Full {
        return refused("The file cannot be read, so there is nothing to report.");
    }
    does(move |model, _| {
        // With its day, so that the next one does not meet it.
        let file = format!("hie-onboard-{}.{}", model.today, format.extension);
        model.mode = Mode::Prompt(Prompt::new(Purpose::Report(format.name.to_owned()), &file));
    })
}

/// Writes it to `path`.
pub(super) fn write(model: &mut Model, name: &str, path: String, now: Timestamp) -> Option<Effect> {
    let format = format(name)?;
    let report = Report::new(&model.guide, &model.progress, now, model.zone.clone()).of_profile(model.profile.as_deref());
    let text = (format.write)(&report);
    Some(Effect::Export { path, text, progress: Box::new(model.progress.clone()) })
}

fn format(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}
