//! What is exported comes back: JSON exactly, CSV as far as a table carries it, whatever was typed.

use std::sync::LazyLock;

use hie_onboard::export::{FORMATS, Report, read};
use hie_onboard::guide::Guide;
use hie_onboard::progress::{Detail, Progress, Record, Release, Scope, Stamp, Standing};
use hie_onboard::text::{clean, normalize, one_line};
use jiff::{Timestamp, civil::date, tz::TimeZone};
use proptest::prelude::*;

use crate::support::arbitrary::{laws, progress, text};

/// Read once: every case needs it.
static GUIDE: LazyLock<Guide> = LazyLock::new(Guide::embedded);

fn now() -> Timestamp {
    "2026-11-22T12:00:00Z".parse().expect("it is a time")
}

fn export(guide: &Guide, progress: &Progress, format: &str) -> String {
    let format = FORMATS.iter().find(|other| other.name == format).expect("there is such a format");
    (format.write)(&Report::new(guide, progress, now(), TimeZone::UTC))
}

/// What an import of `text` makes of `here`.
fn import(guide: &Guide, text: &str, here: &Progress) -> Progress {
    let imported =
        read(guide, text, now().to_zoned(TimeZone::UTC).date()).unwrap_or_else(|mistakes| panic!("{mistakes:?} in\n{text}"));
    let stamp = Stamp { at: now(), by: "importer".to_owned(), edition: guide.edition };
    let mut progress = here.clone();
    for change in imported.changes(here, &stamp) {
        progress.apply(&change);
    }
    progress.make_dense(guide);
    progress
}

/// The progress as the program keeps it for `guide`: dense, with its own line ends, and without what nobody ever said.
fn kept(guide: &Guide, mut progress: Progress) -> Progress {
    progress.guide = guide.id.to_string();
    for record in progress.records.values_mut() {
        for piece in &mut record.evidence {
            *piece = normalize(piece.trim_end_matches(['\r', '\n'])).into_owned();
        }
        record.note = normalize(&record.note).into_owned();
    }
    progress.records.retain(|_, record| *record != Record::default());
    progress.make_dense(guide);
    progress
}

/// What a table carries of it: shown text of the guide's items, every status dated, every piece of evidence one line.
fn tabled(guide: &Guide, progress: &Progress) -> Progress {
    let mut tabled = Progress::new(guide);
    for (_, item) in guide.tracked() {
        let record = progress.record(&item.id).clone();
        let shown = |text: &str| clean(text).into_owned();
        let line = |text: &str| one_line(&clean(text));
        let Standing { at, by, status, edition, reason } = record.standing;
        let is_excused = status.reason_prompt().is_some_and(|asked| asked.required) && reason.trim().is_empty();
        let reason = if is_excused { "because".to_owned() } else { line(&reason) };
        let standing = at.map_or_else(Standing::default, |at| Standing { at: Some(at), by: line(&by), status, edition, reason });
        let evidence =
            record.evidence.iter().map(|text| shown(text).replace('\n', " ")).filter(|text| !text.is_empty()).collect();
        let (owner, due, note, ticked) = (line(&record.owner), record.due, shown(&record.note), record.ticked);
        let Record { follow_up, repeat, .. } = record;
        let kept = Record { standing, owner, due, evidence, note, ticked, follow_up, repeat, ..Record::default() };
        tabled.records.insert(item.id.to_string(), kept);
    }
    tabled
}

proptest! {
    #![proptest_config(laws())]

    #[test]
    fn json_restores_everything_byte_for_byte(progress in progress(&text())) {
        let guide = &*GUIDE;
        let progress = kept(guide, progress);
        let restored = import(guide, &export(guide, &progress, "json"), &Progress::new(guide));
        prop_assert_eq!(restored.to_text(), progress.to_text());
    }

    #[test]
    fn csv_restores_what_a_table_carries(progress in progress(&text())) {
        let guide = &*GUIDE;
        let progress = tabled(guide, &progress);
        let restored = import(guide, &export(guide, &progress, "csv"), &Progress::new(guide));
        prop_assert_eq!(restored.to_text(), progress.to_text());
    }

    #[test]
    fn ones_own_export_changes_nothing(progress in progress(&text())) {
        let guide = &*GUIDE;
        let progress = kept(guide, progress);
        prop_assert_eq!(&import(guide, &export(guide, &progress, "json"), &progress).to_text(), &progress.to_text());
        let progress = tabled(guide, &progress);
        prop_assert_eq!(&import(guide, &export(guide, &progress, "csv"), &progress).to_text(), &progress.to_text());
    }

    #[test]
    fn an_import_loses_no_words_of_either_side(here in progress(&text()), there in progress(&text())) {
        let guide = &*GUIDE;
        let (here, there) = (kept(guide, here), kept(guide, Progress { scope: Scope::default(), ..there }));
        let both = import(guide, &export(guide, &there, "json"), &here);
        for (id, side) in here.records.iter().chain(&there.records) {
            let merged = both.record(id);
            prop_assert!(side.evidence.iter().all(|piece| merged.evidence.iter().any(|kept| clean(kept) == clean(piece))));
            prop_assert!(clean(&merged.note).contains(&*clean(side.note.trim())), "{:?} in {:?}", side.note, merged.note);
            prop_assert!(here.record(id).standing.at <= merged.standing.at);
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in text()) {
        let guide = &*GUIDE;
        let json = format!("{{\"schema\":1,\"guide\":{{\"id\":\"bc-hie\"}},\"items\":[{text}]}}");
        for text in [text.clone(), format!("id,status,note\n{text}"), json] {
            if let Ok(imported) = read(guide, &text, now().to_zoned(TimeZone::UTC).date()) {
                let stamp = Stamp { at: now(), by: String::new(), edition: 1 };
                imported.changes(&Progress::new(guide), &stamp);
            }
        }
    }

    #[test]
    fn every_format_takes_every_text(progress in progress(&text())) {
        let guide = &*GUIDE;
        let progress = kept(guide, progress);
        for format in FORMATS {
            let written = export(guide, &progress, format.name);
            let hidden = |character: char| character.is_control() && !['\n', '\r'].contains(&character) || character == '\u{202e}';
            prop_assert!(!written.contains(hidden), "{}: {:?}", format.name, written.chars().find(|character| hidden(*character)));
        }
    }
}

#[test]
fn dates_of_the_file_hold_and_others_stay() {
    let guide = &*GUIDE;
    let with = |dated, valid_until, notified, approved| {
        let day = |day: i8| (day > 0).then(|| date(2026, 12, day));
        let mut progress = Progress::new(guide);
        let detail = Detail { dated: day(dated), valid_until: day(valid_until), ..Detail::default() };
        let record = progress.records.entry("agreements".to_owned()).or_default();
        record.evidence = vec!["vpa.pdf".to_owned()];
        record.details = [("vpa.pdf".to_owned(), detail)].into();
        let release = Release { notified: day(notified), approved: day(approved), ..Release::default() };
        progress.releases = [("2.4".to_owned(), release)].into();
        kept(guide, progress)
    };
    let imported = import(guide, &export(guide, &with(0, 9, 3, 0), "json"), &with(1, 2, 1, 4));
    assert_eq!(imported.to_text(), with(1, 9, 3, 4).to_text());
}
