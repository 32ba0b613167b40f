//! Files, names and arguments made to drive a terminal or to mislead a reader: nothing but the program's own sequences comes out.

use super::{program, start, wait_open};
use crate::support::desk::Desk;
use crate::support::small_guide_text;

/// Escape sequences, a clipboard, C1, a bell, order overrides, tags, separators, nothing at all: as TOML writes them.
const POISON: &str = r"a\u001b[2Jb\u001b]52;c;ZXZpbA==\u0007c\u009b31md\u009d0;x\u009ce\u001bPq\u001b\\f\u202eg\u2066h\U000E0041i\u2028j\u0000k\u0007\r\bl\u200b\ufeff";

/// The same as somebody would put it into the name of a file, which cannot hold nothing at all.
const NAME: &str = "a\x1b]0;x\x07b\u{9b}31m\u{202e}c\u{2028}d\u{e0041}\r\ne.toml";

/// `text` without the sequences that the interface and coloured output are made of; what is left is text.
fn without_own_sequences(text: &str) -> String {
    let text = without_links(text);
    let mut pieces = text.split("\x1b[");
    let mut left = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let end = piece.find(|character: char| !character.is_ascii_digit() && !";?".contains(character)).unwrap_or(0);
        let (parameters, rest) = piece.split_at(end);
        let mode = matches!(parameters, "?25" | "?1049" | "?1004" | "?2004" | "?2026");
        let own = match rest.chars().next() {
            Some('h' | 'l') => mode,
            Some('J') => parameters.is_empty(),
            Some('m' | 'H') => !parameters.starts_with('?'),
            _ => false,
        };
        left.push_str(if own { &rest[1..] } else { "\x1b foreign " });
        if !own {
            left.push_str(piece);
        }
    }
    left
}

/// `text` without the sequences that make links of addresses that may be opened.
fn without_links(text: &str) -> String {
    let mut pieces = text.split("\x1b]8;");
    let mut left = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (link, rest) = piece.split_once("\x1b\\").unwrap_or((piece, ""));
        let address = link.strip_prefix("id=").and_then(|link| link.split_once(';')).map(|(_, address)| address);
        let own = link == ";" || address.is_some_and(hie_onboard::text::is_openable);
        left.push_str(if own { rest } else { "\x1b foreign link" });
    }
    left
}

