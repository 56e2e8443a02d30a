//! What a list is called, and what lies beside it under names that come of its own: those that are kept, what the page saved, and the locks
//! of spreadsheets (contract, section 10).
//!
//! ```text
//! list.csv                    the list                   list-{date}.csv   a list a day
//! list.filled-1.csv           filled in, and kept without having been recorded
//! list.2026-03-02.csv         of that date, kept because words in it are unclear
//! list.outcomes.csv           what the page saved; a browser calls the next one "list.outcomes (1).csv"
//! .~lock.list.csv#, ~$list.csv   somebody has it open in LibreOffice, in Excel
//! ```

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::fmt::Write as _;
use std::fs::Metadata;
use std::io;
use std::path::{Component, Path, PathBuf};

use chrono::{Days, NaiveDate};
use chrono_tz::Tz;

use crate::base::moment;
use crate::disk::output;
use crate::disk::presence::{self, Folder, is_absence};
use crate::disk::system::make_folder;
use crate::plan::time;
use crate::read::refusal::Refusal;
use crate::settings::calendar;

/// What stands for the date of the list in its name.
const DATE: &str = "{date}";

/// So many days before its own a plan looks for lists, and for those that were kept with unclear words.
pub(crate) const DAYS_LOOKED_BACK: u64 = 30;

/// So many days ahead a list may be made in place of another date's.
pub(crate) const DAYS_AHEAD: i64 = 7;

/// What a list is called: by one name, or by one for each date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ListName {
    given: PathBuf,
    is_dated: bool,
}

/// A list, or what belongs to one, with the date that its name tells; that of the plan where it tells none.
pub(crate) type Dated = (NaiveDate, PathBuf);

impl ListName {
    /// The name as it was given; `{date}` may stand in it, in the name of a folder too.
    #[must_use]
    pub(crate) fn new(given: &Path) -> Self {
        let mut parts = given.components();
        Self {
            given: given.to_owned(),
            is_dated: parts.any(|part| holds_date(part.as_os_str())),
        }
    }

