//! The report as a table for spreadsheets, with nothing in it that a spreadsheet would calculate, and reading it back.
//!
//! A table carries status, owner, due date, evidence and note of the guide's items, as they are shown; JSON carries everything.

use ::csv::{Reader, ReaderBuilder, StringRecord, Terminator, WriterBuilder};
use jiff::{Timestamp, civil::Date};

use super::import::{Given, Imported, Mistake, Told, when};
use super::report::Report;
use crate::guide::Guide;
use crate::progress::{Entry, Key, Record, Standing, Status};
use crate::text::clean;

/// Without it, the usual spreadsheet takes UTF-8 for something else.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// What spreadsheets in different countries put between cells.
const DELIMITERS: [u8; 3] = [b',', b';', b'\t'];

/// What a spreadsheet takes for the beginning of something to calculate.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// Behind these, some program may begin another cell.
const SEPARATORS: [char; 4] = [';', '\t', '\r', '\n'];

/// Says something of an entry in one column.
type Cell = fn(&Entry) -> String;

/// The columns for what the guide says, by name; behind them are those of the record.
const COLUMNS: [(&str, Cell); 6] = [
    ("id", |entry| entry.item.id.clone()),
    ("section", |entry| entry.section.id.clone()),
    ("title", |entry| entry.item.title.clone()),
    ("required", |entry| yes_or_no(entry.item.required)),
    ("in-scope", |entry| yes_or_no(entry.in_scope)),
    ("changed", |entry| yes_or_no(entry.changed)),
];

fn yes_or_no(answer: bool) -> String {
    if answer { "yes" } else { "no" }.to_owned()
}

/// The keys of a record as columns: the status with its reason first, last what nobody fills in by hand.
fn keys() -> impl Iterator<Item = Key> {
    const FIRST: [Key; 2] = [Key::Status, Key::Reason];
    const LAST: [Key; 3] = [Key::At, Key::By, Key::Edition];
    let others = Key::ALL.iter().copied().filter(|key| !FIRST.contains(key) && !LAST.contains(key));
    FIRST.into_iter().chain(others).chain(LAST)
}

/// Writes the report.
///
/// # Panics
/// Never: cells that grow in memory can always be written.
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

/// The cell with an apostrophe before all that could be taken for a formula: a program that takes another character for the
/// one between cells does not see the quotation marks, and begins a cell in the middle of ours.
fn defuse(cell: &str) -> String {
    let defused = |piece: &str| if is_dangerous(piece) { format!("'{piece}") } else { piece.to_owned() };
    cell.split_inclusive(SEPARATORS).map(defused).collect()
}

/// The cell as it was before [`defuse`].
fn restore(cell: &str) -> String {
    let restored = |piece| str::strip_prefix(piece, '\'').filter(|piece| is_dangerous(piece)).unwrap_or(piece);
    cell.split_inclusive(SEPARATORS).map(restored).collect()
}

/// Whether it begins like a formula, also behind blanks and in quotation marks; apostrophes count too, so that restoring is
/// never in doubt.
fn is_dangerous(piece: &str) -> bool {
    let is_skipped = |character: char| character.is_whitespace() || matches!(character, '\'' | '"');
    piece.trim_start_matches(is_skipped).starts_with(FORMULA)
}

/// Reads a table; its columns may stand in any order, and all but `id` may be missing.
///
/// # Errors
/// All rows that cannot be used, with their lines.
pub fn read(guide: &Guide, text: &str) -> Result<Imported, Vec<Mistake>> {
    let mut reader = reader(text);
    let header = reader.headers().map_err(|error| vec![Mistake { line: 1, what: error.to_string() }])?.clone();
    if !header.iter().any(|name| name.trim() == "id") {
        return Err(vec![Mistake {
            line: 1,
            what: "the first row has to name the columns, and one of them has to be `id`".to_owned(),
        }]);
    }
    let (mut items, mut mistakes) = (Vec::new(), Vec::new());
    for record in reader.records() {
        let line = line_of(text, record.as_ref().ok().and_then(StringRecord::position));
        let item = record.map_err(|error| error.to_string()).and_then(|record| {
            let cells = Cells { header: &header, record: &record };
            item(guide, &cells)
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

/// The line on which a row begins; its position may be before the end of the line above.
fn line_of(text: &str, position: Option<&::csv::Position>) -> usize {
    let offset = position.and_then(|position| usize::try_from(position.byte()).ok()).unwrap_or(0);
    let before = text.bytes().take(offset).chain(text.bytes().skip(offset).take_while(|&byte| byte == b'\n'));
    1 + before.filter(|&byte| byte == b'\n').count()
}

struct Cells<'r> {
    header: &'r StringRecord,
    record: &'r StringRecord,
}

impl Cells<'_> {
    /// What stands in the column called `name`; empty where there is no such column.
    fn get(&self, name: &str) -> String {
        let column = self.header.iter().position(|column| column.trim() == name);
        restore(column.and_then(|column| self.record.get(column)).unwrap_or_default())
    }

    /// What `parse` makes of it, or `None` where nothing stands there.
    fn parse<T>(&self, name: &str, wanted: &str, parse: impl Fn(&str) -> Option<T>) -> Result<Option<T>, String> {
        let cell = self.get(name);
        let cell = cell.trim();
        let refused = || format!("`{cell}` in the column `{name}` is not {wanted}");
        if cell.is_empty() { Ok(None) } else { parse(cell).map(Some).ok_or_else(refused) }
    }
}

fn item(guide: &Guide, cells: &Cells) -> Result<Given, String> {
    let id = cells.get("id");
    let id = id.trim();
    if !guide.tracked().any(|(_, item)| item.id == id) {
        return Err(format!("the guide has no item `{id}` that can be ticked"));
    }
    let lines = |cell: &str| cell.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect();
    Ok(Given {
        id: id.to_owned(),
        told: told(cells)?,
        record: Record {
            owner: cells.get("owner"),
            due: cells.parse("due", "a date: write it like 2027-01-31", when::<Date>)?,
            evidence: lines(&cells.get("evidence")),
            note: cells.get("note"),
            ..Record::default()
        },
    })
}

/// Somebody who fills in a status by hand does not date it.
fn told(cells: &Cells) -> Result<Told, String> {
    let word = |cell: &str| {
        let cell = cell.to_lowercase();
        Status::ALL.iter().copied().find(|status| cell == status.word() || cell == status.label())
    };
    let Some(status) = cells.parse("status", "todo, doing, waiting, done or not-applicable", word)? else {
        return Ok(Told::Nothing);
    };
    let reason = cells.get("reason");
    let at = cells.parse("at", "a time like 2026-11-02T17:04:09Z", when::<Timestamp>)?;
    let edition = cells.parse("edition", "the number of an edition", |cell| cell.parse().ok())?.unwrap_or_default();
    if status.asks_for().is_some_and(|asked| asked.required) && reason.trim().is_empty() {
        return Err(format!("`{}` needs a reason in the column `reason`", status.word()));
    }
    Ok(match at {
        Some(_) => Told::Whole(Standing { at, by: cells.get("by"), status, edition, reason }),
        None if status == Status::Todo => Told::Nothing,
        None => Told::Undated { status, reason },
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
