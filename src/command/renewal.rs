//! What becomes of the list that `recall plan -o` is about to replace: what was said in it is recorded first, and nothing that was filled in
//! is ever lost (contract, section 10).

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::outputs;
use crate::base::Language;
use crate::disk::presence::Folder;
use crate::disk::{DiskError, fingerprint, output};
use crate::language::files::ListWarning;
use crate::read::beside::is_named_table;
use crate::record::error::RecordError;
use crate::record::inputs::Memory;
use crate::record::list::{self, List, ListRow, NotTaken, Whole};
use crate::record::names::{self, ListName, Turn};
use crate::record::recording::Recorder;
use crate::record::take::{Remark, Taken};

/// So many lists of which nothing is known are named, the others are passed over: the newest.
const MOST_NAMED: usize = 3;

/// No list is larger.
const MOST_BYTES: u64 = 1 << 26;

/// A list that is to be written, and what stands in its place and beside it.
pub(crate) struct Renewal<'a> {
    /// What it is called.
    pub(crate) name: &'a ListName,
    /// The date that is planned.
    pub(crate) date: NaiveDate,
    /// The day on which it is planned, in the clinic's zone.
    pub(crate) today: (NaiveDate, Tz),
    /// Whether what was said is to be recorded.
    pub(crate) records: bool,
    /// Where the page may save what was said.
    pub(crate) folders: &'a [PathBuf],
    /// With what it is recorded.
    pub(crate) recorder: Recorder<'a>,
    /// What the runs before left: which lists are as recall wrote them.
    pub(crate) memory: &'a Memory,
}

/// What was done before the list is replaced.
#[derive(Debug, Default)]
pub(crate) struct Renewed {
    /// What was taken from the lists.
    pub(crate) taken: Taken,
    /// The SHA-256 of what stood in the list's place; `None`: nothing did.
    pub(crate) standing: Option<String>,
    /// Why that is to be kept before it is replaced, if it is.
    pub(crate) keep: Option<Keep>,
    /// What is to be said whoever listens.
    pub(crate) warnings: Vec<ListWarning>,
}

/// Why a list is kept under a name of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Keep {
    /// It is filled in, and nothing of it was recorded.
    Unrecorded,
    /// Something was written where nothing is read.
    More,
    /// It is of that date, and something in it is unclear: mending the word there is enough.
    Unclear(NaiveDate),
}

/// A list that is there.
struct There {
    path: PathBuf,
    /// The date of its rows, where it has any.
    date: Option<NaiveDate>,
    /// Without its rows where nobody has written into it.
    list: List,
    /// Nobody has written into it since recall did.
    is_untouched: bool,
}

