//! `walk`: the assistant as a conversation in plain lines, for screen readers, for terminals that cannot draw, and for scripts.

use std::collections::BTreeSet;

use clap::Args;

use super::command::Command;
use super::failure::{Exit, Failure};
use super::names;
use super::output::{Answer, Text};
use super::session::Session;
use super::show;
use crate::guide::{Item, Section};
use crate::progress::{Entry, Progress};
use crate::shell;
use crate::text::one_line;

mod line;
mod listener;
mod speech;
mod stop;

use line::Word;
use listener::Listener;
use stop::Stop;

const EXAMPLES: &str = "\
Examples:
  hie-onboard walk
  printf 'tick\\nnext\\nquit\\n' | hie-onboard walk

It shows where you are and what is next, and waits for a line. A line is a
command such as `tick`, `set --owner ana` or `list --overdue`; without an ID,
a command applies to the item you are at. `next`, `back`, `go`, `where` and `more`
move and read, `help` lists all commands. Everything is saved at once.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {}

pub fn run(session: Session) -> Result<Answer, Failure> {
    let mut walk = Walk {
        progress: session.load_to_stay()?,
        session,
        listener: Listener::new(),
        path: Vec::new(),
        skipped: BTreeSet::new(),
        route: Route::Best,
        exit: Exit::Fine,
    };
    walk.say(&speech::greeting(&walk.session))?;
    walk.first_start()?;
    let first = walk.next();
    walk.say(&first)?;
    while let Some(line) = walk.listen()? {
        if !walk.turn(&line)? {
            break;
        }
    }
    let text = speech::goodbye(&walk.session, &walk.progress, walk.exit);
    Ok(Answer { exit: walk.exit, ..walk.session.answer(text) })
}

#[derive(Debug)]
struct Walk {
    session: Session,
    listener: Listener,
    /// As of this turn.
    progress: Progress,
    /// The visited items; the last one is the current one.
    path: Vec<Stop>,
    /// The ids that `next` leaves out.
    skipped: BTreeSet<String>,
    route: Route,
    /// A failure if something could not be saved.
    exit: Exit,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Route {
    Best,
    /// Page by page.
    Section,
}

impl Walk {
    fn say(&self, text: &Text) -> Result<(), Failure> {
        text.wrapped().say(self.session.color)
    }

    fn listen(&mut self) -> Result<Option<String>, Failure> {
        loop {
            match self.listener.listen() {
                Err(failure) => self.complain(failure)?,
                line => return line,
            }
        }
    }

    /// `None` if cancelled.
    fn ask(&mut self, question: &Text) -> Result<Option<String>, Failure> {
        self.say(question)?;
        let line = self.listen()?.map(|line| one_line(&line));
        Ok(line.filter(|line| !line.eq_ignore_ascii_case("cancel")))
    }

    /// Reports `failure`, or returns it if input or output is gone.
    fn complain(&mut self, failure: Failure) -> Result<(), Failure> {
        match failure {
            Failure::Input(_) | Failure::Output(_) => return Err(failure),
            Failure::Store(_) => self.exit = failure.exit(),
            _ => {}
        }
        self.say(&speech::complaint(&failure))
    }

    /// `cancel`, or a command instead of an answer, skips the remaining questions.
    fn first_start(&mut self) -> Result<(), Failure> {
        let questions = speech::first_questions(&self.session);
        if questions.is_empty() {
            return Ok(());
        }
        self.say(&speech::sentence(
            "A few questions first. Type cancel to skip them; you can answer later with scope and product.",
        ))?;
        for (question, option) in &questions {
            if !self.first_question(question, *option)? {
                self.say(&speech::sentence("Questions skipped."))?;
                break;
            }
        }
        shell::remember_start(&self.session.place.state);
        Ok(())
    }

    /// Repeats the question until the answer is valid; `false` skips the remaining questions.
    fn first_question(&mut self, question: &str, option: Option<[&str; 2]>) -> Result<bool, Failure> {
        loop {
            let Some(answer) = self.ask(&speech::sentence(question))? else { return Ok(false) };
            if answer.is_empty() {
                return Ok(true);
            }
            if line::is_command(&answer) {
                self.listener.put_back(answer);
                return Ok(false);
            }
            self.session.renew();
            let answered = match option {
                Some([command, option]) => {
                    self.run(&[command.to_owned(), format!("--{option}={answer}")]).map(Option::unwrap_or_default)
                }
                None => self.session.rename(answer).map(|()| Text::default()),
            };
            match answered {
                Ok(text) => return self.say(&text).map(|()| true),
                Err(failure) => self.complain(failure)?,
            }
        }
    }

    /// `false` ends the walk.
    fn turn(&mut self, line: &str) -> Result<bool, Failure> {
        self.session.renew();
        let here = self.path.last().map(|stop| stop.item.as_str());
        let arguments = line::arguments(line, &self.session.guide, here);
        match arguments.and_then(|arguments| self.run(&arguments)) {
            Ok(None) => return Ok(false),
            Ok(Some(text)) => self.say(&text)?,
            Err(failure) => self.complain(failure)?,
        }
        Ok(true)
    }

