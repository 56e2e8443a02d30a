//! `recall script`: the words of the talks, the clinic's own where it has them.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use clap::Args;

use super::clinic::SettingsArguments;
use super::{Surroundings, outputs, rules};
use crate::base::{Language, both};
use crate::disk::Cause;
use crate::language::script::{Own, ScriptError, Template, check};
use crate::model::clinic::Moment;
use crate::plan::time;
use crate::read::sources;
use crate::record::times::Day;
use crate::run::failure::{Failure, RunError};
use crate::settings::Settings;

/// The folder in the data folder in which the clinic's own templates stand.
const FOLDER: &str = "scripts";

/// Arguments of `recall script`.
#[derive(Debug, Args)]
pub struct ScriptArguments {
    /// One template: a reason by its number or name, talk or branches
    #[arg(value_name = "REASON")]
    name: Vec<String>,
    #[command(flatten)]
    settings: SettingsArguments,
}

impl ScriptArguments {
    /// Where the exports are, to be put elsewhere.
    pub(super) const fn data_mut(&mut self) -> &mut PathBuf {
        &mut self.settings.data
    }
}

/// Writes the templates of a language as they are in force.
///
/// # Errors
/// Where there is no such template, one of the clinic's own is wrong, or settings or output fail.
pub fn run(arguments: &ScriptArguments, surroundings: Surroundings) -> Result<(), Failure> {
    let settings = arguments.settings.read(surroundings)?;
    let language = arguments.settings.language(&settings);
    let text = written(arguments, &settings, language, surroundings);
    let text = text.map_err(|error| error.said_in(language))?;
    let written = outputs::write(None, &text);
    written.map_err(|error| RunError::Disk(error).said_in(language))
}

fn written(
    arguments: &ScriptArguments,
    settings: &Settings,
    language: Language,
    surroundings: Surroundings,
) -> Result<String, RunError> {
    let asked = arguments.name.join(" ");
    let templates: Vec<Template> = match Template::named(&asked) {
        _ if asked.is_empty() => Template::all().collect(),
        Some(template) => vec![template],
        None => vec![Template::Matter(rules::named(&asked)?.reason)],
    };
    let now = time::in_zone(surroundings.now.naive_utc(), settings.timezone);
    let own = own(
        &arguments.settings.data,
        language,
        settings,
        Moment::of(now),
    )?;
    let shown = templates.into_iter().map(|template| {
        let file = template.file(language);
        if let Some(own) = own.iter().find(|own| own.template == template) {
            let whose = both("свой шаблон клиники", "the clinic's own").said_in(language);
            let text = own.text.trim_end();
            format!("{{# {file}: {whose}, {} #}}\n{text}\n", own.file)
        } else {
            let whose = both("встроенный шаблон", "built in").said_in(language);
            let text = template.built_in(language).trim_end();
            format!("{{# {file}: {whose} #}}\n{text}\n")
        }
    });
    Ok(shown.collect::<Vec<_>>().join("\n"))
}

/// The clinic's own templates of a language, each looked through: nothing that is wrong with one is found out in the middle of a list.
pub(super) fn own(
    data: &Path,
    language: Language,
    settings: &Settings,
    now: Moment,
) -> Result<Vec<Own>, RunError> {
    let day = Day {
        date: now.date,
        minute: Some(now.minute()),
        visit_on: None,
        settings,
    };
    let mut found = Vec::new();
    let mut wrong = Vec::new();
    for name in names(data)? {
        let path = sources::folder(data).join(FOLDER).join(&name);
        let file = format!("{FOLDER}/{name}");
        let of_language = |language: Language| {
            Template::all().find(|template| template.file(language) == name.to_lowercase())
        };
        if let Some(template) = of_language(language) {
            match fs::read_to_string(&path) {
                Ok(text) => {
                    let text = text.trim_start_matches('\u{feff}').to_owned();
                    let own = Own {
                        template,
                        file,
                        text,
                    };
                    wrong.extend(check(&own, &day));
                    found.push(own);
                }
                Err(error) => wrong.push(ScriptError::CannotRead(path, Cause::from(error))),
            }
        } else if [Language::Russian, Language::English]
            .into_iter()
            .all(|it| of_language(it).is_none())
        {
            let nearest = nearest(&name.to_lowercase(), language);
            wrong.push(ScriptError::NoTemplate { file, nearest });
        }
    }
    if wrong.is_empty() {
        Ok(found)
    } else {
        Err(wrong.into())
    }
}

/// The names of the texts in the folder of templates, in order; none where there is no such folder.
fn names(data: &Path) -> Result<Vec<String>, RunError> {
    let folder = sources::folder(data).join(FOLDER);
    let entries = match fs::read_dir(&folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(vec![ScriptError::CannotRead(folder, Cause::from(error))].into()),
    };
    let cannot = |error: io::Error| {
        RunError::from(vec![ScriptError::CannotRead(
            folder.clone(),
            Cause::from(error),
        )])
    };
    let mut names = Vec::new();
    for entry in entries {
        let name = entry
            .map_err(cannot)?
            .file_name()
            .to_string_lossy()
            .into_owned();
        let is_text = Path::new(&name)
            .extension()
            .is_some_and(|ending| ending.eq_ignore_ascii_case("txt"));
        if is_text && !name.starts_with(['.', '~']) {
            names.push(name);
        }
    }
    names.sort_unstable();
    Ok(names)
}

/// What a file was likely to be called.
fn nearest(name: &str, language: Language) -> String {
    let files = Template::all().map(|template| template.file(language));
    let near = files.min_by_key(|file| strsim::damerau_levenshtein(file, name));
    near.unwrap_or_default()
}
