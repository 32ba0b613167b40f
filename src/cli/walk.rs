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
use crate::progress::Progress;
use crate::shell;
use crate::text::one_line;

mod line;
mod listener;
mod speech;

use line::Word;
use listener::Listener;

const EXAMPLES: &str = "\
Examples:
  hie-onboard walk
  printf 'tick\\nnext\\nquit\\n' | hie-onboard walk

It says where you are and what is next, and waits for a line. A line is a
command such as `tick`, `set --owner ana` or `list --overdue`; an ID that is
left out means the item you are at. `next`, `back`, `go`, `where` and `more`
move and read, `help` lists every word. Everything is saved at once.";

/// Arguments of `walk`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {}

/// Answers `walk`, once everything was said.
///
/// # Errors
/// When nothing can be read or said any more; what was said to be saved is saved.
pub fn run(session: Session) -> Result<Answer, Failure> {
    let mut walk = Walk {
        progress: session.load_to_stay()?,
        session,
        listener: Listener::new(),
        path: Vec::new(),
        passed: BTreeSet::new(),
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

/// A conversation, and where it is.
#[derive(Debug)]
struct Walk {
    session: Session,
    listener: Listener,
    /// What the file holds, as of this turn.
    progress: Progress,
    /// The ids of the items that it came by; the last one is where it is.
    path: Vec<String>,
    /// The ids that `next` leaves out, because they were passed over.
    passed: BTreeSet<String>,
    route: Route,
    /// How the program is to end: not well, if something could not be saved.
    exit: Exit,
}

/// Where `next` leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Route {
    /// To what is best done now.
    Best,
    /// Through the section, page by page.
    Section,
}

impl Walk {
    fn say(&self, text: &Text) -> Result<(), Failure> {
        text.say(self.session.color)
    }

    /// The next line; what cannot be understood as one is complained about.
    fn listen(&mut self) -> Result<Option<String>, Failure> {
        loop {
            match self.listener.listen() {
                Err(failure) => self.complain(failure)?,
                heard => return heard,
            }
        }
    }

    /// The reply to `question`; `None` where it was cancelled.
    fn ask(&mut self, question: &Text) -> Result<Option<String>, Failure> {
        self.say(question)?;
        let line = self.listen()?.map(|line| one_line(&line));
        Ok(line.filter(|line| !line.eq_ignore_ascii_case("cancel")))
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

    /// Asks the questions of the first start; `cancel` or a command in place of an answer skips those that follow.
    fn first_start(&mut self) -> Result<(), Failure> {
        let questions = speech::first_questions(&self.session);
        if questions.is_empty() {
            return Ok(());
        }
        self.say(&speech::sentence("A few questions first. Type cancel to skip them; scope changes what applies later."))?;
        for (question, option) in &questions {
            if !self.first_question(question, option.as_deref())? {
                self.say(&speech::sentence("The questions are skipped."))?;
                break;
            }
        }
        shell::remember_start(&self.session.place.state);
        Ok(())
    }

    /// Asks until the answer can be used; `false` if no more questions are wanted.
    fn first_question(&mut self, question: &str, option: Option<&str>) -> Result<bool, Failure> {
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
                Some(option) => self.run(&["scope".to_owned(), format!("--{option}={answer}")]).map(Option::unwrap_or_default),
                None => self.session.rename(answer).map(|()| Text::default()),
            };
            match answered {
                Ok(text) => return self.say(&text).map(|()| true),
                Err(failure) => self.complain(failure)?,
            }
        }
    }

    /// Does what `line` says; `false` ends the conversation.
    fn turn(&mut self, line: &str) -> Result<bool, Failure> {
        self.session.renew();
        let here = self.path.last().map(String::as_str);
        let arguments = line::arguments(line, &self.session.guide, here);
        match arguments.and_then(|arguments| self.run(&arguments)) {
            Ok(None) => return Ok(false),
            Ok(Some(text)) => self.say(&text)?,
            Err(failure) => self.complain(failure)?,
        }
        Ok(true)
    }

    /// What there is to say to `arguments`; nothing where they end the conversation.
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
            Word::More => Ok(show::sources(&self.session.guide, self.here()?.1)),
        };
        text.map(Some)
    }

    /// Moves by what the file holds now: somebody else may have changed something.
    fn moved(&mut self, act: impl FnOnce(&mut Self) -> Result<Text, Failure>) -> Result<Text, Failure> {
        self.progress = self.session.load()?;
        act(self)
    }

    /// Runs a command as the command line does, and says how far everything is then.
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

    /// Where the conversation is.
    fn here(&self) -> Result<(&Section, &Item), Failure> {
        self.path.last().and_then(|id| self.session.guide.find(id)).ok_or(Failure::NoItem)
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

    /// What is best done now of what was not passed over yet; once round, everything again.
    fn best(&mut self) -> Text {
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
                let mut text = self.place().unwrap_or_default();
                text.paragraph("", &next.reason.sentence());
                text
            }
        }
    }

    /// The next page of the section.
    fn following(&mut self) -> Text {
        let Ok((section, item)) = self.here() else { return self.best() };
        let rest = section.items.iter().skip_while(|other| other.id != item.id).skip(1);
        let Some(id) = applying(&self.progress, rest).next().map(|item| item.id.clone()) else {
            let last = format!("That was the last of {}. Type next again for what is best done now.", section.title);
            self.route = Route::Best;
            return speech::sentence(&last);
        };
        self.path.push(id);
        self.place().unwrap_or_default()
    }

    fn back(&mut self) -> Text {
        if self.path.len() < 2 {
            return speech::sentence("This is where you began.");
        }
        self.path.pop();
        self.place().unwrap_or_default()
    }

    /// Goes to the item called `name`, or to the first page of the section called so.
    fn go(&mut self, name: &str) -> Result<Text, Failure> {
        let guide = &self.session.guide;
        let (id, route) = match names::section(guide, name) {
            Ok(section) => (applying(&self.progress, section.items.iter()).next().map(|item| &item.id), Route::Section),
            Err(_) => (Some(&self.session.item(name)?.1.id), Route::Best),
        };
        let id = id.cloned().ok_or(Failure::OutOfScope)?;
        self.route = route;
        self.path.push(id);
        self.place()
    }
}

/// Those of `items` that are in scope.
fn applying<'g>(progress: &Progress, items: impl Iterator<Item = &'g Item>) -> impl Iterator<Item = &'g Item> {
    items.filter(|item| progress.scope.covers(item))
}
