//! The selected item whole: its status, why it matters, what to do, what is known and from where, notes and evidence.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::guide::{Item, Section};
use crate::progress::Record;
use crate::text::{clean, clean_line, is_openable};
use crate::tui::draw::highlight;
use crate::tui::draw::markdown;
use crate::tui::draw::wrap::{Indent, wrap, wrap_as_typed};
use crate::tui::state::model::Model;
use crate::tui::state::visible::is_out_of_scope;

mod standing;
mod statements;

/// Text lines wider than this are hard to follow from one end to the other.
const WIDEST: usize = 88;

/// What stands below an entry.
const BELOW: Indent<'static> = Indent { first: "  ", rest: "  " };

/// So many of the items to do first are named.
const MOST_FIRST: usize = 3;

/// So many entries of a list are shown: more would make every key slow.
const MOST: usize = 200;

/// What the panel shows in so many columns: the selected item, or the page as long as that is selected.
pub fn lines(model: &Model, columns: usize) -> Vec<Line<'static>> {
    let page = Page { model, room: columns, columns: columns.min(WIDEST), lines: Vec::new() };
    match (model.selected(), model.section()) {
        (Some((section, item)), _) if section.is_tracked() => page.tracked(item),
        (Some((_, item)), _) => page.reference(item),
        (None, Some(section)) => page.section(section),
        (None, None) => Vec::new(),
    }
}

/// The addresses that the panel can show of what is selected.
pub fn addresses(model: &Model) -> Vec<&str> {
    let item = model.selected().map(|(_, item)| item);
    let links = item.into_iter().flat_map(|item| model.progress.scope.links(item).take(MOST).map(|link| link.url.as_str()));
    let evidence =
        item.into_iter().flat_map(|item| model.progress.record(&item.id).evidence.iter().take(MOST).map(String::as_str));
    let sources = item.into_iter().flat_map(|item| model.guide.sources_of(item).map(|source| source.url.as_str()));
    let all = links.chain(evidence).chain(sources);
    let mut known: Vec<&str> = all.filter(|address| is_openable(address)).collect();
    // One may begin another.
    known.sort_by_key(|address| std::cmp::Reverse(address.len()));
    known.dedup();
    known
}

/// The panel's title, with what is searched for in it.
pub fn title(model: &Model) -> Vec<Span<'static>> {
    let selected = model.selected().map(|(_, item)| item.title.as_str());
    let title = selected.or_else(|| model.section().map(|section| section.title.as_str())).unwrap_or_default();
    let title = Line::raw(clean_line(title).into_owned());
    match &model.lens.finding {
        Some(finding) => highlight::line(&finding.search, title, &model.theme).spans,
        None => title.spans,
    }
}

struct Page<'a> {
    model: &'a Model,
    /// All columns of the panel.
    room: usize,
    /// Columns for text.
    columns: usize,
    lines: Vec<Line<'static>>,
}

