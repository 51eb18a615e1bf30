//! `--fix`, `--diff`, baselines and fresh drafts, as a person meets them.
#![allow(clippy::disallowed_methods, clippy::expect_used, clippy::unwrap_used, clippy::string_slice, clippy::print_stdout, missing_docs)]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use decline_lint::diagnostic::Trust;
use decline_lint::draft::{Draft, Format};
use decline_lint::fix::fixed;
use decline_lint::lint;
use decline_lint::rule::RuleSet;
use decline_lint::source::Source;

const SLIPS: &str = "Dear Ms Lee,\n\nThank you for the the invitation to interview for the analyst role. I have decided to withdraw my aplication.\n\nI would be glad to hear from you again.\n\nBest,\nTom\n";
const MENDED: &str = "Dear Ms Lee,\n\nThank you for the invitation to interview for the analyst role. I have decided to withdraw my application.\n\nI would be glad to hear from you again.\n\nBest,\nTom\n";

fn run(folder: &Path, args: &[&str], stdin: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_decline-lint"))
        .current_dir(folder)
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the tool runs");
    child.stdin.take().expect("a pipe").write_all(stdin.as_bytes()).ok();
    child.wait_with_output().expect("the tool ends")
}

fn drafts() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let mut open = vec![root];
    let mut found = Vec::new();
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(fs::read_dir(&path).expect("a folder").map(|entry| entry.expect("an entry").path()));
        } else if path.extension().is_some_and(|ending| ending == "md" || ending == "txt") {
            found.push(path);
        }
    }
    found
}

/// Mends until nothing more can be mended; gives the text and the number of rounds that changed it.
fn mend(text: &str, format: Format, trust: Trust, rules: &RuleSet) -> (String, usize) {
    let mut text = text.to_owned();
    for round in 0..10 {
        let source = Source::new("draft", text.as_str());
        let step = fixed(&source, &lint(&Draft::parse(&source, format), rules), trust);
        if step.text == text {
            return (text, round);
        }
        text = step.text;
    }
    (text, 10)
}

#[test]
fn mending_a_draft_of_the_corpus_comes_to_rest_and_leaves_no_safe_fix() {
    let rules = RuleSet::builtin();
    for path in drafts() {
        let Ok(text) = fs::read_to_string(&path) else { continue };
        let format = if path.extension().is_some_and(|ending| ending == "md") { Format::Markdown } else { Format::PlainText };
        for trust in [Trust::Safe, Trust::Suggested] {
            let (once, rounds) = mend(&text, format, trust, &rules);
            assert!(rounds < 8, "{} never comes to rest", path.display());
            assert_eq!(mend(&once, format, trust, &rules).0, once, "{}", path.display());
        }
    }
}

#[test]
fn a_file_is_mended_and_keeps_its_form() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text, expected) in [
        ("plain.md", SLIPS.to_owned(), MENDED.to_owned()),
        ("windows.txt", SLIPS.replace('\n', "\r\n"), MENDED.replace('\n', "\r\n")),
        ("mark.md", format!("\u{feff}{SLIPS}"), format!("\u{feff}{MENDED}")),
        ("no final break.txt", SLIPS.trim_end().to_owned(), MENDED.trim_end().to_owned()),
    ] {
        fs::write(folder.path().join(name), text).expect("written");
        let first = run(folder.path(), &["--fix", name], "");
        assert_eq!(first.status.code(), Some(0), "{name}: {first:?}");
        assert_eq!(fs::read_to_string(folder.path().join(name)).expect("read"), expected, "{name}");
        run(folder.path(), &["--fix", name], "");
        assert_eq!(fs::read_to_string(folder.path().join(name)).expect("read"), expected, "{name} changed again");
    }
}

#[cfg(unix)]
#[test]
fn permissions_stay_and_links_are_not_replaced() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = tempfile::tempdir().expect("a folder");
    let (draft, link) = (folder.path().join("draft.md"), folder.path().join("link.md"));
    fs::write(&draft, SLIPS).expect("written");
    fs::set_permissions(&draft, fs::Permissions::from_mode(0o640)).expect("set");
    symlink(&draft, &link).expect("linked");
    run(folder.path(), &["--fix", "link.md"], "");
    assert!(link.symlink_metadata().expect("there").file_type().is_symlink());
    assert_eq!(fs::read_to_string(&draft).expect("read"), MENDED);
    assert_eq!(draft.metadata().expect("there").permissions().mode() & 0o777, 0o640);
}

