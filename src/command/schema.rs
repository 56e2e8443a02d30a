//! `recall schema`: what the files hold, said to other programs.

use std::io;
use std::path::PathBuf;

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::clinic::{Lang, SettingsArguments};
use super::{Surroundings, outputs};
use crate::base::Language;
use crate::base::progress::Progress;
use crate::disk::DiskError;
use crate::read::refusal::Refusal;
use crate::read::sheet::Conventions;
use crate::read::{self, Sources};
use crate::run::failure::{Failure, RunError};
use crate::schema::export::Export;
use crate::schema::{self, Table};
use crate::settings::Settings;

/// Arguments of `recall schema`.
#[derive(Debug, Args)]
pub struct SchemaArguments {
    /// Only these [default: all]
    #[arg(value_name = "TABLE", value_parser = tables(), conflicts_with = "data")]
    tables: Vec<Table>,
    /// Describe the exports in this folder as they are; without it, the form in which recall writes
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// Settings [default: recall.toml in the data folder]
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Language of titles and descriptions [default: the clinic's]
    #[arg(long, value_name = "LANGUAGE")]
    lang: Option<Lang>,
    /// Write the description to a file, such as datapackage.json in the data folder: it names files as seen from there
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl SchemaArguments {
    /// The file to write to; none where it is standard output.
    fn output(&self) -> Option<&PathBuf> {
        outputs::file(self.output.as_ref())
    }
}

fn tables() -> impl TypedValueParser<Value = Table> {
    let names = Table::all().into_iter().map(Table::name);
    PossibleValuesParser::new(names).try_map(|name| {
        let mut all = Table::all().into_iter();
        all.find(|table| table.name() == name).ok_or("no table")
    })
}

/// Describes the files, and writes.
///
/// # Errors
/// Where the exports can't be read, or settings or output fail.
pub fn run(arguments: &SchemaArguments, surroundings: Surroundings) -> Result<(), Failure> {
    let folder = arguments.data.clone().unwrap_or_else(|| PathBuf::from("."));
    let clinic = SettingsArguments {
        data: folder,
        config: arguments.config.clone(),
        lang: arguments.lang,
    };
    let settings = clinic.read(surroundings)?;
    let language = clinic.language(&settings);
    let described = describe(arguments, &clinic, &settings);
    described.map_err(|error| error.said_in(language))
}

fn describe(
    arguments: &SchemaArguments,
    clinic: &SettingsArguments,
    settings: &Settings,
) -> Result<(), RunError> {
    let language = clinic.language(settings);
    let sources = Sources {
        data: clinic.data.clone(),
        ..Sources::default()
    };
    if let Some(path) = arguments.output() {
        let mut inputs = sources.paths(settings);
        inputs.push(clinic.path());
        outputs::spare(&inputs, ("-o", path))?;
    }
    let package = if arguments.data.is_some() {
        of_exports(&sources, settings, language)?
    } else {
        let asked = |table: &Table| arguments.tables.is_empty() || arguments.tables.contains(table);
        let tables: Vec<Table> = Table::all().into_iter().filter(asked).collect();
        schema::template(&tables, language)
    };
    let text = serde_json::to_string_pretty(&package);
    let text = text.map_err(|error| DiskError::cannot_write(io::Error::from(error)))?;
    outputs::write(arguments.output().map(PathBuf::as_path), &(text + "\n"))?;
    Ok(())
}

fn of_exports(
    sources: &Sources,
    settings: &Settings,
    language: Language,
) -> Result<serde_json::Value, Vec<Refusal>> {
    let conventions = Conventions {
        settings,
        phones: read::phones(settings).map_err(|refusal| vec![refusal])?,
        progress: &Progress::none(),
        takes_for_utf8: false,
    };
    let sheets = read::open(sources, &conventions)?;
    let mut exports = Vec::new();
    let mut refusals = Vec::new();
    for sheet in &sheets {
        match Export::read(sheet) {
            Ok(export) => exports.push(export),
            Err(refusal) => refusals.push(refusal),
        }
    }
    let changed = read::changed(&sheets);
    match (changed.is_empty(), refusals.is_empty()) {
        (false, _) => Err(changed),
        (true, false) => Err(refusals),
        (true, true) => Ok(schema::of_exports(&exports, sources.folder(), language)),
    }
}
