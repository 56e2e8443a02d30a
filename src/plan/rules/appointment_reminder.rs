//! Reason 1. Day and time of a visit that is booked.
//!
//! The patient is reminded on the last open day of the clinic on or before the visit's date less `days_before`, unless he wanted no
//! reminder, has confirmed, or booked so late that he can't have forgotten.

use chrono::NaiveDate;

use super::cases::{DueOn, Row, Today, WorkedCase};
use super::{
    Avoid, Bounds, Closed, Counted, Finding, Ground, Limits, Means, Offer, Rule, closed_by_contact,
    rule,
};
use crate::base::both;
use crate::model::clinic::{Caller, Reason, Visit, VisitStatus};
use crate::model::decision::{Case, Code, Codes, Due, Leave, Subject};
use crate::plan::practice::Facts;
use crate::plan::time;
use crate::settings::{CalledBy, DaysSetting, OwnSettings};

pub(super) const RULE: Rule = Rule {
    reason: Reason::AppointmentReminder,
    called: both("Напоминание о приёме", "Appointment reminder"),
    counted: Counted {
        russian: [
            "напоминание о приёме",
            "напоминания о приёме",
            "напоминаний о приёме",
        ],
        english: ["appointment reminder", "appointment reminders"],
    },
    what: both(
        "Пациент записан на консультацию или на лечение. Мы напоминаем ему день и время.",
        "The patient is booked for a consultation or for treatment. We remind him or her of the day \
         and the time.",
    ),
    why: both(
        "Пациент сам выбрал этот день и рассчитывает на нас, но за делами о визите легко забыть. \
         Короткое напоминание бережёт и его время, и время врача. Кто просил не напоминать, тому не \
         напоминаем.",
        "The patient chose that day and counts on us, but a visit is easily forgotten among other \
         things. A short reminder saves the patient's time and the doctor's. Whoever asked for no \
         reminder gets none.",
    ),
    needs: both(
        "Будущий визит: дата, время, статус; в столбце «Напомнить» нет слова «нет».",
        "A visit to come: date, time, status; `remind` is not no.",
    ),
    due: both(
        "За {days_before} до визита; если клиника в этот день закрыта, в последний рабочий день перед \
         ним.",
        "{days_before} before the visit; where the clinic is closed that day, on the last open day \
         before it.",
    ),
    until: both("До начала визита.", "Until the visit starts."),
    settled: both(
        "Пациент подтвердил визит, записался в день напоминания или позже (и о напоминании не \
         просил), ему уже напомнили или он отказался.",
        "The patient confirmed, booked on the day of the reminder or later (and asked for none), was \
         reminded, or said no.",
    ),
    ground: Ground::Visit,
    means: Means::Any,
    settings: OwnSettings {
        days: Some(DaysSetting {
            key: "days_before",
            default: 1,
            meaning: both("за сколько дней до визита", "days before the visit"),
            comment: both(
                "За сколько дней до визита.",
                "How many days before the visit.",
            ),
        }),
        lapse_days: None,
        called_by: CalledBy::Default(Caller::Administrator),
    },
    visit_kind: None,
    settled_by_booking: false,
    limits: Limits::Unlimited,
    waits_for_visit: false,
    named_contact_closes: false,
    offer: Some(Offer::OtherVisit),
    avoid: &[Avoid::TalkingRound, Avoid::Offers],
    when_missed: both(
        "Что делать: напомнить уже не успеть; если пациент не придёт, не упрекайте.",
        "What to do: expect the patient; no reproach if he does not come.",
    ),
    outcome_names: &[
        "визит|визита|визиту|визите|визитом|прием|приема|приему|приеме|приемом; напоминание о приеме|визите; visit; appointment; appt; \
         appointment reminder",
    ],
    cases: &[
        WorkedCase {
            rows: &[Row::Visit("2026-03-05 10:00 booked")],
            due: DueOn::Before("2026-03-05"),
            today: Today::Due,
            decision: "call",
            words: both(
                "Визит {in_days}, 5 марта, в 10:00. Напомните сегодня.",
                "The visit is {in_days}, 5 March, at 10:00. Remind today.",
            ),
        },
        WorkedCase {
            rows: &[Row::Visit("2026-03-09 10:00 booked")],
            due: DueOn::OpenDayBefore {
                date: "2026-03-09",
                closed: "2026-03-08",
                open: "2026-03-07",
            },
            today: Today::Day("2026-03-06"),
            decision: "later not_due {due}",
            words: both(
                "Визит в понедельник, 9 марта. В воскресенье клиника закрыта, поэтому напоминаем в \
                 субботу.",
                "The visit is on Monday, 9 March. On Sunday the clinic is closed, so the reminder is \
                 for Saturday.",
            ),
        },
        WorkedCase {
            rows: &[Row::Visit("2026-03-05 10:00 booked; booked_on=2026-03-04")],
            due: DueOn::NoDay,
            today: Today::Day("2026-03-04"),
            decision: "settled already_confirmed",
            words: both(
                "Пациент записался сегодня на завтра. Забыть он не успел.",
                "The patient booked today for tomorrow: no time to forget.",
            ),
        },
        WorkedCase {
            rows: &[Row::Visit("2026-03-05 10:00 booked; remind=no")],
            due: DueOn::NoDay,
            today: Today::Day("2026-03-04"),
            decision: "unjustified reminder_not_wanted",
            words: both(
                "Пациент просил не напоминать.",
                "The patient asked for no reminder.",
            ),
        },
    ],
};

