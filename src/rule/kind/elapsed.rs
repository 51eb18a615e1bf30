//! `elapsed`: business days between the invitation and the reply.

use jiff::civil::Date;

use super::{Finding, Names, Unfit, View};
use crate::diagnostic::Severity;
use crate::draft::date::first_date;
use crate::draft::{Draft, Fact, Role};
use crate::rule::file::ElapsedFile;

/// Lines at the top of a quoted mail among which its date is looked for.
const HEADER_LINES: usize = 8;

/// Counts the days from Monday to Friday that follow the invitation, up to the day of the reply.
#[derive(Clone, Copy, Debug)]
pub struct Elapsed {
    max: u32,
    note: u32,
}

impl Elapsed {
    pub(super) fn new(file: &ElapsedFile, _: &mut Names<'_>) -> Result<Self, Unfit> {
        if file.note > file.max {
            return Err(Unfit::at(
                &["note"],
                format!("a note from {} days never comes before a finding from {} days", file.note, file.max),
            ));
        }
        Ok(Self { max: file.max, note: file.note })
    }

    pub(super) fn check(&self, view: &View<'_>) -> Vec<Finding> {
        let draft = view.draft;
        let Some(received) = stated(draft.facts.received.as_ref(), || quoted_date(draft)) else { return Vec::new() };
        let Some(replied) = stated(draft.facts.date.as_ref(), || view.today) else { return Vec::new() };
        let days = business_days(received, replied);
        if days <= i64::from(self.note) {
            return Vec::new();
        }
        let finding = Finding::at(draft.body_first()).with("days", days).with("received", received).with("max", self.max);
        vec![if days > i64::from(self.max) { finding } else { finding.with_severity(Severity::Note) }]
    }
}

/// The date that a fact states; what else is known counts only where nothing is stated.
fn stated(fact: Option<&Fact>, otherwise: impl FnOnce() -> Option<Date>) -> Option<Date> {
    match fact {
        Some(fact) => first_date(&fact.value),
        None => otherwise(),
    }
}

/// Days from Monday to Friday behind `from` up to `to`; negative or 0 when `to` is not later.
fn business_days(from: Date, to: Date) -> i64 {
    // Business days up to a date, counted from some Monday.
    let count = |date: Date| {
        let weekday = i64::from(date.weekday().to_monday_zero_offset());
        let days = Date::ZERO.duration_until(date).as_hours() / 24;
        (days - weekday).div_euclid(7) * 5 + (weekday + 1).min(5)
    };
    count(to) - count(from)
}

/// When the mail that is quoted below was sent: its attribution line or its header lines tell.
fn quoted_date(draft: &Draft<'_>) -> Option<Date> {
    let quote = draft.parts.iter().find(|part| part.role == Role::Quoted)?;
    let source = draft.source();
    let lines = source.slice(quote.span).lines().map(|line| line.trim_start_matches(['>', '*', '_', ' ', '\t']).trim_end());
    let head: Vec<&str> = lines.skip_while(|line| line.is_empty()).take(HEADER_LINES).collect();
    header_date(&head).or_else(|| attribution_date(&head)).or_else(|| {
        // With the reply below the original, the attribution stands above the quote.
        let above = source.text().get(draft.body_start..quote.span.start)?.trim_end();
        let last: Vec<&str> = above.lines().next_back().into_iter().collect();
        attribution_date(&last)
    })
}

fn header_date(lines: &[&str]) -> Option<Date> {
    const KEYS: [&str; 9] = ["date", "sent", "gesendet", "datum", "envoyé", "fecha", "enviado", "data", "inviato"];
    lines.iter().find_map(|line| {
        let (key, value) = line.split_once(':')?;
        let key = key.trim_matches(['*', '_', ' ']).to_lowercase();
        KEYS.contains(&key.as_str()).then(|| first_date(value)).flatten()
    })
}

/// "On Tue, 3 Nov 2026 at 10:12, Ann Lee wrote:", perhaps wrapped.
fn attribution_date(lines: &[&str]) -> Option<Date> {
    const VERBS: [&str; 8] = ["wrote", "writes", "schrieb", "écrit", "escribió", "scritto", "napisał", "@"];
    let end = lines.iter().take(3).position(|line| line.trim_end_matches(['*', '_']).ends_with(':'))?;
    let line = lines.get(..=end)?.join(" ");
    VERBS.iter().any(|verb| line.contains(verb)).then(|| first_date(&line)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::Format;
    use crate::source::Source;

    #[test]
    fn only_mondays_to_fridays_count() {
        let days = |from: i8, to: i8| business_days(Date::constant(2026, 11, from), Date::constant(2026, 11, to));
        // 2 November 2026 is a Monday.
        assert_eq!((days(2, 2), days(2, 3), days(2, 6), days(2, 9)), (0, 1, 4, 5));
        assert_eq!((days(6, 7), days(6, 8), days(6, 9), days(7, 9), days(7, 8)), (0, 0, 1, 1, 0));
        assert_eq!((days(9, 2), days(3, 24)), (-5, 15));
    }

    #[test]
    fn the_quoted_mail_tells_its_date() {
        for original in [
            "On Tue, 3 Nov 2026 at 10:12, Ann Lee wrote:\n> come on 9 Nov 2026",
            "On Tue, Nov 3, 2026 at 10:12 AM Ann Lee <ann@example.com>\nwrote:\n\n> come",
            "-----Original Message-----\nFrom: Ann\nSent: Tuesday, November 3, 2026 10:12 AM\nTo: Jo\n\ncome",
            "Begin forwarded message:\n\nFrom: Ann\nDate: 3 November 2026 at 10:12:00 GMT\n\ncome",
            "Am 3. Nov. 2026 um 10:12 schrieb Ann Lee:\n> komm",
        ] {
            let source = Source::new("a", format!("Dear Ann,\n\nNo, thank you.\n\nJo\n\n{original}\n"));
            for format in [Format::Markdown, Format::PlainText] {
                assert_eq!(quoted_date(&Draft::parse(&source, format)), Some(Date::constant(2026, 11, 3)), "{original}");
            }
        }
        let source = Source::new("a", "Dear Ann,\n\nNo.\n\n> Come on 3 Nov 2026:\n> it is fun.\n");
        assert_eq!(quoted_date(&Draft::parse(&source, Format::PlainText)), None);
    }
}
