//! Finding items by their text: every word has to occur, in any case and with or without accents.

use std::iter;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use crate::guide::Item;
use crate::progress::Record;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Search {
    words: Vec<String>,
}

impl Search {
    /// Without words it finds everything.
    pub fn new(text: &str) -> Self {
        Self { words: text.split_whitespace().map(fold).filter(|word| !word.is_empty()).collect() }
    }

    /// The number of words.
    pub fn count(&self) -> usize {
        self.words.len()
    }

    /// Whether every word occurs in what the guide or the team says about `item`.
    pub fn finds(&self, item: &Item, record: &Record) -> bool {
        let texts: Vec<String> = passages(item, record).map(|passage| fold(passage.text)).collect();
        self.words.iter().all(|word| texts.iter().any(|text| text.contains(word)))
    }

    /// A search for the words that do not occur in `text`.
    #[must_use]
    pub fn beyond(&self, text: &str) -> Self {
        let text = fold(text);
        Self { words: self.words.iter().filter(|word| !text.contains(*word)).cloned().collect() }
    }

    /// The number of words that occur in `text`.
    pub fn count_in(&self, text: &str) -> usize {
        let text = fold(text);
        self.words.iter().filter(|word| text.contains(*word)).count()
    }

    /// Where words occur in `text`: ordered byte ranges of whole graphemes, so that accents are part of a hit.
    pub fn hits(&self, text: &str) -> Vec<Range<usize>> {
        // Most texts have no hit, and splitting graphemes is slow.
        if self.count_in(text) == 0 {
            return Vec::new();
        }
        let graphemes: Vec<(usize, &str)> = text.grapheme_indices(true).collect();
        let letters = |(index, (_, grapheme)): (usize, &(usize, &str))| folded(grapheme).map(|letter| (letter, index)).collect();
        let letters: Vec<(char, usize)> = graphemes.iter().enumerate().flat_map::<Vec<_>, _>(letters).collect();
        let mut is_hit = vec![false; graphemes.len()];
        for word in &self.words {
            let word: Vec<char> = word.chars().collect();
            let places = letters.windows(word.len().max(1)).filter(|window| window.iter().map(|(letter, _)| letter).eq(&word));
            places.flatten().for_each(|(_, index)| is_hit[*index] = true);
        }
        let end = |index: usize| graphemes[index].0 + graphemes[index].1.len();
        let mut hits: Vec<Range<usize>> = Vec::new();
        for index in (0..graphemes.len()).filter(|index| is_hit[*index]) {
            match hits.last_mut().filter(|hit| hit.end == graphemes[index].0) {
                Some(hit) => hit.end = end(index),
                None => hits.push(graphemes[index].0..end(index)),
            }
        }
        hits
    }

    /// Whether every word occurs in `text`.
    pub fn finds_in(&self, text: &str) -> bool {
        let text = fold(text);
        self.words.iter().all(|word| text.contains(word))
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Passage<'a> {
    /// Empty where the text speaks for itself.
    pub label: &'static str,
    pub text: &'a str,
    pub is_markdown: bool,
}

/// Every text about `item` in reading order: the guide's, then the team's.
pub fn passages<'a>(item: &'a Item, record: &'a Record) -> impl Iterator<Item = Passage<'a>> {
    let plain = |label, text| Passage { label, text, is_markdown: false };
    let markdown = |text: &'a str| Passage { label: "", text, is_markdown: true };
    let steps = item.steps.iter().map(|step| step.text.as_str());
    let texts = [item.why.as_str(), &item.body].into_iter().chain(steps).chain(item.facts.iter().map(|fact| fact.text.as_str()));
    let questions = item.questions.iter().map(move |question| plain("question", question.text.as_str()));
    let links = item.links.iter().flat_map(move |link| [plain("link", link.title.as_str()), plain("link", &link.url)]);
    let team = [("owner", &record.owner), ("note", &record.note), ("reason", &record.standing.reason)];
    iter::once(plain("", item.title.as_str()))
        .chain(texts.map(markdown))
        .chain(questions)
        .chain(iter::once(plain("", &item.group)))
        .chain(links)
        .chain(team.map(|(label, text)| plain(label, text)))
        .chain(record.evidence.iter().map(move |evidence| plain("evidence", evidence)))
        .chain(iter::once(plain("id", &item.id)))
}

/// `text` in lower case, without accents.
fn fold(text: &str) -> String {
    if text.is_ascii() { text.to_ascii_lowercase() } else { folded(text).collect() }
}

/// Letter by letter, so that a letter folds the same way everywhere.
fn folded(text: &str) -> impl Iterator<Item = char> {
    text.chars().flat_map(char::to_lowercase).nfd().filter(|part| !is_accent(*part)).map(without_stroke)
}

/// Only the marks of European scripts: in other scripts they are vowels, and without them it is another word.
fn is_accent(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36F}')
}

