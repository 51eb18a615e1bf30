//! Words that people are called by after their work.

/// Whether a word is formed like the names of people by their work: "scaffolder", "florist", "beautician".
pub(in crate::rule::kind) fn sounds_like_work(word: &str) -> bool {
    const ENDINGS: [&str; 17] = [
        "er", "or", "ist", "ician", "eer", "woman", "person", "keeper", "ress", "grapher", "arian", "wright", "hand", "smith", "herd",
        "monger", "monteur",
    ];
    const SHORT: [&str; 22] = [
        "nurse", "cook", "chef", "clerk", "maid", "guard", "pilot", "coach", "tutor", "buyer", "baker", "head", "aide", "agent", "medic",
        "vet", "intern", "host", "judge", "guide", "cadet", "porter",
    ];
    const OTHERS: [&str; 58] = [
        "beforehand", "firsthand", "secondhand", "shorthand", "answer", "letter", "matter", "number", "other", "another", "after",
        "however", "later", "never", "whether", "further", "rather", "reminder", "order", "paper", "water", "september", "october",
        "november", "december", "summer", "winter", "easter", "offer", "under", "together", "better", "earlier", "newsletter", "consider",
        "remember", "either", "neither", "forever", "moreover", "weather", "father", "mother", "brother", "sister", "honour", "favor",
        "error", "mirror", "interest", "first", "exist", "persist", "address", "progress", "stress", "express", "regular",
    ];
    SHORT.contains(&word) || (word.len() > 5 && ENDINGS.iter().any(|ending| word.ends_with(ending)) && !OTHERS.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_called_by_their_work() {
        assert!(["scaffolder", "florist", "optician", "councillor", "dockhand", "chef"].iter().all(|word| sounds_like_work(word)));
        assert!(!["letter", "reminder", "thanks", "november", "monday", "beforehand"].iter().any(|word| sounds_like_work(word)));
    }
}
