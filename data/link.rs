//! How the program is linked for use on Linux: smaller, and with less to do at every start.

use std::env;
use std::process::Command;

/// What the linker leaves out and puts together, where it is in the repository.
pub const SCRIPT: &str = "data/layout.ld";

/// The first glibc that understands relocations in their short form; a program with them does not start with an older one.
const SHORT_RELOCATIONS: (u32, u32) = (2, 36);

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
    if is_for_this_computer() && glibc().is_some_and(|version| version >= SHORT_RELOCATIONS) {
        println!("cargo::rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
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
    let output = Command::new("getconf").arg("GNU_LIBC_VERSION").output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout);
    let mut numbers = text.trim().strip_prefix("glibc ")?.split('.').map(|number| number.parse().ok());
    Some((numbers.next()??, numbers.next()??))
}

fn variable(name: &str) -> Option<String> {
    env::var(name).ok()
}
