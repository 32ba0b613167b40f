//! A progress file that vanishes during a conversation is not replaced by a nearly empty one without a word.

#![expect(clippy::disallowed_methods, reason = "tests take files away")]

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;

use crate::support::desk::Desk;

#[test]
fn a_conversation_keeps_what_a_vanished_file_held_and_writes_it_back_when_told_twice() {
    let desk = Desk::new();
    desk.answer_questions();
    desk.run("tick agreements connectivity time-frame").text();
    let mut walk = desk.command().arg("walk").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("it starts");
    let mut input = walk.stdin.take().expect("it listens");
    let mut lines = BufReader::new(walk.stdout.take().expect("it speaks")).lines().map(|line| line.expect("it is text"));
    // What it says to `back` ends its answer to the line before.
    let mut say = |line: &str, reply: &str| {
        writeln!(input, "{line}\nback").expect("it listens");
        let answer: Vec<String> = lines.by_ref().take_while(|line| !line.contains("where you began")).collect();
        assert!(answer.join(" ").contains(reply), "{reply}: {answer:#?}");
    };
    say("tick audit-compliance", "Saved. 4 of ");
    fs::remove_file(desk.progress_file()).expect("it is there");
    say("status", "4 of ");
    say("tick support-model", "the file is gone; it had 4 items");
    assert!(!desk.progress_file().exists());
    say("tick support-model", "Saved. 5 of ");
    drop(input);
    assert_eq!(walk.wait().expect("it ends").code(), Some(3), "something was not saved at once");
    assert_eq!(desk.run("status --json").json()["counts"]["done"], 5);
}
