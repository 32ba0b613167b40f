//! An assistant for integrating with British Columbia's health information exchange, in the terminal.

pub mod cli;
pub mod document;
pub mod editor;
pub mod export;
pub mod guide;
pub mod journal;
pub mod paths;
pub mod progress;
pub mod search;
pub mod shell;
pub mod store;
pub mod text;
pub mod tui;
