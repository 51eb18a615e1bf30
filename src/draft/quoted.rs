//! Where somebody else's text begins: everything below an attribution line, a mail client's separator or a
//! forwarded header block.

use crate::source::Span;

/// Lines of a text with their byte offsets, line breaks cut off.
pub(super) fn lines(text: &str, from: usize) -> impl Iterator<Item = (usize, &str)> {
    let mut at = from;
    std::iter::from_fn(move || {
        let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
        let end = rest.bytes().position(|byte| byte == b'\n' || byte == b'\r');
        let start = at;
        let line = rest.get(..end.unwrap_or(rest.len()))?;
        at = start + line.len();
        if end.is_some() {
            at += if rest.get(line.len()..).is_some_and(|rest| rest.starts_with("\r\n")) { 2 } else { 1 };
        }
        Some((start, line))
    })
}

/// What lies below the sender's own words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Cut {
    /// The sender's own text: behind an original that is answered below, and without the lines that announce an original
    /// which is answered between its lines.
    pub own: Vec<Span>,
    /// The line of the `-- ` delimiter and the lines of the signature below it.
    pub signature: Option<Span>,
    /// Everything quoted below.
    pub quoted: Option<Span>,
}

/// Finds the signature delimiter and the quoted original below `from`.
pub(super) fn cut(text: &str, from: usize) -> Cut {
    let mut window: [(usize, &str); 4] = [(from, ""); 4];
    let mut own = Vec::new();
    let mut own_start = from;
    let mut first_own = usize::MAX;
    let mut signature = None;
    let mut quoted = None;
    for (start, line) in lines(text, from) {
        window.rotate_left(1);
        window[3] = (start, line);
        let trimmed = line.trim();
        // What is quoted may quote in its turn.
        if trimmed.is_empty() || trimmed.starts_with('>') || start < own_start {
            continue;
        }
        if let Some(at) = original_start(trimmed, &window) {
            match reply_below(text, start + line.len()) {
                Some(reply) if first_own >= at => {
                    (own_start, first_own) = (reply, usize::MAX);
                    continue;
                }
                // Own words stand above too: the answers stand between the quoted lines.
                Some(reply) if is_apart(text, reply) => {
                    own.push(Span::new(own_start, at));
                    own_start = start + line.len();
                    continue;
                }
                _ => {
                    quoted = Some(at);
                    break;
                }
            }
        }
        if signature.is_none() && first_own < start && (line == "-- " || trimmed == "--") {
            signature = Some(start);
        }
        first_own = first_own.min(start);
    }
    let quoted_start = quoted.unwrap_or(text.len());
    let signature = signature.filter(|start| *start < quoted_start);
    own.push(Span::new(own_start, signature.unwrap_or(quoted_start).max(own_start)));
    Cut { own, signature: signature.map(|start| Span::new(start, quoted_start)), quoted: quoted.map(|start| Span::new(start, text.len())) }
}

/// Where own words follow quoted `>` lines, as in a reply below the original.
fn reply_below(text: &str, from: usize) -> Option<usize> {
    let mut quoted = false;
    for (start, line) in lines(text, from) {
        let line = line.trim();
        if line.starts_with('>') {
            quoted = true;
        } else if !line.is_empty() {
            return quoted.then_some(start);
        }
    }
    None
}

/// Whether an answer stands apart from the quoted lines before it: what a mail program has wrapped badly does not.
fn is_apart(text: &str, reply: usize) -> bool {
    let before = text.get(..reply).unwrap_or_default();
    before.ends_with("\n\n") || before.ends_with("\r\n\r\n")
}

/// Offset where the original begins, if this line (with those before it) opens one.
fn original_start(line: &str, window: &[(usize, &str); 4]) -> Option<usize> {
    let bare = line.trim_matches(|char: char| matches!(char, '*' | '_' | '-' | '=' | '>' | ' '));
    let (start, _) = window[3];
    if is_separator(line, bare) {
        return Some(start);
    }
    if let Some(attribution) = attribution_start(bare, window) {
        return Some(attribution);
    }
    // A forwarded header block: "From:" followed by "Sent:"/"Date:"/"To:"; seen when its second line comes.
    let (before_start, before) = window[2];
    let before = before.trim().trim_matches(['*', '_', '>', ' ']);
    let from_line = ["From:", "Von:", "De :", "De:"].iter().any(|key| before.starts_with(key));
    let next_line = ["Sent:", "Date:", "To:", "Gesendet:", "Subject:", "Envoyé", "Enviado"].iter().any(|key| bare.starts_with(key));
    (from_line && next_line).then_some(before_start)
}

