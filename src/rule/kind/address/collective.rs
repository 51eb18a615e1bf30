//! Words of a greeting that stand for many, and words behind which a firm is named.

/// Words for more than one reader; what stands before them is the firm or the department.
pub(super) const COLLECTIVE: [&str; 26] = [
    "team", "teams", "recruiting", "recruitment", "hr", "resources", "acquisition", "department", "committee", "panel", "board", "staff",
    "office", "group", "crew", "division", "colleagues", "folks", "everyone", "all", "people", "managers", "recruiters", "members", "desk",
    "family",
];

/// Words behind which a firm or a place is named, not a person.
pub(super) const OF_FIRM: [&str; 8] = ["at", "from", "of", "in", "with", "for", "@", "on"];
