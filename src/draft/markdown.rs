//! Markdown -> blocks. Code, HTML, link targets and pictures are no prose; emphasis, link text, lists and headings are.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::prose::Prose;
use super::{Block, BlockKind};
use crate::source::Span;

/// Appends the blocks of `text[span]`, their prose, and the spans of block quotes. Gives the comments outside of quotes and code.
pub(super) fn blocks(text: &str, span: Span, prose: &mut Prose, blocks: &mut Vec<Block>, quoted: &mut Vec<Span>) -> Vec<Span> {
    let own = text.get(span.start..span.end).unwrap_or_default();
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    let mut reader = Reader {
        text: own,
        offset: span.start,
        prose,
        blocks,
        quoted,
        comments: Vec::new(),
        comment: None,
        quotes: 0,
        hidden: 0,
        items: 0,
        heading: false,
        open: None,
    };
    for (event, range) in Parser::new_ext(own, options).into_offset_iter() {
        reader.read(event, Span::new(range.start + span.start, range.end + span.start));
    }
    reader.close();
    reader.comments
}

struct Reader<'a, 'b> {
    text: &'a str,
    offset: usize,
    prose: &'b mut Prose,
    blocks: &'b mut Vec<Block>,
    quoted: &'b mut Vec<Span>,
    comments: Vec<Span>,
    /// Where a comment began that is not yet closed.
    comment: Option<usize>,
    /// Depth of block quotes.
    quotes: usize,
    /// Depth of code blocks and pictures.
    hidden: usize,
    /// Depth of list items.
    items: usize,
    heading: bool,
    /// Kind, first prose byte and span so far of the block being read.
    open: Option<(BlockKind, usize, Span)>,
}

impl Reader<'_, '_> {
    fn read(&mut self, event: Event<'_>, span: Span) {
        match event {
            Event::Start(tag) => self.start(&tag, span),
            Event::End(tag) => self.end(tag),
            _ if self.quotes > 0 || self.hidden > 0 => {}
            Event::Text(text) => self.push(&text, span),
            Event::SoftBreak | Event::HardBreak => self.push_folded("\n", span),
            Event::Html(_) => self.read_html(span),
            Event::InlineHtml(_) => {
                self.read_html(span);
                self.comment = None;
            }
            Event::Code(_) | Event::FootnoteReference(_) => self.push_folded("", span),
            _ => {}
        }
    }

    /// Comments are kept; a slot is prose, and so are words behind a comment, which Markdown takes for a part of it.
    fn read_html(&mut self, span: Span) {
        let html = self.text.get(span.start - self.offset..span.end - self.offset).unwrap_or_default();
        let mut at = 0;
        loop {
            let rest = html.get(at..).unwrap_or_default();
            if let Some(start) = self.comment {
                let Some(end) = rest.find("-->") else { return };
                at += end + 3;
                self.comments.push(Span::new(start, span.start + at));
                self.comment = None;
                continue;
            }
            let start = rest.find("<!--");
            let outside = rest.get(..start.unwrap_or(rest.len())).unwrap_or_default();
            let words = outside.trim();
            if is_slot(words) || (at > 0 && !words.is_empty() && !words.contains('<')) {
                let from = span.start + at + outside.len() - outside.trim_start().len();
                self.push(words, Span::new(from, from + words.len()));
            }
            let Some(start) = start else { return };
            self.comment = Some(span.start + at + start);
            // `<!-->` is closed by the dashes that open it.
            at += start + 2;
        }
    }

