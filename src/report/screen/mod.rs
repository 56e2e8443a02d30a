//! A campaign, row by row: whom a row is about, and whether that person is owed what the row wants.
//!
//! Nothing is decided about patients here: that was done as for the list of the day. Here a row is held against those decisions.

mod instead;
mod who;

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;

pub(crate) use self::instead::{Instead, Question, Standing};
pub(crate) use self::who::{People, Spoken, Who};
use crate::export::campaign_reasons;
use crate::export::promotion_words::{self, Sort};
use crate::model::clinic::{Channel, PatientIndex, Reason, StandsIn};
use crate::model::decision::{Case, Code, Codes, Decision, Ruling, Verdict};
use crate::phone::Phone;
use crate::plan::Plan;
use crate::plan::practice::Practice;
use crate::read::campaign::{Campaign, Rows, Says};
use crate::read::campaign_no::No;
use crate::read::refusal::Refusal;

/// So many texts are remembered: the rows of a campaign mostly say the same.
const MOST_TEXTS: usize = 1 << 10;

/// What is found of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Finding {
    Justified,
    NotToday,
    Refused,
}

impl Finding {
    /// The name in files.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Justified => "justified",
            Self::NotToday => "not_today",
            Self::Refused => "refused",
        }
    }
}

/// What only a row of a campaign is refused for; whatever else is a code of a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RowCode {
    Unknown,
    Ambiguous,
    Repeated,
}

impl RowCode {
    /// The name in files.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Unknown => "unknown_patient",
            Self::Ambiguous => "ambiguous_patient",
            Self::Repeated => "repeated_patient",
        }
    }
}

/// One thing to be said of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Said<'a> {
    /// As the decision itself says it.
    Decision(Cow<'a, Decision>),
    /// These reasons are named, and the patient has no such case.
    NotOwed(Vec<Reason>),
    /// For this he may not be contacted about anything.
    Barred(Codes),
    /// This phrase makes it advertising; `true`: it asks for an opinion.
    Promotion(String, bool),
    Nobody(Spoken),
    Several(Spoken),
    Unreadable,
    /// Under this header the row says no; `true`: the clinic's records don't.
    SaysNo(String, No, bool),
    /// Another row of the patient says no: this line.
    SaysNoIn(u32),
    /// The patient stands in this line already.
    Repeated(u32),
    /// The number in the row is not the one on which the patient is called today.
    OtherNumber,
    /// By this the patient is contacted today.
    Contact(Channel),
}

/// What is found of a row, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Judged<'a> {
    pub(crate) finding: Finding,
    pub(crate) patient: Option<PatientIndex>,
    pub(crate) reasons: Vec<Reason>,
    pub(crate) row_code: Option<RowCode>,
    pub(crate) codes: Codes,
    pub(crate) on: Option<NaiveDate>,
    pub(crate) said: Vec<Said<'a>>,
}

impl Judged<'_> {
    fn refused(patient: Option<PatientIndex>) -> Self {
        Self {
            finding: Finding::Refused,
            patient,
            reasons: Vec::new(),
            row_code: None,
            codes: Codes::NONE,
            on: None,
            said: Vec::new(),
        }
    }
}

/// What a text says.
#[derive(Clone, Debug, Default)]
struct Matter {
    promotion: Option<(Sort, String)>,
    named: Vec<Reason>,
}

impl Matter {
    fn of(text: &str) -> Self {
        let promotion = promotion_words::in_campaign(text);
        let phrase = |place: std::ops::Range<usize>| text.get(place).unwrap_or_default().to_owned();
        Self {
            promotion: promotion.map(|(sort, place)| (sort, phrase(place))),
            named: campaign_reasons::named(text),
        }
    }

    fn add(&mut self, other: &Self) {
        let is_stronger = match (&self.promotion, &other.promotion) {
            (None, Some(_)) => true,
            (Some((Sort::Opinion, _)), Some((sort, _))) => *sort != Sort::Opinion,
            (Some(_), _) | (None, None) => false,
        };
        if is_stronger {
            self.promotion.clone_from(&other.promotion);
        }
        self.named.extend(&other.named);
    }
}

