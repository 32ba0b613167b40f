//! The effective preferences, from options, environment and `config.toml`; it reads none of them, and asks git for the name only when that is needed.

use std::cell::OnceCell;
use std::path::{Path, PathBuf};

use super::color::Color;
use super::failure::Failure;
use super::options::{Options, SWITCH, from_switch};
use crate::git;
use crate::paths::Environment;
use crate::settings::{Settings, ThemeName};

#[derive(Debug)]
pub struct Preferences {
    pub theme: ThemeName,
    /// The reason, for people.
    pub theme_choice: &'static str,
    pub mouse: bool,
    pub ascii: bool,
    /// Whether to ask the questions of the first start.
    pub questions: bool,
    user: OnceCell<User>,
    /// The name of the account.
    login: String,
    working_directory: PathBuf,
}

/// Who records progress.
#[derive(Debug)]
pub struct User {
    pub name: String,
    pub choice: UserChoice,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UserChoice {
    Variable,
    Settings,
    Git,
    Account,
}

impl UserChoice {
    /// For people, after the name.
    pub fn label(self) -> &'static str {
        match self {
            Self::Variable => "set by HIE_ONBOARD_USER",
            Self::Settings => "set in config.toml",
            Self::Git => "user.name of git",
            Self::Account => "account name",
        }
    }
}

impl Preferences {
    /// Options win over the environment, which wins over the settings. `name_in_git` is asked only if nothing else names the user.
    pub fn decide(options: &Options, environment: &Environment, color: Color, settings: Settings) -> Result<Self, Failure> {
        let (theme, theme_choice) = theme(options, environment, color, settings.theme)?;
        let mouse = variable("HIE_ONBOARD_MOUSE", environment.mouse.as_deref(), &SWITCH, from_switch)?;
        let user = OnceCell::new();
        let named = [(environment.user.clone(), UserChoice::Variable), (settings.user, UserChoice::Settings)];
        if let Some((name, choice)) = named.into_iter().find_map(|(name, choice)| Some((name?, choice))) {
            // It is set for the first time here.
            let _ = user.set(User { name, choice });
        }
        Ok(Self {
            theme,
            theme_choice,
            mouse: options.mouse.or(mouse).unwrap_or(settings.mouse),
            ascii: options.ascii || settings.ascii.unwrap_or(environment.has_other_encoding()),
            questions: settings.questions.unwrap_or(true),
            user,
            login: environment.login.clone(),
            working_directory: environment.working_directory.clone(),
        })
    }

    /// Git is asked only where nothing else says it, and only when it is needed: that takes as long as a whole start.
    pub fn user(&self) -> &User {
        self.user.get_or_init(|| {
            let name = git::user_name(&self.working_directory);
            let choice = if name.is_some() { UserChoice::Git } else { UserChoice::Account };
            User { name: name.unwrap_or_else(|| self.login.clone()), choice }
        })
    }

    /// Whether a variable or the settings name the user.
    pub fn is_named(&self) -> bool {
        let is_set = |user: &User| matches!(user.choice, UserChoice::Variable | UserChoice::Settings);
        self.user.get().is_some_and(is_set)
    }

    /// The name for a screen that does not wait for git, and the folder in which git may know a better one.
    pub fn user_for_now(&self) -> (&str, Option<&Path>) {
        match self.user.get() {
            Some(user) => (&user.name, None),
            None => (&self.login, Some(&self.working_directory)),
        }
    }

    /// From now on it is this one.
    pub fn rename(&mut self, name: String) {
        self.user = OnceCell::from(User { name, choice: UserChoice::Settings });
    }
}

fn theme(
    options: &Options,
    environment: &Environment,
    color: Color,
    chosen: Option<ThemeName>,
) -> Result<(ThemeName, &'static str), Failure> {
    let words = ThemeName::ALL.map(ThemeName::word);
    let named = variable("HIE_ONBOARD_THEME", environment.theme.as_deref(), &words, ThemeName::from_word)?;
    Ok(match (options.theme, named, chosen) {
        (Some(theme), _, _) => (theme, "set by --theme"),
        (None, _, _) if options.color == clap::ColorChoice::Never => (ThemeName::Mono, "because of --color never"),
        (None, Some(theme), _) => (theme, "set by HIE_ONBOARD_THEME"),
        (None, None, _) if !color.is_on() && environment.no_color => (ThemeName::Mono, "because of NO_COLOR"),
        (None, None, Some(theme)) => (theme, "set in config.toml"),
        (None, None, None) => (ThemeName::Auto, "default"),
    })
}

