//! What both reasons of a treatment plan rest on: what the patient agreed to and signed, how far it was carried out, and what contacts
//! have spoken of.

use std::cmp::Reverse;

use chrono::NaiveDate;

use super::plan_visits::visits_of;
use super::{Bounds, Closed, Finding, Ground, ItemDay, Rule, last_refusal, rule};
use crate::model::clinic::{
    Answer, Caller, Contact, Item, ItemStatus, Moment, Plan, Reason, RowAt, Visit,
};
use crate::model::decision::{Case, Code, Codes, Due, Ruling, Subject};
use crate::model::text::Text;
use crate::plan::history::Class;
use crate::plan::many::Stage;
use crate::plan::practice::{self, Facts};
use crate::plan::time;

/// By which words either reason is named in an outcome.
pub(super) const OUTCOME_NAMES: &str = "план|плана|плану|плане|планом|планы; план|плана|плану|планом лечения; \
    лечение|лечения|лечению|лечении|лечением; plan; treatment; treatment plan";

/// A plan of which something was agreed in writing, signed, and is still open.
pub struct SignedPlan<'a> {
    plan: &'a Plan,
    /// The agreed items with their indices, in the order in which a doctor is looked for.
    agreed: Vec<(u32, &'a Item)>,
    /// The latest signature.
    pub signed_on: NaiveDate,
    /// The last visit at which the plan was begun or went on.
    pub last_visit: Option<&'a Visit>,
}

impl<'a> SignedPlan<'a> {
    /// The agreed items that are open, with their indices.
    pub fn open_items(&self) -> impl Iterator<Item = (u32, &'a Item)> {
        self.agreed
            .iter()
            .copied()
            .filter(|(_, item)| item.status.is_open())
    }

    /// Whether treatment has begun.
    #[must_use]
    pub fn is_started(&self) -> bool {
        let begun = |status| matches!(status, ItemStatus::InProgress | ItemStatus::Done);
        self.last_visit.is_some() || self.agreed.iter().any(|(_, item)| begun(item.status))
    }

    /// The day of the last progress: something done, a visit, or at least the signature.
    #[must_use]
    pub fn last_progress(&self, facts: &Facts<'_>) -> NaiveDate {
        let done = self
            .agreed
            .iter()
            .filter(|(_, item)| item.status == ItemStatus::Done);
        done.filter_map(|(_, item)| facts.if_past(item.done_on))
            .chain(self.last_visit.map(|visit| visit.starts_at.date))
            .fold(self.signed_on, NaiveDate::max)
    }

    /// The last visit of this plan that the patient missed since he signed.
    fn last_no_show(&self, facts: &Facts<'a>) -> Option<&'a Visit> {
        visits_of(facts, self.plan, Stage::NoShow, self.signed_on).next_back()
    }

    /// The same, where he came to no visit since, of whatever kind: whoever came has heard what he missed.
    #[must_use]
    pub fn no_show_not_made_good(&self, facts: &Facts<'a>) -> Option<&'a Visit> {
        let missed = self.last_no_show(facts)?;
        came_after(facts, missed).is_none().then_some(missed)
    }

    fn doctor(&self) -> Text {
        let others = self
            .agreed
            .iter()
            .copied()
            .filter(|(_, item)| !item.status.is_open());
        let named = self.open_items().chain(others).map(|(_, item)| item.doctor);
        named
            .into_iter()
            .find(|doctor| !doctor.is_blank())
            .unwrap_or_default()
    }

    fn caller(&self) -> Option<Caller> {
        self.open_items().filter_map(|(_, item)| item.caller).max() // the doctor goes first
    }

    fn has_overdue_urgent_item(&self, date: NaiveDate) -> bool {
        self.open_items()
            .any(|(_, item)| item.urgent() && item.due_on.is_some_and(|due| due < date))
    }
}

/// The last visit after another to which the patient came.
fn came_after<'a>(facts: &Facts<'a>, missed: &Visit) -> Option<&'a Visit> {
    let last = facts.attended().next_back();
    last.filter(|visit| visit.starts_at > missed.starts_at)
}

