//! The shape of the embedded guide: its names in the agreed order, its phases, its links, and how its texts are set.

use std::collections::BTreeSet;

use hie_onboard::guide::{Guide, SectionKind};
use hie_onboard::text::width;
use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::{GUIDE, Text, texts, words};

const COMMITMENTS: &str = "conformance-requirements message-specifications agreements connectivity time-frame acceptable-use \
    conformance-testing support-model audit-compliance";
/// What is for some systems only comes last and leaves no gap in the numbers, but here a step for everyone can only be done after it.
const DONE_BEFORE_THE_REST: &[&str] = &["request-services", "phase-discovery", "phase-sandbox", "phase-production"];
const ONLY_PLAIN_ADDRESS: &str = "http://www2.gov.bc.ca/gov/DownloadAsset?";

#[test]
fn ids_are_unique_kebab_case_and_in_the_agreed_order() {
    let guide = Guide::parse(GUIDE).unwrap_or_else(|problems| panic!("{problems}"));
    assert_eq!(guide, Guide::embedded());
    let sources = guide.sources.iter().map(|source| &source.id).chain(guide.systems.iter().map(|system| &system.id));
    let sections = guide.sections.iter().map(|section| &section.id).chain(guide.items().map(|(_, item)| &item.id));
    for ids in [sections.collect::<Vec<_>>(), sources.collect()] {
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "an id is used twice: {ids:?}");
        let is_word = |word: &str| !word.is_empty() && word.chars().all(|letter| matches!(letter, 'a'..='z' | '0'..='9'));
        assert_eq!(ids.iter().find(|id| !id.split('-').all(is_word)), None, "not kebab-case");
    }
    let sections: Vec<&str> = guide.sections.iter().map(|section| section.id.as_str()).collect();
    assert_eq!(sections.join(" "), "getting-started commitments process medical-practice volumes reference");
    let items = |at: usize| guide.sections[at].items.iter().map(|item| item.id.as_str()).collect::<Vec<_>>().join(" ");
    assert_eq!(items(0), "download-standards review-standards request-services follow-process");
    assert_eq!(items(1), COMMITMENTS);
}

#[test]
fn the_process_has_thirteen_phases_in_three_stages() {
    let guide = Guide::embedded();
    let process = guide.sections.iter().filter(|section| section.kind == SectionKind::Process);
    let mut stages: Vec<&str> = process.flat_map(|section| &section.items).map(|item| item.group.as_str()).collect();
    assert_eq!(stages.len(), 13);
    stages.dedup();
    assert_eq!(stages, ["Intake", "Implementation", "Deployment"]);
}

#[test]
fn links_are_encrypted_or_mail_except_for_the_one_old_address() {
    let texts = texts();
    let urls = texts.iter().filter(|text| text.key == "url").map(|text| text.words.as_str());
    let plain: BTreeSet<&str> = urls.filter(|url| !url.starts_with("https://") && !url.starts_with("mailto:")).collect();
    assert!(plain.len() == 1 && plain.iter().all(|url| url.starts_with(ONLY_PLAIN_ADDRESS)), "{plain:?}");
}

#[test]
fn markdown_stays_within_the_subset_that_is_shown_and_references_name_a_title() {
    let guide = Guide::embedded();
    let sections = guide.sections.iter().map(|section| section.title.as_str());
    let titles: BTreeSet<&str> = sections.chain(guide.items().map(|(_, item)| item.title.as_str())).collect();
    for Text { item, key, words: text, .. } in texts().iter().filter(|text| text.key != "url") {
        let mut reference = None;
        for event in Parser::new(text) {
            match &event {
                Event::Start(Tag::Emphasis) => reference = Some(String::new()),
                Event::Text(text) => reference.iter_mut().for_each(|title| title.push_str(text)),
                Event::SoftBreak => reference.iter_mut().for_each(|title| title.push(' ')),
                Event::End(TagEnd::Emphasis) => {
                    let title = reference.take().unwrap_or_default();
                    assert!(titles.contains(title.as_str()), "{item}, {key}: nothing here is called `{title}`");
                }
                Event::Start(Tag::Paragraph | Tag::List(_) | Tag::Item | Tag::Strong) | Event::Code(_) | Event::End(_) => {}
                other => panic!("{item}, {key}: {other:?} is not in the subset"),
            }
        }
    }
}

#[test]
fn every_item_says_why_and_how_in_a_few_words() {
    let guide = Guide::embedded();
    for section in &guide.sections {
        assert!(width(&section.tab) <= 11 && width(&section.purpose) <= 60, "{}: the tab or the purpose is too long", section.id);
    }
    for (section, item) in guide.sections.iter().flat_map(|section| section.items.iter().map(move |item| (section, item))) {
        assert!(width(&item.title) <= 44, "{}: the title is wider than 44 columns", item.id);
        assert_eq!(item.why.trim().is_empty() || item.steps.is_empty(), !section.is_tracked(), "{}: why and steps", item.id);
        let sentences = words(&item.why).iter().flatten().filter(|word| word.opens).count();
        assert!(sentences <= 3, "{}: why has {sentences} sentences", item.id);
        assert!(item.steps.iter().all(|step| width(&step.text) <= 120), "{}: a step is too long", item.id);
    }
}

#[test]
fn every_item_leads_somewhere_and_what_is_only_for_some_systems_comes_last() {
    let guide = Guide::embedded();
    for (_, item) in guide.tracked() {
        assert!(!item.links.is_empty(), "{}: there is nowhere to look and nobody to ask", item.id);
        let is_narrow = item.steps.iter().map(|step| !step.systems.is_empty()).collect::<Vec<_>>();
        let is_last = !DONE_BEFORE_THE_REST.contains(&&*item.id);
        assert_eq!(is_narrow.is_sorted(), is_last, "{}: a step for some systems stands in another place than it should", item.id);
        let points_below = item.steps.iter().any(|step| step.text.contains("below") && step.text.contains("question"));
        let is_asked = item.questions.iter().any(|question| question.systems.is_empty() || question.systems == item.systems);
        assert!(!points_below || is_asked, "{}: a step points to questions that are not always there", item.id);
    }
}

#[test]
fn a_source_says_what_was_seen_and_leaves_how_much_and_when_to_the_program() {
    for source in &Guide::embedded().sources {
        let seen = source.seen.to_lowercase();
        let repeated = ["excerpt", "in part", "whole", "address only", "address is known", "read "]
            .into_iter()
            .find(|words| seen.contains(words));
        assert_eq!(repeated, None, "{}: `{}`", source.id, source.seen);
        assert!(!seen.starts_with("undated"), "{}: leave `seen` empty", source.id);
    }
}
