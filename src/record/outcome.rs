//! What came of a talk, as people write it in haste.

use super::times::When;
use crate::clinic::Outcome;

/// One thing that the cell for the outcome says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Statement {
    /// What came of it; [`Outcome::Unclear`] where the cell can't be understood.
    pub outcome: Outcome,
    /// The case of which it is said, by its place among those of the contact; `None` where no matter was named.
    pub case: Option<usize>,
    /// When to call again, as the same cell says it.
    pub when: Option<When>,
}
