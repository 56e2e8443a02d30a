//! Rows under one id: the same row twice counts once, rows that differ are refused.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::Hash;

use super::intake::hash_of;
use super::refusal::Refusal;
use super::sheet::{Row, Sheet};
use crate::clinic::PatientIndex;

/// The ids of a file's rows, by hash and line, as they are read.
#[derive(Default)]
pub struct Ids(Vec<(u64, u32)>);

/// What the rows of one id turned out to be.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Conflicts {
    /// Lines that repeat an earlier row.
    pub repeated: BTreeSet<u32>,
    /// Rows that differ under one id.
    pub differing: Vec<Group>,
}

/// Rows under one id that can't all be true, in the order of their lines.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Group(pub Vec<Clash>);

/// One of these rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clash {
    /// Where it starts.
    pub line: u32,
    /// The patient whom it names.
    pub patient: PatientIndex,
    /// Rows that say the same have the same number.
    pub content: u32,
}

impl Group {
    /// For each patient named, the rows that show the clash: his own and, where these say the same, one that does not. There may be
    /// thousands of rows: not all of them are told to each.
    #[must_use]
    pub fn shown_to(&self) -> Vec<(PatientIndex, Clash)> {
        let mut own: BTreeMap<PatientIndex, Vec<Clash>> = BTreeMap::new();
        for &row in &self.0 {
            own.entry(row.patient).or_default().push(row);
        }
        let mut shown = Vec::new();
        for (patient, rows) in own {
            let differs = |row: &&Clash| rows.first().is_some_and(|own| own.content != row.content);
            let among_own = rows.iter().any(|row| differs(&row));
            let other = self.0.iter().find(differs).filter(|_| !among_own);
            shown.extend(rows.iter().chain(other).map(|&row| (patient, row)));
        }
        shown
    }
}

impl Ids {
    /// Notes the id of a row.
    pub fn push<T: Hash>(&mut self, id: T, line: u32) {
        self.0.push((hash_of(id), line));
    }

    /// The lines of rows whose ids seem to meet.
    fn meeting(mut self) -> BTreeSet<u32> {
        self.0.sort_unstable();
        let mut lines = BTreeSet::new();
        for pair in self.0.windows(2) {
            if pair[0].0 == pair[1].0 {
                lines.extend([pair[0].1, pair[1].1]);
            }
        }
        lines
    }

    /// Reads the rows whose ids meet once more, and compares all that recall reads of them.
    ///
    /// `id` gives the true id of a row and the patient that it names.
    ///
    /// # Errors
    /// Where the file can't be read again.
    pub fn compare(
        self,
        sheet: &mut Sheet<'_>,
        id: impl Fn(&mut Row<'_, '_>) -> (String, Option<PatientIndex>),
    ) -> Result<Conflicts, Refusal> {
        let lines = self.meeting();
        let mut conflicts = Conflicts::default();
        if lines.is_empty() {
            return Ok(conflicts);
        }
        let mut groups: BTreeMap<String, (Group, BTreeMap<String, u32>)> = BTreeMap::new();
        sheet.rows(&mut Vec::new(), |row| {
            let line = row.at().line;
            if lines.contains(&line)
                && let (id, Some(patient)) = id(row)
            {
                let (group, contents) = groups.entry(id).or_default();
                let next = u32::try_from(contents.len()).unwrap_or(u32::MAX);
                let content = *contents.entry(row.canonical()).or_insert(next);
                group.0.push(Clash {
                    line,
                    patient,
                    content,
                });
            }
            Ok(())
        })?;
        for (group, contents) in groups.into_values() {
            if contents.len() > 1 {
                conflicts.differing.push(group);
            } else {
                conflicts
                    .repeated
                    .extend(group.0.iter().skip(1).map(|row| row.line));
            }
        }
        Ok(conflicts)
    }
}

impl Conflicts {
    /// All lines that are refused.
    #[must_use]
    pub fn refused(&self) -> BTreeSet<u32> {
        self.differing
            .iter()
            .flat_map(|group| group.0.iter().map(|row| row.line))
            .collect()
    }
}
