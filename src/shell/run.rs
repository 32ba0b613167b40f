//! Opens the interface and closes it; the terminal is restored before anything that may block.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use super::error::ShellError;
use super::event_loop::{draw, run_loop};
use super::handover::Handover;
use super::host::{Ending, Event, Host};
use super::inbox::{Hold, Inbox};
use super::launch::{Greeting, Launch};
use super::memory::{Memory, Unsaved};
use super::outbox::Outbox;
use super::system_host::SystemHost;
use super::team::look_at_driver;
use super::threads::spawn;
use super::{panics, signals, terminal, watch};
use crate::git;
use crate::progress::Progress;
use crate::store::{self, StoreError};
use crate::text::shown_path;
use crate::tui::draw::theme::Theme;
use crate::tui::state::message::{Announcement, News};
use crate::tui::state::model::Model;
use crate::tui::state::parts::{Access, StartOptions};
use crate::tui::state::setup::Question;
use crate::tui::update::{display, welcome};

/// How long to wait for the disk when saving the view and drafts.
const GRACE: Duration = Duration::from_secs(2);

/// Opens the interface, and returns when it ends.
///
/// # Errors
/// When the terminal cannot be used, something could not be saved, or the file could not be read.
pub fn run(launch: Launch) -> Result<Ending, ShellError> {
    let (mut inbox, sender) = Inbox::new()?;
    panics::tell(sender.clone());
    let handover = Handover::default();
    // Signals become events before the terminal is set up: a signal that ended the program would leave it that way.
    #[cfg(unix)]
    let signal = signals::signals(sender.clone(), handover.clone())?;
    #[cfg(not(unix))]
    let signal = signals::EndingSignal::default();
    let mut screen = terminal::Screen::enter(launch.mouse, launch.fallback_size)?;
    let mut model = open(&launch, &screen);
    let mut display = display();
    let memory = Memory::open(&launch.own.state, &mut model);
    greet(&launch, &memory, &mut model);
    if let Some(announcement) = conflicted(&launch).or_else(|| memory.left_behind()) {
        sender.send(Event::News(News::Announced(announcement)));
    }
    let state = launch.own.state.clone();
    let git_of_user = launch.git_of_user.clone();
    let shared = launch.is_shared.then(|| launch.store.clone());
    let mut host = SystemHost::new(launch, &sender, signal, handover);
    let shown = draw(screen.terminal(), &mut model, &mut display)
        .and_then(|()| host.show(screen.terminal()))
        .and_then(|()| inbox.listen(&sender))
        .map(|hold| ask_for_name(git_of_user, hold, sender.clone()));
    if let Some(store) = shared.filter(|_| shown.is_ok()) {
        look_at_driver(store, sender.clone());
    }
    let ending = shown.and_then(|()| run_loop(screen.terminal(), &mut model, &mut display, &mut inbox, &mut host));
    let (access, unsaved, was_writing) = (model.access.clone(), model.unsaved.len(), model.draft().is_some());
    // Unless the user chose that, unsaved changes are not lost.
    let has_chosen = matches!(ending, Ok(Ending::QuitUnsaved));
    let (folder, has_to_save) = (state.clone(), memory.has_to_save(&model));
    // Starts before the terminal is restored, which blocks if nobody reads it; on a thread, since the disk may not answer either.
    let work = move || {
        let changes = (!has_chosen).then(|| Unsaved::keep(&state, &model));
        if changes.as_ref().is_none_or(Unsaved::is_whole) {
            memory.forget_offered(&model);
        }
        (memory.save(&model), changes)
    };
    let kept = if has_to_save { start_remembering(&sender, work) } else { None };
    screen.leave();
    let kept = kept.and_then(|kept| kept.recv_timeout(GRACE).ok());
    let is_kept = matches!(&kept, Some((_, Some(changes))) if changes.is_whole());
    // What is given up while it is being written leaves nothing behind.
    store::remove_temporary_folders();
    host.finish(unsaved).map_err(|error| if is_kept { error.with_changes_kept() } else { error })?;
    match kept {
        Some((kept, changes)) => {
            changes.into_iter().for_each(Unsaved::forget);
            kept.map_err(ShellError::Draft)?;
        }
        None if was_writing => {
            let reason = io::ErrorKind::TimedOut.into();
            return Err(ShellError::Draft(StoreError::System { path: folder, action: "does not answer", reason }));
        }
        None => {}
    }
    match (ending, access) {
        // The loop may notice that first, or the terminal.
        (Err(_), _) if terminal::is_gone() => Ok(Ending::TerminalGone),
        (Ok(Ending::Quit | Ending::QuitUnsaved), Access::ReadOnly(damage)) => Err(ShellError::Unreadable(damage.reason)),
        (ending, _) => Ok(ending?),
    }
}

