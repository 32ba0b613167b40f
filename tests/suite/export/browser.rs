//! The HTML report in a real browser: accessible, within the page at every width, printable, and deaf to what was typed into it.
#![cfg(unix)]
#![expect(clippy::disallowed_methods, reason = "the browser is found, and what it makes of pages is looked at")]

use std::env;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

use crate::support::desk::Desk;

/// What a stuck browser is stopped after, in seconds.
const PATIENCE: &str = "120";

/// How much of a page is looked at, in pixels.
const HEIGHT: u32 = 2400;

/// A browser, with the accessibility checker that runs in it.
struct Browser {
    program: PathBuf,
    axe: String,
    profile: TempDir,
}

/// How a page is looked at.
struct Look {
    width: u32,
    dark: bool,
}

const DESKTOP: Look = Look { width: 1280, dark: false };
const PHONE: Look = Look { width: 390, dark: true };

/// The browser; without one the tests fail where they must not be skipped, and say elsewhere that they are.
fn browser() -> Option<Browser> {
    let path = env::var_os("PATH").unwrap_or_default();
    let program = env::split_paths(&path).map(|folder| folder.join("chromium")).find(|file| file.is_file());
    let axe = fs::read_to_string(target().join("npm/node_modules/axe-core/axe.min.js")).ok();
    let found = program.zip(axe);
    if found.is_none() {
        let missing = "chromium is not installed, or axe-core is not in target/npm: `bash .ci/run` installs both";
        assert!(env::var_os("CI").is_none(), "{missing}");
        announce(&format!("SKIPPED, the report was not looked at in a browser: {missing}"));
    }
    let profile = TempDir::new().expect("there is room for a directory");
    found.map(|(program, axe)| Browser { program, axe, profile })
}

/// Says it past the test runner, which keeps the output of tests that pass to itself.
fn announce(sentence: &str) {
    let _ = writeln!(std::io::stderr().lock(), "\n{sentence}");
}

fn target() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("target")
}

