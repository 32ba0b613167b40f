//! A disk that does not answer any more: keys go on, and leaving is whole.
#![expect(clippy::disallowed_methods, reason = "tests make files")]

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use super::{assert_given_back, program, start};
use crate::support::desk::Desk;
use crate::support::terminal::{Signal, Terminal};

/// Looking at the progress file takes for ever once there is a file called `hang`.
const HANGS: &str = r#"
#define _GNU_SOURCE
#include <dlfcn.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int statx(int folder, const char *restrict path, int flags, unsigned mask, struct statx *restrict found) {
    int (*real)(int, const char *, int, unsigned, struct statx *) = dlsym(RTLD_NEXT, "statx");
    if (path && strstr(path, "/progress.toml"))
        while (access("hang", F_OK) == 0) pause();
    return real(folder, path, flags, mask, found);
}
"#;

/// The interface at `desk` on a disk that hangs from the next look at it; `None` where that cannot be made.
fn open(desk: &Desk) -> Option<Terminal> {
    let home: PathBuf = desk.command().get_current_dir().expect("it has one").to_owned();
    desk.write("hangs.c", HANGS);
    let library = home.join("hangs.so");
    let built = Command::new("cc").args(["-shared", "-fPIC", "-o"]).args([&library, &home.join("hangs.c")]).status();
    if !built.is_ok_and(|status| status.success()) {
        assert!(std::env::var_os("CI").is_none(), "not tested: there is no C compiler here");
        return None;
    }
    desk.run("tick agreements").text();
    let mut terminal = start(program(desk).environment("LD_PRELOAD", &library));
    fs::write(home.join("hang"), "").expect("it is written");
    terminal.keys("2");
    terminal.wait_for("Getting started 0/4");
    Some(terminal)
}

#[test]
fn keys_go_on_and_q_leaves() {
    for key in ["q", "<C-c>"] {
        let desk = Desk::new();
        let Some(mut terminal) = open(&desk) else { return };
        terminal.keys("3");
        terminal.wait_for("Commitments 1/");
        terminal.keys(key);
        assert_eq!(terminal.wait_exit(), 0);
        assert_given_back(&terminal);
    }
}

#[test]
fn a_signal_leaves() {
    let desk = Desk::new();
    let Some(terminal) = open(&desk) else { return };
    terminal.signal(Signal::TERM);
    assert_eq!(terminal.wait_exit(), 128 + 15);
    assert_given_back(&terminal);
}
