//! What the exports hold, typed and compact: a file a noun.
//!
//! Rows stand by index, words stand once in [`Texts`], ids in [`Ids`], dates are days. Rejected and orphan rows are not in here; what is
//! left of them are [`Block`]s and [`NumberOptOut`]s.

mod agreement;
mod block;
mod channel;
mod contact;
mod days;
mod doctor;
mod input;
mod moment;
mod outcome;
mod patient;
mod plan;
mod reason;
mod row_at;
mod visit;

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::model::by_patient::{ByPatient, OfPatient};
use crate::model::text::{Id, Ids, Texts};
use crate::phone::Phone;
pub use agreement::{Agreement, AgreementStatus, ClinicalBasis};
pub use block::{Block, BlockReason, BlockScope, LostNumber, NoteRefusal, NumberOptOut};
pub use channel::{Caller, Channel, Channels};
pub use contact::{About, Contact, Outcome, OwnWords, Undelivered};
pub use days::Days;
pub use doctor::{Doctor, Slot};
pub use input::{BookNote, Input, Ownerless, Unheeded, WithoutRows, Written};
pub use moment::{Clock, DAY_MINUTES, Moment, Weekdays, Window, Windows};
pub(crate) use patient::CameBy;
pub use patient::{Consent, Namesake, Number, Patient, PatientIndex, PatientStatus, SharedDay};
pub use plan::{Answer, Item, ItemMarks, ItemStatus, Plan};
pub use reason::{Reason, StandsIn};
pub use row_at::RowAt;
pub use visit::{Service, Visit, VisitKind, VisitKinds, VisitStatus};

macro_rules! of_patient {
    ($($row:ty),+) => {$(
        impl OfPatient for $row {
            fn patient(&self) -> PatientIndex {
                self.patient
            }
        }
    )+};
}

of_patient!(Item, Plan, Visit, Agreement, Contact);

