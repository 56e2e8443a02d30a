//! What a person can mend in the exports, or ask of a patient: typed, and in no language. The words are in
//! [`language`](crate::language), the forms in [`render::check`](crate::render::check).

mod causes;
mod headers;
mod records;
mod rows;
mod words;

use crate::base::{Both, both};
use crate::model::clinic::{PatientIndex, RowAt};
use crate::plan::practice::Practice;
use crate::plan::tally::{Tally, Warning};
use crate::read::Reading;
pub use causes::{Barring, Cause, Doubt};
pub use headers::{FileRead, LACKING, Lack, Lacking, OtherConsent, UnknownHeader};
pub use records::{AfterNo, Badly, Future, FutureFacts, OfDoctor, Question, ToAsk, Unsigned};
pub use rows::{Belonging, Duplicate, ProblemGroup};
pub use words::{UnknownColumn, UnknownWord};

/// A part of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// Each no that belongs to nobody.
    Ownerless,
    /// What bars most patients.
    Bars,
    /// What raises a doubt about a whole file, and the questions of the settings that nobody has answered.
    Doubts,
    /// What is not read, and what is old.
    Exports,
    /// Files and columns that are not there.
    Lacks,
    /// Headers that look like one that is lacking.
    Headers,
    /// Consents to something else.
    OtherConsents,
    /// Nobody can tell who is booked.
    Bookings,
    /// Words that are not known.
    Words,
    /// Contacts of which nobody knows what came of them.
    Unclear,
    /// Rows that are refused or not read in full.
    Rows,
    /// Rows that seem to be about one patient, or one record.
    Duplicates,
    /// Notes that say not to call.
    Refusals,
    /// Facts in the future.
    Future,
    /// Visits that are over and still booked.
    StaleVisits,
    /// What to ask at the day's visits.
    ToAsk,
    /// Agreements of patients who said no before.
    AfterNo,
    /// Grounds that lack something.
    RecordedBadly,
    /// Plans without a signature.
    NotSigned,
}

/// What is said of a part of the report, in both languages.
pub struct About {
    /// Its name in CSV and JSON.
    pub name: &'static str,
    /// What stands over it.
    pub heading: Both,
    /// What to do.
    pub to_do: Both,
    /// What is said where there is nothing in it, after "Nothing to mend:".
    pub empty: Both,
}

impl Section {
    /// All of them, the most pressing first: what keeps whole files or patients out.
    pub const ALL: [Self; 19] = [
        Self::Ownerless,
        Self::Bars,
        Self::Doubts,
        Self::Exports,
        Self::Lacks,
        Self::Headers,
        Self::OtherConsents,
        Self::Bookings,
        Self::Words,
        Self::Unclear,
        Self::Rows,
        Self::Duplicates,
        Self::Refusals,
        Self::Future,
        Self::StaleVisits,
        Self::ToAsk,
        Self::AfterNo,
        Self::RecordedBadly,
        Self::NotSigned,
    ];

    /// What is said of it.
    #[must_use]
    pub const fn about(self) -> &'static About {
        &ABOUT[self as usize]
    }
}

