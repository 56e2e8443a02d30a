//! `recall screen`: a list that somebody wants called or written to, row by row.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::clinic::{ClinicArguments, DayArguments, FileArguments, delimiter, progress};
use super::outputs::{say, warn_of, warning_mark};
use super::{Surroundings, outputs, script};
use crate::base::Language;
use crate::disk::DiskError;
use crate::disk::output::{self, Complete, Output};
use crate::language::errors::usage::WrongOutput;
use crate::language::files::ListWarning;
use crate::language::screen::Counted;
use crate::model::decision::Decision;
use crate::plan::decide::Evidence;
use crate::plan::practice::Practice;
use crate::plan::{self, Plan};
use crate::read::campaign::{Campaign, Says};
use crate::read::campaign_no::No;
use crate::read::refusal::{Refusal, RefusalKind};
use crate::read::{self, Digests, Sources};
use crate::record::list::{self as filled, ListRow};
use crate::render::attention::NeedsAttention;
use crate::render::lines::Lines;
use crate::render::list::{self, Dialect};
use crate::render::screen::{Form, Screened};
use crate::render::table::Screen;
use crate::render::{Page, json, page as call_page, workbook};
use crate::report::desk::Desk;
use crate::report::screen::{Decided, Finding, Instead, Judge, Judged, People, RowCode, Said};
use crate::run::failure::{Failure, RunError};
use crate::settings::Settings;

/// So many rows of which nobody, or not only one, is known are named one by one.
const MOST_NAMED: usize = 10;

/// Arguments of `recall screen`.
#[derive(Debug, Args)]
pub struct ScreenArguments {
    /// The list that somebody wants called or written to: CSV, XLSX, XLS or ODS; FILE#SHEET names a sheet, - is standard input
    #[arg(value_name = "CAMPAIGN", value_parser = outputs::input())]
    campaign: PathBuf,
    /// What is to be said to everybody on it, where the list itself does not tell
    #[arg(long, value_name = "TEXT")]
    text: Option<String>,
    #[command(flatten)]
    clinic: ClinicArguments,
    #[command(flatten)]
    day: DayArguments,
    /// Write the list with what is found of each row to a file: .csv or .xlsx [default: CSV on standard output]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Write the justified contacts as an ordinary call list: .xlsx, .html, .csv or .json
    #[arg(long, value_name = "FILE")]
    only_justified: Option<PathBuf>,
    /// What parts the fields of a CSV that is written: , ; or tab
    #[arg(long, value_name = "CHARACTER", value_parser = delimiter)]
    delimiter: Option<u8>,
    /// What the columns behind are called, and what stands in them [default: codes on standard output, titles in a file]
    #[arg(long, value_name = "NAMES")]
    headings: Option<Headings>,
    /// Say nothing but errors, and what may make somebody be called wrongly
    #[arg(short, long)]
    quiet: bool,
    #[command(flatten)]
    files: FileArguments,
}

impl ScreenArguments {
    /// Where the clinic is, to be put elsewhere.
    pub(super) const fn clinic_mut(&mut self) -> &mut ClinicArguments {
        &mut self.clinic
    }

    /// The file to write to; none where it is standard output.
    fn output(&self) -> Option<&PathBuf> {
        outputs::file(self.output.as_ref())
    }
}

/// What columns and values are called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Headings {
    Codes,
    Titles,
}

/// The form of a call list.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ListForm {
    Csv,
    Html,
    Json,
    Xlsx,
}

/// Reads, decides about everybody, holds each row against that. Where a row is refused, the exit status says so.
///
/// # Errors
/// Where something can't be used or written; or, without a word, where a row is refused.
pub fn run(arguments: &ScreenArguments, surroundings: Surroundings) -> Result<(), Failure> {
    arguments.clinic.on_threads(|| {
        let settings = arguments.clinic.settings(surroundings)?;
        let language = arguments.clinic.language(&settings);
        let screened = screen(arguments, settings, surroundings);
        screened.map_err(|error| error.said_in(language))
    })
}

