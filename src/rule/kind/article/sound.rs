//! How a word begins when it is said aloud, as far as its spelling tells.

/// The indefinite article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Article {
    A,
    An,
}

/// Words whose spelling misleads.
///
/// An entry is the beginning of a word, in lower case; in capitals it is a whole initialism (`UX`). The longest entry
/// counts; one that stands in both lists takes either.
#[derive(Clone, Debug)]
pub(super) struct Sounds {
    pub an: Vec<String>,
    pub a: Vec<String>,
}

impl Sounds {
    /// The article that belongs before a word; `None` when both will do or nobody can tell. `hyphen`: more of the word
    /// follows behind a hyphen.
    pub(super) fn article(&self, word: &str, hyphen: bool) -> Option<Article> {
        let first = word.chars().next()?;
        if first.is_ascii_digit() {
            return number(word);
        }
        if !word.bytes().all(|byte| byte.is_ascii_alphabetic()) {
            return None;
        }
        let mut upper = word.chars().map(|char| char.is_ascii_uppercase());
        let (head, second) = (upper.next()?, upper.next());
        match (head, second) {
            (_, None) => hyphen.then(|| letter(first)),
            // HR, MBAs, MSc
            (true, Some(true)) => self.initialism(word.trim_end_matches(|char: char| char.is_ascii_lowercase()), first),
            // iOS, mRNA
            (false, _) if upper.clone().any(|upper| upper) || second == Some(true) => Some(letter(first)),
            _ => self.word(&word.to_ascii_lowercase(), head),
        }
    }

    fn initialism(&self, word: &str, first: char) -> Option<Article> {
        if let Some(listed) = self.listed(word, |entry| entry == word) {
            return listed;
        }
        let lower = word.to_ascii_lowercase();
        let spelled = Some(letter(first));
        let sayable = has_known_onset(&lower) && has_vowel(&lower);
        if !sayable || self.word(&lower, false) == spelled { spelled } else { None }
    }

    fn word(&self, lower: &str, name: bool) -> Option<Article> {
        if let Some(listed) = self.listed(lower, |entry| lower.starts_with(entry)) {
            return listed;
        }
        let first = lower.chars().next()?;
        match first {
            'a' | 'e' | 'i' | 'o' | 'u' => Some(Article::An),
            'x' => None,
            // "nda", "hr": an initialism in small letters.
            _ if !name && lower.len() < 5 && !has_known_onset(lower) => Some(letter(first)),
            _ if has_known_onset(lower) && has_vowel(lower) => Some(Article::A),
            _ => None,
        }
    }

    /// What the lists say; `Some(None)` is "either".
    fn listed(&self, word: &str, fits: impl Fn(&str) -> bool) -> Option<Option<Article>> {
        let first = word.as_bytes().first();
        let begins = |entry: &&String| entry.as_bytes().first() == first;
        let longest = |list: &[String]| list.iter().filter(begins).filter(|entry| fits(entry)).map(String::len).max().unwrap_or_default();
        let (an, a) = (longest(&self.an), longest(&self.a));
        debug_assert!(an.max(a) <= word.len());
        match an.cmp(&a) {
            std::cmp::Ordering::Greater => Some(Some(Article::An)),
            std::cmp::Ordering::Less => Some(Some(Article::A)),
            std::cmp::Ordering::Equal => (an > 0).then_some(None),
        }
    }
}

/// A letter read by its name: "an L", "a U".
fn letter(letter: char) -> Article {
    let vowel = matches!(letter.to_ascii_lowercase(), 'a' | 'e' | 'f' | 'h' | 'i' | 'l' | 'm' | 'n' | 'o' | 'r' | 's' | 'x');
    if vowel { Article::An } else { Article::A }
}

/// "an 8", "an 11th", "an 18,000"; "1850" may be a year or an amount.
fn number(text: &str) -> Option<Article> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let group = text.get(..digits)?;
    match group {
        _ if group.starts_with('8') => Some(Article::An),
        "11" | "18" => Some(Article::An),
        _ if digits == 4 && (group.starts_with("11") || group.starts_with("18")) => None,
        _ => Some(Article::A),
    }
}

fn has_vowel(lower: &str) -> bool {
    lower.contains(['a', 'e', 'i', 'o', 'u', 'y'])
}

/// Whether words of English begin like this; "mba" and "nda" are no such words.
fn has_known_onset(lower: &str) -> bool {
    let Some(pair) = lower.get(..2) else { return false };
    if lower.starts_with(['a', 'e', 'i', 'o', 'u']) || pair.ends_with(['a', 'e', 'i', 'o', 'u']) {
        return true;
    }
    (pair.ends_with('y') && !pair.starts_with('x')) || ONSETS.contains(&pair)
}

const ONSETS: [&str; 44] = [
    "bl", "br", "ch", "cl", "cr", "cz", "dr", "dw", "fl", "fr", "gh", "gl", "gn", "gr", "kh", "kl", "kn", "kr", "ll", "mc", "ph", "pl",
    "pn", "pr", "ps", "pt", "qu", "rh", "sc", "sh", "sk", "sl", "sm", "sn", "sp", "sq", "st", "sv", "sw", "th", "tr", "ts", "tw", "wh",
];
