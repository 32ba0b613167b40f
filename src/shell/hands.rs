//! What the interface asks for, done for real.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender};

use jiff::Timestamp;
use ratatui::Terminal;
use ratatui::layout::Rect;

use super::feeders::EndingSignal;
use super::handover::Handover;
use super::keyboard::Keyboard;
use super::saver::Saver;
use super::terminal::{self, Backend};
use super::watch::Watch;
use super::whole;
use super::{Ending, Event, Hands, Launch, ShellError};
use crate::guide::Guide;
use crate::store::{self, Store};
use crate::text::shown_path;
use crate::tui::message::{Effect, Message};
use crate::tui::model::{Model, Told};

/// The real thing.
#[derive(Debug)]
pub struct RealHands {
    guide: Arc<Guide>,
    store: Store,
    /// Directory of what is remembered about the file.
    pub(super) state: PathBuf,
    /// The command that opens the user's own editor.
    pub(super) editor: String,
    /// Where the user's name is kept, if anywhere.
    config: Option<PathBuf>,
    pub(super) events: Sender<Event>,
    /// Started by the first change: reading needs no saver.
    saver: Option<Saver>,
    watch: Watch,
    signal: EndingSignal,
    taken: Receiver<()>,
    pub(super) keyboard: Keyboard,
    pub(super) handover: Handover,
}

/// What ties the hands to the threads.
#[derive(Debug)]
pub struct Outside {
    /// The signal that ends the program.
    pub signal: EndingSignal,
    /// One for every input that waits; taking it makes room for another.
    pub taken: Receiver<()>,
    /// For leaving the keys to an editor.
    pub keyboard: Keyboard,
    /// For leaving the terminal to it.
    pub handover: Handover,
}

impl RealHands {
    /// Hands for the file of `launch`.
    pub fn new(launch: Launch, events: &Sender<Event>, outside: Outside) -> Self {
        let Launch { guide, store, state, seen, editor, config, .. } = launch;
        let Outside { signal, taken, keyboard, handover } = outside;
        let (watch, events) = (Watch::new(store.clone(), seen), events.clone());
        Self { guide, watch, store, state, editor, config, events, saver: None, signal, taken, keyboard, handover }
    }

    fn saver(&mut self) -> io::Result<&Saver> {
        if self.saver.is_none() {
            self.saver =
                Some(Saver::start(self.store.clone(), Arc::clone(&self.guide), self.state.clone(), self.events.clone())?);
        }
        self.saver.as_ref().ok_or_else(|| io::Error::other("the saver did not start"))
    }

    /// Waits for the saver, but not for ever.
    ///
    /// # Errors
    /// When changes are not in the file; `unsaved` is how many the interface knows of.
    pub fn finish(self, unsaved: usize) -> Result<(), ShellError> {
        let Some(saver) = self.saver else { return Ok(()) };
        let Some(leftover) = saver.finish() else {
            let reason = format!("{}: the disk does not answer", shown_path(self.store.path()));
            return Err(ShellError::Unsaved { count: unsaved, reason });
        };
        match (leftover.count(), leftover.elsewhere) {
            (0, _) => Ok(()),
            (count, Some(path)) => Err(ShellError::Elsewhere { count, path }),
            (count, None) => Err(ShellError::Unsaved { count, reason: leftover.reason }),
        }
    }
}

impl RealHands {
    /// The launcher gets no terminal: a browser for terminals would take ours.
    fn open(&self, address: &str) {
        let answer = match open::that_detached(address) {
            Ok(()) => Message::Remark(format!("Handed to the system: {address}")),
            Err(_) => Message::Told(Told {
                title: "Nothing here opens links".to_owned(),
                text: address.to_owned(),
                hint: "Open it in a browser or mail program of your own.".to_owned(),
            }),
        };
        let _ = self.events.send(Event::Message(answer));
    }

    /// Keeps the name for the next start; the interface uses it already.
    fn save_name(&self, name: &str) {
        let refused = self.config.as_deref().and_then(|config| store::config::save_user(config, name).err());
        if let Some(reason) = refused {
            let remark = format!("The name holds until you leave, since it could not be kept: {reason}");
            let _ = self.events.send(Event::Message(Message::Remark(remark)));
        }
    }

    /// Gives the terminal back and stops here until the shell continues the program.
    #[cfg(unix)]
    fn suspend(&self) -> io::Result<()> {
        if !terminal::has_shell() {
            // Not even for a moment: keys would be signals meanwhile.
            self.redraw();
            return Ok(());
        }
        terminal::give_back();
        signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)?;
        self.take_back()
    }

    /// There is no background to go to.
    #[cfg(not(unix))]
    #[expect(clippy::unnecessary_wraps, clippy::unused_self, reason = "both are needed on Unix")]
    fn suspend(&self) -> io::Result<()> {
        Ok(())
    }

    /// Takes the terminal again, whoever had it meanwhile, and paints everything.
    pub(super) fn take_back(&self) -> io::Result<()> {
        crossterm::terminal::disable_raw_mode()?;
        terminal::tidy();
        terminal::take()?;
        self.redraw();
        Ok(())
    }

    /// Lets everything be painted again, in the size that the terminal has by now: nobody tells a stopped program of another.
    fn redraw(&self) {
        // The loop holds the other end; it reads this before it draws.
        let _ = self.events.send(Event::Message(Message::Resize(terminal::size())));
    }
}

impl Hands<Backend> for RealHands {
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }

    fn ended(&self) -> Option<Ending> {
        self.signal.ending().map(Ending::Signal)
    }

    fn news(&mut self, model: &Model) -> Option<Message> {
        // Room for another input; the thread that reads them may have ended.
        let _ = self.taken.try_recv();
        if model.unsaved.is_empty() { self.watch.news(&self.guide) } else { None }
    }

    fn resize(&mut self, terminal: &mut Terminal<Backend>, screen: Rect) -> io::Result<()> {
        terminal.resize(screen)
    }

    fn show(&mut self, terminal: &mut Terminal<Backend>) -> io::Result<()> {
        whole::show(terminal.backend_mut())
    }

    fn perform(&mut self, effect: Effect) -> io::Result<Option<Ending>> {
        match effect {
            Effect::Save(changes) => self.saver()?.save(changes),
            Effect::Retry => self.saver()?.retry(),
            Effect::SaveElsewhere { path, progress } => self.saver()?.save_elsewhere(PathBuf::from(path), progress),
            Effect::Restore => self.saver()?.restore(),
            Effect::Reload => {
                let news = self.watch.read(&self.guide);
                let _ = self.events.send(Event::Message(news));
            }
            Effect::Open(address) => self.open(&address),
            Effect::Edit { item, text } => self.edit(item, text)?,
            Effect::Copy(text) => terminal::copy(&text)?,
            Effect::Suspend => self.suspend()?,
            Effect::SaveName(name) => self.save_name(&name),
            Effect::Redraw => self.redraw(),
            Effect::Quit => return Ok(Some(Ending::Quit)),
        }
        Ok(None)
    }

    #[cfg(unix)]
    fn signal(&mut self, signal: i32) -> io::Result<()> {
        use signal_hook::consts::{SIGCONT, SIGTSTP, SIGWINCH};
        match signal {
            SIGTSTP => self.suspend()?,
            SIGCONT => self.take_back()?,
            SIGWINCH => self.redraw(),
            // The ones that end the program are not asked about again.
            _ => {}
        }
        Ok(())
    }

    #[cfg(not(unix))]
    fn signal(&mut self, _: i32) -> io::Result<()> {
        Ok(())
    }
}
