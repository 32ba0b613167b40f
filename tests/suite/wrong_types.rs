//! Values of a wrong type in every table and key that people write by hand: sentences in words, never names of the code.

use std::collections::BTreeSet;

use hie_onboard::export;
use hie_onboard::guide::Guide;
use hie_onboard::progress::Progress;
use hie_onboard::settings::Settings;
use serde_json::{Value, json};

use crate::support::stage::guide;

/// Every table and every key of a progress file.
const PROGRESS: &str = r#"
schema = 1
guide = "bc-hie"
[scope]
systems = ["plr"]
medical-practice = true
[product]
vendor = "Example"
product = "Example EMR"
version = "2.4"
contacts = ["Ana"]
hosting = "ours"
[release."2.4"]
at = "2026-11-02T17:04:09Z"
by = "ana"
changed = "queries"
notified = "2026-12-01"
approved = "2026-12-02"
[item.agreements]
status = "waiting"
at = "2026-11-02T17:04:09Z"
by = "ana"
edition = 1
owner = "legal"
due = "2026-12-01"
reason = "signatures"
evidence = ["vpa.pdf"]
note = "two copies"
ticked = [1]
follow-up = "2026-12-03"
repeat = "1y"
[item.agreements.evidence-details."vpa.pdf"]
dated = "2026-11-01"
valid-until = "2027-11-01"
sha256 = "00ff"
[[item.agreements.correspondence]]
at = "2026-11-02T17:04:09Z"
act = "asked"
by = "ana"
with = "HLTH"
question = "Which?"
text = "Which?"
"#;

const SETTINGS: &str = "theme = \"dark\"\nmouse = true\nascii = true\nuser = \"ana\"\nquestions = true\nguide = \"mine\"\n";

const EXAMPLE: &str = include_str!("../../data/example-guide.toml");

/// The tables of a guide that the example does not have.
const OTHER_TABLES: &str = r#"
[notice]
text = "Soon."
news = "Soon."
detail = "Soon."
source = "handbook"
[[system]]
id = "archive"
title = "Archive"
short = "Archive"
summary = "Files."
caution = "Slow."
source = "handbook"
class = "official"
[page]
source = "handbook"
title = "Handbook"
[[page.part]]
kind = "heading"
words = "0"
links = ["https://example.org"]
file = "a.png"
number = 1
"#;

fn wrong() -> [Value; 5] {
    [json!("x"), json!(-7), json!(true), json!([7]), json!({ "x": 7 })]
}

/// The tree of a TOML document, with dates as text.
fn tree(text: &str) -> Value {
    fn plain(value: &mut Value) {
        match value {
            Value::Object(table) if table.contains_key("$__toml_private_datetime") => {
                *value = table.values().next().cloned().unwrap_or_default();
            }
            Value::Object(table) => table.values_mut().for_each(plain),
            Value::Array(list) => list.iter_mut().for_each(plain),
            _ => {}
        }
    }
    let mut tree = toml::from_str(text).unwrap_or_else(|error| panic!("{error}"));
    plain(&mut tree);
    tree
}

/// Where each value stands, as pointers into the tree; of entries of a list, one stands for all of the same kind.
fn places(value: &Value, here: &str, seen: &mut BTreeSet<String>, found: &mut Vec<String>) {
    let below: Vec<(String, &Value)> = match value {
        Value::Object(table) => table.iter().map(|(key, value)| (key.replace('~', "~0").replace('/', "~1"), value)).collect(),
        Value::Array(list) => list.iter().enumerate().map(|(index, value)| (index.to_string(), value)).collect(),
        _ => Vec::new(),
    };
    for (key, value) in below {
        let place = format!("{here}/{key}");
        let kind: Vec<&str> = place.split('/').filter(|part| part.parse::<u32>().is_err()).collect();
        if seen.insert(format!("{} {}", kind.join("/"), value.is_object())) {
            found.push(place.clone());
        }
        places(value, &place, seen, found);
    }
}

