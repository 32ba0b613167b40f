//! What letters call the things that they speak of: the ministry's own names, or neutral words with any other guide.

use crate::guide::{BUILT_IN, Guide};

pub(super) struct Terms {
    pub(super) meeting: &'static str,
    /// The items whose questions a letter that arranges the meeting need not ask: the meeting itself, and the request before it.
    pub(super) before_meeting: &'static [&'static str],
    pub(super) standards: &'static str,
    pub(super) form: &'static str,
    pub(super) test: &'static str,
    pub(super) environment: &'static str,
    /// What to ask about the papers before the test.
    pub(super) notice_of_test: &'static str,
    /// What to ask about the papers for a change.
    pub(super) notice_of_change: &'static str,
}

/// Names as in `facts.md`; forms that are only reported stay something to ask about.
const OF_THE_MINISTRY: Terms = Terms {
    meeting: "discovery session",
    before_meeting: &["request-services", "phase-discovery"],
    standards: "conformance standards",
    form: "Request for Integration Services (form 4637)",
    test: "conformance test",
    environment: "conformance environment",
    notice_of_test: "whether you require a Conformance Initiation Notice (form 4636, as far as we know)",
    notice_of_change: "whether you require an Application Release Assessment (form 4635, as far as we know)",
};

const OF_OTHERS: Terms = Terms {
    meeting: "first meeting",
    before_meeting: &[],
    standards: "requirements",
    form: "request form",
    test: "test",
    environment: "test environment",
    notice_of_test: "which form or notice you need from us",
    notice_of_change: "which form or notice you need from us",
};

impl Terms {
    pub(super) fn of(guide: &Guide) -> &'static Self {
        if guide.id == BUILT_IN { &OF_THE_MINISTRY } else { &OF_OTHERS }
    }
}
