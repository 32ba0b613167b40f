//! Every step of a save in its order, and a crash or an error at each of them: made to happen by strace(1).
#![cfg(target_os = "linux")]
#![expect(clippy::disallowed_methods, reason = "tests look at files from outside the store")]

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use hie_onboard::progress::{Change, Field, Progress};
use hie_onboard::store::Store;

use super::confined::{runs, skipped};
use super::process::{Job, Outcome};
use super::{fresh, names};
use crate::support::desk::{Desk, Said};
use crate::support::{item_id, small_guide};

/// Every request by which a save touches files.
const TOUCHING: [&str; 9] = ["openat", "flock", "/^unlink", "/^mkdir", "/^fchmod", "write", "fsync", "/^link", "/^rename"];

/// What one save asks of the system, in order; the folder is left out.
const STEPS: [&str; 16] = [
    "open .progress.toml.lock O_RDWR|O_CREAT|O_NOCTTY|O_NONBLOCK|O_NOFOLLOW|O_CLOEXEC",
    "flock .progress.toml.lock LOCK_EX",
    "open progress.toml O_RDWR|O_NOCTTY|O_NONBLOCK|O_CLOEXEC",
    "open .progress.toml.bak O_RDONLY|O_NOCTTY|O_NONBLOCK|O_CLOEXEC",
    "unlink .progress.toml.tmp",
    "open .progress.toml.tmp O_WRONLY|O_CREAT|O_EXCL|O_CLOEXEC",
    "fchmod .progress.toml.tmp",
    "write .progress.toml.tmp",
    "fsync .progress.toml.tmp",
    "unlink .progress.toml.bak.tmp",
    "link progress.toml .progress.toml.bak.tmp",
    "rename .progress.toml.tmp progress.toml",
    "rename .progress.toml.bak.tmp .progress.toml.bak",
    "open . O_RDONLY|O_CLOEXEC",
    "fsync .",
    "write saved",
];

/// Whether strace works here; without it these tests cannot be made.
fn can_trace() -> bool {
    let can = runs(&["strace", "-f", "-o", "/dev/null"], &["true"]);
    if !can {
        skipped("strace(1) is missing, or may not trace here");
    }
    can
}

/// A file with owner 1, rights of its own and a backup.
fn saved_twice() -> (tempfile::TempDir, Store) {
    let (directory, store) = fresh();
    for number in 0..2 {
        let own = Change::field(&Progress::new(&small_guide()), &item_id(1), Field::Owner(number.to_string()));
        store.save(&small_guide(), &[own]).expect("it is saved");
        fs::set_permissions(store.path(), Permissions::from_mode(0o640)).expect("its rights can be set");
    }
    (directory, store)
}

fn owner(store: &Store) -> String {
    store.load(&small_guide()).expect("it loads").record(&item_id(1)).owner.clone()
}

/// Saves owner 2 with a request about the files of the save failing as `injection` says, and tells whether one did.
fn saving_with(store: &Store, injection: &str) -> (Outcome, bool) {
    let folder = store.path().parent().and_then(Path::to_str).expect("it is text");
    let files = ["", "/progress.toml"].map(str::to_owned).into_iter();
    let files = files.chain(["lock", "tmp", "bak", "bak.tmp"].map(|ending| format!("/.progress.toml.{ending}")));
    let files: Vec<_> = files.map(|file| format!("{folder}{file}")).collect();
    let injection = format!("inject={injection}");
    let log = tempfile::NamedTempFile::new().expect("it is made");
    let mut strace = vec!["strace", "-f", "-o", log.path().to_str().expect("it is text"), "-e", &injection];
    strace.extend(files.iter().flat_map(|file| ["-P", file]));
    let outcome = Job::once(store.path(), 2, &strace);
    let log = fs::read_to_string(log.path()).expect("it was written");
    (outcome, log.contains("(INJECTED)") || log.contains("killed by SIGKILL"))
}

#[test]
fn a_save_takes_its_steps_in_order_and_is_acknowledged_last() {
    if !can_trace() {
        return;
    }
    let (directory, store) = saved_twice();
    let log = directory.path().join("log");
    let strace = [
        "strace",
        "-f",
        "-y",
        "-s",
        "64",
        "-o",
        log.to_str().expect("it is text"),
        "-e",
        &format!("trace={}", TOUCHING.join(",")),
    ];
    assert_eq!(Job::once(store.path(), 2, &strace), Outcome::Saved);
    let log = fs::read_to_string(&log).expect("it was written");
    let folder = directory.path().canonicalize().expect("it is there");
    let steps: Vec<_> = log.lines().filter_map(|line| step(line, &folder)).collect();
    let locked = steps.iter().position(|step| *step == STEPS[0]).expect("it locks");
    assert_eq!(steps[locked..], STEPS, "{log}");
}

