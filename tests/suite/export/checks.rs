//! Checks for forges: as `JUnit`, read back by a parser, and as a page of Markdown.

use roxmltree::{Document, Node};

use crate::support::desk::Desk;

fn desk() -> Desk {
    let desk = Desk::new();
    desk.run("tick download-standards").text();
    desk.run_with(&["set", "time-frame", "--status", "not-applicable", "--reason", "we <only> test & \"read\" | see"]).text();
    desk.run_with(&["set", "agreements", "--status", "waiting", "--reason", "the ministry\u{1b}[31m | form", "--owner", "b|en"])
        .text();
    desk.run_with(&["product", "--vendor", "Acme & Sons", "--product", "CareNote", "--version", "2.4"]).text();
    desk
}

/// An attribute of the element `tag` in the case of the item called `id`.
fn of_case<'x>(document: &'x Document, id: &str, tag: &str, attribute: &str) -> Option<&'x str> {
    let end = format!("({id})");
    let is_it = |node: &Node| node.has_tag_name("testcase") && node.attribute("name").is_some_and(|name| name.ends_with(&end));
    let case = document.descendants().find(is_it).unwrap_or_else(|| panic!("{id} is missing"));
    case.children().find(|child| child.has_tag_name(tag))?.attribute(attribute)
}

fn parsed(text: &str) -> Document<'_> {
    Document::parse(text).unwrap_or_else(|error| panic!("{error} in\n{text}"))
}

#[test]
fn junit_has_a_case_for_each_required_item_and_says_what_is_wrong() {
    let said = desk().run("check --format junit");
    assert_eq!(said.code, Some(1));
    let document = parsed(&said.stdout);
    assert_eq!(document.root_element().attribute("name"), Some("hie-onboard check: Acme & Sons | CareNote 2.4"));
    assert_eq!(of_case(&document, "download-standards", "failure", "message"), None, "it is done");
    let reason = of_case(&document, "time-frame", "skipped", "message");
    assert_eq!(reason, Some("not applicable: we <only> test & \"read\" | see"));
    assert_eq!(of_case(&document, "agreements", "failure", "type"), Some("open"));
    let why = of_case(&document, "agreements", "failure", "message").unwrap_or_default();
    assert!(why.starts_with("waiting since ") && why.ends_with(": the ministry<U+001B>[31m | form"), "{why}");
}

/// What the schema of Jenkins's xUnit plugin (junit-10.xsd), the strictest reader, asks for: counts that are right, and nothing
/// that it does not have.
#[test]
fn junit_keeps_to_the_schema() {
    junit_keeps_to_the_schema_in(&desk().run("check --format junit").stdout);
}

fn junit_keeps_to_the_schema_in(text: &str) {
    let document = parsed(text);
    assert_eq!(document.root_element().tag_name().name(), "testsuites");
    for node in document.descendants().filter(Node::is_element) {
        let (required, allowed, parents): (&[&str], &[&str], &[&str]) = match node.tag_name().name() {
            "testsuites" => (&["name"], &["name", "tests", "failures", "errors"], &[""]),
            "testsuite" => (&["name", "tests"], &["name", "tests", "failures", "errors", "skipped"], &["testsuites"]),
            "testcase" => (&["name", "classname"], &["name", "classname"], &["testsuite"]),
            "failure" => (&["type", "message"], &["type", "message"], &["testcase"]),
            "skipped" => (&["message"], &["message"], &["testcase"]),
            other => panic!("the schema has no {other}"),
        };
        let names: Vec<&str> = node.attributes().map(|attribute| attribute.name()).collect();
        assert!(required.iter().all(|name| names.contains(name)), "{names:?} of {}", node.tag_name().name());
        assert!(names.iter().all(|name| allowed.contains(name)), "{names:?} of {}", node.tag_name().name());
        let parent = node.parent_element().map_or("", |parent| parent.tag_name().name());
        assert!(parents.contains(&parent), "{} in {parent}", node.tag_name().name());
        let count = |tag: &str| node.descendants().filter(|inner| inner.has_tag_name(tag)).count().to_string();
        if let Some(tests) = node.attribute("tests") {
            assert_eq!((tests, node.attribute("failures")), (&*count("testcase"), Some(&*count("failure"))));
        }
    }
}

