//! Addresses on the screen as links of the terminal (OSC 8): each cell carries the whole link, so that any of them can be drawn anew alone.

use std::num::NonZeroU16;

use ratatui::buffer::{Buffer, CellDiffOption};
use ratatui::layout::Rect;

use super::addresses::Piece;

/// Longer addresses, in bytes, are no links of the terminal: each of their cells carries the whole, and a screen would be megabytes.
const LONGEST: usize = 300;

/// Makes links of the `pieces` that are among the lines of `area`, the first of which is line `offset`.
pub fn link(pieces: &[Piece], offset: usize, area: Rect, buffer: &mut Buffer) {
    for Piece { line, column, columns, address } in pieces {
        if address.len() > LONGEST {
            continue;
        }
        let row = line.checked_sub(offset).and_then(|row| u16::try_from(row).ok()).filter(|row| *row < area.height);
        let (Some(row), Ok(first), Ok(count)) = (row, u16::try_from(*column), u16::try_from(*columns)) else { continue };
        let last = area.x.saturating_add(first).saturating_add(count).min(area.right());
        // Pieces of one address are shown as one link by terminals that mark what the pointer is on.
        let begin = format!("\x1b]8;id={};{address}\x1b\\", line_of(pieces, address));
        for column in area.x.saturating_add(first)..last {
            let cell = &mut buffer[(column, area.y + row)];
            let linked = format!("{begin}{}\x1b]8;;\x1b\\", cell.symbol());
            cell.set_symbol(&linked).set_diff_option(CellDiffOption::ForcedWidth(NonZeroU16::MIN));
        }
    }
}

/// A name for the address among those that are shown.
fn line_of(pieces: &[Piece], address: &str) -> usize {
    pieces.iter().find(|piece| piece.address == address).map_or(0, |piece| piece.line)
}
