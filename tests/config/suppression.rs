//! Comments that excuse a draft from a rule.

use crate::world::World;
use crate::{assert_found, run};

/// A draft without findings but those of the lines that are put into its body.
fn draft(lines: &str) -> String {
    format!(
        "Dear Ms Abara,\n\nThank you for the invitation to interview for the policy officer role at the Tern Foundation. \
         I have decided to decline it, as I have accepted another post.\n\n{lines}\n\nI would be glad to hear from you in the future.\n\nKind regards,\nNoah Prinz\n"
    )
}

fn check(lines: &str, expected: &[&str]) {
    assert_found(&[("a.md", &draft(lines))], &["a.md"], expected);
}

const TYPO: &str = "a.md typo warning";
const UNUSED: &str = "a.md unused-allow warning";
const UNKNOWN: &str = "a.md unknown-allow warning";

#[test]
fn a_comment_covers_its_own_line() {
    check("We recieve much.", &[TYPO]);
    check("We recieve much. <!-- decline-lint allow(typo): a brand -->", &[]);
    check("We <!-- decline-lint allow(typo) --> recieve much.", &[]);
    check("<!-- decline-lint allow(typo) --> We recieve much.", &[]);
    check("We recieve <!-- decline-lint allow(typo) -->\nmuch and definately so.", &[TYPO]);
}

#[test]
fn a_comment_alone_covers_the_next_line_with_text() {
    check("<!-- decline-lint allow(typo): a brand -->\nWe recieve much.", &[]);
    check("<!-- decline-lint allow(typo) -->\n\nWe recieve much.", &[]);
    check("<!-- decline-lint allow(typo) -->\n<!-- decline-lint allow(repeated-word) -->\n\nWe recieve the the post.", &[]);
    check("<!--\ndecline-lint allow(typo): two lines\n-->\nWe recieve much.", &[]);
    check("<!-- decline-lint allow(typo) -->\nWe read\nand recieve much.", &[UNUSED, TYPO]);
}

#[test]
fn a_comment_may_name_several_rules() {
    check("We recieve the the post. <!-- decline-lint allow(typo, repeated-word): both -->", &[]);
    check("We recieve the post. <!-- decline-lint allow(typo,repeated-word) -->", &[UNUSED]);
}

#[test]
fn allow_file_covers_the_draft_from_anywhere() {
    check("We recieve teh post.\n\n<!-- decline-lint allow-file(typo): brands -->", &[]);
    let below = draft("We recieve teh post.").replace("Noah Prinz\n", "Noah Prinz\n\n<!-- decline-lint allow-file(typo) -->\n");
    assert_found(&[("a.md", &below)], &["a.md"], &[]);
    let signature =
        draft("We recieve teh post.").replace("Noah Prinz\n", "Noah Prinz\n-- \nNoah\n<!-- decline-lint allow-file(typo) -->\n");
    assert_found(&[("a.md", &signature)], &["a.md"], &[]);
}

#[test]
fn what_has_no_place_is_covered_from_above() {
    let ungrateful = draft("We read it.").replace("Thank you for the invitation", "I read the invitation");
    assert_found(&[("a.md", &ungrateful)], &["a.md"], &["a.md missing-thanks error"]);
    for comment in ["allow", "allow-file"] {
        let text = format!("<!-- decline-lint {comment}(missing-thanks): said by phone -->\n\n{ungrateful}");
        assert_found(&[("a.md", &text)], &["a.md"], &[]);
    }
    let text = format!("{ungrateful}\n<!-- decline-lint allow-file(missing-thanks) -->\n");
    assert_found(&[("a.md", &text)], &["a.md"], &[]);
}

