//! `completions`: shell scripts that complete commands, options and the ids of the guide.

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, Args, Command, ValueHint};
use clap_complete::Shell;

use super::failure::Failure;
use super::options::Options;
use super::output::{Answer, Text};
use super::session::Opened;
use crate::guide::Guide;

const EXAMPLES: &str = "\
Examples:
  hie-onboard completions bash > hie-onboard.bash
  hie-onboard completions zsh > _hie-onboard
  hie-onboard completions fish > hie-onboard.fish";

/// Bash breaks words at `=`, which the generated function does not expect: `--status=do` has to reach it as `--status do`.
const BASH: &str = r#"
_hie_onboard_words() {
    local word words=()
    for word in "${COMP_WORDS[@]:0:COMP_CWORD}"; do
        [[ $word == = ]] || words+=("$word")
    done
    words+=("${2#=}")
    local COMP_WORDS=("${words[@]}") COMP_CWORD=$(( ${#words[@]} - 1 ))
    _hie_onboard "$1" "${words[COMP_CWORD]}" "${words[COMP_CWORD - 1]}"
}

complete -F _hie_onboard_words -o nosort -o bashdefault -o default hie-onboard 2>/dev/null ||
    complete -F _hie_onboard_words -o bashdefault -o default hie-onboard
"#;

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// The shell
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

pub fn run(mut program: Command, options: &Options, arguments: &Arguments) -> Result<Answer, Failure> {
    let guide = Opened::of(options)?.guide;
    let name = name(arguments.shell);
    program.set_bin_name(name);
    // No command has its arguments before.
    program.build();
    let mut command = with_ids(program, &guide);
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut command, name, &mut script);
    let mut script = String::from_utf8_lossy(&script).into_owned();
    match arguments.shell {
        Shell::Bash => script += BASH,
        Shell::Fish => script += &fish_ids(&command, &guide),
        _ => (),
    }
    Ok(Text::verbatim(script).into())
}

/// The name to generate for. The generator for bash reaches no subcommand of a program with a hyphen in its name.
fn name(shell: Shell) -> &'static str {
    if shell == Shell::Bash { "hie_onboard" } else { "hie-onboard" }
}

/// The generator for fish leaves out the values of positional arguments.
fn fish_ids(command: &Command, guide: &Guide) -> String {
    let ids: Vec<&str> = guide.items().map(|(_, item)| item.id.as_str()).collect();
    let lines = command.get_subcommands().flat_map(|outer| {
        let using = format!("__fish_hie_onboard_using_subcommand {}", outer.get_name());
        let inner = outer.get_subcommands().filter(|inner| takes_id(inner));
        let inner = inner.map(|inner| format!("{using}; and __fish_seen_subcommand_from {}", inner.get_name()));
        inner.chain(takes_id(outer).then_some(using.clone())).collect::<Vec<_>>()
    });
    let lines = lines.map(|condition| format!("complete -c hie-onboard -n \"{condition}\" -a \"{}\"\n", ids.join(" ")));
    lines.collect::<Vec<_>>().concat()
}

fn takes_id(command: &Command) -> bool {
    command.get_positionals().any(|argument| argument.get_id() == "id")
}

/// The command line as it is for one guide: what is free text when it is read is a choice when it is completed.
fn with_ids(command: Command, guide: &Guide) -> Command {
    let names: Vec<String> = command.get_subcommands().map(|command| command.get_name().to_owned()).collect();
    let command = names.into_iter().fold(command, |command, name| command.mut_subcommand(name, |inner| with_ids(inner, guide)));
    own_first(command).mut_args(|argument| match choices(argument.get_id().as_str(), guide) {
        Some(choices) => argument.value_parser(PossibleValuesParser::new(choices)),
        None if argument.get_value_hint() == ValueHint::AnyPath => argument.value_hint(ValueHint::FilePath),
        None => argument,
    })
}

/// Puts the options for every command behind those of `command`, and the help at the end: bash shows them in their order.
fn own_first(command: Command) -> Command {
    let is_shared = |argument: &&Arg| argument.is_global_set();
    let is_help = |argument: &&Arg| matches!(argument.get_action(), ArgAction::Help | ArgAction::Version);
    let arguments = || command.get_arguments();
    let last: Vec<_> =
        arguments().filter(is_shared).chain(arguments().filter(is_help)).map(|last| last.get_id().clone()).collect();
    // An argument that is changed becomes the last one.
    last.into_iter().fold(command, |command, id| command.mut_arg(id, |last| last))
}

/// What the argument called `name` can be. Only ids, whose characters every shell takes literally: a title could run as code.
fn choices(name: &str, guide: &Guide) -> Option<Vec<String>> {
    match name {
        "id" => Some(guide.items().map(|(_, item)| item.id.to_string()).collect()),
        "section" => Some(guide.sections.iter().map(|section| section.id.to_string()).collect()),
        "systems" => Some(guide.systems.iter().map(|system| system.id.to_string()).collect()),
        _ => None,
    }
}
