//! Files that something else has damaged: refused in a sentence that names the place, and never overwritten.
#![expect(clippy::disallowed_methods, reason = "tests damage files from outside the store")]

use std::fs;
#[cfg(unix)]
use std::path::Path;
#[cfg(unix)]
use std::process::Command;

use hie_onboard::progress::MAX_BYTES;
use hie_onboard::store::{Rights, Store, StoreError};

use super::{fresh, note};
use crate::support::{Random, small_guide};

/// The bytes of a file in which every item has something.
fn full() -> Vec<u8> {
    let (_directory, store) = fresh();
    let guide = small_guide();
    let mut progress = store.save(&guide, &[note("one\n\n\"\"\" two ''' 👩\u{200d}🔬")]).expect("it is saved");
    for record in progress.records.values_mut() {
        "ana".clone_into(&mut record.owner);
        record.due = Some(jiff::civil::date(2026, 12, 1));
        record.standing.at = Some(jiff::Timestamp::UNIX_EPOCH);
        "with the ministry".clone_into(&mut record.standing.reason);
        record.evidence = vec!["https://example.org/".to_owned(), "docs/vpa.pdf".to_owned()];
    }
    progress.to_text().into_bytes()
}

/// Checks that the file is refused by everything that reads it, stays as it is, and returns why.
fn refused(store: &Store) -> StoreError {
    let before = fs::read(store.path()).expect("it can be read");
    let guide = small_guide();
    let error = store.load(&guide).expect_err("it is refused");
    let sentence = error.to_string();
    assert_eq!(store.save(&guide, &[note("x")]).expect_err("it is refused").to_string(), sentence);
    assert!(fs::read(store.path()).expect("it can be read") == before, "it was changed: {sentence}");
    assert!(sentence.contains("progress.toml: "), "{sentence}");
    assert!(!sentence.chars().any(char::is_control), "{sentence:?}");
    error
}

#[test]
fn a_file_cut_short_anywhere_is_refused_with_the_line() {
    let (_directory, store) = fresh();
    let whole = full();
    for end in 0..whole.len() - 1 {
        fs::write(store.path(), &whole[..end]).expect("it is cut");
        let sentence = refused(&store).to_string();
        assert!(sentence.contains("progress.toml: line "), "cut at {end}: {sentence}");
    }
}

#[test]
fn ten_thousand_mutations_neither_panic_nor_are_overwritten() {
    let whole = full();
    let (guide, changes) = (small_guide(), [note("x")]);
    let mut random = Random::new(2);
    let mut refused = 0;
    for _ in 0..10_000 {
        let mut mutated = whole.clone();
        for _ in 0..=random.below(3) {
            mutate(&mut mutated, &mut random);
        }
        let (_directory, store) = in_memory();
        fs::write(store.path(), &mutated).expect("it is damaged");
        // A mutation inside somebody's words is no damage that could be seen.
        let Err(error) = store.save(&guide, &changes) else { continue };
        assert!(fs::read(store.path()).expect("it can be read") == mutated, "it was changed: {error}");
        let sentence = error.to_string();
        assert!(sentence.contains("progress.toml: "), "{sentence}");
        assert!(sentence.contains(": line ") || sentence.contains(" guide `"), "{sentence}");
        refused += 1;
    }
    assert!(refused > 5_000, "only {refused} were refused");
}

/// A store where flushing costs nothing, if there is such a place: most of the time would go into that.
fn in_memory() -> (tempfile::TempDir, Store) {
    let directory = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).expect("there is a temporary directory");
    let store = Store::new(directory.path().join("progress.toml"));
    (directory, store)
}

fn mutate(bytes: &mut Vec<u8>, random: &mut Random) {
    let at = random.below(bytes.len());
    let end = (at + random.below(40)).min(bytes.len());
    match random.below(6) {
        0 => bytes[at] ^= 1 << random.below(8),
        1 => bytes[at] = b"\"'[]{}=,#\n\r\0\x1b\xff"[random.below(14)],
        2 => drop(bytes.drain(at..end)),
        3 => bytes[at..end].fill(0),
        4 => bytes.insert(at, b"\"'[]{}=,#\n\r\0\x1b\xff"[random.below(14)]),
        _ => {
            let twice = bytes[at..end].to_vec();
            bytes.splice(at..at, twice);
        }
    }
}

