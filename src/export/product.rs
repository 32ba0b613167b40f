//! The product in JSON, for exports and commands: scripts rely on these names.

use serde::{Deserialize, Serialize};

use super::unknown::{Place, from_toml, to_toml};
use crate::progress::Product;

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ProductShape {
    vendor: String,
    product: String,
    version: String,
    contacts: Vec<String>,
    hosting: String,
    /// Unknown keys, in TOML.
    #[serde(skip_serializing_if = "String::is_empty")]
    extra: String,
}

impl ProductShape {
    pub fn new(product: &Product) -> Self {
        let Product { vendor, product, version, contacts, hosting, extra } = product.clone();
        Self { vendor, product, version, contacts, hosting, extra: to_toml(&extra) }
    }

    pub(super) fn into_product(self) -> Result<Product, String> {
        let Self { vendor, product, version, contacts, hosting, extra } = self;
        Ok(Product { vendor, product, version, contacts, hosting, extra: from_toml(Place::Product, &extra)? })
    }
}
