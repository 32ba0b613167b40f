//! Text: made safe to show, measured and wrapped by columns, read from Markdown, and normalized on input.

mod address;
mod clean;
pub mod markdown;
mod name;
mod nearest;
mod normalize;
mod width;
mod wrap;

pub use address::{encoded, is_openable, mailto, names_a_file};
pub use clean::{capitalized, clean, clean_line, escape_hidden, one_line, shown_path};
pub use name::safe_file_name;
pub use nearest::nearest;
pub use normalize::normalize;
pub use width::{is_plain, shorten, width};
pub use wrap::{Blanks, Indent, Run, wrap};
