use std::fmt::Write;

use expect_test::expect;
use proptest::prelude::*;

use super::*;
use crate::language::testing::{Bench, day};
use crate::model::clinic::{ClinicalBasis, Moment, VisitKind, VisitStatus};

const LANGUAGES: [Language; 2] = [Language::Russian, Language::English];

/// A clinic that sends messages.
fn bench() -> Bench {
    Bench::new().with(|bench| {
        bench.settings.clinic_name = "Стоматология «Липа»".to_owned();
        bench.settings.clinic_phone = "8 (495) 000-00-00".to_owned();
        bench.patient().channels = [Channel::Sms].into_iter().collect();
    })
}

fn visit(bench: Bench, at: Moment) -> Bench {
    bench.visit(at, VisitStatus::Booked, VisitKind::Treatment)
}

fn agreed(bench: Bench, kind: Reason, due_on: Option<NaiveDate>, contact_on: NaiveDate) -> Bench {
    bench.agreement(kind, |agreement| {
        agreement.due_on = due_on;
        agreement.contact_on = Some(contact_on);
        agreement.channel = Some(Channel::Sms);
        agreement.clinical_basis = Some(ClinicalBasis::ComplexTreatment);
    })
}

fn by(bench: Bench, channel: Channel) -> Bench {
    bench.with(|bench| {
        bench.patient().channels = [channel].into_iter().collect();
        for agreement in bench.clinic.agreements.iter_mut() {
            agreement.channel = Some(channel);
        }
    })
}

/// A bench for each reason of which something may be said in writing, and its kinds.
fn stories() -> Vec<(&'static str, Bench)> {
    let tomorrow = Moment::at(day(3, 3), 10 * 60 + 30);
    let about = |kind, due_on| agreed(bench(), kind, due_on, day(3, 2));
    let early = |bench: Bench| {
        bench.with(|bench| {
            for agreement in bench.clinic.agreements.iter_mut() {
                agreement.agreed_on = NaiveDate::from_ymd_opt(2025, 9, 5);
            }
        })
    };
    let hygiene = || about(Reason::HygieneReminder, Some(day(3, 10)));
    vec![
        ("visit", visit(bench(), tomorrow)),
        (
            "without an hour",
            visit(bench(), Moment::start_of(day(3, 3))),
        ),
        ("of a child", visit(bench().minor(), tomorrow)),
        ("control", about(Reason::ControlExam, Some(day(3, 6)))),
        (
            "control, passed",
            about(Reason::ControlExam, Some(day(2, 20))),
        ),
        ("control, no day", about(Reason::ControlExam, None)),
        (
            "control of a child",
            agreed(
                bench().minor(),
                Reason::ControlExam,
                Some(day(3, 6)),
                day(3, 2),
            ),
        ),
        ("wellbeing", about(Reason::WellbeingCheck, None)),
        (
            "wellbeing of a child",
            agreed(bench().minor(), Reason::WellbeingCheck, None, day(3, 2)),
        ),
        ("hygiene", hygiene()),
        (
            "hygiene, passed",
            about(Reason::HygieneReminder, Some(day(2, 27))),
        ),
        (
            "hygiene of a child",
            agreed(
                bench().minor(),
                Reason::HygieneReminder,
                Some(day(3, 10)),
                day(3, 2),
            ),
        ),
        (
            "checkup",
            early(about(Reason::CheckupReminder, Some(day(3, 10)))),
        ),
        (
            "two visits",
            visit(visit(bench(), tomorrow), Moment::at(day(3, 3), 15 * 60)),
        ),
        (
            "hygiene and checkup",
            early(agreed(hygiene(), Reason::CheckupReminder, None, day(3, 2))),
        ),
    ]
}

fn message_of(bench: &Bench, language: Language) -> Option<Message> {
    bench.on_contact(language, |words, contact| words.message(contact))
}

fn told(language: Language) -> String {
    let told = stories().into_iter().map(|(name, bench)| {
        let message = message_of(&bench, language).unwrap();
        let Message {
            text,
            characters,
            parts,
        } = message;
        format!("{name} ({characters}, {parts}): {text}\n")
    });
    told.collect()
}

