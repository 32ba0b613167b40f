//! The order of items: what comes after what must not go in a circle.

use std::collections::{BTreeMap, BTreeSet};

use super::{Problems, items};
use crate::guide::Guide;
use compact_str::CompactString;

/// What each item needs first, by id.
type Needs<'g> = BTreeMap<&'g str, Vec<&'g str>>;

impl Problems<'_> {
    pub(super) fn order(&mut self, guide: &Guide) {
        let all = items(guide).filter(|(_, _, item)| !item.is_repeat());
        let places: BTreeMap<&str, String> = all.map(|(place, _, item)| (item.id.as_str(), place)).collect();
        let after = guide.items().map(|(_, item)| (item.id.as_str(), item.after.iter().map(CompactString::as_str).collect()));
        let mut needs: Needs = after.collect();
        while let Some(circle) = circle(&mut needs) {
            let Some(place) = circle.first().and_then(|first| places.get(first)) else { return };
            self.add(&format!("{place}.after"), &sentence(&circle));
        }
    }
}

/// A circle, taken out of `needs` with everything that is in none.
fn circle<'g>(needs: &mut Needs<'g>) -> Option<Vec<&'g str>> {
    loop {
        let before = needs.len();
        let free = needs.iter().filter(|(_, after)| !after.iter().any(|id| needs.contains_key(id)));
        let free: BTreeSet<&str> = free.map(|(id, _)| *id).collect();
        needs.retain(|id, _| !free.contains(*id));
        if needs.len() == before {
            break;
        }
    }
    // Whatever is left needs something that is left: following that, one comes back to where one was.
    let mut path = vec![*needs.keys().next()?];
    let start = loop {
        let next = needs.get(path.last()?)?.iter().find(|id| needs.contains_key(*id))?;
        match path.iter().position(|passed| passed == next) {
            Some(start) => break start,
            None => path.push(next),
        }
    };
    let found = path.split_off(start);
    needs.retain(|id, _| !found.contains(id));
    Some(found)
}

fn sentence(circle: &[&str]) -> String {
    if let [only] = circle {
        return format!("`{only}` cannot come after itself: remove it here");
    }
    let names: Vec<String> = circle.iter().chain(circle.first()).map(|id| format!("`{id}`")).collect();
    format!("these come after each other in a circle, so none can be first: {}: remove one", names.join(" after "))
}
