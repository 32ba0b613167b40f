//! What Linux tells of a running process in `/proc`.

use std::fs;
use std::path::{Path, PathBuf};

use hie_onboard::store;

use crate::Outcome;

/// More than any of these files has, in bytes.
const MOST: u64 = 64 * 1024;

/// A process by its number.
#[derive(Debug, Clone, Copy)]
pub struct Process(pub u32);

impl Process {
    fn folder(self) -> PathBuf {
        Path::new("/proc").join(self.0.to_string())
    }

    fn tasks(self) -> Outcome<Vec<PathBuf>> {
        let tasks = fs::read_dir(self.folder().join("task"))?;
        Ok(tasks.map(|task| task.map(|task| task.path())).collect::<Result<_, _>>()?)
    }

    pub fn threads(self) -> Outcome<usize> {
        Ok(self.tasks()?.len())
    }

    /// The most memory that it had at once, in KiB.
    pub fn peak_memory(self) -> Outcome<f64> {
        field(&self.folder(), "VmHWM:")
    }

    /// The time that its threads had a processor, in seconds.
    pub fn processor_time(self) -> Outcome<f64> {
        let mut nanoseconds = 0.0;
        for task in self.tasks()? {
            let text = store::read(&task.join("schedstat"), MOST)?;
            nanoseconds += text.split_whitespace().next().unwrap_or_default().parse::<f64>()?;
        }
        Ok(nanoseconds / 1e9)
    }

    /// How often its threads have waited for something, and so how often they were woken.
    pub fn waits(self) -> Outcome<f64> {
        self.tasks()?.iter().map(|task| field(task, "voluntary_ctxt_switches:")).sum()
    }
}

fn field(folder: &Path, name: &str) -> Outcome<f64> {
    let text = store::read(&folder.join("status"), MOST)?;
    let line = text.lines().find_map(|line| line.strip_prefix(name));
    let number = line.and_then(|rest| rest.split_whitespace().next());
    Ok(number.ok_or_else(|| format!("{} has no {name}", folder.display()))?.parse()?)
}
