//! That git has no repository of the file, said for where the user stands.

use std::path::Path;

use super::failure::Failure;
use super::session::Session;
use crate::git::{self, GitError};
use crate::paths::{Choice, TEAM_FOLDER};
use crate::team::TeamError;

/// `failure` of a command. In a repository without a team's file git was asked about the personal file, which nobody shares.
pub fn in_place(session: &Session, failure: Failure) -> Failure {
    let Failure::Team(TeamError::Git(GitError::NoRepository(folder))) = failure else { return failure };
    if session.place.choice == Choice::Personal
        && let Ok(root) = git::root(&session.environment.working_directory)
    {
        return Failure::NoTeamFile(root);
    }
    no_repository(&folder).into()
}

/// That there is none, with the folder in which `git init` makes sense.
pub fn no_repository(folder: &Path) -> GitError {
    let above = folder.parent().filter(|_| folder.ends_with(TEAM_FOLDER));
    GitError::NoRepository(above.unwrap_or(folder).to_owned())
}
