//! The process as a picture, as pictures.

use hie_onboard::tui::draw::theme::{COLOUR, MONOCHROME, Theme};
use hie_onboard::tui::state::parts::Symbols;
use hie_onboard::tui::state::remembered::Remembered;

use crate::foreign;
use crate::process::scheduled;
use crate::support::stage::Stage;
use crate::support::svg::{DARK, LIGHT};

fn stage(columns: u16, rows: u16, theme: Theme) -> Stage {
    Stage::with(scheduled(), columns, rows, theme, &Remembered::default()).press("4jjjj")
}

#[test]
fn on_a_wide_screen() {
    stage(120, 40, COLOUR).assert_picture("process-dates", &DARK);
}

#[test]
fn on_a_wide_light_screen() {
    stage(120, 40, COLOUR).assert_picture("process-dates-light", &LIGHT);
}

#[test]
fn on_a_wide_screen_without_colour() {
    stage(120, 40, MONOCHROME).assert_picture("process-dates-monochrome", &DARK);
}

#[test]
fn on_a_wide_but_low_screen() {
    stage(120, 24, COLOUR).assert_picture("process-dates-low", &DARK);
}

#[test]
fn on_a_medium_screen() {
    stage(80, 24, COLOUR).assert_picture("process-dates-medium", &DARK);
}

#[test]
fn on_a_narrow_screen() {
    stage(50, 20, COLOUR).press("g").assert_picture("process-dates-narrow", &DARK);
}

#[test]
fn with_titles_in_other_scripts() {
    foreign::stage("患者登録 سجل المرضى לוח e\u{301}", (120, 40)).press("4jjjj").assert_picture("process-foreign", &DARK);
}

#[test]
fn in_plain_ascii() {
    let mut stage = stage(120, 40, MONOCHROME);
    stage.model.symbols = Symbols::Plain;
    let stage = stage.press("j");
    assert!(stage.text().is_ascii(), "{}", stage.text());
    stage.assert_picture("process-dates-ascii", &DARK);
}
