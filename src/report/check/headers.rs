//! How each file was read by its header, and what it misses.

use super::{Finding, Kind};
use crate::base::{Both, both};
use crate::export::columns::{Column, File, NOT_CONSENT, PLANS, patient, plan};
use crate::export::values::normal;
use crate::model::clinic::Input;
use crate::phone::mask::masked;
use crate::read::Reading;
use crate::read::header::{FoundBy, Header};
use crate::read::may_say_no::is_to_something_else;

/// Names of fewer letters are like too many others.
const LEAST_LETTERS: usize = 4;
/// So like each other are two spellings of one name, from 0 to 1.
const NEAR: f64 = 0.75;

/// How a file was read.
pub(crate) struct FileRead<'a> {
    /// Its name, and how its rows ended.
    pub input: &'a Input,
    /// What it holds.
    pub file: File,
    /// Which of its fields are which columns.
    pub header: &'a Header,
    pub unknown: Vec<UnknownHeader<'a>>,
}

/// A header that is no column.
pub(crate) struct UnknownHeader<'a> {
    pub header: &'a str,
    /// Remarks may stand there: they are looked through for a refusal.
    pub is_remark: bool,
    /// The column that it may be: one that the file misses.
    pub near: Option<&'static Column>,
}

/// What is lost without a column, or without a whole file.
pub(crate) struct Missing {
    pub file: File,
    /// The columns, one of which would do; none: the file itself.
    pub columns: &'static [&'static str],
    pub lost: Both,
}

/// Declares what may be missing: `File "column" ...: what is lost in Russian / in English;`.
macro_rules! missing {
    ($($file:ident $($column:literal)*: $russian:literal / $english:literal;)+) => {
        &[$(Missing {
            file: File::$file,
            columns: &[$($column),*],
            lost: both($russian, $english),
        },)+]
    };
}

/// What a clinic had better know of, the most pressing first. What stands on the service cards as well is missing only where it is on neither.
static MISSING: &[Missing] = missing! {
    Visits:
        "О визитах не напомнят, и не видно, кто уже был на лечении, осмотрах и чистке." /
        "No reminders of visits, and who came for treatment, examinations or hygiene is not known.";
    Agreements:
        "Ни о чистке, ни об осмотрах, ни о самочувствии не напомнят: не видно, о чём договорились с пациентами." /
        "No call about hygiene, examinations or how patients feel: what was agreed with them is not known.";
    Contacts:
        "Не видно прежних звонков: просьба не звонить или вчерашний разговор останутся незамеченными." /
        "Earlier calls are not known: somebody's no, or a talk of yesterday, goes unnoticed.";
    Doctors:
        "Врачи в списке названы так, как в выгрузках, без имени и отчества." /
        "Doctors are named as the exports name them, without their names in full.";
    Patients "consent":
        "Неизвестно, кто согласен на звонки: звонят только тем, с кем об этом звонке договорились." /
        "Nobody's consent is known: only those are called with whom the very call was agreed.";
    Patients "phone" "call_phone":
        "Звонить некуда: ни одного номера." /
        "There is no number to call.";
    Patients "status":
        "Умершие и выбывшие считаются пациентами: им могут позвонить." /
        "The dead, and those who left, count as patients: they may be called.";
    Patients "full_name" "last_name" "first_name":
        "В списке не будет имён." /
        "The list has no names.";
    Patients "birth_date":
        "Детей не отличить от взрослых: могут позвонить самому ребёнку. Двойников не найти." /
        "Children can't be told from adults, and may be called themselves. Duplicates are not found.";
    Patients "guardian_name":
        "Родителям детей не позвонят: неизвестно, с кем говорить." /
        "Nobody calls about a child: whom to speak with is not known.";
    Patients "guardian_phone":
        "Родителям детей не позвонят: неизвестно, по какому номеру." /
        "Nobody calls about a child: the guardian's number is not known.";
    Patients "consent_on":
        "Согласие без даты не отменяет прежней просьбы не звонить." /
        "Without its date, a consent does not outweigh an earlier wish not to be called.";
    Patients "call_days" "call_times":
        "Удобные часы неизвестны: звонят в любое рабочее время." /
        "When patients like to be called is not known: any hour of work will do.";
    Plans "signed_on":
        "Ни один план не считается подписанным: о лечении не позвонят никому." /
        "No plan counts as signed: no call about treatment.";
    Plans "urgent":
        "Неотложное лечение не отличить от остального: о нём не позвонят." /
        "Urgent treatment can't be told from the rest: no call about it.";
    Plans "due_on":
        "У неотложного лечения нет срока: о нём не позвонят." /
        "Urgent treatment has no deadline: no call about it.";
    Plans "wait_until":
        "Не видно, что заживает: о незаконченном лечении могут позвонить раньше времени." /
        "What has to heal is not known: a call about unfinished treatment may come too soon.";
    Plans "doctor":
        "Не сказать, какой врач составил план." /
        "Which doctor made the plan can't be said.";
    Visits "kind":
        "Каждый визит считается лечением: не видно, кто был на чистке и осмотрах, и могут позвонить зря." /
        "Every visit counts as treatment: who came for hygiene or an examination is not seen and may be called in vain.";
    Agreements "agreed_on":
        "Не видно, что пациент согласился: ни о чистке, ни об осмотре, ни о самочувствии не напомнят." /
        "That the patient agreed is not on record: no call about hygiene, check-ups or how patients feel.";
    Agreements "due_on" "contact_on":
        "Неизвестно, когда напомнить: о чистке и контрольных осмотрах не напомнят." /
        "When to remind is not known: no reminders of hygiene and control examinations.";
    Agreements "basis":
        "Не видно, зачем нужен контрольный осмотр: о нём не напомнят." /
        "Why a control examination is needed is not on record: no reminders of it.";
    Agreements "topic":
        "Не видно, о чём хотел поговорить врач: личных звонков не будет." /
        "What the doctor wanted to speak about is not on record: no personal calls.";
    Contacts "callback_at":
        "Не видно, когда обещали перезвонить." /
        "When a call back was promised is not known.";
};

