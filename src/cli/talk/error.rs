//! Why what was said could not be written down, one sentence each.

use crate::progress::{MAX_NOTE_BYTES, NotPast};

#[derive(Debug, thiserror::Error)]
pub enum TalkError {
    #[error("there is no text: write it behind the id, in quotation marks")]
    NoText,
    #[error("the text is too long: use at most {} KiB; put longer text into a file and add it as evidence", MAX_NOTE_BYTES / 1024)]
    TooLong,
    #[error("`{id}` has no question {number}: `hie-onboard show {id}` numbers them")]
    NoQuestion { id: String, number: usize },
    #[error("several questions about `{id}` are open: choose one with --question: {list}")]
    Several { id: String, list: String },
    #[error(
        "nothing that was asked about `{0}` is open: `hie-onboard show {0}` numbers its questions for --question, and \
         `hie-onboard ask {0} TEXT` records another one"
    )]
    NothingAsked(String),
    #[error(transparent)]
    Day(#[from] NotPast),
}
