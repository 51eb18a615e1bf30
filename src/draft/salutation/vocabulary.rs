//! The words that greetings and closing phrases are made of.

/// Words that open a salutation.
pub(super) const OPENERS: [&str; 57] = [
    "kia", "tēnā", "mōrena", "hej", "goddag", "cześć", "shalom", "merhaba", "respected", "esteemed", "dear", "dearest", "hi", "hiya",
    "hello", "helo", "hullo", "hey", "heya", "heyy", "greetings", "salutations", "howdy", "gday", "g'day", "hallo", "guten", "bonjour",
    "bonsoir", "hola", "salut", "ciao", "buongiorno", "namaste", "salaam", "salam", "grüezi", "servus", "moin", "olá", "ola", "szanowna",
    "szanowny", "sehr", "liebe", "lieber", "estimada", "estimado", "cher", "chère", "to", "attn", "yo", "good", "morning", "afternoon",
    "ladies",
];

/// Second words that make an opener of two words.
pub(super) const TIMES: [&str; 12] =
    ["morning", "afternoon", "evening", "day", "tag", "abend", "days", "morgen", "whom", "whomever", "who", "geehrte"];

/// Words of a salutation that are not names.
pub(super) const GENERIC: [&str; 56] = [
    "all", "team", "there", "sir", "sirs", "madam", "madame", "hiring", "recruiting", "recruitment", "recruiter", "manager", "managers",
    "committee", "everyone", "everybody", "folks", "colleagues", "friends", "panel", "hr", "people", "talent", "human", "resources",
    "acquisition", "ladies", "gentlemen", "department", "search", "or", "and", "the", "whom", "it", "may", "concern", "again", "of", "at",
    "&", "interview", "selection", "board", "staff", "office", "members", "whomsoever", "dr", "mr", "mrs", "ms", "crew", "gang", "group",
    "guys",
];

pub(super) const TITLES: [&str; 22] = [
    "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "madam", "dame", "lord", "lady", "rev", "father", "sister",
    "captain", "herr", "frau", "monsieur", "madame", "señora",
];

/// Sentence openers that look like a name before a comma.
pub(super) const NO_NAMES: [&str; 49] = [
    "thanks", "thank", "sorry", "apologies", "first", "firstly", "however", "yes", "no", "ok", "okay", "well", "so", "alas", "also",
    "after", "as", "regrettably", "unfortunately", "sadly", "please", "again", "today", "yesterday", "meanwhile", "still", "indeed",
    "instead", "once", "hence", "cheers", "regards", "best", "many", "moreover", "nevertheless", "nonetheless", "congratulations", "true",
    "honestly", "sure", "certainly", "absolutely", "of", "here", "great", "fine", "right", "now",
];

/// Words that end a closing phrase ("with the very best of wishes").
pub(super) const CLOSERS: [&str; 58] = [
    "regards", "regard", "rgds", "wishes", "sincerely", "faithfully", "truly", "cordially", "respectfully", "gratefully", "thankfully",
    "appreciatively", "best", "cheers", "warmly", "yours", "thanks", "thx", "gratitude", "appreciation", "care", "soon", "greetings",
    "then", "well", "ahead", "respect", "thank", "admiration", "humbly", "fondly", "sincerley", "sincerly", "salutations", "grüßen",
    "gruß", "grüße", "greets", "kindly", "onwards", "bye", "goodbye", "adieu", "cordialement", "saludos", "obrigado", "ta", "peace", "x",
    "xx", "mfg", "vg", "sincere", "grateful", "obliged", "br", "kr", "esteem",
];

/// Words that may open a closing phrase of several words.
pub(super) const CLOSING_HEADS: [&str; 45] = [
    "kind", "kindest", "best", "warm", "warmest", "with", "many", "very", "yours", "sincerely", "respectfully", "all", "take", "thanks",
    "thank", "until", "speak", "talk", "see", "wishing", "cheers", "regards", "in", "most", "sincere", "cordial", "good", "my", "be",
    "stay", "ever", "truly", "faithfully", "warmly", "friendly", "mit", "viele", "beste", "freundliche", "gratefully", "again", "bien",
    "cordially", "kindly", "so",
];
