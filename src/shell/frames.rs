//! Writes each frame as a whole, between the marks of a synchronized update, so that a terminal never shows one that is half drawn.

use std::io::{self, Write};

/// Terminals that support DEC mode 2026 then show nothing until the end; others ignore it.
const BEGIN: &[u8] = b"\x1b[?2026h";

const END: &[u8] = b"\x1b[?2026l";

/// Buffers output until a frame is complete, even if it is flushed before.
#[derive(Debug)]
pub struct Frames<W> {
    inner: W,
    frame: Vec<u8>,
}

impl<W> Frames<W> {
    pub fn new(inner: W) -> Self {
        Self { inner, frame: BEGIN.to_vec() }
    }
}

/// Ends the frame, and shows it.
///
/// # Errors
/// When the terminal fails.
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

    /// Records every single write.
    struct Writes<'n>(&'n mut Vec<Vec<u8>>);

    impl Write for Writes<'_> {
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
        let mut frames = Frames::new(Writes(&mut writes));
        for word in ["one", "two"] {
            frames.write_all(b"clear").expect("it takes everything");
            frames.flush().expect("it keeps it");
            frames.write_all(word.as_bytes()).expect("it takes everything");
            show(&mut frames).expect("it writes it");
        }
        assert_eq!(writes, [b"\x1b[?2026hclearone\x1b[?2026l", b"\x1b[?2026hcleartwo\x1b[?2026l"]);
    }
}
