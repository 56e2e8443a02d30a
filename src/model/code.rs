//! Why: the codes of a decision. A row of the table below is all that is true of one: its name in files and JSON, the step that answers with it,
//! and what a person reads. What would change it is a sentence with dates and names, in `language`.

use std::{fmt, iter};

use crate::base::{Both, both};

/// The steps of a decision, in order: the first that answers decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// Is anything left to do?
    LeftToDo,
    /// Is it justified?
    Justified,
    /// Is it unsettled still?
    Unsettled,
    /// Is it permitted?
    Permitted,
    /// Is now the time?
    Timely,
    /// Is it the patient's only contact today?
    OnceADay,
}

impl Step {
    /// All of them, in order.
    pub const ALL: [Self; 6] = [
        Self::LeftToDo,
        Self::Justified,
        Self::Unsettled,
        Self::Permitted,
        Self::Timely,
        Self::OnceADay,
    ];

    /// The name in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::LeftToDo => "left_to_do",
            Self::Justified => "justified",
            Self::Unsettled => "unsettled",
            Self::Permitted => "permitted",
            Self::Timely => "timely",
            Self::OnceADay => "once_a_day",
        }
    }
}

macro_rules! codes {
    ($($code:ident $name:literal $step:ident: $russian:literal, $english:literal;)+) => {
        /// Why: in the order in which codes are given.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum Code { $(#[doc = $english] $code,)+ }

        impl Code {
            /// All of them, in order.
            pub const ALL: &[Self] = &[$(Self::$code,)+];

            /// The name in files and JSON.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$code => $name,)+ }
            }

            /// The step that answers with it.
            #[must_use]
            pub const fn step(self) -> Step {
                match self { $(Self::$code => Step::$step,)+ }
            }

            /// What it means, in a few words.
            #[must_use]
            pub const fn phrase(self) -> Both {
                match self { $(Self::$code => both($russian, $english),)+ }
            }
        }
    };
}

