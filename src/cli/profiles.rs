//! `profiles`: the personal progress files, each a line.

use std::path::Path;

use clap::Args;
use serde::{Serialize, Serializer};

use super::failure::Failure;
use super::output::{Answer, SCHEMA, Text, Tone};
use super::profile::names;
use super::session::Session;
use crate::progress::{Entry, Readiness};
use crate::store::Store;
use crate::text::{shown_path, width};

const EXAMPLES: &str = "\
Examples:
  hie-onboard init --profile second-product && hie-onboard profiles
  hie-onboard profiles --json

A profile keeps the progress of one product apart: add --profile NAME to any
command. `hie-onboard init --profile NAME` creates it.";

/// Stands for the personal file without a profile.
const NO_NAME: &str = "(no profile)";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// Write JSON for scripts
    #[arg(long)]
    json: bool,
}

/// `profiles --json`; scripts rely on these names.
#[derive(Serialize)]
struct Profiles {
    schema: u32,
    profiles: Vec<Profile>,
}

#[derive(Serialize)]
struct Profile {
    /// `null` for the personal file without a profile.
    name: Option<String>,
    file: String,
    /// `null` if the file cannot be read.
    state: Option<State>,
    error: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct State {
    #[serde(serialize_with = "word")]
    readiness: Readiness,
    open: usize,
    overdue: usize,
    /// Id of the next gate; `null` when all are reached.
    gate: Option<String>,
    /// How many open items hold it up.
    before_gate: usize,
    #[serde(skip)]
    next: String,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes it so")]
fn word<S: Serializer>(readiness: &Readiness, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(readiness.word())
}

pub fn run(session: &Session, arguments: &Arguments) -> Result<Answer, Failure> {
    let environment = &session.environment;
    let personal = environment.personal_file().filter(|file| Store::new(file.clone()).fingerprint().is_some());
    let mut profiles: Vec<Profile> = personal.iter().map(|file| profile(session, None, file)).collect();
    for name in names(environment) {
        let place = environment.locate(None, Some(&name))?;
        profiles.push(profile(session, Some(name), &place.progress));
    }
    let text = if arguments.json { Text::json(&Profiles { schema: SCHEMA, profiles }) } else { describe(&profiles) };
    Ok(session.answer(text))
}

fn profile(session: &Session, name: Option<String>, file: &Path) -> Profile {
    let (state, error) = match Store::new(file.to_owned()).load(&session.guide) {
        Ok(progress) => {
            let summary = session.summary(&progress);
            let in_scope = Entry::tracked(&session.guide, &progress).filter(|entry| entry.in_scope);
            let overdue = in_scope.filter(|entry| entry.overdue(session.today()).is_some()).count();
            let open = summary.counts.total - summary.counts.closed();
            let gate = summary.next_gate();
            let before_gate = gate.map_or(0, |gate| gate.open.len());
            let next = gate.map_or_else(String::new, |gate| format!("; {}: {before_gate} open", gate.short));
            let readiness = summary.readiness;
            let gate = gate.map(|gate| gate.id.clone());
            (Some(State { readiness, open, overdue, gate, before_gate, next }), None)
        }
        Err(error) => (None, Some(error.to_string())),
    };
    Profile { name, file: shown_path(file), state, error }
}

fn describe(profiles: &[Profile]) -> Text {
    let mut text = Text::default();
    if profiles.is_empty() {
        text.line("There is no profile yet: `hie-onboard init --profile NAME` creates one.");
    }
    let name = |profile: &Profile| profile.name.clone().unwrap_or_else(|| NO_NAME.to_owned());
    let columns = profiles.iter().map(|profile| width(&name(profile))).max().unwrap_or(0);
    for profile in profiles {
        text.add_column(Tone::Strong, &name(profile), columns + 2);
        match (&profile.state, &profile.error) {
            (Some(state), _) => {
                let tone = if state.readiness == Readiness::Ready { Tone::Good } else { Tone::Plain };
                text.add_column(tone, state.readiness.label(), width(Readiness::ReadyWithGaps.label()));
                text.add(Tone::Plain, &format!("  {} open", state.open));
                if state.overdue > 0 {
                    text.add(Tone::Urgent, &format!(", {} overdue", state.overdue));
                }
                text.add(Tone::Plain, &state.next);
            }
            (None, error) => text.add(Tone::Urgent, error.as_deref().unwrap_or_default()),
        }
        text.end();
    }
    text
}