impl Renewal<'_> {
    /// Looks at what is there and records what was said.
    ///
    /// # Errors
    /// Where something there can't be recorded, or must not be replaced; then nothing is.
    pub(crate) fn prepare(&self) -> Result<Renewed, RecordError> {
        let list = self.name.path(self.date);
        if let Some(lock) = names::open_in_spreadsheet(&list, self.today)? {
            return Err(RecordError::OpenElsewhere { list, lock });
        }
        let mut renewed = Renewed::default();
        let standing = self.standing(&list, &mut renewed)?;
        let turn = standing.as_ref().map_or(Turn::Record, |there| {
            let date = there.date.unwrap_or(self.date);
            Turn::of(date, self.date, self.today.0, self.records)
        });
        if turn == Turn::Leave {
            let of = standing.as_ref().and_then(|there| there.date);
            let (of, plan) = (of.unwrap_or(self.date), self.date);
            return Err(RecordError::OfAnotherDate { list, of, plan });
        }
        let is_filled = |there: &There| there.list.rows.iter().any(ListRow::is_filled);
        if turn == Turn::Keep && standing.as_ref().is_some_and(is_filled) {
            renewed.keep = Some(Keep::Unrecorded);
        } else if standing.as_ref().is_some_and(|there| there.list.has_more) {
            renewed.keep = Some(Keep::More);
        }
        let mut lists = Vec::new();
        if self.records && self.date >= self.today.0 {
            lists = self.others(&list)?;
            if turn == Turn::Record {
                lists.extend(standing);
            }
            self.record(&mut lists, &mut renewed)?;
        }
        self.warn(&lists, &mut renewed)?;
        Ok(renewed)
    }

    /// What stands in the list's place.
    fn standing(&self, path: &Path, renewed: &mut Renewed) -> Result<Option<There>, RecordError> {
        let Some(target) = output::target(path) else {
            return Ok(None);
        };
        if let Some(there) = self.untouched(&target) {
            renewed.standing = Some(there.list.sha256.clone());
            return Ok(Some(there));
        }
        let there = |list: List| {
            Ok(Some(There {
                path: target.clone(),
                date: date_of(&list),
                is_untouched: self.memory.wrote(&list.sha256),
                list,
            }))
        };
        if let Some(list) = list::read_plain(&target) {
            renewed.standing = Some(list.sha256.clone());
            return there(list);
        }
        let whole = match Whole::read(&target) {
            Ok(whole) => whole,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(DiskError::cannot_create(path, error).into()),
        };
        let read = whole.list(&target);
        let sha256 = match &read {
            Ok(list) => Some(list.sha256.clone()),
            Err(_) => whole.sha256(),
        };
        let is_untouched = sha256.as_ref().is_some_and(|it| self.memory.wrote(it));
        renewed.standing = sha256;
        match read {
            Ok(list) => there(list),
            Err(_) if is_untouched || whole.is_empty() => Ok(None),
            Err(NotTaken::NotAList) => Err(RecordError::NoList(path.to_owned())),
            Err(why) => Err(RecordError::not_taken(path, why)),
        }
    }

    /// What stands in the list's place, where it is byte for byte as recall wrote it: the memory knows what is to be known of it, and its
    /// rows, in which nobody wrote, need not be read. `None` where it is not, and where it is JSON, of which no row is ever read.
    fn untouched(&self, path: &Path) -> Option<There> {
        let length = fs::metadata(path).ok()?.len();
        let lists = self.memory.lists().iter();
        let mut lists = lists.filter(|list| list.bytes == length).peekable();
        lists.peek()?;
        let sha256 = fingerprint::of_file(path).ok()?;
        let written = lists.find(|list| list.sha256 == sha256)?;
        if list::looks_like_json(path).ok()? {
            return None;
        }
        Some(There {
            path: path.to_owned(),
            date: (written.contacts > 0).then_some(written.date),
            list: List::without_rows(path, sha256),
            is_untouched: true,
        })
    }

    /// Whether a list is byte for byte as recall wrote it.
    fn is_as_written(&self, path: &Path) -> bool {
        let is_small = fs::metadata(path).is_ok_and(|found| found.len() <= MOST_BYTES);
        is_small && fingerprint::of_file(path).is_ok_and(|sha256| self.memory.wrote(&sha256))
    }

    /// The lists of earlier days, those that were kept with unclear words, and what the page saved.
    fn others(&self, path: &Path) -> Result<Vec<There>, RecordError> {
        let mut paths: Vec<PathBuf> = Vec::new();
        let mut dated = self.name.lists_there(self.date)?;
        dated.extend(self.name.kept_there(self.date)?);
        paths.extend(dated.into_iter().map(|(_, path)| path));
        paths.extend(self.name.outcomes_there(self.date, self.folders)?);
        let mut there: Vec<There> = Vec::new();
        for other in paths {
            let is_known = output::is_same_file(&other, path)
                || there
                    .iter()
                    .any(|known| output::is_same_file(&known.path, &other));
            // Of those into which nobody wrote the memory knows all that is to be known.
            if is_known || self.is_as_written(&other) {
                continue;
            }
            let list = list::read_whole(&other, &[output::folder_of(path)]);
            let list = list.map_err(|why| RecordError::not_taken(&other, why))?;
            there.push(There {
                path: other,
                date: date_of(&list),
                list,
                is_untouched: false,
            });
        }
        Ok(there)
    }

    /// Records what the lists say; what is unclear in the one that is to be replaced is kept beside it.
    fn record(&self, there: &mut [There], renewed: &mut Renewed) -> Result<(), RecordError> {
        let dates = there.iter().filter_map(|there| there.date);
        let newest = dates.filter(|date| *date < self.date).max();
        let lists = there.iter_mut().filter(|there| !there.is_untouched);
        let lists: Vec<List> = lists.map(|there| there.list.take()).collect();
        renewed.taken = self.recorder.record(&lists)?;
        let unclear = renewed.taken.unclear_lists.iter();
        let mut unclear = unclear.filter_map(|&place| lists.get(place));
        // What stands in the list's place is kept under another name and told of by that. Of the others the last one is: each is the last
        // one once.
        let is_last = |list: &&List| newest.is_some() && date_of(list) == newest;
        let last = lists.iter().filter(is_last).map(|list| &list.name);
        let last: BTreeSet<&String> = last.collect();
        renewed.taken.more.retain(|list| last.contains(list));
        let standing = renewed.standing.as_ref();
        if let Some(list) = unclear.find(|list| Some(&list.sha256) == standing) {
            let date = date_of(list).unwrap_or(self.date);
            renewed.keep = Some(Keep::Unclear(date));
        }
        Ok(())
    }

    /// What may be lost without anybody noticing: a list of which nothing is known, and one that lies there and was not recorded.
    fn warn(&self, lists: &[There], renewed: &mut Renewed) -> Result<(), RecordError> {
        let there = lists
            .iter()
            .filter_map(|there| Some((there.date?, there.list.name.clone())));
        // One that had contacts and is gone may have been taken away filled in.
        let written = self.memory.lists().iter();
        let written = written.filter(|list| list.contacts > 0 && self.date >= self.today.0);
        let written = written.map(|list| (list.date, list.file.clone()));
        // Of a day that is to come nothing can have been said.
        let is_earlier = |date: NaiveDate| date < self.date && date <= self.today.0;
        let earlier = there.chain(written).filter(|(date, _)| is_earlier(*date));
        let mut unknown: Vec<_> = earlier.collect();
        if !unknown.is_empty() {
            let log = self.recorder.log()?;
            unknown.retain(|(date, _)| !log.has_list_of(*date));
        }
        unknown.sort();
        unknown.dedup_by_key(|(date, _)| *date);
        for (date, name) in unknown.iter().rev().take(MOST_NAMED) {
            let list = name.clone();
            renewed
                .warnings
                .push(ListWarning::NothingKnown(*date, list));
        }
        let path = self.name.path(self.date);
        let folders = [self.recorder.sources.folder(), output::folder_of(&path)];
        // What stands in the list's place is recorded, or kept and named under another name; into what recall wrote nobody wrote.
        let known = |other: &Path| {
            let mut lists = lists.iter();
            output::is_same_file(&path, other)
                || lists.any(|there| output::is_same_file(&there.path, other))
                || self.is_as_written(other)
        };
        let unrecorded = unrecorded(&self.recorder, &folders, known)?;
        renewed.warnings.extend(unrecorded);
        Ok(())
    }
}

