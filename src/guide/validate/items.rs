//! Items and sections as wholes: what each needs to be of use, and what it says of its editions.

use std::collections::BTreeMap;

use super::{Problems, items};
use crate::guide::{EvidenceClass, Guide, Item, Listing, Period, Section, SectionKind};

/// Of a guide; more than anybody works through.
pub const MOST_ITEMS: usize = 10_000;

impl Problems<'_> {
    pub(super) fn whole(&mut self, guide: &Guide) {
        let titles = [("title", &guide.title), ("contact", &guide.contact), ("disclaimer", &guide.disclaimer)];
        for (place, text) in titles {
            self.filled(place, text);
        }
        if guide.items().count() > MOST_ITEMS {
            self.add("section", &format!("it has more than {MOST_ITEMS} items: split the guide"));
        }
        if guide.sections.is_empty() {
            self.add("section", "the guide has no sections: add one, with an item");
        }
        for (number, section) in guide.sections.iter().enumerate() {
            self.section(&format!("section.{number}"), section);
        }
        for (place, _, item) in items(guide) {
            self.shown(&place, guide, item);
        }
        self.revisions(guide);
        self.repeats(guide);
    }

    fn section(&mut self, place: &str, section: &Section) {
        for (key, text) in [("title", &section.title), ("tab", &section.tab)] {
            self.filled(&format!("{place}.{key}"), text);
        }
        if section.items.is_empty() {
            self.add(&format!("{place}.item"), &format!("the section `{}` has no items: add one, or remove it", section.id));
        }
    }

    /// A list that a page shows must have something in it.
    fn shown(&mut self, place: &str, guide: &Guide, item: &Item) {
        let volumes = || guide.sections.iter().filter(|section| section.kind == SectionKind::Volumes).count();
        let (count, what) = match item.shows {
            Some(Listing::Systems) => (guide.systems.len(), "`[[system]]`"),
            Some(Listing::Volumes) => (volumes(), "section of the kind `volumes`"),
            Some(Listing::Terms) => (guide.terms.len(), "`[[term]]`"),
            Some(Listing::Notice) => (usize::from(!guide.notice.is_empty()), "`[notice]`"),
            Some(Listing::Sources | Listing::Revisions) | None => return,
        };
        if count == 0 {
            self.add(
                &format!("{place}.shows"),
                &format!("there is nothing to show here, as the guide has no {what}: add one, or remove this"),
            );
        }
    }

    fn filled(&mut self, place: &str, text: &str) {
        if text.trim().is_empty() {
            let key = place.rsplit('.').next().unwrap_or(place);
            self.add(place, &format!("`{key}` is empty: write something there"));
        }
    }

    pub(super) fn content(&mut self, place: &str, section: &Section, item: &Item) {
        let id = &item.id;
        self.filled(&format!("{place}.title"), &item.title);
        let kind = place.split(".item.").next().unwrap_or_default();
        if !item.repeat.is_empty()
            && let Err(error) = item.repeat.parse::<Period>()
        {
            self.add(&format!("{place}.repeat"), &error.to_string());
        }
        let is_kind_known = !self.mended.contains(&format!("{kind}.kind"));
        if is_kind_known && section.is_tracked() {
            for (key, is_missing) in [("why", item.why.trim().is_empty()), ("steps", item.steps.is_empty())] {
                if is_missing {
                    self.add(&format!("{place}.{key}"), &format!("`{id}` can be ticked, so it needs `{key}`: add it"));
                }
            }
        }
        if is_kind_known && !section.is_tracked() && item.body.trim().is_empty() && item.shows.is_none() {
            self.add(
                &format!("{place}.body"),
                &format!("the reference page `{id}` has nothing to show: add a `body` or `shows`"),
            );
        }
        let is_about_the_guide = !section.is_tracked() && item.class == EvidenceClass::General;
        if item.sources.is_empty() && !is_about_the_guide {
            self.add(&format!("{place}.sources"), &format!("`{id}` has no source: name at least one in `sources`"));
        }
    }

    pub(super) fn editions(&mut self, place: &str, guide: &Guide, item: &Item) {
        let (id, revised) = (&item.id, item.revised);
        if revised == 0 || revised > guide.edition {
            let edition = guide.edition;
            let sentence = format!("`{id}` was revised in edition {revised}, but the guide is edition {edition}: correct one");
            self.add(&format!("{place}.revised"), &sentence);
        }
        if revised > 1 && item.change.trim().is_empty() {
            self.add(&format!("{place}.change"), &format!("`{id}` was revised, so `change` must say what changed: add it"));
        }
        for (number, step) in item.steps.iter().enumerate() {
            if !step.was.is_empty() && !item.was.contains(&step.was) {
                let was = &step.was;
                self.add(
                    &format!("{place}.steps.{number}.was"),
                    &format!("this step was `{was}`, but the item was not: add it to the item's `was` too"),
                );
            }
        }
    }

    fn revisions(&mut self, guide: &Guide) {
        let mut last = 0;
        for (number, revision) in guide.revisions.iter().enumerate() {
            let (edition, place) = (revision.edition, format!("revision.{number}.edition"));
            if edition <= last {
                self.add(&place, &format!("edition {edition} stands after edition {last}: put the oldest first, each once"));
            }
            if edition > guide.edition {
                self.add(
                    &place,
                    &format!("the guide is edition {}, so there is no edition {edition} yet: correct one", guide.edition),
                );
            }
            // An edition that was filled in says nothing of those after it.
            last = if self.mended.contains(&place) { last } else { edition.max(last) };
        }
        for (number, dropped) in guide.dropped.iter().enumerate().filter(|(_, dropped)| dropped.edition > guide.edition) {
            let sentence = format!("`{}` is dropped in an edition that is not there yet: correct it", dropped.id);
            self.add(&format!("dropped.{number}.edition"), &sentence);
        }
    }

    fn repeats(&mut self, guide: &Guide) {
        let homes: BTreeMap<&str, &Section> = guide.items().map(|(section, item)| (item.id.as_str(), section)).collect();
        for (place, section, item) in items(guide).filter(|(_, _, item)| item.is_repeat()) {
            let Some(home) = homes.get(item.same_as.as_str()) else { continue };
            if home.is_tracked() != section.is_tracked() {
                let id = &item.same_as;
                let sentence =
                    format!("`{id}` stands among reference pages in one place and not in the other: remove it from one");
                self.add(&format!("{place}.same_as"), &sentence);
            }
        }
    }
}
