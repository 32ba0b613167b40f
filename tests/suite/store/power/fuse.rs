//! A file served through FUSE that remembers every write and every flush in their order, as a disk behind a loop device.

use std::fs::File;
use std::io::{ErrorKind, Read, Write};
use std::ops::Range;
use std::sync::Mutex;

/// What reached the disk.
#[derive(Debug, Clone)]
pub enum Event {
    /// These bytes, from this place on; a power cut may still take them away.
    Write { at: usize, bytes: Vec<u8> },
    /// Everything before is there for good.
    Flush,
}

/// The name of the only file.
pub const NAME: &str = "disk";

/// The kernel wants room for a header and the longest write.
const BUFFER: usize = LONGEST_WRITE as usize + 4096;
const LONGEST_WRITE: u32 = 128 * 1024;

/// What a request begins with.
const HEADER: usize = 40;

/// The directory and the file in it.
const DIRECTORY: u64 = 1;
const FILE: u64 = 2;

/// From `linux/fuse.h`, as are the shapes of the answers.
mod operation {
    pub const LOOKUP: u32 = 1;
    pub const FORGET: u32 = 2;
    pub const GETATTR: u32 = 3;
    pub const SETATTR: u32 = 4;
    pub const OPEN: u32 = 14;
    pub const READ: u32 = 15;
    pub const WRITE: u32 = 16;
    pub const RELEASE: u32 = 18;
    pub const FSYNC: u32 = 20;
    pub const FLUSH: u32 = 25;
    pub const INIT: u32 = 26;
    pub const INTERRUPT: u32 = 36;
    pub const BATCH_FORGET: u32 = 42;
}

/// For how many seconds the kernel need not ask again.
const VALID_FOR: u64 = 3_600;

const NO_SUCH_FILE: i32 = 2;
const NOT_IMPLEMENTED: i32 = 38;

/// Answers the kernel until the file system is unmounted, from one thread, so that there is one order.
///
/// It touches no file of its own: waiting for itself would be waiting for ever.
pub fn serve(mut kernel: File, mut content: Vec<u8>, events: &Mutex<Vec<Event>>) {
    let mut buffer = vec![0; BUFFER];
    loop {
        let request = match kernel.read(&mut buffer) {
            Ok(length) => Request(&buffer[..length]),
            Err(error) if matches!(error.kind(), ErrorKind::Interrupted | ErrorKind::NotFound) => continue,
            Err(_) => return,
        };
        if matches!(request.operation(), operation::FORGET | operation::BATCH_FORGET | operation::INTERRUPT) {
            continue;
        }
        let (error, body) = match request.answer(&mut content, events) {
            Ok(body) => (0, body),
            Err(number) => (-number, Vec::new()),
        };
        let length = u32::try_from(16 + body.len()).expect("it is short");
        let head = [&length.to_ne_bytes()[..], &error.to_ne_bytes(), &request.long(8).to_ne_bytes()].concat();
        // A request that was given up has nobody who waits for it.
        let _ = kernel.write_all(&[head, body].concat());
    }
}

struct Request<'b>(&'b [u8]);

impl Request<'_> {
    fn operation(&self) -> u32 {
        self.word(4)
    }

    fn word(&self, at: usize) -> u32 {
        u32::from_ne_bytes(self.0[at..at + 4].try_into().expect("it has four bytes"))
    }

    fn long(&self, at: usize) -> u64 {
        u64::from_ne_bytes(self.0[at..at + 8].try_into().expect("it has eight bytes"))
    }

    /// The offset and the length of a read or a write.
    fn range(&self) -> Range<usize> {
        let at = usize::try_from(self.long(HEADER + 8)).expect("it fits");
        at..at + self.word(HEADER + 16) as usize
    }

    fn answer(&self, content: &mut [u8], events: &Mutex<Vec<Event>>) -> Result<Vec<u8>, i32> {
        let remember = |event| events.lock().expect("nobody panicked").push(event);
        match self.operation() {
            operation::INIT => Ok(words(&[7, 31, 0, 0, 0, LONGEST_WRITE, 1], 64)),
            operation::LOOKUP if self.0[HEADER..].strip_suffix(b"\0") == Some(NAME.as_bytes()) => {
                Ok([longs(&[FILE, 0, VALID_FOR, VALID_FOR, 0]), attributes(FILE, content.len())].concat())
            }
            operation::LOOKUP => Err(NO_SUCH_FILE),
            operation::GETATTR | operation::SETATTR => {
                Ok([longs(&[VALID_FOR, 0]), attributes(self.long(16), content.len())].concat())
            }
            operation::OPEN => Ok(longs(&[0, 0])),
            operation::RELEASE | operation::FLUSH => Ok(Vec::new()),
            operation::READ => {
                let Range { start, end } = self.range();
                Ok(content[start.min(content.len())..end.min(content.len())].to_vec())
            }
            operation::WRITE => {
                let (range, bytes) = (self.range(), &self.0[HEADER + 40..]);
                content[range.clone()].copy_from_slice(bytes);
                remember(Event::Write { at: range.start, bytes: bytes.to_vec() });
                Ok(words(&[self.word(HEADER + 16)], 8))
            }
            operation::FSYNC => {
                remember(Event::Flush);
                Ok(Vec::new())
            }
            _ => Err(NOT_IMPLEMENTED),
        }
    }
}

/// An answer of `length` bytes that begins with these words.
fn words(values: &[u32], length: usize) -> Vec<u8> {
    let mut bytes: Vec<u8> = values.iter().flat_map(|value| value.to_ne_bytes()).collect();
    bytes.resize(length, 0);
    bytes
}

fn longs(values: &[u64]) -> Vec<u8> {
    values.iter().flat_map(|value| value.to_ne_bytes()).collect()
}

fn attributes(node: u64, size: usize) -> Vec<u8> {
    let size = u64::try_from(size).expect("it fits");
    let mode: u32 = if node == DIRECTORY { 0o040_755 } else { 0o100_600 };
    [longs(&[node, size, size.div_ceil(512), 0, 0, 0]), words(&[0, 0, 0, mode, 1, 0, 0, 0, 4096], 40)].concat()
}
