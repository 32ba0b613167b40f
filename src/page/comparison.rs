//! Where a page and the guide that was made from it differ, and how that was found.

use std::collections::HashSet;
use std::ops::Range;

use serde::Serialize;

use super::difference::{Change, Difference, Subject};
use super::error::PageError;
use super::matching::{self, Found, Index, part_kind};
use super::parts::{Kind, Page, Statement};
use super::words::{Overlap, are_alike, significant};
use super::{address, figures, order};
use crate::guide::{Guide, PartKind, SourcePage};

/// What must be on a page for it to be that page: this share of what the guide knows, or this share of the page itself.
const SHARE_OF_GUIDE: f64 = 0.25;
const SHARE_OF_PAGE: f64 = 0.6;
/// The same where the title or a figure is known.
const SHARE_IF_NAMED: f64 = 0.05;

/// A long notice counts no more than a list of a few entries.
const MOST_WORDS_THAT_COUNT: usize = 12;

/// Something new is like a part if they share this much, and the same from here on.
const LIKE: f64 = 0.3;
const SAME: f64 = 0.9;

/// A part that was found on the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Match {
    #[serde(flatten)]
    pub subject: Subject,
    /// As the page says it.
    pub text: String,
    /// How many of its words are on the page.
    pub common: usize,
    pub words: usize,
    /// What counts as a typing error: the guide's word and the page's.
    pub typos: Vec<(String, String)>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    pub matches: Vec<Match>,
    /// By kind, in the order of the guide and then of the page.
    pub differences: Vec<Difference>,
}

/// What all parts of the comparison look at.
struct Desk<'a> {
    source: &'a SourcePage,
    page: &'a Page,
    index: Index,
    found: Vec<Found>,
    region: Range<usize>,
}

impl Comparison {
    /// # Errors
    /// When the guide has no index, or the page is another one.
    pub fn new(guide: &Guide, page: &Page) -> Result<Self, PageError> {
        let source = guide.page.as_ref().ok_or(PageError::NoIndex)?;
        let comparison = Self::of(guide, source, page);
        comparison.or_else(|other| Self::of(guide, source, &page.without_surroundings()).map_err(|_| other))
    }

    fn of(guide: &Guide, source: &SourcePage, page: &Page) -> Result<Self, PageError> {
        let index = Index::new(source);
        let found = matching::find(source, &index, page);
        let mut places: Vec<usize> = found.iter().map(|found| found.statement).collect();
        places.sort_unstable();
        let desk = Desk { source, page, index, region: page.region(&places), found };
        if !desk.is_that_page() {
            let url = guide.source(&source.source).map(|source| source.url.to_string()).unwrap_or_default();
            let all = source.parts.iter().filter(|part| !part.words.is_empty()).count();
            return Err(PageError::OtherPage { found: desk.found.len(), all, name: source.source.to_string(), url });
        }
        Ok(Self { matches: desk.matches(), differences: desk.differences() })
    }

    pub fn is_in_step(&self) -> bool {
        self.differences.is_empty()
    }
}

