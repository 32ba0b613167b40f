//! Opens the interface and closes it; the terminal is restored before anything that may block.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::thread::Builder;
use std::time::Duration;

use super::error::ShellError;
use super::event_loop::{draw, run_loop};
use super::handover::Handover;
use super::host::{Ending, Event, Host};
use super::keyboard::{self, Keyboard, PauseRequests};
use super::launch::{Greeting, Launch};
use super::memory::{Memory, Unsaved};
use super::system_host::{Feeds, SystemHost};
use super::team::look_at_driver;
use super::threads::spawn;
use super::{signals, terminal, watch};
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

/// How long keys wait for the name that git knows.
const LONGEST_FOR_A_NAME: Duration = Duration::from_secs(5);

/// Opens the interface, and returns when it ends.
///
/// # Errors
/// When the terminal cannot be used, something could not be saved, or the file could not be read.
pub fn run(launch: Launch) -> Result<Ending, ShellError> {
    terminal::give_back_on_panic();
    let (sender, events) = channel();
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
        // The loop holds the other end.
        let _ = sender.send(Event::News(News::Announced(announcement)));
    }
    let (permits, taken) = sync_channel(keyboard::MAX_WAITING);
    let (keyboard, requests) = Keyboard::new()?;
    let state = launch.own.state.clone();
    let git_of_user = launch.git_of_user.clone();
    let shared = launch.is_shared.then(|| launch.store.clone());
    let mut host = SystemHost::new(launch, &sender, Feeds { signal, permits: taken, keyboard, handover });
    let shown = draw(screen.terminal(), &mut model, &mut display)
        .and_then(|()| host.show(screen.terminal()))
        .and_then(|()| feed(&sender, permits, requests, git_of_user));
    if let Some(store) = shared.filter(|_| shown.is_ok()) {
        look_at_driver(store, sender.clone());
    }
    let ending = shown.and_then(|()| run_loop(screen.terminal(), &mut model, &mut display, &events, &mut host));
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
fn start_remembering(events: &Sender<Event>, work: impl FnOnce() -> Remembered + Send + 'static) -> Option<Receiver<Remembered>> {
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

/// What git calls the user, if it says so soon: keys wait for it, and it may hang, as in a home on a lost network.
fn name_in_time(folder: PathBuf) -> Option<String> {
    let (answer, answers) = channel();
    let ask = move || drop(answer.send(git::user_name(&folder)));
    Builder::new().name("git".to_owned()).spawn(ask).ok()?;
    answers.recv_timeout(LONGEST_FOR_A_NAME).ok().flatten()
}

/// Starts the threads that wait for keys and for the terminal to vanish; the first one asks git for the name that keys record.
fn feed(
    events: &Sender<Event>,
    permits: SyncSender<()>,
    requests: PauseRequests,
    git_of_user: Option<PathBuf>,
) -> io::Result<()> {
    let named = move || git_of_user.and_then(name_in_time).map(News::Named);
    keyboard::read(events.clone(), permits, requests, named)?;
    #[cfg(unix)]
    signals::hang_up(events.clone())?;
    Ok(())
}
