//! The colours a picture is drawn in, and the style sheet that names them.

/// What a terminal's colours look like, each `0xRRGGBB`.
pub struct Palette {
    /// Text without a colour of its own.
    pub foreground: u32,
    /// The window.
    pub background: u32,
    /// The outline of the cursor, which must show on both of the above.
    pub cursor: u32,
    /// The 16 ANSI colours, in the order of [`NAMES`].
    pub colours: [u32; 16],
}

/// The classes of the 16 ANSI colours: ratatui's names for them, in lower case.
pub const NAMES: [&str; 16] = [
    "black",
    "red",
    "green",
    "yellow",
    "blue",
    "magenta",
    "cyan",
    "gray",
    "darkgray",
    "lightred",
    "lightgreen",
    "lightyellow",
    "lightblue",
    "lightmagenta",
    "lightcyan",
    "white",
];

/// A dark window.
pub const DARK: Palette = Palette {
    foreground: 0xd6_dae1,
    background: 0x1a_1d24,
    cursor: 0x2f_73e0,
    colours: [
        0x2a_2f3a, 0xf0_7a7f, 0x8c_c570, 0xe3_bd5b, 0x6c_aef7, 0xc6_94ea, 0x5c_c6c2, 0xb7_bfca, 0x8a_93a3, 0xff_969a, 0xaa_dd88,
        0xf4_d57c, 0x94_c6ff, 0xda_b2f7, 0x86_dfda, 0xff_ffff,
    ],
};

/// A light window. White stays white, so that a text drawn in it is seen to vanish.
pub const LIGHT: Palette = Palette {
    foreground: 0x24_292f,
    background: 0xfd_fdfc,
    cursor: 0x2f_73e0,
    colours: [
        0x24_292f, 0xbf_2a32, 0x1c_7c38, 0x87_6000, 0x0b_5fc2, 0x87_40bd, 0x0a_7480, 0xd0_d7de, 0x62_6b76, 0xcc_3a41, 0x29_7f42,
        0x90_6a04, 0x2a_6bcb, 0x97_50c9, 0x1b_7885, 0xff_ffff,
    ],
};

const STYLES: &str = "\
text{font:14.949px 'DejaVu Sans Mono',Menlo,Consolas,monospace;white-space:pre}
.bold{font-weight:700}
.dim{opacity:.7}
.italic{font-style:italic}
.underlined{text-decoration:underline}
.struck{text-decoration:line-through}
.underlined.struck{text-decoration:underline line-through}
.block,.ground{shape-rendering:crispEdges}
.quarter{fill-opacity:.25}
.half{fill-opacity:.5}
.most{fill-opacity:.75}";

impl Palette {
    /// The rules behind every class of a picture. Only they differ from one palette to the next.
    pub fn style_sheet(&self) -> String {
        let rule = |(name, colour)| format!(".{name}{{fill:#{colour:06x}}}");
        let colours: Vec<_> = NAMES.iter().zip(self.colours).map(rule).collect();
        format!(
            "svg{{fill:#{:06x}}}\n.background{{fill:#{:06x}}}\n{}\n\
             .cursor{{fill:none;stroke:#{:06x};stroke-width:1.5px}}\n{STYLES}",
            self.foreground,
            self.background,
            colours.join("\n"),
            self.cursor
        )
    }
}

fn luminance(colour: u32) -> f64 {
    let [_, red, green, blue] = colour.to_be_bytes().map(|channel| {
        let share = f64::from(channel) / 255.0;
        if share <= 0.040_45 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// How far two colours are apart, from 1 to 21, as the Web Content Accessibility Guidelines count.
pub fn contrast(one: u32, other: u32) -> f64 {
    let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
    one.max(other) / one.min(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the Web Content Accessibility Guidelines ask of text.
    const READABLE: f64 = 4.5;
    /// What they ask of everything else.
    const VISIBLE: f64 = 3.0;

    fn assert_readable(palette: &Palette, except: &[&str]) {
        for (name, colour) in NAMES.iter().zip(palette.colours) {
            let contrast = contrast(colour, palette.background);
            let readable = contrast >= READABLE;
            assert_ne!(readable, except.contains(name), "{name}: {contrast:.1}");
        }
        for colour in [palette.foreground, palette.background] {
            assert!(contrast(palette.cursor, colour) >= VISIBLE, "cursor on {colour:06x}");
        }
    }

    #[test]
    fn dark_is_readable_but_for_black() {
        assert_readable(&DARK, &["black"]);
    }

    #[test]
    fn light_is_readable_but_for_the_whites() {
        assert_readable(&LIGHT, &["gray", "white"]);
    }
}
