//! The host of the real program, which performs effects.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use jiff::{Timestamp, tz::TimeZone};
use ratatui::Terminal;
use ratatui::layout::Rect;

use super::clock;
use super::error::ShellError;
use super::frames;
use super::handover::Handover;
use super::host::{Ending, Event, Host};
use super::last_read::LastRead;
use super::launch::Launch;
use super::outbox::Outbox;
use super::saver::{Saver, Work};
use super::signals::EndingSignal;
use super::team::{self, Asked};
use super::terminal::{self, Backend};
use super::watch::Watch;
use crate::guide::Guide;
use crate::progress::Progress;
use crate::store::evidence::Surroundings;
use crate::store::{Fingerprint, OwnFiles, Store};
use crate::text::shown_path;
use crate::tui::state::message::{Announcement, Effect, News};
use crate::tui::state::model::Model;

#[derive(Debug)]
pub struct SystemHost {
    pub(super) guide: Arc<Guide>,
    store: Store,
    /// Where evidence is named.
    pub(super) surroundings: Surroundings,
    /// What no report may replace.
    pub(super) own: OwnFiles,
    /// The name of the profile, if one is used.
    pub(super) profile: Option<String>,
    /// The command that opens the user's own editor.
    pub(super) editor: String,
    /// The settings file, for saving the user's name.
    config: Option<PathBuf>,
    pub(super) events: Outbox,
    /// Started by the first change.
    saver: Option<Saver>,
    /// Started by the first input.
    watch: Option<Watch>,
    /// The file just before it was read.
    seen: Option<Fingerprint>,
    last_read: LastRead,
    signal: EndingSignal,
    pub(super) handover: Handover,
    fallback_size: (Option<u16>, Option<u16>),
    pub(super) zone: TimeZone,
    /// The time while the clock says none.
    pub(super) opened: Timestamp,
}

/// Which processes stop when the program is suspended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stop {
    /// Every process in the foreground, as when Ctrl-Z is typed: a script or make would wait for us otherwise.
    Group,
    /// Only the program, which got the signal.
    #[cfg(unix)]
    Alone,
}

impl SystemHost {
    pub fn new(launch: Launch, events: &Outbox, signal: EndingSignal, handover: Handover) -> Self {
        let Launch { guide, store, surroundings, own, profile, seen, progress, editor, config, fallback_size, now, zone, .. } =
            launch;
        let last_read = LastRead::new(progress.unwrap_or_else(|_| Progress::new(&guide)));
        Self {
            guide,
            store,
            surroundings,
            own,
            profile,
            editor,
            config,
            events: events.clone(),
            saver: None,
            watch: None,
            seen,
            last_read,
            signal,
            handover,
            fallback_size,
            zone,
            opened: now,
        }
    }

    fn saver(&mut self) -> io::Result<&Saver> {
        if self.saver.is_none() {
            let (store, guide) = (self.store.clone(), Arc::clone(&self.guide));
            let work = Work::new(store, guide, self.own.state.clone(), self.last_read.clone(), self.opened);
            self.saver = Some(Saver::start(work, self.events.clone())?);
        }
        self.saver.as_ref().ok_or_else(|| io::Error::other("the saver did not start"))
    }

    fn watch(&mut self) -> io::Result<&Watch> {
        if self.watch.is_none() {
            let (store, guide) = (self.store.clone(), Arc::clone(&self.guide));
            self.watch = Some(Watch::start(store, guide, self.seen, self.last_read.clone(), self.events.clone())?);
        }
        self.watch.as_ref().ok_or_else(|| io::Error::other("the watch did not start"))
    }

    /// Waits for the saver, but not forever.
    ///
    /// # Errors
    /// When changes are not saved; `unsaved` is how many the interface knows of.
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

impl SystemHost {
    /// The launcher gets no terminal: a text browser would take ours.
    fn open(&self, address: &str) {
        let answer = match open::that_detached(address) {
            Ok(()) => News::Remark(format!("Handed to the system: {address}")),
            Err(_) => News::Announced(Announcement {
                title: "No program here opens links".to_owned(),
                text: address.to_owned(),
                hint: "Open it in your own browser or mail program.".to_owned(),
            }),
        };
        self.events.send(Event::News(answer));
    }

