//! The walk's own words: moving and reading. Every other word is a command of the command line.

use clap::Command;

use crate::cli::output::Text;
use crate::text::width;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verb {
    Next,
    Back,
    Go,
    Where,
    More,
    Help,
    Quit,
}

struct Word {
    verb: Verb,
    /// Help shows the first one.
    names: &'static [&'static str],
    argument: &'static str,
    help: &'static str,
}

const fn word(verb: Verb, names: &'static [&'static str], argument: &'static str, help: &'static str) -> Word {
    Word { verb, names, argument, help }
}

/// In the order of help.
const WORDS: &[Word] = &[
    word(Verb::Next, &["next", "n"], "", "Go to what is best done now, or to the next page of the section you are reading"),
    word(Verb::Back, &["back", "b"], "", "Go back to where you were"),
    word(Verb::Go, &["go"], "NAME", "Go to a section or an item; without a name, list the sections"),
    word(Verb::Where, &["where", "here"], "", "Repeat where you are, as an empty line does"),
    word(Verb::More, &["more"], "", "Say what is known about this item, with its sources"),
    word(Verb::Help, &["help", "h", "?"], "COMMAND", "List these words; with a command, explain it"),
    word(Verb::Quit, &["quit", "q", "exit"], "", "Stop; everything is saved already"),
];

/// Every name of every word.
pub fn names() -> impl Iterator<Item = &'static str> {
    WORDS.iter().flat_map(|word| word.names).copied()
}

/// The word that `line` begins with, and what follows it.
pub fn find(line: &str) -> Option<(Verb, &str)> {
    let (name, rest) = split(line);
    let name = name.to_lowercase();
    let word = WORDS.iter().find(|word| word.names.contains(&name.as_str()))?;
    Some((word.verb, rest))
}

/// The first word of `text`, and what follows it.
pub fn split(text: &str) -> (&str, &str) {
    let (first, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    (first, rest.trim_start())
}

/// Every word, and every command of `program`, with what it does.
pub fn help(program: &Command) -> Text {
    let mut text = Text::default();
    let own = WORDS.iter().map(|word| (format!("{} {}", word.names[0], word.argument), word.help.to_owned()));
    let about = |command: &Command| command.get_about().map(ToString::to_string).unwrap_or_default();
    let own_names: Vec<&str> = names().collect();
    let commands = program.get_subcommands().filter(|command| !own_names.contains(&command.get_name()));
    let commands = commands.map(|command| (command.get_name().to_owned(), about(command)));
    text.line("To move and to read:");
    add(&mut text, own);
    text.line("To work, as on the command line:");
    add(&mut text, commands);
    text.paragraph(
        "",
        "Where a command takes an ID and you give none, it means the item you are at. help COMMAND explains a command.",
    );
    text
}

fn add(text: &mut Text, words: impl Iterator<Item = (String, String)>) {
    let words: Vec<_> = words.collect();
    let columns = words.iter().map(|(name, _)| width(name)).max().unwrap_or(0);
    for (name, help) in words {
        text.paragraph(&format!("  {name:columns$}  "), &format!("{help}."));
    }
}
