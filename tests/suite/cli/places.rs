//! Files in unusual places: named in sentences, never replaced by a report, and never mistaken for another.
#![expect(clippy::disallowed_methods, reason = "tests look at files")]

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::PathBuf;
use std::process::Command;

use crate::support::desk::{Desk, Said};

fn home(desk: &Desk) -> PathBuf {
    desk.command().get_current_dir().expect("it has one").to_owned()
}

fn mode(path: &std::path::Path) -> u32 {
    fs::metadata(path).expect("it is there").permissions().mode() & 0o777
}

/// The program behind `script`, a command line of the shell that ends with running it.
fn behind(desk: &Desk, script: &str, arguments: &str) -> Said {
    let mut command = desk.command_of("/bin/sh");
    command.args(["-c", &format!("{script} \"$0\" {arguments}"), env!("CARGO_BIN_EXE_hie-onboard")]);
    Said::from(command.output().expect("it starts"))
}

#[test]
fn a_report_never_takes_the_place_of_the_programs_own_files() {
    let desk = Desk::new();
    desk.run("tick agreements").text();
    desk.run("tick connectivity").text();
    desk.write_config("user = \"ana\"\n");
    desk.write("guide.toml", &crate::support::small_guide_text());
    let folder = desk.progress_file().parent().expect("it has one").to_owned();
    symlink(desk.progress_file(), home(&desk).join("link.html")).expect("it is made");
    symlink(&folder, home(&desk).join("linked")).expect("it is made");
    fs::hard_link(desk.progress_file(), home(&desk).join("second.html")).expect("it is made");
    let states = home(&desk).join(".local/state/hie-onboard");
    let state = fs::read_dir(states).expect("it is there").next().expect("there is one").expect("it can be read").path();
    let own = |name: &str| folder.join(name).display().to_string();
    let before = (desk.read_progress(), fs::read(folder.join(".progress.toml.bak")).expect("there is one"));
    for (target, purpose) in [
        (own("progress.toml"), "the progress"),
        (own(".progress.toml.bak"), "the progress"),
        (own(".progress.toml.lock"), "the progress"),
        ("linked/progress.toml".to_owned(), "the progress"),
        ("link.html".to_owned(), "the progress"),
        ("second.html".to_owned(), "the progress"),
        (state.join("journal.json").display().to_string(), "the undo history"),
        (desk.config_file().display().to_string(), "the settings"),
    ] {
        for force in ["", " --force"] {
            let complaint = desk.run(&format!("export --output {target}{force}")).complaint(3);
            assert!(complaint.contains(purpose) && complaint.contains("choose another name"), "{complaint}");
        }
    }
    let complaint = desk.run("export --guide guide.toml --file small.toml --output guide.toml --force").complaint(3);
    assert!(complaint.contains("guide.toml holds the guide"), "{complaint}");
    assert_eq!((desk.read_progress(), fs::read(folder.join(".progress.toml.bak")).expect("it is there")), before);
    desk.run("undo").text();
}

fn set_mode(path: &std::path::Path, mode: u32) -> std::io::Result<()> {
    fs::set_permissions(path, fs::Permissions::from_mode(mode))
}

/// Runs the program so that the rights of `file` hold for it: root stands above them, unless it gives that up.
fn powerless(desk: &Desk, file: &std::path::Path, arguments: &str) -> Said {
    let stands_above = fs::read(file).is_ok();
    let program = env!("CARGO_BIN_EXE_hie-onboard");
    let mut command = if stands_above { desk.command_of("setpriv") } else { desk.command() };
    if stands_above {
        command.args(["--bounding-set=-all", "--inh-caps=-all", program]);
    }
    Said::from(command.args(arguments.split_whitespace()).output().expect("it starts"))
}

#[test]
fn a_teams_file_that_cannot_be_looked_at_is_named_and_nothing_goes_elsewhere() {
    let desk = Desk::new();
    let folder = home(&desk).join(".hie-onboard");
    fs::create_dir(&folder).expect("it is made");
    let file = folder.join("progress.toml");
    let refuses = |what: &str| {
        let complaint = desk.run("tick agreements").complaint(3);
        assert!(complaint.contains(".hie-onboard/progress.toml"), "{what}: {complaint}");
        assert!(!desk.progress_file().exists(), "{what}");
    };
    symlink("gone.toml", &file).expect("it is made");
    refuses("a link to nothing");
    fs::remove_file(&file).and_then(|()| fs::create_dir(&file)).expect("it is made");
    refuses("a folder");
    fs::remove_dir(&file).expect("it is removed");
    fs::write(&file, "").and_then(|()| set_mode(&file, 0o000)).expect("it is made");
    let said = powerless(&desk, &file, "tick agreements");
    assert!(said.complaint(3).contains(".hie-onboard/progress.toml"));
    set_mode(&folder, 0o000).expect("its rights can be set");
    let said = powerless(&desk, &file, "tick agreements");
    set_mode(&folder, 0o700).expect("its rights can be set");
    assert!(said.complaint(3).contains(".hie-onboard/progress.toml"));
    assert!(!desk.progress_file().exists());
    fs::remove_file(&file).expect("it is removed");
    desk.run("tick agreements").text();
    assert!(desk.progress_file().exists(), "a folder without the file is nobody's");
}