/// Letters with a stroke, which Unicode does not decompose, and the final sigma.
fn without_stroke(character: char) -> char {
    match character {
        'ø' => 'o',
        'ł' => 'l',
        'đ' => 'd',
        'ς' => 'σ',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::Search;
    use crate::guide::Guide;
    use crate::progress::Record;

    fn finds(text: &str, note: &str) -> bool {
        let guide = Guide::embedded();
        let (_, item) = guide.find("agreements").expect("it is in the guide");
        Search::new(text).finds(item, &Record { note: note.to_owned(), ..Record::default() })
    }

    #[test]
    fn every_word_has_to_occur_somewhere() {
        assert!(finds("", ""));
        assert!(finds("AGREEMENT legal", "with legal"));
        assert!(!finds("agreement xyzzy", "with legal"));
    }

    fn hits<'a>(words: &str, text: &'a str) -> Vec<&'a str> {
        Search::new(words).hits(text).into_iter().map(|hit| &text[hit]).collect()
    }

    #[test]
    fn hits_are_whole_graphemes_of_the_text_as_it_is() {
        assert_eq!(hits("audit", "Audits, AUDIT and re-audit"), ["Audit", "AUDIT", "audit"]);
        assert_eq!(hits("montreal cafe", "Le Cafe\u{301} de MONTRÉAL"), ["Cafe\u{301}", "MONTRÉAL"]);
        assert_eq!(hits("istanbul", "İstanbul"), ["İstanbul"]);
        assert_eq!(hits("οδος", "ΟΔΟΣ και οδος"), ["ΟΔΟΣ", "οδος"]);
        assert_eq!(hits("本", "日本語"), ["本"]);
        assert_eq!(hits("aa", "aaa"), ["aaa"]);
        assert_eq!(hits("a", ""), [""; 0]);
        assert_eq!(hits("", "text"), [""; 0]);
        assert_eq!(hits("\u{301}", "é"), [""; 0]);
    }

    #[test]
    fn whatever_is_found_has_a_hit_to_show() {
        let text = "Straße, ΣΙΣΥΦΟΣ, Ǆ, ŉ, Œuvre, fi\u{fb01}, e\u{301}\u{301}, 👩\u{200d}🔬";
        for word in ["straße", "σισυφος", "ǆ", "œ", "\u{fb01}", "é", "🔬"] {
            assert!(Search::new(word).finds_in(text), "{word}");
            assert!(!hits(word, text).is_empty(), "{word}");
        }
    }

    #[test]
    fn accents_do_not_matter() {
        assert!(finds("montreal", "signed in MONTRÉAL"));
        assert!(finds("Montréal", "montreal"));
        assert!(finds("cafe", "cafe\u{301}"));
        assert!(finds("nguyen thi", "signed by Nguyễn Thị"));
        assert!(finds("soren lukasz dorde", "Søren, Łukasz and Đorđe"));
        assert!(finds("が", "か\u{3099}") && !finds("か\u{3099}", "か"));
    }
}
