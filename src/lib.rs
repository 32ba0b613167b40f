//! An assistant for integrating with British Columbia's health information exchange, in the terminal.
//!
//! A functional core (what there is to do, what is done, what a key means, what the screen shows) in a thin shell
//! (one loop, one file writer). This page is the map: where each thing is said, and the one place to change it.
//!
//! # How something happens
//!
//! ```text
//! input, signals, saver, watch ───▶ inbox ───▶ keys::translate ──Message──▶ update ──Effect──▶ perform
//!                                    ▲                │ by Context     │ &mut Model, Display      │
//!          view(&Screen) ◀── Screen::new(&Model) ◀────┼────────────────┘                          │
//!                                    └──────────── answers come back as News ◀────────────────────┘
//! ```
//!
//! The loop of [`shell`] waits for keys and for its threads at once, so an idle screen wakes nobody and a key only the loop; it
//! handles all that is waiting and draws once. [`tui::update`] is pure: no input, no output. The screen is laid out once an event
//! ([`tui::screen`]): drawing and the mouse both read it, and what is selected never depends on it. Every change goes to the
//! saver when it is made, and the screen says "saved" only when it is on the disk. A failed save is ordinary news.
//!
//! # Floors
//!
//! A file imports only from its own floor and those below; no files import each other round and round. A test holds both.
//!
//! | floor, highest first | what it holds |
//! |---|---|
//! | `main` | arguments in, exit code out |
//! | `cli` | commands: plain lines, JSON, and the walk that speaks them |
//! | `shell` | the loop, its threads, the terminal; decides nothing |
//! | `tui/view` | draws a screen that is laid out |
//! | `tui/update` | what each message does; `action` is the one list of what is possible and what it does |
//! | `tui/screen` | where everything is and what it shows, laid out once an event |
//! | `tui/panels` | each panel and popup: the model and the room it has in, lines out |
//! | `tui/keys` | the table of keys |
//! | `tui/state` | the model, messages, modes; what is listed, without columns |
//! | `tui/draw` | styles, wrapped lines, lists |
//! | `team` | what a team does with git: the merge driver, unfinished merges, the history of the file and its earlier states |
//! | `git` | runs git: nobody else does |
//! | `editor` | runs the user's own editor |
//! | `drafts` | a note while it is in that editor |
//! | `journal` | what can be undone and redone |
//! | `store` | reads, locks, writes, recovers: nobody else touches files |
//! | `export` | reports, from progress to text and back to changes |
//! | `demo` | a filled-in example |
//! | `paths` | where things live: nobody else reads the environment |
//! | `settings` | what the user has chosen once and for all |
//! | `search` | how to find items |
//! | `progress` | what is done |
//! | `page` | what a published page says, and how it differs from a guide |
//! | `guide` | what there is to do |
//! | `text` | text made safe, measured, wrapped, read from Markdown |
//! | `document` | where an error lies in a file |
//!
//! # One obvious place each
//!
//! | to add | do this |
//! |---|---|
//! | a key of the guide's format | its type in `guide/`, a row in `guide/validate/shape.rs`, a rule in `guide/validate/` if it has one, `data/guide-format.md` and the example there |
//! | an item, a section | `data/guide.toml`: sidebar, counts, commands and completions follow |
//! | a field of a record | `progress/record.rs`, `progress/key.rs` (what files hold), `progress/field.rs` (what people change), a column in `export/csv.rs`: TOML, JSON, reports, `show` and merging follow; `cli/set.rs` and `tui/panels/detail.rs` to set and show it |
//! | a fact about the product | `progress/product.rs` with its merge, `export/product.rs`, an option of `cli/product.rs`: screen, reports and letters follow |
//! | a letter | a variant of [`export::letter::Matter`] and its part of `export/letter.txt`; `export/letter/page.rs` says what it offers |
//! | a format of `check` | a file in `export/` that writes an [`export::Checked`], a word in `cli/check.rs` |
//! | a key for something that exists | a row in `tui/keys/table.rs`, or `lists.rs` for what opens over the panels; one without keys is in the palette alone. Footer, help, palette and README follow; a clash or a dead key fails a test. `UPDATE_README=1 cargo test manual` writes the README's table |
//! | a message | a variant of [`tui::state::message::Message`], a row there, an arm in `tui/update/action.rs`, which answers why not where it is not possible |
//! | a list over the panels | a variant of [`tui::state::context::ListKind`] with its [`tui::state::context::Context`], its rows in [`tui::state::lists`], how it opens in `tui/update/lists.rs`, its keys in `tui/keys/lists.rs`: drawing, moving, choosing, mouse and help follow; the compiler asks for a way into it in `tests/suite/every_key.rs` |
//! | another popup | a variant of [`tui::state::mode::Mode`], a file in `tui/panels/popup/` that answers a `Popup` |
//! | something to filter by | a variant of [`progress::Facet`] with its part of [`progress::Filter`], a place in `Facet::all` and a key: menu and lists follow |
//! | what a page is read and compared for | `page/element.rs` (what the names in HTML tell), `page/words.rs` (which words count), `page/difference.rs` and `page/comparison.rs` (what can differ); `[page]` of the guide says what is expected |
//! | a panel | a file in `tui/panels/`, its part of [`tui::screen::Screen`], a line in `view` |
//! | a command | a file in `cli/`, a variant of its `Command`: the walk has it too |
//! | an export format | a file in `export/`, a row in [`export::FORMATS`]: `--format`, help and completions follow |
//! | something in a report | `export/report.md` and `export/report.html`, with what [`export::Report`] offers them |
//! | something in a pack | `store/packing.rs`, for the command and the screen; `store/pack.rs` writes it and its sums |
//! | something to export on the screen | a variant of [`tui::state::order::Export`], its row in `tui/keys/table.rs` and its name in `actions.rs`; `shell/reports.rs` writes it |
//! | a step of `git setup` | a variant of [`team::Step`], in `setup` and `removal` |
//! | something to ask git | a function of [`git::Repository`]: only commands that a repository cannot turn into programs |
//! | a theme, a colour | a line in [`tui::draw::theme`], and in [`settings::ThemeName`] |
//! | a setting | a field of [`settings::Settings`], and of `cli/preferences.rs`, which decides what holds |
//!
//! # What is kept where
//!
//! The guide is built in, or a file of the user's ([`cli`] decides which); the progress with other guides is kept apart by their ids.
//! Progress is one TOML file, made to be reviewed and merged ([`progress`]); [`store`] replaces it as a whole or not at all.
//! Who changed what when is read from git's own history of it ([`team::history`]).
//! Where the reader was, and what can be undone or could not be saved, is remembered in the state directory ([`store::memory`]).

pub mod cli;
pub mod demo;
pub mod document;
pub mod drafts;
pub mod editor;
pub mod export;
pub mod git;
pub mod guide;
pub mod journal;
pub mod page;
pub mod paths;
pub mod progress;
pub mod search;
pub mod settings;
pub mod shell;
pub mod store;
pub mod team;
pub mod text;
pub mod tui;
