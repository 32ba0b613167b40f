//! Frames as wholes: everything that belongs to one is one write, between the marks of a synchronized update, so that a terminal
//! shows the screen before or the screen after, and never one that is half drawn or cleared.

use std::io::{self, Write};

/// Terminals that know it wait with showing anything (DEC mode 2026); others ignore it.
const BEGIN: &[u8] = b"\x1b[?2026h";

/// What ends it.
const END: &[u8] = b"\x1b[?2026l";

/// Keeps what is written until a frame is complete, whoever asks for a flush before.
#[derive(Debug)]
pub struct Frames<W> {
    inner: W,
    frame: Vec<u8>,
}

impl<W> Frames<W> {
    /// Frames for `inner`.
    pub fn new(inner: W) -> Self {
        Self { inner, frame: BEGIN.to_vec() }
    }
}

/// Ends the frame that was written to `to`, and shows it.
///
/// # Errors
/// When the terminal refuses.
pub fn show(to: &mut impl Write) -> io::Result<()> {
    to.write_all(END)?;
    to.flush()
}

impl<W: Write> Write for Frames<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.frame.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if !self.frame.ends_with(END) {
            return Ok(());
        }
        let written = self.inner.write_all(&self.frame);
        self.frame.truncate(BEGIN.len());
        written?;
        self.inner.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::{Frames, show};
    use std::io::Write;

    /// Every single write.
    struct Notes<'n>(&'n mut Vec<Vec<u8>>);

    impl Write for Notes<'_> {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.push(bytes.to_vec());
            Ok(bytes.len())
        }

        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_frame_is_one_write_however_often_it_is_flushed() {
        let mut writes = Vec::new();
        let mut frames = Frames::new(Notes(&mut writes));
        for word in ["one", "two"] {
            frames.write_all(b"clear").expect("it takes everything");
            frames.flush().expect("it keeps it");
            frames.write_all(word.as_bytes()).expect("it takes everything");
            show(&mut frames).expect("it writes it");
        }
        assert_eq!(writes, [b"\x1b[?2026hclearone\x1b[?2026l", b"\x1b[?2026hcleartwo\x1b[?2026l"]);
    }
}
