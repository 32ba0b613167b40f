//! What the interface remembers besides the progress: the view, text that was being typed, and what can be undone.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::drafts;
use crate::journal::Journal;
use crate::progress::{Change, Field};
use crate::store::{StoreError, memory};
use crate::text::shown_path;
use crate::tui::state::message::Announcement;
use crate::tui::state::model::Model;
use crate::tui::state::parts::History;
use crate::tui::state::prompt::{Draft, Purpose};
use crate::tui::state::remembered::Remembered;
use crate::tui::update::{offer, resume};

/// How the names of files begin that hold changes that could not be saved.
const KEPT: &str = "unsaved";

/// How the names of files begin that hold what was being typed.
const DRAFT: &str = "draft";

/// The memory of one progress file.
#[derive(Debug)]
pub struct Memory {
    state: PathBuf,
    /// The view as it was left last; `None` at the first start.
    view: Option<Remembered>,
    /// The draft that was restored; others are kept.
    resumed: Option<PathBuf>,
    is_new: bool,
    /// The files of changes that are offered.
    offered: Vec<PathBuf>,
    /// A note that was open in an editor when the program ended.
    left_behind: Option<PathBuf>,
}

impl Memory {
    /// Restores the view of `model`, and a draft.
    pub fn open(state: &Path, model: &mut Model) -> Self {
        let view: Option<Remembered> = memory::load(&view_file(state));
        view.clone().unwrap_or_default().restore(model);
        model.history = history(Journal::load(state));
        let names = memory::names(state);
        let paths = |is_wanted: fn(&str) -> bool| names.iter().filter(move |name| is_wanted(name)).map(|name| state.join(name));
        let is_resumed = |path: &PathBuf| memory::load(path).is_some_and(|draft: Draft| resume(model, &draft));
        let resumed = paths(is_draft).find(is_resumed);
        let offered = if resumed.is_none() { offer_kept(model, paths(is_kept).collect()) } else { Vec::new() };
        let left_behind = paths(drafts::is_note_file).find(|path| !is_in_use(path));
        let is_new = view.is_none() && resumed.is_none() && offered.is_empty();
        Self { state: state.to_owned(), view, is_new, resumed, offered, left_behind }
    }

    /// The message about a note that was open in an editor when the program ended, if there is one.
    pub fn left_behind(&self) -> Option<Announcement> {
        let path = self.left_behind.as_ref()?;
        Some(Announcement {
            title: "A note was left open in an editor; it is kept in".to_owned(),
            text: shown_path(path),
            hint: "Copy what you need from it, then delete it.".to_owned(),
        })
    }

    /// Whether the interface opens on this progress file for the first time.
    pub fn is_new(&self) -> bool {
        self.is_new
    }

    /// Forgets the changes that were offered, once it is decided what becomes of them.
    pub fn forget_offered(&self, model: &Model) {
        if model.kept.is_empty() {
            self.offered.iter().for_each(|path| memory::forget(path));
        }
    }

    /// Whether there is anything to save, or to forget.
    pub fn has_to_save(&self, model: &Model) -> bool {
        let has_files = self.resumed.is_some() || !self.offered.is_empty();
        let has_typed = model.draft().is_some() || !model.unsaved.is_empty();
        has_files || has_typed || self.view.as_ref() != Some(&Remembered::of(model))
    }

    /// Only a draft that cannot be kept is an error.
    ///
    /// # Errors
    /// When the draft could not be kept.
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
        let view = Remembered::of(model);
        if self.view.as_ref() != Some(&view) {
            let _ = memory::save_in_passing(&view_file(&self.state), &view);
        }
        kept
    }
}

/// The interface keeps what undid an action.
fn history(Journal { done, undone }: Journal) -> History {
    let inverse = |action: Vec<Change>| action.iter().rev().map(Change::inverse).collect();
    History { done, undone: undone.into_iter().map(inverse).collect() }
}

/// Whether the interface never opened on the progress file that `state` belongs to.
pub fn is_first_start(state: &Path) -> bool {
    memory::load::<Remembered>(&view_file(state)).is_none()
}

/// Remembers that the first start is over, so that its questions are not asked again.
pub fn remember_start(state: &Path) {
    // If that fails, the questions are asked again, which is no reason to stop.
    let _ = memory::save(&view_file(state), &Remembered::default());
}

/// Changes that are not saved yet: the program may end before they are. Notes alone are drafts, to go on with.
#[derive(Debug)]
pub struct Unsaved {
    files: Vec<PathBuf>,
    is_whole: bool,
}

impl Unsaved {
    pub fn keep(state: &Path, model: &Model) -> Self {
        let drafts: Option<BTreeMap<&str, Draft>> = model.unsaved.iter().map(draft_of).collect();
        let mut kept = Self { files: Vec::new(), is_whole: true };
        match drafts {
            Some(drafts) => drafts.values().for_each(|draft| kept.add(state, DRAFT, draft)),
            None => kept.add(state, KEPT, &model.unsaved),
        }
        kept
    }

    fn add(&mut self, state: &Path, kind: &str, value: &impl Serialize) {
        let path = free(state, kind);
        match memory::save(&path, value) {
            Ok(()) => self.files.push(path),
            Err(_) => self.is_whole = false,
        }
    }

