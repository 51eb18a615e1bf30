//! Blocks -> parts: which lines greet, which are the body, which sign off.

use std::ops::Range;

use super::salutation::{greeting_length, is_address_line, is_closing, is_name, opens_plainly};
use super::{Block, BlockKind, Role};

/// How many lines from the end a sign-off is looked for; below it stand name, title, address, disclaimer.
const CLOSING_LINES: usize = 24;

#[derive(Clone, Debug)]
struct Line {
    block: usize,
    range: Range<usize>,
}

/// Names the parts of the sender's own text; `signed` tells that a `-- ` signature follows.
pub(super) fn name_parts(prose: &str, blocks: &[Block], signed: bool) -> Vec<(Role, Range<usize>)> {
    let mut parts = Vec::with_capacity(blocks.len() + 3);
    let texts: Vec<&Block> = blocks.iter().filter(|block| block.kind != BlockKind::Code && !block.prose.is_empty()).collect();
    let mut first_block = 0;
    let mut body_start = texts.first().map_or(0, |block| block.prose.start);
    // A heading above the greeting is a title, not a part of the message.
    if let Some((greeted, range)) = find_greeting(prose, &texts) {
        for before in texts.iter().take(greeted) {
            parts.push((role_of(before.kind), before.prose.clone()));
        }
        first_block = greeted;
        body_start = range.end;
        parts.push((Role::Greeting, range));
    }
    let closing = closing_start(prose, &texts, body_start, signed);
    let body_end = closing.as_ref().map_or(usize::MAX, |closing| closing.start);
    for block in texts.iter().skip(first_block) {
        let range = trim(prose, block.prose.start.max(body_start)..block.prose.end.min(body_end));
        if !range.is_empty() {
            parts.push((role_of(block.kind), range));
        }
    }
    if let Some(closing) = closing {
        name_closing(prose, &texts, closing, &mut parts);
    }
    parts
}

/// The block that greets, and the salutation in it. What stands above a salutation (a title, an instruction that was left in)
/// does not hide it.
fn find_greeting(prose: &str, texts: &[&Block]) -> Option<(usize, Range<usize>)> {
    let title = texts.iter().take_while(|block| block.kind == BlockKind::Heading).count();
    let title = if title < texts.len() { title } else { 0 };
    let line_of = |block: &Block| {
        let line = first_line(prose, &block.prose);
        (line.clone(), prose.get(line).unwrap_or_default())
    };
    // "Little Wenham, 6 November 2026" above "Dear Mrs Frost," is where and when a letter was written.
    let dated = |block: &&Block| line_of(block).1.bytes().any(|byte| byte.is_ascii_digit()) && !opens_plainly(line_of(block).1);
    let letter = texts.get(title).is_some_and(dated) && texts.get(title + 1).is_some_and(|next| opens_plainly(line_of(next).1));
    let title = title + usize::from(letter);
    // What stands above a plain salutation is none: "Sure! Here is your mail:".
    let later = texts.iter().skip(title).take(3).position(|block| opens_plainly(line_of(block).1)).map_or(title, |plain| title + plain);
    let title = if later > title && !ends_as_salutation(line_of(texts.get(title)?).1) { later } else { title };
    for (at, block) in texts.iter().enumerate().skip(title).take(3) {
        let (line, text) = line_of(block);
        let whole_line = line.end < block.prose.end || texts.len() > at + 1;
        let length = greeting_length(text, whole_line && at == title)
            .or_else(|| (whole_line && at == title && is_address_line(text)).then_some(text.len()));
        // Further down only a plain salutation counts, not a name before a comma.
        let plain = at == title || opens_plainly(text);
        if let Some(length) = length.filter(|_| plain) {
            return Some((at, line.start..line.start + length));
        }
    }
    None
}

/// Whether a line ends as salutations do, whatever it says: "Cosmo darling,".
fn ends_as_salutation(line: &str) -> bool {
    line.ends_with([',', '!']) || line.split_whitespace().count() < 4
}

const fn role_of(kind: BlockKind) -> Role {
    match kind {
        BlockKind::Paragraph => Role::Paragraph,
        BlockKind::Heading => Role::Heading,
        BlockKind::Item => Role::Item,
        BlockKind::Code => Role::Code,
    }
}

fn trim(prose: &str, range: Range<usize>) -> Range<usize> {
    let text = prose.get(range.clone()).unwrap_or_default();
    let start = range.start + (text.len() - text.trim_start().len());
    start..start + text.trim().len()
}