impl Desk<'_> {
    fn is_that_page(&self) -> bool {
        let weight = |words: usize| words.min(MOST_WORDS_THAT_COUNT);
        let all: usize = self.index.words.iter().map(|words| weight(words.len())).sum();
        let found: usize = self.found.iter().map(|found| weight(found.overlap.common)).sum();
        let known: usize = self.found.iter().map(|found| found.overlap.common).sum();
        let said = self.said().map(|(_, statement)| significant(&statement.text).len()).sum();
        let (of_guide, of_page) = (share(found, all), share(known, said));
        let is_named = self.has_title() || self.has_figure();
        of_guide >= SHARE_OF_GUIDE || of_page >= SHARE_OF_PAGE || (is_named && of_guide >= SHARE_IF_NAMED)
    }

    fn has_title(&self) -> bool {
        let (known, title) = (significant(&self.source.title), significant(&self.page.title));
        !known.is_empty() && known.iter().all(|word| title.iter().any(|other| are_alike(word, other)))
    }

    fn has_figure(&self) -> bool {
        let known = self.source.parts.iter().filter(|part| part.kind == PartKind::Figure);
        let is_known = |file: &str| known.clone().any(|part| part.file.eq_ignore_ascii_case(file));
        self.page.figures.iter().any(|figure| is_known(&figure.file))
    }

    /// The statements of the text itself.
    fn said(&self) -> impl Iterator<Item = (usize, &Statement)> {
        let numbered = self.page.statements.iter().enumerate().skip(self.region.start).take(self.region.len());
        numbered.filter(|(_, statement)| Page::is_said(statement))
    }

    fn subject(&self, number: usize) -> Subject {
        Subject::of(self.source, number)
    }

    fn matches(&self) -> Vec<Match> {
        let matched = |found: &Found| Match {
            subject: self.subject(found.part),
            text: self.page.statements[found.statement].text.clone(),
            common: found.overlap.common,
            words: self.index.words[found.part].len(),
            typos: found.overlap.typos.clone(),
        };
        self.found.iter().map(matched).collect()
    }

    fn differences(&self) -> Vec<Difference> {
        let mut differences = self.gone();
        self.found.iter().for_each(|found| self.changed(found, &mut differences));
        differences.extend(self.moved());
        differences.extend(self.new_statements());
        differences.extend(figures::figures(self.source, self.page, &self.region));
        differences.extend(figures::contacts(self.source, self.page, &self.region));
        differences.sort_by_key(|difference| difference.subject.kind);
        differences
    }

    fn gone(&self) -> Vec<Difference> {
        let found: HashSet<usize> = self.found.iter().map(|found| found.part).collect();
        let gone = self.source.parts.iter().enumerate();
        let gone = gone.filter(|(number, part)| matching::is_statement(part) && !found.contains(number));
        gone.map(|(number, part)| {
            let links = part.links.iter().filter(|link| !link.starts_with("mailto:")).map(ToString::to_string).collect();
            Difference::new(Change::Gone, self.subject(number), &part.words).with(vec![], links)
        })
        .collect()
    }

    /// Its words, its number and its links.
    fn changed(&self, found: &Found, differences: &mut Vec<Difference>) {
        let (part, statement) = (&self.source.parts[found.part], &self.page.statements[found.statement]);
        let subject = self.subject(found.part);
        let mut add = |change, new: Vec<String>, gone: Vec<String>| {
            if !new.is_empty() || !gone.is_empty() {
                differences.push(Difference::new(change, subject.clone(), &statement.text).with(new, gone));
            }
        };
        let Overlap { new, gone, .. } = &found.overlap;
        add(Change::Reworded, new.clone(), gone.clone());
        let number = |number: Option<u32>| number.map_or_else(|| "no number".to_owned(), |number| number.to_string());
        if part.kind == PartKind::Step && subject.number != statement.number {
            add(Change::Renumbered, vec![number(statement.number)], vec![number(subject.number)]);
        }
        if part.kind == PartKind::Commitment && statement.kind == Kind::Step {
            add(Change::Renumbered, vec![number(statement.number)], vec![number(None)]);
        }
        let (mut new, mut gone) = (missing(&statement.links, &part.links), missing(&part.links, &statement.links));
        let both = new.len().min(gone.len());
        add(Change::LinkNew, new.split_off(both), vec![]);
        add(Change::LinkGone, vec![], gone.split_off(both));
        new.into_iter().zip(gone).for_each(|(new, gone)| add(Change::LinkChanged, vec![new], vec![gone]));
    }

    fn moved(&self) -> Vec<Difference> {
        let places: Vec<usize> = self.found.iter().map(|found| found.statement).collect();
        let is_renumbered = |found: &Found| {
            found_number(self.page, found).is_some() && self.subject(found.part).number != found_number(self.page, found)
        };
        let moved = order::moved(&places).into_iter().map(|place| &self.found[place]);
        moved
            .filter(|found| !(self.source.parts[found.part].kind == PartKind::Step && is_renumbered(found)))
            .map(|found| {
                let before =
                    self.found.iter().filter(|other| other.statement < found.statement).max_by_key(|other| other.statement);
                let place = before
                    .map_or_else(|| "now first".to_owned(), |before| format!("now after {}", self.subject(before.part).label()));
                let text = &self.page.statements[found.statement].text;
                Difference::new(Change::Moved, self.subject(found.part), text).with(vec![place], vec![])
            })
            .collect()
    }

    fn new_statements(&self) -> Vec<Difference> {
        let found: HashSet<usize> = self.found.iter().map(|found| found.statement).collect();
        let title = significant(&self.source.title);
        let new = self.said().filter(|(place, _)| !found.contains(place)).filter_map(|(_, statement)| {
            let words = significant(&statement.text);
            let is_title = statement.kind == Kind::Heading && Overlap::of(&title, &words).likeness() >= SAME;
            (!words.is_empty() && !is_title).then(|| self.new_statement(statement, &words))
        });
        new.collect()
    }

    fn new_statement(&self, statement: &Statement, words: &[String]) -> Difference {
        let kind = part_kind(statement.kind);
        let nearest =
            self.index.candidates(words).into_iter().max_by(|one, other| one.1.total_cmp(&other.1).then(other.0.cmp(&one.0)));
        let (part, likeness) = nearest.unwrap_or_default();
        if likeness >= SAME && self.found.iter().any(|found| found.part == part) {
            return Difference::new(Change::Repeated, self.subject(part), &statement.text);
        }
        let subject = Subject::unknown(kind, statement.number);
        let links = statement.links.iter().filter(|link| !link.starts_with("mailto:")).map(ToString::to_string).collect();
        let new = Difference::new(Change::New, subject, &statement.text).with(links, vec![]);
        let like = || {
            let overlap = Overlap::of(&self.index.words[part], words);
            format!("{}: {} of {} words", self.subject(part).label(), overlap.common, self.index.words[part].len())
        };
        Difference { nearest: (likeness >= LIKE).then(like), ..new }
    }
}

fn found_number(page: &Page, found: &Found) -> Option<u32> {
    page.statements[found.statement].number
}

/// The addresses of `links` that are not among `others`; those of mail are compared as contacts.
fn missing(links: &[impl AsRef<str>], others: &[impl AsRef<str>]) -> Vec<String> {
    let known: HashSet<String> = others.iter().map(|link| address::key(link.as_ref())).collect();
    let mut seen = HashSet::new();
    let is_missing =
        |link: &&str| !link.starts_with("mailto:") && !known.contains(&address::key(link)) && seen.insert(address::key(link));
    links.iter().map(AsRef::as_ref).filter(is_missing).map(str::to_owned).collect()
}

#[expect(clippy::cast_precision_loss, reason = "pages have fewer than 2^52 words")]
fn share(part: usize, all: usize) -> f64 {
    if all == 0 { 0.0 } else { part as f64 / all as f64 }
}