fn variable<T>(
    name: &'static str,
    value: Option<&str>,
    words: &[&'static str],
    meaning: impl Fn(&str) -> Option<T>,
) -> Result<Option<T>, Failure> {
    let unknown = |value: &str| Failure::Variable { name, value: value.to_owned(), words: words.join(", ") };
    value.map(|value| meaning(value).ok_or_else(|| unknown(value))).transpose()
}

#[cfg(test)]
mod tests {
    use clap::{ColorChoice, Parser};

    use super::{Color, Environment, Failure, Options, Preferences, Settings, ThemeName};

    #[derive(Parser)]
    struct Line {
        #[command(flatten)]
        options: Options,
    }

    /// The preferences with these options, `HIE_ONBOARD_THEME`, `NO_COLOR` and settings.
    fn decided(line: &str, theme: Option<&str>, no_color: bool, text: &str) -> Result<Preferences, Failure> {
        let options = Line::try_parse_from(format!("x {line}").split_whitespace()).expect("the line is right").options;
        let environment = Environment {
            theme: theme.map(str::to_owned),
            mouse: None,
            user: None,
            login: "root".to_owned(),
            // Git would find somebody's name elsewhere.
            working_directory: "/nowhere".into(),
            no_color,
            ..Environment::read()
        };
        let color = if no_color && options.color != ColorChoice::Always { Color::Off } else { Color::On };
        Preferences::decide(&options, &environment, color, Settings::parse(text).expect("the text is right"))
    }

    fn theme(line: &str, theme: Option<&str>, no_color: bool, text: &str) -> ThemeName {
        decided(line, theme, no_color, text).expect("nothing is wrong").theme
    }

    #[test]
    fn a_flag_wins_over_a_variable_over_no_color_over_the_file() {
        let file = "theme = \"light\"";
        assert_eq!(theme("--theme dark", Some("mono"), true, file), ThemeName::Dark);
        assert_eq!(theme("--color never", Some("dark"), false, file), ThemeName::Mono);
        assert_eq!(theme("", Some("high-contrast"), true, file), ThemeName::HighContrast);
        assert_eq!(theme("", None, true, file), ThemeName::Mono);
        assert_eq!(theme("--color always", None, true, file), ThemeName::Light);
        assert_eq!(theme("", None, false, file), ThemeName::Light);
        assert_eq!(theme("", None, false, ""), ThemeName::Auto);
    }

    #[test]
    fn the_mouse_can_be_turned_off_again() {
        let mouse = |line: &str, text: &str| decided(line, None, false, text).expect("nothing is wrong").mouse;
        assert_eq!((mouse("", ""), mouse("", "mouse = true")), (false, true));
        assert_eq!((mouse("--mouse on", ""), mouse("--mouse off", "mouse = true")), (true, false));
    }

    #[test]
    fn a_locale_without_unicode_draws_ascii_unless_the_file_says_otherwise() {
        let ascii = |locale: Option<&str>, text: &str| {
            let environment = Environment { locale: locale.map(str::to_owned), theme: None, mouse: None, ..Environment::read() };
            let options = Line::try_parse_from(["x"]).expect("the line is right").options;
            let settings = Settings::parse(text).expect("the text is right");
            Preferences::decide(&options, &environment, Color::On, settings).expect("nothing is wrong").ascii
        };
        for (locale, expected) in [
            (None, false),
            (Some("C.UTF-8"), false),
            (Some("en_CA.utf8"), false),
            (Some("C"), true),
            (Some("en_CA.ISO-8859-1"), true),
        ] {
            assert_eq!(ascii(locale, ""), expected, "{locale:?}");
        }
        assert!(!ascii(Some("C"), "ascii = false") && ascii(None, "ascii = true"));
    }

    #[test]
    fn the_name_in_the_file_wins_over_the_account() {
        let user = |text: &str| decided("", None, false, text).expect("nothing is wrong").user().name.clone();
        assert_eq!((user(""), user("user = \"ana\"")), ("root".to_owned(), "ana".to_owned()));
    }

    #[test]
    fn a_variable_with_an_unknown_word_is_an_error() {
        let failure = decided("", Some("drak"), false, "").expect_err("it is no theme").to_string();
        assert_eq!(failure, "HIE_ONBOARD_THEME is `drak`: set it to one of auto, dark, light, mono, high-contrast");
    }
}
