//! Laws of reading and comparing: nothing panics, a page is in step with what was drafted from it, and order is only order.

use hie_onboard::guide::Guide;
use hie_onboard::page::{self, Change, Comparison};
use jiff::civil::date;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::pages::{Block, Line, PLAIN, html, markdown};
use super::{GUIDE, compare, pages};
use crate::support::arbitrary::laws;

const URL: &str = "https://example.org/page.html";

/// Pieces of pages, whole and torn.
const PIECES: [&str; 24] = [
    "<p>",
    "</p>",
    "<ol>",
    "</ol>",
    "<li value=7>",
    "<h2>",
    "</h2>",
    "<blockquote>",
    "<a href='x'>",
    "</a>",
    "<img src=a.png alt=b>",
    "<div class=note>",
    "</div>",
    "{% raw %}",
    "{{ x }}",
    "# ",
    "1. ",
    "* ",
    "> ",
    "\n\n",
    "[a](b)",
    "words of a text ",
    "2) \u{feff}é\0",
    "&amp;<",
];

fn words() -> impl Strategy<Value = String> {
    let word =
        select(vec!["ask", "build", "check", "describe", "enrol", "form", "guide", "health", "install", "join", "keep", "learn"]);
    vec(word, 1..6).prop_map(|words| words.join(" "))
}

fn line() -> impl Strategy<Value = Line> {
    let link = proptest::option::of(select(vec![
        "https://example.org/a".to_owned(),
        "other.html".to_owned(),
        "mailto:a@example.org".to_owned(),
    ]));
    (words(), link).prop_map(|(text, link)| Line { text, link })
}

fn block() -> impl Strategy<Value = Block> {
    prop_oneof![
        line().prop_map(Block::Notice),
        words().prop_map(Block::Heading),
        vec(line(), 1..4).prop_map(Block::Steps),
        vec(line(), 1..4).prop_map(Block::Bullets),
        line().prop_map(Block::Text),
        (select(vec!["a.png", "b.png"]), words()).prop_map(|(file, words)| Block::Figure(file.to_owned(), words)),
    ]
}

proptest! {
    // Each case compares whole pages.
    #![proptest_config(ProptestConfig { cases: 48, ..laws() })]

    #[test]
    fn whatever_the_bytes_are_nothing_panics(bytes in vec(any::<u8>(), 0..200), pieces in vec(select(PIECES.to_vec()), 0..40)) {
        for bytes in [bytes, pieces.concat().into_bytes(), format!("<html>{}", pieces.concat()).into_bytes()] {
            if let Ok(page) = page::read(bytes, URL) {
                let _ = Comparison::new(&GUIDE, &page);
                let _ = page::draft(&page, URL, date(2026, 1, 1));
            }
        }
    }

    #[test]
    fn a_page_is_in_step_with_the_guide_drafted_from_it(blocks in vec(block(), 1..8)) {
        // Without a word of its own a page is only a menu.
        let blocks = [vec![Block::Text(pages::line("begin here"))], blocks].concat();
        for text in [markdown(&blocks, &PLAIN), html(&blocks)] {
            let page = page::read(text.clone().into_bytes(), URL).expect("it is a page");
            let draft = page::draft(&page, URL, date(2026, 1, 1)).expect("it is short");
            let guide = Guide::parse(&draft).unwrap_or_else(|error| panic!("{error} in\n{draft}"));
            let comparison = Comparison::new(&guide, &page).unwrap_or_else(|error| panic!("{error}: {text}\n{draft}"));
            prop_assert_eq!(&comparison.differences, &vec![], "{}\n{}", text, draft);
        }
    }

    #[test]
    fn bullets_in_another_order_have_moved_and_nothing_else(order in Just((0..9_usize).collect::<Vec<_>>()).prop_shuffle()) {
        let mut blocks = pages::source();
        for block in &mut blocks {
            if let Block::Bullets(lines) = block {
                *lines = order.iter().map(|&place| lines[place].clone()).collect();
            }
        }
        let comparison = compare(&markdown(&blocks, &PLAIN)).expect("it is the page");
        prop_assert!(comparison.differences.iter().all(|difference| difference.change == Change::Moved));
        prop_assert_eq!(comparison.is_in_step(), order.is_sorted());
    }

    #[test]
    fn what_is_taken_out_is_gone_and_nothing_else(kept in subsequence((0..pages::source().len()).collect::<Vec<_>>(), 8..=pages::source().len())) {
        let source = pages::source();
        let blocks: Vec<Block> = kept.iter().map(|&place| source[place].clone()).collect();
        let comparison = compare(&markdown(&blocks, &PLAIN)).expect("it is the page");
        prop_assert!(comparison.differences.iter().all(|difference| difference.change == Change::Gone), "{:?}", comparison.differences);
        prop_assert_eq!(comparison.is_in_step(), blocks.len() == source.len());
    }
}