/// Whether the view and draft were saved, and the unsaved changes that were kept.
type Remembered = (Result<(), StoreError>, Option<Unsaved>);

/// Does `work` on a thread; `None` if the system cannot start one.
fn start_remembering(events: &Outbox, work: impl FnOnce() -> Remembered + Send + 'static) -> Option<Receiver<Remembered>> {
    let (sender, done) = channel();
    let started = spawn("memory", events.clone(), move |_| {
        // The receiver is gone if it took too long.
        let _ = sender.send(work());
    });
    started.ok().map(|_| done)
}

/// Asks the questions of the first start, or shows the greeting.
fn greet(launch: &Launch, memory: &Memory, model: &mut Model) {
    let is_first = memory.is_new() && launch.seen.is_none();
    match launch.greeting {
        Greeting::Questions | Greeting::ScopeQuestions if is_first => welcome(model),
        Greeting::Questions | Greeting::ScopeQuestions | Greeting::Silent => {}
        Greeting::Example => model.remark = Some("A filled-in example: change what you like, nothing is kept.".to_owned()),
    }
}

/// What to tell of changes that lie in another file, if there is one.
fn conflicted(launch: &Launch) -> Option<Announcement> {
    Some(Announcement {
        title: "A sync client left a conflicted copy of the progress".to_owned(),
        text: shown_path(launch.conflicts.first()?),
        hint: "`hie-onboard import` and this name shows what is different there; then delete it.".to_owned(),
    })
}

/// The interface as it opens; a file that cannot be read is shown as if nothing were done, and not touched.
fn open(launch: &Launch, screen: &terminal::Screen) -> Model {
    let options = StartOptions {
        user: launch.user.clone(),
        profile: launch.profile.clone(),
        questions: match launch.greeting {
            Greeting::ScopeQuestions => &Question::ABOUT_PRODUCT,
            Greeting::Questions | Greeting::Silent | Greeting::Example => &Question::ALL,
        },
        now: launch.now,
        zone: launch.zone.clone(),
        theme: Theme::named(launch.theme),
        symbols: launch.symbols,
        abilities: launch.abilities,
        size: screen.size(),
    };
    let (progress, access) = match &launch.progress {
        Ok(progress) => (progress.clone(), Access::Full),
        Err(error) => (Progress::new(&launch.guide), Access::ReadOnly(watch::damage(error))),
    };
    let mut model = Model::new(Arc::clone(&launch.guide), progress, options);
    model.access = access;
    model
}

/// Asks git what it calls the user: keys are held back until it says so, unless it takes too long, as in a home on a lost network.
fn ask_for_name(folder: Option<PathBuf>, hold: Hold, events: Outbox) {
    let Some(folder) = folder else { return };
    let ask = move |events: &Outbox| {
        if let Some(name) = git::user_name(&folder) {
            events.send(Event::News(News::Named(name)));
        }
        drop(hold);
    };
    // Without a thread for it, keys record the name that is known.
    let _ = spawn("git", events, ask);
}