#[test]
fn an_allow_that_allows_nothing_is_a_finding() {
    check("We read much. <!-- decline-lint allow(typo) -->", &[UNUSED]);
    check("<!-- decline-lint allow-file(typo) -->", &[UNUSED]);
    let off = ("decline-lint.toml", "[rules]\ntypo = \"off\"\n");
    assert_found(&[("a.md", &draft("We read much. <!-- decline-lint allow(typo) -->")), off], &["a.md"], &[]);
    let silent = ("decline-lint.toml", "[rules]\nunused-allow = \"off\"\n");
    assert_found(&[("a.md", &draft("We read much. <!-- decline-lint allow(typo) -->")), silent], &["a.md"], &[]);
}

#[test]
fn an_allow_of_no_rule_is_a_finding_with_a_suggestion() {
    check("We recieve much. <!-- decline-lint allow(tipo) -->", &[TYPO, UNKNOWN]);
    let world = World::with(&[("a.md", &draft("We read. <!-- decline-lint allow(tipo) -->"))]);
    let human = run(&world, &["a.md"]).out;
    assert!(
        human.contains("there is no rule `tipo` to allow") && human.contains("did you mean `typo`?") && human.contains("a.md:5:34"),
        "{human}"
    );
    check("We read. <!-- decline-lint allow() -->", &[UNKNOWN]);
    check("We read. <!-- decline-lint allow typo -->", &[UNKNOWN]);
    check("We read. <!-- decline-lint alow(typo) -->", &[UNKNOWN]);
    check("We read. <!-- decline-lint allow(typo -->", &[UNKNOWN]);
}

#[test]
fn comments_to_others_in_code_or_in_quotes_are_none_of_ours() {
    check("We read. <!-- decline-linter allow(tipo) -->", &[]);
    check("We read. <!-- a note, not decline-lint allow(tipo) -->", &[]);
    check("We read <!--> on <!---> and on. <!-- decline-lint allow(typo) --> We recieve.", &[]);
    check("We read `<!-- decline-lint allow(tipo) -->` well.", &[]);
    check("```\n<!-- decline-lint allow(tipo) -->\n```", &[]);
    check("> <!-- decline-lint allow-file(typo) -->\n\nWe recieve.", &[TYPO]);
    let quoted =
        draft("We recieve much.") + "\nOn Mon, 23 Nov 2026 at 09:10, Eva Abara wrote:\n> Come.\n<!-- decline-lint allow-file(typo) -->\n";
    assert_found(&[("a.md", &quoted)], &["a.md"], &[TYPO]);
}

#[test]
fn plain_text_knows_the_fact_only() {
    let fact = format!("+++\nsubject = \"Interview\"\nallow = [\"typo\"]\n+++\n\n{}", draft("We recieve teh post."));
    assert_found(&[("a.txt", &fact)], &["a.txt"], &[]);
    assert_found(&[("a.md", &fact)], &["a.md"], &[]);
    let headers = format!("Subject: Interview\nAllow: typo, repeated-word\n\n{}", draft("We recieve the the post."));
    assert_found(&[("a.txt", &headers)], &["a.txt"], &[]);
    let unused = format!("+++\nsubject = \"Interview\"\nallow = [\"typo\", \"tipo\"]\n+++\n\n{}", draft("We read."));
    assert_found(&[("a.txt", &unused)], &["a.txt"], &["a.txt unused-allow warning", "a.txt unknown-allow warning"]);
    let comment = draft("We recieve much. <!-- decline-lint allow(typo) -->");
    assert_found(&[("a.txt", &comment)], &["a.txt"], &["a.txt typo warning"]);
}

#[test]
fn copies_are_allowed_in_the_copy() {
    let body = "I read every page of the plan with care, and spoke of it with my family over two long evenings before I wrote this.";
    let copy = format!("{}\n<!-- decline-lint allow-file(copied-draft): two offices of one firm -->\n", draft(body));
    let copies =
        |second: &str| run(&World::with(&[("a.md", &draft(body)), ("b.md", second)]), &["--format", "concise", "a.md", "b.md"]).out;
    assert!(copies(&draft(body)).starts_with("b.md:3:1: warning[copied-draft]"), "{}", copies(&draft(body)));
    assert_eq!(copies(&copy), "");
}
