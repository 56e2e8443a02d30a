//! The templates that are built in, and those of a clinic's own.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use expect_test::expect;

use super::*;
use crate::language::testing::{Bench, day};
use crate::model::clinic::Outcome::{
    self, AskDoctor, Booked, Callback, Complaint, Declined, Left, NoAnswer, OptOut, Reached, Sent,
    Unwell, WrongNumber,
};
use crate::model::clinic::{Caller, Moment, VisitKind, VisitStatus, Window, Windows};
use crate::model::text::Text;
use crate::phone;
use crate::record::outcome;
use crate::record::times::Day;
use names::Kind;

const LANGUAGES: [Language; 2] = [Language::Russian, Language::English];

fn day_of(bench: &Bench) -> Day<'_> {
    Day {
        date: day(3, 2),
        minute: Some(11 * 60),
        visit_on: None,
        settings: &bench.settings,
    }
}

fn own(template: Template, text: &str) -> Own {
    Own {
        template,
        file: "scripts/a.txt".to_owned(),
        text: text.to_owned(),
    }
}

#[test]
fn nothing_is_wrong_with_what_is_built_in() {
    let bench = Bench::new();
    for language in LANGUAGES {
        for template in Template::all() {
            let text = template.built_in(language);
            assert_eq!(
                check(&own(template, text), &day_of(&bench)),
                [],
                "{template:?}"
            );
        }
    }
}

/// What each branch writes down, by the outcome that is to come of it.
const WRITTEN: [(Outcome, &[&str]); 12] = [
    (
        NoAnswer,
        &[
            "ответил другой человек",
            "взял ребёнок",
            "автоответчик",
            "somebody else answered",
            "child answered",
            "answering machine",
        ],
    ),
    (WrongNumber, &["чужой номер", "wrong number"]),
    (Callback, &["перезвонить", "call back"]),
    (Unwell, &["болит", "in pain"]),
    (
        Reached,
        &[
            "не сейчас",
            "перезвонит",
            "уже были",
            "not now",
            "will call back",
            "already been",
        ],
    ),
    (
        Declined,
        &[
            "думает",
            "дорого",
            "не придёт",
            "thinking about it",
            "too expensive",
            "not coming",
        ],
    ),
    (
        Booked,
        &["перенесли", "уже записан", "rescheduled", "already booked"],
    ),
    (AskDoctor, &["спросить врача", "ask the doctor"]),
    (OptOut, &["больше не звонить", "don't call"]),
    (Sent, &["отправлено СМС", "sms sent"]),
    (
        Left,
        &[
            "лечится в другой клинике",
            "умер",
            "treated elsewhere",
            "died",
        ],
    ),
    (Complaint, &["жалоба", "complaint"]),
];