fn screen(
    arguments: &ScreenArguments,
    mut settings: Settings,
    surroundings: Surroundings,
) -> Result<(), RunError> {
    let language = arguments.clinic.language(&settings);
    let is_book = is_book(arguments)?;
    let list_form = list_form(arguments)?;
    if is_book || list_form == Some(ListForm::Xlsx) {
        outputs::allow_workbook(surroundings)?;
    }
    stand_apart(arguments, &settings)?;
    let named = [arguments.output(), arguments.only_justified.as_ref()];
    let claims = outputs::claim(named.into_iter().flatten(), surroundings.now)?;
    if let Some(unseen) = &claims.unseen {
        warn_of(&ListWarning::NoLocks(unseen.clone()), language);
    }
    if let Some(path) = &arguments.only_justified {
        spare_outcomes(path, arguments.clinic.options())?;
    }
    let campaign = Campaign::open(&arguments.campaign, &settings)?;
    leave_aside(arguments, &mut settings);
    let phones = read::phones(&settings)?;
    let sources = Sources {
        keep_numbers: true,
        keep_words: list_form.is_some(),
        ..arguments.clinic.sources(&arguments.files)
    };
    let clinic = &arguments.clinic;
    let reading = clinic.read_from(&sources, &settings, arguments.quiet)?;
    let asked = arguments.day.asked(&settings, surroundings);
    let mut beside = vec![arguments.campaign.as_path()];
    beside.extend(arguments.only_justified.as_deref());
    clinic.tell_unrecorded((&sources, &settings), asked.now, surroundings, &beside)?;
    let practice = plan::on_day(&reading.clinic, &settings, asked);
    let page = Page::new(&practice, language, &phones);
    let own = match list_form {
        Some(_) => script::own(clinic.data(), language, &settings, asked.now)?,
        None => Vec::new(),
    };
    page.words.use_own(&own);
    say(&page.words.ownerless());
    let (mut plan, decided) = decide(arguments, &practice, language);
    page.words.deal_times(&plan.contacts);
    let dates = settings.dates;
    let has_names = campaign.says(Says::BirthDate);
    let people = People::of(&reading.clinic, phones, dates, has_names);
    let titles = campaign.above.iter().flatten().map(String::as_str);
    let of_all = titles.chain(arguments.text.as_deref());
    let mut judge = Judge::new(&practice, people, (&plan, &decided), of_all);
    judge.hear(&campaign)?;
    let mut run = Run {
        page: &page,
        campaign: &campaign,
        judge,
        tally: Tally::default(),
        is_quiet: arguments.quiet,
    };
    let mut out = outputs::open(arguments.output().map(PathBuf::as_path))?;
    let form = form(arguments, language, is_book, out.is_file());
    let written = run.write(form, &mut out)?;
    let complete = written.and_then(|()| out.complete());
    let complete = outputs::unless_closed(complete)?;
    if !campaign.is_unchanged() {
        let (name, kind) = (campaign.name.clone(), RefusalKind::Changed);
        return Err(Refusal {
            name,
            line: None,
            kind,
        }
        .into());
    }
    let Run { judge, tally, .. } = run;
    let justified = judge.justified();
    let instead = judge.instead;
    plan.contacts
        .retain(|contact| justified.contains(&contact.patient));
    let list = match (list_form, &arguments.only_justified) {
        (Some(form), Some(path)) => {
            let digests = match form {
                ListForm::Json => reading.fingerprints(|_| true)?,
                ListForm::Csv | ListForm::Html | ListForm::Xlsx => Digests::default(),
            };
            let written = write_list((arguments, path), &page, &plan, &digests, form);
            outputs::unless_closed(written)?
        }
        (None, _) | (_, None) => Complete::default(),
    };
    outputs::unless_closed(complete.put_in_place())?;
    outputs::unless_closed(list.put_in_place())?;
    if !arguments.quiet {
        let has_matter = campaign.says(Says::Matter) || arguments.text.is_some();
        let counted = tally.counted(&instead, has_matter, list_form.is_some());
        let width = surroundings.error_terminal.unwrap_or(Screen::PLAIN).width;
        let mut lines = Lines::of(width.into());
        for (mark, paragraph) in page.words.campaign(&counted) {
            lines.put(mark, &paragraph);
        }
        say(&lines.into_text());
    }
    if tally.rows[Finding::Refused as usize] > 0 {
        return Err(RunError::Found);
    }
    Ok(())
}

fn form(arguments: &ScreenArguments, language: Language, is_book: bool, is_file: bool) -> Form {
    if is_book {
        return Form::Book;
    }
    let headings = match arguments.headings {
        Some(Headings::Codes) => list::Headings::Codes,
        Some(Headings::Titles) => list::Headings::Titles,
        None => list::Headings::usual(is_file),
    };
    Form::Csv(dialect(arguments, language, is_file), headings)
}

/// Goes through the rows.
struct Run<'a> {
    page: &'a Page<'a>,
    campaign: &'a Campaign,
    judge: Judge<'a>,
    tally: Tally,
    is_quiet: bool,
}

