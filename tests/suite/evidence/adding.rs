//! What `evidence add` keeps: a name that lasts, dates, and the sum of the file; and that removing forgets all of it at once.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;

use serde_json::json;

use super::{ABC, detail, evidence, home, make_pipe, powerless, project, set_mode, whole, within};
use crate::support::desk::{Desk, Said};

#[test]
fn a_file_that_is_there_is_kept_with_its_whole_name_and_its_sum() {
    let desk = Desk::new();
    desk.write("vpa.pdf", "abc");
    let said = desk.run("evidence add agreements vpa.pdf --dated 2026-11-02 --valid-until 2031-11-01");
    assert_eq!(said.stderr, "");
    let name = whole(&desk, "vpa.pdf");
    assert!(said.text().ends_with(&format!(": added {name}, of 2026-11-02, valid until 2031-11-01\n")));
    assert_eq!(evidence(&desk), json!([name]));
    assert_eq!(detail(&desk, &name), json!({ "dated": "2026-11-02", "valid-until": "2031-11-01", "sha256": ABC }));
}

#[test]
fn a_file_that_is_missing_is_said_and_added_all_the_same() {
    let desk = Desk::new();
    let said = desk.run("evidence add agreements docs/vpa.pdf");
    assert_eq!(said.stderr, "hie-onboard: there is no file docs/vpa.pdf yet; it is added all the same\n");
    said.text();
    for other in ["ticket 4711", "https://example.org/a.pdf", "mailto:someone@example.org"] {
        let said = desk.run_with(&["evidence", "add", "agreements", other]);
        assert_eq!(said.stderr, "", "{other} is no file");
        said.text();
    }
    assert_eq!(evidence(&desk).as_array().map(Vec::len), Some(4));
}

#[test]
fn adding_again_updates_the_dates_and_the_sum() {
    let desk = Desk::new();
    desk.write("vpa.pdf", "old");
    desk.run("evidence add agreements vpa.pdf --dated 2026-11-02").text();
    assert!(desk.run("evidence add agreements ./vpa.pdf").text().ends_with(": no change\n"));
    desk.write("vpa.pdf", "abc");
    let name = whole(&desk, "vpa.pdf");
    let text = desk.run_with(&["evidence", "add", "agreements", &name, "--valid-until", "2031-11-01"]).text();
    assert!(text.ends_with(&format!(": updated {name}, of 2026-11-02, valid until 2031-11-01\n")), "{text}");
    assert_eq!(evidence(&desk), json!([name]));
    assert_eq!(detail(&desk, &name)["sha256"], ABC);
    desk.run_with(&["evidence", "add", "agreements", "vpa.pdf", "--dated", "", "--valid-until="]).text();
    assert_eq!(detail(&desk, &name), json!({ "sha256": ABC }));
    fs::remove_file(home(&desk).join("vpa.pdf")).expect("it is removed");
    desk.run("evidence add agreements vpa.pdf --dated 2026-11-03").text();
    assert_eq!(detail(&desk, &name)["sha256"], ABC, "what it was is not forgotten because it is gone");
}

#[test]
fn evidence_cannot_end_before_it_begins() {
    let desk = Desk::new();
    let add = "evidence add agreements https://example.org/a";
    let expected = "hie-onboard: the evidence would be valid until 2026-11-01, but it is dated 2026-11-02, which is later: correct one of them\n";
    assert_eq!(desk.run(&format!("{add} --dated 2026-11-02 --valid-until 2026-11-01")).complaint(2), expected);
    assert_eq!(evidence(&desk), json!([]));
    desk.run(&format!("{add} --dated 2026-11-02")).text();
    assert_eq!(desk.run(&format!("{add} --valid-until 2026-11-01")).complaint(2), expected);
    desk.run(&format!("{add} --valid-until 2026-11-02")).text();
    assert!(desk.run(&format!("{add} --dated soon")).complaint(2).contains("`soon` is not a day that has been: write it like "));
}

#[test]
fn removing_forgets_the_details_and_one_undo_brings_all_back() {
    let desk = Desk::new();
    desk.write("vpa.pdf", "abc");
    desk.run("evidence add agreements vpa.pdf --dated 2026-11-02").text();
    let name = whole(&desk, "vpa.pdf");
    let before = (evidence(&desk), detail(&desk, &name));
    fs::remove_file(home(&desk).join("vpa.pdf")).expect("it is removed");
    let text = desk.run("evidence remove agreements vpa.pdf").text();
    assert!(text.ends_with(&format!(": removed {name}\n")), "{text}");
    assert_eq!((evidence(&desk), detail(&desk, &name)), (json!([]), json!(null)));
    desk.run("undo").text();
    assert_eq!((evidence(&desk), detail(&desk, &name)), before);
    desk.run("undo").text();
    assert_eq!((evidence(&desk), detail(&desk, &name)), (json!([]), json!(null)));
}

#[test]
fn in_a_project_a_file_has_the_name_that_it_has_for_everybody() {
    let desk = project();
    fs::write(home(&desk).join("docs/vpa.pdf"), "abc").expect("it is written");
    within(&desk, "docs", "evidence add agreements vpa.pdf").text();
    assert!(desk.run("evidence add agreements docs/vpa.pdf").text().ends_with(": no change\n"));
    let said = within(&desk, "docs", "evidence add agreements ./later.pdf");
    assert!(said.stderr.contains("there is no file docs/later.pdf yet"), "{}", said.stderr);
    within(&desk, "docs", "evidence add agreements ../../elsewhere/a.pdf").complaint_free();
    let outside = home(&desk).parent().expect("it is in a folder").join("elsewhere/a.pdf").display().to_string();
    assert_eq!(evidence(&desk), json!(["docs/vpa.pdf", "docs/later.pdf", outside]));
    assert_eq!(detail(&desk, "docs/vpa.pdf"), json!({ "sha256": ABC }));
    within(&desk, "docs", "evidence remove agreements vpa.pdf").text();
    assert_eq!(evidence(&desk), json!(["docs/later.pdf", outside]));
}

