//! The program `hie-onboard`: arguments in, exit code out; everything else is the library's.

use std::process::ExitCode;

use clap::Parser;
use hie_onboard::cli::{self, Answer, Arguments, Exit, Failure};

/// Notes, before anything else of the program runs, that there is no standard output: where one is missing the runtime of Rust
/// puts `/dev/null`, and what nobody receives would count as written.
#[cfg(unix)]
#[ctor::ctor]
fn note_closed_output() {
    if rustix::io::fcntl_getfd(rustix::stdio::stdout()).is_err() {
        cli::note_closed_output();
    }
}

fn main() -> ExitCode {
    survive_file_size_limit();
    let exit = match Arguments::try_parse() {
        Ok(arguments) => cli::run(&arguments).and_then(Answer::write).unwrap_or_else(|failure| report(&failure)),
        Err(usage) if usage.use_stderr() => report(&Failure::from(usage)),
        Err(help) => Answer::from(help).write().unwrap_or_else(|failure| report(&failure)),
    };
    ExitCode::from(exit.code())
}

/// Says on standard error what went wrong; there is nobody left to tell when that fails too.
fn report(failure: &Failure) -> Exit {
    let _ = cli::remark(&failure.to_string());
    failure.exit()
}

/// A file past the limit of the process is an error that can be told and mended; the signal for it would end the program first.
#[cfg(unix)]
fn survive_file_size_limit() {
    let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, std::sync::Arc::default());
}

/// There is no such limit.
#[cfg(not(unix))]
fn survive_file_size_limit() {}
