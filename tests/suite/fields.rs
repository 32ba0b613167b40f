//! Who does an item, by when, what shows it, and several items changed at once: keys in, progress out.

use hie_onboard::progress::{Change, Detail, Field, Progress, Release, Status};
use hie_onboard::shell::Event;
use hie_onboard::tui::draw::theme::COLOUR;
use hie_onboard::tui::state::context::ListKind;
use hie_onboard::tui::state::message::{Effect, Message, News};
use hie_onboard::tui::state::mode::{List, Mode};
use hie_onboard::tui::state::parts::{Access, Damage, FoundEvidence, Remedy};
use hie_onboard::tui::state::remembered::Remembered;
use jiff::civil::date;

use crate::support::stage::{Disk, Stage, guide};
use crate::update::{selected, status, wide};

fn evidence<'s>(stage: &'s Stage, id: &str) -> &'s [String] {
    &stage.file().record(id).evidence
}

fn due(stage: &Stage, id: &str) -> Option<String> {
    stage.file().record(id).due.map(|due| due.to_string())
}

#[test]
fn an_owner_is_named_and_taken_back() {
    let stage = wide("2wben <Enter>");
    assert_eq!(stage.file().record("download-standards").owner, "ben");
    assert!(stage.text().contains("owner ben"));
    assert_eq!(stage.press("u").file().record("download-standards").owner, "");
    assert_eq!(wide("2wben<Esc>").file().record("download-standards").owner, "");
}

#[test]
fn a_known_owner_is_completed_and_the_next_one_offered() {
    let stage = wide("2wBenoît<Enter>jwcarla<Enter>jwbe<Tab>");
    assert!(stage.text().contains("ana · Benoît · carla") || stage.text().contains("Benoît · ana · carla"), "{}", stage.text());
    let stage = stage.press("<Enter>");
    assert_eq!(stage.file().record("request-services").owner, "Benoît");
    assert_eq!(stage.press("wx<Tab>").model.remark.as_deref(), Some("No matching owner."));
    let round = wide("2w<Tab><Enter>w<Tab><Tab><Enter>");
    assert_eq!(round.file().record("download-standards").owner, "ana");
}

#[test]
fn a_due_date_is_typed_counted_or_moved_to() {
    let table = [
        ("2027-01-31", Some("2027-01-31")),
        ("+14d", Some("2026-12-07")),
        ("+2w", Some("2026-12-07")),
        ("friday", Some("2026-11-27")),
        ("tomorrow", Some("2026-11-24")),
        ("14 dec", Some("2026-12-14")),
        ("2027-1-5<Right>", Some("2027-01-06")),
        ("<Right>", Some("2026-11-24")),
        ("<Down><Down><Left>", Some("2026-12-06")),
        ("<PageDown><Up>", Some("2026-12-16")),
        ("<PageUp>", Some("2026-10-23")),
        ("+1d<Right>", Some("2026-11-25")),
        ("2027-01-31<Delete>", None),
        ("", None),
    ];
    for (keys, expected) in table {
        let stage = wide("2d").press(keys).press("<Enter>");
        assert_eq!(due(&stage, "download-standards").as_deref(), expected, "after {keys:?}");
        assert!(matches!(stage.model.mode, Mode::Browse), "after {keys:?}");
    }
}

#[test]
fn what_is_no_date_is_asked_for_again_and_nothing_is_lost() {
    let stage = wide("2dsoon<Enter>");
    assert!(stage.text().contains("`soon` is not a date") && matches!(stage.model.mode, Mode::Prompt(_)), "{}", stage.text());
    let stage = stage.press(&"<Backspace>".repeat(4)).press("+1d<Enter>");
    assert_eq!(due(&stage, "download-standards").as_deref(), Some("2026-11-24"));
}

#[test]
fn a_date_that_no_file_can_hold_is_refused() {
    let stage = wide("2d-2027-01-31<Enter>");
    assert!(stage.text().contains("is not a date"), "{}", stage.text());
    let stage = wide("2d0001-01-01<Up><Enter>");
    assert_eq!(due(&stage, "download-standards").as_deref(), Some("0001-01-01"));
}

#[test]
fn the_month_shows_the_chosen_day_and_says_how_far_it_is() {
    let stage = wide("2d+14d");
    for words in ["December 2026", "Mo  Tu  We", "Monday, in 14 days"] {
        assert!(stage.text().contains(words), "{words}: {}", stage.text());
    }
    assert!(wide("2d").text().contains("November 2026"));
}

#[test]
fn evidence_is_added_looked_at_and_removed() {
    let stage = wide("2aadocs/signed.pdf<Enter>aahttps://example.org/1<Esc>aa https://example.org/7 <Enter>");
    assert_eq!(evidence(&stage, "download-standards"), ["docs/signed.pdf", "https://example.org/7"]);
    let stage = stage.press("a<Down><Enter>");
    assert!(matches!(stage.effects(), [Effect::Open(address)] if address == "https://example.org/7"));
    let stage = stage.press("a<Enter>");
    assert!(stage.text().contains("only web and mail links") && stage.effects().len() == 1);
    let stage = stage.press("x");
    assert_eq!(evidence(&stage, "download-standards"), ["https://example.org/7"]);
    assert_eq!(evidence(&stage.press("u"), "download-standards").len(), 2);
}

