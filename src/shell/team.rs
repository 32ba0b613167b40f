//! Asks git on threads of their own: it may have a long history to read, or a disk that does not answer.

use std::io;
use std::sync::Arc;
use std::sync::mpsc::Sender;

use jiff::tz::TimeZone;

use super::host::Event;
use super::threads::spawn;
use crate::git::{GitError, Repository};
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
    pub events: Sender<Event>,
}

/// Reads the history of an item; it comes as a message.
///
/// # Errors
/// When the system cannot start a thread.
pub fn tell_past(asked: Asked) -> io::Result<()> {
    let events = asked.events.clone();
    spawn("history", events, move |events| {
        let news = match past(&asked) {
            Ok(lines) => News::Past(asked.item, lines),
            Err(TeamError::Git(GitError::NoRepository(_) | GitError::Bare(_))) => {
                News::Remark("No history: the progress file is in no git repository.".to_owned())
            }
            Err(reason) => News::Remark(format!("No history: {reason}.")),
        };
        // The loop may have ended.
        let _ = events.send(Event::News(news));
    })
    .map(|_| ())
}

fn past(asked: &Asked) -> Result<Vec<String>, TeamError> {
    let progress = asked.store.load(&asked.guide)?;
    let happened = history(asked.store.path(), &asked.guide, &progress)?;
    let of_item = happened.iter().filter(|happened| happened.is_about(&asked.item));
    Ok(of_item.map(|happened| happened.line(&asked.guide, &asked.zone)).collect())
}

/// Says if `.gitattributes` names the merge driver for the file, but this clone has not registered it.
///
/// # Errors
/// When the system cannot start a thread.
pub fn look_at_driver(store: Store, events: Sender<Event>) -> io::Result<()> {
    spawn("driver", events, move |events| {
        let driver = Repository::of(store.path()).and_then(|repository| Driver::of(&repository));
        if let Some(warning) = driver.ok().and_then(Driver::warning) {
            // The loop may have ended.
            let _ = events.send(Event::News(News::Remark(format!("{}.", capitalized(warning)))));
        }
    })
    .map(|_| ())
}
