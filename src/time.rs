//! Days, hours, time zones: all arithmetic with dates.

use chrono::{
    Datelike, Days, Months, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeDelta, TimeZone,
};
use chrono_tz::Tz;

use crate::clinic::{Clinic, DAY_MINUTES, Moment, Patient, Window, Windows};
use crate::decision::Code;
use crate::settings::Settings;

/// How far ahead a day is looked for, in days.
pub const SEARCH_DAYS: u32 = 366;

/// Dates are kept well below the last that chrono knows, so that a few days more are always there.
const LAST_YEAR: i32 = 99_999;

/// The date so many days later; the last day of the year 99,999 if need be.
#[must_use]
pub fn plus(date: NaiveDate, days: u32) -> NaiveDate {
    let last = NaiveDate::from_ymd_opt(LAST_YEAR, 12, 31).unwrap_or(NaiveDate::MAX);
    date.checked_add_days(Days::new(u64::from(days)))
        .map_or(last, |later| later.min(last))
}

/// The date so many days earlier.
#[must_use]
pub fn minus(date: NaiveDate, days: u32) -> NaiveDate {
    date.checked_sub_days(Days::new(u64::from(days)))
        .unwrap_or(NaiveDate::MIN)
}

/// The same day so many calendar months later, or the last day of that month.
#[must_use]
pub fn plus_months(date: NaiveDate, months: u32) -> NaiveDate {
    date.checked_add_months(Months::new(months))
        .unwrap_or(NaiveDate::MAX)
}

/// Days from one date to another; negative where the other is earlier.
#[must_use]
pub fn days_between(from: NaiveDate, to: NaiveDate) -> i64 {
    to.signed_duration_since(from).num_days()
}

/// The date halfway between two, rounded down.
#[must_use]
pub fn midway(from: NaiveDate, to: NaiveDate) -> NaiveDate {
    let half = TimeDelta::days(days_between(from, to).div_euclid(2));
    from.checked_add_signed(half).unwrap_or(from)
}

/// The first day on which somebody born that day is of the age; those born on 29 February are so on 1 March.
#[must_use]
pub fn of_age_on(birth_date: NaiveDate, age_years: u32) -> NaiveDate {
    let year = birth_date
        .year()
        .saturating_add(i32::try_from(age_years).unwrap_or(i32::MAX));
    NaiveDate::from_ymd_opt(year, birth_date.month(), birth_date.day())
        .or_else(|| NaiveDate::from_ymd_opt(year, 3, 1))
        .unwrap_or(NaiveDate::MAX)
}

/// The clinic's days and hours, as they are on the planned date.
#[derive(Clone, Copy)]
pub struct Calendar<'a> {
    settings: &'a Settings,
    now: Moment,
    shift: Option<Window>,
}

/// What is asked of a day: for whom, and within which bounds of the case.
#[derive(Clone, Copy)]
pub struct Wish<'a> {
    /// The patient's days, times and time zone.
    pub patient: &'a Patient,
    /// The distinct times of [`Clinic::call_times`].
    pub call_times: Option<&'a Windows>,
    /// A call was promised for this moment: on that date it goes before the patient's own days and times.
    pub promised: Option<Moment>,
    /// The contact must be made before this moment: the start of the visit.
    pub before: Option<Moment>,
}

impl<'a> Wish<'a> {
    /// What the patient wishes, whatever the case.
    #[must_use]
    pub fn of(clinic: &'a Clinic, patient: &'a Patient) -> Self {
        let call_times = patient
            .call_times
            .and_then(|index| clinic.call_times.get(index as usize));
        Self {
            patient,
            call_times,
            promised: None,
            before: None,
        }
    }
}

impl<'a> Calendar<'a> {
    /// The calendar of a clinic; `shift` takes the place of the hours of the date of `now`.
    #[must_use]
    pub const fn new(settings: &'a Settings, now: Moment, shift: Option<Window>) -> Self {
        Self {
            settings,
            now,
            shift,
        }
    }

    /// The hours of a date; `None`: closed.
    #[must_use]
    pub fn shift(&self, date: NaiveDate) -> Option<Window> {
        if let (Some(shift), true) = (self.shift, date == self.now.date) {
            return Some(shift);
        }
        if let Some(&hours) = self.settings.extra_days.get(&date) {
            return Some(hours);
        }
        if self.settings.holidays.contains(&date) {
            return None;
        }
        self.settings.hours[date.weekday().num_days_from_monday() as usize]
    }

