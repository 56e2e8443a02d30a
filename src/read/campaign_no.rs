//! What in a row of a campaign says no: a column that by its header may say so (the same judgement as in an export), or a remark.
//!
//! Nothing of it becomes a fact about a patient, but whom somebody has marked as not to be called is not called from that very list. An export
//! with such a column stops until the settings say what it is; a campaign is a list of one day, and stops row by row.

use chrono::NaiveDate;

use crate::export::columns::{Column, File};
use crate::export::refusal_words::{Ignored, refuses};
use crate::export::values::{self, DateOrder, is_blank, normal, trim};
use crate::export::vocabulary::Vocabulary;
use crate::export::words::{YES, YES_NO};
use crate::model::clinic::{Consent, PatientStatus};
use crate::model::decision::Code;
use crate::read::header::{FoundBy, as_written, words};
use crate::read::may_say_no::{self, Asks, MayBe};
use crate::read::workbook::Mark;
use crate::settings::{Made, Mapping, Settings};

/// What says no in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum No {
    /// The patient does not want to be contacted.
    Refused,
    /// He is no patient any more.
    Gone,
    /// Not yet.
    Paused,
    /// His yes has run out.
    Expired,
    /// A remark says so.
    Noted,
    /// It can't be told whether it says no.
    Unclear,
    /// About his visits he may be contacted, about nothing else.
    VisitsOnly,
}

impl No {
    pub(crate) const fn code(self) -> Code {
        match self {
            Self::Refused => Code::OptedOut,
            Self::Gone => Code::PatientInactive,
            Self::Paused => Code::Paused,
            Self::Expired => Code::ConsentExpired,
            Self::Noted => Code::RefusalNoted,
            Self::Unclear => Code::UnreadableRecord,
            Self::VisitsOnly => Code::NoConsent,
        }
    }
}

/// How the cells of a column are read.
enum Reads {
    /// Whether the patient may be contacted.
    Consent(Vocabulary),
    /// Whether he still is a patient.
    Status(Vocabulary),
    /// The first day on which he may be contacted again.
    Pause,
    /// The last day on which his yes holds.
    Until,
    /// A yes is a no; whatever else is filled in too, but for a no.
    Refusal,
    /// The same of who has gone: a day says it too.
    Gone,
    /// A no says that he has gone.
    Active(Vocabulary),
    /// By what and when he is reached: the clinic's records say it, but «нет» there may mean «don't».
    Ways,
    /// Nobody knows what a yes or a no would mean.
    Doubtful,
    /// A plain no is one.
    Asks(Asks),
    /// Any text.
    Remark,
}

/// The columns of a campaign in which somebody may say no.
pub(crate) struct Nos {
    columns: Vec<(usize, Reads)>,
    dates: DateOrder,
    zone: chrono_tz::Tz,
    ignored: Ignored,
}

impl Nos {
    /// Of the fields that are looked at: all but those that tell what the campaign is about, and those of an earlier screen. What the settings
    /// call nothing is none.
    pub(crate) fn of<'h>(
        fields: impl Iterator<Item = (usize, &'h str)>,
        mapping: &Mapping,
        settings: &Settings,
    ) -> Self {
        let is_ignored = |header: &str| {
            let mut ignored = mapping.ignore.iter();
            ignored.any(|name| as_written(name).any(|name| name == normal(header)))
        };
        let fields: Vec<(usize, &str)> = fields.filter(|(_, it)| !is_ignored(it)).collect();
        // What stands in too many everyday headers counts where there is no such column, as in an export.
        let found_by: Vec<Option<FoundBy>> = (File::Patients.columns().iter())
            .map(|column| {
                let mut fields = fields.iter();
                let is_it = fields.any(|(_, header)| is_named(column, mapping, header));
                is_it.then_some(FoundBy::Name)
            })
            .collect();
        let columns = fields
            .into_iter()
            .map(|(field, header)| (field, reads(header, mapping, &found_by)))
            .collect();
        Self {
            columns,
            dates: mapping.dates.unwrap_or_default(),
            zone: settings.timezone,
            ignored: settings.ignored_notes.clone(),
        }
    }

