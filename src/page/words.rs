//! The significant words of a text, and when two of them are the same but for a typing error.

use unicode_normalization::UnicodeNormalization;

/// Words that hold sentences together. What permits, forbids or limits is not among them.
const SMALL: &[&str] = &[
    "a",
    "about",
    "also",
    "an",
    "and",
    "any",
    "are",
    "as",
    "at",
    "be",
    "been",
    "being",
    "but",
    "by",
    "can",
    "do",
    "does",
    "each",
    "eg",
    "etc",
    "for",
    "from",
    "go",
    "had",
    "has",
    "have",
    "how",
    "if",
    "in",
    "including",
    "into",
    "is",
    "it",
    "its",
    "of",
    "on",
    "or",
    "our",
    "so",
    "than",
    "that",
    "the",
    "their",
    "them",
    "then",
    "there",
    "these",
    "they",
    "this",
    "those",
    "to",
    "was",
    "we",
    "were",
    "what",
    "when",
    "which",
    "while",
    "who",
    "with",
    "within",
    "you",
    "your",
];

/// Shorter words differ by one letter too often.
const SHORTEST_WITH_ERROR: usize = 5;
const SHORTEST_WITH_TWO: usize = 9;

/// Once each, in the order of the text: lower case, without small words, single letters and addresses.
pub fn significant(text: &str) -> Vec<String> {
    let plain = if text.is_ascii() { text.to_ascii_lowercase() } else { text.nfkc().collect::<String>().to_lowercase() };
    let spoken = plain.split_whitespace().filter(|word| !word.contains('@') && !word.contains("://"));
    let parts = spoken.flat_map(|word| word.split(|letter: char| !letter.is_alphanumeric()));
    let mut seen = std::collections::HashSet::new();
    parts.filter(|part| is_significant(part) && seen.insert(*part)).map(str::to_owned).collect()
}

fn is_significant(word: &str) -> bool {
    let is_letter = word.chars().nth(1).is_none() && !word.chars().all(char::is_numeric);
    !word.is_empty() && !is_letter && !SMALL.contains(&word)
}

/// Whether they differ by no more than a typing error; numbers never do.
pub fn are_alike(one: &str, other: &str) -> bool {
    if one == other {
        return true;
    }
    let (length, longer) = (one.chars().count(), other.chars().count());
    let shortest = length.min(longer);
    let most = usize::from(shortest >= SHORTEST_WITH_ERROR) + usize::from(shortest >= SHORTEST_WITH_TWO);
    let has_number = |word: &str| word.contains(char::is_numeric);
    length.abs_diff(longer) <= most
        && most > 0
        && !has_number(one)
        && !has_number(other)
        && strsim::osa_distance(one, other) <= most
}

/// How two lists of words compare.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Overlap {
    pub common: usize,
    /// Of the second list, in its order.
    pub new: Vec<String>,
    /// Of the first list.
    pub gone: Vec<String>,
    /// Words that differ by a typing error.
    pub typos: Vec<(String, String)>,
}

impl Overlap {
    pub fn of(before: &[String], now: &[String]) -> Self {
        let missing = |list: &[String], other: &[String]| -> Vec<String> {
            let other: std::collections::HashSet<&String> = other.iter().collect();
            list.iter().filter(|word| !other.contains(word)).cloned().collect()
        };
        let (mut gone, mut new) = (missing(before, now), missing(now, before));
        let mut overlap = Self { common: before.len() - gone.len(), ..Self::default() };
        // A statement that has little in common is not the same one with typing errors.
        if gone.len() <= before.len().min(MOST_LEFT) && new.len() <= MOST_LEFT {
            gone.retain(|word| match new.iter().position(|other| are_alike(word, other)) {
                Some(place) => {
                    overlap.typos.push((word.clone(), new.remove(place)));
                    false
                }
                None => true,
            });
        }
        overlap.common += overlap.typos.len();
        Self { new, gone, ..overlap }
    }

    /// How alike the lists are: from 0 to 1 (Dice's coefficient).
    #[expect(clippy::cast_precision_loss, reason = "texts have fewer than 2^52 words")]
    pub fn likeness(&self) -> f64 {
        let all = 2 * self.common + self.new.len() + self.gone.len();
        if all == 0 { 0.0 } else { 2.0 * self.common as f64 / all as f64 }
    }
}

/// More words than a statement has that somebody mistyped.
const MOST_LEFT: usize = 200;

#[cfg(test)]
mod tests {
    use super::{Overlap, are_alike, significant};

    #[test]
    fn words_are_the_same_in_every_case_punctuation_and_wrapping() {
        let plain = significant("Read the whole page (e.g. volume 1), then ask cis");
        assert_eq!(plain, ["read", "whole", "page", "volume", "1", "ask", "cis"]);
        assert_eq!(significant("READ the\nwhole page: e.g. Volume 1;  then, ask CIS. Ask cis@example.org"), plain);
    }

    #[test]
    fn typing_errors_are_forgiven_and_other_words_and_numbers_are_not() {
        for (one, other) in [("standards", "stadards"), ("integration", "intergartion"), ("vendor", "vender")] {
            assert!(are_alike(one, other), "{one} {other}");
        }
        for (one, other) in [("test", "text"), ("2022", "2023"), ("4637save", "4638save"), ("must", "may"), ("accept", "except")]
        {
            assert!(!are_alike(one, other), "{one} {other}");
        }
    }

    #[test]
    fn what_is_new_and_gone_is_told_apart_from_what_is_mistyped() {
        let [before, now] = ["review every standard twice", "review evrey standards once"].map(significant);
        let overlap = Overlap::of(&before, &now);
        assert_eq!((overlap.common, overlap.typos.len()), (3, 2));
        assert_eq!((overlap.new, overlap.gone), (vec!["once".to_owned()], vec!["twice".to_owned()]));
    }
}