#[test]
fn what_is_written_down_is_read_as_that_outcome() {
    let bench = Bench::new();
    let practice = bench.practice();
    let reader = phone::Reader::new("RU").unwrap();
    let mut seen = BTreeSet::new();
    let mut wrong = Vec::new();
    for language in LANGUAGES {
        let words = Words::new(&practice, language, &reader);
        for reason in Reason::ALL {
            let branches = words.branches_of(reason);
            assert!(branches.len() > 15, "{reason:?}");
            for branch in branches {
                assert!(
                    !branch.heard.is_empty() && !branch.said.is_empty(),
                    "{branch:?}"
                );
                // The talk goes on, and has its own.
                if branch.write.is_empty() {
                    continue;
                }
                let mut meant = WRITTEN.iter();
                let meant = meant.find(|(_, written)| written.contains(&branch.write.as_str()));
                let (meant, _) = meant.unwrap_or_else(|| panic!("{branch:?}"));
                let read = outcome::read(&branch.write, &[reason], &day_of(&bench));
                if read.len() != 1 || read[0].outcome != *meant {
                    wrong.push(format!("{reason:?}: {}: {read:?}", branch.write));
                }
                seen.insert(branch.write);
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let all = WRITTEN.iter().map(|(_, written)| written.len());
    assert_eq!(seen.len(), all.sum::<usize>());
}

/// A template that says all that it may.
fn all_names(template: Template) -> String {
    let names = names::of(template).iter();
    let mut text = names
        .filter(|(_, kind)| *kind != Kind::Matters)
        .fold("MARK".to_owned(), |text, (name, _)| {
            format!("{text} {{{{ {name} }}}}")
        });
    if template == Template::Talk {
        text.push_str("{% for matter in matters %}");
        for (name, _) in names::OF_MATTERS {
            write!(text, " {{{{ matter.{name} }}}}").unwrap();
        }
        text.push_str("{% endfor %}");
    }
    text
}

#[test]
fn every_name_has_its_facts() {
    let bench = Bench::new().urgent_plan(day(2, 1));
    let urgent = Template::Matter(Reason::UrgentTreatment);
    for language in LANGUAGES {
        let templates =
            [Template::Talk, urgent].map(|template| own(template, &all_names(template)));
        let said = bench.on_contact(language, |words, contact| {
            words.use_own(&templates);
            words.script(contact, &[])
        });
        assert_eq!(said.matches("MARK").count(), 2, "{said}");
        assert!(
            said.contains("43") || said.contains("third") || said.contains("третий"),
            "{said}"
        );
        let branches = own(
            Template::Branches,
            &format!("# a\n{}\n= болит", all_names(Template::Branches)),
        );
        let branches = bench.on_contact(language, |words, contact| {
            words.use_own(&[branches]);
            words.branches(contact)
        });
        assert!(branches[0].said.contains("MARK"), "{branches:?}");
    }
}

#[test]
fn line_breaks_behind_tags_are_seen_by_nobody() {
    let bench = Bench::new().urgent_plan(day(2, 1));
    for language in LANGUAGES {
        let same = Template::all().map(|it| own(it, it.built_in(language)));
        let same: Vec<Own> = same.collect();
        let said = |own: &[Own]| {
            bench.on_contact(language, |words, contact| {
                words.use_own(own);
                (words.script(contact, &[]), words.branches(contact))
            })
        };
        assert_eq!(said(&[]), said(&same));
    }
}

#[test]
fn every_name_is_written_down() {
    let pages = [
        include_str!("../../../docs/scripts.md"),
        include_str!("../../../docs/ru/scripts.md"),
    ];
    for page in pages {
        let of_templates = Template::all().flat_map(|template| names::of(template).iter());
        for (name, _) in of_templates.chain(names::OF_MATTERS) {
            assert!(page.contains(&format!("`{name}`")), "{name}");
        }
    }
}

#[test]
fn what_is_wrong_is_told_with_its_line() {
    let bench = Bench::new();
    let urgent = Template::Matter(Reason::UrgentTreatment);
    let wrong = |template: Template, text: &str| -> Vec<(usize, ScriptProblem)> {
        let found = check(&own(template, text), &day_of(&bench)).into_iter();
        let told = found.filter_map(|error| match error {
            ScriptError::Wrong { line, problem, .. } => Some((line, problem)),
            ScriptError::CannotRead(..) | ScriptError::NoTemplate { .. } => None,
        });
        told.collect()
    };
    let no_name = |name: &str, nearest| ScriptProblem::NoName {
        name: name.to_owned(),
        nearest,
    };
    assert_eq!(wrong(urgent, "Осталось: {{ item }}.\n"), []);
    assert_eq!(
        wrong(
            urgent,
            "Осталось.\n{{ itm }}\n{% if own %}Скидка!{% endif %}"
        ),
        [(2, no_name("itm", "item")), (3, ScriptProblem::Offer)]
    );
    let [(2, ScriptProblem::Unreadable(_))] = wrong(urgent, "Да\n{% if %}\n")[..] else {
        panic!("{:?}", wrong(urgent, "Да\n{% if %}\n"));
    };
    let [(3, ScriptProblem::Unreadable(_))] = wrong(
        Template::Talk,
        "{% for one in matters %}\n\n{{ one.wrods }}\n{% endfor %}",
    )[..] else {
        panic!("an attribute that is not there");
    };
    assert_eq!(
        wrong(urgent, "Назовите дату рождения.\nПочему Вы не приходите?"),
        [(1, ScriptProblem::Secret), (2, ScriptProblem::Phrase)]
    );
    assert_eq!(
        wrong(
            Template::Branches,
            "# Болит\nДа.\n# Нет\nНет.\n= абракадабра\n# Ещё\n= болит\n# Всё\n"
        ),
        [
            (1, ScriptProblem::NoOutcome),
            (5, ScriptProblem::UnclearOutcome("абракадабра".to_owned())),
            (8, ScriptProblem::NoOutcome),
        ]
    );
}

/// Words of the Russian templates that look like a past tense which tells whether a man or a woman is meant, and are none, or are of a thing.
const NO_GENDER: [&str; 4] = ["был", "дела", "сил", "сначала"];

#[test]
fn nobody_is_told_to_be_a_man_or_a_woman() {
    let mut found = BTreeSet::new();
    for template in Template::all() {
        let text = template.built_in(Language::Russian).to_lowercase();
        for line in text.lines() {
            // What is heard from the patient is as it is heard, and the outcome as it is written.
            if line.starts_with(['#', '=']) {
                continue;
            }
            let words = line.split(|c: char| !c.is_alphabetic());
            for word in words.filter(|word| !NO_GENDER.contains(word)) {
                let is_past = [
                    "ал", "ала", "ил", "ила", "ел", "ела", "ял", "яла", "лся", "лась",
                ]
                .iter()
                .any(|ending| word.ends_with(ending));
                let is_short =
                    ["рад", "рада", "должен", "должна", "готов", "готова"].contains(&word);
                if is_past || is_short {
                    found.insert(word.to_owned());
                }
            }
        }
    }
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn different_patients_are_offered_different_times() {
    for free in 0..8_u16 {
        let bench = Bench::new().urgent_plan(day(2, 1));
        let bench = (0..free).fold(bench, |bench, nth| {
            bench.slot(Moment::at(day(3, 3), 9 * 60 + nth * 30))
        });
        for patients in 1..7_u32 {
            bench.on_contact(Language::Russian, |words, contact| {
                let contacts: Vec<Contact> = (0..patients)
                    .map(|patient| Contact {
                        patient,
                        ..contact.clone()
                    })
                    .collect();
                let doctor = contact.doctor;
                let dealt = words.dealt(&contacts);
                let mut times: Vec<Moment> = Vec::new();
                for patient in 0..patients {
                    let offered = &dealt[&(patient, doctor)];
                    assert_eq!(offered.len(), usize::from(free.min(2)));
                    assert!(offered.is_sorted());
                    times.extend(offered);
                }
                let all = times.len();
                times.sort_unstable();
                times.dedup();
                assert_eq!(times.len(), all.min(usize::from(free)), "{free} {patients}");
            });
        }
    }
}

#[test]
fn a_time_that_is_over_when_the_call_begins_is_not_offered() {
    let bench = Bench::new().urgent_plan(day(2, 1));
    let bench = bench.slot(Moment::at(day(3, 2), 9 * 60 + 30));
    let bench = bench.slot(Moment::at(day(3, 2), 16 * 60));
    let said = |bench: &Bench| {
        bench.on_contact(Language::Russian, |words, contact| {
            words.script(contact, &[])
        })
    };
    assert!(said(&bench).contains("есть время сегодня в 9:30 или в 16:00."));
    let late = bench.with(|bench| {
        let afternoon = Window {
            from: 12 * 60,
            to: 18 * 60,
        };
        bench.settings.calling_hours = Windows::of(vec![afternoon]);
    });
    let said = said(&late);
    assert!(
        said.contains("У врача есть время сегодня в 16:00.\nВам это подойдёт?"),
        "{said}"
    );
}

fn told(bench: &Bench) -> (String, String) {
    bench.on_contact(Language::Russian, |words, contact| {
        (
            words.script(contact, &[]),
            words.prepare(contact, &[]).join("\n"),
        )
    })
}

/// The lines of the matter, between the question whether the patient can talk and the times.
fn matter(script: &str) -> String {
    let lines = script
        .lines()
        .skip_while(|line| !line.starts_with("(неудобно"));
    let lines = lines
        .skip(1)
        .take_while(|line| !line.starts_with("Если для Вас"));
    lines.fold(String::new(), |told, line| told + line + "\n")
}

#[test]
fn a_doctor_who_is_not_in_the_list_is_not_said_to_be_concerned() {
    let mut bench = Bench::new();
    let doctor = bench.text("Сидоров Пётр");
    let bench = bench
        .urgent_plan(day(2, 1))
        .item_of(|item| item.doctor = doctor);
    let (script, prepare) = told(&bench);
    expect![[r#"
        12 января Вы подписали план лечения.
        Одно в этом плане лучше не откладывать: лечение пульпита, третий зуб справа на нижней челюсти.
        Лечение ещё не начато.
    "#]]
    .assert_eq(&matter(&script));
    expect![[r#"
        Сначала посмотрите в журнал записи: возможно, визит уже назначен.
        В списке врачей нет такого имени: Сидоров Пётр. От чьего имени звонить, решает руководитель.
        До звонка узнайте, к какому врачу и когда можно записать."#]]
    .assert_eq(&prepare);
    // Where there is no list at all, the plan is believed.
    let unlisted = bench.with(|bench| bench.clinic.doctors.clear());
    let (script, prepare) = told(&unlisted);
    assert!(script.contains("Ваш врач — Сидоров Пётр."), "{script}");
    assert!(!prepare.contains("руководитель"), "{prepare}");
}

#[test]
fn a_plan_long_over_its_day_is_looked_at_by_the_doctor_first() {
    let signed_on = NaiveDate::from_ymd_opt(2025, 11, 20);
    let of = |due_on| {
        Bench::new()
            .urgent_plan(due_on)
            .item_of(|item| (item.signed_on, item.consulted_on) = (signed_on, None))
    };
    let before = NaiveDate::from_ymd_opt(2025, 12, 30).unwrap();
    let (script, prepare) = told(&of(before));
    expect![[r#"
        20 ноября 2025 года Вы подписали план лечения.
        Ваш врач — стоматолог-терапевт Иванова Анна Петровна.
        В плане значится: лечение пульпита, третий зуб справа на нижней челюсти.
        С тех пор прошло время: на приёме врач сначала посмотрит, что изменилось.
        Лечение ещё не начато, и врача это беспокоит: хочется избежать осложнений.
    "#]]
    .assert_eq(&matter(&script));
    assert!(
        prepare.contains("План подписан 20 ноября 2025 года, и его срок прошёл больше двух месяцев назад: до звонка спросите врача, что изменилось."),
        "{prepare}"
    );
    // The day is the one after the deadline: sixty days are not more than sixty.
    let (script, prepare) = told(&of(NaiveDate::from_ymd_opt(2025, 12, 31).unwrap()));
    assert!(
        !script.contains("С тех пор") && !prepare.contains("двух месяцев"),
        "{script}{prepare}"
    );
}

#[test]
fn what_only_a_doctor_speaks_of_is_not_named_by_others() {
    let mut bench = Bench::new();
    let procedure = bench.text("Удаление кисты");
    let bench = bench
        .urgent_plan(day(2, 1))
        .item_of(|item| item.procedure = procedure);
    let (script, prepare) = told(&bench);
    assert!(!script.contains("кист"), "{script}");
    assert!(
        script.contains("лучше не откладывать: лечение, о котором Вы говорили с врачом."),
        "{script}"
    );
    assert!(
        prepare
            .contains("Об этом диагнозе говорит только врач: предложите врачу позвонить самому."),
        "{prepare}"
    );
    let by_doctor = bench.item_of(|item| item.caller = Some(Caller::Doctor));
    let (script, prepare) = told(&by_doctor);
    assert!(
        script.contains("лучше не откладывать: удаление кисты, третий зуб"),
        "{script}"
    );
    assert!(!prepare.contains("диагноз"), "{prepare}");
}

fn script(bench: &Bench, language: Language) -> String {
    bench.on_contact(language, |words, contact| words.script(contact, &[]))
}

/// That one stands before the other.
fn in_order(said: &str, parts: &[&str]) {
    let mut from = 0;
    for part in parts {
        let at = said[from..].find(part);
        let at = at.unwrap_or_else(|| panic!("{part}: {said}"));
        from += at + part.len();
    }
}

#[test]
fn each_matter_of_a_talk_has_its_way_out_and_the_talk_one_end() {
    let bench = Bench::new()
        .agreement(Reason::WellbeingCheck, |it| it.contact_on = Some(day(3, 2)))
        .agreement(Reason::HygieneReminder, |it| it.due_on = Some(day(3, 9)))
        .slot(Moment::at(day(3, 4), 12 * 60));
    let said = script(&bench, Language::Russian);
    in_order(
        &said,
        &[
            "Как Вы себя чувствуете",
            "(о впечатлениях и оценке",
            "от нуля до десяти",
            "звоните нам сразу",
            "профессиональной чистки",
            "(выбрали время) Записываю",
            "Всего Вам доброго!",
        ],
    );
    let farewells = ["До встречи", "доброго", "Поправляйтесь", "Хорошего дня"];
    let count = |said: &str| -> usize { farewells.map(|it| said.matches(it).count()).iter().sum() };
    assert_eq!(count(&said), 1, "{said}");
    let english = script(&bench, Language::English);
    in_order(
        &english,
        &["nought to ten", "cleaning", "I have put you down"],
    );
    assert!(english.ends_with("All the best!"), "{english}");
    // Where how the patient feels comes last, the talk ends with that.
    let last = Bench::new()
        .visit(
            Moment::at(day(3, 3), 11 * 60),
            VisitStatus::Booked,
            VisitKind::Treatment,
        )
        .agreement(Reason::WellbeingCheck, |it| it.contact_on = Some(day(3, 2)));
    let said = script(&last, Language::Russian);
    in_order(&said, &["(придут)", "(не придут)", "от нуля до десяти"]);
    assert!(
        said.ends_with("Поправляйтесь!") && count(&said) == 1,
        "{said}"
    );
}

#[test]
fn nobody_is_put_down_for_a_time_that_nobody_knows() {
    let hygiene = Bench::new().agreement(Reason::HygieneReminder, |it| it.due_on = Some(day(3, 9)));
    for bench in [Bench::new().urgent_plan(day(2, 1)), hygiene] {
        let said = script(&bench, Language::Russian);
        assert!(
            said.contains("(назвали час) Спасибо, перезвоню в ____."),
            "{said}"
        );
        assert!(
            !said.contains("Записываю") && !said.contains("выбрать время сейчас"),
            "{said}"
        );
        let english = script(&bench, Language::English);
        assert!(
            english.contains("I will call at ____.") && !english.contains("put you down"),
            "{english}"
        );
        let free = bench.slot(Moment::at(day(3, 4), 12 * 60));
        let said = script(&free, Language::Russian);
        assert!(said.contains("(выбрали время) Записываю"), "{said}");
        assert!(!said.contains("назвали час"), "{said}");
    }
}

#[test]
fn a_hygienist_is_not_called_a_doctor() {
    let bench = Bench::new().agreement(Reason::HygieneReminder, |it| it.due_on = Some(day(3, 9)));
    let said = |bench: &Bench| {
        let (script, prepare) = told(bench);
        format!("{script}\n{prepare}").to_lowercase()
    };
    // The one that is there for this test is a dentist by her specialty alone.
    let spoken = said(&bench).replace("стоматолог-терапевт", "");
    assert!(!spoken.contains("врач"), "{spoken}");
    let free = bench.slot(Moment::at(day(3, 4), 12 * 60));
    assert!(!said(&free).contains("врач"), "{}", said(&free));
}

#[test]
fn a_doctor_who_is_not_in_the_list_neither_calls_nor_is_concerned() {
    let mut bench = Bench::new();
    let unlisted = bench.text("Сидоров");
    let by_doctor = bench.urgent_plan(day(2, 1)).item_of(|item| {
        (item.caller, item.doctor) = (Some(Caller::Doctor), unlisted);
    });
    let (script, prepare) = told(&by_doctor);
    assert!(script.contains("врач ____."), "{script}");
    assert!(
        !script.contains("Сидоров") && !script.contains("беспокоит"),
        "{script}"
    );
    assert!(prepare.contains("Сидоров. От чьего имени"), "{prepare}");
    // So it is with a call that was agreed.
    for reason in [Reason::PersonalCall, Reason::WellbeingCheck] {
        let mut bench = Bench::new();
        let (unlisted, topic) = (bench.text("Сидоров"), bench.text("снимки"));
        let bench = bench.agreement(reason, |it| {
            (it.contact_on, it.doctor, it.topic) = (Some(day(3, 2)), unlisted, topic);
        });
        let (script, prepare) = told(&bench);
        assert!(!script.contains("Сидоров"), "{script}");
        assert!(prepare.contains("Сидоров. От чьего имени"), "{prepare}");
    }
}

fn branches(bench: &Bench, language: Language) -> Vec<Branch> {
    bench.on_contact(language, |words, contact| words.branches(contact))
}

/// What is written down where that is heard.
fn written(branches: &[Branch], heard: &str) -> String {
    let mut found = branches.iter();
    let found = found.find(|branch| branch.heard.contains(heard));
    found.unwrap_or_else(|| panic!("{heard}")).write.clone()
}

#[test]
fn a_question_on_the_way_is_no_outcome() {
    let bench = Bench::new().urgent_plan(day(2, 1));
    let russian = branches(&bench, Language::Russian);
    assert_eq!(written(&russian, "Откуда у вас мой номер"), "");
    assert_eq!(written(&russian, "А чем это грозит"), "спросить врача");
    let english = branches(&bench, Language::English);
    assert_eq!(written(&english, "Where did you get my number"), "");
    // A doctor has nobody to ask.
    let by_doctor = bench.item_of(|item| item.caller = Some(Caller::Doctor));
    let russian = branches(&by_doctor, Language::Russian);
    for heard in [
        "А чем это грозит",
        "Беременность",
        "Дайте Ваш номер",
        "Сколько это стоит",
    ] {
        assert_eq!(written(&russian, heard), "", "{heard}");
    }
    let asks = |branch: &Branch| branch.write.contains("врача") || branch.write.contains("doctor");
    assert!(!russian.iter().any(asks));
    assert!(!branches(&by_doctor, Language::English).iter().any(asks));
}

#[test]
fn how_one_feels_is_talked_about_and_not_given_up_for_a_message() {
    let wellbeing =
        Bench::new().agreement(Reason::WellbeingCheck, |it| it.contact_on = Some(day(3, 2)));
    let unwell = Bench::new()
        .urgent_plan(day(2, 1))
        .contact(Moment::at(day(3, 1), 12 * 60), Unwell);
    for bench in [wellbeing, unwell] {
        let said = branches(&bench, Language::Russian);
        assert_eq!(written(&said, "пришлите СМС"), "перезвонить");
        assert!(!said.iter().any(|branch| branch.write == "не сейчас"));
        let said = branches(&bench, Language::English);
        assert_eq!(written(&said, "text instead"), "call back");
    }
    let plan = Bench::new().urgent_plan(day(2, 1));
    let said = branches(&plan, Language::Russian);
    assert_eq!(written(&said, "пришлите СМС"), "не сейчас");
}

#[test]
fn what_hurts_is_asked_once() {
    let bench = Bench::new()
        .urgent_plan(day(2, 1))
        .agreement(Reason::HygieneReminder, |it| {
            it.contact_on = Some(day(2, 2));
        })
        .abouts(&[Reason::UrgentTreatment, Reason::HygieneReminder])
        .contact_of(Moment::at(day(3, 1), 12 * 60), Unwell, |it| {
            it.about = (0, 2);
        });
    for (language, question) in [
        (Language::Russian, "что беспокоит"),
        (Language::English, "what the trouble is"),
    ] {
        let said = script(&bench, language);
        assert_eq!(said.matches(question).count(), 1, "{said}");
    }
}

#[test]
fn nobody_speaks_in_a_message() {
    let bench = Bench::new()
        .agreement(Reason::HygieneReminder, |it| {
            (it.due_on, it.channel) = (Some(day(3, 9)), Some(Channel::Sms));
        })
        .contact_of(Moment::at(day(2, 1), 600), AskDoctor, |it| {
            it.score = Some(3);
        });
    let (branches, avoid, prepare) = bench.on_contact(Language::Russian, |words, contact| {
        assert_eq!(contact.channel, Channel::Sms);
        (
            words.branches(contact),
            words.avoid(contact),
            words.prepare(contact, &[]).join("\n"),
        )
    });
    assert_eq!((branches.len(), avoid.len()), (0, 1), "{avoid:?}");
    for spoken in ["выслушайте", "до разговора", "говорите"] {
        assert!(!prepare.contains(spoken), "{prepare}");
    }
}

#[test]
fn a_promise_that_nobody_kept_is_not_told_as_kept() {
    let of = |at: Moment, is_date_alone: bool| {
        Bench::new().urgent_plan(day(2, 1)).contact_of(
            Moment::at(day(2, 25), 600),
            Callback,
            |it| {
                (it.callback_at, it.is_callback_date_alone) = (Some(at), is_date_alone);
            },
        )
    };
    let yesterday = of(Moment::at(day(3, 1), 18 * 60), false);
    let said = script(&yesterday, Language::Russian);
    assert!(
        said.contains("Мы обещали позвонить Вам вчера в 18:00 и не позвонили."),
        "{said}"
    );
    assert!(!said.contains("как мы договорились"), "{said}");
    let said = script(&yesterday, Language::English);
    assert!(
        said.contains("call you yesterday at 18:00 and did not"),
        "{said}"
    );
    let said = script(&of(Moment::at(day(2, 27), 0), true), Language::Russian);
    assert!(said.contains("позвонить Вам 27 февраля и не"), "{said}");
    // It was tried, or it is for today.
    let tried = yesterday.contact(Moment::at(day(3, 1), 18 * 60 + 5), NoAnswer);
    for kept in [tried, of(Moment::at(day(3, 2), 10 * 60), false)] {
        let said = script(&kept, Language::Russian);
        assert!(
            said.contains("Перезваниваю, как мы договорились."),
            "{said}"
        );
    }
}

#[test]
fn who_has_no_first_name_is_asked_for_by_surname() {
    let nameless = |bench: &mut Bench| {
        let patient = bench.patient();
        (patient.first_name, patient.patronymic) = Default::default();
    };
    let bench = Bench::new().urgent_plan(day(2, 1)).with(nameless);
    let (script_ru, prepare) = told(&bench);
    assert!(
        script_ru.starts_with("Здравствуйте! Скажите, пожалуйста, Петрова — это Вы?\n("),
        "{script_ru}"
    );
    assert!(
        prepare.contains("убедитесь, что говорите с пациентом"),
        "{prepare}"
    );
    assert!(
        branches(&bench, Language::Russian)[0]
            .said
            .starts_with("Петрова может подойти")
    );
    let english = script(&bench, Language::English);
    assert!(
        english.starts_with("Hello! Am I speaking with Петрова?\n("),
        "{english}"
    );
    let nobody = bench.with(|bench| bench.patient().last_name = Text::BLANK);
    let (script, prepare) = told(&nobody);
    assert!(script.contains("(сверьте имя с картой"), "{script}");
    assert!(prepare.contains("В карте нет имени"), "{prepare}");
}

#[test]
fn one_colon_is_enough_for_a_topic() {
    let mut bench = Bench::new();
    let topic = bench.text("после имплантации: как идёт заживление");
    let of = |bench: Bench, reason| {
        bench.agreement(reason, |it| {
            (it.contact_on, it.topic) = (Some(day(3, 2)), topic);
        })
    };
    let said = script(&of(bench, Reason::PersonalCall), Language::Russian);
    assert!(
        said.contains("обсудить: после имплантации — как идёт заживление."),
        "{said}"
    );
    let mut bench = Bench::new();
    assert_eq!(bench.text("после имплантации: как идёт заживление"), topic);
    let bench = of(bench, Reason::WellbeingCheck);
    let said = script(&bench, Language::Russian);
    assert!(said.contains("чувствуете после имплантации?"), "{said}");
    let english = script(&bench, Language::English);
    assert!(
        english.contains("How do you feel after the treatment?"),
        "{english}"
    );
}

#[test]
fn a_day_that_was_only_reckoned_was_not_promised() {
    let of = |contact_on| {
        Bench::new()
            .visit(
                Moment::at(day(2, 26), 11 * 60),
                VisitStatus::Attended,
                VisitKind::Treatment,
            )
            .agreement(Reason::WellbeingCheck, |it| {
                (it.agreed_on, it.contact_on) = (Some(day(2, 26)), contact_on);
            })
    };
    let said = script(&of(None), Language::Russian);
    assert!(
        said.contains("Хотели позвонить Вам ещё 27 февраля"),
        "{said}"
    );
    let said = script(&of(Some(day(2, 27))), Language::Russian);
    assert!(
        said.contains("Мы обещали позвонить Вам 27 февраля и не позвонили."),
        "{said}"
    );
    // Whoever tried and was not answered did call.
    let tried = of(Some(day(2, 27))).contact(Moment::at(day(2, 27), 600), NoAnswer);
    let said = script(&tried, Language::Russian);
    assert!(!said.contains("не позвонили"), "{said}");
    let before = of(Some(day(2, 27))).contact(Moment::at(day(2, 26), 1000), NoAnswer);
    assert!(script(&before, Language::Russian).contains("не позвонили"));
}

#[test]
fn a_doctor_does_not_speak_of_the_doctor() {
    for language in LANGUAGES {
        let doctor = match language {
            Language::Russian => "врач",
            Language::English => "doctor",
        };
        let by_doctor = Bench::new()
            .urgent_plan(day(2, 1))
            .item_of(|item| item.caller = Some(Caller::Doctor));
        let said = branches(&by_doctor, language);
        for branch in &said {
            let mut lines = branch.said.lines().filter(|line| !line.starts_with('('));
            assert!(!lines.any(|line| line.contains(doctor)), "{branch:?}");
            assert!(!branch.heard.contains(doctor), "{branch:?}");
        }
        let thinks = said
            .iter()
            .filter(|it| it.said.contains("ко мне") || it.said.contains("ask me"));
        assert_eq!(thinks.count(), 2, "\"I will think\" and \"expensive\"");
        // Others pass the question on.
        let others = Bench::new().urgent_plan(day(2, 1));
        let said = branches(&others, language);
        assert!(!said.iter().any(|it| it.said.contains("ко мне")));
    }
    let wellbeing = |caller| {
        Bench::new().agreement(Reason::WellbeingCheck, |it| {
            (it.contact_on, it.caller) = (Some(day(3, 2)), caller);
        })
    };
    let avoid = |bench: &Bench| {
        bench.on_contact(Language::Russian, |words, contact| {
            words.avoid(contact).join("\n")
        })
    };
    assert!(avoid(&wellbeing(None)).contains("на вопросы ответит врач"));
    assert!(!avoid(&wellbeing(Some(Caller::Doctor))).contains("врач"));
}

#[test]
fn nothing_is_left_to_explain_where_nothing_was_said() {
    let answer = |bench: &Bench, language: Language, heard: &str| {
        let said = branches(bench, language);
        let found = said.into_iter().find(|it| it.heard.contains(heard));
        found.unwrap().said
    };
    let silent = Bench::new().urgent_plan(day(2, 1));
    let silent = silent.item_of(|item| item.risk = Text::BLANK);
    let (russian, english) = ("чем это грозит", "What happens if I wait");
    let said = answer(&silent, Language::Russian, russian);
    assert!(said.starts_with("Об этом лучше расскажет врач."), "{said}");
    let said = answer(&silent, Language::English, english);
    assert!(said.starts_with("The doctor can tell you best."), "{said}");
    let mut bench = Bench::new();
    let risk = bench.text("воспаление");
    let told = bench
        .urgent_plan(day(2, 1))
        .item_of(|item| item.risk = risk);
    let said = answer(&told, Language::Russian, russian);
    assert!(
        said.starts_with("В плане об этом сказано: воспаление.\nОстальное объяснит врач."),
        "{said}"
    );
}

#[test]
fn a_day_that_is_near_is_said_without_its_date_and_once() {
    let offered = |times: [Moment; 2], language| {
        let bench = Bench::new().urgent_plan(day(2, 1));
        let bench = times.into_iter().fold(bench, Bench::slot);
        script(&bench, language)
    };
    let at = |on: u32, hour: u16| Moment::at(day(3, on), hour * 60);
    let russian = |one, other| offered([one, other], Language::Russian);
    for (said, wanted) in [
        (
            russian(at(2, 17), at(3, 9)),
            "есть время сегодня в 17:00 или завтра в 9:00.",
        ),
        (
            russian(at(3, 9), at(4, 9)),
            "есть время завтра в 9:00 или в среду, 4 марта, в 9:00.",
        ),
        (
            russian(at(4, 9), at(4, 17)),
            "есть время в среду, 4 марта, в 9:00 или в 17:00.",
        ),
        (
            offered([at(2, 17), at(3, 9)], Language::English),
            "time today at 17:00 or tomorrow at 9:00.",
        ),
    ] {
        assert!(said.contains(wanted), "{wanted}: {said}");
    }
    // What is read before the call has the hour as it is said.
    let bench = Bench::new().urgent_plan(day(2, 1)).slot(at(3, 9));
    let (_, prepare) = told(&bench);
    assert!(prepare.contains("3 марта в 9:00"), "{prepare}");
}
