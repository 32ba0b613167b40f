//! A line of the walk, read by the parser of the command line.

use clap::error::ErrorKind;
use clap::{CommandFactory, Parser, Subcommand};

use crate::cli::command::Command;
use crate::cli::failure::Failure;
use crate::guide::Guide;

const RULES: &str = "\
Where a command takes an ID and you give none, it means the item you are at.
An empty line repeats where you are. After `go SECTION`, `next` reads on there.
`help COMMAND` explains a command.";

/// Without the options that go with every command: those of the walk hold.
#[derive(Debug, Parser)]
#[command(multicall = true, max_term_width = 80, help_template = "{subcommands}{after-help}", after_help = RULES)]
struct Line {
    #[command(subcommand)]
    word: Word,
}

/// The walk's own words only move and read; `next` is a command too.
#[derive(Debug, Subcommand)]
pub enum Word {
    #[command(flatten)]
    Command(Command),
    /// Go to a section or an item; without a name, list the sections
    Go { name: Vec<String> },
    /// Go back to where you were
    Back,
    /// Repeat where you are
    #[command(alias = "here")]
    Where,
    /// Say what is known about this item, with its sources
    More,
    /// Stop; everything is saved already
    #[command(aliases = ["q", "exit"])]
    Quit,
}

/// # Errors
/// When `arguments` are no command; asking for help is such an error too.
pub fn parse(arguments: &[String]) -> Result<Word, Failure> {
    Ok(Line::try_parse_from(arguments)?.word)
}

/// Whether the text of `error` is help that somebody asked for or needs.
pub fn is_help(error: &clap::Error) -> bool {
    !error.use_stderr() || error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
}

/// Whether `line` begins with a word of the walk.
pub fn is_command(line: &str) -> bool {
    program().find_subcommand(split(line).0.to_lowercase()).is_some()
}

/// The arguments in `line`. Where a command takes an ID and the word behind it is not one, the item called `here` is meant.
/// Text behind the ID needs no quotes.
///
/// # Errors
/// When quotes are not closed, or an item is meant and there is none.
pub fn arguments(line: &str, guide: &Guide, here: Option<&str>) -> Result<Vec<String>, Failure> {
    let line = match line {
        "" => "where",
        "?" => "help",
        line => line,
    };
    let program = program();
    let (mut command, mut arguments, mut rest) = (&program, Vec::new(), line);
    while let Some(inner) = command.find_subcommand(split(rest).0.to_lowercase()) {
        arguments.push(inner.get_name().to_owned());
        (command, rest) = (inner, split(rest).1);
    }
    let (first, after) = split(rest);
    let is_id = guide.items().any(|(_, item)| item.id.eq_ignore_ascii_case(first));
    let here = || here.map(str::to_owned).ok_or(Failure::NoItem);
    let positionals: Vec<&str> = command.get_positionals().map(|argument| argument.get_id().as_str()).collect();
    match positionals.as_slice() {
        ["id", _] if is_id => arguments.extend([first.to_owned()].into_iter().chain(text(after))),
        ["id", _] => arguments.extend([here()?].into_iter().chain(text(rest))),
        ["id"] if first.is_empty() || first.starts_with('-') => {
            arguments.push(here()?);
            arguments.extend(shell_words::split(rest)?);
        }
        _ => arguments.extend(shell_words::split(rest)?),
    }
    Ok(arguments)
}

fn program() -> clap::Command {
    let mut program = Line::command();
    // Only then it has the word `help`.
    program.build();
    program
}

/// The first word of `text`, and what follows it.
fn split(text: &str) -> (&str, &str) {
    let (first, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    (first, rest.trim_start())
}

/// All of `rest` as one text, without the quotes around it; an apostrophe in the middle is only a letter.
fn text(rest: &str) -> Option<String> {
    let words = rest.starts_with(['"', '\'']).then(|| shell_words::split(rest).ok()).flatten();
    match words.as_deref() {
        Some([only]) => Some(only.clone()),
        _ => Some(rest.to_owned()).filter(|rest| !rest.is_empty()),
    }
}
