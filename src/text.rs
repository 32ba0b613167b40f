//! Text: made safe to show, measured and broken in columns, read from Markdown, and brought to one form where it comes in.

mod address;
mod clean;
pub mod markdown;
mod normalize;
mod width;
mod wrap;

pub use address::is_openable;
pub use clean::{capitalized, clean, clean_line, escape_hidden, one_line, shown_path};
pub use normalize::normalize;
pub use width::{shorten, width};
pub use wrap::{Blanks, Indent, Run, wrap};
