//! The known owners, to complete a name.

use std::collections::BTreeSet;

use super::model::Model;

/// Every owner of an item, and the user.
pub fn owners(model: &Model) -> Vec<String> {
    let owners = model.progress.records.values().map(|record| &record.owner).chain([&model.user]);
    let owners: BTreeSet<&String> = owners.filter(|owner| !owner.is_empty()).collect();
    owners.into_iter().cloned().collect()
}
