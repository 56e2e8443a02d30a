//! Puts new files into a folder: all of them or none, and none over another.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::Made;
use crate::base::Language;
use crate::disk::{output, shown};
use crate::run::failure::{Failure, Status};

/// Makes the files, readable by their owner alone, and the folder where it is not there.
///
/// # Errors
/// Where one of them is there already, or can't be made; then none of them is made.
pub fn put(folder: &Path, files: &[Made], language: Language) -> Result<(), Failure> {
    let names: Vec<&str> = files.iter().map(|file| file.name).collect();
    refuse(folder, &names, language)?;
    fs::create_dir_all(folder).map_err(|error| output::cannot_create(folder, &error, language))?;
    let mut written = Vec::new();
    for file in files {
        let path = folder.join(file.name);
        let waiting =
            write(folder, file).map_err(|error| output::cannot_create(&path, &error, language))?;
        written.push((waiting, path));
    }
    let mut made = Vec::new();
    for (waiting, path) in written {
        if let Err(error) = waiting.persist_noclobber(&path) {
            for path in made {
                fs::remove_file(path).ok();
            }
            return Err(match error.error.kind() {
                io::ErrorKind::AlreadyExists => in_the_way(&[path], language),
                _ => output::cannot_create(&path, &error.error, language),
            });
        }
        made.push(path);
    }
    Ok(())
}

/// Whether none of the files is there.
///
/// # Errors
/// Where some are: all of them.
pub fn refuse(folder: &Path, names: &[&str], language: Language) -> Result<(), Failure> {
    let paths = names.iter().map(|name| folder.join(name));
    let there: Vec<PathBuf> = paths
        .filter(|path| path.symlink_metadata().is_ok())
        .collect();
    if there.is_empty() {
        Ok(())
    } else {
        Err(in_the_way(&there, language))
    }
}

/// Writes a file under a name of its own, which goes away with it.
fn write(folder: &Path, file: &Made) -> io::Result<tempfile::TempPath> {
    let mut waiting = tempfile::Builder::new()
        .prefix(&format!(".{}.", file.name))
        .suffix(".part")
        .tempfile_in(folder)?;
    waiting.write_all(&file.bytes)?;
    waiting.as_file().sync_all()?;
    Ok(waiting.into_temp_path())
}

fn in_the_way(paths: &[PathBuf], language: Language) -> Failure {
    let line = |path: &PathBuf| match language {
        Language::Russian => format!("{}: такой файл уже есть", shown(path)),
        Language::English => format!("{}: this file is there already", shown(path)),
    };
    let lines: Vec<String> = paths.iter().map(line).collect();
    let hint = match language {
        Language::Russian => {
            "recall init ничего не перезаписывает, и ничего не создано; назовите другую папку"
        }
        Language::English => {
            "recall init writes over nothing, and nothing was made; name another folder"
        }
    };
    Failure {
        hint: Some(hint.to_owned()),
        ..Failure::new(Status::CantCreate, language, lines.join("\n"))
    }
}