/// `tree` with each value replaced by each wrong one, and what was replaced.
fn mistaken(tree: &Value) -> impl Iterator<Item = (String, Value)> {
    let mut found = Vec::new();
    places(tree, "", &mut BTreeSet::new(), &mut found);
    found.into_iter().flat_map(move |place| {
        wrong().map(|wrong| {
            let mut tree = tree.clone();
            *tree.pointer_mut(&place).expect("it was found there") = wrong.clone();
            (format!("{place} = {wrong}"), tree)
        })
    })
}

/// What names of the code look like, and the words in which they are told.
fn code_in(sentence: &str) -> Option<String> {
    const CODE: [&str; 10] = ["struct", "enum", "variant", "untagged", "sequence", "map", "Option", "u32", "i64", "invalid"];
    let quoted = |sentence: &str, mark: char| sentence.split(mark).step_by(2).collect::<Vec<_>>().join(" ");
    let own = quoted(&quoted(sentence, '`'), '"');
    let mut words = own.split(|character: char| !character.is_alphanumeric() && character != '_');
    let is_camel =
        |word: &str| word.chars().zip(word.chars().skip(1)).any(|(one, next)| one.is_lowercase() && next.is_uppercase());
    words.find(|word| CODE.contains(word) || is_camel(word)).map(str::to_owned)
}

/// Reads `tree` with each mistake, and tells what is said of it badly.
fn assert_said_in_words(tree: &Value, read: impl Fn(&Value) -> Vec<String>) {
    let (mut refused, mut bad) = (0, Vec::new());
    for (mistake, tree) in mistaken(tree) {
        for sentence in read(&tree) {
            refused += 1;
            if code_in(&sentence).is_some() || !sentence.starts_with("line ") {
                bad.push(format!("{mistake}: {sentence}"));
            }
        }
    }
    assert!(bad.is_empty(), "{} of {refused}:\n{}", bad.len(), bad.join("\n"));
    assert!(refused > 20, "{refused}");
}

fn as_toml(tree: &Value) -> String {
    toml::to_string(tree).unwrap_or_else(|error| panic!("{error}: {tree}"))
}

#[test]
fn of_a_progress_file() {
    let tree = tree(PROGRESS);
    Progress::parse(&as_toml(&tree)).unwrap_or_else(|error| panic!("{error}"));
    assert_said_in_words(&tree, |tree| {
        Progress::parse(&as_toml(tree)).err().map(|error| error.to_string()).into_iter().collect()
    });
}

#[test]
fn of_a_guide() {
    let tree = tree(&format!("{EXAMPLE}{OTHER_TABLES}"));
    assert_said_in_words(&tree, |tree| {
        let problems = Guide::parse(&as_toml(tree)).err().map(|error| error.0).unwrap_or_default();
        problems.iter().map(ToString::to_string).collect()
    });
}

#[test]
fn of_the_settings() {
    let tree = tree(SETTINGS);
    assert_said_in_words(&tree, |tree| {
        Settings::parse(&as_toml(tree)).err().map(|error| error.to_string()).into_iter().collect()
    });
}

#[test]
fn of_imports() {
    let today = jiff::civil::date(2026, 12, 3);
    let read = |text: &str| {
        let mistakes = export::read(&guide(), text, today).err().unwrap_or_default();
        mistakes.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_said_in_words(&tree(PROGRESS), |tree| read(&as_toml(tree)));
    let mut exported = tree(PROGRESS);
    let item = exported["item"]["agreements"].take();
    exported["guide"] = json!({ "id": "bc-hie" });
    exported["extra"] = json!("later = 1");
    exported["releases"] = exported["release"].take();
    exported["items"] = json!([item]);
    exported["items"][0]["id"] = json!("agreements");
    exported["items"][0]["extra"] = json!("later = 1");
    let pretty = |tree: &Value| serde_json::to_string_pretty(tree).expect("it is JSON");
    assert_eq!(read(&pretty(&exported)), Vec::<String>::new());
    assert_said_in_words(&exported, |tree| read(&pretty(tree)));
}
