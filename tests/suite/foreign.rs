//! Text of every script, and text that means harm, in every field of guide and progress: panels, boxes, header and footer keep their places.

use std::sync::Arc;

use compact_str::{CompactString, format_compact};
use hie_onboard::guide::{Fact, Guide, Link, List};
use hie_onboard::progress::{Change, Field, Progress, Stamp, Status};
use hie_onboard::text::width;
use hie_onboard::tui::draw::theme::COLOUR;
use hie_onboard::tui::screen::areas;
use hie_onboard::tui::state::context::Context;
use hie_onboard::tui::state::parts::{Access, Damage, Panel, Remedy};
use hie_onboard::tui::state::remembered::Remembered;
use hie_onboard::tui::view::view;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Cell;
use ratatui::layout::Rect;

use crate::support::stage::{Disk, Stage, guide};

const SIZES: [(u16, u16); 4] = [(120, 40), (80, 24), (50, 20), (30, 8)];

/// What the same screens look like with nothing special in them.
const PLAIN: &str = "plain words";

/// What is in every field, each a different way to be wider or narrower than it looks.
fn samples() -> Vec<String> {
    let words = [
        "患者登録システムとの接続を設定する",
        "سجل المرضى لا إله إلا الله",
        "רישום מטופלים שָׁלוֹם",
        "Ame\u{301}lie\u{308} e\u{301}\u{302}\u{303} n\u{303}",
        "👩\u{200d}🔬 🇨🇦 👍🏽 ❤\u{fe0f} 👨\u{200d}👩\u{200d}👧\u{200d}👦",
        "क्षत्रिय कि ก็ได้ 한글 ｶﾞｷﾟ",
        "\u{202e}abc\u{1b}[31mred\u{7}\u{200d}\u{200d}\u{e0041}\u{2028}",
        "| **x** | `y` |\n|---|---|\n| 患者 | لا |\n\n- a\n\ttab",
        "",
    ];
    let long = ["x".repeat(500), "患لا👩\u{200d}🔬e\u{301}".repeat(70)];
    words.into_iter().map(str::to_owned).chain(long).collect()
}

/// The program's own guide with `text` in every field that holds text for people.
fn strange_guide(text: &str) -> Guide {
    let mut guide = Guide::clone(&guide());
    let put = |field: &mut CompactString| *field = text.into();
    let Guide { title, disclaimer, contact, licence, notice, revisions, sources, systems, terms, sections, .. } = &mut guide;
    [title, disclaimer, contact, licence, &mut notice.text, &mut notice.detail].into_iter().for_each(put);
    // Without this sign nobody could be written to.
    contact.push('@');
    for revision in revisions {
        put(&mut revision.summary);
    }
    for source in sources {
        [&mut source.title, &mut source.url, &mut source.seen].into_iter().for_each(put);
    }
    for system in systems {
        [&mut system.title, &mut system.short, &mut system.summary, &mut system.caution].into_iter().for_each(put);
    }
    for term in terms {
        [&mut term.term, &mut term.meaning].into_iter().for_each(put);
    }
    for section in sections {
        let is_process = section.id == "process";
        section.items = section.items.iter().take(if is_process { 13 } else { 3 }).cloned().collect();
        [&mut section.title, &mut section.tab, &mut section.purpose, &mut section.intro, &mut section.caption]
            .into_iter()
            .for_each(put);
        for item in &mut section.items {
            [&mut item.title, &mut item.applies_to, &mut item.why, &mut item.body, &mut item.change].into_iter().for_each(put);
            item.group = format_compact!("{} {text}", item.group);
            item.steps.iter_mut().for_each(|step| put(&mut step.text));
            item.facts.iter_mut().for_each(|Fact { text, .. }| put(text));
            item.links = vec![Link { title: text.into(), url: text.into(), systems: List::default() }].into();
            item.revised = 9;
        }
    }
    guide
}