/// The day of the reminder, where one is wanted.
pub(crate) fn ground(facts: &Facts<'_>, visit: &Visit) -> Result<NaiveDate, Codes> {
    if visit.remind == Some(false) {
        return Err(Code::ReminderNotWanted.into());
    }
    let days_before = facts.practice.settings.of(RULE.reason).days;
    Ok(facts
        .practice
        .calendar
        .open_day_until(time::minus(visit.starts_at.date, days_before)))
}

/// Whether the visit was confirmed, or booked so late that a reminder says nothing new.
pub(crate) fn is_confirmed(facts: &Facts<'_>, visit: &Visit, day: NaiveDate) -> bool {
    let booked_lately = visit
        .booked_on
        .is_some_and(|date| day <= date && date <= facts.date());
    visit.status == VisitStatus::Confirmed || booked_lately && visit.remind != Some(true)
}

/// What is found in a future visit.
pub(super) fn finding(facts: &Facts<'_>, case: Case, visit: &Visit) -> Finding {
    let mut evidence = vec![visit.row];
    let reason = Some(RULE.reason);
    let day = match ground(facts, visit) {
        Ok(day) => day,
        Err(codes) => return Finding::unjustified(case, reason, codes, evidence),
    };
    if is_confirmed(facts, visit, day) {
        return Finding::settled(case, reason, Code::AlreadyConfirmed, evidence);
    }
    let subject = Subject {
        case,
        reason: RULE.reason,
        first_day: day,
    };
    evidence.extend(subject.rows(facts));
    let bounds = Bounds {
        refusal_from: Some(day),
        named_refusal_any_date: true,
        named_closes_from: None,
    };
    if let Closed::By(code) = closed_by_contact(facts, &subject, rule(RULE.reason), false, &bounds)
    {
        return Finding::settled(case, reason, code, evidence);
    }
    let due = Due {
        subject,
        day,
        item: None,
        callback: None,
        stands_with_urgent: false,
        voice_only: RULE.is_voice_only(None),
        channel: None,
        caller: facts.practice.settings.of(RULE.reason).caller,
        doctor: visit.doctor,
        before: Some(visit.starts_at),
        leave: (visit.remind == Some(true)).then_some(Leave::Reminder),
    };
    let callback = due.subject.callback(facts);
    Finding::due(due.with_callback(callback), evidence)
}