impl Run<'_> {
    /// Writes each row with what is found of it. Where whoever reads has gone, the rest is still judged: the list and the counts are of all.
    fn write(&mut self, form: Form, out: &mut Output) -> Result<Result<(), DiskError>, RunError> {
        self.name_hidden();
        let mut rows = self.campaign.rows()?;
        let begun = Screened::begin(self.page, self.campaign, form, &mut *out);
        let (mut screened, mut failed) = match begun {
            Ok(screened) => (Some(screened), None),
            Err(error) => (None, Some(error)),
        };
        while rows.advance()? {
            let judged = (!rows.is_header()).then(|| self.judge.judge(&rows));
            if let Some(judged) = &judged {
                self.tally.take(judged);
                for field in rows.unread_offers() {
                    *self.tally.unread.entry(field).or_default() += 1;
                }
                if !self.is_quiet {
                    self.name(judged, rows.line());
                }
            }
            if let Some(open) = &mut screened
                && let Err(error) = open.row(self.page, &rows, judged.as_ref())
            {
                (screened, failed) = (None, Some(error));
            }
        }
        if !self.is_quiet && self.tally.unknown > MOST_NAMED {
            let more = self.tally.unknown - MOST_NAMED;
            say(&match self.page.language {
                Language::Russian => {
                    format!("и ещё таких строк: {more}; почему, сказано в файле\n")
                }
                Language::English => format!("and {more} more such rows; the file says why\n"),
            });
        }
        self.name_unread();
        self.name_heard();
        let ended = screened.map_or(Ok(()), |screened| screened.end().map(|_| ()));
        let written = failed.map_or(ended, Err);
        Ok(written.map_err(DiskError::cannot_write))
    }

    /// Names the columns that are not read and hold advertising, with `--quiet` too: a row may be called justified with it.
    fn name_unread(&self) {
        for (&field, &rows) in &self.tally.unread {
            let header = self.campaign.header.get(field);
            let header = header.map_or("", String::as_str);
            say(&self
                .page
                .words
                .unread_offers(&self.campaign.name, header, rows));
        }
    }

    /// Names the rows that a workbook hides, with `--quiet` too: whoever hid them may not have wanted them called.
    fn name_hidden(&self) {
        let Campaign { name, hidden, .. } = self.campaign;
        if !hidden.is_empty() {
            say(&self.page.words.hidden_rows(name, hidden));
        }
    }

    /// Names the columns that say no, with `--quiet` too, where the clinic's records don't know it.
    fn name_heard(&self) {
        for ((header, is_clear), &rows) in &self.tally.heard {
            let words = &self.page.words;
            say(&words.heard(&self.campaign.name, (header, *is_clear), rows));
        }
    }

    /// Names a row of which nobody, or not only one, is known.
    fn name(&self, judged: &Judged<'_>, line: u32) {
        if self.tally.unknown > MOST_NAMED {
            return;
        }
        let words = &self.page.words;
        let said = judged
            .said
            .iter()
            .find_map(|said| words.screened_masked(said));
        if let Some(said) = said {
            let mark = warning_mark(self.page.language);
            say(&format!("{mark}: {}:{line}: {said}\n", self.campaign.name));
        }
    }
}

/// What is counted of the rows.
#[derive(Default)]
struct Tally {
    rows: [usize; 3],
    unknown: usize,
    promotional: usize,
    phrase: Option<String>,
    /// Rows with advertising in a column that is not read, by its field.
    unread: BTreeMap<usize, usize>,
    /// Rows that say no where the clinic's records don't, by the header above it and whether it is understood.
    heard: BTreeMap<(String, bool), usize>,
}

impl Tally {
    fn take(&mut self, judged: &Judged<'_>) {
        self.rows[judged.finding as usize] += 1;
        let is_unknown = match judged.row_code {
            Some(RowCode::Unknown | RowCode::Ambiguous) => true,
            Some(RowCode::Repeated) => false,
            None => judged.patient.is_none(),
        };
        self.unknown += usize::from(is_unknown);
        for said in &judged.said {
            if let Said::SaysNo(header, no, true) = said {
                let column = (header.clone(), *no != No::Unclear);
                *self.heard.entry(column).or_default() += 1;
            }
        }
        let mut said = judged.said.iter();
        let phrase = said.find_map(|said| {
            if let Said::Promotion(phrase, _) = said {
                Some(phrase)
            } else {
                None
            }
        });
        if let Some(phrase) = phrase {
            self.promotional += 1;
            self.phrase.get_or_insert_with(|| phrase.clone());
        }
    }

    fn counted<'i>(
        &self,
        instead: &'i Instead,
        has_matter: bool,
        writes_list: bool,
    ) -> Counted<'i> {
        Counted {
            rows: self.rows,
            unknown: self.unknown,
            promotional: self.promotional,
            phrase: self.phrase.clone(),
            instead,
            has_matter,
            writes_list,
        }
    }
}

fn decide(
    arguments: &ScreenArguments,
    practice: &Practice<'_>,
    language: Language,
) -> (Plan, Decided) {
    let stage = ("Решаю, кому звонить", "Deciding whom to call");
    let progress = progress(stage, language, arguments.quiet);
    progress.set_steps(plan::batch_count(practice.clinic));
    let mut decided = Decided::default();
    let made = plan::plan(
        (practice, Evidence::OfCalls),
        Vec::new,
        |held: &mut Vec<Decision>, _, decision| {
            if Decided::holds(decision) {
                held.push(decision.clone());
            }
            Ok::<(), Infallible>(())
        },
        |held| {
            progress.advance(1);
            decided.take(held);
            Ok(())
        },
    );
    let Ok(plan) = made;
    (plan, decided)
}

