//! For whom a list is made: all of it, or what one of those who work from it has to do.

use crate::export::values::normal;
use crate::model::clinic::{Caller, Channel, Clinic};
use crate::model::decision::{Code, Decision};
use crate::model::text::Text;
use crate::plan::Plan;
use crate::plan::contacts::Contact;

/// Whose list it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Audience {
    #[default]
    Everybody,
    Administrator,
    /// One doctor, under every name that the files have.
    Doctor(Vec<Text>),
    /// Who has nobody to call, and decides about complaints and broken promises.
    Manager,
}

/// A name that is no doctor's, and those that are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NoSuchDoctor {
    pub(crate) asked: String,
    pub(crate) known: Vec<String>,
}

/// The words for those who are no doctors.
const ADMINISTRATOR: [&str; 3] = ["administrator", "администратор", "админ"];
const MANAGER: [&str; 3] = ["manager", "руководитель", "управляющий"];

impl Audience {
    /// Whom somebody means: the administrator, the manager, or a doctor by the beginnings of the words of a name.
    pub(crate) fn named(clinic: &Clinic, asked: &str) -> Result<Self, NoSuchDoctor> {
        let wanted = normal(asked);
        if ADMINISTRATOR.contains(&wanted.as_ref()) {
            return Ok(Self::Administrator);
        }
        if MANAGER.contains(&wanted.as_ref()) {
            return Ok(Self::Manager);
        }
        let words: Vec<&str> = wanted.split_whitespace().collect();
        let doctors = doctors(clinic);
        let fitting: Vec<&(String, Vec<Text>)> = doctors
            .iter()
            .filter(|(_, names)| {
                !words.is_empty() && names.iter().any(|&name| fits(clinic, name, &words))
            })
            .collect();
        if let [(_, names)] = fitting[..] {
            return Ok(Self::Doctor(names.clone()));
        }
        let shown = |doctor: &(String, Vec<Text>)| doctor.0.clone();
        let known = if fitting.is_empty() {
            doctors.iter().map(shown).collect()
        } else {
            fitting.into_iter().map(shown).collect()
        };
        let asked = asked.to_owned();
        Err(NoSuchDoctor { asked, known })
    }

    fn is_for(&self, contact: &Contact) -> bool {
        match self {
            Self::Everybody => true,
            Self::Administrator => contact.caller == Caller::Administrator,
            Self::Doctor(names) => {
                contact.caller == Caller::Doctor && names.contains(&contact.doctor)
            }
            Self::Manager => false,
        }
    }

    /// Whether what is told to a doctor is for them.
    pub(crate) fn is_for_doctor(&self, doctor: Text) -> bool {
        match self {
            Self::Everybody => true,
            Self::Doctor(names) => names.contains(&doctor),
            Self::Administrator | Self::Manager => false,
        }
    }

    /// Whether it is for them to decide about a promise that was broken or can't be kept today.
    pub(crate) fn decides(&self, decision: &Decision) -> bool {
        let due = decision.due();
        match self {
            Self::Everybody | Self::Manager => true,
            Self::Administrator => !decision.codes().contains(Code::ComplaintOpen),
            Self::Doctor(names) => due.is_some_and(|due| names.contains(&due.doctor)),
        }
    }
}

/// Leaves of a plan what is for somebody and goes by some channels; none named: by all.
pub(crate) fn narrow(plan: &mut Plan, audience: &Audience, channels: &[Channel]) {
    let all = plan.contacts.len();
    plan.contacts.retain(|contact| {
        let goes_so = channels.is_empty() || channels.contains(&contact.channel);
        goes_so && audience.is_for(contact)
    });
    plan.elsewhere += (all - plan.contacts.len()) as u64;
}

/// Every doctor that a file names, by how one is shown: with the names by which the files know one.
fn doctors(clinic: &Clinic) -> Vec<(String, Vec<Text>)> {
    let plans = clinic.items.iter().map(|item| item.doctor);
    let visits = clinic.visits.iter().map(|visit| visit.doctor);
    let services = clinic.services.iter().map(|service| service.doctor);
    let agreements = clinic.agreements.iter().map(|agreement| agreement.doctor);
    let slots = clinic.slots.iter().map(|slot| slot.doctor);
    let named = plans
        .chain(visits)
        .chain(services)
        .chain(agreements)
        .chain(slots);
    let mut known: Vec<(String, Vec<Text>)> = Vec::new();
    for doctor in &clinic.doctors {
        let shown = [doctor.name, doctor.doctor].map(|name| clinic.texts.get(name));
        let shown = shown.into_iter().find(|name| !name.is_empty());
        let both = vec![doctor.doctor, doctor.name];
        known.push((shown.unwrap_or_default().to_owned(), both));
    }
    let mut others: Vec<Text> = named.filter(|doctor| !doctor.is_blank()).collect();
    others.sort_unstable();
    others.dedup();
    others.retain(|doctor| !known.iter().any(|(_, names)| names.contains(doctor)));
    known.extend(
        others
            .into_iter()
            .map(|doctor| (clinic.texts.get(doctor).to_owned(), vec![doctor])),
    );
    known.sort();
    known.dedup();
    known
}

/// Whether each word begins one of a name's.
fn fits(clinic: &Clinic, name: Text, words: &[&str]) -> bool {
    let name = normal(clinic.texts.get(name));
    let of_name: Vec<&str> = name.split_whitespace().collect();
    words
        .iter()
        .all(|word| of_name.iter().any(|part| part.starts_with(word)))
}
