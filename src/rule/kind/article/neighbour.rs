//! Words that tell whether "a" and "an" are articles at all.

/// Words that no article stands before: a letter, a list mark or a mistyped word is meant.
pub(super) const NO_NOUNS: [&str; 78] = [
    "a", "an", "and", "or", "is", "in", "of", "as", "at", "if", "it", "its", "i", "on", "are", "am", "us", "into", "under", "over", "up",
    "out", "our", "the", "then", "than", "to", "that", "this", "these", "those", "my", "your", "his", "her", "their", "we", "you", "he",
    "she", "they", "will", "would", "have", "has", "had", "do", "does", "did", "not", "but", "so", "for", "from", "with", "by", "was",
    "were", "be", "can", "could", "should", "there", "thank", "thanks", "hope", "all", "only", "der", "die", "das", "dem", "den", "einem",
    "einer", "mich", "uns", "also",
];

/// Words behind which "an" is an article and no "and".
pub(super) const AHEAD_OF_ARTICLES: [&str; 34] = [
    "is", "was", "be", "been", "being", "such", "as", "for", "at", "in", "to", "with", "on", "of", "by", "from", "into", "about", "like",
    "have", "had", "has", "not", "quite", "what", "accept", "accepted", "received", "got", "join", "or", "and", "without", "half",
];
