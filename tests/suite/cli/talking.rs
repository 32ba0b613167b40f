//! What was asked, answered and said: written down by the commands, shown beside the questions, and undone as one step.

use crate::support::desk::{Desk, Said};
use crate::support::small_guide_text;

/// The item of the tests has two questions of the guide.
const ITEM: &str = "agreements";

/// A command about the item with a text of more than one word.
fn say(desk: &Desk, command: &str, text: &str, options: &str) -> Said {
    desk.run_with(&[&[command, ITEM, text], &options.split_whitespace().collect::<Vec<_>>()[..]].concat())
}

fn item(desk: &Desk) -> serde_json::Value {
    desk.run(&format!("show {ITEM} --json")).json()
}

/// The words of `text`, wherever it is wrapped.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_question_is_asked_once_then_somebody_is_reminded_and_answers() {
    let desk = Desk::new();
    let asked = say(&desk, "ask", "Who  signs\nfor a clinic?", "--with HLTH --on 2026-01-05 --follow-up 2026-01-12").text();
    let expected = "[ ] agreements  Vendor and user agreements: follow up 2026-01-12\n    \
                    2026-01-05 asked HLTH by ana: Who signs for a clinic?\n    \
                    Question 3: `hie-onboard answer agreements TEXT --question 3` records the\n    answer.\n";
    assert_eq!(asked, expected);
    let reminded = say(&desk, "ask", "Who signs for a clinic?", "--with HLTH --on 2026-01-13").text();
    assert!(reminded.contains("\n    2026-01-13 reminded HLTH by ana: Who signs for a clinic?\n    It was asked before and is open: this is a reminder.\n"), "{reminded}");
    let answered = say(&desk, "answer", "Whoever runs it.", "--with Kim --on 2026-01-15").text();
    let expected = "[ ] agreements  Vendor and user agreements: no follow-up date\n    \
                    2026-01-15 answered by Kim (noted by ana) \"Who signs for a clinic?\": Whoever\n    runs it.\n    \
                    Nothing that was asked about it is open, so there is nothing to follow up.\n";
    assert_eq!(answered, expected);
    let acts = item(&desk)["correspondence"].as_array().expect("it is a list").clone();
    let acts: Vec<_> = acts.iter().map(|line| line["act"].as_str().unwrap_or_default().to_owned()).collect();
    assert_eq!(acts, ["asked", "reminded", "answered"]);
    let asked = say(&desk, "ask", "Who signs for a clinic?", "").text();
    assert!(asked.contains(" asked by ana: ") && !asked.contains("reminder"), "it was answered, so it is asked anew: {asked}");
}

#[test]
fn an_answer_stands_beside_the_question_and_changes_nothing_that_the_guide_says() {
    let desk = Desk::new();
    let before = item(&desk)["questions"].clone();
    desk.run("ask agreements --question 1 --with HLTH --on 2026-01-05").text();
    say(&desk, "answer", "Only the one.", "--with HLTH --on 2026-01-09").text();
    say(&desk, "contact", "A call about the order.", "--with Kim --on 2026-01-10").text();
    let text = desk.run("show agreements").text();
    let question = before[0]["text"].as_str().expect("it has one");
    let told = format!(
        "1. {question} (environments, unknown: ask the contact) Unblocks: {} asked HLTH on 2026-01-05, by ana told to you on \
         2026-01-09 by HLTH: Only the one. 2. ",
        before[0]["unblocks"].as_str().expect("it has one")
    );
    assert!(words(&text).contains(&told), "{told} in {text}");
    let lines = format!(
        " Correspondence - 2026-01-05 asked HLTH by ana: {question} - 2026-01-09 answered by HLTH (noted by ana) \"{question}\": \
         Only the one. - 2026-01-10 noted with Kim by ana: A call about the order. "
    );
    assert!(words(&text).contains(&lines), "{lines} in {text}");
    let after = item(&desk)["questions"].clone();
    assert_eq!((&after[0]["class"], &after[0]["text"]), (&"unknown".into(), &before[0]["text"]));
    assert_eq!((&before[0]["open"], &after[0]["open"], &after[1]["open"]), (&true.into(), &false.into(), &true.into()));
    assert_eq!((&after[0]["answers"][0]["text"], &after[0]["asked"]["with"]), (&"Only the one.".into(), &"HLTH".into()));
}