/// In the order of [`Section::ALL`].
static ABOUT: [About; Section::ALL.len()] = [
    About {
        name: "belongs_to_nobody",
        heading: both(
            "Отказы и жалобы, неизвестно чьи",
            "Refusals and complaints that belong to nobody",
        ),
        to_do: both(
            "Такого пациента в файле пациентов нет: возможно, его номер изменился. Выясните, кто это, и запишите отказ под его \
             нынешним номером, иначе ему могут позвонить.",
            "The patients' file has no such patient: the id may have changed. Find out who it is and write the no down under the \
             present id, else the patient may be called.",
        ),
        empty: both(
            "все отказы и жалобы чьи-то",
            "every refusal and complaint is somebody's",
        ),
    },
    About {
        name: "bars_most",
        heading: both(
            "Из-за чего не звонят чаще всего",
            "What keeps most patients from being called",
        ),
        to_do: both(
            "Начните с первого. Подробности ниже.",
            "Begin with the first. More is said below.",
        ),
        empty: both(
            "из-за ошибок в записях никто не пропущен",
            "nobody is passed over because of the records",
        ),
    },
    About {
        name: "questions",
        heading: both("Вопросы к вам", "Questions to you"),
        to_do: both(
            "Ответить на них можете только вы.",
            "You alone can answer them.",
        ),
        empty: both("вопросов нет", "there are no questions"),
    },
    About {
        name: "exports",
        heading: both(
            "Что не читается и что устарело",
            "What is not read, and what is old",
        ),
        to_do: both(
            "Там может быть отказ, о котором recall не знает.",
            "A refusal may stand there of which recall does not know.",
        ),
        empty: both(
            "в папке всё прочитано и свежее",
            "all in the folder is read and up to date",
        ),
    },
    About {
        name: "lacks",
        heading: both("Чего нет в выгрузках", "What the exports lack"),
        to_do: both(
            "Добавьте это в выгрузку. Если столбец есть, но называется иначе, назовите его в recall.toml, в разделе [columns].",
            "Add it to the export. Where a column is there under another name, say so in recall.toml under [columns].",
        ),
        empty: both(
            "все нужные столбцы есть",
            "all columns that matter are there",
        ),
    },
    About {
        name: "unknown_headers",
        heading: both(
            "Заголовки, похожие на те, которых не хватает",
            "Headers that look like one that is lacking",
        ),
        to_do: both(
            "Если это тот столбец, вставьте строку в recall.toml.",
            "If it is that column, paste the line into recall.toml.",
        ),
        empty: both(
            "похожих на недостающие заголовков нет",
            "no header looks like one that is lacking",
        ),
    },
    About {
        name: "other_consents",
        heading: both(
            "Это не согласие на звонки",
            "This is not consent to be called",
        ),
        to_do: both(
            "Такое согласие подписывают почти все, и звонить оно не разрешает. Спросите каждого отдельно и запишите ответ в \
             сервисную карту (cards.csv).",
            "Nearly everyone signs these, and they give no leave to call. Ask each patient and write the answer on the service \
             card (cards.csv).",
        ),
        empty: both(
            "согласие на звонки ни с чем не перепутано",
            "no other consent passes for leave to call",
        ),
    },
    About {
        name: "bookings",
        heading: both("Не видно, кто уже записан", "Who is booked can't be seen"),
        to_do: both(
            "Выгрузите визиты вместе с будущими или добавьте в patients.csv столбец «Следующий визит» (next_visit_on), иначе \
             можно позвонить тому, кто уже записан.",
            "Export the visits together with those to come, or add a column next_visit_on to patients.csv: otherwise somebody may \
             be called who is booked already.",
        ),
        empty: both(
            "кто уже записан, видно или проверяют вручную",
            "who is booked can be seen, or is looked up by hand",
        ),
    },
    About {
        name: "unknown_values",
        heading: both(
            "Слова, которых recall не знает",
            "Words that recall does not know",
        ),
        to_do: both(
            "Вставьте строки ниже в recall.toml и проверьте, к тому ли значению отнесено каждое слово. Если такой раздел там уже \
             есть, допишите слова в него.",
            "Paste the lines below into recall.toml and make sure that each word stands under the right value. Where the section \
             is there already, add the words to it.",
        ),
        empty: both("все слова понятны", "all words are known"),
    },
    About {
        name: "unclear_outcomes",
        heading: both(
            "Непонятно, чем закончился разговор",
            "It is not clear what came of the talk",
        ),
        to_do: both(
            "Запишите итог понятными словами. До этого пациента не беспокоят.",
            "Write down clearly how it ended. Until then the patient is not contacted.",
        ),
        empty: both("все итоги понятны", "every outcome is clear"),
    },
    About {
        name: "rows",
        heading: both(
            "Строки, которые не приняты или прочитаны не полностью",
            "Rows that were refused or not read in full",
        ),
        to_do: both(
            "Исправьте их в программе клиники и выгрузите снова. Пациент, о котором есть непринятая строка, в список не попадёт: \
             вдруг в ней отказ.",
            "Mend them in the clinic's program and export again. A patient with a refused row is left out: it might be the one \
             that says no.",
        ),
        empty: both("все строки приняты", "all rows were taken"),
    },
    About {
        name: "duplicates",
        heading: both(
            "Похоже, это один и тот же пациент или одна и та же запись",
            "These seem to be one patient, or one record",
        ),
        to_do: both(
            "Сверьте записи и оставьте одну. Пока их две, этим пациентам не звонят: отказ может быть записан в другой.",
            "Compare the records and keep one. While there are two, these patients are not called: the other may hold a no.",
        ),
        empty: both("двойников нет", "there are no duplicates"),
    },
    About {
        name: "refusals_in_notes",
        heading: both("Отказы в примечаниях", "Refusals in notes"),
        to_do: both(
            "Этим пациентам не звонят. Если это не отказ от звонков, впишите эти слова в recall.toml, в раздел [ignore], notes.",
            "These patients are not called. Where it is no refusal of calls, name the words in recall.toml under [ignore], notes.",
        ),
        empty: both("в примечаниях отказов нет", "no note says not to call"),
    },
    About {
        name: "future_facts",
        heading: both("Записано будущим числом", "Facts dated in the future"),
        to_do: both(
            "Проверьте день и год. До этого числа считается, что этого ещё не было.",
            "Look at the day and the year. Until that date it counts as not having happened.",
        ),
        empty: both("дат из будущего нет", "no fact is dated in the future"),
    },
    About {
        name: "stale_visits",
        heading: both(
            "Приёмы прошли, а в программе они всё ещё записаны или подтверждены",
            "Visits that are over and still booked or confirmed",
        ),
        to_do: both(
            "Отметьте, пришёл ли пациент: без этого не видно ни лечения, ни неявки.",
            "Write down whether the patient came: without it neither treatment nor a missed visit is seen.",
        ),
        empty: both(
            "у прошедших приёмов есть итог",
            "every visit that is over has its outcome",
        ),
    },
    About {
        name: "to_ask",
        heading: both("О чём спросить на приёме", "To ask at the day's visits"),
        to_do: both(
            "Спросите, когда пациент придёт, и запишите ответ в карту: из этих ответов складываются списки следующих дней.",
            "Ask when the patient comes and write the answer down: the lists of the coming days are made of these answers.",
        ),
        empty: both(
            "спрашивать на приёмах этого дня не о чем",
            "there is nothing to ask at the day's visits",
        ),
    },
    About {
        name: "agreed_after_no",
        heading: both(
            "Просили не звонить, а потом о чём-то договорились",
            "Said no, and agreed to something later",
        ),
        to_do: both(
            "Спросите пациента при встрече, чего он хочет, и запишите в карту с датой. До этого ему не звонят.",
            "Ask the patient in person which of the two holds, and write it down with its date. Until then nobody calls.",
        ),
        empty: both(
            "отказы не расходятся с договорённостями",
            "no agreement is at odds with a no",
        ),
    },
    About {
        name: "recorded_badly",
        heading: both(
            "Записано не всё: повод есть, а позвонить по нему нельзя",
            "Recorded badly: there may be a ground, but something is missing",
        ),
        to_do: both(
            "Врач или администратор может дописать недостающее. Чего не было на самом деле, не дописывайте.",
            "The doctor or the administrator can add what is missing. Nothing is to be added that was not so.",
        ),
        empty: both(
            "поводы записаны полностью",
            "all grounds are recorded in full",
        ),
    },
    About {
        name: "not_signed",
        heading: both(
            "План не подписан: по телефону об этом не говорят никогда",
            "No call is due, plan not signed: never to be raised by telephone",
        ),
        to_do: both(
            "Врач может вернуться к плану на ближайшем приёме, лично. Нет приёма — нет и разговора.",
            "The doctor may come back to the plan at the patient's next visit, in person. Without a visit there is no talk.",
        ),
        empty: both(
            "планов, которые ждут подписи, нет",
            "no plan waits for a signature",
        ),
    },
];

