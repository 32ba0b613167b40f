//! More than anybody types, and what nobody types: the program stays bounded, alive and can be ended.
#![expect(clippy::disallowed_methods, reason = "tests look at files")]
#![expect(clippy::disallowed_macros, reason = "the harness shows what a failed test printed")]

use std::fs;

use super::{assert_given_back, open, wait_gone, wait_open};
use crate::support::desk::Desk;
use crate::support::terminal::{Signal, Terminal};

/// The memory that the program may need at most, in kilobytes.
const MOST: u64 = 64 * 1024;

/// As many keys as a debug build can handle in seconds, and more than may wait in memory.
const MANY: usize = 5 * 1024;

/// The most memory that the program had at once, in kilobytes.
fn peak(terminal: &Terminal) -> u64 {
    let status = fs::read_to_string(format!("/proc/{}/status", terminal.process_id())).expect("the program runs");
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).expect("the system tells");
    line.split_whitespace().nth(1).and_then(|number| number.parse().ok()).expect("it is a number")
}

#[track_caller]
fn assert_ends_by_signal(terminal: &Terminal) {
    terminal.signal(Signal::TERM);
    assert_eq!(terminal.wait_exit(), 128 + 15);
    assert_given_back(terminal);
}

#[test]
fn half_a_sequence_does_not_keep_it_alive() {
    let halves: [&[u8]; 6] = [b"\x1b[", b"\xe2", b"\xff\xfe", b"\x1b[200~never closed", b"\x1bO", b"\x1b[<0;1"];
    for half in halves {
        let desk = Desk::new();
        let mut terminal = open(&desk);
        terminal.send(half);
        assert_ends_by_signal(&terminal);
    }
}

#[test]
fn a_key_that_the_system_cut_in_two_is_one_key() {
    let desk = Desk::new();
    let mut terminal = open(&desk);
    terminal.keys("2e");
    terminal.wait_for("Note: ");
    terminal.signal(Signal::STOP);
    // Linux keeps 4,095 bytes for whoever reads: all but the end of the arrow.
    terminal.send(format!("{}\x1b[Dy", "x".repeat(4_094)).as_bytes());
    terminal.signal(Signal::CONT);
    terminal.keys("z");
    terminal.wait_for("yz");
    terminal.keys("<Esc>");
    terminal.wait_for("saved ");
    terminal.keys("q");
    assert_eq!(terminal.wait_exit(), 0);
    let note = desk.run("show download-standards --json").json()["note"].as_str().unwrap_or_default().to_owned();
    assert!(note.ends_with("xyzx") && note.len() == 4_096, "{}", note.len());
}

#[test]
fn a_paste_of_ten_megabytes_is_refused_by_the_note() {
    let desk = Desk::new();
    let mut terminal = open(&desk);
    terminal.keys("2e");
    terminal.wait_for("Note: ");
    let line = "0123456789 abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPQRSTUVWX\r";
    terminal.send(format!("\x1b[200~{}\x1b[201~", line.repeat(10 * 1024 * 1024 / 64)).as_bytes());
    terminal.wait_for("too long");
    terminal.keys("short<Esc>");
    terminal.wait_for("saved ");
    let peak = peak(&terminal);
    assert!(peak < 200 * 1024, "{peak} KiB");
    terminal.keys("q");
    assert_eq!(terminal.wait_exit(), 0);
    assert_eq!(desk.run("show download-standards --json").json()["note"], "short");
}

#[test]
fn a_paste_outside_of_a_note_presses_no_keys() {
    let desk = Desk::new();
    let mut terminal = open(&desk);
    terminal.keys("2<paste: q    dq>");
    terminal.keys("?");
    terminal.wait_for("In the panels");
    assert!(!desk.progress_file().exists());
}

#[test]
fn a_flood_of_keys_fills_no_memory() {
    let desk = Desk::new();
    let mut terminal = open(&desk);
    terminal.keys("6");
    terminal.wait_for("Volumes 0/15");
    terminal.send(&b"j".repeat(MANY));
    terminal.keys("2<Space>");
    terminal.wait_for("Getting started 1/4");
    let peak = peak(&terminal);
    println!("{peak} KiB");
    assert!(peak < MOST, "{peak} KiB");
    terminal.keys("q");
    assert_eq!(terminal.wait_exit(), 0);
}

