//! `walk`: the assistant as a conversation in plain lines, for screen readers, for terminals that cannot draw, and for scripts.

use std::collections::BTreeSet;

use clap::Args;

use super::failure::{Exit, Failure};
use super::output::{Answer, Text};
use super::session::{Session, unknown};
use super::{note, set, tick, undo};
use crate::guide::{Item, Section};
use crate::progress::{Change, Field, Progress, Status, read_date};
use crate::text::one_line;

mod listener;
mod speech;
mod words;

use listener::Listener;
use words::Verb;

const EXAMPLES: &str = "\
Examples:
  hie-onboard walk
  printf 'tick\\nnext\\nquit\\n' | hie-onboard walk

It says where you are and what is next, waits for a line, and does what it
says: type help to hear the words. Everything is saved at once.";

/// Arguments of `walk`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {}

/// Answers `walk`, once everything was said.
///
/// # Errors
/// When nothing can be read or said any more; what was said to be saved is saved.
pub fn run(session: Session) -> Result<Answer, Failure> {
    let mut walk = Walk { progress: session.load()?, session, path: Vec::new(), passed: BTreeSet::new(), exit: Exit::Fine };
    let mut listener = Listener::new();
    walk.say(&speech::greeting(&walk.session))?;
    let first = walk.next();
    walk.say(&first)?;
    while let Some(line) = walk.listen(&mut listener)? {
        if !walk.turn(&line, &mut listener)? {
            break;
        }
    }
    let text = speech::goodbye(&walk.session, &walk.progress, walk.exit);
    Ok(Answer { exit: walk.exit, ..walk.session.answer(text) })
}

/// A conversation, and where it is.
#[derive(Debug)]
struct Walk {
    session: Session,
    /// What the file holds, as of this turn.
    progress: Progress,
    /// The ids of the items that it came by; the last one is where it is.
    path: Vec<String>,
    /// The ids that `next` leaves out, because they were passed over.
    passed: BTreeSet<String>,
    /// How the program is to end: not well, if something could not be saved.
    exit: Exit,
}

impl Walk {
    fn say(&self, text: &Text) -> Result<(), Failure> {
        text.say(self.session.color)
    }

    /// The next line; what cannot be understood as one is complained about.
    fn listen(&mut self, listener: &mut Listener) -> Result<Option<String>, Failure> {
        loop {
            match listener.listen() {
                Err(failure) => self.complain(failure)?,
                heard => return heard,
            }
        }
    }

    /// Does what `line` says; `false` ends the conversation.
    fn turn(&mut self, line: &str, listener: &mut Listener) -> Result<bool, Failure> {
        self.session.renew();
        let understood = if line.is_empty() { Ok((Verb::Again, "")) } else { words::understand(line) };
        match understood.and_then(|(verb, rest)| self.answer(verb, rest, listener)) {
            Ok(None) => return Ok(false),
            Ok(Some(text)) => self.say(&text)?,
            Err(failure) => self.complain(failure)?,
        }
        Ok(true)
    }

    /// Says what went wrong and goes on, unless nothing can be heard or said any more.
    fn complain(&mut self, failure: Failure) -> Result<(), Failure> {
        match failure {
            Failure::Input(_) | Failure::Output(_) => return Err(failure),
            Failure::Store(_) => self.exit = failure.exit(),
            _ => {}
        }
        self.say(&speech::complaint(&failure))
    }

    /// What there is to say to a word; nothing where it ends the conversation.
    fn answer(&mut self, verb: Verb, rest: &str, listener: &mut Listener) -> Result<Option<Text>, Failure> {
        // Somebody else may have changed something since; a file that cannot be read is no reason to stay.
        if verb != Verb::Quit {
            self.progress = self.session.load()?;
        }
        let text = match verb {
            Verb::Tick => self.tick(Status::Done),
            Verb::Untick => self.tick(Status::Todo),
            Verb::Status => self.status(rest, listener),
            Verb::Owner => self.change(|_, _| Ok(Field::Owner(one_line(rest)))),
            Verb::Due => self.change(|walk, _| Ok(Field::Due(read_date(rest, walk.session.today())?))),
            Verb::Note => self.note(rest, listener),
            Verb::Evidence => self.evidence(rest, listener),
            Verb::Undo => self.undo(),
            Verb::Next => Ok(self.next()),
            Verb::Back => Ok(self.back()),
            Verb::Section => self.section(rest),
            Verb::Go => self.go(rest),
            Verb::Again => self.again(),
            Verb::More => Ok(speech::more(&self.session, self.here()?.1)),
            Verb::Progress => Ok(speech::standing(&self.session, &self.progress)),
            Verb::Help => Ok(words::help()),
            Verb::Quit => return Ok(None),
        };
        text.map(Some)
    }

    /// Where the conversation is.
    fn here(&self) -> Result<(&Section, &Item), Failure> {
        self.path.last().and_then(|id| self.session.guide.find(id)).ok_or(Failure::NoItem)
    }

    /// Where the conversation is, if that is something to do.
    fn item(&self) -> Result<&Item, Failure> {
        self.session.tracked(&self.here()?.1.id)
    }

    fn tick(&mut self, status: Status) -> Result<Text, Failure> {
        let change = tick::set(&self.session, &self.progress, self.item()?, status);
        self.save(change)
    }

