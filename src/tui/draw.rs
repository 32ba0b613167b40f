//! Drawing without the model: styles, wrapped text, lists.

pub mod addresses;
pub mod ascii;
pub mod field;
pub mod highlight;
pub mod hyperlinks;
pub mod line;
pub mod list;
pub mod markdown;
pub mod spans;
mod table;
pub mod theme;
pub mod wrap;
