//! Counting decisions for the summary, and what it warns of.

use chrono::NaiveDate;
use chrono_tz::Tz;

use crate::model::clinic::{
    BookNote, Contact, Moment, Outcome, PatientIndex, Reason, RowAt, WithoutRows, Written,
};
use crate::model::decision::{Code, Decision, Verdict};
use crate::plan::practice::{Bookings, Facts, Practice};
use crate::plan::{history, permission, time};

/// A promise to call again is looked after for so many days.
const PROMISE_DAYS: u32 = 30;

/// A visit that was booked on a contact is looked for in the appointment book after so many days: an export is a day old.
const BOOKED_SINCE_DAYS: i64 = 2;

/// And for so many days.
const BOOKING_DAYS: i64 = 60;

/// Of so many open days before the date, an export of visits that is up to date has some.
const RECENT_OPEN_DAYS: usize = 7;

/// For so many days open ones are looked for.
const SEARCH_DAYS: usize = 366;

/// Counts of decisions by verdict, code and reason.
#[derive(Clone, Debug)]
pub struct Tally {
    /// Patients of patients.csv.
    pub patients: u64,
    /// Cases, patients without one aside.
    pub cases: u64,
    /// By place in [`Verdict::ALL`].
    pub verdicts: [u64; Verdict::ALL.len()],
    /// By place in [`Code::ALL`].
    pub codes: [u64; Code::ALL.len()],
    /// Cases to call today, by [`Reason::index`].
    pub reasons: [u64; Reason::ALL.len()],
    /// What a person should know before relying on the list.
    pub warnings: Vec<Warning>,
}

/// What a person should know before relying on the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Warning {
    /// Not one row of the patients' file could be used: that the list is empty says nothing.
    NoPatients,
    /// There is no record of earlier contacts.
    NoContacts,
    /// Nobody knows who is booked.
    BookingsUnknown,
    /// The clinic looks up bookings by hand.
    BookingsByHand,
    /// visits.csv has no visit after now.
    NoFutureVisits,
    /// Something about a workbook: the place in [`crate::model::clinic::Clinic::book_notes`].
    Workbook(usize),
    /// Sheets of a workbook that are not read: likewise.
    UnreadSheets(usize),
    /// A no that belongs to nobody: its place in [`Clinic::ownerless`](crate::model::clinic::Clinic::ownerless).
    Ownerless(usize),
    /// Tables lie in the data folder and are not read.
    Unread,
    /// The day is planned with an export that was written so long ago that it can't know of refusals and bookings since.
    OldExport(Written),
    /// The export of visits knows none of the last days.
    NoRecentVisits,
    /// The machine's time zone is UTC, and the clinic's is not set.
    MachineInUtc,
    /// There is no telling who is a child.
    NoBirthDates,
    /// There is a record of contacts, and not a row in it.
    NoContactRows,
    /// There are service cards, and not a row of them.
    NoCardRows,
    /// So many messages go out, and the clinic's number is not set: they can't say where to ring.
    NoClinicPhone(usize),
    /// A contact after which nothing came that should have come: what, the row and whose it is.
    Loose(Loose, RowAt, PatientIndex),
}

/// What should have come after a contact and did not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Loose {
    /// The patient is unwell, and nobody would call: no case carries it, or the one that does is barred.
    Unwell,
    /// Nobody knows what came of it, and nobody calls until it is said clearly.
    Unclear,
    /// A callback was promised, and no case carries it.
    Promise,
    /// A callback was promised for today, and today's list does not have it.
    PutOff,
    /// A callback nobody knows when, and nothing was done since.
    CallbackWithoutDay,
    /// The doctor was asked, and nothing was heard since.
    Question,
    /// A visit was booked, and the appointment book knows of none.
    Booking,
}

impl Loose {
    /// All of them, the most pressing first.
    pub const ALL: [Self; 7] = [
        Self::Unwell,
        Self::Unclear,
        Self::Promise,
        Self::PutOff,
        Self::CallbackWithoutDay,
        Self::Question,
        Self::Booking,
    ];
}

