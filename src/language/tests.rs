//! Sentences as people read them.

use super::testing::{Bench, day};
use super::*;
use crate::clinic::*;

fn show(name: &str, bench: &Bench) {
    let practice = bench.practice();
    let reader = phone::Reader::new("RU").unwrap();
    let (plan, decisions) = bench.planned(&practice);
    for language in [Language::Russian, Language::English] {
        let words = Words::new(&practice, language, &reader);
        println!("== {name}");
        for d in &decisions {
            let mut out = String::new();
            words.why(&mut out, d);
            println!("{} {:?}: {out}", d.verdict.name(), d.codes);
            let mut out = String::new();
            words.consent(&mut out, d);
            println!("   C: {out}");
        }
        for c in &plan.contacts {
            println!("   S: {}", words.script(c));
            println!("   P: {:?}", words.prepare(c, &[4]));
            println!("   A: {:?}", words.avoid(c));
        }
        if name == "first" {
            println!("{}", words.summary(&plan));
        }
    }
}

#[test]
fn show_all() {
    let at = |m, d, h: u16| Moment::at(day(m, d), h * 60);
    show("first", &Bench::new().urgent_plan(day(2, 1)));
    show(
        "visit",
        &Bench::new().visit(at(3, 3, 10), VisitStatus::Booked, VisitKind::Treatment),
    );
    let mut b = Bench::new();
    let done = Item {
        status: ItemStatus::Done,
        done_on: Some(day(1, 20)),
        ..b.item("Лечение каналов", "36")
    };
    let left = b.item("Коронка.", "36, 37");
    let left2 = b.item("Имплант", "46");
    show(
        "unfinished",
        &b.plan(vec![done, left, left2])
            .slot(at(3, 4, 10))
            .slot(at(3, 5, 12))
            .contact(at(2, 1, 10), Outcome::NoAnswer),
    );
    show(
        "control",
        &Bench::new().agreement(Reason::ControlExam, |a| {
            a.due_on = Some(day(3, 6));
            a.clinical_basis = Some(ClinicalBasis::ComplexTreatment);
        }),
    );
    show(
        "wellbeing",
        &Bench::new().agreement(Reason::WellbeingCheck, |a| {
            a.contact_on = Some(day(3, 1));
        }),
    );
    show(
        "wellbeing2",
        &Bench::new()
            .visit(at(2, 28, 10), VisitStatus::Attended, VisitKind::Treatment)
            .agreement(Reason::WellbeingCheck, |_| {}),
    );
    show(
        "hygiene",
        &Bench::new().agreement(Reason::HygieneReminder, |a| {
            a.due_on = Some(day(3, 10));
        }),
    );
    show(
        "checkup",
        &Bench::new().agreement(Reason::CheckupReminder, |a| {
            a.agreed_on = NaiveDate::from_ymd_opt(2025, 9, 10);
            a.guarantee = true;
        }),
    );
    let mut b = Bench::new();
    let t = b.text("результат имплантации");
    show(
        "personal",
        &b.agreement(Reason::PersonalCall, |a| {
            a.topic = t;
        }),
    );
    show(
        "child",
        &Bench::new()
            .minor()
            .agreement(Reason::HygieneReminder, |a| {
                a.due_on = Some(day(3, 10));
                a.channel = Some(Channel::Sms)
            }),
    );
    show(
        "child2",
        &Bench::new()
            .minor()
            .urgent_plan(day(2, 1))
            .agreement(Reason::WellbeingCheck, |a| {
                a.contact_on = Some(day(3, 1));
            }),
    );
    show("nobody", &Bench::new());
}
use chrono::NaiveDate;
