//! Where things are in a session, as the floors below ask for it.

use std::path::Path;

use super::session::Session;
use crate::paths::Environment;
use crate::store::OwnFiles;
use crate::store::evidence::Surroundings;
use crate::team::earlier::Past;

/// Where evidence is named.
pub fn surroundings(session: &Session) -> Surroundings {
    let Environment { working_directory, home, .. } = &session.environment;
    let project = session.place.project().map(Path::to_owned);
    Surroundings { folder: working_directory.clone(), project, home: home.clone() }
}

/// Where earlier states of the progress are found.
pub fn past(session: &Session) -> Past<'_> {
    Past { guide: &session.guide, file: session.store.path(), state: &session.place.state, now: session.now, zone: &session.zone }
}

/// What no report may replace.
pub fn own_files(session: &Session) -> OwnFiles {
    OwnFiles {
        progress: session.store.clone(),
        guide: session.origin.file.clone(),
        settings: session.environment.config.clone(),
        state: session.place.state.clone(),
    }
}
