//! Every key in every context: none is dead, none does harm, and what the footer shows is in the help and works.

use std::collections::HashSet;

use hie_onboard::progress::{Change, Field, Progress, Stamp, Status};
use hie_onboard::tui::draw::theme::COLOUR;
use hie_onboard::tui::keys::{Binding, Key, bindings, every_row};
use hie_onboard::tui::panels::help;
use hie_onboard::tui::state::context::Context;
use hie_onboard::tui::state::message::{Message, Motion};
use hie_onboard::tui::state::mode::Mode;
use hie_onboard::tui::state::model::Model;
use hie_onboard::tui::state::parts::{Access, Damage, Remedy};
use hie_onboard::tui::state::remembered::Remembered;
use hie_onboard::tui::update::possible;

use crate::support::stage::{Disk, Stage, guide};

/// Where something can be done in every direction: the disk, and the keys that lead there from the start.
type Way = (Disk, &'static str);

/// Ways into each context; a context without any does not compile.
fn ways(context: Context) -> &'static [Way] {
    use Disk::{Full, Hangs, Works};
    match context {
        Context::Browse => &[
            (Works, "jj"),
            (Works, "4<Space>jj<Space>u."),
            (Works, "4jj/vendor<Enter>nn"),
            (Works, "3jj<Enter>jjj"),
            (Works, "3gj"),
            (Works, "hjjj"),
            (Works, "4fo<Esc>jj"),
            (Full, "3<Space>jj"),
        ],
        Context::Status => &[(Works, "3jjsj")],
        Context::Find => &[(Works, "3/e<Down>")],
        Context::Filter => &[(Works, "3fj"), (Works, "3fw")],
        Context::Palette => &[(Works, "3:<Down>"), (Works, "3:open<Down>")],
        Context::Glossary => &[(Works, "3jjtj")],
        Context::Links => &[(Works, "7jo"), (Works, "7joj"), (Works, "3jjo"), (Works, "3jjoj")],
        Context::Evidence => &[(Works, "3aaone<Enter>aatwo<Enter>aj")],
        Context::Steps => &[(Works, "3pj<Space>")],
        Context::Product => &[(Works, "P<Enter>Acme<Enter>j")],
        Context::Due => &[(Works, "3d+14d")],
        Context::SetupName => &[(Works, "S")],
        Context::Setup => &[(Works, "S<Enter>j")],
        Context::Kept => &[(Works, "3"), (Works, "3jj")],
        Context::Copy => &[(Works, "3jjy"), (Works, "3jjyj")],
        Context::History => &[(Works, "3jjH")],
        Context::Correspondence => &[(Works, "3jji<Enter>HLTH<Enter>j"), (Works, "3jji<Enter>HLTH<Enter>"), (Works, "3jjij")],
        Context::Questions => &[(Works, "Qj")],
        Context::Letters => &[(Works, ":letter<Enter>j")],
        Context::Preflight => &[(Works, ":pre-flight<Enter>")],
        Context::Announcement => &[(Works, "3jjo")],
        Context::Line => &[(Works, "3sn"), (Works, "3snwhy"), (Works, "3w")],
        Context::Note => &[(Works, "3e"), (Works, "3ewhy")],
        Context::Help => &[(Works, "3?jjj"), (Works, "3?/move<Enter>j"), (Works, "3s<F1>/a<Enter>jjj")],
        Context::HelpFind => &[(Works, "3?/e"), (Works, "3?/e<Down><Down>")],
        Context::Leaving => &[(Hangs, "3<Space>q")],
        Context::Unsaved => &[(Full, "3<Space>q")],
        Context::TooSmall => &[(Works, "<resize:29x7>")],
        Context::Everywhere => &[(Works, "3")],
    }
}

/// A team with a narrowed scope, an owner, a due date, and an item that was done in an earlier edition of the guide.
fn progress() -> Progress {
    let mut progress = Progress::new(&guide());
    progress.scope.medical_practice = false;
    progress.apply(&Change::field(&progress, "agreements", Field::Owner("ben".to_owned())));
    progress.apply(&Change::field(&progress, "agreements", Field::Due("2026-11-01".parse().ok())));
    let stamp = Stamp { at: jiff::Timestamp::UNIX_EPOCH, by: "ben".to_owned(), edition: 1 };
    progress.apply(&Change::status(&progress, "message-specifications", Status::Done, "", &stamp));
    progress
}

