//! From everything that was found to the hits that count.

use super::Hit;

/// Sorts hits by phrasebook and start, longer ones first, each once. Hits come in the order of the text, so that within a
/// phrasebook little is left to sort: dealing them out to their phrasebooks first is what makes this fast.
fn sort(raw: &mut Vec<(u32, Hit)>) {
    let books = raw.iter().map(|(_, hit)| usize::from(hit.book) + 1).max().unwrap_or_default();
    let mut ends = vec![0_usize; books];
    for (_, hit) in &*raw {
        if let Some(count) = ends.get_mut(usize::from(hit.book)) {
            *count += 1;
        }
    }
    let mut sum = 0;
    for end in &mut ends {
        sum += *end;
        *end = sum;
    }
    let mut dealt = raw.clone();
    // From the back, so that the order of the text stays.
    for hit in raw.iter().rev() {
        if let Some(end) = ends.get_mut(usize::from(hit.1.book)) {
            *end -= 1;
            if let Some(slot) = dealt.get_mut(*end) {
                *slot = *hit;
            }
        }
    }
    for group in dealt.chunk_by_mut(|(_, left), (_, right)| left.book == right.book) {
        group.sort_unstable_by_key(|(accept, hit)| (u64::from(hit.start) << 32 | u64::from(!hit.end), *accept));
    }
    dealt.dedup();
    *raw = dealt;
}

/// Undoes hits that an exception overlaps, and makes one of those that overlap each other.
pub(super) fn settle(raw: &mut Vec<(u32, Hit)>) -> Vec<Hit> {
    sort(raw);
    let mut settled: Vec<Hit> = Vec::with_capacity(raw.len());
    for group in raw.chunk_by(|(_, left), (_, right)| left.book == right.book) {
        // Exceptions by start, each with the furthest end so far: one of them overlaps a hit when the last one that starts before
        // the hit's end reaches past its start.
        let mut furthest = 0;
        let reach = |(_, hit): &(u32, Hit)| {
            furthest = furthest.max(hit.end);
            (hit.start, furthest)
        };
        let exceptions: Vec<(u32, u32)> = group.iter().filter(|(accept, _)| accept % 2 == 1).map(reach).collect();
        let excepted = |hit: &Hit| {
            let before = exceptions.partition_point(|(start, _)| *start < hit.end);
            before > 0 && exceptions.get(before - 1).is_some_and(|(_, end)| *end > hit.start)
        };
        let from = settled.len();
        for (accept, hit) in group {
            if accept % 2 == 1 || excepted(hit) {
                continue;
            }
            match settled.get_mut(from..).and_then(|own| own.last_mut()) {
                Some(last) if last.overlaps(hit) => {
                    last.end = last.end.max(hit.end);
                    last.last = last.last.max(hit.last);
                }
                _ => settled.push(*hit),
            }
        }
    }
    settled
}
