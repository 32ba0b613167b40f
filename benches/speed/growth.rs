//! How the cost of everything grows with the guide, and with the evidence on one item: measured inside the program, without a terminal.

use std::io::{self, Write};
use std::time::{Duration, Instant};

use crate::Outcome;
use crate::numbers::median;

mod operations;
mod stand;
mod text;

use operations::{ALL, Growth, Operation};
use stand::Stand;

/// Items of the guides; the first is as large as the guide that is built in.
const SIZES: [usize; 3] = [57, 1_000, 10_000];

/// Pieces of evidence on the item that the keys go to.
const EVIDENCE: usize = 500;

/// What is quick is done so long.
const LONG: Duration = Duration::from_millis(200);

/// What is slow is done so often.
const LEAST: usize = 3;

/// Growth beyond this factor is growth: measuring is not exact, and sorting takes a little more than counting.
const MARGIN: f64 = 1.6;

pub fn run() -> Outcome<()> {
    let mut stands = SIZES.iter().map(|size| Stand::new(*size, 0)).collect::<Outcome<Vec<Stand>>>()?;
    stands.push(Stand::new(SIZES[0], EVIDENCE)?);
    let mut to = io::stdout().lock();
    let sizes = SIZES.map(|size| format!("{size:>11}"));
    writeln!(to, "\nMilliseconds with so many items, and with {EVIDENCE} pieces of evidence on one")?;
    writeln!(to, "{:<28}{}{:>11}{:>9}{:>9}{:>9}", "", sizes.concat(), "evidence", "x", "x", "x")?;
    for operation in ALL {
        let times = stands.iter_mut().map(|stand| time(operation, stand)).collect::<Outcome<Vec<f64>>>()?;
        let columns = times.iter().map(|time| format!("{:>11.3}", time * 1e3)).collect::<Vec<_>>().concat();
        let ratios = times[1..].iter().map(|time| format!("{:>9.1}", time / times[0])).collect::<Vec<_>>().concat();
        writeln!(to, "{:<28}{columns}{ratios}  {}", operation.name, verdict(operation.growth, &times))?;
    }
    Ok(())
}

/// The median time of one turn, in seconds.
fn time(operation: &Operation, stand: &mut Stand) -> Outcome<f64> {
    (operation.before)(stand)?;
    let (mut times, end) = (Vec::new(), Instant::now() + LONG);
    while times.len() < LEAST || Instant::now() < end {
        let begin = Instant::now();
        (operation.run)(stand, times.len())?;
        times.push(begin.elapsed().as_secs_f64());
    }
    Ok(median(times))
}

/// Whether it grows as it may, from each size to the next.
fn verdict(growth: Growth, times: &[f64]) -> &'static str {
    let steps = SIZES.windows(2).zip(times.windows(2));
    let is_more = |(sizes, times): (&[usize], &[f64])| {
        let may = match growth {
            Growth::Flat => 1.0,
            Growth::Even => ratio(sizes),
        };
        times[1] / times[0] > may * MARGIN
    };
    if steps.into_iter().any(is_more) { "grows too fast" } else { "" }
}

fn ratio(sizes: &[usize]) -> f64 {
    let size = |index: usize| u32::try_from(sizes[index]).map_or(f64::INFINITY, f64::from);
    size(1) / size(0)
}
