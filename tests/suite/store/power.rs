//! Power cuts: what was acknowledged is on the disk, proved on a real ext4 whose disk may lose all that it did not flush.
//!
//! The disk is a file behind a loop device, served by the test itself (through FUSE), so that every write and every flush
//! that leaves the kernel is known in its order; what is only in the kernel's memory is not there. The real program saves,
//! and the moment is noted when each save has been acknowledged. Then the power is cut at moments drawn by lot: the disk
//! then holds all up to the last flush, and of later writes whatever is left by chance, the last one torn. It is mounted,
//! so that ext4 replays its journal, and must hold what was acknowledged by then, or that and the change under way.
//!
//! That the method catches losses is shown on writers that do less: they must lose something. It needs root, loop devices,
//! FUSE and e2fsprogs, and says so where they are missing. 20 cuts as a rule; for the long run
//!
//! ```sh
//! HIE_ONBOARD_CUTS=500 cargo test power_cut    # HIE_ONBOARD_SEED=7 for other moments
//! ```
#![cfg(target_os = "linux")]
#![expect(clippy::disallowed_methods, reason = "tests look at files from outside the store")]

mod disk;
mod fuse;

use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use hie_onboard::guide::Guide;
use hie_onboard::progress::{Progress, Status};

use self::disk::{Disk, History, restarted, text};
use super::confined::{inside, mounted, runs};
use super::process::number_from;
use crate::support::Random;

/// Where progress is on the disk: also its folders are new.
const FILE: &str = "team/.hie-onboard/progress.toml";

/// The item that odd saves give an owner, and the one that even saves tick or untick.
const ITEMS: [&str; 2] = ["agreements", "download-standards"];

/// Who saves, and whether the power cut has to be survived.
#[derive(Debug, Clone, Copy)]
enum Writer {
    /// The program.
    Program,
    /// The program, where this flush of each save does nothing: the first is that of the file, the second that of the folder.
    WithoutFlush(u32),
    /// Truncates the file and writes it, as most programs do.
    Careless,
}

impl Writer {
    /// Makes the save with this number, and acknowledges it by returning.
    fn save(self, number: u32, file: &Path) {
        let injection = |flush| format!("inject=fsync:retval=0:when={flush}");
        match self {
            Self::Program => program(&[], file, &change(number)),
            Self::WithoutFlush(flush) => {
                let prefix = ["strace", "-f", "-o", "/dev/null", "-e", "trace=fsync", "-e", &injection(flush)];
                program(&prefix, file, &change(number));
            }
            Self::Careless => {
                let script = "mkdir -p \"${1%/*}\" && cat > \"$1\"";
                let mut shell = Command::new("sh").args(["-c", script, "sh", text(file)]).stdin(Stdio::piped()).spawn();
                let shell = shell.as_mut().expect("it starts");
                let content = State::after(number).progress().to_text();
                shell.stdin.take().expect("it was piped").write_all(content.as_bytes()).expect("it is read");
                assert!(shell.wait().is_ok_and(|status| status.success()));
            }
        }
    }
}

/// The arguments for the save with this number.
fn change(number: u32) -> Vec<String> {
    let words = match number % 4 {
        0 => format!("untick {}", ITEMS[1]),
        2 => format!("tick {}", ITEMS[1]),
        _ => format!("set {} --owner {number}", ITEMS[0]),
    };
    words.split(' ').map(str::to_owned).collect()
}

