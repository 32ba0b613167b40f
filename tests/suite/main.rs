//! The test suite: one program, so that it links once.

mod format;
mod guide;
mod merge;
mod summary;
mod support;
