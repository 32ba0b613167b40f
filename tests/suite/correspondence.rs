//! What is asked, answered and noted: recorded with few keys, shown beside what it is about, undone, and sent.

use std::collections::HashMap;

use hie_onboard::progress::{Act, Asking, Change, DatedLine, Detail, Field, ProductField, Progress, Record};
use hie_onboard::shell::Event;
use hie_onboard::tui::draw::theme::COLOUR;
use hie_onboard::tui::state::context::ListKind;
use hie_onboard::tui::state::lists::{Place, listing};
use hie_onboard::tui::state::message::{Effect, Message, News};
use hie_onboard::tui::state::mode::{List, Mode};
use hie_onboard::tui::state::remembered::Remembered;
use ratatui::style::Modifier;

use crate::support::small_guide;
use crate::support::stage::{Stage, guide};
use crate::update::{selected, wide};

const AGREEMENTS: &str = "agreements";

fn record(stage: &Stage) -> &Record {
    stage.file().record(AGREEMENTS)
}

/// What was recorded: the act, with whom, about which question, and the text.
fn lines(stage: &Stage) -> Vec<(Act, &str, &str, &str)> {
    let lines = record(stage).correspondence.iter();
    lines.map(|line| (line.act, &*line.with, &*line.question, &*line.text)).collect()
}

fn question(number: usize) -> String {
    let guide = guide();
    let (_, item) = guide.find(AGREEMENTS).expect("it is there");
    item.questions[number - 1].text.to_string()
}

fn detail(stage: &Stage) -> Vec<String> {
    stage.screen().detail.expect("it is shown").lines.iter().map(ToString::to_string).collect()
}

fn is_open(stage: &Stage, kind: ListKind) -> bool {
    matches!(&stage.model.mode, Mode::List(list) if list.kind == kind)
}

#[test]
fn a_question_is_asked_reminded_of_and_answered_from_its_list() {
    let stage = wide("3jji");
    assert!(stage.text().contains("Correspondence: Vendor and user agreements"), "{}", stage.text());
    assert_eq!(stage.text().matches("not asked yet").count(), 2);
    let stage = stage.press("<Enter>");
    assert!(stage.text().contains("Whom did you ask?") && stage.text().contains(&question(1)[..40]), "{}", stage.text());
    let stage = stage.press("HLTH CIS<Enter>");
    let first = question(1);
    assert_eq!(lines(&stage), [(Act::Asked, "HLTH CIS", "", &*first)]);
    assert!(is_open(&stage, ListKind::Correspondence) && stage.text().contains("asked HLTH CIS on 2026-11-23, by ana"));
    let stage = stage.press("r");
    assert!(lines(&stage).contains(&(Act::Reminded, "HLTH CIS", &first, "asked again")), "{:?}", lines(&stage));
    let stage = stage.press("<Enter>");
    assert!(stage.text().contains("What was the answer?"), "{}", stage.text());
    let stage = stage.press("Two of them.<Enter>");
    assert!(stage.text().contains("Who answered?") && stage.text().contains("HLTH CIS"), "{}", stage.text());
    let stage = stage.press("<Enter>");
    assert!(lines(&stage).contains(&(Act::Answered, "HLTH CIS", &first, "Two of them.")), "{:?}", lines(&stage));
    assert!(stage.text().contains("told to you on 2026-11-23 by HLTH CIS: Two of them."), "{}", stage.text());
    let undone = stage.press("uuu");
    assert_eq!(lines(&undone), []);
    assert!(is_open(&undone, ListKind::Correspondence));
}

