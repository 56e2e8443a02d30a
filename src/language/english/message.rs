//! The texts of messages, in English.

use chrono::{Datelike, NaiveDate};

use crate::language::dates::{EnglishSpoken, Hour, english_day};
use crate::language::message::{Action, Draft, Facts, Matter};
use crate::model::clinic::{Channel, Reason};

/// What can be said, from full to short. Of several matters all are named, if that fits; else that there is one more.
pub(in crate::language) fn drafts(facts: &Facts) -> Vec<Draft> {
    let Some((first, others)) = facts.matters.split_first() else {
        return Vec::new();
    };
    let mut drafts = Vec::new();
    let alone = of_matter(facts, first);
    if others.is_empty() {
        return alone;
    }
    let mut named: Vec<String> = Vec::new();
    for other in others {
        let also = also(facts, other);
        if !named.contains(&also) {
            named.push(also);
        }
    }
    for draft in &alone {
        drafts.push(Draft {
            body: format!("{}; {}", draft.body, named.join("; ")),
            ..*draft
        });
    }
    drafts.extend(alone.into_iter().map(|draft| Draft {
        body: format!("{}; there is one more matter", draft.body),
        ..draft
    }));
    drafts
}

fn of_matter(facts: &Facts, matter: &Matter) -> Vec<Draft> {
    match matter.reason {
        Reason::AppointmentReminder => visit(facts, matter),
        Reason::ControlExam => control(facts, matter),
        Reason::WellbeingCheck => wellbeing(facts),
        Reason::HygieneReminder => hygiene(facts, matter),
        Reason::CheckupReminder => checkup(facts, matter),
        Reason::UrgentTreatment | Reason::UnfinishedTreatment | Reason::PersonalCall => Vec::new(),
    }
}

fn draft(body: String, action: Action) -> Draft {
    Draft { body, action }
}

fn day(facts: &Facts, date: NaiveDate) -> EnglishSpoken {
    let year = facts.year();
    EnglishSpoken { date, year }
}

fn visit(facts: &Facts, matter: &Matter) -> Vec<Draft> {
    let Some(on) = matter.on else {
        return Vec::new();
    };
    let (date, weekday) = (day(facts, on), english_day(on.weekday()));
    let near = match facts.days_ahead(on) {
        0 => format!("today, {weekday} {date},"),
        1 => format!("tomorrow, {weekday} {date},"),
        _ => format!("on {weekday} {date}"),
    };
    let whom = if facts.of_child {
        "you with your child"
    } else {
        "you"
    };
    let Some(minute) = matter.minute else {
        let near = near.trim_end_matches(',');
        return vec![
            draft(
                format!(
                    "as agreed, a reminder: we expect {whom} {near}, and will tell you the hour on the telephone"
                ),
                Action::ChangeInFull,
            ),
            draft(
                format!("as agreed, we expect {whom} on {date}, ring for the hour"),
                Action::Change,
            ),
        ];
    };
    let clock = Hour(minute);
    vec![
        draft(
            format!("as agreed, a reminder: we expect {whom} {near} at {clock}"),
            Action::ChangeInFull,
        ),
        draft(
            format!("as agreed, we expect {whom} on {date} at {clock}"),
            Action::Change,
        ),
        draft(
            format!("we expect {whom} on {date} at {clock}"),
            Action::Change,
        ),
    ]
}

fn of_child(facts: &Facts) -> &'static str {
    if facts.of_child { " of your child" } else { "" }
}

fn control(facts: &Facts, matter: &Matter) -> Vec<Draft> {
    let whose = of_child(facts);
    match matter.on {
        Some(on) if facts.days_ahead(on) >= 0 => {
            let on = day(facts, on);
            vec![
                draft(
                    format!(
                        "as agreed, a reminder of the examination{whose}, which is set for {on}"
                    ),
                    Action::ChooseInFull,
                ),
                draft(
                    format!("as agreed: the examination{whose} is set for {on}"),
                    Action::Choose,
                ),
                draft(format!("examination{whose} on {on}"), Action::Choose),
            ]
        }
        Some(on) => {
            let on = day(facts, on);
            vec![
                draft(
                    format!(
                        "the examination{whose} was set for {on}. As agreed, we are glad to find another day"
                    ),
                    Action::ChooseInFull,
                ),
                draft(
                    format!("the examination{whose} was set for {on}. Please choose another day"),
                    Action::Choose,
                ),
                draft(
                    format!("the examination{whose} was set for {on}"),
                    Action::Choose,
                ),
            ]
        }
        None => vec![
            draft(
                format!("as agreed, a reminder: the examination{whose} is due"),
                Action::ChooseInFull,
            ),
            draft(
                format!("as agreed, the examination{whose} is due"),
                Action::Choose,
            ),
        ],
    }
}

