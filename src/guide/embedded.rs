//! The guide that is built in: `data/guide.toml`, written as data of the program when it is built, so that no start reads it.

use compact_str::CompactString;
use jiff::civil::date;

use super::content::{Guide, Notice, Revision, Section, SectionKind, Source, System, Term};
use super::evidence::{Coverage, EvidenceClass};
use super::gate::Gate;
use super::item::{Asks, Fact, Item, Link, Listing, Question, Step};
use super::list::List;
use super::page::{PagePart, PartKind, SourcePage};

include!(concat!(env!("OUT_DIR"), "/guide.rs"));

impl Guide {
    pub fn embedded() -> Self {
        EMBEDDED.clone()
    }
}
