//! What helps on the way: the palette, the help, the glossary; they open over what goes on and change nothing by themselves.

use std::collections::HashSet;

use hie_onboard::export::FORMATS;
use hie_onboard::guide::Guide;
use hie_onboard::progress::Status;
use hie_onboard::shell::Ending;
use hie_onboard::tui::keys::actions;
use hie_onboard::tui::keys::{bindings, every_row, groups};
use hie_onboard::tui::state::context::Context;
use hie_onboard::tui::state::lists::terms_of;
use hie_onboard::tui::state::mode::{List, Mode};
use hie_onboard::tui::state::parts::Panel;

use hie_onboard::tui::update::possible;

use crate::support::stage::Stage;
use crate::update::{selected, status, wide};

#[test]
fn the_palette_does_exactly_what_the_key_would() {
    let table = [
        ("3", ":tick the item<Enter>", " "),
        ("3", "<C-p>edit the note<Enter>abc<Esc>", "eabc<Esc>"),
        ("3<Space>", ":undo<Enter>", "u"),
        ("3<Space>u", ":redo<Enter>", "U"),
        ("3", ":open page process<Enter>", "4"),
        ("3", ":notice<Enter>", "x"),
        ("3", ":status<Enter>d", "sd"),
        ("3", ":panel right<Enter>", "l"),
        ("3jj", ":beginning<Enter>", "g"),
        ("3/audit<Enter>", ":next hit<Enter>", "n"),
        ("3", ":show the help<Enter>", "?"),
        ("3", ":glossary terms<Enter>", "t"),
    ];
    for (before, palette, key) in table {
        let (by_palette, by_key) = (wide(before).press(palette), wide(before).press(key));
        assert_eq!(by_palette.text(), by_key.text(), "{palette}");
        assert_eq!(by_palette.file(), by_key.file(), "{palette}");
    }
    assert_eq!(status(&wide("2:tick<Enter>"), "download-standards"), Status::Done);
    assert_eq!(wide("3:quit<Enter>").ending, Ending::Quit);
}

#[test]
fn the_palette_offers_what_can_be_done_now_with_its_keys() {
    let stage = wide("3:undo");
    assert!(stage.text().contains("No action that is possible now matches all of these words"), "{}", stage.text());
    let stage = wide("3<Space>:undo");
    assert!(stage.text().contains("Undo the last change"), "{}", stage.text());
    let row = wide("3:tick").text().lines().find(|line| line.contains("Tick or untick the item")).map(str::to_owned);
    assert!(row.is_some_and(|row| row.contains("Space")));
    // Another order, another case, no accents; the cursor begins at the first one again.
    let stage = wide("3:<Down><Down>PÁGE open");
    assert!(stage.text().contains("Open the page Overview"));
    assert_eq!(stage.press("<Down><Enter>").model.page, 1);
}

#[test]
fn every_action_of_the_palette_is_told_apart() {
    let stage = wide("3jj<Space>u/audit<Enter><Space>u");
    let offered = actions(&stage.model, "", |message| possible(&stage.model, message));
    let words: HashSet<&str> = offered.iter().map(|action| action.words.as_str()).collect();
    assert_eq!(words.len(), offered.len(), "{:?}", offered.iter().map(|action| &action.words).collect::<Vec<_>>());
    assert!(words.len() > 25 && words.contains("Go to the next hit"));
    let keyless: Vec<&str> = offered.iter().filter(|action| action.keys.is_empty()).map(|action| &*action.words).collect();
    // Letters, the pre-flight and the day to follow up; besides the formats, what changed and a pack.
    assert_eq!(keyless.len(), 3 + FORMATS.len() + 2, "{keyless:?}");
}

#[test]
fn giving_the_palette_up_changes_nothing() {
    let stage = wide("3jj");
    let before = stage.text();
    assert_eq!(stage.press(":tick<Esc>").text(), before);
    let stage = wide("3:xyzzy<Enter>");
    assert!(matches!(stage.model.mode, Mode::Browse));
}

#[test]
fn the_help_begins_with_the_keys_of_where_it_was_opened() {
    let table = [
        ("3", "In the panels: moving"),
        ("3s", "Choosing a status"),
        ("3f", "Filtering the lists"),
        ("3:", "Choosing an action"),
        ("3/", "Finding items"),
        ("3jjo", "Choosing a link"),
        ("3e", "Writing a note"),
        ("3sw", "Answering a question"),
        ("3jjt", "Looking up terms"),
    ];
    for (keys, title) in table {
        let stage = wide(keys);
        let before = stage.text();
        let stage = stage.press("<F1>");
        let first = stage.text().lines().nth(1).unwrap_or_default().trim_end_matches([' ', '┃']).to_owned();
        assert_eq!(first, format!(" {title}"), "after {keys:?}");
        assert_eq!(stage.press("<F1>").text(), before, "closing it after {keys:?}");
    }
}

#[test]
fn nothing_that_is_being_written_is_lost_beneath_the_help() {
    let stage = wide("2ehalf a thought<F1>");
    assert_eq!(stage.model.draft().map(|draft| draft.text), Some("half a thought".to_owned()));
    let stage = stage.press("<C-c>");
    assert_eq!(stage.ending, Ending::Quit);
    assert_eq!(stage.file().record("download-standards").note, "half a thought");
    let stage = wide("2eone<F1>jj/keys<Enter><Esc><Esc> two<Esc>");
    assert_eq!(stage.file().record("download-standards").note, "one two");
}

