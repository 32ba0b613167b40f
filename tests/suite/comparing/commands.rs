//! `guide compare` and `guide draft` as commands: what they print, how they end, and what they refuse.

use super::pages::{Block, PLAIN, html, line, markdown, source};
use crate::support::desk::Desk;
use crate::support::small_guide_text;

/// A page on which one step is gone and a paragraph new.
fn changed() -> String {
    let mut blocks = source();
    for block in &mut blocks {
        if let Block::Steps(lines) = block {
            lines.pop();
        }
    }
    blocks.push(Block::Text(line("Everything moves to another place next spring, with all that belongs to it and more besides")));
    markdown(&blocks, &PLAIN)
}

#[test]
fn a_page_in_step_ends_with_zero_and_a_changed_one_with_one() {
    let desk = Desk::new();
    desk.write("page.html", &html(&source()));
    let said = desk.run("guide compare page.html").text();
    assert!(said.starts_with("In step: page.html says what edition "), "{said}");
    assert!(said.contains("\n  step 3 = request-services: 11 of 11 words\n"), "{said}");

    let said = desk.run_with_input("guide compare -", changed().as_bytes());
    assert_eq!(said.code, Some(1), "{}", said.stderr);
    assert!(said.stdout.starts_with("2 differences between standard input and edition "), "{}", said.stdout);
    for wanted in ["\n1 new, 1 gone.\n", "\n  gone          step 4 = follow-process\n", "\n  new           text\n"] {
        assert!(said.stdout.contains(wanted), "{wanted}: {}", said.stdout);
    }
    let is_address = |line: &&str| line.contains("://");
    assert!(said.stdout.lines().filter(|line| !is_address(line)).all(|line| line.chars().count() <= 80), "{}", said.stdout);
}

#[test]
fn json_has_the_same_differences_and_matches() {
    let desk = Desk::new();
    let said = desk.run_with_input("guide compare - --json", changed().as_bytes());
    assert_eq!(said.code, Some(1), "{}", said.stderr);
    let json: serde_json::Value = serde_json::from_str(&said.stdout).expect("it is JSON");
    assert_eq!((&json["schema"], &json["guide"], &json["source"]), (&1.into(), &"bc-hie".into(), &"plr-guide".into()));
    assert_eq!(json["in_step"], false);
    let gone = &json["differences"][0];
    assert_eq!((&gone["change"], &gone["kind"], &gone["number"]), (&"gone".into(), &"step".into(), &4.into()));
    assert_eq!((&gone["item"], gone["gone"].as_array().map(Vec::len)), (&"follow-process".into(), Some(1)));
    assert_eq!(json["differences"][1]["change"], "new");
    let matches = json["matches"].as_array().expect("there are matches");
    assert!(matches.iter().any(|found| found["item"] == "agreements" && found["common"] == 4 && found["words"] == 4));
}

#[test]
fn every_encoding_of_text_is_read_and_anything_else_refused_in_a_sentence() {
    let desk = Desk::new();
    let text = html(&source());
    let wide: Vec<u8> = std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    for bytes in [wide.as_slice(), text.replace('\n', "\r\n").as_bytes(), format!("\u{feff}{text}").as_bytes()] {
        desk.run_with_input("guide compare -", bytes).text();
    }
    let refused: [(&[u8], i32, &str); 5] = [
        (b"", 3, "standard input: it is empty"),
        (b"\x89PNG\0\x01", 3, "standard input: it is not text"),
        (b"caf\xe9", 3, "standard input: line 1, column 4: it is neither UTF-8 nor UTF-16"),
        (b"<html><script>1</script>", 3, "standard input: there is no text in it"),
        (b"# Something else", 2, "standard input: this does not look like that page: 0 of "),
    ];
    for (bytes, code, start) in refused {
        let said = desk.run_with_input("guide compare -", bytes).complaint(code);
        assert!(said.starts_with(&format!("hie-onboard: {start}")) && said.lines().count() == 1, "{said}");
    }
    assert!(desk.run("guide compare missing.md").complaint(3).contains("missing.md: cannot be read"));
}