#[test]
fn a_leading_tilde_is_the_home_directory() {
    let desk = Desk::new();
    desk.run("tick agreements --file ~/named.toml").text();
    assert!(home(&desk).join("named.toml").exists());
    desk.run("export --output ~/report.html").complaint_free();
    assert!(home(&desk).join("report.html").exists());
    let said = desk.command().env("HIE_ONBOARD_FILE", "~/variable.toml").args(["tick", "agreements"]).output();
    Said::from(said.expect("it starts")).text();
    assert!(home(&desk).join("variable.toml").exists() && !home(&desk).join("~").exists());
    desk.run("evidence add agreements ~/vpa.pdf").text();
    let expanded = home(&desk).join("vpa.pdf");
    assert_eq!(desk.run("show agreements --json").json()["evidence"][0], expanded.display().to_string());
    desk.run("evidence remove agreements ~/vpa.pdf").text();
}

#[test]
fn what_was_asked_for_follows_the_umask_and_what_is_personal_stays_so() {
    let desk = Desk::new();
    fs::create_dir(home(&desk).join(".hie-onboard")).expect("it is made");
    let umask = "umask 002;";
    behind(&desk, umask, "tick agreements --file .hie-onboard/progress.toml").text();
    behind(&desk, umask, "export --output report.html").complaint_free();
    behind(&desk, umask, "init --profile mine").text();
    behind(&desk, umask, "tick agreements --profile mine").text();
    let at = |name: &str| mode(&home(&desk).join(name));
    assert_eq!([at(".hie-onboard/progress.toml"), at(".hie-onboard/.progress.toml.lock"), at("report.html")], [0o664; 3]);
    assert_eq!(at(".local/share/hie-onboard/profiles/mine/progress.toml"), 0o600);
}

#[test]
fn settings_that_cannot_be_read_are_a_file_that_cannot_be_read() {
    let desk = Desk::new();
    fs::create_dir_all(desk.config_file()).expect("it is made");
    assert!(desk.run("status").complaint(3).contains("config.toml"));
    fs::remove_dir(desk.config_file()).expect("it is removed");
    desk.write_config("theme = 3\n");
    desk.run("status").complaint(2);
}

#[test]
fn a_named_file_needs_no_home_that_is_a_folder() {
    let desk = Desk::new();
    let run =
        |arguments: [&str; 4]| Said::from(desk.command().env("HOME", "/dev/null").args(arguments).output().expect("it starts"));
    run(["tick", "agreements", "--file", "here.toml"]).text();
    assert!(run(["show", "agreements", "--file", "here.toml"]).text().contains("done"));
}

#[test]
fn a_newline_in_a_path_begins_no_line_of_its_own() {
    let desk = Desk::new();
    let name = "x\nhie-onboard: all is well.md";
    for arguments in [
        vec!["export", "--output", name],
        vec!["export", "--output", name],
        vec!["import", name],
        vec!["status", "--guide", name],
        vec!["tick", "agreements", "--file", name],
    ] {
        let said = desk.run_with(&arguments);
        assert!(said.stderr.lines().all(|line| !line.starts_with("hie-onboard: all")), "{}", said.stderr);
        assert_eq!(said.stderr.lines().filter(|line| line.starts_with("hie-onboard: ")).count(), 1, "{}", said.stderr);
    }
    let said = desk.run_with(&["info", "--file", name]).text();
    assert!(!said.lines().any(|line| line.starts_with("hie-onboard: all")), "{said}");
}

#[test]
fn the_demo_is_its_owners_alone_and_gone_after_a_signal() {
    use std::io::{BufRead, BufReader, Write};
    for signal in ["INT", "TERM", "HUP"] {
        let desk = Desk::new();
        let folder = home(&desk).join("temporary");
        fs::create_dir(&folder).expect("it is made");
        let mut command = desk.command_of("/bin/sh");
        command.args(["-c", "umask 0; exec \"$0\" walk --demo", env!("CARGO_BIN_EXE_hie-onboard")]);
        command.env("TMPDIR", &folder).stdin(std::process::Stdio::piped()).stdout(std::process::Stdio::piped());
        let mut walk = command.spawn().expect("it starts");
        let mut keyboard = walk.stdin.take().expect("it was piped");
        let mut said = BufReader::new(walk.stdout.take().expect("it was piped"));
        keyboard.write_all(b"help\n").expect("it listens");
        said.read_line(&mut String::new()).expect("it speaks");
        let demo = fs::read_dir(&folder).expect("it is there").next().expect("there is one").expect("it can be read").path();
        assert_eq!(mode(&demo), 0o700);
        let killed = Command::new("kill").args([&format!("-{signal}"), &walk.id().to_string()]).status();
        assert!(killed.expect("it starts").success());
        assert!(!walk.wait().expect("it ends").success());
        assert!(!demo.exists(), "{signal}");
    }
}

#[test]
fn an_output_that_is_closed_takes_nothing() {
    let desk = Desk::new();
    desk.run("tick agreements").text();
    for command in ["export", "status", "list --json"] {
        let said = behind(&desk, "exec >&-; exec", command);
        assert!(said.complaint(3).contains("standard output is closed"), "{command}");
    }
    behind(&desk, "exec >&-; exec", "export --output report.html").complaint_free();
    behind(&desk, "exec <&- 2>&-; exec", "status").text();
    assert_eq!(behind(&desk, "exec >/dev/null; exec", "status").code, Some(0));
}
