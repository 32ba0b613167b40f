//! What the program says about itself: help whose examples work, completions that know the ids, a manual page.

use std::collections::BTreeMap;
use std::path::Path;

use clap::CommandFactory;
use hie_onboard::guide::Guide;

use crate::support::desk::{Desk, Said};
use crate::support::small_guide_text;

/// These may say that something is still to be done.
const CHECKS: [&str; 2] = ["hie-onboard check", "hie-onboard evidence verify"];

/// Examples of these are for a repository with a team's file.
const OF_A_TEAM: [&str; 6] = ["git", "git setup", "log", "diff", "resolve", "merge-driver"];

/// Makes such a repository of the working directory, with three versions of the file.
const FOUND_A_TEAM: &str = "git init --quiet && hie-onboard init && git add . && \
    git -c user.name=ana -c user.email=ana@example.org commit --quiet --message Begin && \
    for name in base ours theirs; do cp .hie-onboard/progress.toml $name.toml; done";

#[test]
fn every_example_of_every_help_works() {
    for (command, help) in helps() {
        let desk = Desk::new();
        if OF_A_TEAM.contains(&command.as_str()) {
            shell(&desk, FOUND_A_TEAM).text();
        }
        let examples: Vec<&str> = help.lines().filter_map(example).collect();
        assert!(!examples.is_empty(), "`{command} --help` has no example");
        for example in examples {
            let said = shell(&desk, example);
            // There is nobody to ask.
            let is_check = CHECKS.iter().any(|check| example.starts_with(check));
            let highest = if example == "hie-onboard git setup" { 2 } else { i32::from(is_check) };
            assert!(said.code.is_some_and(|code| code <= highest), "{example}: {said:?}");
        }
    }
}

/// The help of the program and of each of its commands, by name.
fn helps() -> BTreeMap<String, String> {
    let desk = Desk::new();
    let program = hie_onboard::cli::Arguments::command();
    let names = program.get_subcommands().map(|command| command.get_name().to_owned());
    let others = ["", "evidence add", "evidence remove", "evidence verify", "git setup"];
    let names = names.chain(others.map(str::to_owned));
    names.map(|name| (name.clone(), desk.run(&format!("{name} --help")).text())).collect()
}

/// The command in a line of help, without the explanation that may stand behind it.
fn example(line: &str) -> Option<&str> {
    let line = line.strip_prefix("  ")?;
    let is_command = line.starts_with("hie-onboard") || line.contains("| hie-onboard");
    is_command.then(|| line.split("   ").next().unwrap_or(line))
}

/// What a person types into a shell.
fn shell(desk: &Desk, line: &str) -> Said {
    let program = Path::new(env!("CARGO_BIN_EXE_hie-onboard"));
    let directory = program.parent().expect("it is in a directory");
    let mut command = desk.command_of("/bin/sh");
    command.args(["-c", line]).env("PATH", format!("{}:/usr/bin:/bin", directory.display()));
    Said::from(command.output().expect("there is a shell"))
}

#[test]
fn the_version_names_the_edition_of_the_guide_and_the_build() {
    let desk = Desk::new();
    let guide = Guide::embedded();
    let said = desk.run("--version").text();
    let edition = format!("guide edition {}, from pages read as of {}", guide.edition, guide.read);
    let name = concat!("hie-onboard ", env!("CARGO_PKG_VERSION"));
    assert_eq!(said.lines().take(2).collect::<Vec<_>>(), [name, &edition]);
    let build = said.lines().last().expect("there is a line for the build");
    assert!(build.starts_with("built f"), "{said}");
    assert!(desk.run("info").text().contains(build), "{build}");
    assert_eq!(desk.run("-V").text().trim_end(), name);
}

#[test]
fn completions_know_ids_sections_and_statuses() {
    let desk = Desk::new();
    let words = ["overdue", "not-applicable", "medical-practice", "agreements"];
    // The generators for the other shells leave values out.
    for (shell, known) in [("bash", 4), ("zsh", 4), ("fish", 4), ("powershell", 1), ("elvish", 1)] {
        let script = desk.run(&format!("completions {shell}")).text();
        let missing: Vec<_> = words[..known].iter().filter(|word| !script.contains(**word)).collect();
        assert!(missing.is_empty(), "{missing:?} for {shell}");
    }
}

#[test]
fn the_options_of_a_command_are_completed_before_those_of_every_command() {
    let script = Desk::new().run("completions bash").text();
    let commands =
        [("tick)", "-h --step --file "), ("guide__subcmd__validate)", "-h --json --profile "), ("set)", "-h --status ")];
    for (command, options) in commands {
        let (_, rest) = script.split_once(&format!("hie_onboard__subcmd__{command}\n")).expect("the command is completed");
        let line = rest.lines().next().unwrap_or_default().trim_start();
        assert!(line.starts_with(&format!("opts=\"{options}")) && line.contains(" --ascii --help"), "{command} {line}");
    }
}

#[test]
fn ids_of_another_guide_are_completed_and_accepted() {
    let desk = Desk::new();
    desk.write("other.toml", &small_guide_text());
    assert!(desk.run("completions zsh --guide other.toml").text().contains("step-1"));
    desk.run("tick step-1 --guide other.toml --file other-progress.toml").text();
}

#[test]
fn neither_completions_nor_the_manual_need_a_home() {
    let desk = Desk::new();
    for arguments in [["completions", "bash"].as_slice(), &["man"]] {
        let output = desk.command().args(arguments).env_clear().output();
        Said::from(output.expect("the program starts")).text();
    }
}

#[test]
fn there_is_a_manual_page_for_the_program_and_each_command() {
    let desk = Desk::new();
    assert!(desk.run("man").text().contains(".TH hie-onboard 1"));
    assert!(!desk.run("man").text().contains("\nbuilt f"), "it is the same page for every build");
    let page = desk.run("man").text();
    for section in
        [".SH SCREENS", ".SS \"The process\"", ".SH KEYS", ".SS \"In the panels: moving\"", "Vendor and user agreements"]
    {
        assert!(page.contains(section), "{section}: {page}");
    }
    assert!(desk.run("man tick").text().contains("hie\\-onboard tick agreements"));
    desk.run("man tik").complaint(2);
}
