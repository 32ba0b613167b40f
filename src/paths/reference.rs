//! How a file that is evidence is named, so that the name means the same later, elsewhere and to others.

use std::path::{Component, Path, PathBuf};

use super::real;

/// The names of a file that somebody typed in a folder.
#[derive(Debug)]
pub struct Naming {
    typed: String,
    /// From the root of the file system.
    whole: PathBuf,
    has_project: bool,
    /// From the team's project, with `/` between folders; `None` outside of it.
    shared: Option<String>,
    /// Whether what was typed would be another file if it were a name from the project.
    is_ambiguous: bool,
}

impl Naming {
    /// Of `typed`, in which a leading `~` is replaced already, in `folder`; both folders are absolute.
    pub fn new(typed: &Path, folder: &Path, project: Option<&Path>) -> Self {
        let whole = without_dots(&folder.join(typed));
        // The project may have been named through a link.
        let places = |project: &Path| within(&whole, &without_dots(project)).or_else(|| within(&real(&whole), &real(project)));
        let shared = project.and_then(places);
        let is_ambiguous = project.is_some_and(|project| without_dots(&project.join(typed)) != whole);
        Self { is_ambiguous, typed: typed.to_string_lossy().into_owned(), whole, has_project: project.is_some(), shared }
    }

    /// From the root of the file system.
    pub fn whole(&self) -> &Path {
        &self.whole
    }

    /// The name to keep: that of the project's files, and else the whole one; but with nobody to share it and nothing there yet,
    /// what was typed, and also where only this computer can spell the whole one.
    pub fn lasting(&self, is_there: bool) -> String {
        let whole = self.whole.to_str().filter(|_| self.has_project || is_there);
        self.shared.as_deref().or(whole).unwrap_or(&self.typed).to_owned()
    }

    /// Every name under which the file may have been kept: first that for everybody, last what was typed, unless that means
    /// another file.
    pub fn all(&self, is_there: bool) -> impl Iterator<Item = &str> {
        let typed = Some(&*self.typed).filter(|_| !(is_there && self.is_ambiguous));
        [self.shared.as_deref(), self.whole.to_str(), typed].into_iter().flatten()
    }
}

/// The name of `path` in `folder`; `None` if it is not below.
fn within(path: &Path, folder: &Path) -> Option<String> {
    let names = path.strip_prefix(folder).ok()?.components().map(|name| name.as_os_str().to_str());
    let names = names.collect::<Option<Vec<_>>>()?;
    (!names.is_empty()).then(|| names.join("/"))
}

/// `path` without `.` and `..`, whether it exists or not.
fn without_dots(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            // Above the root there is nothing.
            Component::ParentDir => drop(plain.pop()),
            name => plain.push(name),
        }
    }
    plain
}

#[cfg(all(test, unix))]
mod tests {
    use std::path::Path;

    use super::Naming;

    fn lasting(typed: &str, project: Option<&str>, is_there: bool) -> String {
        Naming::new(Path::new(typed), Path::new("/home/ana/care/docs"), project.map(Path::new)).lasting(is_there)
    }

    #[test]
    fn a_file_of_the_project_has_one_name_wherever_it_was_typed() {
        for typed in ["vpa.pdf", "./vpa.pdf", "../docs/vpa.pdf", "/home/ana/care/docs/vpa.pdf", "../../care/./docs/vpa.pdf"] {
            for is_there in [true, false] {
                assert_eq!(lasting(typed, Some("/home/ana/care"), is_there), "docs/vpa.pdf", "{typed}");
            }
        }
        assert_eq!(lasting("../../scans/a.pdf", Some("/home/ana/care"), false), "/home/ana/scans/a.pdf");
        assert_eq!(lasting("a.pdf", Some("/home/ana/car"), true), "/home/ana/care/docs/a.pdf", "a folder with a like name");
    }

    #[test]
    fn without_a_project_the_name_of_a_file_that_is_there_is_whole() {
        assert_eq!(lasting("../vpa.pdf", None, true), "/home/ana/care/vpa.pdf");
        assert_eq!(lasting("../vpa.pdf", None, false), "../vpa.pdf");
        assert_eq!(lasting("../../../../../etc/hosts", None, true), "/etc/hosts");
    }

    #[test]
    fn a_file_is_found_under_every_name_that_it_may_have() {
        let naming = Naming::new(Path::new("vpa.pdf"), Path::new("/p/docs"), Some(Path::new("/p")));
        assert_eq!(naming.all(false).collect::<Vec<_>>(), ["docs/vpa.pdf", "/p/docs/vpa.pdf", "vpa.pdf"]);
        assert_eq!(naming.all(true).collect::<Vec<_>>(), ["docs/vpa.pdf", "/p/docs/vpa.pdf"], "`vpa.pdf` is /p/vpa.pdf");
        let naming = Naming::new(Path::new("vpa.pdf"), Path::new("/p"), Some(Path::new("/p")));
        assert_eq!(naming.all(true).collect::<Vec<_>>(), ["vpa.pdf", "/p/vpa.pdf", "vpa.pdf"]);
    }
}
