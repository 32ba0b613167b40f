//! What narrows the lists: the search, the filter, and whether items out of scope are shown.

use crate::progress::Filter;
use crate::search::Search;

/// What the lists leave out, and what stands out in everything that is shown.
#[derive(Debug, Clone, Default)]
pub struct Lens {
    /// What is searched for, until it is cleared.
    pub finding: Option<Finding>,
    /// What the lists show of what there is to do.
    pub filter: Filter,
    /// Whether the lists also show items that are out of scope.
    pub shows_out_of_scope: bool,
}

/// A search with what it found.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The words as they were written.
    pub words: String,
    /// The search for them.
    pub search: Search,
    /// Ids of the items about which every word is said, in the order of the guide.
    pub found: Vec<String>,
    /// How many more the filter leaves out.
    pub filtered_away: usize,
    /// The hit that was gone to last.
    pub hit: Option<Hit>,
}

/// A hit in the text of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Id of the item.
    pub item: String,
    /// Which of the hits in its text.
    pub number: usize,
}

impl Finding {
    /// A search for `words` that has found nothing yet.
    pub fn new(words: &str) -> Self {
        let search = Search::new(words);
        Self { words: words.trim().to_owned(), search, found: Vec::new(), filtered_away: 0, hit: None }
    }

    /// Which hit in the text of `item` was gone to last.
    pub fn hit_in(&self, item: &str) -> Option<usize> {
        self.hit.as_ref().filter(|hit| hit.item == item).map(|hit| hit.number)
    }
}
