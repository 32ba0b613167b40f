//! A guide of another shape in every panel, command and report: other sections, no systems, no notice, no mail address.

use std::sync::Arc;

use hie_onboard::guide::Guide;
use hie_onboard::progress::{Change, Progress, Stamp, Status};
use hie_onboard::tui::draw::theme::COLOUR;
use hie_onboard::tui::state::remembered::Remembered;

use super::{EXAMPLE, assert_says_nothing_of_ours};
use crate::support::desk::Desk;
use crate::support::stage::Stage;

const SIZES: [(u16, u16); 3] = [(120, 40), (80, 24), (50, 20)];

/// Markdown that nobody should see.
const MARKUP: [&str; 4] = ["**", "###", "|---", "> Bring"];

fn guide() -> Arc<Guide> {
    Arc::new(Guide::parse(EXAMPLE).unwrap_or_else(|error| panic!("{error}")))
}

/// An item done in an earlier edition, so that something has changed since.
fn progress(guide: &Guide) -> Progress {
    let mut progress = Progress::new(guide);
    let at = "2026-10-02T17:04:09Z".parse().expect("it is a time");
    let stamp = Stamp { at, by: "ana".to_owned(), edition: 1 };
    progress.apply(&Change::status(&progress, "licence", Status::Done, "", &stamp));
    progress
}

fn stage((columns, rows): (u16, u16)) -> Stage {
    let guide = guide();
    let progress = progress(&guide);
    Stage::of(guide, progress, columns, rows, COLOUR, &Remembered::default())
}

/// Everything that the screens show while `keys` are pressed one after the other.
fn seen(size: (u16, u16), keys: &[&str]) -> String {
    let mut stage = stage(size);
    let mut seen = stage.text();
    for keys in keys {
        stage = stage.press(keys);
        let text = stage.text();
        assert!(text.lines().count() <= usize::from(size.1) && !text.trim().is_empty(), "{keys} on {size:?}");
        seen = format!("{seen}\n{text}");
    }
    seen
}

#[test]
fn every_page_of_another_guide_is_drawn_at_every_size() {
    let pages = ["1", "2", "3", "4", "2<Enter><Enter>", "<PageDown>", "<PageDown>", "G", "3j<Enter>", "<PageDown>", "<Esc>4"];
    let lists = ["<Esc>4<Enter><PageDown>", "<Esc>j<Enter><PageDown>", "<Esc>j<Enter><PageDown>", "<Esc>j<Enter><PageDown>"];
    for size in SIZES {
        let seen = seen(size, &[pages.as_slice(), &lists].concat());
        assert_says_nothing_of_ours(&seen, &format!("{size:?}"));
        for title in ["Licences are known and allowed", "Sign the archive", "The release desk", "Opening hours", "Why a licence"]
        {
            assert!(seen.contains(title), "{title} is nowhere on {size:?}:\n{seen}");
        }
        for markup in MARKUP {
            assert!(!seen.contains(markup), "{markup} is shown on {size:?}:\n{seen}");
        }
    }
}

#[test]
fn every_key_of_the_interface_can_be_pressed_in_another_guide() {
    let keys = [
        "2",
        "<Space>",
        "u",
        "s",
        "<Esc>n",
        "<Esc>o",
        "<Esc>e",
        "<Esc>d",
        "<Esc>v",
        "<Esc>c",
        "<Esc>m",
        "<Esc>y",
        "<Esc>t",
        "<Esc>w",
        "<Esc>f",
        "<Esc>a",
        "<Esc>S",
        "<Esc>g",
        "<Esc>x",
        "<Esc>:",
        "<Esc>?",
        "<Esc>/sign<Enter>",
        "<Esc>N",
        "<Esc>i",
        "<Esc>l",
    ];
    for size in SIZES {
        assert_says_nothing_of_ours(&seen(size, &keys), &format!("{size:?}"));
    }
}

