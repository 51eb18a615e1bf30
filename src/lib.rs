//! wip
pub mod config;
pub mod diagnostic;
pub mod draft;
pub mod fix;
mod lint;
mod outline;
mod proof;
pub mod report;
pub mod rule;
pub mod source;
mod suppression;
mod wire;
pub use lint::{compare, lint};
pub use outline::{FindingLine, Move, Outline, PartLine, PlaceLine, outline};
pub use proof::{Proof, prove_phrasebook, prove_rule};
