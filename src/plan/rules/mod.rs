//! The justified reasons, one file each, and the steps of a decision that a reason decides by itself: is anything left to do,
//! is it justified, has it been settled.

pub(crate) mod appointment_reminder;
mod checkup_reminder;
mod control_exam;
mod hygiene_reminder;
mod personal_call;
pub mod plan;
mod unfinished_treatment;
mod urgent_treatment;
mod wellbeing_check;

mod agreement;
mod avoid;
mod cases;
mod plan_visits;
mod rule;

use chrono::NaiveDate;
use chrono_tz::Tz;

use crate::model::clinic::{Caller, Channel, Contact, Reason, RowAt, Visit};
use crate::model::decision::{Callback, Case, Code, Codes, Due, Ruling, Subject};
use crate::plan::history::{Class, Naming};
use crate::plan::practice::Facts;
use crate::settings::{self, OfRules, SettingError, Settings};
pub(crate) use agreement::counts_for;
pub(crate) use avoid::Avoid;
pub(crate) use cases::WorkedCase;
pub use rule::Rule;
pub(crate) use rule::{
    AgreedDay, AgreementGround, Basis, Counted, Ground, ItemDay, Limits, Means, Offer, PlanGround,
};

/// In the order of their numbers.
pub const ALL: [&Rule; Reason::ALL.len()] = [
    &appointment_reminder::RULE,
    &urgent_treatment::RULE,
    &unfinished_treatment::RULE,
    &control_exam::RULE,
    &wellbeing_check::RULE,
    &hygiene_reminder::RULE,
    &checkup_reminder::RULE,
    &personal_call::RULE,
];

/// Which reason goes first where there is no time for all, unless `recall.toml` says otherwise.
const PRIORITY: [Reason; ALL.len()] = [
    Reason::UrgentTreatment,
    Reason::AppointmentReminder,
    Reason::WellbeingCheck,
    Reason::ControlExam,
    Reason::UnfinishedTreatment,
    Reason::PersonalCall,
    Reason::CheckupReminder,
    Reason::HygieneReminder,
];

const OF_RULES: OfRules = {
    let mut reasons = [ALL[0].settings; ALL.len()];
    let mut place = 0;
    while place < ALL.len() {
        reasons[place] = ALL[place].settings;
        place += 1;
    }
    OfRules {
        reasons,
        priority: PRIORITY,
    }
};

/// The settings where `recall.toml` says nothing, in a time zone.
#[must_use]
pub fn default_settings(timezone: Tz) -> Settings {
    settings::defaults(timezone, &OF_RULES)
}

/// Reads `recall.toml`; see [`settings`].
///
/// # Errors
///
/// Everything that is wrong, in the order of the file.
pub fn read_settings(
    text: &str,
    machine_timezone: Option<Tz>,
) -> Result<Settings, Vec<SettingError>> {
    settings::parse(text, machine_timezone, &OF_RULES)
}

/// The rule of a reason.
#[must_use]
pub const fn rule(reason: Reason) -> &'static Rule {
    ALL[reason.index()]
}

/// What a rule found in a case.
pub struct Finding {
    /// Decided, or due on a day.
    pub outcome: Result<Due, Ruling>,
    /// The rows of the case and the visits and contacts that led here.
    pub evidence: Vec<RowAt>,
}

impl Finding {
    const fn decided(ruling: Ruling, evidence: Vec<RowAt>) -> Self {
        Self {
            outcome: Err(ruling),
            evidence,
        }
    }

    const fn unjustified(
        case: Case,
        reason: Option<Reason>,
        codes: Codes,
        evidence: Vec<RowAt>,
    ) -> Self {
        let ruling = Ruling::Unjustified {
            case,
            reason,
            codes,
        };
        Self::decided(ruling, evidence)
    }

    const fn settled(case: Case, reason: Option<Reason>, code: Code, evidence: Vec<RowAt>) -> Self {
        Self::decided(Ruling::Settled { case, reason, code }, evidence)
    }

    const fn due(due: Due, evidence: Vec<RowAt>) -> Self {
        Self {
            outcome: Ok(due),
            evidence,
        }
    }
}

