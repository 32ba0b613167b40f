//! Builds a page from tags and text: which elements are open, and what statement the words between them belong to.

use strum::EnumCount;

use super::address;
use super::element::{Attributes, Element};
use super::error::MOST_STATEMENTS;
use super::parts::{Container, Figure, Kind, Page};
use super::statement::{Draft, Link};
use crate::text::one_line;

/// Reads a page: elements are opened and closed, as badly as it may be.
pub struct Builder {
    base: String,
    frames: Vec<Frame>,
    /// How many frames of each element are open, so that an end tag without a beginning costs nothing.
    open: [u32; Element::COUNT],
    /// Where the open lists are in `frames`.
    lists: Vec<usize>,
    /// The frames that hide their content.
    hidden: usize,
    draft: Draft,
    page: Page,
}

/// An open element, with what holds for everything inside it.
#[expect(clippy::struct_excessive_bools, reason = "each holds with or without the others")]
struct Frame {
    element: Element,
    hides: bool,
    is_around: bool,
    is_content: bool,
    is_notice: bool,
    /// Whether it holds a heading, as an entry does that is there for the layout.
    has_heading: bool,
    /// Of a list: the number of its next entry; of an entry: its own.
    number: u32,
    first_statement: usize,
}

impl Builder {
    pub fn new(base: &str) -> Self {
        Self {
            base: base.to_owned(),
            frames: Vec::new(),
            open: [0; Element::COUNT],
            lists: Vec::new(),
            hidden: 0,
            draft: Draft::default(),
            page: Page::default(),
        }
    }

    pub fn finish(mut self) -> Page {
        self.truncate(0);
        self.end_block();
        self.page
    }

    pub fn set_base(&mut self, href: Option<String>) {
        if let Some(base) = href.and_then(|href| address::resolve(&self.base, &href)) {
            self.base = base;
        }
    }

    pub fn text(&mut self, text: &str) {
        let is_title = self.frames.last().is_some_and(|frame| frame.element == Element::Title);
        if is_title && self.page.title.is_empty() {
            self.page.title = one_line(text);
        }
        if self.hidden == 0 {
            self.draft.push(text);
        }
    }

    /// Inside a paragraph; numbers after it can make a list of it.
    pub fn line_break(&mut self) {
        if self.hidden == 0 {
            self.draft.push("\n");
            self.draft.mark_line();
        }
    }

    pub fn figure(&mut self, source: &str, description: &str) {
        // Past the cap the page is refused.
        let has_room = self.page.figures.len() <= MOST_STATEMENTS;
        if self.hidden == 0 && has_room && !address::file_name(source).is_empty() {
            let is_around = self.frames.last().is_some_and(|frame| frame.is_around);
            let place = self.page.statements.len() + usize::from(!self.draft.is_empty());
            let description = one_line(description);
            self.page.figures.push(Figure { file: address::file_name(source), description, place, is_around });
        }
    }

    pub fn open(&mut self, element: Element, attributes: Attributes) {
        if element == Element::A {
            // One link ends where the next begins.
            self.draft.end_link();
            return self.draft.begin_link(attributes.href.map(|href| Link::new(&self.base, &href)));
        }
        if !element.hides() {
            self.close_implied(element);
        }
        if self.keeps_together(element) {
            self.draft.push(" ");
        } else {
            self.end_block();
        }
        if element.is_heading()
            && let Some(entry) = self.entry()
        {
            self.frames[entry].has_heading = true;
        }
        self.push(element, &attributes);
    }

    fn push(&mut self, element: Element, attributes: &Attributes) {
        let outer = self.frames.last();
        let inherits = |own: bool, outer: Option<bool>| own || outer.unwrap_or_default();
        let hides = element.hides() || attributes.is_hidden;
        self.hidden += usize::from(hides);
        let mut frame = Frame {
            element,
            hides,
            is_around: inherits(element.is_around(attributes), outer.map(|outer| outer.is_around)),
            is_content: element.is_content(attributes),
            is_notice: inherits(element.is_notice(attributes), outer.map(|outer| outer.is_notice)),
            has_heading: false,
            number: attributes.start.unwrap_or(1),
            first_statement: self.page.statements.len(),
        };
        if element.is_list() {
            self.lists.push(self.frames.len());
        } else if element == Element::Li
            && let Some(&list) = self.lists.last()
        {
            let list = &mut self.frames[list];
            frame.number = attributes.start.unwrap_or(list.number);
            list.number = frame.number.saturating_add(1);
        }
        self.open[element as usize] += 1;
        self.frames.push(frame);
    }

