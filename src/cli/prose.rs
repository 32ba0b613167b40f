//! The guide's Markdown as plain lines: no markup that a screen reader would spell out, and addresses in full.

use super::output::Text;
use crate::text::markdown::{Content, read, words};
use crate::text::width;

/// Adds `markdown` to `text`, indented by `indent`.
pub fn add_prose(text: &mut Text, indent: &str, markdown: &str) {
    for block in read(markdown) {
        let lead = format!("{indent}{}", block.lead);
        match block.content {
            Content::Heading(runs) | Content::Paragraph(runs) => text.paragraph(&lead, &words(&runs)),
            Content::Verbatim((written, _)) => text.verbatim_lines(&lead, &written),
            Content::Table(table) => {
                let rows = table.sentences();
                let leads = std::iter::once(lead.clone()).chain(std::iter::repeat(" ".repeat(width(&lead))));
                rows.iter().zip(leads).for_each(|(row, lead)| text.paragraph(&format!("{lead}- "), row));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Text, add_prose};
    use crate::cli::Color;

    fn shown(markdown: &str) -> String {
        let mut text = Text::default();
        add_prose(&mut text, "  ", markdown);
        text.render(Color::Off)
    }

    #[test]
    fn lists_keep_their_bullets_and_numbers() {
        assert_eq!(shown("Before:\n\n- one\n- two\n  - inner\n\nAfter"), "  Before:\n  - one\n  - two\n    - inner\n  After\n");
        assert_eq!(shown("3. three\n4. four\n"), "  3. three\n  4. four\n");
    }

    #[test]
    fn tables_become_lists() {
        assert_eq!(shown("| For | Until | Cost |\n|---|---|---|\n| a | b | c |"), "  - a; Until: b; Cost: c\n");
        assert_eq!(shown("- x\n\n  | a | b |\n  |---|---|\n  | c | d |"), "  - x\n    - c; b: d\n");
    }

    #[test]
    fn code_keeps_its_lines_and_its_indentation() {
        assert_eq!(shown("Call:\n\n```\nif x:\n    y  z\n```"), "  Call:\n  if x:\n      y  z\n");
    }
}
