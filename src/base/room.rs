//! Room in tables that grow to the size of a clinic.

/// How much more than is needed a table takes: so small a part of what it holds.
const AHEAD: usize = 8;

/// Adds to a table without doubling it: half of the largest tables would be left empty. What is large the system moves without copying it, so
/// that growing more often costs little.
pub(crate) fn extend<T>(
    table: &mut Vec<T>,
    more: impl IntoIterator<Item = T, IntoIter: ExactSizeIterator>,
) {
    let more = more.into_iter();
    if table.capacity() - table.len() < more.len() {
        table.reserve_exact(more.len().max(table.len() / AHEAD));
    }
    table.extend(more);
}

/// The same for text.
pub(crate) fn push_str(text: &mut String, more: &str) {
    if text.capacity() - text.len() < more.len() {
        text.reserve_exact(more.len().max(text.len() / AHEAD));
    }
    text.push_str(more);
}
