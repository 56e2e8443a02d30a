//! `recall init`: makes a folder ready for a clinic.

use std::path::{Path, PathBuf};

use chrono::Timelike;
use chrono_tz::Tz;
use clap::Args;

use super::clinic::Lang;
use super::{Surroundings, outputs};
use crate::base::Language;
use crate::disk::{DiskError, shown};
use crate::export::columns::File;
use crate::init::{self, EXPORTS, SETTINGS, Sheet, WORKBOOK, Wanted};
use crate::language::errors::init::InitError;
use crate::language::errors::{self, refusal, setting};
use crate::plan::tally::is_utc;
use crate::read::{self, Sources};
use crate::run::failure::{Failure, RunError};
use crate::settings::SettingsFileError;

/// After this hour of the clinic little is left of the day: the invented one is better looked at on the next.
const LATE_HOUR: u32 = 18;

/// Arguments of `recall init`.
#[derive(Debug, Args)]
pub struct InitArguments {
    /// Folder to make ready; it is created if need be
    #[arg(value_name = "DIR", required_unless_present = "from")]
    folder: Option<PathBuf>,
    /// Look at this export, a folder or files, and write settings for it [DIR: its folder]
    #[arg(long, value_name = "EXPORT", num_args = 1.., conflicts_with = "demo")]
    from: Vec<PathBuf>,
    /// Fill it with an invented clinic, to try things out
    #[arg(long)]
    demo: bool,
    /// Language of the files and of what is said [default: the locale's]
    #[arg(long, value_name = "LANGUAGE")]
    lang: Option<Lang>,
}

/// Makes the files, and says what they are for.
///
/// # Errors
/// Where one of them is there already, or can't be made, or an export can't be read.
pub fn run(arguments: &InitArguments, surroundings: Surroundings) -> Result<(), Failure> {
    let language = arguments.lang.map_or(surroundings.language, Language::from);
    let made = make(arguments, surroundings, language);
    made.map_err(|error| error.said_in(language))
}

fn make(
    arguments: &InitArguments,
    surroundings: Surroundings,
    language: Language,
) -> Result<(), RunError> {
    outputs::allow_workbook(surroundings)?;
    let zone = surroundings.timezone.unwrap_or(Tz::UTC);
    let now = surroundings.now.with_timezone(&zone);
    let wanted = Wanted {
        language,
        timezone: surroundings.timezone,
        today: now.date_naive(),
    };
    let own = || folder_of(&arguments.from);
    let folder = arguments.folder.clone().unwrap_or_else(own);
    let shown = shown(&folder).to_string();
    let (files, text) = if arguments.from.is_empty() {
        let is_late = now.hour() >= LATE_HOUR;
        let (files, text) = if arguments.demo {
            (
                init::invented(wanted),
                told_of_invented(&shown, wanted, is_late),
            )
        } else {
            let record = init::place_of_record(&folder, &[]);
            (
                init::empty(wanted, record.as_deref()),
                told_of_empty(&folder, wanted),
            )
        };
        let files = files.map_err(DiskError::cannot_write)?;
        (files, text)
    } else {
        init::refuse(&folder, &[SETTINGS])?;
        let found = init::look(&arguments.from, &folder, wanted);
        let found = found.map_err(|(path, error)| InitError::CannotRead(path, error.into()))?;
        let text = found.told + &told_of_export(&folder, &found.sheets, wanted);
        (found.files, text)
    };
    init::put(&folder, &files)?;
    let next = if arguments.from.is_empty() {
        String::new()
    } else {
        next_step(&folder, surroundings, wanted)
    };
    outputs::write(None, &(text + &next))?;
    Ok(())
}

/// What will work next: the list, where it can be made with the settings as they are; else what stands in its way.
fn next_step(folder: &Path, surroundings: Surroundings, wanted: Wanted) -> String {
    let shown = shown(folder).to_string();
    let data = word(if shown.is_empty() { "." } else { &shown });
    let plan = every_morning(folder);
    let obstacle = obstacle(folder, surroundings, wanted);
    match (obstacle, wanted.language) {
        (None, Language::Russian) => {
            format!("Проверьте догадки, ответьте на вопросы и составьте список: {plan}\n")
        }
        (None, Language::English) => {
            format!("Look at the guesses, answer the questions, and make the list: {plan}\n")
        }
        (Some(obstacle), Language::Russian) => format!(
            "Списка пока не будет: {obstacle}\nПроверьте догадки, ответьте на вопросы, а потом посмотрите, всё ли читается: recall check --data {data}\n"
        ),
        (Some(obstacle), Language::English) => format!(
            "There can be no list yet: {obstacle}\nLook at the guesses, answer the questions, then see whether all can be read: recall check --data {data}\n"
        ),
    }
}