#[test]
fn what_there_is_nothing_to_choose_for_is_not_asked() {
    let asked = seen((80, 24), &["S"]);
    assert!(asked.contains("What is your name? (1 of 2)"), "{asked}");
    let hidden = seen((80, 24), &["x"]);
    assert!(hidden.contains("This guide has no notice."), "{hidden}");
    let mail = seen((80, 24), &["2m"]);
    assert!(mail.contains("The guide names no mail address: ask the release desk, room 4."), "{mail}");
}

/// With the example as the guide.
fn run(desk: &Desk, arguments: &str) -> String {
    let said = desk.run(&format!("--guide example.toml {arguments}"));
    assert!(matches!(said.code, Some(0 | 1)), "{arguments}: {}", said.stderr);
    format!("{}{}", said.stdout, said.stderr)
}

#[test]
fn every_command_works_with_another_guide() {
    let desk = Desk::new();
    desk.write("example.toml", EXAMPLE);
    let commands = "status; list; list --all; list --changed; next; show licence; show sign; show desk; show words; show pages; \
        show editions; scope; check; check --strict; check --gate candidate; tick licence --step 1; tick change-log; \
        set sign --status waiting --reason key --owner ana --due 2027-01-31; note sign soon; evidence add sign log.txt; undo; \
        export; export --format html; export --format csv; export --format json; guide sources; info; status --json; list --json";
    for command in commands.split(';').map(str::trim) {
        // Names of keys are for scripts, and the same in every guide.
        let said = run(&desk, command).replace("medical-practice\":", "");
        assert_says_nothing_of_ours(&said, command);
    }
    let status = run(&desk, "status");
    assert!(status.contains("Release candidate") || status.contains("Candidate"), "{status}");
    assert!(!status.contains("Notice"), "{status}");
    assert_eq!(run(&desk, "scope"), "Out of scope      0 items\n");
    run(&desk, "export --output all.json");
    run(&desk, "untick change-log");
    assert!(run(&desk, "import all.json").contains("change"), "the export comes back in");
    let report = run(&desk, "export");
    assert!(report.contains("for everything in the guide") && !report.contains("Notice"), "{report}");
}

#[test]
fn a_walk_through_another_guide_reads_its_texts_and_asks_only_what_applies() {
    let desk = Desk::new();
    desk.write("example.toml", EXAMPLE);
    let said =
        desk.run_with_input("--guide example.toml walk", b"go must\nnext\ngo publish\nnext\nmore\ngo look-up\nnext\nquit\n");
    let said = said.text();
    assert_says_nothing_of_ours(&said, "a walk");
    assert!(!said.contains("Which systems") && !said.contains("Notice"), "{said}");
    assert!(said.contains("Publish it, 1 of 2; its ID is licence."), "a repeated item is read where one is:\n{said}");
    assert!(said.contains("Why:\n  Why a licence\n  - A library without any licence"), "{said}");
}

#[test]
fn a_guide_of_pages_to_read_only_can_be_opened() {
    let (before, after) = EXAMPLE.split_once("[[gate]]").expect("there are gates");
    let (_, pages) = after.split_once("[[section]]\nid = \"look-up\"").expect("there are pages");
    let text = format!("{before}[[section]]\nid = \"look-up\"{pages}");
    let guide = Arc::new(Guide::parse(&text).unwrap_or_else(|error| panic!("{error}")));
    let progress = Progress::new(&guide);
    for (columns, rows) in SIZES {
        let stage = Stage::of(Arc::clone(&guide), progress.clone(), columns, rows, COLOUR, &Remembered::default());
        let text = stage.press("2<Enter><PageDown><Esc>f<Esc>s<Esc>/desk<Enter>").text();
        assert!(text.contains("The release desk"), "{text}");
    }
    let desk = Desk::new();
    desk.write("example.toml", &text);
    for command in ["status", "next", "list", "check", "export", "show desk"] {
        run(&desk, command);
    }
}

#[test]
fn the_filled_in_example_of_another_guide_is_filled_in() {
    let desk = Desk::new();
    desk.write("example.toml", EXAMPLE);
    let status = run(&desk, "--demo status");
    assert!(status.contains("1 of 3 done") && status.contains("1 in progress") && status.contains("1 waiting"), "{status}");
}
