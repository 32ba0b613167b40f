//! A disk with ext4 on it whose power can be cut at any moment, also one that is long past.
#![expect(clippy::disallowed_methods, reason = "tests make disks outside the store")]

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;

use super::fuse::{self, Event};
use crate::support::Random;

/// Enough for a journal, and little to copy.
const BYTES: u64 = 16 << 20;

/// Bytes that a disk writes whole or not at all.
const SECTOR: usize = 512;

/// Without its help for programs that replace a file and do not flush it: other file systems do not help.
const OPTIONS: &str = "loop,noauto_da_alloc";

/// A disk in use.
pub struct Disk {
    folder: PathBuf,
    empty: Vec<u8>,
    events: Arc<Mutex<Vec<Event>>>,
}

impl Disk {
    /// Makes the disk and mounts it, with all that it needs in `folder`.
    pub fn new(folder: PathBuf) -> Self {
        for name in ["server", "mounted"] {
            fs::create_dir_all(folder.join(name)).expect("it is made");
        }
        let image = folder.join("empty");
        File::create(&image).and_then(|file| file.set_len(BYTES)).expect("it is made");
        // 4 KiB as on any large disk; everything that ext4 would otherwise make later, while the test runs, is made now.
        run("mkfs.ext4", &["-q", "-F", "-b", "4096", "-E", "lazy_itable_init=0,lazy_journal_init=0", text(&image)]);
        let disk = Self { empty: fs::read(&image).expect("it was made"), folder, events: Arc::default() };
        disk.serve();
        run("mount", &["-t", "ext4", "-o", OPTIONS, text(&disk.folder.join("server").join(fuse::NAME)), text(&disk.root())]);
        disk
    }

    fn serve(&self) {
        let kernel = File::options().read(true).write(true).open("/dev/fuse").expect("it can be opened");
        let options = "fd=0,rootmode=40000,user_id=0,group_id=0";
        let mount = Command::new("mount")
            .args(["-i", "-t", "fuse", "-o", options, "recorder", text(&self.folder.join("server"))])
            .stdin(Stdio::from(kernel.try_clone().expect("it has a second descriptor")))
            .output();
        let output = mount.expect("mount(8) starts");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let (content, events) = (self.empty.clone(), Arc::clone(&self.events));
        thread::spawn(move || fuse::serve(kernel, content, &events));
    }

    /// Where the disk is mounted; this process itself may not go there, since it is what answers.
    pub fn root(&self) -> PathBuf {
        self.folder.join("mounted")
    }

    /// How much has reached the disk by now.
    pub fn moment(&self) -> usize {
        self.events.lock().expect("nobody panicked").len()
    }

    /// Everything that reached it, once that is all.
    pub fn history(&self) -> History {
        History { empty: self.empty.clone(), events: self.events.lock().expect("nobody panicked").clone() }
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        for name in ["mounted", "server"] {
            let _ = Command::new("umount").arg(self.folder.join(name)).output();
        }
    }
}

/// A disk as it was, from its beginning on.
pub struct History {
    empty: Vec<u8>,
    events: Vec<Event>,
}

impl History {
    /// How many moments there are to cut the power.
    pub fn moments(&self) -> usize {
        self.events.len()
    }

    /// What the disk holds when the power is cut at `moment`: all that was flushed, and of the rest whatever is left by chance.
    pub fn after_cut(&self, moment: usize, random: &mut Random) -> Vec<u8> {
        let past = &self.events[..moment];
        let flushed = past.iter().rposition(|event| matches!(event, Event::Flush)).unwrap_or(0);
        // Of four disks one has no cache of its own, one has a large one, and two write in an order of their own.
        let survivors_of_four = [4, 0, 2, 3][random.below(4)];
        let mut content = self.empty.clone();
        for (number, event) in past.iter().enumerate() {
            let Event::Write { at, bytes } = event else { continue };
            let survives = number < flushed || random.below(4) < survivors_of_four;
            // Half a superblock, which is the first block, is more than ext4 itself survives: its checksum is wrong then.
            let is_torn = number >= flushed && number + 1 == moment && *at > 0;
            let whole = if is_torn { random.below(bytes.len() / SECTOR + 1) * SECTOR } else { bytes.len() };
            if survives {
                content[*at..at + whole].copy_from_slice(&bytes[..whole]);
            }
        }
        content
    }
}

/// Starts the computer again with `content` on the disk, hands over where that is mounted, and returns what `look` says;
/// where it cannot be mounted, why.
pub fn restarted<T>(folder: &Path, content: &[u8], look: impl FnOnce(&Path) -> T) -> Result<T, String> {
    let root = folder.join("restarted");
    fs::create_dir_all(&root).expect("it is made");
    // A file of its own: a loop device may outlive its mount for a moment, with what it held in memory.
    let copy = tempfile::NamedTempFile::new_in(folder).expect("it is made");
    let image = copy.path().to_owned();
    fs::write(&image, content).expect("there is room");
    let mount = Command::new("mount").args(["-t", "ext4", "-o", "loop", text(&image), text(&root)]).output();
    let output = mount.expect("mount(8) starts");
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    let seen = look(&root);
    run("umount", &[text(&root)]);
    run("e2fsck", &["-f", "-n", text(&image)]);
    Ok(seen)
}

pub fn text(path: &Path) -> &str {
    path.to_str().expect("the path is text")
}

/// Runs a program that has to go well.
fn run(program: &str, arguments: &[&str]) {
    let output = Command::new(program).args(arguments).output().unwrap_or_else(|error| panic!("{program}: {error}"));
    let said = [output.stdout, output.stderr].map(|said| String::from_utf8_lossy(&said).into_owned()).concat();
    assert!(output.status.success(), "{program} {arguments:?}: {said}");
}
