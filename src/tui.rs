//! The full-screen interface as pure code: a model, messages that change it, a screen laid out from it. It does no input or output.

pub mod draw;
pub mod keys;
pub mod panels;
pub mod screen;
pub mod state;
pub mod update;
pub mod view;
