//! What the sender states about the draft.

use crate::source::Span;

/// A stated value and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// The value, white space trimmed.
    pub value: String,
    /// Its bytes in the source.
    pub span: Span,
}

/// Where the facts of a draft came from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FactsForm {
    /// The draft has neither front matter nor header lines.
    #[default]
    None,
    /// TOML between `+++` lines.
    Toml,
    /// YAML between `---` lines.
    Yaml,
    /// Mail header lines up to the first empty line.
    Headers,
}

/// The facts of a draft; each is there when the sender stated it.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// How they were written.
    pub form: FactsForm,
    /// Bytes of the front matter or of the header lines.
    pub span: Span,
    /// Subject line.
    pub subject: Option<Fact>,
    /// The person who invited.
    pub recruiter: Option<Fact>,
    /// The firm that invited.
    pub company: Option<Fact>,
    /// The position.
    pub role: Option<Fact>,
    /// Day of the invitation.
    pub received: Option<Fact>,
    /// Day of the reply.
    pub date: Option<Fact>,
    /// `phone`, `email` ...
    pub invited_by: Option<Fact>,
    /// Profile to lint under.
    pub profile: Option<Fact>,
    /// Rules that this draft is excused from.
    pub allow: Vec<Fact>,
    /// Words that are no misspellings here.
    pub words: Vec<Fact>,
    /// All other values (`To:`, `Cc:`, keys of a mail tool): not judged, but a slot left in them is found.
    pub other: Vec<Fact>,
}

impl Facts {
    /// Files a value under its key; keys are compared without case, `_` and space being `-`.
    pub(super) fn state(&mut self, key: &str, value: &str, span: Span) {
        let key = key.trim().to_ascii_lowercase().replace(['_', ' '], "-");
        let fact = Fact { value: value.trim().to_owned(), span };
        let slot = match key.as_str() {
            "subject" | "betreff" | "title" => &mut self.subject,
            "recruiter" | "recruiter-name" | "contact" | "interviewer" | "hiring-manager" => &mut self.recruiter,
            "company" | "employer" | "firm" | "organisation" | "organization" => &mut self.company,
            "role" | "position" | "job" | "job-title" => &mut self.role,
            "received" | "invited" | "invited-on" => &mut self.received,
            "date" => &mut self.date,
            "invited-by" | "invited-via" | "medium" => &mut self.invited_by,
            "profile" => &mut self.profile,
            "allow" => return self.allow.push(fact),
            "words" => return self.words.push(fact),
            _ => return self.other.push(fact),
        };
        if fact.value.is_empty() {
            return;
        }
        match slot {
            Some(_) => self.other.push(fact),
            None => *slot = Some(fact),
        }
    }

    /// Every stated name: words of these are no misspellings.
    pub fn names(&self) -> impl Iterator<Item = &Fact> {
        [&self.recruiter, &self.company, &self.role].into_iter().flatten().chain(&self.words)
    }
}