/// The last visit of a plan after a moment to which the patient came by now.
fn attended_after<'a>(facts: &Facts<'a>, plan: &Plan, moment: Moment) -> Option<&'a Visit> {
    let last = attended_from(facts, plan, moment.date).next_back();
    last.filter(|visit| visit.starts_at > moment)
}

/// The last visit of a plan after a contact that the patient missed or called off, unless he came to one after that contact.
fn missed_since<'a>(facts: &Facts<'a>, plan: &Plan, contact: &Contact) -> Option<&'a Visit> {
    let last = visits_of(facts, plan, Stage::Missed, contact.at.date).next_back();
    let missed = last.filter(|visit| visit.starts_at > contact.at)?;
    let came = attended_after(facts, plan, contact.at);
    came.is_none().then_some(missed)
}

/// The rows of a plan with their indices.
fn items<'a>(facts: &Facts<'a>, plan: &Plan) -> impl Iterator<Item = (u32, &'a Item)> {
    let clinic = facts.practice.clinic;
    (plan.items.0..plan.items.1).map(move |index| (index, &clinic.items[index as usize]))
}

/// Whether an item that was not dropped was put in writing, and the patient agreed to it and signed by now.
#[must_use]
pub fn is_agreed(facts: &Facts<'_>, item: &Item) -> bool {
    item.status != ItemStatus::Cancelled
        && item.written()
        && facts.if_past(item.signed_on).is_some()
        && item.answer == Answer::Agreed
}

/// The plan as far as it was agreed, with its rows as they stand.
fn signed<'a>(facts: &Facts<'a>, case: Case, plan: &'a Plan) -> Result<SignedPlan<'a>, Ruling> {
    signed_of(facts, case, plan, || items(facts, plan))
}

fn signed_of<'a, I: Iterator<Item = (u32, &'a Item)>>(
    facts: &Facts<'a>,
    case: Case,
    plan: &'a Plan,
    items: impl Fn() -> I,
) -> Result<SignedPlan<'a>, Ruling> {
    let finished = Err(Ruling::Settled {
        case,
        reason: None,
        code: Code::PlanFinished,
    });
    if !items().any(|(_, item)| item.status.is_open()) {
        return finished;
    }
    let kept = || items().filter(|(_, item)| item.status != ItemStatus::Cancelled);
    let agreed = items().filter(|(_, item)| is_agreed(facts, item));
    let agreed: Vec<_> = agreed.collect();
    let signed_on = agreed
        .iter()
        .filter_map(|(_, item)| facts.if_past(item.signed_on))
        .max();
    let Some(signed_on) = signed_on else {
        let mut codes = Codes::NONE;
        for (_, item) in kept() {
            codes.add_if(!item.written(), Code::PlanNotWritten);
            codes.add_if(facts.if_past(item.signed_on).is_none(), Code::PlanNotSigned);
            match item.answer {
                Answer::Agreed => {}
                Answer::Undecided => codes.add(Code::PatientUndecided),
                Answer::TooExpensive => codes.add(Code::TooExpensive),
                Answer::Declined => codes.add(Code::PatientDeclined),
            }
        }
        return Err(Ruling::Unjustified {
            case,
            reason: None,
            codes,
        });
    };
    if !agreed.iter().any(|(_, item)| item.status.is_open()) {
        return finished;
    }
    let last_visit = attended_from(facts, plan, signed_on).rfind(|visit| {
        visit.starts_at.date > signed_on || facts.practice.clinic.names(visit, plan)
    });
    Ok(SignedPlan {
        plan,
        agreed,
        signed_on,
        last_visit,
    })
}

/// What was due of a plan on a day that has passed.
pub(crate) struct DueThen {
    pub reason: Reason,
    pub days: Vec<NaiveDate>,
    pub signed_on: NaiveDate,
}