    /// What says no in a row on a day, and in which field. Of several the one that is understood best.
    pub(crate) fn in_row<'c>(
        &self,
        cell: impl Fn(usize) -> &'c str,
        on: NaiveDate,
    ) -> Option<(usize, No)> {
        let all = self.columns.iter();
        let said =
            all.filter_map(|(field, reads)| Some((*field, self.said(reads, cell(*field), on)?)));
        said.min_by_key(|&(field, no)| (no, field))
    }

    fn said(&self, reads: &Reads, cell: &str, on: NaiveDate) -> Option<No> {
        let (is_marked, text) = match Mark::split(cell) {
            Some((_, rest)) => (true, trim(rest)),
            None => (false, trim(cell)),
        };
        if text.is_empty() && !is_marked {
            return None;
        }
        let typed = match reads {
            Reads::Remark => None,
            _ if is_marked => Some(No::Unclear),
            _ => self.typed(reads, text, on),
        };
        // A refusal in words is one wherever it stands.
        let is_open = typed.is_none_or(|no| no >= No::Unclear);
        if is_open && refuses(text, &self.ignored) {
            return Some(No::Noted);
        }
        // So is an outcome of an earlier call that stands there alone.
        match reads {
            Reads::Remark if is_outcome_of(REFUSALS, text) => Some(No::Noted),
            Reads::Remark if is_outcome_of(PAINS, text) => Some(No::Unclear),
            _ => typed,
        }
    }

    fn typed(&self, reads: &Reads, cell: &str, on: NaiveDate) -> Option<No> {
        let day = || values::until_in(self.dates, cell, self.zone);
        let read = match reads {
            Reads::Consent(words) => values::choice(cell, words, &Consent::ALL).map(|consent| {
                consent.and_then(|consent| match consent {
                    Consent::No => Some(No::Refused),
                    Consent::Visits => Some(No::VisitsOnly),
                    Consent::Yes | Consent::NeverAsked => None,
                })
            }),
            Reads::Status(words) => {
                values::choice(cell, words, &PatientStatus::ALL).map(|status| {
                    status
                        .filter(|status| *status != PatientStatus::Active)
                        .map(|_| No::Gone)
                })
            }
            Reads::Active(words) => values::choice(cell, words, &YES)
                .map(|is_active| is_active.filter(|is_active| !is_active).map(|_| No::Gone)),
            Reads::Pause => {
                day().map(|until| until.filter(|until| on < *until).map(|_| No::Paused))
            }
            Reads::Until => {
                day().map(|until| until.filter(|until| *until < on).map(|_| No::Expired))
            }
            Reads::Refusal => Ok((!is_plain_no(cell)).then_some(No::Refused)),
            // 01.01.0001 is how some systems write never.
            Reads::Gone if values::day_in(self.dates, cell, self.zone) == Ok(None) => Ok(None),
            Reads::Gone => Ok((!is_plain_no(cell)).then_some(No::Gone)),
            Reads::Ways => Ok(may_mean_none(cell).then_some(No::Unclear)),
            Reads::Doubtful => Ok((!is_blank(cell) || may_mean_none(cell)).then_some(No::Unclear)),
            Reads::Asks(asks) => Ok(asks.is_no(cell).then_some(No::Refused)),
            Reads::Remark => Ok(None),
        };
        read.unwrap_or(Some(No::Unclear))
    }
}

/// With what somebody notes that the patient said no, and nothing else; and that something hurts.
const REFUSALS: &str = "отказ|отказался|отказалась|отказались|отказ пациента|не хочет|не желает|не надо|не нужно|против|жалоба|жалуется\
    |недоволен|недовольна|declined|refused|refusal|complaint|not interested";
const PAINS: &str = "болит|боль|боли|острая боль|больно|стало хуже|pain|in pain|hurts";

/// Whether that is all that a cell says.
fn is_outcome_of(words: &str, cell: &str) -> bool {
    let cell = normal(cell);
    let cell = cell.trim_matches(|c: char| !c.is_alphanumeric());
    words.split('|').any(|word| word == cell)
}

/// Whether a cell only says that there is no such thing: under «Не звонить» that is no refusal.
fn is_plain_no(cell: &str) -> bool {
    let plain = ["no", "n", "false", "0", "н", "ложь"];
    is_blank(cell) || plain.contains(&normal(cell).as_ref())
}

/// Whether a cell may mean that nothing suits the patient.
fn may_mean_none(cell: &str) -> bool {
    let none = ["нет", "none", "no", "никогда", "никак", "ничем", "never"];
    none.contains(&normal(cell).as_ref())
}

