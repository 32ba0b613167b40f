//! The test suite: one program, so that it links once.

mod architecture;
#[cfg(unix)]
mod cases;
mod cli;
mod comparing;
mod contrast;
mod correspondence;
mod detail;
mod editions;
mod every_key;
#[cfg(unix)]
mod evidence;
mod export;
mod exporting;
mod fields;
mod filtering;
mod finding;
mod footer;
mod foreign;
mod format;
#[cfg(unix)]
mod git;
mod growing;
mod guide;
mod guides;
mod helping;
mod layouts;
mod leaving;
mod line_ends;
mod manual;
mod meanwhile;
mod merge;
mod mouse;
mod overview;
mod paths;
mod process;
mod product;
mod resizing;
mod road;
mod screens;
mod settings;
mod setup;
mod share;
mod store;
mod summary;
mod support;
#[cfg(unix)]
mod terminal;
mod ticking;
mod update;
mod wrong_types;
