//! Box-drawing and block characters as shapes, because glyphs leave gaps where cells meet.
//!
//! Characters that need not join (dashes, diagonals, triangles) and double boxes stay with the font.

use ratatui::layout::Rect;

use super::{CELL_HEIGHT, CELL_WIDTH};

/// The column and the row of pixels in which thin lines run.
const MIDDLE: (u16, u16) = (4, 9);

/// What is drawn in place of a character, in pixels of its cell.
#[derive(Default)]
pub struct Shape {
    /// Blocks are told apart from lines: their edges must be crisp.
    pub class: Option<&'static str>,
    pub areas: Vec<Rect>,
    /// Where a rounded corner starts, and the rest of its path.
    pub curve: Option<(u16, u16, &'static str)>,
}

/// The shape of `symbol`, if it has one.
pub fn shape(symbol: &str) -> Option<Shape> {
    let character = symbol.parse().ok()?;
    line(character).or_else(|| track(character)).or_else(|| corner(character)).or_else(|| block(character))
}

/// The thickness of the arms of `┌` to `╋`, in Unicode's order: up, right, down, left; 1 is light,
/// 2 is heavy.
const ARMS: [u16; 64] = [
    0x0110, 0x0210, 0x0120, 0x0220, 0x0011, 0x0012, 0x0021, 0x0022, // ┌┍┎┏┐┑┒┓
    0x1100, 0x1200, 0x2100, 0x2200, 0x1001, 0x1002, 0x2001, 0x2002, // └┕┖┗┘┙┚┛
    0x1110, 0x1210, 0x2110, 0x1120, 0x2120, 0x2210, 0x1220, 0x2220, // ├┝┞┟┠┡┢┣
    0x1011, 0x1012, 0x2011, 0x1021, 0x2021, 0x2012, 0x1022, 0x2022, // ┤┥┦┧┨┩┪┫
    0x0111, 0x0112, 0x0211, 0x0212, 0x0121, 0x0122, 0x0221, 0x0222, // ┬┭┮┯┰┱┲┳
    0x1101, 0x1102, 0x1201, 0x1202, 0x2101, 0x2102, 0x2201, 0x2202, // ┴┵┶┷┸┹┺┻
    0x1111, 0x1112, 0x1211, 0x1212, 0x2111, 0x1121, 0x2121, 0x2112, // ┼┽┾┿╀╁╂╃
    0x2211, 0x1122, 0x1221, 0x2212, 0x1222, 0x2122, 0x2221, 0x2222, // ╄╅╆╇╈╉╊╋
];

fn line(character: char) -> Option<Shape> {
    let arms = match character {
        '─' => 0x0101,
        '━' => 0x0202,
        '│' => 0x1010,
        '┃' => 0x2020,
        '┌'..='╋' => ARMS[character as usize - '┌' as usize],
        '╴' => 0x0001,
        '╵' => 0x1000,
        '╶' => 0x0100,
        '╷' => 0x0010,
        '╸' => 0x0002,
        '╹' => 0x2000,
        '╺' => 0x0200,
        '╻' => 0x0020,
        '╼' => 0x0201,
        '╽' => 0x1020,
        '╾' => 0x0102,
        '╿' => 0x2010,
        _ => return None,
    };
    let weights = [arms >> 12, arms >> 8 & 0xf, arms >> 4 & 0xf, arms & 0xf];
    Some(Shape { areas: arms_of(weights), ..Shape::default() })
}

/// Each arm crosses the middle far enough to fill the corner it makes with the others.
fn arms_of([up, right, down, left]: [u16; 4]) -> Vec<Rect> {
    let (x, y) = MIDDLE;
    let heavy = |one: u16, other: u16| u16::from(one.max(other) == 2);
    let (wide, tall) = (heavy(up, down), heavy(left, right));
    let upright = |top, bottom, weight| {
        let half = weight - 1;
        Rect::new(x - half, top, 1 + 2 * half, bottom - top)
    };
    let level = |start, end, weight| {
        let half = weight - 1;
        Rect::new(start, y - half, end - start, 1 + 2 * half)
    };
    let mut areas = Vec::new();
    if up > 0 {
        areas.push(upright(0, y + 1 + tall, up));
    }
    if down > 0 {
        areas.push(upright(y - tall, CELL_HEIGHT, down));
    }
    if left > 0 {
        areas.push(level(0, x + 1 + wide, left));
    }
    if right > 0 {
        areas.push(level(x - wide, CELL_WIDTH, right));
    }
    areas
}

/// The track of ratatui's scroll bars.
fn track(character: char) -> Option<Shape> {
    let (x, _) = MIDDLE;
    let areas = [x - 1, x + 1].map(|x| Rect::new(x, 0, 1, CELL_HEIGHT));
    (character == '║').then(|| Shape { areas: areas.into(), ..Shape::default() })
}

fn corner(character: char) -> Option<Shape> {
    let curve = match character {
        '╭' => (9, 9, "a5 5 0 0 0-5 5v5h1v-5a4 4 0 0 1 4-4z"),
        '╮' => (0, 9, "a5 5 0 0 1 5 5v5h-1v-5a4 4 0 0 0-4-4z"),
        '╯' => (0, 10, "a5 5 0 0 0 5-5v-5h-1v5a4 4 0 0 1-4 4z"),
        '╰' => (9, 10, "a5 5 0 0 1-5-5v-5h1v5a4 4 0 0 0 4 4z"),
        _ => return None,
    };
    Some(Shape { curve: Some(curve), ..Shape::default() })
}

fn block(character: char) -> Option<Shape> {
    let (class, area) = match character {
        '▀' => ("block", upper(4)),
        '▔' => ("block", upper(1)),
        '▁'..='█' => ("block", lower(1 + distance('▁', character))),
        '▉'..='▏' => ("block", left(distance(character, '▐'))),
        '▐' => ("block", right(4)),
        '▕' => ("block", right(1)),
        '░' => ("block quarter", left(8)),
        '▒' => ("block half", left(8)),
        '▓' => ("block most", left(8)),
        _ => return None,
    };
    Some(Shape { class: Some(class), areas: vec![area], curve: None })
}

fn distance(from: char, to: char) -> u16 {
    u16::try_from(u32::from(to) - u32::from(from)).expect("both are in one Unicode block")
}

fn upper(eighths: u16) -> Rect {
    Rect::new(0, 0, CELL_WIDTH, part(CELL_HEIGHT, eighths))
}

fn lower(eighths: u16) -> Rect {
    let height = part(CELL_HEIGHT, eighths);
    Rect::new(0, CELL_HEIGHT - height, CELL_WIDTH, height)
}

fn left(eighths: u16) -> Rect {
    Rect::new(0, 0, part(CELL_WIDTH, eighths), CELL_HEIGHT)
}

fn right(eighths: u16) -> Rect {
    let width = part(CELL_WIDTH, eighths);
    Rect::new(CELL_WIDTH - width, 0, width, CELL_HEIGHT)
}

/// Rounded to whole pixels: `eighths` of `length`.
fn part(length: u16, eighths: u16) -> u16 {
    (length * eighths + 4) / 8
}

#[cfg(test)]
mod tests {
    use super::*;