    pub fn close(&mut self, element: Element) {
        if element == Element::A {
            return self.draft.end_link();
        }
        if self.open[element as usize] > 0 {
            let place = self.frames.iter().rposition(|frame| frame.element == element);
            self.truncate(place.unwrap_or(self.frames.len()));
        } else if element.is_list()
            && let Some(&list) = self.lists.last()
        {
            // A list that ends under another name.
            self.truncate(list);
        }
    }

    /// Closes what `element` ends without an end tag.
    fn close_implied(&mut self, element: Element) {
        let top = |builder: &Self| builder.frames.last().map(|frame| frame.element);
        if top(self) == Some(Element::P)
            || (self.is_in_heading() && (element.is_heading() || element.is_list() || element == Element::P))
        {
            self.truncate(self.frames.len() - 1);
        }
        match element {
            Element::Li => {
                let list = self.lists.last().map_or(self.frames.len(), |&list| list + 1);
                self.truncate(list);
                if top(self) == Some(Element::Li) {
                    self.truncate(self.frames.len() - 1);
                }
            }
            Element::Dt | Element::Dd if matches!(top(self), Some(Element::Dt | Element::Dd)) => {
                self.truncate(self.frames.len() - 1);
            }
            Element::Td | Element::Th | Element::Tr if matches!(top(self), Some(Element::Td | Element::Th)) => {
                self.truncate(self.frames.len() - 1);
            }
            _ => {}
        }
    }

    /// Closes all frames from `length` on.
    fn truncate(&mut self, length: usize) {
        while self.frames.len() > length {
            if self.is_boundary() {
                self.end_block();
            } else {
                self.draft.push(" ");
            }
            let Some(frame) = self.frames.pop() else { return };
            self.open[frame.element as usize] -= 1;
            self.hidden -= usize::from(frame.hides);
            if frame.element.is_list() {
                self.lists.pop();
            }
            let statements = frame.first_statement..self.page.statements.len();
            if frame.element.is_container() && !statements.is_empty() {
                self.page.containers.push(Container { statements, is_content: frame.is_content });
            }
        }
    }

    /// The entry or notice whose words belong together, whatever blocks they are in.
    fn entry(&self) -> Option<usize> {
        let list = self.lists.last().map_or(0, |&list| list + 1);
        (self.frames.get(list)?.element == Element::Li).then_some(list)
    }

    fn is_together(&self) -> bool {
        let is_entry = self.entry().is_some_and(|entry| !self.frames[entry].has_heading);
        is_entry || self.frames.last().is_some_and(|frame| frame.is_notice)
    }

    fn keeps_together(&self, element: Element) -> bool {
        let is_paragraph = matches!(element, Element::P | Element::Div | Element::Pre | Element::Figure);
        (is_paragraph && self.is_together()) || (self.is_in_heading() && element == Element::Div) || element.hides()
    }

    /// Whether the statement ends with the innermost frame.
    fn is_boundary(&self) -> bool {
        let Some(frame) = self.frames.last() else { return true };
        let outer_is_notice = self.frames.len().checked_sub(2).is_some_and(|outer| self.frames[outer].is_notice);
        let is_inside = frame.element == Element::Li || !self.is_together();
        !self.keeps_together(frame.element) && is_inside || (frame.is_notice && !outer_is_notice)
    }

    fn is_in_heading(&self) -> bool {
        self.frames.last().is_some_and(|frame| frame.element.is_heading())
    }

    /// Ends the statement: what follows is another one.
    pub fn end_block(&mut self) {
        let draft = std::mem::take(&mut self.draft);
        self.draft = draft.rest();
        // The page is refused then.
        if self.page.statements.len() > MOST_STATEMENTS {
            return;
        }
        let innermost = self.frames.last();
        let is_around = innermost.is_some_and(|frame| frame.is_around);
        let entry = self.entry().map(|entry| &self.frames[entry]).filter(|entry| !entry.has_heading);
        let list = self.lists.last().map(|&list| &self.frames[list]);
        let (kind, number) = match (innermost, entry, list) {
            (Some(frame), ..) if frame.is_notice => (Kind::Notice, None),
            (Some(frame), ..) if frame.element.is_heading() => (Kind::Heading, None),
            (_, Some(entry), Some(list)) if list.element == Element::Ol => (Kind::Step, Some(entry.number)),
            (_, Some(_), _) => (Kind::Bullet, None),
            _ => (Kind::Paragraph, None),
        };
        self.page.statements.extend(draft.statements(kind, number, is_around));
    }
}
