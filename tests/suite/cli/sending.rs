//! What goes to the ministry: the product, said once, and letters with everything that is missing named.

use crate::support::desk::Desk;
use crate::support::small_guide_text;

fn named() -> Desk {
    let desk = Desk::new();
    let facts =
        ["--vendor", "Acme Health", "--product", "CareNote", "--version", "2.4", "--contact", "Ana Ng <ana@acme.example>"];
    desk.run_with(&[&["product"], &facts[..], &["--hosting", "in British Columbia"]].concat()).text();
    desk.run("scope --systems plr,pharmanet --medical-practice no").text();
    desk
}

#[test]
fn the_product_is_set_shown_and_cleared_fact_by_fact() {
    let desk = Desk::new();
    assert_eq!(desk.run("product").text().matches("not set").count(), 5);
    assert!(!desk.progress_file().exists(), "looking writes nothing");
    let desk = named();
    let text = desk.run("product --version 2.5").text();
    let expected = "Vendor    Acme Health\nProduct   CareNote\nVersion   2.5\nContacts  Ana Ng <ana@acme.example>\n\
                    Hosting   in British Columbia\n";
    assert_eq!(text, expected);
    let json = desk.run("product --json").json();
    assert_eq!((&json["schema"], &json["contacts"][0]), (&1.into(), &"Ana Ng <ana@acme.example>".into()));
    assert!(desk.run("undo").text().contains("\nVersion   2.4\n"));
    assert!(desk.run_with(&["product", "--hosting", ""]).text().ends_with("Hosting   not set\n"));
    desk.run("product --json --vendor x").complaint(2);
    desk.run_with(&["product", "--contact", "Ana; Ng", "--contact", "Ben", "--contact", " "]).text();
    assert_eq!(desk.run("product --json").json()["contacts"], serde_json::json!(["Ana; Ng", "Ben"]));
    desk.run_with(&["product", "--contact", ""]).text();
    assert_eq!(desk.run("product --json").json()["contacts"], serde_json::json!([]));
}

#[test]
fn the_product_stands_in_status_and_in_every_report() {
    let desk = named();
    let sentence = "Acme Health | CareNote 2.4; contacts Ana Ng <ana@acme.example>; hosting in British Columbia";
    let status = desk.run("status").text().replace('\n', " ");
    assert!(status.contains(&format!("Product: {sentence}.")), "{status}");
    assert_eq!(desk.run("status --json").json()["product"]["version"], "2.4");
    assert!(
        desk.run("export").text().contains("**Product**: Acme Health \\| CareNote 2.4; contacts Ana Ng \\<ana@acme.example\\>")
    );
    assert!(
        desk.run("export --format html").text().contains("<strong>Product</strong>: Acme Health | CareNote 2.4; contacts Ana Ng")
    );
    assert_eq!(desk.run("export --format json").json()["product"]["vendor"], "Acme Health");
    desk.run("export --output backup.json").complaint_free();
    let other = Desk::new();
    other.write("backup.json", &desk.read("backup.json"));
    let plan = other.run("import backup.json --apply").text();
    let said = "product vendor Acme Health; product CareNote; product version 2.4; product contacts Ana Ng <ana@acme.example>";
    assert!(plan.replace("\n  ", " ").contains(said), "{plan}");
    assert_eq!(other.run("product").text(), desk.run("product").text());
    assert!(!Desk::new().run("status").text().contains("Product: "));
}

const MATTERS: [(&str, &str); 5] = [
    ("request", "Request for integration"),
    ("discovery", "Discovery session"),
    ("questions", "Questions"),
    ("test", "Conformance test"),
    ("change", "Changed application"),
];

#[test]
fn a_letter_has_the_facts_filled_in() {
    let desk = named();
    for (matter, subject) in MATTERS {
        let said = desk.run(&format!("letter {matter}"));
        assert!(!said.stderr.contains("not set"), "nothing is missing: {}", said.stderr);
        let text = said.text();
        let head = format!("To: HLTH.CISSupport@gov.bc.ca\nSubject: Acme Health | CareNote 2.4 | {subject}\n\nHello,\n\nWe ");
        assert!(text.starts_with(&head), "{text}");
        let product = match matter {
            "change" => "CareNote\nNew version: 2.4\nApproved version: [version, and date of the approval]",
            _ => "CareNote 2.4",
        };
        let facts = format!(
            "\nVendor: Acme Health\nProduct: {product}\nSystems: Provider and Location Registry (PLR), PharmaNet\n\
             Medical-practice application: no\nHosting: in British Columbia\nContacts: Ana Ng <ana@acme.example>\n"
        );
        assert!(text.contains(&facts), "{text}");
        assert!(text.ends_with("\n\nThank you, and kind regards,\nAna Ng\nAcme Health\nana@acme.example\n"), "{text}");
        assert!(!text.contains("\n\n\n") && !text.contains("not set"), "{text}");
    }
}

