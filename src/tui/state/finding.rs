//! Finds items by everything that the guide and the team say about them.

use super::lens::{Finding, Found};
use super::model::Model;
use super::visible::{Hidden, hidden};
use crate::guide::Item;
use crate::progress::Summary;
use crate::search::Search;

impl Model {
    /// Updates the summary after the progress has changed.
    pub fn recount(&mut self) {
        self.forget_rows();
        self.summary = Summary::new(&self.guide, &self.progress, self.today, &self.zone);
        self.find_again();
    }

    /// Searches again, after the progress, scope or filter may have changed.
    pub fn find_again(&mut self) {
        let Some(mut finding) = self.lens.finding.take() else { return };
        let matching = matching(self, &finding.search);
        let is_shown = |(_, _, hidden): &&(usize, &Item, Option<Hidden>)| hidden.is_none();
        let found = |(place, item, _): &(usize, &Item, _)| Found {
            id: item.id.to_string(),
            place: *place,
            is_in_title: finding.search.finds_in(&item.title),
        };
        finding.found = matching.iter().filter(is_shown).map(found).collect();
        finding.filtered_away = matching.len() - finding.found.len();
        self.lens.finding = Some(finding);
    }

    pub fn find(&mut self, words: &str) {
        let finding = Finding::new(words);
        self.lens.finding = (finding.search.count() > 0).then_some(finding);
        self.find_again();
    }
}

/// The items in scope with every word, with their places among the items of the guide, and why the lists hide them.
fn matching<'m>(model: &'m Model, search: &Search) -> Vec<(usize, &'m Item, Option<Hidden>)> {
    let listed = |item: &Item| item.shows.is_some_and(|shown| search.finds_in(&model.guide.listing(shown, model.today)));
    let matches = |item: &Item| search.finds(item, model.progress.record(&item.id)) || listed(item);
    let items = model.guide.items().enumerate().map(|(place, (section, item))| (place, item, hidden(model, section, item)));
    items.filter(|(_, item, hidden)| *hidden != Some(Hidden::OutOfScope) && matches(item)).collect()
}

/// The found item to select first: one with the words in its title.
pub fn best(model: &Model) -> usize {
    let finding = model.lens.finding.as_ref();
    finding.and_then(|finding| finding.found.iter().position(|found| found.is_in_title)).unwrap_or(0)
}
