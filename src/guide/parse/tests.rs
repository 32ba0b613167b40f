//! What is wrong with a guide is told all at once, each with its place and what to do.

use super::{BUILT_IN, Guide, Problem};

const SOURCE: &str = include_str!("../../../data/guide.toml");

/// A guide with one item of everything; each test breaks it in its own way.
const SMALL: &str = include_str!("small.toml");

/// The problems of the small guide after these replacements, each of which must be possible: what is there, and the sentence.
fn problems(changes: &[(&str, &str)]) -> Vec<String> {
    let text = changed(changes);
    errors(changes).iter().map(|problem| shown(&text, problem)).collect()
}

fn changed(changes: &[(&str, &str)]) -> String {
    changes.iter().fold(SMALL.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "there is no {from}");
        text.replacen(from, to, 1)
    })
}

fn errors(changes: &[(&str, &str)]) -> Vec<Problem> {
    Guide::parse(&changed(changes)).err().map_or_else(Vec::new, |error| error.0)
}

/// The same with lines and columns.
fn told(changes: &[(&str, &str)]) -> Vec<String> {
    errors(changes).iter().map(ToString::to_string).collect()
}

/// The rest of the line from the position of `problem` on, and its sentence.
fn shown(text: &str, problem: &Problem) -> String {
    let line = text.lines().nth(problem.position.line - 1).unwrap_or_default();
    let rest: String = line.chars().skip(problem.position.column - 1).collect();
    format!("{rest} => {}", problem.sentence)
}

/// That each of `changes` alone has just the one problem beside it.
fn assert_each(changes: &[(&str, &str, &str)]) {
    for (from, to, expected) in changes {
        assert_eq!(problems(&[(from, to)]), [*expected], "{from} => {to}");
    }
}

#[test]
fn the_embedded_guide_has_no_problems_and_is_the_one_in_the_source() {
    assert_eq!(Guide::parse(SOURCE), Ok(Guide::embedded()));
    assert_eq!(Guide::embedded().id, BUILT_IN);
    assert_eq!(problems(&[]), [""; 0]);
}

#[test]
fn mistakes_of_every_kind_are_told_together_in_the_order_of_the_file() {
    let all = told(&[
        ("edition = 2", "editoin = 2"),
        ("licence = \"None.\"\n", ""),
        ("coverage = \"whole\"", "coverage = \"hole\""),
        ("short = \"REG\"", "short = 4"),
        ("sources = [\"page\"]", "sources = [\"pages\"]"),
        ("why = \"Because.\"\nsteps = [\"Do it.\"]", "colour = 1"),
        ("kind = \"requirements\"", "kind = 1.5"),
    ]);
    assert_eq!(
        all,
        [
            "line 1, column 1: the guide needs `licence`: add `licence = \"…\"`",
            "line 4, column 1: the guide has no key `editoin`: write `edition`",
            "line 17, column 12: `coverage` cannot be `hole`: write `whole`",
            "line 21, column 9: `short` must be text in quotation marks, not a number: write it as `short = \"…\"`",
            "line 52, column 12: there is no source `pages`: define it, or write `page`",
            "line 63, column 1: `second` can be ticked, so it needs `why`: add it",
            "line 63, column 1: `second` can be ticked, so it needs `steps`: add it",
            "line 68, column 1: an item has no key `colour`: remove it; the keys are id, title, group, same_as, required, \
             systems, applies_to, medical_practice, class, sources, why, steps, body, shows, after, expects, each_release, repeat, revised, change, asks, was, \
             fact, link, question",
            "line 74, column 8: `kind` must be a word in quotation marks, not a number: write it as `kind = \"steps\"`",
        ]
    );
}

