//! Where the exports are.

use std::collections::BTreeMap;
use std::io;
use std::path::{Component, Path, PathBuf};

use crate::disk::presence::{self, Folder};
use crate::export::columns::File;
use crate::export::file::{WORKBOOKS, is_named_workbook};
use crate::read::encoding::{Bytes, Encoding};
use crate::read::refusal::RefusalKind;
use crate::read::workbook::{self, Looks, Workbook};
use crate::settings::Settings;

/// Where the exports are.
#[expect(clippy::struct_excessive_bools, reason = "each is a flag")]
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// The folder, or a workbook with a sheet for each file.
    pub data: PathBuf,
    /// Files that are named by themselves, one or several for each; they go before those of the settings.
    pub files: BTreeMap<File, Vec<PathBuf>>,
    /// The encoding of all of them, where it is not to be found out.
    pub encoding: Option<Encoding>,
    /// What parts the fields, where it is not to be found out.
    pub delimiter: Option<u8>,
    /// Whether everything is kept, also what can decide nothing: rows that are over, and how patients came.
    pub keep_all: bool,
    /// Whether what people wrote down of contacts is kept in their own words: some forms of the list show it.
    pub keep_words: bool,
    /// Whether rows can be looked up as they are written when all is read: the archive keeps those on which a contact rests.
    pub keep_text: bool,
    /// Whether every number of every patient is kept: patients are then found by any of them.
    pub keep_numbers: bool,
}

/// An export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// What it holds.
    pub file: File,
    /// Where it is.
    pub path: PathBuf,
    /// Which sheet of a workbook it is, where that is said.
    pub sheet: Option<String>,
    /// As the settings name it, or the name of the file.
    pub named: String,
}

impl Source {
    /// An export as it is named: `visits.csv`, or `clinic.xlsx#Visits` for a sheet of a workbook.
    #[must_use]
    pub fn new(file: File, path: &Path) -> Self {
        let name = |path: &Path| {
            let name = path.file_name().unwrap_or(path.as_os_str());
            name.to_string_lossy().into_owned()
        };
        // A sheet may have that sign in its name too: the first one behind the name of a workbook parts them.
        let text = path.to_str().unwrap_or_default();
        let mut parted = text
            .match_indices('#')
            .map(|(at, _)| (&text[..at], &text[at + 1..]));
        let of_book = parted.find(|(book, _)| is_named_workbook(Path::new(book)));
        let (path, sheet, named) = match of_book {
            Some((book, sheet)) => (Path::new(book), Some(sheet.to_owned()), name(path)),
            None => (path, None, name(path)),
        };
        Self {
            file,
            path: path.to_owned(),
            sheet,
            named,
        }
    }
}

impl Source {
    /// The workbook that it is or is in; `None` where it is none. What is no regular file can be read but once, and is not looked at here.
    #[must_use]
    pub fn workbook(&self) -> Option<Result<Workbook, RefusalKind>> {
        if !self.path.is_file() {
            return None;
        }
        let bytes = Bytes::open(&self.path).ok()?;
        match workbook::looks(&bytes) {
            Looks::Workbook => Some(Workbook::open(&bytes)),
            Looks::Page => Some(Err(RefusalKind::Page)),
            Looks::Other => None,
        }
    }

    /// How evidence names it, where no other has the same name.
    #[must_use]
    pub fn own_name(&self) -> String {
        let name = self.path.file_name();
        let name = name.map(|name| name.to_string_lossy().into_owned());
        self.with_sheet(name.unwrap_or_else(|| self.path.display().to_string()))
    }

    /// The same with its path as given.
    #[must_use]
    pub fn whole_name(&self) -> String {
        self.with_sheet(self.path.display().to_string())
    }

    fn with_sheet(&self, name: String) -> String {
        match &self.sheet {
            Some(sheet) => format!("{name}#{sheet}"),
            None => name,
        }
    }
}

impl Sources {
    /// The folder in which relative names of the settings begin.
    #[must_use]
    pub fn folder(&self) -> &Path {
        folder(&self.data)
    }

    /// The exports of a file as somebody has named them, if anybody has.
    #[must_use]
    pub fn named(&self, file: File, settings: &Settings) -> Option<Vec<Source>> {
        if let Some(paths) = self.files.get(&file) {
            return Some(paths.iter().map(|path| Source::new(file, path)).collect());
        }
        let names = settings.files.get(&file)?.iter();
        let sources = names.map(|name| Source {
            named: name.clone(),
            ..Source::new(file, &within(self.folder(), name))
        });
        Some(sources.collect())
    }

    /// Where a file would be if nobody names it: as CSV, or as a workbook of its own.
    #[must_use]
    pub fn usual(&self, file: File) -> [Source; 4] {
        let csv = self.folder().join(file.file_name());
        let [xlsx, xls, ods] = WORKBOOKS.map(|ending| csv.with_extension(ending));
        [csv, xlsx, xls, ods].map(|path| Source::new(file, &path))
    }

