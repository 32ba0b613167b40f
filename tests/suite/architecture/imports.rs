//! Which file of `src` imports which: every path to another module of the crate, followed through facades to where the name is defined.

use std::collections::{BTreeMap, BTreeSet};

/// The imports of each file, by paths from `src`.
pub type Imports = BTreeMap<String, BTreeSet<String>>;

/// The module of `file`, such as `tui::update` for `tui/update.rs`.
fn module(file: &str) -> Vec<String> {
    let name = file.trim_end_matches(".rs").trim_end_matches("lib").trim_end_matches("main");
    name.split('/').filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// A path in the code of a file, and whether it is a re-export.
struct Mention {
    path: Vec<String>,
    is_export: bool,
}

/// The imports between `sources`: the files with their code, without comments and tests.
pub fn of(sources: &[(String, String)]) -> Imports {
    let modules: BTreeMap<Vec<String>, &str> = sources.iter().map(|(file, _)| (module(file), file.as_str())).collect();
    let mentions: Vec<(&str, Vec<Mention>)> =
        sources.iter().map(|(file, code)| (file.as_str(), mentions(&module(file), code))).collect();
    let mut exports: BTreeMap<Vec<String>, Vec<String>> = BTreeMap::new();
    for (file, mentions) in &mentions {
        for mention in mentions.iter().filter(|mention| mention.is_export) {
            let mut name = module(file);
            name.extend(mention.path.last().cloned());
            exports.insert(name, mention.path.clone());
        }
    }
    let imports = mentions.iter().map(|(file, mentions)| {
        let paths = mentions.iter().filter(|mention| !mention.is_export).map(|mention| &mention.path);
        let files = paths.filter_map(|path| file_of(path, &modules, &exports)).filter(|other| other != file);
        ((*file).to_owned(), files.map(str::to_owned).collect())
    });
    imports.collect()
}

/// The file that defines what `path` names.
fn file_of<'f>(
    path: &[String],
    modules: &BTreeMap<Vec<String>, &'f str>,
    exports: &BTreeMap<Vec<String>, Vec<String>>,
) -> Option<&'f str> {
    let mut path = path.to_vec();
    // A name may pass through several facades.
    for _ in 0..8 {
        let exported = (1..=path.len()).find_map(|end| exports.get(&path[..end]).map(|target| (end, target)));
        let Some((end, target)) = exported else { break };
        path = target.iter().chain(&path[end..]).cloned().collect();
    }
    let longest = (1..=path.len()).rev().find_map(|end| modules.get(&path[..end]))?;
    Some(longest)
}

/// Every path in `code` of the module `here` to a module of the crate.
fn mentions(here: &[String], code: &str) -> Vec<Mention> {
    let mut found = Vec::new();
    let (uses, rest) = split_uses(code);
    let children = children(code);
    for (statement, is_export) in uses {
        for path in expand(&statement) {
            found.extend(absolute(here, &path, &children).map(|path| Mention { path, is_export }));
        }
    }
    for path in inline(&rest) {
        found.extend(absolute(here, &path, &children).map(|path| Mention { path, is_export: false }));
    }
    found
}

/// The names of the modules that `code` declares.
fn children(code: &str) -> BTreeSet<String> {
    let lines = code.lines().map(|line| line.trim().trim_start_matches("pub(super) ").trim_start_matches("pub "));
    lines.filter_map(|line| line.strip_prefix("mod ")?.strip_suffix(';')).map(str::to_owned).collect()
}

/// The use statements of `code`, each with whether it exports, and the rest.
fn split_uses(code: &str) -> (Vec<(String, bool)>, String) {
    let (mut uses, mut rest, mut open) = (Vec::new(), String::new(), None::<(String, bool)>);
    for line in code.lines() {
        let trimmed = line.trim();
        let begins = [("use ", false), ("pub use ", true), ("pub(super) use ", true), ("pub(crate) use ", true)];
        let begun = begins.iter().find_map(|(begin, is_export)| Some((trimmed.strip_prefix(begin)?.to_owned(), *is_export)));
        match (&mut open, begun) {
            (Some((statement, _)), _) => statement.push_str(trimmed),
            (None, Some(begun)) => open = Some(begun),
            (None, None) => rest.extend([line, "\n"]),
        }
        if open.as_ref().is_some_and(|(statement, _)| statement.ends_with(';')) {
            uses.extend(open.take());
        }
    }
    (uses, rest)
}

