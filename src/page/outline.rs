//! The sections and items that a page suggests: its numbered lists, its bullets, and the paragraphs that require something.

use std::collections::HashSet;

use super::matching::part_kind;
use super::parts::{Kind, Statement};
use super::words::significant;
use crate::guide::PartKind;
use crate::text::shorten;

/// Columns that fit everywhere.
const TITLE: usize = 44;
const TAB: usize = 11;
/// Of a word of an id: four of them, their hyphens and a number are no more than 64.
const LONGEST_WORD: usize = 14;

/// Words by which a paragraph requires something.
const DEMANDS: &[&str] = &["mandatory", "must", "require", "required", "requirement", "requirements", "requires", "shall"];

#[derive(Debug)]
pub struct Section {
    pub id: String,
    pub title: String,
    pub tab: String,
    pub kind: &'static str,
    pub items: Vec<Item>,
}

#[derive(Debug)]
pub struct Item {
    pub id: String,
    pub title: String,
    pub links: Vec<String>,
}

/// What a statement became: its kind in the index, and the item or section.
#[derive(Debug)]
pub struct Owner {
    pub kind: PartKind,
    pub id: String,
}

#[derive(Default)]
struct Outline {
    sections: Vec<Section>,
    ids: HashSet<String>,
    heading: String,
}

/// The sections, and the owner of each statement.
pub fn outline(statements: &[&Statement]) -> (Vec<Section>, Vec<Owner>) {
    let mut outline = Outline::default();
    let owners = statements.iter().map(|statement| outline.take(statement)).collect();
    if outline.sections.is_empty() {
        outline.sections.push(nothing_to_do());
    }
    (outline.sections, owners)
}

/// A guide needs something to tick; where the page asks for nothing, that is to read it.
fn nothing_to_do() -> Section {
    let item = Item { id: "read-the-page".to_owned(), title: "Read the page".to_owned(), links: Vec::new() };
    Section { id: "steps".to_owned(), title: "Steps".to_owned(), tab: "Steps".to_owned(), kind: "steps", items: vec![item] }
}

pub fn short_title(text: &str) -> String {
    shorten(text, TITLE).into_owned()
}

impl Outline {
    fn take(&mut self, statement: &Statement) -> Owner {
        let other = |kind| Owner { kind, id: String::new() };
        match statement.kind {
            Kind::Heading => {
                self.heading.clone_from(&statement.text);
                other(PartKind::Heading)
            }
            Kind::Notice => other(PartKind::Notice),
            Kind::Step => self.item("steps", PartKind::Step, statement),
            Kind::Bullet => self.item("commitments", PartKind::Commitment, statement),
            Kind::Paragraph if demands(&statement.text) => self.item("requirements", PartKind::Requirement, statement),
            Kind::Paragraph => other(part_kind(statement.kind)),
        }
    }

    /// An item in the section of this kind under the last heading.
    fn item(&mut self, section: &'static str, kind: PartKind, statement: &Statement) -> Owner {
        let title = if self.heading.is_empty() { section.to_owned() } else { short_title(&self.heading) };
        if self.sections.last().is_none_or(|last| last.kind != section || last.title != title) {
            let tab = shorten(&title, TAB).into_owned();
            let id = self.id(&title);
            self.sections.push(Section { id, title, tab, kind: section, items: Vec::new() });
        }
        let id = self.id(&statement.text);
        let item = Item { id: id.clone(), title: short_title(&statement.text), links: statement.links.clone() };
        self.sections.last_mut().expect("it was made if it was missing").items.push(item);
        Owner { kind, id }
    }

    /// A name of up to four words that nothing else has; with a number behind it, it still is as short as an id must be.
    fn id(&mut self, text: &str) -> String {
        let is_plain = |word: &&String| {
            word.len() <= LONGEST_WORD && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        };
        let words: Vec<String> = significant(text).iter().filter(is_plain).take(4).cloned().collect();
        let name = if words.is_empty() { "item".to_owned() } else { words.join("-") };
        let mut id = name.clone();
        let mut number = 2;
        while !self.ids.insert(id.clone()) {
            id = format!("{name}-{number}");
            number += 1;
        }
        id
    }
}

fn demands(text: &str) -> bool {
    significant(text).iter().any(|word| DEMANDS.contains(&word.as_str()))
}