/// Looks at one case of a patient.
#[must_use]
pub fn finding(facts: &Facts<'_>, case: Case) -> Finding {
    let clinic = facts.practice.clinic;
    match case {
        Case::Visit(index) => {
            appointment_reminder::finding(facts, case, &clinic.visits[index as usize])
        }
        Case::Plan(index) => plan::finding(facts, case, &clinic.plans[index as usize]),
        Case::Agreement(index) => {
            agreement::finding(facts, case, &clinic.agreements[index as usize])
        }
    }
}

impl Due {
    /// The same with a callback that stands: the case is due on the promised day. Where the patient is unwell, it is the doctor who
    /// calls, whatever channel was agreed or preferred.
    fn with_callback(self, callback: Option<Callback>) -> Self {
        let Some(callback) = callback else {
            return self;
        };
        let due = Self {
            day: callback.at.date,
            callback: Some(callback),
            ..self
        };
        if !callback.is_unwell() {
            return due;
        }
        Self {
            voice_only: true,
            channel: Some(Channel::Call),
            caller: Caller::Doctor,
            ..due
        }
    }
}

/// What contacts made of a case that is justified.
enum Closed {
    /// It is settled.
    By(Code),
    /// It is open; contacts up to that date have spoken of it.
    Open,
    /// It was settled, and the patient then did not come to this visit.
    Again(RowAt),
}

/// Whether contacts have closed a case that has one day.
fn closed_by_contact(
    facts: &Facts<'_>,
    subject: &Subject,
    rule: &Rule,
    voice_only: bool,
    bounds: &Bounds,
) -> Closed {
    if subject.callback(facts).is_some() {
        return Closed::Open;
    }
    if last_refusal(facts, subject, bounds).is_some() {
        return Closed::By(Code::DeclinedOnContact);
    }
    let counts = |contact: &Contact, naming: Naming| {
        let from = match (bounds.named_closes_from, naming) {
            (Some(from), Naming::Case | Naming::Reason) => from,
            _ => subject.first_day,
        };
        contact.at.date >= from
    };
    let Some((last, _)) = subject
        .contacts(facts, Class::closing(voice_only))
        .rfind(|&(contact, naming)| counts(contact, naming))
    else {
        return Closed::Open;
    };
    let missed = rule.visit_kind.and_then(|kind| {
        missed_since(facts, last, |visit| {
            crate::plan::practice::is_of_kind(visit, kind)
        })
    });
    missed.map_or(Closed::By(Code::AlreadyReached), |visit| {
        Closed::Again(visit.row)
    })
}

/// From which dates contacts count.
struct Bounds {
    /// A refusal on or after this date; `None`: on any date.
    refusal_from: Option<NaiveDate>,
    /// A refusal that names the case itself counts on any date.
    named_refusal_any_date: bool,
    /// A closing contact that names the case counts from this date on, not only from the day of the case.
    named_closes_from: Option<NaiveDate>,
}

/// The last refusal that belongs to a case and counts.
fn last_refusal<'a>(facts: &Facts<'a>, subject: &Subject, bounds: &Bounds) -> Option<&'a Contact> {
    let counts = |contact: &Contact, naming: Naming| {
        bounds.named_refusal_any_date && naming == Naming::Case
            || bounds
                .refusal_from
                .is_none_or(|from| contact.at.date >= from)
    };
    subject
        .contacts(facts, Class::Declined)
        .rfind(|&(contact, naming)| counts(contact, naming))
        .map(|(contact, _)| contact)
}

