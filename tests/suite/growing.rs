//! What a key costs does not grow with the guide, counted in what is made for it; and there are limits, which are said.

use std::sync::Arc;

use hie_onboard::guide::{Guide, MAX_BYTES, MOST_GATES, MOST_ITEMS};
use hie_onboard::progress::{self, Progress, Status};
use hie_onboard::tui::draw::theme::COLOUR;
use hie_onboard::tui::state::remembered::Remembered;

use crate::support::stage::Stage;
use crate::support::{guide_text, item_id, tick};

const FORMAT: &str = include_str!("../../data/guide-format.md");

/// More than a screen shows, and five times as many.
const SIZES: [usize; 2] = [60, 300];

fn guide(text: &str) -> Arc<Guide> {
    Arc::new(Guide::parse(text).unwrap_or_else(|error| panic!("{error}")))
}

/// The interface with a guide of this text, all of whose items wait.
fn stage(text: &str) -> Stage {
    let guide = guide(text);
    let mut progress = Progress::new(&guide);
    for (second, (_, item)) in (0..).zip(guide.tracked()) {
        progress.apply(&tick(&progress, &item.id, Status::Waiting, "ana", second));
    }
    Stage::of(guide, progress, 120, 40, COLOUR, &Remembered::default())
}

/// How many titles of items were made for the screen after `keys`.
fn titles(items: usize, keys: &str) -> usize {
    format!("{:?}", stage(&guide_text(items)).press(keys).screen()).matches("Step ").count()
}

#[test]
fn only_the_lines_in_sight_are_made_however_many_there_are() {
    for keys in ["", "jj", "2j", "2<End>", "2f!<Esc>", "f3<Esc>j", "/because", "/because<Down><Down>"] {
        let [few, many] = SIZES.map(|items| titles(items, keys));
        assert!(few > 0 && many == few, "{keys}: {few} titles of {}, {many} of {}", SIZES[0], SIZES[1]);
    }
}

#[test]
fn a_line_is_in_sight_wherever_the_list_is_scrolled_to() {
    for (keys, title, other) in
        [("2<End>", "Step 300", "Step 200"), (&format!("/because{}", "<Down>".repeat(49)), "Step 50", "Step 9")]
    {
        let screen = stage(&guide_text(SIZES[1])).press(keys).text();
        assert!(screen.contains(title) && !screen.contains(other), "{keys}: {screen}");
    }
}

#[test]
fn the_overview_lists_the_first_that_wait_and_counts_the_others() {
    let stage = stage(&guide_text(SIZES[1]));
    let (waiting, others) = (stage.model.summary.waiting.len(), stage.model.targets().len());
    assert!(waiting == SIZES[1] && others < 110, "{others} rows");
    // One of those that wait is what to do next, and stands above them.
    let screen = stage.press(&"<Down>".repeat(100)).text();
    assert!(screen.contains("Step 101") && screen.contains(" 199 more; f lists them"), "{screen}");
}

#[test]
fn a_process_of_many_phases_is_a_list() {
    let text = |items| guide_text(items).replace("kind = \"steps\"", "kind = \"process\"\ncaption = \"As planned.\"");
    let is_drawn = |items| stage(&text(items)).press("2").screen().picture().is_some();
    assert_eq!([60, 61].map(is_drawn), [true, false]);
    let screen = stage(&text(61)).press("2jj<Space>").text();
    assert!(screen.contains("[x] Step 3"), "{screen}");
}

#[test]
fn a_guide_has_at_most_so_many_items_and_gates() {
    let refused = |text: &str| Guide::parse(text).expect_err("it is too much").to_string();
    let items = refused(&guide_text(MOST_ITEMS));
    assert!(items.contains("it has more than 10000 items: split the guide"), "{items}");
    let gate = |number: usize| {
        let needs = item_id(number);
        format!("\n[[gate]]\nid = \"gate-{number}\"\ntitle = \"Gate\"\nshort = \"Gate\"\nneeds = [\"{needs}\"]\n")
    };
    let gates = |count: usize| guide_text(100) + &(1..=count).map(gate).collect::<String>();
    assert_eq!(guide(&gates(MOST_GATES)).gates.len(), MOST_GATES);
    let gates = refused(&gates(MOST_GATES + 1));
    assert!(gates.contains("there are more than 50 gates: leave some out"), "{gates}");
}

#[test]
fn the_limits_are_said() {
    let mebibytes = |bytes: u64| format!("{} MiB", bytes / 1024 / 1024);
    let items = format!("{},{:03} items", MOST_ITEMS / 1_000, MOST_ITEMS % 1_000);
    for limit in [mebibytes(MAX_BYTES), mebibytes(progress::MAX_BYTES), items, format!("{MOST_GATES} gates")] {
        assert!(FORMAT.contains(&limit), "data/guide-format.md does not say {limit}");
    }
}

/// Each misspelt name is compared with all that there are.
#[test]
fn other_names_are_suggested_for_the_first_of_many_misspelt_ones() {
    let text = guide_text(300).replace("steps = [\"Do it.\"]", "steps = [\"Do it.\"]\nafter = [\"stepp-1\"]");
    let problems = Guide::parse(&text).expect_err("no item has such a name").0;
    let suggested = problems.iter().filter(|problem| problem.sentence.contains("write `step-1`")).count();
    assert_eq!((problems.len(), suggested), (300, 100));
}

#[test]
fn a_circle_and_a_chain_may_be_as_long_as_a_guide() {
    let chain = |last: &str| {
        let text = guide_text(500);
        let items = text.split("steps = [\"Do it.\"]").collect::<Vec<_>>();
        let before = |number: usize| if number == 0 { last.to_owned() } else { format!("\"step-{number}\"") };
        let with = |(number, part): (usize, &&str)| format!("{part}steps = [\"Do it.\"]\nafter = [{}]", before(number));
        let (end, parts) = items.split_last().expect("it has items");
        parts.iter().enumerate().map(with).collect::<String>() + end
    };
    assert!(Guide::parse(&chain("")).is_ok());
    let problems = Guide::parse(&chain("\"step-500\"")).expect_err("it goes round").0;
    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0].sentence.matches(" after ").count(), 500 + 1);
}
