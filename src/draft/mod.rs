//! Text -> [`Draft`]: its facts, its parts and its prose. Knows no rules. Parsing cannot fail.

mod anatomy;
pub mod date;
mod facts;
mod front_matter;
mod markdown;
mod plain_text;
mod prose;
mod quoted;
mod salutation;
mod sentences;
pub mod words;

use std::ops::Range;

pub use facts::{Fact, Facts, FactsForm};
pub use prose::Prose;
pub use salutation::{is_generic, is_name_particle};
pub use sentences::Sentence;

use crate::diagnostic::Diagnostic;
use crate::source::{Source, Span};
use words::Word;

/// How a draft is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// Markdown as GitHub understands it.
    #[default]
    Markdown,
    /// Paragraphs of plain text, as in mail.
    PlainText,
}

/// What a part of a draft is there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// The subject line.
    Subject,
    /// Front matter or mail header lines, as they stand.
    Header,
    /// The salutation.
    Greeting,
    /// A paragraph of the body.
    Paragraph,
    /// A heading in the body.
    Heading,
    /// A list item of the body.
    Item,
    /// The closing phrase, or a name alone where there is none.
    SignOff,
    /// What follows the sign-off: name, address, numbers.
    Signature,
    /// Somebody else's text.
    Quoted,
    /// A block of code.
    Code,
}

impl Role {
    /// How many there are; the last one is [`Role::Code`].
    const COUNT: usize = Self::Code as usize + 1;

    /// Whether it is a part of the body.
    #[must_use]
    pub const fn is_body(self) -> bool {
        matches!(self, Self::Paragraph | Self::Heading | Self::Item)
    }

    /// Its name in rule files and reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Subject => "subject",
            Self::Header => "header",
            Self::Greeting => "greeting",
            Self::Paragraph => "paragraph",
            Self::Heading => "heading",
            Self::Item => "item",
            Self::SignOff => "sign-off",
            Self::Signature => "signature",
            Self::Quoted => "quoted",
            Self::Code => "code",
        }
    }
}

/// A part of a draft.
#[derive(Clone, Debug)]
pub struct Part {
    /// What it is there for.
    pub role: Role,
    /// Its bytes of the prose; empty for quoted text and code.
    pub prose: Range<usize>,
    /// Its bytes of the source.
    pub span: Span,
    /// Indices of its words.
    pub words: Range<usize>,
    /// Indices of its sentences.
    pub sentences: Range<usize>,
}

/// What a block of text is, before anatomy has named its parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum BlockKind {
    Paragraph,
    Heading,
    Item,
    Code,
}

#[derive(Clone, Debug)]
struct Block {
    kind: BlockKind,
    prose: Range<usize>,
    span: Span,
}

/// One message, parsed.
#[derive(Debug)]
pub struct Draft<'s> {
    source: &'s Source,
    /// How it is written.
    pub format: Format,
    /// What the sender states about it.
    pub facts: Facts,
    /// Its parts in the order of the source.
    pub parts: Vec<Part>,
    /// The prose of all parts.
    pub prose: Prose,
    /// Its words, in order.
    pub words: Vec<Word>,
    /// Its sentences, in order.
    pub sentences: Vec<Sentence>,
    /// What could not be read; the rest of the draft is there all the same.
    pub problems: Vec<Diagnostic>,
    /// Where the message begins, behind front matter and headers.
    pub body_start: usize,
    /// Comments `<!-- ... -->` of a Markdown draft, in order; not those in quoted text and code.
    pub comments: Vec<Span>,
    /// Index of the first part of each role: many findings ask, and parts may be many.
    first_of: [Option<usize>; Role::COUNT],
}

