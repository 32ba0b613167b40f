//! The lists that open over the panels, as data: a title, rows, and what choosing each row does.

use super::context::ListKind;
use super::message::Message;
use super::mode::List;
use super::model::Model;
use super::share::copyable;
use super::visible::is_out_of_scope;
use crate::guide::{Link, Step, Term};
use crate::progress::{Change, Facet, Filter, ProductField, Status, StatusFilter, counted};
use crate::search::passages;
use crate::text::markdown::plain;
use crate::text::{capitalized, clean_line};

mod preflight;
mod questions;

/// For addresses, which are long.
const WIDE: u16 = 100;

/// So many links or pieces of evidence are listed: more would make every key slow.
const MOST: usize = 200;

/// So many unsaved changes are told.
const MOST_TOLD: usize = 5;

#[derive(Debug)]
pub struct Listing {
    pub title: String,
    /// Columns of its box with the border, if the screen is wide enough.
    pub columns: u16,
    pub rows: Vec<Row>,
}

#[derive(Debug, PartialEq)]
pub struct Row {
    /// Whether it is on, in a list whose rows can be.
    pub is_on: Option<bool>,
    pub title: String,
    pub place: Place,
    pub below: Below,
    /// How many items it stands for, in a list of filters.
    pub count: Option<usize>,
    pub does: Message,
}

/// Where a row stands among the others.
#[derive(Debug, PartialEq, Eq)]
pub enum Place {
    Alone,
    /// The first below this heading.
    First(String),
    /// Below the same heading as the row before it.
    Next,
}

/// The text below the title of a row.
#[derive(Debug, PartialEq, Eq)]
pub enum Below {
    Nothing,
    /// An address, or other text, shown whole.
    Text(String),
    /// The meaning of a term, in Markdown, and how certain it is.
    Meaning(String, String),
}

impl Row {
    fn new(title: impl Into<String>, does: Message) -> Self {
        Self { is_on: None, title: title.into(), place: Place::Alone, below: Below::Nothing, count: None, does }
    }

    fn with_text(self, text: &str) -> Self {
        Self { below: Below::Text(text.to_owned()), ..self }
    }
}

pub fn listing(model: &Model, list: &List) -> Listing {
    let item = list.items.first().map_or("", String::as_str);
    match list.kind {
        ListKind::Status => Listing { title: model.name_of(&list.items), columns: 40, rows: statuses() },
        ListKind::Filter => Listing { title: filter_title(model), columns: 44, rows: facets(model) },
        ListKind::Glossary => Listing { title: "Terms used here".to_owned(), columns: 76, rows: terms(model, item) },
        ListKind::Links => {
            let found = model.item(item).map(|(_, item)| item);
            let links: Vec<&Link> = found.into_iter().flat_map(|item| model.progress.scope.links(item)).collect();
            let title = format!("Open a link{}", unlisted(links.len()));
            let row = |link: &Link| Row::new(&*link.title, Message::OpenLink(link.url.to_string())).with_text(&link.url);
            Listing { title, columns: WIDE, rows: links.into_iter().take(MOST).map(row).collect() }
        }
        ListKind::Evidence => {
            // Several items get the same, whatever each has.
            let pieces = if list.items.len() > 1 { &[] } else { &model.progress.record(item).evidence[..] };
            let title = format!("Evidence: {}{}", model.name_of(&list.items), unlisted(pieces.len()));
            Listing { title, columns: WIDE, rows: evidence(pieces) }
        }
        ListKind::Steps => {
            let title = format!("Steps: {}", model.name_of(&list.items));
            Listing { title, columns: WIDE, rows: steps(model, item) }
        }
        ListKind::Kept => {
            let title = format!("Not saved in the last session: {}", counted(model.kept.len(), "change"));
            Listing { title, columns: WIDE, rows: kept(model) }
        }
        ListKind::History => {
            let title = format!("History: {}{}", model.name_of(&list.items), unlisted(model.past.len()));
            let rows = model.past.iter().take(MOST).map(|line| Row::new(line, Message::Back)).collect();
            Listing { title, columns: WIDE, rows }
        }
        ListKind::Correspondence => {
            let title = format!("Correspondence: {}", model.name_of(&list.items));
            Listing { title, columns: WIDE, rows: questions::of_item(model, item) }
        }
        ListKind::Questions => {
            let rows = questions::open(model);
            Listing { title: format!("Open questions{}", unlisted(rows.len())), columns: WIDE, rows }
        }
        ListKind::Letters => {
            let title = format!("A letter to {}", clean_line(&model.guide.contact));
            Listing { title, columns: 76, rows: questions::letters(model) }
        }
        ListKind::Preflight => preflight::listing(model),
        ListKind::Product => {
            Listing { title: "Your product, for letters and reports".to_owned(), columns: 76, rows: product(model) }
        }
        ListKind::Copy => Listing { title: "Copy".to_owned(), columns: WIDE, rows: copies(model, item) },
    }
}

fn statuses() -> Vec<Row> {
    let row = |status: &Status| Row::new(format!("{} {}", status.mark(), status.label()), Message::Status(*status));
    Status::ALL.iter().map(row).collect()
}

