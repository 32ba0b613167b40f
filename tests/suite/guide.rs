//! The embedded guide says what its facts carry, as surely as they carry it, and nothing else; `facts.toml` lists them.

use std::collections::{BTreeMap, BTreeSet};

use hie_onboard::guide::{Coverage, EvidenceClass, Guide, Item};
use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use serde::Deserialize;
use toml::{Table, Value};

mod editions;
mod order;
mod own_words;
mod shape;

const GUIDE: &str = include_str!("../../data/guide.toml");
const FACTS: &str = include_str!("facts.toml");

/// Keys whose values are names inside the file and not shown as text.
const NAMES: &[&str] = &[
    "after", "asks", "class", "coverage", "id", "kind", "needs", "page", "same_as", "shows", "source", "sources", "systems",
    "was",
];
/// Small numbers are facts as much as large ones; "one" is too often a pronoun.
const NUMBERS: &str = "two three four five six seven eight nine ten eleven twelve twenty thirty sixty ninety hundred thousand";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Facts {
    anywhere: Vec<String>,
    carried: BTreeMap<String, Vec<String>>,
    unknown: BTreeMap<String, Vec<String>>,
    evidence: BTreeMap<String, Vec<String>>,
    words: BTreeMap<String, Vec<String>>,
}

fn facts() -> Facts {
    toml::from_str(FACTS).expect("facts.toml has the shape of `Facts`")
}

/// Every text of the guide, with the table that holds it and the name of its item.
fn texts() -> Vec<Text> {
    let mut found = Vec::new();
    collect(&GUIDE.parse().expect("the guide is TOML"), "guide", &mut found);
    found
}

struct Text {
    item: String,
    key: String,
    words: String,
    /// The source that must carry it; none where that is not said, or where it is worked out.
    source: Option<String>,
}

fn collect(table: &Table, outer: &str, found: &mut Vec<Text>) {
    let word = |key: &str| table.get(key).and_then(Value::as_str);
    let item = word("id").or(word("term")).unwrap_or(outer);
    let is_read = matches!(word("class"), Some("official" | "excerpt" | "reported"));
    for (key, value) in table.iter().filter(|(key, value)| is_shown(key, value)) {
        let source = if key == "url" { word("id") } else { word("source").filter(|_| is_read) };
        let source = source.map(str::to_owned);
        let mut add = |words| found.push(Text { item: item.to_owned(), key: key.clone(), words, source: source.clone() });
        match value {
            Value::String(text) => add(text.clone()),
            Value::Datetime(date) => add(date.to_string()),
            Value::Array(values) => {
                values.iter().filter_map(Value::as_str).for_each(|text| add(text.to_owned()));
                values.iter().filter_map(Value::as_table).for_each(|inner| collect(inner, item, found));
            }
            Value::Table(inner) => collect(inner, item, found),
            _ => {}
        }
    }
}

/// Names inside the file are checked as such; a list of tables may be called like one.
fn is_shown(key: &str, value: &Value) -> bool {
    !NAMES.contains(&key) || value.as_array().is_some_and(|values| values.iter().any(Value::is_table))
}

struct Word {
    text: String,
    opens: bool,
}

/// The words of each paragraph, without punctuation; a code span is one word, an address too, and emphasis is left to its own test.
fn words(markdown: &str) -> Vec<Vec<Word>> {
    let is_address = markdown.contains("://") || markdown.starts_with("mailto:");
    if is_address && !markdown.contains(' ') {
        return vec![vec![Word { text: markdown.to_owned(), opens: true }]];
    }
    let (mut blocks, mut is_reference) = (vec![String::new()], false);
    for event in Parser::new(markdown) {
        let block = blocks.last_mut().expect("there is always a block");
        match event {
            Event::Start(Tag::Emphasis) | Event::End(TagEnd::Emphasis) => is_reference = !is_reference,
            Event::Start(Tag::Paragraph | Tag::Item) => blocks.push(String::new()),
            Event::Text(text) if !is_reference => block.push_str(&text),
            Event::Code(code) => block.extend(format!("`{}`", code.replace(' ', "\u{1}")).chars()),
            Event::SoftBreak | Event::HardBreak => block.push(' '),
            _ => {}
        }
    }
    blocks.iter().map(|block| sentence_words(block)).collect()
}

