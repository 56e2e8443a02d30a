//! What templates are filled in with. Every name stands in `docs/scripts.md`.

use chrono::{Datelike, NaiveDate};
use minijinja::{Value, context};

use super::templates::Template;
use crate::base::Language;
use crate::language::dates::{EnglishSpoken, RussianSpoken, english_day, russian_on};
use crate::language::plain::put;
use crate::language::talk::{Agreed, Speaker, Talk};
use crate::language::teeth;
use crate::language::view::DecisionView;
use crate::language::{Words, english, russian};
use crate::model::clinic::{ClinicalBasis, Moment, Reason, StandsIn, Visit};
use crate::model::decision::Permission;
use crate::model::text::Text;
use crate::plan::rules::{self, Offer};

/// About so much a time takes when it is said with its day.
const SAID_BYTES: usize = 64;

/// Where nobody's facts are known.
const TO_FILL_IN: &str = "____";

/// The talk around its matters.
pub(super) fn of_talk(talks: &[Talk<'_>], matters: Vec<Value>, is_next: bool) -> Value {
    let Some(talk) = talks.first() else {
        return Value::default();
    };
    let words = talk.words;
    let (agreed, agreed_on) = agreed(talk);
    let reasons = || talks.iter().flat_map(Talk::cases);
    let only_visits = reasons().all(|(reason, _)| reason.stands_in() == StandsIn::Visit);
    let doctor = talk.calling_doctor().map_or("", |doctor| doctor.name);
    context! {
        name => name(talk),
        surname => talk.surname(),
        clinic => clinic(words),
        phone => words.practice.settings.clinic_phone.as_str(),
        by_doctor => talk.by_doctor(),
        doctor => doctor,
        unwell => talks.iter().any(Talk::is_unwell),
        agreed => agreed,
        agreed_on => agreed_on,
        missed_promise => missed_promise(talk),
        count => matters.len(),
        only_visits => only_visits,
        is_next => is_next,
        matters => matters.into_iter().collect::<Value>(),
    }
}

/// The matters of a talk in their order, each in its words.
pub(super) fn matters(talks: &[Talk<'_>], fill: impl Fn(Template, Value) -> String) -> Vec<Value> {
    let mut matters = Vec::new();
    let mut child_before: Option<&str> = None;
    let mut is_offered = false;
    for talk in talks {
        let child = talk.child();
        let mut is_asked = false;
        let of_talk = talk.matters();
        // How one liked it is asked once, with the last matter that is about how one feels.
        let scored = of_talk
            .iter()
            .rposition(|(_, reason, told)| asks_how_one_feels(*reason, told));
        for (place, (nth, reason, told)) in of_talk.into_iter().enumerate() {
            let offer = if talk.is_unwell() { "" } else { offer(reason) };
            let books = matches!(offer, "treatment" | "examination");
            let (times, same_doctor) = times(talk, nth, &told);
            let unwell = told.decision.is_unwell();
            // What hurts is asked once, whatever it was told about.
            if unwell && std::mem::replace(&mut is_asked, true) {
                continue;
            }
            let words = if unwell {
                String::new()
            } else {
                fill(Template::Matter(reason), matter(talk, nth, reason, &told))
            };
            matters.push(context! {
                reason => reason.name(),
                words => words,
                unwell => unwell,
                of_child => child.is_some(),
                child => child.unwrap_or_default(),
                turns_to_child => child.is_some() && child != child_before,
                turns_to_self => child.is_none() && child_before.is_some(),
                offer => offer,
                first_offer => books && !is_offered,
                has_times => same_doctor || !times.is_empty(),
                asks_score => scored == Some(place),
            });
            is_offered |= books;
            child_before = child;
        }
    }
    matters
}

/// What the matter of a case may speak of.
fn matter(talk: &Talk<'_>, nth: usize, reason: Reason, told: &DecisionView<'_>) -> Value {
    let words = talk.words;
    let speaker = talk.speaker(nth, told);
    let is_own = matches!(speaker, Speaker::Doctor);
    let doctor = match speaker {
        Speaker::For(doctor) => doctor.to_string(),
        Speaker::Doctor | Speaker::Clinic => String::new(),
    };
    let day = |date: Option<NaiveDate>| date.map_or_else(String::new, |date| said_on(talk, date));
    let agreement = told.agreement();
    let due_on = agreement.and_then(|agreement| agreement.due_on);
    let (after, topic) = topic(talk, reason, told);
    let (times, same_doctor) = times(talk, nth, told);
    let visit = told.visit();
    let case_day = told.decision.day();
    context! {
        of_child => talk.child().is_some(),
        child => talk.child().unwrap_or_default(),
        own => is_own,
        doctor => doctor,
        concerned => talk.is_concerned(told) || is_own && told.doctor().is_none(),
        signed_on => day(told.signed_on()),
        item => item(talk, told),
        stale => talk.is_stale(told),
        visit_day => visit.map_or_else(String::new, |visit| visit_day(talk, visit.starts_at.date)),
        visit_hour => visit.and_then(Visit::minute).map_or_else(String::new, hour),
        due_on => day(due_on),
        due_passed => due_on.is_some_and(|on| !talk.is_ahead(on)),
        after => after,
        topic => topic,
        basis => match agreement.and_then(|agreement| agreement.clinical_basis) {
            Some(ClinicalBasis::ComplexTreatment) => "complex",
            Some(ClinicalBasis::UncertainResult) => "uncertain",
            None => "",
        },
        early_reason => early_reason(talk, reason, told),
        guarantee => agreement.is_some_and(|agreement| agreement.guarantee),
        late => case_day.is_some_and(|day| !talk.is_ahead(day) && !talk.was_tried_since(day)),
        day_agreed => agreement.is_some_and(|it| it.contact_on.or(it.due_on).is_some()),
        promised_on => day(case_day),
        two_times => times.len() > 1,
        times => times_said(talk, &times),
        same_doctor => same_doctor,
        phone => words.practice.settings.clinic_phone.as_str(),
    }
}

/// What "if the patient says…" may speak of.
pub(super) fn of_branches(talk: &Talk<'_>) -> Value {
    let (agreed, agreed_on) = agreed(talk);
    let mut told = talk.cases().map(|(_, told)| told);
    let reasons: Vec<Reason> = talk.cases().map(|(reason, _)| reason).collect();
    let risk = told.find_map(|told| {
        let risk = told.item().map(|item| item.risk)?;
        (!risk.is_blank() && !talk.is_for_doctor(&told)).then_some(risk)
    });
    let risk = risk.map_or("", |risk| talk.words.phrase(risk));
    let known = [name(talk), talk.surname()];
    let known = known.into_iter().find(|name| !name.is_empty());
    let name = known.unwrap_or_else(|| TO_FILL_IN.to_owned());
    branch_facts(
        talk.words,
        &reasons,
        context! {
            name => name,
            by_doctor => talk.by_doctor(),
            unwell => talk.is_unwell(),
            agreed => agreed,
            agreed_on => agreed_on,
            risk => risk,
        },
    )
}

/// The same for a reason, of nobody.
pub(super) fn of_reason(words: &Words<'_>, reason: Reason) -> Value {
    branch_facts(
        words,
        &[reason],
        context! {
            name => TO_FILL_IN,
            by_doctor => rules::rule(reason).in_person(),
            unwell => false,
            agreed => "",
            agreed_on => "",
            risk => "",
        },
    )
}

fn branch_facts(words: &Words<'_>, reasons: &[Reason], of_contact: Value) -> Value {
    let has = |wanted: fn(Reason) -> bool| reasons.iter().copied().any(wanted);
    let is_written = |reason: &Reason| !rules::rule(*reason).is_voice_only(None);
    context! {
        clinic => clinic(words),
        phone => words.practice.settings.clinic_phone.as_str(),
        about_visit => has(|reason| reason.stands_in() == StandsIn::Visit),
        about_plan => has(|reason| reason.stands_in() == StandsIn::Plan),
        about_feeling => has(|reason| rules::rule(reason).offer.is_none()),
        can_write => reasons.iter().all(is_written),
        ..of_contact
    }
}

/// Whom the talk is with.
fn name(talk: &Talk<'_>) -> String {
    match talk.words.language {
        Language::Russian => talk.address(),
        Language::English => talk.full_address(),
    }
}

fn clinic<'w>(words: &'w Words<'_>) -> &'w str {
    words.clinic_spoken.get_or_init(|| {
        let name = words.practice.settings.clinic_name.trim();
        match words.language {
            Language::Russian => russian::talk::clinic_spoken(name),
            Language::English => english::talk::clinic_spoken(name),
        }
    })
}

/// On what the call rests, and of which day that is.
fn agreed(talk: &Talk<'_>) -> (&'static str, String) {
    let on = |date: Option<NaiveDate>| date.map_or_else(String::new, |date| said_on(talk, date));
    match talk.agreed() {
        None => ("", String::new()),
        Some(Agreed::Unwell) => ("unwell", String::new()),
        Some(Agreed::Promise) => ("promise", String::new()),
        Some(Agreed::Permission(permission)) => match permission {
            Permission::Agreement(date) => ("agreement", on(Some(date))),
            Permission::Consent(date) => ("consent", on(date)),
            Permission::VisitsOnly(date) => ("visits", on(date)),
            Permission::Reminder => ("booking", String::new()),
        },
    }
}

/// What the way out of a matter is about.
fn offer(reason: Reason) -> &'static str {
    match rules::rule(reason).offer {
        Some(Offer::Treatment) => "treatment",
        Some(Offer::Examination) => "examination",
        Some(Offer::OtherVisit) => "visit",
        Some(Offer::OtherTime) => "talk",
        None => "",
    }
}

/// Whether a matter is only about how the patient feels.
fn asks_how_one_feels(reason: Reason, told: &DecisionView<'_>) -> bool {
    rules::rule(reason).offer.is_none() && !told.decision.is_unwell()
}

fn said_on(talk: &Talk<'_>, date: NaiveDate) -> String {
    let year = talk.year();
    match talk.words.language {
        Language::Russian => RussianSpoken { date, year }.to_string(),
        Language::English => EnglishSpoken { date, year }.to_string(),
    }
}

/// When a call was promised that nobody made: `вчера в 18:00`.
fn missed_promise(talk: &Talk<'_>) -> String {
    let Some(missed) = talk.missed_promise() else {
        return String::new();
    };
    let on = missed.at.date;
    let at = missed.hour().map(|at| hour(at.minute()));
    let (day, at_hour) = match talk.words.language {
        Language::Russian => match talk.days_ahead(on) {
            -1 => ("вчера".to_owned(), " в "),
            _ => (said_on(talk, on), " в "),
        },
        Language::English => match talk.days_ahead(on) {
            -1 => ("yesterday".to_owned(), " at "),
            _ => (format!("on {}", said_on(talk, on)), " at "),
        },
    };
    at.map_or_else(|| day.clone(), |hour| format!("{day}{at_hour}{hour}"))
}

/// An hour as it is said: `9:00`.
fn hour(minute: u16) -> String {
    let mut out = String::new();
    put_hour(&mut out, minute);
    out
}

fn put_hour(out: &mut String, minute: u16) {
    put!(out, "{}:{:02}", minute / 60, minute % 60);
}

/// A day of the week and its date, as they follow on a verb: `в среду, 4 марта`.
fn weekday(talk: &Talk<'_>, date: NaiveDate) -> String {
    let mut out = String::new();
    put_weekday(&mut out, talk, date);
    out
}

fn put_weekday(out: &mut String, talk: &Talk<'_>, date: NaiveDate) {
    let year = talk.year();
    match talk.words.language {
        Language::Russian => {
            let on = RussianSpoken { date, year };
            put!(out, "{}, {on}", russian_on(date.weekday()));
        }
        Language::English => {
            let on = EnglishSpoken { date, year };
            put!(out, "on {} {on}", english_day(date.weekday()));
        }
    }
}

/// The day of a visit: `завтра, во вторник, 3 марта`.
fn visit_day(talk: &Talk<'_>, date: NaiveDate) -> String {
    let day = weekday(talk, date);
    match near_day(talk, date) {
        Some(near) => format!("{near}, {day}"),
        None => day,
    }
}

/// The times that may be offered for a case, and whether they were named with a case before it.
fn times(talk: &Talk<'_>, nth: usize, told: &DecisionView<'_>) -> (Vec<Moment>, bool) {
    let Some((due, _)) = told.decision.call() else {
        return (Vec::new(), false);
    };
    if !rules::rule(due.subject.reason).settled_by_booking {
        return (Vec::new(), false);
    }
    let times = talk.words.offered(talk.contact, due.doctor);
    let mut before = talk
        .contact
        .cases
        .iter()
        .take(nth)
        .filter_map(|case| case.call());
    let is_told = before.any(|(other, _)| {
        other.doctor == due.doctor && rules::rule(other.subject.reason).settled_by_booking
    });
    if is_told && !times.is_empty() {
        return (Vec::new(), true);
    }
    (times, false)
}

fn times_said(talk: &Talk<'_>, times: &[Moment]) -> String {
    let is_russian = talk.words.language == Language::Russian;
    let (at, or) = if is_russian {
        ("в ", " или ")
    } else {
        ("at ", " or ")
    };
    let mut out = String::with_capacity(SAID_BYTES * times.len());
    let mut before = None;
    for time in times {
        out.push_str(if before.is_some() { or } else { "" });
        // The day is said once.
        if before != Some(time.date) {
            let near = near_day(talk, time.date);
            match near {
                Some(near) => out.push_str(near),
                None => put_weekday(&mut out, talk, time.date),
            }
            out.push_str(match (is_russian, near) {
                (true, None) => ", ",
                (true, Some(_)) | (false, _) => " ",
            });
        }
        before = Some(time.date);
        out.push_str(at);
        put_hour(&mut out, time.minute());
    }
    out
}

/// Today and tomorrow, as one says them instead of a date.
fn near_day(talk: &Talk<'_>, date: NaiveDate) -> Option<&'static str> {
    match (talk.days_ahead(date), talk.words.language) {
        (0, Language::Russian) => Some("сегодня"),
        (1, Language::Russian) => Some("завтра"),
        (0, Language::English) => Some("today"),
        (1, Language::English) => Some("tomorrow"),
        _ => None,
    }
}

/// What of a plan is left to do: the treatment and its tooth.
fn item(talk: &Talk<'_>, told: &DecisionView<'_>) -> String {
    let Some(item) = told.item() else {
        return String::new();
    };
    if talk.is_for_doctor(told) {
        return unnamed(talk).to_owned();
    }
    let mut said = spoken(talk, item.procedure);
    let tooth = told.text(item.tooth);
    match talk.words.language {
        Language::Russian => russian::tooth_spoken(&mut said, tooth),
        Language::English => english::tooth_spoken(&mut said, tooth),
    }
    said
}

/// A treatment of which only the doctor speaks.
fn unnamed(talk: &Talk<'_>) -> &'static str {
    match talk.words.language {
        Language::Russian => "лечение, о котором Вы говорили с врачом",
        Language::English => "the treatment that you spoke of with the doctor",
    }
}

/// Free text as it is said aloud.
fn spoken(talk: &Talk<'_>, text: Text) -> String {
    teeth::in_words(talk.words.phrase(text), talk.words.language)
}

/// What an agreement is about: as it follows on a noun (" после имплантации"), else by itself.
fn topic(talk: &Talk<'_>, reason: Reason, told: &DecisionView<'_>) -> (String, String) {
    let Some(agreement) = told.agreement() else {
        return <_>::default();
    };
    let after_treatment = || {
        let after = match talk.words.language {
            Language::Russian => " после лечения",
            Language::English => " after the treatment",
        };
        after.to_owned()
    };
    if talk.is_for_doctor(told) {
        return (after_treatment(), String::new());
    }
    let topic = spoken(talk, agreement.topic);
    let is_russian = topic.starts_with("после ");
    let follows = is_russian || topic.starts_with("after ");
    match (follows, reason) {
        (_, Reason::PersonalCall) => (String::new(), in_one_breath(talk, &topic)),
        // Within an English sentence it would be neither.
        (true, _) if is_russian && talk.words.language == Language::English => {
            (after_treatment(), String::new())
        }
        (true, _) => {
            let (after, _) = topic.split_once(": ").unwrap_or((&topic, ""));
            (format!(" {after}"), String::new())
        }
        (false, Reason::WellbeingCheck) => (after_treatment(), in_one_breath(talk, &topic)),
        (false, _) => (String::new(), in_one_breath(talk, &topic)),
    }
}

/// A text that is said behind a colon has none of its own.
fn in_one_breath(talk: &Talk<'_>, topic: &str) -> String {
    let joint = match talk.words.language {
        Language::Russian => " — ",
        Language::English => ", ",
    };
    topic.replacen(": ", joint, 1)
}

/// Why an examination is to be sooner than in half a year.
fn early_reason(talk: &Talk<'_>, reason: Reason, told: &DecisionView<'_>) -> String {
    match told.agreement() {
        Some(agreement) if reason == Reason::CheckupReminder => {
            if talk.is_for_doctor(told) && !agreement.basis.is_blank() {
                match talk.words.language {
                    Language::Russian => "её назовёт сам врач".to_owned(),
                    Language::English => "the doctor will tell you".to_owned(),
                }
            } else {
                spoken(talk, agreement.basis)
            }
        }
        _ => String::new(),
    }
}
