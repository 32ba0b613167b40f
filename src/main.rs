//! The program `hie-onboard`: arguments in, exit code out; everything else is the library's.

use std::process::ExitCode;

use hie_onboard::cli::{self, Answer, Arguments, Exit, Failure};
use hie_onboard::shell;

/// Notes a missing standard output before the program starts: Rust's runtime replaces it with `/dev/null`, and output that
/// nobody receives would count as written.
#[cfg(unix)]
#[ctor::ctor]
fn note_closed_output() {
    if rustix::io::fcntl_getfd(rustix::stdio::stdout()).is_err() {
        cli::note_closed_output();
    }
}

fn main() -> ExitCode {
    shell::end_on_panic(Exit::Bug.code());
    survive_file_size_limit();
    let exit = match Arguments::read() {
        Ok(arguments) => cli::run(&arguments).and_then(Answer::write).unwrap_or_else(|failure| report(&failure)),
        Err(usage) if usage.use_stderr() => report(&Failure::from(usage)),
        Err(help) => Answer::from(help).write().unwrap_or_else(|failure| report(&failure)),
    };
    ExitCode::from(exit.code())
}

/// Reports the failure on standard error; if that fails too, there is nobody left to tell.
fn report(failure: &Failure) -> Exit {
    let _ = cli::remark(&failure.to_string());
    failure.exit()
}

/// Writing past the file size limit of the process becomes an error that can be reported; the signal would end the program.
#[cfg(unix)]
fn survive_file_size_limit() {
    let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, std::sync::Arc::default());
}

#[cfg(not(unix))]
fn survive_file_size_limit() {}