#[test]
fn a_letter_about_one_system_names_it_and_a_meeting_comes_with_the_main_questions() {
    let desk = named();
    desk.run("scope --systems plr").text();
    let request = desk.run("letter request").text();
    for said in [
        "\nSystem: Provider and Location Registry (PLR)\n",
        "\nOur completed Request for Integration Services (form 4637) [is attached / was sent on DATE].\n",
        "\n- whether PLR needs another form as well;\n",
    ] {
        assert!(request.contains(said), "{request}");
    }
    let test = desk.run("letter test").text();
    assert!(
        test.contains("\n- whether you require a Conformance Initiation Notice (form 4636, as far as we know), and "),
        "{test}"
    );
    let change = desk.run("letter change").text();
    assert!(change.contains(" an Application Release Assessment (form 4635, as far as we know);\n"), "{change}");
}

#[test]
fn a_letter_asks_what_is_most_important_and_says_how_much_more_there_is() {
    let desk = named();
    let questions = |letter: &str| letter.lines().filter(|line| line.starts_with(|first: char| first.is_ascii_digit())).count();
    let all = desk.run("letter questions --all");
    assert_eq!(all.stderr, "");
    let (all, count) = (all.stdout.clone(), questions(&all.stdout));
    assert!(count > 20 && !all.contains("further questions"), "{all}");
    for (matter, asked, open) in
        [("questions", 10, count), ("discovery", 6, questions(&desk.run("letter discovery --all").text()))]
    {
        let said = desk.run(&format!("letter {matter}"));
        assert_eq!(said.stderr, format!("hie-onboard: {} more questions are open; `--all` asks every one\n", open - asked));
        assert_eq!(questions(&said.stdout), asked, "{}", said.stdout);
        let more = "\n\nWe have further questions, and can send them if that is useful.\n\nThank you";
        assert!(said.stdout.contains(more), "{}", said.stdout);
    }
    let before_the_meeting = ["Do you hold discovery sessions", "Where do we send form 4637"];
    let discovery = desk.run("letter discovery --all").text();
    for question in before_the_meeting {
        assert!(all.contains(question) && !discovery.contains(question), "the letter or the request asks it: {discovery}");
    }
    desk.run_with(&["ask", "agreements", "Who signs?"]).text();
    let own = desk.run("letter questions --all").text();
    assert!(own.contains("\n   About: Vendor and user agreements\n"), "{own}");
}

#[test]
fn a_letter_names_what_is_missing() {
    let desk = Desk::new();
    for (matter, subject) in MATTERS {
        let said = desk.run(&format!("letter {matter}"));
        let missing =
            "hie-onboard: not set yet: vendor, product, version, contacts, hosting; `hie-onboard product --help` says how\n";
        assert!(said.stderr.starts_with(missing), "{}", said.stderr);
        let text = said.text();
        let head = format!("Subject: [vendor: not set] | [product: not set] [version: not set] | {subject}\n");
        assert!(text.contains(&head) && text.contains("\nHosting: [hosting: not set]\n"), "{text}");
        assert!(
            text.contains(", PharmaNet, ") && text.contains(" [all systems, because none is chosen: check this]\n"),
            "{text}"
        );
        assert!(text.contains("\nMedical-practice application: [not said yet]\n"), "{text}");
    }
    let complaint = desk.run("letter love").complaint(2);
    assert!(complaint.contains("[possible values: request, discovery, questions, test, change]"), "{complaint}");
}

#[test]
fn a_letter_goes_to_a_file_or_becomes_a_link() {
    let desk = named();
    let said = desk.run("letter request --output letter.txt");
    assert_eq!((said.code, said.stderr.as_str()), (Some(0), "hie-onboard: wrote the letter to letter.txt\n"));
    assert_eq!(desk.read("letter.txt"), desk.run("letter request").text());
    assert!(desk.run("letter test --output letter.txt").complaint(3).contains("letter.txt exists already"));
    desk.run("letter test --output letter.txt --force").complaint_free();
    let own = desk.progress_file().display().to_string();
    assert!(desk.run_with(&["letter", "test", "--output", &own, "--force"]).complaint(3).contains("holds the progress"));
    let link = desk.run("letter request --mailto").text();
    let start = "mailto:HLTH.CISSupport@gov.bc.ca?subject=Acme%20Health%20%7C%20CareNote%202.4%20%7C%20Request%20for%20integration&body=Hello%2C";
    assert!(link.starts_with(start) && link.lines().count() == 1, "{link}");
    desk.run_with(&["product", "--hosting", &"far away ".repeat(300)]).text();
    let complaint = desk.run("letter request --mailto").complaint(2);
    assert_eq!(
        complaint,
        "hie-onboard: the letter is too long for a mail link: write it to a file with --output, and paste it into a mail\n"
    );
}

/// A question of the item with this number in the small guide.
fn question(text: &str, unblocks: &str) -> String {
    format!("[[section.item.question]]\ntext = \"{text}\"\nclass = \"unknown\"\nunblocks = \"{unblocks}\"\n")
}

