//! Each way in which the page has changed, or may: what is said of it, in Markdown and in HTML.

use super::pages::{Block, PLAIN, Style, html, line, linked, markdown, source};
use super::{compare, differences, differences_of};

const FORM: &str = "https://www2.gov.bc.ca/assets/gov/health/forms/4637fil.pdf";

/// The lines of the page's numbered list, or of its bullets.
fn lines(blocks: &mut [Block], is_numbered: bool) -> &mut Vec<super::pages::Line> {
    let found = blocks.iter_mut().find_map(|block| match block {
        Block::Steps(lines) if is_numbered => Some(lines),
        Block::Bullets(lines) if !is_numbered => Some(lines),
        _ => None,
    });
    found.expect("the page has such a list")
}

fn without(blocks: &mut Vec<Block>, is_gone: impl Fn(&Block) -> bool) {
    blocks.retain(|block| !is_gone(block));
}

/// The four-step summary of a later text, in other words.
fn summary() -> Vec<Block> {
    let first = linked("Hand in the request for integration services, and write to the registry", FORM);
    let steps = [first, line("A place to try things"), line("Quality and message checks"), line("Dates for going live")];
    let picture = Block::Figure("vendor-integration-process.png".to_owned(), "vendor integration process".to_owned());
    vec![Block::Heading("Registry partners".to_owned()), Block::Steps(steps.to_vec()), picture]
}

/// How a step is numbered.
type Number = fn(usize) -> String;

#[test]
fn the_page_itself_is_in_step_and_every_match_is_explained() {
    assert_eq!(differences_of(&source()), Vec::<String>::new());
    let comparison = compare(&html(&source())).expect("it is the page");
    let step = comparison.matches.iter().find(|found| found.subject.item == "request-services").expect("it is found");
    assert_eq!((step.subject.label().as_str(), step.common, step.words), ("step 3 = request-services", 11, 11));
}

#[test]
fn case_marks_levels_wrapping_and_typing_errors_do_not_count() {
    let style = Style { heading: "#", bullet: "+", after_number: ")" };
    let text = markdown(&source(), &style);
    assert_eq!(differences(&text), Vec::<String>::new());
    let wrapped = text.replace(" standards", ",\n   standards").replace("conformance ", "CONFORMANCE ");
    assert_eq!(differences(&wrapped), Vec::<String>::new());
    let mistyped = text.replace("requirements ", "requirments ").replace("integration ", "intergation ");
    assert_ne!(mistyped, text);
    assert_eq!(differences(&mistyped), Vec::<String>::new());
    let typos: usize = compare(&mistyped).expect("it is the page").matches.iter().map(|found| found.typos.len()).sum();
    assert!(typos >= 8, "{typos}");
}

