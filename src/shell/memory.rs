//! What the interface remembers beside the progress: the view, what was being written, and what can be taken back.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::drafts;
use crate::journal::Journal;
use crate::progress::{Change, Field};
use crate::store::{StoreError, memory};
use crate::text::shown_path;
use crate::tui::state::message::Announcement;
use crate::tui::state::model::Model;
use crate::tui::state::prompt::{Draft, Purpose};
use crate::tui::state::remembered::Remembered;
use crate::tui::update::resume;

/// The memory of one progress file.
#[derive(Debug)]
pub struct Memory {
    state: PathBuf,
    /// The draft that is in the interface again; others are kept.
    resumed: Option<PathBuf>,
    /// Whether nothing was remembered.
    is_new: bool,
    /// A note that an editor had when the program was ended.
    left_behind: Option<PathBuf>,
}

impl Memory {
    /// Puts `model` where it was, with what was being written.
    pub fn open(state: &Path, model: &mut Model) -> Self {
        let remembered: Option<Remembered> = memory::load(&view_file(state));
        let is_new = remembered.is_none();
        remembered.unwrap_or_default().restore(model);
        model.history.done = Journal::load(state).into_actions();
        let names = memory::names(state);
        let paths = |is_meant: fn(&str) -> bool| names.iter().filter(move |name| is_meant(name)).map(|name| state.join(name));
        let is_resumed = |path: &PathBuf| memory::load(path).is_some_and(|draft: Draft| resume(model, &draft));
        let resumed = paths(is_draft).find(is_resumed);
        let left_behind = paths(drafts::is_draft).find(|path| !is_in_use(path));
        Self { state: state.to_owned(), is_new: is_new && resumed.is_none(), resumed, left_behind }
    }

    /// What to tell of a note that an editor had when the program was ended, if there is one.
    pub fn left_behind(&self) -> Option<Announcement> {
        let path = self.left_behind.as_ref()?;
        Some(Announcement {
            title: "A note was left in an editor; it is kept in".to_owned(),
            text: shown_path(path),
            hint: "Take from it what you need, then delete it.".to_owned(),
        })
    }

    /// Whether this is the first time that the interface opens on the progress file.
    pub fn is_new(&self) -> bool {
        self.is_new
    }

    /// Remembers all that; only what was typed is worth a failure.
    ///
    /// # Errors
    /// When what was being written could not be kept.
    pub fn save(&self, model: &Model) -> Result<(), StoreError> {
        let kept = match (model.draft(), &self.resumed) {
            (Some(draft), Some(resumed)) => memory::save(resumed, &draft),
            (Some(draft), None) => memory::save(&free_draft(&self.state), &draft),
            (None, resumed) => {
                if let Some(resumed) = resumed {
                    memory::forget(resumed);
                }
                Ok(())
            }
        };
        let _ = memory::save(&view_file(&self.state), &Remembered::of(model));
        kept
    }
}

/// Whether the interface never opened on the progress file whose memory is in the directory `state`.
pub fn is_first_start(state: &Path) -> bool {
    memory::load::<Remembered>(&view_file(state)).is_none()
}

/// Remembers that somebody was there, so that nothing is asked a second time.
pub fn remember_start(state: &Path) {
    // Without it, the questions come again: no reason to stop.
    let _ = memory::save(&view_file(state), &Remembered::default());
}

/// What was typed and is not in the file yet, each in a draft of its own: the program may end before it is saved.
#[derive(Debug)]
pub struct UnsavedNotes(Vec<PathBuf>);

impl UnsavedNotes {
    /// Keeps them; one that cannot be kept is named with the changes that are not saved.
    pub fn keep(state: &Path, model: &Model) -> Self {
        let drafts: BTreeMap<&str, Draft> = model.unsaved.iter().filter_map(draft_of).collect();
        let path = |number| state.join(format!("draft-{}-{number}.json", std::process::id()));
        let kept = drafts.values().enumerate().map(|(number, draft)| (path(number), draft));
        Self(kept.filter_map(|(path, draft)| memory::save(&path, draft).ok().map(|()| path)).collect())
    }

    /// Forgets them: they are in the file.
    pub fn forget(self) {
        for path in self.0 {
            memory::forget(&path);
        }
    }
}

/// The note that `change` gives an item, as if it were still being written.
fn draft_of(change: &Change) -> Option<(&str, Draft)> {
    match change {
        Change::Item { id, before, after: Field::Note(text) } => {
            Some((id, Draft { purpose: Purpose::Note(id.clone()), text: text.clone(), seen: vec![before.clone()] }))
        }
        _ => None,
    }
}

/// Whether the program that gave the file to an editor still runs: the number of its process ends the name.
#[cfg(unix)]
fn is_in_use(path: &Path) -> bool {
    let name = path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let process = name.rsplit('-').next().and_then(|process| process.parse().ok()).and_then(rustix::process::Pid::from_raw);
    process.is_some_and(|process| rustix::process::test_kill_process(process).is_ok())
}

/// There the interface hands nothing to editors.
#[cfg(not(unix))]
fn is_in_use(_: &Path) -> bool {
    false
}

fn view_file(state: &Path) -> PathBuf {
    state.join("view.json")
}

/// Whether a file called `name` holds what was being written when the program was ended, perhaps in several windows.
fn is_draft(name: &str) -> bool {
    name.strip_suffix(".json").is_some_and(|name| name.starts_with("draft"))
}

/// A file for another draft: one that another window left stays.
fn free_draft(state: &Path) -> PathBuf {
    let usual = "draft.json";
    let is_taken = memory::names(state).iter().any(|name| name == usual);
    if is_taken { state.join(format!("draft-{}.json", std::process::id())) } else { state.join(usual) }
}
