//! One question as lines and as JSON: the same for every command.

use std::collections::BTreeSet;

use jiff::tz::TimeZone;
use serde::Serialize;

use super::output::Text;
use crate::guide::EvidenceClass;
use crate::progress::{Asking, DatedLine, answers};

/// The question, and how certain it is that no page answers it: an answer never changes that.
pub fn words(asking: &Asking) -> String {
    let certainty = asking.question.map(|question| format!(" ({})", question.class.certainty(&question.source)));
    format!("{}{}", asking.text, certainty.unwrap_or_default())
}

/// Adds when it was asked last, and its answers, each indented by `indent`.
pub fn add_history(text: &mut Text, indent: &str, asking: &Asking, lines: &BTreeSet<DatedLine>, zone: &TimeZone) {
    let asked = asking.asked.map(|line| line.occasion(zone));
    let told = answers(lines, asking.text).map(|line| line.told(zone));
    for words in asked.into_iter().chain(told) {
        text.paragraph(indent, &words);
    }
}

/// A question in JSON; scripts rely on these names.
#[derive(Debug, Serialize)]
pub struct QuestionReport<'a> {
    number: usize,
    text: &'a str,
    /// `null` for one of the team's own.
    class: Option<EvidenceClass>,
    source: &'a str,
    unblocks: &'a str,
    open: bool,
    /// When it was asked, or somebody was reminded of it, last.
    asked: Option<&'a DatedLine>,
    answers: Vec<&'a DatedLine>,
}

impl<'a> QuestionReport<'a> {
    /// With its answers among `lines`.
    pub fn new(asking: &Asking<'a>, lines: &'a BTreeSet<DatedLine>) -> Self {
        Self {
            number: asking.number,
            text: asking.text,
            class: asking.question.map(|question| question.class),
            source: asking.question.map_or("", |question| &question.source),
            unblocks: asking.unblocks(),
            open: asking.is_open(),
            asked: asking.asked,
            answers: answers(lines, asking.text).collect(),
        }
    }
}
