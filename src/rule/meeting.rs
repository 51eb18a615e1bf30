//! Phrasebooks that meet in one sentence: what generalises where whole phrases never catch up.

use super::file;
use super::hits::{Book, Hit, Hits};
use super::kind::{Names, Unfit};

/// Hits of several phrasebooks in one sentence.
#[derive(Clone, Debug)]
pub struct Meeting {
    of: Vec<Book>,
    within: Option<u32>,
    ordered: bool,
    unless: Vec<Book>,
}

impl Meeting {
    /// Makes written meetings ready; `path` leads to them.
    ///
    /// # Errors
    /// Which phrasebook is not known, or that there is nothing to meet.
    pub(crate) fn all(files: &[file::Meeting], path: &str, names: &mut Names<'_>) -> Result<Vec<Self>, Unfit> {
        let mut meetings = Vec::with_capacity(files.len());
        for (at, meeting) in files.iter().enumerate() {
            let at = at.to_string();
            let lead = |unfit: Unfit| Unfit { path: [path.to_owned(), at.clone()].into_iter().chain(unfit.path).collect(), ..unfit };
            if meeting.of.is_empty() {
                return Err(Unfit::at(&[path, &at, "of"], "an empty `of` finds nothing"));
            }
            let of = names.books("of", &meeting.of).map_err(lead)?;
            let unless = names.books("unless", &meeting.unless).map_err(lead)?;
            meetings.push(Self { of, within: meeting.within, ordered: meeting.ordered, unless });
        }
        Ok(meetings)
    }

    /// The phrasebook whose hits the meetings are looked for around.
    pub(crate) fn first(&self) -> Option<Book> {
        self.of.first().copied()
    }

    /// The hits that meet around a hit of the first phrasebook; `spared` tells of a hit, and whether words before it count
    /// too, that it does not take part.
    pub(crate) fn around(&self, hits: &Hits, first: &Hit, spared: &dyn Fn(&Hit, bool) -> bool) -> Option<Vec<Hit>> {
        if spared(first, true) || self.unless.iter().any(|book| !hits.in_sentence(*book, first.sentence).is_empty()) {
            return None;
        }
        let mut chosen = vec![*first];
        self.choose(hits, &mut chosen, spared).then_some(chosen)
    }

    fn choose(&self, hits: &Hits, chosen: &mut Vec<Hit>, spared: &dyn Fn(&Hit, bool) -> bool) -> bool {
        let (Some(first), Some(last)) = (chosen.first().copied(), chosen.last().copied()) else { return false };
        let Some(book) = self.of.get(chosen.len()) else { return true };
        // The nearest first, a few words apart being as near as none: a finding should cover the matter, not all the way from a
        // distant "I".
        let mut nearest: Vec<&Hit> = hits.in_sentence(*book, first.sentence).iter().collect();
        nearest.sort_by_key(|hit| hit.first.saturating_sub(first.last).max(first.first.saturating_sub(hit.last)) / 4);
        for hit in nearest {
            let apart = chosen.iter().all(|other| !other.overlaps(hit));
            let in_order = !self.ordered || hit.first >= last.last;
            if !apart || !in_order || !self.is_near(chosen, hit) || spared(hit, false) {
                continue;
            }
            chosen.push(*hit);
            if self.choose(hits, chosen, spared) {
                return true;
            }
            chosen.pop();
        }
        false
    }

    /// Whether at most `within` words lie between the outermost hits.
    fn is_near(&self, chosen: &[Hit], hit: &Hit) -> bool {
        let Some(within) = self.within else { return true };
        let first_end = chosen.iter().chain([hit]).map(|hit| hit.last).min().unwrap_or_default();
        let last_start = chosen.iter().chain([hit]).map(|hit| hit.first).max().unwrap_or_default();
        last_start.saturating_sub(first_end) <= within
    }
}
