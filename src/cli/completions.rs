//! `completions`: shell scripts that complete commands, options and the ids of the guide.

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Args, Command};
use clap_complete::Shell;

use super::failure::Failure;
use super::options::Options;
use super::output::{Answer, Text};
use super::session::open_guide;
use crate::guide::Guide;

const EXAMPLES: &str = "\
Examples:
  hie-onboard completions bash > hie-onboard.bash
  hie-onboard completions zsh > _hie-onboard
  hie-onboard completions fish > hie-onboard.fish";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// The shell
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

pub fn run(program: Command, options: &Options, arguments: &Arguments) -> Result<Answer, Failure> {
    let guide = open_guide(options)?;
    let mut command = with_names(program, &guide);
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut command, "hie-onboard", &mut script);
    let mut script = String::from_utf8_lossy(&script).into_owned();
    if arguments.shell == Shell::Fish {
        script += &fish_ids(&command, &guide);
    }
    Ok(Text::verbatim(script).into())
}

/// clap's generator for fish leaves out the values of positional arguments, such as ids.
fn fish_ids(command: &Command, guide: &Guide) -> String {
    let takes_id = |command: &&Command| command.get_positionals().any(|argument| argument.get_id() == "id");
    let within = |command: &Command| command.get_subcommands().any(|inner| takes_id(&inner));
    let commands = command.get_subcommands().filter(|command| takes_id(command) || within(command));
    let names: Vec<&str> = commands.map(Command::get_name).collect();
    let ids: Vec<&str> = guide.items().map(|(_, item)| item.id.as_str()).collect();
    let condition = format!("__fish_seen_subcommand_from {}", names.join(" "));
    format!("complete -c hie-onboard -n \"{condition}\" -f -a \"{}\"\n", ids.join(" "))
}

/// Adds the guide's names as possible values; the parser itself takes any text.
fn with_names(command: Command, guide: &Guide) -> Command {
    let names: Vec<String> = command.get_subcommands().map(|command| command.get_name().to_owned()).collect();
    let command = names.into_iter().fold(command, |command, name| command.mut_subcommand(name, |inner| with_names(inner, guide)));
    command.mut_args(|argument| match choices(argument.get_id().as_str(), guide) {
        Some(choices) => argument.value_parser(PossibleValuesParser::new(choices)),
        None => argument,
    })
}

fn choices(name: &str, guide: &Guide) -> Option<Vec<PossibleValue>> {
    let named = |id: &String, title: &String| PossibleValue::new(id.clone()).help(title.clone());
    match name {
        "id" => Some(guide.items().map(|(_, item)| named(&item.id, &item.title)).collect()),
        "section" => Some(guide.sections.iter().map(|section| named(&section.id, &section.title)).collect()),
        "systems" => Some(guide.systems.iter().map(|system| named(&system.id, &system.title)).collect()),
        _ => None,
    }
}
