//! Sets the terminal up and always restores it: on quitting, errors, panics and signals.

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

/// For a terminal of unknown size.
const DEFAULT_SIZE: Size = Size { width: 80, height: 24 };

/// Whether the mouse is on, which has to be known when the terminal is restored, even in a panic.
static MOUSE: AtomicBool = AtomicBool::new(false);

/// Clicks and the wheel, with coordinates of any size; crossterm would also ask for every movement, and wake us for each.
const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1006h";

const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1000l";

pub type Backend = CrosstermBackend<Frames<Stdout>>;

/// The terminal in use; dropping it restores the terminal.
#[derive(Debug)]
pub struct Screen {
    terminal: Terminal<Backend>,
    size: Size,
}

impl Screen {
    /// # Errors
    /// When the terminal fails; it is then restored.
    pub fn enter(with_mouse: bool, fallback: (Option<u16>, Option<u16>)) -> io::Result<Self> {
        MOUSE.store(with_mouse, Ordering::Release);
        // With NO_COLOR crossterm writes codes that clear reverse and bold; the theme without colour needs no help.
        crossterm::style::force_color_output(true);
        let size = size(fallback);
        let viewport = Viewport::Fixed(Rect::from((Position::ORIGIN, usable(size))));
        let backend = CrosstermBackend::new(Frames::new(io::stdout()));
        let terminal = Terminal::with_options(backend, TerminalOptions { viewport })?;
        let screen = Self { terminal, size };
        take()?;
        Ok(screen)
    }

    pub fn terminal(&mut self) -> &mut Terminal<Backend> {
        &mut self.terminal
    }

    /// The whole size of the terminal.
    pub fn size(&self) -> Size {
        self.size
    }

    pub fn leave(self) {
        drop(self);
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        give_back();
    }
}

/// Resets what another program may have left on: scrolling regions, other character sets, the mouse.
pub fn reset() {
    let _ = execute!(io::stdout(), Print("\x1b[!p\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l"));
}

/// Sets up raw mode and the alternate screen, with pastes and focus reported apart from keys.
///
/// # Errors
/// When the terminal fails.
pub fn take() -> io::Result<()> {
    enable_raw_mode()?;
    execute!(io::stdout(), EnterAlternateScreen, EnableBracketedPaste, EnableFocusChange)?;
    if MOUSE.load(Ordering::Acquire) {
        execute!(io::stdout(), Print(MOUSE_ON))?;
    }
    Ok(())
}

/// Undoes `take` in reverse. Errors are ignored: the terminal may be gone.
pub fn give_back() {
    let _ = undo(&mut io::stdout());
    let _ = disable_raw_mode();
    let _ = io::stdout().flush();
}

fn undo(output: &mut impl Write) -> io::Result<()> {
    if MOUSE.load(Ordering::Acquire) {
        execute!(output, Print(MOUSE_OFF))?;
    }
    // A frame may have been interrupted.
    execute!(output, EndSynchronizedUpdate, DisableFocusChange, DisableBracketedPaste, LeaveAlternateScreen, cursor::Show)
}

/// Like `give_back`, for a program that is about to end and may be stuck in a write: it never blocks, and drops what the
/// terminal does not accept.
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

/// Copies `text` to the clipboard of the user at the terminal, even over ssh; the terminal does not report whether it allows that.
///
/// # Errors
/// When the terminal fails.
pub fn copy(text: &str) -> io::Result<()> {
    execute!(io::stdout(), CopyToClipboard::to_clipboard_from(text))
}

/// How the terminal treats keys and lines, to be restored after an editor had it.
#[cfg(unix)]
#[derive(Debug)]
pub struct Modes(Option<rustix::termios::Termios>);

#[cfg(unix)]
impl Modes {
    pub fn now() -> Self {
        Self(rustix::termios::tcgetattr(rustix::stdio::stdin()).ok())
    }

    pub fn restore(&self) {
        if let Some(modes) = &self.0 {
            let _ = rustix::termios::tcsetattr(rustix::stdio::stdin(), rustix::termios::OptionalActions::Now, modes);
        }
    }
}

/// On Windows each program has its own.
#[cfg(not(unix))]
#[derive(Debug)]
pub struct Modes;

#[cfg(not(unix))]
impl Modes {
    pub fn now() -> Self {
        Self
    }

    #[expect(clippy::unused_self, reason = "it is needed on Unix")]
    pub fn restore(&self) {}
}

#[cfg(unix)]
pub fn is_gone() -> bool {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    let input = rustix::stdio::stdin();
    let mut terminal = [PollFd::new(&input, PollFlags::empty())];
    poll(&mut terminal, Some(&Timespec::default())).is_ok_and(|events| events > 0)
}

/// On Windows the program ends with its terminal.
#[cfg(not(unix))]
pub fn is_gone() -> bool {
    false
}

/// Whether a shell could continue the program if it stopped: nobody watches the process group that leads the session.
#[cfg(unix)]
pub fn has_shell() -> bool {
    rustix::process::getpgrp() != rustix::process::getsid(None).unwrap_or_else(|_| rustix::process::getpid())
}

/// The size of the terminal; crossterm would run `tput` if the system does not know it.
#[cfg(unix)]
pub fn size(fallback: (Option<u16>, Option<u16>)) -> Size {
    let size = rustix::termios::tcgetwinsize(rustix::stdio::stdout());
    or_fallback(size.map_or(Size::ZERO, |size| Size { width: size.ws_col, height: size.ws_row }), fallback)
}

/// A serial line and a fresh container report a size of 0: then the environment or the default decides.
fn or_fallback(size: Size, (columns, lines): (Option<u16>, Option<u16>)) -> Size {
    let known = |length: u16, fallback: Option<u16>, default| if length > 0 { length } else { fallback.unwrap_or(default) };
    Size { width: known(size.width, columns, DEFAULT_SIZE.width), height: known(size.height, lines, DEFAULT_SIZE.height) }
}

#[cfg(not(unix))]
pub fn size(fallback: (Option<u16>, Option<u16>)) -> Size {
    or_fallback(crossterm::terminal::size().map_or(Size::ZERO, Size::from), fallback)
}
