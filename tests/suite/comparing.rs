//! A published page held against the guide: what is in step, each way to differ, and pages that are no such page.

mod commands;
mod differing;
mod hostile;
mod laws;
mod pages;

use std::sync::LazyLock;

use hie_onboard::guide::Guide;
use hie_onboard::page::{self, Comparison, PageError};

use pages::{Block, PLAIN, html, markdown};

/// Where the page is published.
const ADDRESS: &str = "https://bcgov.github.io/moh-plr-fhir/connected_partner.html";

/// Reading it takes longer than comparing.
static GUIDE: LazyLock<Guide> = LazyLock::new(Guide::embedded);

fn compare(text: &str) -> Result<Comparison, PageError> {
    let page = page::read(text.as_bytes().to_vec(), ADDRESS)?;
    Comparison::new(&GUIDE, &page)
}

/// Every difference in a line: what changed, of what, and what is new and gone there.
fn differences(text: &str) -> Vec<String> {
    let comparison = compare(text).unwrap_or_else(|error| panic!("{error} in\n{text}"));
    let line = |difference: &page::Difference| {
        let (new, gone) = (difference.new.join(" "), difference.gone.join(" "));
        format!("{} {} | +{new} | -{gone}", difference.change.label(), difference.subject.label())
    };
    comparison.differences.iter().map(line).collect()
}

/// The differences, which are the same for both forms of the page.
fn differences_of(blocks: &[Block]) -> Vec<String> {
    let found = differences(&markdown(blocks, &PLAIN));
    assert_eq!(differences(&html(blocks)), found, "HTML and Markdown differ");
    found
}