/// The decisions of a day about everybody who has a case, or is barred; of the mass of the base nothing is held.
#[derive(Default)]
pub(crate) struct Decided {
    of_patients: HashMap<PatientIndex, Vec<Decision>>,
}

impl Decided {
    /// Whether a decision is one of those that are held.
    pub(crate) fn holds(decision: &Decision) -> bool {
        decision.ruling != Ruling::NoCase
    }

    pub(crate) fn take(&mut self, decisions: Vec<Decision>) {
        for decision in decisions {
            let own = self.of_patients.entry(decision.patient).or_default();
            own.push(decision);
        }
    }

    pub(crate) fn of(&self, patient: PatientIndex) -> &[Decision] {
        self.of_patients.get(&patient).map_or(&[], Vec::as_slice)
    }
}

/// Judges the rows of a campaign.
pub(crate) struct Judge<'a> {
    practice: &'a Practice<'a>,
    people: People<'a>,
    decided: &'a Decided,
    /// By what a patient is contacted today, and on which number.
    called_on: HashMap<PatientIndex, (Channel, Option<Phone>)>,
    /// What all rows are about: said on the command line, or in what stands above the header.
    of_all: Matter,
    texts: HashMap<String, Matter>,
    /// The line of the first justified row of each patient.
    first_lines: HashMap<PatientIndex, u32>,
    /// Of whom a row says no, on which line, and how.
    said_no: HashMap<PatientIndex, (u32, No)>,
    pub(crate) instead: Instead,
}

impl<'a> Judge<'a> {
    pub(crate) fn new<'t>(
        practice: &'a Practice<'a>,
        people: People<'a>,
        (plan, decided): (&Plan, &'a Decided),
        of_all: impl Iterator<Item = &'t str>,
    ) -> Self {
        let contacts = plan.contacts.iter();
        let mut matter = Matter::default();
        for text in of_all {
            matter.add(&Matter::of(text));
        }
        Self {
            practice,
            people,
            decided,
            called_on: contacts
                .map(|contact| (contact.patient, (contact.channel, contact.number)))
                .collect(),
            of_all: matter,
            texts: HashMap::new(),
            first_lines: HashMap::new(),
            said_no: HashMap::new(),
            instead: Instead::default(),
        }
    }

    /// Looks for the rows that say no before any is judged: such a row bars every patient whom it names, above it too.
    ///
    /// # Errors
    /// Where the campaign can't be read any more.
    pub(crate) fn hear(&mut self, campaign: &Campaign) -> Result<(), Refusal> {
        let mut rows = campaign.rows()?;
        while rows.advance()? {
            if rows.is_header() || rows.is_unreadable() {
                continue;
            }
            let said = rows.says_no(self.practice.date());
            let Some((_, no)) = said.filter(|(_, no)| *no != No::VisitsOnly) else {
                continue;
            };
            let named = match self.people.whom(&rows).0 {
                Who::One(patient) => vec![patient],
                Who::Nobody(spoken) | Who::Several(spoken) => spoken.into_all(),
                Who::Unreadable => self.people.with_own_id(&rows).into_iter().collect(),
            };
            for patient in named {
                self.said_no.entry(patient).or_insert((rows.line(), no));
            }
        }
        Ok(())
    }

    /// Those of whom a row is justified.
    pub(crate) fn justified(&self) -> BTreeSet<PatientIndex> {
        self.first_lines.keys().copied().collect()
    }