fn is_separator(line: &str, bare: &str) -> bool {
    let lower = bare.to_ascii_lowercase();
    let framed = line.starts_with("--") || line.starts_with("__") || line.starts_with("**") || line.starts_with("==");
    (framed
        && (lower.starts_with("original message")
            || lower.starts_with("forwarded message")
            || lower.starts_with("original mail")
            || lower.starts_with("original appointment")
            || lower.starts_with("forwarded by")
            || lower.starts_with("reply above")))
        || matches!(lower.as_str(), "begin forwarded message:" | "original message" | "forwarded message")
}

/// "On Tue, 3 Nov 2026 at 10:12, Ann Lee wrote:" on one line or wrapped over up to three.
fn attribution_start(bare: &str, window: &[(usize, &str); 4]) -> Option<usize> {
    let end = bare.trim_end_matches(':');
    // English puts the verb last, German before the name.
    let closes = bare.ends_with(':')
        && ["wrote", "writes", "schrieb", "a écrit", "escribió", "ha scritto", "napisał", "napisał(a)"]
            .iter()
            .any(|verb| end.ends_with(verb) || bare.contains(&format!(" {verb} ")));
    if !closes {
        return None;
    }
    let opens = |line: &str| {
        let line = line.trim().trim_start_matches(['>', '*', '_', ' ']);
        ["On ", "Am ", "Le ", "El ", "Il ", "W dniu ", "Il giorno "].iter().any(|head| line.starts_with(head))
    };
    let dated = |text: &str| text.bytes().any(|byte| byte.is_ascii_digit()) || text.contains('@');
    let mut block = String::new();
    for (start, line) in window.iter().rev().take(3) {
        if line.trim().is_empty() {
            break;
        }
        block.insert_str(0, line);
        if opens(line) && dated(&block) {
            return Some(*start);
        }
    }
    // "Ann Lee <ann@example.com> wrote:"
    let (start, line) = window[3];
    (line.contains('@') || dated(line)).then_some(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(text: &str) -> &str {
        let cut = cut(text, 0);
        let [own] = cut.own[..] else { panic!("{cut:?}") };
        &text[own.start..own.end]
    }

    #[test]
    fn answers_between_quoted_lines_are_own() {
        let text = "Hi Ann,\n\nOn Tue, 3 Nov 2026 at 10:12, Ann Lee wrote:\n\n> come\n\nNo, thank you.\n\n> why?\n\nI stay.\n";
        let own: Vec<&str> = cut(text, 0).own.iter().map(|own| &text[own.start..own.end]).collect();
        assert_eq!(own, ["Hi Ann,\n\n", "\n\n> come\n\nNo, thank you.\n\n> why?\n\nI stay.\n"]);
        let wrapped = "No.\n\nOn Tue, 3 Nov 2026 at 10:12, Ann Lee wrote:\n> please come to our\noffice\n> at ten\n";
        assert_eq!(super::tests::own(wrapped), "No.\n\n");
    }

    #[test]
    fn originals_are_found_in_every_form() {
        for original in [
            "On Tue, 3 Nov 2026 at 10:12, Ann Lee wrote:\n> come",
            "On Tue, 3 Nov 2026 at 10:12, Ann Lee <ann@example.com>\nwrote:\n> come",
            "-----Original Message-----\nFrom: Ann\ncome",
            "From: Ann Lee\nSent: Tuesday\nSubject: Come",
            "Begin forwarded message:\n\nFrom: Ann",
            "---------- Forwarded message ---------\nFrom: Ann",
            "Am 3. Nov. 2026 um 10:12 schrieb Ann Lee:\n> komm",
        ] {
            let text = format!("Dear Ann,\n\nNo, thank you.\n\n{original}\n");
            assert_eq!(own(&text), "Dear Ann,\n\nNo, thank you.\n\n", "{original}");
        }
    }

    #[test]
    fn a_reply_below_the_original_is_not_cut_away() {
        for original in [
            "On Tue, 3 Nov 2026, Ann wrote:\n> come\n\n",
            "On Tue, 3 Nov 2026 at 10:12, Ann Lee <ann@example.com>\nwrote:\n\n> come\n",
            "On Wed, 2 Dec 2026 at 14:19, Ann wrote:\n\n> come\n>\n>> On Tue, 1 Dec 2026 at 09:03, Bob wrote:\n>>\n>> when?\n\n",
        ] {
            assert_eq!(own(&format!("{original}Dear Ann,\n\nno.\n")), "Dear Ann,\n\nno.\n");
            let both = format!("{original}Dear Ann,\n\nno.\n\nOn Mon, 1 Dec 2026 at 09:03, Bob wrote:\n> a\n");
            assert_eq!(own(&both), "Dear Ann,\n\nno.\n\n");
        }
    }

    #[test]
    fn the_signature_delimiter_ends_the_own_text() {
        let cut = cut("Bye\n-- \nAnn\nOn 3 Nov 2026 Bob wrote:\n> x", 0);
        assert_eq!(cut.own, [Span::new(0, 4)]);
        assert!(cut.signature.is_some() && cut.quoted.is_some());
    }
}