impl Warning {
    /// Whether it is told though nobody wants to be told anything: somebody might be called wrongly, is in pain, or waits for a
    /// call today.
    #[must_use]
    pub const fn is_pressing(self) -> bool {
        matches!(
            self,
            Self::Ownerless(_)
                | Self::Unread
                | Self::OldExport(_)
                | Self::NoRecentVisits
                | Self::MachineInUtc
                | Self::Loose(Loose::Unwell | Loose::Unclear | Loose::PutOff, ..)
                | Self::UnreadSheets(_)
        )
    }
}

impl Warning {
    /// Whether it is about the exports themselves: what is not read, what is old, what has no rows.
    #[must_use]
    pub const fn is_of_exports(self) -> bool {
        matches!(
            self,
            Self::Unread
                | Self::UnreadSheets(_)
                | Self::Workbook(_)
                | Self::OldExport(_)
                | Self::NoRecentVisits
                | Self::MachineInUtc
                | Self::NoContactRows
                | Self::NoCardRows
        )
    }
}

impl Default for Tally {
    fn default() -> Self {
        Self {
            patients: 0,
            cases: 0,
            verdicts: [0; Verdict::ALL.len()],
            codes: [0; Code::ALL.len()],
            reasons: [0; Reason::ALL.len()],
            warnings: Vec::new(),
        }
    }
}

impl Tally {
    /// Nothing counted yet; what can be warned of at once is found.
    #[must_use]
    pub fn new(practice: &Practice<'_>) -> Self {
        let clinic = practice.clinic;
        // A no that belongs to nobody goes before all else: whoever said it may be called today.
        let ownerless = 0..clinic.ownerless.len();
        let mut warnings: Vec<Warning> = ownerless.map(Warning::Ownerless).collect();
        warnings.extend(of_exports(practice));
        if !clinic.patients.is_empty() && clinic.patients.iter().all(|it| it.row_rejected) {
            warnings.push(Warning::NoPatients);
        }
        if !clinic.patients.is_empty() && clinic.patients.iter().all(|it| it.birth_date.is_none()) {
            warnings.push(Warning::NoBirthDates);
        }
        if !clinic.has_contacts {
            warnings.push(Warning::NoContacts);
        }
        let notes = clinic.book_notes.iter().enumerate();
        warnings.extend(notes.map(|(place, note)| match note {
            BookNote::UnreadSheets(..) => Warning::UnreadSheets(place),
            _ => Warning::Workbook(place),
        }));
        let without_rows = clinic.without_rows.iter();
        warnings.extend(without_rows.map(|what| match what {
            WithoutRows::Contacts => Warning::NoContactRows,
            WithoutRows::Cards => Warning::NoCardRows,
        }));
        let now = practice.asked.now;
        let is_future = |visit| crate::plan::practice::is_future(visit, now);
        match practice.bookings {
            Bookings::Unknown => warnings.push(Warning::BookingsUnknown),
            Bookings::CheckedByHand => warnings.push(Warning::BookingsByHand),
            Bookings::Visits if !clinic.visits.iter().any(is_future) => {
                warnings.push(Warning::NoFutureVisits);
            }
            Bookings::Visits | Bookings::NextVisits(_) => {}
        }
        Self {
            warnings,
            ..Self::default()
        }
    }

    /// Adds what was counted elsewhere.
    pub fn add(&mut self, other: Self) {
        self.patients += other.patients;
        self.cases += other.cases;
        let counts = |all: &mut [u64], more: &[u64]| {
            for (count, more) in all.iter_mut().zip(more) {
                *count += more;
            }
        };
        counts(&mut self.verdicts, &other.verdicts);
        counts(&mut self.codes, &other.codes);
        counts(&mut self.reasons, &other.reasons);
        self.warnings.extend(other.warnings);
    }

    /// Counts a decision.
    pub fn count(&mut self, decision: &Decision) {
        self.cases += u64::from(decision.case().is_some());
        self.verdicts[decision.verdict() as usize] += 1;
        for code in decision.codes().iter() {
            self.codes[code as usize] += 1;
        }
        if let (Verdict::Call, Some(reason)) = (decision.verdict(), decision.reason()) {
            self.reasons[reason.index()] += 1;
        }
    }

    /// Puts what is most pressing first.
    pub fn in_order(&mut self) {
        let is_pain = |warning: &Warning| matches!(warning, Warning::Loose(Loose::Unwell, ..));
        self.warnings
            .sort_by_key(|warning| (!is_pain(warning), !warning.is_pressing()));
    }