#[test]
fn keys_that_are_missing_misplaced_or_of_another_type_are_told_once() {
    assert_each(&[
        ("id = \"first\"\n", "idd = \"first\"\n", "idd = \"first\" => an item has no key `idd`: write `id`"),
        ("title = \"First\"\n", "", "[[section.item]] => an item needs `title`: add `title = \"…\"`"),
        (
            "text = \"It is so.\"",
            "after = []\ntext = \"It is so.\"",
            "after = [] => a fact has no key `after`, but an item has: move it up to there, above `[[section.item.fact]]`",
        ),
        ("[[source]]", "[source]", "[source] => `source` must be a list of tables, not a table: write it as `[[source]]`"),
        (
            "read = 2026-01-01",
            "read = 12:00:00",
            "12:00:00 => `read` must be a date, not a time: write it as `read = 2026-11-27`",
        ),
        (
            "edition = 2\nread",
            "edition = -2\nread",
            "-2 => `edition` must be a whole number from 0 on, not a negative number: write it as `edition = 1`",
        ),
        (
            "after = [\"first\"]",
            "after = [\"first\", 1]",
            "1] => `after` must be a list of texts in quotation marks, and here is a number: correct it",
        ),
        (
            "steps = [\"Do it.\"]",
            "steps = [{ txt = \"Do it.\" }]",
            "txt = \"Do it.\" }] => a step has no key `txt`: write `text`",
        ),
    ]);
}

#[test]
fn names_are_of_one_thing_and_exist() {
    assert_each(&[
        (
            "id = \"second\"",
            "id = \"steps\"",
            "\"steps\" => the section or item `steps` is there already, on line 43: rename or remove one",
        ),
        (
            "id = \"small\"",
            "id = \"../x\"",
            "\"../x\" => the id `../x` is not kebab-case: use a-z, 0-9 and single hyphens, at most 64",
        ),
        ("after = [\"first\"]", "after = [\"frist\"]", "\"frist\"] => there is no item `frist`: define it, or write `first`"),
        ("same_as = \"first\"", "same_as = \"zzz\"", "\"zzz\" => there is no item `zzz`: define it or correct the name"),
        (
            "same_as = \"first\"",
            "same_as = \"first\"\nwhy = \"\"",
            "why = \"\" => an item with `same_as` has no key `why`: remove it; the keys are same_as, group, title",
        ),
        (
            "same_as = \"first\"",
            "same_as = \"page-one\"",
            "\"page-one\" => `page-one` stands among reference pages in one place and not in the other: remove it from one",
        ),
        ("was = [\"half\"]\n", "", "\"half\" }] => this step was `half`, but the item was not: add it to the item's `was` too"),
        (
            "after = [\"first\"]",
            "was = [\"half\"]",
            "\"half\"] => the item of an earlier edition `half` is there already, on line 56: rename or remove one",
        ),
        (
            "was = [\"half\"]",
            "was = [\"half\", \"second\"]",
            "\"second\"] => `second` is an item of this edition, not only of an earlier one: remove it here",
        ),
        (
            "id = \"old\"",
            "id = \"second\"",
            "\"second\" => `second` is an item of this edition, not only of an earlier one: remove it here",
        ),
        ("sources = [\"page\"]", "sources = [\"page\", \"page\"]", "\"page\"] => `page` is in this list already: remove it here"),
        (
            "source = \"page\"\n[[section.item.question]]",
            "source = \"page\"\nsystems = [\"registri\"]\n[[section.item.question]]",
            "\"registri\"] => there is no system `registri`: define it, or write `registry`",
        ),
    ]);
}

#[test]
fn gates_need_items_that_can_be_ticked_each_once() {
    assert_each(&[
        (
            "needs = [\"first\"]",
            "needs = [\"page-one\"]",
            "\"page-one\"] => `page-one` is a reference page, with nothing to tick: remove it here",
        ),
        ("needs = [\"first\"]", "needs = [\"zzz\"]", "\"zzz\"] => there is no item `zzz`: define it or correct the name"),
        (
            "[[dropped]]",
            "[[gate]]\nid = \"live\"\ntitle = \"Live\"\nshort = \"Live\"\nneeds = [\"first\"]\n[[dropped]]",
            "\"first\"] => `first` is needed for the gate `ready` already: remove it from one of them",
        ),
        ("needs = [\"first\"]", "needs = []", "[] => the gate `ready` needs nothing: name its items"),
    ]);
}