#[test]
fn the_last_row_of_the_evidence_adds_and_the_same_is_not_added_twice() {
    let stage = wide("2aaone<Enter>").press("a<Down>x");
    assert!(stage.text().contains("Select what to remove"), "{}", stage.text());
    let stage = wide("2aaone<Enter>a<Down><Enter>one<Enter>");
    assert!(stage.text().contains("It is already there"), "{}", stage.text());
    assert_eq!(evidence(&stage, "download-standards"), ["one"]);
}

#[test]
fn evidence_that_others_take_away_meanwhile_leaves_the_cursor_in_the_list() {
    let mut stage = wide("2aone<Enter>aatwo<Enter>a<Down><Down>");
    let mut theirs = stage.file().clone();
    theirs.apply(&Change::field(&theirs, "download-standards", Field::Evidence(Vec::new())));
    stage.send(Event::News(News::Loaded(theirs)));
    assert!(matches!(stage.model.mode, Mode::List(List { kind: ListKind::Evidence, cursor: 0, .. })));
}

#[test]
fn marked_items_are_changed_at_once_and_taken_back_at_once() {
    let stage = wide("2vv<Space>");
    assert_eq!((status(&stage, "download-standards"), status(&stage, "review-standards")), (Status::Done, Status::Done));
    assert_eq!(status(&stage, "request-services"), Status::Todo);
    assert!(stage.model.marked.is_empty() && stage.text().contains("[x] 2 items"));
    let stage = stage.press("u");
    assert_eq!((status(&stage, "download-standards"), status(&stage, "review-standards")), (Status::Todo, Status::Todo));
    assert!(stage.text().contains("Undone: 2 changes"));
    assert_eq!(status(&stage.press("U"), "review-standards"), Status::Done);
}

#[test]
fn a_release_that_is_taken_back_or_made_again_is_named() {
    let mut stage = wide("");
    let stamp = stage.model.stamp("2026-11-20T09:00:00Z".parse().expect("it is a time"));
    let done = Change::status(&stage.model.progress, "phase-stay-conformant", Status::Done, "", &stamp);
    stage.model.progress.apply(&done);
    let changes = stage.model.progress.release(&stage.model.guide, "2.4", Release::default(), &stamp);
    for change in &changes {
        stage.model.progress.apply(change);
    }
    stage.model.history.done.push(changes);
    let stage = stage.press("u");
    let words = "release 2.4, with the product version and 1 reopened item";
    assert!(stage.text().contains(&format!("Undone: {words}")), "{}", stage.text());
    let stage = stage.press("U");
    assert!(stage.text().contains(&format!("Redone: {words}")), "{}", stage.text());
}

#[test]
fn marks_reach_over_pages_and_every_field() {
    let stage = wide("2v3v<Down>wben<Enter>");
    assert_eq!(selected(&stage), "agreements");
    let owner = |id: &str| stage.file().record(id).owner.clone();
    assert_eq!(
        (owner("download-standards"), owner("conformance-requirements"), owner("agreements")),
        ("ben".into(), "ben".into(), String::new())
    );
    let stage = wide("2vvd+1d<Enter>gvvaaproof.pdf<Enter>gvvsnnot ours<Enter>");
    for id in ["download-standards", "review-standards"] {
        let record = stage.file().record(id);
        assert_eq!((record.standing.status, due(&stage, id).as_deref()), (Status::NotApplicable, Some("2026-11-24")), "{id}");
        assert_eq!(evidence(&stage, id), ["proof.pdf"], "{id}");
    }
    assert_eq!(status(&stage, "request-services"), Status::Todo);
}

#[test]
fn ticking_marked_items_unticks_only_when_all_are_done() {
    let stage = wide("2<Space>vv<Space>");
    assert_eq!((status(&stage, "download-standards"), status(&stage, "review-standards")), (Status::Done, Status::Done));
    let stage = stage.press("gvv<Space>");
    assert_eq!((status(&stage, "download-standards"), status(&stage, "review-standards")), (Status::Todo, Status::Todo));
}

#[test]
fn escape_unmarks_before_it_goes_back() {
    let stage = wide("2vv");
    assert!(stage.text().contains("2 marked"));
    let stage = stage.press("<Esc>");
    assert!(stage.model.marked.is_empty() && stage.model.page == 1);
    assert!(wide("2vgv").model.marked.is_empty());
}

#[test]
fn a_reason_for_several_items_is_given_once_and_kept_over_what_others_do() {
    let stage = wide("2vvsnno sandbox<Enter>");
    for id in ["download-standards", "review-standards"] {
        assert_eq!(stage.file().record(id).standing.reason, "no sandbox", "{id}");
    }
    let stage = wide("2").disk(Disk::Full).press("vv<Space>");
    assert!(stage.text().contains("2 not saved"), "{}", stage.text());
}

