//! How the callers' time goes: what the day's calls take of it, who of several makes a call, how long what found no time can wait.

use chrono::Days;

use super::plain::put;
use super::{Words, date, date_spoken};
use crate::base::plural::{english_plural, russian_plural};
use crate::base::{Language, both};
use crate::model::decision::{Code, Decision};
use crate::plan::Plan;
use crate::plan::callers::Workload;
use crate::plan::contacts::Contact;

impl Words<'_> {
    /// What the calls take of the callers' time, what is left of it, and how much found none.
    pub(crate) fn workload(&self, workload: &Workload) -> String {
        let Workload {
            callers,
            talks,
            taken,
            free,
            left_out,
        } = *workload;
        match self.language {
            Language::Russian => {
                let call = russian_plural(callers.into(), ["Звонит", "Звонят", "Звонят"]);
                let forms = ["администратор", "администратора", "администраторов"];
                let noun = russian_plural(callers.into(), forms);
                let calls = russian_plural(talks, ["разговор", "разговора", "разговоров"]);
                let take = russian_plural(talks, ["займёт", "займут", "займут"]);
                let minutes = |count| russian_plural(count, ["минуту", "минуты", "минут"]);
                let mut out = format!(
                    "{call} {callers} {noun}: {talks} {calls} {take} {taken} {}, свободно ещё {free} {}.",
                    minutes(taken),
                    russian_plural(free, ["минута", "минуты", "минут"]),
                );
                if left_out > 0 {
                    let cases = russian_plural(left_out, ["повод", "повода", "поводов"]);
                    put!(
                        &mut out,
                        " Не хватило времени на {left_out} {cases}: они перенесены."
                    );
                }
                out
            }
            Language::English => {
                let mut out = format!(
                    "{callers} {}: {talks} {} {} {taken} {}, {free} {} free.",
                    english_plural(callers.into(), ["caller", "callers"]),
                    english_plural(talks, ["talk", "talks"]),
                    english_plural(talks, ["takes", "take"]),
                    english_plural(taken, ["minute", "minutes"]),
                    english_plural(free, ["minute is", "minutes are"]),
                );
                if left_out > 0 {
                    let cases = english_plural(left_out, ["case", "cases"]);
                    put!(
                        &mut out,
                        " There was no time for {left_out} {cases}, which are put off."
                    );
                }
                out
            }
        }
    }

    /// That a list is part of a larger one, and which part; nothing where it is all of it.
    pub(crate) fn narrowed(&self, plan: &Plan) -> Option<String> {
        let (here, all) = (
            plan.contacts.len(),
            plan.contacts.len() as u64 + plan.elsewhere,
        );
        let date = date(self.practice.date(), self.language);
        (plan.elsewhere > 0).then(|| match self.language {
            Language::Russian if here == 0 => {
                let nouns = [
                    "звонок или сообщение этого дня — в другом списке",
                    "звонка и сообщения этого дня — в других списках",
                    "звонков и сообщений этого дня — в других списках",
                ];
                let noun = russian_plural(all, nouns);
                format!("{date}. Звонков и сообщений здесь нет: {all} {noun}.")
            }
            Language::English if here == 0 => {
                let noun = english_plural(
                    all,
                    [
                        "call or message of the day is on another list",
                        "calls and messages of the day are on other lists",
                    ],
                );
                format!("{date}. Nothing to call or send here: {all} {noun}.")
            }
            Language::Russian => {
                let noun = russian_plural(
                    all,
                    [
                        "звонка и сообщения",
                        "звонков и сообщений",
                        "звонков и сообщений",
                    ],
                );
                format!("{date}. Здесь {here} из {all} {noun} этого дня.")
            }
            Language::English => {
                let noun = english_plural(all, ["call or message", "calls and messages"]);
                format!("{date}. Here are {here} of the day's {all} {noun}.")
            }
        })
    }

    /// Where in the list a contact stands, and when it is made.
    pub(crate) fn at_position(&self, position: usize, hours: &str) -> String {
        let number = both("№", "No.").said_in(self.language);
        format!("{number} {position} · {hours}")
    }

    /// Which of several callers makes a contact; nothing where one makes them all.
    #[must_use]
    pub(crate) fn caller_number(&self, contact: &Contact) -> Option<String> {
        let number = contact.caller_number?;
        Some(match self.language {
            Language::Russian => format!("звонит {number}-й"),
            Language::English => format!("caller {number}"),
        })
    }

    /// Until when a case that found no time today can wait, and when it is next; nothing where another code stands in its way.
    pub(crate) fn can_wait(&self, decision: &Decision) -> Option<String> {
        if !decision.codes().contains(Code::NoFreeTime) {
            return None;
        }
        let today = self.practice.date();
        let spoken = |date| date_spoken(date, today, self.language);
        let due = decision.due()?;
        let lapse_days = self.practice.settings.of(due.subject.reason).lapse_days;
        let last = match due.before {
            Some(before) => Some(before.date),
            None => due.day.checked_add_days(Days::new(lapse_days?.into())),
        };
        let next = decision.on().map(&spoken);
        let last = last.map(&spoken);
        let joined = |parts: [Option<String>; 2]| {
            let parts: Vec<String> = parts.into_iter().flatten().collect();
            (!parts.is_empty()).then(|| format!("{}.", parts.join("; ")))
        };
        match self.language {
            Language::Russian => joined([
                next.map(|next| format!("Следующий подходящий день — {next}")),
                last.map(|last| format!("ждать можно до {last}")),
            ]),
            Language::English => joined([
                next.map(|next| format!("The next day that suits is {next}")),
                last.map(|last| format!("it can wait until {last}")),
            ]),
        }
    }
}
