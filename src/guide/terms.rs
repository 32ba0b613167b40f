//! Glossary terms in running text: whole words, and abbreviations only in the same case.

use super::content::{Guide, Section, Term};
use super::item::{Item, Listing};

impl Guide {
    /// In the order of the glossary.
    pub fn terms_in<'g>(&'g self, texts: &[&str]) -> Vec<&'g Term> {
        self.terms.iter().filter(|term| texts.iter().any(|text| occurs(&term.term, text))).collect()
    }

    pub fn glossary(&self) -> Option<(&Section, &Item)> {
        self.items().find(|(_, item)| item.shows == Some(Listing::Terms))
    }
}

/// As a whole word, singular or plural.
fn occurs(term: &str, text: &str) -> bool {
    if term.is_empty() {
        return false;
    }
    if is_abbreviation(term) {
        return is_whole_in(term, text);
    }
    is_whole_in(&term.to_lowercase(), &text.to_lowercase())
}

/// Two or more capital letters in one word: PRIME is not prime.
fn is_abbreviation(term: &str) -> bool {
    term.split_whitespace().any(|word| word.chars().filter(|character| character.is_uppercase()).count() > 1)
}

fn is_whole_in(term: &str, text: &str) -> bool {
    text.match_indices(term).any(|(start, found)| {
        let (before, rest) = text.split_at(start);
        let after = rest.strip_prefix(found).unwrap_or_default();
        let after = after.strip_prefix('s').unwrap_or(after);
        let is_inside = |character: char| character.is_alphanumeric();
        !before.ends_with(is_inside) && !after.starts_with(is_inside)
    })
}

#[cfg(test)]
mod tests {
    use super::occurs;

    #[test]
    fn terms_are_whole_words_and_may_be_plural() {
        assert!(occurs("Sandbox", "the sandbox, first"));
        assert!(occurs("Bearer token", "Bearer tokens expire"));
        assert!(occurs("API", "(API)"));
        assert!(occurs("IP", "your IP's range"));
        assert!(!occurs("IP", "ZIP"));
        assert!(!occurs("Volume", "voluminous"));
        assert!(!occurs("Production", "reproduction"));
        assert!(!occurs("", "anything"));
    }

    #[test]
    fn abbreviations_keep_their_case() {
        assert!(occurs("PRIME", "enrol in PRIME"));
        assert!(!occurs("PRIME", "of prime importance"));
        assert!(occurs("JSON Web Token", "a JSON Web Token"));
        assert!(!occurs("CIS", "cis"));
    }
}
