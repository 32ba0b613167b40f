//! A statement while it is read: its words so far, its links, and the numbers that somebody typed in front.

use std::collections::HashSet;

use super::address;
use super::parts::{Kind, Statement};
use crate::text::one_line;

/// A link that is open.
#[derive(Debug, Clone)]
pub struct Link {
    /// Nothing for a place in the same page.
    address: Option<String>,
    /// Whether it stays within the site.
    is_local: bool,
}

impl Link {
    pub fn new(base: &str, href: &str) -> Self {
        Self { address: address::resolve(base, href), is_local: !href.contains(':') }
    }
}

/// The text of the next statement.
#[derive(Debug, Default)]
pub struct Draft {
    text: String,
    has_words: bool,
    /// Where they begin in the text, and their addresses; in order.
    links: Vec<(usize, String)>,
    link: Option<Link>,
    /// Whether the open link is among `links`.
    is_noted: bool,
    /// How many letters and digits are in links within the site.
    local_letters: usize,
    /// Where lines begin after a line break.
    lines: HashSet<usize>,
}

impl Draft {
    pub fn push(&mut self, text: &str) {
        let letters = text.chars().filter(|letter| letter.is_alphanumeric()).count();
        if let Some(link) = &self.link
            && letters > 0
        {
            self.local_letters += if link.is_local { letters } else { 0 };
            if !std::mem::replace(&mut self.is_noted, true) {
                self.links.extend(link.address.iter().map(|address| (self.text.len(), address.clone())));
            }
        }
        self.has_words |= text.contains(|letter: char| !letter.is_whitespace());
        self.text.push_str(text);
    }

    pub fn is_empty(&self) -> bool {
        !self.has_words
    }

    pub fn mark_line(&mut self) {
        self.lines.insert(self.text.len());
    }

    pub fn begin_link(&mut self, link: Option<Link>) {
        self.link = link;
        self.is_noted = false;
    }

    pub fn end_link(&mut self) {
        self.link = None;
    }

    /// What goes on in the next statement: a link that is still open.
    pub fn rest(&self) -> Self {
        Self { link: self.link.clone(), ..Self::default() }
    }

    /// One statement; several where the lines of a paragraph are numbered by hand; none without words.
    pub fn statements(self, kind: Kind, number: Option<u32>, is_around: bool) -> Vec<Statement> {
        let letters = self.text.chars().filter(|letter| letter.is_alphanumeric()).count();
        let is_menu = letters > 0 && self.local_letters == letters;
        let starts = self.starts(kind);
        let ends = starts.iter().skip(1).copied().chain([usize::MAX]);
        let segments = starts.iter().zip(ends).map(|(&start, end)| {
            let text = one_line(&self.text[start..end.min(self.text.len())]);
            let links = self.links_between(start, end).iter().map(|(_, link)| link.clone());
            let (kind, number, text) = unmarked(kind, number, text);
            Statement { kind, number, text, links: links.collect(), is_around, is_menu }
        });
        segments.filter(|statement| !statement.text.is_empty()).collect()
    }

    fn links_between(&self, start: usize, end: usize) -> &[(usize, String)] {
        let before = |end: usize| self.links.partition_point(|(place, _)| *place < end);
        &self.links[before(start)..before(end)]
    }

    /// Where statements begin: at the beginning, and at lines of a paragraph with a bullet or a number. After a mere line end the
    /// number must be the next one: a sentence may be wrapped in front of any number.
    fn starts(&self, kind: Kind) -> Vec<usize> {
        let mut starts = vec![0];
        let line = |start: usize| self.text[start..].lines().next().and_then(|line| mark(line.trim()));
        let mut last = line(0).and_then(|(number, _)| number);
        let breaks = self.text.match_indices('\n').map(|(end, _)| end + 1);
        for start in breaks.filter(|_| kind == Kind::Paragraph) {
            let Some((number, _)) = line(start) else { continue };
            let is_next = number.is_some() && number == last.map(|last| last + 1);
            if is_next || self.lines.contains(&start) {
                starts.push(start);
                last = number;
            }
        }
        starts
    }
}

/// The statement without the number or bullet that was typed in front of it.
fn unmarked(kind: Kind, number: Option<u32>, text: String) -> (Kind, Option<u32>, String) {
    match (kind, mark(&text)) {
        (Kind::Paragraph, Some((Some(number), rest))) => (Kind::Step, Some(number), rest.to_owned()),
        (Kind::Paragraph, Some((None, rest))) => (Kind::Bullet, None, rest.to_owned()),
        (Kind::Heading, Some((_, rest))) => (kind, None, rest.to_owned()),
        _ => (kind, number, text),
    }
}

/// The number, or nothing for a bullet, and what follows.
fn mark(line: &str) -> Option<(Option<u32>, &str)> {
    let (first, rest) = line.split_once(char::is_whitespace)?;
    let rest = rest.trim_start();
    if matches!(first, "•" | "·" | "◦" | "▪" | "‣" | "-" | "–" | "*") {
        return Some((None, rest));
    }
    if first.eq_ignore_ascii_case("step") {
        let (number, rest) = rest.split_once(char::is_whitespace)?;
        return Some((Some(number.trim_end_matches([':', '.', ')']).parse().ok()?), rest.trim_start()));
    }
    let bare = first.trim_start_matches('(').trim_end_matches(['.', ')']);
    let is_closed = first.len() > bare.len() && first.ends_with(['.', ')']);
    let last = bare.rsplit('.').next().unwrap_or_default();
    let is_dotted = bare.contains('.') && bare.split('.').all(|part| part.parse::<u8>().is_ok());
    let letter = match bare.as_bytes() {
        [letter @ b'a'..=b'z'] => Some(u32::from(letter - b'a') + 1),
        _ => None,
    };
    let number = last.parse::<u8>().ok().map(u32::from).or(letter)?;
    (is_closed || is_dotted).then_some((Some(number), rest))
}

#[cfg(test)]
mod tests {
    use super::mark;

    #[test]
    fn numbers_of_every_style_and_bullets_are_marks() {
        for (line, number) in [("1. Go", 1), ("2) Go", 2), ("(3) Go", 3), ("d. Go", 4), ("Step 5: Go", 5), ("5.6 Go", 6)] {
            assert_eq!(mark(line), Some((Some(number), "Go")), "{line}");
        }
        assert_eq!(mark("• Go"), Some((None, "Go")));
        for line in ["4637 is the form", "Go 1. there", "2022. Go", "I go", "Steps to take"] {
            assert_eq!(mark(line), None, "{line}");
        }
    }
}