    /// What lies in the folder under one of those names, without regard to case.
    ///
    /// # Errors
    /// Where it can't be found out whether something does: the path.
    pub(crate) fn usual_in(
        &self,
        folder: &Folder,
        file: File,
    ) -> Result<Vec<Source>, (PathBuf, io::Error)> {
        let mut there = Vec::new();
        for usual in self.usual(file) {
            let name = usual.path.file_name().unwrap_or_default().to_string_lossy();
            let called = folder.called(&name);
            let called = called.map_err(|error| (usual.path.clone(), error))?;
            there.extend(called.iter().map(|path| Source::new(file, path)));
        }
        Ok(there)
    }

    /// Where recall writes down what was said: where that is named, else in the data folder.
    #[must_use]
    pub fn record(&self, settings: &Settings) -> PathBuf {
        let named = self.named(File::RecallContacts, settings);
        let named = named.and_then(|named| named.into_iter().next());
        let path = named.map_or_else(
            || self.folder().join(File::RecallContacts.file_name()),
            |source| source.path,
        );
        // The name may be written in other letters there.
        let there = presence::meant(&path).unwrap_or_default();
        there.into_iter().next().unwrap_or(path)
    }

    /// All paths that may be read.
    #[must_use]
    pub fn paths(&self, settings: &Settings) -> Vec<PathBuf> {
        // What can't be listed is refused when it is read.
        let folder = Folder::list(self.folder()).unwrap_or_default();
        let sources = File::ALL.into_iter().flat_map(|file| {
            if let Some(named) = self.named(file, settings) {
                let meant = |source: Source| {
                    let meant = presence::meant(&source.path).unwrap_or_default();
                    meant.into_iter().chain([source.path])
                };
                return named.into_iter().flat_map(meant).collect::<Vec<_>>();
            }
            let there = self.usual_in(&folder, file).unwrap_or_default();
            let all = self.usual(file).into_iter().chain(there);
            all.map(|source| source.path).collect()
        });
        sources.chain([self.data.clone()]).collect()
    }
}

/// The folder of the clinic's files: where they are in one workbook, the one in which it lies.
#[must_use]
pub fn folder(data: &Path) -> &Path {
    let is_workbook = is_named_workbook(data) && !data.is_dir();
    match data.parent().filter(|_| is_workbook) {
        Some(parent) if parent.as_os_str().is_empty() => Path::new("."),
        Some(parent) => parent,
        None => data,
    }
}

/// A path as the settings of a folder name it. What is beside the folder is named without it, `exports/../x.csv` as `x.csv`; where the
/// folder is a link the two are not the same.
fn within(folder: &Path, name: &str) -> PathBuf {
    if let Some(beside) = name.strip_prefix("../")
        && let Some(Component::Normal(_)) = folder.components().next_back()
        && let Some(parent) = folder.parent()
        && !folder.is_symlink()
    {
        return within(parent, beside);
    }
    folder.join(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_is_named_behind_its_workbook() {
        for (given, path, sheet, named) in [
            ("a/visits.csv", "a/visits.csv", None, "visits.csv"),
            ("a/b.xlsx", "a/b.xlsx", None, "b.xlsx"),
            (
                "a/b.xlsx#Визиты",
                "a/b.xlsx",
                Some("Визиты"),
                "b.xlsx#Визиты",
            ),
            ("a/b.XLSX#C#1", "a/b.XLSX", Some("C#1"), "b.XLSX#C#1"),
            ("a/#1.xlsx#№ 1", "a/#1.xlsx", Some("№ 1"), "#1.xlsx#№ 1"),
            ("a/#1.csv", "a/#1.csv", None, "#1.csv"),
        ] {
            let source = Source::new(File::Visits, Path::new(given));
            assert_eq!(source.path, Path::new(path), "{given}");
            assert_eq!(source.sheet.as_deref(), sheet, "{given}");
            assert_eq!(source.named, named, "{given}");
        }
    }

    #[test]
    fn a_workbook_for_all_lies_in_the_folder() {
        assert_eq!(folder(Path::new("x/clinic.xlsx")), Path::new("x"));
        assert_eq!(folder(Path::new("clinic.xlsx")), Path::new("."));
        assert_eq!(folder(Path::new("x/clinic")), Path::new("x/clinic"));
    }

    #[test]
    fn what_is_beside_the_folder_is_named_without_it() {
        for (folder, name, expected) in [
            ("exports", "../x.csv", "x.csv"),
            ("a/exports", "../x.csv", "a/x.csv"),
            ("a/exports", "../../../x.csv", "../x.csv"),
            ("..", "../x.csv", "../../x.csv"),
            (".", "../x.csv", "./../x.csv"),
            ("exports", "x.csv", "exports/x.csv"),
            ("exports", "/x.csv", "/x.csv"),
        ] {
            assert_eq!(within(Path::new(folder), name), Path::new(expected));
        }
    }
}
