//! The user's settings: reads the text of `config.toml`, and changes one value without touching the rest.

use std::ops::Range;

use serde::Deserialize;
use toml_edit::{DocumentMut, Item, TomlError};

use crate::document::{Position, UnknownWord, in_words};
use crate::text::normalize;

/// The largest `config.toml` that is read, in bytes.
pub const MAX_BYTES: u64 = 64 * 1024;

/// The longest name of the user, in characters: it is written into every record that they change.
pub const LONGEST_NAME: usize = 80;

/// The settings in `config.toml`; missing ones are `None` or false.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    pub theme: Option<ThemeName>,
    pub mouse: bool,
    pub ascii: Option<bool>,
    /// The name recorded with changes.
    pub user: Option<String>,
    /// Whether the questions of the first start are asked; a team that hands this file out may have answered them.
    pub questions: Option<bool>,
    /// The guide that is used where none is named: its name, or its file.
    pub guide: Option<String>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub enum ThemeName {
    /// The colours of the terminal.
    #[default]
    Auto,
    /// Light on dark, whatever the terminal has.
    Dark,
    /// Dark on light.
    Light,
    /// No colours.
    Mono,
    /// White and yellow on black.
    HighContrast,
}

impl TryFrom<String> for ThemeName {
    type Error = UnknownWord;

    fn try_from(found: String) -> Result<Self, UnknownWord> {
        Self::from_word(&found).ok_or_else(|| UnknownWord { found, known: Self::ALL.iter().map(|name| name.word()).collect() })
    }
}

impl ThemeName {
    pub const ALL: [Self; 5] = [Self::Auto, Self::Dark, Self::Light, Self::Mono, Self::HighContrast];

    /// Its name in options, variables and `config.toml`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Dark => "dark",
            Self::Light => "light",
            Self::Mono => "mono",
            Self::HighContrast => "high-contrast",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|name| name.word() == word)
    }
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{position}: {reason}")]
pub struct SettingsError {
    pub position: Position,
    pub reason: String,
}

impl Settings {
    /// # Errors
    /// With the position and the reason; an unknown key is an error too, since it is probably misspelt.
    pub fn parse(text: &str) -> Result<Self, SettingsError> {
        let text = &normalize(text);
        let settings: Self =
            toml::from_str(text).map_err(|error: toml::de::Error| refused(text, error.span(), error.message()))?;
        // An empty name counts as none.
        Ok(Self { user: settings.user.filter(|user| !user.trim().is_empty()), ..settings })
    }
}

/// `text` with the name `user`; everything else stays, comments too.
///
/// # Errors
/// When `text` is not a valid `config.toml`.
pub fn with_user(text: &str, user: &str) -> Result<String, SettingsError> {
    Settings::parse(text)?;
    let mut document: DocumentMut =
        normalize(text).parse().map_err(|error: TomlError| refused(text, error.span(), error.message()))?;
    if let Some(value) = document.get_mut("user").and_then(Item::as_value_mut) {
        let around = value.decor().clone();
        *value = user.into();
        *value.decor_mut() = around;
    } else {
        // After the comments at the end of the file, which may belong to what is before them.
        let mut comments = document.trailing().as_str().unwrap_or_default().to_owned();
        if !comments.is_empty() && !comments.ends_with('\n') {
            comments.push('\n');
        }
        document.set_trailing("");
        document["user"] = user.into();
        document.key_mut("user").into_iter().for_each(|mut key| key.leaf_decor_mut().set_prefix(comments.as_str()));
    }
    let changed = document.to_string();
    Ok(if text.contains("\r\n") { changed.replace('\n', "\r\n") } else { changed })
}

fn refused(text: &str, span: Option<Range<usize>>, reason: &str) -> SettingsError {
    SettingsError { position: Position::of(text, span.map_or(0, |span| span.start)), reason: in_words(reason).into_owned() }
}

#[cfg(test)]
mod tests {
    use super::{Settings, ThemeName, with_user};

    fn complaint(text: &str) -> String {
        Settings::parse(text).expect_err("it is wrong").to_string()
    }

    #[test]
    fn every_key_can_be_set_and_none_has_to_be() {
        let text = "theme = \"high-contrast\"\nmouse = true\nascii = true\nguide = \"lab\"\nuser = \"ana\"\nquestions = false\n";
        let all = Settings {
            theme: Some(ThemeName::HighContrast),
            mouse: true,
            ascii: Some(true),
            guide: Some("lab".to_owned()),
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
        assert!(complaint("mouse = true\nthem = \"dark\"").starts_with("line 2, column 1: unknown key `them`, expected one of"));
        assert!(
            complaint("theme = \"drak\"").starts_with("line 1, column 9: unknown word `drak`, expected one of `auto`, `dark`")
        );
        assert!(complaint("mouse = \"on\"").starts_with("line 1, column 9: expected true or false, not text"));
        assert!(complaint("[look]\ntheme = \"dark\"").contains("unknown key `look`"));
    }

    #[test]
    fn the_name_takes_the_place_of_the_old_one_and_nothing_else_changes() {
        let text = "# mine\nuser = 'ben'   # for now\nmouse = true";
        assert_eq!(with_user(text, "ana").as_deref(), Ok("# mine\nuser = \"ana\"   # for now\nmouse = true\n"));
    }

    #[test]
    fn a_first_name_goes_to_the_end() {
        assert_eq!(with_user("", "ana").as_deref(), Ok("user = \"ana\"\n"));
        assert_eq!(with_user("mouse = true # yes", "ana").as_deref(), Ok("mouse = true # yes\nuser = \"ana\"\n"));
        assert_eq!(
            with_user("# mine\n\n# theme = \"dark\"\n", "ana").as_deref(),
            Ok("# mine\n\n# theme = \"dark\"\nuser = \"ana\"\n")
        );
        assert_eq!(with_user("# mine", "ana").as_deref(), Ok("# mine\nuser = \"ana\"\n"));
    }

    #[test]
    fn line_ends_and_a_byte_order_mark_are_none_of_the_settings() {
        let text = "\u{feff}user = 'ben'\r\nthem = 1\r\n";
        assert!(complaint(text).starts_with("line 2, column 1: unknown key `them`"));
        let changed = with_user("\u{feff}user = 'ben' # me\r\nmouse = true\r\n", "ana");
        assert_eq!(changed.as_deref(), Ok("user = \"ana\" # me\r\nmouse = true\r\n"));
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