/// All that the exports hold.
///
/// One patient's plans, visits, agreements and contacts stand in an order that does not depend on that of the rows:
/// plans and agreements by id, visits by start and id, contacts by moment and then by [`Outcome`], callback, about.
/// Items of a plan stand by `due_on` (blank last), `item_id`, `procedure`, `tooth`, then by the row.
#[derive(Debug, Default)]
pub struct Clinic {
    /// Every word and phrase of the rest, once.
    pub texts: Texts,
    /// The ids and addresses of patients.
    pub patient_ids: Ids,
    /// The ids of plans and of their items.
    pub plan_ids: Ids,
    /// The ids of visits.
    pub visit_ids: Ids,
    /// The ids of agreements.
    pub agreement_ids: Ids,
    /// The ids that contacts name.
    pub contact_ids: Ids,
    /// The files that were read, in the order of their kinds.
    pub inputs: Vec<Input>,
    /// Every patient of patients.csv, rejected ones too.
    pub patients: Vec<Patient>,
    /// The numbers of `phone` behind the first, for the patients who may be contacted on them: by patient, in the order of the cell.
    pub further_numbers: Vec<(PatientIndex, Number)>,
    /// The rows behind the first of patients whose rows are refused, by patient.
    pub further_rows: Vec<(PatientIndex, RowAt)>,
    /// Every number that a row or card of a patient gives, also where the row is refused; by number. None where nobody asks for them.
    pub numbers: Vec<(Phone, PatientIndex)>,
    /// Days of consent that the clinic's program set.
    pub shared_days: Vec<SharedDay>,
    /// Patients who may be the same person, by what they have in common; none where the clinic allows possible duplicates.
    pub namesakes: Vec<Vec<Namesake>>,
    /// The patients in the order of their ids (by code point).
    pub by_id: Vec<PatientIndex>,
    /// Distinct times at which patients want to be called.
    pub call_times: Vec<Windows>,
    pub plans: ByPatient<Plan>,
    /// Plan items.
    pub items: Vec<Item>,
    /// Rows of plan items, each beside a row of signatures.csv that is laid over it; in order.
    pub signed: Vec<(RowAt, RowAt)>,
    pub visits: ByPatient<Visit>,
    /// The rows of visits that have several, by the visit's first row, then by row.
    pub services: Vec<Service>,
    pub agreements: ByPatient<Agreement>,
    /// Contacts of both files.
    pub contacts: ByPatient<Contact>,
    /// What contacts were about.
    pub abouts: Vec<About>,
    /// What people wrote down of contacts, by row; of those that have nothing to tell in words, none.
    pub own_words: Vec<OwnWords>,
    /// The numbers that contacts name.
    pub contact_phones: Vec<Phone>,
    /// Sorted; each once.
    pub blocks: Vec<Block>,
    /// Sorted; each once.
    pub note_refusals: Vec<NoteRefusal>,
    /// The fields under headers that are not known in which a row says not to contact somebody, counted from 1; sorted by row.
    pub(crate) refusing_fields: Vec<(RowAt, u16)>,
    /// Sorted by number.
    pub number_opt_outs: Vec<NumberOptOut>,
    /// Opt-outs of numbers that can't be read, by row: they stand among the others for each number of their patient.
    pub lost_numbers: Vec<LostNumber>,
    /// By name as in the other files.
    pub doctors: Vec<Doctor>,
    /// Sorted by doctor and start.
    pub slots: Vec<Slot>,
    /// Rows of recall's record that say nothing without a further row: one that another one took back, one whose place another one
    /// took, a callback that an attempt moved; in order.
    pub bound: Vec<(RowAt, RowAt)>,
    /// Rows of recall's record that were taken back, and those that took them back; by patient.
    pub taken_back: Vec<(PatientIndex, RowAt, RowAt)>,
    /// The entries (without the digits of a name) of which the record knows what came, be it that nobody knows: an attempt is none of these.
    pub held_entries: BTreeSet<String>,
    /// What is to be known of the workbooks.
    pub book_notes: Vec<BookNote>,
    /// The names of tables in the data folder that are not read.
    pub unread: Vec<String>,
    /// Each no, promise or pain that belongs to nobody; in order.
    pub ownerless: Vec<Ownerless>,
    /// The days on which there are visits, of whomever.
    pub visit_days: Days,
    /// When the newest export of patients, of plans, of visits and of contacts was written, as far as that is known.
    pub written: Vec<Written>,
    /// What is there with its header alone.
    pub without_rows: Vec<WithoutRows>,
    /// There is a visits.csv.
    pub has_visits: bool,
    /// There is a contacts.csv or a recall-contacts.csv.
    pub has_contacts: bool,
}

impl Clinic {
    /// The times at which a patient is to be called; `None`: at any.
    #[must_use]
    pub fn call_times_of(&self, patient: &Patient) -> Option<&Windows> {
        let before = patient.call_times?.get() - 1;
        self.call_times.get(before as usize)
    }

    /// A patient's id.
    #[must_use]
    pub fn patient_id(&self, patient: PatientIndex) -> &str {
        self.patient_ids.get(self.patients[patient as usize].id)
    }

    /// What a contact was about: the kind, in an order of its own, and the id or the reason's name.
    #[must_use]
    pub fn about(&self, about: About) -> (u8, &str) {
        match about {
            About::Visit(id) => (0, self.contact_ids.get(id)),
            About::Plan(id) | About::UnknownPlan(id) => (1, self.contact_ids.get(id)),
            About::Agreement(id) | About::UnknownAgreement(id) => (2, self.contact_ids.get(id)),
            About::Reason(reason) => (3, reason.name()),
        }
    }

    /// All that a contact was about.
    #[must_use]
    pub fn abouts(&self, contact: &Contact) -> &[About] {
        &self.abouts[contact.about.0 as usize..contact.about.1 as usize]
    }

