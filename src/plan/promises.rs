//! Looking back: what fell due in a period, and what became of each by its end.
//!
//! Nothing is decided here that a list is made from. A promise is a case on the day from which its rule has it due, a call that was
//! promised at a talk, or the doctor's call to whoever was unwell. Days are worked out by the rules, as the records stood on them; whether
//! the patient might have been contacted is asked of `permission`, as of the last day on which it could have been done.

use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use chrono::NaiveDate;

use crate::model::clinic::{
    AgreementStatus, Clinic, Contact, Moment, Outcome, PatientIndex, Reason, Visit, VisitStatus,
};
use crate::model::decision::{Callback, Case, Code, Codes, Due, Leave, Subject};
use crate::model::text::Text;
use crate::plan::history::{Class, Naming, Topic};
use crate::plan::practice::{Asked, Facts, Practice, is_of_kind, may_be_of_kind};
use crate::plan::rules::{self, AgreedDay, Ground, appointment_reminder};
use crate::plan::{history, permission, time, timing};
use crate::settings::Settings;

/// What has no day of its own is in time within so many days.
pub(crate) const IN_TIME_DAYS: u32 = 7;

/// A call that was promised, or is owed to whoever is unwell, can be made for so many days.
const CALLBACK_DAYS: u32 = 30;

/// What kind of promise it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Promised {
    /// One of the reasons.
    Reason(Reason),
    /// To call again on a day.
    Callback,
    /// The doctor calls whoever is unwell.
    Unwell,
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Became {
    InTime,
    Late,
    /// Nobody got through before it was too late.
    Missed,
    /// It can still be kept, though perhaps no longer in time.
    Open {
        is_overdue: bool,
    },
    /// The patient was not to be contacted: no promise was broken.
    NotPermitted,
    /// The patient was called as often as may be, and did not answer.
    InVain,
    /// The patient came or booked without it, or the matter was closed.
    NotNeeded,
}

/// Something that fell due in the period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Promise {
    pub promised: Promised,
    pub day: NaiveDate,
    pub became: Became,
    /// A talk about it ended in a booking.
    pub is_booked: bool,
}

/// A clinic day by day, from the day before a period to its end.
pub(crate) struct Period<'a> {
    from: NaiveDate,
    days: Vec<Practice<'a>>,
}

impl<'a> Period<'a> {
    /// The period from one date to another, both within it.
    pub(crate) fn new(
        clinic: &'a Clinic,
        settings: &'a Settings,
        (from, to): (NaiveDate, NaiveDate),
    ) -> Self {
        let eve = time::minus(from, 1);
        let dates = eve.iter_days().take_while(|&date| date <= to);
        let practice = |date| {
            let asked = Asked {
                now: Moment::start_of(date),
                is_today: false,
                shift: None,
                callers: None,
                bookings_checked: false,
            };
            super::on_day(clinic, settings, asked)
        };
        Self {
            from,
            days: dates.map(practice).collect(),
        }
    }

