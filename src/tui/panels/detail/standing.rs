//! How an item stands for the team: its status and dates, its note, its evidence, and what was said about it.

use ratatui::text::Span;

use super::{BELOW, Page};
use crate::guide::Item;
use crate::progress::{Again, Record};
use crate::text::clean_line;
use crate::text::markdown::plain;
use crate::tui::draw::wrap::Indent;

/// What stands below the status, behind its mark.
const BEHIND_MARK: Indent<'static> = Indent { first: "    ", rest: "    " };

/// Stands between two facts.
const BETWEEN: &str = " · ";

impl Page<'_> {
    pub(super) fn status(&mut self, item: &Item, record: &Record) {
        let theme = self.model.theme;
        let standing = &record.standing;
        let sentence = standing.sentence(&self.model.zone);
        let words = Span::raw(format!(" {}", clean_line(&sentence)));
        self.spans(&[Span::styled(standing.status.mark(), theme.accent), words], Indent { first: "", rest: "    " });
        let mut beside: Vec<Span<'static>> = Vec::new();
        for fact in self.beside(item, record) {
            beside.extend((!beside.is_empty()).then(|| Span::raw(BETWEEN)));
            beside.push(fact);
        }
        if !beside.is_empty() {
            self.spans(&beside, BEHIND_MARK);
        }
        if self.model.progress.is_changed(item) {
            self.spans(
                &[Span::styled("▲ changed since: ", theme.alert), Span::raw(plain(&item.change_sentences()))],
                Indent::NONE,
            );
        }
    }

    /// The owner and the dates, as far as there are any.
    fn beside(&self, item: &Item, record: &Record) -> Vec<Span<'static>> {
        let (theme, today) = (self.model.theme, self.model.today);
        let style = |is_urgent: bool| if is_urgent { theme.alert } else { theme.text };
        let owner = (!record.owner.is_empty()).then(|| Span::raw(format!("owner {}", clean_line(&record.owner))));
        let due = record.due.map(|due| match record.overdue(today) {
            Some(_) => Span::styled(format!("overdue since {due}"), theme.alert),
            None => Span::styled(format!("due {due}"), theme.text),
        });
        let is_time = record.follow_up_by(today).is_some();
        let follow_up = record.follow_up.map(|day| Span::styled(format!("follow up {day}"), style(is_time)));
        let again = Again::of(item, record, &self.model.zone);
        let repeat = record.repeat.filter(|_| again.is_none()).map(|period| Span::raw(format!("again after {period}")));
        let again = again.map(|again| Span::styled(clean_line(&again.words(today)).into_owned(), style(again.day <= today)));
        owner.into_iter().chain(due).chain(follow_up).chain(repeat).chain(again).collect()
    }

    /// What the team says comes before what the guide says.
    pub(super) fn own(&mut self, record: &Record) {
        self.words("Note", &record.note);
        self.evidence(record);
        self.correspondence(record);
    }

    /// Each piece with its dates.
    fn evidence(&mut self, record: &Record) {
        if record.evidence.is_empty() {
            return;
        }
        self.heading("Evidence");
        let (theme, today) = (self.model.theme, self.model.today);
        self.each(&record.evidence, |page, _, piece| {
            page.whole_line("- ", piece, theme.text);
            let Some(detail) = record.details.get(piece).filter(|detail| !detail.words().is_empty()) else { return };
            let style = if detail.is_expired(today) { theme.alert } else { theme.quiet };
            page.spans(&[Span::styled(detail.words(), style)], BELOW);
        });
    }

    /// Dated lines, the newest last.
    fn correspondence(&mut self, record: &Record) {
        if record.correspondence.is_empty() {
            return;
        }
        self.heading("Correspondence");
        let lines: Vec<_> = record.correspondence.iter().collect();
        self.each(&lines, |page, _, line| page.plain("- ", &clean_line(&line.sentence(&page.model.zone))));
    }
}
