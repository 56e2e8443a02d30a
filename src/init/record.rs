//! Where the record of a new clinic is to be: outside the folder of its exports, which a nightly job may empty.

use std::fs;
use std::path::{Path, PathBuf};

use super::SETTINGS;

/// What recall's own record is called.
pub const NAME: &str = "recall-contacts.csv";

/// Where the record is to be, as the settings in a folder name it; `None`: in that folder, for it is there already. One that lies with the
/// export stays where it is: it may hold refusals.
#[must_use]
pub fn place(folder: &Path, exports: &[PathBuf]) -> Option<String> {
    if is_there(&folder.join(NAME)) {
        return None;
    }
    let own = exports.iter().map(|path| match path.file_name() {
        Some(name) if name == NAME => path.clone(),
        _ => path.join(NAME),
    });
    if let Some(own) = own
        .filter(|path| is_there(path))
        .find_map(|path| path.canonicalize().ok())
    {
        return Some(own.to_string_lossy().into_owned());
    }
    let whole = folder
        .canonicalize()
        .or_else(|_| std::path::absolute(folder))
        .ok()?;
    let (parent, name) = (whole.parent()?, whole.file_name()?);
    let beside = format!("../{NAME}");
    // Two clinics side by side must not share one: the same number is another patient there.
    if !is_taken(parent, &whole, &beside) {
        return Some(beside);
    }
    let stem = NAME.trim_end_matches(".csv");
    Some(format!("../{stem}-{}.csv", name.to_string_lossy()))
}

fn is_there(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

/// Whether the settings in another folder of the same parent name a record.
fn is_taken(parent: &Path, own: &Path, record: &str) -> bool {
    let folders = fs::read_dir(parent).into_iter().flatten().flatten();
    let mut others = folders.map(|entry| entry.path()).filter(|path| path != own);
    others.any(|path| {
        let text = fs::read_to_string(path.join(SETTINGS));
        text.is_ok_and(|text| text.contains(record))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_beside_the_folder_and_of_one_clinic_alone() {
        let place_of = tempfile::tempdir().unwrap();
        let path = |name: &str| place_of.path().join(name);
        assert_eq!(
            place(&path("one"), &[]).as_deref(),
            Some("../recall-contacts.csv")
        );
        for name in ["one", "two", "demo"] {
            fs::create_dir(path(name)).unwrap();
        }
        fs::write(path("demo/recall.toml"), "[files]\n").unwrap();
        assert_eq!(
            place(&path("two"), &[]).as_deref(),
            Some("../recall-contacts.csv")
        );
        let of_one = "[files]\nrecall-contacts = \"../recall-contacts.csv\"\n";
        fs::write(path("one/recall.toml"), of_one).unwrap();
        assert_eq!(
            place(&path("one"), &[]).as_deref(),
            Some("../recall-contacts.csv")
        );
        assert_eq!(
            place(&path("two"), &[]).as_deref(),
            Some("../recall-contacts-two.csv")
        );
    }

    #[test]
    fn one_that_is_there_stays_in_use() {
        let folder = tempfile::tempdir().unwrap();
        let export = folder.path().join("export");
        fs::create_dir(&export).unwrap();
        let record = export.join(NAME);
        fs::write(&record, "").unwrap();
        assert_eq!(place(&export, std::slice::from_ref(&export)), None);
        let settings = folder.path().join("settings");
        let whole = record
            .canonicalize()
            .unwrap()
            .to_string_lossy()
            .into_owned();
        for named in [&export, &record] {
            assert_eq!(
                place(&settings, std::slice::from_ref(named)),
                Some(whole.clone())
            );
        }
    }
}