    /// Its last day.
    pub(crate) fn last(&self) -> Option<&Practice<'a>> {
        self.days.last()
    }

    /// The facts of a patient as they were known on a date; of one outside the period, on the nearest within.
    fn facts_on(&'a self, patient: PatientIndex, date: NaiveDate) -> Option<Facts<'a>> {
        let first = self.days.first()?.date();
        let place = usize::try_from(time::days_between(first, date)).unwrap_or(0);
        let practice = self.days.get(place.min(self.days.len() - 1))?;
        Some(practice.facts(patient).known_then())
    }

    fn has(&self, date: NaiveDate) -> bool {
        let last = self.last().map(Practice::date);
        self.from <= date && last.is_some_and(|last| date <= last)
    }

    /// The contacts of a patient within the period, talk by talk.
    pub(crate) fn talks_of(&'a self, patient: PatientIndex) -> Vec<Vec<&'a Contact>> {
        let Some(facts) = self.facts_at_end(patient) else {
            return Vec::new();
        };
        let within = facts.contacts().filter(|it| self.has(it.at.date));
        history::one_by_one(&facts, within)
    }

    /// The facts of a patient at the end of the period.
    pub(crate) fn facts_at_end(&'a self, patient: PatientIndex) -> Option<Facts<'a>> {
        self.facts_on(patient, self.last()?.date())
    }

    /// All that fell due of a patient.
    pub(crate) fn promises_of(&'a self, patient: PatientIndex) -> Vec<Promise> {
        let Some(facts) = self.facts_at_end(patient) else {
            return Vec::new();
        };
        let back = Back {
            period: self,
            patient,
            facts: &facts,
            on_days: RefCell::default(),
            through: OnceCell::new(),
            ends_unwell: OnceCell::new(),
        };
        let mut promises = back.of_visits();
        promises.extend(back.of_agreements());
        promises.extend(back.of_plans());
        promises.extend(back.of_talks());
        promises
    }
}

/// A matter that fell due, with the bounds in which it could be kept.
struct Matter {
    due: Due,
    /// The last day in time, and the last on which it could be done at all.
    in_time_until: NaiveDate,
    last_day: NaiveDate,
    /// A contact that names the case keeps it from this date on, not only from its day.
    named_from: Option<NaiveDate>,
}

/// One patient, looked back at from the end of the period.
struct Back<'a> {
    period: &'a Period<'a>,
    patient: PatientIndex,
    facts: &'a Facts<'a>,
    /// What was known on days that were asked for, where it takes long to find out: of a patient with many contacts.
    on_days: RefCell<BTreeMap<NaiveDate, Rc<Then<'a>>>>,
    /// The contacts that can keep what was promised at a talk, once they were asked for.
    through: OnceCell<Through<'a>>,
    /// Those that end that the patient is unwell, likewise.
    ends_unwell: OnceCell<Vec<&'a Contact>>,
}

/// The contacts that got through, in order.
struct Through<'a> {
    all: Vec<&'a Contact>,
    of_topic: BTreeMap<Topic<'a>, Vec<&'a Contact>>,
}

impl<'a> Through<'a> {
    fn of(facts: &Facts<'a>) -> Self {
        let all = facts.contacts().filter(|it| it.got_through(false));
        let all: Vec<&Contact> = all.collect();
        let mut of_topic: BTreeMap<_, Vec<&Contact>> = BTreeMap::new();
        for &contact in &all {
            let topic = history::topic(facts, contact);
            of_topic.entry(topic).or_default().push(contact);
        }
        Self { all, of_topic }
    }

    /// The date of the first after a talk, of another talk, that may have been about the same.
    fn first_after(&self, facts: &Facts<'_>, promise: &Contact) -> Option<NaiveDate> {
        let first = |contacts: &[&Contact]| {
            let mut later = after(contacts, promise).iter();
            let first = later.find(|it| !is_same_talk(it, promise));
            first.map(|it| it.at.date)
        };
        let topic = history::topic(facts, promise);
        if topic.is_empty() {
            return first(&self.all);
        }
        let of_topic = |topic: &[_]| first(self.of_topic.get(topic)?);
        let both = [of_topic(&topic), of_topic(&[])];
        both.into_iter().flatten().min()
    }
}

/// Of contacts in order those that come after one.
fn after<'c, 'a>(contacts: &'c [&'a Contact], earlier: &Contact) -> &'c [&'a Contact] {
    let from = contacts.partition_point(|it| it.order() <= earlier.order());
    &contacts[from..]
}

fn is_same_talk(contact: &Contact, promise: &Contact) -> bool {
    contact.at == promise.at && contact.callback_at == promise.callback_at
}

/// What was known on a day.
struct Then<'a> {
    facts: Facts<'a>,
    /// The cases that carried a promise, or that the patient was unwell, once they were asked for.
    carriers: OnceCell<Vec<Due>>,
}

impl Then<'_> {
    /// The case that carries what was promised at a talk.
    fn carrier(&self, promise: &Contact) -> Option<&Due> {
        let carriers = self.carriers.get_or_init(|| {
            let sparing = self.facts.sparing_rows();
            let facts = sparing.as_ref().unwrap_or(&self.facts);
            let due = facts
                .cases()
                .filter_map(|case| rules::finding(facts, case).outcome.ok());
            due.filter(|due| due.callback.is_some()).collect()
        });
        let is_unwell = promise.outcome == Outcome::Unwell;
        carriers.iter().find(|due| {
            let callback = due.callback.filter(|it| it.is_unwell() == is_unwell);
            callback.is_some_and(|it: Callback| it.at >= promise.at)
                && due.subject.naming(&self.facts, promise).is_some()
        })
    }
}