    /// `None` ends the walk.
    fn run(&mut self, arguments: &[String]) -> Result<Option<Text>, Failure> {
        let word = match line::parse(arguments) {
            Err(Failure::Arguments(help)) if line::is_help(&help) => return Ok(Some(Answer::from(help).text)),
            word => word?,
        };
        let text = match word {
            Word::Quit => return Ok(None),
            Word::Command(Command::Next(_)) => self.moved(|walk| Ok(walk.next())),
            Word::Command(command) => self.command(command),
            Word::Go { name } if name.is_empty() => self.moved(|walk| Ok(speech::sections(&walk.session, &walk.progress))),
            Word::Go { name } => self.moved(|walk| walk.go(&name.join(" "))),
            Word::Back => self.moved(|walk| Ok(walk.back())),
            Word::Where => self.moved(|walk| walk.place()),
            Word::More => {
                let (section, item) = self.here()?;
                Ok(show::statements(&self.session, &Entry::new(section, item, &self.progress), &self.progress))
            }
        };
        text.map(Some)
    }

    /// Reads the file again first: somebody else may have changed something.
    fn moved(&mut self, act: impl FnOnce(&mut Self) -> Result<Text, Failure>) -> Result<Text, Failure> {
        self.progress = self.session.load()?;
        act(self)
    }

    /// Runs a command as the command line does, and adds the progress if it changed something.
    fn command(&mut self, mut command: Command) -> Result<Text, Failure> {
        if let Some((question, answer)) = command.question(&self.session)? {
            let reply = self.ask(&speech::question(question))?.filter(|reply| !reply.is_empty());
            let Some(reply) = reply else { return Ok(speech::sentence("Cancelled: nothing was changed.")) };
            *answer = Some(reply);
        }
        let before = self.session.load();
        let answer = command.run(&self.session)?;
        let mut text = answer.text.spoken();
        for remark in &answer.remarks {
            text.append(speech::remark(remark));
        }
        if let (Ok(before), Ok(after)) = (before, self.session.load()) {
            if before != after {
                text.append(speech::saved(&self.session, &before, &after));
            }
            self.progress = after;
        }
        Ok(text)
    }

    fn here(&self) -> Result<(&Section, &Item), Failure> {
        self.path.last().and_then(|stop| stop.find(&self.session.guide)).ok_or(Failure::NoItem)
    }

    fn place(&self) -> Result<Text, Failure> {
        Ok(speech::place(&self.session, &self.progress, self.here()?))
    }

    fn next(&mut self) -> Text {
        match self.route {
            Route::Best => self.best(),
            Route::Section => self.following(),
        }
    }

    /// The best item that was not skipped; starts over when all were.
    fn best(&mut self) -> Text {
        let summary = self.session.summary(&self.progress);
        let here = self.path.last().map(|stop| stop.item.clone());
        self.skipped.extend(here.clone());
        if summary.next.iter().all(|next| self.skipped.contains(&next.id)) {
            self.skipped = here.into_iter().collect();
        }
        match summary.next.iter().find(|next| !self.skipped.contains(&next.id)).or(summary.next.first()) {
            None => speech::nothing_next(&summary),
            Some(next) => {
                self.path.extend(self.session.guide.find(&next.id).map(|(section, item)| Stop::at(section, item)));
                let mut text = self.place().unwrap_or_default();
                text.paragraph("", &next.reason.sentence(&self.session.guide, self.session.today()));
                text
            }
        }
    }

    fn following(&mut self) -> Text {
        let Ok((section, item)) = self.here() else { return self.best() };
        let rest = section.items.iter().skip_while(|other| other.id != item.id).skip(1);
        let Some(stop) = in_scope(&self.progress, rest).next().map(|item| Stop::at(section, item)) else {
            let last = format!("That was the last page of {}. Type next again for what to do next.", section.title);
            self.route = Route::Best;
            return speech::sentence(&last);
        };
        self.path.push(stop);
        self.place().unwrap_or_default()
    }

    fn back(&mut self) -> Text {
        if self.path.len() < 2 {
            return speech::sentence("You are at the start.");
        }
        self.path.pop();
        self.place().unwrap_or_default()
    }

    /// To the item `name`, or to the first page of the section `name`.
    fn go(&mut self, name: &str) -> Result<Text, Failure> {
        let guide = &self.session.guide;
        let (section, item, route) = if let Ok(section) = names::section(guide, name) {
            (section, in_scope(&self.progress, section.items.iter()).next(), Route::Section)
        } else {
            let (section, item) = self.session.item(name)?;
            (section, Some(item), Route::Best)
        };
        let stop = Stop::at(section, item.ok_or(Failure::OutOfScope)?);
        self.route = route;
        self.path.push(stop);
        self.place()
    }
}

fn in_scope<'g>(progress: &Progress, items: impl Iterator<Item = &'g Item>) -> impl Iterator<Item = &'g Item> {
    items.filter(|item| progress.scope.covers(item))
}
