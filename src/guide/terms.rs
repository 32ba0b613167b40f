//! Glossary terms in running text: as whole words, abbreviations only as they are written.

use super::content::{Guide, Item, Listing, Section, Term};

impl Guide {
    /// The terms that occur in one of `texts`, in the order of the glossary.
    pub fn terms_in<'g>(&'g self, texts: &[&str]) -> Vec<&'g Term> {
        self.terms.iter().filter(|term| texts.iter().any(|text| occurs(&term.term, text))).collect()
    }

    /// The page that shows the glossary, if there is one.
    pub fn glossary(&self) -> Option<(&Section, &Item)> {
        self.items().find(|(_, item)| item.shows == Some(Listing::Terms))
    }
}

/// Whether `text` has `term` as a word of its own, also in the plural.
fn occurs(term: &str, text: &str) -> bool {
    if term.is_empty() {
        return false;
    }
    if is_abbreviation(term) {
        return is_whole_in(term, text);
    }
    is_whole_in(&term.to_lowercase(), &text.to_lowercase())
}

/// Two capital letters or more in one word are not there by chance: PRIME is not prime.
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