    /// The list of a date.
    #[must_use]
    pub(crate) fn path(&self, date: NaiveDate) -> PathBuf {
        if !self.is_dated {
            return self.given.clone();
        }
        let date = date.to_string();
        let part = |part: Component<'_>| match part.as_os_str().to_str() {
            Some(text) => OsString::from(text.replace(DATE, &date)),
            None => part.as_os_str().to_owned(),
        };
        self.given.components().map(part).collect()
    }

    /// The folder in which is kept what is known of all lists of that name, and what they are called there: `{date}` and all.
    #[must_use]
    pub(crate) fn place(&self) -> (PathBuf, String) {
        let whole = if self.is_dated {
            self.given.clone()
        } else {
            output::target(&self.given).unwrap_or_else(|| self.given.clone())
        };
        let folders = whole.parent().unwrap_or(Path::new("")).components();
        let folder: PathBuf = folders
            .take_while(|part| !holds_date(part.as_os_str()))
            .collect();
        let name = whole.strip_prefix(&folder).unwrap_or(&whole);
        let name = name.display().to_string();
        let is_here = folder.as_os_str().is_empty();
        (if is_here { PathBuf::from(".") } else { folder }, name)
    }

    /// Makes the folders of a date that the name asks for; none where no folder is named by the date: what was misspelt makes no folder.
    ///
    /// # Errors
    /// Where one can't be made.
    pub(crate) fn make_folders(&self, date: NaiveDate) -> io::Result<()> {
        let folders = self.given.parent().unwrap_or(Path::new(""));
        let is_dated = |part: Component<'_>| holds_date(part.as_os_str());
        let Some(first) = folders.components().position(is_dated) else {
            return Ok(());
        };
        let path = self.path(date);
        for length in first + 1..=folders.components().count() {
            let folder: PathBuf = path.components().take(length).collect();
            if !presence::is_there(&folder)? {
                make_folder(&folder)?;
            }
        }
        Ok(())
    }

    /// All lists of that name that are there, of the days before a date and of the date itself, oldest first.
    ///
    /// # Errors
    /// Where it can't be found out what is there: it is not taken for nothing.
    pub(crate) fn lists_there(&self, date: NaiveDate) -> Result<Vec<Dated>, Refusal> {
        let mut there = Vec::new();
        for (date, list) in self.of_days(date) {
            // A pipe or what the shell has opened has nothing to be read.
            if !output::is_file(&list) {
                continue;
            }
            let meant =
                presence::meant(&list).map_err(|error| Refusal::cannot_read(&list, error))?;
            for path in meant {
                if is_regular(&path)? {
                    there.push((date, path));
                }
            }
        }
        Ok(there)
    }

    /// The lists that were kept because of unclear words, of the days before a date and of the date itself, oldest first.
    ///
    /// # Errors
    /// Where it can't be found out what is there.
    pub(crate) fn kept_there(&self, date: NaiveDate) -> Result<Vec<Dated>, Refusal> {
        let first = earliest(date);
        let mut found = self.beside(date, None, None, |between| {
            let (of, number) = kept_date(between)?;
            (first..=date).contains(&of).then_some((of, number))
        })?;
        found.sort();
        let dated = found.into_iter().map(|((of, _), path)| (of, path));
        Ok(dated.collect())
    }

    /// What the page saved: beside the list, and in the folders in which it may save. Of one list in the order in which a browser numbers
    /// them.
    ///
    /// # Errors
    /// Where it can't be found out what is there; also where one of the folders is not.
    pub(crate) fn outcomes_there(
        &self,
        date: NaiveDate,
        folders: &[PathBuf],
    ) -> Result<Vec<PathBuf>, Refusal> {
        let wanted = |between: &str| {
            let number = between.strip_prefix("outcomes")?;
            Some(padded(number))
        };
        let mut paths: Vec<PathBuf> = Vec::new();
        for folder in std::iter::once(None).chain(folders.iter().map(Some)) {
            let folder = folder.map(PathBuf::as_path);
            for (_, path) in self.beside(date, folder, Some("csv"), wanted)? {
                if !paths.iter().any(|known| output::is_same_file(known, &path)) {
                    paths.push(path);
                }
            }
        }
        Ok(paths)
    }

    /// The names of the days that are looked at, oldest first.
    fn of_days(&self, date: NaiveDate) -> Vec<Dated> {
        if !self.is_dated {
            return vec![(date, self.given.clone())];
        }
        let days = (0..=DAYS_LOOKED_BACK).rev();
        let days = days.filter_map(|back| date.checked_sub_days(Days::new(back)));
        days.map(|date| (date, self.path(date))).collect()
    }

    /// Regular files called as a list is, but for something between its name and its ending that `wanted` knows; by list, then by what
    /// `wanted` makes of it. They are looked for beside the list, or in a folder with an ending of their own.
    fn beside<T: Ord>(
        &self,
        date: NaiveDate,
        elsewhere: Option<&Path>,
        ending: Option<&str>,
        wanted: impl Fn(&str) -> Option<T>,
    ) -> Result<Vec<(T, PathBuf)>, Refusal> {
        let mut folders: BTreeMap<PathBuf, Folder> = BTreeMap::new();
        let mut all = Vec::new();
        for (_, list) in self.of_days(date) {
            let Some(target) = output::target(&list) else {
                continue;
            };
            let folder = elsewhere.unwrap_or(output::folder_of(&target));
            if !folders.contains_key(folder) {
                let listed = match Folder::list(folder) {
                    // A folder that is to be looked at is one that should be there: it may be a share that is not.
                    Err(error) if elsewhere.is_none() && is_absence(error.kind()) => {
                        Folder::default()
                    }
                    listed => listed.map_err(|error| Refusal::cannot_read(folder, error))?,
                };
                folders.insert(folder.to_owned(), listed);
            }
            let Some(listed) = folders.get(folder) else {
                continue;
            };
            let mut found = Vec::new();
            for path in listed.paths() {
                let between = between(&target, ending, &path);
                if let Some(key) = between.and_then(|between| wanted(&between))
                    && is_regular(&path)?
                {
                    found.push((key, path));
                }
            }
            found.sort();
            all.extend(found);
        }
        Ok(all)
    }
}

