//! Which drafts are linted: `include`, `exclude`, `.gitignore`.

use crate::world::{CLEAN, RUDE, Run, World};
use crate::{found, run, run_in};

fn names(run: &Run) -> Vec<String> {
    found(run).iter().map(|line| line.split(' ').next().unwrap_or_default().to_owned()).collect()
}

/// Names of the rude drafts that are linted in a world of rude drafts.
fn linted(config: &str, files: &[&str], args: &[&str]) -> Vec<String> {
    let world = World::with(&[("decline-lint.toml", config)]);
    // Drafts that are alike are a finding too, which is not wanted here.
    world.write("decline-lint.toml", format!("{config}\n[rules]\ncopied-draft = \"off\"\n").as_bytes());
    for file in files {
        world.write(file, RUDE.as_bytes());
    }
    let run = run(&world, &[&["--format", "concise"], args].concat());
    assert_eq!(run.code, 1, "{}", run.err);
    names(&run)
}

#[test]
fn without_a_path_the_includes_are_linted() {
    let files = ["a.md", "drafts/b.md", "drafts/c.txt", "drafts/d.png", "mail/e.eml", "old/f.md", "named"];
    assert_eq!(linted("include = [\"drafts\"]", &files, &[]), ["drafts/b.md", "drafts/c.txt"]);
    assert_eq!(linted("include = [\"drafts/*.md\", \"mail/*.eml\"]", &files, &[]), ["drafts/b.md", "mail/e.eml"]);
    assert_eq!(linted("include = [\"*.md\", \"!old/\"]", &files, &[]), ["a.md", "drafts/b.md"]);
    assert_eq!(linted("include = [\"named\", \"a.md\"]", &files, &[]), ["a.md", "named"]);
    assert_eq!(linted("include = [\"./\"]\nexclude = [\"old/\"]", &files[..2], &[]), ["a.md", "drafts/b.md"]);
}

#[test]
fn an_include_is_found_from_below_too() {
    let world = World::with(&[("decline-lint.toml", "include = [\"drafts/\"]\n"), ("drafts/a.md", RUDE), ("src/b.md", CLEAN)]);
    let run = run_in(&world, "src", &["--format", "concise"], "");
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(run.out.contains("drafts/a.md:"), "{}", run.out);
}

#[test]
fn an_include_that_finds_nothing_is_an_error() {
    let world = World::with(&[("decline-lint.toml", "include = [\"a.md\", \"drafs/*.md\"]\n"), ("a.md", CLEAN)]);
    let run = run(&world, &[]);
    assert_eq!(run.code, 2);
    assert!(run.out.contains("`drafs/*.md` finds no draft") && run.out.contains("decline-lint.toml:1:20"), "{}", run.out);
}

#[test]
fn without_path_and_include_there_is_nothing_to_lint() {
    for config in ["", "exclude = [\"x/\"]\n"] {
        let run = run(&World::with(&[("decline-lint.toml", config), ("a.md", CLEAN)]), &[]);
        assert!(run.code == 2 && run.err.contains("nothing to lint"), "{}", run.err);
    }
}

#[test]
fn paths_on_the_command_line_take_the_place_of_include() {
    assert_eq!(linted("include = [\"b.md\"]", &["a.md", "b.md"], &["a.md"]), ["a.md"]);
}

#[test]
fn folders_are_searched_without_what_is_excluded() {
    let files = ["a.md", "x/b.md", "y/x/c.md", "y/d.old.md", "y/keep.old.md"];
    let config = "exclude = [\"x/\", \"*.old.md\", \"!keep.old.md\"]";
    assert_eq!(linted(config, &files, &["."]), ["./a.md", "./y/keep.old.md"]);
    assert_eq!(linted("exclude = [\"/x\"]", &files[..3], &["."]), ["./a.md", "./y/x/c.md"]);
    // Who names a file means it.
    assert_eq!(linted(config, &files, &["x/b.md"]), ["x/b.md"]);
    let run = run(&World::with(&[("decline-lint.toml", config), ("x/b.md", RUDE)]), &["x"]);
    assert!(run.code == 2 && run.err.contains("no drafts here"), "{}", run.err);
}

#[test]
fn a_folder_further_down_excludes_for_itself() {
    let files = ["a.md", "b/a.md", "b/c/a.md"];
    let world = World::with(&[("b/decline-lint.toml", "exclude = [\"/a.md\"]\n")]);
    for file in files {
        world.write(file, RUDE.as_bytes());
    }
    assert_eq!(names(&run(&world, &["--format", "concise", "."])).iter().filter(|name| *name == "./b/a.md").count(), 0);
}

#[test]
fn what_git_ignores_is_no_draft() {
    let files = [
        (".gitignore", "private/\n*.tmp.md\n"),
        ("a.md", RUDE),
        ("private/b.md", RUDE),
        ("c.tmp.md", RUDE),
        ("d/.gitignore", "e.md\n"),
        ("d/e.md", RUDE),
    ];
    let world = World::with(&files);
    assert_eq!(names(&run(&world, &["--format", "concise", "."])), ["./a.md"]);
    // Who names a file means it.
    assert_eq!(run(&world, &["private/b.md"]).code, 1);
    world.write("decline-lint.toml", b"include = [\"private/b.md\"]\n");
    assert_eq!(names(&run(&world, &["--format", "concise"])), ["private/b.md"]);
}