#[test]
fn a_project_that_is_named_through_a_link_is_the_same_project() {
    let desk = project();
    let elsewhere = Desk::new();
    symlink(home(&desk), home(&elsewhere).join("care")).expect("it is made");
    fs::write(home(&desk).join("docs/vpa.pdf"), "abc").expect("it is written");
    let file = whole(&elsewhere, "care/.hie-onboard/progress.toml");
    within(&desk, "docs", &format!("evidence add agreements vpa.pdf --file {file}")).text();
    assert_eq!(evidence(&desk), json!(["docs/vpa.pdf"]));
    assert_eq!(detail(&desk, "docs/vpa.pdf")["sha256"], ABC);
}

#[test]
fn what_cannot_be_read_is_said_and_nothing_waits() {
    let desk = Desk::new();
    desk.write("locked.pdf", "abc");
    set_mode(&home(&desk).join("locked.pdf"), 0o000);
    make_pipe(&home(&desk).join("pipe.pdf"));
    fs::create_dir(home(&desk).join("folder.d")).expect("it is made");
    for (name, reason) in [
        ("locked.pdf", "Permission denied"),
        ("pipe.pdf", "it is a pipe"),
        ("folder.d", "it is a folder"),
        ("/dev/zero", "it is a device"),
    ] {
        let said = powerless(&desk, &format!("evidence add agreements {name}"));
        let expected = format!("{name} cannot be read: {reason}");
        assert!(said.stderr.contains(&expected), "{}", said.stderr);
        said.text();
    }
    let whole = |name| whole(&desk, name);
    assert_eq!(evidence(&desk), json!([whole("locked.pdf"), whole("pipe.pdf"), whole("folder.d"), "/dev/zero"]));
}

#[test]
fn what_is_there_is_no_word_whatever_its_name_ends_in() {
    let desk = project();
    make_pipe(&home(&desk).join("docs/queue"));
    symlink("nowhere", home(&desk).join("docs/dangling")).expect("it is made");
    fs::write(home(&desk).join("docs/LICENSE"), "abc").expect("it is written");
    for (name, reference, remark) in [
        ("../docs", "docs", "docs cannot be read: it is a folder; it is added all the same"),
        ("queue", "docs/queue", "docs/queue cannot be read: it is a pipe; it is added all the same"),
        ("dangling", "docs/dangling", "there is no file docs/dangling yet; it is added all the same"),
        ("LICENSE", "docs/LICENSE", ""),
        ("ticket", "ticket", ""),
    ] {
        let said = within(&desk, "docs", &format!("evidence add agreements {name}"));
        assert!(said.stderr.trim_end().ends_with(remark) && said.stderr.is_empty() == remark.is_empty(), "{}", said.stderr);
        assert!(said.text().trim_end().ends_with(&format!(": added {reference}")));
    }
    let verdict = desk.run("evidence verify agreements").stdout.replace('\n', " ");
    let told = "5 pieces of evidence: 3 are to look at, 1 file is as it was, 1 is not a file";
    assert!(verdict.contains(told) && verdict.contains("docs cannot be read: it is a folder"), "{verdict}");
}

#[test]
fn a_folder_whose_name_is_no_text_does_not_spoil_the_name() {
    let desk = Desk::new();
    let folder = home(&desk).join(OsStr::from_bytes(b"scans-\xff"));
    fs::create_dir(&folder).and_then(|()| fs::write(folder.join("a.pdf"), "abc")).expect("it is made");
    let mut command = desk.command();
    let said = command.current_dir(&folder).args(["evidence", "add", "agreements", "a.pdf"]).output();
    Said::from(said.expect("it starts")).text();
    assert_eq!((evidence(&desk), detail(&desk, "a.pdf")), (json!(["a.pdf"]), json!({ "sha256": ABC })));
    let said = desk.command().args(["evidence", "add", "agreements"]).arg(folder.join("a.pdf")).output();
    assert!(Said::from(said.expect("it starts")).complaint(2).contains("UTF-8"));
}

#[test]
fn two_files_of_one_name_in_two_folders_are_two_pieces() {
    let desk = project();
    for name in ["vpa.pdf", "docs/vpa.pdf"] {
        fs::write(home(&desk).join(name), "abc").expect("it is written");
    }
    desk.run("evidence add agreements vpa.pdf").text();
    assert_eq!(within(&desk, "docs", "evidence remove agreements vpa.pdf").code, Some(2), "that file is no evidence yet");
    within(&desk, "docs", "evidence add agreements vpa.pdf").text();
    assert_eq!(evidence(&desk), json!(["vpa.pdf", "docs/vpa.pdf"]));
    within(&desk, "docs", "evidence remove agreements vpa.pdf").text();
    assert_eq!(evidence(&desk), json!(["vpa.pdf"]));
    within(&desk, "docs", "evidence add agreements docs/vpa.pdf").complaint_free();
    assert_eq!(evidence(&desk), json!(["vpa.pdf", "docs/docs/vpa.pdf"]), "nobody has that name yet");
    desk.run("evidence add agreements docs/vpa.pdf").text();
    within(&desk, "docs", "evidence remove agreements docs/docs/vpa.pdf").text();
    assert_eq!(evidence(&desk), json!(["vpa.pdf", "docs/vpa.pdf"]), "a name that `show` shows is known everywhere");
}
