//! Whether a program still does something: a wait may last as long as it does, on a machine of any speed.
#![expect(clippy::disallowed_methods, reason = "the system tells in files what processes do")]

use std::fs;
use std::time::Duration;

use rustix::process::Pid;

/// How long a program must do nothing to count as one that waits for ever.
pub const SILENCE: Duration = Duration::from_secs(20);

/// More work than any test gives, in ticks of the processor: whoever does more goes round in circles.
const MOST: u64 = 60_000;

/// What a program and those it started have done so far.
pub struct Activity {
    session: String,
    began: u64,
    ticks: u64,
}

impl Activity {
    /// Of the program that leads the session of `process`.
    pub fn of(process: Pid) -> Self {
        let session = process.as_raw_nonzero().to_string();
        let (ticks, _) = look(&session);
        Self { session, began: ticks, ticks }
    }

    /// Whether it did something since the last look, or waits for its turn.
    pub fn goes_on(&mut self) -> bool {
        let (ticks, is_ready) = look(&self.session);
        let goes_on = ticks != self.ticks || is_ready;
        self.ticks = ticks;
        goes_on && ticks < self.began + MOST
    }
}

/// The work that the processes of a session did, and whether one of them wants to do more; nothing where the system does not tell.
fn look(session: &str) -> (u64, bool) {
    let processes = fs::read_dir("/proc").into_iter().flatten().flatten();
    let lines = processes.filter_map(|process| fs::read_to_string(process.path().join("stat")).ok());
    let of_session = lines.filter_map(|line| {
        // The name of the program comes first, in brackets, and may hold anything.
        let fields: Vec<String> = line.rsplit_once(')')?.1.split_whitespace().map(str::to_owned).collect();
        let work = |index: usize| fields.get(index)?.parse::<u64>().ok();
        (fields.get(3)? == session).then_some((work(11)? + work(12)?, matches!(fields[0].as_str(), "R" | "D")))
    });
    of_session.fold((0, false), |(ticks, is_ready), (more, ready)| (ticks + more, is_ready || ready))
}
