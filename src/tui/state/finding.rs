//! Finds items by everything that the guide and the team say about them.

use super::lens::Finding;
use super::model::Model;
use super::visible::{Hidden, hidden};
use crate::guide::Item;
use crate::progress::Summary;
use crate::search::Search;

impl Model {
    /// Updates the summary after the progress has changed.
    pub fn recount(&mut self) {
        self.summary = Summary::new(&self.guide, &self.progress, self.today, &self.zone);
        self.find_again();
    }

    /// Searches again, after the progress, scope or filter may have changed.
    pub fn find_again(&mut self) {
        let Some(mut finding) = self.lens.finding.take() else { return };
        let matching = matching(self, &finding.search);
        let with = |why: Option<Hidden>| matching.iter().filter(move |(_, hidden)| *hidden == why);
        finding.found = with(None).map(|(item, _)| item.id.to_string()).collect();
        finding.filtered_away = with(Some(Hidden::Filtered)).count();
        self.lens.finding = Some(finding);
    }

    pub fn find(&mut self, words: &str) {
        let finding = Finding::new(words);
        self.lens.finding = (finding.search.count() > 0).then_some(finding);
        self.find_again();
    }
}

/// The items with every word, and why the lists hide them.
fn matching<'m>(model: &'m Model, search: &Search) -> Vec<(&'m Item, Option<Hidden>)> {
    let listed = |item: &Item| item.shows.is_some_and(|shown| search.finds_in(&model.guide.listing(shown, model.today)));
    let matches = |item: &Item| search.finds(item, model.progress.record(&item.id)) || listed(item);
    let items = model.guide.items().map(|(section, item)| (item, hidden(model, section, item)));
    items.filter(|(item, hidden)| *hidden != Some(Hidden::OutOfScope) && matches(item)).collect()
}

/// The found item to select first: one with the words in its title.
pub fn best(model: &Model) -> usize {
    let Some(finding) = &model.lens.finding else { return 0 };
    let in_title = |id: &String| model.guide.find(id).is_some_and(|(_, item)| finding.search.finds_in(&item.title));
    finding.found.iter().position(in_title).unwrap_or(0)
}
