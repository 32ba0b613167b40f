//! A team on one progress file, with real git in real repositories.

mod driving;
mod finishing;
mod merging;
mod places;
mod profiles;
mod reading;
mod starting;
mod talking;
