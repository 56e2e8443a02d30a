//! What the reasons of an agreement have in common: where it stands, what visits and contacts have settled.

use chrono::NaiveDate;

use super::{Bounds, Closed, Finding, Ground, closed_by_contact, rule};
use crate::base::{Both, both};
use crate::export::promotion_words::is_promotional;
use crate::model::clinic::{Agreement, AgreementStatus, Caller, Reason, RowAt, VisitKind};
use crate::model::decision::{Case, Code, Codes, Due, Leave, Subject};
use crate::plan::practice::{Facts, is_of_kind, may_be_of_kind};
use crate::plan::time;
use crate::settings::DaysSetting;

/// Where no day of leave is on record, a visit up to so many days before the day counts for it.
const VISIT_BEFORE_DUE_DAYS: u32 = 30;

/// The codes of what is missing in any agreement.
pub(super) fn missing(facts: &Facts<'_>, agreement: &Agreement, needs_leave: bool) -> Codes {
    let mut codes = Codes::NONE;
    let not_agreed = needs_leave && facts.if_past(agreement.agreed_on).is_none();
    codes.add_if(not_agreed, Code::NotAgreed);
    let topic = facts.practice.clinic.texts.get(agreement.topic);
    codes.add_if(is_promotional(topic), Code::PromotionalTopic);
    codes
}

pub(super) const fn lead_days(default: u32, comment: Both) -> DaysSetting {
    DaysSetting {
        key: "lead_days",
        default,
        meaning: both("за сколько дней напомнить", "days before the day itself"),
        comment,
    }
}

/// The day of a reminder of an examination or hygiene: the one named for the contact, else `lead_days` before it is due.
pub(super) fn reminder_day(
    facts: &Facts<'_>,
    reason: Reason,
    contact_on: Option<NaiveDate>,
    due_on: Option<NaiveDate>,
) -> Option<NaiveDate> {
    let lead_days = facts.practice.settings.of(reason).days;
    contact_on.or_else(|| due_on.map(|date| time::minus(date, lead_days)))
}

/// What is found in an agreement.
pub(super) fn finding(facts: &Facts<'_>, case: Case, agreement: &Agreement) -> Finding {
    let rule = rule(agreement.kind);
    let reason = Some(rule.reason);
    // With room for the patient's row and a few that decide.
    let mut evidence = Vec::with_capacity(4);
    evidence.push(agreement.row);
    match agreement.status {
        AgreementStatus::Open => {}
        AgreementStatus::Fulfilled => {
            return Finding::settled(case, reason, Code::AgreementFulfilled, evidence);
        }
        AgreementStatus::Withdrawn => {
            return Finding::settled(case, reason, Code::AgreementWithdrawn, evidence);
        }
    }
    let agreed = match rule.ground {
        Ground::Agreement(ground) => {
            evidence.extend(
                ground
                    .day_given_by
                    .and_then(|visit| visit(facts, agreement)),
            );
            (ground.day)(facts, agreement)
        }
        Ground::Visit | Ground::Plan(_) => Err(Codes::NONE),
    };
    let agreed = match agreed {
        Ok(agreed) => agreed,
        Err(codes) => {
            return Finding::unjustified(case, reason, codes, evidence);
        }
    };
    if let (Some(kind), Some(due_on)) = (rule.visit_kind, agreed.visit_due_on)
        && let Some((code, row)) = settled_by_visit(facts, agreement, kind, due_on)
    {
        evidence.extend(row);
        return Finding::settled(case, reason, code, evidence);
    }
    let subject = Subject {
        case,
        reason: rule.reason,
        first_day: agreed.day,
    };
    evidence.extend(subject.rows(facts));
    let agreed_on = facts.if_past(agreement.agreed_on);
    let bounds = Bounds {
        refusal_from: agreed_on,
        named_refusal_any_date: false,
        named_closes_from: agreed_on.filter(|_| rule.named_contact_closes),
    };
    let voice_only = rule.is_voice_only(agreement.channel);
    match closed_by_contact(facts, &subject, rule, voice_only, &bounds) {
        Closed::By(code) => return Finding::settled(case, reason, code, evidence),
        Closed::Again(missed) => evidence.push(missed),
        Closed::Open => {}
    }
    let due = Due {
        subject,
        day: agreed.day,
        item: None,
        callback: None,
        stands_with_urgent: false,
        voice_only,
        channel: agreement.channel,
        caller: match agreement.caller {
            _ if rule.in_person() => Caller::Doctor,
            Some(caller) => caller,
            None => facts.practice.settings.of(rule.reason).caller,
        },
        doctor: agreement.doctor,
        before: None,
        leave: agreed_on.map(Leave::Agreed),
    };
    let callback = due.subject.callback(facts);
    Finding::due(due.with_callback(callback), evidence)
}

