//! A pseudo-terminal without a screen: of any size, and read only when a test says so.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Read, Write};
use std::os::unix::fs::OpenOptionsExt;

use portable_pty::{Child, MasterPty, PtySize, native_pty_system};
use rustix::fs::OFlags;
use rustix::process::{Pid, Signal, kill_process};
use rustix::termios::LocalModes;

use super::{Program, as_in_a_shell};

/// A running program whose terminal nobody looks at. Dropping it kills the program.
pub struct RawTerminal {
    child: std::process::Child,
    keyboard: Box<dyn Write + Send>,
    output: Box<dyn Read + Send>,
    master: Box<dyn MasterPty + Send>,
}

impl RawTerminal {
    /// Starts `program` on `rows` and `columns`, which may be none.
    pub fn start(program: Program, rows: u16, columns: u16) -> Self {
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).expect("the system has a free pseudo-terminal");
        let child: Box<dyn Child> = pair.slave.spawn_command(program.command).expect("the program starts");
        Self {
            child: *child.downcast::<std::process::Child>().expect("a Unix child is one of std"),
            keyboard: pair.master.take_writer().expect("a pseudo-terminal can be written once"),
            output: pair.master.try_clone_reader().expect("a pseudo-terminal can be read"),
            master: pair.master,
        }
    }

    /// Sends `bytes` as they are.
    pub fn send(&mut self, bytes: &[u8]) {
        self.keyboard.write_all(bytes).expect("the pseudo-terminal takes input");
    }

    /// Changes the size of the screen, which signals the program.
    pub fn resize(&self, rows: u16, columns: u16) {
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        self.master.resize(size).expect("a pseudo-terminal can change its size");
    }

    /// Reads until `text` came, and returns everything up to it.
    pub fn read_until(&mut self, text: &str) -> Vec<u8> {
        let (mut log, mut byte) = (Vec::new(), [0]);
        while !log.ends_with(text.as_bytes()) {
            let count = self.output.read(&mut byte).unwrap_or(0);
            assert!(count > 0, "it ended early: {}", String::from_utf8_lossy(&log));
            log.push(byte[0]);
        }
        log
    }

    /// Fills what the system keeps for a reader, so that whoever writes more has to wait.
    pub fn fill(&self) {
        let name = self.master.tty_name().expect("a pseudo-terminal has a name");
        let flags = (OFlags::NONBLOCK | OFlags::NOCTTY).bits().cast_signed();
        let mut terminal = OpenOptions::new().write(true).custom_flags(flags).open(name).expect("it is ours");
        // The last byte too: a smaller write may still fit where a larger one does not.
        for size in [1024, 1] {
            while !terminal.write(&vec![b'.'; size]).is_err_and(|error| error.kind() == ErrorKind::WouldBlock) {}
        }
    }

    /// Whether the kernel edits lines and echoes what is typed.
    pub fn cooked(&self) -> bool {
        let modes = self.master.get_termios().expect("a pseudo-terminal has modes").local_flags;
        LocalModes::from_bits_retain(modes.bits()).contains(LocalModes::ICANON | LocalModes::ECHO)
    }

    /// Sends `signal` to the process that was started.
    pub fn signal(&self, signal: Signal) {
        kill_process(Pid::from_child(&self.child), signal).expect("the program still runs");
    }

    /// Reads whatever still comes until the program has ended, as a terminal does, and returns what a shell would say of it.
    pub fn read_exit(&mut self) -> u32 {
        // At its end Linux reports an error.
        let _ = self.output.read_to_end(&mut Vec::new());
        self.wait_exit()
    }

    /// Waits until the program has ended, without reading, and returns what a shell would say of it.
    pub fn wait_exit(&mut self) -> u32 {
        as_in_a_shell(self.child.wait().expect("nobody else waits for the child"))
    }
}

impl Drop for RawTerminal {
    fn drop(&mut self) {
        // After it was waited for, these do nothing.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