#[cfg(test)]
mod tests {
    use crate::testing::Story;

    const VISIT: &str = "visit:V1";

    /// A visit on Thursday at ten: its day is Wednesday, 4 March.
    fn thursday() -> Story {
        Story::on("2026-03-04").visit("V1", "2026-03-05 10:00 booked")
    }

    /// The same visit with more said of it.
    fn thursday_with(cells: &str) -> Story {
        Story::on("2026-03-04").visit("V1", &format!("2026-03-05 10:00 booked; {cells}"))
    }

    #[test]
    fn due_the_day_before_until_the_visit_starts() {
        thursday().expect(
            VISIT,
            &[
                ("2026-03-03", "later not_due 2026-03-04"),
                ("2026-03-04", "call"),
                ("2026-03-05", "call"),
                ("2026-03-05 09:59", "call"),
            ],
        );
        assert_eq!(
            thursday().at("2026-03-05 10:00").decision("-"),
            "unjustified no_reason"
        );
        assert_eq!(thursday().at("2026-03-05 09:30").windows(), "09:30-10:00");
        assert_eq!(thursday().reason(VISIT), "appointment_reminder");
    }

    #[test]
    fn due_on_the_last_open_day_before() {
        let monday = Story::on("2026-03-07").visit("V1", "2026-03-09 10:00 booked");
        let friday = ("2026-03-05", "later not_due 2026-03-06");
        let saturday = ("2026-03-05", "later not_due 2026-03-07");
        let sunday = ("2026-03-05", "later not_due 2026-03-08");
        monday.expect(VISIT, &[saturday, ("2026-03-07", "call")]);
        monday
            .clone()
            .setting("clinic.holidays = ['2026-03-07']")
            .expect(VISIT, &[friday]);
        monday
            .clone()
            .setting("clinic.extra_days = { '2026-03-08' = '10-12' }")
            .expect(VISIT, &[sunday]);
        // Hours for today alone make today an open day.
        let today = monday.at("2026-03-08");
        assert_eq!(today.decision(VISIT), "later clinic_closed 2026-03-09");
        assert_eq!(today.shift("10:00-12:00").decision(VISIT), "call");
    }

    #[test]
    fn due_so_many_days_before() {
        for (days, day) in [(0, "2026-03-05"), (2, "2026-03-03"), (3, "2026-03-02")] {
            let setting = format!("reasons.appointment_reminder.days_before = {days}");
            let story = thursday().setting(&setting).at("2026-02-27");
            assert_eq!(story.decision(VISIT), format!("later not_due {day}"));
        }
    }

    #[test]
    fn too_late_when_no_hour_is_left_before_the_visit() {
        let early = Story::on("2026-03-04").visit("V1", "2026-03-05 09:00 booked");
        early.expect(
            VISIT,
            &[
                ("2026-03-04 19:59", "call"),
                ("2026-03-04 20:00", "missed too_late"),
                ("2026-03-05", "missed too_late"),
            ],
        );
        for (cells, found) in [
            ("call_days=thu", "later day_not_preferred 2026-03-05"),
            ("call_days=fri", "missed too_late"),
            ("call_days=thu; call_times=10:00-12:00", "missed too_late"),
            ("pause_until=2026-03-05", "later paused 2026-03-05"),
            ("pause_until=2026-03-06", "missed too_late"),
        ] {
            assert_eq!(
                thursday().patient("7", cells).decision(VISIT),
                found,
                "{cells}"
            );
        }
        // It is known beforehand.
        let story = thursday().patient("7", "call_days=fri").at("2026-03-02");
        assert_eq!(story.decision(VISIT), "missed too_late");
    }