/// Whether a header is a column of an export, by the clinic's own names or those that are known.
fn is_named(column: &'static Column, mapping: &Mapping, header: &str) -> bool {
    let header = normal(header);
    let made = mapping.columns.get(column.name).into_iter();
    let mut own = made.flat_map(Made::headers).flat_map(as_written);
    own.any(|own| own == header) || words(column).any(|word| normal(word) == header)
}

/// How the cells under a header are read.
fn reads(header: &str, mapping: &Mapping, found_by: &[Option<FoundBy>]) -> Reads {
    let columns = [File::Patients, File::Cards];
    let mut columns = columns.iter().flat_map(|file| file.columns().iter());
    if let Some(column) = columns.find(|column| is_named(column, mapping, header)) {
        return as_column(column.name, mapping);
    }
    match may_say_no::likely(File::Patients, found_by, header) {
        Some(MayBe::Column(column)) => as_column(column, mapping),
        Some(MayBe::Refusal) => Reads::Refusal,
        Some(MayBe::Gone) => Reads::Gone,
        Some(MayBe::Active) => Reads::Active(Vocabulary::new(&YES_NO, None)),
        // A yes to something else is no yes to this, but a no to it is one.
        Some(MayBe::Unclear) if may_say_no::is_to_something_else(&normal(header)) => {
            as_column("consent", mapping)
        }
        Some(MayBe::Unclear) => Reads::Doubtful,
        None => may_say_no::asks(File::Patients, header).map_or(Reads::Remark, Reads::Asks),
    }
}