#[test]
fn every_text_in_russian() {
    expect![[r#"
        visit (116, 2): Мария Ивановна, как договорились, ждём Вас завтра, 3 марта, в 10:30. Изменить, отказ от СМС: 8 495 000-00-00. «Липа»
        without an hour (126, 2): Мария Ивановна, как договорились, ждём Вас 3 марта, час подскажем по телефону. Изменить, отказ от СМС: 8 495 000-00-00. «Липа»
        of a child (128, 2): Ольга Сергеевна, как договорились, ждём Вас с ребёнком завтра, 3 марта, в 10:30. Изменить, отказ от СМС: 8 495 000-00-00. «Липа»
        control (117, 2): Мария Ивановна, как договорились, напоминаем об осмотре 6 марта. Выбрать время, отказ от СМС: 8 495 000-00-00. «Липа»
        control, passed (124, 2): Мария Ивановна, осмотр был намечен на 20 февраля. Подберём другой день. Выбрать время, отказ от СМС: 8 495 000-00-00. «Липа»
        control, no day (109, 2): Мария Ивановна, как договорились, напоминаем об осмотре. Выбрать время, отказ от СМС: 8 495 000-00-00. «Липа»
        control of a child (126, 2): Ольга Сергеевна, как договорились, напоминаем об осмотре ребёнка 6 марта. Выбрать время, отказ от СМС: 8 495 000-00-00. «Липа»
        wellbeing (119, 2): Мария Ивановна, как Вы себя чувствуете? Если что-то беспокоит, звоните. Ответить, отказ от СМС: 8 495 000-00-00. «Липа»
        wellbeing of a child (124, 2): Ольга Сергеевна, как себя чувствует ребёнок? Если что-то беспокоит, звоните. Ответить, отказ от СМС: 8 495 000-00-00. «Липа»
        hygiene (132, 2): Мария Ивановна, как договорились, напоминаем о чистке, срок — 10 марта. Выбрать время или отказаться от СМС: 8 495 000-00-00. «Липа»
        hygiene, passed (115, 2): Мария Ивановна, как договорились, напоминаем о чистке. Выбрать время или отказаться от СМС: 8 495 000-00-00. «Липа»
        hygiene of a child (120, 2): Ольга Сергеевна, как договорились, напоминаем о чистке для ребёнка. Выбрать время, отказ от СМС: 8 495 000-00-00. «Липа»
        checkup (130, 2): Мария Ивановна, как договорились 5 сентября 2025 года, напоминаем об осмотре. Выбрать время, отказ от СМС: 8 495 000-00-00. «Липа»
        two visits (123, 2): Мария Ивановна, ждём Вас 3 марта в 10:30; ещё один визит — 3 марта в 15:00. Изменить, отказ от СМС: 8 495 000-00-00. «Липа»
        hygiene and checkup (130, 2): Мария Ивановна, как договорились, напоминаем об осмотре; подошёл срок чистки. Выбрать время, отказ от СМС: 8 495 000-00-00. «Липа»
    "#]].assert_eq(&told(Language::Russian));
}

#[test]
fn every_text_in_english() {
    expect![[r#"
        visit (110, 2): Мария Ивановна, as agreed, we expect you on 3 March at 10:30. Changes, or no more texts: 8 495 000-00-00. Липа
        without an hour (120, 2): Мария Ивановна, as agreed, we expect you on 3 March, ring for the hour. Changes, or no more texts: 8 495 000-00-00. Липа
        of a child (127, 2): Ольга Сергеевна, as agreed, we expect you with your child on 3 March at 10:30. Changes, or no more texts: 8 495 000-00-00. Липа
        control (111, 2): Мария Ивановна, as agreed: the examination is set for 6 March. To book, or no more texts: 8 495 000-00-00. Липа
        control, passed (132, 2): Мария Ивановна, the examination was set for 20 February. Please choose another day. To book, or no more texts: 8 495 000-00-00. Липа
        control, no day (127, 2): Мария Ивановна, as agreed, a reminder: the examination is due. To choose a time or stop these texts, ring 8 495 000-00-00. Липа
        control of a child (126, 2): Ольга Сергеевна, as agreed: the examination of your child is set for 6 March. To book, or no more texts: 8 495 000-00-00. Липа
        wellbeing (120, 2): Мария Ивановна, how do you feel? Please ring us if anything is wrong. To answer, or no more texts: 8 495 000-00-00. Липа
        wellbeing of a child (130, 2): Ольга Сергеевна, how does your child feel? Please ring us if anything is wrong. To answer, or no more texts: 8 495 000-00-00. Липа
        hygiene (120, 2): Мария Ивановна, as agreed, a reminder of the cleaning, due on 10 March. To book, or no more texts: 8 495 000-00-00. Липа
        hygiene, passed (119, 2): Мария Ивановна, as agreed, a reminder of the cleaning. To choose a time or stop these texts, ring 8 495 000-00-00. Липа
        hygiene of a child (119, 2): Ольга Сергеевна, as agreed, a reminder of the cleaning for your child. To book, or no more texts: 8 495 000-00-00. Липа
        checkup (126, 2): Мария Ивановна, as agreed on 5 September 2025, a reminder of the examination. To book, or no more texts: 8 495 000-00-00. Липа
        two visits (134, 2): Мария Ивановна, we expect you on 3 March at 10:30; another visit on 3 March at 15:00. Changes, or no more texts: 8 495 000-00-00. Липа
        hygiene and checkup (131, 2): Мария Ивановна, as agreed, a reminder of the examination; the cleaning is due too. To book, or no more texts: 8 495 000-00-00. Липа
    "#]].assert_eq(&told(Language::English));
    // With a name in Latin letters twice as much stands in two of them.
    let (_, bench) = stories().swap_remove(0);
    let bench = bench.with(|bench| {
        let (first_name, blank) = (bench.text("Mary"), bench.text(""));
        bench.settings.clinic_name = "Linden Dental Clinic".to_owned();
        bench.patient().first_name = first_name;
        bench.patient().patronymic = blank;
    });
    expect![[r#"Message { text: "Mary, as agreed, a reminder: we expect you tomorrow, Tuesday 3 March, at 10:30. To change the time, call it off or stop these texts, ring 8 495 000-00-00. Linden", characters: 161, parts: 2 }"#]].assert_eq(&format!(
        "{:?}",
        message_of(&bench, Language::English).unwrap()
    ));
}

#[test]
fn the_longest_names_leave_the_day_and_the_number() {
    let mut told = String::new();
    for (name, bench) in stories() {
        let bench = bench.with(|bench| {
            let (first_name, patronymic) = (bench.text("Константин"), bench.text("Вениаминович"));
            let guardian = bench.text("Константинопольская Александрина Вениаминовна");
            bench.settings.clinic_discreet_name = "Белый кедр плюс".to_owned();
            bench.settings.clinic_phone = "8 (38375) 0-00-00".to_owned();
            let patient = bench.patient();
            (patient.first_name, patient.patronymic) = (first_name, patronymic);
            patient.guardian_name = guardian;
        });
        let message = message_of(&bench, Language::Russian).unwrap();
        assert!(message.parts <= MOST_PARTS, "{message:?}");
        writeln!(told, "{name} ({}): {}", message.characters, message.text).unwrap();
    }
    expect![[r#"
        visit (109): Константин Вениаминович, ждём Вас 3 марта в 10:30. Изменить, отказ от СМС: 8 38375 0-00-00. «Белый кедр плюс»
        without an hour (122): Константин Вениаминович, ждём Вас 3 марта, время — по телефону. Изменить, отказ от СМС: 8 38375 0-00-00. «Белый кедр плюс»
        of a child (122): Александрина Вениаминовна, ждём Вас с ребёнком 3 марта в 10:30. Изменить, отказ от СМС: 8 38375 0-00-00. «Белый кедр плюс»
        control (116): Константин Вениаминович, ждём Вас на осмотр 6 марта. Выбрать время, отказ от СМС: 8 38375 0-00-00. «Белый кедр плюс»
        control, passed (122): Константин Вениаминович, осмотр был намечен на 20 февраля. Выбрать время, отказ от СМС: 8 38375 0-00-00. «Белый кедр плюс»
        control, no day (129): Константин Вениаминович, как договорились, напоминаем об осмотре. Выбрать время, отказ от СМС: 8 38375 0-00-00. «Белый кедр плюс»
        control of a child (126): Александрина Вениаминовна, ждём Вас на осмотр ребёнка 6 марта. Выбрать время, отказ от СМС: 8 38375 0-00-00. «Белый кедр плюс»
        wellbeing (107): Константин Вениаминович, как Вы себя чувствуете? Ответить, отказ от СМС: 8 38375 0-00-00. «Белый кедр плюс»
        wellbeing of a child (113): Александрина Вениаминовна, как себя чувствует ребёнок? Ответить, отказ от СМС: 8 38375 0-00-00. «Белый кедр плюс»
        hygiene (127): Константин Вениаминович, как договорились, напоминаем о чистке. Выбрать время, отказ от СМС: 8 38375 0-00-00. «Белый кедр плюс»
        hygiene, passed (127): Константин Вениаминович, как договорились, напоминаем о чистке. Выбрать время, отказ от СМС: 8 38375 0-00-00. «Белый кедр плюс»
        hygiene of a child (123): Александрина Вениаминовна, напоминаем о чистке для ребёнка. Выбрать время, отказ от СМС: 8 38375 0-00-00. «Белый кедр плюс»
        checkup (129): Константин Вениаминович, как договорились, напоминаем об осмотре. Выбрать время, отказ от СМС: 8 38375 0-00-00. «Белый кедр плюс»
        two visits (131): Константин Вениаминович, ждём Вас 3 марта в 10:30; есть и второй вопрос. Изменить, отказ от СМС: 8 38375 0-00-00. «Белый кедр плюс»
        hygiene and checkup (132): Константин Вениаминович, напоминаем об осмотре; подошёл срок чистки. Выбрать время, отказ от СМС: 8 38375 0-00-00. «Белый кедр плюс»
    "#]].assert_eq(&told);
}

#[test]
fn what_gives_way_where_nothing_fits() {
    let text = |first_name: &str, patronymic: &str, clinic: &str| {
        let bench = visit(bench(), Moment::at(day(3, 3), 10 * 60 + 30)).with(|bench| {
            let (first_name, patronymic) = (bench.text(first_name), bench.text(patronymic));
            bench.settings.clinic_discreet_name = clinic.to_owned();
            bench.patient().first_name = first_name;
            bench.patient().patronymic = patronymic;
        });
        message_of(&bench, Language::Russian).unwrap().text + "\n"
    };
    let long = "а".repeat(40);
    let texts = [
        text(&format!("А{long}"), &format!("Б{long}"), "Липа"),
        text(&format!("А{long}{long}"), "", "Липа"),
        text("Мария", "Ивановна", &format!("Клён{long}{long}{long}")),
    ];
    expect![[r#"
        Ааааааааааааааааааааааааааааааааааааааааа, ждём Вас 3 марта в 10:30. Изменить, отказ от СМС: 8 495 000-00-00. «Липа»
        Как договорились, напоминаем: ждём Вас завтра, 3 марта, в 10:30. Перенести, отменить или отказаться от СМС: 8 495 000-00-00. «Липа»
        Мария Ивановна, как договорились, ждём Вас завтра, 3 марта, в 10:30. Изменить, отказ от СМС: 8 495 000-00-00.
    "#]].assert_eq(&texts.concat());
}

#[test]
fn by_other_channels() {
    for channel in [Channel::Messenger, Channel::Email] {
        let bench = by(stories().swap_remove(9).1, channel);
        let said = bench.on_contact(Language::Russian, |words, contact| {
            let message = words.message(contact).unwrap();
            let length = words.prepare(contact, &[]).pop().unwrap();
            format!("{}\n{length}\n", message.text)
        });
        match channel {
            Channel::Messenger => expect![[r#"
                Мария Ивановна, как договорились, напоминаем о чистке, срок — 10 марта. Выбрать время, отказ от сообщений: 8 495 000-00-00. «Липа»
                Текст: 130 знаков.
            "#]].assert_eq(&said),
            _ => expect![[r#"
                Мария Ивановна, как договорились, напоминаем о чистке, срок — 10 марта. Выбрать время или отказаться от писем: 8 495 000-00-00. «Липа»
                Текст: 134 знака.
            "#]].assert_eq(&said),
        }
    }
}

#[test]
fn what_is_spoken_of_is_not_written() {
    let call = agreed(bench(), Reason::HygieneReminder, None, day(3, 2)).with(|bench| {
        bench.clinic.agreements[0].channel = Some(Channel::Call);
    });
    for language in LANGUAGES {
        assert_eq!(message_of(&call, language), None);
        for reason in [
            Reason::UrgentTreatment,
            Reason::UnfinishedTreatment,
            Reason::PersonalCall,
        ] {
            let facts = Facts {
                matters: vec![Matter {
                    reason,
                    on: None,
                    minute: None,
                    agreed_on: None,
                }],
                of_child: false,
                today: day(3, 2),
            };
            let drafts = match language {
                Language::Russian => russian::message::drafts(&facts),
                Language::English => english::message::drafts(&facts),
            };
            assert!(drafts.is_empty(), "{reason:?}");
        }
    }
}

#[test]
fn a_clinic_without_a_number_is_warned() {
    let bench = stories()
        .swap_remove(0)
        .1
        .with(|bench| bench.settings.clinic_phone.clear());
    let practice = bench.practice();
    let (plan, _) = Bench::planned(&practice);
    let reader = crate::phone::Reader::new("RU").unwrap();
    let mut told = String::new();
    for language in LANGUAGES {
        let words = Words::new(&practice, language, &reader);
        told += &words.message(&plan.contacts[0]).unwrap().text;
        let warnings = words.warnings_told(&plan.tally.warnings);
        writeln!(told, "\n{}", warnings.join("\n")).unwrap();
    }
    expect![[r#"
        Мария Ивановна, как договорились, ждём Вас завтра, 3 марта, в 10:30. Изменить или отказаться от СМС можно по телефону клиники. «Липа»
        номер клиники не указан, поэтому в 1 сообщении не сказано, куда звонить и как отказаться от сообщений; впишите его в recall.toml: раздел [clinic], phone
        Мария Ивановна, as agreed, we expect you on 3 March at 10:30. To make changes or stop these texts, ring the clinic. Липа
        the clinic's number is not set, so 1 message does not say where to ring, or how to stop them; write it in recall.toml: phone, under [clinic]
    "#]].assert_eq(&told);
}

#[test]
fn a_clinic_s_long_name_takes_nobody_s_own_away() {
    let long = "Семейная приёмная на Большой Никитской улице у старых Патриарших прудов";
    let reader = crate::phone::Reader::new("RU").unwrap();
    for phone in ["", "8 (495) 000-00-00"] {
        let bench = stories().swap_remove(0).1.with(|bench| {
            bench.settings.clinic_discreet_name = long.to_owned();
            bench.settings.clinic_phone = phone.to_owned();
        });
        let practice = bench.practice();
        let (plan, _) = Bench::planned(&practice);
        let words = Words::new(&practice, Language::Russian, &reader);
        let text = words.message(&plan.contacts[0]).unwrap().text;
        assert!(text.starts_with("Мария"), "{text}");
        assert!(text.contains(&phone.replace(['(', ')'], "")), "{text}");
    }
}

#[test]
fn the_name_for_other_ears() {
    for (discreet, name, russian) in [
        ("", "Стоматология «Липа»", "«Липа»"),
        ("", "Стоматологическая клиника Улыбка", "«Улыбка»"),
        ("", "ООО \"Белый кедр\"", "«Белый кедр»"),
        ("", "Липа", "«Липа»"),
        ("Клён", "Стоматология «Липа»", "«Клён»"),
        ("«Клён» на Мира", "", "«Клён» на Мира"),
        ("", "Стоматология на Мира", ""),
        ("", "Центр «Дента»", ""),
        ("", "Евродент", ""),
        ("", "Президент", "«Президент»"),
        ("", "Стоматология", ""),
        ("", "", ""),
    ] {
        let sign = sign(discreet, name, Language::Russian);
        assert_eq!(sign, russian, "{name}");
    }
    assert_eq!(
        sign("", "Linden Dental Clinic", Language::English),
        "Linden"
    );
}

#[test]
fn parts_are_counted_as_operators_count_them() {
    for (text, counted) in [
        (String::new(), (0, 1)),
        ("a".repeat(160), (160, 1)),
        ("a".repeat(161), (161, 2)),
        ("a".repeat(306), (306, 2)),
        ("a".repeat(307), (307, 3)),
        // Signs of which each takes two.
        ("€".repeat(80), (160, 1)),
        (format!("{}€", "a".repeat(159)), (161, 2)),
        // One that does not fit into the first part whole goes to the second.
        (format!("{}€{}", "a".repeat(152), "a".repeat(152)), (306, 3)),
        ("ж".repeat(70), (70, 1)),
        ("ж".repeat(71), (71, 2)),
        ("ж".repeat(134), (134, 2)),
        ("ж".repeat(135), (135, 3)),
        // Beyond the sixteen bits of a unit.
        (format!("{}🦷", "ж".repeat(68)), (70, 1)),
        (format!("{}🦷{}", "ж".repeat(66), "ж".repeat(66)), (134, 3)),
        // A quotation mark of print, and all is counted in units of sixteen bits.
        (format!("{}«", "a".repeat(70)), (71, 2)),
    ] {
        assert_eq!(length(&text), counted, "{text}");
    }
}

/// What no message says: teeth, treatment, who treats, what sort of clinic, what costs nothing, what the patient is said to have wanted.
const FORBIDDEN: [&str; 24] = [
    "зуб",
    "лечен",
    "пульпит",
    "имплант",
    "врач",
    "доктор",
    "хирург",
    "стоматолог",
    "дентал",
    "бесплатн",
    "скидк",
    "акци",
    "вы просили",
    "миша",
    "иванова",
    "tooth",
    "treatment",
    "dentist",
    "dental",
    "implant",
    "doctor",
    "free",
    "discount",
    "you asked",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn whatever_the_names_it_fits_and_is_discreet(
        nth in 0..15_usize,
        first_name in "[А-Я][а-я]{2,14}",
        patronymic in "([А-Я][а-я]{4,14}(вич|вна))?",
        discreet in "([А-ЯA-Z][а-яa-z]{2,12}( [а-я]{2,8}){0,3})?",
        phone in "(8 \\([0-9]{3,5}\\) [0-9]{1,3}-[0-9]{2}-[0-9]{2})?",
        in_english in any::<bool>(),
        by_messenger in any::<bool>(),
    ) {
        // What stands in the names is not the text's.
        let innocent = |text: &str| {
            let text = text.to_lowercase();
            FORBIDDEN.iter().all(|word| !text.contains(word))
        };
        prop_assume!(innocent(&first_name) && innocent(&patronymic) && innocent(&discreet));
        let (name, bench) = stories().swap_remove(nth);
        let bench = bench.with(|bench| {
            let guardian = bench.text(&format!("{first_name} {patronymic}"));
            let topic = bench.text("после лечения 36, имплантат");
            let (first, patronymic) = (bench.text(&first_name), bench.text(&patronymic));
            bench.settings.clinic_discreet_name.clone_from(&discreet);
            bench.settings.clinic_phone.clone_from(&phone);
            let patient = bench.patient();
            if patient.guardian_name.is_blank() {
                (patient.first_name, patient.patronymic) = (first, patronymic);
            } else {
                patient.guardian_name = guardian;
            }
            for agreement in bench.clinic.agreements.iter_mut() {
                agreement.topic = topic;
            }
        });
        let bench = if by_messenger { by(bench, Channel::Messenger) } else { bench };
        let language = LANGUAGES[usize::from(in_english)];
        let message = message_of(&bench, language).unwrap();
        prop_assert!(message.parts <= MOST_PARTS, "{name}: {message:?}");
        let said = message.text.to_lowercase();
        for word in FORBIDDEN {
            prop_assert!(!said.contains(word), "{word}: {said}");
        }
        let number = phone.replace(['(', ')'], "");
        prop_assert!(said.contains(&number), "{said}");
        prop_assert!(!said.contains("  ") && !said.contains(".."), "{said}");
    }
}
