//! `product`: what letters and reports say about the product, said once.

use clap::Args;
use serde::Serialize;

use super::failure::Failure;
use super::names::FreeText;
use super::output::{Answer, SCHEMA, Text, Tone};
use super::session::Session;
use crate::export::ProductShape;
use crate::progress::{Change, Product, ProductField};
use crate::text::{capitalized, one_line, width};

const EXAMPLES: &str = "\
Examples:
  hie-onboard product
  hie-onboard product --vendor 'Acme Health' --product CareNote --version 2.4
  hie-onboard product --contact 'Ana Ng <ana@acme.example>' --contact 'Ben Roy'
  hie-onboard product --hosting ''";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    #[command(flatten)]
    facts: Facts,
    /// Write JSON for scripts
    #[arg(long, conflicts_with = "Facts")]
    json: bool,
}

// What to set; an empty value clears it.
#[derive(Debug, Args)]
#[group(multiple = true)]
struct Facts {
    /// Who makes the product
    #[arg(long, value_name = "NAME", value_parser = FreeText, allow_hyphen_values = true)]
    vendor: Option<String>,
    /// What the product is called
    #[arg(long, value_name = "NAME", value_parser = FreeText, allow_hyphen_values = true)]
    product: Option<String>,
    /// Its version
    #[arg(long, value_name = "VERSION", value_parser = FreeText, allow_hyphen_values = true)]
    version: Option<String>,
    /// Whom the ministry can ask; give it once for each, and all of them together
    #[arg(long, alias = "contacts", value_name = "NAME", value_parser = FreeText, allow_hyphen_values = true)]
    contact: Vec<String>,
    /// Where the product and its data are hosted, and by whom
    #[arg(long, value_name = "TEXT", value_parser = FreeText, allow_hyphen_values = true)]
    hosting: Option<String>,
}

/// `product --json`; scripts rely on these names.
#[derive(Serialize)]
struct ProductReport {
    schema: u32,
    #[serde(flatten)]
    product: ProductShape,
}

pub fn run(session: &Session, arguments: &Arguments) -> Result<Answer, Failure> {
    let before = *session.load()?.product;
    if arguments.json {
        let report = ProductReport { schema: SCHEMA, product: ProductShape::new(&before) };
        return Ok(session.answer(Text::json(&report)));
    }
    let after = changed(&before, &arguments.facts);
    let saved = session.save(&[Change::Product { before, after }])?;
    Ok(Answer { remarks: saved.remarks, ..session.answer(describe(&saved.progress.product)) })
}

fn changed(before: &Product, facts: &Facts) -> Product {
    let Facts { vendor, product, version, contact, hosting } = facts;
    let given = [
        (ProductField::Vendor, vendor),
        (ProductField::Product, product),
        (ProductField::Version, version),
        (ProductField::Hosting, hosting),
    ];
    let mut after = before.clone();
    for (field, words) in given {
        if let Some(words) = words {
            after.set(field, words);
        }
    }
    if !contact.is_empty() {
        // Each option is one contact, whatever stands in it.
        after.contacts = contact.iter().map(|words| one_line(words)).filter(|words| !words.is_empty()).collect();
    }
    after
}

pub fn describe(product: &Product) -> Text {
    let columns = ProductField::ALL.iter().map(|field| width(field.word())).max().unwrap_or(0);
    let mut text = Text::default();
    for field in ProductField::ALL {
        let value = product.get(*field);
        text.add_column(Tone::Plain, &capitalized(field.word()), columns + 2);
        text.line(if value.is_empty() { "not set" } else { &value });
    }
    text
}
