//! Whether a greeting may mean the person of the facts.

use super::naming;
use super::spelling::{distance, spelt_alike};
use crate::draft::is_name_particle;

/// Given names and the short forms that don't begin like them; names of a group agree with each other.
const SHORT_FORMS: [&str; 101] = [
    "robert bob bobby rob bert",
    "william bill billy willy liam",
    "elizabeth liz lizzie beth betty libby lisa eliza bess elspeth",
    "katherine kate katie kathy kit kitty kaye",
    "catherine kate katie cathy kitty cate",
    "kathryn kate katie kitty",
    "anthony tony ant",
    "antonio tony toni tonio",
    "antonia toni tonia",
    "richard dick rick ricky",
    "margaret peggy peg meg maggie daisy greta marge rita madge",
    "alexander alex sasha sandy lex xander al alec alejandro",
    "alexandra alex sasha sandra sandy lexi ola",
    "aleksandra ola alex sasha",
    "michael mike mick mickey misha",
    "mikhail misha",
    "james jim jimmy jamie",
    "john jack johnny jon",
    "jonathan jon jonny john",
    "henry harry hank hal",
    "harold harry hal",
    "edward ed eddie ted teddy ned",
    "theodore ted teddy theo",
    "charles chuck charlie chas chip",
    "eleanor nell nellie ellie nora elle lena",
    "helen nell ellie",
    "mary molly polly mamie mae may",
    "sarah sally sadie",
    "patricia trish tricia patty pat",
    "patrick paddy pat",
    "beatrice bea trixie",
    "regina gina",
    "georgina gina georgie",
    "christina tina chris kris",
    "christine tina chris kris",
    "christopher kit topher kris chris",
    "andrew drew andy",
    "albert bert al",
    "herbert bert herb",
    "frederick fred freddie fritz",
    "alfred fred alf",
    "augustus gus",
    "angus gus",
    "gerald gerry jerry",
    "jeffrey geoff jeff",
    "geoffrey jeff geoff",
    "lawrence larry laurie",
    "laurence larry laurie",
    "emmanuel manny manu",
    "manuel manny manolo",
    "susan sue suzy susie",
    "suzanne sue suzy",
    "thomas tom tommy",
    "zachary zak zach zack",
    "abigail abby gail",
    "rebecca becky becca",
    "cynthia cindy",
    "lucinda cindy lucy",
    "dorothy dot dottie dolly dora",
    "virginia ginny",
    "joseph joe joey jo",
    "josephine jo josie",
    "joanna jo asia",
    "amanda mandy",
    "emily millie emmy",
    "mohammed mo mohamed muhammad mohammad mohd",
    "oliver ollie",
    "terence terry",
    "theresa terry tess tessa",
    "teresa terry tess",
    "michelle shelly shell",
    "anastasia nastya stacy ana",
    "dmitri dima mitya",
    "ivan vanya",
    "nikolai kolya",
    "vladimir volodya vova",
    "evgeny zhenya yevgeny eugene",
    "elena lena yelena helen",
    "ekaterina katya kate",
    "maria masha mari",
    "natalia natasha",
    "tatiana tanya tania",
    "pavel pasha paul",
    "jose pepe",
    "francisco paco pancho kiko frank",
    "ignacio nacho",
    "guadalupe lupe",
    "dolores lola",
    "enrique quique henry",
    "guillermo memo william",
    "jesus chuy",
    "johannes hans",
    "josef sepp",
    "katarzyna kasia",
    "malgorzata gosia",
    "anna ania annie hania anya",
    "barbara basia barb",
    "zofia zosia sophie",
    "jakub kuba jacob",
    "sean shaun shawn",
    "stephen steve steven stephan",
];

/// A name as a greeting gives it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::rule::kind) struct Named {
    /// Words of the name, without title.
    pub(in crate::rule::kind) words: Vec<String>,
    /// "Ms", "Dr" ... stood before it: a surname follows.
    pub(in crate::rule::kind) titled: bool,
}

impl Named {
    /// The name in a fact or a greeting; words that are titles or name nobody are left out.
    pub(in crate::rule::kind) fn new(text: &str) -> Self {
        let text = text.split(['<', '(']).next().unwrap_or_default();
        let words = naming::words(text);
        let titled = words.iter().any(|word| is_title(word));
        Self { words: words.into_iter().filter(|word| !is_title(word) && !is_particle(word)).collect(), titled }
    }

    /// Whether the greeting may mean the person of a fact. Where one side gives a title and a surname, and the
    /// other a given name, nobody can tell: they agree.
    pub(in crate::rule::kind) fn may_be(&self, fact: &Self) -> bool {
        let unknown = self.words.is_empty() || fact.words.is_empty();
        let by_different_names = self.words.len() == 1 && fact.words.len() == 1 && self.titled != fact.titled;
        let script = |named: &Self| named.words.iter().all(|word| word.is_ascii());
        unknown || by_different_names || script(self) != script(fact) || self.shares_word(fact)
    }

    fn shares_word(&self, fact: &Self) -> bool {
        if let ([_, .., own], [_, .., known]) = (&self.words[..], &fact.words[..])
            && !self.words.contains(known)
            && !fact.words.contains(own)
            && is_misspelt(own, known)
        {
            return false;
        }
        // "Ms Anna Dutka" is not Anna Dudek.
        let other_surname = |own: &String| !fact.words.iter().any(|known| spelt_alike(own, known) || known.len() < 2 || own.len() < 2);
        if self.titled && self.words.len() > 1 && fact.words.len() > 1 && self.words.last().is_some_and(other_surname) {
            return false;
        }
        let surname_only = self.titled && self.words.len() == 1;
        self.words
            .iter()
            .any(|word| fact.words.iter().any(|known| if surname_only { spelt_alike(word, known) } else { may_be_short(word, known) }))
            || spelt_alike(&self.words.concat(), &fact.words.concat())
    }
}

