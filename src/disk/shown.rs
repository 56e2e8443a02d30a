//! Paths as messages show them.

use std::path::Path;

/// A path for a message: without the `./` of the folder in which the program runs, unless it is that folder itself.
#[must_use]
pub(crate) fn shown(path: &Path) -> std::path::Display<'_> {
    let within = path.strip_prefix(".").ok();
    let within = within.filter(|within| !within.as_os_str().is_empty());
    within.unwrap_or(path).display()
}
