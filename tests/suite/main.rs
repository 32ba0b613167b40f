//! The test suite: one program, so that it links once.

mod format;
mod guide;
mod merge;
mod paths;
mod screens;
mod summary;
mod support;
mod update;