    #[test]
    fn only_booked_and_confirmed_visits_to_come_are_cases() {
        for status in ["attended", "no_show", "cancelled"] {
            let story = Story::on("2026-03-04").visit("V1", &format!("2026-03-05 10:00 {status}"));
            assert_eq!(story.decision("-"), "unjustified no_reason", "{status}");
        }
        let past = Story::on("2026-03-06").visit("V1", "2026-03-05 10:00 booked");
        assert_eq!(past.decision("-"), "unjustified no_reason");
    }

    #[test]
    fn a_reminder_that_was_not_wanted_is_not_justified() {
        for (cells, found) in [
            ("remind=no", "unjustified reminder_not_wanted"),
            ("remind=yes", "call"),
            ("remind=", "call"),
        ] {
            assert_eq!(thursday_with(cells).decision(VISIT), found, "{cells}");
        }
    }

    #[test]
    fn settled_where_the_patient_confirmed() {
        let confirmed = Story::on("2026-03-02").visit("V1", "2026-03-05 10:00 confirmed");
        assert_eq!(confirmed.decision(VISIT), "settled already_confirmed");
    }

    #[test]
    fn settled_where_it_was_booked_too_late_to_forget() {
        for (cells, today, found) in [
            ("booked_on=2026-03-03", "2026-03-05", "call"),
            (
                "booked_on=2026-03-04",
                "2026-03-04",
                "settled already_confirmed",
            ),
            (
                "booked_on=2026-03-05",
                "2026-03-05",
                "settled already_confirmed",
            ),
            ("booked_on=2026-03-05", "2026-03-04", "call"),
            ("booked_on=2026-03-04; remind=yes", "2026-03-04", "call"),
        ] {
            assert_eq!(
                thursday_with(cells).at(today).decision(VISIT),
                found,
                "{cells}"
            );
        }
    }

    #[test]
    fn settled_by_any_contact_that_got_through_from_the_day_on() {
        for (contact, found) in [
            ("2026-03-04 reached", "settled already_reached"),
            ("2026-03-04 booked", "settled already_reached"),
            ("2026-03-04 sent; channel=sms", "settled already_reached"),
            (
                "2026-03-04 sent; case=appointment_reminder",
                "settled already_reached",
            ),
            ("2026-03-04 sent; case=visit:V1", "settled already_reached"),
            ("2026-03-03 reached; case=visit:V1", "call"),
            ("2026-03-04 reached; case=visit:V2", "call"),
            ("2026-03-04 reached; case=hygiene_reminder", "call"),
            ("2026-03-04 resolved", "call"),
        ] {
            let story = thursday().contact(contact).at("2026-03-05");
            assert_eq!(story.decision(VISIT), found, "{contact}");
        }
    }

    #[test]
    fn a_refusal_counts_on_any_date_where_the_visit_is_named() {
        for (contact, found) in [
            (
                "2026-02-02 declined; case=visit:V1",
                "settled declined_on_contact",
            ),
            ("2026-03-03 declined; case=appointment_reminder", "call"),
            (
                "2026-03-04 declined; case=appointment_reminder",
                "settled declined_on_contact",
            ),
            ("2026-03-03 declined", "call"),
            ("2026-03-04 declined", "settled declined_on_contact"),
        ] {
            let story = thursday().contact(contact).at("2026-03-05");
            assert_eq!(story.decision(VISIT), found, "{contact}");
        }
    }

    #[test]
    fn a_promised_callback_gives_the_day_and_the_hour() {
        let promised =
            thursday().contact("2026-03-04 12:00 callback; callback_at=2026-03-05 09:30");
        assert_eq!(
            promised.at("2026-03-04 12:30").decision(VISIT),
            "later not_due 2026-03-05"
        );
        assert_eq!(promised.at("2026-03-05").decision(VISIT), "call");
        assert_eq!(promised.at("2026-03-05").windows(), "09:30-10:00");
        let too_late =
            thursday().contact("2026-03-04 12:00 callback; callback_at=2026-03-05 10:30");
        assert_eq!(too_late.at("2026-03-05").decision(VISIT), "missed too_late");
    }

