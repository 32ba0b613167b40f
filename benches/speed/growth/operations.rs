//! What is measured at each size, and how its cost may grow.

use std::hint::black_box;

use hie_onboard::export;
use hie_onboard::guide::Guide;
use hie_onboard::progress::{Change, Due, Facet, Field, Progress, Stamp, Summary, merge, open_questions};
use hie_onboard::tui::state::message::{Message, Motion};
use jiff::tz::TimeZone;
use ratatui::crossterm::event::{KeyCode, KeyEvent};

use super::stand::Stand;
use crate::Outcome;

/// How a cost may grow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Growth {
    /// Not at all.
    Flat,
    /// As the items do.
    Even,
}

pub struct Operation {
    pub name: &'static str,
    pub growth: Growth,
    /// What has to be open, and is not measured.
    pub before: fn(&mut Stand) -> Outcome<()>,
    /// With the number of the turn, so that a key can go to and fro.
    pub run: fn(&mut Stand, usize) -> Outcome<()>,
}

/// The pages of the guides that are measured.
const OVERVIEW: usize = 0;

const STEPS: usize = 1;

const PROCESS: usize = 3;

pub const ALL: &[Operation] = &[
    even("read the guide", |stand, _| looked_at(Guide::parse(&stand.guide_text).map_err(Into::into))),
    even("read the progress", |stand, _| looked_at(Progress::of_guide(&stand.guide, &stand.progress_text).map_err(Into::into))),
    even("open, to the first screen", |stand, _| stand.open()),
    even("count", |stand, _| looked_at(Ok(Summary::new(&stand.guide, &stand.progress, stand.model.today, &TimeZone::UTC)))),
    even("list the questions", |stand, _| looked_at(Ok(open_questions(&stand.guide, &stand.progress)))),
    flat("key in the overview", |stand| go(stand, OVERVIEW), to_and_fro),
    flat("key in a list", |stand| go(stand, STEPS), to_and_fro),
    flat("key in a process", |stand| go(stand, PROCESS), to_and_fro),
    flat("key to the end of a list", |stand| go(stand, STEPS), ends),
    flat("key among what was found", |stand| found(stand, "reply"), to_and_fro),
    flat("key in a filtered overview", filtered, to_and_fro),
    even("type a letter of a search", |stand, turn| {
        if turn == 0 {
            found(stand, "repl")?;
        }
        type_letter(stand, 'y')
    }),
    Operation { before: |stand| go(stand, STEPS), ..even("tick", |stand, _| stand.send(Message::Tick)) },
    even("save", save),
    even("merge", |stand, _| looked_at(Ok(merge(&stand.progress, &stand.progress, &stand.theirs)))),
    even("import", import),
    even("export as JSON", |stand, _| looked_at(stand.export("json"))),
    even("export as Markdown", |stand, _| looked_at(stand.export("markdown"))),
    even("export as HTML", |stand, _| looked_at(stand.export("html"))),
];

type Run = fn(&mut Stand, usize) -> Outcome<()>;

const fn even(name: &'static str, run: Run) -> Operation {
    Operation { name, growth: Growth::Even, before: |stand| go(stand, OVERVIEW), run }
}

const fn flat(name: &'static str, before: fn(&mut Stand) -> Outcome<()>, run: Run) -> Operation {
    Operation { name, growth: Growth::Flat, before, run }
}

/// Keeps the compiler from leaving out what nobody looks at.
fn looked_at<T>(value: Outcome<T>) -> Outcome<()> {
    black_box(value?);
    Ok(())
}

/// Opens a page, with nothing filtered, searched or open over it.
fn go(stand: &mut Stand, page: usize) -> Outcome<()> {
    for _ in 0..3 {
        stand.send(Message::Back)?;
    }
    stand.send(Message::ClearFilter)?;
    stand.send(Message::Page(page))?;
    stand.send(Message::Move(Motion::First))
}

fn to_and_fro(stand: &mut Stand, turn: usize) -> Outcome<()> {
    stand.send(Message::Move(if turn.is_multiple_of(2) { Motion::Down } else { Motion::Up }))
}

fn ends(stand: &mut Stand, turn: usize) -> Outcome<()> {
    stand.send(Message::Move(if turn.is_multiple_of(2) { Motion::Last } else { Motion::First }))
}

fn filtered(stand: &mut Stand) -> Outcome<()> {
    go(stand, OVERVIEW)?;
    stand.send(Message::FilterBy(Facet::Due(Due::Dated)))
}

fn found(stand: &mut Stand, words: &str) -> Outcome<()> {
    go(stand, OVERVIEW)?;
    stand.send(Message::Find)?;
    words.chars().try_for_each(|letter| type_letter(stand, letter))
}

fn type_letter(stand: &mut Stand, letter: char) -> Outcome<()> {
    stand.send(Message::Type(KeyEvent::from(KeyCode::Char(letter)).into()))
}

/// Saves one change.
fn save(stand: &mut Stand, turn: usize) -> Outcome<()> {
    let id = &stand.guide.sections[0].items[0].id;
    let change = Change::field(&stand.progress, id, Field::Owner(format!("owner {turn}")));
    looked_at(stand.store.save(&stand.guide, &[change]).map_err(Into::into))
}

/// Reads what a colleague exported, as changes to what is here.
fn import(stand: &mut Stand, _: usize) -> Outcome<()> {
    let text = stand.theirs.to_text();
    let imported = export::read(&stand.guide, &text, stand.model.today).map_err(|mistakes| format!("{mistakes:?}"))?;
    let stamp = Stamp { at: stand.now, by: "ana".to_owned(), edition: 1 };
    let mut progress = stand.progress.clone();
    imported.changes(&progress, &stamp).iter().for_each(|change| progress.apply(change));
    looked_at(Ok(progress))
}
