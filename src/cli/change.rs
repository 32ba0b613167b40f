//! Saves changes to items, and describes them briefly.

use super::failure::Failure;
use super::item::add_line;
use super::output::{Answer, Text, Tone};
use super::session::Session;
use crate::progress::{Change, Entry, Field, Progress};
use crate::text::width;

/// Saves `changes` and describes the items `ids` afterwards.
pub fn save(session: &Session, ids: &[&str], changes: &[Change]) -> Result<Answer, Failure> {
    let saved = session.save(changes)?;
    let mut text = Text::default();
    describe(&mut text, session, &saved.progress, ids, changes);
    Ok(Answer { remarks: saved.remarks, ..session.answer(text) })
}

/// Saves `changes` to one item, and says `words` about it, or that nothing changed.
pub fn save_as(session: &Session, id: &str, changes: &[Change], words: &str) -> Result<Answer, Failure> {
    if changes.iter().all(Change::is_empty) {
        return save(session, &[id], changes);
    }
    let saved = session.save(changes)?;
    let mut text = Text::default();
    if let Some(entry) = session.entry(id, &saved.progress) {
        add_line(&mut text, &entry, width(id));
        let scope = if entry.in_scope { "" } else { "; out of scope" };
        text.line(&format!(": {words}{scope}"));
    }
    Ok(Answer { remarks: saved.remarks, ..session.answer(text) })
}

/// Adds a line for each of the items `ids`, with what `changes` set, and below it what they wrote down.
pub fn describe(text: &mut Text, session: &Session, progress: &Progress, ids: &[&str], changes: &[Change]) {
    let columns = ids.iter().map(|id| width(id)).max().unwrap_or(0);
    for id in ids {
        let Some(entry) = session.entry(id, progress) else { continue };
        add_line(text, &entry, columns);
        let details = details(&entry, changes);
        if !details.is_empty() {
            text.add(Tone::Plain, &format!(": {}", details.join("; ")));
        }
        text.end();
        add_lines(text, session, id, changes);
    }
}

/// The correspondence of the item `id` that `changes` added or removed.
fn add_lines(text: &mut Text, session: &Session, id: &str, changes: &[Change]) {
    for change in changes.iter().filter(|change| change.item() == Some(id)) {
        if let Change::Item { before: Field::Correspondence(before), after: Field::Correspondence(after), .. } = change {
            let added = after.difference(before).map(|line| line.sentence(&session.zone));
            let removed = before.difference(after).map(|line| format!("removed: {}", line.sentence(&session.zone)));
            for words in added.chain(removed) {
                text.paragraph("    ", &words);
            }
        }
    }
}

fn details(entry: &Entry, changes: &[Change]) -> Vec<String> {
    let fields: Vec<&Field> = changes.iter().filter_map(|change| changed_field(change, &entry.item.id)).collect();
    let unchanged = fields.is_empty().then(|| "no change".to_owned());
    let scope = (!entry.in_scope).then(|| "out of scope".to_owned());
    fields.into_iter().filter_map(detail).chain(unchanged).chain(scope).collect()
}

fn changed_field<'c>(change: &'c Change, id: &str) -> Option<&'c Field> {
    match change {
        Change::Item { id: changed, after, .. } if changed == id && !change.is_empty() => Some(after),
        _ => None,
    }
}

/// What the mark, the title and the lines below do not show.
fn detail(field: &Field) -> Option<String> {
    match field {
        Field::Standing(standing) => Some(standing.reason.clone()).filter(|reason| !reason.is_empty()),
        Field::Details(_) => Some("details of evidence changed".to_owned()),
        Field::Note(note) if !note.is_empty() => Some("note saved".to_owned()),
        Field::Correspondence(_) | Field::Extra(_) => None,
        field => Some(field.statement()),
    }
}