/// The days of a plan as it stood on the date of the facts: what was done since then was open. `None` where nothing of it was agreed and
/// open, or the reason has no ground in it.
pub(crate) fn due_then(facts: &Facts<'_>, case: Case, plan: &Plan) -> Option<DueThen> {
    let as_it_stood: Vec<(u32, Item)> = items(facts, plan)
        .map(|(index, item)| {
            let mut item = item.clone();
            let done_later = item.done_on.is_some_and(|on| on > facts.date());
            if item.status == ItemStatus::Done && done_later {
                item.status = ItemStatus::Planned;
                item.done_on = None;
            }
            (index, item)
        })
        .collect();
    let items = || as_it_stood.iter().map(|(index, item)| (*index, item));
    let signed = signed_of(facts, case, plan, items).ok()?;
    let rule = rule(if signed.is_started() {
        Reason::UnfinishedTreatment
    } else {
        Reason::UrgentTreatment
    });
    let Ground::Plan(ground) = rule.ground else {
        return None;
    };
    let days = (ground.days)(facts, &signed).ok()?;
    Some(DueThen {
        reason: rule.reason,
        days: days.into_iter().map(|day| day.day).collect(),
        signed_on: signed.signed_on,
    })
}

/// The dates on which something of a plan may have fallen due: each that its rows or visits give, be it ever so unlikely.
pub(crate) fn dates_of(facts: &Facts<'_>, plan: &Plan) -> Vec<NaiveDate> {
    let settings = facts.practice.settings;
    let grace_days = settings.of(Reason::UrgentTreatment).days;
    let pause_days = settings.of(Reason::UnfinishedTreatment).days;
    let mut dates = Vec::new();
    for (_, item) in items(facts, plan) {
        dates.extend([item.wait_until, item.signed_on].into_iter().flatten());
        let progress = [item.signed_on, item.done_on].into_iter().flatten();
        dates.extend(progress.map(|on| time::plus(on, pause_days)));
        let due_on = item.due_on.into_iter();
        dates.extend(due_on.flat_map(|on| [time::plus(on, grace_days), time::plus(on, 1)]));
    }
    let mut of_visits = |stage, days| {
        let visits = visits_of(facts, plan, stage, NaiveDate::MIN);
        dates.extend(visits.map(|visit| time::plus(visit.starts_at.date, days)));
    };
    of_visits(Stage::NoShow, 1);
    of_visits(Stage::Attended, pause_days);
    dates
}

/// The visits from a date on that carried a plan on, or will.
pub(crate) fn carrying_on<'f, 'a>(
    facts: &'f Facts<'a>,
    plan: &'f Plan,
    from: NaiveDate,
) -> impl Iterator<Item = &'a Visit> + use<'f, 'a> {
    visits_of(facts, plan, Stage::Any, from)
}

/// The visits of a plan from a date on to which the patient came by now.
fn attended_from<'f, 'a>(
    facts: &'f Facts<'a>,
    plan: &'f Plan,
    from: NaiveDate,
) -> impl DoubleEndedIterator<Item = &'a Visit> + use<'f, 'a> {
    let date = facts.date();
    let visits = visits_of(facts, plan, Stage::Attended, from);
    visits.filter(move |visit| visit.starts_at.date <= date)
}