    fn start(&mut self, tag: &Tag<'_>, span: Span) {
        match tag {
            Tag::BlockQuote(_) => {
                self.close();
                self.quotes += 1;
                if self.quotes == 1 {
                    self.quoted.push(span);
                }
            }
            Tag::CodeBlock(_) => {
                self.close();
                self.hidden += 1;
                self.blocks.push(Block { kind: BlockKind::Code, prose: self.prose.len()..self.prose.len(), span });
            }
            // A footnote stands apart from the message: it neither greets nor signs off.
            Tag::Image { .. } | Tag::FootnoteDefinition(_) => {
                if matches!(tag, Tag::FootnoteDefinition(_)) {
                    self.close();
                }
                self.hidden += 1;
            }
            Tag::Item => {
                self.close();
                self.items += 1;
            }
            Tag::Heading { .. } => {
                self.close();
                self.heading = true;
            }
            Tag::Paragraph | Tag::HtmlBlock | Tag::List(_) | Tag::Table(_) | Tag::TableHead | Tag::TableRow | Tag::TableCell => {
                self.close()
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::BlockQuote(_) => self.quotes = self.quotes.saturating_sub(1),
            TagEnd::CodeBlock | TagEnd::Image | TagEnd::FootnoteDefinition => self.hidden = self.hidden.saturating_sub(1),
            TagEnd::Item => {
                self.close();
                self.items = self.items.saturating_sub(1);
            }
            TagEnd::Heading(_) => {
                self.close();
                self.heading = false;
            }
            TagEnd::HtmlBlock => {
                self.close();
                self.comment = None;
            }
            TagEnd::Paragraph | TagEnd::TableCell | TagEnd::TableHead | TagEnd::TableRow => self.close(),
            _ => {}
        }
    }

    /// Opens a block when none is open; gives nothing when prose is not wanted here.
    fn grow(&mut self, span: Span) {
        match &mut self.open {
            Some((.., block)) => *block = block.join(span),
            None => {
                let kind = if self.heading {
                    BlockKind::Heading
                } else if self.items > 0 {
                    BlockKind::Item
                } else {
                    BlockKind::Paragraph
                };
                self.prose.push_break(span.start);
                self.open = Some((kind, self.prose.len(), span));
            }
        }
    }

    fn push(&mut self, text: &str, span: Span) {
        self.grow(span);
        let at = span.start - self.offset;
        match self.text.get(at..span.end - self.offset) {
            Some(source) if source == text => self.prose.push(text, span.start),
            // An entity or an escape: it stands for its source as a whole.
            _ => self.prose.push_folded(text, span.start, span.len()),
        }
    }

    fn push_folded(&mut self, text: &str, span: Span) {
        if self.open.is_some() {
            self.grow(span);
            self.prose.push_folded(text, span.start, span.len());
        }
    }

    fn close(&mut self) {
        let Some((kind, start, span)) = self.open.take() else { return };
        self.blocks.push(Block { kind, prose: start..self.prose.len(), span });
    }
}

/// Comments in text that is not read as Markdown: below the delimiter of a signature.
pub(super) fn comments(text: &str, span: Span) -> Vec<Span> {
    let mut comments = Vec::new();
    let mut at = span.start;
    while let Some(start) = text.get(at..span.end).and_then(|rest| rest.find("<!--")).map(|found| at + found) {
        let Some(end) = text.get(start..span.end).and_then(|rest| rest.find("-->")) else { break };
        at = start + end + 3;
        comments.push(Span::new(start, at));
    }
    comments
}

/// Whether a tag is none of HTML: `<Role>` is a slot that somebody forgot to fill in.
fn is_slot(html: &str) -> bool {
    let Some(rest) = html.strip_prefix('<') else { return false };
    let name = rest.trim_start_matches('/');
    let length = name.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'-').count();
    let name = name.get(..length).unwrap_or_default();
    !name.is_empty() && !ELEMENTS.iter().any(|element| name.eq_ignore_ascii_case(element))
}

/// Elements of HTML that mail and Markdown hold.
const ELEMENTS: [&str; 72] = [
    "a", "abbr", "address", "article", "aside", "b", "base", "blockquote", "body", "br", "button", "caption", "center", "cite", "code",
    "col", "dd", "del", "details", "div", "dl", "dt", "em", "figcaption", "figure", "font", "footer", "form", "h1", "h2", "h3", "h4", "h5",
    "h6", "head", "header", "hr", "html", "i", "iframe", "img", "input", "ins", "kbd", "label", "li", "link", "main", "mark", "meta",
    "nav", "ol", "p", "picture", "pre", "q", "s", "section", "small", "span", "strike", "strong", "style", "sub", "summary", "sup",
    "table", "tbody", "td", "tr", "u", "ul",
];
