//! From everything that was found to the hits that count.

use super::Hit;

/// Undoes hits of a phrasebook that one of its exceptions overlaps, makes one of those that overlap each other, and appends
/// what is left to `settled`.
pub(super) fn settle(hits: &mut [Hit], exceptions: &mut [Hit], settled: &mut Vec<Hit>) {
    sort(hits);
    sort(exceptions);
    // Exceptions by start, each with the furthest end so far: one of them overlaps a hit when the last one that starts before
    // the hit's end reaches past its start.
    let mut furthest = 0;
    for exception in &mut *exceptions {
        furthest = furthest.max(exception.end);
        exception.end = furthest;
    }
    let excepted = |hit: &Hit| {
        let before = exceptions.partition_point(|exception| exception.start < hit.end);
        before > 0 && exceptions.get(before - 1).is_some_and(|exception| exception.end > hit.start)
    };
    let from = settled.len();
    for hit in hits.iter().filter(|hit| !excepted(hit)) {
        match settled.get_mut(from..).and_then(|own| own.last_mut()) {
            Some(last) if last.overlaps(hit) => {
                last.end = last.end.max(hit.end);
                last.last = last.last.max(hit.last);
            }
            _ => settled.push(*hit),
        }
    }
}

/// By start, longer ones first; they come nearly so.
fn sort(hits: &mut [Hit]) {
    let key = |hit: &Hit| u64::from(hit.start) << 32 | u64::from(!hit.end);
    if !hits.is_sorted_by_key(key) {
        hits.sort_unstable_by_key(key);
    }
}