#[test]
fn without_a_number_the_only_question_that_waits_is_answered() {
    let desk = Desk::new();
    let complaint = say(&desk, "answer", "Yes.", "").complaint(2);
    assert!(complaint.contains("nothing that was asked about `agreements` is open: `hie-onboard show agreements` numbers"));
    say(&desk, "ask", "Who signs?", "").text();
    desk.run("ask agreements --question 2").text();
    let complaint = say(&desk, "answer", "Yes.", "").complaint(2);
    let several = "several questions about `agreements` are open: choose one with --question: 2 (In which order are the ";
    assert!(complaint.contains(several) && complaint.ends_with("…), 3 (Who signs?)\n"), "{complaint}");
    say(&desk, "answer", "The clinic.", "--question 3").text();
    assert!(say(&desk, "answer", "First ours.", "").text().contains("\"In which order"));
    assert!(say(&desk, "answer", "Of a letter.", "--question 1").text().contains(": Of a letter."), "it was never asked");
}

#[test]
fn the_date_to_follow_up_goes_with_the_last_answer_unless_another_is_given() {
    let desk = Desk::new();
    let follow_up = || item(&desk)["follow-up"].clone();
    say(&desk, "ask", "Who signs?", "--follow-up 2031-01-12").text();
    say(&desk, "ask", "When?", "").text();
    say(&desk, "answer", "Us.", "--question 3").text();
    assert_eq!(follow_up(), "2031-01-12", "the other question is open");
    say(&desk, "answer", "Soon.", "--follow-up 2031-02-01").text();
    assert_eq!(follow_up(), "2031-02-01");
    desk.run("undo").text();
    assert_eq!(follow_up(), "2031-01-12");
    say(&desk, "answer", "Soon.", "").text();
    assert_eq!(follow_up(), serde_json::Value::Null);
}

#[test]
fn each_is_undone_as_one_step() {
    let desk = Desk::new();
    say(&desk, "ask", "Who signs?", "--with HLTH --on 2026-01-05 --follow-up 2031-01-12").text();
    let before = desk.read_progress();
    for (command, options) in [("answer", ""), ("contact", "--follow-up +2d --with Kim"), ("ask", "--follow-up 2031-01-13")] {
        say(&desk, command, "Who signs?", options).text();
        assert_ne!(desk.read_progress(), before, "{command}");
        let undone = desk.run("undo").text();
        assert!(undone.contains("follow up 2031-01-12\n    removed: ") || command == "contact", "{undone}");
        assert_eq!(desk.read_progress(), before, "{command}");
    }
}

#[test]
fn what_is_there_already_is_not_written_twice() {
    let desk = Desk::new();
    let call = || say(&desk, "contact", "They called.", "--on 2026-01-05").text();
    call();
    let before = desk.read_progress();
    assert_eq!(call(), "[ ] agreements  Vendor and user agreements: no change\n");
    assert_eq!(desk.read_progress(), before);
    desk.run("undo").text();
    assert_eq!(item(&desk)["correspondence"], serde_json::json!([]));
}

#[test]
fn what_makes_no_sense_is_refused_in_one_sentence() {
    let desk = Desk::new();
    let long = "x".repeat(70_000);
    for (arguments, complaint) in [
        (&["contact", ITEM, " \n "][..], "there is no text: write it behind the id, in quotation marks"),
        (&["ask", ITEM], "there is no text"),
        (&["answer", ITEM, ""], "there is no text"),
        (&["contact", ITEM, &long], "the text is too long: use at most 64 KiB"),
        (&["contact", ITEM, "x", "--on", "tomorrow"], "`tomorrow` is not a day that has been: write it like 2026-01-31, today"),
        (&["contact", ITEM, "x", "--on", "9999-01-01"], "`9999-01-01` is not a day that has been"),
        (&["contact", ITEM, "x", "--follow-up", "soon"], "`soon` is not a date: write it like"),
        (&["ask", ITEM, "--question", "9"], "`agreements` has no question 9: `hie-onboard show agreements` numbers them"),
        (&["answer", ITEM, "x", "--question", "9"], "`agreements` has no question 9"),
        (&["ask", ITEM, "--question", "two"], "write the number that `show` and `questions` give it"),
        (&["ask", ITEM, "Who?", "--question", "1"], "cannot be used with"),
        (&["contact", "agrements", "x"], "did you mean `agreements`?"),
        (&["set", ITEM, "--repeat", "yearly"], "`yearly` is not a period: write it like 1y, 6m, 2w or 90d"),
    ] {
        let said = desk.run_with(arguments).complaint(2);
        assert!(said.contains(complaint), "{complaint} in {said}");
    }
    assert!(!desk.progress_file().exists());
}

