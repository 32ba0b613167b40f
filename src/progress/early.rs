//! What is done too early: something that it needs first is open.

use super::state::Progress;
use crate::guide::{Guide, Item};

/// What `item` needs first and is open and in scope, without the items called `with`, which are done together with it.
pub fn open_needs<'g>(guide: &'g Guide, progress: &Progress, item: &Item, with: &[&str]) -> Vec<&'g Item> {
    let needed = item.after.iter().filter(|id| !with.contains(&id.as_str()) && !progress.is_closed(id));
    let found = needed.filter_map(|id| guide.find(id)).filter(|(section, _)| section.is_tracked());
    found.map(|(_, before)| before).filter(|before| progress.scope.covers(before)).collect()
}

/// `although it needs Discovery and 2 more first`, with the names of what is open; `None` if nothing is.
pub fn although(names: &[&str]) -> Option<String> {
    let (first, others) = names.split_first()?;
    let more = if others.is_empty() { String::new() } else { format!(" and {} more", others.len()) };
    Some(format!("although it needs {first}{more} first"))
}