/// One line of the log as in [`STEPS`], if it concerns the folder or says that a number was saved.
fn step(line: &str, folder: &Path) -> Option<String> {
    let (_process, call) = line.split_once(' ')?;
    let (name, arguments) = call.trim_start().split_once('(')?;
    if name == "write" && arguments.contains("\\nsaved ") {
        return Some("write saved".to_owned());
    }
    let folder = folder.to_str()?;
    let at = arguments.find(folder)?;
    let words = arguments[at..].split(['"', '<', '>', ',', ' ', ')']).filter(|word| !word.is_empty());
    let files = |word: &str| Some(word.strip_prefix(folder)?.trim_start_matches('/').to_owned());
    let flags = |word: &str| (word.starts_with("O_") || word.starts_with("LOCK_")).then(|| word.to_owned());
    let told = words
        .filter_map(|word| files(word).map(|file| if file.is_empty() { ".".to_owned() } else { file }).or_else(|| flags(word)));
    let told: Vec<_> = told.collect();
    // An open that succeeds names its file a second time, as what the descriptor is.
    let told = if name == "openat" { &told[..2] } else { &told[..] };
    // Which of two names a request has, as rename and renameat2, depends on the processor.
    let name = name.trim_end_matches('2');
    Some(format!("{} {}", name.strip_suffix("at").unwrap_or(name), told.join(" ")))
}

#[test]
fn an_error_in_a_step_is_told_or_does_not_matter() {
    if !can_trace() {
        return;
    }
    let cases = [
        ("fsync:error=EIO:when=1", "1", Some("cannot be written: Input/output error (os error 5)")),
        ("fsync:error=ENOSPC:when=1", "1", Some("Free some space")),
        ("fsync:error=EDQUOT:when=1", "1", Some("Free some space")),
        ("fsync:error=EIO:when=2", "2", Some("its folder cannot be flushed to the disk: Input/output error")),
        ("fsync:error=EINVAL:when=2", "2", None),
        ("/^rename:error=EBUSY:when=1", "1", Some("mount the folder instead")),
        ("/^rename:error=EIO:when=2", "2", None),
        ("/^link:error=EPERM", "2", None),
        ("flock:error=ENOLCK", "2", None),
        ("/^fchmod:error=EPERM", "2", None),
    ];
    for (injection, expected, complaint) in cases {
        let (directory, store) = saved_twice();
        let (outcome, happened) = saving_with(&store, injection);
        assert!(happened, "{injection}");
        match (outcome, complaint) {
            (Outcome::Saved, None) => {}
            (Outcome::Refused(sentence), Some(complaint)) => assert!(sentence.contains(complaint), "{injection}: {sentence}"),
            (outcome, _) => panic!("{injection}: {outcome:?}"),
        }
        assert_eq!(owner(&store), expected, "{injection}");
        assert_eq!(names(directory.path()), [".progress.toml.bak", ".progress.toml.lock", "progress.toml"], "{injection}");
    }
}

#[test]
fn a_change_whose_folder_could_not_be_flushed_is_flushed_when_it_is_given_again() {
    if !can_trace() {
        return;
    }
    let (_directory, store) = saved_twice();
    for _ in 0..2 {
        let (outcome, happened) = saving_with(&store, "fsync:error=EIO:when=2");
        assert!(matches!(outcome, Outcome::Refused(_)) && happened, "{outcome:?}");
        assert_eq!(owner(&store), "2", "it is there, but perhaps not on the disk");
    }
    assert_eq!(Job::once(store.path(), 2, &[]), Outcome::Saved);
}

#[test]
fn what_is_there_already_is_only_confirmed_once_it_is_flushed() {
    if !can_trace() {
        return;
    }
    let desk = Desk::new();
    desk.run("tick agreements").text();
    let again = |prefix: &[&str]| {
        let mut command = desk.command_of(prefix.first().unwrap_or(&env!("CARGO_BIN_EXE_hie-onboard")));
        command.args(prefix.iter().skip(1)).args(["tick", "agreements"]);
        Said::from(command.output().expect("it starts"))
    };
    for flush in ["fsync:error=EIO:when=1", "fsync:error=EIO:when=2"] {
        let injection = format!("inject={flush}");
        let strace = ["strace", "-f", "-o", "/dev/null", "-e", &injection, env!("CARGO_BIN_EXE_hie-onboard")];
        assert!(again(&strace).complaint(3).contains("cannot be flushed to the disk"), "{flush}");
    }
    assert!(again(&[]).text().contains("no change"));
}

#[test]
fn a_crash_at_any_request_leaves_the_old_state_or_the_new() {
    if !can_trace() {
        return;
    }
    at_every_request("signal=KILL", |outcome, owner| match outcome {
        Outcome::Saved => owner == "2",
        Outcome::Nothing => owner == "1" || owner == "2",
        Outcome::Refused(_) => false,
    });
}

#[test]
fn an_error_at_any_request_leaves_the_old_state_or_the_new() {
    if !can_trace() {
        return;
    }
    at_every_request("error=EIO", |outcome, owner| match outcome {
        Outcome::Saved => owner == "2",
        Outcome::Nothing | Outcome::Refused(_) => owner == "1" || owner == "2",
    });
}

/// Saves with `fault` at each request that touches a file.
fn at_every_request(fault: &str, is_fine: impl Fn(&Outcome, &str) -> bool) {
    let mut faults = 0;
    for request in TOUCHING {
        for number in 1.. {
            let (_directory, store) = saved_twice();
            let (outcome, happened) = saving_with(&store, &format!("{request}:{fault}:when={number}"));
            if !happened {
                break;
            }
            faults += 1;
            let owner = owner(&store);
            assert!(is_fine(&outcome, &owner), "{request} {number}: {outcome:?}, and the owner is {owner}");
            assert_eq!(Job::once(store.path(), 3, &[]), Outcome::Saved, "after {request} {number}");
        }
    }
    assert!(faults >= STEPS.len() - 1, "there were only {faults} requests");
}
