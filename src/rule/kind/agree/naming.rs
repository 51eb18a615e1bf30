//! When two ways of writing a name, a firm or a post mean the same one.

use std::borrow::Cow;

/// Words of a firm's name that tell only its legal form, and small words.
pub(in crate::rule::kind) const EMPTY: [&str; 34] = [
    "the", "a", "an", "of", "and", "for", "in", "at", "de", "du", "la", "le", "und", "et", "inc", "incorporated", "ltd", "limited", "llc",
    "llp", "plc", "gmbh", "ag", "sa", "sas", "srl", "spa", "bv", "nv", "ab", "oy", "pty", "corp", "com",
];

/// Words that very many firms share.
const COMMON: [&str; 72] = [
    "co", "company", "corporation", "group", "holding", "holdings", "international", "global", "services", "service", "solutions",
    "systems", "technology", "technologies", "tech", "software", "digital", "consulting", "consultancy", "partners", "associates",
    "agency", "studio", "studios", "labs", "lab", "media", "bank", "insurance", "university", "college", "school", "hospital", "clinic",
    "health", "healthcare", "trust", "foundation", "institute", "council", "city", "national", "association", "society", "department",
    "ministry", "office", "team", "energy", "industries", "foods", "logistics", "research", "capital", "ventures", "data", "design",
    "care", "community", "centre", "medical", "general", "hotel", "restaurant", "casino", "museum", "library", "theatre", "airlines",
    "motors", "press", "books",
];

/// Words of a post that tell its rank or its terms.
const RANKS: [&str; 31] = [
    "senior", "sr", "junior", "jr", "lead", "principal", "staff", "chief", "head", "deputy", "assistant", "associate", "mid", "level",
    "entry", "graduate", "trainee", "intern", "i", "ii", "iii", "iv", "part", "full", "time", "remote", "temporary", "permanent",
    "interim", "to", "or",
];

/// Posts that go by several words.
const SAME_POSTS: [&[&str]; 9] = [
    &["developer", "engineer", "programmer", "engineering", "development", "coder", "swe"],
    &["teacher", "lecturer", "tutor", "professor", "educator", "teaching"],
    &["secretary", "administrator", "admin", "assistant", "receptionist", "clerk"],
    &["lawyer", "attorney", "solicitor", "counsel", "barrister", "paralegal"],
    &["doctor", "physician", "consultant", "registrar"],
    &["writer", "author", "editor", "copywriter", "journalist"],
    &["manager", "lead", "director", "head", "supervisor", "coordinator", "officer"],
    &["salesperson", "sales", "representative", "rep", "seller", "executive"],
    &["carer", "caregiver", "nurse", "nursing"],
];

/// Lower-case words of a name without accents; "O'Brien" is one, "Anne-Marie" two, "Acme's" is "acme".
pub(in crate::rule::kind) fn words(text: &str) -> Vec<String> {
    let mut plain = Cow::Borrowed(text);
    if text.contains(['\'', '’']) {
        let straight = text.replace('’', "'").replace("'s ", " ");
        plain = Cow::Owned(straight.strip_suffix("'s").unwrap_or(&straight).replace('\'', ""));
    }
    plain.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty()).map(fold).collect()
}

fn fold(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(word.len());
    for char in word.chars().flat_map(char::to_lowercase) {
        match char {
            'à'..='å' | 'ā' | 'ă' | 'ą' => folded.push('a'),
            'æ' => folded.push_str("ae"),
            'ç' | 'ć' | 'č' => folded.push('c'),
            'ď' | 'đ' | 'ð' => folded.push('d'),
            'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' => folded.push('e'),
            'ğ' | 'ģ' => folded.push('g'),
            'ì'..='ï' | 'ī' | 'į' | 'ı' => folded.push('i'),
            'ķ' => folded.push('k'),
            'ł' | 'ľ' | 'ļ' | 'ĺ' => folded.push('l'),
            'ñ' | 'ń' | 'ň' | 'ņ' => folded.push('n'),
            'ò'..='ö' | 'ø' | 'ō' | 'ő' => folded.push('o'),
            'œ' => folded.push_str("oe"),
            'ř' | 'ŕ' => folded.push('r'),
            'ś' | 'š' | 'ş' | 'ș' => folded.push('s'),
            'ß' => folded.push_str("ss"),
            'ť' | 'ţ' | 'ț' => folded.push('t'),
            'ù'..='ü' | 'ū' | 'ů' | 'ű' | 'ų' => folded.push('u'),
            'ý' | 'ÿ' => folded.push('y'),
            'ź' | 'ż' | 'ž' => folded.push('z'),
            '\u{300}'..='\u{36f}' => {}
            other => folded.push(other),
        }
    }
    folded
}