/// How each file was read.
pub(super) fn files(reading: &Reading) -> Vec<FileRead<'_>> {
    let files = reading.files.iter().zip(&reading.clinic.inputs);
    files
        .map(|((file, _, header, _), input)| {
            let unknown = header.unknown.iter().map(|&field| {
                let name = header.names[field].as_str();
                UnknownHeader {
                    header: name,
                    is_remark: header.remarks.contains(&field),
                    near: nearest(*file, header, name),
                }
            });
            FileRead {
                input,
                file: *file,
                header,
                unknown: unknown.collect(),
            }
        })
        .collect()
}

/// The column that a header may be: of those that the file misses, the one with the nearest name.
fn nearest(file: File, header: &Header, name: &str) -> Option<&'static Column> {
    let name = normal(name);
    if name.chars().count() < LEAST_LETTERS || is_other_consent(file, &name) {
        return None;
    }
    let columns = file.columns().iter().zip(&header.found_by);
    let missing = columns.filter(|(_, found)| found.is_none());
    let likeness = |column: &Column| {
        let words = column.headers.iter().chain([&column.name]);
        let like = words.map(|word| strsim::normalized_damerau_levenshtein(&name, &normal(word)));
        like.fold(0.0, f64::max)
    };
    let near = missing.map(|(column, _)| (likeness(column), column));
    let near = near.filter(|(likeness, _)| *likeness >= NEAR);
    near.max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, column)| column)
}

/// The files and columns that are not there.
pub(super) fn missing<'a>(files: &[FileRead<'a>]) -> Vec<Finding<'a>> {
    let of = |file: File| files.iter().filter(move |read| read.file == file);
    // A sheet that was made and never filled in says nothing.
    let filled = |file: File| of(file).filter(|read| read.has_rows());
    let mut found = Vec::new();
    let finding = |file, what: &'static Missing| Finding {
        column: what.columns.join(", ").into(),
        ..Finding::in_file(file, Kind::Missing(what))
    };
    for what in MISSING {
        if what.columns.is_empty() {
            let is_there = of(what.file).next().is_some()
                || what.file == File::Contacts && of(File::RecallContacts).next().is_some();
            found.extend((!is_there).then(|| finding(what.file.file_name(), what)));
            continue;
        }
        let mut others = also_in(what.file).into_iter().flat_map(filled);
        if !others.any(|read| read.has(what.columns)) {
            // What the patient gives is missed where a file is kept for it.
            let is_given =
                |column: &Column| column.given_by_patient && what.columns.contains(&column.name);
            let is_given = what.file.columns().iter().any(is_given);
            let place =
                also_in(what.file).filter(|&file| is_given && filled(file).next().is_some());
            let without = of(place.unwrap_or(what.file)).filter(|read| !read.has(what.columns));
            found.extend(without.map(|read| finding(&read.input.name, what)));
        }
    }
    found
}