fn wellbeing(facts: &Facts) -> Vec<Draft> {
    let (how, asked) = if facts.of_child {
        ("how your child feels", "how does your child feel?")
    } else {
        ("how you feel", "how do you feel?")
    };
    vec![
        draft(
            format!(
                "as agreed, we would like to know {how}. If anything troubles you, please ring us"
            ),
            Action::Tell,
        ),
        draft(
            format!("{asked} Please ring us if anything is wrong"),
            Action::Tell,
        ),
        draft(asked.to_owned(), Action::Tell),
    ]
}

fn hygiene(facts: &Facts, matter: &Matter) -> Vec<Draft> {
    let whose = if facts.of_child {
        " for your child"
    } else {
        ""
    };
    let ahead = matter.on.filter(|&on| facts.days_ahead(on) >= 0);
    let until = ahead.map(|on| format!(", due on {}", day(facts, on)));
    let until = until.unwrap_or_default();
    vec![
        draft(
            format!("as agreed, a reminder of the cleaning{whose}{until}"),
            Action::ChooseInFull,
        ),
        draft(
            format!("as agreed, a reminder of the cleaning{whose}{until}"),
            Action::Choose,
        ),
        draft(
            format!("as agreed, a reminder of the cleaning{whose}"),
            Action::Choose,
        ),
        draft(format!("a reminder of the cleaning{whose}"), Action::Choose),
    ]
}

fn checkup(facts: &Facts, matter: &Matter) -> Vec<Draft> {
    let whose = of_child(facts);
    let mut drafts = Vec::new();
    if let Some(on) = matter.agreed_on {
        let on = day(facts, on);
        for action in [Action::ChooseInFull, Action::Choose] {
            drafts.push(draft(
                format!("as agreed on {on}, a reminder of the examination{whose}"),
                action,
            ));
        }
    }
    drafts.extend([
        draft(
            format!("as agreed, a reminder of the examination{whose}"),
            Action::Choose,
        ),
        draft(
            format!("a reminder of the examination{whose}"),
            Action::Choose,
        ),
    ]);
    drafts
}

/// A further matter of the same message, in a few words.
fn also(facts: &Facts, matter: &Matter) -> String {
    let whose = of_child(facts);
    let on = matter.on.map(|on| day(facts, on).to_string());
    let ahead = matter.on.filter(|&on| facts.days_ahead(on) >= 0);
    match (matter.reason, on) {
        (Reason::AppointmentReminder, Some(on)) => match matter.minute {
            Some(minute) => format!("another visit on {on} at {}", Hour(minute)),
            None => format!("another visit on {on}"),
        },
        (Reason::ControlExam, Some(on)) if ahead.is_some() => {
            format!("the examination{whose} on {on}")
        }
        (Reason::ControlExam | Reason::CheckupReminder, _) => {
            format!("the examination{whose} is due too")
        }
        (Reason::HygieneReminder, _) => "the cleaning is due too".to_owned(),
        (Reason::WellbeingCheck, _) => "and please tell us how you are".to_owned(),
        (
            Reason::AppointmentReminder
            | Reason::UrgentTreatment
            | Reason::UnfinishedTreatment
            | Reason::PersonalCall,
            _,
        ) => "there is one more matter".to_owned(),
    }
}

/// For what to ring the clinic, and that nothing more is sent to whoever does not want it.
pub(in crate::language) fn ring(action: Action, channel: Channel, phone: &str) -> String {
    let these = match channel {
        Channel::Sms | Channel::Call => "texts",
        Channel::Messenger => "messages",
        Channel::Email => "e-mails",
    };
    if phone.is_empty() {
        let what = match action {
            Action::ChangeInFull | Action::Change => "make changes",
            Action::ChooseInFull | Action::Choose => "choose a time",
            Action::Tell => "answer",
        };
        return format!("To {what} or stop these {these}, ring the clinic.");
    }
    match action {
        Action::ChangeInFull => {
            format!("To change the time, call it off or stop these {these}, ring {phone}.")
        }
        Action::Change => format!("Changes, or no more {these}: {phone}."),
        Action::ChooseInFull => {
            format!("To choose a time or stop these {these}, ring {phone}.")
        }
        Action::Choose => format!("To book, or no more {these}: {phone}."),
        Action::Tell => format!("To answer, or no more {these}: {phone}."),
    }
}
