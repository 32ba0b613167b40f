//! The words that a key of a guide's file may take.

use strum::VariantNames as _;

use super::shape::Word;
use crate::guide::{Asks, Coverage, EvidenceClass, Listing, PartKind, SectionKind};

pub(super) fn words_of(word: Word) -> &'static [&'static str] {
    match word {
        Word::Asks => Asks::VARIANTS,
        Word::Coverage => Coverage::VARIANTS,
        Word::EvidenceClass => EvidenceClass::VARIANTS,
        Word::Listing => Listing::VARIANTS,
        Word::PartKind => PartKind::VARIANTS,
        Word::SectionKind => SectionKind::VARIANTS,
    }
}

#[cfg(test)]
mod tests;