/// Whether a visit of a date is so near the day that was set that it is what was agreed.
pub(crate) fn counts_for(
    facts: &Facts<'_>,
    agreement: &Agreement,
    due_on: NaiveDate,
) -> impl Fn(NaiveDate) -> bool + use<> {
    let agreed_on = facts.if_past(agreement.agreed_on);
    let from = match agreed_on {
        Some(agreed_on) => time::midway(agreed_on, due_on),
        None => time::minus(due_on, VISIT_BEFORE_DUE_DAYS),
    };
    move |date| date >= from && Some(date) != agreed_on
}

/// Whether the patient has come for this, or is booked for it.
fn settled_by_visit(
    facts: &Facts<'_>,
    agreement: &Agreement,
    kind: VisitKind,
    due_on: NaiveDate,
) -> Option<(Code, Option<RowAt>)> {
    let counts = counts_for(facts, agreement, due_on);
    let attended = facts
        .attended()
        .rfind(|visit| is_of_kind(visit, kind) && counts(visit.starts_at.date));
    if let Some(visit) = attended {
        return Some((Code::AlreadyAttended, Some(visit.row)));
    }
    let booked = facts
        .future_visits()
        .find(|visit| may_be_of_kind(visit, kind));
    if booked.is_none() && !facts.has_next_visit() {
        return None;
    }
    Some((Code::AlreadyBooked, booked.map(|visit| visit.row)))
}

#[cfg(test)]
mod tests {
    use crate::testing::Story;

    const CASE: &str = "agreement:A1";

    /// Hygiene on Monday, 16 March, agreed on 15 January, sixty days before: the day is 2 March.
    fn hygiene(cells: &str) -> Story {
        let agreed = "hygiene_reminder; agreed_on=2026-01-15; due_on=2026-03-16";
        Story::on("2026-03-02").agreement("A1", &format!("{agreed}; {cells}"))
    }

    #[test]
    fn settled_where_it_was_kept_or_taken_back_whatever_else_is_missing() {
        for (cells, found) in [
            ("status=fulfilled", "settled agreement_fulfilled"),
            ("status=withdrawn", "settled agreement_withdrawn"),
            (
                "status=fulfilled; agreed_on=; due_on=",
                "settled agreement_fulfilled",
            ),
            ("status=open", "call"),
        ] {
            assert_eq!(hygiene(cells).decision(CASE), found, "{cells}");
            assert_eq!(hygiene(cells).reason(CASE), "hygiene_reminder", "{cells}");
        }
    }