/// The name for a list of a date that is kept because words in it are unclear.
#[must_use]
pub(crate) fn kept(list: &Path, date: NaiveDate) -> PathBuf {
    output::beside(list, &date.to_string())
}

/// What becomes of the list that stands where another is to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Turn {
    /// What was said in it is recorded; then it is replaced.
    Record,
    /// Nothing is recorded of it; where it is filled in it is kept under a name of its own, and replaced.
    Keep,
    /// It is not replaced: a look at another day is no reason to lose the list at which people work.
    Leave,
}

impl Turn {
    /// What is done with a list of a date by a plan for a date, made on a day (`today`).
    #[must_use]
    pub(crate) fn of(list: NaiveDate, plan: NaiveDate, today: NaiveDate, records: bool) -> Self {
        let ahead = plan.signed_duration_since(today).num_days();
        if list != plan && !(0..=DAYS_AHEAD).contains(&ahead) {
            Self::Leave
        } else if records && plan >= today && plan >= list {
            Self::Record
        } else {
            Self::Keep
        }
    }
}

/// The lock that shows that somebody has a list open in a spreadsheet today, if there is one. A lock of an earlier day was left behind by a
/// program that broke off, or by somebody who forgot to close the list and has written nothing since.
///
/// # Errors
/// Where it can't be found out what lies beside the list.
pub(crate) fn open_in_spreadsheet(
    list: &Path,
    (today, zone): (NaiveDate, Tz),
) -> Result<Option<PathBuf>, Refusal> {
    let target = output::target(list);
    // A spreadsheet puts it beside the name under which it opened the list, or beside what that stands for.
    for path in std::iter::once(list).chain(target.as_deref().filter(|target| *target != list)) {
        let Some(name) = path.file_name() else {
            continue;
        };
        let folder = output::folder_of(path);
        let listed = match Folder::list(folder) {
            Err(error) if is_absence(error.kind()) => continue,
            listed => listed.map_err(|error| Refusal::cannot_read(folder, error))?,
        };
        let name = name.to_string_lossy();
        // Word cuts letters off a long name for this; Excel writes it out.
        for lock in [format!(".~lock.{name}#"), format!("~${name}")] {
            let locks = listed.called(&lock);
            for lock in locks.map_err(|error| Refusal::cannot_read(folder, error))? {
                match lock.symlink_metadata() {
                    Ok(found) if is_of(&found, today, zone) => return Ok(Some(lock)),
                    Ok(_) => {}
                    // It was closed meanwhile.
                    Err(error) if is_absence(error.kind()) => {}
                    Err(error) => return Err(Refusal::cannot_read(&lock, error)),
                }
            }
        }
    }
    Ok(None)
}

/// A length of time such as `3y`, `18m` or `90d`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Age {
    /// So many days.
    Days(u32),
    /// So many months of the calendar.
    Months(u32),
}

impl Age {
    /// Reads one; in Russian letters too, and not zero.
    #[must_use]
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let letter = text.chars().next_back()?;
        let number = text.strip_suffix(letter)?.trim_end();
        let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        let number: u32 = number.parse().ok().filter(|_| is_number)?;
        let age = match letter.to_lowercase().next()? {
            'd' | 'д' => Self::Days(number),
            'm' | 'м' => Self::Months(number),
            'y' | 'г' | 'л' => Self::Months(number.checked_mul(12)?),
            _ => return None,
        };
        (number > 0).then_some(age)
    }

    /// Whether it is a year at the least, whichever day it is seen from.
    #[must_use]
    pub(crate) const fn is_a_year(self) -> bool {
        match self {
            Self::Days(days) => days >= 366,
            Self::Months(months) => months >= 12,
        }
    }

    /// The first day that is not older, seen from another; `None` where the calendar does not go back so far.
    #[must_use]
    pub(crate) fn before(self, date: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::Days(days) => date.checked_sub_days(Days::new(days.into())),
            Self::Months(months) => date.checked_sub_months(chrono::Months::new(months)),
        }
    }
}