    /// What is found of a row.
    pub(crate) fn judge(&mut self, row: &Rows<'_>) -> Judged<'a> {
        let (who, numbers) = self.people.whom(row);
        let mut matter = self.matter(row);
        let patient = match who {
            Who::One(patient) => Some(patient),
            Who::Nobody(_) | Who::Several(_) | Who::Unreadable => None,
        };
        let decisions = patient.map_or(&[][..], |patient| self.decided.of(patient));
        if let Some(patient) = patient {
            let has_said_no = self.said_no.contains_key(&patient);
            let facts = self.practice.facts(patient);
            self.instead.take(&facts, decisions, has_said_no);
        }
        let mut judged = Judged::refused(patient);
        match who {
            Who::One(_) => {}
            Who::Nobody(spoken) => {
                judged.row_code = Some(RowCode::Unknown);
                judged.said.push(Said::Nobody(spoken));
            }
            Who::Several(spoken) => {
                judged.row_code = Some(RowCode::Ambiguous);
                judged.said.push(Said::Several(spoken));
            }
            Who::Unreadable => {
                judged.codes.add(Code::UnreadableRecord);
                judged.said.push(Said::Unreadable);
            }
        }
        let visits_only = self.hear_row(&mut judged, row);
        if let Some((sort, phrase)) = matter.promotion.take() {
            let asks_opinion = sort == Sort::Opinion;
            // It was agreed to ask how the patient feels: then that is what may be asked, and of nobody else.
            if asks_opinion && decisions.iter().any(is_wellbeing) {
                matter.named.push(Reason::WellbeingCheck);
            } else {
                judged.codes.add(Code::PromotionalTopic);
                judged.said.push(Said::Promotion(phrase, asks_opinion));
            }
        }
        let (Some(patient), true) = (patient, judged.codes.is_empty()) else {
            return judged;
        };
        matter.named.sort_unstable();
        matter.named.dedup();
        self.hold(&mut judged, patient, matter.named);
        if let Some(said) = visits_only
            && judged.finding != Finding::Refused
            && judged.reasons != [Reason::AppointmentReminder]
        {
            judged = Judged::refused(Some(patient));
            judged.codes.add(No::VisitsOnly.code());
            judged.said.push(said);
        }
        if judged.finding == Finding::Justified {
            self.only_once(&mut judged, patient, row.line(), &numbers);
        }
        judged
    }

    /// Refuses a row that says no, and one of whose patient another row does. What is left is that he may be contacted about his visits alone.
    fn hear_row(&self, judged: &mut Judged<'a>, row: &Rows<'_>) -> Option<Said<'a>> {
        if judged.codes.contains(Code::UnreadableRecord) {
            return None;
        }
        let own = row.says_no(self.practice.date()).map(|(field, no)| {
            let header = row.header_of(field).to_owned();
            let is_news = !self.is_known(judged.patient, no);
            (no, Said::SaysNo(header, no, is_news))
        });
        match own {
            Some((No::VisitsOnly, said)) if !self.is_barred(judged) => return Some(said),
            Some((no, said)) if no != No::VisitsOnly => {
                judged.codes.add(no.code());
                judged.said.push(said);
            }
            Some(_) | None => {
                let patient = judged.patient.and_then(|it| self.said_no.get(&it));
                if let Some(&(line, no)) = patient {
                    judged.codes.add(no.code());
                    judged.said.push(Said::SaysNoIn(line));
                }
            }
        }
        None
    }

    /// Whether the clinic's records keep a patient from being contacted, about anything or for the same.
    fn is_known(&self, patient: Option<PatientIndex>, no: No) -> bool {
        let own = patient.map_or(&[][..], |patient| self.decided.of(patient));
        let mut codes = own.iter().map(Decision::codes);
        !barred(own).is_empty() || codes.any(|codes| codes.contains(no.code()))
    }

    fn is_barred(&self, judged: &Judged<'_>) -> bool {
        let mut patient = judged.patient.iter();
        patient.any(|patient| self.said_no.contains_key(patient))
    }

