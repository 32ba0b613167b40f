//! The questions of the first start: answered, skipped, asked again, and nothing lost when the scope changes.

use hie_onboard::progress::Status;
use hie_onboard::tui::state::message::Effect;
use hie_onboard::tui::state::mode::Mode;
use hie_onboard::tui::state::setup::Question;
use hie_onboard::tui::update::welcome;

use crate::support::stage::Stage;
use crate::update::{status, wide};

fn welcomed(keys: &str) -> Stage {
    let mut stage = Stage::new(80, 24);
    welcome(&mut stage.model);
    stage.redraw();
    stage.press(keys)
}

fn question(stage: &Stage) -> Option<Question> {
    match &stage.model.mode {
        Mode::Setup(setup) => Some(setup.question),
        _ => None,
    }
}

#[test]
fn the_answers_are_taken_over_one_by_one() {
    let stage = welcomed("Bea<Enter>");
    assert_eq!(stage.effects(), [Effect::SaveName("Bea".to_owned())]);
    assert_eq!((question(&stage), stage.model.user.as_str()), (Some(Question::Systems), "Bea"));
    let stage = stage.press("<Space>jj<Space><Enter>");
    assert_eq!(stage.file().scope.systems, ["client-registry", "pharmanet"]);
    let stage = stage.press("j<Enter>");
    assert!(!stage.file().scope.medical_practice);
    let stage = stage.press("CareNote<Enter>");
    assert_eq!(stage.file().product.product, "CareNote");
    assert_eq!(question(&stage), None);
    assert!(stage.text().contains("items apply; S asks again"), "{}", stage.text());
}

#[test]
fn every_question_can_be_skipped_and_then_nothing_is_written() {
    for keys in ["<Esc>", "<Enter><Esc>", "<Enter><Enter><Esc>", "<Enter><Enter><Enter><Esc>", "<Enter><Enter><Enter><Enter>"] {
        let stage = welcomed(keys);
        assert_eq!(question(&stage), None, "after {keys:?}");
        assert!(stage.effects().is_empty() && stage.file().records.is_empty(), "after {keys:?}");
        assert!(stage.model.history.done.is_empty(), "after {keys:?}");
    }
}

#[test]
fn the_questions_are_asked_again_with_the_present_answers() {
    let stage = wide("S<Enter>j<Space><Enter><Enter><Enter>S<Enter>");
    let Mode::Setup(setup) = &stage.model.mode else { panic!("nothing is asked") };
    assert!(setup.systems.contains("plr") && stage.text().contains("[x] Provider and Location Registry"));
    assert_eq!(question(&stage.press("<Left>")), Some(Question::Name));
}

#[test]
fn the_scope_on_the_overview_leads_to_its_question() {
    let stage = wide("G");
    assert_eq!(question(&stage.press("<Enter>")), Some(Question::Systems));
}

#[test]
fn all_systems_chosen_are_the_same_as_none() {
    let stage = wide("S<Enter><Space>j<Space>j<Space>j<Space><Enter><Esc>");
    assert!(stage.file().scope.systems.is_empty());
}

#[test]
fn nothing_is_lost_when_the_scope_changes() {
    let without = |stage: Stage| stage.press("S<Enter><Enter>j<Enter><Esc>");
    let with = |stage: Stage| stage.press("S<Enter><Enter>k<Enter><Esc>");
    let stage = without(wide("5<Space>enote<Esc>"));
    assert_eq!(stage.model.summary.sections[3].counts.total, 0);
    assert_eq!(stage.file().record("asp-hosted").note, "note");
    let stage = with(stage);
    assert_eq!((status(&stage, "asp-hosted"), stage.file().record("asp-hosted").note.as_str()), (Status::Done, "note"));
    assert!(stage.model.summary.sections[3].counts.total > 0);
    assert!(!stage.press("u").file().scope.medical_practice);
}

#[test]
fn the_proposed_name_gives_way_to_the_first_letter_and_to_nothing_else() {
    let name = |keys: &str| welcomed(keys).press("<Enter>").model.user;
    assert_eq!(name("<End> Maria"), "ana Maria");
    assert_eq!(name("<Backspace>e"), "ane");
    assert_eq!(name("<paste:Zoë>"), "Zoë");
}

#[test]
fn nobody_is_proposed_to_be_called_unknown() {
    let mut stage = Stage::new(80, 24);
    stage.model.user = "unknown".to_owned();
    welcome(&mut stage.model);
    stage.redraw();
    assert!(!stage.press("<focus>").text().contains("unknown"));
}

#[test]
fn a_name_that_would_fill_every_record_is_refused() {
    let stage = welcomed(&format!("<paste:{}><Enter>", "x".repeat(81)));
    assert!(stage.text().contains("The name is too long") && stage.effects().is_empty(), "{}", stage.text());
    assert_eq!(question(&stage), Some(Question::Name));
}

#[test]
fn a_name_that_was_given_elsewhere_is_not_asked_for() {
    let mut stage = Stage::new(120, 40);
    stage.model.questions = &Question::ABOUT_PRODUCT;
    let stage = stage.press("S");
    assert_eq!(question(&stage), Some(Question::Systems));
    assert!(stage.text().contains("(1 of 3)"), "{}", stage.text());
    assert_eq!(question(&stage.press("<Left>")), Some(Question::Systems));
}