#[test]
fn the_summary_is_a_table_in_which_nothing_breaks_out_of_its_cell() {
    let desk = desk();
    let said = desk.run("check --format summary");
    assert_eq!(said.code, Some(1));
    let lines: Vec<&str> = said.stdout.lines().collect();
    assert_eq!(lines[0], "# BC health information exchange: onboarding check");
    assert_eq!(lines[2], "Product: Acme \\& Sons \\| CareNote 2.4");
    assert!(lines[4].starts_with("**Not satisfied**: ") && lines[4].ends_with(" required items to look at."), "{}", lines[4]);
    assert_eq!(lines[6..8], ["| item | | section | owner |", "|---|---|---|---|"]);
    let row = lines.iter().find(|line| line.contains("`agreements`")).expect("it is open");
    assert!(row.contains(": the ministry\\<U+001B\\>\\[31m \\| form |") && row.ends_with(" | b\\|en |"), "{row}");
    assert!(lines[8..].iter().all(|line| line.starts_with("| ") && line.ends_with(" |")), "{}", said.stdout);

    let required = desk.run("list --required --plain").text();
    let ids: Vec<&str> = required.lines().filter_map(|line| line.split('\t').next()).collect();
    desk.run(&format!("tick {}", ids.join(" "))).text();
    let text = desk.run("check --format summary").text();
    assert!(text.ends_with("**Satisfied**: every required item in scope is done or not applicable.\n"), "{text}");
}

#[test]
fn what_is_due_soon_fails_a_check_of_its_own() {
    let desk = Desk::new();
    assert!(
        desk.run("check --due-within 14d")
            .text()
            .starts_with("Satisfied: nothing in scope is due, to follow up or to do again by ")
    );
    desk.run("set agreements --due +15d").text();
    desk.run("set data-hosting --due 2020-01-31").text();
    desk.run("set volume-2 --due 2020-01-31 --status done").text();
    let said = desk.run("check --due-within 14d");
    assert_eq!(said.code, Some(1));
    assert!(
        said.stdout.starts_with("Not satisfied: 1 item is due, to follow up or to do again by ")
            && said.stdout.lines().count() == 2,
        "{}",
        said.stdout
    );
    assert!(said.stdout.ends_with("; overdue since 2020-01-31\n"), "{}", said.stdout);
    let later = desk.run("check --due-within 3w --format junit");
    let counts = ["tests", "failures"].map(|name| parsed(&later.stdout).root_element().attribute(name).map(str::to_owned));
    assert_eq!(counts, [Some("3".to_owned()), Some("2".to_owned())], "{}", later.stdout);
    desk.run("scope --medical-practice no").text();
    desk.run("check --due-within 2w").text();
    let complaint = desk.run("check --due-within soon").complaint(2);
    assert_eq!(complaint, "hie-onboard: `soon` is not a number of days or weeks: write it like 14d or 2w\n");
    desk.run("check --due-within 2w --strict").complaint(2);
}

#[test]
fn what_is_to_follow_up_or_comes_back_counts_too() {
    let desk = Desk::new();
    desk.write_progress(
        "schema = 1\nguide = \"bc-hie\"\n\
         [item.agreements]\nstatus = \"waiting\"\nreason = \"the ministry\"\ndue = 2020-02-01\nfollow-up = 2020-01-31\n\
         [item.connectivity]\nstatus = \"done\"\nat = 2020-03-01T12:00:00Z\nrepeat = \"1y\"\nfollow-up = 2020-01-31\n\
         [item.time-frame]\nstatus = \"done\"\nat = 2020-03-01T12:00:00Z\nevidence = [\"notice.pdf\"]\n\
         [item.time-frame.evidence-details.\"notice.pdf\"]\nvalid-until = 2020-12-31\n\
         [item.volume-2]\nstatus = \"done\"\nat = 2020-03-01T12:00:00Z\nrepeat = \"999y\"\n",
    );
    let said = desk.run("check --due-within 1d");
    assert_eq!(said.code, Some(1));
    assert!(said.stdout.starts_with("Not satisfied: 3 items are due, to follow up or to do again by "), "{}", said.stdout);
    for words in [
        "; overdue since 2020-02-01; to follow up 2020-01-31\n",
        "; to be done again since 2021-03-01, after 1y\n",
        "; notice.pdf was valid until 2020-12-31\n",
    ] {
        assert!(said.stdout.contains(words), "{}", said.stdout);
    }
    let junit = desk.run("check --due-within 1d --format junit").stdout;
    let document = parsed(&junit);
    assert_eq!(document.root_element().attribute("tests"), Some("4"));
    for (id, kind) in
        [("agreements", Some("due")), ("connectivity", Some("again")), ("time-frame", Some("again")), ("volume-2", None)]
    {
        assert_eq!(of_case(&document, id, "failure", "type"), kind, "{id}");
    }
    let summary = desk.run("check --due-within 1d --format summary").stdout;
    assert!(summary.contains("| overdue since 2020-02-01; to follow up 2020-01-31 |"), "{summary}");
    desk.run("set agreements --due 9999-12-31").text();
    let junit = desk.run("check --due-within 1d --format junit").stdout;
    assert_eq!(of_case(&parsed(&junit), "agreements", "failure", "type"), Some("follow-up"));
    junit_keeps_to_the_schema_in(&junit);
    desk.run("set agreements --status done").text();
    desk.run("tick connectivity").text();
    desk.run("evidence add time-frame notice.pdf --valid-until 9999-12-31").complaint_free();
    desk.run("check --due-within 1d").text();
}