    /// Notes that messages go out without the clinic's number.
    pub fn without_phone(&mut self, messages: usize) {
        let warning = Warning::NoClinicPhone(messages);
        self.warnings.extend((messages > 0).then_some(warning));
    }

    /// Counts a patient, and looks for contacts after which nothing came that should have come.
    pub fn patient(&mut self, facts: &Facts<'_>, decisions: &[Decision]) {
        self.patients += 1;
        if let Some(unclear) = permission::unclear(facts).is {
            self.loose(facts, Loose::Unclear, unclear);
        }
        for contact in facts.contacts() {
            let found = match contact.outcome {
                Outcome::Unwell => unwell_without_case(facts, contact, decisions),
                Outcome::Callback | Outcome::AskDoctor if contact.callback_at.is_some() => {
                    promise_without_case(facts, contact, decisions)
                }
                Outcome::Callback => nothing_followed(facts, contact, Loose::CallbackWithoutDay),
                Outcome::AskDoctor => nothing_followed(facts, contact, Loose::Question),
                Outcome::Booked => booking_without_visit(facts, contact),
                Outcome::Reached
                | Outcome::Declined
                | Outcome::Sent
                | Outcome::NotDelivered
                | Outcome::NoAnswer
                | Outcome::Busy
                | Outcome::WrongNumber
                | Outcome::Left
                | Outcome::OptOut
                | Outcome::Complaint
                | Outcome::Resolved
                | Outcome::Unclear
                | Outcome::Undone => None,
            };
            if let Some(loose) = found {
                self.loose(facts, loose, contact);
            }
            if is_put_off(facts, contact, decisions) {
                self.loose(facts, Loose::PutOff, contact);
            }
        }
    }

    fn loose(&mut self, facts: &Facts<'_>, loose: Loose, contact: &Contact) {
        let warning = Warning::Loose(loose, contact.row, facts.index);
        self.warnings.push(warning);
    }
}

/// What is to be known of the exports themselves: which are not read, which are old.
fn of_exports(practice: &Practice<'_>) -> Vec<Warning> {
    let clinic = practice.clinic;
    let settings = practice.settings;
    let mut warnings = Vec::new();
    if !clinic.unread.is_empty() {
        warnings.push(Warning::Unread);
    }
    if practice.asked.is_today {
        let is_old = |written: &&Written| {
            let on = time::in_zone(written.at, settings.timezone).date();
            let days = std::iter::successors(Some(practice.date()), NaiveDate::pred_opt);
            let days = days.take_while(|day| *day > on);
            let open = days.filter(|day| practice.calendar.shift(*day).is_some());
            let most = settings.max_age_days as usize;
            open.take(most + 1).count() > most
        };
        let old = clinic.written.iter().filter(is_old);
        warnings.extend(old.map(|written| Warning::OldExport(*written)));
    }
    if lacks_recent_visits(practice) {
        warnings.push(Warning::NoRecentVisits);
    }
    if !settings.has_timezone && is_utc(settings.timezone) {
        warnings.push(Warning::MachineInUtc);
    }
    warnings
}

/// Whether the export of visits knows none of the last open days before the date, though it knows earlier ones: then it was made before
/// them, and who booked since is not known.
fn lacks_recent_visits(practice: &Practice<'_>) -> bool {
    let date = practice.date();
    let days = std::iter::successors(date.pred_opt(), NaiveDate::pred_opt);
    let days = days.take(SEARCH_DAYS);
    let mut open = days.filter(|day| practice.calendar.shift(*day).is_some());
    let visits = &practice.clinic.visit_days;
    open.nth(RECENT_OPEN_DAYS - 1)
        .is_some_and(|from| !visits.has_between(from, date) && visits.has_before(from))
}

/// Whether a zone is that of machines that nobody has told where they are.
fn is_utc(zone: Tz) -> bool {
    let name = zone.name();
    let name = name.rsplit('/').next().unwrap_or(name);
    matches!(
        name,
        "UTC" | "UCT" | "GMT" | "GMT0" | "GMT+0" | "GMT-0" | "Universal" | "Zulu" | "Greenwich"
    )
}

