//! Two people write down what was asked and answered about the same item, and what shows it: git merges it in the order of time.

use crate::support::team::Team;

#[test]
fn correspondence_questions_and_evidence_of_two_people_come_together_in_the_order_of_time() {
    let team = Team::founded();
    team.run("main", "git setup --yes").text();
    team.run_with("main", &["ask", "agreements", "Who signs first?", "--with", "CIS", "--on", "2026-11-02"]).text();
    team.commit("main", "Ask");
    team.clone("clone", &[]);
    team.run("clone", "git setup --yes").text();

    for (at, day, text) in [("main", "2026-11-05", "Legal has it."), ("clone", "2026-11-04", "Sent to legal.")] {
        team.run_with(at, &["contact", "agreements", text, "--on", day]).text();
    }
    let answer = ["answer", "agreements", "The vendor.", "--with", "Kim", "--on", "2026-11-06"];
    team.run_with("main", &answer).text();
    team.run_with("clone", &["ask", "agreements", "By mail?", "--with", "CIS", "--on", "2026-11-03"]).text();
    for (at, name) in [("main", "ours.pdf"), ("clone", "theirs.pdf")] {
        team.write(&format!("{at}/{name}"), name);
        team.run_with(at, &["evidence", "add", "agreements", name, "--dated", "2026-11-01", "--valid-until", "2031-11-01"])
            .text();
    }
    team.commit("main", "Ours");
    team.commit("clone", "Theirs");
    team.git("clone", &["pull", "--quiet", "--no-rebase", "--no-edit"]);
    team.git("main", &["pull", "--quiet", "../clone"]);
    assert_eq!(team.read("main/.hie-onboard/progress.toml"), team.read("clone/.hie-onboard/progress.toml"));

    let item = team.run("clone", "show agreements --json").json();
    let texts: Vec<&str> =
        item["correspondence"].as_array().expect("there is some").iter().filter_map(|line| line["text"].as_str()).collect();
    assert_eq!(texts, ["Who signs first?", "By mail?", "Sent to legal.", "Legal has it.", "The vendor."]);
    assert_eq!(item["evidence"].as_array().map(Vec::len), Some(2));
    for name in ["ours.pdf", "theirs.pdf"] {
        assert_eq!(item["evidence-details"][name]["valid-until"], "2031-11-01");
        assert_eq!(item["evidence-details"][name]["sha256"].as_str().map(str::len), Some(64));
    }
    assert_eq!(item["note"], "", "nothing is left over for the note");
    let open = team.run("main", "questions").text();
    assert!(open.contains("By mail?") && !open.contains("Who signs first?"), "{open}");
    team.run("main", "evidence verify").text();
}
