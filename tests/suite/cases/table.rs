//! Which test holds which case: none is without one, also none that is added later.
#![expect(clippy::disallowed_methods, reason = "it looks at the cases and at the tests")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The name of each case, and the tests that hold it: the file below `tests/suite`, and the function.
const HELD: &[(&str, &[(&str, &str)])] = &[
    ("01-completions.sh", &[("cli/completing.rs", "tab_completes_commands_options_ids_values_and_files")]),
    (
        "02-timezone.sh",
        &[("cli/zones.rs", "today_is_the_day_of_the_named_zone"), ("cli/zones.rs", "one_fact_has_one_date_in_summer_and_winter")],
    ),
    (
        "03-file-vanishes.txt",
        &[("terminal/losing.rs", "a_file_that_vanishes_is_told_and_what_it_held_stays_and_is_written_back_on_request")],
    ),
    ("04-wrapper.sh", &[("terminal/stopping.rs", "control_z_stops_the_script_that_started_it_as_well")]),
    (
        "05-zero-size.txt",
        &[("terminal/stuck.rs", "a_terminal_that_cannot_tell_its_size_has_the_one_that_is_said_or_the_usual_one")],
    ),
    ("06-blank-rows.csv", &[("cases.rs", "rows_of_a_table_in_which_nothing_stands_are_passed_over")]),
    ("07-crlf-in-cells.csv", &[("line_ends.rs", "an_unchanged_table_from_a_spreadsheet_changes_nothing")]),
    ("07b-trailing-newline.csv", &[("line_ends.rs", "a_line_break_at_the_end_of_a_cell_is_no_evidence")]),
    (
        "08-autocrlf.sh",
        &[
            ("cases/repository.rs", "rounds_with_somebody_elses_line_ends_leave_a_note_as_it_is"),
            ("line_ends.rs", "a_checkout_with_windows_line_ends_changes_no_note"),
        ],
    ),
    ("09-tilde.sh", &[("cases.rs", "a_leading_tilde_is_the_home"), ("cli/places.rs", "a_leading_tilde_is_the_home_directory")]),
    ("13-hyphen.sh", &[("cases.rs", "what_begins_with_a_hyphen_can_be_said")]),
    ("15-endings.txt", &[("cases.rs", "a_report_gets_no_name_that_means_another_format")]),
    (
        "16-dash-and-pipes.txt",
        &[
            ("cases.rs", "a_dash_and_pipes_stand_for_files"),
            ("cases.rs", "a_file_that_is_still_open_for_writing_is_read_to_its_end"),
        ],
    ),
    ("17-umask.txt", &[("cli/places.rs", "what_was_asked_for_follows_the_umask_and_what_is_personal_stays_so")]),
    ("18-git-add.txt", &[("cases/repository.rs", "what_was_deleted_from_the_teams_file_is_not_committed_with_its_backup")]),
];

/// What lies beside the cases and is none.
const OTHERS: &[&str] = &["README.md"];

fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn every_case_has_a_test_that_is_there() {
    for (case, tests) in HELD {
        assert!(!tests.is_empty(), "{case} has no test");
        for (file, test) in *tests {
            let text = fs::read_to_string(repository().join("tests/suite").join(file)).unwrap_or_default();
            assert!(text.contains(&format!("#[test]\nfn {test}()")), "{case}: there is no test {test} in {file}");
        }
    }
}

#[test]
fn no_case_is_without_a_test_where_the_cases_are() {
    // They lie outside the repository, so not everybody has them.
    let folder = repository().ancestors().map(|folder| folder.join("shared/cases")).find(|folder| folder.is_dir());
    let Some(folder) = folder else { return };
    let names = fs::read_dir(folder).expect("it can be listed").map(|entry| entry.expect("it can be listed").file_name());
    let found: BTreeSet<String> = names.map(|name| name.to_string_lossy().into_owned()).collect();
    let known: BTreeSet<String> = HELD.iter().map(|(case, _)| *case).chain(OTHERS.iter().copied()).map(str::to_owned).collect();
    assert_eq!(found, known, "the cases in the folder, and those with a test");
}
