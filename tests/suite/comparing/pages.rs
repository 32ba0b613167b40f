//! Pages to compare, made from the words of the guide's index, as Markdown and as HTML with all that surrounds a text.

use hie_onboard::guide::{PagePart, PartKind};

use super::GUIDE;

/// One thing on a page, from top to bottom.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    Notice(Line),
    Heading(String),
    Steps(Vec<Line>),
    Bullets(Vec<Line>),
    Text(Line),
    Figure(String, String),
}

/// A sentence, and the address that it links to.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    pub text: String,
    pub link: Option<String>,
}

pub fn line(text: &str) -> Line {
    Line { text: text.to_owned(), link: None }
}

pub fn linked(text: &str, link: &str) -> Line {
    Line { text: text.to_owned(), link: Some(link.to_owned()) }
}

/// The page that the embedded guide was made from, as far as its index tells.
pub fn source() -> Vec<Block> {
    let page = GUIDE.page.as_ref().expect("the guide has an index");
    let mut blocks: Vec<Block> = Vec::new();
    for part in &page.parts {
        match (part.kind, blocks.last_mut()) {
            (PartKind::Step, Some(Block::Steps(lines))) | (PartKind::Commitment, Some(Block::Bullets(lines))) => {
                lines.push(from(part));
            }
            (PartKind::Contact, _) => {}
            _ => blocks.push(block(part)),
        }
    }
    blocks
}

fn from(part: &PagePart) -> Line {
    Line { text: part.words.to_string(), link: part.links.first().map(ToString::to_string) }
}

fn block(part: &PagePart) -> Block {
    match part.kind {
        PartKind::Notice => Block::Notice(from(part)),
        PartKind::Heading => Block::Heading(part.words.to_string()),
        PartKind::Step => Block::Steps(vec![from(part)]),
        PartKind::Commitment => Block::Bullets(vec![from(part)]),
        PartKind::Figure => Block::Figure(part.file.to_string(), part.words.to_string()),
        PartKind::Requirement | PartKind::Text | PartKind::Contact => Block::Text(from(part)),
    }
}

/// As somebody writes it by hand: how lists are marked and where lines end does not matter.
pub struct Style {
    pub heading: &'static str,
    pub bullet: &'static str,
    pub after_number: &'static str,
}

pub const PLAIN: Style = Style { heading: "###", bullet: "*", after_number: "." };

pub fn markdown(blocks: &[Block], style: &Style) -> String {
    let written = |line: &Line| match &line.link {
        Some(link) => format!("[{}]({link})", line.text),
        None => line.text.clone(),
    };
    let block = |block: &Block| match block {
        Block::Notice(line) => {
            format!(
                "{{% raw %}}\n<blockquote class=\"stu-note\">\n<p>\n{}\n</p>\n</blockquote>\n{{% endraw %}}\n\n",
                anchor(line)
            )
        }
        Block::Heading(text) => format!("{} {text}\n\n", style.heading),
        Block::Steps(lines) => {
            let steps = lines.iter().enumerate();
            let steps = steps.map(|(at, line)| format!("{}{} {}\n", at + 1, style.after_number, written(line)));
            steps.collect::<Vec<_>>().concat() + "\n"
        }
        Block::Bullets(lines) => {
            let bullets = lines.iter().map(|line| format!("{} {}\n", style.bullet, written(line)));
            bullets.collect::<Vec<_>>().concat() + "\n"
        }
        Block::Text(line) => written(line) + "\n\n",
        Block::Figure(file, description) => format!("![{description}](images/{file})\n\n"),
    };
    blocks.iter().map(block).collect()
}

fn anchor(line: &Line) -> String {
    match &line.link {
        Some(address) => format!("<a href=\"{}\">{}</a>", address.replace('&', "&amp;"), line.text),
        None => line.text.clone(),
    }
}

/// With a menu, a table of contents, a box of the publisher, a logo and a footer.
pub fn html(blocks: &[Block]) -> String {
    let block = |block: &Block| match block {
        Block::Notice(line) => format!("<blockquote class=\"stu-note\"><p>{}</p></blockquote>\n", anchor(line)),
        Block::Heading(text) => format!("<h3 id=\"x\">{text}</h3>\n"),
        Block::Steps(lines) => format!("<ol>{}</ol>\n", entries(lines)),
        Block::Bullets(lines) => format!("<ul>{}</ul>\n", entries(lines)),
        Block::Text(line) => format!("<p>{}</p>\n", anchor(line)),
        Block::Figure(file, description) => {
            format!("<div><figure><img src=\"images/{file}\" alt=\"{description}\"/></figure><p></p></div>\n")
        }
    };
    let contents = |block: &Block| match block {
        Block::Heading(text) => format!("<li><a href=\"#x\">{text}</a></li>"),
        _ => String::new(),
    };
    let (text, contents): (String, String) = (blocks.iter().map(block).collect(), blocks.iter().map(contents).collect());
    format!("{BEFORE}<div class=\"markdown-toc\"><ul>{contents}</ul></div>\n{text}{AFTER}")
}

fn entries(lines: &[Line]) -> String {
    lines.iter().map(|line| format!("  <li>{}</li>\n", anchor(line))).collect::<Vec<_>>().concat()
}

const BEFORE: &str = "<?xml version=\"1.0\"?>\n<!DOCTYPE html>\n<html><head><title>Becoming a Connected Partner - Registry</title>\
    <style>p { color: red }</style><script>if (1 < 2) document.write('<p>Not text</p>');</script></head><body>\n\
    <div id=\"segment-header\"><img src=\"logo.png\" alt=\"Home\"><p>Registry guide 1.0.0</p></div>\n\
    <nav><ul><li><a href=\"index.html\">Overview</a></li><li><a href=\"#\">Getting started</a></li></ul></nav>\n\
    <div id=\"segment-content\"><div class=\"row\"><p id=\"publish-box\">Built locally. See the \
    <a href=\"https://example.org/\">versions</a></p><h2>Becoming a Connected Partner</h2>\n";

const AFTER: &str = "</div></div>\n<div id=\"segment-footer\"><p>Made by <a href=\"https://example.org/us\">us</a>, 2024. Write to \
    web@example.org</p></div><script src=\"x.js\"> </script></body></html>\n";
