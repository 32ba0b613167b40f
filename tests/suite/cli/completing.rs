//! `completions`: what a press of Tab gives in real shells.

use crate::store::confined::{runs, skipped};
use crate::support::desk::Desk;
use crate::support::small_guide_text;
use crate::support::terminal::{Program, Terminal};

/// What is typed before Tab, and what the line then begins with.
const COMPLETED: &[(&str, &str)] = &[
    ("stat", "status"),
    ("tick agr", "tick agreements"),
    ("tick agreements conn", "tick agreements connectivity"),
    ("show conn", "show connectivity"),
    ("evidence ad", "evidence add"),
    ("evidence add agr", "evidence add agreements"),
    ("set agreements --st", "set agreements --status"),
    ("set agreements --status wai", "set agreements --status waiting"),
    ("set agreements --status=wai", "set agreements --status=waiting"),
    ("list --section comm", "list --section commitments"),
    ("list --section=comm", "list --section=commitments"),
    ("scope --medical-practice n", "scope --medical-practice no"),
    ("export --form", "export --format"),
    ("export --format ht", "export --format html"),
    ("import a-te", "import a-team.toml"),
    ("--file a-te", "--file a-team.toml"),
    ("--file=a-te", "--file=a-team.toml"),
    ("--file 'my pl", "--file 'my plan.toml"),
    ("--file=a-team.toml tick conn", "--file=a-team.toml tick connectivity"),
    ("status --file=a-te", "status --file=a-team.toml"),
];

#[derive(Debug, Clone, Copy)]
enum Shell {
    Bash,
    Zsh,
    Fish,
}

/// Every shell that is installed.
fn shells() -> impl Iterator<Item = Shell> {
    [Shell::Bash, Shell::Zsh, Shell::Fish].into_iter().filter(|shell| {
        let is_installed = runs(&[shell.name()], &["--version"]);
        if !is_installed {
            skipped(&format!("{} is missing", shell.name()));
        }
        is_installed
    })
}

impl Shell {
    fn name(self) -> &'static str {
        match self {
            Self::Bash => "bash",
            Self::Zsh => "zsh",
            Self::Fish => "fish",
        }
    }

    /// The options with which it reads nothing but the file below.
    fn arguments(self) -> &'static [&'static str] {
        match self {
            Self::Bash => &["--noprofile", "--rcfile", "start", "-i"],
            Self::Zsh => &["-d", "-i"],
            Self::Fish => &["--no-config", "--init-command", "source start"],
        }
    }

    /// Where it looks for the commands of its start, and what they are.
    fn start(self) -> (&'static str, &'static str) {
        match self {
            Self::Bash => ("start", "PS1='> '\n. ./script\n"),
            Self::Zsh => (".zshrc", "PS1='> '; unsetopt prompt_sp\nautoload -U compinit; compinit -u -D\n. ./script\n"),
            Self::Fish => {
                ("start", "function fish_prompt; echo '> '; end\nset -g fish_autosuggestion_enabled 0\nsource ./script\n")
            }
        }
    }
}

/// The shell with the completions of `options`, waiting at its prompt.
fn open(shell: Shell, desk: &Desk, options: &str) -> Terminal {
    let script = desk.run(&format!("completions {} {options}", shell.name())).text();
    desk.write("script", &script);
    let (name, start) = shell.start();
    desk.write(name, start);
    let command = desk.command();
    let home = command.get_current_dir().expect("a desk has a directory");
    let program = Program::new(shell.name()).arguments(shell.arguments()).directory(home).size(24, 100);
    let program = program.environment("HOME", home).environment("ZDOTDIR", home).environment("INPUTRC", "/dev/null");
    let terminal = Terminal::start(program.environment("TERM", "xterm").environment("PATH", "/usr/bin:/bin"));
    wait_for_line(&terminal, "");
    terminal
}

/// The line that is being typed: the last one on the screen that has a prompt.
fn line(screen: &str) -> Option<&str> {
    screen.lines().rev().find_map(|row| row.strip_prefix('>')).map(str::trim)
}

#[track_caller]
fn wait_for_line(terminal: &Terminal, expected: &str) {
    terminal.wait_until(&format!("the line {expected:?}"), |screen| {
        line(&screen.contents())
            .is_some_and(|line| if expected.is_empty() { line.is_empty() } else { line.starts_with(expected) })
    });
}

/// Types the beginning of a command and Tab, and waits for what that has to give.
#[track_caller]
fn complete(terminal: &mut Terminal, typed: &str, completed: &str) {
    terminal.send(format!("hie-onboard {typed}\t").as_bytes());
    wait_for_line(terminal, &format!("hie-onboard {completed}"));
    terminal.keys("<C-u>");
    wait_for_line(terminal, "");
}

#[test]
fn tab_completes_commands_options_ids_values_and_files() {
    for shell in shells() {
        let desk = Desk::new();
        desk.write("a-team.toml", "");
        desk.write("my plan.toml", "");
        let mut terminal = open(shell, &desk, "");
        for (typed, completed) in COMPLETED {
            complete(&mut terminal, typed, completed);
        }
    }
}

#[test]
fn nothing_in_a_guide_runs_when_it_completes() {
    let guide = small_guide_text().replace("title = \"", "title = \"$(touch ran)`touch ran`';touch ran;' \\u009b\\u202e");
    for shell in shells() {
        let desk = Desk::new();
        desk.write("other.toml", &guide);
        let mut terminal = open(shell, &desk, "--guide other.toml");
        complete(&mut terminal, "show cont", "show contact");
        // More than one can follow: the shell lists them.
        terminal.send(b"hie-onboard show st\t\t\t");
        terminal.wait_for("step-8");
        let home = desk.command().get_current_dir().expect("a desk has a directory").to_owned();
        assert!(!home.join("ran").exists(), "{shell:?}");
        assert!(!desk.read("script").contains(['\u{9b}', '\u{202e}']), "{shell:?}");
    }
}