    fn status(&mut self, rest: &str, listener: &mut Listener) -> Result<Text, Failure> {
        self.item()?;
        if rest.is_empty() {
            return Ok(speech::statuses());
        }
        let (word, mut reason) =
            rest.split_once(char::is_whitespace).map_or((rest, String::new()), |(word, reason)| (word, one_line(reason)));
        let words = Status::ALL.iter().map(|status| status.word());
        let status: Status = word.parse().map_err(|_| unknown("status", word, words, "type status to hear them"))?;
        if let Some(asked) = status.asks_for().filter(|_| reason.is_empty()) {
            reason = self.ask(asked.question, listener)?;
        }
        let change = set::standing(&self.session, &self.progress, self.item()?, Some(status), Some(&reason))?;
        self.save(change)
    }

    /// A line is added and none replaced: whoever cannot see the note may not know what there is to lose.
    fn note(&mut self, rest: &str, listener: &mut Listener) -> Result<Text, Failure> {
        self.item()?;
        let line = if rest.is_empty() { self.ask("What is to be noted?", listener)? } else { rest.to_owned() };
        self.change(|walk, id| {
            let note = &walk.progress.record(id).note;
            Ok(Field::Note(note::checked(format!("{}\n{line}", note.trim_end()).trim_start_matches('\n'))?))
        })
    }

    fn evidence(&mut self, rest: &str, listener: &mut Listener) -> Result<Text, Failure> {
        self.item()?;
        let reference = if rest.is_empty() { self.ask("Which link or file?", listener)? } else { one_line(rest) };
        self.change(|walk, id| {
            let mut evidence = walk.progress.record(id).evidence.clone();
            if !reference.is_empty() && !evidence.contains(&reference) {
                evidence.push(reference);
            }
            Ok(Field::Evidence(evidence))
        })
    }

    fn ask(&mut self, question: &str, listener: &mut Listener) -> Result<String, Failure> {
        let mut text = Text::default();
        text.line(question);
        self.say(&text)?;
        Ok(one_line(&listener.listen()?.unwrap_or_default()))
    }

    /// Gives the item the value that `after` makes for it.
    fn change(&mut self, after: impl FnOnce(&Self, &str) -> Result<Field, Failure>) -> Result<Text, Failure> {
        let id = &self.item()?.id;
        let change = Change::field(&self.progress, id, after(self, id)?);
        self.save(Some(change).filter(|change| !change.is_empty()))
    }

    fn save(&mut self, change: Option<Change>) -> Result<Text, Failure> {
        let Some(change) = change else { return Ok(speech::unchanged()) };
        let saved = self.session.save(std::slice::from_ref(&change))?;
        self.progress = saved.progress;
        let mut text = speech::saved(&self.session, &self.progress, &change);
        for remark in &saved.remarks {
            text.paragraph("", remark);
        }
        Ok(text)
    }

    fn undo(&mut self) -> Result<Text, Failure> {
        let Some((progress, changes)) = undo::take_back(&self.session)? else { return Ok(undo::nothing()) };
        self.progress = progress;
        Ok(speech::taken_back(&self.session, &self.progress, &changes))
    }

    /// What is best done now of what was not passed over yet; once round, everything again.
    fn next(&mut self) -> Text {
        let summary = self.session.summary(&self.progress);
        let here = self.path.last().cloned();
        self.passed.extend(here.clone());
        if summary.next.iter().all(|next| self.passed.contains(&next.id)) {
            self.passed = here.into_iter().collect();
        }
        match summary.next.iter().find(|next| !self.passed.contains(&next.id)).or(summary.next.first()) {
            None => speech::nothing_next(&summary),
            Some(next) => {
                self.path.push(next.id.clone());
                let mut text = self.again().unwrap_or_default();
                text.paragraph("", &next.reason.sentence());
                text
            }
        }
    }

    fn back(&mut self) -> Text {
        match self.path.len() {
            0 | 1 => speech::nothing_before(),
            _ => {
                self.path.pop();
                self.again().unwrap_or_default()
            }
        }
    }

    fn section(&mut self, name: &str) -> Result<Text, Failure> {
        let guide = &self.session.guide;
        if name.is_empty() {
            return Ok(speech::sections(&self.session, &self.progress));
        }
        let wanted = name.to_lowercase();
        let named = |section: &&Section| section.id == wanted || section.title.to_lowercase() == wanted;
        let ids = guide.sections.iter().map(|section| section.id.as_str());
        let section =
            guide.sections.iter().find(named).ok_or_else(|| unknown("section", name, ids, "type section to hear them"))?;
        let is_open = |item: &&Item| section.is_tracked() && !self.progress.record(&item.id).standing.status.is_closed();
        let item = section.items.iter().find(is_open).or(section.items.first()).ok_or(Failure::NoItem)?;
        self.path.push(item.id.clone());
        self.again()
    }

    fn go(&mut self, id: &str) -> Result<Text, Failure> {
        let id = self.session.item(&id.to_lowercase())?.1.id.clone();
        self.path.push(id);
        self.again()
    }

    fn again(&self) -> Result<Text, Failure> {
        Ok(speech::place(&self.session, &self.progress, self.here()?))
    }
}
