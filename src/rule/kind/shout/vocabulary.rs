//! Words that tell a raised voice from a row of names.

/// Words in capitals that are no abbreviation and no name of a firm.
pub(super) const COMMON: [&str; 64] = [
    "not", "no", "the", "you", "your", "am", "is", "are", "was", "were", "be", "been", "to", "for", "and", "but", "this", "that", "these", "my", "me", "we",
    "our", "will", "would", "can", "do", "does", "did", "have", "has", "had", "never", "ever", "very", "so", "too", "thank", "thanks", "please", "stop", "now",
    "again", "all", "any", "with", "of", "off", "really", "sorry", "want", "need", "must", "yes", "just", "more", "it", "if", "from", "because", "what", "how",
    "who", "why",
];

/// Abbreviations that are as long as a word.
pub(super) const ABBREVIATIONS: [&str; 8] = ["unesco", "unicef", "hipaa", "fintech", "ieee", "mckinsey", "airbnb", "deloitte"];
