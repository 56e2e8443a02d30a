//! What is said of a campaign: of each row why, and to whoever brought it what would be right instead.

use super::plain::capital;
use super::{Words, date_in_figures, numbers};
use crate::base::plural::{Noun, noun};
use crate::base::{Both, Language, both, one_line};
use crate::model::clinic::{PatientIndex, Reason};
use crate::model::decision::Code;
use crate::phone::mask::masked;
use crate::read::campaign_no::No;
use crate::report::screen::{Finding, Instead, Judged, Question, RowCode, Said, Spoken, Standing};

/// So many patients are named for whom one thing in a row speaks.
const MOST_NAMED: usize = 5;

/// So many doctors are named whose records lack something.
const MOST_DOCTORS: usize = 5;

/// So many letters of a phrase are repeated.
const MOST_LETTERS: usize = 60;

const ROWS: Noun = noun(["строка", "строки", "строк"], ["row", "rows"]);
const PEOPLE: Noun = noun(["человек", "человека", "человек"], ["person", "people"]);

impl Finding {
    pub(crate) const fn phrase(self) -> Both {
        match self {
            Self::Justified => both("обосновано", "justified"),
            Self::NotToday => both("не сегодня", "not today"),
            Self::Refused => both("отказано", "refused"),
        }
    }
}

impl RowCode {
    pub(crate) const fn phrase(self) -> Both {
        match self {
            Self::Unknown => both("пациент не найден", "no such patient"),
            Self::Ambiguous => both("неясно, о ком строка", "not clear whom it is about"),
            Self::Repeated => both("пациент уже есть выше", "the patient stands above already"),
        }
    }
}

impl Words<'_> {
    /// That a column is not read, and that there is advertising in it.
    pub(crate) fn unread_offers(&self, file: &str, header: &str, rows: usize) -> String {
        let header = one_line(header);
        let count = ROWS.counted(rows, self.language);
        match self.language {
            Language::Russian => format!(
                "внимание: {file}: столбец «{header}» не прочитан, а в нём слова рекламы ({count}). Если это текст звонка или сообщения, \
                 переименуйте столбец в «Текст» и проверьте список ещё раз\n"
            ),
            Language::English => format!(
                "warning: {file}: column \"{header}\" is not read, and there is advertising in it ({count}). If it is what is to be said \
                 or written, call it \"Text\" and screen the list again\n"
            ),
        }
    }
}

/// How much is missing in the records of a doctor, his name, and what it is.
type OfDoctor = (usize, String, Vec<(Code, usize)>);

/// What a screen has counted.
pub(crate) struct Counted<'a> {
    /// Rows found justified, not for today, refused.
    pub(crate) rows: [usize; 3],
    /// Rows of which nobody, or not only one, is known.
    pub(crate) unknown: usize,
    /// Rows refused for a phrase, and the first that spoke.
    pub(crate) promotional: usize,
    pub(crate) phrase: Option<String>,
    pub(crate) instead: &'a Instead,
    /// Whether it was said what the campaign is about.
    pub(crate) has_matter: bool,
    /// Whether the justified contacts are written as a list.
    pub(crate) writes_list: bool,
}