/// The words of a firm's name that make it known, those that many firms share only when there are no others.
pub(in crate::rule::kind) fn firm_words(name: &str) -> Vec<String> {
    telling(words(name), &COMMON)
}

/// The words of a post that make it known.
pub(in crate::rule::kind) fn post_words(name: &str) -> Vec<String> {
    telling(words(name), &RANKS)
}

/// The words of a name without the small ones.
pub(in crate::rule::kind) fn name_words(name: &str) -> Vec<String> {
    words(name).into_iter().filter(|word| !EMPTY.contains(&word.as_str())).collect()
}

fn telling(words: Vec<String>, common: &[&str]) -> Vec<String> {
    let own: Vec<String> = words.iter().filter(|word| !EMPTY.contains(&word.as_str())).cloned().collect();
    let own = if own.is_empty() { words } else { own };
    let rare: Vec<String> = own.iter().filter(|word| !common.contains(&word.as_str())).cloned().collect();
    if rare.is_empty() { own } else { rare }
}

/// Whether a word of a name is one that firms have in theirs: "Fenwick Labs", "Globex Ltd".
pub(in crate::rule::kind) fn sounds_like_firm(name: &str) -> bool {
    const FORMS: [&str; 12] = ["inc", "ltd", "limited", "llc", "llp", "plc", "gmbh", "ag", "sa", "bv", "ab", "corp"];
    let words = words(name);
    let last = words.last().map(String::as_str).unwrap_or_default();
    words.len() > 1 && (COMMON.contains(&last) || FORMS.contains(&last) || SORTS.split(' ').any(|sort| sort == last))
}

/// Words with which names of firms end; in a name of the facts they may be telling all the same.
const SORTS: &str = "supply supplies works growers securities animation pictures films hospice infirmary mutual assurance authority cloud \
    wholesale borough county academy gallery brewery breweries farm farms kitchen kitchens bakery pharmacy practice surgery estate estates \
    wines records games robotics airways rail railways shipping freight builders plumbing electric electronics instruments pharma biotech \
    chemicals textiles furniture interiors architects accountants solicitors law wealth finance financial investments payments networks \
    telecom water power materials composites photonics aerospace packaging castings printing publishing broadcasting entertainment sports \
    fitness travel tours holidays hostel inn spa resort resorts stores supermarkets markets analytics intelligence security dynamics \
    innovations creative marketing advertising recruitment staffing learning nursery centre center mill mills yard dairy orchards vineyards \
    cruises ferries lines airline express couriers courier haulage homes housing properties property lettings bikes cycles cars autos tyres \
    boats yachts marine maritime shipyard shipyards steel metals glass ceramics timber joinery carpets fabrics fashion clothing shoes \
    jewellers opticians dentists dental vets veterinary physio spas salon salons barbers florists gardens nurseries landscapes seeds feeds \
    meats fisheries seafood coffee roasters tea teas cafe deli bakers bakehouse patisserie chocolates confectionery beverages drinks spirits \
    distillers distillery cidery catering bistro grill diner pizzeria pub inns lodge camps outfitters outdoors toys gifts stationery news \
    newspapers magazine gazette radio television theatres opera orchestra philharmonic ballet choir circus zoo aquarium museums galleries \
    archive archives auctions archaeology surveyors surveys engineering engineers machines machinery tools pumps valves motors turbines \
    batteries solar wind renewables gas oil petroleum mining minerals quarries cement concrete construction contractors scaffolding roofing \
    heating cleaning laundry hygiene waste recycling environmental ecology biosciences genomics therapeutics diagnostics pharmaceuticals \
    devices sensors optics semiconductors microsystems computing computers apps interactive studios audio sound acoustics lighting events \
    productions promotions communications translations legal chambers notaries brokers underwriters actuaries pensions credit savings loans \
    trustees charity relief rescue mission ministries church cathedral abbey seminary lyceum gymnasium kindergarten preschool academies \
    tutoring tutors coaching careers";

/// Whether a name holds nothing but words that very many firms share.
pub(in crate::rule::kind) fn is_common(name: &str) -> bool {
    name_words(name).iter().all(|word| COMMON.contains(&word.as_str()))
}

/// First letters of a name of several words, with and without its small words.
pub(in crate::rule::kind) fn acronyms(name: &str) -> Vec<String> {
    let all = words(name);
    let initials = |words: &[&String]| words.iter().filter_map(|word| word.chars().next()).collect::<String>();
    let long: Vec<&String> = all.iter().filter(|word| !EMPTY.contains(&word.as_str())).collect();
    let both = [initials(&all.iter().collect::<Vec<_>>()), initials(&long)];
    both.into_iter().filter(|letters| letters.chars().count() > 1).collect()
}

