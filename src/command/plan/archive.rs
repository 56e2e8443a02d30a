//! What a run leaves in the archive: the whole list, whoever's part of it is written out, the decisions, the settings, what was read.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use flate2::write::GzEncoder;
use flate2::{Compression, GzBuilder};

use super::{PlanArguments, Run};
use crate::archive::{self, DayFile, InputRead, NewDay, SealedDay, Told};
use crate::command::clinic::archive_folder;
use crate::command::outputs::warn;
use crate::disk::DiskError;
use crate::disk::output::folder_of;
use crate::language::archive as words;
use crate::language::errors::usage::WrongOutput;
use crate::model::clinic::Clock;
use crate::plan::Plan;
use crate::read::{Digests, Reading};
use crate::render::{Page, archived, json};
use crate::run::failure::RunError;
use crate::settings::Settings;

/// So far are decisions packed: further takes more time than it saves room.
const PACKED: u32 = 3;

/// A file of a day that is packed as it is written.
pub(super) struct Packed(GzEncoder<DayFile>);

impl Packed {
    /// That of the decisions.
    pub(super) fn decisions(day: &NewDay) -> Result<Self, DiskError> {
        let file = day.open(archive::DECISIONS)?;
        // No clock and no name of a file: the same decisions are the same bytes.
        let builder = GzBuilder::new();
        Ok(Self(builder.write(file, Compression::new(PACKED))))
    }
}

impl Write for Packed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// Where the day of a run is kept: where it was asked for; else, unless another date is tried out, where the settings say.
pub(super) fn folder(
    arguments: &PlanArguments,
    settings: &Settings,
    is_in_earnest: bool,
) -> Option<PathBuf> {
    let own = || archive_folder(arguments.clinic.data(), settings).filter(|_| is_in_earnest);
    arguments.archive.clone().or_else(own)
}

impl Run<'_> {
    /// Begins a day in the archive, where there is to be one.
    pub(super) fn begin_day(&self) -> Result<Option<NewDay>, RunError> {
        let Some(folder) = self.archive else {
            return Ok(None);
        };
        let record = self.recorder.path();
        let same = |other: &Path| {
            let folder = folder.canonicalize().ok();
            folder.is_some() && folder == other.canonicalize().ok()
        };
        // All that lies in the folder is taken for the archive, and it has a lock of its own.
        if same(self.recorder.sources.folder()) || same(folder_of(&record)) {
            return Err(WrongOutput::ArchiveAmongExports(folder.to_owned()).into());
        }
        let day = NewDay::begin(folder, self.recorder.utc)?;
        for name in day.unusable() {
            warn(&words::unusable(name, self.language), self.language);
        }
        Ok(Some(day))
    }

    /// Writes all that a day holds, and closes it.
    pub(super) fn seal_day(
        &self,
        mut day: NewDay,
        decisions: Option<Packed>,
        (page, plan): (&Page<'_>, &Plan),
        (reading, digests): (&Reading, &Digests),
    ) -> Result<SealedDay, RunError> {
        if let Some(Packed(packed)) = decisions {
            let file = packed.finish().map_err(DiskError::cannot_write)?;
            day.add(file)?;
        }
        let fingerprints = digests.by_place();
        day.write(archive::LIST, |out| {
            json::write(page, plan, &fingerprints, out)
        })?;
        day.write(archive::CONTACTS, |out| {
            archived::write(page, plan, reading, out)
        })?;
        // Rows of the exports were read once more for it.
        reading.stands()?;
        if let Some(text) = self.settings_text {
            day.write(archive::SETTINGS, |out| out.write_all(text.as_bytes()))?;
        }
        for own in self.own {
            day.write(&own.file, |out| out.write_all(own.text.as_bytes()))?;
        }
        let inputs = reading.clinic.inputs.iter().zip(digests.iter());
        let inputs = inputs.map(|(input, digest)| InputRead {
            file: input.name.clone(),
            rows: input.rows,
            sha256: digest.map(|(sha256, _)| sha256.clone()).unwrap_or_default(),
        });
        let now = page.practice.asked.now;
        Ok(day.seal(Told {
            date: page.practice.date(),
            now: Clock(now.minute()).to_string(),
            language: self.language.code(),
            inputs: inputs.collect(),
        })?)
    }
}
