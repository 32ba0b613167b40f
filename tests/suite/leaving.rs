//! Leaving with changes that are not saved: each way does what it says.

use hie_onboard::shell::Event;
use hie_onboard::tui::state::message::{Effect, Message, News};
use hie_onboard::tui::state::mode::Mode;
use hie_onboard::tui::state::parts::{Access, Damage, Remedy};

use crate::support::stage::{Disk, Stage};
use crate::update::wide;

fn asked() -> Stage {
    wide("2").disk(Disk::Full).press("<Space>q")
}

fn damage() -> Damage {
    Damage { reason: "line 1".to_owned(), remedy: Remedy::Nothing }
}

#[test]
fn trying_again_reads_a_damaged_file_saves_and_leaves() {
    let mut stage = asked();
    stage.model.access = Access::ReadOnly(damage());
    let mut stage = stage.press("r");
    assert_eq!(stage.effects(), [Effect::Reload]);
    let file = stage.file().clone();
    stage.send(Event::News(News::Loaded(file.clone())));
    assert_eq!(stage.effects(), [Effect::Reload, Effect::Retry]);
    let saved = hie_onboard::tui::state::message::Saved { changes: 1, progress: file, at: jiff::Timestamp::UNIX_EPOCH };
    assert_eq!(stage.update(Message::News(News::Saved(saved))), Some(Effect::Quit));
}

#[test]
fn trying_again_asks_again_while_the_file_cannot_be_read() {
    let mut stage = asked();
    stage.model.access = Access::ReadOnly(damage());
    let mut stage = stage.press("r");
    stage.send(Event::News(News::Damaged(damage())));
    assert!(matches!(stage.model.mode, Mode::Unsaved));
    assert!(stage.text().contains("The file still cannot be read."), "{}", stage.text());
}

#[test]
fn to_quit_twice_leaves_whatever_cannot_be_saved() {
    let mut stage = asked();
    assert!(matches!(stage.model.mode, Mode::Unsaved));
    assert_eq!(stage.update(Message::Quit), Some(Effect::Quit));
    assert_eq!(asked().update(Message::QuitUnsaved), Some(Effect::QuitUnsaved));
    assert!(matches!(asked().press("<Esc>").model.mode, Mode::Browse));
}
