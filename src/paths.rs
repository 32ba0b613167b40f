//! The paths of files, from arguments and environment; the only module that reads the environment. It opens no files.

mod location;
mod reference;

use std::ffi::OsString;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use directories::ProjectDirs;
pub use location::{Choice, Location, TEAM_FOLDER};
pub use reference::Naming;

mod real;
pub mod zone;

pub use real::real;

const PROGRAM: &str = "hie-onboard";

/// The file in any folder that holds nothing but progress.
const FILE: &str = "progress.toml";

/// Of the user's own guides, in the folder of the personal files.
const GUIDES: &str = "guides";

/// Of the personal progress with guides other than the built-in one, by their ids.
const OTHER_GUIDES: &str = "progress";

/// The folder of the profiles.
const PROFILES: &str = "profiles";

const CONFIG: &str = "config.toml";

const DEFAULT_EDITOR: &str = if cfg!(windows) { "notepad" } else { "vi" };

const LONGEST_PROFILE: usize = 64;

/// The environment of the process, read once at the start.
#[derive(Debug, Clone)]
pub struct Environment {
    /// `HIE_ONBOARD_FILE`.
    pub file: Option<PathBuf>,
    /// `HIE_ONBOARD_GUIDE`: a file, or the name of a guide.
    pub guide: Option<PathBuf>,
    /// Who records progress: `HIE_ONBOARD_USER`.
    pub user: Option<String>,
    /// The name of the account.
    pub login: String,
    /// `HIE_ONBOARD_THEME`.
    pub theme: Option<String>,
    /// `HIE_ONBOARD_MOUSE`.
    pub mouse: Option<String>,
    /// The command of the user's editor: `VISUAL`, `EDITOR`, or one that every system has.
    pub editor: String,
    /// `HOME`, for a leading `~`.
    pub home: Option<PathBuf>,
    /// `COLUMNS` and `LINES`, for a terminal that does not report its size.
    pub screen: (Option<u16>, Option<u16>),
    pub working_directory: PathBuf,
    /// Folder of the personal files: `XDG_DATA_HOME` if that is absolute, or the system's default; `None` without a home.
    pub data: Option<PathBuf>,
    /// Folder of the user's own guides, whichever guide is used.
    pub guides: Option<PathBuf>,
    /// The settings file: `config.toml` in `XDG_CONFIG_HOME` if that is absolute, or in the system's default folder.
    pub config: Option<PathBuf>,
    /// Folder of what is remembered on this computer only; `None` without a home.
    pub state: Option<PathBuf>,
    /// `NO_COLOR` is set and not empty.
    pub no_color: bool,
    /// `CLICOLOR_FORCE` is set and not `0`.
    pub force_color: bool,
    /// How text is encoded, as `LC_ALL`, `LC_CTYPE` or `LANG` say.
    pub locale: Option<String>,
    /// `TERM`.
    pub term: Option<String>,
    /// `SSH_CONNECTION` or `SSH_TTY`, which are set where the terminal is on another computer.
    pub ssh: Option<String>,
    /// The folders of `PATH`.
    pub programs: Vec<PathBuf>,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PathError {
    #[error("there is no home directory to keep progress in: set HOME, or name a file with --file")]
    NoHome,
    #[error("`{}` cannot be the name of a profile: use at most {LONGEST_PROFILE} letters, digits, `-` and `_`", crate::text::clean_line(.0))]
    Profile(String),
}

impl Environment {
    /// Reads the process's environment.
    #[expect(clippy::disallowed_methods, reason = "the only place")]
    pub fn read() -> Self {
        let working_directory = std::env::current_dir().unwrap_or_default();
        Self::from_variables(working_directory, |name| std::env::var_os(name))
    }

    /// The environment in which variables have the values that `value` gives.
    fn from_variables(working_directory: PathBuf, value: impl Fn(&str) -> Option<OsString>) -> Self {
        let variable = |name: &str| value(name).filter(|value| !value.is_empty());
        let text = |name: &str| variable(name).map(|value| value.to_string_lossy().into_owned());
        let number = |name: &str| text(name)?.parse().ok().filter(|number| *number > 0);
        let login = ["USER", "LOGNAME", "USERNAME"].into_iter().find_map(text);
        let editor = ["VISUAL", "EDITOR"].into_iter().find_map(text);
        let folder = |name: &str| variable(name).map(PathBuf::from).filter(|folder| folder.is_absolute());
        let system = ProjectDirs::from("", "", PROGRAM);
        let data = || Some(system.as_ref()?.data_dir().to_owned());
        let config = || Some(system.as_ref()?.config_dir().to_owned());
        let state = || {
            let system = system.as_ref()?;
            Some(system.state_dir().map_or_else(|| system.data_local_dir().join("state"), Path::to_owned))
        };
        let data = folder("XDG_DATA_HOME").map(|folder| folder.join(PROGRAM)).or_else(data);
        Self {
            file: variable("HIE_ONBOARD_FILE").map(PathBuf::from),
            guide: variable("HIE_ONBOARD_GUIDE").map(PathBuf::from),
            user: text("HIE_ONBOARD_USER"),
            login: login.unwrap_or_else(|| "unknown".to_owned()),
            theme: text("HIE_ONBOARD_THEME"),
            mouse: text("HIE_ONBOARD_MOUSE"),
            editor: editor.unwrap_or_else(|| DEFAULT_EDITOR.to_owned()),
            home: variable("HOME").map(PathBuf::from),
            screen: (number("COLUMNS"), number("LINES")),
            working_directory,
            guides: data.as_deref().map(|data| data.join(GUIDES)),
            data,
            config: folder("XDG_CONFIG_HOME")
                .map(|folder| folder.join(PROGRAM))
                .or_else(config)
                .map(|folder| folder.join(CONFIG)),
            state: folder("XDG_STATE_HOME").map(|folder| folder.join(PROGRAM)).or_else(state),
            no_color: variable("NO_COLOR").is_some(),
            force_color: variable("CLICOLOR_FORCE").is_some_and(|value| value != "0"),
            locale: ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(text),
            term: text("TERM"),
            programs: variable("PATH").map(|path| std::env::split_paths(&path).collect()).unwrap_or_default(),
            ssh: ["SSH_CONNECTION", "SSH_TTY"].into_iter().find_map(text),
        }
    }

