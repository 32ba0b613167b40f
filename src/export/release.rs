//! The releases of the product in JSON: scripts rely on these names.

use std::collections::BTreeMap;

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use super::unknown::{Place, from_toml, to_toml};
use crate::progress::{Release, Releases, read_moment};

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ReleaseShape {
    #[serde(deserialize_with = "read_moment")]
    at: Option<Timestamp>,
    by: String,
    changed: String,
    #[serde(deserialize_with = "read_moment")]
    notified: Option<Date>,
    #[serde(deserialize_with = "read_moment")]
    approved: Option<Date>,
    /// Unknown keys, in TOML.
    #[serde(skip_serializing_if = "String::is_empty")]
    extra: String,
}

impl ReleaseShape {
    pub fn new(release: &Release) -> Self {
        let Release { at, by, changed, notified, approved, extra } = release.clone();
        Self { at, by, changed, notified, approved, extra: to_toml(&extra) }
    }

    /// By version.
    pub fn all(releases: &Releases) -> BTreeMap<&str, Self> {
        releases.iter().map(|(version, release)| (version.as_str(), Self::new(release))).collect()
    }

    fn into_release(self) -> Result<Release, String> {
        let Self { at, by, changed, notified, approved, extra } = self;
        Ok(Release { at, by, changed, notified, approved, extra: from_toml(Place::Release, &extra)? })
    }
}

pub(super) fn into_releases(shapes: BTreeMap<String, ReleaseShape>) -> Result<Releases, String> {
    shapes.into_iter().map(|(version, shape)| Ok((version, shape.into_release()?))).collect()
}
