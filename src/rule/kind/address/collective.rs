//! Words of a greeting that stand for many, and words behind which a firm is named.

/// Words for more than one reader; what stands before them is the firm or the department.
pub(super) const COLLECTIVE: [&str; 27] = [
    "team", "teams", "recruiting", "recruitment", "hr", "resources", "acquisition", "department", "committee", "panel", "board", "staff",
    "office", "group", "crew", "division", "colleagues", "folks", "everyone", "all", "people", "managers", "recruiters", "members", "desk",
    "family", "council",
];

/// Words for a part of a firm: a team that is called by them alone has no name.
pub(super) const DEPARTMENTS: [&str; 60] = [
    "service", "services", "success", "care", "product", "products", "design", "data", "it", "tech", "technical", "technology", "software",
    "digital", "media", "communications", "clinical", "nursing", "medical", "academic", "faculty", "school", "graduate", "research",
    "library", "kitchen", "warehouse", "student", "volunteer", "interviewing", "onboarding", "workforce", "personnel", "staffing",
    "scheduling", "events", "retail", "quality", "security", "facilities", "production", "planning", "logistics", "procurement",
    "accounts", "accounting", "payroll", "project", "projects", "programme", "program", "community", "editorial", "creative",
    "development", "whole", "entire", "internal", "experience", "front",
];

/// Words behind which a firm or a place is named, not a person.
pub(super) const OF_FIRM: [&str; 8] = ["at", "from", "of", "in", "with", "for", "@", "on"];