fn first_line(prose: &str, block: &Range<usize>) -> Range<usize> {
    let text = prose.get(block.clone()).unwrap_or_default();
    let range = block.start..block.start + text.find('\n').unwrap_or(text.len());
    trim(prose, range)
}

/// The last lines of the text, first to last.
fn last_lines(prose: &str, blocks: &[&Block], from: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    for (block_at, block) in blocks.iter().enumerate().rev() {
        let start = block.prose.start.max(from);
        let mut end = block.prose.end;
        while start < end && lines.len() < CLOSING_LINES {
            let text = prose.get(start..end).unwrap_or_default();
            let line_start = start + text.rfind('\n').map_or(0, |at| at + 1);
            let range = trim(prose, line_start..end);
            if !range.is_empty() {
                lines.push(Line { block: block_at, range });
            }
            end = line_start.saturating_sub(1);
        }
        if lines.len() >= CLOSING_LINES {
            break;
        }
    }
    lines.reverse();
    lines
}

fn is_postscript(line: &str) -> bool {
    if !line.trim_start_matches(|char: char| !char.is_alphanumeric()).starts_with(['p', 'P']) {
        return false;
    }
    let head: String = line.chars().filter(|char| char.is_alphanumeric()).take(3).collect();
    let word = line.split(|char: char| char.is_whitespace() || char == ':').next().unwrap_or_default();
    let word = word.replace('.', "").to_ascii_lowercase();
    head.to_ascii_lowercase().starts_with("ps") && matches!(word.as_str(), "ps" | "pps")
}

/// Where the sign-off begins, and the range up to which lines belong to it or to the signature.
fn closing_start(prose: &str, blocks: &[&Block], from: usize, signed: bool) -> Option<Range<usize>> {
    let lines = last_lines(prose, blocks, from);
    let text = |line: &Line| prose.get(line.range.clone()).unwrap_or_default();
    let own = lines.iter().position(|line| is_postscript(text(line))).unwrap_or(lines.len());
    let own = lines.get(..own)?;
    let last = own.last()?;
    let end = last.range.end;
    let is_body_line = |line: &Line| text(line).split_whitespace().count() > 14 && text(line).contains(". ");
    let mut body_lines = 0;
    for (at, line) in own.iter().enumerate().rev() {
        let after = own.get(at + 1..).unwrap_or_default();
        // "Thanks," in mid-mail is no sign-off when sentences follow.
        body_lines += usize::from(after.first().is_some_and(is_body_line));
        if body_lines > 1 {
            break;
        }
        // A sentence that goes on below is wrapped prose, however its line begins.
        let goes_on = after.first().is_some_and(|next| {
            let signed = text(line).ends_with(',') && text(next).contains(char::is_uppercase) && !text(next).ends_with(['.', '!', '?']);
            next.block == line.block
                && text(next).starts_with(char::is_lowercase)
                && text(next).split_whitespace().count() > 2
                && !(signed && text(next).split_whitespace().count() < 6)
        });
        if goes_on {
            continue;
        }
        if is_closing(text(line)) || (after.is_empty() && at > 0 && is_wish_and_name(text(line))) {
            return Some(line.range.start..end);
        }
        if let Some(start) = closing_behind_sentence(text(line)) {
            return Some(line.range.start + start..end);
        }
    }
    if signed {
        return None;
    }
    phrase_above_name(prose, own).or_else(|| name_start(prose, own)).map(|start| start..end)
}

/// Most words of a closing phrase that is known only by its place.
const PHRASE_WORDS: usize = 9;

/// A short line without a full stop right above a name is a closing phrase, whatever its language or fancy.
fn phrase_above_name(prose: &str, lines: &[Line]) -> Option<usize> {
    let text = |line: &Line| prose.get(line.range.clone()).unwrap_or_default();
    for (at, name) in lines.iter().enumerate().skip(1).rev().take(5) {
        let above = lines.get(at - 1)?;
        let apart = at < 2
            || lines.get(at - 2).is_none_or(|before| before.block != above.block || text(before).ends_with(['.', '!', '?', ')', ':']));
        let short = text(above).split_whitespace().count() <= PHRASE_WORDS && !text(above).ends_with(['.', '?', ':', ';']);
        // The last line of a wrapped paragraph is no name.
        let block_ends = lines
            .iter()
            .rev()
            .find(|line| line.block == name.block)
            .is_some_and(|line| text(line).ends_with(['.', '?', ':', ';']) && text(line).split_whitespace().count() > 2);
        if block_ends || !text(name).chars().next().is_some_and(char::is_uppercase) {
            continue;
        }
        let signed = text(name).chars().next().is_some_and(char::is_uppercase)
            && text(name).split_whitespace().count() <= 6
            && !text(name).ends_with(['.', '?', '!']);
        if apart && short && (is_name(text(name)) || (signed && text(above).ends_with(','))) {
            return Some(above.range.start);
        }
        if text(name).ends_with(['.', '!', '?']) && text(name).split_whitespace().count() > 5 {
            break;
        }
    }
    None
}