/// All that is found.
pub struct Report<'a> {
    /// What bars patients, by how many they are.
    pub bars: Vec<Barring>,
    /// What raises a doubt about a whole file.
    pub doubts: Vec<Doubt>,
    /// The questions of the settings that nobody has answered, each with its line; they are for whoever has the settings to find.
    pub questions: Vec<(u32, String)>,
    /// What is not read, and what is old.
    pub exports: Vec<Warning>,
    /// Notes that say not to call, and whose they are.
    pub refusing_notes: Vec<(RowAt, PatientIndex)>,
    /// Contacts of which nobody knows what came of them.
    pub unclear: Vec<(RowAt, PatientIndex)>,
    /// How each file was read.
    pub files: Vec<FileRead<'a>>,
    /// What the exports lack.
    pub lacks: Vec<Lack>,
    /// Headers of consents to something else.
    pub other_consents: Vec<OtherConsent>,
    /// What is not known of bookings.
    pub bookings: Vec<Warning>,
    /// Unknown words by file and column.
    pub words: Vec<UnknownColumn<'a>>,
    /// What is wrong with rows, by what it is.
    pub problems: Vec<ProblemGroup<'a>>,
    /// Rows that seem to be about one patient or one record.
    pub duplicates: Vec<Duplicate>,
    /// What to ask at the day's visits, by hour.
    pub to_ask: Vec<ToAsk>,
    /// Agreements of patients who said no before.
    pub after_no: Vec<AfterNo>,
    /// Grounds that lack something, by doctor.
    pub badly: Vec<OfDoctor<Badly>>,
    /// Plans without a signature, by doctor; first those whose patients come soonest.
    pub unsigned: Vec<OfDoctor<Unsigned>>,
    /// Visits that are over and still booked or confirmed.
    pub stale_visits: Vec<RowAt>,
    /// Facts in the future.
    pub future: Vec<FutureFacts>,
    /// How many patients are barred because of rows.
    pub barred_patients: usize,
    /// Whether any export says which plans are signed.
    pub has_signatures: bool,
}

