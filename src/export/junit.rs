//! A check as `JUnit` XML, which most forges show beside the change: a case for each item, a suite for each section.

use std::fmt::{self, Write};

use askama::Template;
use askama::filters::{Escaper, Html};

use super::checked::{Case, Checked};
use crate::text::clean_line;

#[derive(Template)]
#[template(path = "junit.xml", config = ".askama.toml")]
struct Page<'a> {
    checked: &'a Checked<'a>,
}

/// The cases of one section.
struct Suite<'a> {
    title: &'a str,
    cases: &'a [Case<'a>],
    failures: usize,
    skipped: usize,
}

/// # Panics
/// Never: text can always be written.
pub fn write(checked: &Checked) -> String {
    Page { checked }.render().expect("text can always be written") + "\n"
}

/// Inserted values are only ever visible text on one line: XML has no way to write most control characters.
#[derive(Debug, Clone, Copy)]
pub struct Escape;

impl Escaper for Escape {
    fn write_escaped_str<W: Write>(&self, to: W, text: &str) -> fmt::Result {
        Html.write_escaped_str(to, &clean_line(text))
    }
}

impl<'a> Checked<'a> {
    fn suites(&'a self) -> Vec<Suite<'a>> {
        let sections = self.cases.chunk_by(|one, other| one.section() == other.section());
        let suite = |cases: &'a [Case<'a>]| Suite {
            title: cases[0].section().0,
            cases,
            failures: cases.iter().filter(|case| case.problem.is_some()).count(),
            skipped: cases.iter().filter(|case| case.excuse().is_some()).count(),
        };
        sections.map(suite).collect()
    }
}
