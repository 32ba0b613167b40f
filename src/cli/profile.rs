//! The profiles that there are: a name that nobody created is a mistake, not an empty guide.

use super::failure::Failure;
use super::unknown::unknown;
use crate::paths::{Choice, Environment, Location};
use crate::store::{Store, memory};

/// The names of the profiles, in order.
pub fn names(environment: &Environment) -> Vec<String> {
    let Some(folder) = environment.profiles() else { return Vec::new() };
    let is_profile = |name: &String| {
        let place = environment.locate(None, Some(name));
        place.is_ok_and(|place| Store::new(place.progress).fingerprint().is_some())
    };
    memory::names(&folder).into_iter().filter(is_profile).collect()
}

/// # Errors
/// When `place` is that of a profile that nobody created; the message suggests a similar one.
pub fn check(environment: &Environment, name: Option<&str>, place: &Location) -> Result<(), Failure> {
    let Some(name) = name.filter(|_| place.choice == Choice::Profile) else { return Ok(()) };
    // A file that cannot be looked at is there, and the first command that reads it says what is wrong.
    if place.progress.symlink_metadata().is_ok() {
        return Ok(());
    }
    let names = names(environment);
    let advice = format!("`hie-onboard init --profile {name}` creates it");
    Err(unknown("profile", name, names.iter().map(String::as_str), &advice))
}
