//! Changing items: saving what was asked for, and saying briefly what is different now.

use super::failure::Failure;
use super::item::add_line;
use super::output::{Answer, Text, Tone};
use super::session::Session;
use crate::progress::{Change, Entry, Field, Progress};
use crate::text::width;

/// Saves `changes` and says how the items called `ids` stand now.
///
/// # Errors
/// When nothing could be saved.
pub fn make(session: &Session, ids: &[&str], changes: &[Change]) -> Result<Answer, Failure> {
    let saved = session.save(changes)?;
    let mut text = Text::default();
    describe(&mut text, session, &saved.progress, ids, changes);
    Ok(Answer { remarks: saved.remarks, ..session.answer(text) })
}

/// Adds a line for each of the items called `ids`, with what `changes` gave it.
pub fn describe(text: &mut Text, session: &Session, progress: &Progress, ids: &[&str], changes: &[Change]) {
    let columns = ids.iter().map(|id| width(id)).max().unwrap_or(0);
    for id in ids {
        let Some(entry) = session.entry(id, progress) else { continue };
        add_line(text, &entry, columns);
        let said = said(&entry, changes);
        if !said.is_empty() {
            text.add(Tone::Plain, &format!(": {}", said.join("; ")));
        }
        text.end();
    }
}

/// What is worth saying beyond mark, id and title.
fn said(entry: &Entry, changes: &[Change]) -> Vec<String> {
    let given: Vec<&Field> = changes.iter().filter_map(|change| given(change, &entry.item.id)).collect();
    let unchanged = given.is_empty().then(|| "no change".to_owned());
    let scope = (!entry.in_scope).then(|| "out of scope".to_owned());
    given.into_iter().filter_map(say).chain(unchanged).chain(scope).collect()
}

/// What `change` gave the item called `id`, if it was that item and something is different.
fn given<'c>(change: &'c Change, id: &str) -> Option<&'c Field> {
    match change {
        Change::Item { id: changed, after, .. } if changed == id && !change.is_empty() => Some(after),
        _ => None,
    }
}

/// What the mark and the title do not say yet.
fn say(field: &Field) -> Option<String> {
    match field {
        Field::Standing(standing) => Some(standing.reason.clone()).filter(|reason| !reason.is_empty()),
        Field::Note(note) if !note.is_empty() => Some("note written".to_owned()),
        Field::Extra(_) => None,
        field => Some(field.statement()),
    }
}
