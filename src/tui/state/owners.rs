//! Who does something, to complete the name of an owner.

use std::collections::BTreeSet;

use super::model::Model;

/// Everybody who owns an item, and the user.
pub fn owners(model: &Model) -> Vec<String> {
    let owners = model.progress.records.values().map(|record| &record.owner).chain([&model.user]);
    let owners: BTreeSet<&String> = owners.filter(|owner| !owner.is_empty()).collect();
    owners.into_iter().cloned().collect()
}
