//! Where each item of the guide stands, so that finding one among thousands takes hardly longer than among a few.

use crate::guide::{Guide, Item, Section};

/// The number of a section, and of an item in it.
type Place = (usize, usize);

/// The places in the order of the ids that stand there.
#[derive(Debug, Clone)]
pub struct Index {
    items: Vec<Place>,
    /// Of items that only stand there too.
    repeats: Vec<Place>,
}

impl Index {
    pub fn new(guide: &Guide) -> Self {
        let sections = guide.sections.iter().enumerate();
        let places = sections.flat_map(|(outer, section)| (0..section.items.len()).map(move |inner| (outer, inner)));
        let (mut repeats, mut items): (Vec<Place>, Vec<Place>) = places.partition(|place| at(guide, *place).1.is_repeat());
        // Those of one id stay in the guide's order.
        for places in [&mut items, &mut repeats] {
            places.sort_by_key(|place| at(guide, *place).1.id.as_str());
        }
        Self { items, repeats }
    }

    /// The item called `id` of the guide that this is the index of.
    pub fn find<'g>(&self, guide: &'g Guide, id: &str) -> Option<(&'g Section, &'g Item)> {
        let place = self.items.get(first(&self.items, guide, id))?;
        Some(at(guide, *place)).filter(|(_, item)| item.id == id)
    }

    /// The other sections in which an item of this id stands, in the guide's order.
    pub fn also_in<'g>(&'g self, guide: &'g Guide, id: &'g str) -> impl Iterator<Item = (&'g Section, &'g Item)> {
        let places = &self.repeats[first(&self.repeats, guide, id)..];
        places.iter().map(|place| at(guide, *place)).take_while(move |(_, item)| item.id == id)
    }
}

/// Where in `places` those of the item called `id` begin, if there are any.
fn first(places: &[Place], guide: &Guide, id: &str) -> usize {
    places.partition_point(|place| at(guide, *place).1.id.as_str() < id)
}

fn at(guide: &Guide, (section, item): Place) -> (&Section, &Item) {
    let section = &guide.sections[section];
    (section, &section.items[item])
}
