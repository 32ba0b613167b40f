//! The state of the interface, which depends on no layout: the model, messages, and what is listed.

pub mod context;
pub mod finding;
mod index;
pub mod lens;
pub mod lists;
pub mod message;
pub mod mode;
pub mod model;
pub mod order;
pub mod overview;
pub mod owners;
pub mod parts;
pub mod prompt;
pub mod remembered;
pub mod rows;
pub mod setup;
pub mod shape;
pub mod share;
pub mod visible;