#[test]
fn a_day_is_the_same_elsewhere_in_the_country() {
    let desk = Desk::new();
    let mut there = desk.command();
    there.env("TZ", "America/Vancouver").args(["contact", ITEM, "They called.", "--on", "2026-01-05"]);
    let text = Said::from(there.output().expect("the program starts")).text();
    assert!(text.contains("    2026-01-05 noted by ana: They called."), "{text}");
    assert_eq!(item(&desk)["correspondence"][0]["at"], "2026-01-05T20:00:00Z");
}

#[test]
fn what_was_written_down_late_says_what_holds() {
    let desk = Desk::new();
    say(&desk, "ask", "Who signs?", "--on 2026-01-05").text();
    say(&desk, "answer", "Us.", "--on 2026-01-08").text();
    let text = say(&desk, "ask", "Who signs?", "--on 2026-01-07").text();
    assert!(text.contains("    Question 3 was answered since, on 2026-01-08: it is not open.\n"), "{text}");
    say(&desk, "ask", "Who signs?", "--on 2026-01-10").text();
    let text = say(&desk, "answer", "Still us.", "--on 2026-01-09").text();
    assert!(text.contains("    Question 3 was asked after that: it stays open.\n"), "{text}");
}

/// A question of the guide.
fn question(text: &str, unblocks: &str) -> String {
    format!("[[section.item.question]]\ntext = \"{text}\"\nclass = \"unknown\"\nunblocks = \"{unblocks}\"\n")
}

#[test]
fn the_agenda_has_every_open_question_and_when_it_was_asked() {
    let desk = Desk::new();
    let page = question("How\\nmany?", "planning");
    let guide = small_guide_text().replacen(
        "\n[[section.item]]\nid = \"step-2\"",
        &format!("{page}\n[[section.item]]\nid = \"step-2\""),
        1,
    );
    desk.write("guide.toml", &guide);
    let run = |arguments: &[&str]| desk.run_with(&[&["--guide", "guide.toml", "--file", "small.toml"], arguments].concat());
    run(&["ask", "step-3", "Who decides?", "--with", "Kim", "--on", "2026-01-05"]).text();
    run(&["ask", "step-1", "How many?", "--on", "2026-01-06"]).text();
    run(&["ask", "contact", "Whose page is it?", "--on", "2026-01-07"]).text();
    run(&["answer", "contact", "Ours.", "--with", "Lee", "--on", "2026-01-08"]).text();
    let agenda = "2 questions are open, the most important first.\n\n\
                  Step 1 (step-1), question 1\n  How\n  many? (unknown: ask the contact)\n  Unblocks: planning\n  asked on 2026-01-06, by ana\n\n\
                  Step 3 (step-3), question 1\n  Who decides?\n  asked Kim on 2026-01-05, by ana\n";
    let how = "\n`hie-onboard answer ID TEXT --question NUMBER` records an answer, and\n\
               `hie-onboard letter questions` makes a mail of the most important ones.\n";
    let answered = "\nAnswered\n\nContact (contact), question 1\n  Whose page is it?\n  asked on 2026-01-07, by ana\n  \
                    told to you on 2026-01-08 by Lee: Ours.\n";
    assert_eq!(run(&["questions"]).text(), format!("{agenda}{how}"));
    assert_eq!(run(&["questions", "--all"]).text(), format!("{agenda}{answered}{how}"));
    let json = run(&["questions", "--json", "--all"]).json();
    let about = |index: usize| json["questions"][index].clone();
    assert_eq!((&json["schema"], &about(0)["item"], &about(1)["number"]), (&1.into(), &"step-1".into(), &1.into()));
    assert_eq!((&about(1)["class"], &about(1)["asked"]["with"]), (&serde_json::Value::Null, &"Kim".into()));
    assert_eq!((&about(2)["open"], &about(2)["answers"][0]["text"]), (&false.into(), &"Ours.".into()));
    let letter = run(&["letter", "questions"]).text();
    assert!(
        letter.contains("\n1. How many? (asked on 2026-01-06)\n") && letter.contains("\n2. Who decides? (asked on 2026-01-05)\n")
    );
    run(&["ask", "step-3", "Who decides?", "--on", "2026-01-09"]).text();
    assert!(run(&["letter", "questions"]).text().contains("\n2. Who decides? (asked again on 2026-01-09)\n"));
    run(&["answer", "step-1", "Two."]).text();
    run(&["answer", "step-3", "They."]).text();
    let none = "No question is open.\n\n`hie-onboard ask ID TEXT` records one that you ask.\n";
    assert_eq!(run(&["questions"]).text(), none);
}

