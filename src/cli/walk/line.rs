//! A line of the walk, as the command line reads it.

use clap::error::ErrorKind;
use clap::{CommandFactory, Parser};

use super::words;
use crate::cli::command::Command;
use crate::cli::failure::Failure;
use crate::cli::session::unknown;
use crate::guide::Guide;

/// Without the options that go with every command: those of the walk hold.
#[derive(Debug, Parser)]
#[command(multicall = true, max_term_width = 80)]
struct Line {
    #[command(subcommand)]
    command: Command,
}

/// Every command, for its help.
pub fn program() -> clap::Command {
    Line::command()
}

/// # Errors
/// When `arguments` are no command; asking for help is such an error too.
pub fn parse(arguments: &[String]) -> Result<Command, Failure> {
    Ok(Line::try_parse_from(arguments)?.command)
}

/// Whether the text of `error` is help that somebody asked for or needs.
pub fn is_help(error: &clap::Error) -> bool {
    !error.use_stderr() || error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
}

/// Whether `line` begins with a word of the walk or the name of a command.
pub fn is_command(line: &str) -> bool {
    words::find(line).is_some() || !names(&program(), line).0.is_empty()
}

/// The arguments in `line`. Where a command takes an ID and the word behind it is not one, the item called `here` is meant.
/// Text behind the ID needs no quotes.
///
/// # Errors
/// When the first word is not known, or an item is meant and there is none.
pub fn arguments(line: &str, guide: &Guide, here: Option<&str>) -> Result<Vec<String>, Failure> {
    let program = program();
    let (mut arguments, command, rest) = names(&program, line);
    if arguments.is_empty() {
        let own: Vec<&str> = words::names().collect();
        let known = own.into_iter().chain(program.get_subcommands().map(clap::Command::get_name));
        return Err(unknown("word", words::split(line).0, known, "`help` lists the words"));
    }
    let here = || here.map(str::to_owned).ok_or(Failure::NoItem);
    let (first, after) = words::split(rest);
    let is_id = guide.items().any(|(_, item)| item.id.eq_ignore_ascii_case(first));
    let positionals: Vec<&str> = command.get_positionals().map(|argument| argument.get_id().as_str()).collect();
    match positionals.as_slice() {
        ["id", _] if is_id => arguments.extend([Some(first.to_owned()), text(after)].into_iter().flatten()),
        ["id", _] => arguments.extend([Some(here()?), text(rest)].into_iter().flatten()),
        ["id"] if first.is_empty() || first.starts_with('-') => {
            arguments.push(here()?);
            arguments.extend(shell_words::split(rest)?);
        }
        _ => arguments.extend(shell_words::split(rest)?),
    }
    Ok(arguments)
}

/// The arguments that ask for the help of the command named in `topic`.
pub fn help(topic: &str) -> Vec<String> {
    let mut arguments: Vec<String> = topic.split_whitespace().map(str::to_lowercase).collect();
    arguments.push("--help".to_owned());
    arguments
}

/// The names that `line` begins with, of a command and the commands within it; that command, and what follows.
fn names<'c, 'l>(program: &'c clap::Command, line: &'l str) -> (Vec<String>, &'c clap::Command, &'l str) {
    let (mut names, mut command, mut rest) = (Vec::new(), program, line);
    loop {
        let (word, after) = words::split(rest);
        let Some(inner) = command.find_subcommand(word.to_lowercase()) else { return (names, command, rest) };
        names.push(inner.get_name().to_owned());
        (command, rest) = (inner, after);
    }
}

/// All of `rest` as one text, without the quotes around it; an apostrophe in the middle is only a letter.
fn text(rest: &str) -> Option<String> {
    let quoted = rest.starts_with(['"', '\'']).then(|| shell_words::split(rest).ok()).flatten();
    match quoted.as_deref() {
        Some([only]) => Some(only.clone()),
        _ => Some(rest.to_owned()).filter(|rest| !rest.is_empty()),
    }
}