/// Whether a case that is neither settled nor without a ground carries what was promised for that moment.
fn is_carried(decisions: &[Decision], at: Moment) -> bool {
    decisions.iter().any(|decision| {
        let callback = decision.callback();
        callback.is_some_and(|callback| callback.at == at && !callback.is_unwell())
    })
}

/// Whether the doctor is to call whoever was unwell at that moment, today or on the next day that can be. Pain waits for no answer and for
/// no other number, so a case that is barred does not do; whoever is gone is called by nobody.
fn is_called(decisions: &[Decision], at: Moment) -> bool {
    decisions.iter().any(|decision| {
        let callback = decision.callback();
        callback.is_some_and(|callback| callback.at == at && callback.is_unwell())
            && (matches!(decision.verdict(), Verdict::Call | Verdict::Later)
                || decision.codes().contains(Code::PatientInactive))
    })
}

fn unwell_without_case(
    facts: &Facts<'_>,
    contact: &Contact,
    decisions: &[Decision],
) -> Option<Loose> {
    // A case carries the last of several.
    let later = || {
        let mut later = history::unwell(facts).filter(|it| it.order() > contact.order());
        later.any(|it| history::are_about_the_same(facts, it, contact))
    };
    let is_loose =
        history::stands_unwell(facts, contact) && !is_called(decisions, contact.at) && !later();
    is_loose.then_some(Loose::Unwell)
}

fn promise_without_case(
    facts: &Facts<'_>,
    contact: &Contact,
    decisions: &[Decision],
) -> Option<Loose> {
    let promised = contact.promised()?;
    let moved = facts.contacts().filter(|later| {
        history::moves(later)
            && later.order() > contact.order()
            && history::may_be_about_the_same(facts, later, contact)
    });
    let moved: Vec<_> = moved.filter_map(|later| later.callback_at).collect();
    let promised = || moved.iter().copied().chain([promised]);
    let from = time::minus(facts.date(), PROMISE_DAYS);
    let is_recent = promised().any(|promised| promised.date >= from);
    let is_past = || {
        facts.contacts().any(|later| {
            later.order() > contact.order()
                && later.is_conclusive()
                && history::are_about_the_same(facts, later, contact)
        })
    };
    let is_carried = promised().any(|promised| is_carried(decisions, promised));
    let is_loose = is_recent && !is_carried && !is_past();
    is_loose.then_some(Loose::Promise)
}

/// Whether somebody was promised a call for today, and is not on today's list, though no no of the patient's own forbids it and nothing was
/// done about it today. What is unclear is warned of as such.
fn is_put_off(facts: &Facts<'_>, contact: &Contact, decisions: &[Decision]) -> bool {
    let Some(promised) = contact.callback_at else {
        return false;
    };
    let forbidding = [
        Code::PatientInactive,
        Code::OptedOut,
        Code::RefusalNoted,
        Code::UnclearOutcome,
    ];
    let carries = |it: &&Decision| {
        let callback = it.callback();
        callback.is_some_and(|callback| callback.at == promised && !callback.is_unwell())
    };
    let is_called = || {
        let mut carrying = decisions.iter().filter(carries);
        carrying.any(|it| it.verdict() == Verdict::Call)
    };
    let is_open = || {
        decisions.iter().filter(carries).any(|it| {
            matches!(it.verdict(), Verdict::Later | Verdict::NotPermitted)
                && !forbidding.iter().any(|code| it.codes().contains(*code))
        })
    };
    // Of several rows that promise the same moment the last tells it.
    let is_past = || {
        facts.contacts().any(|it| {
            it.order() > contact.order()
                && (it.at.date == facts.date() || it.callback_at == Some(promised))
        })
    };
    promised.date == facts.date() && is_open() && !is_called() && !is_past()
}

/// After a question to the doctor an attempt to reach the patient is nothing yet.
fn nothing_followed(facts: &Facts<'_>, contact: &Contact, loose: Loose) -> Option<Loose> {
    let is_something = |later: &Contact| loose != Loose::Question || !later.is_attempt();
    let contacts = facts.contacts().rev();
    let mut later = contacts.take_while(|later| later.order() > contact.order());
    let followed = later.any(is_something);
    (!followed).then_some(loose)
}