#[test]
fn the_help_is_searched_and_cleared() {
    let stage = wide("3?/xyzzy");
    assert!(stage.text().contains("Nothing here matches all of these words"), "{}", stage.text());
    let stage = wide("3?/undo");
    let rows: Vec<String> =
        stage.text().lines().filter(|line| line.contains("Undo the last change")).map(str::to_owned).collect();
    assert_eq!(
        rows.len(),
        5,
        "in the panels, and among the evidence, the steps, the correspondence and the facts of the product"
    );
    assert!(!stage.text().contains("Move up or down"));
    let stage = stage.press("<Enter>");
    assert!(stage.text().contains("Keys with: undo"));
    let stage = stage.press("<Esc>");
    assert!(stage.text().contains("Move up or down") && matches!(stage.model.mode, Mode::Help(_)));
    assert!(matches!(stage.press("<Esc>").model.mode, Mode::Browse));
    assert!(matches!(wide("3?/a<Esc>q").model.mode, Mode::Browse));
}

#[test]
fn the_help_tells_every_key_every_panel_and_every_mark_at_every_size() {
    for (columns, rows) in [(120, 40), (80, 24), (50, 20), (30, 8)] {
        let mut stage = Stage::new(columns, rows).press("?");
        let mut seen = String::new();
        loop {
            let shown = stage.text();
            seen.extend(shown.lines().skip(1).take(usize::from(rows) - 2).flat_map(|line| [line.trim(), " "]));
            stage = stage.press("<PageDown>");
            if stage.text() == shown {
                break;
            }
        }
        let seen: String = seen.split_whitespace().collect::<Vec<_>>().join(" ").replace(['│', '┃'], "");
        let seen = seen.split_whitespace().collect::<Vec<_>>().join(" ");
        let says = |words: &str| {
            let first: String = words.split_whitespace().take(3).collect::<Vec<_>>().join(" ");
            assert!(seen.contains(&first), "{columns}x{rows} does not say {words}");
        };
        for binding in every_row() {
            says(binding.description);
        }
        for section in &Guide::embedded().sections {
            says(&section.title);
        }
        for status in Status::ALL {
            says(status.mark());
        }
        for words in ["Overview", "The selected item", "▲"] {
            says(words);
        }
    }
}

#[test]
fn every_key_stands_under_one_heading() {
    for context in Context::ALL {
        let grouped: usize = groups(context).iter().map(|(_, rows)| rows.len()).sum();
        assert_eq!(grouped, bindings(context).count(), "{context:?}");
        assert!(groups(context).iter().all(|(_, rows)| !rows.is_empty()), "{context:?}");
    }
}

#[test]
fn terms_of_an_item_are_explained_in_place_and_lead_to_the_glossary() {
    let stage = wide("3jjt");
    let text = stage.text();
    assert!(text.contains("Terms used here") && text.contains("Information sharing agreement"), "{text}");
    assert!(
        text.contains("The calls by which one program uses another.") && !text.contains("[]"),
        "general terms cite nothing: {text}"
    );
    let stage = stage.press("<Enter>");
    let (_, glossary) = stage.model.guide.glossary().expect("the guide has one");
    assert_eq!((selected(&stage), stage.model.panel), (glossary.id.as_str(), Panel::Detail));
    let terms = terms_of(&stage.model, "agreements");
    assert!(stage.text().contains(&format!("{}:", terms[0].term)), "{}", stage.text());
    assert_eq!(stage.press("<Esc>").model.page, 2);
    assert_eq!(wide("3jjt<Esc>").text(), wide("3jj").text());
}

#[test]
fn every_term_can_be_followed_at_every_size() {
    for (columns, rows) in [(120, 40), (50, 20), (30, 8)] {
        for turns in 0..6 {
            let stage = Stage::new(columns, rows).press("3jjt").press(&"j".repeat(turns));
            let Mode::List(List { cursor, .. }) = &stage.model.mode else { panic!("the terms are shown") };
            let begins = terms_of(&stage.model, "agreements")[*cursor].term.split(' ').next().unwrap_or_default().to_owned();
            assert!(stage.text().contains(&begins), "{columns}x{rows}: {}", stage.text());
            let stage = stage.press("<Enter>");
            assert!(stage.text().contains(&begins), "{columns}x{rows}: {begins}\n{}", stage.text());
        }
    }
}

#[test]
fn where_there_is_no_term_that_is_said() {
    let stage = wide("3ht");
    assert!(stage.text().contains("Select an item to look up its terms."), "{}", stage.text());
    assert!(matches!(stage.model.mode, Mode::Browse));
}

#[test]
fn the_palette_finds_actions_by_other_words_for_them() {
    for words in ["undo", "redo", "mail", "overdue", "waiting", "unassigned", "export", "report"] {
        let stage = wide("2<Space>j<Space>u").press(&format!(":{words}"));
        assert!(!stage.text().contains("Nothing that can be done"), "{words}: {}", stage.text());
    }
    let stage = wide("2<Space>").press(":undo<Enter>");
    assert_eq!(stage.model.summary.counts.closed(), 0);
}

#[test]
fn a_popup_leaves_no_slivers_beside_it() {
    for columns in [60, 80, 90, 120] {
        for keys in [":", "3jjt", "3jjo", "3jjs", "f", "S"] {
            let stage = crate::support::stage::Stage::new(columns, 24).press(keys);
            let popup = stage.screen().popup.expect("it is open").area;
            assert!(popup.x == 0 && popup.width == columns || popup.x >= 8, "{keys} at {columns}: {popup}");
            let middle = stage.screen().areas.middle();
            let rows = middle.height - popup.height;
            assert!(popup.width < columns || rows == 0 || rows >= 4, "{keys} at {columns}: {popup} in {middle}");
        }
    }
}