#[test]
fn a_guide_without_an_index_says_what_it_lacks() {
    let desk = Desk::new();
    desk.write("small.toml", &small_guide_text());
    desk.write("page.md", "# Text");
    let said = desk.run("guide compare page.md --guide small.toml").complaint(2);
    assert!(said.contains("the guide does not say which page it was made from"), "{said}");
}

#[test]
fn a_draft_is_a_guide_that_the_page_is_in_step_with() {
    let desk = Desk::new();
    desk.write(
        "page.md",
        "# Joining\n\n> Only a draft\n\n1. Ask for [access](a.html)\n2. Test\n\n* Keep \"logs\"\n\nYou must say who you are.\n",
    );
    let address = "--url https://example.org/join/page.html";
    let said = desk.run(&format!("guide draft page.md {address} --output draft.toml"));
    assert_eq!((said.code, said.stdout.as_str()), (Some(0), ""), "{}", said.stderr);
    assert!(said.stderr.contains("wrote the draft to draft.toml"), "{}", said.stderr);
    let draft = desk.read("draft.toml");
    assert_eq!(desk.run(&format!("guide draft page.md {address}")).text(), draft);
    assert!(draft.contains("# TO\u{44}O: official, once"), "{draft}");
    assert!(draft.contains("url = \"https://example.org/join/a.html\"") && draft.contains("class = \"unknown\""), "{draft}");
    desk.run("guide compare page.md --guide draft.toml").text();
    let list = desk.run("list --plain --all --guide draft.toml").text();
    assert_eq!(list.lines().count(), 4, "{list}");
    assert!(desk.run("guide draft page.md --output draft.toml").complaint(3).contains("draft.toml exists already"));
    desk.run("guide draft page.md --url ftp://example.org").complaint(2);
}

#[test]
fn a_draft_of_many_steps_of_the_same_long_words_keeps_its_ids_short_enough() {
    let desk = Desk::new();
    let step = ["a", "b", "c", "d"].map(|letter| letter.repeat(15)).join(" ");
    desk.write("page.md", &format!("# Joining\n\n1. {step}\n2. {step}\n"));
    let draft = desk.run("guide draft page.md").text();
    assert!(draft.contains("id = \"item\"") && draft.contains("id = \"item-2\""), "{draft}");
    let line = draft.lines().nth(1).unwrap_or_default();
    assert!(line.contains("`hie-onboard guide validate FILE`"), "{line}");
}

#[test]
fn a_draft_needs_neither_a_guide_nor_settings_that_can_be_used() {
    let desk = Desk::new();
    desk.write("page.md", "# Joining\n\n1. Ask j\u{f6}rg@example.org, or read https://example.org/@user/a.b\n");
    desk.write_config("guide = \"gone.toml\"\n");
    desk.run("status").complaint(3);
    let draft = desk.run("guide draft page.md").text();
    assert!(draft.contains("contact = \"not known yet\"") && !draft.contains("mailto:"), "{draft}");
}

#[test]
fn faults_of_an_index_name_their_line() {
    let desk = Desk::new();
    let index =
        "\n[page]\nsource = \"page\"\ntitle = \"title\"\n[[page.part]]\nkind = \"step\"\nitem = \"step-1\"\nwords = \"do it\"\n";
    let faults = [
        (("\"do it\"", "\"it do\""), "the words of the page must be in alphabetical order"),
        (("step-1", "step-99"), "there is no item or section `step-99`"),
        (("source = \"page\"", "source = \"pages\""), "there is no source `pages`"),
        (("words = \"do it\"\n", ""), "this part of the page needs its `words`"),
        (("kind = \"step\"", "kind = \"figure\""), "a figure needs its `file`"),
        (("kind = \"step\"", "kind = \"contact\""), "a contact needs one `mailto:` address"),
    ];
    desk.write("guide.toml", &(small_guide_text() + index));
    desk.run("status --guide guide.toml").text();
    for ((good, bad), sentence) in faults {
        desk.write("guide.toml", &(small_guide_text() + &index.replacen(good, bad, 1)));
        let said = desk.run("status --guide guide.toml").complaint(3);
        assert!(said.contains(sentence) && said.contains("line "), "{sentence}: {said}");
    }
}
