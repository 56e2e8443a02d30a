//! `recall schema`: what the files hold, said to other programs.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::Surroundings;
use super::clinic::{Lang, SettingsArguments};
use crate::base::Language;
use crate::base::progress::Progress;
use crate::disk::output::{self, Output};
use crate::phone;
use crate::read::refusal::{self, Refusal, RefusalKind};
use crate::read::sheet::Conventions;
use crate::read::{self, Sources};
use crate::run::failure::{Failure, Status};
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
        data: folder.clone(),
        config: arguments.config.clone(),
        lang: arguments.lang,
    };
    let settings = clinic.read(surroundings)?;
    let language = clinic.language(&settings);
    let sources = Sources {
        data: folder,
        ..Sources::default()
    };
    if let Some(path) = &arguments.output {
        let mut inputs = sources.paths(&settings);
        inputs.push(clinic.path());
        output::spare(&inputs, ("-o", path), language)?;
    }
    let package = if arguments.data.is_some() {
        of_exports(&sources, &settings, language)
            .map_err(|refusals| refusal::failure(&refusals, language))?
    } else {
        let asked = |table: &Table| arguments.tables.is_empty() || arguments.tables.contains(table);
        let tables: Vec<Table> = Table::all().into_iter().filter(asked).collect();
        schema::template(&tables, language)
    };
    let text = serde_json::to_string_pretty(&package)
        .map_err(|error| Failure::new(Status::Io, language, error.to_string()))?;
    match write(arguments, &(text + "\n"), language) {
        // Whoever was reading may have gone: that is no failure.
        Err(failure) if failure.is_closed_pipe => Ok(()),
        written => written,
    }
}

fn of_exports(
    sources: &Sources,
    settings: &Settings,
    language: Language,
) -> Result<serde_json::Value, Vec<Refusal>> {
    let unknown_country = || Refusal {
        name: settings.country.clone(),
        line: None,
        kind: RefusalKind::UnknownCountry,
    };
    let conventions = Conventions {
        settings,
        phones: phone::Reader::new(&settings.country).ok_or_else(|| vec![unknown_country()])?,
        progress: &Progress::none(),
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

fn write(arguments: &SchemaArguments, text: &str, language: Language) -> Result<(), Failure> {
    let mut out = match &arguments.output {
        Some(path) => Output::create(path, language)?,
        None => Output::standard(),
    };
    out.write_all(text.as_bytes())
        .map_err(|error| output::cannot_write(&error, language))?;
    out.complete(language)?.put_in_place(language)
}