fn dialect(arguments: &ScreenArguments, language: Language, is_file: bool) -> Dialect {
    let usual = Dialect::usual(language, is_file);
    Dialect {
        delimiter: arguments.delimiter.unwrap_or(usual.delimiter),
        ..usual
    }
}

fn write_list(
    (arguments, path): (&ScreenArguments, &Path),
    page: &Page<'_>,
    plan: &Plan,
    digests: &Digests,
    form: ListForm,
) -> Result<Complete, DiskError> {
    let mut out = Output::create(path)?;
    let written = match form {
        ListForm::Csv => {
            let dialect = dialect(arguments, page.language, out.is_file());
            let headings = list::Headings::usual(out.is_file());
            list::write(page, plan, (dialect, headings), &mut out)
        }
        ListForm::Html => {
            let name = path.file_stem().unwrap_or_default().to_string_lossy();
            call_page::write(page, plan, &name, &mut out)
        }
        ListForm::Json => json::write(page, plan, &digests.by_place(), &mut out),
        // Whoever brought the list has no business with the rest of the clinic's day.
        ListForm::Xlsx => {
            let told = (plan, &NeedsAttention::default(), &Desk::of_contacts_alone());
            workbook::write(page, told, &mut out)
        }
    };
    written.map_err(DiskError::cannot_write)?;
    out.complete()
}

/// Whether the list is written again as a workbook.
fn is_book(arguments: &ScreenArguments) -> Result<bool, RunError> {
    let Some(path) = arguments.output() else {
        return Ok(false);
    };
    match output::ending(path).as_str() {
        "csv" => Ok(false),
        "xlsx" => Ok(true),
        _ if !output::is_file(path) => Ok(false),
        _ => Err(outputs::of_no_form(("-o", path), ".xlsx, .csv")),
    }
}

fn list_form(arguments: &ScreenArguments) -> Result<Option<ListForm>, RunError> {
    let Some(path) = &arguments.only_justified else {
        return Ok(None);
    };
    Ok(Some(match output::ending(path).as_str() {
        "csv" => ListForm::Csv,
        "html" => ListForm::Html,
        "json" => ListForm::Json,
        "xlsx" => ListForm::Xlsx,
        _ if !output::is_file(path) => ListForm::Csv,
        _ => {
            let named = ("--only-justified", path.as_path());
            return Err(outputs::of_no_form(named, ".xlsx, .html, .csv, .json"));
        }
    }))
}

/// Nothing that is read may be written over, and each output needs a file of its own.
fn stand_apart(arguments: &ScreenArguments, settings: &Settings) -> Result<(), RunError> {
    let mut inputs = arguments.clinic.sources(&arguments.files).paths(settings);
    inputs.push(arguments.clinic.settings_path());
    inputs.push(arguments.campaign.clone());
    let named = [
        ("-o", arguments.output()),
        ("--only-justified", arguments.only_justified.as_ref()),
    ];
    for (flag, path) in named {
        if let Some(path) = path {
            outputs::spare(&inputs, (flag, path))?;
        }
    }
    if let (Some(one), Some(other)) = (arguments.output(), &arguments.only_justified)
        && output::is_same_file(one, other)
    {
        return Err(WrongOutput::Shared(other.clone()).into());
    }
    Ok(())
}

/// What was filled into a list is not written over: it is recorded first, by whoever filled it in.
fn spare_outcomes(path: &Path, options: String) -> Result<(), RunError> {
    if !output::is_file(path) || !path.exists() {
        return Ok(());
    }
    let is_filled = filled::read(path).is_ok_and(|list| list.rows.iter().any(ListRow::is_filled));
    if is_filled {
        return Err(WrongOutput::Filled(path.to_owned(), options).into());
    }
    Ok(())
}

/// A campaign that lies among the exports is none of them.
fn leave_aside(arguments: &ScreenArguments, settings: &mut Settings) {
    let name = arguments.campaign.to_string_lossy();
    let path = match name.rsplit_once('#') {
        Some((file, _)) if !arguments.campaign.exists() => PathBuf::from(file),
        _ => arguments.campaign.clone(),
    };
    let folder = output::folder_of(&path).canonicalize();
    let sources = arguments.clinic.sources(&arguments.files);
    let data = sources.folder().canonicalize();
    if let (Ok(folder), Ok(data), Some(name)) = (folder, data, path.file_name())
        && folder == data
    {
        settings
            .ignored_files
            .push(name.to_string_lossy().into_owned());
    }
}
