//! Every rule and every phrasebook proves itself by its own examples.
#![allow(clippy::disallowed_methods, clippy::expect_used, clippy::unwrap_used, clippy::string_slice, clippy::print_stdout, missing_docs)]

use decline_lint::rule::{RuleSet, builtin};
use decline_lint::{Proof, prove_phrasebook, prove_rule};

fn assert_proved(proofs: Vec<Proof>) {
    let failures: Vec<String> =
        proofs.iter().filter_map(|proof| Some(format!("{}: {}\n    {}", proof.of, proof.failure.as_ref()?, proof.text.trim()))).collect();
    assert!(failures.is_empty(), "{} of {} examples fail:\n{}", failures.len(), proofs.len(), failures.join("\n"));
}

#[test]
fn rules_find_their_bad_examples_and_spare_the_good_ones() {
    let mut set = RuleSet::builtin();
    set.today = "2026-11-23".parse().ok();
    assert_proved(builtin::texts().0.iter().flat_map(|(id, file)| prove_rule(&set, id, file)).collect());
}

#[test]
fn phrasebooks_are_found_where_they_say_so() {
    let set = RuleSet::with_every_phrasebook(&[]).expect("the built-in rules load");
    assert_proved(builtin::texts().1.iter().flat_map(|(name, file)| prove_phrasebook(&set, name, file)).collect());
}
