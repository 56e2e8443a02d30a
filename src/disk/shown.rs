//! Paths as messages show them.

use std::fmt;
use std::path::Path;

use crate::base::visible;

/// A path for a message: without the `./` of the folder in which the program runs, unless it is that folder itself. What a terminal would
/// act on is spelled out.
#[must_use]
pub(crate) fn shown(path: &Path) -> Shown<'_> {
    let within = path.strip_prefix(".").ok();
    let within = within.filter(|within| !within.as_os_str().is_empty());
    Shown(within.unwrap_or(path))
}

/// A path as it is shown.
pub(crate) struct Shown<'p>(&'p Path);

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&visible(&self.0.to_string_lossy()))
    }
}