/// What is found in a treatment plan.
pub(super) fn finding<'a>(facts: &Facts<'a>, case: Case, plan: &'a Plan) -> Finding {
    let rows = || items(facts, plan).map(|(_, item)| item.row);
    // With room for the patient's row and a few that decide.
    let mut evidence: Vec<RowAt> = Vec::with_capacity(rows().count() + 4);
    evidence.extend(rows());
    evidence.extend(rows().flat_map(|row| facts.practice.clinic.signed_by(row)));
    let signed = match signed(facts, case, plan) {
        Ok(signed) => signed,
        Err(ruling) => return Finding::decided(ruling, evidence),
    };
    let rule = rule(if signed.is_started() {
        Reason::UnfinishedTreatment
    } else {
        Reason::UrgentTreatment
    });
    evidence.extend(signed.last_visit.map(|visit| visit.row));
    if let Some(missed) = signed.last_no_show(facts) {
        evidence.push(missed.row);
        evidence.extend(came_after(facts, missed).map(|visit| visit.row));
    }
    let days = match rule.ground {
        Ground::Plan(ground) => (ground.days)(facts, &signed),
        Ground::Visit | Ground::Agreement(_) => Err(Codes::NONE),
    };
    let mut days = match days {
        Ok(days) => days,
        Err(codes) => {
            return Finding::unjustified(case, Some(rule.reason), codes, evidence);
        }
    };
    days.sort_unstable();
    let now = facts.practice.asked.now;
    let booked = visits_of(facts, plan, Stage::Booked, now.date)
        .find(|visit| practice::is_future(visit, now));
    if booked.is_some() || facts.has_next_visit() {
        evidence.extend(booked.map(|visit| visit.row));
        return Finding::settled(case, Some(rule.reason), Code::AlreadyBooked, evidence);
    }
    open_or_closed(facts, case, rule, &signed, &days, evidence)
}

/// Asks the contacts whether the plan is still open, and from which day it is due.
fn open_or_closed<'a>(
    facts: &Facts<'a>,
    case: Case,
    rule: &'static Rule,
    signed: &SignedPlan<'a>,
    days: &[ItemDay],
    mut evidence: Vec<RowAt>,
) -> Finding {
    let Some(first) = days.first() else {
        return Finding::settled(case, None, Code::PlanFinished, evidence);
    };
    let subject = Subject {
        case,
        reason: rule.reason,
        first_day: first.day,
    };
    evidence.extend(subject.rows(facts));
    let callback = subject.callback(facts);
    let spoken = spoken_of(facts, &subject, rule, signed, days, &mut evidence);
    let item_day = match (&spoken.closed, callback) {
        (Closed::By(code), None) => {
            return Finding::settled(case, Some(rule.reason), *code, evidence);
        }
        (Closed::Again(_), _) => *first,
        _ => day_left(days, spoken.until, facts.date(), lapse_days(facts, rule)).unwrap_or(*first),
    };
    let settings = facts.practice.settings.of(rule.reason);
    let due = Due {
        subject,
        day: item_day.day,
        item: Some(item_day.item),
        callback: None,
        stands_with_urgent: signed.has_overdue_urgent_item(facts.date()),
        voice_only: rule.is_voice_only(None),
        channel: None,
        caller: signed.caller().unwrap_or(settings.caller),
        doctor: signed.doctor(),
        before: None,
        leave: None,
    };
    Finding::due(due.with_callback(callback), evidence)
}

fn lapse_days(facts: &Facts<'_>, rule: &Rule) -> Option<u32> {
    facts.practice.settings.of(rule.reason).lapse_days
}

/// What contacts have made of a plan.
struct Spoken {
    closed: Closed,
    /// Every item's day up to this date was spoken of.
    until: Option<NaiveDate>,
}

fn spoken_of<'a>(
    facts: &Facts<'a>,
    subject: &Subject,
    rule: &Rule,
    signed: &SignedPlan<'a>,
    days: &[ItemDay],
    evidence: &mut Vec<RowAt>,
) -> Spoken {
    let last = subject
        .contacts(facts, Class::closing(rule.is_voice_only(None)))
        .next_back()
        .map(|(contact, _)| contact)
        .filter(|contact| contact.at.date >= subject.first_day);
    let until = last.map(|contact| contact.at.date);
    let bounds = Bounds {
        refusal_from: Some(signed.signed_on),
        named_refusal_any_date: false,
        named_closes_from: None,
    };
    if let Some(refusal) = last_refusal(facts, subject, &bounds) {
        let came = attended_after(facts, signed.plan, refusal.at);
        let Some(came) = came else {
            return Spoken {
                closed: Closed::By(Code::DeclinedOnContact),
                until,
            };
        };
        evidence.push(came.row);
    }
    let all_spoken_of = days.last().is_some_and(|day| Some(day.day) <= until);
    let (Some(last), true) = (last, all_spoken_of) else {
        return Spoken {
            closed: Closed::Open,
            until,
        };
    };
    let closed = match missed_since(facts, signed.plan, last) {
        Some(missed) => {
            evidence.push(missed.row);
            Closed::Again(missed.row)
        }
        None => Closed::By(Code::AlreadyReached),
    };
    Spoken { closed, until }
}

