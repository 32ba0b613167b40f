//! The interface on a stage: keys in, picture out, through the real loop; only the terminal, the clock and the file are stand-ins.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::sync::mpsc::channel;
use std::sync::{Arc, LazyLock};

use hie_onboard::guide::Guide;
use hie_onboard::progress::{BadEvidence, Progress};
use hie_onboard::shell::{self, Ending, Event, Host};
use hie_onboard::store::evidence::Surroundings;
use hie_onboard::tui::draw::theme::{COLOUR, Theme};
use hie_onboard::tui::keys::translate;
use hie_onboard::tui::screen::Screen;
use hie_onboard::tui::state::message::{Effect, Message, News, Saved};
use hie_onboard::tui::state::model::Model;
use hie_onboard::tui::state::parts::{Abilities, FoundEvidence, StartOptions, Symbols};
use hie_onboard::tui::state::remembered::Remembered;
use hie_onboard::tui::state::setup::Question;
use hie_onboard::tui::update::{Display, display, possible, update};
use jiff::{Timestamp, tz::TimeZone};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};
use ratatui::style::Modifier;

use super::keys;
use super::svg::{self, Palette};

/// When everything on the stage happens: a Monday in the month of the guide.
const NOW: &str = "2026-11-23T18:42:00Z";

/// What git on the stage knows of every item.
const PAST: [&str; 3] =
    ["not committed: note added", "2026-11-20 ben: waiting: with legal (was to do)", "2026-11-02 ana: owner ben"];

/// What the files on the stage say.
fn bad_evidence() -> Vec<BadEvidence> {
    vec![BadEvidence { item: "agreements".to_owned(), words: "docs/vpa-draft.pdf is missing".to_owned() }]
}

/// The program's own guide, read once for all tests.
pub fn guide() -> Arc<Guide> {
    static GUIDE: LazyLock<Arc<Guide>> = LazyLock::new(|| Arc::new(Guide::embedded()));
    Arc::clone(&GUIDE)
}

/// An interface that takes keys and shows its screen.
pub struct Stage {
    terminal: Terminal<TestBackend>,
    /// What the interface knows.
    pub model: Model,
    display: Display,
    host: StageHost,
    /// How the loop ended when it was last run.
    pub ending: Ending,
}

impl Stage {
    /// The interface with its own guide, nothing done, on a screen of this size.
    pub fn new(columns: u16, rows: u16) -> Self {
        let guide = guide();
        let progress = Progress::new(&guide);
        Self::with(progress, columns, rows, COLOUR, &Remembered::default())
    }

    /// The interface as it opens on `progress`.
    pub fn with(progress: Progress, columns: u16, rows: u16, theme: Theme, remembered: &Remembered) -> Self {
        Self::of(guide(), progress, columns, rows, theme, remembered)
    }

    /// The interface as it opens on `progress` through another guide.
    pub fn of(guide: Arc<Guide>, progress: Progress, columns: u16, rows: u16, theme: Theme, remembered: &Remembered) -> Self {
        let now: Timestamp = NOW.parse().expect("it is a time");
        let options = StartOptions {
            user: "ana".to_owned(),
            profile: None,
            questions: &Question::ALL,
            now,
            zone: TimeZone::UTC,
            theme,
            symbols: Symbols::Drawn,
            abilities: Abilities::default(),
            size: Size { width: columns, height: rows },
        };
        let mut model = Model::new(guide, progress.clone(), options);
        remembered.restore(&mut model);
        let Ok(mut terminal) = Terminal::new(TestBackend::new(columns, rows));
        let mut display = display();
        let Ok(()) = shell::draw(&mut terminal, &mut model, &mut display);
        let host = StageHost { now, file: progress, disk: Disk::Works, answers: VecDeque::new(), effects: Vec::new(), looks: 0 };
        Self { terminal, model, display, host, ending: Ending::Quit }
    }

    /// Presses `keys`, and lets everything that they cause happen.
    pub fn press(mut self, keys: &str) -> Self {
        self.run(keys::events(keys).into_iter().map(Event::Input).collect());
        self
    }

    /// Lets one thing happen.
    pub fn send(&mut self, event: Event) {
        self.run(vec![event]);
    }

    /// Lets the disk work or fail from now on.
    pub fn disk(mut self, disk: Disk) -> Self {
        self.host.disk = disk;
        self
    }

    /// Lets one message happen, and shows what comes of it; what is asked for is returned, not done.
    pub fn update(&mut self, message: Message) -> Option<Effect> {
        let effect = update(&mut self.model, &mut self.display, message, self.host.now);
        self.redraw();
        effect
    }

    /// Presses one key, shows what comes of it, and undoes it.
    pub fn try_key(&mut self, key: crossterm::event::KeyEvent) {
        let Some(message) = translate(crossterm::event::Event::Key(key), self.model.context()) else { return };
        let before = self.model.clone();
        self.update(message);
        self.model = before;
    }

    /// Shows the model as it is now.
    pub fn redraw(&mut self) {
        self.display.is_outdated();
        let Ok(()) = shell::draw(&mut self.terminal, &mut self.model, &mut self.display);
    }

    /// How often the screen was laid out so far.
    pub fn layouts(&self) -> usize {
        self.display.layouts()
    }

    /// The screen that is shown.
    pub fn shown(&mut self) -> &Screen {
        self.display.screen(&mut self.model)
    }

