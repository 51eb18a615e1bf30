//! wip
#[allow(missing_docs)]
pub mod diagnostic;
#[allow(missing_docs)]
pub mod draft;
pub mod source;
