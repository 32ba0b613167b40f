//! What a letter says: the facts under their names, and the words that depend on the guide and the scope.

use askama::Template;
use jiff::tz::TimeZone;

use super::agenda::{ON_REPORTED, Why, are_reported, asked, marked, reasons};
use super::matter::Matter;
use super::signature;
use super::terms::Terms;
use crate::guide::{Guide, System};
use crate::progress::{OpenQuestion, Product, ProductField, Progress, Release, Scope};
use crate::text::clean_line;

/// As many questions as somebody answers at once.
const MOST_QUESTIONS: usize = 10;

/// As many as somebody reads before a meeting.
const MAIN_QUESTIONS: usize = 6;

/// How many of the open questions a letter asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// The most important ones; it says how many more there are.
    Main,
    All,
}

#[derive(Template)]
#[template(path = "letter.txt", config = ".askama.toml")]
pub(super) struct Page<'a> {
    matter: Matter,
    guide: &'a Guide,
    progress: &'a Progress,
    terms: &'static Terms,
    questions: Vec<OpenQuestion<'a>>,
    /// How many more questions there are.
    pub(super) others: usize,
    why: Why,
    zone: &'a TimeZone,
}

impl<'a> Page<'a> {
    /// With those of the open `questions` that belong into the letter.
    pub(super) fn new(
        matter: Matter,
        extent: Extent,
        guide: &'a Guide,
        progress: &'a Progress,
        questions: &[OpenQuestion<'a>],
        zone: &'a TimeZone,
    ) -> Self {
        let terms = Terms::of(guide);
        let is_before = |open: &&OpenQuestion| terms.before_meeting.iter().any(|id| open.item.id == *id);
        let mut questions: Vec<OpenQuestion> = match matter {
            Matter::Questions => questions.to_vec(),
            Matter::Discovery => questions.iter().filter(|open| !is_before(open)).copied().collect(),
            Matter::Request | Matter::Test | Matter::Change => Vec::new(),
        };
        let most = match (extent, matter) {
            (Extent::All, _) => questions.len(),
            (Extent::Main, Matter::Discovery) => MAIN_QUESTIONS,
            (Extent::Main, _) => MOST_QUESTIONS,
        };
        let others = questions.len().saturating_sub(most);
        questions.truncate(most);
        Self { matter, guide, progress, terms, questions, others, why: Why::Unsaid, zone }
    }

    fn said(&self, field: ProductField) -> String {
        said(&self.progress.product, field)
    }

    fn signature(&self) -> Vec<String> {
        let first = self.progress.product.contacts.first().cloned().unwrap_or_else(|| self.said(ProductField::Contacts));
        signature::lines(&first, &self.said(ProductField::Vendor))
    }

    /// What is known about the product, under its names; only what the guide speaks of.
    fn facts(&self) -> Vec<(&'static str, String)> {
        let (name, version) = (self.said(ProductField::Product), self.said(ProductField::Version));
        let [product, new, approved] = match self.matter {
            Matter::Change => [("Product", name), ("New version", version), ("Approved version", self.approved())].map(Some),
            _ => [Some(("Product", format!("{name} {version}"))), None, None],
        };
        let facts = [
            Some(("Vendor", self.said(ProductField::Vendor))),
            product,
            new,
            approved,
            self.systems(),
            self.guide.has_medical_practice().then(|| ("Medical-practice application", self.medical_practice().to_owned())),
            Some(("Hosting", self.said(ProductField::Hosting))),
            Some(("Contacts", self.said(ProductField::Contacts))),
        ];
        facts.into_iter().flatten().collect()
    }

    /// Those in scope; all of them where none is chosen.
    fn in_scope(&self) -> Vec<&'a System> {
        let chosen = &self.progress.scope.systems;
        self.guide.systems.iter().filter(|system| chosen.is_empty() || chosen.iter().any(|id| *id == system.id)).collect()
    }

    /// `None` where the guide has no systems.
    fn systems(&self) -> Option<(&'static str, String)> {
        let is_chosen = !self.progress.scope.systems.is_empty();
        let is_unknown = |id: &&String| self.guide.systems.iter().all(|system| system.id != **id);
        let unknown = self.progress.scope.systems.iter().filter(is_unknown).cloned();
        let names: Vec<String> = self.in_scope().into_iter().map(with_short_name).chain(unknown).collect();
        let label = match names.len() {
            0 => return None,
            1 => "System",
            _ => "Systems",
        };
        let check = if is_chosen { "" } else { " [all systems, because none is chosen: check this]" };
        Some((label, format!("{}{check}", names.join(", "))))
    }

    /// Those in scope as a part of a sentence: `none`, the name of the only one, or `several`.
    fn systems_in_words(&self, none: &str, several: &str) -> String {
        match &self.in_scope()[..] {
            [] => none.to_owned(),
            [system] => system.short.to_string(),
            _ => several.to_owned(),
        }
    }

    /// A scope that nobody has chosen says nothing.
    fn medical_practice(&self) -> &'static str {
        match &self.progress.scope {
            scope if *scope == Scope::default() => "[not said yet]",
            scope if scope.medical_practice => "yes",
            _ => "no",
        }
    }

    /// The last version before the product's that was approved.
    fn approved(&self) -> String {
        let Progress { product, releases, .. } = self.progress;
        let earlier = releases.iter().filter(|(version, _)| **version != product.version);
        let approved = earlier.filter_map(|(version, release)| Some((release.approved?, version)));
        match approved.max() {
            Some((day, version)) => format!("{version}, approved on {day}"),
            None => "[version, and date of the approval]".to_owned(),
        }
    }

    fn changed(&self) -> String {
        let release = self.progress.releases.get(&self.progress.product.version);
        let changed =
            release.map(|Release { changed, .. }| changed.trim().trim_end_matches('.')).filter(|changed| !changed.is_empty());
        let touched = match self.in_scope().len() {
            0 => "",
            1 => ", and which messages they touch",
            _ => ", and which of these systems and messages they touch",
        };
        changed.map_or_else(|| format!("[which functions{touched}]"), str::to_owned)
    }
}

/// `Provider and Location Registry (PLR)`.
fn with_short_name(system: &System) -> String {
    let System { title, short, .. } = system;
    if title == short { title.to_string() } else { format!("{title} ({short})") }
}

/// The value, or a gap that nobody overlooks.
pub(super) fn said(product: &Product, field: ProductField) -> String {
    let value = product.get(field);
    if value.is_empty() { format!("[{}: not set]", field.word()) } else { clean_line(&value).into_owned() }
}
