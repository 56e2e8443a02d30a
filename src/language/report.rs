//! What is said of a period: what was promised and what became of it. A manager hands this on: nobody is named but doctors.

use chrono::NaiveDate;

use crate::base::plural::{Noun, noun};
use crate::base::{Both, Language, both};
use crate::language::{date, dates};
use crate::plan::promises::Promised;
use crate::plan::rules;
use crate::report::kept::{Complaints, FEWEST_FOR_SHARE, Kept, Newcomers, Scores};

const PATIENTS: Noun = noun(
    ["пациент", "пациента", "пациентов"],
    ["patient", "patients"],
);
const DAYS: Noun = noun(["день", "дня", "дней"], ["day", "days"]);
const COMPLAINTS: Noun = noun(["жалоба", "жалобы", "жалоб"], ["complaint", "complaints"]);
const OPT_OUTS: Noun = noun(
    [
        "просьба больше не беспокоить",
        "просьбы больше не беспокоить",
        "просьб больше не беспокоить",
    ],
    [
        "request not to be contacted any more",
        "requests not to be contacted any more",
    ],
);
const CONTACTS: Noun = noun(
    ["контакт", "контакта", "контактов"],
    ["contact", "contacts"],
);

/// As in "of 5 promises".
const OF_PROMISES: Noun = noun(
    ["обещания", "обещаний", "обещаний"],
    ["promise", "promises"],
);
const TOO_FEW: Both = both(
    "Для индекса NPS ответов мало.",
    "These are too few for a net promoter score.",
);

pub(crate) const TITLE: Both = both(
    "Что обещали и что сделали",
    "What was promised and what was done",
);

/// A part of the report: its heading, and how to read it.
#[derive(Clone, Copy)]
pub(crate) struct Part {
    pub heading: Both,
    pub note: Both,
}

pub(crate) const PROMISES: Part = Part {
    heading: both("Обещания, срок которых наступил", "Promises that fell due"),
    note: both(
        "«В срок»: обещанный звонок в названный день; напоминание о визите до его начала; контроль, чистка и осмотр до \
         назначенного дня; остальное за семь дней. «Открыто»: ещё можно позвонить, «из них поздно»: но уже \
         не в срок. Доля — от тех обещаний, о которых уже известно, успели или нет.",
        "In time: a promised call on its day; a reminder before the visit starts; a control examination, hygiene or check-up \
         by the day that was set; everything else within seven days. Open: it can still be done, if overdue no longer \
         in time. The share is of those of which it is known whether they were in time.",
    ),
};

pub(crate) const ASIDE: Part = Part {
    heading: both("Не в счёт", "Set aside"),
    note: both(
        "Это не нарушенные обещания: звонить было нельзя, пациент не ответил на все допустимые попытки или всё решилось без звонка.",
        "These are no broken promises: the patient was not to be contacted, did not answer as often as may be tried, or the \
         matter was settled without a call.",
    ),
};

pub(crate) const TALKS: Part = Part {
    heading: both("Чем кончились контакты", "How contacts ended"),
    note: both(
        "Разговор о нескольких поводах считается один раз, по самому важному итогу.",
        "A talk about several matters counts once, by the end that says most.",
    ),
};

pub(crate) const BOOKINGS: Part = Part {
    heading: both("Записались", "Booked a visit"),
    note: both(
        "Сколько сдержанных обещаний кончились записью. Только поводы, где запись и есть цель: о самочувствии звонят не за этим.",
        "How many of the promises that were kept ended in a booking. Only reasons that aim at one: nobody is asked how he \
         feels for the sake of it.",
    ),
};

pub(crate) const SCORES: Both = both("Оценки пациентов", "Patients' scores");
pub(crate) const COMPLAINTS_AND_REFUSALS: Both =
    both("Жалобы и отказы от связи", "Complaints and opt-outs");

