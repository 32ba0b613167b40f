//! Pages that are another page, or hardly a page at all: a right answer or one clear sentence, in time with their size.

use hie_onboard::page::{self, PageError};

use super::pages::{Block, PLAIN, html, line, markdown, source};
use super::{compare, differences};

#[test]
fn another_page_does_not_look_like_that_page() {
    let other = vec![
        Block::Heading("Glossary".to_owned()),
        Block::Bullets(vec![line("FHIR, a way to write down health data"), line("Registry, a list of providers")]),
        Block::Text(line("Write to HLTH.CISSupport@gov.bc.ca")),
    ];
    let text = markdown(&other, &PLAIN);
    let Err(PageError::OtherPage { found, .. }) = compare(&text) else { panic!("it is another page") };
    assert_eq!(found, 0);
    // Nor does the notice that all pages of the guide have make it that page.
    let rest = (0..9).map(|at| Block::Text(line(&format!("Header number {at} carries what resource {at} of the call is named"))));
    let noticed: Vec<Block> = source().into_iter().take(1).chain(other).chain(rest).collect();
    assert!(matches!(compare(&markdown(&noticed, &PLAIN)), Err(PageError::OtherPage { .. })));
}

#[test]
fn a_figure_names_its_page_in_any_case() {
    let kept = source().into_iter().filter(|block| matches!(block, Block::Notice(_)));
    let rest =
        (0..99).map(|at| Block::Text(line(&format!("Header number {at} carries what resource {at} of the call is named"))));
    let mut blocks: Vec<Block> = kept.chain(rest).collect();
    assert!(matches!(compare(&markdown(&blocks, &PLAIN)), Err(PageError::OtherPage { .. })));
    let figure = source().into_iter().find_map(|block| if let Block::Figure(file, _) = block { Some(file) } else { None });
    blocks.push(Block::Figure(figure.expect("the page has a figure").to_uppercase(), String::new()));
    assert!(compare(&markdown(&blocks, &PLAIN)).is_ok());
}

#[test]
fn the_notice_alone_is_an_earlier_text_of_the_page() {
    let found = differences(&markdown(&source()[..1], &PLAIN));
    assert!(found.len() > 20 && found.iter().all(|line| line.starts_with("gone ")), "{found:?}");
}

#[test]
fn headings_in_a_menu_are_not_the_headings_of_the_page() {
    let mut text = html(&source());
    for heading in ["<h3 id=\"x\">getting started</h3>", "<h3 id=\"x\">integration process</h3>"] {
        text = text.replacen(heading, "", 1);
    }
    let gone = ["gone heading = getting-started | + | -", "gone heading = process | + | -"];
    assert_eq!(differences(&text), gone);
}

#[test]
fn a_text_inside_what_is_called_a_header_is_read_all_the_same() {
    let text = html(&source()).replace("<div id=\"segment-content\">", "<div class=\"header\">");
    let found = compare(&text).expect("it is the page");
    assert!(found.differences.iter().all(|difference| difference.change == page::Change::New), "{:?}", found.differences);
}

#[test]
fn broken_html_is_read_as_a_browser_would() {
    let text = html(&source());
    let ends = [("</li>", ""), ("</p>", ""), ("</h3>", ""), ("</ul>", "</ol>"), ("</li>", "</span></b></li>")];
    for (end, other) in ends {
        assert_eq!(differences(&text.replace(end, other)), Vec::<String>::new(), "{end} as {other}");
    }
    // What surrounds the text cannot be told from it any more.
    let found = differences(&text.replace("</div>", ""));
    assert!(found.iter().all(|line| line.starts_with("new ")), "{found:?}");
    let unclosed = text.replace("</body></html>", "<p>Notes <b>of <a href=\"");
    assert!(differences(&unclosed).len() <= 1);
}

#[test]
fn depth_and_repetition_cost_no_more_than_their_size() {
    const TIMES: usize = 20_000;
    let text = html(&source());
    let deep = format!("<html>{}{text}{}", "<div>".repeat(TIMES), "</div></span></p>".repeat(TIMES));
    assert_eq!(differences(&deep), Vec::<String>::new());
    let attributes: String = (0..TIMES).map(|number| format!(" a{number}=1")).collect::<Vec<_>>().concat();
    assert_eq!(differences(&text.replace("<body>", &format!("<body{attributes}>"))), Vec::<String>::new());
    for unit in
        ["<ul><li>", "<li>a", "<blockquote>", "<table><td>", "<p><h3>", "</ul></div>", "<a href=x>", "<!--", "<svg><title>"]
    {
        let text = format!("<html>{}", unit.repeat(TIMES));
        assert!(
            page::read(text.into_bytes(), "").map_or_else(|error| error == PageError::NoText, |page| !page.statements.is_empty())
        );
    }
    for unit in ["> ", "- ", "[", "*a", "`", "{{ ", "{% x", "{:", "1. ", "| a ", "<a ", "&"] {
        let text = format!("Text\n\n{}", unit.repeat(TIMES));
        assert!(page::read(text.into_bytes(), "").is_ok(), "{unit}");
    }
}

#[test]
fn many_pictures_and_links_of_one_paragraph_are_told_one_by_one() {
    const TIMES: usize = 20_000;
    let text = html(&source());
    let pictures = (0..TIMES).map(|number| format!(" <img src=a{number}> <img src=A{number}>"));
    let pictures = pictures.collect::<Vec<_>>().concat();
    let found = differences(&text.replace("<div id=\"segment-content\">", &format!("<div id=\"segment-content\">{pictures}")));
    assert_eq!(found.len(), TIMES);
    assert!(found.iter().all(|line| line.starts_with("new figure | +a")), "{:?}", found.first());
    let entries = format!("<html>{}", "<br>- <a href=//b>x</a>".repeat(TIMES));
    let page = page::read(entries.into_bytes(), super::ADDRESS).expect("it is a page");
    assert_eq!(page.statements.len(), TIMES);
    assert!(page.statements.iter().all(|statement| statement.links == ["https://b"]), "{:?}", page.statements.first());
}

#[test]
fn too_much_of_anything_is_refused() {
    let text = format!("Text {}", "*".repeat(4 * 1024 * 1024 + 1));
    assert_eq!(page::read(text.into_bytes(), ""), Err(PageError::TooManyMarks));
    assert_eq!(page::read(format!("<html>{}", "<p>a".repeat(100_001)).into_bytes(), ""), Err(PageError::TooManyStatements));
    assert_eq!(
        page::read(format!("<html>{}", "<img src=a>".repeat(100_001)).into_bytes(), ""),
        Err(PageError::TooManyStatements)
    );
}