    /// Holds a row against the decisions about its patient, of the named reasons where there are any.
    fn hold(&self, judged: &mut Judged<'a>, patient: PatientIndex, named: Vec<Reason>) {
        let own = self.decided.of(patient);
        let meant: Vec<&'a Decision> = own
            .iter()
            .filter(|decision| named.is_empty() || is_of(decision, &named))
            .collect();
        let with = |verdict: Verdict| -> Vec<&'a Decision> {
            let all = meant.iter().copied();
            all.filter(|it| it.verdict() == verdict).collect()
        };
        let (calls, later) = (with(Verdict::Call), with(Verdict::Later));
        let told = if !calls.is_empty() {
            judged.finding = Finding::Justified;
            calls
        } else if !later.is_empty() {
            judged.finding = Finding::NotToday;
            judged.on = later.iter().filter_map(|decision| decision.on()).min();
            later
        } else {
            meant
        };
        for &decision in &told {
            judged.codes = judged.codes.with(decision.codes());
            judged.reasons.extend(decision.reason());
            judged.said.push(Said::Decision(Cow::Borrowed(decision)));
        }
        judged.reasons.sort_unstable();
        judged.reasons.dedup();
        if told.is_empty() {
            let barred = barred(own);
            judged.codes = barred;
            judged.codes.add(Code::NoReason);
            let no_case = Decision {
                patient,
                ruling: Ruling::NoCase,
                evidence: Vec::new(),
            };
            judged.said.push(if own.is_empty() {
                Said::Decision(Cow::Owned(no_case))
            } else {
                Said::NotOwed(named)
            });
            if !barred.is_empty() {
                judged.said.push(Said::Barred(barred));
            }
        }
    }

    /// One contact a patient a day: of several rows the first stands.
    fn only_once(
        &mut self,
        judged: &mut Judged<'a>,
        patient: PatientIndex,
        line: u32,
        numbers: &[Phone],
    ) {
        if let Some(&first) = self.first_lines.get(&patient) {
            *judged = Judged::refused(Some(patient));
            judged.row_code = Some(RowCode::Repeated);
            judged.said.push(Said::Repeated(first));
            return;
        }
        self.first_lines.insert(patient, line);
        let Some(&(channel, called_on)) = self.called_on.get(&patient) else {
            return;
        };
        judged.said.push(Said::Contact(channel));
        if called_on.is_some_and(|number| !numbers.is_empty() && !numbers.contains(&number)) {
            judged.said.push(Said::OtherNumber);
        }
    }

    /// What a row is about, with what all rows are about.
    fn matter(&mut self, row: &Rows<'_>) -> Matter {
        let mut matter = self.of_all.clone();
        for text in row.says(Says::Matter) {
            if let Some(known) = self.texts.get(text) {
                matter.add(known);
                continue;
            }
            let read = Matter::of(text);
            matter.add(&read);
            if self.texts.len() < MOST_TEXTS {
                self.texts.insert(text.to_owned(), read);
            }
        }
        matter
    }
}

/// The codes of decisions that hold for the patient, whatever somebody wants of him.
fn barred(decisions: &[Decision]) -> Codes {
    const OF_PATIENT: [Code; 9] = [
        Code::PatientInactive,
        Code::UnreadableRecord,
        Code::DuplicatePatient,
        Code::PossibleDuplicate,
        Code::OptedOut,
        Code::RefusalNoted,
        Code::UnclearOutcome,
        Code::Unwell,
        Code::ComplaintOpen,
    ];
    let mut barred = Codes::NONE;
    for code in OF_PATIENT {
        let mut decisions = decisions.iter();
        let holds = decisions.any(|decision| decision.codes().contains(code));
        barred.add_if(holds, code);
    }
    barred
}

/// Whether it was agreed to ask how the patient feels.
fn is_wellbeing(decision: &Decision) -> bool {
    decision.reason() == Some(Reason::WellbeingCheck) && decision.verdict() != Verdict::Unjustified
}

/// Whether a decision is about one of some reasons. A plan that nobody signed may be about either of two, and a bar holds for all.
fn is_of(decision: &Decision, named: &[Reason]) -> bool {
    match (decision.reason(), decision.case()) {
        (Some(reason), _) => named.contains(&reason),
        (None, Some(Case::Plan(_))) => {
            let mut named = named.iter();
            named.any(|reason| reason.stands_in() == StandsIn::Plan)
        }
        (None, Some(Case::Visit(_) | Case::Agreement(_))) => false,
        (None, None) => true,
    }
}