    /// Restores the terminal, and stops until the shell continues the program.
    #[cfg(unix)]
    fn suspend(&self, stop: Stop) -> io::Result<()> {
        if !terminal::has_shell() {
            // The terminal is not restored even for a moment: keys would become signals.
            self.redraw();
            return Ok(());
        }
        terminal::give_back();
        match stop {
            Stop::Group => rustix::process::kill_process_group(rustix::process::getpgrp(), rustix::process::Signal::STOP)?,
            Stop::Alone => signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)?,
        }
        self.take_back()
    }

    /// Windows has no job control.
    #[cfg(not(unix))]
    #[expect(clippy::unnecessary_wraps, clippy::unused_self, reason = "both are needed on Unix")]
    fn suspend(&self, _: Stop) -> io::Result<()> {
        Ok(())
    }

    /// Sets the terminal up again, and redraws everything.
    pub(super) fn take_back(&self) -> io::Result<()> {
        crossterm::terminal::disable_raw_mode()?;
        // Output that was stopped with Ctrl-S meanwhile goes on in raw mode only: before that, a write would wait for Ctrl-Q.
        crossterm::terminal::enable_raw_mode()?;
        terminal::reset();
        terminal::take()?;
        self.redraw();
        Ok(())
    }

    /// Redraws everything in the present size of the terminal: a stopped program is not told of a new one.
    fn redraw(&self) {
        // The loop handles this before it draws.
        self.events.send(Event::Resize(terminal::size(self.fallback_size)));
    }
}

impl Host<Backend> for SystemHost {
    fn now(&self) -> Timestamp {
        clock::now(self.opened)
    }

    fn ended(&self) -> Option<Ending> {
        self.signal.ending().map(Ending::Signal)
    }

    fn inputs_handled(&mut self, model: &Model) {
        if model.unsaved.is_empty()
            && let Ok(watch) = self.watch()
        {
            watch.look();
        }
    }

    fn resize(&mut self, terminal: &mut Terminal<Backend>, screen: Rect) -> io::Result<()> {
        terminal.resize(screen)
    }

    fn show(&mut self, terminal: &mut Terminal<Backend>) -> io::Result<()> {
        frames::show(terminal.backend_mut())
    }

    fn perform(&mut self, effect: Effect) -> io::Result<Option<Ending>> {
        match effect {
            Effect::Save(changes) => self.saver()?.save(changes),
            Effect::Retry => self.saver()?.retry(),
            Effect::SaveElsewhere { path, progress } => {
                let path = self.surroundings.expand(&path);
                self.saver()?.save_elsewhere(path, progress);
            }
            Effect::Restore => self.saver()?.restore(),
            Effect::Resolve => self.saver()?.resolve(),
            Effect::Past(item) => team::tell_past(Asked {
                item,
                store: self.store.clone(),
                guide: Arc::clone(&self.guide),
                zone: self.zone.clone(),
                events: self.events.clone(),
            }),
            Effect::LookAtEvidence(progress) => self.look_at_evidence(progress),
            Effect::FindEvidence { items, given, progress } => self.find_evidence(items, given, progress),
            Effect::Export { order, progress } => self.export(*order, *progress),
            Effect::Reload => self.watch()?.read(),
            Effect::Open(address) => self.open(&address),
            Effect::Edit { item, text } => self.edit(item, text)?,
            Effect::Copy(text) => terminal::copy(&text)?,
            Effect::Suspend => self.suspend(Stop::Group)?,
            Effect::SaveName(name) => {
                if let Some(config) = self.config.clone() {
                    self.saver()?.save_name(config, name);
                }
            }
            Effect::Redraw => self.redraw(),
            Effect::Quit => return Ok(Some(Ending::Quit)),
            Effect::QuitUnsaved => return Ok(Some(Ending::QuitUnsaved)),
        }
        Ok(None)
    }

    #[cfg(unix)]
    fn signal(&mut self, signal: i32) -> io::Result<()> {
        use signal_hook::consts::{SIGCONT, SIGTSTP, SIGWINCH};
        match signal {
            SIGTSTP => self.suspend(Stop::Alone)?,
            SIGCONT => self.take_back()?,
            SIGWINCH => self.redraw(),
            // Signals that end the program are handled elsewhere.
            _ => {}
        }
        Ok(())
    }

    #[cfg(not(unix))]
    fn signal(&mut self, _: i32) -> io::Result<()> {
        Ok(())
    }
}
