//! Why a release cannot be recorded.

use jiff::civil::Date;

#[derive(Debug, thiserror::Error)]
pub enum ReleaseError {
    #[error("it would be approved {approved}, before it was notified {notified}: correct one of them")]
    ApprovedBefore { notified: Date, approved: Date },
    #[error("the version is empty: name one, such as 2.4")]
    NoVersion,
}
