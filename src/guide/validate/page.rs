//! What a guide says of the page that it was made from: names that exist, and words that are an index.

use std::collections::BTreeSet;

use super::references::named;
use super::{Problems, each};
use crate::guide::{Guide, PagePart, PartKind};
use compact_str::CompactString;

impl Problems<'_> {
    pub(super) fn page(&mut self, guide: &Guide) {
        let Some(page) = &guide.page else { return };
        let sources = guide.sources.iter().map(|source| source.id.as_str()).collect();
        self.known("source", &sources, vec![("page.source".to_owned(), &page.source)]);
        let sections = guide.sections.iter().map(|section| section.id.as_str());
        let names: BTreeSet<&str> = sections.chain(guide.items().map(|(_, item)| item.id.as_str())).collect();
        let used = each("page.part", &page.parts, ".item", |part| &part.item);
        self.known("item or section", &names, named(used));
        self.index("page.title", &page.title);
        for (number, part) in page.parts.iter().enumerate() {
            self.part(&format!("page.part.{number}"), part);
        }
    }

    fn part(&mut self, place: &str, part: &PagePart) {
        let is_mail = |link: &CompactString| link.starts_with("mailto:");
        match part.kind {
            PartKind::Figure if part.file.is_empty() => self.add(place, "a figure needs its `file`"),
            PartKind::Contact if part.links.len() != 1 || !part.links.iter().all(is_mail) => {
                self.add(place, "a contact needs one `mailto:` address in `links`");
            }
            PartKind::Figure | PartKind::Contact => {}
            _ if part.words.trim().is_empty() => self.add(place, "this part of the page needs its `words`"),
            _ => {}
        }
        self.index(&format!("{place}.words"), &part.words);
        self.addresses(each(&format!("{place}.links"), &part.links, "", |link| link));
    }

    /// Alphabetical order keeps the sentences of other people's pages out of the guide.
    fn index(&mut self, place: &str, words: &str) {
        if !words.split_whitespace().is_sorted() {
            self.add(place, "the words of the page must be in alphabetical order: sort them");
        }
    }
}