#[test]
fn what_comes_after_each_other_in_a_circle_is_named() {
    let circle = "[\"second\"] => these come after each other in a circle, so none can be first: `first` after `second` after \
                  `first`: remove one";
    assert_each(&[
        ("was = [\"half\"]", "was = [\"half\"]\nafter = [\"second\"]", circle),
        ("after = [\"first\"]", "after = [\"second\"]", "[\"second\"] => `second` cannot come after itself: remove it here"),
    ]);
}

#[test]
fn statements_are_as_certain_as_their_kind_allows() {
    assert_each(&[
        (
            "class = \"official\"\nsource = \"page\"\n[[section.item.question]]",
            "class = \"reported\"\nsource = \"page\"\n[[section.item.question]]",
            "\"reported\" => a fact cannot be `reported`: make it a `question` to check",
        ),
        (
            "source = \"\"\nclass = \"general\"",
            "source = \"\"\nclass = \"official\"",
            "\"\" => `Entry` has no source: name it, or write `class = \"general\"`",
        ),
        (
            "source = \"\"\nclass = \"general\"",
            "source = \"page\"\nclass = \"general\"",
            "\"page\" => `Entry` is general knowledge, which has no source: write `source = \"\"`",
        ),
        ("text = \"Is it?\"", "text = \"It is.\"", "\"It is.\" => a question ends with a question mark: add it"),
        (
            "class = \"unknown\"",
            "class = \"official\"",
            "\"official\" => a question cannot be `official`: write `unknown` or `reported`",
        ),
    ]);
}

#[test]
fn a_guide_that_could_not_be_used_is_told_so() {
    assert_each(&[
        ("title = \"Small\"", "title = \" \"", "\" \" => `title` is empty: write something there"),
        (
            "body = \"Text.\"\n",
            "",
            "[[section.item]] => the reference page `page-one` has nothing to show: add a `body` or `shows`",
        ),
        (
            "url = \"https://example.org/\"",
            "url = \"example.org\"",
            "\"example.org\" => `example.org` is not an address that can be opened: use https, http or mailto, without spaces",
        ),
        (
            "after = [\"first\"]",
            "revised = 2",
            "[[section.item]] => `second` was revised, so `change` must say what changed: add it",
        ),
        ("edition = 1\ndate", "edition = 3\ndate", "3 => the guide is edition 2, so there is no edition 3 yet: correct one"),
    ]);
}

#[test]
fn what_is_not_toml_and_a_newer_schema_are_told_alone() {
    let broken = problems(&[("title = \"Small\"", "title = \"Small")]);
    assert!(
        broken.len() == 1 && broken[0].contains("this is not TOML") && broken[0].ends_with(": correct it there"),
        "{broken:?}"
    );
    assert_each(&[(
        "schema = 1",
        "schema = 2",
        "schema = 2 => it has schema 2, and this version reads schema 1: install a newer hie-onboard",
    )]);
}

#[test]
fn many_problems_are_counted_and_shown_as_far_as_they_are_of_use() {
    let unknown: Vec<String> = (0..60).map(|number| format!("x{number} = 1\n")).collect();
    let many = SMALL.replace("title = \"Page\"", &format!("title = \"Page\"\n{}", unknown.concat()));
    let told = Guide::parse(&many).expect_err("it is wrong").to_string();
    assert!(told.starts_with("it has 60 problems:\n  line 16, column 1: a source has no key `x0`"), "{told}");
    assert!(told.ends_with("\n  and 10 more: `hie-onboard guide validate` shows all"), "{told}");
}
