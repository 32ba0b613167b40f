//! `: export` on the screen: what is asked for each thing that can be written, what is asked of the system, and what a refusal leaves.

use hie_onboard::export::{FORMATS, Kind};
use hie_onboard::progress::{Change, Field};
use hie_onboard::shell::Event;
use hie_onboard::tui::draw::theme::COLOUR;
use hie_onboard::tui::state::message::{Effect, Message, News, Saved};
use hie_onboard::tui::state::mode::Mode;
use hie_onboard::tui::state::order::{Blank, Export, Exported, Order, Refused};
use hie_onboard::tui::state::parts::{Access, Damage, Remedy};
use hie_onboard::tui::state::remembered::Remembered;

use crate::support::stage::{Disk, Stage, guide};
use crate::support::svg::DARK;
use crate::update::wide;

/// What was asked of the system in the end.
#[track_caller]
fn ordered(stage: &Stage) -> &Order {
    let Some(Effect::Export { order, progress }) = stage.effects().last() else { panic!("{:?}", stage.effects()) };
    assert_eq!(&**progress, stage.file());
    assert!(matches!(stage.model.mode, Mode::Browse), "{}", stage.text());
    order
}

/// Lets `order` be refused because of what was typed into `blank`.
fn refuse(stage: &mut Stage, order: Order, blank: Blank, reason: &str) {
    stage.send(Event::News(News::Exported(Exported::Refused(Refused { order, blank, reason: reason.to_owned() }))));
}

#[test]
fn the_palette_has_every_format_and_two_more() {
    Stage::new(80, 24).press(":export").assert_picture("export", &DARK);
}

#[test]
fn every_format_asks_for_a_new_file() {
    for format in FORMATS.iter().filter(|format| format.kind != Kind::Calendar) {
        let stage = wide(&format!("3<Space>:export {}, <Enter>", format.name));
        let question = format!("Write the report ({}) to a new file", format.name);
        let proposed = format!("hie-onboard-2026-11-23.{}", format.extension);
        assert!(stage.text().contains(&question) && stage.text().contains(&proposed), "{}", stage.text());
        let stage = stage.press("<C-u>~/mine<Enter>");
        let order = ordered(&stage);
        assert_eq!((order.export, order.path.as_str()), (Export::Format(format.name), "~/mine"));
        assert!(stage.text().contains("Writing ~/mine…"), "{}", stage.text());
    }
    assert!(wide(":export html<Enter><C-u><Enter>").text().contains("Enter the name of a file that does not exist yet."));
}

#[test]
fn what_changed_asks_since_when_and_then_for_a_report_that_can_tell() {
    let stage = wide(":export changed<Enter>");
    assert!(stage.text().contains("Changed since: a date, 7d, a commit, or `report`"), "{}", stage.text());
    let order = ordered(&wide(":export changed<Enter><Enter><Enter>")).clone();
    let path = "hie-onboard-2026-11-23.html".to_owned();
    assert_eq!(order, Order { export: Export::Changes, about: "report".to_owned(), path });
    let stage = wide(":export changed<Enter>2026-11-01 <Enter><C-u>new.md<Enter>");
    assert_eq!((&*ordered(&stage).about, &*ordered(&stage).path), ("2026-11-01", "new.md"), "a letter replaces what is proposed");
    let stage = wide(":export changed<Enter><C-u> <Enter>");
    assert!(stage.text().contains("Enter a date, 7d for seven days ago, a commit, or `report`"), "{}", stage.text());
    for (name, why) in [
        ("new.csv", "Only a report to read tells what changed: end the name in .md or .html."),
        ("new.doc", "There is no report in the format `.doc`: end the name in .md, .html, .csv, .ics or .json."),
    ] {
        let stage = wide(&format!(":export changed<Enter>7d<Enter><C-u>{name}<Enter>"));
        assert!(stage.text().contains(why) && stage.text().contains(name), "{}", stage.text());
        assert!(stage.effects().is_empty());
    }
}

#[test]
fn a_pack_asks_for_a_new_folder() {
    let stage = wide(":export pack<Enter>");
    assert!(stage.text().contains("Write the pack to a new folder"), "{}", stage.text());
    assert_eq!(ordered(&stage.press("<Enter>")).path, "hie-onboard-2026-11-23");
    assert!(wide(":export pack<Enter><C-u><Enter>").text().contains("Enter the name of a folder that does not exist yet."));
}

#[test]
fn a_calendar_asks_whose_days_and_completes_known_names() {
    let mut progress = hie_onboard::progress::Progress::new(&guide());
    progress.apply(&Change::field(&progress, "agreements", Field::Owner("Benedikt".to_owned())));
    let calendar = |keys: &str| {
        let stage = Stage::with(progress.clone(), 80, 24, COLOUR, &Remembered::default());
        stage.press(&format!(":export ics<Enter>{keys}"))
    };
    let asked = calendar("");
    assert!(asked.text().contains("Whose days? Leave it empty for everybody's"), "{}", asked.text());
    assert!(asked.text().contains("Benedikt · ana"), "{}", asked.text());
    let stage = calendar("be<Tab><Enter><Enter>");
    let path = "hie-onboard-2026-11-23.ics".to_owned();
    assert_eq!(*ordered(&stage), Order { export: Export::Format("ics"), about: "Benedikt".to_owned(), path });
    assert_eq!(ordered(&calendar("<Enter><Enter>")).about, "");
    assert!(calendar("<Enter>").text().contains("Write the calendar to a new file"));
}