#[test]
fn a_flood_of_keys_into_a_note_fills_no_memory() {
    let desk = Desk::new();
    let mut terminal = open(&desk);
    terminal.keys("2e");
    terminal.wait_for("Note: ");
    let line = "0123456789 abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPQRSTUVWX\r";
    terminal.send(line.repeat(32).as_bytes());
    terminal.keys("<Esc>");
    wait_gone(&terminal, "Note: ");
    terminal.wait_for("saved ");
    let peak = peak(&terminal);
    println!("{peak} KiB");
    assert!(peak < MOST, "{peak} KiB");
    terminal.keys("q");
    assert_eq!(terminal.wait_exit(), 0);
}

#[test]
fn five_thousand_keys_at_once_are_handled() {
    let desk = Desk::new();
    let mut terminal = open(&desk);
    terminal.keys("6");
    terminal.wait_for("Volumes 0/15");
    terminal.send(&b"jk".repeat(2500));
    terminal.keys("2<Space>");
    terminal.wait_for("Getting started 1/4");
    terminal.keys("q");
    assert_eq!(terminal.wait_exit(), 0);
}

#[test]
fn a_thousand_ticks_at_once_are_all_saved_in_order() {
    let desk = Desk::new();
    let mut terminal = open(&desk);
    terminal.keys("2");
    terminal.send(&b" ".repeat(1001));
    terminal.keys("q");
    assert_eq!(terminal.wait_exit(), 0);
    assert_eq!(desk.run("show download-standards --json").json()["status"], "done");
}

/// Numbers without order, the same for the same `seed`.
fn noise(seed: u64) -> impl Iterator<Item = u8> {
    let next = |state: &u64| Some(state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407));
    std::iter::successors(Some(seed), next).map(|state| state.to_be_bytes()[0])
}

#[test]
fn random_bytes_break_nothing() {
    for (seed, count) in [(1, 12_500), (2, 12_500), (3, 12_500), (4, 30_000)] {
        let desk = Desk::new();
        let mut terminal = open(&desk);
        // Without those that leave (`q`, and `L` where that loses changes), and without those that the kernel itself
        // answers, by dropping output, where they still wait when the terminal is given back.
        let bytes: Vec<u8> = noise(seed).filter(|byte| !b"q\x03\x1a\x1cL".contains(byte)).take(count).collect();
        println!("seed {seed}");
        terminal.send(&bytes);
        // Whatever was opened or begun, this closes it.
        terminal.send(b"\x1b[201~");
        assert_ends_by_signal(&terminal);
    }
}

#[test]
fn every_size_is_survived() {
    let desk = Desk::new();
    let mut terminal = open(&desk);
    let heights = [1, 7, 8, 9, 10, 24, 1000];
    let widths = [1, 29, 30, 59, 60, 99, 100, 1000];
    let states = [
        ("3", "Commitments 0/9"),
        ("<Enter>", "Esc back"),
        ("s", "[-] not applicable"),
        ("q", "? keys"),
        ("e", "Note: "),
        ("<C-s>", "? keys"),
        ("?", "In the panels"),
        ("q", "? keys"),
    ];
    for (keys, shown) in states {
        // On too small a screen keys mean something else. What is seen once may have been drawn for a size of before.
        for _ in 0..4 {
            terminal.resize(7, 29);
            terminal.wait_for("needs 30x8");
            terminal.resize(24, 80);
            terminal.wait_until("room again", |screen| !screen.contents().contains("needs 30x8"));
        }
        terminal.keys(keys);
        terminal.wait_for(shown);
        for rows in heights {
            for columns in widths {
                terminal.resize(rows, columns);
            }
        }
    }
    terminal.resize(24, 80);
    wait_open(&terminal);
    terminal.keys("2");
    terminal.wait_for("Getting started 0/4");
    terminal.keys("q");
    assert_eq!(terminal.wait_exit(), 0);
    assert_given_back(&terminal);
}

#[test]
fn a_window_too_small_says_so_and_q_works() {
    let desk = Desk::new();
    let mut terminal = open(&desk);
    terminal.resize(7, 29);
    terminal.wait_for("needs 30x8; q quits");
    terminal.keys("q");
    assert_eq!(terminal.wait_exit(), 0);
    assert_given_back(&terminal);
}
