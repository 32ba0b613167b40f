//! Keys that this version does not know, on their way through JSON: as TOML, because JSON has neither times nor numbers that are none.

use std::sync::LazyLock;

use toml::{Table, Value};

use crate::progress::{Key, Product, ProductField, Progress, Record, Release, Scope};

/// The table of the progress file that the keys belong to.
#[derive(Debug, Clone, Copy)]
pub(super) enum Place {
    File,
    Scope,
    Product,
    Release,
    Item,
    /// Of a piece of evidence.
    Detail,
    /// Of correspondence.
    Line,
}

/// A file in which every table stands, and the scope with all its keys.
static KNOWN: LazyLock<Table> = LazyLock::new(|| {
    let records = [("item".to_owned(), Record::default())].into();
    // Only what is set is written.
    let product = Box::new(Product { product: "known".to_owned(), ..Product::default() });
    let releases = [(String::new(), Release::default())].into();
    let (guide, scope) = (String::new(), Scope::default());
    let progress = Progress { guide, scope, product, releases, records, extra: Table::new() };
    progress.to_text().parse().expect("what is written can be read")
});

pub(super) fn to_toml(table: &Table) -> String {
    toml::to_string(table).expect("tables with string keys can always be written as TOML")
}

/// # Errors
/// When it is no TOML, or has a key that this version knows: the file would then have it twice.
pub(super) fn from_toml(place: Place, text: &str) -> Result<Table, String> {
    let table: Table = toml::from_str(text).map_err(|error| format!("`extra` is not TOML: {}", error.message()))?;
    match table.keys().find(|key| place.knows(key)) {
        Some(key) => Err(format!("`extra` has the key `{key}`, which has a place of its own: remove it from `extra`")),
        None => Ok(table),
    }
}

impl Place {
    fn knows(self, key: &str) -> bool {
        let table = |path: &[&str]| path.iter().try_fold(&*KNOWN, |table, key| table.get(*key).and_then(Value::as_table));
        match self {
            Self::File => KNOWN.contains_key(key),
            Self::Scope => table(&["scope"]).is_some_and(|scope| scope.contains_key(key)),
            Self::Product => ProductField::ALL.iter().any(|field| field.word() == key),
            Self::Release => table(&["release", ""]).is_some_and(|release| release.contains_key(key)),
            Self::Item => key.parse::<Key>().is_ok(),
            Self::Detail => ["dated", "valid-until", "sha256"].contains(&key),
            Self::Line => ["at", "act", "by", "with", "question", "text"].contains(&key),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Place, from_toml};

    #[test]
    fn a_key_that_is_known_is_refused_where_it_is_known() {
        for (place, key) in [
            (Place::File, "schema"),
            (Place::File, "item"),
            (Place::File, "product"),
            (Place::Product, "contacts"),
            (Place::Scope, "systems"),
            (Place::Item, "note"),
            (Place::Detail, "valid-until"),
            (Place::Line, "act"),
        ] {
            let refused = from_toml(place, &format!("{key} = 1")).expect_err("it is known");
            assert!(refused.contains(&format!("has the key `{key}`")), "{refused}");
        }
        assert!(from_toml(Place::Item, "schema = 1").is_ok());
    }
}