/// The single paths of a use statement.
fn expand(statement: &str) -> Vec<Vec<String>> {
    let statement = statement.trim_end_matches(';').trim();
    let Some((before, group)) = statement.split_once('{') else {
        let path = statement.split(" as ").next().unwrap_or_default();
        let parts = path.split("::").map(str::trim).filter(|part| !part.is_empty() && *part != "self");
        return vec![parts.map(str::to_owned).collect()];
    };
    let group = group.trim_end().trim_end_matches('}');
    let (mut depth, mut entry, mut entries) = (0_usize, String::new(), Vec::new());
    for character in group.chars().chain([',']) {
        match character {
            ',' if depth == 0 => entries.push(std::mem::take(&mut entry)),
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if character != ',' || depth > 0 {
            entry.push(character);
        }
    }
    // A group within a group lost its last brace above.
    let entries = entries.into_iter().filter(|entry| !entry.trim().is_empty());
    entries.flat_map(|entry| expand(&format!("{before}{}", entry.trim()))).collect()
}

/// The paths in `code` that begin with `crate` or `super`.
fn inline(code: &str) -> Vec<Vec<String>> {
    let is_path = |character: char| character.is_alphanumeric() || matches!(character, '_' | ':');
    let words = code.split(|character: char| !is_path(character));
    let paths = words.filter(|word| word.starts_with("crate::") || word.starts_with("super::"));
    paths.map(|path| path.split("::").filter(|part| !part.is_empty()).map(str::to_owned).collect()).collect()
}

/// `path` from the root of the crate; `None` for other crates.
fn absolute(here: &[String], path: &[String], children: &BTreeSet<String>) -> Option<Vec<String>> {
    let first = path.first()?;
    if first == "crate" {
        return Some(path[1..].to_vec());
    }
    if children.contains(first) {
        return Some(here.iter().chain(path).cloned().collect());
    }
    let up = path.iter().take_while(|part| *part == "super").count();
    let above = here.get(..here.len().checked_sub(up)?)?;
    (up > 0).then(|| above.iter().chain(&path[up..]).cloned().collect())
}

/// Files that import each other round and round, if there are any.
pub fn circle(imports: &Imports) -> Option<Vec<String>> {
    let mut left: Imports = imports.clone();
    // What imports nothing that is left is in no circle.
    while let Some(free) = left.iter().find(|(_, others)| others.iter().all(|other| !left.contains_key(other))) {
        let free = free.0.clone();
        left.remove(&free);
    }
    let mut path = vec![left.keys().next()?.clone()];
    loop {
        let next = left[path.last()?].iter().find(|other| left.contains_key(*other))?.clone();
        if let Some(start) = path.iter().position(|file| *file == next) {
            return Some(path.split_off(start));
        }
        path.push(next);
    }
}

#[cfg(test)]
mod tests {
    use super::{circle, of};

    fn sources(files: &[(&str, &str)]) -> Vec<(String, String)> {
        files.iter().map(|(file, code)| ((*file).to_owned(), (*code).to_owned())).collect()
    }

    #[test]
    fn names_are_followed_through_facades() {
        let sources = sources(&[
            ("a.rs", "mod one;\nmod two;\npub use one::{Thing, deep::Other};"),
            ("a/one.rs", "pub struct Thing;"),
            ("a/two.rs", "use super::{Thing,\n    one};\nuse crate::b::{self, C};"),
            ("b.rs", "fn f() -> crate::a::Thing {}"),
        ]);
        let imports = of(&sources);
        let names = |file: &str| imports[file].iter().map(String::as_str).collect::<Vec<_>>();
        assert_eq!((names("a.rs"), names("a/two.rs"), names("b.rs")), (vec![], vec!["a/one.rs", "b.rs"], vec!["a/one.rs"]));
        assert_eq!(circle(&imports), None);
    }

    #[test]
    fn a_circle_is_found_also_through_a_parent() {
        let sources = sources(&[("a.rs", "mod one;\nuse one::f;\nstruct A;"), ("a/one.rs", "use super::A;")]);
        assert_eq!(circle(&of(&sources)), Some(vec!["a.rs".to_owned(), "a/one.rs".to_owned()]));
    }
}
