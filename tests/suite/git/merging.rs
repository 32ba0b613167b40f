//! Two people on branches of their own: what git makes of it, without the merge driver and with it.

use std::collections::BTreeMap;

use hie_onboard::progress::{Act, Change, DatedLine, Field, Progress, Stamp, Status};
use jiff::Timestamp;

use crate::support::Random;
use crate::support::stage::guide;
use crate::support::team::{FILE, Team, imported};

/// How many pairs of branches are merged.
const PAIRS: usize = 200;

/// How many of them are merged in a real clone, file by file; `HIE_ONBOARD_MERGES` sets another number.
const IN_CLONE: usize = 25;

/// A base, and what two people made of it, each with their changes.
struct Pair {
    base: Progress,
    sides: [(Progress, Vec<Change>); 2],
}

impl Pair {
    /// With changes to different items, or else to the same few.
    fn new(random: &mut Random, is_disjoint: bool) -> Self {
        let mut base = Progress::new(&guide());
        base.make_dense(&guide());
        let mut ids: Vec<String> = base.records.keys().cloned().collect();
        for index in (1..ids.len()).rev() {
            ids.swap(index, random.below(index + 1));
        }
        let count = 1 + random.below(6);
        for change in edits(random, &base.clone(), &ids[..8], "base") {
            base.apply(&change);
        }
        let second = if is_disjoint { count.. } else { 0.. };
        let of_second = &ids[second][..=random.below(6)];
        let sides = [("ana", &ids[..count]), ("ben", of_second)].map(|(who, ids)| {
            let changes = edits(random, &base, ids, who);
            let mut side = base.clone();
            for change in &changes {
                side.apply(change);
            }
            (side, changes)
        });
        Self { base, sides }
    }

    /// Both sides' changes, one after the other.
    fn both(&self) -> Progress {
        let mut both = self.base.clone();
        for change in self.sides.iter().flat_map(|(_, changes)| changes) {
            both.apply(change);
        }
        both
    }

    /// Every word that one of the two typed.
    fn typed(&self) -> Vec<String> {
        let texts = self.sides.iter().map(|(side, _)| side.to_text()).collect::<Vec<_>>().join("\n");
        let is_typed = |word: &&str| word.starts_with("ana-") || word.starts_with("ben-");
        let words = texts.split(|character: char| !character.is_ascii_alphanumeric() && character != '-');
        words.filter(is_typed).map(str::to_owned).collect()
    }
}

/// A few random changes by `who` to each of the items; everything typed is a word of its own.
fn edits(random: &mut Random, base: &Progress, ids: &[String], who: &str) -> Vec<Change> {
    let mut progress = base.clone();
    let mut changes = Vec::new();
    for id in ids {
        for _ in 0..=random.below(3) {
            let word = format!("{who}-{}", random.below(1_000_000_000));
            let record = progress.record(id);
            let field = match random.below(6) {
                0 => Field::Owner(word),
                1 => Field::Note(if random.below(2) == 0 { word } else { format!("{}\n{word}\n", record.note) }),
                4 => {
                    let at = Timestamp::from_second(1_793_620_800).expect("it is a time");
                    let stamp = Stamp { at, by: who.to_owned(), edition: 1 };
                    let lines = record.correspondence.iter().cloned();
                    Field::Correspondence(lines.chain([DatedLine::new(&stamp, Act::Noted, &word)]).collect())
                }
                2 => Field::Evidence(record.evidence.iter().cloned().chain([format!("https://example.org/{word}")]).collect()),
                3 => Field::Due(jiff::civil::date(2027, 1, 1 + i8::try_from(random.below(28)).expect("it is a day")).into()),
                _ => {
                    let second = 1_793_620_800 + i64::try_from(random.below(4)).expect("it is small");
                    let at = Timestamp::from_second(second).expect("it is a time");
                    let (status, reason) = if random.below(2) == 0 {
                        (Status::Waiting, word)
                    } else {
                        (Status::ALL[random.below(4)], String::new())
                    };
                    let reason = if status == Status::Waiting { reason } else { String::new() };
                    Field::Standing(Stamp { at, by: who.to_owned(), edition: 1 }.standing(&record.standing, status, &reason))
                }
            };
            let change = Change::field(&progress, id, field);
            progress.apply(&change);
            changes.push(change);
        }
    }
    changes
}

