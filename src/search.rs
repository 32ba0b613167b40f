//! Finding items by what they say: every word has to occur, whatever its case and accents.

use std::iter;

use crate::guide::Item;
use crate::progress::Record;

/// What somebody looks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Search {
    words: Vec<String>,
}

impl Search {
    /// A search for every word of `text`; without words it finds everything.
    pub fn new(text: &str) -> Self {
        Self { words: text.split_whitespace().map(fold).collect() }
    }

    /// Whether the guide or the team says every word about `item`.
    pub fn finds(&self, item: &Item, record: &Record) -> bool {
        let said: Vec<String> = from_guide(item).chain(from_team(record)).map(fold).collect();
        self.words.iter().all(|word| said.iter().any(|text| text.contains(word)))
    }

    /// Whether `text` says every word.
    pub fn finds_in(&self, text: &str) -> bool {
        let text = fold(text);
        self.words.iter().all(|word| text.contains(word))
    }
}

fn from_guide(item: &Item) -> impl Iterator<Item = &str> {
    let Item { id, title, group, why, body, steps, .. } = item;
    let facts = item.facts.iter().map(|fact| fact.text.as_str());
    let links = item.links.iter().flat_map(|link| [link.title.as_str(), &link.url]);
    [id, title, group, why, body].into_iter().chain(steps).map(String::as_str).chain(facts).chain(links)
}

fn from_team(record: &Record) -> impl Iterator<Item = &str> {
    let words = iter::once(&record.owner).chain([&record.note, &record.standing.reason]);
    words.chain(&record.evidence).map(String::as_str)
}

/// `text` in lower case, without accents.
fn fold(text: &str) -> String {
    text.to_lowercase().chars().filter_map(without_accent).collect()
}

fn without_accent(character: char) -> Option<char> {
    Some(match character {
        '\u{300}'..='\u{36F}' => return None,
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => 'c',
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => 'e',
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' => 'i',
        'ñ' | 'ń' | 'ņ' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => 'o',
        'ś' | 'ŝ' | 'ş' | 'š' => 's',
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        other => other,
    })
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

    #[test]
    fn accents_do_not_matter() {
        assert!(finds("montreal", "signed in MONTRÉAL"));
        assert!(finds("Montréal", "montreal"));
        assert!(finds("cafe", "cafe\u{301}"));
    }
}