fn stage((disk, keys): Way, columns: u16, rows: u16) -> Stage {
    let stage = Stage::with(progress(), columns, rows, COLOUR, &Remembered::default()).disk(disk);
    // What is typed and accepted may be looked for first.
    keys.split_inclusive("<Enter>").fold(stage, Stage::press)
}

/// What helps on the further stages among the panels, whose file cannot be read.
const REMEDIES: [Remedy; 2] = [Remedy::Backup, Remedy::Merge];

/// How many stages of `context` there are.
pub fn count(context: Context) -> usize {
    ways(context).len() + if context == Context::Browse { REMEDIES.len() } else { 0 }
}

/// One of the stages of `context`, with its keys in the footer.
pub fn nth(context: Context, index: usize) -> Stage {
    let mut stage = match ways(context).get(index) {
        Some(way) => stage(*way, 120, 40),
        None => stage((Disk::Works, "3jj"), 120, 40),
    };
    if let Some(&remedy) = index.checked_sub(ways(context).len()).and_then(|index| REMEDIES.get(index)) {
        stage.model.access = Access::ReadOnly(Damage { reason: "line 1".to_owned(), remedy });
    }
    if context == Context::Kept {
        let changes =
            ["ana", "cat"].map(|name| Change::field(&stage.model.progress, "agreements", Field::Owner(name.to_owned())));
        assert!(hie_onboard::tui::update::offer(&mut stage.model, changes.to_vec()));
        if index > 0 {
            stage.update(Message::Move(Motion::Down));
        }
    }
    if context == Context::Announcement {
        // On another computer a link is shown instead of opened.
        stage.model.abilities.is_remote = true;
        stage = stage.press("<Enter>");
    }
    if matches!(context, Context::History | Context::Preflight) {
        // It is open once git, or the disk, has answered.
        stage = stage.press("j");
    }
    stage.model.remark = None;
    stage.redraw();
    assert!(context == Context::Everywhere || stage.model.context() == context, "{}", stage.text());
    stage
}

/// What a user could notice.
fn noticed(stage: &mut Stage) -> impl PartialEq + use<> {
    let model: &Model = &stage.model;
    let seen = (stage.text(), stage.texts_with(ratatui::style::Modifier::REVERSED));
    (seen, format!("{:?}", model.mode), model.remark.clone(), stage.cursor())
}

/// Whether `message` changes anything, or asks for something.
fn changes(stage: &mut Stage, message: Message) -> bool {
    let before = noticed(stage);
    stage.update(message).is_some() || noticed(stage) != before
}

fn meanings(context: Context) -> impl Iterator<Item = (&'static Binding, Key, &'static Message)> {
    let rows = bindings(context).chain(bindings(Context::Everywhere).filter(move |_| context != Context::Everywhere));
    let meanings = rows.flat_map(|binding| binding.keys.iter().map(move |meaning| (binding, meaning)));
    meanings.flat_map(|(binding, (keys, message))| keys.iter().map(move |key| (binding, *key, message)))
}

#[test]
fn no_key_is_dead() {
    for context in Context::ALL {
        let mut stages: Vec<Stage> = (0..count(context)).map(|index| nth(context, index)).collect();
        for (binding, key, message) in meanings(context) {
            let (mut offered, mut alive) = (0, 0);
            for (index, stage) in stages.iter_mut().enumerate() {
                if possible(&stage.model, message) {
                    offered += 1;
                    alive += usize::from(changes(stage, message.clone()));
                    *stage = nth(context, index);
                }
            }
            let place = format!("{} in {context:?}: {}", key.name(), binding.description);
            // The digits are for longer guides and more links too, and what holds everywhere is offered somewhere.
            let is_page = matches!(message, Message::Page(page) if *page > guide().sections.len());
            let is_spare = is_page || matches!(message, Message::Copy('4'..='9'));
            assert!(offered > 0 || is_spare || binding.context == Context::Everywhere, "{place} is never offered");
            // A movement stops at an end; anything else that is offered does something.
            let stops = matches!(message, Message::Move(_));
            assert!(alive == offered || stops && alive > 0, "{place} is dead in {} of {offered} places", offered - alive);
        }
    }
}

