//! Which drafts are found, and how they are read.

use crate::world::{CLEAN, RUDE, Run, World};

fn concise(world: &World, paths: &[&str]) -> Run {
    world.run(&[&["--format", "concise"], paths].concat())
}

#[test]
fn a_folder_gives_its_drafts_sorted() {
    let world = World::with(&[
        ("mail/b.txt", RUDE),
        ("mail/a.md", RUDE),
        ("mail/c.markdown", RUDE),
        ("mail/UPPER.MD", RUDE),
        ("mail/deeper/d.txt", RUDE),
        ("mail/e.eml", RUDE),
        ("mail/notes.rst", RUDE),
        ("mail/.hidden.md", RUDE),
        ("mail/.folder/f.md", RUDE),
        ("mail/md", RUDE),
    ]);
    let run = concise(&world, &["mail"]);
    assert_eq!(run.drafts(), ["mail/UPPER.MD", "mail/a.md", "mail/b.txt", "mail/c.markdown", "mail/deeper/d.txt"]);
    assert_eq!(run.code, 1);
}

#[test]
fn a_draft_that_is_named_twice_is_linted_once() {
    let world = World::with(&[("mail/a.md", RUDE), ("mail/b.md", RUDE.replace("Abara", "Lee").as_str())]);
    let run = concise(&world, &["mail/b.md", "mail", "mail/b.md"]);
    assert_eq!(run.out.lines().filter(|line| line.starts_with("mail/b.md") && line.contains("[negativity]")).count(), 1);
    assert_eq!(run.drafts(), ["mail/b.md", "mail/a.md"]);
}

#[test]
fn a_file_that_is_named_is_linted_whatever_its_ending() {
    let world = World::with(&[("mail.eml", RUDE), ("draft", RUDE), (".hidden.md", RUDE)]);
    let run = concise(&world, &["mail.eml", "draft", ".hidden.md"]);
    assert_eq!(run.drafts(), ["mail.eml", "draft", ".hidden.md"]);
}

#[test]
fn a_folder_named_like_a_draft_is_a_folder() {
    let world = World::with(&[("mail/draft.md/inner.txt", RUDE), ("mail/other.txt", RUDE.replace("Abara", "Lee").as_str())]);
    assert_eq!(concise(&world, &["mail"]).drafts(), ["mail/draft.md/inner.txt", "mail/other.txt"]);
    std::fs::create_dir(world.path("empty.md")).expect("a folder");
    let run = concise(&world, &["empty.md", "mail/other.txt"]);
    assert_eq!((run.code, run.drafts()), (2, vec!["mail/other.txt".to_owned()]));
    assert!(run.err.contains("empty.md"), "{}", run.err);
}

