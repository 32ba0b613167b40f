//! The elements of one row: what is behind the text, then shapes, then the text itself.

use std::collections::BTreeMap;

use ratatui::buffer::Cell;
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::look::{Look, Paint};
use super::shapes::{Shape, shape};
use super::{CELL_HEIGHT, CELL_WIDTH, escape};

/// The baseline that centres capital letters on the lines of a box.
const BASELINE: u16 = 15;

pub fn elements(cells: &[Cell]) -> Vec<String> {
    let glyphs = glyphs(cells);
    let mut elements = grounds(&glyphs);
    elements.extend(paths(&glyphs));
    elements.extend(texts(&glyphs));
    elements
}

/// What one or, for a wide character, two cells show.
struct Glyph<'row> {
    column: u16,
    columns: u16,
    symbol: &'row str,
    look: Look,
}

fn glyphs(cells: &[Cell]) -> Vec<Glyph<'_>> {
    let mut glyphs = Vec::new();
    let mut next = 0;
    for (column, cell) in (0..).zip(cells) {
        // The cell that a wide character covers holds nothing of its own.
        if column < next {
            continue;
        }
        let symbol = cell.symbol();
        let columns = if symbol.width() > 1 { 2 } else { 1 };
        next = column + columns;
        glyphs.push(Glyph { column, columns, symbol, look: Look::of(cell) });
    }
    glyphs
}

impl Glyph<'_> {
    fn is_blank(&self) -> bool {
        self.symbol.trim().is_empty() && !self.look.is_decorated()
    }
}

fn grounds(glyphs: &[Glyph]) -> Vec<String> {
    glyphs
        .chunk_by(|one, next| one.look.ground == next.look.ground)
        .filter(|run| run[0].look.ground != Paint::Background)
        .map(|run| {
            let x = run[0].column * CELL_WIDTH;
            let columns: u16 = run.iter().map(|glyph| glyph.columns).sum();
            let width = columns * CELL_WIDTH;
            let attributes = run[0].look.ground_attributes();
            format!(r#"<rect{attributes} x="{x}" width="{width}" height="{CELL_HEIGHT}"/>"#)
        })
        .collect()
}

fn paths(glyphs: &[Glyph]) -> Vec<String> {
    // Sorted, so that a picture does not depend on the order of a hash.
    let mut outlines = BTreeMap::<String, Outline>::new();
    for glyph in glyphs {
        if let Some(shape) = shape(glyph.symbol) {
            let attributes = glyph.look.shape_attributes(shape.class);
            outlines.entry(attributes).or_default().add(shape, glyph.column * CELL_WIDTH);
        }
    }
    outlines.iter().map(|(attributes, outline)| format!(r#"<path{attributes} d="{}"/>"#, outline.data())).collect()
}

#[derive(Default)]
struct Outline {
    areas: Vec<Rect>,
    curves: Vec<String>,
}

impl Outline {
    fn add(&mut self, shape: Shape, x: u16) {
        for area in shape.areas {
            let area = Rect { x: area.x + x, ..area };
            match self.areas.iter_mut().rev().find(|other| align(**other, area)) {
                Some(other) => *other = other.union(area),
                None => self.areas.push(area),
            }
        }
        if let Some((start, y, curve)) = shape.curve {
            self.curves.push(format!("M{} {y}{curve}", start + x));
        }
    }

    fn data(&self) -> String {
        let rectangles = self.areas.iter().map(|area| {
            let Rect { x, y, width, height } = area;
            format!("M{x} {y}h{width}v{height}h-{width}z")
        });
        rectangles.chain(self.curves.iter().cloned()).collect()
    }
}

/// Whether `next` continues `area`, so that one rectangle can stand for both.
fn align(area: Rect, next: Rect) -> bool {
    let level = area.y == next.y && area.height == next.height && next.x <= area.right();
    let upright = area.x == next.x && area.width == next.width && next.y <= area.bottom();
    level || upright
}

fn texts(glyphs: &[Glyph]) -> Vec<String> {
    let mut texts = Vec::new();
    let is_text = |glyph: &Glyph| shape(glyph.symbol).is_none();
    for alike in glyphs.chunk_by(|one, next| is_text(one) == is_text(next) && belong(one, next)) {
        if is_text(&alike[0]) {
            texts.extend(words(alike).map(text));
        }
    }
    texts
}

/// Narrow and wide characters are apart, so that a font whose wide characters are not twice as
/// wide keeps the grid.
fn belong(one: &Glyph, next: &Glyph) -> bool {
    one.columns == next.columns && one.look.text_attributes() == next.look.text_attributes()
}

/// A gap of two blanks ends a text, so that columns hold in any font.
fn words<'row>(glyphs: &'row [Glyph<'row>]) -> impl Iterator<Item = &'row [Glyph<'row>]> {
    glyphs.chunk_by(|one, next| !(one.is_blank() && next.is_blank())).filter_map(trim)
}

fn trim<'row>(glyphs: &'row [Glyph<'row>]) -> Option<&'row [Glyph<'row>]> {
    let first = glyphs.iter().position(|glyph| !glyph.is_blank())?;
    let last = glyphs.iter().rposition(|glyph| !glyph.is_blank())?;
    Some(&glyphs[first..=last])
}

fn text(glyphs: &[Glyph]) -> String {
    let Glyph { column, look, .. } = glyphs[0];
    let columns: u16 = glyphs.iter().map(|glyph| glyph.columns).sum();
    let (x, length) = (column * CELL_WIDTH, columns * CELL_WIDTH);
    let attributes = look.text_attributes();
    let content: String = glyphs.iter().map(|glyph| escape(glyph.symbol)).collect();
    format!(r#"<text{attributes} x="{x}" y="{BASELINE}" textLength="{length}" lengthAdjust="spacingAndGlyphs">{content}</text>"#)
}