/// Progress with `text` in every field, and something in every state.
fn strange_progress(guide: &Guide, text: &str) -> Progress {
    let mut progress = Progress::new(guide);
    let at = "2026-11-02T17:04:09Z".parse().expect("it is a time");
    for (index, (_, item)) in guide.tracked().enumerate() {
        let stamp = Stamp { at, by: text.to_owned(), edition: 1 };
        let status = Status::ALL[index % Status::ALL.len()];
        progress.apply(&Change::status(&progress, &item.id, status, text, &stamp));
        let due = format!("2026-1{}-{:02}", index % 3, index % 28 + 1).parse().ok();
        let evidence = vec![text.to_owned(), format!("{text}.pdf")];
        for field in [Field::Owner(text.to_owned()), Field::Note(text.to_owned()), Field::Due(due), Field::Evidence(evidence)] {
            progress.apply(&Change::field(&progress, &item.id, field));
        }
    }
    progress.scope.systems = vec!["plr".to_owned(), text.to_owned()];
    progress
}

/// The interface full of `text`.
pub fn stage(text: &str, (columns, rows): (u16, u16)) -> Stage {
    let guide = strange_guide(text);
    let progress = strange_progress(&guide, text);
    let mut stage = Stage::of(Arc::new(guide), progress, columns, rows, COLOUR, &Remembered::default());
    text.clone_into(&mut stage.model.user);
    stage
}

/// Keys to press one after the other; each leaves another screen: pages, panels, and what opens over them.
const WALK: [&str; 23] = [
    "j",
    "3jj",
    "<Enter><PageDown>",
    "4jjjjj",
    "G",
    "7jj",
    "3s",
    "n",
    "<Esc>o",
    "<Esc><Space>",
    "/a",
    "<Esc>e",
    "<paste:لا患e\u{301}><C-g>5",
    "3f",
    "<Esc>t",
    "<Esc>a",
    "<Esc>w",
    "<Esc>d",
    "<Esc>y",
    "<Esc>m",
    "<Esc>:",
    "<Esc>S<Enter>",
    "<Esc>vj",
];

/// What a terminal shows, drawn from nothing, cell by cell: what a wide character to the left covers is empty.
struct Screen(Vec<Vec<String>>);

impl Screen {
    fn of(stage: &Stage) -> Self {
        let area = stage.buffer().area;
        let Ok(mut terminal) = Terminal::new(TestBackend::new(area.width, area.height));
        let screen = stage.screen();
        let Ok(_) = terminal.draw(|frame| view(&screen, frame));
        Self(terminal.backend().buffer().content.chunks(usize::from(area.width)).map(shown).collect())
    }

    fn text(&self) -> String {
        self.0.iter().map(|row| row.concat() + "\n").collect()
    }

    fn row(&self, row: usize) -> String {
        self.0[row].concat()
    }

    fn last(&self) -> String {
        self.row(self.0.len() - 1)
    }

    fn cell(&self, column: impl Into<usize>, row: impl Into<usize>) -> &str {
        self.0.get(row.into()).and_then(|row| row.get(column.into())).map_or("", String::as_str)
    }

    /// Rules and scroll bars stand where the panels end: a scroll bar is on the rule, or in the last column, and touches nothing.
    fn assert_panels_apart(&self, stage: &Stage, what: &str) {
        let areas = stage.screen().areas;
        let is_open = stage.model.context() == Context::Browse;
        for area in [Panel::Pages, Panel::Items, Panel::Detail].map(|panel| areas.panel(panel)) {
            let is_tabs = area == areas.pages && area.width == stage.buffer().area.width;
            for row in (area.top() + 1..area.bottom()).filter(|_| is_open && !is_tabs && !area.is_empty()) {
                let is_edge = area.right() == stage.buffer().area.width;
                let is_rule = ["│", "┃"].contains(&self.cell(area.right(), row));
                assert!(is_edge || is_rule, "row {row} runs over the rule: {what}");
                let last = self.cell(area.right() - 1, row);
                let is_apart = last == " " || is_edge && ["│", "┃"].contains(&last);
                assert!(is_apart || area == areas.pages, "row {row} runs into the scroll bar: {what}");
            }
        }
    }

