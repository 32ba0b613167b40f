//! What was probably meant by a name that nothing has.

/// The one of `names` that is most like `name`, if any is as like it as `alike` asks: 0 for nothing in common, 1 for the same.
pub fn nearest<'n>(name: &str, names: impl Iterator<Item = &'n str>, alike: f64) -> Option<&'n str> {
    let name = name.to_lowercase();
    let scored = names.map(|candidate| (strsim::jaro_winkler(&name, candidate), candidate));
    let (score, nearest) = scored.max_by(|(one, _), (other, _)| one.total_cmp(other))?;
    (score > alike).then_some(nearest)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn the_nearest_name_is_suggested_unless_none_is_near() {
        let near = |name| nearest(name, ["agreements", "audit-compliance", "time-frame"].into_iter(), 0.7);
        assert_eq!(near("agrements"), Some("agreements"));
        assert_eq!(near("Audit"), Some("audit-compliance"));
        assert_eq!(near("xyz"), None);
    }
}
