//! The order of items: what comes after what must not go in a circle.

use std::collections::{BTreeMap, HashMap};

use super::{Problems, items};
use crate::guide::Guide;
use compact_str::CompactString;

impl Problems<'_> {
    pub(super) fn order(&mut self, guide: &Guide) {
        let all = items(guide).filter(|(_, _, item)| !item.is_repeat());
        let places: BTreeMap<&str, String> = all.map(|(place, _, item)| (item.id.as_str(), place)).collect();
        let mut order = Order::new(guide);
        while let Some(circle) = order.circle() {
            let Some(place) = circle.first().and_then(|first| places.get(first)) else { return };
            self.add(&format!("{place}.after"), &sentence(&circle));
        }
    }
}

/// The items for which no place in the order was found yet.
struct Order<'g> {
    /// What each needs first, by id.
    needs: BTreeMap<&'g str, Vec<&'g str>>,
    /// How much of that has no place yet either.
    open: HashMap<&'g str, usize>,
    /// What needs each.
    needed_by: HashMap<&'g str, Vec<&'g str>>,
}

impl<'g> Order<'g> {
    fn new(guide: &'g Guide) -> Self {
        let after = guide.items().map(|(_, item)| (item.id.as_str(), item.after.iter().map(CompactString::as_str).collect()));
        let needs: BTreeMap<&str, Vec<&str>> = after.collect();
        let mut order = Self { open: HashMap::new(), needed_by: HashMap::new(), needs };
        for (id, after) in &order.needs {
            for before in after.iter().filter(|before| order.needs.contains_key(*before)) {
                *order.open.entry(id).or_insert(0) += 1;
                order.needed_by.entry(before).or_default().push(id);
            }
        }
        let free = order.needs.keys().filter(|id| !order.open.contains_key(*id)).copied().collect();
        order.place(free);
        order
    }

    /// Takes out items that have a place now, and then those that needed nothing else.
    fn place(&mut self, mut placed: Vec<&'g str>) {
        while let Some(id) = placed.pop() {
            self.needs.remove(id);
            for after in self.needed_by.remove(id).unwrap_or_default() {
                let Some(open) = self.open.get_mut(after) else { continue };
                *open -= 1;
                if *open == 0 {
                    placed.push(after);
                }
            }
        }
    }

    /// A circle, taken out with everything that is in none once it is gone.
    fn circle(&mut self) -> Option<Vec<&'g str>> {
        // Whatever is left needs something that is left: following that, one comes back to where one was.
        let mut path = vec![*self.needs.keys().next()?];
        let mut passed: HashMap<&str, usize> = HashMap::from([(path[0], 0)]);
        let start = loop {
            let next = *self.needs.get(path.last()?)?.iter().find(|id| self.needs.contains_key(*id))?;
            if let Some(start) = passed.insert(next, path.len()) {
                break start;
            }
            path.push(next);
        };
        let found = path.split_off(start);
        self.place(found.clone());
        Some(found)
    }
}

fn sentence(circle: &[&str]) -> String {
    if let [only] = circle {
        return format!("`{only}` cannot come after itself: remove it here");
    }
    let names: Vec<String> = circle.iter().chain(circle.first()).map(|id| format!("`{id}`")).collect();
    format!("these come after each other in a circle, so none can be first: {}: remove one", names.join(" after "))
}
