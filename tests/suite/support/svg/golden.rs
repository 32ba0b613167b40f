//! Compares a picture with the one that is kept in `screenshots/`.

#![expect(clippy::disallowed_methods, reason = "a test is no part of the program: it may read and write files")]

use std::fs;
use std::path::Path;

use unicode_width::UnicodeWidthStr;

use super::{CELL_HEIGHT, CELL_WIDTH, PADDING};

const UPDATE: &str = "UPDATE_SCREENSHOTS=1 cargo test screens";

/// Fails unless `drawn` is what `screenshots/<file>` holds; then the new picture is left beside
/// the build. With `UPDATE_SCREENSHOTS=1` it is kept instead.
#[track_caller]
pub fn assert_golden(file: &str, drawn: &str) {
    let file = format!("screenshots/{file}");
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join(&file);
    if std::env::var_os("UPDATE_SCREENSHOTS").is_some_and(|value| value == "1") {
        return write(&kept, drawn);
    }
    let problem = match fs::read_to_string(&kept) {
        Ok(expected) if expected == drawn => return,
        Ok(expected) => difference(&expected, drawn),
        Err(error) => format!("  {error}"),
    };
    let new = Path::new(env!("CARGO_TARGET_TMPDIR")).join(&file);
    write(&new, drawn);
    panic!("{file} is not what is drawn now:\n{problem}\n  see {}\n  to keep it: {UPDATE}", new.display());
}

fn write(path: &Path, svg: &str) {
    let folder = path.parent().expect("a file is in a folder");
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(path, svg))
        .unwrap_or_else(|error| panic!("cannot write {}: {error}", path.display()));
}

/// The first line that differs, and what the rows it is in say.
fn difference(expected: &str, actual: &str) -> String {
    let (was, is): (Vec<_>, Vec<_>) = (expected.lines().collect(), actual.lines().collect());
    let alike = was.iter().zip(&is).take_while(|(was, is)| was == is).count();
    let line = |lines: &[&str]| lines.get(alike).map_or("nothing", |line| *line).to_owned();
    format!(
        "  line {} was {}\n  line {} is  {}\n  {} (was)\n  {} (is)",
        alike + 1,
        line(&was),
        alike + 1,
        line(&is),
        row_at(&was, alike),
        row_at(&is, alike)
    )
}

/// The number and the text of the row that line `index` draws.
fn row_at(lines: &[&str], index: usize) -> String {
    let before = &lines[..lines.len().min(index + 1)];
    let Some(start) = before.iter().rposition(|line| line.starts_with("<g ")) else {
        return "before the first row".to_owned();
    };
    let elements = lines[start..].iter().take_while(|line| **line != "</g>");
    let text = elements.fold(String::new(), |text, line| append(text, line));
    format!("row {} │{text}│", row_number(lines[start]))
}

fn row_number(group: &str) -> usize {
    let place = group.split([' ', ')']).nth(2).and_then(|y| y.parse::<usize>().ok());
    let y = place.expect("a group has a place");
    (y - usize::from(PADDING)) / usize::from(CELL_HEIGHT)
}

/// Puts what a `<text>` says into its columns; borders and blocks are no text.
fn append(mut row: String, element: &str) -> String {
    let Some(text) = element.strip_prefix("<text").and_then(|rest| rest.strip_suffix("</text>")) else {
        return row;
    };
    let x = text.split(" x=\"").nth(1).and_then(|rest| rest.split('"').next());
    let x: usize = x.and_then(|x| x.parse().ok()).expect("a text has a place");
    let gap = (x / usize::from(CELL_WIDTH)).saturating_sub(row.width());
    row.extend(std::iter::repeat_n(' ', gap));
    row + text.split_once('>').map_or("", |(_, content)| content)
}

#[cfg(test)]
mod tests {
    use super::super::{DARK, assert_golden, render};
    use super::*;
    use ratatui::buffer::Buffer;
    use ratatui::style::Stylize;
    use ratatui::text::Line;

    fn picture<const ROWS: usize>(lines: [Line<'static>; ROWS]) -> String {
        render(&Buffer::with_lines(lines), None, &DARK, "test")
    }

    #[test]
    fn a_difference_shows_both_rows() {
        let expected = picture(["same".into(), "│ 1   done │".into()]);
        let actual = picture(["same".into(), "│ 1   open │".into()]);
        let problem = difference(&expected, &actual);
        assert!(problem.contains("row 1 │  1   done│ (was)"), "{problem}");
        assert!(problem.contains("row 1 │  1   open│ (is)"), "{problem}");
    }

    #[test]
    fn a_difference_in_colour_shows_the_elements() {
        let problem = difference(&picture(["text".red()].map(Line::from)), &picture(["text".into()]));
        assert!(problem.contains(r#"was <text class="red""#), "{problem}");
        assert!(problem.contains("is  <text x="), "{problem}");
    }

    #[test]
    fn a_row_that_is_gone_is_named() {
        let problem = difference(&picture(["a".into(), "b".into()]), &picture(["a".into()]));
        assert!(problem.contains("before the first row"), "{problem}");
    }

    #[test]
    #[should_panic(expected = "to keep it: UPDATE_SCREENSHOTS=1 cargo test screens")]
    fn a_missing_file_says_what_to_do() {
        assert_golden("no-such-picture.svg", &picture(["text".into()]));
    }
}
