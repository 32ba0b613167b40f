//! Opens a file in the user's own editor; the caller has to leave the terminal to it first.

use std::io;
use std::path::Path;
use std::process::{Command, ExitStatus};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

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
    let program = words.iter().find(|word| !word.contains('=')).ok_or_else(|| EditorError::Command(command.to_owned()))?.clone();
    let (mut process, is_of_shell) = process(command, &words);
    let run = || {
        let mut child = process.arg(file).spawn()?;
        started(child.id());
        child.wait()
    };
    match run() {
        Err(reason) => Err(EditorError::Start { program, reason }),
        Ok(status) if is_of_shell && status.code() == Some(NOT_FOUND) => {
            Err(EditorError::Start { program, reason: io::ErrorKind::NotFound.into() })
        }
        Ok(status) if !status.success() => Err(EditorError::GaveUp { program, status }),
        Ok(_) => Ok(()),
    }
}

/// What a shell ends with when there is no such program.
const NOT_FOUND: i32 = 127;

/// The process to start, and whether it is a shell: as with git, a shell is used only when it has something to do, since without
/// it signals reach the editor itself.
fn process(command: &str, words: &[String]) -> (Command, bool) {
    const FOR_SHELLS: &[char] = &['~', '=', '$', '`', '|', '&', ';', '<', '>', '(', ')', '*', '?', '[', '#'];
    // Between apostrophes nothing is for the shell.
    let is_for_shell = cfg!(unix) && command.split('\'').step_by(2).any(|unquoted| unquoted.contains(FOR_SHELLS));
    let mut process = Command::new(if is_for_shell { "/bin/sh" } else { words[0].as_str() });
    if is_for_shell {
        process.arg("-c").arg(format!("{command} \"$@\"")).arg(&words[0]);
    } else {
        process.args(&words[1..]);
    }
    (process, is_for_shell)
}

/// An editor that is closed sooner, without a change, may have handed the file to a window of its own.
pub const AT_ONCE: Duration = Duration::from_secs(1);

/// What to do about that.
pub const WAIT: &str = "if it is still open, add `--wait` to EDITOR";

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

    #[cfg(unix)]
    #[test]
    fn a_shell_does_what_only_a_shell_can() {
        let edit = |command: &str| edit(command, Path::new("note.md"), |_| {});
        assert!(edit("WORD=note.md sh -c '[ \"$WORD\" = \"$0\" ]'").is_ok());
        assert!(edit("test note.md = $(echo note.md) -a note.md =").is_ok());
        assert!(edit("~/no-such-editor").expect_err("it is not there").to_string().contains("could not be started"));
    }

    #[test]
    fn a_command_that_cannot_be_run_is_named() {
        let error = |command: &str| edit(command, Path::new("note.md"), |_| {}).expect_err("it cannot run");
        assert!(matches!(error("'open"), EditorError::Command(_)));
        assert!(matches!(error(" "), EditorError::Command(_)));
        assert!(error("no-such-editor --wait").to_string().starts_with("the editor `no-such-editor` could not be started"));
    }
}
