//! The shell around the pure interface: one loop that waits, a few threads that feed it, and what the interface asks for.
//!
//! Everything that can happen arrives on one channel, so an idle screen wakes nobody; what is waiting is handled
//! before one draw.

use std::io;
use std::sync::Arc;
use std::sync::mpsc::{Sender, SyncSender, channel, sync_channel};

use jiff::{Timestamp, tz::TimeZone};
use ratatui::Terminal;
use ratatui::backend::Backend;
use ratatui::layout::Rect;

use crate::guide::Guide;
use crate::progress::Progress;
use crate::settings::ThemeName;
use crate::store::{Fingerprint, Store, StoreError};
use crate::text::shown_path;
pub use crate::tui::keymap::table as keys;
use crate::tui::message::{Effect, Message};
pub use crate::tui::model::{Abilities, Symbols};
use crate::tui::model::{Access, Model, Setting};
use crate::tui::theme::Theme;

mod editing;
mod event_loop;
mod feeders;
mod greeting;
mod handover;
mod hands;
mod keyboard;
mod memory;
mod saver;
mod terminal;
mod watch;
mod whole;

pub use event_loop::{draw, run_loop};
pub use greeting::Greeting;
use handover::Handover;
use hands::{Outside, RealHands};
use keyboard::{Asked, Keyboard};
use memory::Memory;

/// What the interface starts from.
#[derive(Debug)]
pub struct Launch {
    /// What there is to do.
    pub guide: Arc<Guide>,
    /// The progress file.
    pub store: Store,
    /// The file before it was read.
    pub seen: Option<Fingerprint>,
    /// What it holds, or why it cannot be read.
    pub progress: Result<Progress, StoreError>,
    /// Directory of what is remembered about the file.
    pub state: std::path::PathBuf,
    /// Who makes changes.
    pub user: String,
    /// The command that opens the user's own editor.
    pub editor: String,
    /// Whether to answer to the mouse.
    pub mouse: bool,
    /// For times shown to the user.
    pub zone: TimeZone,
    /// The colours to draw in.
    pub theme: ThemeName,
    /// What to draw with.
    pub symbols: Symbols,
    /// Where the user's name is kept, if anywhere.
    pub config: Option<std::path::PathBuf>,
    /// What the terminal is and can do.
    pub abilities: Abilities,
    /// What to say first.
    pub greeting: Greeting,
}

/// How the interface ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// The user left.
    Quit,
    /// A signal asked for it.
    Signal(i32),
    /// The terminal is gone.
    TerminalGone,
    /// A thread panicked.
    Panicked,
}

/// Why the interface failed.
#[derive(Debug, thiserror::Error)]
pub enum ShellError {
    /// The terminal refused.
    #[error("the terminal cannot be used: {0}")]
    Terminal(#[from] io::Error),
    /// It ended while changes were not in the file.
    #[error("not saved: {count} of your changes. {reason}")]
    Unsaved {
        /// How many changes.
        count: usize,
        /// Why, and what to do.
        reason: String,
    },
    /// It ended with everything in another file.
    #[error(
        "{}: it holds everything, with the {count} of your changes that could not be saved in their own file",
        shown_path(path)
    )]
    Elsewhere {
        /// How many changes.
        count: usize,
        /// The other file.
        path: std::path::PathBuf,
    },
    /// What was being written could not be kept.
    #[error("what you were writing is lost: {0}")]
    Draft(StoreError),
    /// The progress file could not be read all the while.
    #[error("{0}")]
    Unreadable(String),
}

/// Something that happened outside the interface.
#[derive(Debug)]
pub enum Event {
    /// A key, a paste, another size.
    Input(crossterm::event::Event),
    /// A message from a thread that worked for the interface.
    Message(Message),
    /// A signal.
    Signal(i32),
    /// The terminal is gone.
    TerminalGone,
    /// A thread panicked.
    Panicked,
}