fn sentence_words(block: &str) -> Vec<Word> {
    let (mut opens, mut found) = (true, Vec::new());
    for raw in block.split_whitespace() {
        let bare = raw.trim_matches(|character| "()[],;:!?\"'".contains(character)).trim_end_matches(['.', ')']);
        let bare = bare.strip_suffix("'s").unwrap_or(bare);
        if !bare.is_empty() {
            found.push(Word { text: bare.to_owned(), opens });
        }
        opens = raw.trim_end_matches([')', '"']).ends_with(['.', '!', '?']);
    }
    found
}

/// Whether a word states something that can be wrong: a number, an address, an abbreviation, a proper name.
fn is_hard(word: &Word) -> bool {
    let text = word.text.as_str();
    text.contains(|character: char| character.is_numeric() || "@/._`$€%".contains(character))
        || text.split('-').any(|part| NUMBERS.split(' ').any(|number| number.eq_ignore_ascii_case(part)))
        || text.chars().skip(1).any(char::is_uppercase)
        || (!word.opens && text.starts_with(char::is_uppercase))
}

/// The listed phrases as words, each with the sources that carry it, or none if facts.md uses it throughout.
type Tokens<'a> = BTreeMap<Vec<String>, Option<&'a Vec<String>>>;

/// Takes the longest listed phrase at each word; a hard word outside all of them is a problem.
fn scan(text: &Text, block: &[Word], tokens: &Tokens, used: &mut BTreeSet<Vec<String>>, problems: &mut Vec<String>) {
    let Text { item, key, source, .. } = text;
    let mut rest = block;
    while let Some((first, others)) = rest.split_first() {
        let sentence = others.iter().take_while(|word| !word.opens);
        let phrase: Vec<String> = [first].into_iter().chain(sentence).map(|word| word.text.clone()).collect();
        let known = (1..=phrase.len()).rev().find_map(|length| tokens.get_key_value(&phrase[..length]));
        if let Some((token, sources)) = known {
            used.insert(token.clone());
            let is_carried = |source| sources.is_none_or(|sources| sources.contains(source));
            if let Some(source) = source.as_ref().filter(|source| !is_carried(source)) {
                problems.push(format!("{item}, {key}: `{}` is not carried by {source}", token.join(" ")));
            }
        } else if is_hard(first) {
            problems.push(format!("{item}, {key}: no fact carries `{}`", phrase.join(" ")));
        }
        rest = &rest[known.map_or(1, |(token, _)| token.len())..];
    }
}

