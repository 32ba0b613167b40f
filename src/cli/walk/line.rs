//! A line of the walk, read by the parser of the command line.

use clap::error::ErrorKind;
use clap::{CommandFactory, Parser, Subcommand};

use crate::cli::command::Command;
use crate::cli::failure::Failure;
use crate::guide::Guide;

const RULES: &str = "\
Without an ID, a command applies to the item you are at. Text needs no quotation
marks, and options come behind it. An empty line repeats the item. After
`go SECTION`, `next` goes through that section. `help COMMAND` explains a command.";

/// Without the options for every command: those of the walk apply.
#[derive(Debug, Parser)]
#[command(multicall = true, max_term_width = 80, help_template = "{subcommands}{after-help}", after_help = RULES)]
struct Line {
    #[command(subcommand)]
    word: Word,
}

/// The walk's own words only move and read; `next` is also a command.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
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
    /// Show facts, questions, links and sources of this item
    More,
    /// Stop; everything is already saved
    #[command(aliases = ["q", "exit"])]
    Quit,
}

pub fn parse(arguments: &[String]) -> Result<Word, Failure> {
    Ok(Line::try_parse_from(arguments)?.word)
}

pub fn is_help(error: &clap::Error) -> bool {
    !error.use_stderr() || error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
}

pub fn is_command(line: &str) -> bool {
    program().find_subcommand(split(line).0.to_lowercase()).is_some()
}

/// The arguments in `line`. A missing ID means the item `here`, unless it means all items. Text after the ID needs no quotes.
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
    let means_all = command.get_positionals().all(means_all_without);
    match positionals.as_slice() {
        ["id", _] => {
            let (id, words) = if is_id { (first.to_owned(), after) } else { (here()?, rest) };
            arguments.extend([id].into_iter().chain(text_and_options(words, command)?));
        }
        ["id"] if !means_all && (first.is_empty() || first.starts_with('-')) => {
            arguments.push(here()?);
            arguments.extend(shell_words::split(rest)?);
        }
        _ => arguments.extend(shell_words::split(rest)?),
    }
    Ok(arguments)
}

/// Whether a command does something with all items where it is given none: it takes a list that may be empty.
fn means_all_without(argument: &clap::Arg) -> bool {
    matches!(argument.get_action(), clap::ArgAction::Append) && !argument.is_required_set()
}

fn program() -> clap::Command {
    let mut program = Line::command();
    // Adds the word `help`.
    program.build();
    program
}

/// The first word of `text`, and what follows it.
fn split(text: &str) -> (&str, &str) {
    let (first, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    (first, rest.trim_start())
}

/// All of `words` as one text, without quotes around it, up to the options of `command`; an apostrophe inside is only a letter.
fn text_and_options(words: &str, command: &clap::Command) -> Result<Vec<String>, Failure> {
    let is_option = |word: &str| {
        let name = word.strip_prefix("--").and_then(|name| name.split('=').next());
        name.is_some() && command.get_opts().any(|option| option.get_long() == name)
    };
    let quoted = words.starts_with(['"', '\'']).then(|| shell_words::split(words).ok()).flatten();
    if let Some(quoted) = quoted.filter(|quoted| quoted.get(1).is_none_or(|word| is_option(word))) {
        return Ok(quoted);
    }
    let begins_word = |start: usize| words[..start].is_empty() || words[..start].ends_with(char::is_whitespace);
    let mut starts = words.match_indices("--").map(|(start, _)| start);
    let options = starts.find(|start| begins_word(*start) && is_option(split(&words[*start..]).0)).unwrap_or(words.len());
    let text = Some(words[..options].trim_end().to_owned()).filter(|text| !text.is_empty());
    Ok(text.into_iter().chain(shell_words::split(&words[options..])?).collect())
}
