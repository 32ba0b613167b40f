//! Copies that sync clients put beside a file instead of deciding between two changes.

use std::path::{Path, PathBuf};

use super::system;
use super::target::Target;

/// The conflicted copies of the file at `path`, in order.
pub(super) fn copies(path: &Path) -> Vec<PathBuf> {
    let Ok(target) = Target::find(path) else { return Vec::new() };
    let name = target.path().file_name().unwrap_or_default().to_string_lossy();
    let mut names = system::names(target.directory());
    names.retain(|other| is_copy(other, &name));
    names.sort();
    names.iter().map(|name| target.directory().join(name)).collect()
}

/// Whether a sync client would give the name `other` to a copy of the file `name`.
fn is_copy(other: &str, name: &str) -> bool {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let added = other.strip_prefix(stem).and_then(|other| other.strip_suffix(ending));
    added.is_some_and(|added| added.to_lowercase().contains("conflict"))
}

#[cfg(test)]
mod tests {
    use super::is_copy;

    #[test]
    fn copies_are_known_by_what_sync_clients_add_to_a_name() {
        for other in [
            "progress (conflicted copy 2026-11-02).toml",
            "progress (Ana's conflicted copy 2026-11-02 104500).toml",
            "progress.sync-conflict-20261102-104500-ABCDEFG.toml",
            "progress_Conflict-1.toml",
        ] {
            assert!(is_copy(other, "progress.toml"), "{other}");
        }
        for other in ["progress.toml", "progress.toml.bak", "conflict.toml", "progress (conflicted copy).md", "progress-2.toml"] {
            assert!(!is_copy(other, "progress.toml"), "{other}");
        }
    }
}
