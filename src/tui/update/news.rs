//! What happened outside the interface: the file, the saver, the editor.

use super::{editor, evidence, lists, preflight, report, saving, setup, share};
use crate::tui::state::message::{Effect, News};
use crate::tui::state::model::Model;

/// Takes it over.
pub(super) fn take(model: &mut Model, news: News) -> Option<Effect> {
    match news {
        News::Loaded(progress) => return saving::loaded(model, progress),
        News::Saved(saved) => return saving::saved_to_file(model, saved),
        News::NotSaved(reason) => saving::not_saved(model, reason),
        News::Damaged(damage) => saving::damaged(model, damage),
        News::Restored(restored) => saving::restored(model, restored),
        News::Resolved(progress) => return saving::resolved(model, progress),
        News::Past(item, lines) => lists::show_past(model, item, lines),
        News::Evidence(bad) => preflight::show(model, bad),
        News::EvidenceFound(found) => return evidence::found(model, &found),
        News::Exported(exported) => return report::exported(model, exported),
        News::SavedElsewhere(path) => return saving::saved_elsewhere(model, &path),
        News::Edited(edited) => return editor::edited(model, edited),
        News::Named(name) => setup::named(model, name),
        News::Announced(announcement) => share::announce(model, announcement),
        News::Remark(remark) => model.remark = Some(remark),
    }
    None
}
