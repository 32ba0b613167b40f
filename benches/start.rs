//! How long the program takes from its start to its first screen, and to answer `status`, as ratios to `less` and `true`.
//!
//! `cargo bench` runs it; the two programs of a pair take turns, so that a machine that drifts slows both.

use std::error::Error;
use std::io::{Read, Write};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, PtySize, native_pty_system};

const PROGRAM: &str = env!("CARGO_BIN_EXE_hie-onboard");
const README: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");
const PAIRS: usize = 60;
const WARM_UP: usize = 5;

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    let home = tempfile::tempdir()?;
    let home = home.path().as_os_str();
    let screen = |program: &str, argument: Option<&str>, last_words: &[u8]| {
        let mut command = CommandBuilder::new(program);
        command.args(argument);
        command.env_clear();
        command.env("TERM", "xterm-256color");
        command.env("HOME", home);
        first_screen(command, last_words)
    };
    compare("first screen", "less README.md", || screen(PROGRAM, None, b"quit"), || screen("less", Some(README), b"README.md"))?;
    let whole = |command: &mut Command| {
        let begin = Instant::now();
        command.env_clear().env("HOME", home).stdout(Stdio::null()).status()?;
        Ok(begin.elapsed())
    };
    compare("status", "true", || whole(Command::new(PROGRAM).arg("status")), || whole(&mut Command::new("true")))
}

/// The time until `last_words`, which stand at the end of the first screen, have arrived; the program is then left.
fn first_screen(command: CommandBuilder, last_words: &[u8]) -> Outcome<Duration> {
    let pair = native_pty_system().openpty(PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 })?;
    let mut reader = pair.master.try_clone_reader()?;
    let mut writer = pair.master.take_writer()?;
    let begin = Instant::now();
    let mut child = pair.slave.spawn_command(command)?;
    drop(pair.slave);
    let mut seen = Vec::new();
    let mut chunk = [0; 4_096];
    while !seen.windows(last_words.len()).any(|window| window == last_words) {
        match reader.read(&mut chunk)? {
            0 => return Err(format!("the program ended: {}", String::from_utf8_lossy(&seen)).into()),
            count => seen.extend_from_slice(&chunk[..count]),
        }
    }
    let time = begin.elapsed();
    writer.write_all(b"q")?;
    // A terminal that nobody reads would keep the program; its end is an error on Linux.
    while reader.read(&mut chunk).is_ok_and(|count| count > 0) {}
    child.wait()?;
    Ok(time)
}

fn compare(what: &str, other: &str, ours: impl Fn() -> Outcome<Duration>, theirs: impl Fn() -> Outcome<Duration>) -> Outcome<()> {
    let mut pairs = Vec::new();
    for _ in 0..WARM_UP + PAIRS {
        pairs.push((ours()?, theirs()?));
    }
    let pairs = &pairs[WARM_UP..];
    let ours = median(pairs.iter().map(|(ours, _)| ours.as_secs_f64()));
    let theirs = median(pairs.iter().map(|(_, theirs)| theirs.as_secs_f64()));
    let ratio = median(pairs.iter().map(|(ours, theirs)| ours.as_secs_f64() / theirs.as_secs_f64()));
    writeln!(
        std::io::stdout(),
        "{what}: {:.2} ms, {other}: {:.2} ms, ratio {ratio:.2} (medians of {PAIRS} pairs)",
        ours * 1e3,
        theirs * 1e3
    )?;
    Ok(())
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
