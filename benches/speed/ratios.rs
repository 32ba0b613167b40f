//! How the program compares with `less` and the floor: all take turns, so that a machine that drifts slows each.

use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::Outcome;
use crate::programs::{Kind, Program, key};
use crate::terminal::Terminal;

mod measure;
mod table;

use measure::Measure;
use table::Measured;

/// How often each program takes its turn.
const ROUNDS: usize = 30;

/// Turns before that, which are not counted.
const WARM_UP: usize = 3;

/// Keys that are pressed one at a time.
const KEYS: usize = 100;

/// Keys that are pressed at once.
const MANY: usize = 5_000;

/// How long the programs are watched while nothing happens.
const IDLE: Duration = Duration::from_secs(5);

pub fn run() -> Outcome<()> {
    let home = tempfile::tempdir()?;
    let programs = Program::all(home.path())?;
    // With something in the file there are no questions of a first start.
    let begun = programs[0].plain(&["tick", "agreements"]).output()?;
    if !begun.status.success() {
        return Err(String::from_utf8_lossy(&begun.stderr).into());
    }
    let mut measured = Measured::default();
    for round in 0..WARM_UP + ROUNDS {
        if round == WARM_UP {
            measured = Measured::default();
        }
        for program in &programs {
            one_at_a_time(program, &mut measured)?;
            all_at_once(program, &mut measured)?;
            status(program, &mut measured)?;
        }
    }
    idle(&programs, &mut measured)?;
    measured.print(&programs)
}

/// A session in which each key waits for the answer to the one before.
fn one_at_a_time(program: &Program, measured: &mut Measured) -> Outcome<()> {
    let kind = program.kind;
    let mut terminal = open(program)?;
    let process = terminal.process()?;
    let opened = terminal.wait_until(|screen| kind.is_open(screen))?;
    let home = terminal.screen().cursor_position().0;
    let (bytes, worked) = (terminal.bytes, process.processor_time()?);
    let mut waited = Vec::new();
    for number in 0..KEYS {
        let begin = Instant::now();
        terminal.send(&[key(number)])?;
        let answered = terminal.wait_until(|screen| kind.has_answered(number + 1, home, screen))?;
        waited.push((answered - begin).as_secs_f64());
    }
    let worked = process.processor_time()? - worked;
    measured.add(program, Measure::Start, (opened - terminal.began).as_secs_f64());
    measured.add(program, Measure::Key, crate::numbers::median(waited));
    measured.add(program, Measure::Work, worked / count(KEYS));
    measured.add(program, Measure::Bytes, count(terminal.bytes - bytes) / count(KEYS));
    measured.add(program, Measure::Memory, process.peak_memory()?);
    measured.add(program, Measure::Threads, count(process.threads()?));
    let begin = Instant::now();
    terminal.send(b"q")?;
    measured.add(program, Measure::Leaving, (terminal.wait_for_end()? - begin).as_secs_f64());
    Ok(())
}

/// A session in which the keys come faster than they can be answered.
fn all_at_once(program: &Program, measured: &mut Measured) -> Outcome<()> {
    let kind = program.kind;
    let mut terminal = open(program)?;
    terminal.wait_until(|screen| kind.is_open(screen))?;
    let keys: Vec<u8> = (1..MANY).map(key).chain([kind.last_key()]).collect();
    let begin = Instant::now();
    terminal.send(&keys)?;
    let answered = terminal.wait_until(|screen| kind.has_finished(screen))?;
    measured.add(program, Measure::Many, (answered - begin).as_secs_f64());
    Ok(())
}

/// A command that only prints, and a program that does nothing in the place of `less`.
fn status(program: &Program, measured: &mut Measured) -> Outcome<()> {
    let mut command = match program.kind {
        Kind::Own => program.plain(&["status"]),
        Kind::Less => Command::new("/bin/true"),
        Kind::Floor => return Ok(()),
    };
    let begin = Instant::now();
    command.stdout(Stdio::null()).status()?;
    measured.add(program, Measure::Status, begin.elapsed().as_secs_f64());
    Ok(())
}

/// How often each program wakes up while nothing happens.
#[expect(clippy::disallowed_methods, reason = "that nothing happens shows only while time passes")]
fn idle(programs: &[Program], measured: &mut Measured) -> Outcome<()> {
    let mut terminals = programs.iter().map(open).collect::<Outcome<Vec<Terminal>>>()?;
    for (program, terminal) in programs.iter().zip(&mut terminals) {
        terminal.wait_until(|screen| program.kind.is_open(screen))?;
    }
    // What follows the first screen is not idling yet.
    sleep(IDLE / 5);
    let waits = |terminal: &Terminal| terminal.process()?.waits();
    let before = terminals.iter().map(waits).collect::<Outcome<Vec<f64>>>()?;
    sleep(IDLE);
    for ((program, terminal), before) in programs.iter().zip(&terminals).zip(before) {
        measured.add(program, Measure::Wakeups, waits(terminal)? - before);
    }
    Ok(())
}

fn open(program: &Program) -> Outcome<Terminal> {
    Terminal::start(program.on_screen())
}

/// As a number that can be divided: nothing here is counted that far.
fn count(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::INFINITY, f64::from)
}
