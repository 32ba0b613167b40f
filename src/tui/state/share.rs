//! Parts of an item to use elsewhere: its links, its id, a line of Markdown, an email to the guide's contact.

use super::model::Model;
use crate::export::letter::{ON_REPORTED, marked, subject};
use crate::guide::{EvidenceClass, Guide, Item, Question};
use crate::progress::Product;
use crate::text::{clean_line, mailto};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copyable {
    /// The key that copies it.
    pub key: char,
    pub title: String,
    pub text: String,
}

/// What can be copied of the item called `id`: its links by number, its id, a line of Markdown, its questions.
pub fn copyable(model: &Model, id: &str) -> Vec<Copyable> {
    let Some((section, item)) = model.item(id) else { return Vec::new() };
    let new = |key, title: &str, text: String| Copyable { key, title: title.to_owned(), text };
    let links = ('1'..='9').zip(&item.links).map(|(key, link)| new(key, &clean_line(&link.title), link.url.to_string()));
    let is_closed = section.is_tracked().then(|| model.progress.record(&item.id).standing.status.is_closed());
    let line = new('m', "A line of Markdown", markdown(item, is_closed));
    let questions = questions(model.progress.scope.questions(item));
    let questions = (!questions.is_empty()).then(|| new('a', "The questions to ask", questions));
    links.chain([new('i', "The id", item.id.to_string()), line]).chain(questions).collect()
}

/// One on each line, and what marks mean below; empty if there are none.
fn questions<'a>(questions: impl Iterator<Item = &'a Question>) -> String {
    let is_reported = |question: &Question| question.class == EvidenceClass::Reported;
    let (mut lines, mut any_reported) = (Vec::new(), false);
    for question in questions {
        any_reported |= is_reported(question);
        lines.push(marked(&question.text, is_reported(question)));
    }
    lines.extend(any_reported.then(|| ON_REPORTED.to_owned()));
    lines.join("\n")
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

/// The `mailto` address of an email to the guide's contact about `item`, from those who make the product; `None` if it may not be
/// opened.
pub fn letter(guide: &Guide, product: &Product, item: &Item, question: &str) -> Option<String> {
    let to = guide.mail()?;
    let question = clean_line(question.trim());
    let separator = if question.is_empty() { "" } else { ": " };
    let subject = subject(product, &format!("{}{separator}{question}", item.title));
    let about = item.links.iter().find(|link| !link.url.starts_with("mailto:"));
    let about = about.map_or_else(String::new, |link| format!("\n{}", link.url));
    mailto(to, &subject, &format!("About: {}{about}\n\n", clean_line(&item.title)))
}

#[cfg(test)]
mod tests {
    use super::letter;
    use crate::guide::Guide;
    use crate::progress::Product;

    #[test]
    fn a_letter_names_the_product_the_item_and_the_question() {
        let guide = Guide::embedded();
        let (_, item) = guide.find("agreements").expect("it is there");
        let product = Product { vendor: "Acme".to_owned(), product: "CareNote".to_owned(), ..Product::default() };
        let address = letter(&guide, &product, item, " Who signs? ").expect("it can be opened");
        let start = "mailto:HLTH.CISSupport@gov.bc.ca?subject=Acme%20%7C%20CareNote%20%5Bversion%3A%20not%20set%5D%20%7C%20";
        assert!(address.starts_with(start), "{address}");
        assert!(address.contains("%3A%20Who%20signs%3F&body=About%3A%20"), "{address}");
        assert!(!address.contains("%28agreements%29"), "the ministry does not know our names: {address}");
        let short = letter(&guide, &product, item, "").expect("it can be opened");
        assert!(short.contains("agreements&body="), "{short}");
    }

    #[test]
    fn a_letter_that_may_not_be_opened_is_none() {
        let guide = Guide { contact: "the ministry".into(), ..Guide::embedded() };
        let (_, item) = guide.find("agreements").expect("it is there");
        assert_eq!(letter(&guide, &Product::default(), item, ""), None);
        assert_eq!(letter(&Guide::embedded(), &Product::default(), item, &"x".repeat(3_000)), None);
    }
}