impl Browser {
    fn open(&self, page: &Path, look: &Look, arguments: &[&str]) -> String {
        let quiet = ["--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update"];
        let mut command = Command::new("timeout");
        command.arg(PATIENCE).arg(&self.program);
        command.args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-sync", "--hide-scrollbars"]).args(quiet);
        command.arg(format!("--user-data-dir={}", self.profile.path().display()));
        command.arg(format!("--window-size={},{HEIGHT}", look.width));
        command.arg(format!("--blink-settings=preferredColorScheme={}", u8::from(!look.dark)));
        command.args(arguments).arg(format!("file://{}", page.display())).stdin(Stdio::null());
        let output = command.output().expect("the browser starts");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    /// What a script that we put into the page finds out about it; the page's own policy would not let it run.
    fn probe(&self, report: &str, look: &Look) -> Value {
        let policy = report.lines().find(|line| line.contains("Content-Security-Policy")).expect("it has a policy");
        let script = format!("<script>{}</script><script>{PROBE}</script></body>", self.axe);
        let framed = report.replace(policy, "").replace("</body>", &script);
        let page = self.profile.path().join("page.html");
        fs::write(&page, frame(&framed, look.width)).expect("it can be written");
        let dom = self.open(&page, look, &["--dump-dom", "--virtual-time-budget=30000"]);
        let found = dom.split("FOUND").nth(1).unwrap_or_else(|| panic!("the probe found nothing in {dom}"));
        serde_json::from_str(&found.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")).expect("it is JSON")
    }
}

/// A browser window has a smallest width; a frame has none.
fn frame(page: &str, width: u32) -> String {
    let page = page.replace('&', "&amp;").replace('"', "&quot;");
    format!(
        "<!doctype html><html lang=en><title>Frame</title><body style=\"margin:0\"><iframe title=Report style=\"width:{width}px;height:{HEIGHT}px;border:0;display:block\" srcdoc=\"{page}\"></iframe></html>"
    )
}

const PROBE: &str = r##"
const tell = (found) => { parent.document.body.append(["", "", ""].join("FO" + "UND").replace(/D/, "D" + JSON.stringify(found))); };
axe.run(document, { resultTypes: ["violations"] }).then((results) => tell({
  violations: results.violations.map((rule) => rule.id + ": " + rule.nodes.map((node) => node.html).slice(0, 3).join(" ")),
  checked: results.passes.length,
  scripts: document.scripts.length,
  loaded: document.querySelectorAll("img, iframe, object, embed, link, form, input").length,
  handlers: [...document.querySelectorAll("*")].filter((one) => [...one.attributes].some((name) => name.name.startsWith("on"))).length,
  addresses: [...document.links].filter((link) => !link.getAttribute("href").startsWith("#")).map((link) => link.protocol).filter((name) => !["https:", "http:", "mailto:"].includes(name)),
  widest: document.documentElement.scrollWidth,
  width: innerWidth,
  dark: matchMedia("(prefers-color-scheme: dark)").matches,
  title: parent.document.title,
}));
"##;

/// A desk on which everything that a report shows is there.
fn used_desk() -> Desk {
    let desk = Desk::new();
    desk.run("tick download-standards conformance-requirements message-specifications review-standards").text();
    desk.run_with(&[
        "set",
        "agreements",
        "--status",
        "waiting",
        "--reason",
        "with the ministry's legal branch",
        "--owner",
        "legal",
    ])
    .text();
    desk.run("set agreements --due 2020-01-31").text();
    desk.run("set review-standards --status doing --owner Ana --due 2031-03-31").text();
    desk.run_with(&["set", "connectivity", "--status", "not-applicable", "--reason", "Our hosting partner connects for us."])
        .text();
    desk.run("evidence add agreements https://tickets.example.org/vendor-participation-agreement/4711?tab=signatures&view=all")
        .text();
    desk.run("evidence add agreements docs/vpa-signed.pdf").text();
    desk.run_with(&["note", "agreements", "Signed copy is with legal.\nThey call back in December."]).text();
    // As if the guide had changed this item since.
    let progress = desk.read_progress();
    let (before, item) = progress.split_once("[item.download-standards]").expect("it is there");
    desk.write_progress(&format!("{before}[item.download-standards]{}", item.replacen("edition = 1", "edition = 0", 1)));
    desk
}

fn report(desk: &Desk) -> String {
    desk.run("export --format html").text()
}

#[test]
fn the_report_is_accessible_and_fits_at_every_width() {
    let Some(browser) = browser() else { return };
    for desk in [used_desk(), Desk::new()] {
        for look in [DESKTOP, PHONE] {
            let found = browser.probe(&report(&desk), &look);
            assert_eq!(found["violations"], serde_json::json!([]), "{found}");
            assert!(found["checked"].as_u64().is_some_and(|rules| rules > 15), "{found}");
            assert_eq!((&found["width"], &found["dark"]), (&look.width.into(), &look.dark.into()));
            assert!(found["widest"].as_u64() <= found["width"].as_u64(), "{found}");
        }
    }
}

#[test]
fn what_was_typed_into_fields_does_nothing() {
    let Some(browser) = browser() else { return };
    let attack = "</style></title><script>parent.document.title='taken'</script><img src=x onerror=\"parent.document.title='taken'\">\
                  \"' onmouseover='x' \u{1b}]0;x\u{7}\0\u{202e}{{ 7 }}{% raw %}<!--";
    let desk = Desk::new();
    let quoted = serde_json::Value::from(attack).to_string();
    let fields = ["owner", "reason", "by", "note"].map(|name| format!("{name} = {quoted}\n")).concat();
    let evidence =
        format!("evidence = [{quoted}, \"javascript:alert(1)\", \"https://x.example/\\\"onclick='y'\", \"data:text/html,x\"]\n");
    let item = |id: &str, status: &str| format!("[item.{id}]\nstatus = \"{status}\"\n{fields}{evidence}\n");
    let items = [item("agreements", "waiting"), item("time-frame", "not-applicable"), item("connectivity", "done")].concat();
    desk.write_progress(&format!("schema = 1\nguide = \"bc-hie\"\nscope = {{ systems = [{quoted}] }}\n{items}"));
    let html = report(&desk);
    assert!(
        !html.contains("<script")
            && !html.contains("<img")
            && html.contains("&lt;U+202E&gt;") | html.contains("&#60;U+202E&#62;")
    );
    let found = browser.probe(&html, &DESKTOP);
    assert_eq!(found["title"], "Frame");
    assert_eq!((&found["scripts"], &found["loaded"], &found["handlers"]), (&2.into(), &0.into(), &0.into()), "{found}");
    assert_eq!((&found["addresses"], &found["violations"]), (&serde_json::json!([]), &serde_json::json!([])));
}

#[test]
fn the_report_can_be_looked_at_and_printed() {
    let Some(browser) = browser() else { return };
    let folder = target().join("reports");
    fs::create_dir_all(&folder).expect("it can be made");
    let page = folder.join("report.html");
    let html = report(&used_desk());
    fs::write(&page, &html).expect("it can be written");
    let framed = browser.profile.path().join("framed.html");
    fs::write(&framed, frame(&html, PHONE.width)).expect("it can be written");
    for (name, page, look) in [("desktop", &page, DESKTOP), ("phone", &framed, PHONE)] {
        let picture = folder.join(format!("{name}.png"));
        browser.open(page, &look, &[&format!("--screenshot={}", picture.display())]);
        assert!(fs::metadata(picture).is_ok_and(|picture| picture.len() > 10_000), "{name}");
    }
    for paper in ["A4", "Letter"] {
        let sheet = browser.profile.path().join("sheet.html");
        fs::write(&sheet, html.replace("@page { ", &format!("@page {{ size: {paper}; "))).expect("it can be written");
        let printed = folder.join(format!("{paper}.pdf"));
        browser.open(&sheet, &DESKTOP, &[&format!("--print-to-pdf={}", printed.display()), "--no-pdf-header-footer"]);
        assert!(fs::read(printed).is_ok_and(|printed| printed.starts_with(b"%PDF")), "{paper}");
    }
}
