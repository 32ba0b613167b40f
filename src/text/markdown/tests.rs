//! What is read from Markdown, block by block.

use super::{Block, Content, Style, plain, read};

/// Each run behind the first letters of its marks.
fn marked(text: &[(String, Style)]) -> String {
    let run = |(words, style): &(String, Style)| {
        let marks = [('s', style.strong), ('e', style.emphasis), ('c', style.code), ('l', style.link)];
        let marks: String = marks.into_iter().filter(|(_, is_on)| *is_on).map(|(mark, _)| mark).collect();
        if marks.is_empty() { words.clone() } else { format!("{marks}<{words}>") }
    };
    text.iter().map(run).collect()
}

fn shown(markdown: &str) -> Vec<String> {
    let block = |Block { is_apart, lead, content }: Block| {
        let content = match content {
            Content::Heading(text) => format!("# {}", marked(&text)),
            Content::Paragraph(text) => marked(&text),
            Content::Verbatim(run) => format!("verbatim {}", marked(&[run])),
            Content::Table(table) => table.sentences().join(" / "),
        };
        format!("{}{lead}{content}", if is_apart { "\n" } else { "" })
    };
    read(markdown).into_iter().map(block).collect()
}

#[test]
fn a_heading_ends_where_it_ends() {
    assert_eq!(shown("# One *two*\n\nthree"), ["# One e<two>", "\nthree"]);
}

#[test]
fn nested_marks_combine_and_the_outer_one_comes_back() {
    assert_eq!(shown("**a *b* c** d"), ["s<a >se<b>s< c> d"]);
    assert_eq!(shown("*a **b `c`** d*"), ["e<a >se<b >sec<c>e< d>"]);
    assert_eq!(shown("**see [the `x` page](https://example.org)**"), ["s<see >sl<the >scl<x>sl< page (https://example.org)>"]);
}

#[test]
fn addresses_stay_behind_the_words_of_their_links() {
    assert_eq!(plain("[page](https://example.org) and ![plan](plan.png)."), "page (https://example.org) and plan (plan.png).");
    for written_out in ["<https://example.org>", "[https://example.org](https://example.org)"] {
        assert_eq!(plain(written_out), "https://example.org");
    }
    assert_eq!(plain("<a@example.org> or [b@example.org](mailto:b@example.org)"), "a@example.org or b@example.org");
}

#[test]
fn code_keeps_its_lines_and_its_indentation() {
    assert_eq!(shown("before\n\n```\nif x:\n    y  z\n\n    w\n```"), ["before", "\nverbatim c<if x:\n    y  z\n\n    w>"]);
    assert_eq!(shown("- one\n\n      code\n- two"), ["- one", "  verbatim c<code>", "- two"]);
}

#[test]
fn what_is_outside_the_subset_is_shown_as_it_was_written() {
    assert_eq!(shown("<b>html</b>\n\n<div>\n  <p>\n</div>"), ["<b>html</b>", "\nverbatim <div>\n  <p>\n</div>"]);
    assert_eq!(shown("> quoted"), ["quoted"]);
}

#[test]
fn lists_are_marked_once_an_entry_and_nested_ones_hang_below_the_words() {
    assert_eq!(
        shown("Do:\n\n- one\n- two\n  - inner\n\n  more\n\nAfter"),
        ["Do:", "\n- one", "- two", "  - inner", "  more", "\nAfter"]
    );
    assert_eq!(shown("9. nine\n10. ten\n    - inner"), ["9. nine", "10. ten", "    - inner"]);
    assert_eq!(shown("- - one"), ["- - one"]);
}

#[test]
fn tables_can_be_said_row_by_row() {
    assert_eq!(
        shown("x\n\n| For | *Until* | Cost |\n|---|---|---|\n| a | **b** | c |\n| d |"),
        ["x", "\na; Until: b; Cost: c / d; Until: ; Cost: "]
    );
}

#[test]
fn hard_breaks_stay_and_soft_ones_are_blanks() {
    assert_eq!(shown("one\ntwo  \nthree"), ["one two\nthree"]);
}

#[test]
fn character_references_hide_nothing() {
    assert_eq!(shown("a&#x202E;b"), ["a<U+202E>b"]);
}
