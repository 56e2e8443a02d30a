//! Where a command writes: no output may replace what is read, and its ending tells its form.

use std::borrow::Cow;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU16, Ordering};

use chrono::{DateTime, Utc};
use clap::builder::{PathBufValueParser, TypedValueParser};

use super::Surroundings;
use crate::base::{Language, both};
use crate::disk::DiskError;
use crate::disk::lock::Claim;
use crate::disk::output::{Output, is_same_file, spare_protected};
use crate::language::errors::usage::WrongOutput;
use crate::language::files::{self, ListWarning};
use crate::render::lines::wrapped;
use crate::render::table::Screen;
use crate::run::failure::RunError;

/// An output, with the flag by which it is named.
pub(super) type Named<'a> = (&'static str, &'a Path);

/// Refuses an output that would replace what is read.
pub(super) fn spare(inputs: &[PathBuf], (flag, path): Named<'_>) -> Result<(), RunError> {
    if inputs.iter().any(|input| is_same_file(path, input)) {
        let path = path.to_owned();
        return Err(WrongOutput::OverInput { flag, path }.into());
    }
    Ok(())
}

pub(super) fn of_no_form((flag, path): Named<'_>, wanted: &'static str) -> RunError {
    let path = path.to_owned();
    WrongOutput::NoForm { flag, path, wanted }.into()
}

/// The file that an output is to be; none where it is standard output, which may be written as `-`.
pub(super) fn file(named: Option<&PathBuf>) -> Option<&PathBuf> {
    named.filter(|path| path.as_os_str() != "-")
}

/// Reads the path of an input: `-` is standard input, where the system has it as a file.
pub(super) fn input() -> impl TypedValueParser<Value = PathBuf> {
    PathBufValueParser::new().map(|path| {
        if cfg!(unix) && path.as_os_str() == "-" {
            PathBuf::from("/dev/stdin")
        } else {
            path
        }
    })
}

/// Outputs that no other run writes until this is dropped.
pub(super) struct Claims {
    #[expect(dead_code, reason = "held for as long as it lives")]
    claims: Vec<Claim>,
    /// One of those that lie on a share without locks: other runs don't see that it is being written.
    pub(super) unseen: Option<PathBuf>,
}

/// Claims the outputs of a run, and takes away what runs left of them that were ended.
pub(super) fn claim<'a>(
    outputs: impl Iterator<Item = &'a PathBuf>,
    now: DateTime<Utc>,
) -> Result<Claims, DiskError> {
    let (mut claims, mut unseen) = (Vec::new(), None);
    for path in outputs {
        // Before anything is recorded or made.
        spare_protected(path)?;
        let Some(claim) = Claim::take(path, now)? else {
            continue;
        };
        if !claim.is_seen() {
            unseen.get_or_insert_with(|| path.clone());
        }
        claims.push(claim);
    }
    Ok(Claims { claims, unseen })
}

/// Opens the output that is named, else standard output.
pub(super) fn open(path: Option<&Path>) -> Result<Output, DiskError> {
    path.map_or_else(|| Ok(Output::standard()), Output::create)
}

/// What writes workbooks asks the clock, and knows none before 1970.
pub(super) fn allow_workbook(surroundings: Surroundings) -> Result<(), DiskError> {
    if surroundings.now < DateTime::UNIX_EPOCH {
        Err(DiskError::ClockTooEarly)
    } else {
        Ok(())
    }
}

/// Writes a text, whole; whoever was reading may have gone: that is no failure.
pub(super) fn write(path: Option<&Path>, text: &str) -> Result<(), DiskError> {
    let write = || {
        let mut out = open(path)?;
        out.write_all(text.as_bytes())
            .map_err(DiskError::cannot_write)?;
        out.complete()?.put_in_place()
    };
    unless_closed(write())
}

/// Whoever was reading may have gone: that is no failure.
pub(super) fn unless_closed<T: Default>(written: Result<T, DiskError>) -> Result<T, DiskError> {
    match written {
        Err(error) if error.is_closed_pipe() => Ok(T::default()),
        written => written,
    }
}

/// How many letters fit a line of the terminal that standard error is; 0 where it is none.
static ERROR_WIDTH: AtomicU16 = AtomicU16::new(0);

/// Says where standard error is shown, before anything is said there.
pub(super) fn show_errors_on(terminal: Option<Screen>) {
    let width = terminal.map_or(0, |screen| screen.width);
    ERROR_WIDTH.store(width, Ordering::Relaxed);
}

/// Says something on standard error.
pub(super) fn say(text: &str) {
    let text = match ERROR_WIDTH.load(Ordering::Relaxed) {
        0 => Cow::Borrowed(text),
        width => wrapped(text, width.into()),
    };
    // Nobody may be listening to standard error: that is no reason to fail.
    io::stderr().lock().write_all(text.as_bytes()).ok();
}

/// Warns of something.
pub(super) fn warn(warning: &str, language: Language) {
    say(&format!("{}: {warning}\n", warning_mark(language)));
}

/// Warns of something that may be lost without anybody noticing.
pub(super) fn warn_of(warning: &ListWarning, language: Language) {
    warn(&files::warning(warning, language), language);
}

/// What a warning begins with.
pub(super) const fn warning_mark(language: Language) -> &'static str {
    both("внимание", "warning").said_in(language)
}
