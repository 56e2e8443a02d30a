//! By what the list as a page is known, and where in it the data stand that its script works with.

/// The name of its form.
pub(crate) const SCHEMA: &str = "recall.page/1";

/// How it begins.
pub(crate) const START: &str = "<!DOCTYPE html>\n<!--recall.page/1-->\n";

/// What stands before its data, and what behind.
pub(crate) const DATA: (&str, &str) = (
    "<script type=\"application/json\" id=\"data\">",
    "</script>",
);

/// What stands between the name of the list and the ending in the name of what the page saves.
pub(crate) const OUTCOMES: &str = ".outcomes";