impl<'a> Back<'a> {
    fn clinic(&self) -> &'a Clinic {
        self.facts.practice.clinic
    }

    /// The end of the period.
    fn end(&self) -> NaiveDate {
        self.facts.date()
    }

    fn on(&self, date: NaiveDate) -> Option<Rc<Then<'a>>> {
        let find = || {
            let mut facts = self.period.facts_on(self.patient, date)?;
            // Visits are the same on every day.
            facts.plan_visits = self.facts.plan_visits.clone();
            let carriers = OnceCell::new();
            Some(Rc::new(Then { facts, carriers }))
        };
        if self.facts.many().is_none() {
            return find();
        }
        let known = self.on_days.borrow().get(&date).cloned();
        known.or_else(|| {
            let then = find()?;
            self.on_days.borrow_mut().insert(date, Rc::clone(&then));
            Some(then)
        })
    }

    fn of_visits(&self) -> Vec<Promise> {
        let visits = self.facts.visits.iter().zip(self.facts.first_visit..);
        let promise = |(visit, place): (&'a Visit, usize)| {
            let case = Case::Visit(u32::try_from(place).ok()?);
            let day = appointment_reminder::ground(self.facts, visit).ok()?;
            // What was booked later was not on the books at the end.
            let is_later = visit.booked_on.is_some_and(|on| on > self.end());
            if !self.period.has(day) || is_later {
                return None;
            }
            let reason = Reason::AppointmentReminder;
            let leave = (visit.remind == Some(true)).then_some(Leave::Reminder);
            let mut due = self.due(case, reason, day, leave);
            due.before = Some(visit.starts_at);
            let subject = due.subject;
            let is_closed = || {
                visit.status == VisitStatus::Cancelled
                    || self.declined_before(&subject, None)
                    || appointment_reminder::is_confirmed(self.facts, visit, day)
            };
            let matter = Matter {
                due,
                in_time_until: visit.starts_at.date,
                last_day: visit.starts_at.date,
                named_from: None,
            };
            Some(self.promise(&matter, is_closed))
        };
        visits.filter_map(promise).collect()
    }

    fn of_agreements(&self) -> Vec<Promise> {
        let places = self.facts.agreements.clone();
        places
            .filter_map(|place| self.of_agreement(place))
            .collect()
    }

    fn of_agreement(&self, place: usize) -> Option<Promise> {
        let agreement = self.clinic().agreements.get(place)?;
        let case = Case::Agreement(u32::try_from(place).ok()?);
        let rule = rules::rule(agreement.kind);
        let Ground::Agreement(ground) = rule.ground else {
            return None;
        };
        let AgreedDay { day, visit_due_on } = (ground.day)(self.facts, agreement).ok()?;
        if !self.period.has(day) {
            return None;
        }
        let agreed_on = self.facts.if_past(agreement.agreed_on);
        let leave = agreed_on.map(Leave::Agreed);
        let mut due = self.due(case, agreement.kind, day, leave);
        due.channel = agreement.channel;
        due.voice_only = rule.is_voice_only(agreement.channel);
        let settles = |visit: &Visit, by: NaiveDate| {
            let (Some(kind), Some(due_on)) = (rule.visit_kind, visit_due_on) else {
                return false;
            };
            let counts = rules::counts_for(self.facts, agreement, due_on);
            let attended =
                came_by(visit, by) && is_of_kind(visit, kind) && counts(visit.starts_at.date);
            attended || was_booked_by(visit, by) && may_be_of_kind(visit, kind)
        };
        let of_visits = |by| self.facts.visits.iter().any(|visit| settles(visit, by));
        // Known before the day: then nobody had to be called.
        if self.is_known_before(day, &settles) || self.declined_before(&due.subject, agreed_on) {
            return Some(not_needed(&due));
        }
        let lapse_days = self.lapse_days(agreement.kind);
        let last_day = time::plus(day, lapse_days);
        let in_time = visit_due_on.filter(|&due_on| due_on > day);
        let matter = Matter {
            due,
            in_time_until: in_time.unwrap_or_else(|| time::plus(day, IN_TIME_DAYS)),
            last_day,
            named_from: agreed_on.filter(|_| rule.named_contact_closes),
        };
        let is_closed = || {
            agreement.status != AgreementStatus::Open
                || of_visits(last_day.min(self.end()))
                || rule.settled_by_booking && self.facts.has_next_visit()
        };
        Some(self.promise(&matter, is_closed))
    }

    fn of_plans(&self) -> Vec<Promise> {
        let places = self.facts.plans.clone();
        places.flat_map(|place| self.of_plan(place)).collect()
    }

    fn of_plan(&self, place: usize) -> Vec<Promise> {
        let (Some(plan), Ok(index)) = (self.clinic().plans.get(place), u32::try_from(place)) else {
            return Vec::new();
        };
        let case = Case::Plan(index);
        let mut dates = rules::plan::dates_of(self.facts, plan);
        dates.retain(|&date| self.period.has(date));
        dates.sort_unstable();
        dates.dedup();
        let promise = |day: NaiveDate| {
            let known = self.on(day)?;
            let then = rules::plan::due_then(&known.facts, case, plan)?;
            // What was signed late was due from then on.
            let mut days = then.days.iter().map(|&it| it.max(then.signed_on));
            if !days.any(|it| it == day) {
                return None;
            }
            let due = self.due(case, then.reason, day, None);
            let own = |from| rules::plan::carrying_on(self.facts, plan, from);
            let is_known = || {
                let eve = time::minus(day, 1);
                let was_booked = |visit: &Visit| was_booked_by(visit, eve);
                own(day).any(|visit| visit.booked_on.is_some() && was_booked(visit))
            };
            if is_known() || self.declined_before(&due.subject, Some(then.signed_on)) {
                return Some(not_needed(&due));
            }
            let last_day = time::plus(day, self.lapse_days(then.reason));
            let by = last_day.min(self.end());
            let is_closed = || {
                // Whatever is booked is later than its day.
                let mut own = own(day.min(by));
                let attended = |it: &Visit| came_by(it, by) && it.starts_at.date >= day;
                let is_left = self.on(by).is_some_and(|known| {
                    let then = rules::plan::due_then(&known.facts, case, plan);
                    then.is_some_and(|it| !it.days.is_empty())
                });
                !is_left
                    || self.facts.has_next_visit()
                    || own.any(|visit| attended(visit) || was_booked_by(visit, by))
            };
            let matter = Matter {
                due,
                in_time_until: time::plus(day, IN_TIME_DAYS),
                last_day,
                named_from: None,
            };
            Some(self.promise(&matter, is_closed))
        };
        dates.into_iter().filter_map(promise).collect()
    }

    fn lapse_days(&self, reason: Reason) -> u32 {
        let of_reason = self.facts.practice.settings.of(reason);
        of_reason.lapse_days.unwrap_or(CALLBACK_DAYS)
    }

    /// A case as permission asks for it.
    fn due(&self, case: Case, reason: Reason, day: NaiveDate, leave: Option<Leave>) -> Due {
        let rule = rules::rule(reason);
        Due {
            subject: Subject {
                case,
                reason,
                first_day: day,
            },
            day,
            item: None,
            callback: None,
            stands_with_urgent: false,
            voice_only: rule.is_voice_only(None),
            channel: None,
            caller: self.facts.practice.settings.of(reason).caller,
            doctor: Text::BLANK,
            before: None,
            leave,
        }
    }

    /// Whether a visit that settles a case was booked or kept before its day, as far as that is known.
    fn is_known_before(
        &self,
        day: NaiveDate,
        settles: &impl Fn(&Visit, NaiveDate) -> bool,
    ) -> bool {
        let eve = time::minus(day, 1);
        let is_dated = |visit: &&Visit| came_by(visit, eve) || visit.booked_on.is_some();
        let mut dated = self.facts.visits.iter().filter(is_dated);
        dated.any(|visit| settles(visit, eve))
    }

    /// Whether the patient said no to it before its day.
    fn declined_before(&self, subject: &Subject, from: Option<NaiveDate>) -> bool {
        let mut contacts = subject.contacts(self.facts, Class::Declined);
        contacts.any(|(contact, _)| {
            contact.at.date < subject.first_day && from.is_none_or(|from| contact.at.date >= from)
        })
    }

    fn promise(&self, matter: &Matter, is_closed: impl Fn() -> bool) -> Promise {
        let subject = &matter.due.subject;
        let own = |class| {
            let own = subject.contacts(self.facts, class);
            own.take_while(|(contact, _)| contact.at.date <= matter.last_day)
        };
        let counts = |contact: &Contact, naming: Naming| {
            let from = match (matter.named_from, naming) {
                (Some(from), Naming::Case | Naming::Reason) => from,
                _ => subject.first_day,
            };
            let day = contact.at.date;
            day >= from && !is_too_late(matter, contact)
        };
        let kept = own(Class::through(matter.due.voice_only))
            .find(|&(contact, naming)| counts(contact, naming))
            .map(|(contact, _)| contact.at.date);
        let is_booked = own(Class::Booked).any(|(contact, naming)| counts(contact, naming));
        let in_time_until = self.without_pause(matter);
        let became = match kept {
            Some(on) if on <= in_time_until => Became::InTime,
            Some(_) => Became::Late,
            None if is_closed() => Became::NotNeeded,
            None => self.not_kept(matter, in_time_until),
        };
        Promise {
            promised: Promised::Reason(subject.reason),
            day: matter.due.day,
            became,
            is_booked,
        }
    }

    /// Who asked for a pause is called in time after it.
    fn without_pause(&self, matter: &Matter) -> NaiveDate {
        let pause = self.facts.patient.pause_until;
        let pause = pause.filter(|&until| until > matter.due.day && until <= matter.last_day);
        pause.map_or(matter.in_time_until, |until| {
            let in_time = time::plus(until, IN_TIME_DAYS).min(matter.last_day);
            matter.in_time_until.max(in_time)
        })
    }

    fn not_kept(&self, matter: &Matter, in_time_until: NaiveDate) -> Became {
        let is_over = match matter.due.before {
            Some(starts_at) => starts_at.date <= self.end(),
            None => matter.last_day < self.end(),
        };
        let until = matter.last_day.min(self.end());
        let pause = self.facts.patient.pause_until;
        if pause.is_some_and(|pause| pause > until) {
            return Became::NotPermitted;
        }
        if let Some(became) = self.forbidden(&matter.due, until) {
            return became;
        }
        // Of a visit there is no second day on which to try.
        let subject = &matter.due.subject;
        let last_attempt = || subject.contacts(self.facts, Class::Attempt).next_back();
        let is_tried = || {
            let last = last_attempt();
            last.is_some_and(|(contact, _)| contact.at.date >= matter.due.day)
        };
        if is_over && matter.due.before.is_some() && is_tried() {
            return Became::InVain;
        }
        if is_over {
            Became::Missed
        } else {
            Became::Open {
                is_overdue: self.end() > in_time_until,
            }
        }
    }

    /// Where the patient was not to be contacted on a date, or had been called as often as may be.
    fn forbidden(&self, due: &Due, date: NaiveDate) -> Option<Became> {
        let known = self.on(date)?;
        let hours = timing::hours(&known.facts, due);
        let codes = permission::ask(&known.facts, due, &hours).is.err()?;
        Some(if codes == Codes::from(Code::AttemptsExhausted) {
            Became::InVain
        } else {
            Became::NotPermitted
        })
    }

    /// What was promised at talks: a call on a day, and the doctor's call to whoever is unwell.
    fn of_talks(&self) -> Vec<Promise> {
        let mut promises = Vec::new();
        let mut seen: BTreeSet<(Moment, Option<Moment>)> = BTreeSet::new();
        for contact in self.facts.contacts() {
            let is_unwell = contact.outcome == Outcome::Unwell;
            let day = match contact.promised() {
                Some(at) => at.date,
                None if is_unwell => contact.at.date,
                None => continue,
            };
            // A talk about several cases stands in several rows.
            let talk = (contact.at, contact.promised());
            if !self.period.has(day) || !seen.insert(talk) {
                continue;
            }
            promises.push(if is_unwell {
                self.of_unwell(contact)
            } else {
                self.of_callback(contact, day)
            });
        }
        promises
    }

    fn of_callback(&self, promise: &Contact, day: NaiveDate) -> Promise {
        let last_day = time::plus(day, CALLBACK_DAYS);
        let through = self.through.get_or_init(|| Through::of(self.facts));
        let kept = through.first_after(self.facts, promise);
        let kept = kept.filter(|&on| on <= last_day);
        // Whoever called on the day and found nobody kept to it, if the talk came about afterwards.
        let tried = || {
            let of_day = self.facts.contacts_since(day);
            let mut of_day = of_day.take_while(|it| it.at.date == day);
            of_day.any(|it| {
                it.is_attempt()
                    && it.order() > promise.order()
                    && !is_same_talk(it, promise)
                    && history::may_be_about_the_same(self.facts, it, promise)
            })
        };
        let became = match kept {
            Some(kept) if kept <= day || tried() => Became::InTime,
            Some(_) => Became::Late,
            None => self.unkept_talk(promise, (day, last_day)),
        };
        Promise {
            promised: Promised::Callback,
            day,
            became,
            is_booked: false,
        }
    }

    fn of_unwell(&self, unwell: &Contact) -> Promise {
        let day = unwell.at.date;
        let in_time_until = self.facts.practice.calendar.open_day_after(day);
        let last_day = time::plus(day, CALLBACK_DAYS);
        let ends = self.ends_unwell.get_or_init(|| {
            let all = self.facts.contacts();
            all.filter(|it| it.ends_unwell()).collect()
        });
        let kept = after(ends, unwell).first().map(|kept| kept.at.date);
        let became = match kept.filter(|&on| on <= last_day) {
            Some(kept) if kept <= in_time_until => Became::InTime,
            Some(_) => Became::Late,
            None => self.unkept_talk(unwell, (in_time_until, last_day)),
        };
        Promise {
            promised: Promised::Unwell,
            day,
            became,
            is_booked: false,
        }
    }

    fn unkept_talk(
        &self,
        promise: &Contact,
        (in_time_until, last_day): (NaiveDate, NaiveDate),
    ) -> Became {
        let until = last_day.min(self.end());
        let visits = self.facts.visits;
        let since = visits.partition_point(|visit| visit.starts_at <= promise.at);
        if visits[since..].iter().any(|visit| came_by(visit, until)) {
            return Became::NotNeeded;
        }
        let known = self.on(until);
        let known = known.as_deref();
        if known.is_some_and(|known| permission::must_not_be_called(&known.facts)) {
            return Became::NotPermitted;
        }
        let carrier = known.and_then(|known| known.carrier(promise));
        if let Some(became) = carrier.and_then(|due| self.forbidden(due, until)) {
            return became;
        }
        if last_day < self.end() {
            Became::Missed
        } else {
            Became::Open {
                is_overdue: self.end() > in_time_until,
            }
        }
    }
}

