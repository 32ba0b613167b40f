//! The progress of the last report, kept on this computer, so that `diff --report` can say what moved since.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::memory;
use crate::progress::Progress;

#[derive(Debug, Serialize, Deserialize)]
pub struct LastReport {
    pub at: Timestamp,
    /// As in a progress file.
    pub progress: String,
}

/// Remembers `progress` in the directory `state`; a report is worth more than being able to compare with it.
pub fn remember(state: &Path, at: Timestamp, progress: &Progress) {
    let _ = memory::save(&file(state), &LastReport { at, progress: progress.to_text() });
}

pub fn load(state: &Path) -> Option<LastReport> {
    memory::load(&file(state))
}

fn file(state: &Path) -> PathBuf {
    state.join("report.json")
}
