//! What a talk is about: whom it addresses, who makes it, what is known before it. Looked up, without a word of its own.

use std::borrow::Cow;

use chrono::{Datelike, NaiveDate};

use super::Words;
use super::script::doctors_words;
use super::view::{DecisionView, Doctor};
use crate::model::clinic::{Caller, Channel, Contact as Made, Moment, Outcome, Reason};
use crate::model::decision::{Callback, Decision, Permission};
use crate::model::text::Text;
use crate::phone::mask::masked;
use crate::plan::contacts::Contact;
use crate::plan::practice::Facts;
use crate::plan::rules::{self, Avoid};
use crate::plan::{permission, time};

/// So many other positions of one talk are told by their numbers, the rest counted.
pub(super) const POSITIONS_TOLD: usize = 5;
/// The same in a table, where they are all that is told.
pub(super) const POSITIONS_LISTED: usize = 20;

/// The highest score that is a low one.
const LOW_SCORE: u8 = 6;

/// A plan that is so many days over its day is not spoken of before the doctor has looked at it.
const STALE_DAYS: i64 = 60;

/// At most so many things to avoid are told, the first of them always.
const MOST_AVOIDED: usize = 5;

/// Who speaks of a matter: the doctor whose matter it is, or somebody for the doctor.
pub(super) enum Speaker<'w> {
    /// The doctor in person.
    Doctor,
    /// Somebody else, for this doctor.
    For(Doctor<'w>),
    /// Somebody else, and no doctor is named, or the doctor was named before.
    Clinic,
}

/// How a talk begins: what was agreed.
pub(super) enum Agreed {
    /// A call was promised.
    Promise,
    /// The patient said that he is in pain or worse.
    Unwell,
    /// It rests on a permission.
    Permission(Permission),
}

/// When a doctor may see the patient.
pub(super) struct FreeTimes<'w> {
    /// Whose time; `None` where no doctor is named.
    pub doctor: Option<Doctor<'w>>,
    /// The doctor makes the contact.
    pub is_caller: bool,
    /// Those that the patient is offered, if any are known.
    pub times: Vec<Moment>,
    /// Another, where these don't suit.
    pub spare: Option<Moment>,
}

/// One contact with the facts of its patient.
pub(super) struct Talk<'w> {
    pub words: &'w Words<'w>,
    pub facts: Facts<'w>,
    pub contact: &'w Contact,
}

impl<'w> Talk<'w> {
    pub(super) fn of(words: &'w Words<'w>, contact: &'w Contact) -> Self {
        Self {
            words,
            facts: words.practice.facts(contact.patient),
            contact,
        }
    }

    pub(super) fn cases(&self) -> impl Iterator<Item = (Reason, DecisionView<'w>)> {
        let cases = self.contact.cases.iter();
        let view = |case| DecisionView::with(self.words, self.facts.clone(), case);
        cases.filter_map(move |case| Some((case.reason()?, view(case))))
    }

