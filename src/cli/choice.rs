//! Words that an option can have: those of an enum, as strum knows them.

use std::str::FromStr;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use strum::{ParseError, VariantArray};

/// Reads one of the words of `T`.
pub fn one_of<T>() -> impl TypedValueParser<Value = T>
where
    T: VariantArray + Copy + Into<&'static str> + FromStr<Err = ParseError> + Send + Sync,
{
    let words = T::VARIANTS.iter().map(|choice| -> &'static str { (*choice).into() });
    PossibleValuesParser::new(words).try_map(|word| word.parse::<T>())
}
