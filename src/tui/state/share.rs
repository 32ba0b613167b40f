//! Parts of an item to use elsewhere: its links, its id, a line of Markdown, an email to the guide's contact.

use std::fmt::Write;

use super::model::Model;
use crate::guide::{Guide, Item};
use crate::text::{clean_line, is_openable};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copyable {
    /// The key that copies it.
    pub key: char,
    pub title: String,
    pub text: String,
}

/// What can be copied of the item called `id`: its links by number, its id, a line of Markdown, its questions.
pub fn copyable(model: &Model, id: &str) -> Vec<Copyable> {
    let Some((section, item)) = model.guide.find(id) else { return Vec::new() };
    let new = |key, title: &str, text: String| Copyable { key, title: title.to_owned(), text };
    let links = ('1'..='9').zip(&item.links).map(|(key, link)| new(key, &clean_line(&link.title), link.url.clone()));
    let is_closed = section.is_tracked().then(|| model.progress.record(&item.id).standing.status.is_closed());
    let line = new('m', "A line of Markdown", markdown(item, is_closed));
    let questions: Vec<&str> = model.progress.scope.questions(item).map(|question| question.text.as_str()).collect();
    let questions = (!questions.is_empty()).then(|| new('a', "The questions to ask", questions.join("\n")));
    links.chain([new('i', "The id", item.id.clone()), line]).chain(questions).collect()
}

/// The item as an entry of a list, for issues and chats.
fn markdown(item: &Item, is_closed: Option<bool>) -> String {
    let mark = match is_closed {
        Some(true) => "[x] ",
        Some(false) => "[ ] ",
        None => "",
    };
    let link = item.links.first().map_or_else(String::new, |link| format!(" — {}", link.url));
    clean_line(&format!("- {mark}{} ({}){link}", item.title, item.id)).into_owned()
}

/// The `mailto` address of an email to the guide's contact about `item`; `None` if it may not be opened.
pub fn letter(guide: &Guide, item: &Item, question: &str) -> Option<String> {
    let to = guide.mail()?;
    let question = clean_line(question.trim());
    let separator = if question.is_empty() { "" } else { ": " };
    let subject = format!("[hie-onboard {}] {}{separator}{question}", item.id, clean_line(&item.title));
    let about = item.links.iter().find(|link| !link.url.starts_with("mailto:"));
    let about = about.map_or_else(String::new, |link| format!("\r\n{}", link.url));
    let body = format!("About: {} ({}){about}\r\n\r\n", clean_line(&item.title), item.id);
    let address = format!("mailto:{to}?subject={}&body={}", encoded(&subject), encoded(&body));
    is_openable(&address).then_some(address)
}

/// Percent-encodes every byte but the unreserved ones (RFC 3986, 2.3).
fn encoded(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => encoded.push(char::from(byte)),
            // Writing to a string cannot fail.
            _ => drop(write!(encoded, "%{byte:02X}")),
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::{encoded, letter};
    use crate::guide::Guide;

    #[test]
    fn nothing_in_a_subject_ends_it() {
        assert_eq!(encoded("a&attach=/etc?#%\r\né"), "a%26attach%3D%2Fetc%3F%23%25%0D%0A%C3%A9");
    }

    #[test]
    fn a_letter_names_the_item_and_the_question() {
        let guide = Guide::embedded();
        let (_, item) = guide.find("agreements").expect("it is there");
        let address = letter(&guide, item, " Who signs? ").expect("it can be opened");
        assert!(address.starts_with("mailto:HLTH.CISSupport@gov.bc.ca?subject=%5Bhie-onboard%20agreements%5D%20"), "{address}");
        assert!(address.contains("%3A%20Who%20signs%3F&body=About%3A%20"), "{address}");
        let short = letter(&guide, item, "").expect("it can be opened");
        assert!(short.contains("agreements&body="), "{short}");
    }

    #[test]
    fn a_letter_that_may_not_be_opened_is_none() {
        let guide = Guide { contact: "the ministry".to_owned(), ..Guide::embedded() };
        let (_, item) = guide.find("agreements").expect("it is there");
        assert_eq!(letter(&guide, item, ""), None);
        let guide = Guide { contact: "a@b?attach=/etc/passwd&x=".to_owned(), ..Guide::embedded() };
        assert_eq!(letter(&guide, item, ""), None);
        assert_eq!(letter(&Guide::embedded(), item, &"x".repeat(3_000)), None);
    }
}
