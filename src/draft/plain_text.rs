//! Plain text -> blocks: paragraphs divided by empty lines, list items, quoted lines.

use super::prose::Prose;
use super::quoted::lines;
use super::{Block, BlockKind};
use crate::source::Span;

/// Appends the blocks of `text[span]`, their prose, and the spans of quoted lines.
pub(super) fn blocks(text: &str, span: Span, prose: &mut Prose, blocks: &mut Vec<Block>, quoted: &mut Vec<Span>) {
    let own = text.get(..span.end).unwrap_or_default();
    let mut open: Option<(BlockKind, usize, usize)> = None;
    for (start, line) in lines(own, span.start) {
        let trimmed = line.trim();
        let end = start + line.len();
        if trimmed.starts_with('>') {
            close(own, open.take(), prose, blocks);
            match quoted.last_mut() {
                Some(last) if own.get(last.end..start).is_some_and(|gap| gap.trim().is_empty()) => last.end = end,
                _ => quoted.push(Span::new(start, end)),
            }
            continue;
        }
        if trimmed.is_empty() {
            close(own, open.take(), prose, blocks);
            continue;
        }
        if let Some(bullet) = bullet_length(trimmed) {
            close(own, open.take(), prose, blocks);
            let from = start + line.len() - line.trim_start().len() + bullet;
            open = Some((BlockKind::Item, from, end));
            continue;
        }
        match &mut open {
            Some((_, _, block_end)) => *block_end = end,
            None => open = Some((BlockKind::Paragraph, start + line.len() - line.trim_start().len(), end)),
        }
    }
    close(own, open, prose, blocks);
}

/// Bytes of a list mark with the space behind it.
fn bullet_length(line: &str) -> Option<usize> {
    for bullet in ["- ", "* ", "+ ", "• ", "· ", "– ", "‣ "] {
        // "- Ann" and "– Ann Lee" are names below a mail rather than lists.
        if let Some(rest) = line.strip_prefix(bullet) {
            return (rest.split_whitespace().count() > 3).then_some(bullet.len());
        }
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = line.get(digits..)?;
    ((1..3).contains(&digits) && (rest.starts_with(". ") || rest.starts_with(") "))).then_some(digits + 2)
}

fn close(text: &str, open: Option<(BlockKind, usize, usize)>, prose: &mut Prose, blocks: &mut Vec<Block>) {
    let Some((kind, start, end)) = open else { return };
    prose.push_break(start);
    let from = prose.len();
    prose.push(text.get(start..end).unwrap_or_default(), start);
    blocks.push(Block { kind, prose: from..prose.len(), span: Span::new(start, end) });
}
