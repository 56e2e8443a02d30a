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
    /// Rows that differ under one id: their lines, and the patients that they name.
    pub differing: Vec<Group>,
}

/// Rows that belong together.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// The lines, in order.
    pub lines: BTreeSet<u32>,
    /// The patients named.
    pub patients: BTreeSet<PatientIndex>,
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
        let mut groups: BTreeMap<String, (Group, BTreeSet<String>)> = BTreeMap::new();
        sheet.rows(&mut Vec::new(), |row| {
            if lines.contains(&row.at().line) {
                let (id, patient) = id(row);
                let (group, contents) = groups.entry(id).or_default();
                group.lines.insert(row.at().line);
                group.patients.extend(patient);
                contents.insert(row.canonical());
            }
            Ok(())
        })?;
        for (group, contents) in groups.into_values() {
            match contents.len() {
                1 => conflicts.repeated.extend(group.lines.into_iter().skip(1)),
                _ => conflicts.differing.push(group),
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
            .flat_map(|group| group.lines.iter().copied())
            .collect()
    }
}