pub(crate) const NEWCOMERS: Part = Part {
    heading: both("Пришли по рекомендации", "Came by recommendation"),
    note: both(
        "Пришёл впервые тот, чей самый ранний состоявшийся визит в visits.csv приходится на эти дни. Если в выгрузке нет старых \
         визитов, давние пациенты тоже считаются новыми.",
        "First visits are those of patients whose earliest attended visit in visits.csv lies in these days. Where the export \
         leaves out old visits, patients of long standing count as new.",
    ),
};
pub(crate) const NEWCOMERS_ALL: Both = both("Пришли впервые", "First visits");
pub(crate) const NEWCOMERS_SAID: Both = both(
    "Из них источник записан",
    "Of these with a source on record",
);
pub(crate) const NEWCOMERS_RECOMMENDED: Both =
    both("Из них по рекомендации", "Of these by recommendation");

pub(crate) const MISSING: Part = Part {
    heading: both(
        "Чего не хватает в записях врачей",
        "What doctors' records lack",
    ),
    note: both(
        "Без этого пациенту нельзя позвонить, даже если звонка он ждёт. Как обстояло дело в конце срока.",
        "Without it the patient can't be called, be it that he waits for it. As things stood at the end of the period.",
    ),
};

pub(crate) const MONTHS: Part = Part {
    heading: both("По месяцам", "By month"),
    note: both(
        "Обещание стоит в том месяце, когда наступил его срок. Первый и последний месяц могут быть неполными.",
        "A promise stands in the month in which it fell due. The first and the last month may not be whole.",
    ),
};

pub(crate) const NOTHING: Both = both("Ничего нет.", "There is none.");

/// Why nobody is counted by name.
pub(crate) const NOBODY: Both = both(
    "Звонков по сотрудникам здесь нет намеренно: если считать звонки, их станет больше, а сдержанных обещаний — нет.",
    "Calls are not counted by person, on purpose: where calls are counted there are more of them, and no more promises kept.",
);

pub(crate) const PROMISE: Both = both("Обещание", "Promise");
pub(crate) const DUE: Both = both("Всего", "Due");
pub(crate) const IN_TIME: Both = both("В срок", "In time");
pub(crate) const LATE: Both = both("Позже", "Late");
pub(crate) const MISSED: Both = both("Упущено", "Missed");
pub(crate) const OPEN: Both = both("Открыто", "Open");
pub(crate) const OVERDUE: Both = both("Из них поздно", "Overdue");
pub(crate) const SHARE_IN_TIME: Both = both("Доля в срок", "Share in time");
pub(crate) const NOT_PERMITTED: Both = both("Нельзя было", "Not permitted");
pub(crate) const IN_VAIN: Both = both("Не дозвонились", "No answer");
pub(crate) const NOT_NEEDED: Both = both("Уже не нужно", "Not needed");
pub(crate) const ALL: Both = both("Вместе", "All");
pub(crate) const OUTCOME: Both = both("Итог", "Outcome");
pub(crate) const COUNT: Both = both("Сколько", "Count");
pub(crate) const SHARE: Both = both("Доля", "Share");
pub(crate) const REASON: Both = both("Повод", "Reason");
pub(crate) const KEPT: Both = both("Сдержано", "Kept");
pub(crate) const BOOKED: Both = both("Записались", "Booked");
pub(crate) const DOCTOR: Both = both("Врач", "Doctor");
pub(crate) const LACKS: Both = both("Чего не хватает", "What is missing");
pub(crate) const MONTH: Both = both("Месяц", "Month");
pub(crate) const CONTACTS_MADE: Both = both("Контакты", "Contacts");
pub(crate) const FELL_DUE: Both = both("Обещания", "Promises");
pub(crate) const KEPT_IN_TIME: Both = both("Сдержано в срок", "Kept in time");
pub(crate) const BOOKINGS_MADE: Both = both("Записи", "Bookings");
pub(crate) const COMPLAINTS_MADE: Both = both("Жалобы", "Complaints");
pub(crate) const COMPLAINTS_SETTLED: Both = both("Закрыто жалоб", "Complaints settled");
pub(crate) const COMPLAINTS_OPEN: Both = both("Открыто жалоб", "Complaints open");
pub(crate) const COMPLAINTS_EARLIER: Both =
    both("Открыто с прежних времён", "Complaints open from before");
