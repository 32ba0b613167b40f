//! The product that is being integrated: what letters, reports and the screen call it, and who makes it.

use serde::{Deserialize, Serialize};
use strum::{EnumMessage, IntoStaticStr, VariantArray};
use toml::Table;

use crate::text::one_line;

/// Stands between contacts where they are typed in one line.
const BETWEEN: char = ';';

/// Only what is set is written: a file without a product has nothing about it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Product {
    #[serde(skip_serializing_if = "String::is_empty")]
    pub vendor: String,
    /// The name of the product.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub product: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub version: String,
    /// Whom the ministry can ask: a name, an address, or both.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub contacts: Vec<String>,
    /// Where the product and its data are hosted, and by whom.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub hosting: String,
    /// Keys that this version does not know; they are kept.
    #[serde(flatten)]
    pub extra: Table,
}

/// One fact about the product, in the order in which they are shown; `message` is what to ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, VariantArray, IntoStaticStr, EnumMessage, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum ProductField {
    #[strum(message = "Who makes the product?")]
    Vendor,
    #[strum(message = "What is the product called?")]
    Product,
    #[strum(message = "Which version of it?")]
    Version,
    #[strum(message = "Whom can the ministry ask? Separate them with ;")]
    Contacts,
    #[strum(message = "Where are it and its data hosted, and by whom?")]
    Hosting,
}

impl ProductField {
    pub const ALL: &'static [Self] = Self::VARIANTS;

    /// As files have it.
    pub fn word(self) -> &'static str {
        self.into()
    }

    pub fn question(self) -> &'static str {
        self.get_message().unwrap_or_default()
    }
}

impl Product {
    /// The value in words; empty if it is not set.
    pub fn get(&self, field: ProductField) -> String {
        match field {
            ProductField::Vendor => self.vendor.clone(),
            ProductField::Product => self.product.clone(),
            ProductField::Version => self.version.clone(),
            ProductField::Contacts => self.contacts.join(&format!("{BETWEEN} ")),
            ProductField::Hosting => self.hosting.clone(),
        }
    }

    /// Sets the value from one line; an empty one clears it.
    pub fn set(&mut self, field: ProductField, words: &str) {
        let line = one_line(words);
        match field {
            ProductField::Vendor => self.vendor = line,
            ProductField::Product => self.product = line,
            ProductField::Version => self.version = line,
            ProductField::Contacts => self.contacts = contacts(&line),
            ProductField::Hosting => self.hosting = line,
        }
    }

    /// What is set.
    pub fn facts(&self) -> impl Iterator<Item = (ProductField, String)> {
        let facts = ProductField::ALL.iter().map(|field| (*field, self.get(*field)));
        facts.filter(|(_, value)| !value.is_empty())
    }

    /// `CareNote 2.4`; empty if neither is set.
    pub fn name(&self) -> String {
        words(" ", [&self.product, &self.version])
    }

    /// `Acme Health | CareNote 2.4`; empty if nothing of it is set.
    pub fn heading(&self) -> String {
        words(" | ", [&self.vendor, &self.name()])
    }

    /// All that is set: `Acme Health | CareNote 2.4; contacts Ana Ng`.
    pub fn sentence(&self) -> String {
        let is_in_heading = |field| matches!(field, ProductField::Vendor | ProductField::Product | ProductField::Version);
        let others = self.facts().filter(|(field, _)| !is_in_heading(*field));
        let others = others.map(|(field, value)| format!("{} {value}", field.word()));
        let heading = Some(self.heading()).filter(|heading| !heading.is_empty());
        heading.into_iter().chain(others).collect::<Vec<_>>().join("; ")
    }
}

/// Each on one line, without empty ones.
fn contacts(line: &str) -> Vec<String> {
    line.split(BETWEEN).map(one_line).filter(|contact| !contact.is_empty()).collect()
}

fn words(between: &str, parts: [&String; 2]) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(between)
}

#[cfg(test)]
mod tests {
    use super::{Product, ProductField};

    #[test]
    fn every_fact_is_set_from_a_line_and_cleared_by_an_empty_one() {
        let mut product = Product::default();
        for field in ProductField::ALL {
            product.set(*field, " one\n two ; three;");
            let expected = if *field == ProductField::Contacts { "one two; three" } else { "one two ; three;" };
            assert_eq!(product.get(*field), expected);
        }
        assert_eq!(product.facts().count(), ProductField::ALL.len());
        for field in ProductField::ALL {
            product.set(*field, " ");
        }
        assert_eq!(product, Product::default());
    }

    #[test]
    fn the_heading_leaves_out_what_is_not_set() {
        let mut product = Product::default();
        assert_eq!(product.heading(), "");
        product.set(ProductField::Version, "2.4");
        assert_eq!((product.name().as_str(), product.heading().as_str()), ("2.4", "2.4"));
        product.set(ProductField::Product, "CareNote");
        product.set(ProductField::Vendor, "Acme Health");
        assert_eq!(product.heading(), "Acme Health | CareNote 2.4");
        assert_eq!(product.sentence(), product.heading());
        product.set(ProductField::Contacts, "Ana; Ben");
        assert_eq!(product.sentence(), "Acme Health | CareNote 2.4; contacts Ana; Ben");
    }
}
