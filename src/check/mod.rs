//! What a person can mend in the exports, or ask of a patient: typed, and in no language. The words are in
//! [`language`](crate::language), the forms in [`render::check`](crate::render::check).

mod headers;
mod records;
mod rows;
mod words;

pub use headers::{FileRead, LACKING, Lack, Lacking, OtherConsent, UnknownHeader};
pub use records::{AfterNo, Badly, Future, FutureFacts, OfDoctor, Question, ToAsk, Unsigned};
pub use rows::{Belonging, Duplicate, ProblemGroup};
pub use words::{UnknownColumn, UnknownWord};

use crate::clinic::RowAt;
use crate::practice::Practice;
use crate::read::Reading;
use crate::rules::{Both, both};
use crate::tally::{Tally, Warning};

/// A part of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
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
    /// Rows that are refused or not read in full.
    Rows,
    /// Rows that seem to be about one patient, or one record.
    Duplicates,
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
    pub const ALL: [Self; 13] = [
        Self::Lacks,
        Self::Headers,
        Self::OtherConsents,
        Self::Bookings,
        Self::Words,
        Self::Rows,
        Self::Duplicates,
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
        let bookings = Tally::new(practice).warnings.into_iter();
        let found = records::of_patients(practice);
        let mut barred: Vec<_> = reading.clinic.barrings.iter().map(|b| b.patient).collect();
        barred.dedup();
        Self {
            lacks: headers::lacks(&files),
            other_consents: headers::other_consents(&files),
            bookings: bookings
                .filter(|warning| {
                    matches!(warning, Warning::BookingsUnknown | Warning::NoFutureVisits)
                })
                .collect(),
            words: words::unknown(reading),
            problems: rows::groups(&reading.problems),
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
                (Section::Lacks, "lacks"),
                (Section::Headers, "unknown_headers"),
                (Section::OtherConsents, "other_consents"),
                (Section::Bookings, "bookings"),
                (Section::Words, "unknown_values"),
                (Section::Rows, "rows"),
                (Section::Duplicates, "duplicates"),
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
