//! What goes into a pack: the reports, the progress and the files of evidence, ready to send.

use std::path::{Path, absolute};

use super::error::StoreError;
use super::evidence::Looked;
use super::pack::{Pack, SUMS};
use super::system;
use super::target::is_within;
use crate::export::{Copied, Format, Report};
use crate::paths::real;
use crate::progress::{Progress, Record};
use crate::text::{clean, safe_file_name, shown_path};

/// The formats of the reports in a pack, with their names there.
const REPORTS: [(&str, &str); 3] = [("html", "report.html"), ("markdown", "report.md"), ("json", "progress.json")];

/// What is wrong with the evidence, for whoever gets the pack; without such a file, nothing is.
const PROBLEMS: &str = "PROBLEMS.txt";

/// What became of a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packed {
    /// How many files of evidence are in it.
    pub copied: usize,
    /// What is wrong with pieces of evidence, which stands in the pack too.
    pub problems: Vec<String>,
    /// Files from elsewhere whose copies are in it, a sentence each.
    pub foreign: Vec<String>,
}

/// Writes the pack to the new folder `target`. Relative names of evidence are those of files in `folder`; a file from outside of
/// `project` is pointed out.
///
/// # Errors
/// When there is something already, it would become part of another pack or of evidence, or it cannot be written; then nothing is
/// left.
///
/// # Panics
/// Never: the formats are there.
pub fn pack(report: Report, folder: &Path, project: Option<&Path>, target: &Path) -> Result<Packed, StoreError> {
    check_place(target, report.progress, folder)?;
    let mut packing =
        Packing { folder, project, pack: Pack::new(target)?, copies: Vec::new(), problems: Vec::new(), foreign: Vec::new() };
    for (id, record) in &report.progress.records {
        packing.add_evidence(id, record, &report)?;
    }
    packing.finish(report)
}

/// Whoever gets the one would get the other too, and its sums would no longer be those of all its files.
fn check_place(target: &Path, progress: &Progress, folder: &Path) -> Result<(), StoreError> {
    let place = real(&absolute(target).unwrap_or_else(|_| target.to_owned()));
    let within = |folder: &Path, what: String| StoreError::Within { path: target.to_owned(), folder: folder.to_owned(), what };
    if let Some(pack) = place.ancestors().skip(1).find(|folder| is_pack(folder)) {
        return Err(within(pack, "a pack".to_owned()));
    }
    let evidence = progress.records.iter().flat_map(|(id, record)| record.evidence.iter().map(move |piece| (id, piece)));
    for (id, piece) in evidence {
        let piece = folder.join(piece);
        if system::is_folder(&piece) && is_within(&place, &piece) {
            return Err(within(&piece, format!("evidence of `{id}`")));
        }
    }
    Ok(())
}

fn is_pack(folder: &Path) -> bool {
    let names = REPORTS.iter().map(|(_, name)| *name).chain([SUMS]);
    names.map(|name| folder.join(name)).all(|file| system::is_there(&file))
}

struct Packing<'a> {
    folder: &'a Path,
    project: Option<&'a Path>,
    pack: Pack,
    copies: Vec<Copied>,
    problems: Vec<String>,
    foreign: Vec<String>,
}

impl Packing<'_> {
    /// Copies the files of one item; addresses and words stand in the reports.
    fn add_evidence(&mut self, id: &str, record: &Record, report: &Report) -> Result<(), StoreError> {
        for reference in &record.evidence {
            let name = self.free_name(id, reference);
            let detail = record.details.get(reference);
            let condition = self.pack.copy(&name, self.folder, reference, detail)?;
            if condition.sha256().is_some() {
                self.foreign.extend(self.remark_on(&self.folder.join(reference)));
                self.copies.push(Copied { name, reference: reference.clone(), item: id.to_owned() });
            }
            let looked = Looked { item: id, reference, detail, condition };
            self.problems.extend(looked.complaint(report.today).map(|complaint| format!("{id}: {complaint}")));
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
    fn remark_on(&self, file: &Path) -> Option<String> {
        let project = self.project?;
        let words = || format!("{} is not in the project, and its copy is in the pack: is that meant?", shown_path(file));
        (!is_within(file, project)).then(words)
    }

    fn finish(mut self, report: Report) -> Result<Packed, StoreError> {
        let copied = self.copies.len();
        let report = report.with_copies(self.copies);
        for (format, name) in REPORTS {
            let format = Format::named(format).expect("it is one of the formats");
            self.pack.add(name, (format.write)(&report).as_bytes())?;
        }
        if !self.problems.is_empty() {
            let lines = self.problems.join("\n");
            self.pack.add(PROBLEMS, format!("{}\n", clean(&lines)).as_bytes())?;
        }
        self.pack.finish()?;
        Ok(Packed { copied, problems: self.problems, foreign: self.foreign })
    }
}
