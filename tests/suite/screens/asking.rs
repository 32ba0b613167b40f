//! Pictures of what is asked and answered, in the filled-in example.

use hie_onboard::tui::draw::theme::COLOUR;
use hie_onboard::tui::state::remembered::Remembered;

use crate::support::stage::{Stage, guide};
use crate::support::svg::{DARK, LIGHT};

fn example(columns: u16, rows: u16) -> Stage {
    let now = "2026-11-23T18:42:00Z".parse().expect("it is a time");
    let progress = hie_onboard::demo::progress(&guide(), now, &jiff::tz::TimeZone::UTC);
    Stage::with(progress, columns, rows, COLOUR, &Remembered::default())
}

#[test]
fn what_was_said_about_an_item() {
    example(80, 24).press("3jj<Enter><PageDown>kkk").assert_picture("correspondence", &DARK);
}

#[test]
fn what_was_said_about_an_item_on_a_narrow_screen() {
    example(50, 20).press("3jj<Enter><PageDown>k").assert_picture("correspondence-narrow", &LIGHT);
}

#[test]
fn the_questions_of_an_item_with_how_they_stand() {
    example(80, 24).press("3jjij").assert_picture("questions-of-item", &DARK);
}

#[test]
fn all_open_questions() {
    example(120, 40).press("Qj").assert_picture("questions", &DARK);
}

#[test]
fn the_letters() {
    Stage::new(80, 24).press(":letter<Enter>j").assert_picture("letters", &DARK);
}

#[test]
fn what_is_missing_before_a_gate() {
    example(80, 24).press(":pre-flight<Enter>").press("jjj").assert_picture("pre-flight", &LIGHT);
}
