//! `export --pack`: a folder with the reports, the progress and the files of evidence, ready to send.

use std::path::Path;

use super::failure::Failure;
use super::output::Answer;
use super::session::Session;
use crate::export::{FORMATS, Report};
use crate::progress::{Progress, Record, counted};
use crate::store::evidence::Looked;
use crate::store::{self, Pack};
use crate::text::{clean, safe_file_name, shown_path};

/// The formats of the reports in a pack, with their names there.
const REPORTS: [(&str, &str); 3] = [("html", "report.html"), ("markdown", "report.md"), ("json", "progress.json")];

/// What is wrong with the evidence, for whoever gets the pack; without such a file, nothing is.
const PROBLEMS: &str = "PROBLEMS.txt";

/// Writes the pack to the new folder `target`.
///
/// # Errors
/// When there is something already, or it cannot be written; then nothing is left.
///
/// # Panics
/// Never: the formats are there.
pub fn write(session: &Session, progress: &Progress, report: &Report, target: &Path) -> Result<Answer, Failure> {
    let mut packing = Packing::new(session, target)?;
    for (format, name) in REPORTS {
        let format = FORMATS.iter().find(|other| other.name == format).expect("it is one of the formats");
        packing.pack.add(name, (format.write)(report).as_bytes())?;
    }
    for (id, record) in &progress.records {
        packing.add_evidence(id, record)?;
    }
    packing.finish(target)
}

struct Packing<'s> {
    session: &'s Session,
    pack: Pack,
    copied: usize,
    /// A line for each piece of evidence with something wrong.
    problems: Vec<String>,
    remarks: Vec<String>,
}

impl<'s> Packing<'s> {
    fn new(session: &'s Session, target: &Path) -> Result<Self, Failure> {
        let pack = Pack::new(target).map_err(|error| Failure::writing_new(target, error))?;
        Ok(Self { session, pack, copied: 0, problems: Vec::new(), remarks: Vec::new() })
    }

    /// Copies the files of one item; addresses and words stand in the reports.
    fn add_evidence(&mut self, id: &str, record: &Record) -> Result<(), Failure> {
        let folder = self.session.evidence_folder();
        for reference in &record.evidence {
            let name = self.free_name(id, reference);
            let detail = record.details.get(reference);
            let condition = self.pack.copy(&name, folder, reference, detail)?;
            if condition.sha256().is_some() {
                self.copied += 1;
                self.remarks.extend(self.foreign(&folder.join(reference)));
            }
            let looked = Looked { item: id, reference, detail, condition };
            self.problems.extend(looked.complaint(self.session.today()).map(|complaint| format!("{id}: {complaint}")));
        }
        Ok(())
    }

    /// A name in the pack that no other file has.
    fn free_name(&self, id: &str, reference: &str) -> String {
        // Windows separates folders by the other one.
        let last = reference.rsplit(['/', '\\']).next().unwrap_or_default();
        let (id, name) = (safe_file_name(id), safe_file_name(last));
        let (stem, ending) = name.rfind('.').filter(|dot| *dot > 0).map_or((&*name, ""), |dot| name.split_at(dot));
        let others = (2..).map(|number| format!("evidence/{id}/{stem}-{number}{ending}"));
        let mut names = std::iter::once(format!("evidence/{id}/{name}")).chain(others);
        names.find(|name| !self.pack.has(name)).unwrap_or_default()
    }

    /// That a file from elsewhere is in the pack: somebody else may have named one that was never to leave this computer.
    fn foreign(&self, file: &Path) -> Option<String> {
        let project = self.session.place.project()?;
        let words = || format!("{} is not in the project, and its copy is in the pack: is that meant?", shown_path(file));
        (!store::is_within(file, project)).then(words)
    }

    fn finish(mut self, target: &Path) -> Result<Answer, Failure> {
        if !self.problems.is_empty() {
            let lines = self.problems.join("\n");
            self.pack.add(PROBLEMS, format!("{}\n", clean(&lines)).as_bytes())?;
        }
        self.pack.finish()?;
        let wrote = format!("wrote the reports and {} of evidence to {}", counted(self.copied, "file"), shown_path(target));
        let remarks = self.problems.into_iter().chain(self.remarks).chain([wrote]).collect();
        Ok(Answer { remarks, ..Answer::default() })
    }
}