/// Runs the real program, itself started by `prefix`; it has to go well.
fn program(prefix: &[&str], file: &Path, arguments: &[String]) {
    let words = [prefix, &[env!("CARGO_BIN_EXE_hie-onboard"), "--file", text(file)]].concat();
    // What can be undone lies on another disk: flushing that may not flush this one.
    let home = tempfile::tempdir().expect("there is a temporary directory");
    let mut command = Command::new(words[0]);
    command.args(&words[1..]).args(arguments).env_clear().env("HOME", home.path()).env("PATH", "/usr/bin:/bin");
    let output = command.output().expect("it starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// What the file has to hold.
#[derive(Debug, Clone, PartialEq, Eq)]
struct State {
    owner: String,
    status: Status,
}

impl State {
    /// After as many saves.
    fn after(saves: u32) -> Self {
        let owner = if saves == 0 { String::new() } else { (saves - 1 + saves % 2).to_string() };
        let status = if matches!(saves % 4, 2 | 3) { Status::Done } else { Status::Todo };
        Self { owner, status }
    }

    fn of(progress: &Progress) -> Self {
        let [owner, status] = ITEMS.map(|id| progress.record(id));
        Self { owner: owner.owner.clone(), status: status.standing.status }
    }

    fn progress(&self) -> Progress {
        let guide = Guide::embedded();
        let mut progress = Progress::new(&guide);
        progress.make_dense(&guide);
        progress.records.get_mut(ITEMS[0]).expect("there is such an item").owner.clone_from(&self.owner);
        progress.records.get_mut(ITEMS[1]).expect("there is such an item").standing.status = self.status;
        progress
    }
}

/// What a writer did to a disk, and how much had reached that when each of its saves was acknowledged.
struct Record {
    history: History,
    acknowledged: Vec<usize>,
}

impl Record {
    fn of(writer: Writer, saves: u32, folder: &Path, random: &mut Random) -> Self {
        let disk = Disk::new(folder.join("disk"));
        let mut acknowledged = Vec::new();
        for number in 1..=saves {
            // Now and then something else has the disk flushed at the same time, and so in the middle of a save.
            let other = (random.below(4) == 0).then(|| Command::new("sync").arg("-f").arg(disk.root()).spawn());
            writer.save(number, &disk.root().join(FILE));
            acknowledged.push(disk.moment());
            if let Some(other) = other {
                assert!(other.and_then(|mut other| other.wait()).is_ok_and(|status| status.success()));
            }
        }
        Self { history: disk.history(), acknowledged }
    }

    /// Cuts the power at `moment`, starts again, and complains if something is lost.
    fn cut(&self, moment: usize, folder: &Path, random: &mut Random) -> Result<(), String> {
        let saves = self.acknowledged.partition_point(|&acknowledged| acknowledged <= moment);
        let saves = u32::try_from(saves).expect("it fits");
        let expected = [saves, saves + 1].map(State::after);
        let content = self.history.after_cut(moment, random);
        restarted(folder, &content, |root| {
            let file = root.join(FILE);
            let found = match fs::read_to_string(&file) {
                Ok(text) => State::of(&Progress::parse(&text).map_err(|reason| reason.to_string())?),
                Err(error) if error.kind() == ErrorKind::NotFound && saves == 0 => return Ok(()),
                Err(error) => return Err(error.to_string()),
            };
            if !expected.contains(&found) {
                return Err(format!("{found:?} is there, {:?} was acknowledged", expected[0]));
            }
            // It goes on from there.
            program(&[], &file, &change(saves + 2));
            Ok(())
        })?
    }
}

/// Cuts the power of a disk on which `writer` saves, in the test called `test`, and returns in how many of how many cuts
/// something was lost; `None` where that cannot be, or is being done by the test started again.
fn losses(test: &str, writer: Writer) -> Option<(usize, u32)> {
    if let Some(reason) = obstacle(writer) {
        let _ = writeln!(std::io::stderr(), "\n*** NOT TESTED, {test}: {reason} ***");
        return None;
    }
    let prefix = mounted("mount -t tmpfs none .")?;
    let folder = inside(&format!("store::power::{test}"), &prefix.iter().map(String::as_str).collect::<Vec<_>>())?;
    let (cuts, seed) = (number_from("HIE_ONBOARD_CUTS", 20), number_from("HIE_ONBOARD_SEED", 1));
    let mut random = Random::new(seed.into());
    let record = Record::of(writer, cuts.clamp(12, 200), &folder, &mut random);
    let moments = record.history.moments();
    let complaints: Vec<_> = (0..cuts)
        .filter_map(|_| {
            let moment = random.below(moments + 1);
            record.cut(moment, &folder, &mut random).err().map(|complaint| format!("  cut at {moment}: {complaint}"))
        })
        .collect();
    let _ = writeln!(
        std::io::stderr(),
        "\n{writer:?}, seed {seed}: {} saves sent {moments} writes and flushes to the disk; {} of {cuts} power cuts lost something\n{}",
        record.acknowledged.len(),
        complaints.len(),
        complaints.iter().take(5).map(String::as_str).collect::<Vec<_>>().join("\n")
    );
    Some((complaints.len(), cuts))
}

/// Why there can be no such writer or no disk here, if so: each reason is looked for, none is taken from a failure.
fn obstacle(writer: Writer) -> Option<String> {
    if !rustix::process::geteuid().is_root() {
        return Some("only root may mount disks".to_owned());
    }
    let opens = |path: &str| File::options().read(true).write(true).open(path).err();
    let closed = ["/dev/fuse", "/dev/loop-control"].into_iter().find_map(|path| Some(format!("{path}: {}", opens(path)?)));
    let tracing: &[&str] =
        if matches!(writer, Writer::WithoutFlush(_)) { &["strace", "-f", "-o", "/dev/null", "true"] } else { &["true"] };
    let programs = [&["unshare", "-m", "true"], &["mkfs.ext4", "-V"][..], &["e2fsck", "-V"], tracing];
    let missing = programs.into_iter().find(|words| !runs(words, &[]));
    closed.or_else(|| missing.map(|words| format!("`{}` fails", words.join(" "))))
}

#[test]
fn a_power_cut_takes_nothing_that_was_acknowledged() {
    let Some((lost, cuts)) = losses("a_power_cut_takes_nothing_that_was_acknowledged", Writer::Program) else { return };
    assert_eq!(lost, 0, "of {cuts}");
}

/// Checks that the power cuts catch a writer that does less.
fn must_lose(test: &str, writer: Writer) {
    if let Some((lost, cuts)) = losses(test, writer) {
        assert!(lost > cuts as usize / 10, "only {lost} of {cuts}: these power cuts prove nothing");
    }
}

#[test]
fn a_power_cut_takes_something_from_a_careless_writer() {
    must_lose("a_power_cut_takes_something_from_a_careless_writer", Writer::Careless);
}

#[test]
fn a_power_cut_takes_something_where_the_file_is_not_flushed() {
    must_lose("a_power_cut_takes_something_where_the_file_is_not_flushed", Writer::WithoutFlush(1));
}

#[test]
fn a_power_cut_takes_something_where_the_folder_is_not_flushed() {
    must_lose("a_power_cut_takes_something_where_the_folder_is_not_flushed", Writer::WithoutFlush(2));
}