#[test]
fn the_agenda_of_the_own_guide_fits_eighty_columns() {
    let desk = Desk::new();
    say(&desk, "answer", &"a word ".repeat(40), "--question 1").text();
    for arguments in ["questions --all", "show agreements"] {
        let text = desk.run(arguments).text();
        let long = text.lines().find(|line| line.chars().count() > 80 && !line.contains("://"));
        assert_eq!(long, None, "{arguments}");
    }
}

#[test]
fn what_was_waited_for_is_kept_when_it_is_done_and_the_clock_never_starts_again() {
    let desk = Desk::new();
    desk.write_progress(
        "schema = 1\nguide = \"bc-hie\"\n[item.agreements]\nstatus = \"waiting\"\nat = 2026-01-05T10:00:00Z\nby = \"ben\"\nreason = \"the ministry\"\n",
    );
    desk.run_with(&["set", ITEM, "--reason", "the ministry's lawyers"]).text();
    assert_eq!((&item(&desk)["at"], &item(&desk)["by"]), (&"2026-01-05T10:00:00Z".into(), &"ana".into()));
    desk.run("done agreements").text();
    let shown = |desk: &Desk| desk.run("show agreements").text();
    assert!(
        shown(&desk).contains("\n  - 2026-01-05 started waiting (noted by ana): the ministry's lawyers\n"),
        "{}",
        shown(&desk)
    );
    let undone = desk.run("undo").text();
    assert!(undone.contains("    removed: 2026-01-05 started waiting (noted by ana): "), "{undone}");
    assert!(!shown(&desk).contains("Correspondence") && shown(&desk).contains("waiting since 2026-01-05"), "{}", shown(&desk));
}

#[test]
fn dates_to_follow_up_and_periods_are_set_shown_and_cleared() {
    let desk = Desk::new();
    let text = desk.run("set agreements --follow-up 2031-01-12 --repeat 1Y").text();
    assert_eq!(text, "[ ] agreements  Vendor and user agreements: follow up 2031-01-12; again after 1y\n");
    let shown = desk.run("show agreements").text();
    assert!(
        shown.contains("\nFollow-up date  2031-01-12\nPeriod          again after 1y\n") && !shown.contains("\nAgain "),
        "{shown}"
    );
    assert_eq!((&item(&desk)["follow-up"], &item(&desk)["repeat"]), (&"2031-01-12".into(), &"1y".into()));
    desk.run_with(&["set", ITEM, "--follow-up", "", "--repeat", " "]).text();
    assert_eq!((&item(&desk)["follow-up"], &item(&desk)["repeat"]), (&serde_json::Value::Null, &serde_json::Value::Null));
}

#[test]
fn evidence_is_shown_with_its_dates_and_what_comes_back_with_its_day() {
    let desk = Desk::new();
    desk.write_progress(
        "schema = 1\nguide = \"bc-hie\"\n[item.agreements]\nstatus = \"done\"\nat = 2026-01-05T10:00:00Z\nrepeat = \"90y\"\n\
         evidence = [\"vpa.pdf\", \"mail.txt\"]\n[item.agreements.evidence-details.\"vpa.pdf\"]\ndated = 2026-01-04\n\
         valid-until = 2091-01-03\nsha256 = \"00ff\"\n",
    );
    let shown = desk.run("show agreements").text();
    let fields = "\nEvidence  vpa.pdf (of 2026-01-04, valid until 2091-01-03)\n          mail.txt\nPeriod    again after 90y\n\
                  Again     vpa.pdf is valid until 2091-01-03\n";
    assert!(shown.contains(fields) && !shown.contains("00ff"), "{shown}");
}

#[test]
fn a_walk_takes_the_text_as_it_is_typed_with_options_behind_it() {
    let desk = Desk::new();
    let script = "go agreements\nask Who signs, \"us\" or Ben's team? --with 'HLTH CIS' --on 2026-01-05\nanswer\nYou -- both.\n\
                  contact 'It --with stands.' --with Kim --on 2026-01-06\nask\n\nquestions\n";
    let text = desk.run_with_input("walk", script.as_bytes()).text();
    assert!(text.contains("2026-01-05 asked HLTH CIS by ana: Who signs, \"us\" or Ben's team?\n"), "{text}");
    assert!(text.contains("\nWhat was the answer? An empty line or cancel changes nothing.\n"), "{text}");
    assert!(
        text.contains("\nWhich question? An empty line or cancel changes nothing.\n\n> \nCancelled: nothing was changed.\n"),
        "{text}"
    );
    let lines = item(&desk)["correspondence"].clone();
    let said: Vec<_> = lines.as_array().into_iter().flatten().map(|line| line["text"].as_str().unwrap_or_default()).collect();
    assert_eq!(said, ["Who signs, \"us\" or Ben's team?", "It --with stands.", "You -- both."]);
}