pub(crate) const OPT_OUTS_MADE: Both = both("Отказы от связи", "Opt-outs");

/// What a picture of bars shows.
pub(crate) const BARS: Both = both("Что стало с обещаниями", "What became of promises");
pub(crate) const TREND: Both = both("Месяц за месяцем", "Month by month");

pub(crate) const TREND_TOLD: Both = both(
    "Столбики по месяцам; те же числа стоят в таблице под ними.",
    "A bar for each month; the same numbers stand in the table below.",
);
pub(crate) const KEPT_OF_DUE: Both = both(
    "Сдержано в срок из обещаний",
    "Kept in time, of the promises",
);

/// The period, as it stands under the title.
pub(crate) fn period(from: NaiveDate, to: NaiveDate, language: Language) -> String {
    match language {
        Language::Russian => format!("{} по {}", dates::RussianFrom(from), dates::Russian(to)),
        Language::English => format!("{} to {}", date(from, language), date(to, language)),
    }
}

/// What a promise is called.
pub(crate) fn promise(promised: Promised, language: Language) -> &'static str {
    match promised {
        Promised::Reason(reason) => rules::rule(reason).name(language),
        Promised::Callback => {
            both("Перезвонить, как обещали", "To call again, as promised").said_in(language)
        }
        Promised::Unwell => both(
            "Боль или ухудшение: звонит врач",
            "In pain or worse: the doctor calls",
        )
        .said_in(language),
    }
}

/// So many of so many: of few as numbers, of others in hundredths; nothing of none.
pub(crate) fn share(part: u64, whole: u64, language: Language) -> String {
    if whole == 0 {
        return "—".to_owned();
    }
    if whole < FEWEST_FOR_SHARE {
        return match language {
            Language::Russian => format!("{part} из {whole}"),
            Language::English => format!("{part} of {whole}"),
        };
    }
    let hundredths = (part * 200 + whole) / (2 * whole);
    match language {
        Language::Russian => format!("{hundredths}\u{a0}%"),
        Language::English => format!("{hundredths}%"),
    }
}

/// A month with its year: `январь 2026`.
pub(crate) fn month((year, month): (i32, u32), language: Language) -> String {
    const NAMES: [Both; 12] = [
        both("январь", "January"),
        both("февраль", "February"),
        both("март", "March"),
        both("апрель", "April"),
        both("май", "May"),
        both("июнь", "June"),
        both("июль", "July"),
        both("август", "August"),
        both("сентябрь", "September"),
        both("октябрь", "October"),
        both("ноябрь", "November"),
        both("декабрь", "December"),
    ];
    let name = NAMES[month as usize - 1].said_in(language);
    format!("{name} {year}")
}

/// The same where there is little room: `янв 26`.
pub(crate) fn month_in_short((year, month): (i32, u32), language: Language) -> String {
    const NAMES: [Both; 12] = [
        both("янв", "Jan"),
        both("фев", "Feb"),
        both("мар", "Mar"),
        both("апр", "Apr"),
        both("май", "May"),
        both("июн", "Jun"),
        both("июл", "Jul"),
        both("авг", "Aug"),
        both("сен", "Sep"),
        both("окт", "Oct"),
        both("ноя", "Nov"),
        both("дек", "Dec"),
    ];
    let name = NAMES[month as usize - 1].said_in(language);
    format!("{name} {:02}", year.rem_euclid(100))
}

