//! `extends`: a local file, inside of the project.

use crate::world::{CLEAN, RUDE, World};
use crate::{STRICT, assert_found, run_in};

#[test]
fn a_file_builds_on_another_and_wins() {
    let base = "words = [\"recieve\"]\n[rules]\ntoo-long = { max = 10 }\nnegativity = \"off\"\n";
    let own = "extends = \"shared/base.toml\"\n[rules]\ntoo-long = \"note\"\n";
    let recieve = CLEAN.replace("glad to hear", "glad to recieve news");
    let files = [("decline-lint.toml", own), ("shared/base.toml", base), ("a.md", &recieve)];
    assert_found(&files, &["a.md"], &["a.md too-long note"]);
}

#[test]
fn the_file_above_may_be_extended_from_below() {
    let files = [("decline-lint.toml", STRICT), ("b/decline-lint.toml", "extends = \"../decline-lint.toml\"\n"), ("b/a.md", CLEAN)];
    assert_found(&files, &["b/a.md"], &["b/a.md too-long warning"]);
    assert_eq!(run_in(&World::with(&files), "b", &["a.md"], "").code, 1);
}

const GLOBS: &str = "exclude = [\"/x/\"]\n[[overrides]]\nfiles = [\"/y/\"]\nrules = { too-long = { max = 10 } }\n";

#[test]
fn globs_of_a_base_above_start_at_its_own_folder() {
    let own = "extends = \"../decline-lint.toml\"\n";
    let files = [("decline-lint.toml", GLOBS), ("y/decline-lint.toml", own), ("y/y/a.md", CLEAN), ("y/a.md", CLEAN), ("y/x/a.md", CLEAN)];
    assert_found(&files, &["y"], &["y/a.md too-long warning", "y/x/a.md too-long warning", "y/y/a.md too-long warning"]);
}

#[test]
fn globs_of_a_base_elsewhere_start_at_the_folder_that_extends_it() {
    let files = [
        ("decline-lint.toml", "extends = \"b/base.toml\"\n"),
        ("b/base.toml", GLOBS),
        ("x/a.md", RUDE),
        ("y/a.md", CLEAN),
        ("b/y/a.md", CLEAN),
    ];
    assert_found(&files, &["."], &["./y/a.md too-long warning"]);
    // So it is with a file that the command line names.
    assert_found(&files, &["--config", "b/base.toml", "."], &["./y/a.md too-long warning"]);
}

fn refused(files: &[(&str, &str)], words: &[&str]) {
    let world = World::with(files);
    let run = run_in(&world, "p", &["a.md"], "");
    assert_eq!(run.code, 2, "{}", run.err);
    assert!(run.out.contains("error[config]") && run.err.lines().count() == 1, "{run:?}");
    for word in words {
        assert!(run.out.contains(word), "{word}: {}", run.out);
    }
}

#[test]
fn what_can_not_be_extended_is_refused_at_its_place() {
    let draft = ("p/a.md", CLEAN);
    refused(
        &[draft, ("p/decline-lint.toml", "extends = \"../o.toml\"\n"), ("o.toml", "")],
        &["outside of the project", "decline-lint.toml:1:11"],
    );
    refused(
        &[draft, ("p/.git/HEAD", ""), ("decline-lint.toml", ""), ("p/decline-lint.toml", "extends = \"../decline-lint.toml\"\n")],
        &["outside of the project"],
    );
    refused(&[draft, ("p/decline-lint.toml", "extends = \"/etc/hostname\"\n")], &["extends"]);
    refused(
        &[draft, ("p/decline-lint.toml", "extends = \"https://example.com/base.toml\"\n")],
        &["is no local file", "nothing is ever fetched"],
    );
    refused(&[draft, ("p/decline-lint.toml", "extends = \"gone.toml\"\n")], &["there is no file `gone.toml`"]);
    refused(&[draft, ("p/decline-lint.toml", "extends = \".\"\n")], &["is no file"]);
    refused(
        &[draft, ("p/decline-lint.toml", "extends = \"b.toml\"\n"), ("p/b.toml", "profil = 1\n")],
        &["b.toml:1:1", "did you mean `profile`"],
    );
    refused(
        &[draft, ("p/decline-lint.toml", "extends = \"b.toml\"\n"), ("p/b.toml", "[rules]\nnope-nope = \"off\"\n")],
        &["b.toml:2:1", "there is no rule"],
    );
}

#[test]
fn circles_and_long_chains_are_caught() {
    let draft = ("p/a.md", CLEAN);
    refused(&[draft, ("p/decline-lint.toml", "extends = \"decline-lint.toml\"\n")], &["extends itself"]);
    refused(
        &[draft, ("p/decline-lint.toml", "extends = \"b.toml\"\n"), ("p/b.toml", "extends = \"./decline-lint.toml\"\n")],
        &["b.toml:1:11", "a file that extends it"],
    );
    let names: Vec<(String, String)> = (0..20).map(|at| (format!("p/{at}.toml"), format!("extends = \"{}.toml\"\n", at + 1))).collect();
    let mut files = vec![draft, ("p/decline-lint.toml", "extends = \"0.toml\"\n")];
    files.extend(names.iter().map(|(name, text)| (name.as_str(), text.as_str())));
    refused(&files, &["more than 8 files"]);
}

#[cfg(unix)]
#[test]
fn a_link_does_not_lead_out_of_the_project() {
    let world =
        World::with(&[("p/a.md", CLEAN), ("p/.git/HEAD", ""), ("p/decline-lint.toml", "extends = \"link.toml\"\n"), ("o.toml", "")]);
    std::os::unix::fs::symlink(world.path("o.toml"), world.path("p/link.toml")).expect("a link");
    let run = run_in(&world, "p", &["a.md"], "");
    assert!(run.code == 2 && run.out.contains("outside of the project"), "{}", run.out);
}
