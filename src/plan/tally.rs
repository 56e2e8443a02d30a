//! Counting decisions for the summary, and what it warns of.

use chrono::NaiveDate;
use chrono_tz::Tz;

use crate::model::clinic::{BookNote, PatientIndex, Reason, RowAt, WithoutRows, Written};
use crate::model::decision::{Code, Decision, Verdict};
pub use crate::plan::loose::Loose;
use crate::plan::practice::{Bookings, Facts, Practice};
use crate::plan::{loose, ownerless, permission, time};

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
    /// A no, a promise or pain that belongs to nobody: its place in [`Clinic::ownerless`](crate::model::clinic::Clinic::ownerless).
    Ownerless(usize),
    /// A refused number can't be read: its place in [`Clinic::lost_numbers`](crate::model::clinic::Clinic::lost_numbers).
    LostNumber(usize),
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

impl Warning {
    /// Whether it is told though nobody wants to be told anything: somebody might be called wrongly, is in pain, or waits for a
    /// call today.
    #[must_use]
    pub const fn is_pressing(self) -> bool {
        matches!(
            self,
            Self::Ownerless(_)
                | Self::LostNumber(_)
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
        // What belongs to nobody goes before all else: whoever said no may be called today, and whoever is in pain is not.
        let ownerless = ownerless::places(practice).into_iter();
        let mut warnings: Vec<Warning> = ownerless.map(Warning::Ownerless).collect();
        warnings.extend((0..clinic.lost_numbers.len()).map(Warning::LostNumber));
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
            let warning = Warning::Loose(Loose::Unclear, unclear.row, facts.index);
            self.warnings.push(warning);
        }
        for (loose, row) in loose::of_patient(facts, decisions) {
            self.warnings.push(Warning::Loose(loose, row, facts.index));
        }
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
pub(crate) fn is_utc(zone: Tz) -> bool {
    let name = zone.name();
    let name = name.rsplit('/').next().unwrap_or(name);
    matches!(
        name,
        "UTC" | "UCT" | "GMT" | "GMT0" | "GMT+0" | "GMT-0" | "Universal" | "Zulu" | "Greenwich"
    )
}

#[cfg(test)]
mod tests {
    use super::Warning;
    use crate::model::clinic::Reason;
    use crate::model::decision::{Code, Verdict};
    use crate::testing::with_reminder;

    #[test]
    fn patients_cases_verdicts_codes_and_reasons_are_counted() {
        let tally = with_reminder()
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
        assert_eq!(with_reminder().tally().warnings, []);
        let no_visits = with_reminder().without("visits.csv");
        for (story, warning) in [
            (with_reminder().without("contacts.csv"), Warning::NoContacts),
            (
                with_reminder().at("2026-05-05 10:00"),
                Warning::NoFutureVisits,
            ),
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
        assert_eq!(with_reminder().bookings_checked().tally().warnings, []);
    }
}