#[test]
fn another_question_and_a_contact_are_recorded_with_whom() {
    let stage = wide("3jjia");
    let stage = stage.press("Who signs?<Enter><Enter>nThey called.<Enter>Ms. Ng<Enter>");
    assert!(lines(&stage).contains(&(Act::Asked, "", "", "Who signs?")), "{:?}", lines(&stage));
    assert!(lines(&stage).contains(&(Act::Noted, "Ms. Ng", "", "They called.")), "{:?}", lines(&stage));
    assert!(stage.text().contains("3. Who signs?"), "{}", stage.text());
    let given_up = stage.press("a<Enter>nHalf<Esc>");
    assert_eq!(lines(&given_up).len(), 2, "nothing is recorded without a text, or by leaving");
    assert!(is_open(&given_up, ListKind::Correspondence));
}

#[test]
fn an_answer_clears_the_day_to_follow_up_once_nothing_else_is_open() {
    let stage = wide("3jji<Enter>CIS<Enter>j<Enter>CIS<Enter>f+7d<Enter>");
    assert!(is_open(&stage, ListKind::Correspondence), "{}", stage.text());
    assert_eq!(record(&stage).follow_up, "2026-11-30".parse().ok());
    let stage = stage.press("<Enter>Yes.<Enter><Enter>");
    assert!(record(&stage).follow_up.is_some(), "the other question is open");
    let stage = stage.press("k<Enter>No.<Enter><Enter>");
    assert_eq!(record(&stage).follow_up, None);
    let stage = stage.press("u");
    assert!(record(&stage).follow_up.is_some(), "both are one change");
    assert_eq!(record(&stage).correspondence.len(), 3);
}

#[test]
fn only_what_was_asked_can_be_asked_again() {
    for keys in ["3jjir", "3jji<Enter>CIS<Enter><Enter>Yes.<Enter><Enter>r", "3jjiGr", "3jji<Down><Down>r"] {
        let stage = wide(keys);
        assert!(stage.text().contains("Select a question that was asked and is not answered."), "{keys}: {}", stage.text());
        assert!(lines(&stage).iter().all(|line| line.0 != Act::Reminded));
    }
}

#[test]
fn what_is_typed_of_a_line_is_offered_again_at_the_next_start() {
    let mut stage = wide("3jji<Enter>CIS<Enter><Enter>A long ans");
    let draft = stage.model.draft().expect("it is kept");
    stage = wide("");
    assert!(hie_onboard::tui::update::resume(&mut stage.model, &draft));
    let stage = stage.press("wer.<Enter>CIS<Enter>");
    assert_eq!(lines(&stage), [(Act::Answered, "CIS", &*question(1), "A long answer.")]);
}

fn told() -> Progress {
    let mut progress = Progress::new(&guide());
    let day = |text: &str| text.parse().ok();
    let stamp = hie_onboard::progress::Stamp {
        at: "2026-11-20T09:00:00Z".parse().expect("it is a time"),
        by: "ben".to_owned(),
        edition: 1,
    };
    let answer =
        DatedLine { with: "HLTH CIS".to_owned(), question: question(1), ..DatedLine::new(&stamp, Act::Answered, "Two of them.") };
    let detail = Detail { dated: day("2021-11-01"), valid_until: day("2026-11-01"), ..Detail::default() };
    let piece = "docs/vpa.pdf".to_owned();
    for field in [
        Field::FollowUp(day("2026-11-20")),
        Field::Due(day("2026-12-01")),
        Field::Repeat("1y".parse().ok()),
        Field::Evidence(vec![piece.clone()]),
        Field::Details([(piece, detail)].into()),
    ] {
        progress.apply(&Change::field(&progress, AGREEMENTS, field));
    }
    progress.apply(&Change::line(AGREEMENTS, answer));
    progress
}

