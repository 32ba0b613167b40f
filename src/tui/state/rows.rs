//! The rows of the middle panel, and the selected one, whatever the layout.

use super::mode::Mode;
use super::model::Model;
use super::overview;
use super::parts::{Panel, Pinned, Target};
use super::visible::{hidden, visible};
use crate::guide::{Item, Section};

/// The panels of the page with this number.
pub fn panels_of(page: usize) -> &'static [Panel] {
    if page == 0 { &[Panel::Pages, Panel::Items] } else { &[Panel::Pages, Panel::Items, Panel::Detail] }
}

impl Model {
    /// Keeps the rows of the overview, which take longest to tell, until `forget_rows`.
    pub fn remember_rows(&mut self) {
        if self.section().is_some() {
            return;
        }
        match &self.rows {
            None => self.rows = Some(self.listed_on_overview().into()),
            Some(rows) => debug_assert_eq!(**rows, self.listed_on_overview(), "what changed them forgot them"),
        }
    }

    /// What `lay_out` makes of it while its rows are known.
    pub fn with_rows<T>(&mut self, lay_out: impl FnOnce(&Self) -> T) -> T {
        let were_known = self.rows.is_some();
        self.remember_rows();
        let laid_out = lay_out(self);
        if !were_known {
            self.forget_rows();
        }
        laid_out
    }

    /// To be called before anything changes but where the cursors are.
    pub fn forget_rows(&mut self) {
        self.rows = None;
    }

    /// Every row of the open page, in order.
    pub fn targets(&self) -> Vec<Target> {
        match (self.section(), &self.rows) {
            (Some(section), _) => visible(self, section).map(|listed| Target::Item(listed.id.to_string())).collect(),
            (None, Some(rows)) => rows.to_vec(),
            (None, None) => self.listed_on_overview(),
        }
    }

    fn listed_on_overview(&self) -> Vec<Target> {
        let items = overview::groups(self).into_iter().flat_map(|group| group.items);
        let items = items.map(|listed| Target::Item(listed.id.to_owned()));
        let sections = self.guide.sections.iter().zip(1..).filter(|(section, _)| section.is_tracked());
        items.chain(sections.map(|(_, page)| Target::Page(page))).chain([Target::Scope]).collect()
    }

    /// How many rows the open page has.
    pub fn row_count(&self) -> usize {
        match (self.section(), &self.rows) {
            (Some(section), _) => visible(self, section).count(),
            (None, Some(rows)) => rows.len(),
            (None, None) => self.listed_on_overview().len(),
        }
    }

    /// What the selected row of the open page opens.
    pub fn target(&self) -> Option<Target> {
        let cursor = self.place().cursor;
        match (self.section(), &self.rows) {
            (Some(section), _) => visible(self, section).nth(cursor).map(|item| Target::Item(item.id.to_string())),
            (None, Some(rows)) => rows.get(cursor).cloned(),
            (None, None) => self.listed_on_overview().into_iter().nth(cursor),
        }
    }

    /// The selected item, with its section; `None` if a page is selected instead.
    pub fn selected(&self) -> Option<(&Section, &Item)> {
        if let Mode::Find { cursor, .. } = &self.mode {
            let found = self.lens.finding.as_ref().and_then(|finding| finding.found.get(*cursor));
            return found.and_then(|found| self.item(&found.id));
        }
        match (self.panel, self.section()) {
            (Panel::Pages, _) => None,
            (_, Some(section)) => visible(self, section).nth(self.place().cursor).map(|item| (section, item)),
            (_, None) => match self.target()? {
                Target::Item(id) => self.item(&id),
                Target::Page(_) | Target::Scope => None,
            },
        }
    }

    /// Id of the selected item, if it can be ticked.
    pub fn selected_task(&self) -> Option<String> {
        self.selected().filter(|(section, _)| section.is_tracked()).map(|(_, item)| item.id.to_string())
    }

    /// Ids of the items that a key changes: the marked ones in the guide's order, or else the selected one.
    pub fn items_to_change(&self) -> Vec<String> {
        if self.marked.is_empty() {
            return self.selected_task().into_iter().collect();
        }
        let marked = self.guide.tracked().filter(|(_, item)| self.marked.contains(item.id.as_str()));
        marked.map(|(_, item)| item.id.to_string()).collect()
    }

    /// Moves the focus and cursor to something that exists, and drops marks of hidden items, after any change.
    pub fn settle(&mut self) {
        if !panels_of(self.page).contains(&self.panel) {
            self.panel = Panel::Items;
        }
        // A user should not change items that they cannot see.
        let mut marked = std::mem::take(&mut self.marked);
        marked.retain(|id| self.item(id).is_some_and(|(section, item)| hidden(self, section, item).is_none()));
        self.marked = marked;
        self.unpin();
        let last = self.row_count().saturating_sub(1);
        let has_detail = self.page > 0;
        let place = self.place_mut();
        place.cursor = place.cursor.min(last);
        place.scroll = if has_detail { place.scroll } else { 0 };
    }

    /// Lets the selected item stay where it is listed, whatever is changed of it.
    pub fn pin(&mut self) {
        let Some(Target::Item(id)) = self.target() else { return };
        let place = if self.page == 0 { overview::place_of(self, &id) } else { None };
        self.pinned = Some(Pinned { id, place });
    }

    /// Once the cursor has left what was pinned, that goes where it belongs.
    fn unpin(&mut self) {
        let Some(pinned) = &self.pinned else { return };
        let target = self.target();
        if !matches!(&target, Some(Target::Item(id)) if *id == pinned.id) {
            self.pinned = None;
            self.forget_rows();
            self.select(target.as_ref());
        }
    }

    /// Selects `target` wherever it is listed now; if it is already selected, or not listed, nothing moves.
    pub fn select(&mut self, target: Option<&Target>) {
        let Some(target) = target else { return };
        let targets = self.targets();
        if targets.get(self.place().cursor) == Some(target) {
            return;
        }
        if let Some(cursor) = targets.iter().position(|other| other == target) {
            self.place_mut().cursor = cursor;
        }
    }
}
