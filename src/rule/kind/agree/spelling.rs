//! How far two spellings are from each other.

/// Longer words, in bytes, are no names, and comparing them would take long.
const LONGEST: usize = 64;

/// Letters to add, drop, change or swap with a neighbour until one word is the other.
pub(super) fn distance(one: &str, other: &str) -> usize {
    if one.len().max(other.len()) > LONGEST {
        return LONGEST;
    }
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, char) in one.iter().enumerate() {
        let mut next = vec![at + 1];
        for (place, known) in other.iter().enumerate() {
            let cost = |row: &[usize], place: usize| row.get(place).copied().unwrap_or(usize::MAX / 2);
            let mut best = (cost(&row, place) + usize::from(char != known)).min(cost(&row, place + 1) + 1).min(cost(&next, place) + 1);
            let swapped = at > 0 && place > 0 && one.get(at - 1) == Some(known) && other.get(place - 1) == Some(char);
            if swapped {
                best = best.min(cost(&before, place - 1) + 1);
            }
            next.push(best);
        }
        before = std::mem::replace(&mut row, next);
    }
    row.last().copied().unwrap_or_default()
}

/// "Mueller" and "Muller".
pub(super) fn spelt_alike(one: &str, other: &str) -> bool {
    let plain = |word: &str| word.replace("ae", "a").replace("oe", "o").replace("ue", "u");
    one == other || plain(one) == plain(other)
}

/// Whether a word is, most likely, a long name with one letter wrong: "Fenimore" for "Fennimore", but not "Acmes" for "Acme".
pub(super) fn is_slip_for(word: &str, name: &str) -> bool {
    let plural = |one: &str, other: &str| one.strip_suffix('s') == Some(other) || one.strip_suffix("es") == Some(other);
    let (short, long) = (word.chars().count().min(name.chars().count()), word.chars().count().max(name.chars().count()));
    let same_head = word.chars().next() == name.chars().next();
    let begins = long > short + 1 && (word.starts_with(name) || name.starts_with(word));
    short >= 5
        && long - short <= 2
        && same_head
        && !begins
        && !plural(word, name)
        && !plural(name, word)
        && !spelt_alike(word, name)
        && distance(word, name) <= 1 + usize::from(short > 8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_are_counted() {
        for (one, other, letters) in [("lee", "leigh", 3), ("brandt", "brand", 1), ("anna", "anan", 1), ("", "ab", 2), ("gold", "gold", 0)]
        {
            assert_eq!((distance(one, other), distance(other, one)), (letters, letters), "{one} / {other}");
        }
        assert!(is_slip_for("fenimore", "fennimore") && is_slip_for("meridain", "meridian"));
        assert!(!is_slip_for("acmes", "acme") && !is_slip_for("fenwick", "fennimore") && !is_slip_for("march", "larch"));
    }
}
