//! What the command line refuses: options that do not go together, the example with real files, numbers and names that are none.
#![expect(clippy::disallowed_methods, reason = "tests look at files")]

use std::fs;

use crate::support::desk::Desk;
use crate::support::small_guide_text;

/// What lies in the home and in the working directory, which are one.
fn is_untouched(desk: &Desk) -> bool {
    let home = desk.command().get_current_dir().expect("it has one").to_owned();
    fs::read_dir(home).expect("it is there").next().is_none()
}

#[test]
fn only_one_option_chooses_the_progress_file_in_every_order() {
    let desk = Desk::new();
    let options = ["--demo", "--file z.toml", "--profile nope"];
    for (index, first) in options.iter().enumerate() {
        for second in &options[index + 1..] {
            for (one, other) in [(first, second), (second, first)] {
                for line in [
                    format!("{one} {other} tick agreements"),
                    format!("{one} tick agreements {other}"),
                    format!("tick agreements {one} {other}"),
                    format!("{one} init {other}"),
                    format!("{one} git setup {other}"),
                    format!("{one} {other}"),
                ] {
                    let complaint = desk.run(&line).complaint(2);
                    let [first, second] = [first, second].map(|option| option.split(' ').next().unwrap_or_default());
                    assert!(
                        complaint.contains(&format!("{first} and {second} each choose a progress file")),
                        "{line}: {complaint}"
                    );
                }
            }
        }
    }
    assert!(is_untouched(&desk));
}

#[test]
fn the_example_touches_no_file_of_the_users() {
    let desk = Desk::new();
    for command in ["init", "init --from-personal", "git setup", "git setup --yes", "resolve"] {
        for line in [format!("--demo {command}"), format!("{command} --demo")] {
            let complaint = desk.run(&line).complaint(2);
            assert!(complaint.contains("changes files of your own") && complaint.contains("leave out --demo"), "{complaint}");
        }
    }
    assert!(is_untouched(&desk));
}

#[test]
fn a_line_break_in_a_name_begins_no_line_of_its_own() {
    let desk = Desk::new();
    let name = "nope\nx";
    for arguments in [
        vec!["tick", name],
        vec!["list", "--section", name],
        vec!["check", "--gate", name],
        vec!["status", "--guide", name],
        vec!["guide", "draft", "page.md", "--url", name],
        vec!["set", "agreements", "--status", name],
        vec!["tick", "agreements", "--step", name],
        vec!["export", "--output", "report.nope\nx"],
        vec![name],
        vec!["--nope\nx"],
    ] {
        let complaint = desk.run_with(&arguments).complaint(2);
        assert!(complaint.lines().next().is_some_and(|line| line.contains("nope x")), "{arguments:?}: {complaint}");
        assert!(complaint.lines().all(|line| !line.starts_with('x')), "{arguments:?}: {complaint}");
    }
    let said = desk.command().env("HIE_ONBOARD_THEME", name).arg("status").output();
    let complaint = crate::support::desk::Said::from(said.expect("it starts")).complaint(2);
    assert!(complaint.contains("HIE_ONBOARD_THEME is `nope x`"), "{complaint}");
}

#[test]
fn of_many_guides_the_first_are_named() {
    let desk = Desk::new();
    let folder = desk.progress_file().parent().expect("it is in a folder").join("guides");
    fs::create_dir_all(&folder).expect("it can be made");
    for number in 10..22 {
        fs::write(folder.join(format!("guide\n{number}.toml")), small_guide_text()).expect("it can be written");
    }
    let complaint = desk.run("status --guide nothing-like-it").complaint(2);
    assert_eq!(complaint.lines().count(), 1, "{complaint}");
    assert!(complaint.contains("guide 10, ") && complaint.contains("guide 18 and 3 more; put others"), "{complaint}");
    assert!(!complaint.contains("guide 19"), "{complaint}");
}

#[test]
fn what_is_no_number_of_a_step_is_told_how_to_write_one() {
    let desk = Desk::new();
    for command in ["tick", "untick"] {
        for step in ["a", "1-3", "", "2,", "99999999999"] {
            let complaint = desk.run_with(&[command, "agreements", "--step", step]).complaint(2);
            let first = complaint.lines().next().unwrap_or_default();
            assert!(first.contains("write the numbers of steps like 2,3"), "{step}: {complaint}");
        }
    }
    assert!(is_untouched(&desk));
    desk.run_with(&["tick", "agreements", "--step", "1, 2"]).text();
}
