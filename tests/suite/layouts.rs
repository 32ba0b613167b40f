//! The screen is laid out once an event, and once for all events that are waiting.

use hie_onboard::tui::screen::Body;
use hie_onboard::tui::state::message::{Message, Motion, Mouse, MouseAction};
use ratatui::layout::Position;

use crate::support::stage::Stage;
use crate::update::wide;

#[test]
fn one_event_lays_the_screen_out_once() {
    for message in [Message::Move(Motion::Down), Message::Undo, click(40, 10)] {
        let mut stage = wide("2<Space>1");
        let before = stage.layouts();
        stage.update(message.clone());
        assert_eq!(stage.layouts() - before, 1, "{message:?}");
    }
}

fn click(x: u16, y: u16) -> Message {
    Message::Mouse(Mouse { action: MouseAction::Click, position: Position { x, y } })
}

#[test]
fn thousands_of_keys_at_once_are_laid_out_once() {
    for (keys, times) in [("j", 5_000), ("3<Enter>j", 300), ("<Tab>", 300), ("<PageDown>", 300), ("<Space>", 100)] {
        let stage = wide("");
        let before = stage.layouts();
        let stage = stage.press(&keys.repeat(times));
        let layouts = stage.layouts() - before;
        assert!(layouts <= 2, "{keys}: {layouts}");
    }
}

#[test]
fn the_rows_are_made_once_for_a_layout_and_not_kept() {
    let mut model = wide("").model;
    let target = model.target();
    assert!(target.is_some() && model.rows.is_none());
    let laid_out = model.with_rows(|model| (model.rows.clone(), model.target()));
    assert_eq!(laid_out, (Some(model.targets().into()), target));
    assert!(model.rows.is_none());
    // Whoever asks meanwhile gets them as they are.
    model.rows = Some([].into());
    assert_eq!((model.target(), model.row_count()), (None, 0));
}

#[test]
fn the_overview_is_made_once_while_only_the_cursor_moves() {
    let place_of_lines = |stage: &mut Stage| match &stage.shown().middle.as_ref().expect("it is there").body {
        Body::List(list) => list.lines.made().as_ptr(),
        Body::Picture(_) => panic!("the overview is a list"),
    };
    let mut stage = wide("j");
    let before = place_of_lines(&mut stage);
    let mut stage = stage.press("jjk");
    assert_eq!(place_of_lines(&mut stage), before);
}
