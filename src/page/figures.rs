//! Figures and contacts: what is the same by its file or its address.

use std::collections::BTreeMap;
use std::ops::Range;

use super::address;
use super::difference::{Change, Difference, Subject};
use super::parts::{Figure, Page};
use super::words::{Overlap, significant};
use crate::guide::{PagePart, PartKind, SourcePage};

/// A figure with another file is the same one if its description is this much alike.
const ALIKE: f64 = 0.5;

/// The figures of the page that are new, gone, repeated or renamed.
pub fn figures(source: &SourcePage, page: &Page, region: &Range<usize>) -> Vec<Difference> {
    let shown: Vec<&Figure> = page.figures.iter().filter(|figure| is_shown(figure, region)).collect();
    let known: Vec<(usize, &PagePart)> = of_kind(source, PartKind::Figure).collect();
    let own = page.figures.iter().filter(|figure| !figure.is_around);
    let count = |file: &str| own.clone().filter(|figure| figure.file.eq_ignore_ascii_case(file)).count();
    let mut others: Vec<&Figure> = Vec::new();
    for figure in &shown {
        let is_known = known.iter().any(|(_, part)| part.file.eq_ignore_ascii_case(&figure.file));
        if !is_known && others.iter().all(|other| other.file != figure.file) {
            others.push(figure);
        }
    }
    let mut differences = Vec::new();
    for (number, part) in known {
        let subject = Subject::of(source, number);
        let wanted = of_kind(source, PartKind::Figure).filter(|(_, other)| other.file.eq_ignore_ascii_case(&part.file)).count();
        match count(&part.file) {
            0 => differences.push(missing(subject, part, &mut others)),
            times if times > wanted => {
                let repeated = Difference::new(Change::Repeated, subject, &part.file);
                differences.push(repeated.with(vec![format!("{times} times")], vec![]));
            }
            _ => {}
        }
    }
    let new = |figure: &Figure| {
        let subject = Subject::unknown(PartKind::Figure, None);
        Difference::new(Change::New, subject, &figure.description).with(vec![figure.file.clone()], vec![])
    };
    differences.extend(others.into_iter().map(new));
    differences.dedup();
    differences
}

fn is_shown(figure: &Figure, region: &Range<usize>) -> bool {
    !figure.is_around && (region.start..=region.end).contains(&figure.place)
}

fn of_kind(source: &SourcePage, kind: PartKind) -> impl Iterator<Item = (usize, &PagePart)> {
    source.parts.iter().enumerate().filter(move |(_, part)| part.kind == kind)
}

/// Gone, or there with another file.
fn missing(subject: Subject, part: &PagePart, others: &mut Vec<&Figure>) -> Difference {
    let words = significant(&part.words);
    let likeness = |figure: &Figure| Overlap::of(&words, &significant(&figure.description)).likeness();
    match others.iter().position(|figure| likeness(figure) >= ALIKE) {
        Some(place) => {
            let figure = others.remove(place);
            let changed = Difference::new(Change::Changed, subject, &figure.description);
            changed.with(vec![figure.file.clone()], vec![part.file.clone()])
        }
        None => Difference::new(Change::Gone, subject, &part.words).with(vec![], vec![part.file.clone()]),
    }
}

/// The contacts of the page that are new, gone or changed.
pub fn contacts(source: &SourcePage, page: &Page, region: &Range<usize>) -> Vec<Difference> {
    let anywhere = mail(page, &(0..page.statements.len()));
    let mut others = mail(page, region);
    let known: Vec<(usize, &PagePart)> = of_kind(source, PartKind::Contact).collect();
    let key = |part: &PagePart| part.links.first().map(|link| address::key(link)).unwrap_or_default();
    for (_, part) in &known {
        others.remove(&key(part));
    }
    let mut differences = Vec::new();
    for (number, part) in known.into_iter().filter(|(_, part)| !anywhere.contains_key(&key(part))) {
        let new: Vec<String> = others.pop_first().map(|(_, address)| address).into_iter().collect();
        let change = if new.is_empty() { Change::Gone } else { Change::Changed };
        let gone = part.links.iter().map(|link| link.trim_start_matches("mailto:").to_owned()).collect();
        differences.push(Difference::new(change, Subject::of(source, number), "").with(new, gone));
    }
    let new = |address: String| {
        let subject = Subject::unknown(PartKind::Contact, None);
        Difference::new(Change::New, subject, "").with(vec![address], vec![])
    };
    differences.extend(others.into_values().map(new));
    differences
}

/// Every address of electronic mail among the statements, by its key.
pub fn mail(page: &Page, region: &Range<usize>) -> BTreeMap<String, String> {
    let statements = page.statements[region.clone()].iter().filter(|statement| !statement.is_around);
    let linked = statements.clone().flat_map(|statement| &statement.links).filter_map(|link| link.strip_prefix("mailto:"));
    let linked = linked.map(|address| address.split('?').next().unwrap_or_default().to_owned());
    let written = statements.flat_map(|statement| address::mail_in(&statement.text));
    linked.chain(written).map(|address| (address::key(&format!("mailto:{address}")), address)).collect()
}