/// Asserts that `text` cannot mislead a terminal or a reader.
#[track_caller]
fn assert_harmless(what: &str, text: &str) {
    let left = without_own_sequences(text);
    let is_bad = |character: char| {
        character.is_control() && !"\r\n".contains(character)
            || matches!(character, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
            || ('\u{e0000}'..='\u{e0fff}').contains(&character)
    };
    if let Some(place) = left.find(is_bad) {
        let before: String = left[..place].chars().rev().take(60).collect::<Vec<_>>().into_iter().rev().collect();
        let after: String = left[place..].chars().take(60).collect();
        panic!("{what}: {before:?} is followed by {after:?}");
    }
    // Scripts get the whole text.
    assert!(what.ends_with("--json") || !left.contains(&"\u{301}".repeat(5)), "{what}: marks are stacked");
}

/// A progress file with `text` in every place that takes text.
fn progress(guide: &str, item: &str, text: &str) -> String {
    let fields = format!(
        "by = \"{text}\"\nowner = \"{text}\"\nreason = \"{text}\"\nevidence = [\"{text}\"]\nnote = \"{text}\\n{text}\"\n\"k{text}\" = \"{text}\"\n"
    );
    format!(
        "schema = 1\nguide = \"{guide}\"\n\"x{text}\" = \"{text}\"\n[scope]\nsystems = [\"{text}\"]\n\"y{text}\" = \"{text}\"\n\
         [item.{item}]\nstatus = \"waiting\"\nat = 2026-01-01T00:00:00Z\n{fields}\n[item.\"z{text}\"]\nstatus = \"done\"\n{fields}"
    )
}

/// The small guide with `text` in every place that takes text.
fn guide(text: &str) -> String {
    let fields =
        ["title", "disclaimer", "licence", "text", "detail", "summary", "seen", "caution", "tab", "purpose", "why", "body"];
    let poisoned = |line: &str| match line.split_once(" = ") {
        Some((key, _)) if fields.contains(&key) || key == "short" || key == "intro" => format!("{key} = \"{text}\"\n"),
        Some(("steps", _)) => format!("steps = [\"{text}\"]\n"),
        Some(("revised", _)) => {
            format!("{line}\ngroup = \"{text}\"\n[[section.item.link]]\ntitle = \"{text}\"\nurl = \"https://x/\"\n")
        }
        _ => format!("{line}\n"),
    };
    small_guide_text().lines().map(poisoned).collect()
}

/// Everything that can mislead, one mark on top of another, and lines without end.
fn texts() -> [String; 3] {
    [POISON.to_owned(), format!("e{}", "\\u0301".repeat(500)), "long".repeat(25_000)]
}

/// Every kind of output that a file can reach; `ITEM` stands for an item to tick, `PAGE` for one to read.
const COMMANDS: [&str; 24] = [
    "status",
    "list",
    "list --all",
    "next",
    "show ITEM",
    "show PAGE",
    "info",
    "check",
    "scope",
    "tick ITEM",
    "undo",
    "status --json",
    "list --json",
    "show ITEM --json",
    "set ITEM --owner x",
    "evidence add ITEM x",
    "evidence verify",
    "evidence verify --json",
    "evidence remove ITEM x",
    "note ITEM x",
    "export",
    "export --format html",
    "export --format ics",
    "check --due-within 9w",
];

/// An item to tick and a page to read of the program's own guide, and of the small one.
const OWN: [&str; 2] = ["agreements", "contacts"];
const SMALL: [&str; 2] = ["step-1", "contact"];

/// Asserts that no command at `desk`, about these two of its guide, says anything harmful, and that each of them exists.
#[track_caller]
fn assert_commands_harmless(desk: &Desk, options: &[&str], [item, page]: [&str; 2]) {
    for color in ["never", "always"] {
        for command in COMMANDS {
            let command = command.replace("ITEM", item).replace("PAGE", page);
            let words = command.split(' ').chain(["--color", color]);
            let arguments: Vec<&str> = options.iter().copied().chain(words).collect();
            let said = desk.run_with(&arguments);
            // Only a profile is refused for its name alone.
            let is_usage = said.code == Some(2) && !options.contains(&"--profile");
            assert!(said.code.is_some_and(|code| code < 5) && !is_usage, "{command}: {said:?}");
            assert_harmless(&command, &said.stdout);
            assert_harmless(&command, &said.stderr);
        }
    }
}

/// Asserts that the interface at `desk` shows nothing harmful on any page.
#[track_caller]
fn assert_interface_harmless(desk: &Desk, options: &[&str], first: &str) {
    let mut terminal = start(program(desk).arguments(options).size(40, 120));
    // Where nothing can be changed none opens. No key here leaves the program, whatever is on screen.
    let popups: &[_] = if terminal.text().contains("read-only") { &[] } else { &["s", "<C-l>t", "e", "x<C-s>"] };
    for page in [first, "1"] {
        terminal.keys(page);
        for keys in ["<Enter>", "G", "<Tab>G", "?", "?"].iter().chain(popups) {
            terminal.keys(keys);
        }
        // What is told last stands where the keys do.
        terminal.keys("<C-l>");
        wait_open(&terminal);
    }
    terminal.keys("<C-c>");
    terminal.wait_exit();
    assert_harmless("the interface", &String::from_utf8(terminal.raw_log()).expect("it writes UTF-8"));
}

#[test]
fn a_progress_file_says_only_what_can_be_read() {
    for text in texts() {
        let desk = Desk::new();
        desk.write_progress(&progress("bc-hie", "agreements", &text));
        assert_commands_harmless(&desk, &[], OWN);
        assert_interface_harmless(&desk, &[], "3");
    }
}

#[test]
fn a_guide_says_only_what_can_be_read() {
    for text in texts() {
        let desk = Desk::new();
        // A guide holds 8 MiB, and this text stands in it more than 40 times.
        desk.write("guide.toml", &guide(&text[..text.floor_char_boundary(10_000)]));
        desk.write_progress(&progress("small", "step-1", &text));
        let options = ["--guide", "guide.toml"];
        desk.run_with(&["--guide", "guide.toml", "status"]).text();
        assert_commands_harmless(&desk, &options, SMALL);
        assert_interface_harmless(&desk, &options, "2");
    }
}

#[test]
fn what_cannot_be_used_is_quoted_harmlessly() {
    let ends = [
        "guide = 1",
        "guide = \"POISON\"",
        "schema = \"POISON\"",
        "[item.\"POISON\"]\nstatus = \"POISON\"",
        "\"POISON\" = ",
        "POISON",
    ];
    for end in ends {
        for text in ["", "schema = 1\n"] {
            let desk = Desk::new();
            let text = format!("{text}{}", end.replace("POISON", POISON));
            desk.write_progress(&text);
            desk.write("guide.toml", &text);
            assert_commands_harmless(&desk, &[], OWN);
            assert_commands_harmless(&desk, &["--guide", "guide.toml"], SMALL);
            assert_interface_harmless(&desk, &[], "2");
        }
    }
}

#[test]
fn names_and_arguments_are_quoted_harmlessly() {
    let desk = Desk::new();
    desk.write(NAME, "damaged [");
    assert_interface_harmless(&desk, &["--file", NAME], "2");
    for options in [["--file", NAME], ["--guide", NAME], ["--profile", NAME]] {
        assert_commands_harmless(&desk, &options, OWN);
    }
    let refused = [
        "show NAME",
        "tick NAME",
        "list --status NAME",
        "NAME",
        "--NAME",
        "set agreements --due NAME",
        "list --section NAME",
        "scope --systems NAME",
        "completions NAME",
        "list NAME",
        "evidence add NAME NAME",
        "evidence remove agreements NAME",
        "evidence verify NAME",
        "evidence add agreements x --dated NAME",
        "export --format NAME",
    ];
    let accepted = [
        "set agreements --owner NAME",
        "note agreements NAME",
        "evidence add agreements NAME",
        "set agreements --status waiting --reason NAME",
        "show agreements",
        "--file no/NAME status",
    ];
    for (code, lines) in [(2, &refused[..]), (0, &accepted)] {
        for line in lines {
            let words: Vec<String> = line.split(' ').map(|word| word.replace("NAME", NAME)).collect();
            let said = desk.run_with(&words.iter().map(String::as_str).collect::<Vec<_>>());
            assert_eq!(said.code, Some(code), "{line}: {}", said.stderr);
            assert_harmless(line, &said.stdout);
            assert_harmless(line, &said.stderr);
        }
    }
}

#[test]
fn names_from_the_environment_are_quoted_harmlessly() {
    let desk = Desk::new();
    for name in ["HIE_ONBOARD_USER", "HIE_ONBOARD_FILE", "EDITOR", "VISUAL", "XDG_DATA_HOME", "TZ"] {
        for command in ["tick agreements", "show agreements", "status", "info", "undo", "note agreements"] {
            let output =
                desk.command().args(command.split(' ')).env(name, format!("/{NAME}")).output().expect("the program starts");
            assert_harmless(name, &String::from_utf8(output.stdout).expect("it writes UTF-8"));
            assert_harmless(name, &String::from_utf8(output.stderr).expect("it writes UTF-8"));
        }
    }
}

#[test]
fn a_paste_writes_only_what_can_be_read() {
    let desk = Desk::new();
    let mut terminal = super::open(&desk);
    terminal.keys("2e");
    terminal.wait_for("Note: ");
    terminal.send("\x1b[200~a\u{9b}31mb\u{202e}c\u{2028}d\u{e0041}e\x07f\x1b]0;x\x07g\u{0}h\x1b[201~".as_bytes());
    terminal.wait_for("<U+202E>");
    terminal.keys("<C-s>");
    terminal.wait_for("saved ");
    terminal.keys("q");
    assert_eq!(terminal.wait_exit(), 0);
    assert_harmless("the interface", &String::from_utf8(terminal.raw_log()).expect("it writes UTF-8"));
    assert_harmless("the file", &desk.read_progress());
}
