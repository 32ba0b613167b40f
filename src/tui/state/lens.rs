//! What narrows the lists: the search, the filter, and whether items out of scope are shown.

use crate::progress::Filter;
use crate::search::Search;

/// What the lists hide, and what is highlighted everywhere.
#[derive(Debug, Clone, Default)]
pub struct Lens {
    /// The search, until it is cleared.
    pub finding: Option<Finding>,
    pub filter: Filter,
    pub shows_out_of_scope: bool,
}

/// A search with what it found.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The words as typed.
    pub words: String,
    pub search: Search,
    /// The items with every word, in the order of the guide.
    pub found: Vec<Found>,
    /// How many more the filter hides.
    pub filtered_away: usize,
    /// The current hit.
    pub hit: Option<Hit>,
}

/// An item with every word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    pub id: String,
    /// Its place among the items of the guide, from 0.
    pub place: usize,
    /// Whether its title says it all.
    pub is_in_title: bool,
}

/// A hit in the text of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Id of the item.
    pub item: String,
    /// The number of the hit in its text.
    pub number: usize,
}

impl Finding {
    pub fn new(words: &str) -> Self {
        let search = Search::new(words);
        Self { words: words.trim().to_owned(), search, found: Vec::new(), filtered_away: 0, hit: None }
    }

    /// The number of the current hit, if it is in `item`.
    pub fn hit_in(&self, item: &str) -> Option<usize> {
        self.hit.as_ref().filter(|hit| hit.item == item).map(|hit| hit.number)
    }
}
