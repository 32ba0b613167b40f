//! The report as a table for spreadsheets, safe from formula injection, and reading it back.
//!
//! A table carries what people edit of the guide's items, as it is shown; JSON carries everything.

use std::collections::BTreeSet;

use ::csv::{Reader, ReaderBuilder, StringRecord, Terminator, WriterBuilder};
use jiff::civil::Date;

use super::import::{Imported, ImportedItem, ImportedStatus, Mistake, parse_moment};
use super::lines::Lines;
use super::report::Report;
use crate::guide::Guide;
use crate::progress::{DATE_FORMS, Entry, InvalidDate, Key, Record, Standing, Status, read_date};
use crate::text::{clean, one_line};

/// Without it, Excel does not recognize UTF-8.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// They depend on the country.
const DELIMITERS: [u8; 3] = [b',', b';', b'\t'];

/// Characters that begin a formula.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// After these, some programs begin another cell.
const SEPARATORS: [char; 4] = [';', '\t', '\r', '\n'];

type Cell = fn(&Entry) -> String;

/// The columns from the guide, by name; those of the record follow.
const COLUMNS: [(&str, Cell); 6] = [
    ("id", |entry| entry.item.id.to_string()),
    ("section", |entry| entry.section.id.to_string()),
    ("title", |entry| entry.item.title.to_string()),
    ("required", |entry| yes_or_no(entry.item.required)),
    ("in-scope", |entry| yes_or_no(entry.in_scope)),
    ("changed", |entry| yes_or_no(entry.changed)),
];

fn yes_or_no(answer: bool) -> String {
    if answer { "yes" } else { "no" }.to_owned()
}

/// The keys of a record as columns: the status with its reason first, and last what nobody types.
fn keys() -> impl Iterator<Item = Key> {
    const FIRST: [Key; 2] = [Key::Status, Key::Reason];
    const LAST: [Key; 3] = [Key::At, Key::By, Key::Edition];
    let others = Key::ALL.iter().copied().filter(|key| !FIRST.contains(key) && !LAST.contains(key));
    FIRST.into_iter().chain(others).chain(LAST)
}

pub fn write(report: &Report) -> String {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    let header = COLUMNS.iter().map(|(name, _)| (*name).to_owned()).chain(keys().map(|key| key.word().to_owned()));
    let row = |entry: Entry| -> Vec<String> {
        let cells = COLUMNS.iter().map(|(_, cell)| cell(&entry)).chain(keys().map(|key| key.value(entry.record).to_string()));
        cells.map(|cell| defuse(&clean(&cell))).collect()
    };
    for row in std::iter::once(header.collect()).chain(report.entries().map(row)) {
        writer.write_record(&row).expect("rows of equal length can always be written");
    }
    let bytes = writer.into_inner().expect("memory can always be written");
    format!("{BYTE_ORDER_MARK}{}", String::from_utf8_lossy(&bytes))
}

/// The cell with an apostrophe before everything that could be taken for a formula: a program that splits cells at another
/// character does not see the quotation marks, and begins a cell in the middle of ours.
fn defuse(cell: &str) -> String {
    let defused = |piece: &str| if is_dangerous(piece) { format!("'{piece}") } else { piece.to_owned() };
    cell.split_inclusive(SEPARATORS).map(defused).collect()
}

/// Reverses [`defuse`].
fn restore(cell: &str) -> String {
    let restored = |piece| str::strip_prefix(piece, '\'').filter(|piece| is_dangerous(piece)).unwrap_or(piece);
    cell.split_inclusive(SEPARATORS).map(restored).collect()
}

/// Whether it begins like a formula, also after blanks and in quotation marks; apostrophes count too, so that restoring is
/// unambiguous.
fn is_dangerous(piece: &str) -> bool {
    let is_skipped = |character: char| character.is_whitespace() || matches!(character, '\'' | '"');
    piece.trim_start_matches(is_skipped).starts_with(FORMULA)
}

/// Columns may be in any order, and all but `id` may be missing.
pub fn read(guide: &Guide, text: &str, today: Date) -> Result<Imported, Vec<Mistake>> {
    let mut reader = reader(text);
    let header = reader.headers().map_err(|error| vec![Mistake { line: 1, what: error.to_string() }])?.clone();
    if !header.iter().any(|name| name.trim() == "id") {
        return Err(vec![Mistake { line: 1, what: "the first row must name the columns, including `id`".to_owned() }]);
    }
    let (mut items, mut mistakes) = (Vec::new(), Vec::new());
    let ids: BTreeSet<&str> = guide.tracked().map(|(_, item)| item.id.as_str()).collect();
    let mut lines = Lines::new(text);
    for record in reader.records().filter(|record| !record.as_ref().is_ok_and(is_blank)) {
        let position = record.as_ref().ok().and_then(StringRecord::position);
        // Its position may be before the end of the line above.
        let line = lines.behind_ends(position.and_then(|position| usize::try_from(position.byte()).ok()).unwrap_or(0));
        let item = record.map_err(|error| error.to_string()).and_then(|record| {
            let cells = Cells { header: &header, record: &record, today };
            item(guide, &ids, &cells)
        });
        match item.map_err(|what| Mistake { line, what }) {
            Ok(item) => items.push((line, item)),
            Err(mistake) => mistakes.push(mistake),
        }
    }
    Imported::new(items, mistakes)
}