impl<'s> Draft<'s> {
    /// Parses a text. Any text gives a draft; an empty one has no parts.
    #[must_use]
    pub fn parse(source: &'s Source, format: Format) -> Self {
        let text = source.text();
        let front = front_matter::read(text, source.start());
        let cut = quoted::cut(text, front.body);
        let mut draft = Self {
            source,
            format,
            facts: front.facts,
            parts: Vec::new(),
            prose: Prose::with_capacity(text.len()),
            words: Vec::with_capacity(text.len() / 5),
            sentences: Vec::new(),
            problems: front.problems,
            body_start: front.body,
            comments: Vec::new(),
            first_of: [None; Role::COUNT],
        };
        draft.add_facts();
        let mut blocks = Vec::new();
        let mut quotes = Vec::new();
        let mut read = front.body;
        for own in cut.own {
            if own.start > read {
                quotes.push(Span::new(read, own.start));
            }
            read = own.end;
            match format {
                Format::Markdown => draft.comments.extend(markdown::blocks(text, own, &mut draft.prose, &mut blocks, &mut quotes)),
                Format::PlainText => plain_text::blocks(text, own, &mut draft.prose, &mut blocks, &mut quotes),
            }
        }
        if format == Format::Markdown {
            draft.comments.extend(cut.signature.iter().flat_map(|span| markdown::comments(text, *span)));
        }
        for (role, prose) in anatomy::name_parts(draft.prose.text(), &blocks, cut.signature.is_some()) {
            let span = draft.prose.span(prose.start, prose.end);
            draft.add_part(role, prose, span);
        }
        if let Some(span) = cut.signature {
            draft.add_text(Role::Signature, span);
        }
        let codes = blocks.iter().filter(|block| block.kind == BlockKind::Code).map(|block| (Role::Code, block.span));
        for (role, span) in codes.chain(quotes.into_iter().chain(cut.quoted).map(|span| (Role::Quoted, span))) {
            let end = draft.prose.len();
            draft.add_part(role, end..end, span);
        }
        draft
    }

    fn add_facts(&mut self) {
        if self.facts.form == FactsForm::None {
            return;
        }
        self.add_text(Role::Header, self.facts.span);
        if let Some(subject) = self.facts.subject.clone() {
            self.add_text(Role::Subject, subject.span);
        }
    }

    fn add_text(&mut self, role: Role, span: Span) {
        let text = self.source.text();
        self.prose.push_break(span.start);
        let from = self.prose.len();
        self.prose.push(text.get(span.start..span.end).unwrap_or_default(), span.start);
        self.add_part(role, from..self.prose.len(), span);
    }

    fn add_part(&mut self, role: Role, prose: Range<usize>, span: Span) {
        let (first_word, first_sentence) = (self.words.len(), self.sentences.len());
        words::scan(self.prose.text(), prose.start, prose.end, &mut self.words);
        sentences::split(self.prose.text(), &self.words, first_word, prose.end, self.parts.len(), &mut self.sentences);
        let (words, sentences) = (first_word..self.words.len(), first_sentence..self.sentences.len());
        if let Some(first) = self.first_of.get_mut(role as usize) {
            first.get_or_insert(self.parts.len());
        }
        self.parts.push(Part { role, prose, span, words, sentences });
    }

    /// The text it was parsed from.
    #[must_use]
    pub const fn source(&self) -> &'s Source {
        self.source
    }

    /// The parts of the body, in order.
    pub fn body(&self) -> impl DoubleEndedIterator<Item = &Part> {
        self.parts.iter().filter(|part| part.role.is_body())
    }

    /// The first part of a role.
    #[must_use]
    pub fn part(&self, role: Role) -> Option<&Part> {
        self.parts.get(self.first_of.get(role as usize).copied().flatten()?)
    }

    /// The prose of a range, folded.
    #[must_use]
    pub fn text(&self, range: Range<usize>) -> &str {
        self.prose.text().get(range).unwrap_or_default()
    }

    /// The source bytes that a range of prose came from, inside of the source and on character boundaries.
    #[must_use]
    pub fn span(&self, range: Range<usize>) -> Span {
        self.source.clamp(self.prose.span(range.start, range.end))
    }

    /// The empty span where the body begins.
    #[must_use]
    pub fn body_first(&self) -> Span {
        let start = self.body().next().map(|part| part.span.start);
        Span::at(start.unwrap_or_else(|| self.part(Role::Greeting).map_or(self.body_start, |greeting| greeting.span.end)))
    }

    /// The empty span where the body ends, before the sign-off.
    #[must_use]
    pub fn body_last(&self) -> Span {
        Span::at(self.body().next_back().map_or_else(|| self.body_first().start, |part| part.span.end))
    }
}
