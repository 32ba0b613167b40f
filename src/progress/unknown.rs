//! Keys of later versions in what has to sort: as canonical TOML text, for tables have no order.

use serde::de::{Error, MapAccess};
use serde::{Deserialize, Serialize};
use toml::Table;

/// Empty if there are none. Serializes as its text.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Unknown(String);

impl Unknown {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn text(&self) -> &str {
        &self.0
    }

    /// # Panics
    /// Never: the text was made from a table.
    pub fn table(&self) -> Table {
        toml::from_str(&self.0).expect("the text was made from a table")
    }

    /// Reads the next value of `map`, which is called `name`.
    pub(super) fn read<'de, A: MapAccess<'de>>(&mut self, name: String, map: &mut A) -> Result<(), A::Error> {
        let mut table = self.table();
        if table.insert(name, map.next_value()?).is_some() {
            return Err(A::Error::custom("the same key twice"));
        }
        *self = table.into();
        Ok(())
    }
}

impl From<Table> for Unknown {
    fn from(table: Table) -> Self {
        Self(toml::to_string(&table).expect("tables with string keys can always be written as TOML"))
    }
}

impl TryFrom<String> for Unknown {
    type Error = toml::de::Error;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        toml::from_str::<Table>(&text).map(Self::from)
    }
}

impl From<Unknown> for String {
    fn from(unknown: Unknown) -> Self {
        unknown.0
    }
}
