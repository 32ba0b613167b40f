//! The full-screen interface as pure code: a model, messages that change it, and a view of it. It reads and writes nothing.

pub mod actions;
mod ascii;
mod highlight;
pub mod hyperlinks;
pub mod keymap;
pub mod layout;
mod markdown;
pub mod message;
pub mod mode;
pub mod model;
pub mod panels;
pub mod remembered;
pub mod setup;
pub mod share;
mod table;
pub mod theme;
pub mod update;
pub mod view;
mod wrap;
pub mod writing;