/// Whether two names may stand for one firm: a telling word in common, an acronym, or the same letters spaced otherwise.
pub(in crate::rule::kind) fn same_firm(one: &str, other: &str) -> bool {
    let vague = is_common(one) || is_common(other);
    let known = |name: &str| if vague { name_words(name) } else { firm_words(name) };
    let (left, right) = (known(one), known(other));
    let begins = |short: &str, long: &str| short.chars().count() >= 3 && long.starts_with(short);
    let (joined, rejoined) = (words(one).concat(), words(other).concat());
    left.iter().any(|word| right.iter().any(|known| begins(word, known) || begins(known, word) || word == known))
        || begins(&joined, &rejoined)
        || begins(&rejoined, &joined)
        || acronyms(one).iter().any(|letters| right.contains(letters))
        || acronyms(other).iter().any(|letters| left.contains(letters))
}

/// Whether two names may stand for one post: a telling word in common, or words for the same work.
pub(in crate::rule::kind) fn same_post(one: &str, other: &str) -> bool {
    let (left, right) = (post_words(one), post_words(other));
    left.iter().any(|word| right.iter().any(|known| same_work(word, known)))
        || acronyms(one).iter().any(|letters| right.contains(letters))
        || acronyms(other).iter().any(|letters| left.contains(letters))
}

/// "engineer" and "engineering", "manager" and "management", "developer" and "programmer".
pub(in crate::rule::kind) fn same_work(one: &str, other: &str) -> bool {
    let stem = |word: &str| word.chars().take(5).collect::<String>();
    let alike = one == other || (one.len() > 4 && other.len() > 4 && stem(one) == stem(other));
    let plural = one.strip_suffix('s') == Some(other) || other.strip_suffix('s') == Some(one);
    alike || plural || SAME_POSTS.iter().any(|group| group.contains(&one) && group.contains(&other))
}

/// Whether a fact is a name, not a number or a slot that was never filled in.
pub(super) fn can_be_compared(fact: &str) -> bool {
    !is_slot(fact) && words(fact).iter().any(|word| word.chars().filter(|char| char.is_alphabetic()).count() > 1)
}

pub(in crate::rule::kind) fn is_slot(text: &str) -> bool {
    text.contains(['[', ']', '{', '}', '<', '>', '$', '_']) || text.contains("XX")
}

/// Whether two texts share a word that is no small one.
pub(super) fn shares_word(one: &str, other: &str) -> bool {
    let words = firm_words(one);
    firm_words(other).iter().any(|word| word.len() > 2 && words.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn firms_agree_in_all_their_spellings() {
        for (one, other) in [
            ("Acme", "Acme Inc."),
            ("the NHS", "National Health Service"),
            ("Data Works", "DataWorks GmbH"),
            ("Acme's", "ACME Corporation"),
            ("Bank", "Acme Bank"),
            ("Müller", "Muller & Söhne"),
            ("Contoso Germany", "Contoso"),
            ("BoA", "Bank of America"),
            ("Acmetech", "Acme"),
        ] {
            assert!(same_firm(one, other) && same_firm(other, one), "{one} / {other}");
        }
        for (one, other) in
            [("Globex", "Acme"), ("Bank of Ireland", "Bank of America"), ("Northwind Group", "Acme Group"), ("Globex Inc", "Acme Inc")]
        {
            assert!(!same_firm(one, other), "{one} / {other}");
        }
    }

    #[test]
    fn posts_agree_in_a_telling_word() {
        for (one, other) in [
            ("Senior Data Analyst", "data analyst"),
            ("Engineering Manager", "Manager of Engineers"),
            ("Software Developer", "Platform Engineer"),
            ("PM", "Product Manager"),
            ("Tutor", "Maths Teacher"),
        ] {
            assert!(same_post(one, other), "{one} / {other}");
        }
        for (one, other) in [
            ("Senior Nurse", "Senior Analyst"),
            ("Accountant", "Barista"),
            ("Lead Designer", "Lead Chemist"),
            ("Ski Instructor", "Teacher"),
        ] {
            assert!(!same_post(one, other), "{one} / {other}");
        }
    }

    #[test]
    fn names_are_compared_without_accents() {
        assert_eq!(words("Ms. Zoë O'Brien-Müller's"), ["ms", "zoe", "obrien", "muller"]);
    }
}