    /// Every box has two sides up to its top, or up to the edge of a panel that cuts it off; a box over boxes hides some.
    fn assert_boxes_closed(&self, stage: &Stage, what: &str) {
        let top = usize::from(areas::body(stage.screen().areas.items).top());
        for (y, cells) in self.0.iter().enumerate() {
            for (left, _) in cells.iter().enumerate().filter(|(_, cell)| *cell == "╰") {
                let right = cells.iter().skip(left + 1).position(|cell| cell != "─").map_or(0, |length| left + 1 + length);
                assert_eq!(self.cell(right, y), "╯", "a box from {left}, {y} is open: {what}");
                for row in (top..y).rev() {
                    let sides = (self.cell(left, row), self.cell(right, row));
                    if sides == ("╭", "╮") {
                        break;
                    }
                    assert_eq!(sides, ("│", "│"), "the sides of a box in row {row}: {what}");
                }
            }
        }
    }
}

fn shown(row: &[Cell]) -> Vec<String> {
    let mut covered = 0;
    let cells = row.iter().map(|cell| {
        let is_covered = covered > 0;
        covered = if is_covered { covered - 1 } else { width(cell.symbol()).saturating_sub(1) };
        if is_covered { String::new() } else { cell.symbol().to_owned() }
    });
    cells.collect()
}

/// The part of a line at its right end, after the last gap, which a plain title may leave only one column wide.
fn right_end(line: &str) -> &str {
    let end = line.trim_end().rsplit("  ").next().unwrap_or_default();
    end.rsplit(PLAIN).next().unwrap_or_default().trim_start()
}

/// Header and footer of every screen of the walk, with nothing special in the texts.
fn frames_of_plain(size: (u16, u16)) -> Vec<(String, String)> {
    let mut plain = Some(stage(PLAIN, size));
    let frame = |keys: &&str| {
        plain = plain.take().map(|plain| plain.press(keys));
        let screen = Screen::of(plain.as_ref()?);
        Some((right_end(&screen.row(0)).to_owned(), screen.last()))
    };
    WALK.iter().filter_map(frame).collect()
}

#[test]
fn text_of_any_script_keeps_to_its_place_on_every_screen() {
    for size in SIZES {
        let frames = frames_of_plain(size);
        for text in samples() {
            let mut stage = stage(&text, size);
            for (keys, (header, footer)) in WALK.iter().zip(&frames) {
                stage = stage.press(keys);
                let (screen, cursor) = (Screen::of(&stage), stage.cursor());
                let what =
                    format!("{:?} after {keys} on {size:?}:\n{}", text.chars().take(20).collect::<String>(), screen.text());
                screen.assert_panels_apart(&stage, &what);
                screen.assert_boxes_closed(&stage, &what);
                assert_eq!(right_end(&screen.row(0)), header, "the header: {what}");
                if stage.model.remark.is_none() {
                    assert_eq!(screen.last(), *footer, "the footer: {what}");
                }
                assert!(Rect::new(0, 0, size.0, size.1).contains(cursor), "{cursor:?}: {what}");
                let steering = ['\u{1b}', '\u{7}', '\u{202e}', '\u{2028}', '\u{e0041}'];
                assert!(!what.contains(steering), "{what}");
            }
        }
    }
}

#[test]
fn failures_and_warnings_of_any_script_keep_to_their_rows() {
    for size in SIZES {
        for text in samples() {
            let mut strange = stage(&text, size).press("3");
            strange.model.access = Access::ReadOnly(Damage { reason: text.clone(), remedy: Remedy::Backup });
            let strange = strange.press("j");
            let screen = Screen::of(&strange);
            screen.assert_panels_apart(&strange, &format!("{text:?}:\n{}", screen.text()));
            assert_eq!(right_end(&screen.last()), "read-only", "{}", screen.text());
            let leaving = stage(&text, size).disk(Disk::Full).press("3<Space>q");
            let screen = Screen::of(&leaving);
            screen.assert_boxes_closed(&leaving, &format!("{text:?}:\n{}", screen.text()));
        }
    }
}
