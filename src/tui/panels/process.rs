//! The process as a picture: stages as boxes joined by arrows, under a time axis once there are dates; every phase can be selected.

use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::items;
use crate::guide::{Section, SectionKind};
use crate::text::clean_line;
use crate::tui::draw::list;
use crate::tui::draw::theme::Theme;
use crate::tui::draw::wrap::{Indent, wrap};
use crate::tui::state::message::Direction;
use crate::tui::state::model::Model;
use axis::Axis;
use stages::{Phase, Stage};

mod axis;
mod boxes;
mod fit;
mod stages;

/// Blank columns on the left of the picture.
const MARGIN: usize = 1;

/// Columns between two boxes that stand side by side, for the arrow.
const GAP: usize = 3;

/// Fewer dates make a nearly empty axis.
const LEAST_DATES: usize = 3;

/// More phases than this are no picture any more, but a list, and drawing them all would make every key slow.
const MOST_PHASES: usize = 60;

/// Wider pictures pull apart what belongs together.
const WIDEST: usize = 150;

/// What is drawn, and where in it each phase stands.
#[derive(Debug)]
pub struct Picture {
    /// All lines.
    pub lines: Vec<Line<'static>>,
    /// The place of each phase, in the order of the list of phases.
    pub spots: Vec<Spot>,
}

/// The place of a phase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    /// Columns and lines of the picture.
    pub area: Rect,
    /// Index of its stage.
    pub stage: usize,
}

/// The process that is open in the middle panel, if one is that can be drawn.
pub fn open(model: &Model) -> Option<&Section> {
    let can_be_drawn = |section: &&Section| section.kind == SectionKind::Process && section.items.len() <= MOST_PHASES;
    model.section().filter(|_| !model.is_finding()).filter(can_be_drawn)
}

/// The picture of `section` with its boxes side by side, if it has room in so many columns and rows.
pub fn across(model: &Model, section: &Section, columns: usize, rows: usize) -> Option<Picture> {
    let columns = columns.min(WIDEST).checked_sub(MARGIN)?;
    let stages = &stages::of(model, section);
    [true, false].into_iter().find_map(|with_details| {
        let widths = fit::widths(stages, columns, GAP, rows, with_details)?;
        let mut picture = Picture::begin(model, stages, columns);
        picture.add_across(&boxes::all(stages, &widths, with_details, &model.theme), &model.theme);
        picture.end(model, section, columns);
        (picture.lines.len() <= rows).then_some(picture)
    })
}

/// The picture of `section` with its boxes one below the other, with owners and dates on lines of their own if all of it is still
/// in sight then.
pub fn down(model: &Model, section: &Section, columns: usize, rows: usize) -> Picture {
    let columns = columns.min(WIDEST).saturating_sub(MARGIN);
    let stages = &stages::of(model, section);
    let drawn = |with_details| {
        let mut picture = Picture::begin(model, stages, columns);
        for (index, stage) in stages.iter().enumerate() {
            picture.add_below(index, boxes::draw(stage, columns, 0, with_details, &model.theme), columns, &model.theme);
        }
        picture.end(model, section, columns);
        picture
    };
    Some(drawn(true)).filter(|picture| picture.lines.len() <= rows).unwrap_or_else(|| drawn(false))
}

impl Picture {
    fn begin(model: &Model, stages: &[Stage], columns: usize) -> Self {
        let phases: Vec<&Phase> = stages.iter().flat_map(|stage| &stage.phases).collect();
        let dates = || phases.iter().filter_map(|phase| phase.due);
        let axis = Axis::new(dates(), model.today, columns);
        let lines = axis
            .filter(|_| dates().nth(LEAST_DATES - 1).is_some())
            .map_or_else(Vec::new, |axis| axis.lines(&phases, model.today, &model.theme).to_vec());
        let lines = lines.into_iter().map(|line| indented(line.spans)).collect();
        Self { lines, spots: Vec::new() }
    }