codes! {
    PlanFinished "plan_finished" LeftToDo:
        "по плану всё сделано",
        "everything in the plan is done";
    AgreementFulfilled "agreement_fulfilled" LeftToDo:
        "договорённость выполнена",
        "the agreement was kept";
    AgreementWithdrawn "agreement_withdrawn" LeftToDo:
        "договорённость отозвана",
        "the agreement was taken back";
    PlanNotWritten "plan_not_written" Justified:
        "план не оформлен письменно",
        "the plan was not put in writing";
    PlanNotSigned "plan_not_signed" Justified:
        "план не подписан",
        "the plan is not signed";
    PatientUndecided "patient_undecided" Justified:
        "решение о лечении ещё не принято",
        "the patient has not decided yet";
    TooExpensive "too_expensive" Justified:
        "для пациента это дорого",
        "it is too expensive for the patient";
    PatientDeclined "patient_declined" Justified:
        "от лечения отказались",
        "the patient decided against the treatment";
    NothingUrgent "nothing_urgent" Justified:
        "ничего неотложного в плане нет",
        "nothing in the plan is urgent";
    NoDeadline "no_deadline" Justified:
        "у неотложного лечения не указан срок",
        "the urgent treatment has no deadline on record";
    NoClinicalBasis "no_clinical_basis" Justified:
        "не указано, почему нужен контрольный осмотр",
        "no clinical ground for the control examination is on record";
    NotAgreed "not_agreed" Justified:
        "не записано, когда об этом договорились с пациентом",
        "it is not on record when the patient agreed to this";
    NoDueDate "no_due_date" Justified:
        "у договорённости не указан срок",
        "the agreement has no date";
    EarlyWithoutReason "early_without_reason" Justified:
        "осмотр раньше чем через полгода, а причина не указана",
        "an examination sooner than half a year, and no ground is on record";
    NoTopic "no_topic" Justified:
        "не указано, о чём личный звонок",
        "what the personal call is about is not on record";
    NoDoctor "no_doctor" Justified:
        "не указан врач, который позвонит лично",
        "which doctor is to call is not on record";
    PromotionalTopic "promotional_topic" Justified:
        "тема похожа на рекламу",
        "the topic reads like advertising";
    ReminderNotWanted "reminder_not_wanted" Justified:
        "просьба не напоминать о визите",
        "no reminder of the visit is wanted";
    AlreadyConfirmed "already_confirmed" Unsettled:
        "визит подтверждён, напоминать не нужно",
        "the visit is confirmed, no reminder is needed";
    AlreadyAttended "already_attended" Unsettled:
        "визит уже состоялся",
        "the visit has taken place";
    AlreadyBooked "already_booked" Unsettled:
        "запись уже есть",
        "a visit is booked";
    DeclinedOnContact "declined_on_contact" Unsettled:
        "пациент отказался",
        "the patient said no when contacted";
    AlreadyReached "already_reached" Unsettled:
        "об этом уже поговорили",
        "it was talked over";
    PatientInactive "patient_inactive" Permitted:
        "пациент больше не наблюдается в клинике",
        "no longer a patient of the clinic";
    UnreadableRecord "unreadable_record" Permitted:
        "одну из записей о пациенте не удалось прочитать",
        "one of the patient's records can't be read";
    DuplicatePatient "duplicate_patient" Permitted:
        "под одним номером карты записаны разные сведения",
        "different details stand under one patient id";
    DuplicateRecord "duplicate_record" Permitted:
        "у записей один номер, а сведения разные",
        "records with one id differ";
    PossibleDuplicate "possible_duplicate" Permitted:
        "похоже, карта того же человека заведена дважды",
        "the same person seems to have two cards";
    BookingsUnknown "bookings_unknown" Permitted:
        "неизвестно, не записан ли пациент",
        "nobody can tell whether a visit is booked";
    OptedOut "opted_out" Permitted:
        "просьба не беспокоить",
        "the patient asked not to be contacted";
    RefusalNoted "refusal_noted" Permitted:
        "в примечании записана просьба не беспокоить",
        "a note says not to contact the patient";
    UnclearOutcome "unclear_outcome" Permitted:
        "итог прошлого разговора непонятен, сначала его нужно уточнить",
        "what came of a contact is not clear, it must be said clearly first";
    Unwell "unwell" Permitted:
        "пациенту плохо, сначала ему звонит врач",
        "the patient is unwell, the doctor calls first";
    DoctorAsked "doctor_asked" Permitted:
        "вопрос передан врачу, ответа ещё нет",
        "the doctor was asked and has not answered yet";
    ConsentExpired "consent_expired" Permitted:
        "срок согласия истёк",
        "the consent has run out";
    NoConsent "no_consent" Permitted:
        "пациент этого не разрешал",
        "the patient did not agree to it";
    ComplaintOpen "complaint_open" Permitted:
        "жалоба не закрыта, сначала с пациентом говорит руководитель",
        "a complaint is open, a manager speaks to the patient first";
    GuardianMissing "guardian_missing" Permitted:
        "у несовершеннолетнего не указан представитель или его телефон",
        "the minor's guardian or the guardian's number is not on record";
    ChannelNotAllowed "channel_not_allowed" Permitted:
        "ни один из выбранных способов связи не подходит к этому поводу",
        "none of the patient's channels suits this reason";
    NoReachableAddress "no_reachable_address" Permitted:
        "нет номера или адреса, чтобы позвонить или написать",
        "there is no number or address to use";
    AttemptsExhausted "attempts_exhausted" Permitted:
        "дозвониться не удалось, больше не пробуем",
        "nobody answered, no more attempts are made";
    NoCommonTime "no_common_time" Permitted:
        "нет времени, удобного и пациенту, и клинике",
        "no time suits both the patient and the clinic";
    TooLate "too_late" Timely:
        "звонить об этом уже поздно",
        "it is too late for this";
    NotDue "not_due" Timely:
        "срок ещё не подошёл",
        "it is not due yet";
    Paused "paused" Timely:
        "просьба пока не беспокоить",
        "the patient asked for a pause";
    CoolingDown "cooling_down" Timely:
        "недавно уже звонили или писали",
        "the patient was contacted a short while ago";
    ComingSoon "coming_soon" Timely:
        "пациент скоро придёт, тогда об этом и скажут",
        "the patient comes soon, it can be said at the visit";
    AnotherContactToday "another_contact_today" OnceADay:
        "сегодня пациенту уже звонят или пишут о другом",
        "the patient is called or written to about something else today";
    ClinicClosed "clinic_closed" Timely:
        "клиника закрыта",
        "the clinic is closed";
    DayNotPreferred "day_not_preferred" Timely:
        "день недели пациенту не подходит",
        "this day of the week does not suit the patient";
    WindowClosed "window_closed" Timely:
        "подходящего времени сегодня нет",
        "no suitable time is left today";
    NoFreeTime "no_free_time" Timely:
        "на этот звонок сегодня не хватило времени",
        "there was no time left for this call today";
    NoReason "no_reason" Justified:
        "ни о чём не договаривались и ничего не обещали, не беспокоим",
        "nothing was agreed or promised, the patient is left in peace";
}

/// A set of codes, given in their order.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Codes(u64);

impl Codes {
    /// No code.
    pub const NONE: Self = Self(0);

    /// Adds a code.
    pub const fn add(&mut self, code: Code) {
        self.0 |= 1 << code as u8;
    }

    /// Adds a code where something holds.
    pub const fn add_if(&mut self, holds: bool, code: Code) {
        if holds {
            self.add(code);
        }
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether the code is among them.
    #[must_use]
    pub const fn contains(self, code: Code) -> bool {
        self.0 & (1 << code as u8) != 0
    }

    /// The codes in order.
    pub fn iter(self) -> impl Iterator<Item = Code> {
        let mut left = self.0;
        iter::from_fn(move || {
            // Where none is left, there are 64 zeros, and no such code.
            let code = Code::ALL.get(left.trailing_zeros() as usize)?;
            left &= left - 1;
            Some(*code)
        })
    }

    /// All codes of both.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl From<Code> for Codes {
    fn from(code: Code) -> Self {
        Self(1 << code as u8)
    }
}

impl fmt::Debug for Codes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter().map(Code::name)).finish()
    }
}
