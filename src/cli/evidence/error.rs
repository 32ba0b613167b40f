//! Why a piece of evidence cannot be added.

use jiff::civil::Date;

#[derive(Debug, thiserror::Error)]
pub enum EvidenceError {
    #[error("the evidence is empty: name a file, or give an address or a few words")]
    NoEvidence,
    #[error("the evidence would be valid until {valid_until}, but it is dated {dated}, which is later: correct one of them")]
    ExpiredBefore { dated: Date, valid_until: Date },
}
