//! The arrangement of panels, by the size of the terminal alone.

use ratatui::layout::Size;

/// Screens of at least this many columns show pages, items and detail side by side.
const WIDE: u16 = 100;

/// Screens of at least this many columns show items and detail side by side, the pages as tabs.
const MEDIUM: u16 = 60;

/// Smaller screens show only which size is needed.
pub const SMALLEST: Size = Size { width: 30, height: 8 };

/// Larger screens are used up to here: a frame of 65535 x 65535 could not be allocated.
const LARGEST: Size = Size { width: 500, height: 200 };

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Three panels.
    Wide,
    /// Tabs and two panels.
    Medium,
    /// One panel at a time.
    Narrow,
    /// Only a hint.
    TooSmall,
}

impl Shape {
    /// The arrangement on a terminal of `size`.
    pub fn of(size: Size) -> Self {
        match size.width {
            _ if size.width < SMALLEST.width || size.height < SMALLEST.height => Self::TooSmall,
            WIDE.. => Self::Wide,
            MEDIUM.. => Self::Medium,
            _ => Self::Narrow,
        }
    }
}

/// The part of a terminal of `size` that is used.
pub fn usable(size: Size) -> Size {
    Size { width: size.width.min(LARGEST.width), height: size.height.min(LARGEST.height) }
}