    #[test]
    fn a_visit_counts_from_midway_between_leave_and_day() {
        for (cells, visit, found) in [
            ("", "2026-02-13", "call"),
            ("", "2026-02-14", "settled already_attended"),
            // Of 61 days, 30.
            (
                "due_on=2026-03-17; contact_on=2026-03-02",
                "2026-02-13",
                "call",
            ),
            (
                "due_on=2026-03-17; contact_on=2026-03-02",
                "2026-02-14",
                "settled already_attended",
            ),
            // The day of the examination goes before that of the contact; that alone, where there is no other.
            ("contact_on=2026-02-27", "2026-02-10", "call"),
            ("due_on=; contact_on=2026-03-02", "2026-02-06", "call"),
            (
                "due_on=; contact_on=2026-03-02",
                "2026-02-07",
                "settled already_attended",
            ),
            // What was done when it was agreed is not what was agreed.
            (
                "agreed_on=2026-02-27; due_on=2026-02-28",
                "2026-02-27",
                "call",
            ),
            (
                "agreed_on=2026-02-27; due_on=2026-02-28",
                "2026-02-28",
                "settled already_attended",
            ),
            (
                "agreed_on=2026-02-27; due_on=2026-02-27",
                "2026-02-26",
                "call",
            ),
        ] {
            let story = hygiene(cells);
            let story = story.visit("V1", &format!("{visit} 10:00 attended; kind=hygiene"));
            assert_eq!(story.decision(CASE), found, "{cells} {visit}");
        }
        // A visit after today is none yet, and one of today is, whatever the hour.
        for (visit, found) in [
            ("2026-03-03 10:00", "call"),
            ("2026-03-02 23:00", "settled already_attended"),
        ] {
            let story = hygiene("").visit("V1", &format!("{visit} attended; kind=hygiene"));
            assert_eq!(story.decision(CASE), found, "{visit}");
        }
    }

    #[test]
    fn where_leave_is_not_dated_a_visit_of_the_month_before_counts() {
        for (cells, visit, found) in [
            ("due_on=2026-03-09", "2026-02-06", "call"),
            (
                "due_on=2026-03-09",
                "2026-02-07",
                "settled already_attended",
            ),
            ("contact_on=2026-03-02", "2026-01-30", "call"),
            (
                "contact_on=2026-03-02",
                "2026-01-31",
                "settled already_attended",
            ),
            // A day of leave that lies ahead is none.
            (
                "due_on=2026-03-09; agreed_on=2026-03-03",
                "2026-02-06",
                "call",
            ),
            (
                "due_on=2026-03-09; agreed_on=2026-03-03",
                "2026-02-07",
                "settled already_attended",
            ),
        ] {
            let set = format!("control_exam; basis=complex_treatment; {cells}");
            let story = Story::on("2026-03-02").agreement("A1", &set);
            let story = story.visit("V1", &format!("{visit} 10:00 attended; kind=exam"));
            assert_eq!(story.decision(CASE), found, "{cells} {visit}");
        }
    }

    #[test]
    fn attended_goes_before_booked_and_booked_before_refused() {
        let story = hygiene("").contact("2026-03-02 declined");
        assert_eq!(story.decision(CASE), "settled declined_on_contact");
        let story = story.patient("7", "next_visit_on=2026-03-02");
        assert_eq!(story.decision(CASE), "settled already_booked");
        assert_eq!(
            story.clone().at("2026-03-03").decision(CASE),
            "settled declined_on_contact"
        );
        let story = story.visit("V1", "2026-02-27 10:00 attended; kind=hygiene");
        assert_eq!(story.decision(CASE), "settled already_attended");
    }

    #[test]
    fn a_refusal_since_the_leave_settles_it_for_good() {
        for (contact, found) in [
            ("2026-01-14 declined; case=agreement:A1", "call"),
            (
                "2026-01-15 declined; case=agreement:A1",
                "settled declined_on_contact",
            ),
            (
                "2026-01-15 declined; case=hygiene_reminder",
                "settled declined_on_contact",
            ),
            ("2026-03-01 declined", "later cooling_down 2026-03-09"),
            ("2026-03-02 declined", "settled declined_on_contact"),
        ] {
            let story = hygiene("").contact(contact).at("2026-03-03");
            assert_eq!(story.decision(CASE), found, "{contact}");
        }
        let refused = hygiene("")
            .contact("2026-03-02 12:00 declined")
            .at("2026-03-12");
        for (more, found) in [
            ("2026-03-04 reached", "settled declined_on_contact"),
            ("2026-03-04 callback; callback_at=2026-03-12", "call"),
        ] {
            assert_eq!(
                refused.clone().contact(more).decision(CASE),
                found,
                "{more}"
            );
        }
        let missed = refused.visit("V1", "2026-03-05 10:00 no_show; kind=hygiene");
        assert_eq!(missed.decision(CASE), "settled declined_on_contact");
        // Without a day of leave a refusal of any date counts.
        let set = "control_exam; due_on=2026-03-09; basis=complex_treatment";
        let exam = Story::on("2026-03-02").agreement("A1", set);
        let refused = exam.contact("2024-01-15 declined; case=agreement:A1");
        assert_eq!(refused.decision(CASE), "settled declined_on_contact");
    }

