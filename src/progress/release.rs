//! A version of the product that customers get: what changed in it, and whether the other side was notified and approved.

use std::collections::BTreeMap;

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use toml::Table;

use super::moment::{self, Moment};

/// By version.
pub type Releases = BTreeMap<String, Release>;

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(into = "Stored")]
pub struct Release {
    /// When it was recorded.
    #[serde(default, deserialize_with = "moment::read")]
    pub at: Option<Timestamp>,
    #[serde(default)]
    pub by: String,
    /// What is different for the exchange; may be empty.
    #[serde(default)]
    pub changed: String,
    #[serde(default, deserialize_with = "moment::read")]
    pub notified: Option<Date>,
    #[serde(default, deserialize_with = "moment::read")]
    pub approved: Option<Date>,
    /// Keys that this version does not know; they are kept.
    #[serde(flatten)]
    pub extra: Table,
}

impl Release {
    /// What has to be recorded before customers may get it.
    pub fn missing(&self) -> Vec<&'static str> {
        let notified = self.notified.is_none().then_some("notified");
        let approved = self.approved.is_none().then_some("approved");
        notified.into_iter().chain(approved).collect()
    }

    /// `notified 2026-12-01, not approved`.
    pub fn words(&self) -> String {
        let said = |what: &str, day: Option<Date>| day.map_or_else(|| format!("not {what}"), |day| format!("{what} {day}"));
        format!("{}, {}", said("notified", self.notified), said("approved", self.approved))
    }
}

/// As the progress file has it: with dates and times of TOML.
#[derive(Serialize)]
struct Stored {
    at: Moment<Timestamp>,
    by: String,
    changed: String,
    notified: Moment<Date>,
    approved: Moment<Date>,
    #[serde(flatten)]
    extra: Table,
}

impl From<Release> for Stored {
    fn from(Release { at, by, changed, notified, approved, extra }: Release) -> Self {
        Self { at: Moment(at), by, changed, notified: Moment(notified), approved: Moment(approved), extra }
    }
}