fn earliest(date: NaiveDate) -> NaiveDate {
    let earliest = date.checked_sub_days(Days::new(DAYS_LOOKED_BACK));
    earliest.unwrap_or(NaiveDate::MIN)
}

fn holds_date(part: &OsStr) -> bool {
    part.to_str().is_some_and(|part| part.contains(DATE))
}

/// Whether a regular file stands under a path. A link that leads nowhere is a list that has yet to be made.
fn is_regular(path: &Path) -> Result<bool, Refusal> {
    match path.metadata() {
        Ok(found) => Ok(found.is_file()),
        Err(error) if is_absence(error.kind()) => Ok(false),
        Err(error) => Err(Refusal::cannot_read(path, error)),
    }
}

/// What stands between a list's name and its ending in another name, in lower case: `filled-1`.
fn between(list: &Path, ending: Option<&str>, path: &Path) -> Option<String> {
    let lower = |part: Option<&OsStr>| part.map(|part| part.to_string_lossy().to_lowercase());
    let stem = lower(list.file_stem())?;
    let ending = ending.map_or_else(|| lower(list.extension()), |ending| Some(ending.to_owned()));
    let name = lower(path.file_name())?;
    let rest = name.strip_prefix(&stem)?.strip_prefix('.')?;
    let rest = match ending {
        Some(ending) => rest.strip_suffix(&ending)?.strip_suffix('.')?,
        None => rest,
    };
    Some(rest.to_owned())
}

/// The date in the name of a kept list, and which of that date it is: `2026-03-02`, `2026-03-02-2`.
fn kept_date(between: &str) -> Option<(NaiveDate, u32)> {
    const LENGTH: usize = "2026-03-02".len();
    let date = between.get(..LENGTH)?;
    let date = calendar::date(date).filter(|read| read.to_string() == date)?;
    let number = match between.get(LENGTH..)? {
        "" => 1,
        number => number.strip_prefix('-')?.parse().ok()?,
    };
    Some((date, number))
}

/// A text by which another with the same words and a higher number comes behind: `(2)` before `(10)`.
fn padded(text: &str) -> String {
    let mut out = String::new();
    let mut digits = String::new();
    for c in text.chars().map(Some).chain([None]) {
        match c.filter(char::is_ascii_digit) {
            Some(digit) => digits.push(digit),
            None if !digits.is_empty() => {
                write!(out, "{digits:0>20}").ok();
                digits.clear();
            }
            None => {}
        }
        out.extend(c.filter(|c| !c.is_ascii_digit()));
    }
    out
}

/// Whether a file was written on a day or later; the clock of a share may be ahead.
fn is_of(found: &Metadata, today: NaiveDate, zone: Tz) -> bool {
    let written = found.modified().map(moment);
    // Where it is not known when, it may be now.
    written.map_or(true, |written| {
        time::in_zone(written.naive_utc(), zone).date() >= today
    })
}

#[cfg(test)]
mod tests {
    use std::fs::{self, File, FileTimes};
    use std::time::{Duration, SystemTime};

    use chrono_tz::Europe::Moscow;
    use tempfile::TempDir;

