//! The real program in a real pseudo-terminal, and what a person would see of it.
//!
//! Nothing here sleeps: a test names what it waits for, and fails with the whole screen when that
//! does not come, or when the program does nothing any more, however slow the machine is.

mod activity;
pub mod raw;
#[cfg(test)]
mod tests;

use std::ffi::OsStr;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::ExitStatus;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, kill_process};
use rustix::termios::LocalModes;

pub use rustix::process::Signal;

use super::keys;
use activity::{Activity, SILENCE};

/// What to start, and in what surroundings.
pub struct Program {
    command: CommandBuilder,
    size: PtySize,
}

impl Program {
    /// The program at `path`, in an empty environment, at the root of this crate, on 24 rows of 80
    /// columns. (portable-pty sets `SHELL` all the same.)
    pub fn new(path: impl AsRef<OsStr>) -> Self {
        let mut command = CommandBuilder::new(path);
        command.env_clear();
        command.cwd(env!("CARGO_MANIFEST_DIR"));
        Self { command, size: size(24, 80) }
    }

    /// Adds arguments.
    pub fn arguments<Argument: AsRef<OsStr>>(mut self, arguments: impl IntoIterator<Item = Argument>) -> Self {
        self.command.args(arguments);
        self
    }

    /// Sets an environment variable.
    pub fn environment(mut self, name: impl AsRef<OsStr>, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Starts the program in `path`, which must exist: portable-pty would start it elsewhere.
    pub fn directory(mut self, path: impl AsRef<Path>) -> Self {
        let path = path.as_ref();
        assert!(path.is_dir(), "{} is no directory", path.display());
        self.command.cwd(path);
        self
    }

    /// Sets the size of the screen.
    pub fn size(mut self, rows: u16, columns: u16) -> Self {
        self.size = size(rows, columns);
        self
    }
}

/// A running program, its screen and its keyboard. Dropping it kills the program.
pub struct Terminal {
    shared: Arc<Shared>,
    process: Pid,
    keyboard: Box<dyn Write + Send>,
    master: Box<dyn MasterPty + Send>,
}

impl Terminal {
    /// Starts `program`.
    pub fn start(program: Program) -> Self {
        let Program { command, size } = program;
        let pair = native_pty_system().openpty(size).expect("the system has a free pseudo-terminal");
        let reader = pair.master.try_clone_reader().expect("a pseudo-terminal can be read");
        let keyboard = pair.master.take_writer().expect("a pseudo-terminal can be written once");
        let child: Box<dyn Child> = pair.slave.spawn_command(command).expect("the program starts");
        let child = child.downcast::<std::process::Child>().expect("a Unix child is one of std");
        let process = Pid::from_child(&child);
        let shared = Arc::new(Shared::new(size, process));
        shared.watch_output(reader);
        shared.watch_exit(*child);
        // The slave is dropped here: the output then ends with the last program that has it open.
        Self { shared, process, keyboard, master: pair.master }
    }

    /// Types `text`, in the notation of [`keys`].
    pub fn keys(&mut self, text: &str) {
        self.send(&keys::bytes(text));
    }

    /// Sends `bytes` as they are.
    pub fn send(&mut self, bytes: &[u8]) {
        self.keyboard.write_all(bytes).expect("the pseudo-terminal takes input");
    }

    /// Waits until `text` is on the screen.
    #[track_caller]
    pub fn wait_for(&self, text: &str) {
        self.shared.wait(&format!("{text:?} on the screen"), |state| state.text().contains(text));
    }

    /// Waits until the screen is as `is_reached` says; `description` is for the failure.
    #[track_caller]
    pub fn wait_until(&self, description: &str, is_reached: impl Fn(&vt100::Screen) -> bool) {
        self.shared.wait(description, |state| is_reached(state.parser.screen()));
    }

    /// Waits until the program has ended and all it wrote has been read. The status is that of a
    /// shell: 128 and the number of the signal, if one ended it.
    #[track_caller]
    pub fn wait_exit(&self) -> u32 {
        self.shared.wait("the program to end", State::is_over);
        self.shared.lock().status.expect("what is over has a status")
    }

    /// The screen, row by row, without trailing blanks.
    pub fn text(&self) -> String {
        self.shared.lock().text()
    }

    /// Changes the size of the screen, which signals the program.
    pub fn resize(&self, rows: u16, columns: u16) {
        // Locked, so that nothing drawn for the new size is read in the old one.
        let mut state = self.shared.lock();
        state.parser.screen_mut().set_size(nonzero(rows), nonzero(columns));
        self.master.resize(size(rows, columns)).expect("a pseudo-terminal can change its size");
    }

    /// Whether the alternate screen is shown.
    pub fn alternate_screen(&self) -> bool {
        self.shared.lock().parser.screen().alternate_screen()
    }

    /// Whether the cursor is shown.
    pub fn cursor_visible(&self) -> bool {
        !self.shared.lock().parser.screen().hide_cursor()
    }

