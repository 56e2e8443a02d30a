//! Room in tables that grow, part by part, to the size of a clinic.

/// Adds a part to a table of which so many parts are still to come, about as large as this one. Were it doubled as it grows, half of the
/// largest tables would be left empty.
pub(crate) fn extend<T>(
    table: &mut Vec<T>,
    part: impl IntoIterator<Item = T, IntoIter: ExactSizeIterator>,
    to_come: usize,
) {
    let part = part.into_iter();
    if table.capacity() - table.len() < part.len() {
        table.reserve_exact(with_rest(part.len(), to_come));
    }
    table.extend(part);
}

/// The same for text.
pub(crate) fn push_str(text: &mut String, part: &str, to_come: usize) {
    if text.capacity() - text.len() < part.len() {
        text.reserve_exact(with_rest(part.len(), to_come));
    }
    text.push_str(part);
}

/// How much a part and those to come need, and a little more: rows are not all of one length.
fn with_rest(part: usize, to_come: usize) -> usize {
    let all = part.saturating_mul(to_come.saturating_add(1));
    all.saturating_add(all / 16)
}
