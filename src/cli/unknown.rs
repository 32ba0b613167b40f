//! What was probably meant by a name that nothing has.

use super::failure::Failure;

/// The failure that there is no `kind` called `name` among `names`.
pub fn unknown<'n>(kind: &'static str, name: &str, names: impl Iterator<Item = &'n str>, advice: &str) -> Failure {
    Failure::Unknown { kind, name: name.to_owned(), suggestion: nearest(name, names), advice: advice.to_owned() }
}

/// The one of `names` that is most like `name`, if any is like it at all.
fn nearest<'n>(name: &str, names: impl Iterator<Item = &'n str>) -> Option<String> {
    const ALIKE: f64 = 0.7;
    let name = name.to_lowercase();
    let scored = names.map(|candidate| (strsim::jaro_winkler(&name, candidate), candidate));
    let (score, nearest) = scored.max_by(|(one, _), (other, _)| one.total_cmp(other))?;
    (score > ALIKE).then(|| nearest.to_owned())
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn the_nearest_name_is_suggested_unless_none_is_near() {
        let names = || ["agreements", "audit-compliance", "time-frame"].into_iter();
        assert_eq!(nearest("agrements", names()).as_deref(), Some("agreements"));
        assert_eq!(nearest("Audit", names()).as_deref(), Some("audit-compliance"));
        assert_eq!(nearest("xyz", names()), None);
    }
}
