//! An idle screen costs nothing: no thread of the program wakes up.
#![expect(clippy::disallowed_methods, reason = "it looks at files, and lets time pass in which nothing may happen")]

use std::collections::BTreeMap;
use std::fs;
use std::thread::sleep;
use std::time::Duration;

use super::open;
use crate::support::desk::Desk;
use crate::support::terminal::Terminal;

/// That nothing happens can only be seen by looking for a while; these are the only waits for time in these tests.
const WHILE: Duration = Duration::from_secs(2);

/// What each thread of the program does, and how often it gave the processor up or had it taken away.
fn switches(terminal: &Terminal) -> BTreeMap<String, String> {
    let tasks = fs::read_dir(format!("/proc/{}/task", terminal.process_id())).expect("the program runs");
    let of_task = |task: std::io::Result<fs::DirEntry>| {
        let status = fs::read_to_string(task.expect("it can be listed").path().join("status")).expect("the thread runs");
        let field = |name: &str| status.lines().find(|line| line.starts_with(name)).unwrap_or_default().to_owned();
        (
            format!("{} {}", field("Name:"), field("Pid:")),
            field("State:") + &field("voluntary_ctxt_switches:") + &field("nonvoluntary_ctxt_switches:"),
        )
    };
    tasks.map(of_task).collect()
}

/// Longer than a thread with something to do sleeps in the middle of it.
const MOMENT: Duration = Duration::from_millis(200);

/// Waits until every thread sleeps after what it did last.
fn settle(terminal: &Terminal) -> BTreeMap<String, String> {
    let mut before = switches(terminal);
    loop {
        sleep(MOMENT);
        let now = switches(terminal);
        // On a busy machine a thread may wait for its turn all the while.
        if now == before && now.values().all(|thread| thread.contains("S (sleeping)")) {
            return now;
        }
        before = now;
    }
}

#[test]
fn no_thread_wakes_while_nothing_happens() {
    let desk = Desk::new();
    let terminal = open(&desk);
    let before = settle(&terminal);
    sleep(WHILE);
    assert_eq!(switches(&terminal), before);
}

#[test]
fn nobody_waits_but_the_loop_and_the_thread_for_signals() {
    let desk = Desk::new();
    let terminal = open(&desk);
    let threads = settle(&terminal);
    let names: Vec<&str> = threads.keys().filter_map(|thread| thread.split_whitespace().nth(1)).collect();
    assert_eq!(names, ["hie-onboard", "signals"]);
}

#[test]
fn no_thread_wakes_after_something_was_saved() {
    let desk = Desk::new();
    let mut terminal = open(&desk);
    terminal.keys("2<Space>");
    terminal.wait_for("saved ");
    let before = settle(&terminal);
    sleep(WHILE);
    assert_eq!(switches(&terminal), before);
}