    /// The last open day on or before a date; the date itself where the clinic has not been open for a year.
    #[must_use]
    pub fn open_day_until(&self, date: NaiveDate) -> NaiveDate {
        (0..=SEARCH_DAYS)
            .map(|days| minus(date, days))
            .find(|&day| self.shift(day).is_some())
            .unwrap_or(date)
    }

    /// The first open day after a date; the day after it where the clinic is not open for a year.
    #[must_use]
    pub fn open_day_after(&self, date: NaiveDate) -> NaiveDate {
        (1..=SEARCH_DAYS)
            .map(|days| plus(date, days))
            .find(|&day| self.shift(day).is_some())
            .unwrap_or_else(|| plus(date, 1))
    }

    /// The windows of a date in which a contact may be made, in the clinic's time.
    ///
    /// # Errors
    /// `clinic_closed`, `day_not_preferred` or `window_closed` where there is none.
    pub fn windows(&self, date: NaiveDate, wish: Wish<'_>) -> Result<Windows, Code> {
        let shift = self.shift(date).ok_or(Code::ClinicClosed)?;
        let mut within_calling_hours = false;
        let mut on_preferred_day = false;
        let mut open = Vec::new();
        for piece in pieces(date, shift, self.settings.timezone, wish.patient.timezone) {
            for (local_date, part) in piece.local_days(date) {
                let welcome = wish.patient.call_days.contain(local_date);
                for &hours in self.settings.calling_hours.as_slice() {
                    let Some(callable) = piece.in_clinic_time(hours, local_date, date, part) else {
                        continue;
                    };
                    within_calling_hours = true;
                    on_preferred_day |= welcome;
                    if wish.promised.is_some_and(|moment| moment.date == date) {
                        open.push(callable);
                    } else if welcome {
                        open.extend(piece.at_wanted_times(wish, local_date, date, callable));
                    }
                }
            }
        }
        let bounds = self.bounds(date, wish);
        let windows = Windows::of(open.into_iter().filter_map(|w| w.common(bounds?)).collect());
        if !windows.is_empty() {
            return Ok(windows);
        }
        let promised_today = wish.promised.is_some_and(|moment| moment.date == date);
        let not_preferred = within_calling_hours && !on_preferred_day && !promised_today;
        Err(if not_preferred {
            Code::DayNotPreferred
        } else {
            Code::WindowClosed
        })
    }

    /// What of a date is left by now, before the visit, and from the promised moment.
    fn bounds(&self, date: NaiveDate, wish: Wish<'_>) -> Option<Window> {
        let mut bounds = Window::DAY;
        if date == self.now.date {
            bounds.from = self.now.minute_up();
        }
        if let Some(promised) = wish.promised.filter(|moment| moment.date == date) {
            bounds.from = bounds.from.max(promised.minute_up());
        }
        if let Some(before) = wish.before {
            if before.date < date {
                return None;
            }
            if before.date == date {
                bounds.to = before.minute();
            }
        }
        (bounds.from < bounds.to).then_some(bounds)
    }

    /// The first date from one on, and not after another, with a window.
    #[must_use]
    pub fn first_day(
        &self,
        from: NaiveDate,
        until: NaiveDate,
        wish: Wish<'_>,
    ) -> Option<NaiveDate> {
        let until = wish.before.map_or(until, |visit| until.min(visit.date));
        from.iter_days()
            .take_while(|&day| day <= until)
            .find(|&day| self.windows(day, wish).is_ok())
    }
}

/// Part of a day of the clinic during which the patient's clock runs a constant time ahead of the clinic's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    /// In the clinic's time.
    window: Window,
    /// How much the patient's clock is ahead, in minutes.
    ahead_minutes: i32,
}

impl Piece {
    /// The patient's dates that fall into the piece, each with its part of the piece in the clinic's time.
    fn local_days(self, date: NaiveDate) -> impl Iterator<Item = (NaiveDate, Window)> {
        [date.pred_opt(), Some(date), date.succ_opt()]
            .into_iter()
            .flatten()
            .filter_map(move |local_date| {
                self.in_clinic_time(Window::DAY, local_date, date, self.window)
                    .map(|part| (local_date, part))
            })
    }

