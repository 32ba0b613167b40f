//! A pack: complete, checked by another program, and never half made.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Stdio;

use rustix::process::{Pid, Signal, kill_process};

use super::{behind, home, make_pipe, make_sparse, names, powerless, project, set_mode, whole, within};
use crate::store::confined::{inside, mounted};
use crate::support::desk::Desk;

/// Another program's check of the sums in the folder `pack`.
fn check_sums(desk: &Desk) -> String {
    let mut check = desk.command_of("sha256sum");
    let output = check.current_dir(home(desk).join("pack")).args(["--check", "--strict", "SHA256SUMS"]).output();
    let output = output.expect("it starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("it is text")
}

#[test]
fn a_pack_has_the_reports_the_files_and_sums_that_another_program_checks() {
    let desk = project();
    fs::create_dir(home(&desk).join("scans")).expect("it is made");
    for (name, content) in [("docs/vpa.pdf", "one"), ("scans/VPA.pdf", "two"), ("docs/Létter (1).pdf", "three")] {
        fs::write(home(&desk).join(name), content).expect("it is written");
        desk.run_with(&["evidence", "add", "agreements", name]).text();
    }
    desk.run("evidence add data-hosting https://example.org/notice").text();
    let said = desk.run("export --pack pack");
    let pack = whole(&desk, "pack");
    assert_eq!(said.stderr, "hie-onboard: wrote the reports and 3 files of evidence to pack\n", "in {pack}");
    assert_eq!(said.text(), "");
    let pack = home(&desk).join("pack");
    assert_eq!(names(&pack), ["SHA256SUMS", "evidence", "progress.json", "report.html", "report.md"]);
    assert_eq!(names(&pack.join("evidence")), ["agreements"]);
    assert_eq!(names(&pack.join("evidence/agreements")), ["Létter (1).pdf", "VPA-2.pdf", "vpa.pdf"]);
    assert_eq!(desk.read("pack/evidence/agreements/VPA-2.pdf"), "two");
    assert_eq!(check_sums(&desk).lines().count(), 6);
    assert!(desk.read("pack/report.md").contains("<https://example.org/notice>"));
    assert!(desk.read("pack/report.html").starts_with("<!"));
    for line in [
        "## Files in this pack (3)\n\n- evidence/agreements/vpa.pdf: the copy of docs/vpa.pdf, evidence for Vendor and user agreements\n",
        "\n- evidence/agreements/VPA-2.pdf: the copy of scans/VPA.pdf, evidence for Vendor and user agreements\n",
    ] {
        assert!(desk.read("pack/report.md").contains(line), "{}", desk.read("pack/report.md"));
    }
    let link =
        "<a href=\"evidence/agreements/L%C3%A9tter%20%281%29.pdf\">evidence/agreements/Létter (1).pdf</a>: the copy of docs/";
    assert!(desk.read("pack/report.html").contains(link), "{}", desk.read("pack/report.html"));
    desk.run("import pack/progress.json").text();
    assert_eq!(names(&home(&desk)), [".hie-onboard", ".local", "docs", "pack", "scans"], "nothing else is left");
}

#[test]
fn what_is_wrong_with_evidence_is_said_and_stands_in_the_pack() {
    let desk = project();
    let docs = home(&desk).join("docs");
    for name in ["edited.pdf", "gone.pdf", "locked.pdf", "pipe.pdf", "same.pdf"] {
        fs::write(docs.join(name), "abc").expect("it is written");
        within(&desk, "docs", &format!("evidence add agreements {name}")).text();
    }
    desk.run("evidence add agreements https://example.org/notice --valid-until 2020-01-31").text();
    desk.run("evidence add agreements docs/edited.pdf --valid-until 2020-02-29").text();
    fs::write(docs.join("edited.pdf"), "abd").expect("it is written");
    fs::remove_file(docs.join("gone.pdf")).and_then(|()| fs::remove_file(docs.join("pipe.pdf"))).expect("it is removed");
    make_pipe(&docs.join("pipe.pdf"));
    set_mode(&docs.join("locked.pdf"), 0o000);
    let said = powerless(&desk, "export --pack pack");
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    let problems = "\
agreements: docs/edited.pdf has changed since it was added, and was valid until 2020-02-29
agreements: docs/gone.pdf is missing
agreements: docs/locked.pdf cannot be read: Permission denied (os error 13)
agreements: docs/pipe.pdf cannot be read: it is a pipe
agreements: https://example.org/notice was valid until 2020-01-31
";
    assert_eq!(desk.read("pack/PROBLEMS.txt"), problems);
    let lines: Vec<String> = problems.lines().map(|line| format!("hie-onboard: {line}\n")).collect();
    assert_eq!(said.stderr, format!("{}hie-onboard: wrote the reports and 2 files of evidence to pack\n", lines.concat()));
    assert_eq!(names(&home(&desk).join("pack/evidence/agreements")), ["edited.pdf", "same.pdf"]);
    assert!(check_sums(&desk).contains("PROBLEMS.txt: OK"));
}

#[test]
fn no_name_leaves_the_pack_or_misleads() {
    let desk = project();
    fs::write(home(&desk).join("a.pdf"), "abc").expect("it is written");
    let odd = home(&desk).join("docs/\u{1b}[31m\u{202e}a.pdf");
    fs::write(odd, "abc").expect("it is written");
    let text = "schema = 1\nguide = \"bc-hie\"\n[item.agreements]\nevidence = [\"docs/../a.pdf\", \"docs/\\u001b[31m\\u202ea.pdf\"]\n\
        [item.\"../../up\"]\nevidence = [\"a.pdf\"]\n";
    fs::write(home(&desk).join(".hie-onboard/progress.toml"), text).expect("it is written");
    desk.run("export --pack pack").complaint_free();
    let pack = home(&desk).join("pack/evidence");
    assert_eq!(names(&pack), ["_.._up", "agreements"]);
    assert_eq!(names(&pack.join("agreements")), ["_U+001B_[31m_U+202E_a.pdf", "a.pdf"]);
    check_sums(&desk);
}

#[test]
fn a_file_from_outside_the_project_is_pointed_out() {
    let desk = project();
    let elsewhere = Desk::new();
    elsewhere.write("secret.pdf", "abc");
    symlink(home(&elsewhere).join("secret.pdf"), home(&desk).join("docs/innocent.pdf")).expect("it is made");
    desk.run("evidence add agreements docs/innocent.pdf").text();
    let said = desk.run("export --pack pack");
    let expected = "docs/innocent.pdf is not in the project, and its copy is in the pack: is that meant?\n";
    assert!(said.stderr.contains(expected), "{}", said.stderr);
    said.text();
    elsewhere.run("evidence add agreements secret.pdf").text();
    assert_eq!(elsewhere.run("export --pack pack").stderr.lines().count(), 1, "whose progress is personal named all of it");
}

#[test]
fn nothing_that_is_there_is_replaced() {
    let desk = Desk::new();
    fs::create_dir(home(&desk).join("pack")).expect("it is made");
    desk.run("export --pack pack/").complaint_free();
    check_sums(&desk);
    let before = desk.read("pack/SHA256SUMS");
    desk.write("file", "mine");
    symlink("nowhere", home(&desk).join("link")).expect("it is made");
    for taken in ["pack", "file", "link"] {
        let complaint = desk.run(&format!("export --pack {taken}")).complaint(3);
        assert_eq!(complaint, format!("hie-onboard: {taken} exists already: choose another name\n"));
    }
    desk.run("tick agreements").text();
    let folder = desk.progress_file().parent().expect("it is in a folder").display().to_string();
    desk.run(&format!("export --pack {folder}")).complaint(3);
    assert_eq!((desk.read("pack/SHA256SUMS"), desk.read("file").as_str()), (before, "mine"));
    desk.run("export --pack new --output a.html").complaint(2);
    desk.run("export --pack new --force").complaint(2);
    desk.run("export --pack new/below/pack").complaint_free();
    assert_eq!(names(&home(&desk).join("new/below")), ["pack"]);
}

#[test]
fn no_pack_becomes_part_of_another_or_of_evidence() {
    let desk = Desk::new();
    desk.run("export --pack sent").complaint_free();
    symlink("sent", home(&desk).join("link")).expect("it is made");
    fs::create_dir_all(home(&desk).join("scans/empty")).expect("it is made");
    desk.run("evidence add agreements scans").complaint_free();
    let (sent, scans) = (whole(&desk, "sent"), whole(&desk, "scans"));
    for (target, folder, what) in [
        ("sent/new", &sent, "a pack"),
        ("sent/evidence/below/new", &sent, "a pack"),
        ("link/new", &sent, "a pack"),
        ("scans/new", &scans, "evidence of `agreements`"),
        ("scans/empty", &scans, "evidence of `agreements`"),
        ("scans/below/new", &scans, "evidence of `agreements`"),
    ] {
        let complaint = desk.run(&format!("export --pack {target}")).complaint(3);
        let folder = if folder == &sent {
            Path::new(folder).canonicalize().expect("it is there").display().to_string()
        } else {
            folder.clone()
        };
        assert_eq!(complaint, format!("hie-onboard: {target} is in {folder}, which is {what}: choose a folder outside of it\n"));
    }
    assert_eq!((names(&home(&desk).join("scans")), names(&home(&desk).join("sent")).len()), (vec!["empty".to_owned()], 4));
    let info = desk.run("info").text();
    let state = info.lines().find_map(|line| line.strip_prefix("State")).map(str::trim).expect("it is told");
    assert!(desk.run(&format!("export --pack {state}/below/new")).complaint(3).contains("holds the undo history and drafts"));
    desk.run("export --pack scanned").complaint_free();
}

#[test]
fn a_file_that_does_not_fit_leaves_nothing() {
    let desk = Desk::new();
    make_sparse(&home(&desk).join("scan.img"), 50_000_000);
    desk.run("evidence add agreements scan.img").text();
    let before = names(&home(&desk));
    let complaint = behind(&desk, "trap '' XFSZ && ulimit -f 20000 &&", "export --pack pack").complaint(3);
    assert!(complaint.contains("pack: cannot be written: File too large"), "{complaint}");
    assert_eq!(names(&home(&desk)), before);
}

#[test]
fn a_full_disk_leaves_nothing() {
    let test = "evidence::packing::a_full_disk_leaves_nothing";
    let Some(prefix) = mounted("mkdir disk && mount -t tmpfs -o size=4m none disk") else { return };
    let prefix: Vec<&str> = prefix.iter().map(String::as_str).collect();
    let Some(directory) = inside(test, &prefix) else { return };
    let desk = Desk::new();
    make_sparse(&home(&desk).join("scan.img"), 50_000_000);
    desk.run("evidence add agreements scan.img").text();
    let full = directory.join("disk");
    let complaint = desk.run(&format!("export --pack {}/pack", full.display())).complaint(3);
    assert!(complaint.contains("No space left on device (os error 28). Free some space, then try again"), "{complaint}");
    assert_eq!(names(&full), Vec::<String>::new());
    desk.run("evidence remove agreements scan.img").text();
    desk.run(&format!("export --pack {}/pack", full.display())).complaint_free();
}

#[test]
fn a_file_larger_than_the_memory_is_copied_in_parts_and_a_signal_leaves_nothing() {
    let desk = Desk::new();
    make_sparse(&home(&desk).join("scan.img"), 600_000_000);
    desk.run("evidence add agreements scan.img").text();
    behind(&desk, "ulimit -v 400000 &&", "export --pack pack").complaint_free();
    assert_eq!(fs::metadata(home(&desk).join("pack/evidence/agreements/scan.img")).expect("it is there").len(), 600_000_000);
    fs::remove_dir_all(home(&desk).join("pack")).expect("it is removed");

    make_sparse(&home(&desk).join("scan.img"), 1 << 40);
    let mut command = desk.command();
    let mut packing = command.args(["export", "--pack", "pack"]).stderr(Stdio::null()).spawn().expect("it starts");
    let is_packing = || names(&home(&desk)).iter().any(|name| name.starts_with(".hie-onboard-"));
    while !is_packing() {
        assert_eq!(packing.try_wait().expect("it runs"), None, "a file without end was copied");
        std::thread::yield_now();
    }
    let id = Pid::from_child(&packing);
    kill_process(id, Signal::INT).expect("it runs");
    assert!(!packing.wait().expect("it ends").success());
    assert_eq!(names(&home(&desk)), [".local", "scan.img"]);
}

#[test]
fn what_is_said_of_a_pack_holds_nothing_that_a_terminal_obeys() {
    let desk = Desk::new();
    desk.run_with(&["evidence", "add", "agreements", "\u{1b}[31mgone\u{202e}.pdf"]).complaint_free();
    desk.run("export --pack pack").complaint_free();
    let problems = desk.read("pack/PROBLEMS.txt");
    assert!(problems.contains("gone") && !problems.contains(['\u{1b}', '\u{202e}']), "{problems:?}");
    assert_eq!(desk.run_with(&["evidence", "add", "agreements", " "]).code, Some(2));
}
