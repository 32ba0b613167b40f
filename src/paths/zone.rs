//! The file that describes the user's time zone, by its name: to find it otherwise, all files of all zones would be listed.

use std::ffi::OsString;
use std::path::{Component, Path, PathBuf};

/// A link to the zone of the computer.
const SYSTEM: &str = "/etc/localtime";

/// Where Unix systems keep a file for each zone.
const FOLDER: &str = "/usr/share/zoneinfo";

/// What stands before the name of a zone in a path.
const MARK: &str = "zoneinfo/";

#[derive(Debug, PartialEq, Eq)]
pub struct ZoneFile {
    /// Such as `America/Vancouver`.
    pub name: String,
    /// It need not exist.
    pub path: PathBuf,
}

impl ZoneFile {
    /// That of `TZ`, or else of the computer; `None` where none is named, as by a rule for summer time.
    #[expect(clippy::disallowed_methods, reason = "the environment is read in this module only")]
    pub fn of_user() -> Option<Self> {
        Self::from_variables(|name| std::env::var_os(name))
    }

    fn from_variables(value: impl Fn(&str) -> Option<OsString>) -> Option<Self> {
        let name = match value("TZ") {
            Some(chosen) => named(chosen.to_str()?)?,
            None => after_mark(Path::new(SYSTEM).read_link().ok()?.to_str()?)?.to_owned(),
        };
        let folder = value("TZDIR").filter(|folder| !folder.is_empty()).map_or_else(|| PathBuf::from(FOLDER), PathBuf::from);
        Some(Self { path: folder.join(&name), name })
    }
}

/// The name in `:America/Vancouver`, which may be a whole path to its file.
fn named(chosen: &str) -> Option<String> {
    let chosen = chosen.strip_prefix(':').unwrap_or(chosen);
    let name = after_mark(chosen).unwrap_or(chosen);
    let is_plain = !name.is_empty() && Path::new(name).components().all(|part| matches!(part, Component::Normal(_)));
    is_plain.then(|| name.to_owned())
}

fn after_mark(path: &str) -> Option<&str> {
    path.rsplit_once(MARK).map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::ZoneFile;

    fn zone(variables: &[(&str, &str)]) -> Option<ZoneFile> {
        ZoneFile::from_variables(|name| variables.iter().find(|(other, _)| *other == name).map(|(_, value)| value.into()))
    }

    #[test]
    fn a_zone_is_named_plainly_with_a_colon_or_by_its_file() {
        for chosen in ["America/Vancouver", ":America/Vancouver", "/usr/share/zoneinfo/America/Vancouver"] {
            let found = zone(&[("TZ", chosen), ("TZDIR", "/zones")]).expect("it names one");
            assert_eq!((found.name.as_str(), found.path), ("America/Vancouver", PathBuf::from("/zones/America/Vancouver")));
        }
        let usual = zone(&[("TZ", "UTC"), ("TZDIR", "")]).expect("it names one");
        assert_eq!(usual.path, PathBuf::from("/usr/share/zoneinfo/UTC"));
    }

    #[test]
    fn nothing_outside_the_folder_is_named() {
        for chosen in ["", ":", "/etc/passwd", "../zone", "America/../../zone", ":/dev/stdin"] {
            assert_eq!(zone(&[("TZ", chosen)]), None, "{chosen}");
        }
    }
}