#[test]
fn what_is_wrong_is_named_with_its_line_and_what_to_do() {
    let head = "schema = 1\nguide = \"small\"\n";
    let conflict = format!("{head}[item.step-1]\n<<<<<<< HEAD\nstatus = \"done\"\n=======\nstatus = \"doing\"\n>>>>>>> other\n");
    let nested = |open: &str, close: &str| format!("{head}x = {}1{}\n", open.repeat(200_000), close.repeat(200_000)).into_bytes();
    let mut latin = format!("{head}[item.step-1]\nnote = \"caf").into_bytes();
    latin.extend(b"\xe9\"\n");
    let cases: [(Vec<u8>, &str); 12] = [
        (conflict.into_bytes(), "line 4: an unfinished git merge (<<<<<<<)"),
        (
            b"# later\nschema = 2\nkeys = 1\n".to_vec(),
            "line 2: it has schema 2, and this version reads schema 1: install a newer",
        ),
        (latin, "line 4, column 12: it is not UTF-8 text: save it as UTF-8"),
        ("\u{feff}schema = 1\n".encode_utf16().flat_map(u16::to_le_bytes).collect(), "line 1, column 1: it is not UTF-8"),
        (vec![0; 4_096], "line 1, column 4097: the file is empty: delete it"),
        (Vec::new(), "line 1, column 1: the file is empty"),
        (b"schema = 1\nguide = \"other\"\n".to_vec(), "it belongs to the guide `other`, not to `small`: choose another file"),
        (
            format!("{head}[item.step-1]\nstatus = \"\\u001b[31m\"\n").into_bytes(),
            "line 4, column 10: unknown word `<U+001B>[31m`",
        ),
        (nested("[", "]"), "line 3, column"),
        (nested("{a=", "}"), "line 3, column"),
        (format!("{head}{}a = 1\n", "a.".repeat(200_000)).into_bytes(), "recursion limit"),
        (vec![b'\n'; usize::try_from(MAX_BYTES).expect("it fits") + 1], "it is larger than 8192 KiB: shorten it"),
    ];
    for (content, expected) in cases {
        let (_directory, store) = fresh();
        fs::write(store.path(), content).expect("it is written");
        let sentence = refused(&store).to_string();
        assert!(sentence.contains(expected), "{sentence}");
        assert!(sentence.chars().count() < 900, "{sentence}");
    }
}

#[test]
fn a_file_of_a_hundred_megabytes_is_not_read_whole() {
    let (_directory, store) = fresh();
    fs::File::create(store.path()).and_then(|file| file.set_len(100 << 20)).expect("it is made");
    let sentence = store.load(&small_guide()).expect_err("it is refused").to_string();
    assert!(sentence.contains("larger than 8192 KiB"), "{sentence}");
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_named_and_neither_waited_for_nor_replaced() {
    let (directory, _) = fresh();
    let guide = small_guide();
    let here = |name: &str| directory.path().join(name);
    fs::create_dir(here("folder")).expect("it is made");
    assert!(Command::new("mkfifo").arg(here("pipe")).status().is_ok_and(|status| status.success()));
    std::os::unix::fs::symlink("/dev/zero", here("endless")).expect("it is made");
    let _listener = std::os::unix::net::UnixListener::bind(here("socket")).expect("it is made");
    for (name, kind) in [("folder", "a folder"), ("pipe", "a pipe"), ("endless", "a device"), ("socket", "a socket")] {
        let store = Store::new(here(name));
        let before = fs::symlink_metadata(here(name)).expect("it is there").file_type();
        let write = hie_onboard::store::write(&here(name), b"x", Rights::Private).expect_err("it is refused");
        for error in [store.save(&guide, &[note("x")]).expect_err("it is refused"), write] {
            assert!(error.to_string().contains(&format!("it is {kind}, not a file")), "{error}");
        }
        store.load(&guide).expect_err("it is refused");
        assert_eq!(fs::symlink_metadata(here(name)).expect("it is there").file_type(), before);
    }
    assert!(!Path::new("/dev/.zero.lock").exists());
}
