//! The questions of the first start; the interface asks the same.

use crate::cli::output::Text;
use crate::cli::session::Session;
use crate::shell::Greeting;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum First {
    Name,
    Systems,
    MedicalPractice,
}

impl First {
    /// Those that are still to be asked, in order.
    pub fn of(session: &Session) -> &'static [Self] {
        match session.greeting() {
            Greeting::Questions if session.is_first() => &[Self::Name, Self::Systems, Self::MedicalPractice],
            Greeting::ScopeQuestions if session.is_first() => &[Self::Systems, Self::MedicalPractice],
            Greeting::Questions | Greeting::ScopeQuestions | Greeting::Silent | Greeting::Example => &[],
        }
    }

    /// The question, with what an empty line means.
    pub fn text(self, session: &Session) -> Text {
        let mut text = Text::default();
        let words = match self {
            Self::Name => {
                format!("What is your name? It stands beside what you change. An empty line means {}.", session.preferences.user)
            }
            Self::Systems => {
                let systems = session.guide.systems.iter().map(|system| format!("{} ({})", system.id, system.title));
                let systems: Vec<String> = systems.collect();
                format!(
                    "Which systems does your product connect to? Name them with commas between, or type an empty line for all: {}.",
                    systems.join(", ")
                )
            }
            Self::MedicalPractice => "Is it a medical-practice application? Type yes or no; an empty line means yes.".to_owned(),
        };
        text.paragraph("", &words);
        text
    }

    /// The command that takes the answer; nothing for the name, which is not part of the progress.
    pub fn command(self, answer: &str) -> Option<[String; 2]> {
        let option = match self {
            Self::Name => return None,
            Self::Systems => "systems",
            Self::MedicalPractice => "medical-practice",
        };
        Some(["scope".to_owned(), format!("--{option}={answer}")])
    }
}

pub fn introduction() -> Text {
    let mut text = Text::default();
    text.paragraph("", "A few questions first. Type cancel to skip them; scope shows and changes what applies at any time.");
    text
}
