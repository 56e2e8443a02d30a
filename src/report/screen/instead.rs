//! What would be right instead: of the people of a campaign how many are owed something, and what is missing for the others.

use std::collections::BTreeMap;

use crate::model::clinic::{PatientIndex, PatientStatus};
use crate::model::decision::{Code, Decision, Verdict};
use crate::model::text::Text;
use crate::plan::permission;
use crate::plan::practice::Facts;
use crate::report::desk::{self, Ask};

/// Where somebody stands whom a campaign names, whatever it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Standing {
    /// He is owed a contact today.
    Today,
    Later,
    /// He said no, or for another reason must not be contacted.
    Forbidden,
    /// He is owed nothing.
    NoReason,
}

/// What can be asked of somebody who comes anyway.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Question {
    /// Whether he may be called.
    Consent,
    /// His number.
    Number,
    /// To sign a plan.
    Signature,
    /// Whether he agrees to what was set down.
    Agreement,
}

/// What is counted of the people of a campaign, each once.
#[derive(Default)]
pub(crate) struct Instead {
    seen: Vec<u64>,
    standing: BTreeMap<Standing, usize>,
    /// By doctor, blank where none is named: of how many cases which ground is missing.
    missing: BTreeMap<Text, BTreeMap<Code, usize>>,
    /// Who comes anyway.
    coming: usize,
    questions: BTreeMap<Question, usize>,
}

impl Instead {
    /// Takes somebody in, the first time that he is met. What the campaign itself says of a no counts as one.
    pub(super) fn take(&mut self, facts: &Facts<'_>, decisions: &[Decision], has_said_no: bool) {
        if self.has_seen(facts.index) {
            return;
        }
        let standing = if has_said_no {
            Standing::Forbidden
        } else {
            standing(facts, decisions)
        };
        *self.standing.entry(standing).or_default() += 1;
        for decision in decisions {
            self.take_missing(facts, decision);
        }
        if facts.future_visits().next().is_none() && !facts.has_next_visit() {
            return;
        }
        self.coming += 1;
        let mut questions: Vec<Question> = desk::asks(facts, decisions)
            .into_iter()
            .filter_map(question)
            .collect();
        questions.sort_unstable();
        questions.dedup();
        for question in questions {
            *self.questions.entry(question).or_default() += 1;
        }
    }

    /// A bit a patient: a campaign may name all of them.
    fn has_seen(&mut self, patient: PatientIndex) -> bool {
        let (place, bit) = ((patient / u64::BITS) as usize, 1 << (patient % u64::BITS));
        if place >= self.seen.len() {
            self.seen.resize(place + 1, 0);
        }
        let word = &mut self.seen[place];
        let was_there = *word & bit != 0;
        *word |= bit;
        was_there
    }

    fn take_missing(&mut self, facts: &Facts<'_>, decision: &Decision) {
        let Some(case) = decision.case() else {
            return;
        };
        let practice = facts.practice;
        for code in decision.codes().iter() {
            // A signature is given at a visit: nobody is to be tempted to write one in.
            if code != Code::PlanNotSigned && desk::is_in_record(practice, case, code) {
                let doctor = desk::doctor_of(practice.clinic, decision);
                let own = self.missing.entry(doctor).or_default();
                *own.entry(code).or_default() += 1;
            }
        }
    }

    /// How many people there are.
    pub(crate) fn people(&self) -> usize {
        self.standing.values().sum()
    }

    /// How many of them stand so.
    pub(crate) fn standing(&self, standing: Standing) -> usize {
        self.standing.get(&standing).copied().unwrap_or_default()
    }

    /// Which grounds are missing, by doctor.
    pub(crate) fn missing(&self) -> Vec<(Text, Vec<(Code, usize)>)> {
        let counted =
            |codes: &BTreeMap<Code, usize>| codes.iter().map(|(&code, &n)| (code, n)).collect();
        let all = self.missing.iter();
        all.map(|(&doctor, codes)| (doctor, counted(codes)))
            .collect()
    }

    /// How many have a visit ahead.
    pub(crate) const fn coming(&self) -> usize {
        self.coming
    }

    /// How many of those can be asked that.
    pub(crate) fn asked(&self, question: Question) -> usize {
        self.questions.get(&question).copied().unwrap_or_default()
    }
}

fn standing(facts: &Facts<'_>, decisions: &[Decision]) -> Standing {
    let has = |verdict: Verdict| decisions.iter().any(|it| it.verdict() == verdict);
    let said_no = || facts.patient.note_refuses || permission::said_no(facts).is_some();
    if has(Verdict::Call) {
        Standing::Today
    } else if has(Verdict::Later) {
        Standing::Later
    } else if has(Verdict::NotPermitted)
        || facts.patient.status != PatientStatus::Active
        || said_no()
    {
        Standing::Forbidden
    } else {
        Standing::NoReason
    }
}

const fn question(ask: Ask) -> Option<Question> {
    match ask {
        Ask::Consent | Ask::ConsentAgain | Ask::ConsentDay => Some(Question::Consent),
        Ask::Number | Ask::OtherNumber => Some(Question::Number),
        Ask::Signature(_) => Some(Question::Signature),
        Ask::Agreement(_) => Some(Question::Agreement),
        Ask::Channels
        | Ask::BirthDate
        | Ask::Guardian
        | Ask::Refusal
        | Ask::TwoCards
        | Ask::Unclear
        | Ask::Say(..) => None,
    }
}
