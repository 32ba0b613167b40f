//! `guide validate` and `guide sources` on the command line.

use hie_onboard::guide::Guide;

use super::{EXAMPLE, install};
use crate::support::desk::Desk;

/// The example with two mistakes.
fn broken() -> String {
    EXAMPLE.replacen("edition = 2", "editoin = 2", 1).replacen("after = [\"licence\"]", "after = [\"license\"]", 1)
}

/// The line on which `text` has `part` first.
fn line(text: &str, part: &str) -> usize {
    1 + text.lines().position(|line| line.contains(part)).expect("it is there")
}

#[test]
fn every_problem_is_listed_with_its_file_line_and_column() {
    let desk = Desk::new();
    let text = broken();
    desk.write("broken.toml", &text);
    let said = desk.run("guide validate broken.toml");
    let (first, second) = (line(&text, "editoin"), line(&text, "license\""));
    assert_eq!(
        said.stdout,
        format!(
            "broken.toml: line {first}, column 1: the guide has no key `editoin`: write `edition`\n\
             broken.toml: line {second}, column 10: there is no item `license`: define it, or write `licence`\n"
        )
    );
    assert!(said.complaint(3).contains("broken.toml has 2 problems"));
    let opened = desk.run("--guide broken.toml status").complaint(3);
    assert!(opened.contains(&format!("it has 2 problems:\n  line {first}, column 1: the guide has no key")), "{opened}");
}

#[test]
fn a_guide_without_problems_is_named_and_scripts_get_json() {
    let desk = Desk::new();
    let said = desk.run_with_input("guide validate -", EXAMPLE.as_bytes()).text();
    assert_eq!(said, "standard input: no problems: Release a small library (small-library), edition 2, 7 items in 3 sections.\n");
    desk.write("broken.toml", &broken());
    let said = desk.run("guide validate broken.toml --json");
    assert_eq!(said.code, Some(3));
    let report: serde_json::Value = serde_json::from_str(&said.stdout).expect("it is JSON");
    assert_eq!(report["problems"][0]["line"], 6, "{report}");
    assert_eq!(report["problems"][0]["column"], 1);
    assert_eq!(report["problems"][0]["problem"], "the guide has no key `editoin`: write `edition`");
    assert!(report["guide"].is_null() && report["schema"] == 1);
}

#[test]
fn a_guide_can_be_checked_while_it_is_the_one_that_cannot_be_opened() {
    let desk = Desk::new();
    install(&desk, "mine.toml");
    desk.write_config("guide = \"mine\"\n");
    assert!(desk.run("status").text().contains("0 of 3 done"));
    let file = super::folder(&desk).join("mine.toml");
    desk.write("broken.toml", &broken());
    let copied = desk.command_of("/bin/cp").arg("broken.toml").arg(&file).status().expect("it runs");
    assert!(copied.success());
    desk.run("status").complaint(3);
    assert!(desk.run("guide validate mine").complaint(3).contains("2 problems"));
}

#[test]
fn hostile_files_are_refused_in_a_sentence() {
    let desk = Desk::new();
    desk.write("binary.toml", "\u{0}\u{1}\u{1b}[31m");
    let said = desk.run("guide validate binary.toml");
    assert!(said.stdout.contains("this is not TOML") && !said.stdout.contains('\u{1b}'), "{}", said.stdout);
    let deep = format!("x = {}", "[".repeat(10_000));
    desk.write("deep.toml", &deep);
    assert_eq!(desk.run("guide validate deep.toml").code, Some(3));
    let many = EXAMPLE.replacen("[[source]]", &"[[source]]\n".repeat(20_000), 1);
    let problems = Guide::parse(&many).expect_err("it is full of mistakes").0.len();
    assert!(problems > 20_000, "{problems}");
    assert!(desk.run("guide validate gone.toml").complaint(3).contains("gone.toml: cannot be read"));
}

#[test]
fn the_sources_come_oldest_first_with_what_cites_them() {
    let desk = Desk::new();
    desk.write("example.toml", EXAMPLE);
    let said = desk.run("--guide example.toml guide sources").text();
    let at = |text: &str| said.find(text).unwrap_or_else(|| panic!("{text} is missing:\n{said}"));
    assert!(at("handbook: Handbook of releases") < at("mirror-rules: Rules of the mirror"), "{said}");
    assert!(
        said.contains("https://example.org/mirror?part=2&all=yes") && said.contains("2 sources, 1 over a year old"),
        "{said}"
    );
    let sources = desk.run("--guide example.toml guide sources --json").json();
    let first = &sources["sources"][0];
    assert_eq!((&first["id"], &first["dated"], &first["old"]), (&"handbook".into(), &"2025-03-01".into(), &true.into()));
    assert_eq!((&first["coverage"], &first["read"]), (&"whole".into(), &"2026-11-20".into()));
    let items = first["items"].as_array().expect("it is a list");
    assert!(items.contains(&"licence".into()) && !items.contains(&"sign".into()), "{items:?}");
    let ours = desk.run("guide sources --json").json();
    assert_eq!(ours["sources"].as_array().map(Vec::len), Some(Guide::embedded().sources.len()));
}
