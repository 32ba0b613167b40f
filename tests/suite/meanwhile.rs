//! What the interface makes of changes that others make to the file while it is open.

use hie_onboard::progress::{Change, Field, Status};
use hie_onboard::shell::Event;
use hie_onboard::tui::state::message::{Effect, News};
use hie_onboard::tui::state::mode::Mode;
use hie_onboard::tui::state::parts::{Damage, Remedy};

use crate::support::stage::Disk;
use crate::update::{selected, status, wide};

#[test]
fn a_note_that_somebody_else_wrote_meanwhile_stays_beside_ours() {
    let mut stage = wide("2eours").disk(Disk::Hangs);
    let mut theirs = stage.file().clone();
    theirs.apply(&Change::field(&theirs, "download-standards", Field::Note("theirs".to_owned())));
    stage.send(Event::News(News::Loaded(theirs)));
    let stage = stage.press("<Esc>");
    let note = &stage.model.progress.record("download-standards").note;
    assert!(note.contains("ours") && note.contains("theirs"), "{note}");
}

#[test]
fn what_is_selected_stays_selected_when_others_change_what_is_above_it() {
    let mut stage = wide("6G<Up><Up>");
    let item = selected(&stage).to_owned();
    let mut theirs = stage.file().clone();
    theirs.scope.systems = vec!["plis".to_owned()];
    stage.send(Event::News(News::Loaded(theirs)));
    assert_eq!((item.as_str(), selected(&stage)), ("volume-3e", "volume-3e"));
}

#[test]
fn a_repaired_file_leaves_no_complaint() {
    let mut stage = wide("2");
    let damage = Damage { reason: "progress.toml: line 3".to_owned(), remedy: Remedy::Backup };
    stage.send(Event::News(News::Damaged(damage)));
    let mut stage = stage.press("<Space>");
    assert!(stage.text().contains("progress.toml: line 3") && stage.file().records.is_empty());
    let repaired = stage.file().clone();
    stage.send(Event::News(News::Loaded(repaired)));
    assert!(!stage.text().contains("progress.toml: line 3"));
    assert_eq!(status(&stage.press("<Space>"), "download-standards"), Status::Done);
}

#[test]
fn a_note_from_during_a_merge_is_saved_after_it() {
    let mut stage = wide("2eours").disk(Disk::Full).press("<Esc>");
    let damage = Damage { reason: "progress.toml: line 3".to_owned(), remedy: Remedy::Merge };
    stage.send(Event::News(News::Damaged(damage)));
    let text = stage.text();
    assert!(text.contains("Not saved: the file cannot be read") && text.contains("1 not saved"), "{text}");
    let merged = stage.file().clone();
    stage.send(Event::News(News::Resolved(merged)));
    assert_eq!(stage.effects().last(), Some(&Effect::Retry));
    let text = stage.text();
    assert!(text.contains("Both sides are merged.") && !text.contains("not saved"), "{text}");
    assert!(!text.contains("progress.toml: ") && text.contains("saving…"), "{text}");
}

#[test]
fn why_nothing_is_merged_is_said() {
    let mut stage = wide("M");
    assert!(stage.text().contains("Nothing to merge."), "{}", stage.text());
    let damage = Damage { reason: "progress.toml: line 3".to_owned(), remedy: Remedy::Nothing };
    stage.send(Event::News(News::Damaged(damage)));
    let stage = stage.press("M");
    assert!(stage.text().contains("Nothing to merge: git has no unfinished merge of this file."), "{}", stage.text());
}

#[test]
fn leaving_with_a_change_that_a_damaged_file_cannot_take_is_asked_about() {
    let damage = || Damage { reason: "progress.toml: line 3".to_owned(), remedy: Remedy::Nothing };
    let mut stage = wide("2").disk(Disk::Hangs).press("<Space>");
    stage.send(Event::News(News::Damaged(damage())));
    let mut stage = stage.press("q");
    stage.send(Event::News(News::Damaged(damage())));
    assert!(matches!(stage.model.mode, Mode::Unsaved), "{:?}", stage.model.mode);
    assert!(stage.text().contains("1 change is not in the file") && stage.text().contains("line 3"), "{}", stage.text());
    let mut stage = stage.press("r");
    stage.send(Event::News(News::Damaged(damage())));
    assert!(stage.text().contains("still cannot be read"), "{}", stage.text());
}

#[test]
fn keys_that_come_together_look_at_the_file_once() {
    let stage = wide("2");
    let before = stage.looks();
    let mut stage = stage.press(&"j".repeat(100));
    assert_eq!(stage.looks(), before + 1);
    stage.send(Event::News(News::Remark("no input".to_owned())));
    assert_eq!(stage.looks(), before + 1);
}