fn booking_without_visit(facts: &Facts<'_>, contact: &Contact) -> Option<Loose> {
    let age = time::days_between(contact.at.date, facts.date());
    let is_of_interest = (BOOKED_SINCE_DAYS..=BOOKING_DAYS).contains(&age)
        && facts.practice.bookings == Bookings::Visits;
    let has_visit = || {
        let mut visits = facts.visits.iter();
        visits.any(|visit| visit.starts_at > contact.at) || facts.has_next_visit()
    };
    (is_of_interest && !has_visit()).then_some(Loose::Booking)
}

#[cfg(test)]
mod tests {
    use super::{Loose, Warning};
    use crate::model::clinic::Reason;
    use crate::model::decision::{Code, Verdict};
    use crate::testing::Story;

    /// A reminder that is due from Monday, 2 March; a visit to come; contacts are on record.
    fn story() -> Story {
        Story::on("2026-03-02")
            .agreement(
                "A1",
                "hygiene_reminder; agreed_on=2026-01-12; contact_on=2026-03-02",
            )
            .visit("V1", "2026-05-05 10:00 booked; kind=consultation")
            .contact("2026-01-05 reached; case=visit:V0")
    }

    #[test]
    fn patients_cases_verdicts_codes_and_reasons_are_counted() {
        let tally = story()
            .patient("8", "")
            .agreement("A2", "hygiene_reminder; status=fulfilled; patient_id=8")
            .patient("9", "")
            .plan("P1", "signed_on=; answer=declined")
            .tally();
        assert_eq!((tally.patients, tally.cases), (3, 4));
        let verdicts =
            Verdict::ALL.map(|verdict| (verdict.name(), tally.verdicts[verdict as usize]));
        assert_eq!(
            verdicts,
            [
                ("call", 1),
                ("later", 1),
                ("settled", 1),
                ("missed", 0),
                ("not_permitted", 0),
                ("unjustified", 2),
            ]
        );
        let codes = Code::ALL
            .iter()
            .filter(|&&code| tally.codes[code as usize] > 0);
        let codes: Vec<_> = codes
            .map(|&code| (code.name(), tally.codes[code as usize]))
            .collect();
        assert_eq!(
            codes,
            [
                ("agreement_fulfilled", 1),
                ("plan_not_signed", 1),
                ("patient_declined", 1),
                ("not_due", 1),
                ("no_reason", 1),
            ]
        );
        let mut reasons = [0; Reason::ALL.len()];
        reasons[Reason::HygieneReminder.index()] = 1;
        assert_eq!(tally.reasons, reasons);
    }

    #[test]
    fn what_is_not_known_is_warned_of() {
        assert_eq!(story().tally().warnings, []);
        let no_visits = story().without("visits.csv");
        for (story, warning) in [
            (story().without("contacts.csv"), Warning::NoContacts),
            (story().at("2026-05-05 10:00"), Warning::NoFutureVisits),
            (no_visits.clone(), Warning::BookingsUnknown),
            (
                no_visits.clone().bookings_checked(),
                Warning::BookingsByHand,
            ),
            (
                no_visits
                    .clone()
                    .setting("inputs.bookings = 'checked_by_hand'"),
                Warning::BookingsByHand,
            ),
        ] {
            assert_eq!(story.tally().warnings, [warning]);
        }
        let next_visits = no_visits.patient("8", "next_visit_on=2026-03-02");
        assert_eq!(next_visits.tally().warnings, []);
        // Where there is a visits.csv, that is where bookings are looked up.
        assert_eq!(story().bookings_checked().tally().warnings, []);
    }

    /// How many promises are warned of.
    fn promises(story: &Story) -> usize {
        let warnings = story.tally().warnings;
        warnings
            .iter()
            .filter(|warning| matches!(warning, Warning::Loose(Loose::Promise, ..)))
            .count()
    }