    /// What of a part of the piece, in the clinic's time, lies within the times at which the patient wants to be called.
    fn at_wanted_times(
        self,
        wish: Wish<'_>,
        local_date: NaiveDate,
        date: NaiveDate,
        part: Window,
    ) -> Vec<Window> {
        let Some(times) = wish.call_times else {
            return vec![part];
        };
        let times = times.as_slice().iter();
        times
            .filter_map(|&time| self.in_clinic_time(time, local_date, date, part))
            .collect()
    }

    /// A window of the patient's time on a date, as far as it lies within a part of the piece, in the clinic's time.
    fn in_clinic_time(
        self,
        window: Window,
        local_date: NaiveDate,
        date: NaiveDate,
        part: Window,
    ) -> Option<Window> {
        let day_minutes = i32::from(DAY_MINUTES);
        let days = i32::try_from(days_between(date, local_date)).ok()?;
        let shifted = |minute: u16| {
            let minute = i32::from(minute) + days * day_minutes - self.ahead_minutes;
            u16::try_from(minute.clamp(0, day_minutes)).unwrap_or(0)
        };
        Window {
            from: shifted(window.from),
            to: shifted(window.to),
        }
        .common(part)
    }
}

/// Cuts the shift of a date where the difference between the two clocks changes.
fn pieces(date: NaiveDate, shift: Window, clinic: Tz, patient: Option<Tz>) -> Vec<Piece> {
    let Some(patient) = patient.filter(|&zone| zone != clinic) else {
        return vec![Piece {
            window: shift,
            ahead_minutes: 0,
        }];
    };
    let ahead = |minute: u16| ahead_minutes(date, minute, clinic, patient);
    if is_steady(date, clinic) && is_steady(date, patient) {
        return vec![Piece {
            window: shift,
            ahead_minutes: ahead(shift.from),
        }];
    }
    let mut pieces: Vec<Piece> = Vec::new();
    for minute in shift.from..shift.to {
        let ahead_minutes = ahead(minute);
        match pieces.last_mut() {
            Some(piece) if piece.ahead_minutes == ahead_minutes => piece.window.to = minute + 1,
            _ => pieces.push(Piece {
                window: Window {
                    from: minute,
                    to: minute + 1,
                },
                ahead_minutes,
            }),
        }
    }
    pieces
}

/// Whether no clock change of the zone comes near the date.
fn is_steady(date: NaiveDate, zone: Tz) -> bool {
    let offset = |days: i64| {
        let noon = NaiveDateTime::new(date, NaiveTime::MIN) + TimeDelta::hours(12 + 24 * days);
        zone.offset_from_utc_datetime(&noon).fix()
    };
    offset(-2) == offset(0) && offset(0) == offset(2)
}

/// How far the patient's clock is ahead of the clinic's at a minute of a date of the clinic.
fn ahead_minutes(date: NaiveDate, minute: u16, clinic: Tz, patient: Tz) -> i32 {
    let local = NaiveDateTime::new(date, NaiveTime::MIN) + TimeDelta::minutes(i64::from(minute));
    let clinic_offset = offset_before_change(local, clinic);
    let utc = local - TimeDelta::seconds(i64::from(clinic_offset));
    let patient_offset = patient
        .offset_from_utc_datetime(&utc)
        .fix()
        .local_minus_utc();
    (patient_offset - clinic_offset).div_euclid(60)
}

/// Seconds east of UTC at a local time; one that a clock change skips or doubles counts by the offset before the change.
fn offset_before_change(local: NaiveDateTime, zone: Tz) -> i32 {
    use chrono::offset::LocalResult::{Ambiguous, None, Single};
    match zone.offset_from_local_datetime(&local) {
        Single(offset) | Ambiguous(offset, _) => offset.fix().local_minus_utc(),
        // The day before in UTC terms is before the change, and no zone changes twice within a day.
        None => zone
            .offset_from_utc_datetime(&(local - TimeDelta::hours(36)))
            .fix()
            .local_minus_utc(),
    }
}

/// A moment of another offset in the clinic's local time.
#[must_use]
pub fn in_zone(utc: NaiveDateTime, zone: Tz) -> NaiveDateTime {
    zone.from_utc_datetime(&utc).naive_local()
}
