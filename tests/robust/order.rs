//! Neither the number of threads nor the order of drafts changes what is found.

use std::fs;
use std::path::Path;

use crate::world::World;

/// The stories, as drafts of one run.
fn world() -> (World, Vec<String>) {
    let world = World::with(&[]);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let paths = fs::read_dir(folder).expect("fixtures/").map(|entry| entry.expect("an entry").path());
    let mut names = Vec::new();
    for path in paths.filter(|path| path.extension().is_some_and(|ending| ending == "md" || ending == "txt")) {
        let name = format!("mail/{}", path.file_name().expect("a name").to_string_lossy());
        world.write(&name, &fs::read(&path).expect("a story"));
        names.push(name);
    }
    names.sort();
    assert!(names.len() > 50);
    (world, names)
}

#[test]
fn any_number_of_threads_gives_the_same_bytes() {
    let (world, _) = world();
    for format in ["human", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit", "checkstyle"] {
        let run = |threads: &str| {
            let mut command = world.command(&["--format", format, "mail"]);
            command.env("RAYON_NUM_THREADS", threads);
            world.finish(command, "").out
        };
        let one = run("1");
        assert!(one.len() > 10_000, "{format}: {one}");
        for threads in ["2", "7"] {
            assert!(run(threads) == one, "{format} with {threads} threads");
        }
    }
}

#[test]
fn any_order_of_drafts_gives_the_same_findings() {
    let (world, names) = world();
    let findings = |names: &[String]| {
        let args: Vec<&str> = ["--format", "concise"].into_iter().chain(names.iter().map(String::as_str)).collect();
        let out = world.run(&args).out;
        // Which of two copies is the copy is for their order to say.
        let mut lines: Vec<String> = out.lines().filter(|line| !line.contains("[copied-draft]")).map(str::to_owned).collect();
        let shown: Vec<String> = lines.iter().filter_map(|line| Some(line.split_once(':')?.0.to_owned())).collect();
        lines.sort();
        (lines, shown)
    };
    let (forth, order) = findings(&names);
    let backward: Vec<String> = names.iter().rev().cloned().collect();
    let (back, reversed) = findings(&backward);
    assert!(forth.len() > 100, "{forth:?}");
    assert_eq!(forth, back);
    let once = |mut names: Vec<String>| {
        names.dedup();
        names
    };
    let (order, mut reversed) = (once(order), once(reversed));
    reversed.reverse();
    assert_eq!(order, reversed, "results come in the order of the drafts");
}