/// The headers that look like a missing column.
pub(super) fn similar<'a>(files: &[FileRead<'a>]) -> Vec<Finding<'a>> {
    let headers = files
        .iter()
        .flat_map(|read| read.unknown.iter().map(move |it| (read, it)));
    let similar = headers.filter_map(|(read, unknown)| {
        let column = unknown.near?;
        let kind = Kind::SimilarHeader {
            of: read.file,
            header: unknown.header,
            column,
        };
        Some(Finding {
            column: column.name.into(),
            ..Finding::in_file(&read.input.name, kind)
        })
    });
    similar.collect()
}

impl FileRead<'_> {
    const fn has_rows(&self) -> bool {
        self.input.rows > 0
    }

    /// Whether one of these columns is there.
    fn has(&self, names: &[&str]) -> bool {
        let mut columns = self.file.columns().iter().zip(&self.header.found_by);
        columns.any(|(column, found)| found.is_some() && names.contains(&column.name))
    }
}

/// The file that may say the same in another's place: a service card in the patient's, a sheet of signatures in the plan's.
const fn also_in(file: File) -> Option<File> {
    match file {
        File::Patients => Some(File::Cards),
        File::Plans => Some(File::Signatures),
        _ => None,
    }
}

/// Whether any export says which plans are signed.
pub(super) fn has_signatures(files: &[FileRead<'_>]) -> bool {
    let may_say = [Some(File::Plans), also_in(File::Plans)];
    let mut may_say = files
        .iter()
        .filter(|read| may_say.contains(&Some(read.file)))
        .filter(|read| read.has_rows() || read.file == File::Plans);
    may_say.any(|read| read.has(&[PLANS[plan::SIGNED_ON].name]))
}

/// The headers of patients.csv under which another consent stands.
pub(super) fn other_consents<'a>(files: &[FileRead<'a>]) -> Vec<Finding<'a>> {
    let mut found = Vec::new();
    for read in files.iter().filter(|read| read.file == File::Patients) {
        let by = read.header.found_by[patient::CONSENT];
        let taken = &read.header.fields[patient::CONSENT];
        for (field, header) in read.header.names.iter().enumerate() {
            let is_unread = read.header.unknown.contains(&field);
            let is_taken = by == Some(FoundBy::Mapping) && taken.contains(&field);
            let name = normal(header);
            let speaks = is_other_consent(File::Patients, &name);
            // What the settings take is doubted only where the name says that it is something else.
            if speaks && (is_unread || is_taken && is_known_as_other(&name)) {
                found.push(Finding {
                    column: masked(header),
                    ..Finding::in_file(&read.input.name, Kind::OtherConsent { header, is_taken })
                });
            }
        }
    }
    found
}

/// Whether a header of patients.csv speaks of consent, in normal form: one that is not read as consent to be called is to something else.
fn is_other_consent(file: File, name: &str) -> bool {
    let speaks = |word: &str| {
        word.starts_with("согласи") || matches!(word, "идс" | "пдн" | "consent" | "consents")
    };
    file == File::Patients && name.split(' ').any(speaks)
}

fn is_known_as_other(name: &str) -> bool {
    NOT_CONSENT.iter().any(|known| normal(known) == name) || is_to_something_else(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_be_missing_names_columns_that_are_there() {
        for what in MISSING {
            for name in what.columns {
                let mut columns = what.file.columns().iter();
                assert!(columns.any(|column| column.name == *name), "{name}");
            }
        }
    }
}