/// What patients answered when they were asked for a number from 0 to 10.
pub(crate) fn scores(scores: &Scores, language: Language) -> String {
    let answers = scores.answers();
    let Some(net) = scores.net() else {
        return both("Никто не назвал оценки.", "Nobody gave a score.")
            .said_in(language)
            .to_owned();
    };
    let patients = counted(PATIENTS, answers, language);
    let Scores {
        promoters,
        passives,
        detractors,
    } = scores;
    let told = match language {
        Language::Russian => format!(
            "Оценок: {answers}. От 9 до 10: {promoters}; 7 или 8: {passives}; от 0 до 6: {detractors}."
        ),
        Language::English => format!(
            "Scores from {patients}: 9 or 10 from {promoters}, 7 or 8 from {passives}, 0 to 6 from {detractors}."
        ),
    };
    let [is, from, to] = [net.is, net.from, net.to].map(signed);
    let score = match language {
        _ if answers < FEWEST_FOR_SHARE => TOO_FEW.said_in(language).to_owned(),
        Language::Russian => {
            format!("NPS: {is}; с вероятностью 95\u{a0}% он между {from} и {to}.")
        }
        Language::English => {
            format!("Net promoter score {is}, with 95% confidence between {from} and {to}.")
        }
    };
    format!("{told} {score}")
}

/// A number with a proper minus.
fn signed(number: i64) -> String {
    if number < 0 {
        format!("\u{2212}{}", number.unsigned_abs())
    } else {
        number.to_string()
    }
}

fn counted(noun: Noun, count: u64, language: Language) -> String {
    noun.counted(usize::try_from(count).unwrap_or(usize::MAX), language)
}

/// How many complaints, and how soon they were settled.
pub(crate) fn complaints(complaints: &Complaints, language: Language) -> String {
    let is_russian = language == Language::Russian;
    let mut told = Vec::new();
    if complaints.made == 0 {
        let none = both("Жалоб не было.", "There were no complaints.");
        told.push(none.said_in(language).to_owned());
    } else {
        let made = counted(COMPLAINTS, complaints.made, language);
        let (resolved, open) = (complaints.resolved(), complaints.open());
        told.push(if is_russian {
            format!("{made}: закрыто {resolved}, открыто {open}.")
        } else {
            format!("{made}: {resolved} settled, {open} open.")
        });
    }
    if let Some(halves) = complaints.median_half_days() {
        let days = half_days(halves, language);
        told.push(match (halves, is_russian) {
            (0, true) => "Половину закрыли в тот же день.".to_owned(),
            (0, false) => "Half of those settled were so on the same day.".to_owned(),
            (_, true) => format!("Половину закрыли не позже чем через {days}."),
            (_, false) => format!("Half of those settled were so within {days}."),
        });
    }
    if complaints.earlier > 0 {
        let earlier = counted(COMPLAINTS, complaints.earlier, language);
        told.push(if is_russian {
            format!("Кроме того, с прежних времён открыто: {earlier}.")
        } else {
            format!("Still open from before: {earlier}.")
        });
    }
    told.join(" ")
}

fn half_days(halves: u32, language: Language) -> String {
    if halves.is_multiple_of(2) {
        return counted(DAYS, u64::from(halves / 2), language);
    }
    match language {
        Language::Russian => format!("{},5 дня", halves / 2),
        Language::English => format!("{}.5 days", halves / 2),
    }
}

/// How often somebody asked to be left in peace.
pub(crate) fn opt_outs(opt_outs: u64, contacts: u64, language: Language) -> String {
    let many = contacts >= FEWEST_FOR_SHARE;
    let asked = counted(OPT_OUTS, opt_outs, language);
    let made = counted(CONTACTS, contacts, language);
    let tenths = (opt_outs * 2000 + contacts) / (2 * contacts.max(1));
    let (whole, tenth) = (tenths / 10, tenths % 10);
    match language {
        Language::Russian if many => {
            format!("{asked}; на сто контактов {whole},{tenth}.")
        }
        Language::English if many => format!("{asked}: {whole}.{tenth} per hundred contacts."),
        Language::Russian => format!("{asked}; всего {made}."),
        Language::English => format!("{asked}, of {made}."),
    }
}

