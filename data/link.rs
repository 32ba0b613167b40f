//! How the program is linked for use on Linux: smaller, and with less to do at every start.

use std::env;
use std::path::Path;
use std::process::Command;

/// What the linker leaves out and puts together, where it is in the repository.
pub const SCRIPT: &str = "data/layout.ld";

/// The first glibc that understands relocations in their short form; a program with them does not start with an older one.
const SHORT_RELOCATIONS: (u32, u32) = (2, 36);

/// The part of the C compiler's own library that walks up the stack.
const BACKTRACES: &str = "gcc_eh";

/// Tells cargo what to pass to the linker.
pub fn tell() {
    if !is_for_use_on_linux() || has_linker_of_its_own() {
        return;
    }
    // A panic ends the program where it is reported: nothing reads the tables for unwinding, which are a twelfth of the program. And
    // the kernel maps code in blocks of 64 KiB: what a session goes through would otherwise lie in nearly all of them.
    if let Some(folder) = variable("CARGO_MANIFEST_DIR") {
        println!("cargo::rustc-link-arg-bins=-T{folder}/{SCRIPT}");
        println!("cargo::rustc-link-arg-bins=-Wl,--no-eh-frame-hdr");
    }
    if is_for_this_computer()
        && let Some(version) = glibc()
    {
        // What prints a backtrace: as a library of its own it is found, loaded and made ready at every start.
        if has_static(BACKTRACES) {
            println!("cargo::rustc-link-lib=static:-bundle={BACKTRACES}");
        }
        if version >= SHORT_RELOCATIONS {
            println!("cargo::rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
        }
    }
}

/// While the program is worked on, a debugger wants those tables.
fn is_for_use_on_linux() -> bool {
    variable("PROFILE").as_deref() == Some("release") && variable("CARGO_CFG_TARGET_OS").as_deref() == Some("linux")
}

/// Not every linker takes such a script, so one that was chosen is left alone.
fn has_linker_of_its_own() -> bool {
    let flags = variable("CARGO_ENCODED_RUSTFLAGS").unwrap_or_default();
    variable("RUSTC_LINKER").is_some() || flags.contains("link")
}

fn is_for_this_computer() -> bool {
    variable("HOST") == variable("TARGET")
}

/// The version of this computer's glibc; `None` if it has another C library.
fn glibc() -> Option<(u32, u32)> {
    let text = said("getconf", "GNU_LIBC_VERSION")?;
    let mut numbers = text.strip_prefix("glibc ")?.split('.').map(|number| number.parse().ok());
    Some((numbers.next()??, numbers.next()??))
}

/// Whether the linker can put the library into the program: cc names the place of what it has, and repeats the name of what it has not.
fn has_static(library: &str) -> bool {
    said("cc", &format!("-print-file-name=lib{library}.a")).is_some_and(|place| Path::new(&place).is_absolute())
}

fn said(program: &str, argument: &str) -> Option<String> {
    let output = Command::new(program).arg(argument).output().ok()?;
    Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

fn variable(name: &str) -> Option<String> {
    env::var(name).ok()
}