/// The last visit after a contact that the patient missed or called off, unless he came to one after that contact.
fn missed_since<'a>(
    facts: &Facts<'a>,
    contact: &Contact,
    is_meant: impl Fn(&Visit) -> bool,
) -> Option<&'a Visit> {
    use crate::model::clinic::VisitStatus::{Cancelled, NoShow};
    let missed = facts
        .visits
        .iter()
        .filter(|visit| matches!(visit.status, NoShow | Cancelled) && is_meant(visit))
        .rfind(|visit| visit.starts_at > contact.at)?;
    let came = facts
        .attended()
        .any(|visit| is_meant(visit) && visit.starts_at > contact.at);
    (!came).then_some(missed)
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::cases::{Row, Today};
    use super::{ALL, Ground, PRIORITY, Rule, WorkedCase};
    use crate::model::clinic::{Reason, StandsIn};
    use crate::plan::time;
    use crate::testing::Story;

    /// The clinic of a worked case on a date.
    fn story(rule: &Rule, case: &WorkedCase, today: NaiveDate) -> Story {
        let tell = |story: Story, row: &Row| match row {
            Row::Patient(cells) => story.patient("7", cells),
            Row::Plan(cells) => story.plan("P1", cells),
            Row::Visit(cells) => story.visit("V1", cells),
            Row::Agreement(cells) => {
                story.agreement("A1", &format!("{}; {cells}", rule.reason.name()))
            }
            Row::Contact(cells) => story.contact(cells),
        };
        case.rows.iter().fold(Story::on(&today.to_string()), tell)
    }

    #[test]
    fn what_is_timed_beside_recall_has_the_same_defaults() {
        let peer = include_str!("../../../benches/peer.sql");
        for rule in ALL {
            let days = rule
                .settings
                .days
                .iter()
                .map(|days| (days.key, days.default));
            let lapse = rule.settings.lapse_days.map(|days| ("lapse_days", days));
            for (key, default) in days.chain(lapse) {
                let wanted = format!("{default} /* {}.{key} */", rule.reason.name());
                assert!(peer.contains(&wanted), "benches/peer.sql: no {wanted}");
            }
        }
    }

    #[test]
    fn every_reason_has_its_rule() {
        for (rule, reason) in ALL.into_iter().zip(Reason::ALL) {
            assert_eq!(rule.reason, reason);
            let stands_in = match rule.ground {
                Ground::Visit => StandsIn::Visit,
                Ground::Plan(_) => StandsIn::Plan,
                Ground::Agreement(_) => StandsIn::Agreement,
            };
            assert_eq!(reason.stands_in(), stands_in, "{}", reason.name());
        }
    }

    fn case_name(rule: &Rule) -> &'static str {
        match rule.ground {
            Ground::Visit => "visit:V1",
            Ground::Plan(_) => "plan:P1",
            Ground::Agreement(_) => "agreement:A1",
        }
    }

    #[test]
    fn every_worked_case_is_decided_as_it_is_told_on_its_day() {
        for rule in ALL {
            let name = case_name(rule);
            for case in rule.cases {
                let words = case.words.english;
                let today = case.today(rule);
                let today = today.unwrap_or_else(|| panic!("no longer so: {words}"));
                let story = story(rule, case, today);
                assert_eq!(story.decision(name), case.decided(rule), "{words}");
                // Of a plan that nobody signed it can't be said which of the two reasons it is.
                let reason = match story.reason(name) {
                    "-" => rule.reason.name(),
                    reason => reason,
                };
                assert_eq!(reason, rule.reason.name(), "{words}");
                let Some(due) = case.due_on(rule) else {
                    continue;
                };
                assert_eq!(story.day(name), Some(due), "{words}");
                if case.decision == "call" {
                    let before = time::minus(due, 1);
                    let decision = story.at(&before.to_string()).decision(name);
                    assert_eq!(decision, format!("later not_due {due}"), "{words}");
                }
            }
        }
    }

    #[test]
    fn every_rule_shows_when_to_call_and_when_not() {
        for rule in ALL {
            let calls = |case: &&WorkedCase| case.decision == "call";
            let name = rule.called.english;
            assert!((2..=4).contains(&rule.cases.len()), "{name}");
            let is_its_day = |case: &&WorkedCase| matches!(case.today, Today::Due);
            assert!(
                rule.cases.iter().filter(calls).any(|it| is_its_day(&it)),
                "{name}"
            );
            assert!(!rule.cases.iter().all(|case| calls(&case)), "{name}");
        }
    }

    #[test]
    fn every_reason_has_its_place_in_the_order_of_calls() {
        assert!(Reason::ALL.iter().all(|reason| PRIORITY.contains(reason)));
    }
}
