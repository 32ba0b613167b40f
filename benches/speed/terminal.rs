//! A program in a pseudo-terminal: keys in, and when the last byte of the answer came out.

use std::io::{Read, Write};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, PtySize, native_pty_system};

use crate::Outcome;
use crate::process::Process;

pub const COLUMNS: u16 = 120;

pub const ROWS: u16 = 40;

/// A program that says nothing for so long will not answer any more.
const PATIENCE: Duration = Duration::from_secs(60);

/// Some output, and when it came.
type Output = (Instant, Vec<u8>);

pub struct Terminal {
    keyboard: Box<dyn Write + Send>,
    output: Receiver<Output>,
    child: Box<dyn Child + Send + Sync>,
    parser: vt100::Parser,
    /// When the program was started.
    pub began: Instant,
    /// When the last byte came.
    last: Instant,
    /// How many bytes came.
    pub bytes: usize,
}

impl Terminal {
    pub fn start(command: CommandBuilder) -> Outcome<Self> {
        let pair = native_pty_system().openpty(PtySize { rows: ROWS, cols: COLUMNS, pixel_width: 0, pixel_height: 0 })?;
        let (mut reader, keyboard) = (pair.master.try_clone_reader()?, pair.master.take_writer()?);
        let (sender, output) = channel();
        thread::spawn(move || {
            let mut buffer = vec![0; 64 * 1024];
            // The end of a terminal is an error on Linux.
            while let Ok(count @ 1..) = reader.read(&mut buffer) {
                if sender.send((Instant::now(), buffer[..count].to_vec())).is_err() {
                    break;
                }
            }
        });
        let parser = vt100::Parser::new(ROWS.try_into()?, COLUMNS.try_into()?, 0);
        let began = Instant::now();
        let child = pair.slave.spawn_command(command)?;
        Ok(Self { keyboard, output, child, parser, began, last: began, bytes: 0 })
    }

    pub fn process(&self) -> Outcome<Process> {
        Ok(Process(self.child.process_id().ok_or("the program has ended")?))
    }

    pub fn screen(&self) -> &vt100::Screen {
        self.parser.screen()
    }

    pub fn send(&mut self, keys: &[u8]) -> Outcome<()> {
        Ok(self.keyboard.write_all(keys)?)
    }

    /// Waits until the screen is as `is_reached` says, and returns when the byte came that made it so.
    pub fn wait_until(&mut self, is_reached: impl Fn(&vt100::Screen) -> bool) -> Outcome<Instant> {
        while !is_reached(self.parser.screen()) {
            let received = self.output.recv_timeout(PATIENCE);
            let (at, bytes) = received.map_err(|error| format!("{error}:\n{}", self.parser.screen().contents()))?;
            self.parser.process(&bytes);
            self.bytes += bytes.len();
            self.last = at;
        }
        Ok(self.last)
    }

    /// Waits until the program has closed the terminal and ended, and returns when that was.
    pub fn wait_for_end(mut self) -> Outcome<Instant> {
        // Nobody but the program holds the terminal: its output ends with it.
        while self.output.recv_timeout(PATIENCE).is_ok() {}
        let end = Instant::now();
        self.child.wait()?;
        Ok(end)
    }
}

impl Drop for Terminal {
    /// A program that was not waited for would go on.
    fn drop(&mut self) {
        if matches!(self.child.try_wait(), Ok(None)) {
            let _ = self.child.kill();
        }
    }
}
