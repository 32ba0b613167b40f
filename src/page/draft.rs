//! A first guide from a page, to be finished by hand: what can be read off the page, and a mark wherever a person must decide.

use std::fmt::{self, Write};

use askama::Template;
use askama::filters::Escaper;
use compact_str::{CompactString, format_compact};
use jiff::civil::Date;

use super::error::PageError;
use super::figures;
use super::outline::{self, Section};
use super::parts::{Figure, Kind, Page, Statement};
use super::words::significant;
use crate::guide::{Guide, List, MAX_BYTES, MOST_ITEMS, PagePart, PartKind};
use crate::text::clean_line;

/// The guide of a page, as TOML.
#[derive(Template)]
#[template(path = "draft.toml", config = ".askama.toml")]
struct File {
    title: String,
    today: Date,
    contact: String,
    notice: String,
    url: String,
    sections: Vec<Section>,
    index_title: String,
    parts: Vec<PagePart>,
}

/// Every inserted value becomes a string of TOML.
#[derive(Debug, Clone, Copy)]
pub struct Escape;

impl Escaper for Escape {
    fn write_escaped_str<W: Write>(&self, mut to: W, text: &str) -> fmt::Result {
        write!(to, "{}", toml::Value::String(clean_line(text).into_owned()))
    }
}

/// A guide drafted from the page at `url`.
///
/// # Errors
/// When the page holds more than a guide can.
///
/// # Panics
/// Never: text can always be written.
pub fn draft(page: &Page, url: &str, today: Date) -> Result<String, PageError> {
    let said: Vec<&Statement> = page.statements.iter().filter(|statement| is_indexed(statement)).collect();
    if said.len() > MOST_ITEMS {
        return Err(PageError::TooLong);
    }
    let (sections, owners) = outline::outline(&said);
    let mut parts: Vec<PagePart> = said.iter().zip(owners).map(|(statement, owner)| statement_part(statement, owner)).collect();
    parts.extend(page.figures.iter().filter(|figure| !figure.is_around).map(figure_part));
    let mail: Vec<String> = figures::mail(page, &(0..page.statements.len())).into_values().collect();
    parts.extend(mail.iter().map(|address| contact_part(address)));
    if parts.is_empty() {
        return Err(PageError::NoText);
    }
    let notice = said.iter().find(|statement| statement.kind == Kind::Notice);
    let file = File {
        title: if page.title.is_empty() { "Page".to_owned() } else { page.title.clone() },
        today,
        contact: mail.into_iter().next().unwrap_or_else(|| "not known yet".to_owned()),
        notice: notice.map_or_else(|| "Draft: not checked yet".to_owned(), |notice| outline::short_title(&notice.text)),
        url: url.to_owned(),
        sections,
        index_title: indexed(&page.title),
        parts,
    };
    let text = file.render().expect("text can always be written");
    if u64::try_from(text.len()).map_or(true, |length| length > MAX_BYTES) {
        return Err(PageError::TooLong);
    }
    match Guide::parse(&text) {
        Ok(_) => Ok(text),
        Err(reason) => Err(PageError::Unfit(reason.to_string())),
    }
}

fn is_indexed(statement: &Statement) -> bool {
    Page::is_said(statement) && !significant(&statement.text).is_empty()
}

/// The significant words in alphabetical order.
fn indexed(text: &str) -> String {
    let mut words = significant(text);
    words.sort();
    words.join(" ")
}

fn statement_part(statement: &Statement, owner: outline::Owner) -> PagePart {
    PagePart {
        kind: owner.kind,
        item: owner.id.into(),
        number: statement.number.filter(|_| owner.kind == PartKind::Step),
        words: indexed(&statement.text).into(),
        links: statement.links.iter().map(CompactString::from).collect(),
        file: CompactString::default(),
    }
}

fn figure_part(figure: &Figure) -> PagePart {
    PagePart { file: CompactString::from(&figure.file), words: indexed(&figure.description).into(), ..part(PartKind::Figure) }
}

fn contact_part(address: &str) -> PagePart {
    PagePart { links: vec![format_compact!("mailto:{address}")].into(), ..part(PartKind::Contact) }
}

fn part(kind: PartKind) -> PagePart {
    let none = CompactString::default();
    PagePart { kind, item: none.clone(), number: None, words: none.clone(), links: List::default(), file: none }
}
