//! The report as one HTML page: readable everywhere, printable, without scripts or network access.

use std::fmt::{self, Write};

use askama::Template;
use askama::filters::{Escaper, Html};

use super::report::{Reference, Report};
use crate::text::clean;

#[derive(Template)]
#[template(path = "report.html", config = ".askama.toml")]
struct Page<'a> {
    report: &'a Report<'a>,
}

pub fn write(report: &Report) -> String {
    Page { report }.render().expect("text can always be written") + "\n"
}

/// Inserted values are only ever visible text.
#[derive(Debug, Clone, Copy)]
pub struct Escape;

impl Escaper for Escape {
    fn write_escaped_str<W: Write>(&self, to: W, text: &str) -> fmt::Result {
        Html.write_escaped_str(to, &clean(text))
    }
}