/// The lists that lie in a folder, but for exports and those of which nothing is to be known. What can't be read is told of where it is to
/// be.
pub(crate) fn lists_in(
    folder: &Path,
    exports: &[PathBuf],
    is_passed_over: impl Fn(&Path) -> bool,
) -> impl Iterator<Item = (PathBuf, List)> {
    let is_small = |path: &Path| {
        let found = fs::metadata(path);
        found.is_ok_and(|found| found.is_file() && found.len() <= MOST_BYTES)
    };
    let may_be_one = move |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        (is_named_table(&name) || list::is_named_page(path)) && is_small(path)
    };
    // What can't be listed is told of where the exports are looked for.
    let paths: Vec<PathBuf> = Folder::list(folder).unwrap_or_default().paths().collect();
    // The exports themselves lie there, nearly always under the path by which they are read. Of others the beginning is looked at before all
    // of them is.
    let lists = paths.into_iter().filter(|path| !exports.contains(path));
    let lists = lists.filter(may_be_one).filter(move |path| {
        let is_list = list::looks_like_list(path);
        is_list.unwrap_or(false) && !is_passed_over(path)
    });
    lists.filter_map(|path| Some((path.clone(), list::read(&path).ok()?)))
}

/// Filled lists that lie in some folders and of which the record lacks something, and their rows that are not in force.
///
/// # Errors
/// Where there are such, and the record can't be read.
pub(crate) fn unrecorded(
    recorder: &Recorder<'_>,
    folders: &[&Path],
    is_known: impl Fn(&Path) -> bool,
) -> Result<Vec<ListWarning>, RecordError> {
    let inputs = recorder.sources.paths(recorder.settings);
    let is_input = |path: &Path| inputs.iter().any(|input| output::is_same_file(input, path));
    let mut found: Vec<(PathBuf, List)> = Vec::new();
    for folder in folders {
        let lists = lists_in(folder, &inputs, |path| is_known(path) || is_input(path));
        for (path, list) in lists {
            let mut seen = found.iter();
            let is_seen = seen.any(|(seen, _)| output::is_same_file(seen, &path));
            if !is_seen && list.rows.iter().any(ListRow::is_filled) {
                found.push((path, list));
            }
        }
    }
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let log = recorder.log()?;
    let mut warnings = Vec::new();
    for (path, list) in found {
        let Some(taken) = recorder.untaken(&list, &log) else {
            continue;
        };
        if !taken.rows.is_empty() {
            warnings.push(ListWarning::NotRecorded(path, recorder.options.to_owned()));
        }
        let rows = taken.remarks.into_iter();
        warnings.extend(rows.filter_map(|(at, remark)| match remark {
            Remark::NotInForce(why) => Some(ListWarning::NotInForce(at, why)),
            _ => None,
        }));
    }
    Ok(warnings)
}

/// Names the filled lists of which the record lacks something, whoever listens: where the exports are, where the command is given, and
/// beside some files. A refusal that stands in one of them is not known to what is told of patients.
///
/// # Errors
/// As [`unrecorded`].
pub(crate) fn tell_unrecorded(
    recorder: &Recorder<'_>,
    beside: &[&Path],
    language: Language,
) -> Result<(), RecordError> {
    let mut folders = vec![recorder.sources.folder(), Path::new(".")];
    let files = beside.iter().filter(|path| output::is_file(path));
    folders.extend(files.map(|path| output::folder_of(path)));
    for warning in unrecorded(recorder, &folders, |_| false)? {
        outputs::warn_of(&warning, language);
    }
    Ok(())
}

/// The date of a list: that of its rows; none where it has none.
fn date_of(list: &List) -> Option<NaiveDate> {
    list.rows.iter().map(|row| row.date).max()
}
