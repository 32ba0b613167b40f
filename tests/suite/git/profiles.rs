//! Several products, each with a profile: created on purpose, listed, and never mistaken for another.

use crate::support::desk::Desk;

#[test]
fn a_profile_that_nobody_created_is_a_mistake() {
    let desk = Desk::new();
    desk.run("init --profile second-product").text();
    for command in ["status", "tick agreements", "info", "check"] {
        let complaint = desk.run(&format!("{command} --profile second-prodct")).complaint(2);
        assert!(
            complaint.contains("there is no profile `second-prodct`; did you mean `second-product`?")
                && complaint.contains("`hie-onboard init --profile second-prodct` creates it"),
            "{complaint}"
        );
    }
    assert!(desk.run("profiles --json").json()["profiles"].as_array().expect("it is a list").len() == 1);
}

#[test]
fn each_profile_is_a_line() {
    let desk = Desk::new();
    assert!(desk.run("profiles").text().contains("hie-onboard init --profile NAME"));
    desk.run("tick agreements").text();
    desk.run("init --profile first").text();
    desk.run("init --profile second").text();
    desk.run("set agreements --due 2020-01-31 --profile second").text();
    let said = desk.run("profiles").text();
    let lines: Vec<Vec<&str>> = said.lines().map(|line| line.split_whitespace().collect()).collect();
    let [own, first, second] = &lines[..] else { panic!("{said}") };
    assert_eq!(own[..4], ["(no", "profile)", "Not", "ready"]);
    assert_eq!((first[0], second[0]), ("first", "second"));
    assert!(second.contains(&"overdue;") && !first.contains(&"overdue;"), "{said}");
    assert!(said.lines().all(|line| line.contains("; Sandbox: ")), "{said}");
    let json = desk.run("profiles --json").json();
    assert_eq!((&json["profiles"][0]["name"], &json["profiles"][2]["name"]), (&serde_json::Value::Null, &"second".into()));
    assert_eq!((&json["profiles"][2]["state"]["overdue"], &json["profiles"][2]["state"]["gate"]), (&1.into(), &"sandbox".into()));
    assert_eq!(json["profiles"][2]["state"]["readiness"], "not-ready");
}

#[test]
fn a_profile_whose_file_is_damaged_does_not_hide_the_others() {
    let desk = Desk::new();
    desk.run("init --profile first").text();
    desk.run("init --profile second").text();
    let home = desk.progress_file().parent().expect("it has one").to_owned();
    let file = home.strip_prefix(desk.command().get_current_dir().expect("it has one")).expect("it is below").to_owned();
    desk.write(&file.join("profiles/first/progress.toml").display().to_string(), "schema = 1\n[item");
    let said = desk.run("profiles").text();
    assert!(said.contains("line 2") && said.contains("second  Not ready"), "{said}");
}

#[test]
fn the_profile_is_named_in_status_and_reports() {
    let desk = Desk::new();
    desk.run("init --profile second-product").text();
    assert!(desk.run("status --profile second-product").text().contains("Profile: second-product"));
    assert_eq!(desk.run("status --profile second-product --json").json()["profile"], "second-product");
    assert!(desk.run("export --profile second-product").text().contains("Profile: second-product."));
    assert!(
        desk.run("export --profile second-product --format html").text().contains("Profile: <strong>second-product</strong>")
    );
    for command in ["status", "export", "export --format html"] {
        assert!(!desk.run(command).text().contains("Profile:"), "{command}");
    }
}