    #[test]
    fn a_promise_that_no_case_carries_is_warned_of() {
        for (contact, count) in [
            // The reminder carries it, whether it is called today, later or not permitted.
            ("2026-03-02 callback; callback_at=2026-03-02 12:00", 0),
            ("2026-03-02 callback; callback_at=2026-03-20", 0),
            (
                "2026-02-20 callback; callback_at=2026-03-01; case=agreement:A1",
                0,
            ),
            // No such case, or none that was due.
            (
                "2026-02-20 callback; callback_at=2026-03-01; case=visit:V9",
                1,
            ),
            ("2026-02-20 callback; callback_at=2026-03-20", 1),
            ("2026-02-20 ask_doctor; callback_at=2026-03-20", 1),
            ("2026-02-20 callback", 0),
            (
                "2026-02-20 reached; callback_at=2026-03-20; case=visit:V9",
                0,
            ),
            // Thirty days are looked back.
            (
                "2026-01-20 callback; callback_at=2026-01-31; case=visit:V9",
                1,
            ),
            (
                "2026-01-20 callback; callback_at=2026-01-30; case=visit:V9",
                0,
            ),
        ] {
            assert_eq!(promises(&story().contact(contact)), count, "{contact}");
        }
        let promised = "2026-02-20 callback; callback_at=2026-03-01; case=agreement:A1";
        let barred = story().contact(promised).patient("7", "consent=no");
        assert_eq!(promises(&barred), 0);
        // A case that is settled or has no ground carries nothing.
        let booked = story()
            .contact(promised)
            .visit("V2", "2026-03-20 10:00 booked; kind=hygiene");
        assert_eq!(promises(&booked), 1);
        let unjustified = story()
            .agreement("A2", "hygiene_reminder; contact_on=2026-03-02")
            .contact("2026-02-20 callback; callback_at=2026-03-01; case=agreement:A2");
        assert_eq!(promises(&unjustified), 1);
    }

    #[test]
    fn a_promise_of_today_that_the_list_does_not_have_is_warned_of() {
        let with = |said: &str| {
            let promised = format!("2026-02-26 12:00 callback; case=agreement:A1; {said}");
            story().contact(&promised)
        };
        let count = |story: &Story| {
            let found = loose(story);
            found.iter().filter(|it| **it == Loose::PutOff).count()
        };
        // At ten the clinic is open, and at half past eleven in the evening it is not.
        let kept = with("callback_at=2026-03-02 10:00");
        let late = with("callback_at=2026-03-02 23:30");
        assert_eq!((count(&kept), count(&late)), (0, 1));
        assert!(late.tally().warnings[0].is_pressing());
        assert_eq!(count(&with("callback_at=2026-03-03 23:30")), 0);
        // A complaint waits for the manager, who is to know of the promise; a no is a no.
        for (said, expected) in [("complaint", 1), ("opt_out", 0), ("unclear", 0)] {
            let story = kept.clone().contact(&format!("2026-02-27 12:00 {said}"));
            assert_eq!(count(&story), expected, "{said}");
        }
    }

    #[test]
    fn a_promise_that_was_kept_is_not_warned_of() {
        let promised =
            story().contact("2026-02-20 12:00 callback; callback_at=2026-03-01; case=visit:V9");
        for (contact, count) in [
            ("2026-03-01 reached; case=visit:V9", 0),
            ("2026-03-01 declined; case=visit:V9", 0),
            (
                "2026-03-01 callback; callback_at=2026-03-05; case=visit:V9",
                1,
            ),
            ("2026-02-20 12:00 reached; case=visit:V9", 1),
            ("2026-03-01 reached; case=agreement:A8", 1),
            ("2026-03-01 no_answer; case=visit:V9", 1),
            ("2026-03-01 busy; case=visit:V9", 1),
            // These do not say how things are.
            ("2026-03-01 resolved; case=visit:V9", 1),
            ("2026-03-01 complaint; case=visit:V9", 1),
            ("2026-03-01 wrong_number; case=visit:V9", 1),
            ("2026-03-01 opt_out; case=visit:V9", 1),
        ] {
            assert_eq!(
                promises(&promised.clone().contact(contact)),
                count,
                "{contact}"
            );
        }
    }

    /// What is loose, in order.
    fn loose(story: &Story) -> Vec<Loose> {
        let warnings = story.tally().warnings.into_iter();
        let loose = warnings.filter_map(|warning| match warning {
            Warning::Loose(loose, ..) => Some(loose),
            _ => None,
        });
        loose.collect()
    }

