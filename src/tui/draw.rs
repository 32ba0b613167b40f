//! What everything on screen is drawn with: styles, wrapped text, lists. It knows nothing of the model.

pub mod addresses;
pub mod ascii;
pub mod field;
pub mod highlight;
pub mod hyperlinks;
pub mod list;
pub mod markdown;
pub mod spans;
mod table;
pub mod theme;
pub mod wrap;
