//! The failure that nothing has the name that was given.

use super::failure::Failure;
use crate::text::{clean_line, nearest};

/// How alike a name must be to be suggested: a wrong guess costs nothing here.
const ALIKE: f64 = 0.7;

/// The failure that there is no `kind` called `name` among `names`; names of files and what people type can have line breaks.
pub fn unknown<'n>(kind: &'static str, name: &str, names: impl Iterator<Item = &'n str>, advice: &str) -> Failure {
    let shown = |text: &str| clean_line(text).into_owned();
    let suggestion = nearest(name, names, ALIKE).map(shown);
    Failure::Unknown { kind, name: shown(name), suggestion, advice: shown(advice) }
}