    /// What was written down of a contact: the outcome as it was typed, and the note; blank where nothing was.
    #[must_use]
    pub fn own_words_of(&self, contact: &Contact) -> (&str, &str) {
        let found = self
            .own_words
            .binary_search_by_key(&contact.row, |words| words.row);
        let words = found.ok().and_then(|place| self.own_words.get(place));
        words.map_or(("", ""), |words| {
            let text = |id| self.contact_ids.get(id);
            (text(words.said), text(words.note))
        })
    }

    /// The rows of a patient behind the first, where they are refused.
    pub fn further_rows_of(&self, patient: PatientIndex) -> impl Iterator<Item = RowAt> {
        let all = self.further_rows.as_slice();
        let from = all.partition_point(|&(of, _)| of < patient);
        let own = all[from..]
            .iter()
            .take_while(move |&&(of, _)| of == patient);
        own.map(|&(_, row)| row)
    }

    /// The numbers of a patient behind the first.
    pub fn further_numbers_of(&self, patient: PatientIndex) -> impl Iterator<Item = Number> {
        let has_some = self.patients[patient as usize].has_further_numbers;
        let all = if has_some {
            self.further_numbers.as_slice()
        } else {
            &[]
        };
        let from = all.partition_point(|&(of, _)| of < patient);
        let own = all[from..]
            .iter()
            .take_while(move |&&(of, _)| of == patient);
        own.map(|&(_, number)| number)
    }

    /// Whether a visit names a plan.
    #[must_use]
    pub fn names(&self, visit: &Visit, plan: &Plan) -> bool {
        if visit.plan_id.is_blank() {
            return false;
        }
        let named = |id: Id| self.visit_ids.get(id) == self.plan_ids.get(plan.id);
        let mut services = self.services_of(visit).iter();
        named(visit.plan_id) || services.any(|service| named(service.plan_id))
    }

    /// The rows of a visit that has several.
    #[must_use]
    pub fn services_of(&self, visit: &Visit) -> &[Service] {
        if visit.has_services {
            self.services_from(visit.row)
        } else {
            &[]
        }
    }

    /// All rows of the visit with that first row, where it has several.
    #[must_use]
    pub fn services_from(&self, first: RowAt) -> &[Service] {
        let from = self.services.partition_point(|service| service.of < first);
        let to = self.services.partition_point(|service| service.of <= first);
        &self.services[from..to]
    }

    /// The rows of signatures.csv that are laid over the row of an item.
    pub fn signed_by(&self, row: RowAt) -> impl Iterator<Item = RowAt> {
        let from = self.signed.partition_point(|(item, _)| *item < row);
        let same = self.signed[from..].iter();
        let same = same.take_while(move |(item, _)| *item == row);
        same.map(|&(_, over)| over)
    }

    /// Why a patient may not be contacted whatever else holds.
    #[must_use]
    pub fn blocks_of(&self, patient: PatientIndex) -> &[Block] {
        let blocks = &self.blocks;
        let from = blocks.partition_point(|block| block.patient < patient);
        let to = blocks.partition_point(|block| block.patient <= patient);
        &blocks[from..to]
    }

    /// The rows whose notes say not to contact a patient; those of contacts say so themselves.
    #[must_use]
    pub fn note_refusals_of(&self, patient: PatientIndex) -> &[NoteRefusal] {
        let all = &self.note_refusals;
        let from = all.partition_point(|refusal| refusal.patient < patient);
        let to = all.partition_point(|refusal| refusal.patient <= patient);
        &all[from..to]
    }

    /// The header, of those that are not known, under which a row says not to contact somebody; its place where it has none.
    #[must_use]
    pub(crate) fn refusing_header(&self, row: RowAt) -> Option<Cow<'_, str>> {
        let all = &self.refusing_fields;
        let place = all.binary_search_by_key(&row, |(at, _)| *at).ok()?;
        let field = all[place].1;
        let headers = &self.inputs.get(usize::from(row.input()))?.headers;
        let header = headers.get(usize::from(field).checked_sub(1)?);
        let header = header.filter(|header| !header.is_empty());
        Some(header.map_or_else(|| field.to_string().into(), Into::into))
    }
}
