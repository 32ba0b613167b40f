//! Finding, filtering, the palette, the help and the glossary, as pictures.

use hie_onboard::tui::draw::theme::{COLOUR, MONOCHROME};

use super::stage;
use crate::support::svg::{DARK, LIGHT};

#[test]
fn a_search_that_stays_active() {
    stage(120, 40, COLOUR).press("3/agreement<Enter>nn").assert_picture("find-hits", &DARK);
}

#[test]
fn finding_without_colour_on_a_narrow_screen() {
    stage(50, 20, MONOCHROME).press("/agreement").assert_picture("find-narrow-monochrome", &DARK);
}

#[test]
fn the_menu_of_the_filter() {
    stage(80, 24, COLOUR).press("3fo").assert_picture("filter", &DARK);
}

#[test]
fn a_filtered_list_on_a_light_screen() {
    stage(80, 24, COLOUR).press("3fw<Esc>").assert_picture("filtered-light", &LIGHT);
}

#[test]
fn the_palette_of_actions() {
    stage(80, 24, COLOUR).press("3jj:item").assert_picture("palette", &DARK);
}

#[test]
fn the_palette_on_the_smallest_screen() {
    stage(30, 8, COLOUR).press("3:").assert_picture("palette-smallest", &DARK);
}

#[test]
fn terms_are_explained_in_place() {
    stage(80, 24, COLOUR).press("3jjtj").assert_picture("glossary", &DARK);
}

#[test]
fn the_help_is_narrowed_by_words() {
    stage(80, 24, COLOUR).press("3?/note").assert_picture("keys-find", &DARK);
}

#[test]
fn the_help_on_the_smallest_light_screen() {
    stage(30, 8, COLOUR).press("3f<F1>").assert_picture("keys-smallest", &LIGHT);
}
