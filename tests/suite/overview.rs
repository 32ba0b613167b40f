//! The overview: every item once, with all its reasons, and what is overdue in the alert style.

use hie_onboard::progress::{Change, Field, Progress, Stamp, Status};
use hie_onboard::tui::draw::theme::COLOUR;
use hie_onboard::tui::state::remembered::Remembered;

use crate::support::before;
use crate::support::stage::{Stage, guide};

/// An item that waits and is overdue, on a screen of this size.
fn waiting(columns: u16, rows: u16) -> Stage {
    let mut progress = Progress::new(&guide());
    let stamp = Stamp { at: "2026-11-01T12:00:00Z".parse().expect("it is a time"), by: "ana".to_owned(), edition: 1 };
    for id in before("agreements") {
        progress.apply(&Change::status(&progress, &id, Status::Done, "", &stamp));
    }
    progress.apply(&Change::status(&progress, "agreements", Status::Waiting, "with legal", &stamp));
    progress.apply(&Change::field(&progress, "agreements", Field::Due("2026-11-20".parse().ok())));
    Stage::with(progress, columns, rows, COLOUR, &Remembered::default())
}

fn lines(stage: &Stage) -> Vec<String> {
    stage.text().lines().filter(|line| line.contains("[~]")).map(|line| line.trim_end_matches(['┃', ' ']).to_owned()).collect()
}

#[test]
fn an_item_stands_once_with_all_its_reasons() {
    let lines = lines(&waiting(140, 40));
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(lines[0].ends_with(" overdue · waiting 22 days: with legal"), "{lines:?}");
}

#[test]
fn the_filter_shows_since_when_and_on_whom_an_item_waits() {
    let lines = lines(&waiting(140, 40).press("fw<Esc>"));
    assert!(lines.iter().any(|line| line.ends_with(" overdue · waiting 22 days: with legal")), "{lines:?}");
}

#[test]
fn overdue_is_told_in_the_alert_style_at_every_size() {
    for (columns, rows) in [(120, 40), (80, 24), (60, 20)] {
        let stage = waiting(columns, rows);
        let width = usize::from(columns);
        let screen = stage.text();
        let row = screen.lines().position(|line| line.contains("overdue")).expect("it is overdue");
        let line = screen.lines().nth(row).expect("it is there");
        let column = hie_onboard::text::width(&line[..line.find("overdue").expect("it is there")]);
        let cell = &stage.buffer().content[row * width + column];
        assert!(cell.modifier.contains(COLOUR.alert.add_modifier), "at {columns}x{rows}");
        assert!(!cell.modifier.contains(ratatui::style::Modifier::DIM), "at {columns}x{rows}");
    }
}

#[test]
fn reasons_are_cut_between_words() {
    let long = "the lawyers of our partners";
    let mut progress = Progress::new(&guide());
    // After 14 days the reason would be to ask again.
    let stamp = Stamp { at: "2026-11-10T12:00:00Z".parse().expect("it is a time"), by: "ana".to_owned(), edition: 1 };
    progress.apply(&Change::status(&progress, "agreements", Status::Waiting, long, &stamp));
    let whole = format!("13 days: {long}");
    for columns in 45..140 {
        let stage = Stage::with(progress.clone(), columns, 30, COLOUR, &Remembered::default());
        let line = lines(&stage).remove(0);
        let reason =
            line[line.find("13 days").unwrap_or_else(|| panic!("{columns}: {line}"))..].trim_end_matches([' ', '┃', '│']);
        let cut = reason.trim_end_matches('…');
        let rest = whole.strip_prefix(cut).unwrap_or_else(|| panic!("{columns}: {reason}"));
        assert!(rest.is_empty() || rest.starts_with([' ', ':']), "{columns}: {reason}");
        assert!(cut == reason || cut.starts_with("13 days: "), "{columns}: {reason}");
        let dated = lines(&waiting(columns, 30)).remove(0);
        assert!(!dated.contains("since…") && !dated.contains("days…"), "{columns}: {dated}");
    }
}

#[test]
fn the_header_says_what_is_done_in_the_words_of_every_place_or_as_a_fraction() {
    let counts = waiting(120, 24).model.summary.counts;
    let whole = format!(" · {} of {} done or not applicable", counts.closed(), counts.total);
    let fraction = format!(" {}/{}", counts.closed(), counts.total);
    for (columns, said) in [(120, format!("{whole} · 1 waiting")), (70, whole.clone()), (50, fraction.clone()), (30, fraction)] {
        let text = waiting(columns, 24).text();
        let header = text.lines().next().unwrap_or_default().trim_end();
        assert!(header.starts_with(" hie-onboard") && header.ends_with(&said), "{columns}: {header}");
    }
}

#[test]
fn the_smallest_screen_opens_with_the_headline_and_the_first_item() {
    let text = Stage::new(30, 8).text();
    assert!(text.contains(" Sandbox: 27 open: ") && text.contains("[ ] Download the"), "{text}");
}