/// What keeps the list from being made, or most of it from being read.
fn obstacle(folder: &Path, surroundings: Surroundings, wanted: Wanted) -> Option<String> {
    let text = std::fs::read_to_string(folder.join(SETTINGS)).ok()?;
    let settings = match crate::plan::rules::read_settings(&text, surroundings.timezone) {
        Ok(settings) => settings,
        Err(errors) => {
            return errors
                .first()
                .map(|error| setting::line(error, SETTINGS, wanted.language));
        }
    };
    let sources = Sources {
        data: folder.to_owned(),
        ..Sources::default()
    };
    if let Some(told) = surroundings.no_zone
        && !settings.has_timezone
    {
        let error = SettingsFileError::NoZone(told.to_owned());
        let said = errors::settings::said(&error, wanted.language);
        return Some(said.message);
    }
    match read::read(&sources, &settings) {
        Err(refusals) => {
            let said = refusal::said(&refusals, wanted.language);
            said.message.lines().next().map(str::to_owned)
        }
        Ok(reading) => {
            let inputs = &reading.clinic.inputs;
            let most = inputs
                .iter()
                .find(|input| input.rejected > input.rows / 2)?;
            Some(match wanted.language {
                Language::Russian => format!("{}: большинство строк не читается", most.name),
                Language::English => format!("{}: most rows can't be read", most.name),
            })
        }
    }
}

/// The folder of an export.
fn folder_of(export: &[PathBuf]) -> PathBuf {
    let first = export.first().map_or(Path::new("."), PathBuf::as_path);
    if first.is_dir() {
        return first.to_owned();
    }
    let parent = first
        .parent()
        .filter(|parent| !parent.as_os_str().is_empty());
    parent.unwrap_or(Path::new(".")).to_owned()
}

/// What to do with the settings of an export, and with the sheets for what it lacks.
fn told_of_export(folder: &Path, sheets: &[Sheet], wanted: Wanted) -> String {
    let [path, workbook] = [SETTINGS, WORKBOOK].map(|name| folder.join(name));
    let (path, workbook) = (shown(&path), shown(&workbook));
    let titles = sheets.iter().map(|sheet| sheet.title(wanted.language));
    let titles: Vec<String> = match wanted.language {
        Language::Russian => titles.map(|title| format!("«{title}»")).collect(),
        Language::English => titles.map(|title| format!("\"{title}\"")).collect(),
    };
    let titles = titles.join(", ");
    let book = match wanted.language {
        _ if sheets.is_empty() => String::new(),
        Language::Russian => {
            let sheets = if sheets.len() == 1 {
                "лист"
            } else {
                "листы"
            };
            format!(
                "Создана книга {workbook}, {sheets} {titles}: туда записывают то, чего нет в выгрузке.\n"
            )
        }
        Language::English => {
            let sheets = if sheets.len() == 1 { "sheet" } else { "sheets" };
            format!(
                "The workbook {workbook} was made, {sheets} {titles}: for what the export does not hold.\n"
            )
        }
    };
    match wanted.language {
        Language::Russian => format!("{book}Настройки записаны в {path}.\n"),
        Language::English => format!("{book}The settings are in {path}.\n"),
    }
}

/// The one command of every morning: a file a day, beside the data folder and not in it.
fn every_morning(folder: &Path) -> String {
    let shown = shown(folder).to_string();
    let beside = match (folder.file_name(), folder.parent()) {
        (Some(_), Some(parent)) => parent.to_owned(),
        _ => folder.join(".."),
    };
    let list = beside.join("list-{date}.xlsx");
    let list = crate::disk::shown(&list).to_string();
    let data = word(if shown.is_empty() { "." } else { &shown });
    format!("recall plan --data {data} -o {}", word(&list))
}

