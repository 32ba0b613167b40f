//! Makes addresses links of the terminal (OSC 8): each cell has the whole link, so that any cell can be redrawn alone.

use std::num::NonZeroU16;

use ratatui::buffer::{Buffer, CellDiffOption};
use ratatui::layout::Rect;

use super::addresses::Piece;

/// Longer addresses, in bytes, are not linked: with the whole link in each cell, a screen would be megabytes.
const LONGEST: usize = 300;

/// Links the `pieces` that are visible in `area`, whose first line is `offset`.
pub fn link(pieces: &[Piece], offset: usize, area: Rect, buffer: &mut Buffer) {
    for Piece { line, column, columns, address } in pieces {
        if address.len() > LONGEST {
            continue;
        }
        let row = line.checked_sub(offset).and_then(|row| u16::try_from(row).ok()).filter(|row| *row < area.height);
        let (Some(row), Ok(first), Ok(count)) = (row, u16::try_from(*column), u16::try_from(*columns)) else { continue };
        let last = area.x.saturating_add(first).saturating_add(count).min(area.right());
        // With one id, terminals highlight all pieces of an address under the pointer.
        let begin = format!("\x1b]8;id={};{address}\x1b\\", line_of(pieces, address));
        for column in area.x.saturating_add(first)..last {
            let cell = &mut buffer[(column, area.y + row)];
            let linked = format!("{begin}{}\x1b]8;;\x1b\\", cell.symbol());
            cell.set_symbol(&linked).set_diff_option(CellDiffOption::ForcedWidth(NonZeroU16::MIN));
        }
    }
}

/// An id for the address, unique on the screen.
fn line_of(pieces: &[Piece], address: &str) -> usize {
    pieces.iter().find(|piece| piece.address == address).map_or(0, |piece| piece.line)
}
