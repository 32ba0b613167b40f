//! On which line something stands, counted forward only once: counting from the beginning each time takes a long file for ever.

/// Counts the lines of a text.
pub(super) struct Lines<'t> {
    text: &'t [u8],
    offset: usize,
    line: usize,
}

impl<'t> Lines<'t> {
    pub fn new(text: &'t str) -> Self {
        Self { text: text.as_bytes(), offset: 0, line: 1 }
    }

    /// The line of the byte at `offset`, from 1; offsets may not go back.
    pub fn at(&mut self, offset: usize) -> usize {
        let passed = self.text.get(self.offset..offset).unwrap_or_default();
        self.line += passed.split(|&byte| byte == b'\n').count() - 1;
        self.offset = self.offset.max(offset);
        self.line
    }

    /// The line of what stands behind the line ends at `offset`.
    pub fn behind_ends(&mut self, offset: usize) -> usize {
        let ends = self.text.iter().skip(offset).take_while(|byte| b"\r\n".contains(byte)).count();
        self.at(offset + ends)
    }
}

#[cfg(test)]
mod tests {
    use super::Lines;

    #[test]
    fn lines_are_counted_on_from_the_last_one() {
        let mut lines = Lines::new("a\nb\r\n\r\nc");
        assert_eq!([lines.at(0), lines.at(2), lines.behind_ends(3), lines.at(7), lines.at(99)], [1, 2, 4, 4, 4]);
    }
}