fn as_column(name: &str, mapping: &Mapping) -> Reads {
    let vocabulary = || {
        let mut columns = File::Patients.columns().iter();
        let words = columns.find(|column| column.name == name)?.kind.words()?;
        Some(Vocabulary::new(words, mapping.values.get(name)))
    };
    match (name, vocabulary()) {
        ("consent", Some(words)) => Reads::Consent(words),
        ("status", Some(words)) => Reads::Status(words),
        ("pause_until", _) => Reads::Pause,
        ("consent_until", _) => Reads::Until,
        ("channels" | "call_days" | "call_times", _) => Reads::Ways,
        _ => Reads::Remark,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a cell says on 2 March 2026 under a header that stands beside others.
    fn beside(headers: &[&str], cell: &str) -> Option<No> {
        let settings = crate::plan::rules::read_settings("", None).unwrap();
        let mapping = settings.mapping(File::Patients, "campaign.csv");
        let fields = headers.iter().copied().enumerate();
        let nos = Nos::of(fields, &mapping, &settings);
        let on = NaiveDate::from_ymd_opt(2026, 3, 2).unwrap();
        let said = nos.in_row(|field| if field == 0 { cell } else { "" }, on);
        said.map(|(_, no)| no)
    }

    #[test]
    fn a_cell_says_no_by_the_header_above_it() {
        for (header, cell, wanted) in [
            ("Не звонить", "да", Some(No::Refused)),
            ("Не звонить", "отказ 12.01", Some(No::Refused)),
            ("Не звонить", "нет", None),
            ("Не звонить", "FALSE", None),
            ("Не звонить", "-", None),
            ("Не звонить", " ", None),
            ("DoNotCall", "1", Some(No::Refused)),
            ("DoNotCall", "0", None),
            ("Итог", "Отказ", Some(No::Noted)),
            ("Ответ", "не хочет.", Some(No::Noted)),
            ("Примечание", "жалоба", Some(No::Noted)),
            ("Result", "declined", Some(No::Noted)),
            ("Итог", "болит", Some(No::Unclear)),
            ("Итог", "отказ от наркоза", None),
            ("Итог", "подумает", None),
            ("Итог", "не болит", None),
            ("Умер", "да", Some(No::Gone)),
            ("Умер", "нет", None),
            ("Дата смерти", "01.02.2026", Some(No::Gone)),
            ("Дата смерти", "01.01.0001", None),
            ("В архиве", "x", Some(No::Gone)),
            ("is_active", "no", Some(No::Gone)),
            ("is_active", "yes", None),
            ("is_active", "?", Some(No::Unclear)),
            ("Статус", "умер", Some(No::Gone)),
            ("Статус", "active", None),
            ("Статус", "новый", Some(No::Unclear)),
            ("Статус карты", "inactive", Some(No::Gone)),
            ("Согласие", "нет", Some(No::Refused)),
            ("Согласие", "да", None),
            ("Согласие", "не спрашивали", None),
            ("Согласие", "см. карту", Some(No::Unclear)),
            ("Можно звонить?", "только о приёме", Some(No::VisitsOnly)),
            ("SMS consent", "no", Some(No::Refused)),
            ("SMS consent", "yes", None),
            ("Согласие до", "01.03.2026", Some(No::Expired)),
            ("Согласие до", "02.03.2026", None),
            ("Не беспокоить до", "03.03.2026", Some(No::Paused)),
            ("Не беспокоить до", "02.03.2026", None),
            ("Не беспокоить до", "9999-12-31", Some(No::Paused)),
            ("Не беспокоить до (дата)", "лета", Some(No::Unclear)),
            ("Не беспокоить до", "просит не звонить", Some(No::Noted)),
            ("Способ связи", "нет", Some(No::Unclear)),
            ("Способ связи", "смс", None),
            ("Удобное время", "никогда", Some(No::Unclear)),
            ("Удобное время", "после 18", None),
            ("Неудобное время", "утро", Some(No::Unclear)),
            ("Неудобное время", "", None),
            ("Примечание", "больше не звонить", Some(No::Noted)),
            ("Примечание", "боится щипцов", None),
            ("Кто ведёт", "просит не беспокоить", Some(No::Noted)),
            ("ФИО", "Иванов Пётр †", Some(No::Noted)),
            ("Статус оплаты", "нет", None),
            ("Город", "нет", None),
        ] {
            assert_eq!(beside(&[header], cell), wanted, "{header}: {cell}");
        }
    }

    #[test]
    fn a_refusal_is_heard_beside_other_columns_that_say_no() {
        let all = ["Не звонить", "Согласие", "Статус"];
        assert_eq!(beside(&all, "да"), Some(No::Refused));
        let gone = ["Умер", "Статус", "Согласие"];
        assert_eq!(beside(&gone, "да"), Some(No::Gone));
        // Another state than the patient's own counts only where his own is missing.
        assert_eq!(beside(&["Статус обзвона", "Статус"], "ждёт"), None);
        let alone = beside(&["Статус обзвона"], "ждёт");
        assert_eq!(alone, Some(No::Unclear));
    }

    #[test]
    fn what_cannot_be_read_is_no_yes() {
        let struck = |cell: &str| format!("{}{cell}", Mark::Struck.sign());
        let is_no = |header: &str, cell: &str| beside(&[header], &struck(cell));
        assert_eq!(is_no("Согласие", "да"), Some(No::Unclear));
        assert_eq!(is_no("Примечание", "боится щипцов"), None);
        assert_eq!(is_no("Примечание", "не звонить"), Some(No::Noted));
    }

    #[test]
    fn the_clinic_says_what_is_nothing_and_what_its_words_mean() {
        let said = |toml: &str, header: &str, cell: &str| {
            let settings = crate::plan::rules::read_settings(toml, None).unwrap();
            let mapping = settings.mapping(File::Patients, "campaign.csv");
            let nos = Nos::of([(0, header)].into_iter(), &mapping, &settings);
            let on = NaiveDate::from_ymd_opt(2026, 3, 2).unwrap();
            nos.in_row(|_| cell, on).map(|(_, no)| no)
        };
        let ignore = "ignore.patients = [\"Не звонить\"]";
        assert_eq!(said(ignore, "Не звонить", "да"), None);
        assert_eq!(said(ignore, "Не беспокоить", "да"), Some(No::Refused));
        let own = "[values.patients.status]\nactive = [\"новый\"]\ninactive = [\"спящий\"]";
        assert_eq!(said(own, "Статус", "новый"), None);
        assert_eq!(said(own, "Статус", "спящий"), Some(No::Gone));
        let named = "[columns.patients]\nconsent = \"Добро\"";
        assert_eq!(said(named, "Добро", "нет"), Some(No::Refused));
        assert_eq!(said("", "Добро", "нет"), None);
        assert_eq!(said("", "Звонки", "нет"), Some(No::Refused));
        let notes = "ignore.notes = [\"не звонить\"]";
        assert_eq!(said(notes, "Примечание", "не звонить"), None);
    }
}
