//! What the user has chosen once and for all: the text of `config.toml`, read, and changed without touching the rest of it.

use serde::Deserialize;
use toml::Spanned;

use crate::document::Position;

/// The largest `config.toml` that is read, in bytes.
pub const MAX_BYTES: u64 = 64 * 1024;

/// The longest name of who makes changes, in characters: it stands in every record that somebody changes.
pub const LONGEST_NAME: usize = 80;

/// What `config.toml` says; what it does not say is left open.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// The colours of the interface.
    pub theme: Option<ThemeName>,
    /// Whether the interface answers to the mouse.
    pub mouse: bool,
    /// Whether only ASCII is drawn.
    pub ascii: bool,
    /// Who makes changes.
    pub user: Option<String>,
    /// Whether the questions of the first start are asked; a team that hands this file out may have answered them.
    pub questions: Option<bool>,
}

/// The colours that the interface can have.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ThemeName {
    /// The terminal's own.
    #[default]
    Auto,
    /// Light on dark, whatever the terminal's own are.
    Dark,
    /// Dark on light.
    Light,
    /// None.
    Mono,
    /// White and yellow on black.
    HighContrast,
}

impl ThemeName {
    /// Every one.
    pub const ALL: [Self; 5] = [Self::Auto, Self::Dark, Self::Light, Self::Mono, Self::HighContrast];

    /// What it is called in options, variables and `config.toml`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Dark => "dark",
            Self::Light => "light",
            Self::Mono => "mono",
            Self::HighContrast => "high-contrast",
        }
    }

    /// The one that is called `word`.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|name| name.word() == word)
    }
}

/// Why the text is no `config.toml`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{position}: {reason}")]
pub struct SettingsError {
    /// Where in the file.
    pub position: Position,
    /// What the parser says.
    pub reason: String,
}

impl Settings {
    /// Reads the text of `config.toml`.
    ///
    /// # Errors
    /// Says in which line what is wrong; a key that nobody knows is wrong as well, since it is probably misspelt.
    pub fn parse(text: &str) -> Result<Self, SettingsError> {
        let settings: Self = read(text)?;
        // Nobody is called nothing.
        Ok(Self { user: settings.user.filter(|user| !user.trim().is_empty()), ..settings })
    }
}

/// Where the name stands, if it does.
#[derive(Deserialize)]
struct Named {
    user: Option<Spanned<String>>,
}

/// `text` with the name `user` in it and everything else, comments too, as it was.
///
/// # Errors
/// When `text` is no `config.toml`: nothing is changed in what is not understood.
pub fn with_user(text: &str, user: &str) -> Result<String, SettingsError> {
    Settings::parse(text)?;
    let value = toml::Value::from(user).to_string();
    let changed = match read::<Named>(text)?.user {
        Some(name) => {
            let (before, after) = (&text[..name.span().start], &text[name.span().end..]);
            format!("{before}{value}{after}")
        }
        None if text.is_empty() || text.ends_with('\n') => format!("{text}user = {value}\n"),
        None => format!("{text}\nuser = {value}\n"),
    };
    Ok(changed)
}

fn read<'t, T: Deserialize<'t>>(text: &'t str) -> Result<T, SettingsError> {
    toml::from_str(text).map_err(|error: toml::de::Error| SettingsError {
        position: Position::of_error(text, &error),
        reason: error.message().to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::{Settings, ThemeName, with_user};

    fn complaint(text: &str) -> String {
        Settings::parse(text).expect_err("it is wrong").to_string()
    }

    #[test]
    fn every_key_can_be_set_and_none_has_to_be() {
        let text = "theme = \"high-contrast\"\nmouse = true\nascii = true\nuser = \"ana\"\nquestions = false\n";
        let all = Settings {
            theme: Some(ThemeName::HighContrast),
            mouse: true,
            ascii: true,
            user: Some("ana".to_owned()),
            questions: Some(false),
        };
        assert_eq!(Settings::parse(text), Ok(all));
        assert_eq!(Settings::parse("# nothing yet\n"), Ok(Settings::default()));
        assert_eq!(Settings::parse("user = \" \""), Ok(Settings::default()));
    }

    #[test]
    fn every_theme_is_read_by_its_word() {
        for name in ThemeName::ALL {
            let settings = Settings::parse(&format!("theme = \"{}\"", name.word())).expect("it is a theme");
            assert_eq!((settings.theme, ThemeName::from_word(name.word())), (Some(name), Some(name)));
        }
    }

    #[test]
    fn mistakes_are_named_with_their_line() {
        assert!(
            complaint("mouse = true\nthem = \"dark\"").starts_with("line 2, column 1: unknown field `them`, expected one of")
        );
        assert!(
            complaint("theme = \"drak\"").starts_with("line 1, column 9: unknown variant `drak`, expected one of `auto`, `dark`")
        );
        assert!(complaint("mouse = \"on\"").starts_with("line 1, column 9: invalid type: string \"on\", expected a boolean"));
        assert!(complaint("[look]\ntheme = \"dark\"").contains("unknown field `look`"));
    }

    #[test]
    fn the_name_takes_the_place_of_the_old_one_and_nothing_else_changes() {
        let text = "# mine\nuser = 'ben'   # for now\nmouse = true";
        assert_eq!(with_user(text, "ana").as_deref(), Ok("# mine\nuser = \"ana\"   # for now\nmouse = true"));
    }

    #[test]
    fn a_first_name_goes_to_the_end() {
        assert_eq!(with_user("", "ana").as_deref(), Ok("user = \"ana\"\n"));
        assert_eq!(with_user("mouse = true # yes", "ana").as_deref(), Ok("mouse = true # yes\nuser = \"ana\"\n"));
    }

    #[test]
    fn any_name_reads_back_as_it_was_given() {
        for name in ["ana", "Zoë \"Z\" O'Neil", "日本\\語", "'''", "a\tb", "#", "\u{7f}"] {
            for text in ["", "user = \"x\"\n", "user = \"\"\"\nx\"\"\"\ntheme = \"mono\""] {
                let changed = with_user(text, name).expect("the text was right");
                assert_eq!(Settings::parse(&changed).expect("it still is").user.as_deref(), Some(name));
            }
        }
    }

    #[test]
    fn what_is_not_understood_is_not_changed() {
        assert!(with_user("user = ben", "ana").is_err());
        assert!(with_user("usre = \"ben\"", "ana").is_err());
    }
}