impl<'a> Report<'a> {
    /// Looks at what was read, every row of it.
    #[must_use]
    pub fn of(practice: &Practice<'_>, reading: &'a Reading) -> Self {
        let files = headers::files(reading);
        let has_signatures = headers::has_signatures(&files);
        let warnings = Tally::new(practice).warnings;
        let exports = warnings.iter().copied();
        let exports = exports.filter(|warning| warning.is_of_exports()).collect();
        let bookings = warnings.into_iter();
        let problems = rows::groups(&reading.problems);
        let found = records::of_patients(practice);
        let mut barred: Vec<_> = reading.clinic.blocks.iter().map(|b| b.patient).collect();
        barred.dedup();
        Self {
            bars: causes::barring(practice, &problems),
            doubts: causes::doubts(reading),
            questions: Vec::new(),
            exports,
            refusing_notes: causes::refusing_notes(&reading.clinic),
            unclear: causes::unclear(practice),
            lacks: headers::lacks(&files),
            other_consents: headers::other_consents(&files),
            bookings: bookings
                .filter(|warning| {
                    matches!(warning, Warning::BookingsUnknown | Warning::NoFutureVisits)
                })
                .collect(),
            words: words::unknown(reading),
            problems,
            duplicates: rows::duplicates(&reading.clinic),
            to_ask: found.to_ask,
            after_no: found.after_no,
            badly: found.badly,
            // Where no export has the column, that is not the doctors' doing: it is said of the export.
            unsigned: if has_signatures {
                found.unsigned
            } else {
                Vec::new()
            },
            stale_visits: records::stale_visits(practice),
            future: records::future(practice),
            barred_patients: barred.len(),
            has_signatures,
            files,
        }
    }

    /// A header of an input as it is written.
    #[must_use]
    pub fn header(&self, input: u8, field: usize) -> &str {
        let read = self.files.iter().find(|read| read.input == input);
        let name = read.and_then(|read| read.header.names.get(field));
        name.map_or("", String::as_str)
    }

    /// Whether some header looks like a column that its file lacks.
    #[must_use]
    pub fn has_near_headers(&self) -> bool {
        let mut headers = self.files.iter().flat_map(|read| &read.unknown);
        headers.any(|unknown| unknown.near.is_some())
    }

    /// Whether somebody is not contacted because of the rows.
    #[must_use]
    pub fn bars_somebody(&self, practice: &Practice<'_>) -> bool {
        let mut inputs = practice.clinic.inputs.iter();
        self.barred_patients > 0 || inputs.any(|input| input.rejected > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::Section;

    #[test]
    fn each_section_has_its_own_words() {
        let names = Section::ALL.map(|section| (section, section.about().name));
        assert_eq!(
            names,
            [
                (Section::Ownerless, "belongs_to_nobody"),
                (Section::Bars, "bars_most"),
                (Section::Doubts, "questions"),
                (Section::Exports, "exports"),
                (Section::Lacks, "lacks"),
                (Section::Headers, "unknown_headers"),
                (Section::OtherConsents, "other_consents"),
                (Section::Bookings, "bookings"),
                (Section::Words, "unknown_values"),
                (Section::Unclear, "unclear_outcomes"),
                (Section::Rows, "rows"),
                (Section::Duplicates, "duplicates"),
                (Section::Refusals, "refusals_in_notes"),
                (Section::Future, "future_facts"),
                (Section::StaleVisits, "stale_visits"),
                (Section::ToAsk, "to_ask"),
                (Section::AfterNo, "agreed_after_no"),
                (Section::RecordedBadly, "recorded_badly"),
                (Section::NotSigned, "not_signed"),
            ]
        );
    }
}
