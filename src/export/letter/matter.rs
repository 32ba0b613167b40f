//! What a letter is about, as commands and subjects name it.

use strum::{EnumString, IntoStaticStr, VariantArray};

use super::terms::Terms;
use crate::guide::Guide;
use crate::text::capitalized;

/// What a letter is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, VariantArray, EnumString, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Matter {
    /// To begin.
    Request,
    /// A date for the first meeting.
    Discovery,
    /// Everything that no page says.
    Questions,
    /// A date for the conformance test.
    Test,
    /// A new version of a product that had passed.
    Change,
}

impl Matter {
    pub const ALL: &'static [Self] = Self::VARIANTS;

    /// As the subject has it, in the words of `guide`.
    pub fn words(self, guide: &Guide) -> String {
        let terms = Terms::of(guide);
        match self {
            Self::Request => "Request for integration".to_owned(),
            Self::Discovery => capitalized(terms.meeting),
            Self::Questions => "Questions".to_owned(),
            Self::Test => capitalized(terms.test),
            Self::Change => "Changed application".to_owned(),
        }
    }
}
