//! Runs git in the repository of a file: arguments only, no shell, and only commands that run nothing a repository can configure.
//!
//! It needs no network: git is told not to fetch what a partial clone lacks.

mod contents;
mod error;
mod process;
mod repository;

pub use contents::Contents;
pub use error::GitError;
pub use repository::{Repository, root, short, user_name};
