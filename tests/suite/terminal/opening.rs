//! Links: one address, as it was shown, as the only argument of the system's own opener, and the terminal stays ours.
#![expect(clippy::disallowed_methods, reason = "tests look at files")]

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

use rustix::fs::{FileType, Mode};

use super::{assert_given_back, in_time, program, start, wait_flowing};
use crate::support::desk::Desk;
use crate::support::small_guide_text;
use crate::support::terminal::Terminal;

/// What a shell, an option parser and a careless split would all misunderstand.
const WEB: &str = "https://example.org/$(touch${IFS}bad)/`id`?a='b'&c=\\\"d;e|f>g<h#--help";

const MAIL: &str = "mailto:someone@example.org?subject=x&body=$HOME";

/// The opener at a desk, and what it was given.
struct Opener {
    folder: PathBuf,
    given: PathBuf,
}

impl Opener {
    /// A pipe tells when the opener has run, so that nobody has to ask again and again.
    fn new(desk: &Desk) -> Self {
        let home = desk.progress_file().ancestors().nth(4).expect("it is below the home").to_owned();
        let (folder, given) = (home.join("bin"), home.join("given"));
        fs::create_dir(&folder).expect("it can be made");
        let script = format!("#!/bin/sh\nprintf '%s\\n' \"$#\" \"$@\" >'{}'\n", given.display());
        desk.write("bin/xdg-open", &script);
        fs::set_permissions(folder.join("xdg-open"), Permissions::from_mode(0o755)).expect("it is ours");
        rustix::fs::mknodat(rustix::fs::CWD, &given, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).expect("a pipe can be made");
        Self { folder, given }
    }

    /// The number of arguments, then each.
    #[track_caller]
    fn given(&self) -> String {
        let given = self.given.clone();
        in_time("the opener to run", move || fs::read_to_string(given).expect("it is a pipe"))
    }
}

/// A guide whose first item has the link `address`.
fn guide(address: &str) -> String {
    let text = small_guide_text();
    let (first, rest) = text.split_once("revised = 1\n").expect("the first item ends so");
    format!("{first}revised = 1\n[[section.item.link]]\ntitle = \"Page\"\nurl = '''{address}'''\n{rest}")
}

/// The interface with the links of the first item open.
#[track_caller]
fn links(desk: &Desk, address: &str, path: &PathBuf) -> Terminal {
    desk.write("guide.toml", &guide(address));
    let program = program(desk).environment("PATH", path).arguments(["--guide", "guide.toml"]);
    let mut terminal = start(program.size(24, 120));
    terminal.keys("2o");
    terminal.wait_for("Open a link");
    terminal.wait_for(address);
    terminal
}

#[test]
fn the_opener_gets_the_address_that_was_shown_as_one_argument() {
    for address in ["https://example.org/", "http://example.org/-a", WEB, MAIL] {
        let desk = Desk::new();
        let opener = Opener::new(&desk);
        let mut terminal = links(&desk, address, &opener.folder);
        terminal.keys("<Enter>");
        assert_eq!(opener.given(), format!("1\n{address}\n"));
        wait_flowing(&terminal, "Handed to the system");
        terminal.keys("1");
        terminal.wait_for("4 required items");
        assert!(!terminal.cooked(), "the opener took the terminal");
        terminal.keys("q");
        assert_eq!(terminal.wait_exit(), 0);
        assert_given_back(&terminal);
    }
}

#[test]
fn the_opener_runs_without_our_terminal() {
    let desk = Desk::new();
    let opener = Opener::new(&desk);
    let script = format!(
        "#!/bin/sh\nfor stream in 0 1 2; do [ -t $stream ] && echo $stream; done >'{0}'\necho noise; echo noise >&2\n",
        opener.given.display()
    );
    desk.write("bin/xdg-open", &script);
    let mut terminal = links(&desk, WEB, &opener.folder);
    terminal.keys("<Enter>");
    assert_eq!(opener.given(), "", "a stream of the opener is our terminal");
    terminal.keys("q");
    assert_eq!(terminal.wait_exit(), 0);
    assert!(!String::from_utf8_lossy(&terminal.raw_log()).contains("noise"));
}

#[test]
fn nothing_is_opened_before_it_was_shown_and_accepted() {
    let desk = Desk::new();
    let opener = Opener::new(&desk);
    let mut terminal = links(&desk, WEB, &opener.folder);
    terminal.keys("<Esc>o<Esc>oq");
    super::wait_gone(&terminal, "Open a link");
    terminal.keys("o<Enter>");
    assert_eq!(opener.given(), format!("1\n{WEB}\n"), "and this is the first");
}

#[test]
fn without_an_opener_the_address_is_told() {
    let desk = Desk::new();
    let opener = Opener::new(&desk);
    let nothing = opener.folder.join("nothing");
    let mut terminal = links(&desk, "https://example.org/page", &nothing);
    terminal.keys("<Enter>");
    terminal.wait_for("No program here opens links");
    terminal.wait_for("https://example.org/page");
    terminal.keys("q");
    super::wait_gone(&terminal, "No program here opens links");
    terminal.keys("q");
    assert_eq!(terminal.wait_exit(), 0);
    assert_given_back(&terminal);
}

#[test]
fn a_guide_with_an_address_that_may_not_be_opened_is_refused() {
    let bad = [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "--help",
        "-x",
        "HTTPS://example.org",
        "https://user:password@example.org/",
        "https://example.org/a b",
        "https://exa\u{202e}mple.org/",
        "data:text/html,x",
        "ssh://host",
        "mailto:",
    ];
    for address in bad {
        let desk = Desk::new();
        desk.write("guide.toml", &guide(address));
        let terminal = Terminal::start(program(&desk).arguments(["--guide", "guide.toml"]));
        assert_eq!(terminal.wait_exit(), 3, "{address}");
        wait_flowing(&terminal, "is not an address that can be opened");
        assert!(!String::from_utf8_lossy(&terminal.raw_log()).contains('\x1b'), "it took the terminal");
    }
}