    use super::*;
    use crate::read::refusal::RefusalKind;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// A folder with files, each of one byte.
    fn folder(names: &[&str]) -> TempDir {
        let folder = tempfile::tempdir().unwrap();
        for name in names {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "x").unwrap();
        }
        folder
    }

    /// Paths by what they are called in a folder.
    fn within(folder: &TempDir, paths: impl IntoIterator<Item = PathBuf>) -> Vec<String> {
        let name = |path: PathBuf| {
            let within = path.strip_prefix(folder.path()).unwrap();
            within.to_str().unwrap().to_owned()
        };
        paths.into_iter().map(name).collect()
    }

    fn paths(dated: Vec<Dated>) -> impl Iterator<Item = PathBuf> {
        dated.into_iter().map(|(_, path)| path)
    }

    #[test]
    fn a_date_stands_wherever_the_name_has_its_place() {
        let name = |given: &str| ListName::new(Path::new(given));
        let on = day("2026-03-02");
        for (given, path) in [
            ("list.csv", "list.csv"),
            ("list-{date}.csv", "list-2026-03-02.csv"),
            ("out/{date}/list.csv", "out/2026-03-02/list.csv"),
            (
                "{date}/{date}-{date}.csv",
                "2026-03-02/2026-03-02-2026-03-02.csv",
            ),
            ("../x/list {date}.csv", "../x/list 2026-03-02.csv"),
            ("/srv/{date}.json", "/srv/2026-03-02.json"),
            ("list-{Date}.csv", "list-{Date}.csv"),
        ] {
            assert_eq!(name(given).path(on), Path::new(path));
        }
    }

    #[test]
    fn lists_of_thirty_days_and_of_the_date_are_found() {
        let folder = folder(&[
            "list-2026-01-30.csv",
            "list-2026-01-31.csv",
            "list-2026-03-01.csv",
            "LIST-2026-03-02.CSV",
            "list-2026-03-03.csv",
            "list-2026-2-28.csv",
            "list.csv",
            "list-2026-02-01.csv.bak",
        ]);
        fs::create_dir(folder.path().join("list-2026-02-20.csv")).unwrap();
        let name = ListName::new(&folder.path().join("list-{date}.csv"));
        let there = name.lists_there(day("2026-03-02")).unwrap();
        let dates: Vec<String> = there.iter().map(|(date, _)| date.to_string()).collect();
        assert_eq!(dates, ["2026-01-31", "2026-03-01", "2026-03-02"]);
        assert_eq!(
            within(&folder, paths(there)),
            [
                "list-2026-01-31.csv",
                "list-2026-03-01.csv",
                "LIST-2026-03-02.CSV"
            ]
        );
        let one = ListName::new(&folder.path().join("list.csv"));
        let there = one.lists_there(day("2026-03-02")).unwrap();
        assert_eq!(there, [(day("2026-03-02"), folder.path().join("list.csv"))]);
        let none = ListName::new(&folder.path().join("none/list-{date}.csv"));
        assert_eq!(none.lists_there(day("2026-03-02")).unwrap(), []);
    }

    #[test]
    fn lists_are_found_in_dated_folders() {
        let folder = folder(&["2026-02-27/2026-02-27.csv", "2026-03-02/2026-03-02.csv"]);
        let name = ListName::new(&folder.path().join("{date}/{date}.csv"));
        let there = name.lists_there(day("2026-03-02")).unwrap();
        assert_eq!(
            within(&folder, paths(there)),
            ["2026-02-27/2026-02-27.csv", "2026-03-02/2026-03-02.csv"]
        );
    }

    #[test]
    fn what_can_not_be_looked_at_is_not_taken_for_nothing() {
        let folder = folder(&["file"]);
        let name = ListName::new(&folder.path().join("file/list-{date}.csv"));
        let refusal = name.lists_there(day("2026-03-02")).unwrap_err();
        assert!(matches!(refusal.kind, RefusalKind::CannotRead(_)));
        assert!(name.kept_there(day("2026-03-02")).is_err());
        assert!(
            open_in_spreadsheet(&name.path(day("2026-03-02")), (day("2026-03-02"), Moscow))
                .is_err()
        );
    }

    #[cfg(unix)]
    #[test]
    fn what_is_no_regular_file_is_no_list() {
        use std::os::unix::fs::symlink;
        let folder = folder(&["real.csv", "real.2026-03-01.csv"]);
        let at = |name: &str| folder.path().join(name);
        symlink(at("gone.csv"), at("list.csv")).unwrap();
        let there = |name: &str| {
            ListName::new(&at(name))
                .lists_there(day("2026-03-02"))
                .unwrap()
        };
        assert_eq!(there("list.csv"), []);
        assert_eq!(
            ListName::new(Path::new("/dev/null"))
                .lists_there(day("2026-03-02"))
                .unwrap(),
            []
        );
        symlink(at("real.csv"), at("link.csv")).unwrap();
        assert_eq!(there("link.csv").len(), 1);
        // What is kept lies beside the list itself.
        let kept = ListName::new(&at("link.csv")).kept_there(day("2026-03-02"));
        let kept = kept.unwrap().into_iter().map(|(_, path)| path);
        assert_eq!(within(&folder, kept), ["real.2026-03-01.csv"]);
    }

    #[test]
    fn only_folders_that_the_date_names_are_made() {
        let folder = folder(&[]);
        let at = |name: &str| ListName::new(&folder.path().join(name));
        let on = day("2026-03-02");
        at("{date}/calls/list.csv").make_folders(on).unwrap();
        assert!(folder.path().join("2026-03-02/calls").is_dir());
        at("{date}/calls/list.csv").make_folders(on).unwrap();
        at("lists/list-{date}.csv").make_folders(on).unwrap();
        at("lists/list.csv").make_folders(on).unwrap();
        assert!(!folder.path().join("lists").exists());
        assert!(at("lists/{date}/list.csv").make_folders(on).is_err());
    }

    #[test]
    fn what_is_kept_is_named_after_its_list() {
        let list = Path::new("out/list.of.calls.csv");
        assert_eq!(
            kept(list, day("2026-03-02")),
            Path::new("out/list.of.calls.2026-03-02.csv")
        );
    }

    #[test]
    fn kept_lists_are_found_again_for_thirty_days() {
        let folder = folder(&[
            "list.2026-01-30.csv",
            "list.2026-01-31.csv",
            "List.2026-02-28.csv",
            "list.2026-03-02-10.csv",
            "list.2026-03-02-2.csv",
            "list.2026-03-02.csv",
            "list.2026-03-03.csv",
            "list.2026-03-02.csv.part",
            "list.2026-03-02x.csv",
            "list.2.3.2026.csv",
            "other.2026-03-01.csv",
            "list-2026-03-01.csv",
            "list-2026-03-01.2026-03-01.csv",
            "list-2026-02-27.2026-02-27.csv",
        ]);
        let kept = |name: &str| {
            let name = ListName::new(&folder.path().join(name));
            within(&folder, paths(name.kept_there(day("2026-03-02")).unwrap()))
        };
        assert_eq!(
            kept("list.csv"),
            [
                "list.2026-01-31.csv",
                "List.2026-02-28.csv",
                "list.2026-03-02.csv",
                "list.2026-03-02-2.csv",
                "list.2026-03-02-10.csv",
            ]
        );
        assert_eq!(
            kept("list-{date}.csv"),
            [
                "list-2026-02-27.2026-02-27.csv",
                "list-2026-03-01.2026-03-01.csv",
            ]
        );
    }

    #[test]
    fn what_the_page_saved_is_found_beside_the_list_and_where_it_may_save() {
        let folder = folder(&[
            "out/list.outcomes.csv",
            "out/list.csv",
            "saved/list.outcomes (10).csv",
            "saved/list.outcomes (2).csv",
            "saved/List.outcomes.csv",
            "saved/list.outcomes.csv.part",
            "saved/list.outcomes.json",
            "saved/other.outcomes.csv",
            "saved/list-2026-03-01.outcomes.csv",
        ]);
        let saved = folder.path().join("saved");
        let found = |name: &str, folders: &[PathBuf]| {
            let name = ListName::new(&folder.path().join(name));
            let found = name.outcomes_there(day("2026-03-02"), folders);
            found.map(|found| within(&folder, found))
        };
        let all = [
            "out/list.outcomes.csv",
            "saved/List.outcomes.csv",
            "saved/list.outcomes (2).csv",
            "saved/list.outcomes (10).csv",
        ];
        assert_eq!(
            found("out/list.csv", std::slice::from_ref(&saved)).unwrap(),
            all
        );
        // Whatever form the list itself has.
        assert_eq!(
            found("out/list.json", std::slice::from_ref(&saved)).unwrap(),
            all
        );
        // A folder that is named twice is looked at once.
        let again = saved.join("../saved");
        assert_eq!(found("out/list.csv", &[saved.clone(), again]).unwrap(), all);
        assert_eq!(found("out/list.csv", &[]).unwrap(), [all[0]]);
        assert_eq!(
            found("out/list-{date}.csv", std::slice::from_ref(&saved)).unwrap(),
            ["saved/list-2026-03-01.outcomes.csv"]
        );
        // A folder that is not there may be a share that could not be reached.
        assert!(found("out/list.csv", &[folder.path().join("gone")]).is_err());
    }

    #[test]
    fn locks_of_today_show_that_a_list_is_open() {
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(1_772_400_600); // 2026-03-01 21:30 in UTC
        for (lock, is_one) in [
            (".~lock.list.csv#", true),
            ("~$list.csv", true),
            ("~$List.CSV", true),
            (".~lock.list2.csv#", false),
            (".~lock.list.csv", false),
            ("~$st.csv", false),
        ] {
            let folder = folder(&["list.csv", lock]);
            let path = folder.path().join(lock);
            let file = File::options().write(true).open(&path).unwrap();
            file.set_times(FileTimes::new().set_modified(now)).unwrap();
            let open = |date, zone| {
                let list = folder.path().join("list.csv");
                open_in_spreadsheet(&list, (day(date), zone)).unwrap()
            };
            let wanted = is_one.then_some(path.clone());
            // In Moscow it is the second of March already.
            assert_eq!(open("2026-03-02", Moscow), wanted, "{lock}");
            assert_eq!(open("2026-03-02", Tz::UTC), None, "{lock}");
            assert_eq!(open("2026-03-01", Tz::UTC), wanted, "{lock}");
            assert_eq!(open("2026-03-03", Moscow), None, "{lock}");
        }
    }

    #[test]
    fn a_list_gives_way_only_where_nothing_is_lost() {
        use Turn::{Keep, Leave, Record};
        let today = "2026-03-02";
        for (list, plan, turn) in [
            ("2026-03-02", "2026-03-02", Record),
            ("2026-03-01", "2026-03-02", Record),
            ("2025-12-01", "2026-03-02", Record),
            ("2026-03-02", "2026-03-09", Record),
            // A week ahead is the most.
            ("2026-03-02", "2026-03-10", Leave),
            ("2026-03-10", "2026-03-10", Record),
            // Of a day that is yet to come nothing was said.
            ("2026-03-03", "2026-03-02", Keep),
            // A look back.
            ("2026-03-01", "2026-03-01", Keep),
            ("2026-02-27", "2026-03-01", Leave),
            ("2026-03-02", "2026-03-01", Leave),
        ] {
            let of = |records| Turn::of(day(list), day(plan), day(today), records);
            assert_eq!(of(true), turn, "{list} {plan}");
            let without = if turn == Leave { Leave } else { Keep };
            assert_eq!(of(false), without, "{list} {plan}");
        }
    }

    #[test]
    fn lengths_of_time_are_read() {
        for (text, age) in [
            ("3y", Some(Age::Months(36))),
            ("18m", Some(Age::Months(18))),
            ("90d", Some(Age::Days(90))),
            (" 1 Y ", Some(Age::Months(12))),
            ("3г", Some(Age::Months(36))),
            ("5л", Some(Age::Months(60))),
            ("18м", Some(Age::Months(18))),
            ("90д", Some(Age::Days(90))),
            ("0y", None),
            ("3", None),
            ("y", None),
            ("-3y", None),
            ("+3y", None),
            ("1.5y", None),
            ("3yy", None),
            ("4294967295y", None),
            ("99999999999d", None),
            ("", None),
        ] {
            assert_eq!(Age::parse(text), age, "{text}");
        }
        let before = |text| Age::parse(text).unwrap().before(day("2026-03-31"));
        assert_eq!(before("1m"), Some(day("2026-02-28")));
        assert_eq!(before("3y"), Some(day("2023-03-31")));
        assert_eq!(before("31d"), Some(day("2026-02-28")));
        assert_eq!(before("300000000y"), None);
    }
}
