//! Reads the names that people type: of a status, a system or a section; and free text.

use std::ffi::OsStr;

use clap::builder::{PossibleValue, PossibleValuesParser, StringValueParser, TypedValueParser};
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::failure::Failure;
use super::unknown::unknown;
use crate::guide::{Gate, Guide, Section, System};
use crate::progress::Status;

/// Reads a status by its word or its label: `doing` or `in progress`. The argument must ignore case.
/// The word `cleared`, if there is one, means to do.
pub fn status_parser(cleared: Option<&'static str>) -> impl TypedValueParser<Value = Status> {
    let value = |status: Status| {
        PossibleValue::new(status.word()).alias(status.label()).aliases(cleared.filter(|_| status == Status::Todo))
    };
    PossibleValuesParser::new(Status::ALL.iter().copied().map(value)).map(|word| status(&word).unwrap_or_default())
}

fn status(word: &str) -> Option<Status> {
    Status::ALL.iter().copied().find(|status| is_any_of(word, &[status.word(), status.label()]))
}

/// By id, abbreviation or title.
pub fn system<'g>(guide: &'g Guide, name: &str) -> Result<&'g System, Failure> {
    let found = guide.systems.iter().find(|system| is_any_of(name, &[&system.id, &system.short, &system.title]));
    found.ok_or_else(|| missing("system", name, guide.systems.iter().map(|system| system.id.as_str())))
}

/// By id, title or short name.
pub fn gate<'g>(guide: &'g Guide, name: &str) -> Result<&'g Gate, Failure> {
    let found = guide.gates.iter().find(|gate| is_any_of(name, &[&gate.id, &gate.short, &gate.title]));
    found.ok_or_else(|| missing("gate", name, guide.gates.iter().map(|gate| gate.id.as_str())))
}

/// By id or title.
pub fn section<'g>(guide: &'g Guide, name: &str) -> Result<&'g Section, Failure> {
    let found = guide.sections.iter().find(|section| is_any_of(name, &[&section.id, &section.title]));
    found.ok_or_else(|| missing("section", name, guide.sections.iter().map(|section| section.id.as_str())))
}

fn missing<'n>(kind: &'static str, name: &str, ids: impl Iterator<Item = &'n str> + Clone) -> Failure {
    let advice = match ids.clone().collect::<Vec<_>>().join(", ") {
        none if none.is_empty() => format!("the guide has no {kind}s"),
        ids => format!("the {kind}s are {ids}"),
    };
    unknown(kind, name, ids, &advice)
}

fn is_any_of(word: &str, names: &[&str]) -> bool {
    let word = word.trim().to_lowercase();
    names.iter().any(|name| name.to_lowercase() == word)
}

/// Text that may begin with a hyphen, but not an option of the same command: then the value was forgotten.
#[derive(Debug, Clone)]
pub struct FreeText;

impl TypedValueParser for FreeText {
    type Value = String;

    fn parse_ref(&self, command: &clap::Command, argument: Option<&clap::Arg>, value: &OsStr) -> Result<String, clap::Error> {
        let text = StringValueParser::new().parse_ref(command, argument, value)?;
        let name = text.split('=').next().unwrap_or_default();
        let is_option = |other: &clap::Arg| {
            let is_long = other.get_long().is_some_and(|long| name.strip_prefix("--") == Some(long));
            is_long || other.get_short().is_some_and(|short| name == format!("-{short}"))
        };
        if !command.get_arguments().any(is_option) {
            return Ok(text);
        }
        let mut error = clap::Error::new(ErrorKind::InvalidValue).with_cmd(command);
        let name = argument.map(ToString::to_string).unwrap_or_default();
        error.insert(ContextKind::InvalidArg, ContextValue::String(name));
        error.insert(ContextKind::InvalidValue, ContextValue::String(String::new()));
        Err(error)
    }
}