fn reader(text: &str) -> Reader<&[u8]> {
    let first = text.lines().next().unwrap_or_default();
    let columns = |delimiter: &u8| first.split(char::from(*delimiter)).count();
    let delimiter = DELIMITERS.into_iter().rev().max_by_key(columns).unwrap_or(b',');
    ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(text.as_bytes())
}

/// Spreadsheets write rows in which nothing stands behind the last one.
fn is_blank(record: &StringRecord) -> bool {
    record.iter().all(|cell| cell.trim().is_empty())
}

struct Cells<'r> {
    header: &'r StringRecord,
    record: &'r StringRecord,
    today: Date,
}

impl Cells<'_> {
    /// Empty if there is no such column.
    fn get(&self, name: &str) -> String {
        let column = self.header.iter().position(|column| column.trim() == name);
        restore(column.and_then(|column| self.record.get(column)).unwrap_or_default())
    }

    /// `None` if the cell is empty.
    fn parse<T>(&self, name: &str, wanted: &str, parse: impl Fn(&str) -> Option<T>) -> Result<Option<T>, String> {
        let cell = self.get(name);
        let cell = cell.trim();
        let refused = || format!("`{cell}` in the column `{name}` is not {wanted}");
        if cell.is_empty() { Ok(None) } else { parse(cell).map(Some).ok_or_else(refused) }
    }
}

fn item(guide: &Guide, ids: &BTreeSet<&str>, cells: &Cells) -> Result<ImportedItem, String> {
    let id = cells.get("id");
    let id = id.trim();
    if let Some(item) = guide.successor(id) {
        return Err(format!("`{id}` is part of `{}` now: change the id", item.id));
    }
    if !ids.contains(id) {
        return Err(format!("the guide has no item `{id}` that can be ticked"));
    }
    let lines = |cell: &str| cell.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect();
    Ok(ImportedItem {
        id: id.to_owned(),
        status: status(cells)?,
        record: Record {
            owner: one_line(&cells.get("owner")),
            due: day(cells, "due")?,
            evidence: lines(&cells.get("evidence")),
            note: cells.get("note"),
            ticked: cells.parse("ticked", "the numbers of steps, like 1, 3", numbers)?.unwrap_or_default(),
            follow_up: day(cells, "follow-up")?,
            repeat: cells.parse("repeat", "a period like 1y, 6m or 90d", |cell| cell.parse().ok())?,
            ..Record::default()
        },
        is_row: true,
        ..ImportedItem::default()
    })
}

/// As people type it anywhere else.
fn day(cells: &Cells, column: &str) -> Result<Option<Date>, String> {
    let refused = |InvalidDate(cell)| format!("`{cell}` in the column `{column}` is not a date: write it like {DATE_FORMS}");
    read_date(&cells.get(column), cells.today).map_err(refused)
}

fn numbers(cell: &str) -> Option<BTreeSet<u32>> {
    let words = cell.split(|character: char| character == ',' || character.is_whitespace()).filter(|word| !word.is_empty());
    words.map(|word| word.parse().ok()).collect()
}

/// A status that was typed into a spreadsheet has no date.
fn status(cells: &Cells) -> Result<ImportedStatus, String> {
    let word = |cell: &str| {
        let cell = cell.to_lowercase();
        Status::ALL.iter().copied().find(|status| cell == status.word() || cell == status.label())
    };
    let Some(status) = cells.parse("status", "todo, doing, waiting, done or not-applicable", word)? else {
        return Ok(ImportedStatus::Unset);
    };
    let reason = one_line(&cells.get("reason"));
    let at = cells.parse("at", "a time like 2026-11-02T17:04:09Z", parse_moment)?;
    let edition = cells.parse("edition", "the number of an edition", |cell| cell.parse().ok())?.unwrap_or_default();
    if status.lacks_reason(&reason) {
        return Err(format!("`{}` needs a reason in the column `reason`", status.word()));
    }
    Ok(match at {
        Some(_) => ImportedStatus::Dated(Standing { at, by: one_line(&cells.get("by")), status, edition, reason }),
        None if status == Status::Todo => ImportedStatus::Unset,
        None => ImportedStatus::Undated { status, reason },
    })
}

#[cfg(test)]
mod tests {
    use super::{defuse, restore};

    #[test]
    fn formulas_are_defused_and_come_back() {
        for formula in ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\u{a0}=1", "\"=1", "＝1", "'=1", "''=1"] {
            assert_eq!(defuse(formula), format!("'{formula}"));
            assert_eq!(restore(&defuse(formula)), formula);
        }
        for words in ["", "a=b", "'quoted'", "'", "1-2", "don't", "a;b", "\tx"] {
            assert_eq!((defuse(words), restore(words)), (words.to_owned(), words.to_owned()));
        }
    }

    #[test]
    fn no_cell_begins_with_a_formula_whatever_stands_between_cells() {
        for (cell, defused) in [
            ("see;=1+1", "see;'=1+1"),
            ("see; \"=1;-2", "see;' \"=1;'-2"),
            ("\t=1", "\t'=1"),
            ("one\n@two\r\n'+three", "one\n'@two\r\n''+three"),
            ("=1;x", "'=1;x"),
        ] {
            assert_eq!(defuse(cell), defused);
            assert_eq!(restore(defused), cell);
        }
    }
}