    /// Whether all of them are kept.
    pub fn is_whole(&self) -> bool {
        self.is_whole
    }

    /// Removes what was kept, once the changes are saved.
    pub fn forget(self) {
        for path in self.files {
            memory::forget(&path);
        }
    }
}

/// Offers the changes in `files`; returns those that are offered.
fn offer_kept(model: &mut Model, files: Vec<PathBuf>) -> Vec<PathBuf> {
    let load = |path: PathBuf| memory::load::<Vec<Change>>(&path).map(|changes| (path, changes));
    let (files, changes): (Vec<_>, Vec<_>) = files.into_iter().filter_map(load).unzip();
    if offer(model, changes.concat()) { files } else { Vec::new() }
}

/// The note that `change` sets, as a draft.
fn draft_of(change: &Change) -> Option<(&str, Draft)> {
    match change {
        Change::Item { id, before, after: Field::Note(text) } => {
            Some((id, Draft { purpose: Purpose::Note(id.clone()), text: text.clone(), seen: vec![before.clone()] }))
        }
        _ => None,
    }
}

/// Whether the program that opened the editor still runs: the name of the file ends with its process id.
#[cfg(unix)]
fn is_in_use(path: &Path) -> bool {
    let name = path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let process = name.rsplit('-').next().and_then(|process| process.parse().ok()).and_then(rustix::process::Pid::from_raw);
    process.is_some_and(|process| rustix::process::test_kill_process(process).is_ok())
}

/// On Windows the interface opens no editor.
#[cfg(not(unix))]
fn is_in_use(_: &Path) -> bool {
    false
}

fn view_file(state: &Path) -> PathBuf {
    state.join("view.json")
}

/// Whether `name` is that of a draft; there can be several, from several windows.
fn is_draft(name: &str) -> bool {
    name.strip_suffix(".json").is_some_and(|name| name.starts_with(DRAFT))
}

/// Whether `name` is that of changes that could not be saved.
fn is_kept(name: &str) -> bool {
    name.strip_suffix(".json").is_some_and(|name| name.starts_with(KEPT))
}

/// A free file name for a draft, so that one from another window is kept.
fn free_draft(state: &Path) -> PathBuf {
    let usual = "draft.json";
    let is_taken = memory::names(state).iter().any(|name| name == usual);
    if is_taken { free(state, DRAFT) } else { state.join(usual) }
}

/// A free name for one more file of this kind: an earlier process may have had the same number, and what it kept stays.
fn free(state: &Path, kind: &str) -> PathBuf {
    let names = memory::names(state);
    let name = |number: usize| format!("{kind}-{}-{number}.json", std::process::id());
    let mut number = 0;
    while names.contains(&name(number)) {
        number += 1;
    }
    state.join(name(number))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::{Timestamp, tz::TimeZone};
    use ratatui::layout::Size;

    use super::{DRAFT, KEPT, Unsaved, free, free_draft};
    use crate::guide::Guide;
    use crate::progress::{Change, Field, Progress};
    use crate::store::memory;
    use crate::tui::draw::theme::COLOUR;
    use crate::tui::state::model::Model;
    use crate::tui::state::parts::{Abilities, StartOptions, Symbols};
    use crate::tui::state::setup::Question;

    fn model(unsaved: Vec<Field>) -> Model {
        let guide = Arc::new(Guide::embedded());
        let progress = Progress::new(&guide);
        let options = StartOptions {
            user: "ana".to_owned(),
            profile: None,
            questions: &Question::ALL,
            now: Timestamp::UNIX_EPOCH,
            zone: TimeZone::UTC,
            theme: COLOUR,
            symbols: Symbols::Drawn,
            abilities: Abilities::default(),
            size: Size { width: 80, height: 24 },
        };
        let unsaved = unsaved.into_iter().map(|field| Change::field(&progress, "agreements", field)).collect();
        let mut model = Model::new(guide, progress, options);
        model.unsaved = unsaved;
        model
    }

    #[test]
    fn what_an_earlier_process_with_the_same_number_kept_stays() {
        let state = tempfile::tempdir().expect("there is room");
        for (kind, field) in [(DRAFT, Field::Note("new".to_owned())), (KEPT, Field::Owner("new".to_owned()))] {
            let earlier = free(state.path(), kind);
            memory::save(&earlier, &"earlier").expect("it can be written");
            let unsaved = Unsaved::keep(state.path(), &model(vec![field]));
            assert!(unsaved.is_whole() && unsaved.files.len() == 1 && unsaved.files[0] != earlier, "{unsaved:?}");
            unsaved.forget();
            assert_eq!(memory::load::<String>(&earlier).as_deref(), Some("earlier"));
            assert_eq!(memory::names(state.path()).len(), if kind == DRAFT { 1 } else { 2 });
        }
    }

    #[test]
    fn a_draft_never_takes_the_name_of_another() {
        let state = tempfile::tempdir().expect("there is room");
        for number in 0..4 {
            memory::save(&free_draft(state.path()), &number).expect("it can be written");
        }
        assert_eq!(memory::names(state.path()).len(), 4);
    }
}