#[test]
fn a_folder_without_drafts_is_no_silent_success() {
    let world = World::with(&[("mail/e.eml", RUDE)]);
    let run = world.run(&["mail"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("mail") && run.err.contains(".md") && run.err.contains(".txt"), "{}", run.err);
}

#[cfg(unix)]
#[test]
fn links_are_followed_only_when_they_are_named() {
    let world = World::with(&[("mail/a.md", RUDE), ("elsewhere/b.md", RUDE.replace("Abara", "Lee").as_str())]);
    let link = |target: &str, name: &str| std::os::unix::fs::symlink(world.path(target), world.path(name)).expect("a link");
    link("mail", "mail/loop");
    link("mail/loop2", "mail/loop2");
    link("elsewhere", "mail/folder");
    link("elsewhere/b.md", "mail/file.md");
    link("nowhere.md", "mail/dangling.md");
    let run = concise(&world, &["mail"]);
    assert_eq!((run.code, run.drafts()), (1, vec!["mail/a.md".to_owned()]), "{}", run.err);
    assert_eq!(concise(&world, &["mail/file.md"]).drafts(), ["mail/file.md"]);
    assert_eq!(concise(&world, &["mail/dangling.md"]).code, 2);
}

#[test]
fn standard_input_is_a_draft_under_a_name() {
    let world = World::with(&[("a.txt", CLEAN)]);
    let run = world.run_with_input(&["--format", "concise", "-"], RUDE);
    assert_eq!(run.code, 1);
    assert!(run.out.contains("stdin") && run.out.contains("[negativity]"), "{}", run.out);
    let run = world.run_with_input(&["--format", "concise", "-", "--stdin-filename", "out/box.txt"], RUDE);
    assert_eq!(run.drafts(), ["out/box.txt"]);
    assert_eq!(world.run_with_input(&["-"], CLEAN).code, 0);
    let both = world.run_with_input(&["--format", "concise", "a.txt", "-"], RUDE);
    assert_eq!((both.code, both.drafts().len()), (1, 1), "{}", both.out);
}

/// A block of code in Markdown is no prose; in plain text it is.
const CODE: &str = "Dear Ms Abara,\n\nThank you for the invitation to interview for the policy officer role at the Tern Foundation.\n\n```\nteh\n```\n\n\
    I have decided to decline it, as I have accepted another post. I would be glad to hear from you in the future.\n\nKind regards,\nNoah Prinz\n";

#[test]
fn the_ending_tells_how_a_draft_is_written_and_as_overrules_it() {
    let world = World::with(&[("code.md", CODE), ("code.markdown", CODE), ("code.txt", CODE), ("code.eml", CODE)]);
    let typos =
        |args: &[&str], input: &str| world.run_with_input(&[&["--format", "concise"], args].concat(), input).out.matches("[typo]").count();
    assert_eq!(["code.md", "code.markdown", "code.txt", "code.eml"].map(|name| typos(&[name], "")), [0, 0, 1, 1]);
    assert_eq!(typos(&["--as", "text", "code.md"], ""), 1);
    assert_eq!(typos(&["--as", "markdown", "code.txt"], ""), 0);
    assert_eq!(typos(&["-", "--stdin-filename", "code.txt"], CODE), 1);
    assert_eq!(typos(&["-", "--stdin-filename", "code.md"], CODE), 0);
    assert_eq!(typos(&["-", "--stdin-filename", "code.md", "--as", "text"], CODE), 1);
}

#[test]
fn copies_are_found_in_one_run() {
    let draft = |name: &str| {
        format!(
            "Dear Ms {name},\n\nThank you for inviting me to interview for the web designer position. I felt honoured to be chosen from so many applicants. \
             After weighing it for a few days, I have decided to withdraw my application, because a contract that I was waiting for has come through at last.\n\n\
             I would be glad if we kept in touch, and I hope to see you at the spring fair.\n\nKind regards,\nRobin Tate\n"
        )
    };
    let world = World::with(&[("a.txt", draft("Faye").as_str()), ("b.txt", draft("Gupta").as_str())]);
    let run = concise(&world, &["a.txt", "b.txt"]);
    assert!(
        run.out.lines().any(|line| line.starts_with("b.txt") && line.contains("[copied-draft]") && line.contains("a.txt")),
        "{}",
        run.out
    );
    assert!(!concise(&world, &["b.txt"]).out.contains("[copied-draft]"));
}

#[test]
fn utf_16_and_a_byte_order_mark_are_read() {
    let world = World::with(&[("utf8.txt", &format!("\u{feff}{RUDE}"))]);
    let wide = |mark: [u8; 2], bytes: fn(u16) -> [u8; 2]| mark.into_iter().chain(RUDE.encode_utf16().flat_map(bytes)).collect::<Vec<u8>>();
    world.write("little.txt", &wide([0xff, 0xfe], u16::to_le_bytes));
    world.write("big.txt", &wide([0xfe, 0xff], u16::to_be_bytes));
    world.write("plain.txt", RUDE.as_bytes());
    let report = |name: &str| concise(&world, &[name]).out.replace(name, "plain.txt");
    for name in ["utf8.txt", "little.txt", "big.txt"] {
        assert_eq!(report(name), report("plain.txt"), "{name}");
    }
}
