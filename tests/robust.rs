//! What must not break the program: text without end, text with bad intentions, and the world of files.
#![allow(clippy::disallowed_methods, clippy::expect_used, clippy::unwrap_used, clippy::string_slice, clippy::print_stdout, missing_docs)]

#[path = "robust/files.rs"]
mod files;
#[path = "robust/growth.rs"]
mod growth;
#[path = "robust/hostile.rs"]
mod hostile;
#[path = "robust/limits.rs"]
mod limits;
#[path = "robust/order.rs"]
mod order;
#[path = "robust/saving.rs"]
mod saving;
#[path = "cli/world.rs"]
#[allow(dead_code)]
mod world;
