//! The guide carries facts over in its own words: no run of eight words that the source page has.

#![expect(clippy::disallowed_methods, reason = "the page lies beside the sources, if at all")]

use std::collections::HashSet;
use std::io::Write as _;
use std::{fs, io};

use super::texts;

/// As long as a sentence may be and still say the same by chance.
const RUN: usize = 8;
const PAGES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/source");

/// The words of `text` in lower case, without its addresses.
fn plain_words(text: &str) -> Vec<String> {
    let is_between = |character: char| character.is_whitespace() || "()[]<>\"".contains(character);
    let pieces = text.split(is_between).filter(|piece| !piece.contains("://") && !piece.contains('@'));
    let words = pieces.flat_map(|piece| piece.split(|character: char| !character.is_alphanumeric() && character != '\''));
    words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

fn runs(text: &str) -> HashSet<Vec<String>> {
    plain_words(text).windows(RUN).map(<[String]>::to_vec).collect()
}

#[test]
fn no_eight_words_of_a_row_are_those_of_the_source_page() {
    let Ok(pages) = fs::read_dir(PAGES) else {
        writeln!(io::stderr(), "{PAGES} is not here: the guide is not held against it").expect("there is a standard error");
        return;
    };
    let pages = pages.map(|page| fs::read_to_string(page.expect("the folder can be read").path()).expect("it is text"));
    let theirs: HashSet<Vec<String>> = pages.flat_map(|page| runs(&page)).collect();
    assert!(!theirs.is_empty(), "no page has eight words");
    let texts = texts();
    let mut problems = Vec::new();
    for text in &texts {
        let copied = runs(&text.words).into_iter().filter(|run| theirs.contains(run));
        problems.extend(copied.map(|run| format!("{}, {}: `{}`", text.item, text.key, run.join(" "))));
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn a_copied_run_is_found_whatever_its_case_links_and_line_ends() {
    let page = "To begin:\n1. Fill out the [form for all vendors](https://example.org/form.pdf) and send\nit back by mail.";
    let copied = |text: &str| !runs(page).is_disjoint(&runs(text));
    assert!(copied("Please FILL OUT the form, for all vendors, and send it."));
    assert!(!copied("Fill out the form for all vendors, then send it."));
}
