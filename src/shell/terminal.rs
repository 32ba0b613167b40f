//! Taking the terminal and giving it back, always as it was found: on leaving, on errors, on panics and on signals.

use std::io::{self, Stdout, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::clipboard::CopyToClipboard;
use crossterm::event::{DisableBracketedPaste, DisableFocusChange, EnableBracketedPaste, EnableFocusChange};
use crossterm::style::Print;
use crossterm::terminal::{EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use crossterm::{cursor, execute};
use ratatui::backend::CrosstermBackend;
use ratatui::layout::{Position, Rect, Size};
use ratatui::{Terminal, TerminalOptions, Viewport};

use super::frames::Frames;
use crate::tui::state::shape::usable;

/// Where no size can be had.
const USUAL: Size = Size { width: 80, height: 24 };

/// Whether the mouse is ours while the terminal is: whoever gives it back, perhaps in a panic, has to know.
static MOUSE: AtomicBool = AtomicBool::new(false);

/// Clicks and the wheel, by numbers of any size; crossterm would ask for every movement as well, and wake us for each.
const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1006h";

/// What undoes it.
const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1000l";

/// What the interface draws on.
pub type Backend = CrosstermBackend<Frames<Stdout>>;

/// The terminal while it is taken; dropping it gives the terminal back.
#[derive(Debug)]
pub struct Screen {
    terminal: Terminal<Backend>,
    size: Size,
}

impl Screen {
    /// Takes the terminal.
    ///
    /// # Errors
    /// When the terminal refuses; it is then given back.
    pub fn enter(with_mouse: bool, usual: (Option<u16>, Option<u16>)) -> io::Result<Self> {
        MOUSE.store(with_mouse, Ordering::Release);
        // With NO_COLOR crossterm writes codes that wipe reverse and bold; our theme without colour needs no help.
        crossterm::style::force_color_output(true);
        let size = size(usual);
        let viewport = Viewport::Fixed(Rect::from((Position::ORIGIN, usable(size))));
        let backend = CrosstermBackend::new(Frames::new(io::stdout()));
        let terminal = Terminal::with_options(backend, TerminalOptions { viewport })?;
        let screen = Self { terminal, size };
        take()?;
        Ok(screen)
    }

    /// What to draw on.
    pub fn terminal(&mut self) -> &mut Terminal<Backend> {
        &mut self.terminal
    }

    /// The whole size of the terminal.
    pub fn size(&self) -> Size {
        self.size
    }

    /// Gives the terminal back now.
    pub fn leave(self) {
        drop(self);
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        give_back();
    }
}

/// Undoes what another program may have left behind: scrolling regions, other letters, the mouse.
pub fn tidy() {
    let _ = execute!(io::stdout(), Print("\x1b[!p\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l"));
}

/// Takes the terminal: raw, on its other screen, pastes and focus told apart from keys.
///
/// # Errors
/// When the terminal refuses.
pub fn take() -> io::Result<()> {
    enable_raw_mode()?;
    execute!(io::stdout(), EnterAlternateScreen, EnableBracketedPaste, EnableFocusChange)?;
    if MOUSE.load(Ordering::Acquire) {
        execute!(io::stdout(), Print(MOUSE_ON))?;
    }
    Ok(())
}

/// Undoes `take` in reverse. There is nobody to tell if it fails: the terminal may be gone.
pub fn give_back() {
    let _ = undo(&mut io::stdout());
    let _ = disable_raw_mode();
    let _ = io::stdout().flush();
}

fn undo(output: &mut impl Write) -> io::Result<()> {
    if MOUSE.load(Ordering::Acquire) {
        execute!(output, Print(MOUSE_OFF))?;
    }
    // A frame may have been cut off in the middle.
    execute!(output, EndSynchronizedUpdate, DisableFocusChange, DisableBracketedPaste, LeaveAlternateScreen, cursor::Show)
}

/// The same for a program that is about to be ended and may be stuck in the middle of writing: nothing waits, and what the
/// terminal does not take is dropped.
#[cfg(unix)]
pub fn give_back_without_waiting() {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    let output = rustix::stdio::stdout();
    let mut terminal = [PollFd::new(&output, PollFlags::OUT)];
    if poll(&mut terminal, Some(&Timespec::default())).is_ok_and(|events| events > 0) {
        let mut bytes = Vec::new();
        let _ = undo(&mut bytes);
        let _ = rustix::io::write(output, &bytes);
    }
    let _ = disable_raw_mode();
}

/// Puts `text` into the clipboard of whoever sits at the terminal, also from another computer; whether that is allowed nobody tells.
///
/// # Errors
/// When the terminal refuses.
pub fn copy(text: &str) -> io::Result<()> {
    execute!(io::stdout(), CopyToClipboard::to_clipboard_from(text))
}

/// Lets every panic give the terminal back before it is reported.
pub fn give_back_on_panic() {
    let report = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        give_back();
        report(panic);
    }));
}

/// How the terminal treats keys and lines, to be so again after somebody else had it.
#[cfg(unix)]
#[derive(Debug)]
pub struct Modes(Option<rustix::termios::Termios>);

#[cfg(unix)]
impl Modes {
    /// As it is now.
    pub fn now() -> Self {
        Self(rustix::termios::tcgetattr(rustix::stdio::stdin()).ok())
    }

    /// As it was then; a terminal that is gone needs nothing.
    pub fn restore(&self) {
        if let Some(modes) = &self.0 {
            let _ = rustix::termios::tcsetattr(rustix::stdio::stdin(), rustix::termios::OptionalActions::Now, modes);
        }
    }
}

/// There each program has its own.
#[cfg(not(unix))]
#[derive(Debug)]
pub struct Modes;

#[cfg(not(unix))]
impl Modes {
    /// Nothing to remember.
    pub fn now() -> Self {
        Self
    }

    /// Nothing to do.
    pub fn restore(&self) {}
}

/// Whether the terminal has vanished.
#[cfg(unix)]
pub fn is_gone() -> bool {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    let input = rustix::stdio::stdin();
    let mut terminal = [PollFd::new(&input, PollFlags::empty())];
    poll(&mut terminal, Some(&Timespec::default())).is_ok_and(|events| events > 0)
}

/// Whether the terminal has vanished: then so has the program.
#[cfg(not(unix))]
pub fn is_gone() -> bool {
    false
}

/// Whether somebody could continue the program if it stopped: in the process group that began the session nobody watches.
#[cfg(unix)]
pub fn has_shell() -> bool {
    rustix::process::getpgrp() != rustix::process::getsid(None).unwrap_or_else(|_| rustix::process::getpid())
}

/// The size of the terminal; crossterm would run `tput` where the system cannot tell.
#[cfg(unix)]
pub fn size(usual: (Option<u16>, Option<u16>)) -> Size {
    let size = rustix::termios::tcgetwinsize(rustix::stdio::stdout());
    or_usual(size.map_or(Size::ZERO, |size| Size { width: size.ws_col, height: size.ws_row }), usual)
}

/// A serial line and a fresh container have a size of 0: what the environment says, or what terminals usually are.
fn or_usual(size: Size, (columns, lines): (Option<u16>, Option<u16>)) -> Size {
    let known = |length: u16, named: Option<u16>, usual| if length > 0 { length } else { named.unwrap_or(usual) };
    Size { width: known(size.width, columns, USUAL.width), height: known(size.height, lines, USUAL.height) }
}

/// The size of the terminal.
#[cfg(not(unix))]
pub fn size(usual: (Option<u16>, Option<u16>)) -> Size {
    or_usual(crossterm::terminal::size().map_or(Size::ZERO, Size::from), usual)
}
