//! The parts of the report, and what is said of each.

use crate::base::{Both, both};

/// What is said of a part of the report.
pub(crate) struct About {
    /// Its name in CSV and JSON.
    pub name: &'static str,
    pub heading: Both,
    pub to_do: Both,
    /// What is said where it has no finding, after "Nothing to mend:".
    pub empty: Both,
    /// So many findings are shown on the screen, if not all are asked for.
    pub most_shown: usize,
}

/// Declares the parts: `Variant "name", most shown { heading, what to do, what is said where it is empty }`, each in Russian / English.
macro_rules! sections {
    ($(
        $(#[$meta:meta])*
        $section:ident $name:literal, $most_shown:expr => {
            $heading:literal / $heading_en:literal,
            $to_do:literal / $to_do_en:literal,
            $empty:literal / $empty_en:literal,
        }
    )+) => {
        /// A part of the report. They stand in the order of the screen: first what keeps whole files or patients out.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub(crate) enum Section {
            $($(#[$meta])* $section,)+
        }

        impl Section {
            pub(crate) const ALL: [Self; [$($name),+].len()] = [$(Self::$section),+];

            pub(crate) const fn about(self) -> About {
                match self {
                    $(Self::$section => About {
                        name: $name,
                        heading: both($heading, $heading_en),
                        to_do: both($to_do, $to_do_en),
                        empty: both($empty, $empty_en),
                        most_shown: $most_shown,
                    },)+
                }
            }
        }
    };
}

sections! {
    /// Refusals, complaints, pain and promises of which nobody knows whose they are.
    OwnerlessRefusals "belongs_to_nobody", 10 => {
        "Отказы, жалобы, боль и обещания, неизвестно чьи" / "Refusals, complaints, pain and promises that belong to nobody",
        "Такого пациента в файле пациентов нет: возможно, его номер изменился. Выясните, кто это, и запишите итог под его нынешним номером: иначе тому, кто отказался, могут позвонить, а тому, кто ждёт, — нет." /
            "The patients' file has no such patient: the id may have changed. Find out who it is and write it down under the present id, else whoever said no may be called, and whoever waits is not.",
        "все отказы, жалобы и обещания чьи-то" / "every refusal, complaint and promise is somebody's",
    }
    /// For what most patients are not called.
    MainCauses "bars_most", 5 => {
        "Из-за чего не звонят чаще всего" / "What keeps most patients from being called",
        "Начните с первого. Подробности ниже." / "Begin with the first. More is said below.",
        "из-за ошибок в записях никто не пропущен" / "nobody is passed over because of the records",
    }
    /// Doubts about a whole file, and the questions of the settings that nobody has answered.
    Questions "questions", 10 => {
        "Вопросы к вам" / "Questions to you",
        "Ответить на них можете только вы." / "You alone can answer them.",
        "вопросов нет" / "there are no questions",
    }
    /// What is not read, and what is old.
    Exports "exports", usize::MAX => {
        "Что не читается и что устарело" / "What is not read, and what is old",
        "Там может быть отказ, о котором recall не знает." / "A refusal may stand there of which recall does not know.",
        "в папке всё прочитано и свежее" / "all in the folder is read and up to date",
    }
    /// Files and columns that are not there.
    Missing "lacks", usize::MAX => {
        "Чего нет в выгрузках" / "What the exports lack",
        "Добавьте это в выгрузку. Если столбец есть, но называется иначе, назовите его в recall.toml, в разделе [columns]." /
            "Add it to the export. Where a column is there under another name, say so in recall.toml under [columns].",
        "все нужные столбцы есть" / "all columns that matter are there",
    }
    /// Headers that look like a missing column.
    SimilarHeaders "unknown_headers", usize::MAX => {
        "Заголовки, похожие на те, которых не хватает" / "Headers that look like one that is lacking",
        "Если это тот столбец, вставьте строку в recall.toml." / "If it is that column, paste the line into recall.toml.",
        "похожих на недостающие заголовков нет" / "no header looks like one that is lacking",
    }
    /// Consents to something else.
    OtherConsents "other_consents", usize::MAX => {
        "Это не согласие на звонки" / "This is not consent to be called",
        "Такое согласие подписывают почти все, и звонить оно не разрешает. Спросите каждого отдельно и запишите ответ в сервисную карту (cards.csv)." /
            "Nearly everyone signs these, and they give no leave to call. Ask each patient and write the answer on the service card (cards.csv).",
        "согласие на звонки ни с чем не перепутано" / "no other consent passes for leave to call",
    }
    /// Nobody can tell who is booked.
    Bookings "bookings", usize::MAX => {
        "Не видно, кто уже записан" / "Who is booked can't be seen",
        "Выгрузите визиты вместе с будущими или добавьте в patients.csv столбец «Следующий визит» (next_visit_on), иначе можно позвонить тому, кто уже записан." /
            "Export the visits together with those to come, or add a column next_visit_on to patients.csv: otherwise somebody may be called who is booked already.",
        "кто уже записан, видно или проверяют вручную" / "who is booked can be seen, or is looked up by hand",
    }
    /// Words that are not known.
    UnknownWords "unknown_values", 20 => {
        "Слова, которых recall не знает" / "Words that recall does not know",
        "Вставьте строки ниже в recall.toml и проверьте, к тому ли значению отнесено каждое слово. Если такой раздел там уже есть, допишите слова в него." /
            "Paste the lines below into recall.toml and make sure that each word stands under the right value. Where the section is there already, add the words to it.",
        "все слова понятны" / "all words are known",
    }
    /// Contacts of which nobody knows how they ended.
    UnclearOutcomes "unclear_outcomes", 10 => {
        "Непонятно, чем закончился разговор" / "It is not clear what came of the talk",
        "Запишите итог понятными словами. До этого пациента не беспокоят." /
            "Write down clearly how it ended. Until then the patient is not contacted.",
        "все итоги понятны" / "every outcome is clear",
    }
    /// Rows that are refused or not read in full.
    FaultyRows "rows", usize::MAX => {
        "Строки, которые не приняты или прочитаны не полностью" / "Rows that were refused or not read in full",
        "Исправьте их в программе клиники и выгрузите снова. Пациент, о котором есть непринятая строка, в список не попадёт: вдруг в ней отказ." /
            "Mend them in the clinic's program and export again. A patient with a refused row is left out: it might be the one that says no.",
        "все строки приняты" / "all rows were taken",
    }
    /// Rows that seem to be about one patient, or one record.
    Duplicates "duplicates", 10 => {
        "Похоже, это один и тот же пациент или одна и та же запись" / "These seem to be one patient, or one record",
        "Сверьте записи и оставьте одну. Пока их две, этим пациентам не звонят: отказ может быть записан в другой." /
            "Compare the records and keep one. While there are two, these patients are not called: the other may hold a no.",
        "двойников нет" / "there are no duplicates",
    }
    /// Notes that say not to call.
    RefusalsInNotes "refusals_in_notes", 10 => {
        "Отказы в примечаниях" / "Refusals in notes",
        "Этим пациентам не звонят. Если это не отказ от звонков, впишите эти слова в recall.toml, в раздел [ignore], notes." /
            "These patients are not called. Where it is no refusal of calls, name the words in recall.toml under [ignore], notes.",
        "в примечаниях и незнакомых столбцах отказов нет" / "no note and no column that is not known says not to call",
    }
    /// Facts in the future.
    FutureFacts "future_facts", usize::MAX => {
        "Записано будущим числом" / "Facts dated in the future",
        "Проверьте день и год. До этого числа считается, что этого ещё не было." /
            "Look at the day and the year. Until that date it counts as not having happened.",
        "дат из будущего нет" / "no fact is dated in the future",
    }
    /// Visits that are over and still booked.
    StaleVisits "stale_visits", usize::MAX => {
        "Визиты прошли, а в программе они всё ещё записаны или подтверждены" /
            "Visits that are over and still booked or confirmed",
        "Отметьте, пришёл ли пациент: без этого не видно ни лечения, ни неявки." /
            "Write down whether the patient came: without it neither treatment nor a missed visit is seen.",
        "у прошедших визитов есть итог" / "every visit that is over has its outcome",
    }
    /// What to ask at the day's visits.
    ToAsk "to_ask", 40 => {
        "О чём спросить на визите" / "To ask at the day's visits",
        "Спросите, когда пациент придёт, и запишите ответ в карту: из этих ответов складываются списки следующих дней." /
            "Ask when the patient comes and write the answer down: the lists of the coming days are made of these answers.",
        "спрашивать на визитах этого дня не о чем" / "there is nothing to ask at the day's visits",
    }
    /// Agreements of patients who said no before.
    AgreedAfterRefusal "agreed_after_no", 10 => {
        "Просили не звонить, а потом о чём-то договорились" / "Said no, and agreed to something later",
        "Спросите пациента при встрече, чего он хочет, и запишите в карту с датой. До этого ему не звонят." /
            "Ask the patient in person which of the two holds, and write it down with its date. Until then nobody calls.",
        "отказы не расходятся с договорённостями" / "no agreement is at odds with a no",
    }
    /// Grounds that lack something.
    IncompleteGrounds "recorded_badly", 10 => {
        "Записано не всё: повод есть, а позвонить по нему нельзя" /
            "Recorded badly: there may be a ground, but something is missing",
        "Врач или администратор может дописать недостающее. Чего не было на самом деле, не дописывайте." /
            "The doctor or the administrator can add what is missing. Nothing is to be added that was not so.",
        "поводы записаны полностью" / "all grounds are recorded in full",
    }
    /// Plans without a signature.
    UnsignedPlans "not_signed", 10 => {
        "План не подписан: по телефону об этом не говорят никогда" /
            "No call is due, plan not signed: never to be raised by telephone",
        "Врач может вернуться к плану на ближайшем визите, лично. Нет визита — нет и разговора." /
            "The doctor may come back to the plan at the patient's next visit, in person. Without a visit there is no talk.",
        "планов, которые ждут подписи, нет" / "no plan waits for a signature",
    }
}