    /// The cases of which something is said, each with its place: of several visits that start at one minute the hour is told once.
    pub(super) fn matters(&self) -> Vec<(usize, Reason, DecisionView<'w>)> {
        let mut hours = Vec::new();
        let mut is_new = |told: &DecisionView<'w>| {
            let Some(hour) = told.visit().map(|visit| visit.starts_at) else {
                return true;
            };
            let hour = (hour.date, hour.minute());
            let is_new = !hours.contains(&hour);
            hours.push(hour);
            is_new
        };
        let cases = self.cases().enumerate();
        let mut matters: Vec<_> = cases
            .map(|(nth, (reason, told))| (nth, reason, told))
            .collect();
        matters.retain(|(_, _, told)| is_new(told));
        matters
    }

    fn text(&self, text: Text) -> &'w str {
        self.words.practice.clinic.texts.get(text)
    }

    pub(super) fn by_doctor(&self) -> bool {
        self.contact.caller == Caller::Doctor
    }

    pub(super) fn is_message(&self) -> bool {
        self.contact.channel != Channel::Call
    }

    /// The doctor who makes the contact; `None` where nobody knows the name, or the list of doctors has it no more.
    pub(super) fn calling_doctor(&self) -> Option<Doctor<'w>> {
        let mut cases = self.contact.cases.iter();
        let doctor = self.contact.doctor;
        if !self.is_listed(doctor) {
            return None;
        }
        let known = match cases.find(|case| doctor_of(case) == doctor) {
            Some(case) => DecisionView::of(self.words, case).known_doctor(doctor),
            None => self.words.doctor(doctor),
        };
        known.filter(Doctor::has_name)
    }

    /// Who speaks of the case at that place of the contact.
    pub(super) fn speaker(&self, nth: usize, told: &DecisionView<'w>) -> Speaker<'w> {
        let named = doctor_of(told.decision);
        if self.by_doctor() && (named.is_blank() || named == self.contact.doctor) {
            return Speaker::Doctor;
        }
        let mut before = self.contact.cases.iter().take(nth);
        if before.any(|case| doctor_of(case) == named) {
            return Speaker::Clinic;
        }
        let doctor = told.doctor().filter(Doctor::has_name);
        let doctor = doctor.filter(|_| self.is_told(told));
        doctor.map_or(Speaker::Clinic, Speaker::For)
    }

    /// First name and patronymic of whom the talk is with, blank where the name is not known.
    pub(super) fn address(&self) -> String {
        let patient = self.facts.patient;
        if self.contact.to_guardian {
            return address_of(&masked(self.text(patient.guardian_name)));
        }
        let first_name = masked(self.text(patient.first_name));
        match masked(self.text(patient.patronymic)) {
            _ if first_name.is_empty() => String::new(),
            patronymic if patronymic.is_empty() => first_name.into_owned(),
            patronymic => [&*first_name, &*patronymic].join(" "),
        }
    }

    /// The patient's surname, where it is all that is known of the name; blank where a guardian is spoken with.
    pub(super) fn surname(&self) -> String {
        let is_addressed = || !masked(self.text(self.facts.patient.first_name)).is_empty();
        if self.contact.to_guardian || is_addressed() {
            return String::new();
        }
        masked(self.text(self.facts.patient.last_name)).into_owned()
    }

    /// First name and surname, where there is no patronymic.
    pub(super) fn full_address(&self) -> String {
        let patient = self.facts.patient;
        let address = self.address();
        let has_more = !patient.patronymic.is_blank() || patient.last_name.is_blank();
        if self.contact.to_guardian || address.is_empty() || has_more {
            return address;
        }
        format!("{address} {}", masked(self.text(patient.last_name)))
    }

    /// The first name of the child whose guardian is spoken with.
    pub(super) fn child(&self) -> Option<&'w str> {
        let is_child = self.contact.to_guardian;
        is_child.then(|| self.text(self.facts.patient.first_name))
    }

    /// What the talk rests on in the patient's eyes: a promised call, else the permission of its first case.
    pub(super) fn agreed(&self) -> Option<Agreed> {
        let cases = || self.contact.cases.iter();
        if self.is_unwell() {
            return Some(Agreed::Unwell);
        }
        if cases().any(|case| case.callback().is_some()) {
            return Some(Agreed::Promise);
        }
        let (_, approach) = cases().find_map(Decision::call)?;
        Some(Agreed::Permission(approach.permission))
    }

    /// The call that was promised for a day that is over, where nobody has tried to make it.
    pub(super) fn missed_promise(&self) -> Option<Callback> {
        let mut callbacks = self.contact.cases.iter().filter_map(Decision::callback);
        let missed = callbacks.find(|it| !it.is_unwell() && !self.is_ahead(it.at.date))?;
        let last = self.last_contact()?;
        let is_promise = |at: Moment| at.date == missed.at.date;
        last.callback_at.is_some_and(is_promise).then_some(missed)
    }

    /// Whether somebody has tried to reach the patient on that day or since: then it can't be said that nobody called.
    pub(super) fn was_tried_since(&self, day: NaiveDate) -> bool {
        let mut contacts = self.facts.contacts();
        contacts.any(|made| made.is_attempt() && made.at.date >= day)
    }

    /// The opt-out that a yes of late has lifted, and the day of that yes.
    pub(super) fn lifted_opt_out(&self) -> Option<(NaiveDate, NaiveDate)> {
        permission::lifted_opt_out(&self.facts)
    }

    /// Whether the patient is of age by now, and a guardian still stands on record.
    pub(super) fn has_outgrown_guardian(&self) -> bool {
        permission::has_outgrown_guardian(&self.facts)
    }

    /// The year in which the talk takes place.
    pub(super) fn year(&self) -> i32 {
        self.facts.date().year()
    }

    /// Whether the patient said that he is in pain or worse.
    pub(super) fn is_unwell(&self) -> bool {
        self.contact.cases.iter().any(Decision::is_unwell)
    }

    /// Whether it can be said that the doctor of a case is concerned: one who is not in the clinic's list of doctors may have left it.
    pub(super) fn is_concerned(&self, told: &DecisionView<'_>) -> bool {
        let named = doctor_of(told.decision);
        !named.is_blank() && self.is_listed(named)
    }

    /// Whether nothing says that a doctor has left: the clinic's list has the name, or there is none.
    pub(super) fn is_listed(&self, doctor: Text) -> bool {
        let doctors = &self.words.doctors;
        doctor.is_blank() || doctors.is_empty() || doctors.contains_key(&doctor)
    }

    /// Whether the doctor of a case is named to the patient: of a visit whoever the appointment book has, of the rest one who is still there.
    fn is_told(&self, told: &DecisionView<'_>) -> bool {
        told.visit().is_some() || self.is_listed(doctor_of(told.decision))
    }

    /// The doctors who can't be said to be concerned, or to call.
    pub(super) fn unlisted_doctors(&self) -> Vec<Doctor<'w>> {
        let unlisted = self.cases().filter(|(_, told)| !self.is_told(told));
        let unlisted = unlisted.filter_map(|(_, told)| told.doctor());
        let caller = self.by_doctor() && !self.is_listed(self.contact.doctor);
        let caller = caller.then(|| self.words.doctor(self.contact.doctor));
        let mut doctors: Vec<Doctor<'w>> = Vec::new();
        for doctor in unlisted.chain(caller.flatten()) {
            if doctors.iter().all(|known| known.name != doctor.name) {
                doctors.push(doctor);
            }
        }
        doctors
    }

    /// When the plan was signed that may hold no longer, where one of the cases is such.
    pub(super) fn stale_plan(&self) -> Option<NaiveDate> {
        let mut cases = self.cases();
        let (_, told) = cases.find(|(_, told)| self.is_stale(told))?;
        told.signed_on()
    }

    /// Whether a case names what only a doctor speaks of, and somebody else makes the contact.
    pub(super) fn is_for_doctor(&self, told: &DecisionView<'_>) -> bool {
        if self.by_doctor() {
            return false;
        }
        let of_item = told.item().map(|item| [item.procedure, item.risk]);
        let of_agreement = told.agreement().map(|it| [it.topic, it.basis]);
        let texts = of_item.into_iter().chain(of_agreement).flatten();
        let known = &self.words.for_doctors;
        let mut texts = texts.into_iter();
        texts.any(|text| known.get(text, || doctors_words::is_named(told.text(text))))
    }

    /// Whether the day of a plan lies so far back that it may hold no longer.
    pub(super) fn is_stale(&self, told: &DecisionView<'_>) -> bool {
        let day = told.plan().and_then(|_| told.decision.day());
        day.is_some_and(|day| time::days_between(day, self.facts.date()) > STALE_DAYS)
    }

    /// Whether a date is still to come, or is the day of the talk.
    pub(super) fn is_ahead(&self, date: NaiveDate) -> bool {
        date >= self.facts.date()
    }

    /// In how many days a date comes.
    pub(super) fn days_ahead(&self, date: NaiveDate) -> i64 {
        time::days_between(self.facts.date(), date)
    }

    /// Whether it is a reminder of a visit whose hour is not on record.
    pub(super) fn lacks_hour(&self) -> bool {
        self.cases()
            .any(|(_, told)| told.visit().is_some_and(|visit| visit.minute().is_none()))
    }

    /// When the doctors concerned may see the patient, where the talk may end in a booking.
    pub(super) fn free_times(&self) -> Vec<FreeTimes<'w>> {
        let mut named: Vec<Text> = Vec::new();
        let mut may_book = false;
        for case in &self.contact.cases {
            let Some((due, _)) = case.call() else {
                continue;
            };
            if rules::rule(due.subject.reason).settled_by_booking {
                may_book = true;
                if !due.doctor.is_blank() && !named.contains(&due.doctor) {
                    named.push(due.doctor);
                }
            }
        }
        if !may_book {
            return Vec::new();
        }
        if named.is_empty() {
            named.push(self.contact.doctor);
        }
        named
            .into_iter()
            .map(|doctor| self.free_times_of(doctor))
            .collect()
    }

    fn free_times_of(&self, doctor: Text) -> FreeTimes<'w> {
        let times = self.words.offered(self.contact, doctor);
        let mut free = self.words.free_times_of(doctor).iter().map(|&(_, at)| at);
        let spare = free.find(|at| !times.contains(at));
        FreeTimes {
            doctor: self.words.doctor(doctor).filter(|_| self.is_listed(doctor)),
            is_caller: self.by_doctor() && doctor == self.contact.doctor,
            times,
            spare,
        }
    }

    /// What the front desk remarked of the patient, in the row and on the card, each once.
    pub(super) fn notes(&self) -> impl Iterator<Item = Cow<'w, str>> {
        let ids = &self.words.practice.clinic.patient_ids;
        let [own, of_card] = self.facts.patient.notes.map(|note| ids.get(note));
        let of_card = Some(of_card).filter(|note| *note != own);
        let notes = [Some(own), of_card].into_iter().flatten().map(masked);
        notes.filter(|note| !note.is_empty())
    }

    /// The patient's last contact.
    pub(super) fn last_contact(&self) -> Option<&'w Made> {
        self.facts.contacts().next_back()
    }

    /// The score that the patient gave last, if it is a low one.
    pub(super) fn low_score(&self) -> Option<(u8, &'w Made)> {
        let mut contacts = self.facts.contacts().rev();
        let (score, contact) = contacts.find_map(|made| Some((made.score?, made)))?;
        (score <= LOW_SCORE).then_some((score, contact))
    }

    /// The question to the doctor that nobody has come back to.
    pub(super) fn open_question(&self) -> Option<&'w Made> {
        use Outcome::{AskDoctor, Booked, Callback, Declined, Reached, Sent};
        let mut contacts = self.facts.contacts();
        let last = contacts.rfind(|made| {
            matches!(
                made.outcome,
                Reached | Booked | Declined | Sent | Callback | AskDoctor
            )
        })?;
        (last.outcome == AskDoctor).then_some(last)
    }

    /// What is not to be said or done in this talk.
    pub(super) fn avoid(&self) -> Vec<Avoid> {
        // Nobody speaks in a message.
        if self.is_message() {
            return vec![Avoid::ClinicalMessage];
        }
        let mut list = vec![if self.contact.to_guardian {
            Avoid::ChildsEars
        } else {
            Avoid::OtherEars
        }];
        if self.is_unwell() {
            list.push(Avoid::Soothing);
        }
        for (reason, told) in self.cases() {
            let has_guarantee = told.agreement().is_some_and(|it| it.guarantee);
            for &avoid in rules::rule(reason).avoid {
                let holds = match avoid {
                    Avoid::Threat => has_guarantee,
                    // The doctor listens, and may ask the patient to come.
                    Avoid::Selling => !told.decision.is_unwell(),
                    Avoid::Advice => !told.decision.is_unwell() && !self.by_doctor(),
                    Avoid::DoctorsNumber => !self.by_doctor(),
                    Avoid::OtherEars
                    | Avoid::ChildsEars
                    | Avoid::ClinicalMessage
                    | Avoid::Questions
                    | Avoid::Reproach
                    | Avoid::TalkingRound
                    | Avoid::Offers
                    | Avoid::Dislikes
                    | Avoid::Soothing
                    | Avoid::Free
                    | Avoid::Proxy => true,
                };
                if holds && !list.contains(&avoid) && list.len() < MOST_AVOIDED {
                    list.push(avoid);
                }
            }
        }
        list
    }
}