impl Page<'_> {
    fn tracked(mut self, item: &Item) -> Vec<Line<'static>> {
        let record = self.model.progress.record(&item.id);
        self.long_title(item);
        self.status(item, record);
        self.applies_to(item);
        self.also(item);
        self.own(record);
        self.heading("Why it matters");
        self.markdown(&item.why);
        self.steps(item, record);
        self.rest(item);
        self.lines
    }

    /// Those that are done have a mark.
    fn steps(&mut self, item: &Item, record: &Record) {
        self.heading("What to do");
        let steps: Vec<_> = self.model.progress.scope.steps(item).collect();
        self.each(&steps, |page, _, (number, step)| {
            let mark = match record.ticked.contains(number) {
                true => "[x] ",
                false if record.ticked.is_empty() => "",
                false => "[ ] ",
            };
            page.entry(&format!("{number}. {mark}"), &step.words());
        });
    }

    fn reference(mut self, item: &Item) -> Vec<Line<'static>> {
        self.long_title(item);
        self.markdown(&item.body);
        if let Some(shown) = item.shows {
            let markdown = self.model.guide.listing(shown, self.model.today);
            self.blank();
            self.markdown(&markdown);
        }
        self.own(self.model.progress.record(&item.id));
        self.rest(item);
        self.lines
    }

    /// The panel's own title is one line.
    fn long_title(&mut self, item: &Item) {
        let title = clean_line(&item.title);
        if crate::text::width(&title) > self.columns + 1 {
            self.spans(&[Span::styled(title.into_owned(), self.model.theme.strong)], Indent::NONE);
        }
    }

    fn section(mut self, section: &Section) -> Vec<Line<'static>> {
        self.quiet(&clean_line(&section.purpose));
        self.blank();
        self.markdown(&section.intro);
        self.lines
    }

    fn rest(&mut self, item: &Item) {
        self.facts(item);
        self.questions(item);
        self.links(item);
        self.sources(item);
    }

    fn applies_to(&mut self, item: &Item) {
        let mut words = vec![if item.required { "Required" } else { "Optional" }.to_owned()];
        let systems = self.model.guide.systems_of(item);
        if !systems.is_empty() && (!item.medical_practice || !item.systems.is_empty()) {
            words.push(clean_line(&systems).into_owned());
        }
        if item.medical_practice {
            words.push("medical-practice applications".to_owned());
        }
        if is_out_of_scope(self.model, item) {
            words.push("out of scope".to_owned());
        }
        self.quiet(&words.join(" · "));
        self.do_first(item);
    }

    /// Where it stands as well, and what it is called there.
    fn also(&mut self, item: &Item) {
        let places = self.model.item(&item.id).into_iter().chain(self.model.also_in(&item.id));
        let others = places.filter(|(section, _)| self.model.section().is_none_or(|here| here.id != section.id));
        let words: Vec<String> = others.map(|(section, item)| format!("{}: {}", section.title, item.title)).collect();
        if self.model.section().is_some() && !words.is_empty() {
            self.quiet(&clean_line(&format!("Also in {}", words.join("; "))));
        }
    }

    /// What it needs first and is still open.
    fn do_first(&mut self, item: &Item) {
        let model = self.model;
        let found = item.after.iter().filter_map(|id| model.item(id).map(|(_, before)| before));
        let is_open = |before: &&Item| {
            let is_closed = model.progress.record(&before.id).standing.status.is_closed();
            !is_closed && !is_out_of_scope(model, before)
        };
        let open: Vec<&Item> = found.filter(is_open).collect();
        for before in open.iter().take(MOST_FIRST) {
            let mark = model.progress.record(&before.id).standing.status.mark();
            let words = format!("Do first: {mark} {}", clean_line(&before.title));
            self.spans(&[Span::styled(words, model.theme.quiet)], Indent { first: "", rest: "          " });
        }
        if open.len() > MOST_FIRST {
            self.quiet(&format!("          and {} more", open.len() - MOST_FIRST));
        }
    }

    fn quiet_below(&mut self, text: &str) {
        self.spans(&[Span::styled(text.to_owned(), self.model.theme.quiet)], BELOW);
    }

    fn words(&mut self, title: &'static str, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        self.heading(title);
        let text = clean(text.trim_end());
        self.lines.extend(wrap_as_typed(&[Span::raw(text)], self.columns, Indent::NONE));
    }

    /// Shows the first of `all` with their numbers, and says how many more there are.
    fn each<T>(&mut self, all: &[T], show: impl Fn(&mut Self, usize, &T)) {
        (1..).zip(all).take(MOST).for_each(|(number, one)| show(self, number, one));
        if let Some(more) = all.len().checked_sub(MOST).filter(|more| *more > 0) {
            self.quiet(&format!("and {more} more"));
        }
    }

    /// An address or file name, which may be as long as the panel is wide.
    fn whole_line(&mut self, mark: &str, text: &str, style: Style) {
        let text = [Span::styled(clean_line(text).into_owned(), style)];
        self.lines.extend(wrap(&text, self.room, Indent { first: mark, rest: "  " }));
    }

    fn heading(&mut self, title: &'static str) {
        self.blank();
        self.lines.push(Span::styled(title, self.model.theme.strong).into());
    }

    fn blank(&mut self) {
        if !self.lines.is_empty() {
            self.lines.push(Line::default());
        }
    }

    fn markdown(&mut self, text: &str) {
        self.lines.extend(markdown::lines(text, self.columns, &self.model.theme));
    }

    /// Markdown behind a mark.
    fn entry(&mut self, mark: &str, text: &str) {
        let indent = crate::text::width(mark);
        let lines = markdown::lines(text, self.columns.saturating_sub(indent), &self.model.theme);
        for (index, mut line) in lines.into_iter().enumerate() {
            let first = if index == 0 { mark.to_owned() } else { " ".repeat(indent) };
            line.spans.insert(0, Span::raw(first));
            self.lines.push(line);
        }
    }

    fn plain(&mut self, mark: &str, text: &str) {
        let rest = " ".repeat(crate::text::width(mark));
        self.spans(&[Span::raw(text.to_owned())], Indent { first: mark, rest: &rest });
    }

    fn quiet(&mut self, text: &str) {
        self.spans(&[Span::styled(text.to_owned(), self.model.theme.quiet)], Indent::NONE);
    }

    fn spans(&mut self, spans: &[Span<'_>], indent: Indent<'_>) {
        self.lines.extend(wrap(spans, self.columns, indent));
    }
}