#[test]
fn a_refusal_leaves_what_was_typed_where_it_is_to_be_corrected() {
    let mut stage = wide(":export changed<Enter>nowhere<Enter><C-u>mine.html<Enter>");
    let order = ordered(&stage).clone();
    refuse(&mut stage, order.clone(), Blank::About, "Git knows no revision `nowhere`.");
    for words in ["Changed since", "nowhere", "Git knows no revision `nowhere`."] {
        assert!(stage.text().contains(words), "{}", stage.text());
    }
    let stage = stage.press("<C-u>HEAD<Enter>");
    assert!(stage.text().contains("mine.html"), "the name need not be typed again: {}", stage.text());
    let stage = stage.press("<Enter>");
    assert_eq!(*ordered(&stage), Order { about: "HEAD".to_owned(), ..order });
}

#[test]
fn a_reason_that_is_too_long_for_the_last_line_is_shown_whole() {
    let mut stage = Stage::new(80, 24).press(":export pack<Enter><C-u>sent/new<Enter>");
    let order = ordered(&stage).clone();
    let reason = "sent/new is in /home/ana/care/sent, which is a pack: choose a folder outside of it.";
    refuse(&mut stage, order, Blank::Path, reason);
    let shown = stage.text().split(['│', '\n']).map(str::trim).collect::<Vec<_>>().join(" ");
    assert!(shown.contains("Nothing is written"), "{shown}");
    assert!(
        shown.split_whitespace().collect::<Vec<_>>().join(" ").contains("which is a pack: choose a folder outside of it."),
        "{shown}"
    );
    let stage = stage.press("<Esc>");
    assert!(stage.text().contains("Write the pack to a new folder") && stage.text().contains("sent/new"), "{}", stage.text());
}

#[test]
fn what_was_opened_meanwhile_is_not_pushed_aside_by_a_refusal() {
    let mut stage = wide(":export html<Enter><Enter>");
    let order = ordered(&stage).clone();
    stage = stage.press("3ea note");
    refuse(&mut stage, order, Blank::Path, "Nothing is replaced; choose another name than mine.html");
    assert!(stage.text().contains("Nothing is replaced") && stage.text().contains("a note"), "{}", stage.text());
}

#[test]
fn nothing_is_written_about_a_file_that_cannot_be_read() {
    let mut stage = wide("");
    let reason = "progress.toml: line 3: it is damaged".to_owned();
    stage.model.access = Access::ReadOnly(Damage { reason, remedy: Remedy::Nothing });
    for export in [Export::Format("html"), Export::Changes, Export::Pack] {
        stage.update(Message::Export(export));
        assert!(stage.text().contains("there is nothing to report"), "{}", stage.text());
    }
}

#[test]
fn who_quits_while_something_is_written_leaves_when_it_is_there_or_asks_twice() {
    let quitting = || wide(":export pack<Enter><Enter>q");
    let become_of = |stage: &mut Stage, exported| stage.update(Message::News(News::Exported(exported)));
    let written = || Exported::Written("The pack is in x".to_owned());
    let mut stage = quitting();
    assert!(matches!(stage.model.mode, Mode::Leaving));
    assert!(stage.text().contains("Quitting as soon as it is written; Ctrl-C quits without it."), "{}", stage.text());
    assert_eq!(become_of(&mut stage, written()), Some(Effect::Quit));
    assert_eq!(quitting().update(Message::Quit), Some(Effect::Quit));
    let mut stage = quitting().press("<Esc>");
    assert_eq!(become_of(&mut stage, written()), None);
    assert!(stage.text().contains("The pack is in x"), "{}", stage.text());
    let reason = "Nothing is replaced; choose another name than x".to_owned();
    let refused = Refused { order: Order::new(Export::Pack, stage.model.today), blank: Blank::Path, reason };
    let to_look_at = Exported::ToLookAt { place: "/x".to_owned(), what: "One file is missing.".to_owned() };
    for (exported, words) in [(Exported::Refused(refused), "Nothing is replaced"), (to_look_at, "One file is missing.")] {
        let mut stage = quitting();
        assert_eq!(become_of(&mut stage, exported), None, "there is something to read first");
        assert!(stage.text().contains(words), "{}", stage.text());
    }
}

#[test]
fn who_quits_with_changes_to_save_and_something_to_write_waits_for_both() {
    let mut stage = wide("3").disk(Disk::Hangs).press("<Space>:export pack<Enter><Enter>q");
    let saved = Saved { changes: 1, progress: stage.model.progress.clone(), at: jiff::Timestamp::UNIX_EPOCH };
    assert_eq!(stage.update(Message::News(News::Saved(saved.clone()))), None);
    assert_eq!(stage.update(Message::News(News::Exported(Exported::Written("x".to_owned())))), Some(Effect::Quit));
    let mut stage = wide("3").disk(Disk::Hangs).press("<Space>:export pack<Enter><Enter>q");
    assert_eq!(stage.update(Message::News(News::Exported(Exported::Written("x".to_owned())))), None);
    assert_eq!(stage.update(Message::News(News::Saved(saved))), Some(Effect::Quit));
}