/// "... another time. Best, Ann": where the closing begins that follows the last sentence on its line.
fn closing_behind_sentence(line: &str) -> Option<usize> {
    let ends = line.char_indices().filter(|(_, char)| matches!(char, '.' | '!' | '?' | ';')).map(|(at, _)| at + 1);
    ends.rev().take(3).find_map(|end| {
        let rest = line.get(end..)?;
        let start = end + (rest.len() - rest.trim_start().len());
        (rest.starts_with(' ') && (is_closing(rest) || is_wish_and_name(rest)) && rest.trim().len() < 50).then_some(start)
    })
}

/// "Ride safe, Ola": a few words, a comma and a name, without a stop.
fn is_wish_and_name(text: &str) -> bool {
    let Some((wish, name)) = text.rsplit_once(',') else { return false };
    let plain = |text: &str| !text.contains([',', ':', ';', '"', '(']);
    (1..=4).contains(&wish.split_whitespace().count())
        && plain(wish)
        && plain(name)
        && name.split_whitespace().count() <= 3
        && name.trim_start().starts_with(char::is_uppercase)
        && is_name(name)
}

/// A name alone at the end: on a line of its own, or behind the last sentence.
fn name_start(prose: &str, lines: &[Line]) -> Option<usize> {
    let last = lines.last()?;
    let text = |line: &Line| prose.get(line.range.clone()).unwrap_or_default();
    // The name may be followed by a few lines of title, number or address.
    for (at, line) in lines.iter().enumerate().rev().take(5) {
        let before = at.checked_sub(1).and_then(|at| lines.get(at));
        let apart = before.is_none_or(|before| before.block != line.block || text(before).ends_with(['.', '!', '?', ')', ',']));
        if at > 0 && apart && is_name(text(line)) && (at + 1 == lines.len() || text(line).chars().next().is_some_and(char::is_uppercase)) {
            return Some(line.range.start);
        }
        // A single sentence apart below the name is an afterthought, or was left over.
        let afterthought = at + 1 == lines.len() && before.is_some_and(|before| before.block != line.block);
        if !afterthought && text(line).ends_with(['.', '!', '?']) && text(line).split_whitespace().count() > 5 {
            break;
        }
    }
    let line = text(last);
    let end = line.rfind(['.', '!', '?', '-'])? + 1;
    let rest = line.get(end..)?;
    let named = rest.trim().chars().next().is_some_and(char::is_uppercase) && rest.split_whitespace().count() < 4;
    (named && rest.starts_with(' ') && is_name(rest) && end > 12).then(|| last.range.start + end + (rest.len() - rest.trim_start().len()))
}

/// Divides what follows the body into sign-off, signature and postscript.
fn name_closing(prose: &str, blocks: &[&Block], closing: Range<usize>, parts: &mut Vec<(Role, Range<usize>)>) {
    let mut signed_off = false;
    for block in blocks {
        let range = trim(prose, block.prose.start.max(closing.start)..block.prose.end);
        if range.is_empty() || range.start >= range.end {
            continue;
        }
        if range.start >= closing.end {
            // A postscript is body again.
            parts.push((role_of(block.kind), range));
            continue;
        }
        let own = trim(prose, range.start..range.end.min(closing.end));
        if signed_off {
            parts.push((Role::Signature, own));
        } else {
            let line = first_line(prose, &own);
            let rest = trim(prose, line.end..own.end);
            parts.push((Role::SignOff, line));
            if !rest.is_empty() {
                parts.push((Role::Signature, rest));
            }
            signed_off = true;
        }
        let after = trim(prose, closing.end..range.end.max(closing.end));
        if !after.is_empty() {
            parts.push((role_of(block.kind), after));
        }
    }
}