    #[test]
    fn what_nothing_followed_is_warned_of() {
        for (contacts, found) in [
            (
                vec!["2026-02-20 12:00 callback"],
                vec![Loose::CallbackWithoutDay],
            ),
            (
                vec!["2026-02-20 12:00 callback", "2026-02-21 12:00 no_answer"],
                vec![],
            ),
            (vec!["2026-02-20 12:00 ask_doctor"], vec![Loose::Question]),
            (
                vec!["2026-02-20 12:00 ask_doctor", "2026-02-21 12:00 no_answer"],
                vec![Loose::Question],
            ),
            (
                vec!["2026-02-20 12:00 ask_doctor", "2026-02-21 12:00 resolved"],
                vec![],
            ),
            (vec!["2026-02-20 12:00 unclear"], vec![Loose::Unclear]),
            (
                vec!["2026-02-20 12:00 unclear", "2026-02-21 12:00 reached"],
                vec![],
            ),
        ] {
            let tell = |story: Story, contact: &&str| story.contact(contact);
            let story = contacts.iter().fold(story(), tell);
            assert_eq!(loose(&story), found, "{contacts:?}");
        }
    }

    #[test]
    fn a_booking_that_the_appointment_book_lacks_is_warned_of() {
        let booked = |on: &str| {
            let story = story().patient("8", "");
            story.contact(&format!("{on} booked; patient_id=8"))
        };
        for (on, count) in [
            ("2026-02-28 12:00", 1),
            ("2026-03-01 12:00", 0),
            ("2026-01-01 12:00", 1),
            ("2025-12-31 12:00", 0),
        ] {
            let found = vec![Loose::Booking; count];
            assert_eq!(loose(&booked(on)), found, "{on}");
        }
        // Any visit after it will do, whatever became of it; one before it will not.
        for (visit, count) in [
            ("2026-02-20 10:00 attended", 0),
            ("2026-02-20 10:00 cancelled", 0),
            ("2026-03-20 10:00 booked", 0),
            ("2026-02-10 10:00 attended", 1),
        ] {
            let story = booked("2026-02-12 12:00").visit("V8", &format!("{visit}; patient_id=8"));
            assert_eq!(loose(&story), vec![Loose::Booking; count], "{visit}");
        }
        // Where nobody knows the bookings there is nothing to compare.
        let unknown = booked("2026-02-12 12:00").without("visits.csv");
        assert_eq!(loose(&unknown), []);
    }

    #[test]
    fn pain_that_no_case_carries_is_warned_of_first() {
        let unwell = "2026-03-01 12:00 unwell";
        assert_eq!(loose(&story().contact(unwell)), []);
        let of_nothing = story()
            .patient("1", "")
            .contact("2026-02-20 12:00 callback; patient_id=1")
            .patient("8", "")
            .contact(&format!("{unwell}; patient_id=8"));
        assert_eq!(
            loose(&of_nothing),
            [Loose::Unwell, Loose::CallbackWithoutDay]
        );
        assert!(of_nothing.tally().warnings[0].is_pressing());
        // Nor does one that is barred: nobody would call, and no list would tell.
        for (said, count) in [
            ("wrong_number", 1),
            ("ask_doctor; case=agreement:A1", 1),
            ("opt_out", 1),
            ("complaint", 0),
            ("no_answer", 0),
            ("left", 0),
        ] {
            let story = story()
                .contact(&format!("{unwell}; case=agreement:A1"))
                .contact(&format!("2026-03-01 14:00 {said}"));
            let found = loose(&story);
            let found = found.iter().filter(|loose| **loose == Loose::Unwell);
            assert_eq!(found.count(), count, "{said}");
        }
        let ended = of_nothing
            .clone()
            .contact("2026-03-01 13:00 reached; patient_id=8");
        assert_eq!(loose(&ended), [Loose::CallbackWithoutDay]);
        // Before whatever else is told though nobody wants to be told anything.
        let unclear = of_nothing
            .clone()
            .contact("2026-03-01 09:00 unclear; patient_id=1");
        assert_eq!(loose(&unclear)[..2], [Loose::Unwell, Loose::Unclear]);
        // A case that is settled, or that is not there, carries nothing.
        for (cells, count) in [
            ("case=agreement:A1", 0),
            ("case=agreement:A2", 1),
            ("case=visit:V9", 1),
        ] {
            let story = story()
                .agreement("A2", "hygiene_reminder; status=fulfilled")
                .contact(&format!("{unwell}; {cells}"));
            assert_eq!(loose(&story), vec![Loose::Unwell; count], "{cells}");
        }
    }
}