    /// Whether pastes are bracketed.
    pub fn bracketed_paste(&self) -> bool {
        self.shared.lock().parser.screen().bracketed_paste()
    }

    /// Whether the kernel edits lines and echoes what is typed, as a shell expects to find it.
    pub fn cooked(&self) -> bool {
        let modes = self.master.get_termios().expect("a pseudo-terminal has modes").local_flags;
        LocalModes::from_bits_retain(modes.bits()).contains(LocalModes::ICANON | LocalModes::ECHO)
    }

    /// Every byte the program has written.
    pub fn raw_log(&self) -> Vec<u8> {
        self.shared.lock().log.clone()
    }

    /// The process that was started.
    pub fn process_id(&self) -> u32 {
        self.process.as_raw_nonzero().get().cast_unsigned()
    }

    /// Sends `signal` to the process that was started.
    pub fn signal(&self, signal: Signal) {
        kill_process(self.process, signal).expect("the program still runs");
    }

    /// Sends `signal` to the process that a shell has put into the foreground.
    pub fn signal_foreground(&self, signal: Signal) {
        let group = self.master.process_group_leader().and_then(Pid::from_raw).expect("something is in the foreground");
        kill_process(group, signal).expect("the first of its group still runs");
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // Only while it has no status: its number may be another's afterwards.
        if self.shared.lock().status.is_none() {
            let _ = kill_process(self.process, Signal::KILL);
        }
    }
}

/// What the watching threads tell the test.
struct Shared {
    process: Pid,
    state: Mutex<State>,
    changed: Condvar,
}

struct State {
    parser: vt100::Parser,
    log: Vec<u8>,
    output_ended: bool,
    status: Option<u32>,
}

impl Shared {
    fn new(size: PtySize, process: Pid) -> Self {
        let parser = vt100::Parser::new(nonzero(size.rows), nonzero(size.cols), 0);
        let state = State { parser, log: Vec::new(), output_ended: false, status: None };
        Self { process, state: Mutex::new(state), changed: Condvar::new() }
    }

    /// A failed assertion elsewhere must not hide behind a poisoned lock.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn update(&self, change: impl FnOnce(&mut State)) {
        change(&mut self.lock());
        self.changed.notify_all();
    }

    #[track_caller]
    fn wait(&self, awaited: &str, is_reached: impl Fn(&State) -> bool) {
        let is_open = |state: &mut State| !is_reached(state) && !state.is_over();
        let mut activity = Activity::of(self.process);
        let mut state = self.lock();
        loop {
            let written = state.log.len();
            let waited = self.changed.wait_timeout_while(state, SILENCE, is_open);
            let timeout;
            (state, timeout) = waited.unwrap_or_else(PoisonError::into_inner);
            if !timeout.timed_out() || !activity.goes_on() && written == state.log.len() {
                break;
            }
        }
        assert!(is_reached(&state), "waited in vain for {awaited}; {}", state.describe());
    }

    fn watch_output(self: &Arc<Self>, mut reader: Box<dyn Read + Send>) {
        let shared = Arc::clone(self);
        thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(count @ 1..) = reader.read(&mut buffer) {
                shared.update(|state| state.receive(&buffer[..count]));
            }
            shared.update(|state| state.output_ended = true);
        });
    }

    fn watch_exit(self: &Arc<Self>, mut child: std::process::Child) {
        let shared = Arc::clone(self);
        thread::spawn(move || {
            let status = child.wait().expect("nobody else waits for the child");
            shared.update(|state| state.status = Some(as_in_a_shell(status)));
        });
    }
}

impl State {
    fn receive(&mut self, bytes: &[u8]) {
        self.log.extend_from_slice(bytes);
        self.parser.process(bytes);
    }

    /// Whether nothing more can come.
    fn is_over(&self) -> bool {
        self.output_ended && self.status.is_some()
    }

    fn rows(&self) -> impl Iterator<Item = String> {
        let screen = self.parser.screen();
        let (_, columns) = screen.size();
        screen.rows(0, columns.get()).map(|row| row.trim_end().to_owned())
    }

    fn text(&self) -> String {
        self.rows().collect::<Vec<_>>().join("\n")
    }

    fn describe(&self) -> String {
        let status = self.status.map_or("still runs".to_owned(), |status| format!("ended with {status}"));
        let rows: Vec<_> = self.rows().map(|row| format!("│{row}")).collect();
        format!("the program {status}; the screen:\n{}", rows.join("\n"))
    }
}

fn as_in_a_shell(status: ExitStatus) -> u32 {
    let number = status.code().or_else(|| status.signal().map(|signal| 128 + signal));
    number.expect("who ended did so by exit or signal").cast_unsigned()
}

fn size(rows: u16, columns: u16) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}

fn nonzero(length: u16) -> NonZeroU16 {
    NonZeroU16::new(length).expect("a screen has rows and columns")
}
