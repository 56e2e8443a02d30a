//! Days, hours, time zones: all arithmetic with dates.

use chrono::{
    Datelike, Days, Months, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeDelta, TimeZone,
};
use chrono_tz::Tz;

use crate::model::clinic::{Clinic, DAY_MINUTES, Moment, Patient, Window, Windows};
use crate::model::decision::Code;
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
    /// The patient is unwell: it is made whatever his own days and times.
    pub at_any_hour: bool,
    /// The contact must be made before this moment: the start of the visit.
    pub before: Option<Moment>,
}

impl<'a> Wish<'a> {
    /// What the patient wishes, whatever the case.
    #[must_use]
    pub fn of(clinic: &'a Clinic, patient: &'a Patient) -> Self {
        Self {
            patient,
            call_times: clinic.call_times_of(patient),
            promised: None,
            at_any_hour: false,
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
        let promised_today = wish.promised.is_some_and(|moment| moment.date == date);
        let wanted = wish
            .call_times
            .map_or(&[Window::DAY][..], Windows::as_slice);
        let clinic = self.settings.timezone;
        let elsewhere = wish.patient.timezone.filter(|&zone| zone != clinic);
        let cut = elsewhere.map(|zone| pieces(date, shift, clinic, zone));
        let whole = [Piece {
            window: shift,
            ahead_minutes: 0,
        }];
        for piece in cut.as_deref().unwrap_or(&whole) {
            for (local_date, part) in piece.local_days(date) {
                let welcome = wish.patient.call_days.contain(local_date);
                for &hours in self.settings.calling_hours.as_slice() {
                    let Some(callable) = piece.in_clinic_time(hours, local_date, date, part) else {
                        continue;
                    };
                    within_calling_hours = true;
                    on_preferred_day |= welcome;
                    if promised_today || wish.at_any_hour {
                        open.push(callable);
                    } else if welcome {
                        open.extend(wanted.iter().filter_map(|&time| {
                            piece.in_clinic_time(time, local_date, date, callable)
                        }));
                    }
                }
            }
        }
        let bounds = self.bounds(date, wish);
        let windows = Windows::of(open.into_iter().filter_map(|w| w.common(bounds?)).collect());
        if !windows.is_empty() {
            return Ok(windows);
        }
        let minds_days = !promised_today && !wish.at_any_hour;
        let not_preferred = within_calling_hours && !on_preferred_day && minds_days;
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

/// The hours in which one contact may be made, those of the planned date found already.
pub struct Hours<'a> {
    calendar: Calendar<'a>,
    date: NaiveDate,
    wish: Wish<'a>,
    /// The windows of the planned date, whatever else stands in the way.
    pub today: Result<Windows, Code>,
}

impl<'a> Hours<'a> {
    #[must_use]
    pub fn new(calendar: Calendar<'a>, date: NaiveDate, wish: Wish<'a>) -> Self {
        Self {
            calendar,
            date,
            wish,
            today: calendar.windows(date, wish),
        }
    }

    /// Whether any day of the year ahead has an hour for this, the start of a visit aside.
    #[must_use]
    pub fn are_any(&self) -> bool {
        let wish = Wish {
            before: None,
            ..self.wish
        };
        let until = plus(self.date, SEARCH_DAYS);
        self.today.is_ok() || self.calendar.first_day(self.date, until, wish).is_some()
    }

    /// The first date from one on, and not after another, with an hour for this.
    #[must_use]
    pub fn first_day(&self, from: NaiveDate, until: NaiveDate) -> Option<NaiveDate> {
        self.calendar.first_day(from, until, self.wish)
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
fn pieces(date: NaiveDate, shift: Window, clinic: Tz, patient: Tz) -> Vec<Piece> {
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

#[cfg(test)]
mod tests {
    use chrono::{DateTime, FixedOffset};
    use chrono_tz::America::{Los_Angeles, Santiago};
    use chrono_tz::Asia::{Kathmandu, Vladivostok};
    use chrono_tz::Europe::{Berlin, London, Moscow};
    use chrono_tz::Pacific::Auckland;
    use proptest::prelude::*;

    use super::*;
    use crate::model::clinic::Weekdays;
    use crate::settings::calendar;
    use crate::testing::Story;

    const CASE: &str = "agreement:A1";

    fn day(text: &str) -> NaiveDate {
        calendar::date(text).unwrap()
    }

    /// A reminder that has been due since Monday, 2 March.
    fn due() -> Story {
        Story::on("2026-03-02").agreement(
            "A1",
            "hygiene_reminder; agreed_on=2026-01-12; contact_on=2026-03-02",
        )
    }

    fn patient(cells: &str) -> Story {
        due().patient("7", cells)
    }

    #[test]
    fn arithmetic_of_dates() {
        for (months, date) in [
            (0, "2025-08-31"),
            (1, "2025-09-30"),
            (6, "2026-02-28"),
            (30, "2028-02-29"),
        ] {
            assert_eq!(plus_months(day("2025-08-31"), months), day(date));
        }
        assert_eq!(
            midway(day("2026-03-01"), day("2026-03-04")),
            day("2026-03-02")
        );
        assert_eq!(
            midway(day("2026-03-04"), day("2026-03-01")),
            day("2026-03-02")
        );
        assert_eq!(plus(day("2026-02-27"), 2), day("2026-03-01"));
        assert_eq!(minus(day("2026-03-01"), 2), day("2026-02-27"));
        assert_eq!(days_between(day("2026-02-27"), day("2026-03-01")), 2);
        assert_eq!(days_between(day("2026-03-01"), day("2026-02-27")), -2);
        for (birth, age, of_age) in [
            ("2008-03-04", 18, "2026-03-04"),
            ("2008-02-29", 18, "2026-03-01"),
            ("2008-02-29", 20, "2028-02-29"),
        ] {
            assert_eq!(of_age_on(day(birth), age), day(of_age));
        }
        // The end of time is not reached.
        assert!(plus(day("2199-12-31"), u32::MAX) > day("2199-12-31"));
        assert!(minus(day("1900-01-01"), u32::MAX) < day("1900-01-01"));
    }

    #[test]
    fn the_hours_of_the_clinic() {
        for (today, found) in [
            ("2026-03-02", "09:00-20:00"),
            ("2026-03-07", "09:00-20:00"),
            ("2026-03-08", ""),
        ] {
            assert_eq!(due().at(today).windows(), found, "{today}");
        }
        let story = due()
            .setting("clinic.hours = { 'mon-fri' = '10-15' }")
            .setting("clinic.holidays = ['2026-03-03', '2026-03-04']")
            .setting("clinic.extra_days = { '2026-03-04' = '11-12', '2026-03-07' = '12-13' }");
        for (today, decision, windows) in [
            ("2026-03-02", "call", "10:00-15:00"),
            ("2026-03-03", "later clinic_closed 2026-03-04", ""),
            ("2026-03-04", "call", "11:00-12:00"),
            ("2026-03-07", "call", "12:00-13:00"),
            ("2026-03-08", "later clinic_closed 2026-03-09", ""),
        ] {
            assert_eq!(story.at(today).decision(CASE), decision, "{today}");
            assert_eq!(story.at(today).windows(), windows, "{today}");
        }
    }

    #[test]
    fn hours_for_today_take_the_place_of_its_own_and_of_no_other_days() {
        for (today, hours, found) in [
            ("2026-03-02", "12-13", "12:00-13:00"),
            ("2026-03-02", "7-22", "09:00-21:00"),
            ("2026-03-08", "12-13", "12:00-13:00"),
        ] {
            assert_eq!(
                due().at(today).shift(hours).windows(),
                found,
                "{today} {hours}"
            );
        }
        let holiday = due()
            .setting("clinic.holidays = ['2026-03-02']")
            .shift("12-13");
        assert_eq!(holiday.windows(), "12:00-13:00");
        // Tomorrow the clinic's own hours hold again.
        let evening = patient("call_times=18-19").shift("12-13");
        assert_eq!(evening.decision(CASE), "later window_closed 2026-03-03");
        let noon = patient("call_times=12-13").setting("clinic.hours = { 'mon-sat' = '14-20' }");
        assert_eq!(noon.clone().shift("12-13").decision(CASE), "call");
        assert_eq!(noon.decision(CASE), "not_permitted no_common_time");
    }

    #[test]
    fn windows_are_what_shift_calling_hours_and_patient_have_in_common() {
        for (cells, found) in [
            ("call_times=10:00-12:00", "10:00-12:00"),
            ("call_times=08:00-10:00", "09:00-10:00"),
            ("call_times=19:30-22:00", "19:30-20:00"),
            (
                "call_times=10-11, 12-13, 18-",
                "10:00-11:00 12:00-13:00 18:00-20:00",
            ),
            ("call_times=10-11, 11-13", "10:00-13:00"),
            ("call_days=mon", "09:00-20:00"),
        ] {
            assert_eq!(patient(cells).windows(), found, "{cells}");
        }
        let calling = "clinic.calling_hours = ['10-12', '15-16']";
        assert_eq!(due().setting(calling).windows(), "10:00-12:00 15:00-16:00");
        let story = patient("call_times=11-15:30").setting(calling);
        assert_eq!(story.windows(), "11:00-12:00 15:00-15:30");
    }

    #[test]
    fn what_lies_before_now_is_cut_off() {
        for (now, decision, windows) in [
            ("2026-03-02 08:00", "call", "10:00-12:00"),
            ("2026-03-02 10:00", "call", "10:00-12:00"),
            ("2026-03-02 10:00:01", "call", "10:01-12:00"),
            ("2026-03-02 11:58:59", "call", "11:59-12:00"),
            ("2026-03-02 11:59:01", "later window_closed 2026-03-03", ""),
            ("2026-03-02 12:00", "later window_closed 2026-03-03", ""),
            ("2026-03-02 23:59:30", "later window_closed 2026-03-03", ""),
        ] {
            let story = patient("call_times=10-12").at(now);
            assert_eq!(story.decision(CASE), decision, "{now}");
            assert_eq!(story.windows(), windows, "{now}");
        }
    }

    #[test]
    fn why_a_day_has_no_window() {
        for (cells, today, found) in [
            (
                "call_days=tue",
                "2026-03-02",
                "later day_not_preferred 2026-03-03",
            ),
            (
                "call_days=tue; call_times=10-12",
                "2026-03-02",
                "later day_not_preferred 2026-03-03",
            ),
            (
                "call_days=tue",
                "2026-03-02 21:00",
                "later day_not_preferred 2026-03-03",
            ),
            (
                "call_days=mon",
                "2026-03-02 21:00",
                "later window_closed 2026-03-09",
            ),
            (
                "call_times=10-12",
                "2026-03-02 13:00",
                "later window_closed 2026-03-03",
            ),
            (
                "call_days=mon; call_times=6-8",
                "2026-03-02",
                "not_permitted no_common_time",
            ),
            (
                "call_days=sun",
                "2026-03-02",
                "not_permitted no_common_time",
            ),
            (
                "call_days=mon",
                "2026-03-08",
                "later clinic_closed 2026-03-09",
            ),
        ] {
            assert_eq!(
                patient(cells).at(today).decision(CASE),
                found,
                "{cells} {today}"
            );
        }
        // Where the shift is out of calling hours altogether, the day is not the patient's matter.
        let night = "clinic.extra_days = { '2026-03-02' = '6-8' }";
        let story = patient("call_days=tue").setting(night);
        assert_eq!(story.decision(CASE), "later window_closed 2026-03-03");
    }

    #[test]
    fn the_search_goes_to_a_year_and_a_day() {
        let closed_but = |dates: &[&str]| {
            let dates: Vec<String> = dates
                .iter()
                .map(|date| format!("'{date}' = '10-12'"))
                .collect();
            due()
                .setting("reasons.hygiene_reminder.lapse_days = 1000")
                .setting("clinic.hours = { 'sun' = '1-2' }")
                .setting(&format!("clinic.extra_days = {{ {} }}", dates.join(", ")))
        };
        for (date, found) in [
            ("2027-03-03", "later clinic_closed 2027-03-03"),
            ("2027-03-04", "not_permitted no_common_time"),
        ] {
            assert_eq!(closed_but(&[date]).decision(CASE), found, "{date}");
        }
        // It begins where the pause is over, if there is an hour for the patient at all.
        for (pause, found) in [
            ("2026-03-20", "later paused 2027-03-21"),
            ("2026-03-19", "not_permitted no_common_time"),
        ] {
            let story = closed_but(&["2026-03-10", "2027-03-21"]);
            let story = story.patient("7", &format!("pause_until={pause}"));
            assert_eq!(story.decision(CASE), found, "{pause}");
        }
    }

    #[test]
    fn a_promised_hour_goes_before_the_patients_days_and_times() {
        let promised = |cells: &str, at: &str| {
            patient(cells).contact(&format!(
                "2026-02-27 12:00 callback; callback_at={at}; case={CASE}"
            ))
        };
        for (cells, at, windows) in [
            ("", "2026-03-02 15:30", "15:30-20:00"),
            ("", "2026-03-02 15:30:10", "15:31-20:00"),
            ("", "2026-03-02", "09:00-20:00"),
            (
                "call_days=tue; call_times=10-12",
                "2026-03-02 15:30",
                "15:30-20:00",
            ),
            (
                "timezone=Asia/Vladivostok",
                "2026-03-02 12:00",
                "12:00-14:00",
            ),
        ] {
            assert_eq!(promised(cells, at).windows(), windows, "{cells} {at}");
        }
        for (cells, at, now, found) in [
            ("", "2026-03-02 15:30", "2026-03-02 16:00", "call"),
            (
                "",
                "2026-03-02 20:00",
                "2026-03-02",
                "later window_closed 2026-03-03",
            ),
            (
                "",
                "2026-03-02 15:30",
                "2026-03-02 20:00",
                "later window_closed 2026-03-03",
            ),
            (
                "call_days=wed",
                "2026-03-02 20:00",
                "2026-03-02",
                "later window_closed 2026-03-04",
            ),
            (
                "call_days=wed",
                "2026-03-02 15:30",
                "2026-03-03",
                "later day_not_preferred 2026-03-04",
            ),
            (
                "call_days=sun",
                "2026-03-08 15:30",
                "2026-03-02",
                "not_permitted no_common_time",
            ),
            (
                "call_days=sun",
                "2026-03-09 15:30",
                "2026-03-02",
                "later not_due 2026-03-09",
            ),
            (
                "",
                "2026-03-08 15:30",
                "2026-03-08",
                "later clinic_closed 2026-03-09",
            ),
        ] {
            assert_eq!(
                promised(cells, at).at(now).decision(CASE),
                found,
                "{cells} {at} {now}"
            );
        }
        // An overdue promise is kept at the patient's hours.
        let overdue = promised("call_times=10-12", "2026-03-02 15:30").at("2026-03-03");
        assert_eq!(overdue.windows(), "10:00-12:00");
        let now = promised("", "2026-03-02 15:30").at("2026-03-02 16:10:20");
        assert_eq!(now.windows(), "16:11-20:00");
    }

    #[test]
    fn far_away_the_patients_clock_and_calendar_count() {
        for (cells, windows) in [
            ("timezone=Europe/Moscow; call_times=10-12", "10:00-12:00"),
            // Seven hours ahead: at nine in the morning here it is four in the afternoon there.
            ("timezone=Asia/Vladivostok", "09:00-14:00"),
            ("timezone=Asia/Vladivostok; call_times=18-20", "11:00-13:00"),
            ("timezone=Asia/Vladivostok; call_days=mon", "09:00-14:00"),
            // Two hours and three quarters ahead.
            ("timezone=Asia/Kathmandu; call_times=15-16", "12:15-13:15"),
            ("timezone=Europe/London; call_times=8-10", "12:00-13:00"),
        ] {
            assert_eq!(patient(cells).windows(), windows, "{cells}");
        }
        // It is Tuesday in Auckland from two in the afternoon.
        let all_hours = "clinic.calling_hours = '00:00-24:00'";
        for (days, windows) in [
            ("mon", "09:00-14:00"),
            ("tue", "14:00-20:00"),
            ("mon, tue", "09:00-20:00"),
        ] {
            let cells = format!("timezone=Pacific/Auckland; call_days={days}");
            assert_eq!(
                patient(&cells).setting(all_hours).windows(),
                windows,
                "{days}"
            );
        }
        let cells = "timezone=Pacific/Auckland; call_days=wed";
        let story = patient(cells).setting(all_hours);
        assert_eq!(story.decision(CASE), "later day_not_preferred 2026-03-03");
        assert_eq!(story.at("2026-03-03").windows(), "14:00-20:00");
        // In Honolulu it is still Sunday until one in the afternoon.
        let story = patient("timezone=Pacific/Honolulu; call_days=sun").setting(all_hours);
        assert_eq!(story.windows(), "09:00-13:00");
    }

    #[test]
    fn a_clock_change_far_away_opens_an_hour() {
        // Eleven hours behind, the shift ends at nine; from 8 March it is ten hours, and ends at ten.
        let story = patient("timezone=America/Los_Angeles");
        story.expect(
            CASE,
            &[
                ("2026-03-06", "later window_closed 2026-03-09"),
                ("2026-03-09", "call"),
            ],
        );
        assert_eq!(story.at("2026-03-09").windows(), "19:00-20:00");
    }

    #[test]
    fn skipped_and_doubled_times_count_by_the_offset_before_the_change() {
        for (zone, date, minute, offset) in [
            (Berlin, "2026-03-29", 119, 1),
            (Berlin, "2026-03-29", 120, 1),
            (Berlin, "2026-03-29", 179, 1),
            (Berlin, "2026-03-29", 180, 2),
            (Berlin, "2026-10-25", 119, 2),
            (Berlin, "2026-10-25", 120, 2),
            (Berlin, "2026-10-25", 179, 2),
            (Berlin, "2026-10-25", 180, 1),
            (Los_Angeles, "2026-03-08", 150, -8),
            (Los_Angeles, "2026-11-01", 90, -7),
            (Auckland, "2026-09-27", 150, 12),
            (Moscow, "2026-03-29", 150, 3),
        ] {
            let local = NaiveDateTime::new(day(date), NaiveTime::MIN) + TimeDelta::minutes(minute);
            assert_eq!(
                offset_before_change(local, zone),
                offset * 3600,
                "{zone} {local}"
            );
        }
        // How far the patient's clock is ahead of the clinic's, piece by piece of a shift.
        for (date, shift, clinic, patient, found) in [
            ("2026-06-01", (0, 300), Berlin, Moscow, "0-300 +60"),
            (
                "2026-03-29",
                (0, 300),
                Berlin,
                Moscow,
                "0-180 +120, 180-300 +60",
            ),
            (
                "2026-03-29",
                (179, 181),
                Berlin,
                Moscow,
                "179-180 +120, 180-181 +60",
            ),
            (
                "2026-10-25",
                (0, 300),
                Berlin,
                Moscow,
                "0-180 +60, 180-300 +120",
            ),
            // Both at one moment: only in the hour that is skipped do they seem to agree.
            (
                "2026-03-29",
                (0, 300),
                Berlin,
                London,
                "0-120 -60, 120-180 +0, 180-300 -60",
            ),
            // One in the morning of the other's last day.
            (
                "2026-04-04",
                (0, 1440),
                Santiago,
                Auckland,
                "0-660 +960, 660-1440 +900",
            ),
        ] {
            let (from, to) = shift;
            let pieces = pieces(day(date), Window { from, to }, clinic, patient);
            let told = pieces.iter().map(|piece| {
                let Window { from, to } = piece.window;
                format!("{from}-{to} {:+}", piece.ahead_minutes)
            });
            assert_eq!(told.collect::<Vec<_>>().join(", "), found, "{date}");
        }
    }

    #[test]
    fn a_moment_of_another_offset_is_told_in_local_time() {
        let moment: DateTime<FixedOffset> = "2026-03-02T23:30:00+00:00".parse().unwrap();
        let local = in_zone(moment.naive_utc(), Moscow);
        assert_eq!(local.to_string(), "2026-03-03 02:30:00");
    }

    /// The local time of a patient at a local time of the clinic, found by trying: the first instant at which the clinic's clock shows
    /// it, or would have, had it not been changed.
    fn patients_time(local: NaiveDateTime, clinic: Tz, patient: Tz) -> NaiveDateTime {
        let shows =
            |utc: &NaiveDateTime, local| clinic.from_utc_datetime(utc).naive_local() == local;
        let instant = |local: NaiveDateTime| {
            let quarters = (-14 * 4..=14 * 4).rev();
            let mut instants = quarters.map(|ahead| local - TimeDelta::minutes(ahead * 15));
            instants.find(|utc| shows(utc, local))
        };
        let day = TimeDelta::days(1);
        let utc = instant(local)
            .or_else(|| Some(instant(local - day)? + day))
            .unwrap();
        patient.from_utc_datetime(&utc).naive_local()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn windows_hold_every_open_minute_and_no_other(
            (clinic, patient) in (0..7_usize, 0..7_usize),
            date in prop::sample::select(vec![
                "2026-03-07", "2026-03-08", "2026-03-09", "2026-03-28", "2026-03-29", "2026-03-30",
                "2026-04-05", "2026-09-27", "2026-10-24", "2026-10-25", "2026-11-01", "2026-06-15",
            ]),
            (from, to) in (0..1440_u16, 0..1440_u16),
            days in 1..127_u8,
            times in prop::collection::vec((0..24_u16, 1..6_u16), 0..3),
        ) {
            let anybody = due().only_patient();
            let zones = [Moscow, Berlin, London, Los_Angeles, Auckland, Vladivostok, Kathmandu];
            let (clinic, patient, date) = (zones[clinic], zones[patient], day(date));
            let shift = Window { from: from.min(to), to: from.max(to) + 1 };
            let mut settings = crate::plan::rules::default_settings(clinic);
            settings.extra_days.insert(date, shift);
            let mut welcome = Weekdays::NONE;
            for number in 0..7 {
                if days & (1 << number) != 0 {
                    welcome.add(chrono::Weekday::try_from(number).unwrap());
                }
            }
            let hours = |&(from, hours): &(u16, u16)| {
                Window { from: from * 60, to: (from + hours).min(24) * 60 }
            };
            let times = Windows::of(times.iter().map(hours).collect());
            let times = (!times.is_empty()).then_some(&times);
            let somebody = Patient { call_days: welcome, timezone: Some(patient), ..anybody.clone() };
            let wish = Wish { patient: &somebody, call_times: times, promised: None, at_any_hour: false, before: None };
            let long_before = Moment::start_of(day("2026-01-01"));
            let found = Calendar::new(&settings, long_before, None).windows(date, wish);
            let mut callable = false;
            let mut welcome_then = false;
            let mut open = Vec::new();
            for minute in shift.from..shift.to {
                let local = NaiveDateTime::new(date, NaiveTime::MIN) + TimeDelta::minutes(minute.into());
                let there = patients_time(local, clinic, patient);
                let there_at = u16::try_from((there.time() - NaiveTime::MIN).num_minutes()).unwrap();
                if (9 * 60..21 * 60).contains(&there_at) {
                    callable = true;
                    welcome_then |= welcome.contain(there.date());
                    if welcome.contain(there.date()) && times.is_none_or(|times| times.contain(there_at)) {
                        open.push(Window { from: minute, to: minute + 1 });
                    }
                }
            }
            let open = Windows::of(open);
            let wanted = match (open.is_empty(), callable && !welcome_then) {
                (false, _) => Ok(open),
                (true, true) => Err(Code::DayNotPreferred),
                (true, false) => Err(Code::WindowClosed),
            };
            prop_assert_eq!(found, wanted, "{} {} {}", date, clinic, patient);
        }
    }
}