    #[test]
    fn made_by_any_channel_and_by_whom_the_settings_say() {
        let story = thursday_with("doctor=Иванова");
        let by_sms = story.clone().patient("7", "channels=sms");
        assert_eq!(by_sms.contacts(), ["7 sms administrator Иванова visit:V1"]);
        let by_doctor = story.setting("reasons.appointment_reminder.caller = 'doctor'");
        assert_eq!(by_doctor.contacts(), ["7 call doctor Иванова visit:V1"]);
    }

    #[test]
    fn a_visit_whose_hour_is_not_known_is_spoken_of_on_the_days_before_it() {
        for starts_at in [
            "2026-03-05 00:00",
            "2026-03-05",
            "2026-03-05 0:00",
            "2026-03-05T00:00:00Z",
        ] {
            let visit = Story::on("2026-03-04").visit("V1", &format!("{starts_at} booked"));
            visit.expect(
                VISIT,
                &[
                    ("2026-03-03", "later not_due 2026-03-04"),
                    ("2026-03-04", "call"),
                    ("2026-03-05", "missed too_late"),
                    ("2026-03-05 19:00", "missed too_late"),
                ],
            );
            assert_eq!(visit.windows(), "09:00-20:00", "{starts_at}");
            let over = visit.at("2026-03-06");
            assert_eq!(over.decision("-"), "unjustified no_reason", "{starts_at}");
        }
        // Until its day is over it is a booking.
        let booked = Story::on("2026-03-05 19:00")
            .visit("V1", "2026-03-05 booked; kind=hygiene")
            .agreement(
                "A1",
                "hygiene_reminder; agreed_on=2026-01-12; contact_on=2026-03-02",
            );
        assert_eq!(booked.decision("agreement:A1"), "settled already_booked");
    }

    #[test]
    fn rows_for_each_service_are_one_visit() {
        let with = |rows: &[&str]| {
            rows.iter().fold(Story::on("2026-03-04"), |story, cells| {
                story.visit("V1", &format!("2026-03-05 10:00 booked; {cells}"))
            })
        };
        for (rows, found) in [
            (&["kind=treatment", "kind=hygiene"][..], "call"),
            // One row that says no is enough.
            (
                &["remind=yes", "remind=no"],
                "unjustified reminder_not_wanted",
            ),
            (&["remind=no", ""], "unjustified reminder_not_wanted"),
            // The latest day of booking holds.
            (&["booked_on=2026-02-01", ""], "call"),
            (
                &["booked_on=2026-02-01", "booked_on=2026-03-04"],
                "settled already_confirmed",
            ),
            (&["remind=yes", "booked_on=2026-03-04"], "call"),
        ] {
            for turned_round in [false, true] {
                let mut rows = rows.to_vec();
                if turned_round {
                    rows.reverse();
                }
                assert_eq!(with(&rows).decision(VISIT), found, "{rows:?}");
            }
        }
        // By code point, whatever the order of the rows.
        for rows in [
            ["doctor=Орлов", "doctor=Белов"],
            ["doctor=Белов", "doctor=Орлов"],
        ] {
            assert_eq!(
                with(&rows).contacts(),
                ["7 call administrator Белов visit:V1"]
            );
        }
        assert_eq!(with(&["", "kind=hygiene"]).decisions().len(), 1);
    }

    #[test]
    fn rows_that_do_not_agree_in_who_comes_when_are_no_visit() {
        for other in [
            "2026-03-05 10:30 booked",
            "2026-03-05 10:00 confirmed",
            "2026-03-05 10:00 booked; patient_id=8",
        ] {
            let story = thursday().patient("8", "").with_bad_rows();
            let story = story.visit("V1", other);
            assert_eq!(
                story.decision("-"),
                "not_permitted duplicate_record",
                "{other}"
            );
        }
    }
}
