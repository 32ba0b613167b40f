//! How quick the program is beside `less` and the least that any program does, and how it grows with the guide.
//!
//! `cargo bench` measures both; `cargo bench -- ratios` and `cargo bench -- growth` one of them. It reads `/proc`, so it is for Linux.

use std::error::Error;

mod floor;
mod growth;
mod numbers;
mod process;
mod programs;
mod ratios;
mod terminal;

/// A program that could not be measured ends the measuring.
type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    let wanted: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let is_wanted = |name: &str| wanted.is_empty() || wanted.iter().any(|word| word == name);
    if wanted == [floor::ARGUMENT] {
        return floor::run();
    }
    if is_wanted("ratios") {
        ratios::run()?;
    }
    if is_wanted("growth") {
        growth::run()?;
    }
    Ok(())
}