/// How many of `count` are not listed, to stand behind a title.
fn unlisted(count: usize) -> String {
    count.checked_sub(MOST).filter(|more| *more > 0).map_or_else(String::new, |more| format!(" ({more} more are not listed)"))
}

fn copies(model: &Model, item: &str) -> Vec<Row> {
    let copies = copyable(model, item).into_iter();
    copies.map(|copy| Row::new(copy.title, Message::Copy(copy.key)).with_text(&copy.text)).collect()
}

/// What can become of the kept changes: the first says what they are.
fn kept(model: &Model) -> Vec<Row> {
    let told = model.kept.iter().take(MOST_TOLD).map(|change| told(model, change));
    let more = model.kept.len().checked_sub(MOST_TOLD).filter(|more| *more > 0).map(|more| format!("{more} more"));
    let told = told.chain(more).collect::<Vec<_>>().join("; ");
    vec![Row::new("Save now", Message::SaveKept).with_text(&told), Row::new("Drop", Message::DropKept)]
}

/// A change in words, and whether somebody changed the same since.
fn told(model: &Model, change: &Change) -> String {
    let what = match change {
        Change::Item { id, after, .. } => format!("{}: {}", model.name_of(std::slice::from_ref(id)), after.statement()),
        Change::Scope { after, .. } => after.sentence(&model.guide),
        Change::Product { .. } => "the product".to_owned(),
        Change::Release { .. } => change.words(&model.guide),
        Change::Extra { .. } => "what other versions keep in the file".to_owned(),
    };
    let is_changed = model.progress.check_undo(&change.inverse()).is_err();
    if is_changed { format!("{what} (changed by others since)") } else { what }
}

fn product(model: &Model) -> Vec<Row> {
    let value = |field| Some(model.progress.product.get(field)).filter(|value| !value.is_empty());
    let row = |field: &ProductField| {
        let row = Row::new(capitalized(field.word()), Message::EditProduct(*field));
        row.with_text(&value(*field).unwrap_or_else(|| "not set".to_owned()))
    };
    ProductField::ALL.iter().map(row).collect()
}

/// The pieces of evidence, and a row that adds one.
fn evidence(pieces: &[String]) -> Vec<Row> {
    let pieces = pieces.iter().take(MOST).map(|piece| Row::new(piece, Message::OpenLink(piece.clone())));
    pieces.chain([Row::new("add a link or a file name", Message::AddEvidence)]).collect()
}

/// Each with its number, and whether it is done.
fn steps(model: &Model, id: &str) -> Vec<Row> {
    let Some((_, item)) = model.item(id) else { return Vec::new() };
    let ticked = &model.progress.record(id).ticked;
    let row = |(number, step): (u32, &Step)| {
        let mark = if ticked.contains(&number) { Status::Done.mark() } else { Status::Todo.mark() };
        Row::new(format!("{mark} {number}. {}", plain(&step.words())), Message::Step(number))
    };
    model.progress.scope.steps(item).map(row).collect()
}

fn terms(model: &Model, item: &str) -> Vec<Row> {
    let meaning = |term: &Term| Below::Meaning(term.meaning.to_string(), term.class.certainty(&term.source));
    let row = |term: &Term| Row { below: meaning(term), ..Row::new(&*term.term, Message::GoToTerm(term.term.to_string())) };
    terms_of(model, item).into_iter().map(row).collect()
}

/// The glossary terms in the texts of the item called `id`.
pub fn terms_of<'m>(model: &'m Model, id: &str) -> Vec<&'m Term> {
    let Some((_, item)) = model.item(id) else { return Vec::new() };
    // Addresses and names are not running text.
    let is_text = |label: &str| matches!(label, "" | "note" | "reason");
    let passages = passages(item, model.progress.record(id));
    let texts: Vec<&str> = passages.filter(|passage| is_text(passage.label)).map(|passage| passage.text).collect();
    model.guide.terms_in(&texts)
}

fn facets(model: &Model) -> Vec<Row> {
    let row = |facet: &Facet| {
        let mark = match facet {
            Facet::Status(StatusFilter::Is(status)) => format!("{} ", status.mark()),
            _ => String::new(),
        };
        let mut alone = Filter::default();
        alone.toggle(facet);
        Row {
            is_on: Some(model.lens.filter.includes(facet)),
            count: Some(count(model, &alone)),
            ..Row::new(format!("{mark}{}", clean_line(&facet.label())), Message::FilterBy(facet.clone()))
        }
    };
    Facet::all(&model.guide, &model.progress).iter().map(row).collect()
}

fn filter_title(model: &Model) -> String {
    let filter = &model.lens.filter;
    if filter.is_empty() {
        return "Show only".to_owned();
    }
    let facets = Facet::all(&model.guide, &model.progress).iter().filter(|facet| filter.includes(facet)).count();
    let what = if facets > 1 { "Match all of these" } else { "Show only these" };
    format!("{what}: {} of {}", count(model, filter), model.summary.counts.total)
}

/// How many items in scope `filter` lets through.
fn count(model: &Model, filter: &Filter) -> usize {
    let items = model.guide.tracked().filter(|(_, item)| !is_out_of_scope(model, item));
    items.filter(|(_, item)| filter.accepts(item, &model.progress, model.today, &model.zone)).count()
}
