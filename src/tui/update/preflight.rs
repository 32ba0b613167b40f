//! What is missing before the next gate: listed once the files that evidence names were looked at.

use super::answer::{Action, Refusal, does, refused};
use super::lists;
use crate::progress::BadEvidence;
use crate::tui::state::context::ListKind;
use crate::tui::state::message::Effect;
use crate::tui::state::mode::Mode;
use crate::tui::state::model::Model;
use crate::tui::state::parts::Access;

/// Has the files looked at.
///
/// # Errors
/// When the guide has no gates, or nothing is known of the progress.
pub(super) fn open(model: &Model) -> Result<Action, Refusal> {
    if model.access != Access::Full {
        return refused("The file cannot be read, so it is not known what is missing.");
    }
    if model.gate_ahead().is_none() {
        return refused("This guide has no gates to look ahead to.");
    }
    does(|model, _| {
        model.mode = Mode::Browse;
        model.remark = Some("Looking at the files that evidence names…".to_owned());
        Some(Effect::LookAtEvidence(Box::new(model.progress.clone())))
    })
}

/// Lists what is missing, unless something else was opened meanwhile.
pub(super) fn show(model: &mut Model, bad: Vec<BadEvidence>) {
    model.bad_evidence = bad;
    if matches!(model.mode, Mode::Browse) {
        model.remark = None;
        lists::show(model, ListKind::Preflight, Vec::new(), 0);
    }
}
