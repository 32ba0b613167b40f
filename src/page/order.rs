//! Which entries of a list stand elsewhere than before.

/// The places in `now` of as few entries as must have moved for `now` to be out of order.
pub fn moved(now: &[usize]) -> Vec<usize> {
    // The longest run in order that ends at each entry, and the entry before it in that run.
    let mut runs: Vec<(usize, Option<usize>)> = Vec::with_capacity(now.len());
    for (place, entry) in now.iter().enumerate() {
        let before = (0..place).filter(|&earlier| now[earlier] < *entry);
        let best = before.max_by_key(|&earlier| (runs[earlier].0, std::cmp::Reverse(earlier)));
        runs.push((1 + best.map_or(0, |best| runs[best].0), best));
    }
    let mut stays = vec![false; now.len()];
    let mut end = (0..now.len()).max_by_key(|&place| (runs[place].0, std::cmp::Reverse(place)));
    while let Some(place) = end {
        stays[place] = true;
        end = runs[place].1;
    }
    (0..now.len()).filter(|&place| !stays[place]).collect()
}

#[cfg(test)]
mod tests {
    use super::moved;

    #[test]
    fn as_few_as_possible_have_moved() {
        assert_eq!(moved(&[]), Vec::<usize>::new());
        assert_eq!(moved(&[3, 5, 9]), Vec::<usize>::new());
        assert_eq!(moved(&[9, 3, 5, 7]), [0]);
        assert_eq!(moved(&[3, 5, 1, 7]), [2]);
        assert_eq!(moved(&[2, 1]), [1]);
    }
}
