//! Reports and what comes back from them.

mod browser;
mod importing;
mod limits;
mod returning;
mod writing;
