//! The command line as scripts and people meet it: the real program in a home of its own.

mod changing;
mod checking;
#[cfg(target_os = "linux")]
mod completing;
mod losing;
mod manual;
mod month;
mod naming;
#[cfg(unix)]
mod places;
mod reading;
mod refusing;
mod releasing;
mod renewing;
mod sending;
mod speaking;
mod talking;
mod undoing;
mod walking;
mod zones;
