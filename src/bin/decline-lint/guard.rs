//! A draft on which the program breaks down is a finding of its own; the others go on.

use std::any::Any;
use std::panic::{self, AssertUnwindSafe};

use decline_lint::diagnostic::Diagnostic;
use decline_lint::report::visible_line;
use decline_lint::source::Span;

/// Id of the finding that says so.
const INTERNAL_ERROR: &str = "internal-error";

const HELP: &str = "this is a mistake in decline-lint, not in the draft; please report it with as much of the draft as you may show";

/// Does something that must not, but might, panic.
///
/// # Errors
/// The finding to report in its place.
pub(crate) fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, Box<Diagnostic>> {
    panic::catch_unwind(AssertUnwindSafe(work)).map_err(|payload| Box::new(finding(&*payload)))
}

fn finding(payload: &(dyn Any + Send)) -> Diagnostic {
    let said = payload.downcast_ref::<String>().map(String::as_str).or_else(|| payload.downcast_ref::<&str>().copied());
    let first = said.and_then(|said| said.lines().next()).unwrap_or("no reason given");
    Diagnostic::error(INTERNAL_ERROR, Span::at(0), format!("decline-lint broke down here: {first}")).with_help(HELP)
}

/// What is said of a panic on standard error: in one line, with nothing in it that a terminal would obey.
pub(crate) fn announce() {
    panic::set_hook(Box::new(|info| eprintln!("decline-lint: internal error: {}", visible_line(&info.to_string()))));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[allow(clippy::panic)]
    fn a_panic_becomes_a_finding() {
        assert_eq!(guarded(|| 7), Ok(7));
        let found = guarded(|| panic!("index {} is out of bounds\nand more", 3)).map_err(|found| (found.rule, found.message));
        assert_eq!(found, Err::<(), _>(("internal-error".to_owned(), "decline-lint broke down here: index 3 is out of bounds".to_owned())));
        assert!(guarded(|| panic::panic_any(7)).is_err());
    }
}