/// What was made for a clinic, and what to do next.
fn told_of_empty(path: &Path, wanted: Wanted) -> String {
    let folder = shown(path).to_string();
    let zone = match (wanted.timezone, wanted.language) {
        (Some(zone), Language::Russian) if is_utc(zone) => {
            "впишите в них часовой пояс: на этом компьютере UTC".to_owned()
        }
        (Some(zone), Language::English) if is_utc(zone) => {
            "write your time zone into them: this machine is on UTC".to_owned()
        }
        (Some(zone), Language::Russian) => format!("часовой пояс {zone}"),
        (Some(zone), Language::English) => format!("time zone {zone}"),
        (None, Language::Russian) => "впишите в них часовой пояс: узнать его не удалось".to_owned(),
        (None, Language::English) => "write your time zone into them: it is not known".to_owned(),
    };
    let exports = EXPORTS.map(File::file_name).join(", ");
    let command = every_morning(path);
    match wanted.language {
        Language::Russian => format!(
            "\
Папка «{folder}» готова:
  {SETTINGS}  настройки; {zone}
  {WORKBOOK}  сервисные карты, договорённости, подписи и сроки: то, чего нет в программе клиники
  {exports}
               пока только заголовки

Что дальше:
  1. Замените файлы с заголовками выгрузками из программы клиники. Без patients.csv и plans.csv не обойтись, а чего у вас нет, удалите.
  2. Заполните {WORKBOOK} в Excel или LibreOffice. Наведите курсор на заголовок, и появится подсказка.
  3. Каждое утро составляйте список: {command}
     Чем кончился разговор, вписывайте прямо в него: следующий запуск всё запишет сам.
"
        ),
        Language::English => format!(
            "\
The folder \"{folder}\" is ready:
  {SETTINGS}  settings; {zone}
  {WORKBOOK}  service cards, agreements, signatures and deadlines: what the clinic's program has no place for
  {exports}
               headers only as yet

What next:
  1. Put exports of the clinic's program in place of the files with headers. patients.csv and plans.csv must be there; delete what you don't have.
  2. Fill in {WORKBOOK} with Excel or LibreOffice. Point at a heading to see what belongs below it.
  3. Make the list, every morning: {command}
     Fill in what came of each call right there: the next run writes all of it down by itself.
"
        ),
    }
}

/// What was made of the invented clinic, and how to look at it.
fn told_of_invented(folder: &str, wanted: Wanted, is_late: bool) -> String {
    let tomorrow = wanted.today.succ_opt().filter(|_| is_late);
    let day = tomorrow.map_or_else(String::new, |date| format!(" --date {date}"));
    let where_and_when = format!("--data {}{day}", word(folder));
    let plan = format!("recall plan {where_and_when}");
    let explain = format!("recall explain 9 {where_and_when}");
    let width = explain.chars().count();
    match wanted.language {
        Language::Russian => {
            let day = if is_late {
                "завтра"
            } else {
                "сегодня"
            };
            format!(
                "\
В папке «{folder}» — вымышленная клиника: 12 пациентов, все имена и номера придуманы.

Посмотрите:
  {plan:width$}  кому {day} позвонить и почему
  {explain:width$}  почему пациентку 9 не беспокоят
  {WORKBOOK:width$}  что клиника записывает сама
"
            )
        }
        Language::English => {
            let day = if is_late { "tomorrow" } else { "today" };
            format!(
                "\
In the folder \"{folder}\" is an invented clinic: 12 patients, all names and numbers made up.

Have a look:
  {plan:width$}  whom to call {day}, and why
  {explain:width$}  why patient 9 is left in peace
  {WORKBOOK:width$}  what the clinic keeps by hand
"
            )
        }
    }
}

/// A path as one word of a command line.
fn word(path: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "/\\._-:".contains(c);
    if !path.is_empty() && path.chars().all(is_plain) {
        path.to_owned()
    } else {
        format!("\"{path}\"")
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use expect_test::expect;

    use super::*;

    #[test]
    fn late_in_the_day_the_next_one_is_shown() {
        let told = |language, is_late| {
            let wanted = Wanted {
                language,
                timezone: None,
                today: NaiveDate::from_ymd_opt(2026, 3, 2).unwrap(),
            };
            told_of_invented("demo", wanted, is_late)
        };
        expect![[r#"
            В папке «demo» — вымышленная клиника: 12 пациентов, все имена и номера придуманы.

            Посмотрите:
              recall plan --data demo       кому сегодня позвонить и почему
              recall explain 9 --data demo  почему пациентку 9 не беспокоят
              recall.xlsx                   что клиника записывает сама
        "#]]
        .assert_eq(&told(Language::Russian, false));
        expect![[r#"
            In the folder "demo" is an invented clinic: 12 patients, all names and numbers made up.

            Have a look:
              recall plan --data demo --date 2026-03-03       whom to call tomorrow, and why
              recall explain 9 --data demo --date 2026-03-03  why patient 9 is left in peace
              recall.xlsx                                     what the clinic keeps by hand
        "#]]
        .assert_eq(&told(Language::English, true));
    }

    #[test]
    fn a_path_is_one_word() {
        for (path, expected) in [
            ("clinic/2026", "clinic/2026"),
            ("моя клиника", "\"моя клиника\""),
            ("", "\"\""),
        ] {
            assert_eq!(word(path), expected);
        }
    }
}
