//! Reports and what comes back from them.

mod browser;
mod importing;
mod returning;
mod writing;
