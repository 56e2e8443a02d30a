//! What a rule says of itself, in both languages, and the worked cases that show it.

use chrono::NaiveDate;

use super::Rule;
use crate::base::{Both, both};
use crate::plan::time;

/// For how long a reason stands that is not bound to the hour of a visit.
pub(super) const LAPSE: Both = both(
    "{lapse_days} с этого дня.",
    "For {lapse_days} from that day.",
);

/// What to do about a promise that was broken, where the doctor has to know.
pub(super) const TELL_THE_DOCTOR: Both = both(
    "Что делать: скажите врачу, он решит.",
    "What to do: tell the doctor, who decides.",
);

/// The same where a reminder was forgotten.
pub(super) const APOLOGISE: Both = both(
    "Что делать: при следующем визите извинитесь и напомните.",
    "What to do: say sorry and remind the patient at the next visit.",
);

/// By which words either examination is named in an outcome.
pub(super) const EXAMINATION_NAMES: &str =
    "осмотр|осмотра|осмотру|осмотре|осмотром; exam; examination";

/// A case that shows how a rule decides, with the default settings. The tests decide each of them.
///
/// In its words, `{due}` stands for the day on which it is due, `{lead_days}` and the like for so many days, `{in_days}` and `{days_ago}` for
/// "tomorrow" and "yesterday" by the rule's own number of days.
pub(crate) struct WorkedCase {
    /// What the clinic's files hold, beside an adult who consented long ago.
    #[cfg_attr(not(test), expect(dead_code, reason = "the tests make the clinic"))]
    pub(crate) rows: &'static [Row],
    pub(crate) due: DueOn,
    /// The date that is planned.
    pub(crate) today: Today,
    /// What is decided: `call`, `later not_due {due}`.
    pub(crate) decision: &'static str,
    /// The same told to a person.
    pub(crate) words: Both,
}

/// The day on which a worked case is due.
#[derive(Clone, Copy)]
pub(crate) enum DueOn {
    /// There is none, or it does not matter.
    NoDay,
    /// Whatever is set.
    Day(&'static str),
    /// So many days before a date as the rule's setting says.
    Before(&'static str),
    /// So many days after it.
    After(&'static str),
    /// So many days before a date the clinic is closed: on the open day before that.
    OpenDayBefore {
        date: &'static str,
        closed: &'static str,
        open: &'static str,
    },
}

/// The date on which a worked case is looked at.
#[derive(Clone, Copy)]
pub(crate) enum Today {
    /// The day on which it is due.
    Due,
    /// The day after the last on which it holds.
    Lapsed,
    Day(&'static str),
}

impl WorkedCase {
    /// The day on which the case is due by the rule's defaults; `None` where it has none.
    pub(crate) fn due_on(&self, rule: &Rule) -> Option<NaiveDate> {
        let days = rule.settings.defaults().days;
        match self.due {
            DueOn::NoDay => None,
            DueOn::Day(day) => date(day),
            DueOn::Before(day) => Some(time::minus(date(day)?, days)),
            DueOn::After(day) => Some(time::plus(date(day)?, days)),
            DueOn::OpenDayBefore {
                date: day,
                closed,
                open,
            } => {
                let is_closed = date(closed)? == time::minus(date(day)?, days);
                is_closed.then(|| date(open)).flatten()
            }
        }
    }

    /// The date that is planned; `None` where it can't be reckoned from the case.
    pub(crate) fn today(&self, rule: &Rule) -> Option<NaiveDate> {
        match self.today {
            Today::Due => self.due_on(rule),
            Today::Lapsed => {
                let lapse_days = rule.settings.lapse_days?;
                Some(time::plus(self.due_on(rule)?, lapse_days + 1))
            }
            Today::Day(day) => date(day),
        }
    }

    /// What is decided, with its dates.
    pub(crate) fn decided(&self, rule: &Rule) -> String {
        let due = self.due_on(rule).map(|day| day.to_string());
        self.decision.replace("{due}", &due.unwrap_or_default())
    }
}

fn date(text: &str) -> Option<NaiveDate> {
    text.parse().ok()
}

/// A row of the clinic's files, as `column=value; column=value`.
#[derive(Clone, Copy, Debug)]
#[cfg_attr(not(test), expect(dead_code, reason = "the tests make the clinic"))]
pub(crate) enum Row {
    /// More of the patient.
    Patient(&'static str),
    /// An item of the plan `P1`, signed on 12 January 2026.
    Plan(&'static str),
    /// The visit `V1`: first its moment and status.
    Visit(&'static str),
    /// The agreement `A1`, of the rule's own kind.
    Agreement(&'static str),
    /// A contact: first its date and outcome.
    Contact(&'static str),
}
