//! One item as a line and as JSON: the same for every command.

use serde::Serialize;

use super::output::{Text, Tone};
use crate::export::{ItemShape, SourceShape};
use crate::guide::Guide;
use crate::progress::{Entry, Status};

/// Three columns; blank for reference pages.
pub fn mark(entry: &Entry) -> &'static str {
    entry.status().map_or("   ", Status::mark)
}

pub fn tone(entry: &Entry) -> Tone {
    let is_good = entry.status().is_some_and(Status::is_closed) && !entry.changed;
    if is_good { Tone::Good } else { Tone::Plain }
}

pub fn add_line(text: &mut Text, entry: &Entry, id_columns: usize) {
    text.add(tone(entry), mark(entry));
    text.add(Tone::Plain, " ");
    text.add_column(Tone::Plain, &entry.item.id, id_columns);
    text.add(Tone::Plain, "  ");
    text.add(Tone::Plain, &entry.item.title);
}

/// An item in JSON with its sources; scripts rely on these names.
#[derive(Debug, Serialize)]
pub struct ItemReport<'a> {
    #[serde(flatten)]
    item: ItemShape<'a>,
    sources: Vec<SourceShape<'a>>,
}

impl<'a> ItemReport<'a> {
    pub fn new(guide: &'a Guide, entry: &Entry<'a>) -> Self {
        Self { item: ItemShape::new(entry), sources: guide.sources_of(entry.item).map(SourceShape::new).collect() }
    }
}