#[test]
fn what_the_footer_shows_is_in_the_help_and_works() {
    for context in Context::ALL.into_iter().filter(|context| *context != Context::Everywhere) {
        let (mut shown, mut working) = (HashSet::new(), HashSet::new());
        for index in 0..count(context) {
            let footer = nth(context, index).text().lines().last().unwrap_or_default().to_owned();
            let label = |binding: &Binding| format!(" {} {} ", binding.short_keys(), binding.label);
            let is_shown = |binding: &&Binding| !binding.label.is_empty() && format!("{footer} ").contains(&label(binding));
            let help = help_of(nth(context, index));
            for binding in bindings(context).filter(is_shown) {
                shown.insert(label(binding));
                assert!(help.contains(&binding.all_keys()) && help.contains(binding.description), "{}", binding.description);
                let works = binding.keys.iter().any(|(_, message)| {
                    let mut stage = nth(context, index);
                    possible(&stage.model, message) && changes(&mut stage, message.clone())
                });
                // A list of one has nothing to move to.
                let is_move = matches!(binding.keys[0].1, Message::Move(_));
                assert!(works || is_move, "{} does nothing in {context:?}", label(binding));
                working.extend(works.then(|| label(binding)));
            }
        }
        assert_eq!(shown, working, "{context:?}");
        assert!(!shown.is_empty() || context == Context::TooSmall, "the footer of {context:?} shows no key");
    }
}

/// The text of the help, opened from wherever that can be done.
fn help_of(mut stage: Stage) -> String {
    if !matches!(stage.model.mode, Mode::Help(_)) {
        stage.update(Message::Help);
    }
    if !matches!(stage.model.mode, Mode::Help(_)) {
        stage = Stage::new(120, 40).press("?");
    }
    let Mode::Help(help) = &mut stage.model.mode else { panic!("the help opens") };
    help.words = hie_onboard::tui::state::prompt::Prompt::new(hie_onboard::tui::state::prompt::Purpose::Find, "");
    let Mode::Help(help) = &stage.model.mode else { panic!("the help is open") };
    help::lines(&stage.model, help, 120).iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

#[test]
fn movements_that_stop_do_so_only_at_an_end() {
    for (keys, motion) in [("", Motion::Up), ("", Motion::First), ("3G", Motion::Down), ("3G", Motion::Last)] {
        assert!(!changes(&mut Stage::new(120, 40).press(keys), Message::Move(motion)), "{keys} {motion:?}");
    }
}

/// Every key of the table once, whatever it means.
fn every_key() -> Vec<Key> {
    let mut keys: Vec<Key> = Vec::new();
    for key in every_row().flat_map(|binding| binding.keys).flat_map(|(keys, _)| *keys) {
        if !keys.contains(key) {
            keys.push(*key);
        }
    }
    keys
}

/// Presses every key on every panel of every page, and in everything that can open there: on every page, from each panel in turn.
fn press_everything(columns: u16, rows: u16) {
    let panels = ["", "<Tab>", "<BackTab>"];
    let popups = [
        "s",
        "sn",
        "e",
        "/vendor",
        "f",
        ":",
        "t",
        "o",
        "?",
        "?/a",
        "/audit<Enter>",
        "fw<Esc>",
        ".",
        "a",
        "w",
        "d",
        "y",
        "m",
        "i",
        "Q",
        ":letter<Enter>",
        ":pre-flight<Enter>",
        "S",
        "S<Enter>",
        "v",
    ];
    for page in 1..=7 {
        let make = |panel: &str, popup: &str| {
            let way = format!("{page}{panel}{popup}");
            Stage::with(progress(), columns, rows, COLOUR, &Remembered::default()).press(&way)
        };
        let bare = panels.iter().map(|panel| make(panel, ""));
        let opened = popups.iter().enumerate().map(|(index, popup)| make(panels[(page + index) % panels.len()], popup));
        for mut stage in bare.chain(opened) {
            for key in every_key() {
                stage.try_key(crossterm::event::KeyEvent::new(key.0, key.1));
            }
        }
    }
}

#[test]
fn every_key_can_be_pressed_on_every_medium_screen() {
    press_everything(80, 24);
}

#[test]
fn every_key_can_be_pressed_on_every_narrow_screen() {
    press_everything(50, 20);
}