fn pairs(seed: u64, is_disjoint: bool) -> Vec<Pair> {
    let mut random = Random::new(seed);
    (0..PAIRS).map(|_| Pair::new(&mut random, is_disjoint)).collect()
}

/// Puts the pairs into the repository, as the branches `base-N`, `ana-N` and `ben-N`.
fn commit(team: &Team, pairs: &[Pair]) {
    let add = |branch: &str, from: Option<&str>, progress: &Progress| imported(branch, from, 1_793_620_800, &progress.to_text());
    let commits = pairs.iter().enumerate().flat_map(|(number, Pair { base, sides: [(ana, _), (ben, _)] })| {
        let name = format!("base-{number}");
        [add(&name, None, base), add(&format!("ana-{number}"), Some(&name), ana), add(&format!("ben-{number}"), Some(&name), ben)]
    });
    team.import(&commits.collect::<Vec<_>>());
}

/// Merges each pair of branches as git does; their results, `None` for a conflict.
fn merge(team: &Team, pairs: &[[String; 2]]) -> Vec<Option<Progress>> {
    let lines = pairs.iter().map(|[one, other]| format!("{one} {other}\n")).collect::<Vec<_>>().concat();
    let merged = team.git_with_input("main", &["merge-tree", "--write-tree", "--no-messages", "--stdin"], lines.as_bytes());
    let merged = String::from_utf8(merged).expect("it is text");
    // Whether it is clean, the tree, the files in conflict, and an empty word at the end.
    let mut words = merged.split('\0');
    let mut results = Vec::new();
    while let (Some(state @ ("0" | "1")), Some(tree)) = (words.next(), words.next()) {
        while words.next().is_some_and(|conflict| !conflict.is_empty()) {}
        results.push((state == "1").then(|| tree.to_owned()));
    }
    assert_eq!(results.len(), pairs.len(), "{merged}");
    let contents = contents(team, results.iter().flatten());
    results.into_iter().map(|tree| Some(contents.get(&tree?)?.clone())).collect()
}

/// The progress in each of the trees.
fn contents<'t>(team: &Team, trees: impl Iterator<Item = &'t String>) -> BTreeMap<String, Progress> {
    let trees: Vec<&String> = trees.collect();
    let names = trees.iter().map(|tree| format!("{tree}:{FILE}\n")).collect::<Vec<_>>().concat();
    let answers = team.git_with_input("main", &["cat-file", "--batch"], names.as_bytes());
    let (answers, mut rest) = (String::from_utf8(answers).expect("it is text"), Vec::new());
    let mut answers = answers.as_str();
    for tree in trees {
        // `<id> blob <size>`, the content, and a line end.
        let (header, after) = answers.split_once('\n').expect("it has a header");
        let size: usize = header.rsplit(' ').next().and_then(|size| size.parse().ok()).expect("it is there");
        let progress = Progress::parse(&after[..size]).expect("it can be read");
        assert_eq!(progress.to_text(), after[..size], "it is canonical");
        rest.push((tree.clone(), progress));
        answers = &after[size + 1..];
    }
    rest.into_iter().collect()
}

fn branches(first: &str, second: &str) -> Vec<[String; 2]> {
    (0..PAIRS).map(|number| [format!("{first}-{number}"), format!("{second}-{number}")]).collect()
}

/// A repository with the driver, and a worktree that has its attributes.
fn with_driver() -> Team {
    let team = Team::founded();
    team.run("main", "git setup --yes").text();
    team.commit("main", "Set up the driver");
    team
}

