//! Files: the only module that reads or writes them.
//!
//! Once a write is acknowledged, it has been flushed to the disk. Until then, and after every error, the file is unchanged:
//! it is only replaced as a whole, and never when its content could not be understood.

pub mod config;
mod conflicted;
mod error;
pub mod evidence;
mod fingerprint;
pub mod last_report;
mod lock;
mod loss;
pub mod memory;
mod own;
mod pack;
mod packing;
mod progress_file;
mod read;
mod system;
mod target;
mod temporary;
mod write;

pub use error::{StoreError, Unusable};
pub use fingerprint::Fingerprint;
pub use lock::Locking;
pub use own::OwnFiles;
pub use packing::{Packed, pack};
pub use progress_file::Store;
pub use read::{drain, drain_bytes, files, read, read_or_drain, read_or_drain_bytes};
pub use system::Rights;
pub use temporary::{Temporary, remove_temporary_folders};
pub use write::{FOR_ONE_COMPUTER, FORMERLY_IGNORED, write, write_new};