fn not_needed(due: &Due) -> Promise {
    Promise {
        promised: Promised::Reason(due.subject.reason),
        day: due.day,
        became: Became::NotNeeded,
        is_booked: false,
    }
}

/// A reminder of a visit that had begun is none.
fn is_too_late(matter: &Matter, contact: &Contact) -> bool {
    let starts_at = matter.due.before;
    starts_at.is_some_and(|starts_at| {
        contact.at > starts_at && !contact.is_date_alone && starts_at.minute() > 0
    })
}

/// Whether the patient had come to the visit by a date.
fn came_by(visit: &Visit, by: NaiveDate) -> bool {
    visit.status == VisitStatus::Attended && visit.starts_at.date <= by
}

/// Whether the visit was on the books on a date, as far as that can be told from how it stands now.
fn was_booked_by(visit: &Visit, by: NaiveDate) -> bool {
    let is_ahead = visit.starts_at.date > by;
    is_ahead
        && match visit.status {
            VisitStatus::Booked | VisitStatus::Confirmed => {
                visit.booked_on.is_none_or(|on| on <= by)
            }
            VisitStatus::Attended | VisitStatus::NoShow => {
                visit.booked_on.is_some_and(|on| on <= by)
            }
            VisitStatus::Cancelled => false,
        }
}