#[test]
fn the_detail_shows_answers_below_their_questions_and_everything_that_was_said() {
    let stage = Stage::with(told(), 240, 60, COLOUR, &Remembered::default()).press("3jj");
    let detail = detail(&stage);
    let place =
        |words: &str| detail.iter().position(|line| line.contains(words)).unwrap_or_else(|| panic!("{words}: {detail:#?}"));
    place("due 2026-12-01 · follow up 2026-11-20 · again after 1y");
    assert_eq!(place("of 2021-11-01, valid until 2026-11-01"), place("- docs/vpa.pdf") + 1);
    assert!(place("Correspondence") < place("2026-11-20 answered by HLTH CIS (noted by ben)"));
    let (first, second) = (place(&format!("1 {}", &question(1)[..30])), place(&format!("2 {}", &question(2)[..30])));
    assert!((first..second).contains(&place("Told to you on 2026-11-20 by HLTH CIS: Two of them.")));
    let urgent = stage.texts_with(Modifier::BOLD).join("");
    // Blanks between words have no style.
    assert!(urgent.contains("followup2026-11-20") && urgent.contains("validuntil2026-11-01"), "{urgent}");
    let bare = Stage::new(120, 60).press("3jj").text();
    assert!(!bare.contains("Correspondence") && !bare.contains("Told to you"));
}

#[test]
fn what_is_done_says_when_it_comes_back() {
    let mut progress = told();
    progress.apply(&Change::field(&progress, AGREEMENTS, Field::Details([].into())));
    let stage = Stage::with(progress, 120, 60, COLOUR, &Remembered::default()).press("3jj<Space>");
    assert!(detail(&stage).iter().any(|line| line.contains("to be done again 2027-11-23, after 1y")), "{:#?}", detail(&stage));
}

#[test]
fn all_open_questions_lead_to_their_items_and_are_copied_and_mailed() {
    let stage = wide("Q");
    let open = hie_onboard::progress::open_questions(&stage.model.guide, &stage.model.progress);
    let (first, count) = ((open[0].item.id.clone(), open[0].asking.text.to_owned()), open.len());
    assert_eq!(stage.screen().popup.expect("it is open").rows(), count);
    let opened = wide("Q<Enter>");
    assert!(matches!(opened.model.mode, Mode::Browse));
    assert_eq!(selected(&opened), first.0);
    let copied = wide("Qy");
    let [Effect::Copy(agenda)] = copied.effects() else { panic!("{:?}", copied.effects()) };
    let note = "Questions marked * rest on second-hand information: please correct us where it is wrong.\n\n";
    assert!(agenda.starts_with(&format!("{note}1. {} *\n   Needed for: ", first.1)), "{agenda}");
    assert!(agenda.lines().any(|line| line.starts_with(&format!("{count}. "))));
}

#[test]
fn a_letter_is_started_copied_and_says_what_it_lacks() {
    let stage = wide(":letter<Enter>");
    assert_eq!(stage.text().matches("not set yet: vendor, product, version, contacts, hosting").count(), 5, "{}", stage.text());
    let sent = stage.press("<Enter>");
    let [Effect::Open(address)] = sent.effects() else { panic!("{:?}", sent.effects()) };
    assert!(address.starts_with("mailto:HLTH.CISSupport@gov.bc.ca?subject="), "{address}");
    let stage = wide("P<Enter>Acme<Enter>q:letter<Enter>jy");
    let Some(Effect::Copy(letter)) = stage.effects().last() else { panic!("{:?}", stage.effects()) };
    assert!(letter.starts_with("To: HLTH.CISSupport@gov.bc.ca\nSubject: Acme | "), "{letter}");
    assert!(letter.contains("Discovery session"));
    assert!(is_open(&stage, ListKind::Letters));
}

#[test]
fn a_letter_without_questions_or_an_address_is_refused_in_a_sentence() {
    let mut guide = small_guide();
    guide.contact = "the office".into();
    let progress = Progress::new(&guide);
    let stage = Stage::of(guide.into(), progress, 120, 40, COLOUR, &Remembered::default()).press(":letter<Enter>");
    let by_office = stage.press("<Enter>");
    assert!(by_office.text().contains("The guide names no mail address: ask the office."), "{}", by_office.text());
    let by_questions = by_office.press("jj<Enter>");
    assert!(by_questions.text().contains("No question is open, so there is nothing to ask."), "{}", by_questions.text());
    assert!(by_questions.press("<Esc>Q").text().contains("No question is open."));
}

