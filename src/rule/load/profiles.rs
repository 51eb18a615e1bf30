//! A user's profiles.

use super::{Loader, RULE_FILE, RuleText};
use crate::rule::file::ProfileFile;
use crate::rule::{Profile, RuleSet};
use crate::wire::{self, nearest};

impl Loader<'_> {
    pub(super) fn read_profiles(&mut self, set: &mut RuleSet) {
        for (at, text) in self.texts.iter().enumerate() {
            let RuleText::Profile(name, source) = text else { continue };
            match wire::read::<ProfileFile>(source, RULE_FILE) {
                Ok((file, keys)) => {
                    for id in file.rules.keys().filter(|id| set.rule(id).is_none()) {
                        let known: Vec<&str> = set.rules.iter().map(|rule| rule.id.as_str()).collect();
                        let help = nearest(id, &known).map(|near| format!("did you mean `{near}`?"));
                        self.refuse(at, keys.span(&["rules".to_owned(), id.clone()]), format!("there is no rule `{id}`"), help);
                    }
                    let severities = file.rules.into_iter().map(|(id, severity)| (id, severity.into())).collect();
                    set.profiles.insert(name.clone(), Profile { about: file.about, severities });
                }
                Err(problems) => self.problems.extend(problems.into_iter().map(|problem| (at, problem))),
            }
        }
    }
}
