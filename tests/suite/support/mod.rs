//! What several tests need; it tests nothing itself.

pub mod arbitrary;
pub mod desk;
pub mod keys;
pub mod stage;
pub mod svg;
#[cfg(unix)]
pub mod team;
#[cfg(unix)]
pub mod terminal;

use hie_onboard::guide::Guide;
use hie_onboard::progress::{Change, Progress, Stamp, Status};

/// A guide with eight items to tick, small enough to read.
pub fn small_guide() -> Guide {
    Guide::parse(&small_guide_text()).expect("the small guide is valid")
}

/// The file of [`small_guide`].
pub fn small_guide_text() -> String {
    guide_text(8)
}

/// The file of such a guide with so many items to tick, all in its first section.
pub fn guide_text(items: usize) -> String {
    let items: String = (1..=items).map(item).collect();
    let page = "\n[[section]]\nid = \"reference\"\ntitle = \"Reference\"\ntab = \"Ref\"\nkind = \"reference\"\npurpose = \"Look up\"\n\
        intro = \"\"\n[[section.item]]\nid = \"contact\"\ntitle = \"Contact\"\nrequired = false\nclass = \"official\"\n\
        sources = [\"page\"]\nbody = \"Write.\"\nrevised = 1\n";
    format!("{HEAD}{items}{page}")
}

/// What [`small_guide`] calls its items.
pub fn item_id(number: usize) -> String {
    format!("step-{number}")
}

/// Ids of everything in the program's own guide that `id` needs first, directly or by way of something else.
pub fn before(id: &str) -> Vec<String> {
    let guide = stage::guide();
    let (mut waiting, mut found) = (vec![id.to_owned()], Vec::new());
    while let Some(next) = waiting.pop() {
        let (_, item) = guide.find(&next).expect("the guide has it");
        let new = item.after.iter().map(ToString::to_string).filter(|before| !found.contains(before));
        let new: Vec<String> = new.collect();
        found.extend(new.clone());
        waiting.extend(new);
    }
    found
}

/// One change, made by `user` at `second` after the epoch.
pub fn tick(progress: &Progress, id: &str, status: Status, user: &str, second: i64) -> Change {
    let at = jiff::Timestamp::from_second(second).expect("it is a time");
    Change::status(progress, id, status, "", &Stamp { at, by: user.to_owned(), edition: 1 })
}

fn item(number: usize) -> String {
    let id = item_id(number);
    format!(
        "\n[[section.item]]\nid = \"{id}\"\ntitle = \"Step {number}\"\nrequired = {}\nclass = \"official\"\nsources = [\"page\"]\n\
         why = \"Because.\"\nsteps = [\"Do it.\"]\nrevised = 1\n",
        number <= 4
    )
}

const HEAD: &str = r#"
schema = 1
id = "small"
title = "Small guide"
edition = 1
read = 2026-01-01
disclaimer = "Unofficial."
contact = "mailto:someone@example.org"
licence = "None."

[notice]
text = "Draft."
detail = "Since the beginning."
source = "page"

[[revision]]
edition = 1
date = 2026-01-01
summary = "First."

[[source]]
id = "page"
title = "Page"
url = "https://example.org/"
seen = "2026-01-01"
coverage = "whole"

[[system]]
id = "registry"
title = "Registry"
short = "REG"
summary = "Holds entries."
caution = ""
source = "page"
class = "official"

[[section]]
id = "steps"
title = "Steps"
tab = "Steps"
kind = "steps"
purpose = "Do these"
intro = ""
"#;

/// Numbers that look random and are the same in every run with the same seed (`SplitMix64`).
#[derive(Debug)]
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number from 0 to just under `limit`.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let limit = u64::try_from(limit).expect("it fits");
        usize::try_from((mixed ^ (mixed >> 31)) % limit).expect("it is below the limit")
    }
}