#[track_caller]
fn assert_keeps_both(pair: &Pair, merged: &Progress) {
    let text = merged.to_text();
    for word in pair.typed() {
        assert!(text.contains(&word), "{word} is lost in\n{text}");
    }
}

#[test]
fn changes_to_different_items_merge_without_a_driver() {
    let (team, pairs) = (Team::founded(), pairs(1, true));
    commit(&team, &pairs);
    for (pair, merged) in pairs.iter().zip(merge(&team, &branches("ana", "ben"))) {
        assert_eq!(merged.expect("there is no conflict").to_text(), pair.both().to_text());
    }
}

#[test]
fn changes_to_the_same_items_merge_with_the_driver_the_same_both_ways() {
    let (team, pairs) = (with_driver(), pairs(2, false));
    commit(&team, &pairs);
    let there = merge(&team, &branches("ana", "ben"));
    let back = merge(&team, &branches("ben", "ana"));
    for ((pair, there), back) in pairs.iter().zip(there).zip(back) {
        let there = there.expect("there is no conflict");
        assert_keeps_both(pair, &there);
        assert_eq!(there.to_text(), back.expect("there is no conflict").to_text());
    }
}

#[test]
fn these_changes_are_in_conflict_without_the_driver() {
    let (team, pairs) = (Team::founded(), pairs(2, false));
    commit(&team, &pairs);
    let conflicts = merge(&team, &branches("ana", "ben")).iter().filter(|merged| merged.is_none()).count();
    assert!(conflicts > PAIRS / 2, "only {conflicts} would have shown anything");
}

#[expect(clippy::disallowed_methods, reason = "a long test is asked for by a variable")]
fn in_clone() -> usize {
    std::env::var("HIE_ONBOARD_MERGES").map_or(IN_CLONE, |count| count.parse().expect("it is a number"))
}

/// The progress after `git merge` in a clone that writes the line ends of Windows.
fn merged_in_clone(team: &Team, number: usize, options: &[&str]) -> Progress {
    team.git("clone", &["checkout", "--quiet", "--force", "--detach", &format!("origin/ana-{number}")]);
    let merge = ["merge", "--quiet", "--no-edit", &format!("origin/ben-{number}")];
    team.git("clone", &[options, &merge].concat());
    Progress::parse(&team.read(&format!("clone/{FILE}"))).expect("it can be read")
}

#[test]
fn a_clone_with_the_line_ends_of_windows_merges_the_same() {
    let (team, pairs) = (Team::founded(), pairs(3, true));
    commit(&team, &pairs);
    team.clone("clone", &["--config", "core.autocrlf=true"]);
    for (number, pair) in pairs.iter().enumerate().take(in_clone()) {
        assert_eq!(merged_in_clone(&team, number, &[]).to_text(), pair.both().to_text());
    }
    assert!(team.read(&format!("clone/{FILE}")).contains("\r\n"), "they are as on Windows");
}

#[test]
fn a_clone_with_the_line_ends_of_windows_loses_nothing_with_the_driver() {
    let (team, pairs) = (Team::founded(), pairs(4, false));
    commit(&team, &pairs);
    team.clone("clone", &["--config", "core.autocrlf=true"]);
    team.run("clone", "git setup --yes").text();
    // As in the branches of a team, whose first commit has them.
    team.write("clone/.git/info/attributes", &format!("/{FILE} merge=hie-onboard\n"));
    for (number, pair) in pairs.iter().enumerate().take(in_clone()) {
        assert_keeps_both(pair, &merged_in_clone(&team, number, &[]));
    }
}

#[test]
fn saving_touches_only_the_lines_of_the_item() {
    let team = Team::founded();
    team.clone("clone", &["--config", "core.autocrlf=true"]);
    assert!(team.read(&format!("clone/{FILE}")).contains("\r\n"));
    for at in ["main", "clone"] {
        team.run(at, "set agreements --owner ben").text();
        let changed = team.git(at, &["diff", "--numstat"]);
        assert_eq!(changed, format!("1\t1\t{FILE}\n"), "in {at}");
    }
}
