//! The screen as it was last laid out; it is laid out again only when somebody looks at it after a change.

use std::sync::Arc;

use crate::tui::draw::list::List;
use crate::tui::screen::{Screen, Subject};
use crate::tui::state::message::Message;
use crate::tui::state::model::Model;
use crate::tui::state::parts::Target;

/// The screen, as long as nothing changed since it was laid out.
#[derive(Debug)]
pub struct Display {
    /// Which messages would do something.
    possible: fn(&Model, &Message) -> bool,
    screen: Option<Screen>,
    /// The rows of the overview that it shows.
    rows: Option<Arc<[Target]>>,
    /// The overview of an outdated screen, with its rows: while only the cursor moves, its lines stay as they are.
    overview: Option<(Arc<[Target]>, List)>,
    /// What the detail was about, its last useful first line, and its height.
    last: Option<(Subject, usize, usize)>,
    layouts: usize,
}

impl Display {
    /// Nothing is laid out yet; the footer will show the keys of messages that are `possible`.
    pub(super) fn new(possible: fn(&Model, &Message) -> bool) -> Self {
        Self { possible, screen: None, rows: None, overview: None, last: None, layouts: 0 }
    }

    /// The screen of `model`, which remembers what is in sight.
    pub fn screen(&mut self, model: &mut Model) -> &Screen {
        let screen = self.screen.take().unwrap_or_else(|| self.laid_out(model));
        let detail = screen.detail.as_ref();
        self.last = detail.map(|detail| (detail.subject.clone(), detail.last_offset(), usize::from(detail.text.height)));
        self.screen.insert(screen)
    }

    fn laid_out(&mut self, model: &mut Model) -> Screen {
        self.layouts += 1;
        let before = self.overview.take();
        let screen = model.with_rows(|model| {
            self.rows.clone_from(&model.rows);
            let is_same = |rows: &Arc<_>| self.rows.as_ref().is_some_and(|now| Arc::ptr_eq(rows, now));
            let overview = before.filter(|(rows, _)| is_same(rows)).map(|(_, overview)| overview);
            Screen::new(model, overview, &|message| (self.possible)(model, message))
        });
        screen.keep_offsets(model);
        screen
    }

    /// How often the screen was laid out so far.
    pub fn layouts(&self) -> usize {
        self.layouts
    }

    /// Lays the screen out again at the next look.
    pub fn is_outdated(&mut self) {
        if let Some(screen) = self.screen.take() {
            self.overview = self.rows.take().zip(screen.list());
        }
    }

    /// The last useful first line of the detail, and its height. A text that is only scrolled is not laid out again for it.
    pub(super) fn extent(&mut self, model: &mut Model) -> Option<(usize, usize)> {
        let is_known = self.last.as_ref().is_some_and(|(subject, ..)| *subject == Subject::of(model));
        if !is_known {
            self.screen(model);
        }
        self.last.as_ref().map(|(_, last, height)| (*last, *height))
    }
}
