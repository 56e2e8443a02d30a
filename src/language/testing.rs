//! A small clinic made by hand: one patient, Maria Ivanovna, on Monday, 2 March 2026, 9 o'clock.

use chrono::NaiveDate;

use super::Words;
use crate::base::Language;
use crate::model::by_patient::{ByPatient, OfPatient};
use crate::model::clinic::{
    About, Agreement, AgreementStatus, Answer, Block, BlockReason, BlockScope, Clinic, Consent,
    Contact, Doctor, Input, Item, ItemMarks, ItemStatus, Moment, Number, Outcome, Patient, Plan,
    Reason, RowAt, Slot, Visit, VisitKind, VisitKinds, VisitStatus,
};
use crate::model::decision::{Decision, Verdict};
use crate::model::text::{Id, Text};
use crate::phone::{Phone, Reader};
use crate::plan::practice::{Asked, Practice};
use crate::settings::Settings;

/// A day of 2026.
pub(super) fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

/// A text with the end of a line: what is so long on one line that rustfmt would break `expect!` can't rewrite itself.
pub(super) fn as_line(text: impl AsRef<str>) -> String {
    format!("{}\n", text.as_ref())
}

/// The clinic and how it is looked at.
pub(super) struct Bench {
    pub clinic: Clinic,
    pub settings: Settings,
    pub asked: Asked,
}

/// The files, as rows name them.
const FILES: [&str; 5] = [
    "patients.csv",
    "plans.csv",
    "visits.csv",
    "agreements.csv",
    "contacts.csv",
];

impl Bench {
    /// A patient who has agreed to be called, and no case yet.
    pub(super) fn new() -> Self {
        let input = |name: &str| Input {
            name: name.to_owned(),
            path: name.into(),
            headers: Vec::new(),
            rows: 0,
            used: 0,
            orphans: 0,
            rejected: 0,
            left_out: 0,
        };
        let mut clinic = Clinic {
            inputs: FILES.map(input).into(),
            has_visits: true,
            has_contacts: true,
            ..Clinic::default()
        };
        let patient = Patient {
            id: clinic.patient_ids.put("P1"),
            last_name: clinic.texts.put("Петрова"),
            first_name: clinic.texts.put("Мария"),
            patronymic: clinic.texts.put("Ивановна"),
            birth_date: NaiveDate::from_ymd_opt(1980, 5, 17),
            number: Phone::from_digits(79_187_744_206).map(|phone| Number {
                phone,
                extension: Text::BLANK,
            }),
            email: clinic.patient_ids.put("maria@example.org"),
            consent: Consent::Yes,
            consent_on: Some(day(1, 12)),
            ..Patient::unknown(RowAt::new(0, 2))
        };
        clinic.patients.push(patient);
        clinic.by_id.push(0);
        let doctor = Doctor {
            doctor: clinic.texts.put("Иванова"),
            name: clinic.texts.put("Иванова Анна Петровна"),
            specialty: clinic.texts.put("Стоматолог-терапевт"),
        };
        clinic.doctors.push(doctor);
        let mut settings = crate::plan::rules::default_settings(chrono_tz::Europe::Moscow);
        settings.clinic_name = "Улыбка".to_owned();
        Self {
            clinic,
            settings,
            asked: Asked {
                is_today: false,
                now: Moment::at(day(3, 2), 9 * 60),
                shift: None,
                callers: None,
                bookings_checked: false,
            },
        }
    }

    pub(super) fn text(&mut self, text: &str) -> Text {
        self.clinic.texts.put(text)
    }

    pub(super) fn patient(&mut self) -> &mut Patient {
        &mut self.clinic.patients[0]
    }

    /// A minor with a guardian.
    pub(super) fn minor(mut self) -> Self {
        let guardian_name = self.text("Петрова Ольга Сергеевна (мама)");
        let first_name = self.text("Миша");
        let patient = self.patient();
        patient.guardian_name = guardian_name;
        patient.guardian_phone = patient.number;
        patient.first_name = first_name;
        patient.birth_date = NaiveDate::from_ymd_opt(2016, 5, 17);
        self
    }

    /// A plan item, agreed and signed on 12 January.
    pub(super) fn item(&mut self, procedure: &str, tooth: &str) -> Item {
        let line = 2 + u32::try_from(self.clinic.items.len()).unwrap();
        Item {
            row: RowAt::new(1, line),
            patient: 0,
            plan_id: Id::BLANK,
            item_id: Id::BLANK,
            procedure: self.text(procedure),
            tooth: self.text(tooth),
            doctor: self.text("Иванова"),
            specialty: Text::BLANK,
            caller: None,
            consulted_on: Some(day(1, 10)),
            marks: ItemMarks::new(true, false),
            signed_on: Some(day(1, 12)),
            answer: Answer::Agreed,
            due_on: None,
            wait_until: None,
            risk: Text::BLANK,
            status: ItemStatus::Planned,
            done_on: None,
        }
    }

    /// The plan of these items.
    pub(super) fn plan(mut self, items: Vec<Item>) -> Self {
        let from = u32::try_from(self.clinic.items.len()).unwrap();
        self.clinic.items.extend(items);
        let to = u32::try_from(self.clinic.items.len()).unwrap();
        let plan = Plan {
            id: self.clinic.plan_ids.put(&format!("T{from}")),
            patient: 0,
            items: (from, to),
        };
        add(&mut self.clinic.plans, plan);
        self
    }

    /// A plan whose one item is urgent and has a deadline.
    pub(super) fn urgent_plan(mut self, due_on: NaiveDate) -> Self {
        let risk = self.text("Переход в периодонтит");
        let item = Item {
            marks: ItemMarks::new(true, true),
            due_on: Some(due_on),
            risk,
            ..self.item("Лечение пульпита", "43")
        };
        self.plan(vec![item])
    }