#[test]
fn the_questions_come_in_the_order_of_what_waits_for_them_and_end_with_the_item() {
    let desk = named();
    let mut guide = small_guide_text();
    // The fifth item waits for the second, and the gate for the third.
    for (number, extra) in [
        (1, question("What does it cost?", "") + &question("Who decides?", "planning")),
        (2, question("Which form?", "sending it")),
        (3, question("How many tests?", "")),
        (4, question("Done already?", "")),
    ] {
        let next = format!("\n[[section.item]]\nid = \"step-{}\"", number + 1);
        guide = guide.replacen(&next, &format!("{extra}{next}"), 1);
    }
    guide = guide.replacen("id = \"step-5\"\n", "id = \"step-5\"\nafter = [\"step-2\"]\n", 1);
    let gate = "[[gate]]\nid = \"first\"\ntitle = \"the first\"\nshort = \"First\"\nneeds = [\"step-3\"]\n\n[[section]]";
    desk.write("guide.toml", &guide.replacen("[[section]]", gate, 1));
    let run = |arguments: &str| desk.run(&format!("--guide guide.toml --file small.toml {arguments}"));
    run("tick step-4").text();
    let letter = run("letter questions").text();
    let asked: Vec<&str> = letter.lines().filter(|line| line.starts_with(|first: char| first.is_ascii_digit())).collect();
    assert_eq!(asked, ["1. How many tests?", "2. Which form?", "3. Who decides?", "4. What does it cost?"]);
    assert!(letter.contains("\n\n1. How many tests?\n\n2. Which form?\n\n3. "), "{letter}");
    assert!(!letter.contains('*'), "nothing rests on a third party's notes: {letter}");
    assert!(run("letter discovery").text().contains("\nOur main questions are these.\n\n1. How many tests?\n"));
    run("tick step-1 step-2 step-3").text();
    let complaint = run("letter questions").complaint(1);
    assert_eq!(complaint, "hie-onboard: there is nothing to ask: no question about what is in scope is open\n");
    let letter = run("letter discovery").text();
    assert!(letter.contains("\n- who our contacts would be.\n\nThank you"), "{letter}");
}

#[test]
fn letters_of_another_guide_speak_of_nothing_that_it_does_not_have() {
    let desk = Desk::new();
    desk.write("guide.toml", include_str!("../../../data/example-guide.toml"));
    let letters: Vec<String> = MATTERS
        .iter()
        .map(|(matter, _)| desk.run(&format!("--guide guide.toml --file small.toml letter {matter}")).text())
        .collect();
    for word in ["edical", "ystem", "onformance", "iscovery"] {
        assert!(letters.iter().all(|letter| !letter.contains(word)), "{word} in {letters:?}");
    }
    for sentence in [
        "\nOur completed request form [is attached / was sent on DATE].\n",
        "\n- whether this is the current form, and the right address to send it to;\n- who ",
        "\n- which form or notice you need from us;\n",
        " would like to arrange a first meeting with you, if you hold one.\n",
        " ask for a date for the test of our product.\n",
        "\nWhat has changed: [which functions].\n",
    ] {
        assert!(letters.iter().any(|letter| letter.contains(sentence)), "{sentence} in {letters:?}");
    }
}

#[test]
fn the_letter_about_a_change_says_what_the_releases_say() {
    let desk = named();
    let letter = desk.run("letter change").text();
    let gaps = ["[version, and date of the approval]", "[which functions, and which of these systems and messages they touch]"];
    for (name, gap) in ["Approved version: ", "What has changed: "].iter().zip(gaps) {
        assert!(letter.contains(&format!("\n{name}{gap}")), "{letter}");
    }
    let release = |version: &str, rest: &str| format!("[release.\"{version}\"]\n{rest}\n");
    let releases = [
        release("2.2", "approved = 2026-05-01"),
        release("2.3", "changed = \"Nothing.\"\napproved = 2026-07-01"),
        release("2.3.1", "notified = 2026-08-01"),
        release("2.4", "changed = \"Prescriptions are renewed in one step.\"\napproved = 2026-09-01"),
    ];
    desk.write_progress(&format!("{}\n{}", desk.read_progress(), releases.concat()));
    let letter = desk.run("letter change").text();
    for said in [
        "\nNew version: 2.4\nApproved version: 2.3, approved on 2026-07-01\n",
        "\nWhat has changed: Prescriptions are renewed in one step.\n",
        " would like to confirm with you what is needed before we release it to our customers.\n",
    ] {
        assert!(letter.contains(said), "{letter}");
    }
}

#[test]
fn nothing_in_a_product_breaks_out_of_its_line() {
    let desk = Desk::new();
    desk.write_progress("schema = 1\nguide = \"bc-hie\"\n[product]\nvendor = \"A\\nBcc: x@y.example\\u001b[31m\"\n");
    let text = desk.run("letter test").text();
    assert!(text.contains("\nSubject: A Bcc: x@y.example<U+001B>[31m | "), "{text}");
    assert!(!text.contains("\nBcc") && !text.contains('\u{1b}'), "{text}");
}
