//! Runs the examples that rules and phrasebooks carry.

use crate::diagnostic::Diagnostic;
use crate::draft::{Draft, Format};
use crate::lint::{Sketch, compare, lint_rule, sketch};
use crate::rule::RuleSet;
use crate::rule::file::{PhrasebookFile, RuleFile};
use crate::source::Source;

/// One example that was run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// The rule or phrasebook.
    pub of: String,
    /// The example.
    pub text: String,
    /// What it should have shown and did not.
    pub failure: Option<String>,
}

fn proof(of: &str, text: &str, failure: Option<&str>) -> Proof {
    Proof { of: of.to_owned(), text: text.to_owned(), failure: failure.map(str::to_owned) }
}

/// Runs the examples of a rule: `bad` is found, `good` is not, and where the rule has a safe fix, fixing `bad` gives `good`.
#[must_use]
pub fn prove_rule(rules: &RuleSet, id: &str, file: &RuleFile) -> Vec<Proof> {
    let mut proofs = Vec::new();
    for example in &file.example {
        let source = Source::new(id, example.bad.as_str());
        let found = found(rules, id, &source);
        proofs.push(proof(id, &example.bad, found.is_empty().then_some("missing: the rule finds nothing in this bad example")));
        let fixed = crate::fix::fixed(&source, &found, crate::diagnostic::Trust::Safe);
        if fixed.text != example.bad && fixed.text != example.good {
            proofs.push(proof(id, &fixed.text, Some("unmended: fixing the bad example gives this instead of the good one")));
        }
        let source = Source::new(id, example.good.as_str());
        let found = self::found(rules, id, &source);
        proofs.push(proof(id, &example.good, (!found.is_empty()).then_some("noisy: the rule finds something in this good example")));
    }
    proofs
}

/// The line that divides the drafts of an example for a rule that compares drafts.
const NEXT_DRAFT: &str = "\n=== next draft ===\n";

fn found(rules: &RuleSet, id: &str, source: &Source) -> Vec<Diagnostic> {
    let sources: Vec<Source> = source.text().split(NEXT_DRAFT).map(|text| Source::new(id, text)).collect();
    if sources.len() < 2 {
        return lint_rule(&Draft::parse(source, Format::Markdown), rules, id);
    }
    let sketches: Vec<Sketch> = sources.iter().map(|source| sketch(&Draft::parse(source, Format::Markdown), rules)).collect();
    let named: Vec<(&str, &Sketch)> = sketches.iter().map(|sketch| (id, sketch)).collect();
    compare(&named, rules).into_iter().map(|(_, diagnostic)| diagnostic).filter(|diagnostic| diagnostic.rule == id).collect()
}

/// Runs the examples of a phrasebook: each `says` yields a hit, no `does_not` does.
///
/// `rules` must hold the phrasebook, and be made by [`RuleSet::with_every_phrasebook`].
#[must_use]
pub fn prove_phrasebook(rules: &RuleSet, name: &str, file: &PhrasebookFile) -> Vec<Proof> {
    let Some(book) = rules.book(name) else { return vec![proof(name, "", Some("this phrasebook is not loaded"))] };
    let says = |text: &str| {
        let source = Source::new(name, text);
        let draft = Draft::parse(&source, Format::PlainText);
        !rules.find(&draft).of(book).is_empty()
    };
    let said =
        file.examples.says.iter().map(|text| proof(name, text, (!says(text)).then_some("missing: the phrasebook is not found in this")));
    let unsaid =
        file.examples.does_not.iter().map(|text| proof(name, text, says(text).then_some("noisy: the phrasebook is found in this")));
    said.chain(unsaid).collect()
}
