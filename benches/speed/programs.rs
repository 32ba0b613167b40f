//! The programs that are measured, and by what on the screen one sees that each has painted, answered or done everything.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use hie_onboard::store::{self, Rights};
use portable_pty::CommandBuilder;
use vt100::Screen;

use crate::Outcome;
use crate::floor;
use crate::terminal::ROWS;

/// The program that is measured.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_hie-onboard");

/// Names another build of it to be measured as well, such as a static one.
const OTHER: &str = "HIE_ONBOARD_OTHER";

/// Lines of the text that `less` shows: more than it scrolls.
const LINES: usize = 10_000;

/// How a program shows what it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Own,
    Less,
    Floor,
}

#[derive(Debug)]
pub struct Program {
    pub name: &'static str,
    pub kind: Kind,
    path: PathBuf,
    argument: Option<OsString>,
    home: PathBuf,
}

/// One key up and one down, so that each changes something.
const KEYS: [u8; 2] = *b"jk";

/// The key with this number, from 0.
pub fn key(number: usize) -> u8 {
    KEYS[number % KEYS.len()]
}

impl Kind {
    /// A key whose answer cannot be taken for another's.
    pub fn last_key(self) -> u8 {
        match self {
            Self::Own => b'?',
            Self::Less => b'h',
            Self::Floor => b'!',
        }
    }

    /// Whether the first screen is complete.
    pub fn is_open(self, screen: &Screen) -> bool {
        let last = row(screen, ROWS - 1);
        match self {
            // The cursor goes to the selected row when everything is drawn.
            Self::Own => last.contains("quit") && screen.cursor_position().0 < ROWS - 1,
            Self::Less => last.contains("lines.txt"),
            Self::Floor => last.contains(floor::LAST_WORDS),
        }
    }

    /// Whether `screen` answers as many keys; on the first one the cursor was in the row `home`.
    pub fn has_answered(self, keys: usize, home: u16, screen: &Screen) -> bool {
        let is_odd = !keys.is_multiple_of(KEYS.len());
        match self {
            Self::Own => (screen.cursor_position().0 != home) == is_odd,
            Self::Less => row(screen, 0).starts_with(&line(usize::from(is_odd))) && row(screen, ROWS - 1) == ":",
            Self::Floor => row(screen, 0).starts_with(char::from(key(keys - 1))),
        }
    }

    /// Whether the last key is answered.
    pub fn has_finished(self, screen: &Screen) -> bool {
        match self {
            Self::Own => row(screen, 0).starts_with(" Keys") && row(screen, ROWS - 1).contains("close"),
            Self::Less => row(screen, ROWS - 1).contains("HELP"),
            Self::Floor => row(screen, 0).starts_with(char::from(self.last_key())),
        }
    }
}

impl Program {
    /// What is measured, in the order in which it takes turns; each has `home` for what it keeps.
    pub fn all(home: &Path) -> Outcome<Vec<Self>> {
        let text = home.join("lines.txt");
        let lines: String = (0..LINES).map(|number| line(number) + "\n").collect();
        store::write(&text, lines.as_bytes(), Rights::Private)?;
        let own = Self::new("hie-onboard", Kind::Own, installed(Path::new(PROGRAM), &home.join("own"))?, home);
        let other = other().map(|path| installed(&path, &home.join("other"))).transpose()?;
        let other = other.map(|path| Self::new("the other", Kind::Own, path, home));
        let less = Self::new("less", Kind::Less, "less", home).with(&text);
        let floor = Self::new("floor", Kind::Floor, std::env::current_exe()?, home).with(floor::ARGUMENT);
        Ok([own].into_iter().chain(other).chain([less, floor]).collect())
    }

    fn new(name: &'static str, kind: Kind, path: impl Into<PathBuf>, home: &Path) -> Self {
        Self { name, kind, path: path.into(), argument: None, home: home.to_owned() }
    }

    fn with(self, argument: impl Into<OsString>) -> Self {
        Self { argument: Some(argument.into()), ..self }
    }

    /// As it opens on a screen.
    pub fn on_screen(&self) -> CommandBuilder {
        let mut command = CommandBuilder::new(&self.path);
        command.args(&self.argument);
        command.env_clear();
        command.env("PATH", "/usr/bin:/bin");
        command.env("TERM", "xterm-256color");
        command.env("HOME", &self.home);
        command.cwd(&self.home);
        command
    }

    /// With other arguments, outside a terminal.
    pub fn plain(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(&self.path);
        command.args(arguments).env_clear().env("HOME", &self.home).current_dir(&self.home);
        command
    }
}

/// A copy of the program at `path`, as installing makes one: what a linker has just written lies in the cache page by page, which
/// takes longer to bring in.
fn installed(path: &Path, copy: &Path) -> Outcome<PathBuf> {
    std::fs::copy(path, copy)?;
    Ok(copy.to_owned())
}

#[expect(clippy::disallowed_methods, reason = "whoever measures says so in the environment, as cargo takes no options for it")]
fn other() -> Option<PathBuf> {
    std::env::var_os(OTHER).map(PathBuf::from)
}

/// About as long as the lines of a screen full of words.
fn line(number: usize) -> String {
    format!("Line {number:05}:{}", " words that fill a screen".repeat(4))
}

fn row(screen: &Screen, number: u16) -> String {
    let rows = screen.rows(0, screen.size().1.get());
    rows.into_iter().nth(usize::from(number)).unwrap_or_default().trim_end().to_owned()
}