#[test]
fn numbers_typed_by_hand_make_steps_too() {
    let steps = lines(&mut source(), true).clone();
    let typed = |between: &str, style: fn(usize) -> String| {
        let lines = steps.iter().enumerate();
        let anchored = |text: &str, link: &Option<String>| {
            link.as_ref().map_or_else(|| text.to_owned(), |link| format!("<a href=\"{}\">{text}</a>", link.replace('&', "&amp;")))
        };
        let typed = lines.map(|(at, line)| format!("{} {}", style(at + 1), anchored(&line.text, &line.link)));
        format!("<p>{}</p>", typed.collect::<Vec<_>>().join(between))
    };
    let page = html(&source());
    let start = page.find("<ol>").expect("it has steps");
    let end = page.find("</ol>").expect("they end") + "</ol>".len();
    let styles: [(&str, Number); 3] =
        [("<br/>", |at| format!("{at}.")), ("\n", |at| format!("({at})")), ("</p><p>", |at| format!("Step {at}:"))];
    for (between, style) in styles {
        let text = format!("{}{}{}", &page[..start], typed(between, style), &page[end..]);
        assert_eq!(differences(&text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn a_notice_that_is_reworded_or_gone_is_said() {
    let mut blocks = source();
    let Some(Block::Notice(notice)) = blocks.first_mut() else { panic!("the page begins with its notice") };
    notice.text = notice.text.replace("readers", "partners").replace("feedback", "feedback repository");
    assert_eq!(differences_of(&blocks), ["reworded notice | +repository partners | -readers"]);
    without(&mut blocks, |block| matches!(block, Block::Notice(_)));
    let future = "https://bcgov.github.io/moh-plr-fhir/future.html";
    assert_eq!(differences_of(&blocks), [format!("gone notice | + | -{future}")]);
}

#[test]
fn a_summary_on_top_with_the_picture_again_is_new_and_repeated() {
    let mut blocks = source();
    without(&mut blocks, |block| matches!(block, Block::Notice(_)));
    let blocks = [summary(), blocks].concat();
    let found = differences_of(&blocks);
    let kinds: Vec<&str> = found.iter().map(|line| line.split(" |").next().unwrap_or_default()).collect();
    let wanted =
        ["gone notice", "new heading", "new step 1", "new step 2", "new step 3", "new step 4", "repeated figure = process"];
    assert_eq!(kinds, wanted);
    assert!(found[2].ends_with(&format!("| +{FORM} | -")) && found[6].contains("+2 times"), "{found:?}");
}

#[test]
fn lists_that_are_removed_are_gone_entry_by_entry_with_their_links() {
    let mut blocks = source();
    without(&mut blocks, |block| matches!(block, Block::Steps(_) | Block::Bullets(_)));
    let found = differences_of(&blocks);
    assert_eq!(found.len(), 13, "{found:?}");
    assert!(found.iter().all(|line| line.starts_with("gone step ") || line.starts_with("gone commitment ")), "{found:?}");
    let agreement = "gone commitment 3 = agreements | + | -https://www2.gov.bc.ca/assets/gov/health/practitioner-pro/\
        software-development-guidelines/vendor-participation-agreement.pdf";
    assert!(found.iter().any(|line| line == agreement), "{found:?}");
}

#[test]
fn the_last_text_without_headings_and_medical_practice_is_still_that_page() {
    let mut blocks = source();
    without(&mut blocks, |block| {
        let is_medical = |text: &str| text.contains("medical");
        match block {
            Block::Notice(_) | Block::Steps(_) | Block::Bullets(_) | Block::Heading(_) => true,
            Block::Text(line) => is_medical(&line.text),
            Block::Figure(..) => false,
        }
    });
    let text = markdown(&[summary(), blocks].concat(), &PLAIN);
    let found = differences(&text);
    let count = |start: &str| found.iter().filter(|line| line.starts_with(start)).count();
    assert_eq!((count("gone heading"), count("gone step"), count("gone commitment"), count("gone requirement")), (4, 4, 9, 2));
    assert_eq!((count("new step"), count("repeated figure")), (4, 1), "{found:?}");
}

#[test]
fn a_renamed_form_is_a_reworded_step_with_another_link() {
    let mut blocks = source();
    let step = &mut lines(&mut blocks, true)[2];
    let old = step.link.replace(FORM.to_owned()).expect("it had a link");
    step.text = step.text.replace("application ", "").replace("vendor", "request");
    let found = differences_of(&blocks);
    let wanted = [
        "reworded step 3 = request-services | +request | -application vendor".to_owned(),
        format!("link changed step 3 = request-services | +{FORM} | -{old}"),
    ];
    assert_eq!(found, wanted);
}

#[test]
fn links_that_come_and_go_are_said() {
    let mut blocks = source();
    let bullets = lines(&mut blocks, false);
    bullets[0].link = Some("https://example.org/standards".to_owned());
    let audit = bullets[8].link.take().expect("it had a link");
    let wanted = [
        "link new commitment 1 = conformance-requirements | +https://example.org/standards | -".to_owned(),
        format!("link gone commitment 9 = audit-compliance | + | -{audit}"),
    ];
    assert_eq!(differences_of(&blocks), wanted);
}

#[test]
fn steps_in_another_order_are_renumbered_and_bullets_moved() {
    let mut blocks = source();
    lines(&mut blocks, true).swap(0, 1);
    lines(&mut blocks, false).rotate_right(1);
    let wanted = [
        "renumbered step 1 = download-standards | +2 | -1",
        "renumbered step 2 = review-standards | +1 | -2",
        "moved commitment 9 = audit-compliance | +now after requirement = commitments | -",
    ];
    assert_eq!(differences_of(&blocks), wanted);
    let mut blocks = source();
    lines(&mut blocks, true).insert(0, line("Ask for a partner number"));
    let found = differences_of(&blocks);
    assert_eq!(found.iter().filter(|line| line.starts_with("renumbered step")).count(), 4, "{found:?}");
    assert_eq!(found.last().map(String::as_str), Some("new step 1 | + | -"));
}

#[test]
fn a_renamed_picture_and_another_contact_are_changed() {
    let text = markdown(&source(), &PLAIN).replace("vendor-integration-process.png", "flow.svg");
    assert_eq!(differences(&text), ["changed figure = process | +flow.svg | -vendor-integration-process.png"]);
    let text = markdown(&source(), &PLAIN).replace("HLTH.CISSupport@gov.bc.ca", "cis@example.org");
    assert_eq!(differences(&text), ["changed contact = contacts | +cis@example.org | -HLTH.CISSupport@gov.bc.ca"]);
}

#[test]
fn something_new_names_what_it_is_most_like() {
    let mut blocks = source();
    blocks.push(Block::Text(line("Volume 1 of the standards, and where conformance is described by law")));
    blocks.push(blocks[2].clone());
    let comparison = compare(&markdown(&blocks, &PLAIN)).expect("it is the page");
    let nearest: Vec<_> = comparison.differences.iter().map(|difference| difference.nearest.as_deref()).collect();
    assert_eq!(nearest, [None, Some("requirement = process: 5 of 8 words")], "{:?}", comparison.differences);
    assert!(differences(&markdown(&blocks, &PLAIN))[0].starts_with("repeated requirement = getting-started"));
}
