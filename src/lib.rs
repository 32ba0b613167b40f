//! An assistant for integrating with British Columbia's health information exchange, in the terminal.
//!
//! A functional core (what there is to do, what is done, what a key means, what the screen shows) in a thin shell
//! (one loop, one file writer). This page is the map: where each thing is said, and the one place to change it.
//!
//! # How something happens
//!
//! ```text
//! input, signals, terminal gone, saver ──▶ channel ──▶ translate ──Message──▶ update ──Effect──▶ perform
//!                                             ▲            │ keymap by Context    │ &mut Model      │
//!                     view(&Model) ◀──────────┼────────────┴──────────────────────┘                 │
//!                                             └──────────── answers come back as Messages ◀─────────┘
//! ```
//!
//! The loop of [`shell`] waits on one channel, so an idle screen wakes nobody; it handles all that is waiting and draws
//! once. [`tui::update`] is pure: no input, no output. [`tui::view`] takes `&Model`, so drawing cannot change anything.
//! Every change goes to the saver when it is made, and the screen says "saved" only when it is on the disk. A failed
//! save is an ordinary message.
//!
//! # Layers
//!
//! A test keeps them: each may name only what stands before it.
//!
//! | layer | says | may not |
//! |---|---|---|
//! | [`document`], [`text`] | where an error lies; what of foreign text may be shown | anything else |
//! | [`guide`], [`progress`], [`search`], [`demo`] | what there is to do; what is done; how to find it; an example | files, screens, the clock |
//! | [`settings`] | what the user has chosen once and for all | files, screens, the clock |
//! | [`export`] | reports, from progress to text and back to changes | files, screens, the clock |
//! | [`paths`] | where things live | open files; nobody else reads the environment |
//! | [`store`], [`journal`] | read, lock, write, recover; what can be taken back | nobody else reads or writes files |
//! | [`editor`] | run the user's own editor | anything else |
//! | [`drafts`] | a note while it is in that editor | the screen, the clock |
//! | [`tui`] | model, messages, keys, panels | input, output, files; crossterm only for what keys and the mouse are called |
//! | [`shell`] | the loop, its threads, the terminal | decide anything |
//! | [`cli`] | commands, plain lines, JSON | draw on the screen |
//!
//! # One obvious place each
//!
//! | to add | do this |
//! |---|---|
//! | an item, a section | `data/guide.toml`: sidebar, counts, commands and completions follow |
//! | a key for something that exists | a row in [`tui::keymap::BINDINGS`]: footer, help, palette and README follow; a clash or a dead key fails a test |
//! | a new thing to do | a row there; the compiler asks for the [`tui::message::Message`] and its arm in `update`; where it is not always possible, an arm of `available` there, or the test of dead keys names it |
//! | something that opens over the panels | a variant of [`tui::mode::Mode`], a [`tui::keymap::Context`] with its keys, its rows in `popup/choices.rs`: arrows, mouse and scrolling follow |
//! | something to filter by | a variant of [`progress::Facet`] with its part of [`progress::Filter`], a place in `Facet::all` and a key: menu and lists follow |
//! | a field of a record | `progress/record.rs`, with its [`progress::Key`] and its [`progress::Field`]: file, merge, JSON, tables, reports, `show` and `walk` follow; a line in `export/csv.rs` to read it, an option of `cli/set.rs` to give it |
//! | a panel | a file in `tui/panels/`, a line in `view` |
//! | a command | a file in `cli/`, a variant of `Command` in `cli/command.rs`: the walk follows |
//! | a word of the walk | only to move or read: a variant of `Word` in `cli/walk/line.rs`: help follows |
//! | an export format | a file in `export/`, a row in [`export::FORMATS`]: `--format`, help and completions follow |
//! | something in a report | `export/report.md` and `export/report.html`, with what [`export::Report`] offers them |
//! | a theme, a colour | a line in [`tui::theme`], and in [`settings::ThemeName`] |
//! | a setting | a field of [`settings::Settings`], and of `cli/preferences.rs`, which decides what holds |
//!
//! # What is kept where
//!
//! Progress is one TOML file, made to be reviewed and merged ([`progress`]); [`store`] replaces it as a whole or not at all.
//! Where the reader was, and what can be undone, is remembered in the state directory ([`store::memory`]).

pub mod cli;
pub mod demo;
pub mod document;
pub mod drafts;
pub mod editor;
pub mod export;
pub mod guide;
pub mod journal;
pub mod paths;
pub mod progress;
pub mod search;
pub mod settings;
pub mod shell;
pub mod store;
pub mod text;
pub mod tui;