    /// The words of the command line, the first of which is the program.
    pub fn words() -> impl Iterator<Item = OsString> {
        std::env::args_os()
    }

    /// Whether others find this program by its name.
    pub fn is_on_path(&self) -> bool {
        let name = format!("{PROGRAM}{}", std::env::consts::EXE_SUFFIX);
        self.programs.iter().any(|folder| folder.join(&name).is_file())
    }

    /// Whether the terminal can only show plain lines.
    pub fn has_dumb_terminal(&self) -> bool {
        self.term.as_deref() == Some("dumb")
    }

    /// Whether the locale says that the terminal does not show UTF-8.
    pub fn has_other_encoding(&self) -> bool {
        let is_unicode = |locale: &str| ["utf-8", "utf8"].iter().any(|name| locale.to_lowercase().contains(name));
        self.locale.as_deref().is_some_and(|locale| !is_unicode(locale))
    }

    /// The environment of another guide than the built-in one, whose personal progress is kept apart under its `id`.
    #[must_use]
    pub fn for_guide(self, id: &str) -> Self {
        Self { data: self.data.map(|data| data.join(OTHER_GUIDES).join(id)), ..self }
    }

    /// Decides which files to use, with `--file` and `--profile` if they were given.
    ///
    /// # Errors
    /// When `profile` is not a plain word, or nothing names a file and there is no home directory.
    pub fn locate(&self, file: Option<&Path>, profile: Option<&str>) -> Result<Location, PathError> {
        let (progress, choice) = match (file, profile, &self.file) {
            (Some(file), _, _) => (self.expand(file), Choice::Argument),
            (None, Some(name), _) => (self.profile(name)?, Choice::Profile),
            (None, None, Some(file)) => (self.expand(file), Choice::Environment),
            (None, None, None) => match self.team() {
                Some(file) => (file, Choice::Team),
                None => (self.personal_file().ok_or(PathError::NoHome)?, Choice::Personal),
            },
        };
        let progress: PathBuf = self.working_directory.join(progress).components().collect();
        let state = self.state_of(&real(&progress));
        Ok(Location { progress, choice, state })
    }

    /// The files of an example, all of them in `folder`.
    pub fn locate_example(folder: &Path) -> Location {
        Location { progress: folder.join(FILE), choice: Choice::Example, state: folder.join("state") }
    }

    /// The personal progress file without a profile; `None` without a home.
    pub fn personal_file(&self) -> Option<PathBuf> {
        Some(self.data.as_deref()?.join(FILE))
    }

    /// The folder with a folder for each profile; `None` without a home.
    pub fn profiles(&self) -> Option<PathBuf> {
        Some(self.data.as_deref()?.join(PROFILES))
    }

    /// Where the team's file belongs in the repository or folder `root`.
    pub fn team_file_in(root: &Path) -> PathBuf {
        root.join(TEAM_FOLDER).join(FILE)
    }

    fn profile(&self, name: &str) -> Result<PathBuf, PathError> {
        let plain = |character: char| character.is_ascii_alphanumeric() || matches!(character, '-' | '_');
        let is_word = name.chars().all(plain) && (1..=LONGEST_PROFILE).contains(&name.chars().count());
        if !is_word {
            return Err(PathError::Profile(name.to_owned()));
        }
        Ok(self.profiles().ok_or(PathError::NoHome)?.join(name).join(FILE))
    }

    /// The team's file, in the working directory or above.
    pub fn team(&self) -> Option<PathBuf> {
        self.working_directory.ancestors().map(Self::team_file_in).find(|file| is_present(file))
    }

    /// Replaces a leading `~` with the home directory.
    pub fn expand(&self, path: &Path) -> PathBuf {
        expand(path, self.home.as_deref())
    }

    /// A folder for each progress file, so that two never undo each other's changes; next to the file if there is no home.
    fn state_of(&self, progress: &Path) -> PathBuf {
        let beside = || progress.with_file_name(format!(".{PROGRAM}-state"));
        let name = format!("{:016x}", fnv_1a(progress.as_os_str().as_encoded_bytes()));
        self.state.clone().unwrap_or_else(beside).join(name)
    }
}

/// Replaces a leading `~` with the directory `home`: a shell leaves it in quotes or after a `=`.
pub fn expand(path: &Path, home: Option<&Path>) -> PathBuf {
    match (path.strip_prefix("~"), home) {
        (Ok(below), Some(home)) => home.join(below),
        _ => path.to_owned(),
    }
}

/// Whether there is a team's file, even one that cannot be used: it must not be skipped for another.
fn is_present(file: &Path) -> bool {
    match file.symlink_metadata() {
        Ok(_) => true,
        Err(error) => match error.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory | ErrorKind::InvalidFilename => false,
            // If the folder itself cannot be examined, there may be no file.
            _ => file.parent().is_some_and(|folder| folder.symlink_metadata().is_ok()),
        },
    }
}

/// A hash that is the same in all versions and on all computers, unlike the standard library's.
fn fnv_1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests;
