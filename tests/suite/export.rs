//! Reports and what comes back from them.

mod browser;
mod calendar;
mod checks;
mod importing;
mod limits;
mod returning;
mod writing;
