//! A check in Markdown, for the page that a forge shows for a job.

use askama::Template;

use super::checked::Checked;

#[derive(Template)]
#[template(path = "summary.md", config = ".askama.toml")]
struct Page<'a> {
    checked: &'a Checked<'a>,
}

/// # Panics
/// Never: text can always be written.
pub fn write(checked: &Checked) -> String {
    Page { checked }.render().expect("text can always be written") + "\n"
}