/// What the loop can do besides updating and drawing; tests put something else in its place.
pub trait Hands<B: Backend> {
    /// The time.
    fn now(&self) -> Timestamp;

    /// Whether the program has to end now, whatever else is waiting.
    fn ended(&self) -> Option<Ending>;

    /// Called for every input: what changed outside since the last one.
    fn news(&mut self, model: &Model) -> Option<Message>;

    /// Makes the screen fit another size.
    ///
    /// # Errors
    /// When the terminal refuses.
    fn resize(&mut self, terminal: &mut Terminal<B>, screen: Rect) -> Result<(), B::Error>;

    /// Shows what was drawn.
    ///
    /// # Errors
    /// When the terminal refuses.
    fn show(&mut self, terminal: &mut Terminal<B>) -> Result<(), B::Error>;

    /// Does what the interface asks for; `Some` ends the loop.
    ///
    /// # Errors
    /// When the terminal refuses.
    fn perform(&mut self, effect: Effect) -> Result<Option<Ending>, B::Error>;

    /// Answers a signal that does not end the program.
    ///
    /// # Errors
    /// When the terminal refuses.
    fn signal(&mut self, signal: i32) -> Result<(), B::Error>;
}

/// Opens the interface and stays until the user leaves.
///
/// # Errors
/// When the terminal cannot be used, something could not be saved, or the file could not be read.
pub fn run(launch: Launch) -> Result<Ending, ShellError> {
    terminal::give_back_on_panic();
    let (sender, events) = channel();
    let handover = Handover::default();
    // From here on a signal is an event: one that came while the terminal is taken would leave it taken.
    #[cfg(unix)]
    let signal = feeders::signals(sender.clone(), handover.clone())?;
    #[cfg(not(unix))]
    let signal = feeders::EndingSignal::default();
    let mut screen = terminal::Screen::enter(launch.mouse)?;
    let mut model = open(&launch, &screen);
    let memory = Memory::open(&launch.state, &mut model);
    launch.greeting.say(&launch, &memory, &mut model);
    if let Some(told) = memory.left_behind() {
        // The loop holds the other end.
        let _ = sender.send(Event::Message(Message::Told(told)));
    }
    let (permits, taken) = sync_channel(keyboard::MOST_WAITING);
    let (keyboard, asked) = Keyboard::new()?;
    let mut hands = RealHands::new(launch, &sender, Outside { signal, taken, keyboard, handover });
    let shown =
        draw(screen.terminal(), &model).and_then(|()| hands.show(screen.terminal())).and_then(|()| feed(&sender, permits, asked));
    let ending = shown.and_then(|()| run_loop(screen.terminal(), &mut model, &events, &mut hands));
    // Before anything that may wait: the saver may not answer any more.
    let kept = memory.save(&model);
    screen.leave();
    hands.finish(model.unsaved.len())?;
    kept.map_err(ShellError::Draft)?;
    match (ending, model.access) {
        // Whoever noticed first.
        (Err(_), _) if terminal::is_gone() => Ok(Ending::TerminalGone),
        (Ok(Ending::Quit), Access::ReadOnly(damage)) => Err(ShellError::Unreadable(damage.reason)),
        (ending, _) => Ok(ending?),
    }
}

/// The interface as it opens; a file that cannot be read is shown as if nothing were done, and not touched.
fn open(launch: &Launch, screen: &terminal::Screen) -> Model {
    let setting = Setting {
        user: launch.user.clone(),
        now: Timestamp::now(),
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
    let mut model = Model::new(Arc::clone(&launch.guide), progress, setting);
    model.access = access;
    model
}

fn feed(events: &Sender<Event>, permits: SyncSender<()>, asked: Asked) -> io::Result<()> {
    keyboard::read(events.clone(), permits, asked)?;
    #[cfg(unix)]
    feeders::hang_up(events.clone())?;
    Ok(())
}