/// The earliest day that was not spoken of and has not lapsed; where all have, the last of those.
fn day_left(
    days: &[ItemDay],
    spoken_until: Option<NaiveDate>,
    date: NaiveDate,
    lapse_days: Option<u32>,
) -> Option<ItemDay> {
    let left = || {
        days.iter()
            .copied()
            .filter(|day| Some(day.day) > spoken_until)
    };
    left()
        .find(|day| {
            let is_over = |days| time::days_between(day.day, date) > i64::from(days);
            !lapse_days.is_some_and(is_over)
        })
        .or_else(|| left().max_by_key(|day| (day.day, Reverse(day.item))))
}

#[cfg(test)]
mod tests {
    use crate::testing::Story;

    const PLAN: &str = "plan:P1";

    /// A plan of several items on 4 March.
    fn plan(items: &[&str]) -> Story {
        items.iter().fold(Story::on("2026-03-04"), |story, item| {
            story.plan("P1", item)
        })
    }

    #[test]
    fn finished_where_nothing_agreed_is_open() {
        for (items, found) in [
            (vec!["done"], "settled plan_finished"),
            (vec!["cancelled"], "settled plan_finished"),
            (
                vec!["done; signed_on=", "cancelled; answer=declined"],
                "settled plan_finished",
            ),
            (
                vec!["done", "planned; answer=declined"],
                "settled plan_finished",
            ),
            (vec!["done", "planned"], "later not_due 2026-02-11"),
            (vec!["done", "in_progress"], "later not_due 2026-02-11"),
        ] {
            let story = plan(&items).at("2026-02-02");
            assert_eq!(story.decision(PLAN), found, "{items:?}");
            if found.starts_with("settled") {
                assert_eq!(story.reason(PLAN), "-", "{items:?}");
            }
        }
    }

    #[test]
    fn unjustified_where_nothing_was_agreed_with_every_flaw_that_shows() {
        for (items, found) in [
            (vec!["written=no"], "plan_not_written"),
            (vec!["signed_on="], "plan_not_signed"),
            (vec!["signed_on=2026-03-05"], "plan_not_signed"),
            (vec!["answer=undecided"], "patient_undecided"),
            (vec!["answer=too_expensive"], "too_expensive"),
            (vec!["answer=declined"], "patient_declined"),
            (
                vec!["written=no; signed_on=; answer=declined"],
                "plan_not_written;plan_not_signed;patient_declined",
            ),
            (
                vec!["answer=too_expensive", "answer=undecided", "written=no"],
                "plan_not_written;patient_undecided;too_expensive",
            ),
            (
                vec!["signed_on=", "done; answer=declined"],
                "plan_not_signed;patient_declined",
            ),
            (
                vec!["signed_on=", "cancelled; answer=declined"],
                "plan_not_signed",
            ),
        ] {
            let story = plan(&items);
            assert_eq!(
                story.decision(PLAN),
                format!("unjustified {found}"),
                "{items:?}"
            );
            assert_eq!(story.reason(PLAN), "-", "{items:?}");
        }
    }