    /// The screen as it is laid out anew.
    pub fn screen(&self) -> Screen {
        Screen::new(&self.model, None, &|message| possible(&self.model, message))
    }

    /// How often the file would have been looked at so far.
    pub fn looks(&self) -> usize {
        self.host.looks
    }

    /// What the interface asked for besides saving.
    pub fn effects(&self) -> &[Effect] {
        &self.host.effects
    }

    /// What the file holds.
    pub fn file(&self) -> &Progress {
        &self.host.file
    }

    fn run(&mut self, events: Vec<Event>) {
        let (sender, mut receiver) = channel();
        for event in events {
            sender.send(event).expect("the receiver is here");
        }
        drop(sender);
        let Ok(ending) = shell::run_loop(&mut self.terminal, &mut self.model, &mut self.display, &mut receiver, &mut self.host);
        self.ending = ending;
        let answers: Vec<Event> = self.host.answers.drain(..).map(Event::News).collect();
        if !answers.is_empty() {
            self.run(answers);
        }
    }

    /// What is on the screen, cell by cell.
    pub fn buffer(&self) -> &Buffer {
        self.terminal.backend().buffer()
    }

    /// The screen as text, a line for each row, without blanks at the ends.
    pub fn text(&self) -> String {
        let buffer = self.terminal.backend().buffer();
        let rows = buffer.content.chunks(usize::from(buffer.area.width).max(1));
        let line = |row: &[ratatui::buffer::Cell]| {
            row.iter().map(ratatui::buffer::Cell::symbol).collect::<String>().trim_end().to_owned()
        };
        rows.map(line).collect::<Vec<_>>().join("\n")
    }

    /// The texts on screen that are set with `modifier`, in the order of reading.
    pub fn texts_with(&self, modifier: Modifier) -> Vec<String> {
        let cells = &self.terminal.backend().buffer().content;
        let runs = cells.chunk_by(|one, other| one.modifier.contains(modifier) == other.modifier.contains(modifier));
        let set = runs.filter(|run| run[0].modifier.contains(modifier));
        set.map(|run| run.iter().map(ratatui::buffer::Cell::symbol).collect()).collect()
    }

    /// Where the terminal's cursor stands.
    pub fn cursor(&mut self) -> Position {
        let Ok(position) = self.terminal.get_cursor_position();
        position
    }

    /// Compares the screen with the picture `screenshots/<name>.svg`.
    pub fn assert_picture(mut self, name: &str, palette: &Palette) {
        let cursor = self.cursor();
        let svg = svg::render(self.terminal.backend().buffer(), Some(cursor), palette, &format!("hie-onboard: {name}"));
        svg::assert_golden(&format!("{name}.svg"), &svg);
    }

    /// Compares the screen with the text `screenshots/<name>.txt`, which the manual page shows.
    pub fn assert_text(self, name: &str) {
        svg::assert_golden(&format!("{name}.txt"), &format!("{}\n", self.text()));
    }
}

/// Whether saving works.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Disk {
    /// It does.
    Works,
    /// It is full.
    Full,
    /// It never answers.
    Hangs,
}

struct StageHost {
    now: Timestamp,
    file: Progress,
    disk: Disk,
    answers: VecDeque<News>,
    effects: Vec<Effect>,
    /// How often the file would have been looked at.
    looks: usize,
}

impl StageHost {
    fn save(&mut self, changes: &[hie_onboard::progress::Change]) {
        match self.disk {
            Disk::Hangs => {}
            Disk::Full => self.answers.push_back(News::NotSaved("progress.toml: no space left: free some space".to_owned())),
            Disk::Works => {
                for change in changes {
                    self.file.apply(change);
                }
                let saved = Saved { changes: changes.len(), progress: self.file.clone(), at: self.now };
                self.answers.push_back(News::Saved(saved));
            }
        }
    }
}

impl Host<TestBackend> for StageHost {
    fn now(&self) -> Timestamp {
        self.now
    }

    fn ended(&self) -> Option<Ending> {
        None
    }

    fn inputs_handled(&mut self, _: &Model) {
        self.looks += 1;
    }

    fn resize(&mut self, terminal: &mut Terminal<TestBackend>, screen: Rect) -> Result<(), Infallible> {
        terminal.backend_mut().resize(screen.width, screen.height);
        terminal.resize(screen)
    }

    fn show(&mut self, _: &mut Terminal<TestBackend>) -> Result<(), Infallible> {
        Ok(())
    }

    fn perform(&mut self, effect: Effect) -> Result<Option<Ending>, Infallible> {
        match effect {
            Effect::Save(changes) => self.save(&changes),
            Effect::Quit => return Ok(Some(Ending::Quit)),
            Effect::QuitUnsaved => return Ok(Some(Ending::QuitUnsaved)),
            Effect::Past(item) => self.answers.push_back(News::Past(item, PAST.map(str::to_owned).to_vec())),
            Effect::LookAtEvidence(_) => self.answers.push_back(News::Evidence(bad_evidence())),
            Effect::FindEvidence { items, given, progress } => {
                let surroundings = Surroundings { folder: "/nowhere".into(), project: None, home: None };
                let found = items.iter().map(|item| surroundings.find(progress.record(item), &given)).collect();
                self.answers.push_back(News::EvidenceFound(FoundEvidence { items, given, found }));
            }
            other => self.effects.push(other),
        }
        Ok(None)
    }

    fn signal(&mut self, _: i32) -> Result<(), Infallible> {
        Ok(())
    }
}