#[test]
fn the_guide_says_nothing_that_the_facts_do_not_carry() {
    let facts = facts();
    let guide = Guide::embedded();
    let split = |token: &String| words(token).into_iter().flatten().map(|word| word.text).collect::<Vec<_>>();
    let mut tokens = Tokens::new();
    for token in &facts.anywhere {
        assert!(tokens.insert(split(token), None).is_none(), "facts.toml lists `{token}` twice");
    }
    for (token, sources) in &facts.carried {
        assert!(tokens.insert(split(token), Some(sources)).is_none(), "facts.toml lists `{token}` twice");
        let is_known = !sources.is_empty() && sources.iter().all(|id| guide.source(id).is_some());
        assert!(is_known, "`{token}`: {sources:?} are not all sources");
    }
    let (mut used, mut problems) = (BTreeSet::new(), Vec::new());
    for text in texts() {
        for block in words(&text.words) {
            scan(&text, &block, &tokens, &mut used, &mut problems);
        }
    }
    problems.extend(tokens.keys().filter(|token| !used.contains(*token)).map(|token| format!("unused: `{}`", token.join(" "))));
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// What of `item` is shown as unknown: facts with whom to ask, and questions ready to be asked.
fn unknowns<'g>(guide: &'g Guide, item: &'g Item) -> Vec<&'g str> {
    let facts = item.facts.iter().filter(|fact| fact.class == EvidenceClass::Unknown).map(|fact| fact.text.as_str());
    let silent = facts.clone().find(|fact| !fact.contains(&*guide.contact));
    assert_eq!(silent, None, "{}: it does not say whom to ask", item.id);
    let questions = item.questions.iter().filter(|question| question.class == EvidenceClass::Unknown);
    facts.chain(questions.map(|question| question.text.as_str())).collect()
}

#[test]
fn everything_unknown_is_shown_as_unknown_and_names_the_contact() {
    let guide = Guide::embedded();
    let mut expected = facts().unknown;
    for (_, item) in guide.items() {
        let unknown = unknowns(&guide, item);
        let topics = expected.remove(item.id.as_str()).unwrap_or_default();
        assert_eq!(unknown.len(), topics.len(), "{}: {unknown:?} should be unknown: {topics:?}", item.id);
        for (text, topic) in unknown.iter().zip(&topics) {
            assert!(text.contains(topic.as_str()), "{}: `{text}` does not name {topic}", item.id);
        }
    }
    assert!(expected.is_empty(), "no longer shown as unknown: {expected:?}");
}

#[test]
fn what_a_third_party_reports_is_only_a_question_that_names_where_to_look() {
    let guide = Guide::embedded();
    let questions = guide.items().flat_map(|(_, item)| &item.questions);
    let reported: Vec<_> = questions.filter(|question| question.class == EvidenceClass::Reported).collect();
    assert!(!reported.is_empty());
    for text in reported.iter().map(|question| question.text.as_str()) {
        let names = ["Volume", "v3.7", "a page of PHSA", "the physicians' college, 2020", "fhir-guide.hlth.gov.bc.ca"];
        assert!(names.iter().any(|name| text.contains(name)), "{text}");
    }
    let classes = guide.items().flat_map(|(_, item)| item.facts.iter().map(|fact| fact.class).chain([item.class]));
    let others = guide.systems.iter().map(|system| system.class).chain(guide.terms.iter().map(|term| term.class));
    assert!(classes.chain(others).all(|class| class != EvidenceClass::Reported));
}

#[test]
fn every_statement_is_as_sure_as_the_facts_are_and_cites_what_carries_it() {
    let guide = Guide::embedded();
    let facts = facts();
    for (_, item) in guide.items() {
        let mut evidence = vec![format!("{} {}", item.class.word(), item.sources.join(" "))];
        evidence.extend(item.facts.iter().map(|fact| format!("{} {}", fact.class.word(), fact.source)));
        evidence.extend(item.questions.iter().map(|question| format!("{} {}?", question.class.word(), question.source)));
        let evidence: Vec<String> = evidence.iter().map(|entry| entry.trim().to_owned()).collect();
        assert_eq!(
            facts.evidence.get(item.id.as_str()),
            Some(&evidence),
            "{}: the classes or sources differ from facts.toml",
            item.id
        );
    }
    assert_eq!(facts.evidence.len(), guide.items().count(), "facts.toml lists evidence for an item that is gone");
    let mut words: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut add = |group: String, name: &str| words.entry(group.trim().to_owned()).or_default().push(name.to_owned());
    guide.systems.iter().for_each(|system| add(format!("{} {}", system.class.word(), system.source), &system.id));
    guide.terms.iter().for_each(|term| add(format!("{} {}", term.class.word(), term.source), &term.term));
    guide.sources.iter().for_each(|source| add(source.coverage.label().to_owned(), &source.id));
    assert_eq!(words, facts.words, "systems, terms or sources differ from facts.toml");
}

#[test]
fn an_official_statement_rests_on_a_page_read_whole_and_an_excerpt_on_a_page_read_at_all() {
    let guide = Guide::embedded();
    let coverage = |id: &str| guide.source(id).unwrap_or_else(|| panic!("there is no source `{id}`")).coverage;
    let check = |place: &str, class: EvidenceClass, source: &str| match class {
        EvidenceClass::Official => assert_eq!(coverage(source), Coverage::Whole, "{place}: {source} was not read whole"),
        EvidenceClass::Excerpt => assert_ne!(coverage(source), Coverage::Address, "{place}: {source} was not read"),
        EvidenceClass::Derived | EvidenceClass::Unknown | EvidenceClass::Reported => _ = coverage(source),
        EvidenceClass::General => assert_eq!(source, "", "{place}: general knowledge has no source"),
    };
    for (_, item) in guide.items() {
        item.sources.iter().for_each(|source| check(&item.id, item.class, source));
        item.facts.iter().for_each(|fact| check(&item.id, fact.class, &fact.source));
        for fact in item.facts.iter().filter(|fact| fact.class == EvidenceClass::Derived) {
            assert!(fact.text.to_lowercase().contains("derived"), "{}: `{}` does not say how it was derived", item.id, fact.text);
        }
    }
    guide.systems.iter().for_each(|system| check(&system.id, system.class, &system.source));
    guide.terms.iter().filter(|term| !term.source.is_empty()).for_each(|term| check(&term.term, term.class, &term.source));
    check("notice", EvidenceClass::Official, &guide.notice.source);
}
