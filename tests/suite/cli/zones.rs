//! Dates: named time zones are known, one fact has one date everywhere, and no clock breaks anything.
#![expect(clippy::disallowed_methods, reason = "somebody tampers with a file")]

use std::fs;
use std::path::Path;

use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan, civil::Date};

use crate::support::before;
use crate::support::desk::{Desk, Said};

/// The day begins in the first of these 25 hours before it begins in the last: never the same day in all of them.
const ZONES: [&str; 3] = ["Pacific/Kiritimati", "America/Vancouver", "Pacific/Pago_Pago"];

/// Runs the program where `zone` is the time zone.
fn run_in(desk: &Desk, zone: &str, arguments: &str) -> Said {
    let mut command = desk.command();
    Said::from(command.env("TZ", zone).args(arguments.split_whitespace()).output().expect("the program starts"))
}

/// Asserts that `act`, which answers with a date, means `days` from today in `zone`, also where midnight comes meanwhile.
fn assert_days_from_today(zone: &str, days: i32, act: impl FnOnce() -> serde_json::Value) {
    let today = || -> Date {
        let zone = TimeZone::get(zone).expect("the zone is known");
        Timestamp::now().to_zoned(zone).date()
    };
    let expected = || (today() + days.days()).to_string();
    let before = expected();
    let answered = act();
    assert!([before, expected()].iter().any(|date| answered == date.as_str()), "{answered} in {zone}");
}

#[test]
fn today_is_the_day_of_the_named_zone() {
    for zone in ZONES {
        let desk = Desk::new();
        assert_days_from_today(zone, 0, || {
            run_in(&desk, zone, "set agreements --due +0d").text();
            desk.run("show agreements --json").json()["due"].clone()
        });
        assert_days_from_today(zone, 0, || run_in(&desk, zone, "export --format json").json()["made"].clone());
        assert_days_from_today(zone, -3, || run_in(&desk, zone, "--demo show connectivity --json").json()["due"].clone());
    }
}

/// One item that has waited since `at`.
fn waiting_since(at: &str) -> Desk {
    let desk = Desk::new();
    let done = before("agreements").iter().map(|id| format!("[item.{id}]\nstatus = \"done\"\n")).collect::<Vec<_>>().concat();
    let item = format!("[item.agreements]\nstatus = \"waiting\"\nat = {at}\nby = \"ana\"\nreason = \"legal\"\n");
    desk.write_progress(&format!("schema = 1\nguide = \"bc-hie\"\n{done}{item}"));
    desk
}

#[test]
fn one_fact_has_one_date_in_summer_and_winter() {
    for (zone, at, day) in [
        ("America/Vancouver", "2025-07-01T06:59:59Z", "2025-06-30"),
        ("America/Vancouver", "2025-07-01T07:00:00Z", "2025-07-01"),
        ("America/Vancouver", "2025-01-01T07:59:59Z", "2024-12-31"),
        ("America/Vancouver", "2025-01-01T08:00:00Z", "2025-01-01"),
        ("Pacific/Kiritimati", "2025-01-01T10:00:00Z", "2025-01-02"),
        ("Pacific/Pago_Pago", "2025-01-01T10:59:59Z", "2024-12-31"),
    ] {
        let desk = waiting_since(at);
        for command in ["show agreements", "status", "next", "export", "export --format html", "walk"] {
            let text = run_in(&desk, zone, command).text();
            assert!(text.contains(&format!("since {day}")), "{command} in {zone} at {at}: {text}");
            let days = text.match_indices("since 20").map(|(start, _)| &text[start + 6..start + 16]);
            assert!(days.into_iter().all(|other| other == day), "{command} in {zone} at {at}: {text}");
        }
    }
}

/// The file of a zone 14 hours before UTC, as `tzfile(5)` describes it.
fn fourteen_hours_ahead() -> Vec<u8> {
    let counts = [0_u32, 0, 0, 0, 1, 4].map(u32::to_be_bytes).concat();
    let offset = (14 * 3_600_i32).to_be_bytes();
    let block = [&b"TZif2"[..], &[0; 15], &counts, &offset, b"\0\0", b"+14\0"].concat();
    [&block[..], &block, b"\n<+14>-14\n"].concat()
}

#[cfg(unix)]
#[test]
fn the_file_of_a_zone_is_found_by_its_name_without_a_look_at_all_others() {
    let desk = waiting_since("2025-01-01T10:00:00Z");
    let folder = desk.progress_file().with_file_name("zones");
    fs::create_dir_all(folder.join("kept")).expect("it can be made");
    fs::write(folder.join("kept/Line"), fourteen_hours_ahead()).expect("it can be written");
    // A list of the files in the folder does not go through links.
    fs::create_dir(folder.join("zoneinfo")).expect("it can be made");
    std::os::unix::fs::symlink(folder.join("kept"), folder.join("zoneinfo/Linked")).expect("it can be made");
    let mut command = desk.command();
    command.args(["show", "agreements"]).env("TZ", "Linked/Line").env("TZDIR", folder.join("zoneinfo"));
    let text = Said::from(command.output().expect("the program starts")).text();
    assert!(text.contains("since 2025-01-02"), "{text}");
}

#[test]
fn waiting_keeps_since_when_it_waits() {
    let desk = waiting_since("2026-11-02T17:04:09Z");
    let item = || desk.run("show agreements --json").json();
    desk.run("set agreements --reason ministry").text();
    assert_eq!((&item()["reason"], &item()["at"]), (&"ministry".into(), &"2026-11-02T17:04:09Z".into()));
    desk.run("set agreements --status waiting --reason board").text();
    assert_eq!((&item()["reason"], &item()["at"]), (&"board".into(), &"2026-11-02T17:04:09Z".into()));
    desk.write("team.csv", "id,status,reason\nagreements,waiting,council\n");
    desk.run("import team.csv --apply").text();
    assert_eq!((&item()["reason"], &item()["at"]), (&"council".into(), &"2026-11-02T17:04:09Z".into()));
    desk.run("set agreements --status doing").text();
    assert_ne!(item()["at"], "2026-11-02T17:04:09Z");
}

#[test]
fn a_remembered_change_before_the_year_0_breaks_nothing() {
    const STANDING: &str = "\"before\":{\"standing\":{\"at\":\"20";
    let desk = Desk::new();
    desk.run("set agreements --status waiting").text();
    desk.run("tick agreements").text();
    let info = desk.run("info").text();
    let state = info.lines().find_map(|line| line.strip_prefix("State")).expect("it is said").trim();
    let journal = Path::new(state).join("journal.json");
    let text = fs::read_to_string(&journal).expect("it is remembered");
    let changed = text.replace(STANDING, &STANDING.replace("20", "-0000"));
    assert_ne!(changed, text);
    fs::write(&journal, changed).expect("it can be written");
    let before = desk.read_progress();
    let said = desk.run("undo");
    assert_ne!(said.code, Some(101), "{}", said.stderr);
    assert_eq!(desk.read_progress(), before);
}
