//! The picture in the README is what the tool prints for a fixture, no more and no less.
#![allow(clippy::disallowed_methods, clippy::expect_used, clippy::unwrap_used, clippy::string_slice, clippy::print_stdout, missing_docs)]

use std::fs;
use std::path::Path;
use std::process::Command;

#[test]
fn the_picture_shows_what_the_tool_prints() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let command = ["fixtures/five-flaws.txt", "--color", "always", "--no-config", "--today", "2026-11-23"];
    let output = Command::new(env!("CARGO_BIN_EXE_decline-lint")).current_dir(root).args(command).output().expect("the tool runs");
    let shown = format!("\u{1b}[1m$ decline-lint fixtures/five-flaws.txt\u{1b}[0m\n{}", String::from_utf8_lossy(&output.stdout));
    let svg = anstyle_svg::Term::new().render_svg(&shown);
    let path = root.join("docs/picture.svg");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&path, &svg).expect("docs/picture.svg can be written");
    }
    let picture = fs::read_to_string(&path).expect("docs/picture.svg");
    assert_eq!(picture, svg, "the picture is out of date: run `UPDATE_DOCS=1 cargo test --test picture` and look at it");
}