    #[test]
    fn opened_again_where_the_patient_did_not_come_and_came_to_no_later_visit() {
        for (visits, found) in [
            (vec!["2026-03-02 11:00 no_show"], "settled already_reached"),
            (vec!["2026-03-02 12:00 no_show"], "settled already_reached"),
            (vec!["2026-03-02 12:01 no_show"], "call"),
            (vec!["2026-03-20 10:00 cancelled"], "call"),
            (vec!["2026-03-05 10:00 booked"], "settled already_reached"),
        ] {
            let mut story = hygiene("")
                .contact("2026-03-02 12:00 booked")
                .at("2026-03-12");
            for (place, visit) in visits.iter().enumerate() {
                story = story.visit(&format!("V{place}"), &format!("{visit}; kind=hygiene"));
            }
            assert_eq!(story.decision(CASE), found, "{visits:?}");
        }
        // A visit that counts settles it anyway; one so soon after the leave that it does not keeps it settled all the same, whether it
        // came after the missed one or before it, but not where it was before the contact.
        for (visits, found) in [
            (
                ["2026-01-20 10:00 no_show", "2026-01-21 10:00 attended"],
                "settled already_reached",
            ),
            (
                ["2026-01-20 10:00 no_show", "2026-01-19 10:00 attended"],
                "settled already_reached",
            ),
            (
                ["2026-01-20 10:00 no_show", "2026-01-20 10:00 attended"],
                "settled already_reached",
            ),
            (
                ["2026-01-20 10:00 no_show", "2026-01-17 10:00 attended"],
                "call",
            ),
        ] {
            let story = hygiene("contact_on=2026-01-18")
                .contact("2026-01-18 booked")
                .visit("V1", &format!("{}; kind=hygiene", visits[0]))
                .visit("V2", &format!("{}; kind=hygiene", visits[1]));
            assert_eq!(story.decision(CASE), found, "{visits:?}");
        }
        // Only the last contact counts: the visit was missed before it.
        let story = hygiene("")
            .contact("2026-03-02 12:00 booked")
            .visit("V1", "2026-03-03 10:00 no_show; kind=hygiene")
            .contact("2026-03-04 12:00 reached")
            .at("2026-03-12");
        assert_eq!(story.decision(CASE), "settled already_reached");
    }

    #[test]
    fn a_standing_callback_opens_it_and_gives_the_day() {
        let story = hygiene("")
            .contact("2026-03-02 reached")
            .contact("2026-03-03 callback; callback_at=2026-03-05 15:00");
        story.expect(
            CASE,
            &[
                ("2026-03-04", "later not_due 2026-03-05"),
                ("2026-03-05", "call"),
            ],
        );
        assert_eq!(story.at("2026-03-05").windows(), "15:00-20:00");
        let booked = story.visit("V1", "2026-03-20 10:00 booked; kind=hygiene");
        assert_eq!(
            booked.at("2026-03-05").decision(CASE),
            "settled already_booked"
        );
    }

    #[test]
    fn called_by_whom_the_agreement_says_else_the_settings() {
        let by_doctor = "reasons.hygiene_reminder.caller = 'doctor'";
        for (cells, setting, line) in [
            ("doctor=A", "", "7 call administrator A agreement:A1"),
            (
                "doctor=A; caller=doctor",
                "",
                "7 call doctor A agreement:A1",
            ),
            (
                "caller=administrator",
                by_doctor,
                "7 call administrator - agreement:A1",
            ),
            ("", by_doctor, "7 call doctor - agreement:A1"),
        ] {
            assert_eq!(
                hygiene(cells).setting(setting).contacts(),
                [line],
                "{cells}"
            );
        }
    }
}
