//! What was measured of each program, as one table with the targets beside it.

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::ROUNDS;
use super::measure::{Measure, Target};
use crate::Outcome;
use crate::numbers::{median, median_ratio};
use crate::programs::{Kind, Program};

/// The values of each measure of each program, turn by turn.
#[derive(Debug, Default)]
pub struct Measured(BTreeMap<(Measure, &'static str), Vec<f64>>);

impl Measured {
    pub fn add(&mut self, program: &Program, measure: Measure, value: f64) {
        self.0.entry((measure, program.name)).or_default().push(value);
    }

    fn of(&self, measure: Measure, program: &Program) -> &[f64] {
        self.0.get(&(measure, program.name)).map_or(&[], Vec::as_slice)
    }

    /// # Errors
    /// When nobody reads it.
    pub fn print(&self, programs: &[Program]) -> Outcome<()> {
        let mut to = io::stdout().lock();
        let columns = programs.iter().map(|program| format!("{:>12}", program.name));
        writeln!(to, "\nMedians of {ROUNDS} turns at 120x40, and of the ratios of each turn")?;
        writeln!(to, "{:<28}{}", "", columns.collect::<String>())?;
        for &measure in Measure::ALL {
            let values = programs.iter().map(|program| format!("{:>12}", self.value(measure, program)));
            writeln!(to, "{:<28}{}", measure.label(), values.collect::<String>())?;
        }
        let is_own = |program: &&Program| program.kind == Kind::Own;
        for program in programs.iter().filter(is_own) {
            writeln!(to, "\n{:<28}{:>12}{:>12}  target", program.name, "x less", "x floor")?;
            for &measure in Measure::ALL {
                let [less, floor] = [Kind::Less, Kind::Floor].map(|kind| self.ratio(measure, program, kind, programs));
                writeln!(to, "{:<28}{less:>12}{floor:>12}  {}", measure.label(), self.target(measure, program, programs))?;
            }
        }
        Ok(())
    }

    fn value(&self, measure: Measure, program: &Program) -> String {
        match self.of(measure, program) {
            [] => "-".to_owned(),
            values => format!("{:.2}", median(values.iter().copied()) * measure.unit()),
        }
    }

    /// What is compared with another kind of program, if both were measured.
    fn compared(&self, measure: Measure, program: &Program, kind: Kind, programs: &[Program]) -> Option<f64> {
        let other = programs.iter().find(|program| program.kind == kind)?;
        let (ours, theirs) = (self.of(measure, program), self.of(measure, other));
        (!ours.is_empty() && !theirs.is_empty()).then(|| median_ratio(ours, theirs)).filter(|ratio| ratio.is_finite())
    }

    fn ratio(&self, measure: Measure, program: &Program, kind: Kind, programs: &[Program]) -> String {
        self.compared(measure, program, kind, programs).map_or_else(|| "-".to_owned(), |ratio| format!("{ratio:.2}"))
    }

    fn target(&self, measure: Measure, program: &Program, programs: &[Program]) -> String {
        let said = |is_met: bool, words: String| if is_met { words } else { format!("missed {words}") };
        match measure.target() {
            None => String::new(),
            Some(Target::Zero) => said(self.of(measure, program).iter().all(|value| *value == 0.0), "0".to_owned()),
            Some(Target::Ratio(most)) => {
                let ratio = self.compared(measure, program, Kind::Less, programs);
                said(ratio.is_some_and(|ratio| ratio <= most), format!("<= {most:.1}"))
            }
        }
    }
}