#[test]
fn a_diff_changes_nothing_and_applies_with_patch() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("draft.md"), SLIPS).expect("written");
    let diff = run(folder.path(), &["--diff", "draft.md"], "");
    assert_eq!(diff.status.code(), Some(1));
    assert_eq!(fs::read_to_string(folder.path().join("draft.md")).expect("read"), SLIPS);
    let Ok(mut patch) = Command::new("patch").current_dir(folder.path()).arg("-p0").stdin(Stdio::piped()).stdout(Stdio::null()).spawn()
    else {
        return;
    };
    patch.stdin.take().expect("a pipe").write_all(&diff.stdout).expect("taken");
    assert!(patch.wait().expect("patch ends").success());
    assert_eq!(fs::read_to_string(folder.path().join("draft.md")).expect("read"), MENDED);
}

#[test]
fn standard_input_comes_out_mended() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = run(folder.path(), &["--fix", "-"], SLIPS);
    assert_eq!(String::from_utf8_lossy(&output.stdout), MENDED);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
}

#[test]
fn a_baseline_keeps_known_findings_silent_wherever_they_move() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("draft.md"), SLIPS).expect("written");
    assert_eq!(run(folder.path(), &["--write-baseline", "known.json", "draft.md"], "").status.code(), Some(0));
    fs::write(folder.path().join("draft.md"), SLIPS.replace("Dear Ms Lee,\n", "Dear Ms Lee,\n\n\n")).expect("written");
    assert_eq!(run(folder.path(), &["--baseline", "known.json", "draft.md"], "").status.code(), Some(0));
    fs::write(folder.path().join("draft.md"), SLIPS.replace("again", "agian")).expect("written");
    assert_eq!(run(folder.path(), &["--baseline", "known.json", "draft.md"], "").status.code(), Some(1));
    fs::write(folder.path().join("draft.md"), MENDED).expect("written");
    let stale = run(folder.path(), &["--baseline", "known.json", "draft.md"], "");
    assert!(String::from_utf8_lossy(&stale.stderr).contains("aplication"), "{stale:?}");
    assert_eq!(run(folder.path(), &["--baseline", "draft.md", "draft.md"], "").status.code(), Some(2));
}

#[test]
fn a_fresh_draft_lints_clean_once_filled_in_and_nothing_is_overwritten() {
    let folder = tempfile::tempdir().expect("a folder");
    let facts = ["new", "draft.md", "--recruiter", "Ms Lee", "--company", "Acme", "--role", "Crane Operator", "--name", "Tom Ray"];
    assert_eq!(run(folder.path(), &facts, "").status.code(), Some(0));
    let clean = run(folder.path(), &["--fail-on", "note", "draft.md"], "");
    assert_eq!(clean.status.code(), Some(0), "{clean:?}");
    assert_eq!(run(folder.path(), &facts, "").status.code(), Some(2));
    assert_eq!(run(folder.path(), &["new", "open.md"], "").status.code(), Some(0));
    let open = run(folder.path(), &["--format", "concise", "open.md"], "");
    assert!(String::from_utf8_lossy(&open.stdout).contains("error[placeholder]"), "{open:?}");
}

#[test]
fn completions_and_the_manual_are_printed_and_findings_counted() {
    let folder = tempfile::tempdir().expect("a folder");
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = run(folder.path(), &["completions", shell], "");
        assert!(script.status.success() && String::from_utf8_lossy(&script.stdout).contains("stdin-filename"), "{shell}");
    }
    assert!(String::from_utf8_lossy(&run(folder.path(), &["man"], "").stdout).starts_with(".ie"));
    fs::write(folder.path().join("draft.md"), SLIPS).expect("written");
    let counted = String::from_utf8_lossy(&run(folder.path(), &["--statistics", "draft.md"], "").stdout).into_owned();
    assert!(counted.contains("typo") && counted.contains("in 1 draft"), "{counted}");
}