    #[test]
    fn judged_by_what_was_agreed_alone() {
        const DUE: &str = "urgent=yes; due_on=2026-03-03";
        for (items, found) in [
            (vec![DUE, "signed_on="], "call"),
            (
                vec!["urgent=yes; due_on=2026-03-03; signed_on=2026-03-04"],
                "call",
            ),
            (
                vec!["", "urgent=yes; due_on=2026-03-03; signed_on="],
                "unjustified nothing_urgent",
            ),
            (
                vec!["", "urgent=yes; due_on=2026-03-03; written=no"],
                "unjustified nothing_urgent",
            ),
            (
                vec!["", "urgent=yes; due_on=2026-03-03; answer=undecided"],
                "unjustified nothing_urgent",
            ),
            (
                vec!["written=yes; answer=agreed; urgent=yes; due_on=2026-03-03"],
                "call",
            ),
        ] {
            assert_eq!(plan(&items).decision(PLAN), found, "{items:?}");
        }
        // The latest signature of the rows that were agreed to: what was not, has none.
        let story = plan(&["signed_on=2026-03-01; answer=declined", DUE]);
        let begun = story
            .visit("V1", "2026-02-20 10:00 attended")
            .at("2026-03-10");
        assert_eq!(begun.reason(PLAN), "unfinished_treatment");
    }

    /// Two urgent deadlines: the days are 3 and 20 March.
    fn two_deadlines() -> Story {
        plan(&[
            "urgent=yes; due_on=2026-03-02",
            "urgent=yes; due_on=2026-03-19",
        ])
    }

    #[test]
    fn a_contact_has_spoken_of_every_day_that_had_come() {
        let spoken = two_deadlines().contact("2026-03-04 reached");
        spoken.expect(
            PLAN,
            &[
                ("2026-03-12", "later not_due 2026-03-20"),
                ("2026-03-20", "call"),
            ],
        );
        for (contact, found) in [
            ("2026-03-02 reached; case=plan:P1", "call"),
            (
                "2026-03-03 reached; case=plan:P1",
                "later not_due 2026-03-20",
            ),
            ("2026-03-19 reached", "later cooling_down 2026-03-26"),
            ("2026-03-20 reached", "settled already_reached"),
            ("2026-03-20 sent", "later cooling_down 2026-03-27"),
        ] {
            let today = if contact > "2026-03-10" {
                "2026-03-24"
            } else {
                "2026-03-12"
            };
            let story = two_deadlines().contact(contact).at(today);
            assert_eq!(story.decision(PLAN), found, "{contact}");
        }
    }

    #[test]
    fn a_day_that_has_lapsed_makes_room_for_the_next() {
        let story = two_deadlines().setting("reasons.urgent_treatment.lapse_days = 10");
        story.expect(
            PLAN,
            &[
                ("2026-03-13", "call"),
                ("2026-03-14", "later not_due 2026-03-20"),
                ("2026-03-30", "call"),
                ("2026-03-31", "missed too_late"),
            ],
        );
        // A day that was spoken of is not the last of those that lapsed.
        let spoken = story.contact("2026-03-03 reached").at("2026-03-31");
        assert_eq!(spoken.decision(PLAN), "missed too_late");
    }

    #[test]
    fn days_that_have_all_lapsed_leave_the_last() {
        let story = two_deadlines().setting("reasons.urgent_treatment.lapse_days = 10");
        let overdue = story
            .contact("2026-03-10 callback; callback_at=2026-03-12")
            .at("2026-04-10");
        assert_eq!(overdue.decision(PLAN), "missed too_late");
    }

    #[test]
    fn opened_again_it_is_due_from_the_earliest_day() {
        let story = two_deadlines()
            .contact("2026-03-20 booked")
            .visit("V1", "2026-03-23 10:00 no_show")
            .at("2026-03-27");
        assert_eq!(story.decision(PLAN), "call");
        let lapsed = story.setting("reasons.urgent_treatment.lapse_days = 20");
        assert_eq!(lapsed.decision(PLAN), "missed too_late");
    }

