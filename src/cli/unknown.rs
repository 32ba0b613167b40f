//! The failure that nothing has the name that was given.

use super::failure::Failure;
use crate::text::nearest;

/// How alike a name must be to be suggested: a wrong guess costs nothing here.
const ALIKE: f64 = 0.7;

/// The failure that there is no `kind` called `name` among `names`.
pub fn unknown<'n>(kind: &'static str, name: &str, names: impl Iterator<Item = &'n str>, advice: &str) -> Failure {
    let suggestion = nearest(name, names, ALIKE).map(str::to_owned);
    Failure::Unknown { kind, name: name.to_owned(), suggestion, advice: advice.to_owned() }
}
