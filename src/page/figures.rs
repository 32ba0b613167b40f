//! Figures and contacts: what is the same by its file or its address.

use std::collections::{BTreeMap, HashMap, HashSet};
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
    let counts = counted(page.figures.iter().filter(|figure| !figure.is_around).map(|figure| figure.file.as_str()));
    let wanted = counted(of_kind(source, PartKind::Figure).map(|(_, part)| part.file.as_str()));
    let mut seen = HashSet::new();
    let shown = page.figures.iter().filter(|figure| is_shown(figure, region));
    let mut others: Vec<Other> = shown
        .filter(|figure| !wanted.contains_key(&name(&figure.file)) && seen.insert(name(&figure.file)))
        .map(|figure| Other { figure, words: significant(&figure.description) })
        .collect();
    let mut differences = Vec::new();
    for (number, part) in of_kind(source, PartKind::Figure) {
        let subject = Subject::of(source, number);
        match counts.get(&name(&part.file)) {
            None => differences.push(missing(subject, part, &mut others)),
            Some(times) if *times > wanted[&name(&part.file)] => {
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
    differences.extend(others.into_iter().map(|other| new(other.figure)));
    differences.dedup();
    differences
}

/// A figure that the guide does not know.
struct Other<'p> {
    figure: &'p Figure,
    /// Of its description.
    words: Vec<String>,
}

/// Equal for names of one file.
fn name(file: &str) -> String {
    file.to_ascii_lowercase()
}

/// How often each file is there, by its name.
fn counted<'f>(files: impl Iterator<Item = &'f str>) -> HashMap<String, usize> {
    let mut counts = HashMap::new();
    files.for_each(|file| *counts.entry(name(file)).or_default() += 1);
    counts
}

fn is_shown(figure: &Figure, region: &Range<usize>) -> bool {
    !figure.is_around && (region.start..=region.end).contains(&figure.place)
}

fn of_kind(source: &SourcePage, kind: PartKind) -> impl Iterator<Item = (usize, &PagePart)> {
    source.parts.iter().enumerate().filter(move |(_, part)| part.kind == kind)
}

/// Gone, or there with another file.
fn missing(subject: Subject, part: &PagePart, others: &mut Vec<Other>) -> Difference {
    let words = significant(&part.words);
    match others.iter().position(|other| Overlap::of(&words, &other.words).likeness() >= ALIKE) {
        Some(place) => {
            let figure = others.remove(place).figure;
            let changed = Difference::new(Change::Changed, subject, &figure.description);
            changed.with(vec![figure.file.clone()], vec![part.file.to_string()])
        }
        None => Difference::new(Change::Gone, subject, &part.words).with(vec![], vec![part.file.to_string()]),
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
