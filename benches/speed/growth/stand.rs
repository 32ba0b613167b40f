//! The program without its terminal, with a guide of one size open: what the operations work on.

use std::sync::Arc;

use hie_onboard::export::{FORMATS, Report};
use hie_onboard::guide::Guide;
use hie_onboard::progress::{Change, Progress, Stamp, Status};
use hie_onboard::shell;
use hie_onboard::store::Store;
use hie_onboard::tui::draw::theme::COLOUR;
use hie_onboard::tui::state::message::Message;
use hie_onboard::tui::state::model::Model;
use hie_onboard::tui::state::parts::{Abilities, StartOptions, Symbols};
use hie_onboard::tui::state::setup::Question;
use hie_onboard::tui::update::{Display, display, update};
use jiff::{Timestamp, tz::TimeZone};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::layout::Size;
use tempfile::TempDir;

use super::text;
use crate::Outcome;
use crate::terminal::{COLUMNS, ROWS};

pub struct Stand {
    pub guide_text: String,
    pub guide: Arc<Guide>,
    pub progress: Progress,
    pub progress_text: String,
    /// What a colleague made of the progress.
    pub theirs: Progress,
    pub store: Store,
    pub now: Timestamp,
    pub model: Model,
    display: Display,
    terminal: Terminal<TestBackend>,
    _folder: TempDir,
}

impl Stand {
    /// A guide with so many items, and so many pieces of evidence on the first one.
    pub fn new(items: usize, evidence: usize) -> Outcome<Self> {
        let guide_text = text::guide(items);
        let guide = Arc::new(Guide::parse(&guide_text)?);
        let progress = text::with_evidence(text::progress(&guide)?, evidence);
        let now = Timestamp::from_second(1_772_000_000)?;
        let folder = tempfile::tempdir()?;
        let store = Store::new(folder.path().join("progress.toml"));
        store.update(&guide, |empty| *empty = progress.clone())?;
        let stamp = Stamp { at: now, by: "ben".to_owned(), edition: 1 };
        let mut theirs = progress.clone();
        for (_, item) in guide.tracked() {
            theirs.apply(&Change::status(&progress, &item.id, Status::Waiting, "with legal", &stamp));
        }
        let mut terminal = Terminal::new(TestBackend::new(COLUMNS, ROWS))?;
        let (mut model, mut display) = (model(&guide, &progress, now), display());
        shell::draw(&mut terminal, &mut model, &mut display)?;
        let progress_text = progress.to_text();
        Ok(Self { guide_text, guide, progress, progress_text, theirs, store, now, model, display, terminal, _folder: folder })
    }

    /// Opens the program anew, as far as its first screen.
    pub fn open(&mut self) -> Outcome<()> {
        let guide = Arc::new(Guide::parse(&self.guide_text)?);
        let progress = Progress::of_guide(&guide, &self.progress_text)?;
        self.model = model(&guide, &progress, self.now);
        self.draw()
    }

    /// What a key does: its message, and the screen after it.
    pub fn send(&mut self, message: Message) -> Outcome<()> {
        update(&mut self.model, &mut self.display, message, self.now);
        self.draw()
    }

    fn draw(&mut self) -> Outcome<()> {
        Ok(shell::draw(&mut self.terminal, &mut self.model, &mut self.display)?)
    }

    pub fn export(&self, format: &str) -> Outcome<String> {
        let format = FORMATS.iter().find(|known| known.name == format).ok_or("there is no such format")?;
        Ok((format.write)(&Report::new(&self.guide, &self.progress, self.now, TimeZone::UTC)))
    }
}

fn model(guide: &Arc<Guide>, progress: &Progress, now: Timestamp) -> Model {
    let options = StartOptions {
        user: "ana".to_owned(),
        profile: None,
        questions: &Question::ALL,
        now,
        zone: TimeZone::UTC,
        theme: COLOUR,
        symbols: Symbols::Drawn,
        abilities: Abilities::default(),
        size: Size { width: COLUMNS, height: ROWS },
    };
    Model::new(Arc::clone(guide), progress.clone(), options)
}