/// How many came for the first time, and of those of whom it is known how many came by recommendation.
pub(crate) fn newcomers(newcomers: &Newcomers, language: Language) -> String {
    let &Newcomers {
        all,
        said,
        recommended,
    } = newcomers;
    if all == 0 {
        let nobody = both(
            "Впервые в эти дни никто не приходил.",
            "Nobody came for the first time in these days.",
        );
        return nobody.said_in(language).to_owned();
    }
    let came = counted(PATIENTS, all, language);
    let share = share(recommended, said, language);
    let few = said < FEWEST_FOR_SHARE;
    match language {
        Language::Russian if said == 0 => {
            format!("Впервые пришли: {came}. Откуда они узнали о клинике, не записано ни у кого.")
        }
        Language::English if said == 0 => {
            format!("First visits: {came}. How they heard of the clinic is on record for none.")
        }
        Language::Russian if few => {
            format!(
                "Впервые пришли: {came}. Откуда узнали о клинике, записано у {said}; по рекомендации: {share}."
            )
        }
        Language::English if few => {
            format!(
                "First visits: {came}. How they heard of the clinic is on record for {said}; by recommendation: {share}."
            )
        }
        Language::Russian => {
            format!(
                "Впервые пришли: {came}. Откуда узнали о клинике, записано у {said}; по рекомендации: {recommended} ({share})."
            )
        }
        Language::English => {
            format!(
                "First visits: {came}. How they heard of the clinic is on record for {said}; by recommendation: {recommended} ({share})."
            )
        }
    }
}

/// What the report could not know.
pub(crate) fn not_known(kept: &Kept, language: Language) -> Vec<String> {
    const ROWS: Noun = noun(["строка", "строки", "строк"], ["row", "rows"]);
    let mut told = Vec::new();
    if !kept.has_contacts {
        let nothing = both(
            "Журнала звонков нет (contacts.csv): что из обещанного сделано, неизвестно, и все обещания выглядят несдержанными.",
            "There is no record of contacts (contacts.csv): what was done is not known, and no promise looks kept.",
        );
        told.push(nothing.said_in(language).to_owned());
    }
    if kept.rows_not_used > 0 {
        let rows = counted(ROWS, kept.rows_not_used, language);
        told.push(match language {
            Language::Russian => {
                format!("Не удалось прочитать и учесть: {rows}. Какие, скажет recall check.")
            }
            Language::English => {
                format!(
                    "Could not be used, and are not in the report: {rows}. recall check names them."
                )
            }
        });
    }
    told
}

