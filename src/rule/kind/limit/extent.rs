//! How much of a part counts.

use crate::draft::{Draft, Part, Sentence};
use crate::source::Span;

/// How many sentences of a part have more than one word.
pub(super) fn full_sentences(draft: &Draft<'_>, part: &Part) -> usize {
    let sentences: &[Sentence] = draft.sentences.get(part.sentences.clone()).unwrap_or_default();
    sentences.iter().filter(|sentence| sentence.words().len() > 1).count()
}

/// The first line of a part.
pub(super) fn first_line(draft: &Draft<'_>, part: &Part) -> Span {
    let text = draft.text(part.prose.clone());
    let length = text.find('\n').unwrap_or(text.len());
    draft.span(part.prose.start..part.prose.start + text.get(..length).unwrap_or_default().trim_end().len())
}