    fn add_across(&mut self, frames: &[boxes::Frame], theme: &Theme) {
        let (top, height) = (self.lines.len(), frames.first().map_or(0, |frame| frame.lines.len()));
        let mut column = MARGIN;
        for (stage, frame) in frames.iter().enumerate() {
            self.add_spots(stage, frame, column, top);
            column += frame.columns + GAP;
        }
        for row in 0..height {
            let arrow = if row == height / 2 { " → " } else { "   " };
            let mut spans = Vec::new();
            for frame in frames {
                if !spans.is_empty() {
                    spans.push(Span::styled(arrow, theme.quiet));
                }
                spans.extend(frame.lines[row].clone());
            }
            self.lines.push(indented(spans));
        }
    }

    fn add_below(&mut self, stage: usize, frame: boxes::Frame, columns: usize, theme: &Theme) {
        if stage > 0 {
            self.lines.push(Span::styled(format!("{}↓", " ".repeat(MARGIN + columns / 2)), theme.quiet).into());
        }
        self.add_spots(stage, &frame, MARGIN, self.lines.len());
        self.lines.extend(frame.lines.into_iter().map(indented));
    }

    fn add_spots(&mut self, stage: usize, frame: &boxes::Frame, column: usize, line: usize) {
        let cells = |count: usize| u16::try_from(count).unwrap_or(u16::MAX);
        self.spots.extend(frame.phases.iter().map(|lines| {
            let (x, y) = (cells(column + 1), cells(line + lines.start));
            Spot { area: Rect { x, y, width: cells(frame.columns.saturating_sub(2)), height: cells(lines.len()) }, stage }
        }));
    }

    /// Under the boxes: what the picture is, and what it does not show.
    fn end(&mut self, model: &Model, section: &Section, columns: usize) {
        let caption = [Span::styled(clean_line(&section.caption).into_owned(), model.theme.quiet)];
        if !section.caption.is_empty() {
            self.lines.extend(wrap(&caption, columns, Indent::NONE).into_iter().map(|line| indented(line.spans)));
        }
        self.lines.extend(items::left_out(model, section, columns + MARGIN));
    }

    /// The first visible line, so that the phase `selected` is among `height` visible ones, moved as little as possible:
    /// with the first one everything above is in sight, with the last one everything below.
    pub fn offset(&self, offset: usize, selected: usize, height: usize) -> usize {
        let lines = self.lines.len();
        let Some(spot) = self.spots.get(selected) else { return offset.min(lines.saturating_sub(height)) };
        let (first, last) = (usize::from(spot.area.top()), usize::from(spot.area.bottom()).saturating_sub(1));
        let above = if selected == 0 { 0 } else { first };
        let below = if selected + 1 == self.spots.len() { lines.saturating_sub(1) } else { last };
        let wished = list::offset(list::offset(offset, below, lines, height), above, lines, height);
        list::offset(list::offset(wished, last, lines, height), first, lines, height)
    }

    /// The phase of the neighbouring stage at about the height of the phase `selected`, where stages stand side by side.
    pub fn neighbour(&self, selected: usize, direction: Direction) -> Option<usize> {
        let from = self.spots.get(selected)?;
        let stage = match direction {
            Direction::Left => from.stage.checked_sub(1)?,
            Direction::Right => from.stage + 1,
            Direction::Next | Direction::Previous => return None,
        };
        let beside = self.spots.iter().enumerate().filter(|(_, spot)| spot.stage == stage && spot.area.x != from.area.x);
        beside.min_by_key(|(_, spot)| spot.area.y.abs_diff(from.area.y)).map(|(index, _)| index)
    }

    /// Which phase is at `position` of `area`, and in which of its columns.
    pub fn chosen(&self, offset: usize, area: Rect, position: Position) -> Option<(usize, u16)> {
        let line = u16::try_from(offset).ok()?.checked_add(position.y.checked_sub(area.y)?)?;
        let at = Position { x: position.x.checked_sub(area.x)?, y: line };
        let index = self.spots.iter().position(|spot| spot.area.contains(at))?;
        area.contains(position).then_some((index, at.x - self.spots[index].area.x))
    }
}

fn indented(spans: Vec<Span<'static>>) -> Line<'static> {
    std::iter::once(Span::raw(" ".repeat(MARGIN))).chain(spans).collect()
}