/// The report in a sentence: what comes first where somebody reads no more.
pub(crate) fn opening(kept: &Kept, language: Language) -> String {
    let all = kept.all_promises();
    let (due, judged, in_time) = (all.due(), all.judged(), all.in_time);
    if due == 0 {
        return both(
            "В эти дни не наступил срок ни одного обещания.",
            "No promise fell due in these days.",
        )
        .said_in(language)
        .to_owned();
    }
    let (missed, open) = (all.missed, all.open);
    let promises = counted(OF_PROMISES, due, language);
    if judged == 0 {
        return match language {
            Language::Russian => format!("Наступил срок {promises}, и все они ещё открыты."),
            Language::English => format!("{promises} fell due, all still open."),
        };
    }
    let share = share(in_time, judged, language);
    match language {
        Language::Russian => format!(
            "Наступил срок {promises}: вовремя сдержано {share}, упущено {missed}, ещё открыто {open}."
        ),
        Language::English => {
            format!(
                "{promises} fell due: {share} kept in time, {missed} missed, {open} still open."
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_are_told_as_numbers() {
        use Language::{English, Russian};
        for (part, whole, russian, english) in [
            (0, 0, "—", "—"),
            (3, 7, "3 из 7", "3 of 7"),
            (19, 19, "19 из 19", "19 of 19"),
            (10, 20, "50\u{a0}%", "50%"),
            (1, 3000, "0\u{a0}%", "0%"),
            (2, 300, "1\u{a0}%", "1%"),
        ] {
            assert_eq!(share(part, whole, Russian), russian);
            assert_eq!(share(part, whole, English), english);
        }
    }

    #[test]
    fn days_and_numbers_agree() {
        use Language::{English, Russian};
        let of = |made, days: &[u32], earlier| Complaints {
            made,
            days: days.to_vec(),
            earlier,
        };
        for (found, russian, english) in [
            (of(0, &[], 0), "Жалоб не было.", "There were no complaints."),
            (
                of(2, &[0], 1),
                "2 жалобы: закрыто 1, открыто 1. Половину закрыли в тот же день. Кроме того, с прежних времён открыто: 1 жалоба.",
                "2 complaints: 1 settled, 1 open. Half of those settled were so on the same day. Still open from before: 1 complaint.",
            ),
            (
                of(5, &[1, 2, 3, 5], 0),
                "5 жалоб: закрыто 4, открыто 1. Половину закрыли не позже чем через 2,5 дня.",
                "5 complaints: 4 settled, 1 open. Half of those settled were so within 2.5 days.",
            ),
        ] {
            assert_eq!(complaints(&found, Russian), russian);
            assert_eq!(complaints(&found, English), english);
        }
        assert_eq!(
            opt_outs(1, 19, Russian),
            "1 просьба больше не беспокоить; всего 19 контактов."
        );
        assert_eq!(
            opt_outs(2, 150, Russian),
            "2 просьбы больше не беспокоить; на сто контактов 1,3."
        );
        assert_eq!(
            opt_outs(2, 150, English),
            "2 requests not to be contacted any more: 1.3 per hundred contacts."
        );
    }

    #[test]
    fn who_came_by_recommendation_is_told_of_those_of_whom_it_is_known() {
        let of = |all, said, recommended| Newcomers {
            all,
            said,
            recommended,
        };
        for (found, russian, english) in [
            (
                of(0, 0, 0),
                "Впервые в эти дни никто не приходил.",
                "Nobody came for the first time in these days.",
            ),
            (
                of(2, 0, 0),
                "Впервые пришли: 2 пациента. Откуда они узнали о клинике, не записано ни у кого.",
                "First visits: 2 patients. How they heard of the clinic is on record for none.",
            ),
            (
                of(21, 9, 4),
                "Впервые пришли: 21 пациент. Откуда узнали о клинике, записано у 9; по рекомендации: 4 из 9.",
                "First visits: 21 patients. How they heard of the clinic is on record for 9; by recommendation: 4 of 9.",
            ),
            (
                of(45, 40, 10),
                "Впервые пришли: 45 пациентов. Откуда узнали о клинике, записано у 40; по рекомендации: 10 (25\u{a0}%).",
                "First visits: 45 patients. How they heard of the clinic is on record for 40; by recommendation: 10 (25%).",
            ),
        ] {
            assert_eq!(newcomers(&found, Language::Russian), russian);
            assert_eq!(newcomers(&found, Language::English), english);
        }
    }

    #[test]
    fn the_score_is_told_of_enough_answers_alone() {
        let few = Scores {
            promoters: 3,
            passives: 1,
            detractors: 0,
        };
        assert_eq!(
            scores(&few, Language::Russian),
            "Оценок: 4. От 9 до 10: 3; 7 или 8: 1; от 0 до 6: 0. Для индекса NPS ответов мало."
        );
        let many = Scores {
            promoters: 8,
            passives: 10,
            detractors: 12,
        };
        assert_eq!(
            scores(&many, Language::Russian),
            "Оценок: 30. От 9 до 10: 8; 7 или 8: 10; от 0 до 6: 12. NPS: −13; с вероятностью 95\u{a0}% он между −39 и 15."
        );
    }
}