fn doctor_of(case: &Decision) -> Text {
    case.due().map_or(Text::BLANK, |due| due.doctor)
}

/// How a Russian patronymic ends.
const PATRONYMICS: [&str; 6] = ["вна", "чна", "ич", "оглы", "кызы", "оглу"];

/// What a guardian is to the child, as it is written beside the name.
const KIN: [&str; 10] = [
    "мама",
    "папа",
    "мать",
    "отец",
    "бабушка",
    "дедушка",
    "опекун",
    "mother",
    "father",
    "guardian",
];

/// First name and patronymic out of a full name, in whichever order it stands; where there is no patronymic, the name as it is.
fn address_of(full_name: &str) -> String {
    let apart = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '(' | ')');
    let words: Vec<&str> = full_name
        .split(apart)
        .filter(|word| !word.is_empty() && !KIN.contains(&word.to_lowercase().as_str()))
        .collect();
    let is_patronymic = |word: &str| {
        let word = word.to_lowercase();
        PATRONYMICS.iter().any(|ending| word.ends_with(ending))
    };
    match words[..] {
        [first, second, _] if is_patronymic(second) => format!("{first} {second}"),
        [_, second, third] if is_patronymic(third) => format!("{second} {third}"),
        _ => words.join(" "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guardian_is_addressed_by_first_name_and_patronymic() {
        for (full_name, address) in [
            ("Петрова Ольга Сергеевна", "Ольга Сергеевна"),
            ("Ольга Сергеевна Петрова", "Ольга Сергеевна"),
            ("Роман Аркадьевич Абрамович", "Роман Аркадьевич"),
            ("Абрамович Роман Аркадьевич", "Роман Аркадьевич"),
            ("Ольга Сергеевна", "Ольга Сергеевна"),
            ("мама, Ольга", "Ольга"),
            ("Петрова Ольга (мама)", "Петрова Ольга"),
            ("Olga Petrova", "Olga Petrova"),
            ("", ""),
        ] {
            assert_eq!(address_of(full_name), address);
        }
    }
}
