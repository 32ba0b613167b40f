//! The view of the user, restored at the next start; kept next to the progress, never in it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::model::Model;
use super::parts::Panel;
use super::visible::visible;

/// The view, by ids that survive changes of the guide.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Remembered {
    /// Id of the open section; empty for the overview.
    pub section: String,
    pub panel: Panel,
    /// First visible line of the detail.
    pub scroll: usize,
    pub notice_is_hidden: bool,
    /// Selected row of the overview.
    pub overview: usize,
    /// Id of the selected item of each section.
    pub items: BTreeMap<String, String>,
    /// First visible line of each section's list.
    pub offsets: BTreeMap<String, usize>,
}

impl Remembered {
    pub fn of(model: &Model) -> Self {
        let sections = || model.guide.sections.iter().zip(&model.places[1..]);
        let items = sections().filter_map(|(section, place)| {
            let item = visible(model, section).nth(place.cursor)?;
            Some((section.id.to_string(), item.id.to_string()))
        });
        Self {
            section: model.section().map_or_else(String::new, |section| section.id.to_string()),
            panel: model.panel,
            scroll: model.place().scroll,
            notice_is_hidden: model.notice_is_hidden,
            overview: model.places[0].cursor,
            items: items.collect(),
            offsets: sections().map(|(section, place)| (section.id.to_string(), place.offset)).collect(),
        }
    }

    /// Restores the view of `model`, as far as its guide still has these ids.
    pub fn restore(&self, model: &mut Model) {
        for index in 0..model.guide.sections.len() {
            let section = &model.guide.sections[index];
            let wanted = self.items.get(section.id.as_str());
            let cursor = visible(model, section).position(|item| wanted.is_some_and(|id| *id == item.id));
            let offset = self.offsets.get(section.id.as_str()).copied();
            let place = &mut model.places[index + 1];
            place.cursor = cursor.unwrap_or(0);
            place.offset = offset.unwrap_or(0);
        }
        model.places[0].cursor = self.overview;
        model.page = model.guide.sections.iter().position(|section| section.id == self.section).map_or(0, |index| index + 1);
        model.panel = self.panel;
        model.place_mut().scroll = self.scroll;
        model.notice_is_hidden = self.notice_is_hidden;
        model.settle();
    }
}