    fn areas(symbol: &str) -> Vec<Rect> {
        shape(symbol).map(|shape| shape.areas).unwrap_or_default()
    }

    #[test]
    fn lines_reach_the_edges_they_join_at() {
        assert_eq!(areas("│"), [Rect::new(4, 0, 1, 10), Rect::new(4, 9, 1, 10)]);
        assert_eq!(areas("┗"), [Rect::new(3, 0, 3, 11), Rect::new(3, 8, 6, 3)]);
        assert_eq!(areas("╶"), [Rect::new(4, 9, 5, 1)]);
    }

    #[test]
    fn a_tee_keeps_the_weight_of_each_arm() {
        let expected = [Rect::new(4, 0, 1, 11), Rect::new(4, 8, 1, 11), Rect::new(4, 8, 5, 3)];
        assert_eq!(areas("┝"), expected);
    }

    #[test]
    fn blocks_fill_their_eighths() {
        assert_eq!(areas("█"), [Rect::new(0, 0, 9, 19)]);
        assert_eq!(areas("▄"), [Rect::new(0, 9, 9, 10)]);
        assert_eq!(areas("▉"), [Rect::new(0, 0, 8, 19)]);
        assert_eq!(areas("▏"), [Rect::new(0, 0, 1, 19)]);
        assert_eq!(areas("▕"), [Rect::new(8, 0, 1, 19)]);
    }

    #[test]
    fn text_is_left_to_the_font() {
        for symbol in ["a", " ", "▲", "╔", "┄", "e\u{301}", ""] {
            assert!(shape(symbol).is_none(), "{symbol}");
        }
    }
}
