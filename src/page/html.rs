//! Reads HTML token by token: no tree is built, so that no page, however deep or broken, costs more than its size.

use std::convert::Infallible;
use std::str::FromStr;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

use super::builder::Builder;
use super::element::{Attributes, Element};

/// Hands every tag and text of `html` to `builder`.
pub fn read(html: &str, builder: &mut Builder) {
    let mut tag = Tag::default();
    let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, _: Span<()>| -> Option<Infallible> {
        tag.take(&event, builder);
        None
    });
    // Otherwise scripts are read as if they were text.
    emitter.naively_switch_states(true);
    // Nothing comes out of it: all goes to the builder.
    let tokens: Result<Vec<Infallible>, Infallible> = Tokenizer::new_with_emitter(html, emitter).collect();
    drop(tokens);
}

/// The start tag that is being read.
#[derive(Default)]
struct Tag {
    name: String,
    attribute: Vec<u8>,
    attributes: Attributes,
}

impl Tag {
    fn take(&mut self, event: &CallbackEvent<'_>, builder: &mut Builder) {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                *self = Self { name: String::from_utf8_lossy(name).into_owned(), ..Self::default() };
            }
            CallbackEvent::AttributeName { name } => {
                self.attribute = name.to_vec();
                self.attributes.is_hidden |= *name == b"hidden";
            }
            CallbackEvent::AttributeValue { value } => self.attributes.set(&self.attribute, value),
            CallbackEvent::CloseStartTag { .. } => self.open(builder),
            CallbackEvent::EndTag { name } => {
                if let Ok(element) = element(&String::from_utf8_lossy(name)) {
                    builder.close(element);
                }
            }
            CallbackEvent::String { value } => builder.text(&String::from_utf8_lossy(value)),
            _ => {}
        }
    }

    fn open(&mut self, builder: &mut Builder) {
        let attributes = std::mem::take(&mut self.attributes);
        match self.name.as_str() {
            "br" => builder.line_break(),
            "hr" => builder.end_block(),
            "base" => builder.set_base(attributes.href),
            "img" => builder.figure(&attributes.src, &attributes.alt),
            name => {
                if let Ok(element) = element(name) {
                    builder.open(element, attributes);
                }
            }
        }
    }
}

fn element(name: &str) -> Result<Element, strum::ParseError> {
    Element::from_str(name)
}
