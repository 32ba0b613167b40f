//! Evidence that can be trusted: how its files are named, what is kept of them, and what goes into a pack.
#![expect(clippy::disallowed_methods, reason = "tests look at files")]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::support::desk::{Desk, Said};

mod adding;
mod packing;
mod verifying;

/// The SHA-256 of `abc`, as the standard (FIPS 180-2) gives it.
const ABC: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

pub fn home(desk: &Desk) -> PathBuf {
    desk.command().get_current_dir().expect("it has one").to_owned()
}

/// The whole name of a file on the desk.
fn whole(desk: &Desk, name: &str) -> String {
    home(desk).join(name).to_str().expect("it is text").to_owned()
}

/// The evidence of `agreements`.
fn evidence(desk: &Desk) -> Value {
    desk.run("show agreements --json").json()["evidence"].clone()
}

/// What is known about one piece of it.
fn detail(desk: &Desk, reference: &str) -> Value {
    desk.run("show agreements --json").json()["evidence-details"][reference].clone()
}

/// A desk whose home is a team's project with a folder `docs`.
pub fn project() -> Desk {
    let desk = Desk::new();
    fs::create_dir_all(home(&desk).join(".hie-onboard")).expect("it is made");
    fs::create_dir(home(&desk).join("docs")).expect("it is made");
    fs::write(home(&desk).join(".hie-onboard/progress.toml"), "schema = 1\nguide = \"bc-hie\"\n").expect("it is written");
    desk
}

/// The program in the folder `folder` of the desk.
fn within(desk: &Desk, folder: &str, arguments: &str) -> Said {
    let mut command = desk.command();
    command.current_dir(home(desk).join(folder)).args(arguments.split_whitespace());
    Said::from(command.output().expect("it starts"))
}

/// The program where permissions hold for it: root stands above them, unless it gives that up.
fn powerless(desk: &Desk, arguments: &str) -> Said {
    let words = ["--bounding-set=-all", "--inh-caps=-all", env!("CARGO_BIN_EXE_hie-onboard")];
    let is_root = Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout == b"0\n");
    let mut command = if is_root { desk.command_of("setpriv") } else { desk.command() };
    command.args(words.into_iter().filter(|_| is_root)).args(arguments.split_whitespace());
    Said::from(command.output().expect("it starts"))
}

/// The program behind `script`, a command line of the shell.
fn behind(desk: &Desk, script: &str, arguments: &str) -> Said {
    let mut command = desk.command_of("/bin/sh");
    command.args(["-c", &format!("{script} \"$0\" {arguments}"), env!("CARGO_BIN_EXE_hie-onboard")]);
    Said::from(command.output().expect("it starts"))
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("its rights can be set");
}

/// The names in a folder of the desk, sorted.
pub fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("it can be listed");
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("it can be listed").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// Makes a pipe that nobody writes to.
fn make_pipe(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().expect("it starts").success());
}

/// Makes a file of so many bytes that takes no room.
pub fn make_sparse(path: &Path, length: u64) {
    fs::File::create(path).and_then(|file| file.set_len(length)).expect("it is made");
}