fn may_be_short(one: &str, other: &str) -> bool {
    let head = |word: &str| word.chars().take(3).collect::<String>();
    let begins = one.starts_with(other) || other.starts_with(one);
    let long = one.chars().count() >= 3 && other.chars().count() >= 3;
    let ends = long && one.len().min(other.len()) > 3 && (one.ends_with(other) || other.ends_with(one));
    let group = || SHORT_FORMS.iter().any(|group| group.split(' ').any(|name| name == one) && group.split(' ').any(|name| name == other));
    let pet = |word: &str| word.chars().count() <= 5 || word.ends_with(['y', 'i', 'o']) || word.ends_with("ie");
    let headed = long && head(one) == head(other) && (pet(one) || pet(other));
    spelt_alike(one, other) || group() || ((begins || ends || headed) && !is_another(one, other))
}

/// Names that look like short forms of each other, and are those of two people, or of one who minds: "Daniel" and "Danielle",
/// "Sara" and "Sarah".
fn is_another(one: &str, other: &str) -> bool {
    const SHORT: [&str; 7] = ["alex", "mari", "juli", "alexa", "philip", "niki", "gabri"];
    let (short, long) = if one.chars().count() < other.chars().count() { (one, other) } else { (other, one) };
    let (letters, more) = (short.chars().count(), long.chars().count() - short.chars().count());
    let grown = long.starts_with(short) && ((letters > 4 && more < 4) || (letters > 3 && more == 1)) && !SHORT.contains(&short);
    let slipped = letters > 3 && !long.starts_with(short) && distance(one, other) == 1 && !long.ends_with(['y', 'i']);
    grown || slipped
}

/// "Anna Brand" for "Anna Brandt".
fn is_misspelt(one: &str, other: &str) -> bool {
    let (short, long) = (one.chars().count().min(other.chars().count()), one.chars().count().max(other.chars().count()));
    let begins = one.starts_with(other) || other.starts_with(one);
    short > 2
        && !spelt_alike(one, other)
        && one.chars().next() == other.chars().next()
        && (distance(one, other) <= 1 + usize::from(long > 4) || begins)
}

pub(in crate::rule::kind) fn is_title(word: &str) -> bool {
    const TITLES: [&str; 28] = [
        "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "doctor", "sir", "madam", "madame", "dame", "lord", "lady", "rev",
        "reverend", "father", "sister", "captain", "herr", "frau", "monsieur", "senor", "senora", "messrs", "mme", "matron",
    ];
    TITLES.contains(&word)
}

fn is_particle(word: &str) -> bool {
    is_name_particle(word) || matches!(word, "jr" | "sr" | "phd")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn agrees(greeting: &str, fact: &str) -> bool {
        Named::new(greeting).may_be(&Named::new(fact))
    }

    #[test]
    fn a_person_may_go_by_many_names() {
        for (greeting, fact) in [
            ("Ms Lee", "Anna Lee"),
            ("Anna", "Anna Lee"),
            ("Ann", "Anna Lee"),
            ("Bob", "Robert Stone"),
            ("Dr. Müller", "Eva Mueller"),
            ("A. Lee", "Anna Lee"),
            ("Anna", "A. Lee"),
            ("Anna", "Ms Lee"),
            ("Ms Lee", "Anna"),
            ("Zoe", "Zoë Kravec"),
            ("Ms Anna", "Anna Lee"),
            ("Liz", "Elizabeth Stone (HR)"),
            ("Mr van Dijk", "Piet van Dijk"),
            ("Li Wei", "Wei Li"),
            ("李明", "Li Ming"),
            ("J.", "Jane Roe"),
            ("Beth", "Elizabeth"),
            ("Debbie", "Deborah Lane"),
            ("Danny", "Daniel"),
            ("Steph", "Stephanie Orr"),
            ("Alex", "Alexa Reid"),
            ("Jenny", "Jennifer"),
            ("Ana Maria", "Ana Silva"),
            ("O'Brien", "Mary O’Brien"),
            ("Anna", "Lee, Anna"),
            ("Tom", "Anna Lee and Tom Fox"),
            ("Anne-Marie", "Marie Dupont"),
        ] {
            assert!(agrees(greeting, fact), "{greeting} / {fact}");
        }
    }

    #[test]
    fn another_person_is_another_person() {
        for (greeting, fact) in [
            ("Ms Leigh", "Anna Lee"),
            ("Tom", "Anna Lee"),
            ("Mr Stone", "Ms Lee"),
            ("Dana Fox", "Anna Lee"),
            ("Tom", "Anna"),
            ("Mr Lewis", "Ann Lewinsky"),
            ("Patricia", "Patrice Gold"),
            ("Daniel", "Danielle Roe"),
            ("Sara", "Sarah Holt"),
            ("Anna Brand", "Anna Brandt"),
            ("Christian", "Christine Falk"),
            ("Ms Agnes Dutka", "Agnes Dudek"),
        ] {
            assert!(!agrees(greeting, fact), "{greeting} / {fact}");
        }
    }
}
