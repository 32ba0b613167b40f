//! The product: named once, shown in the header, changed fact by fact, and never lost between two people.

use hie_onboard::progress::{Change, Product, ProductField, Progress, merge};
use hie_onboard::shell::Event;
use hie_onboard::tui::state::context::ListKind;
use hie_onboard::tui::state::message::{Effect, News};
use hie_onboard::tui::state::mode::{List, Mode};

use crate::support::small_guide;
use crate::support::stage::{Disk, Stage};
use crate::update::wide;

fn product(facts: &[(ProductField, &str)]) -> Product {
    let mut product = Product::default();
    for (field, words) in facts {
        product.set(*field, words);
    }
    product
}

#[test]
fn a_fact_is_changed_in_the_list_undone_there_and_shown_on_top() {
    let stage = wide("P");
    assert!(stage.text().contains("Your product, for letters and reports"), "{}", stage.text());
    assert_eq!(stage.text().matches("not set").count(), 5);
    let stage = stage.press("<Enter>Acme Health<Enter>j<Enter>CareNote<Enter>j<Enter>2.4<Enter>");
    assert!(matches!(&stage.model.mode, Mode::List(List { kind: ListKind::Product, cursor: 2, .. })));
    assert_eq!(stage.file().product.heading(), "Acme Health | CareNote 2.4");
    let first = |stage: &Stage| stage.text().lines().next().unwrap_or_default().to_owned();
    assert!(first(&stage).starts_with(" hie-onboard · CareNote 2.4 · BC health information exchange"), "{}", first(&stage));
    let stage = stage.press("u");
    assert_eq!(stage.file().product.heading(), "Acme Health | CareNote");
    assert!(first(&stage.press("<Esc><resize:44x20>")).starts_with(" hie-onboard "));
}

#[test]
fn the_list_is_an_action_that_can_be_found_by_name() {
    assert!(matches!(wide(":vendor<Enter>").model.mode, Mode::List(List { kind: ListKind::Product, .. })));
}

#[test]
fn nothing_is_written_where_nothing_was_changed() {
    let stage = wide("P<Enter><Enter><Down><Enter> <Enter><Esc>");
    assert!(stage.effects().is_empty() && matches!(stage.model.mode, Mode::Browse));
}

#[test]
fn what_a_colleague_sets_meanwhile_is_kept() {
    let mut stage = wide("P<Enter>Acme").disk(Disk::Hangs);
    let product = product(&[(ProductField::Vendor, "Other"), (ProductField::Version, "2.4")]);
    let theirs = Progress { product: Box::new(product), ..stage.file().clone() };
    stage.send(Event::News(News::Loaded(theirs)));
    let stage = stage.press("<Enter>");
    let kept = &stage.model.progress.product;
    assert_eq!((kept.vendor.as_str(), kept.version.as_str()), ("Acme / Other", "2.4"));
}

#[test]
fn the_first_start_asks_what_the_product_is_called_and_takes_no_for_an_answer() {
    let asked = wide("S<Enter><Enter><Enter>");
    assert!(asked.text().contains("What is your product called? (4 of 4)"), "{}", asked.text());
    assert!(asked.effects().iter().all(|effect| !matches!(effect, Effect::Save(_))));
    let named = wide("S<Enter><Enter><Enter>CareNote<Enter>");
    assert_eq!((named.file().product.product.as_str(), matches!(named.model.mode, Mode::Browse)), ("CareNote", true));
    let again = named.press("S<Enter><Enter><Enter>");
    assert!(again.text().contains("CareNote"), "the present answer is proposed");
    assert!(wide("S<Enter><Enter><Enter><Enter>").effects().is_empty());
}

#[test]
fn a_file_without_a_product_stays_as_it_is_and_later_keys_survive() {
    let mut progress = Progress::new(&small_guide());
    assert!(!progress.to_text().contains("product"), "{}", progress.to_text());
    progress.apply(&Change::Product { before: Product::default(), after: product(&[(ProductField::Version, "2.4")]) });
    let text = progress.to_text();
    assert!(text.contains("\n[product]\nversion = \"2.4\"\n\n"), "only what is set:\n{text}");
    let later = text.replace("version = ", "later = 1\nversion = ");
    let read = Progress::parse(&later).expect("it parses");
    assert!(read.to_text().contains("later = 1"), "{}", read.to_text());
}

#[test]
fn two_people_who_name_the_product_lose_nothing() {
    let with = |facts: &[(ProductField, &str)]| Progress { product: Box::new(product(facts)), ..Progress::new(&small_guide()) };
    let base = with(&[(ProductField::Version, "2.3"), (ProductField::Contacts, "Ana; Ben")]);
    let ours =
        with(&[(ProductField::Version, "2.4"), (ProductField::Contacts, "Ana; Ben; Carla"), (ProductField::Vendor, "Acme")]);
    let theirs = with(&[
        (ProductField::Version, "2.4.1"),
        (ProductField::Contacts, "Ana; Dan"),
        (ProductField::Vendor, "Umbrella"),
        (ProductField::Hosting, "in Canada"),
    ]);
    let merged = merge(&base, &ours, &theirs).product;
    assert_eq!(merged, merge(&base, &theirs, &ours).product);
    assert_eq!(merged.sentence(), "Acme / Umbrella | 2.4.1; contacts Ana; Carla; Dan; hosting in Canada");
}

#[test]
fn undoing_one_fact_leaves_a_colleagues_other_fact_and_refuses_the_same_one() {
    let change = Change::Product { before: Product::default(), after: product(&[(ProductField::Vendor, "Acme")]) };
    let mut progress = Progress::new(&small_guide());
    *progress.product = product(&[(ProductField::Vendor, "Acme"), (ProductField::Version, "2.4")]);
    let inverse = progress.check_undo(&change).expect("nobody touched the vendor");
    progress.apply(&inverse);
    assert_eq!(*progress.product, product(&[(ProductField::Version, "2.4")]));
    progress.product.set(ProductField::Vendor, "Other");
    let refused = progress.check_undo(&change).expect_err("it is another vendor now").to_string();
    assert_eq!(refused, "the product has changed since, so the change was not undone");
}
