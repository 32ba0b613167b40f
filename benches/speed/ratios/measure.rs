//! What is measured, in which unit, and how it should compare with `less`.

use strum::{EnumMessage, VariantArray};

/// `message` is what people read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, VariantArray, EnumMessage)]
pub enum Measure {
    #[strum(message = "first full screen, ms")]
    Start,
    #[strum(message = "key to last byte, us")]
    Key,
    #[strum(message = "processor time of a key, us")]
    Work,
    #[strum(message = "bytes of a key")]
    Bytes,
    #[strum(message = "5,000 keys at once, ms")]
    Many,
    #[strum(message = "memory at most, MiB")]
    Memory,
    #[strum(message = "threads")]
    Threads,
    #[strum(message = "wakeups in 5 s of idling")]
    Wakeups,
    #[strum(message = "leaving after q, ms")]
    Leaving,
    /// Beside `true`.
    #[strum(message = "`status` beside `true`, ms")]
    Status,
}

/// What should hold.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Target {
    /// At most so many times what `less` takes.
    Ratio(f64),
    /// Never.
    Zero,
}

impl Measure {
    pub const ALL: &'static [Self] = Self::VARIANTS;

    pub fn label(self) -> &'static str {
        self.get_message().unwrap_or_default()
    }

    /// How many of the units that people read are one of those that are measured.
    pub fn unit(self) -> f64 {
        match self {
            Self::Start | Self::Many | Self::Leaving | Self::Status => 1e3,
            Self::Key | Self::Work => 1e6,
            Self::Memory => 1.0 / 1024.0,
            Self::Bytes | Self::Threads | Self::Wakeups => 1.0,
        }
    }

    pub fn target(self) -> Option<Target> {
        match self {
            Self::Start => Some(Target::Ratio(1.2)),
            Self::Key => Some(Target::Ratio(2.6)),
            Self::Many => Some(Target::Ratio(0.1)),
            Self::Memory => Some(Target::Ratio(2.4)),
            Self::Leaving | Self::Status => Some(Target::Ratio(3.0)),
            Self::Wakeups => Some(Target::Zero),
            Self::Work | Self::Bytes | Self::Threads => None,
        }
    }
}
