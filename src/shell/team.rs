//! Asks git on threads of their own: it may have a long history to read, or a disk that does not answer.

use std::sync::Arc;

use jiff::tz::TimeZone;

use super::host::Event;
use super::outbox::Outbox;
use super::threads::spawn;
use crate::git::GitError;
use crate::guide::Guide;
use crate::store::Store;
use crate::team::history::history;
use crate::team::{Driver, TeamError};
use crate::text::capitalized;
use crate::tui::state::message::News;

/// Whose history is asked for.
pub struct Asked {
    /// The id of the item.
    pub item: String,
    pub store: Store,
    pub guide: Arc<Guide>,
    pub zone: TimeZone,
    pub events: Outbox,
}

/// Reads the history of an item; it comes as a message, and so does why it cannot be read.
pub fn tell_past(asked: Asked) {
    let events = asked.events.clone();
    let started = spawn("history", events.clone(), move |events| {
        let news = match past(&asked) {
            Ok(lines) => News::Past(asked.item, lines),
            Err(TeamError::Git(GitError::NoRepository(_) | GitError::Bare(_))) => {
                News::Remark("No history: the file is in no git repository.".to_owned())
            }
            Err(reason) => News::Remark(format!("No history: {reason}.")),
        };
        events.send(Event::News(news));
    });
    if let Err(reason) = started {
        events.send(Event::News(News::Remark(format!("No history: the system cannot start a thread: {reason}."))));
    }
}

fn past(asked: &Asked) -> Result<Vec<String>, TeamError> {
    let progress = asked.store.load(&asked.guide)?;
    let happened = history(asked.store.path(), &asked.guide, &progress)?;
    let of_item = happened.iter().filter(|happened| happened.is_about(&asked.item));
    Ok(of_item.map(|happened| happened.line(&asked.guide, &asked.zone)).collect())
}

/// Says if `.gitattributes` names the merge driver for the file, but this clone has not registered it.
pub fn look_at_driver(store: Store, events: Outbox) {
    // Without a thread for it, nobody asked either.
    let _ = spawn("driver", events, move |events| {
        if let Some(warning) = Driver::warning_for(store.path()) {
            events.send(Event::News(News::Remark(format!("{}.", capitalized(warning)))));
        }
    });
}
