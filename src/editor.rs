//! Opens a file in the user's own editor; the caller has to leave the terminal to it first.

use std::io;
use std::path::Path;
use std::process::{Command, ExitStatus};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

#[derive(Debug, thiserror::Error)]
pub enum EditorError {
    #[error("`{0}` is not a command that can be run: correct VISUAL or EDITOR")]
    Command(String),
    #[error("the editor `{program}` could not be started: {reason}: correct VISUAL or EDITOR")]
    Start { program: String, reason: io::Error },
    /// Editors end with a failure when the user gives up.
    #[error("the editor `{program}` gave up ({status})")]
    GaveUp { program: String, status: ExitStatus },
}

/// Opens `file` in the editor `command`, which may have arguments as in a shell; passes its process to `started`, and waits until
/// it is closed.
///
/// # Errors
/// When the editor does not start or fails; the file may still have been changed.
pub fn edit(command: &str, file: &Path, started: impl FnOnce(u32)) -> Result<(), EditorError> {
    let words = words(command);
    let (program, arguments) = words.split_first().ok_or_else(|| EditorError::Command(command.to_owned()))?;
    let run = || {
        let mut child = Command::new(program).args(arguments).arg(file).spawn()?;
        started(child.id());
        child.wait()
    };
    let status = run();
    let program = program.clone();
    match status {
        Err(reason) => Err(EditorError::Start { program, reason }),
        Ok(status) if !status.success() => Err(EditorError::GaveUp { program, status }),
        Ok(_) => Ok(()),
    }
}

/// Like [`edit`], while Ctrl-C and Ctrl-\ do not end the program: the editor would lose its terminal and what was typed.
///
/// # Errors
/// As for [`edit`].
pub fn edit_undisturbed(command: &str, file: &Path) -> Result<(), EditorError> {
    let is_over = ignore_interrupts();
    let edited = edit(command, file, |_| {});
    is_over.store(true, Ordering::Release);
    edited
}

/// Ignores the signals of Ctrl-C and Ctrl-\ until the flag is set; the editor gets them as usual, since exec clears handlers.
#[cfg(unix)]
fn ignore_interrupts() -> Arc<AtomicBool> {
    let is_over = Arc::new(AtomicBool::new(false));
    for signal in [signal_hook::consts::SIGINT, signal_hook::consts::SIGQUIT] {
        // If that fails, they end the program as usual.
        let _ = signal_hook::flag::register_conditional_default(signal, Arc::clone(&is_over));
    }
    is_over
}

#[cfg(not(unix))]
fn ignore_interrupts() -> Arc<AtomicBool> {
    Arc::default()
}

/// The words of a command line; none if a quotation mark is not closed.
fn words(command: &str) -> Vec<String> {
    // On Windows a backslash separates folders; it does not quote.
    let command = if cfg!(windows) { command.replace('\\', "\\\\") } else { command.to_owned() };
    shell_words::split(&command).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{EditorError, edit, words};

    #[test]
    fn an_editor_may_have_arguments() {
        assert_eq!(words("code --wait"), ["code", "--wait"]);
        assert_eq!(words("'/opt/my editor/run' -n"), ["/opt/my editor/run", "-n"]);
    }

    #[test]
    fn a_command_that_cannot_be_run_is_named() {
        let error = |command: &str| edit(command, Path::new("note.md"), |_| {}).expect_err("it cannot run");
        assert!(matches!(error("'open"), EditorError::Command(_)));
        assert!(matches!(error(" "), EditorError::Command(_)));
        assert!(error("no-such-editor --wait").to_string().starts_with("the editor `no-such-editor` could not be started"));
    }
}