#[test]
fn the_same_item_stays_selected_when_its_date_moves_it_on_the_overview() {
    let stage = wide("2<Space>1jjjd+14d<Enter>");
    assert_eq!(selected(&stage), "volume-3a");
    let stage = stage.press("wben<Enter>");
    assert_eq!((selected(&stage), stage.file().record("volume-3a").owner.as_str()), ("volume-3a", "ben"));
}

#[test]
fn marked_items_can_be_changed_from_a_line_that_is_no_item() {
    let stage = wide("2v1G<Up>w");
    assert!(matches!(stage.model.mode, Mode::Prompt(_)));
    assert!(stage.model.remark.is_none(), "{:?}", stage.model.remark);
}

#[test]
fn a_line_is_cleared_as_in_a_shell() {
    assert_eq!(wide("2wben<C-u>carla<Enter>").file().record("download-standards").owner, "carla");
}

#[test]
fn one_change_of_a_colleague_does_not_hold_back_the_rest() {
    let mut stage = wide("2vvvwben<Enter>").disk(Disk::Hangs);
    let mut theirs = stage.file().clone();
    theirs.apply(&Change::field(&theirs, "review-standards", Field::Owner("carla".to_owned())));
    stage.send(Event::News(News::Loaded(theirs)));
    let stage = stage.press("u");
    let owner = |id: &str| stage.model.progress.record(id).owner.clone();
    assert_eq!(["download-standards", "review-standards", "request-services"].map(owner), ["", "carla", ""]);
    assert!(stage.text().contains("Undone: 2 of 3 changes"), "{}", stage.text());
}

#[test]
fn marks_are_told_everywhere_and_gone_with_what_is_hidden() {
    let stage = wide("2vv1j");
    assert!(stage.text().contains("2 marked"), "{}", stage.text());
    let stage = stage.press("fd<Esc>");
    assert!(stage.model.marked.is_empty());
}

#[test]
fn nothing_is_asked_while_the_file_cannot_be_read() {
    let mut stage = wide("2aone<Enter>a");
    stage.model.access = Access::ReadOnly(Damage { reason: "line 1".to_owned(), remedy: Remedy::Backup });
    let stage = stage.press("x");
    assert!(stage.text().contains("Nothing can be changed"));
    let stage = stage.press("<Esc>1G<Enter>");
    assert!(matches!(stage.model.mode, Mode::Browse) && stage.text().contains("Nothing can be changed"));
}

#[test]
fn the_first_letter_replaces_what_was_there_unless_it_was_touched() {
    let dated = wide("2d+7d<Enter>");
    assert_eq!(dated.file().record("download-standards").due, "2026-11-30".parse().ok());
    assert_eq!(dated.press("d+14d<Enter>").file().record("download-standards").due, "2026-12-07".parse().ok());
    let touched = wide("2d+7d<Enter>d<Backspace><Backspace>29<Enter>");
    assert_eq!(touched.file().record("download-standards").due, "2026-11-29".parse().ok());
    let owned = wide("2wana<Enter>wben<Enter>");
    assert_eq!(owned.file().record("download-standards").owner, "ben");
    assert_eq!(owned.press("w<End>ny<Enter>").file().record("download-standards").owner, "benny");
}

#[test]
fn what_is_known_about_a_piece_goes_with_it_and_comes_back_with_undo() {
    let mut progress = Progress::new(&guide());
    let detail = Detail { valid_until: Some(date(2027, 1, 31)), sha256: "00".to_owned(), ..Detail::default() };
    for change in Change::evidence(&progress, "download-standards", "docs/a.pdf", detail) {
        progress.apply(&change);
    }
    let stage = Stage::with(progress, 120, 40, COLOUR, &Remembered::default()).press("2");
    let details = |stage: &Stage| stage.file().record("download-standards").details.len();
    assert_eq!(details(&stage), 1);
    let stage = stage.press("ax");
    assert_eq!((evidence(&stage, "download-standards").len(), details(&stage)), (0, 0));
    let stage = stage.press("<Esc>aadocs/a.pdf<Enter>");
    assert_eq!((evidence(&stage, "download-standards").len(), details(&stage)), (1, 0));
    let stage = stage.press("uu");
    assert!(stage.text().contains("Undone: evidence of Download the conformance standards"), "{}", stage.text());
    assert_eq!((evidence(&stage, "download-standards").len(), details(&stage)), (1, 1));
}

#[test]
fn evidence_that_is_still_looked_for_is_a_draft() {
    let mut stage = wide("2aadocs/a.pdf");
    let asked = stage.update(Message::Accept);
    let Some(Effect::FindEvidence { items, given, .. }) = asked else { panic!("{asked:?}") };
    assert!(stage.text().contains("Looking for docs/a.pdf…"), "{}", stage.text());
    assert_eq!(stage.model.draft().map(|draft| draft.text).as_deref(), Some("docs/a.pdf"));
    stage.send(Event::News(News::EvidenceFound(FoundEvidence { items, given, found: Vec::new() })));
    assert_eq!(stage.model.draft(), None);
}