    /// A visit of the patient with Doctor Ivanova.
    pub(super) fn visit(mut self, at: Moment, status: VisitStatus, kind: VisitKind) -> Self {
        let line = 2 + u32::try_from(self.clinic.visits.len()).unwrap();
        let visit = Visit {
            id: self.clinic.visit_ids.put(&format!("V{line}")),
            row: RowAt::new(2, line),
            patient: 0,
            starts_at: at,
            status,
            has_services: false,
            kinds: VisitKinds::of(kind),
            doctor: self.text("Иванова"),
            plan_id: Id::BLANK,
            booked_on: None,
            remind: None,
        };
        add(&mut self.clinic.visits, visit);
        self
    }

    /// An agreement of 3 February about something of Doctor Ivanova's.
    pub(super) fn agreement(mut self, kind: Reason, change: impl FnOnce(&mut Agreement)) -> Self {
        let line = 2 + u32::try_from(self.clinic.agreements.len()).unwrap();
        let mut agreement = Agreement {
            id: self.clinic.agreement_ids.put(&format!("A{line}")),
            row: RowAt::new(3, line),
            patient: 0,
            kind,
            agreed_on: Some(day(2, 3)),
            due_on: None,
            contact_on: None,
            doctor: self.text("Иванова"),
            caller: None,
            channel: None,
            basis: Text::BLANK,
            clinical_basis: None,
            topic: Text::BLANK,
            guarantee: false,
            status: AgreementStatus::Open,
        };
        change(&mut agreement);
        add(&mut self.clinic.agreements, agreement);
        self
    }

    /// What contacts may name, in this order: [`Contact::about`].
    pub(super) fn abouts(mut self, reasons: &[Reason]) -> Self {
        let abouts = reasons.iter().map(|reason| About::Reason(*reason));
        self.clinic.abouts.extend(abouts);
        self
    }

    /// A contact that was made, about nothing in particular.
    pub(super) fn contact(self, at: Moment, outcome: Outcome) -> Self {
        self.contact_of(at, outcome, |_| ())
    }

    /// The same with something more to it.
    pub(super) fn contact_of(
        mut self,
        at: Moment,
        outcome: Outcome,
        change: impl FnOnce(&mut Contact),
    ) -> Self {
        let line = 2 + u32::try_from(self.clinic.contacts.len()).unwrap();
        let mut contact = Contact {
            is_date_alone: false,
            is_recalls: false,
            recording: 0,
            entry: Id::BLANK,
            is_double: false,
            told_of_pain: false,
            undelivered: None,
            channel: None,
            row: RowAt::new(4, line),
            patient: 0,
            at,
            outcome,
            about: (0, 0),
            phones: (0, 0),
            callback_at: None,
            is_callback_date_alone: false,
            score: None,
            note_refuses: false,
        };
        change(&mut contact);
        add(&mut self.clinic.contacts, contact);
        self
    }

    /// Free time of Doctor Ivanova.
    pub(super) fn slot(mut self, at: Moment) -> Self {
        let doctor = self.text("Иванова");
        let starts_at = at;
        self.clinic.slots.push(Slot { doctor, starts_at });
        self
    }

    /// A row that bars the patient.
    pub(super) fn blocked(mut self, reason: BlockReason) -> Self {
        self.clinic.patients[0].is_blocked = true;
        self.clinic.blocks.push(Block {
            patient: 0,
            scope: BlockScope::Patient,
            reason,
            row: RowAt::new(4, 7),
        });
        self
    }

    /// The urgent item as the bench has it, changed.
    pub(super) fn item_of(mut self, change: impl FnOnce(&mut Item)) -> Self {
        change(&mut self.clinic.items[0]);
        self
    }

    /// A change of whatever else.
    pub(super) fn with(mut self, change: impl FnOnce(&mut Self)) -> Self {
        change(&mut self);
        self
    }

    pub(super) fn practice(&self) -> Practice<'_> {
        crate::plan::on_day(&self.clinic, &self.settings, self.asked)
    }

    /// The plan of the day, and all decisions.
    pub(super) fn planned(practice: &Practice<'_>) -> (crate::plan::Plan, Vec<Decision>) {
        crate::plan::decided(practice)
    }

    /// The verdict and the sentence of every decision.
    pub(super) fn why(&self, language: Language) -> Vec<(Verdict, String)> {
        let practice = self.practice();
        let reader = Reader::new("RU").unwrap();
        let words = Words::new(&practice, language, &reader);
        let (_, decisions) = Self::planned(&practice);
        let sentence = |decision: &Decision| {
            let mut out = String::new();
            words.why(&mut out, decision);
            (decision.verdict(), out)
        };
        decisions.iter().map(sentence).collect()
    }

    /// Asks the words about the one contact of the day.
    pub(super) fn on_contact<T>(
        &self,
        language: Language,
        ask: impl FnOnce(Words<'_>, &crate::plan::contacts::Contact) -> T,
    ) -> T {
        let practice = self.practice();
        let reader = Reader::new("RU").unwrap();
        let words = Words::new(&practice, language, &reader);
        let (plan, _) = Self::planned(&practice);
        words.deal_times(&plan.contacts);
        ask(words, &plan.contacts[0])
    }
}

/// One more row of the patient.
fn add<T: OfPatient>(rows: &mut ByPatient<T>, row: T) {
    let mut all = std::mem::take(rows).into_rows();
    all.push(row);
    *rows = ByPatient::in_order(all, 1);
}