    #[test]
    fn a_visit_of_the_plan_after_the_missed_one_keeps_it_settled() {
        let story = Story::on("2026-03-30")
            .plan("P1", "in_progress; signed_on=2026-01-12")
            .contact("2026-03-20 booked")
            .visit("V1", "2026-03-23 10:00 no_show");
        assert_eq!(story.decision(PLAN), "call");
        // Having come, the patient is in treatment: what is left has a new day.
        let came = story.visit("V2", "2026-03-24 10:00 attended");
        assert_eq!(came.decision(PLAN), "later not_due 2026-04-23");
        let spoken = came.contact("2026-04-23 booked").at("2026-05-04");
        assert_eq!(spoken.decision(PLAN), "settled already_reached");
        assert_eq!(
            spoken
                .visit("V3", "2026-04-28 10:00 cancelled")
                .decision(PLAN),
            "call"
        );
    }

    #[test]
    fn a_refusal_since_the_signature_settles_it_for_good() {
        let urgent = || plan(&["urgent=yes; due_on=2026-03-02"]).at("2026-03-12");
        for (contact, found) in [
            ("2026-01-11 declined; case=plan:P1", "call"),
            (
                "2026-01-12 declined; case=plan:P1",
                "settled declined_on_contact",
            ),
            (
                "2026-01-12 declined; case=unfinished_treatment",
                "settled declined_on_contact",
            ),
            ("2026-03-02 declined", "call"),
            ("2026-03-03 declined", "settled declined_on_contact"),
            ("2026-03-03 declined; case=plan:P2", "call"),
        ] {
            let story = urgent().plan("P2", "status=done").contact(contact);
            assert_eq!(story.decision(PLAN), found, "{contact}");
        }
        let refused = urgent().contact("2026-03-03 12:00 declined; case=plan:P1");
        let booked = refused.clone().visit("V1", "2026-03-20 10:00 booked");
        assert_eq!(booked.decision(PLAN), "settled already_booked");
        for (later, found) in [
            ("2026-03-04 reached", "settled declined_on_contact"),
            ("2026-03-04 callback", "settled declined_on_contact"),
            ("2026-03-04 callback; callback_at=2026-03-12", "call"),
        ] {
            assert_eq!(
                refused.clone().contact(later).decision(PLAN),
                found,
                "{later}"
            );
        }
        // No visit that was missed opens it, only one to which the patient came.
        for (visit, found) in [
            ("2026-03-04 10:00 no_show", "settled declined_on_contact"),
            ("2026-03-03 11:00 attended", "settled declined_on_contact"),
            ("2026-03-03 12:00 attended", "settled declined_on_contact"),
            ("2026-03-03 13:00 attended", "later not_due 2026-04-02"),
            (
                "2026-03-03 13:00 attended; plan_id=P2",
                "settled declined_on_contact",
            ),
            (
                "2026-03-03 13:00 attended; kind=hygiene",
                "settled declined_on_contact",
            ),
        ] {
            let story = refused.clone().visit("V1", visit);
            assert_eq!(story.decision(PLAN), found, "{visit}");
        }
    }

    #[test]
    fn a_standing_callback_opens_it_and_gives_the_day() {
        let story = two_deadlines().contact("2026-03-20 reached");
        let promised = story.contact("2026-03-21 callback; callback_at=2026-03-23 15:00");
        promised.expect(
            PLAN,
            &[
                ("2026-03-22", "later not_due 2026-03-23"),
                ("2026-03-23", "call"),
                ("2026-09-19", "call"),
                ("2026-09-21", "missed too_late"),
            ],
        );
        assert_eq!(promised.at("2026-03-23").windows(), "15:00-20:00");
        let booked = promised
            .visit("V1", "2026-04-01 10:00 booked")
            .at("2026-03-23");
        assert_eq!(booked.decision(PLAN), "settled already_booked");
    }

