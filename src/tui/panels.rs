//! The panels: each turns what it needs of the model into lines for the room it has; none can change anything.

pub mod detail;
pub mod excerpt;
pub mod find;
pub mod footer;
pub mod header;
pub mod help;
pub mod items;
pub mod overview;
pub mod pages;
pub mod popup;
pub mod process;