#[test]
fn what_is_missing_before_the_next_gate_leads_to_its_item() {
    let stage = wide(":pre-flight<Enter>");
    assert!(is_open(&stage, ListKind::Preflight), "{}", stage.text());
    let shown = stage.text();
    assert!(shown.contains("Before the sandbox: ") && shown.contains("vendor: not set"), "{shown}");
    assert!(stage.model.bad_evidence.iter().any(|bad| bad.words == "docs/vpa-draft.pdf is missing"));
    let stage = stage.press("<Enter>");
    assert!(is_open(&stage, ListKind::Product), "{}", stage.text());
    let stage = wide(":pre-flight<Enter>").press("G");
    let Mode::List(List { cursor, .. }) = &stage.model.mode else { panic!("it is open") };
    assert!(*cursor > 3, "{}", stage.text());
    let stage = stage.press("<Enter>");
    assert!(matches!(stage.model.mode, Mode::Browse), "{}", stage.text());
    assert!(!selected(&stage).is_empty());
}

#[test]
fn the_pre_flight_says_each_item_once_above_its_gaps_and_every_gap_can_be_reached() {
    for (columns, rows) in [(80, 24), (50, 20)] {
        let mut stage = Stage::new(columns, rows).press(":pre-flight<Enter>");
        let Mode::List(list) = &stage.model.mode else { panic!("{}", stage.text()) };
        let mut leads_to = HashMap::new();
        let mut below = String::new();
        for row in listing(&stage.model, list).rows {
            let shows = |text: &str| stage.text().contains(&text[..text.len().min(30)]);
            if let Place::First(heading) = &row.place {
                assert!(shows(heading), "{heading}: {}", stage.text());
                assert_eq!(leads_to.insert(heading.clone(), row.does.clone()), None, "{heading} twice");
                below.clone_from(heading);
            }
            assert_eq!(leads_to.get(&below), Some(&row.does));
            assert!(shows(&row.title), "{}: {}", row.title, stage.text());
            stage = stage.press("j");
        }
        assert!(leads_to.len() > 3);
    }
}

#[test]
fn a_pre_flight_that_finds_nothing_promises_nothing() {
    let guide = guide();
    let mut progress = Progress::new(&guide);
    for field in ProductField::ALL {
        progress.product.set(*field, "set");
    }
    let mut stage = Stage::with(progress.clone(), 120, 40, COLOUR, &Remembered::default());
    let stamp = stage.model.stamp("2026-11-20T09:00:00Z".parse().expect("it is a time"));
    for (_, item) in guide.tracked() {
        let change = Change::status(&progress, &item.id, hie_onboard::progress::Status::NotApplicable, "not for us", &stamp);
        progress.apply(&change);
    }
    stage.send(Event::News(News::Loaded(progress)));
    stage.update(Message::News(News::Evidence(Vec::new())));
    let words = "Nothing that this program can see is missing. This does not say that you will pass.";
    assert!(stage.text().contains(words), "{}", stage.text());
}

#[test]
fn something_else_that_was_opened_meanwhile_is_not_pushed_aside() {
    let mut stage = wide("P");
    stage.update(Message::News(News::Evidence(Vec::new())));
    assert!(matches!(&stage.model.mode, Mode::List(List { kind: ListKind::Product, .. })));
}

#[test]
fn all_questions_of_an_item_have_the_numbers_of_the_command_line() {
    let stage = wide("3jji");
    let (_, item) = stage.model.guide.find(AGREEMENTS).expect("it is there");
    for asking in Asking::all(item, &stage.model.progress) {
        assert!(stage.text().contains(&format!("{}. {}", asking.number, &asking.text[..30])), "{}", stage.text());
    }
}