    #[test]
    fn the_doctor_is_the_first_named_open_items_first() {
        for (items, doctor) in [
            (
                vec!["due_on=2026-03-03; doctor=", "due_on=2026-03-09; doctor=B"],
                "B",
            ),
            (
                vec!["due_on=; doctor=A", "due_on=2026-03-09; doctor=B"],
                "B",
            ),
            (
                vec!["due_on=2026-03-10; doctor=A", "due_on=2026-03-09; doctor=B"],
                "B",
            ),
            (vec!["item_id=2; doctor=A", "item_id=1; doctor=B"], "B"),
            (
                vec!["procedure=crown; doctor=A", "procedure=bridge; doctor=B"],
                "B",
            ),
            (vec!["tooth=36; doctor=A", "tooth=16; doctor=B"], "B"),
            (vec!["done; due_on=2026-03-01; doctor=A", "doctor=B"], "B"),
            (vec!["done; doctor=A", "doctor="], "A"),
            (vec!["signed_on=; doctor=A", "doctor="], "-"),
        ] {
            let story = items
                .iter()
                .fold(
                    plan(&["in_progress; due_on=2026-03-03; item_id=9; tooth=48"]),
                    |story, item| story.plan("P1", item),
                )
                .at("2026-03-20");
            let line = format!("7 call administrator {doctor} plan:P1");
            assert_eq!(story.contacts(), [line], "{items:?}");
        }
    }

    #[test]
    fn called_by_the_doctor_if_an_open_item_says_so() {
        let setting = "reasons.unfinished_treatment.caller = 'doctor'";
        for (items, setting, caller) in [
            (["caller=administrator", "caller=doctor"], "", "doctor"),
            (["caller=doctor", "caller=administrator"], "", "doctor"),
            (["done; caller=doctor", ""], "", "administrator"),
            (["caller=administrator", ""], setting, "administrator"),
            (["", ""], setting, "doctor"),
            (["", ""], "", "administrator"),
            (["caller=doctor; signed_on=", ""], "", "administrator"),
        ] {
            let story = plan(&["in_progress; due_on=2026-03-03"]).setting(setting);
            let story = items
                .iter()
                .fold(story, |story, item| story.plan("P1", item));
            let line = format!("7 call {caller} - plan:P1");
            assert_eq!(story.contacts(), [line], "{items:?}");
        }
    }

    #[test]
    fn a_visit_with_several_rows_is_each_of_its_kinds_and_each_of_its_plans() {
        const BOOKED: &str = "settled already_booked";
        let with = |rows: &[&str]| {
            let story = plan(&["urgent=yes; due_on=2026-03-02"])
                .plan("P2", "urgent=yes; due_on=2026-03-03");
            rows.iter().fold(story, |story, cells| {
                story.visit("V1", &format!("2026-03-20 10:00 booked; {cells}"))
            })
        };
        for (rows, of_plan, of_other) in [
            (&["kind=hygiene", "kind=consultation"][..], "call", "call"),
            (&["kind=hygiene", "kind=treatment"], BOOKED, BOOKED),
            (
                &["kind=hygiene; plan_id=P1", "kind=treatment"],
                BOOKED,
                "call",
            ),
            (&["plan_id=P2", "kind=hygiene"], "call", BOOKED),
            (&["plan_id=P2", "plan_id=P1", "plan_id=P2"], BOOKED, BOOKED),
            // One that names nothing may be any plan's.
            (&["plan_id=P2", "plan_id=P9"], BOOKED, BOOKED),
        ] {
            for turned_round in [false, true] {
                let mut rows = rows.to_vec();
                if turned_round {
                    rows.reverse();
                }
                let story = with(&rows);
                assert_eq!(story.decision(PLAN), of_plan, "{rows:?}");
                assert_eq!(story.decision("plan:P2"), of_other, "{rows:?}");
            }
        }
        // All its rows are shown.
        let evidence = with(&["plan_id=P1", "kind=hygiene", "doctor=A"]).evidence(PLAN);
        assert_eq!(
            evidence,
            [
                "patients.csv:2",
                "plans.csv:2",
                "visits.csv:2",
                "visits.csv:3",
                "visits.csv:4"
            ]
        );
    }
}
