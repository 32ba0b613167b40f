//! The words that a walk understands, each with what it means: the one list behind understanding and help.

use crate::cli::failure::Failure;
use crate::cli::output::Text;
use crate::cli::session::unknown;
use crate::text::width;

/// What can be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verb {
    Tick,
    Untick,
    Status,
    Owner,
    Due,
    Note,
    Evidence,
    Undo,
    Next,
    Back,
    Section,
    Go,
    Again,
    More,
    Progress,
    Help,
    Quit,
}

struct Word {
    verb: Verb,
    /// The first one is shown; the others are understood too.
    names: &'static [&'static str],
    /// What may follow.
    arguments: &'static str,
    help: &'static str,
}

const fn word(verb: Verb, names: &'static [&'static str], arguments: &'static str, help: &'static str) -> Word {
    Word { verb, names, arguments, help }
}

/// Every word, in the order of help.
const WORDS: &[Word] = &[
    word(Verb::Tick, &["tick", "done"], "", "this item is done"),
    word(Verb::Untick, &["untick"], "", "it is to do again"),
    word(Verb::Status, &["status"], "STATUS WHY", "it is todo, doing, waiting, done or not-applicable"),
    word(Verb::Owner, &["owner"], "NAME", "who does it; nobody without a name"),
    word(Verb::Due, &["due"], "DATE", "by when, such as 2027-01-31 or +14d"),
    word(Verb::Note, &["note"], "TEXT", "add a line to its note"),
    word(Verb::Evidence, &["evidence"], "LINK", "add a link or the name of a file that shows how it was done"),
    word(Verb::Undo, &["undo"], "", "take the last change back"),
    word(Verb::Next, &["next", "n"], "", "go to what is next"),
    word(Verb::Back, &["back", "b"], "", "go back to where you were"),
    word(Verb::Section, &["section", "sections"], "NAME", "go to a section; without a name, hear them"),
    word(Verb::Go, &["go"], "ID", "go to an item"),
    word(Verb::Again, &["again", "here", "where"], "", "hear where you are once more"),
    word(Verb::More, &["more"], "", "hear all that is known about this item, with its sources"),
    word(Verb::Progress, &["progress"], "", "hear how far you are"),
    word(Verb::Help, &["help", "h", "?"], "", "hear these words"),
    word(Verb::Quit, &["quit", "q", "exit", "bye"], "", "stop; everything is saved already"),
];

/// What `line` asks for, and the words that go with it.
///
/// # Errors
/// When its first word is not known; names the one that was probably meant.
pub fn understand(line: &str) -> Result<(Verb, &str), Failure> {
    let (name, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let lower = name.to_lowercase();
    let known = WORDS.iter().find(|word| word.names.contains(&lower.as_str()));
    let names = WORDS.iter().flat_map(|word| word.names).copied();
    let known = known.ok_or_else(|| unknown("word", name, names, "type help to hear the words"))?;
    Ok((known.verb, rest.trim()))
}

/// Every word with what it means.
pub fn help() -> Text {
    let mut text = Text::default();
    text.line("You can type:");
    let shown = |word: &Word| format!("{} {}", word.names[0], word.arguments);
    let columns = WORDS.iter().map(|word| width(&shown(word))).max().unwrap_or(0);
    for word in WORDS {
        text.paragraph(&format!("  {:columns$}  ", shown(word)), word.help);
    }
    text
}
