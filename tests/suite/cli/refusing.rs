//! What the command line refuses: options that do not go together, the example with real files, numbers and names that are none.
#![expect(clippy::disallowed_methods, reason = "tests look at files")]

use std::fs;

use crate::support::desk::Desk;

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
