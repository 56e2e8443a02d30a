//! The words of `recall explain`: what happens today, the steps of a decision, the rows it rests on, what would change it.

use std::cell::OnceCell;

use super::view::DecisionView;
use super::{Words, english, russian};
use crate::base::Language;
use crate::model::clinic::{
    Agreement, Block, BlockReason, Clinic, Contact as Made, Item, NumberOptOut, Patient,
    PatientIndex, RowAt, Visit,
};
use crate::model::decision::{Code, Decision, Step};
use crate::plan::contacts::Contact;
use crate::plan::practice::Facts;

/// What stands over the parts of an explanation.
pub struct Parts {
    /// The rows that bar the patient.
    pub blocks: &'static str,
    /// The steps.
    pub steps: &'static str,
    /// What would have to change.
    pub change: &'static str,
    /// The rows.
    pub evidence: &'static str,
}

/// What a row is in which a decision has its ground.
#[derive(Clone, Copy)]
pub(super) enum Fact<'w> {
    /// It can't be used.
    Block(BlockReason),
    /// The patient's own row.
    Patient(&'w Patient),
    /// The row of somebody else.
    OtherPatient(&'w str),
    /// The service card.
    Card(&'w Patient),
    /// An item of a plan.
    Item(&'w Item),
    /// What is said of a plan's signature and deadlines apart from it; the item tells it with its own.
    Signature,
    /// A visit.
    Visit(&'w Visit),
    /// An agreement.
    Agreement(&'w Agreement),
    /// A contact that was made.
    Contact(&'w Made),
    /// Somebody asked for no more contacts to a number.
    NumberOptOut(&'w NumberOptOut),
    /// Something else.
    Other,
}

impl Fact<'_> {
    /// The name in JSON.
    const fn name(self) -> &'static str {
        match self {
            Self::Block(_) => "barred_row",
            Self::Patient(_) => "patient",
            Self::OtherPatient(_) => "other_patient",
            Self::Card(_) => "card",
            Self::Item(_) => "plan_item",
            Self::Signature => "signature",
            Self::Visit(_) => "visit",
            Self::Agreement(_) => "agreement",
            Self::Contact(_) => "contact",
            Self::NumberOptOut(_) => "number_opt_out",
            Self::Other => "other",
        }
    }
}

/// What the rows of one patient's evidence are.
pub struct Rows<'w> {
    /// Those of the patient, in order.
    own: Vec<(RowAt, Fact<'w>)>,
    /// Those of all others, once one of them is asked for.
    others: OnceCell<Vec<(RowAt, Fact<'w>)>>,
    clinic: &'w Clinic,
}

impl<'w> Rows<'w> {
    /// Of a row that stands for several things the first counts.
    fn of(facts: &Facts<'w>) -> Self {
        let clinic = facts.practice.clinic;
        let patient = facts.patient;
        let refused = |block: &&Block| block.reason != BlockReason::PossibleDuplicate;
        let refused = facts.blocks.iter().filter(refused);
        let mut own: Vec<(RowAt, Fact<'w>)> = refused
            .map(|block| (block.row, Fact::Block(block.reason)))
            .collect();
        own.push((patient.row, Fact::Patient(patient)));
        own.extend(patient.card.map(|row| (row, Fact::Card(patient))));
        let plans = clinic.plans.get(facts.plans.clone()).unwrap_or_default();
        for plan in plans {
            let items = plan.items.0 as usize..plan.items.1 as usize;
            for item in clinic.items.get(items).unwrap_or_default() {
                own.push((item.row, Fact::Item(item)));
                let signed = clinic.signed_by(item.row);
                own.extend(signed.map(|row| (row, Fact::Signature)));
            }
        }
        for visit in facts.visits {
            let services = clinic.services_of(visit).iter();
            let rows = services.map(|service| service.row);
            own.extend(rows.chain([visit.row]).map(|row| (row, Fact::Visit(visit))));
        }
        let agreements = clinic.agreements.get(facts.agreements.clone());
        let agreements = agreements.unwrap_or_default().iter();
        own.extend(agreements.map(|agreement| (agreement.row, Fact::Agreement(agreement))));
        let contacts = facts.all_contacts();
        own.extend(contacts.map(|contact| (contact.row, Fact::Contact(contact))));
        Self {
            own: in_order(own),
            others: OnceCell::new(),
            clinic,
        }
    }

    /// The contact with the patient that a row tells of.
    pub(crate) fn contact(&self, row: RowAt) -> Option<&'w Made> {
        match self.fact(row) {
            Fact::Contact(made) => Some(made),
            _ => None,
        }
    }

    fn fact(&self, row: RowAt) -> Fact<'w> {
        let find = |rows: &[(RowAt, Fact<'w>)]| {
            let place = rows.binary_search_by_key(&row, |&(known, _)| known);
            place.ok().map(|place| rows[place].1)
        };
        let others = || find(self.others.get_or_init(|| self.of_others()));
        find(&self.own).or_else(others).unwrap_or(Fact::Other)
    }

    /// The rows that are not the patient's own.
    fn of_others(&self) -> Vec<(RowAt, Fact<'w>)> {
        let clinic = self.clinic;
        let out = clinic.number_opt_outs.iter();
        let mut others: Vec<(RowAt, Fact<'w>)> =
            out.map(|out| (out.row, Fact::NumberOptOut(out))).collect();
        for (index, other) in (0..).zip(&clinic.patients) {
            let fact = Fact::OtherPatient(clinic.patient_id(index));
            let rows = [Some(other.row), other.card].into_iter().flatten();
            others.extend(rows.map(|row| (row, fact)));
        }
        in_order(others)
    }
}

/// By row, of each the first.
fn in_order(mut rows: Vec<(RowAt, Fact<'_>)>) -> Vec<(RowAt, Fact<'_>)> {
    rows.sort_by_key(|&(row, _)| row);
    rows.dedup_by_key(|&mut (row, _)| row);
    rows
}

impl DecisionView<'_> {
    /// Whether a call was promised for the planned date.
    pub(super) fn is_promised_today(&self) -> bool {
        let callback = self.decision.callback();
        callback.is_some_and(|callback| callback.at.date == self.facts.date())
    }

    /// The rows that are to be mended because of a bar, as they are named.
    pub(super) fn rows_to_mend(&self, reason: BlockReason) -> String {
        let rows: Vec<RowAt> = self.blocking_rows(reason).collect();
        self.words.places(&rows).join(", ")
    }
}

impl Words<'_> {
    /// What stands over the parts.
    #[must_use]
    pub const fn parts(&self) -> &'static Parts {
        match self.language {
            Language::Russian => &russian::explain::PARTS,
            Language::English => &english::explain::PARTS,
        }
    }

    /// The date, with its day of the week.
    #[must_use]
    pub fn day(&self) -> String {
        match self.language {
            Language::Russian => russian::explain::day(self.practice.date()),
            Language::English => english::explain::day(self.practice.date()),
        }
    }

    /// What happens today: the contact with its hours and its number or address, or that there is none.
    #[must_use]
    pub fn today(&self, contact: Option<&Contact>, address: &str, hours: &str) -> String {
        match self.language {
            Language::Russian => russian::explain::today(self, contact, address, hours),
            Language::English => english::explain::today(self, contact, address, hours),
        }
    }

    /// Where the number of a contact comes from, with the rows that may hold it.
    #[must_use]
    pub fn number_from(&self, contact: &Contact, rows: &[String]) -> String {
        match self.language {
            Language::Russian => russian::explain::number_from(contact, rows),
            Language::English => english::explain::number_from(contact, rows),
        }
    }

    /// What there is where the patient has no case.
    #[must_use]
    pub const fn without_case(&self) -> &'static str {
        match self.language {
            Language::Russian => russian::explain::WITHOUT_CASE,
            Language::English => english::explain::WITHOUT_CASE,
        }
    }

    /// A step of a decision, passed or not; where it decided, with its codes and their facts.
    #[must_use]
    pub fn step(&self, decision: &Decision, step: Step, is_passed: bool) -> String {
        let told = DecisionView::of(self, decision);
        match self.language {
            Language::Russian => russian::explain::step(&told, step, is_passed),
            Language::English => english::explain::step(&told, step, is_passed),
        }
    }

    /// What would have to change for a contact to be right, or that nothing has to be done.
    #[must_use]
    pub fn change(&self, decision: &Decision, code: Code) -> String {
        let told = DecisionView::of(self, decision);
        match self.language {
            Language::Russian => russian::explain::change(&told, code),
            Language::English => english::explain::change(&told, code),
        }
    }

    /// What the rows are that decisions about a patient may name.
    #[must_use]
    pub fn rows_of(&self, patient: PatientIndex) -> Rows<'_> {
        Rows::of(&self.practice.facts(patient))
    }

    /// What a row is on which the decision rests: its name in JSON, and in words with its main content.
    #[must_use]
    pub fn fact(&self, decision: &Decision, rows: &Rows<'_>, row: RowAt) -> (&'static str, String) {
        let told = DecisionView::of(self, decision);
        let fact = rows.fact(row);
        let words = match self.language {
            Language::Russian => russian::explain::fact(&told, fact),
            Language::English => english::explain::fact(&told, fact),
        };
        (fact.name(), words)
    }

    /// Why a row bars the patient.
    #[must_use]
    pub const fn block_reason(&self, reason: BlockReason) -> &'static str {
        self.code(reason.code())
    }
}

/// The first part names the row, the others tell what stands in it.
pub(super) fn labelled(parts: &[String]) -> String {
    match parts.split_first() {
        Some((label, [])) => label.clone(),
        Some((label, parts)) => format!("{label}: {}", parts.join("; ")),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroU32;

    use super::{Fact, in_order};
    use crate::base::Language;
    use crate::language::Words;
    use crate::language::testing::{Bench, as_line, day};
    use crate::model::clinic::{
        BlockReason, Moment, PatientStatus, Reason, RowAt, Weekdays, Window, Windows,
    };
    use crate::model::decision::{Code, Ruling};
    use crate::phone::Reader;
    use crate::plan;
    use crate::plan::decide::Evidence;
    use expect_test::expect;

    const LANGUAGES: [Language; 2] = [Language::Russian, Language::English];

    #[test]
    fn of_a_row_that_stands_for_several_things_the_first_counts() {
        let row = |line| RowAt::new(0, line);
        // As many as it takes for a search to meet another one first.
        let facts = [3, 2, 2, 2, 2, 1, 2].map(row).into_iter().zip([
            Fact::Signature,
            Fact::OtherPatient("7"),
            Fact::Other,
            Fact::Signature,
            Fact::Other,
            Fact::Other,
            Fact::Signature,
        ]);
        let rows = in_order(facts.collect());
        assert_eq!(rows.len(), 3);
        assert!(matches!(rows[1], (at, Fact::OtherPatient("7")) if at == row(2)));
    }

    /// What would change the first decision of the bench, were it made with this code.
    fn change(bench: &Bench, language: Language, code: Code) -> String {
        let practice = bench.practice();
        let reader = Reader::new("RU").unwrap();
        let words = Words::new(&practice, language, &reader);
        let decided = plan::of_patient(&practice, 0, Evidence::OfAll).0;
        let on = day(3, 12);
        let mut decision = decided[0].clone();
        if let Some(due) = decision.due() {
            let due = Box::new(due.clone());
            decision.ruling = match code {
                Code::TooLate => Ruling::Missed { due },
                code => Ruling::Later { due, on, code },
            };
        }
        words.change(&decision, code)
    }

    fn hygiene() -> Bench {
        Bench::new().agreement(Reason::HygieneReminder, |agreement| {
            agreement.contact_on = Some(day(2, 20));
        })
    }

    #[test]
    fn every_code_says_what_would_change_it_and_talks_nobody_round() {
        let persuading = [
            "предлож",
            "попроб",
            "убед",
            "угов",
            "выгод",
            "постара",
            "заинтерес",
            "рассроч",
            "offer",
            "try",
            "tries",
            "convinc",
            "persuad",
            "encourag",
            "suggest",
            "instalment",
        ];
        for bench in [hygiene(), hygiene().blocked(BlockReason::UnreadableRecord)] {
            for (language, &code) in LANGUAGES
                .into_iter()
                .flat_map(|language| Code::ALL.iter().map(move |code| (language, code)))
            {
                let change = change(&bench, language, code);
                assert!(change.chars().count() > 10, "{code:?}: {change}");
                assert!(!change.contains('.') || change.contains(".csv"), "{change}");
                for word in change.to_lowercase().split(|c: char| !c.is_alphabetic()) {
                    let talks_round = persuading.iter().any(|bad| word.starts_with(bad));
                    assert!(!talks_round, "{code:?}: {change}");
                }
            }
        }
    }

    #[test]
    fn nobody_is_called_for_a_signature_a_decision_or_a_consent() {
        let told = [
            Code::PlanNotWritten,
            Code::PlanNotSigned,
            Code::PatientUndecided,
            Code::TooExpensive,
            Code::PatientDeclined,
            Code::NotAgreed,
            Code::NoConsent,
            Code::ConsentExpired,
        ]
        .map(|code| {
            let russian = change(&hygiene(), Language::Russian, code);
            let english = change(&hygiene(), Language::English, code);
            format!("{russian}\n{english}\n")
        });
        expect![[r#"
            плана на бумаге нет: врач оформит его на следующем визите; звонить не нужно
            the doctor puts the plan in writing at the next visit; no call is needed
            план не подписан: подписывают на визите, если пациент так решит; звонить не нужно
            a plan is signed at a visit, if the patient so decides; no call is needed
            пациент думает: ждём, пока он сам скажет о решении; звонить не нужно
            the patient is thinking: wait until he or she says what was decided; no call is needed
            для пациента это дорого: возвращаться к разговору или нет, решает он сам; звонить не нужно
            it is too expensive for the patient, who alone decides whether to come back to it; no call is needed
            от лечения отказались: это решение пациента; звонить не нужно
            this is the patient's own decision; no call is needed
            если договорённость была, запишите её дату; если нет, спросите пациента на визите; звонить ради этого не нужно
            if it was agreed, note the date; if not, ask the patient at a visit; no call is needed for that
            согласия нет: спросите о нём на визите и запишите ответ; звонить ради этого нельзя
            there is no consent: ask at a visit and note the answer; nobody may be called for that
            согласие закончилось: спросите о новом на визите и запишите ответ; звонить ради этого нельзя
            the consent has ended: ask at a visit and note the answer; nobody may be called for that
        "#]].assert_eq(&told.concat());
    }

    #[test]
    fn later_names_the_patients_days_and_hours() {
        let evenings = Windows::of(vec![Window {
            from: 18 * 60,
            to: 24 * 60,
        }]);
        let bench = hygiene().with(|bench| {
            bench.clinic.call_times.push(evenings);
            let mut days = Weekdays::NONE;
            days.add(chrono::Weekday::Tue);
            days.add(chrono::Weekday::Thu);
            bench.patient().call_days = days;
            bench.patient().call_times = Some(NonZeroU32::MIN);
        });
        let later = |language| change(&bench, language, Code::DayNotPreferred);
        expect![[r#"
            с 12 марта 2026, по вторникам и четвергам после 18:00 (в этот день 18:00-20:00)
        "#]]
        .assert_eq(&as_line(later(Language::Russian)));
        expect![[r#"
            from 12 March 2026 on, on Tuesdays and Thursdays after 18:00 (on that day 18:00-20:00)
        "#]]
        .assert_eq(&as_line(later(Language::English)));
        let away = bench.with(|bench| bench.patient().timezone = "Asia/Omsk".parse().ok());
        expect![[r#"
            с 12 марта 2026, по вторникам и четвергам после 18:00 по времени пациента (в этот день 15:00-18:00 по часам клиники)
        "#]].assert_eq(&as_line(change(&away, Language::Russian, Code::Paused)));
    }

    #[test]
    fn a_promise_names_its_moment_and_not_the_usual_hours() {
        let at = Moment::at(day(3, 12), 11 * 60);
        let bench = hygiene().contact_of(
            Moment::at(day(2, 27), 600),
            crate::model::clinic::Outcome::Callback,
            |contact| contact.callback_at = Some(at),
        );
        expect![[r#"
            с 12 марта 2026: обещали перезвонить 12 марта 2026 в 11:00
        "#]]
        .assert_eq(&as_line(change(&bench, Language::Russian, Code::NotDue)));
    }

    #[test]
    fn the_family_of_the_dead_is_left_in_peace() {
        let bench = hygiene().with(|bench| bench.patient().status = PatientStatus::Deceased);
        expect![[r#"
            ничего не нужно: пациента нет в живых, близких не беспокоим
        "#]]
        .assert_eq(&as_line(change(
            &bench,
            Language::Russian,
            Code::PatientInactive,
        )));
    }
}
