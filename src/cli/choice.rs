//! Options whose values are the words of a strum enum.

use std::str::FromStr;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use strum::{ParseError, VariantArray};

pub fn one_of<T>() -> impl TypedValueParser<Value = T>
where
    T: VariantArray + Copy + Into<&'static str> + FromStr<Err = ParseError> + Send + Sync,
{
    let words = T::VARIANTS.iter().map(|choice| -> &'static str { (*choice).into() });
    PossibleValuesParser::new(words).try_map(|word| word.parse::<T>())
}