impl Words<'_> {
    const fn is_russian(&self) -> bool {
        matches!(self.language, Language::Russian)
    }

    /// Why a row is found so, in full: for a file.
    pub(crate) fn screened(&self, judged: &Judged<'_>) -> String {
        let mut out = String::new();
        for said in &judged.said {
            if !out.is_empty() {
                out.push(' ');
            }
            self.screened_said(&mut out, said);
        }
        out
    }

    fn screened_said(&self, out: &mut String, said: &Said<'_>) {
        let short = match said {
            Said::Decision(decision) => return self.why(out, decision),
            Said::Promotion(phrase, asks_opinion) => {
                return self.promotion(out, phrase, *asks_opinion);
            }
            Said::NotOwed(named) => return self.not_owed(out, named),
            Said::Barred(codes) => {
                let codes: Vec<&str> = codes.iter().map(|code| self.code(code)).collect();
                let opening = both(
                    "Связываться с этим пациентом сейчас нельзя ни о чём: ",
                    "This patient must not be contacted about anything now: ",
                );
                out.push_str(opening.said_in(self.language));
                out.push_str(&codes.join("; "));
                out.push('.');
                return;
            }
            Said::Nobody(spoken) => {
                out.push_str(&self.nobody(spoken, &|patient| self.whose(patient)));
                return;
            }
            Said::Several(spoken) => {
                out.push_str(&self.several(spoken, &|patient| self.whose(patient)));
                return;
            }
            Said::SaysNo(header, no, _) => {
                out.push_str(&self.says_no(header, *no));
                return;
            }
            Said::SaysNoIn(line) => {
                out.push_str(&self.says_no_in(*line));
                return;
            }
            Said::Repeated(line) => {
                out.push_str(&self.repeated(*line));
                return;
            }
            Said::Contact(channel) => {
                let by = both("Способ связи сегодня: ", "Today's contact is by: ");
                out.push_str(by.said_in(self.language));
                out.push_str(self.channel(*channel));
                out.push('.');
                return;
            }
            Said::OtherNumber => both(
                "В строке другой номер: звонить или писать нужно на тот, что в списке на день.",
                "The row has another number: use the one on the list of the day.",
            ),
            Said::Unreadable => both(
                "Строку не прочитать: ячейки сдвинуты, зачёркнуты или с ошибкой, либо телефон или дата записаны непонятно.",
                "The row can't be read: its cells have moved, are struck out or show an error, or its number or date is not clear.",
            ),
        };
        out.push_str(short.said_in(self.language));
    }

    fn promotion(&self, out: &mut String, phrase: &str, asks_opinion: bool) {
        let phrase: String = masked(phrase).chars().take(MOST_LETTERS).collect();
        let said = match (self.language, asks_opinion) {
            (Language::Russian, false) => {
                format!("В тексте слова рекламы: «{phrase}». С этим не звонят и не пишут никому.")
            }
            (Language::English, false) => format!(
                "The text has words of advertising: \"{phrase}\". Nobody is called or written to with that."
            ),
            (Language::Russian, true) => format!(
                "В тексте просят о мнении: «{phrase}». С этим пациентом о таком звонке не договаривались."
            ),
            (Language::English, true) => format!(
                "The text asks for an opinion: \"{phrase}\". That was not agreed with this patient."
            ),
        };
        out.push_str(&said);
    }

    fn not_owed(&self, out: &mut String, named: &[Reason]) {
        let quoted = |reason: &Reason| match self.language {
            Language::Russian => format!("«{}»", self.reason(*reason)),
            Language::English => format!("\"{}\"", self.reason(*reason)),
        };
        let named: Vec<String> = named.iter().map(quoted).collect();
        let said = match (self.language, named.len()) {
            (Language::Russian, ..2) => {
                format!(
                    "В тексте назван повод {}, а у этого пациента такого нет.",
                    named.concat()
                )
            }
            (Language::English, ..2) => {
                format!(
                    "The text names {}, and this patient has no such case.",
                    named.concat()
                )
            }
            (Language::Russian, _) => format!(
                "В тексте названы поводы {}, а у этого пациента ни одного из них нет.",
                named.join(", ")
            ),
            (Language::English, _) => format!(
                "The text names {}, and this patient has no case of any of them.",
                named.join(", ")
            ),
        };
        out.push_str(&said);
    }

    /// What a row itself says under a header.
    fn says_no(&self, header: &str, no: No) -> String {
        let column = one_line(header);
        let told = match no {
            No::Refused => both("просьба не беспокоить", "not to be contacted"),
            No::Gone => both(
                "больше не пациент клиники",
                "no longer a patient of the clinic",
            ),
            No::Paused => both("пока не беспокоить", "not to be contacted yet"),
            No::Expired => both("срок согласия истёк", "the consent has run out"),
            No::Noted => both(
                "просьба не беспокоить, словами",
                "not to be contacted, in words",
            ),
            No::VisitsOnly => both(
                "беспокоить можно только о приёме",
                "to be contacted about visits only",
            ),
            No::Unclear => both(
                "не понять, не отказ ли это; впишите понятнее или уберите столбец, если он не об этом",
                "it can't be told whether that is a no; write it plainly, or take the column out if it is about something else",
            ),
        };
        let told = told.said_in(self.language);
        match self.language {
            Language::Russian => format!("В этой строке, столбец «{column}»: {told}."),
            Language::English => format!("In this row, column \"{column}\": {told}."),
        }
    }

    fn says_no_in(&self, line: u32) -> String {
        if self.is_russian() {
            format!("Об этом же пациенте в строке {line} сказано, что его беспокоить нельзя.")
        } else {
            format!("Of this patient line {line} says that he is not to be contacted.")
        }
    }

    /// That rows were refused for what stands in a column, and what to do about it.
    pub(crate) fn heard(
        &self,
        file: &str,
        (header, is_clear): (&str, bool),
        rows: usize,
    ) -> String {
        let header = one_line(header);
        let count = ROWS.counted(rows, self.language);
        match (self.language, is_clear) {
            (Language::Russian, true) => format!(
                "внимание: {file}: столбец «{header}» говорит, что беспокоить нельзя ({count}). По этим строкам отказано; внесите это и в базу: \
                 там этого нет\n"
            ),
            (Language::English, true) => format!(
                "warning: {file}: column \"{header}\" says not to contact ({count}). These rows are refused; put it into the clinic's \
                 records too: they do not say so\n"
            ),
            (Language::Russian, false) => format!(
                "внимание: {file}: в столбце «{header}» может стоять отказ, а что в нём написано, не понято ({count}). По этим строкам \
                 отказано; если столбец не об этом, уберите его из списка\n"
            ),
            (Language::English, false) => format!(
                "warning: {file}: column \"{header}\" may say no, and what stands in it is not understood ({count}). These rows are \
                 refused; if it is about something else, take it out of the list\n"
            ),
        }
    }

    /// That rows which a workbook hides were read.
    pub(crate) fn hidden_rows(&self, file: &str, rows: &[u32]) -> String {
        let rows_named = numbers(rows);
        match (self.language, rows.len()) {
            (Language::Russian, 1) => format!(
                "внимание: {file}: скрытая строка прочитана, как и остальные: {rows_named}\n"
            ),
            (Language::Russian, _) => format!(
                "внимание: {file}: скрытые строки прочитаны, как и остальные: {rows_named}\n"
            ),
            (Language::English, 1) => {
                format!("warning: {file}: hidden row {rows_named} is read like the others\n")
            }
            (Language::English, _) => {
                format!("warning: {file}: hidden rows {rows_named} are read like the others\n")
            }
        }
    }

    fn repeated(&self, line: u32) -> String {
        if self.is_russian() {
            format!("Этот пациент уже есть в строке {line}: с каждым связываются один раз в день.")
        } else {
            format!("This patient stands in line {line} already: nobody is contacted twice a day.")
        }
    }

    fn nobody(&self, spoken: &Spoken, whose: &dyn Fn(PatientIndex) -> String) -> String {
        let parts = self.spoken(spoken, whose);
        match (self.language, parts.is_empty()) {
            (Language::Russian, true) => {
                "В строке нет ни номера карты, ни телефона, ни имени с датой рождения.".to_owned()
            }
            (Language::English, true) => {
                "The row has no id, no number, and no full name with a date of birth.".to_owned()
            }
            (Language::Russian, false) => format!("В базе такого пациента нет: {parts}."),
            (Language::English, false) => format!("There is no such patient: {parts}."),
        }
    }

    fn several(&self, spoken: &Spoken, whose: &dyn Fn(PatientIndex) -> String) -> String {
        let parts = self.spoken(spoken, whose);
        if self.is_russian() {
            format!("Неясно, о ком строка: {parts}.")
        } else {
            format!("It is not clear whom the row is about: {parts}.")
        }
    }

    /// What of a row speaks for whom.
    fn spoken(&self, spoken: &Spoken, whose: &dyn Fn(PatientIndex) -> String) -> String {
        let things = [
            (&spoken.id, both("номер карты", "the id")),
            (&spoken.number, both("телефон", "the number")),
            (
                &spoken.name,
                both("имя или дата рождения", "the name or date of birth"),
            ),
        ];
        let mut parts = Vec::new();
        for (patients, thing) in things {
            let Some(patients) = patients else {
                continue;
            };
            let named = patients.iter().take(MOST_NAMED).map(|&it| whose(it));
            let mut named: Vec<String> = named.collect();
            let more = patients.len().saturating_sub(MOST_NAMED);
            if named.is_empty() {
                let nobody = both("никто", "nobody").said_in(self.language);
                named.push(nobody.to_owned());
            }
            if more > 0 {
                named.push(match self.language {
                    Language::Russian => format!("и ещё {more}"),
                    Language::English => format!("and {more} more"),
                });
            }
            let thing = thing.said_in(self.language);
            parts.push(match self.language {
                Language::Russian => format!("{thing} — {}", named.join(", ")),
                Language::English => format!("{thing}: {}", named.join(", ")),
            });
        }
        parts.join("; ")
    }

    /// The same of a row of which nobody, or not only one, is known, for standard error: by ids alone.
    pub(crate) fn screened_masked(&self, said: &Said<'_>) -> Option<String> {
        let id = |patient: PatientIndex| masked(self.patient_id(patient)).into_owned();
        match said {
            Said::Nobody(spoken) => Some(self.nobody(spoken, &id)),
            Said::Several(spoken) => Some(self.several(spoken, &id)),
            Said::Unreadable => {
                let mut out = String::new();
                self.screened_said(&mut out, said);
                Some(out)
            }
            Said::Decision(_)
            | Said::NotOwed(_)
            | Said::Barred(_)
            | Said::Promotion(..)
            | Said::SaysNo(..)
            | Said::SaysNoIn(_)
            | Said::Repeated(_)
            | Said::OtherNumber
            | Said::Contact(_) => None,
        }
    }

    /// What is told to whoever brought a campaign, paragraph by paragraph, each with the mark before it.
    pub(crate) fn campaign(&self, counted: &Counted<'_>) -> Vec<(&'static str, String)> {
        let mut paragraphs = vec![
            ("", self.campaign_people(counted)),
            ("", self.campaign_rows(counted)),
        ];
        if counted.rows[Finding::Refused as usize] > 0 {
            paragraphs.push(("", self.campaign_instead(counted)));
            paragraphs.extend(self.missing_grounds(counted.instead));
            paragraphs.extend(self.at_visits(counted.instead).map(|said| ("", said)));
            let law = both(
                "Реклама по телефону и в сообщениях допускается только с предварительного согласия абонента, и доказать его должна \
                 клиника (38-ФЗ, ст. 18, ч. 1; штраф юрлицу от 300 тысяч до 1 миллиона рублей, КоАП 14.3, ч. 4.1). Это справка, а не \
                 юридическая консультация.",
                "In Russia advertising by telephone and in messages needs the consent of whoever has the number, given before, and it \
                 is the clinic that must prove it (Law 38-FZ, article 18, part 1; for a company the fine is 300 thousand to 1 million \
                 roubles, Code of Administrative Offences, article 14.3, part 4.1). This is information and no legal advice.",
            );
            paragraphs.push(("", law.said_in(self.language).to_owned()));
        }
        paragraphs
    }

    fn campaign_people(&self, counted: &Counted<'_>) -> String {
        let instead = counted.instead;
        let people = PEOPLE.counted(instead.people(), self.language);
        let of = |standing: Standing| instead.standing(standing);
        let (today, later) = (of(Standing::Today), of(Standing::Later));
        let (none, forbidden) = (of(Standing::NoReason), of(Standing::Forbidden));
        if self.is_russian() {
            format!(
                "В списке {people}. Клиника должна связаться сегодня: {today}; позже: {later}. Повода сейчас нет: {none}. \
                 Беспокоить нельзя: {forbidden}."
            )
        } else {
            format!(
                "The list has {people}. The clinic owes a contact today: {today}; later: {later}. No reason now: {none}. Not to be \
                 contacted: {forbidden}."
            )
        }
    }

    fn campaign_rows(&self, counted: &Counted<'_>) -> String {
        let [justified, later, refused] = counted.rows;
        let rows = ROWS.counted(justified + later + refused, self.language);
        let mut said = vec![match self.language {
            Language::Russian => format!(
                "По строкам ({rows}): обосновано {justified}, не сегодня {later}, отказано {refused}."
            ),
            Language::English => format!(
                "By row ({rows}): {justified} justified, {later} not today, {refused} refused."
            ),
        }];
        if counted.unknown > 0 {
            let unknown = ROWS.counted(counted.unknown, self.language);
            said.push(match self.language {
                Language::Russian => format!("Из них не понять, о ком: {unknown}."),
                Language::English => {
                    format!("Of these it can't be told whom they are about: {unknown}.")
                }
            });
        }
        if let Some(phrase) = &counted.phrase {
            let phrase: String = masked(phrase).chars().take(MOST_LETTERS).collect();
            let rows = ROWS.counted(counted.promotional, self.language);
            said.push(match self.language {
                Language::Russian => format!("Слова рекламы, например «{phrase}»: {rows}."),
                Language::English => {
                    format!("With words of advertising, such as \"{phrase}\": {rows}.")
                }
            });
        }
        if !counted.has_matter {
            let unsaid = both(
                "О чём хотят сказать, в файле не указано, поэтому рекламу проверить не по чему: столбец «Текст» или --text.",
                "What is to be said is not in the file, so nothing could be looked at for advertising: a column \"text\", or --text.",
            );
            said.push(unsaid.said_in(self.language).to_owned());
        }
        said.join(" ")
    }

    fn campaign_instead(&self, counted: &Counted<'_>) -> String {
        let reassured = both(
            "Помнить о пациентах правильно. Но без повода звонок или сообщение для человека реклама, а с поводом — то, о чём с ним \
             договорились.",
            "To think of one's patients is right. But without a reason a call or a message is advertising to whoever gets it; with \
             one it is what was agreed.",
        );
        let reassured = reassured.said_in(self.language);
        let next = match (counted.rows[0] > 0, counted.writes_list) {
            (true, true) => both(
                "Обоснованные контакты записаны отдельным списком, с ними можно работать как обычно.",
                "The justified contacts are written as a list of their own, to be worked from as usual.",
            ),
            (true, false) => both(
                "Обоснованные контакты запишет отдельным списком --only-justified ФАЙЛ; всех, кому сегодня должны, покажет recall plan.",
                "--only-justified FILE writes the justified contacts as a list; recall plan shows everybody who is owed one today.",
            ),
            (false, _) => both(
                "Всех, кому клиника сегодня должна, покажет recall plan; по этому списку звонить не нужно.",
                "recall plan shows everybody to whom the clinic owes a contact today; from this list nobody need be called.",
            ),
        };
        format!("{reassured} {}", next.said_in(self.language))
    }

    /// Which grounds are missing in whose records.
    fn missing_grounds(&self, instead: &Instead) -> Vec<(&'static str, String)> {
        let mut missing: Vec<OfDoctor> = instead
            .missing()
            .into_iter()
            .map(|(doctor, codes)| {
                let count = codes.iter().map(|(_, count)| count).sum();
                (count, self.doctor_named(doctor), codes)
            })
            .collect();
        missing.sort_by(|one, other| other.0.cmp(&one.0).then_with(|| one.1.cmp(&other.1)));
        let more = missing.len().saturating_sub(MOST_DOCTORS);
        let of_doctor = |(_, doctor, codes): &OfDoctor| {
            let codes = codes
                .iter()
                .map(|&(code, count)| format!("{} ({count})", self.code(code)));
            format!("{doctor}: {}", codes.collect::<Vec<_>>().join(", "))
        };
        let told: Vec<String> = missing.iter().take(MOST_DOCTORS).map(of_doctor).collect();
        if told.is_empty() {
            return Vec::new();
        }
        let opening = both(
            "У некоторых повод может появиться, если дописать то, чего нет в записях врачей:",
            "Some may have a reason once what is missing in the doctors' records is put down:",
        );
        let mut lines = vec![("", opening.said_in(self.language).to_owned())];
        lines.extend(told.into_iter().map(|line| ("  - ", line)));
        if more > 0 {
            let more = match self.language {
                Language::Russian => format!("и ещё врачей: {more}"),
                Language::English => format!("and of {more} more doctors"),
            };
            lines.push(("  - ", more));
        }
        lines
    }

    /// What to ask of those who come anyway.
    fn at_visits(&self, instead: &Instead) -> Option<String> {
        if instead.coming() == 0 {
            return None;
        }
        let questions = [
            (
                Question::Consent,
                both("можно ли звонить и писать", "whether they may be contacted"),
            ),
            (Question::Number, both("номер телефона", "their number")),
            (
                Question::Signature,
                both("подписать план", "to sign their plan"),
            ),
            (
                Question::Agreement,
                both(
                    "согласны ли с тем, что назначено",
                    "whether they agree to what was set down",
                ),
            ),
        ];
        let asked = questions.iter().filter_map(|&(question, what)| {
            let count = instead.asked(question);
            (count > 0).then(|| format!("{} ({count})", what.said_in(self.language)))
        });
        let asked: Vec<String> = asked.collect();
        let coming = instead.coming();
        Some(match (self.language, asked.is_empty()) {
            (Language::Russian, true) => format!(
                "У {coming} из них уже есть запись: договориться о следующем звонке проще всего на визите."
            ),
            (Language::English, true) => format!(
                "{coming} of them have a visit booked: there it is easiest to agree on what they want to be reminded of."
            ),
            (Language::Russian, false) => format!(
                "У {coming} из них уже есть запись. На визите можно спросить: {}.",
                asked.join(", ")
            ),
            (Language::English, false) => format!(
                "{coming} of them have a visit booked. There they can be asked: {}.",
                asked.join(", ")
            ),
        })
    }

    /// What stands in the columns behind a row for people: verdict, reason, grounds, why, from when.
    pub(crate) fn screened_cells(&self, judged: &Judged<'_>) -> [String; 5] {
        let language = self.language;
        let reasons = judged.reasons.iter().map(|&reason| self.reason(reason));
        let row_code = judged.row_code.map(|code| code.phrase().said_in(language));
        let codes = judged.codes.iter().map(|code| self.code(code));
        let codes: Vec<&str> = row_code.into_iter().chain(codes).collect();
        [
            judged.finding.phrase().said_in(language).to_owned(),
            reasons.collect::<Vec<_>>().join("; "),
            capital(&codes.join("; ")),
            self.screened(judged),
            judged
                .on
                .map_or_else(String::new, |on| date_in_figures(on, language)),
        ]
    }
}

/// What stands in the columns behind a row for programs, `why` aside.
pub(crate) fn screened_codes(judged: &Judged<'_>, why: String) -> [String; 5] {
    let reasons = judged.reasons.iter().map(|reason| reason.name());
    let row_code = judged.row_code.map(RowCode::name);
    let codes: Vec<&str> = row_code
        .into_iter()
        .chain(judged.codes.iter().map(Code::name))
        .collect();
    [
        judged.finding.name().to_owned(),
        reasons.collect::<Vec<_>>().join(";"),
        codes.join(";"),
        why,
        judged.on.map_or_else(String::new, |on| on.to_string()),
    ]
}
