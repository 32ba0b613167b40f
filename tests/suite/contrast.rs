//! Whether everything can be read: the contrast of every pair of colours that the screens use, in every theme, on the
//! palettes of the common terminals.
#![expect(clippy::unreadable_literal, reason = "colours are written as everywhere else")]

use std::collections::BTreeSet;

use hie_onboard::demo;
use hie_onboard::settings::ThemeName;
use hie_onboard::tui::draw::theme::Theme;
use hie_onboard::tui::state::remembered::Remembered;
use ratatui::style::Modifier;

use crate::support::stage::{Disk, Stage, guide};
use crate::support::svg::{Look, Paint, contrast};

/// What the Web Content Accessibility Guidelines ask of words (1.4.3).
const READABLE: f64 = 4.5;

/// What they ask of words where more than usual is wanted (1.4.6).
const VERY_READABLE: f64 = 7.0;

/// What they ask of lines, bars and marks (1.4.11).
const VISIBLE: f64 = 3.0;

/// A terminal as it comes: its name, text, what is behind that, and the first 16 colours, each `0xRRGGBB`.
type Terminal = (&'static str, u32, u32, [u32; 16]);

const XTERM: [u32; 16] = [
    0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5, 0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00,
    0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff,
];
const CODE_DARK: [u32; 16] = [
    0x000000, 0xcd3131, 0x0dbc79, 0xe5e510, 0x2472c8, 0xbc3fbc, 0x11a8cd, 0xe5e5e5, 0x666666, 0xf14c4c, 0x23d18b, 0xf5f543,
    0x3b8eea, 0xd670d6, 0x29b8db, 0xe5e5e5,
];
const CODE_LIGHT: [u32; 16] = [
    0x000000, 0xcd3131, 0x107c10, 0x949800, 0x0451a5, 0xbc05bc, 0x0598bc, 0x555555, 0x666666, 0xcd3131, 0x14ce14, 0xb5ba00,
    0x0451a5, 0xbc05bc, 0x0598bc, 0xa5a5a5,
];
const GNOME: [u32; 16] = [
    0x171421, 0xc01c28, 0x26a269, 0xa2734c, 0x12488b, 0xa347ba, 0x2aa1b3, 0xd0cfcc, 0x5e5c64, 0xf66151, 0x33da7a, 0xe9ad0c,
    0x2a7bde, 0xc061cb, 0x33c7de, 0xffffff,
];
const TANGO: [u32; 16] = [
    0x2e3436, 0xcc0000, 0x4e9a06, 0xc4a000, 0x3465a4, 0x75507b, 0x06989a, 0xd3d7cf, 0x555753, 0xef2929, 0x8ae234, 0xfce94f,
    0x729fcf, 0xad7fa8, 0x34e2e2, 0xeeeeec,
];
const CAMPBELL: [u32; 16] = [
    0x0c0c0c, 0xc50f1f, 0x13a10e, 0xc19c00, 0x0037da, 0x881798, 0x3a96dd, 0xcccccc, 0x767676, 0xe74856, 0x16c60c, 0xf9f1a5,
    0x3b78ff, 0xb4009e, 0x61d6d6, 0xf2f2f2,
];
const MAC: [u32; 16] = [
    0x000000, 0xc23621, 0x25bc24, 0xadad27, 0x492ee1, 0xd338d3, 0x33bbc8, 0xcbcccd, 0x818383, 0xfc391f, 0x31e722, 0xeaec23,
    0x5833ff, 0xf935f8, 0x14f0f0, 0xe9ebeb,
];
const SOLARIZED: [u32; 16] = [
    0x073642, 0xdc322f, 0x859900, 0xb58900, 0x268bd2, 0xd33682, 0x2aa198, 0xeee8d5, 0x002b36, 0xcb4b16, 0x586e75, 0x657b83,
    0x839496, 0x6c71c4, 0x93a1a1, 0xfdf6e3,
];

const TERMINALS: [Terminal; 13] = [
    ("xterm, reversed", 0xffffff, 0x000000, XTERM),
    ("xterm", 0x000000, 0xffffff, XTERM),
    ("VS Code, dark", 0xcccccc, 0x1e1e1e, CODE_DARK),
    ("VS Code, light", 0x333333, 0xffffff, CODE_LIGHT),
    ("GNOME, dark", 0xd0cfcc, 0x171421, GNOME),
    ("GNOME, light", 0x171421, 0xffffff, GNOME),
    ("Tango, dark", 0xd3d7cf, 0x2e3436, TANGO),
    ("Tango, light", 0x2e3436, 0xeeeeec, TANGO),
    ("Windows, Campbell", 0xcccccc, 0x0c0c0c, CAMPBELL),
    ("macOS, dark", 0xffffff, 0x1e1e1e, MAC),
    ("macOS, light", 0x000000, 0xffffff, MAC),
    ("Solarized, dark", 0x839496, 0x002b36, SOLARIZED),
    ("Solarized, light", 0x657b83, 0xfdf6e3, SOLARIZED),
];

/// Where a terminal's own choice leaves too little: its ordinary text falls short already (Solarized light 4.1), or is dimmed below
/// what is asked (Solarized 2.9 and 2.4, Tango light 4.2, VS Code light 4.49, which VS Code itself then raises to 4.5).
/// Who wants more there chooses the theme `dark`, `light` or `high-contrast`, which depends on none of this.
const FALL_SHORT: [(&str, &str); 6] = [
    ("Solarized, dark", "dim"),
    ("Solarized, light", "dim"),
    ("Solarized, light", "plain"),
    ("Solarized, light", "reversed"),
    ("Tango, light", "dim"),
    ("VS Code, light", "dim"),
];

/// What is on screen after these keys covers every panel, popup and state.
const SCREENS: [(u16, u16, &str); 31] = [
    (120, 40, ""),
    (120, 40, "<Left>"),
    (120, 40, "3jj"),
    (120, 40, "3jj<Enter>"),
    (120, 40, "4<Left>"),
    (120, 40, "7j"),
    (120, 40, "?"),
    (120, 40, "/audit"),
    (120, 40, "3jje words"),
    (120, 40, "3jjo"),
    (120, 40, "3jjs"),
    (120, 40, "3jjsn<Enter>"),
    (120, 40, "3<Space>"),
    (120, 40, "/agreement<Enter>nn"),
    (120, 40, "3fw"),
    (120, 40, "1fo<Esc>"),
    (120, 40, "3jj:"),
    (120, 40, "3jjt"),
    (120, 40, "3jja"),
    (120, 40, "3jjd"),
    (120, 40, "3jjw"),
    (120, 40, "3jjy"),
    (120, 40, "3jjm"),
    (120, 40, "3vv"),
    (120, 40, "S"),
    (120, 40, "S<Enter><Space>jjj"),
    (120, 40, "4jjj"),
    (80, 24, "4jjj"),
    (80, 24, "<Left>"),
    (50, 20, "5<Enter>"),
    (30, 8, "2j"),
];

/// Ink, ground, whether it is dimmed, and whether it is a word.
type Pair = (Paint, Paint, bool, bool);

/// Every pair that the theme puts on a screen.
fn pairs(name: ThemeName) -> BTreeSet<Pair> {
    let now = "2026-11-23T18:42:00Z".parse().expect("it is a time");
    let progress = demo::progress(&guide(), now, &jiff::tz::TimeZone::UTC);
    let stage = |columns, rows| Stage::with(progress.clone(), columns, rows, Theme::named(name), &Remembered::default());
    let shown = SCREENS.iter().map(|(columns, rows, keys)| stage(*columns, *rows).press(keys));
    let unsaved = ["3<Space>", "3<Space>q"].map(|keys| stage(80, 24).disk(Disk::Full).press(keys));
    shown.chain(unsaved).flat_map(|stage| stage.buffer().content.iter().filter_map(pair).collect::<Vec<_>>()).collect()
}

/// The pair of one cell, if anything is seen in it.
fn pair(cell: &ratatui::buffer::Cell) -> Option<Pair> {
    let look = Look::of(cell);
    let is_word = cell.symbol().chars().any(|character| !('\u{2500}'..='\u{259F}').contains(&character));
    let is_seen = !cell.symbol().trim().is_empty() || look.is_decorated();
    is_seen.then(|| (look.ink, look.ground, look.modifier.contains(Modifier::DIM), is_word))
}

fn colour(paint: Paint, terminal: &Terminal) -> u32 {
    let (_, text, ground, colours) = terminal;
    match paint {
        Paint::Foreground => *text,
        Paint::Background => *ground,
        Paint::Ansi(number) => colours[usize::from(number)],
        Paint::Exact(red, green, blue) => u32::from_be_bytes([0, red, green, blue]),
    }
}

/// Dimmed text as VTE, xterm and Alacritty show it: by a third nearer to what is behind it.
fn dimmed(ink: u32, ground: u32) -> u32 {
    let (ink, ground) = (ink.to_be_bytes(), ground.to_be_bytes());
    let channel = |index: usize| u8::try_from((2 * u16::from(ink[index]) + u16::from(ground[index])) / 3).expect("it is a mean");
    u32::from_be_bytes([0, channel(1), channel(2), channel(3)])
}

/// The contrast of a pair on a terminal.
fn contrast_of(pair: Pair, terminal: &Terminal) -> f64 {
    let (ink, ground, is_dim, _) = pair;
    let (ink, ground) = (colour(ink, terminal), colour(ground, terminal));
    contrast(if is_dim { dimmed(ink, ground) } else { ink }, ground)
}

/// What of a theme cannot be read or seen on which terminals.
fn short(name: ThemeName) -> BTreeSet<(&'static str, &'static str)> {
    let mut short = BTreeSet::new();
    for pair in pairs(name) {
        for terminal in &TERMINALS {
            let needed = if pair.3 { READABLE } else { VISIBLE };
            if contrast_of(pair, terminal) < needed {
                let kind = match pair {
                    (_, _, true, _) => "dim",
                    (Paint::Background, Paint::Foreground, ..) => "reversed",
                    (Paint::Foreground, Paint::Background, ..) => "plain",
                    _ => panic!("{pair:?} has {:.2} on {}", contrast_of(pair, terminal), terminal.0),
                };
                short.insert((terminal.0, kind));
            }
        }
    }
    short
}

#[test]
fn what_takes_the_terminals_colours_can_be_read_wherever_the_terminals_own_text_can() {
    for name in [ThemeName::Auto, ThemeName::Mono] {
        assert_eq!(short(name), BTreeSet::from(FALL_SHORT), "{name:?}");
    }
}

#[test]
fn what_falls_short_is_dimmed_text_or_as_short_as_the_terminals_own() {
    for (name, text, ground, _) in TERMINALS {
        let falls_short = FALL_SHORT.iter().any(|(terminal, kind)| *terminal == name && *kind != "dim");
        assert_eq!(contrast(text, ground) < READABLE, falls_short, "{name}");
    }
}

#[test]
fn themes_with_colours_of_their_own_can_be_read_on_every_terminal() {
    for (name, needed) in [(ThemeName::Dark, READABLE), (ThemeName::Light, READABLE), (ThemeName::HighContrast, VERY_READABLE)] {
        for pair in pairs(name) {
            let (ink, ground, is_dim, is_word) = pair;
            assert!(matches!((ink, ground), (Paint::Exact(..), Paint::Exact(..))), "{name:?}: {pair:?} is the terminal's");
            assert!(!is_dim, "{name:?}: how {pair:?} is dimmed is the terminal's choice");
            let found = contrast_of(pair, &TERMINALS[0]);
            assert!(found >= if is_word { needed } else { VISIBLE }, "{name:?}: {pair:?} has {found:.2}");
        }
    }
}

#[test]
fn every_theme_uses_what_it_has() {
    let counts = ThemeName::ALL.map(|name| pairs(name).len());
    assert!(counts.iter().all(|count| *count >= 4), "{counts:?}: are all screens there?");
}
