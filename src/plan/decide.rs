//! The decision about each case of one patient, in the order of its steps: the rule, permission, time.

use std::cmp::Reverse;

use crate::model::clinic::RowAt;
use crate::model::decision::{Approach, Case, Code, Decision, Due, Ruling};
use crate::plan::practice::Facts;
use crate::plan::rules::{self, Finding};
use crate::plan::timing::{self, Timed, Timing};
use crate::plan::{evidence, history, permission};

/// Of which decisions somebody wants the rows that they rest on. With the others they are not gathered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    OfAll,
    /// Of those that stand on the list.
    OfCalls,
    /// Of the one about this case.
    OfCase(Case),
}

impl Evidence {
    fn wants(self, case: Option<Case>, is_call: bool) -> bool {
        match self {
            Self::OfAll => true,
            Self::OfCalls => is_call,
            Self::OfCase(wanted) => case == Some(wanted),
        }
    }

    fn wants_those_of(self, ruling: &Ruling) -> bool {
        self.wants(ruling.case(), matches!(ruling, Ruling::Call { .. }))
    }
}

/// Decides about every case of a patient as if it were the only one; a patient without a case has one decision all the same.
#[must_use]
pub fn patient(facts: &Facts<'_>, wanted: Evidence) -> Vec<Decision> {
    #[cfg(test)]
    facts.practice.decided.note(facts.index);
    let found = facts.cases().map(|case| rules::finding(facts, case));
    // Hardly ever does one case depend on the others.
    if !history::is_unwell_of_nothing(facts) {
        let sparing = (wanted != Evidence::OfAll)
            .then(|| facts.sparing_rows())
            .flatten();
        let decided: Vec<Decision> = if let Some(sparing) = sparing {
            let both = (facts, &sparing);
            facts
                .cases()
                .map(|case| sparingly(both, case, wanted))
                .collect()
        } else {
            let decided = found.map(|finding| self::case(facts, finding, &[], wanted));
            decided.collect()
        };
        return if decided.is_empty() {
            vec![without_case(facts, wanted)]
        } else {
            decided
        };
    }
    let mut findings: Vec<Finding> = found.collect();
    if findings.is_empty() {
        return vec![without_case(facts, wanted)];
    }
    let carried = carry_unwell(facts, &mut findings);
    let (facts, carrier_rows) = match &carried {
        Some((facts, rows)) => (facts, rows.as_slice()),
        None => (facts, &[][..]),
    };
    let decided = findings.into_iter();
    decided
        .map(|finding| case(facts, finding, carrier_rows, wanted))
        .collect()
}

/// Decides about a case without a look at the rows; where they are wanted then, once more with them.
fn sparingly((facts, sparing): (&Facts<'_>, &Facts<'_>), case: Case, wanted: Evidence) -> Decision {
    let decision = self::case(sparing, rules::finding(sparing, case), &[], wanted);
    if wanted.wants_those_of(&decision.ruling) {
        self::case(facts, rules::finding(facts, case), &[], wanted)
    } else {
        decision
    }
}

/// There is no reason to contact a patient who has no case, or rows block whatever he might have.
fn without_case(facts: &Facts<'_>, wanted: Evidence) -> Decision {
    let blocked = permission::blocked(facts, None);
    Decision {
        patient: facts.index,
        ruling: if blocked.is.is_empty() {
            Ruling::NoCase
        } else {
            Ruling::Blocked(blocked.is)
        },
        evidence: match wanted {
            Evidence::OfAll => evidence::in_order(facts, blocked.rows.collect()),
            Evidence::OfCalls | Evidence::OfCase(_) => Vec::new(),
        },
    }
}

/// Lets one case carry that the patient is unwell, where it was not written down about what: its finding is made anew. With the facts as
/// they are then come the rows on which every other decision about him rests: were that case unknown or settled, another would carry it.
fn carry_unwell<'a>(
    facts: &Facts<'a>,
    findings: &mut [Finding],
) -> Option<(Facts<'a>, Vec<RowAt>)> {
    let (place, case) = carrier(facts, findings)?;
    let facts = facts.with_carrier(case);
    let unaware = std::mem::replace(&mut findings[place], rules::finding(&facts, case));
    let mut rows = unaware.evidence;
    rows.extend(&findings[place].evidence);
    Some((facts, rows))
}

/// Of the cases that are not settled the one with the latest day; of several such days the first by priority.
fn carrier(facts: &Facts<'_>, findings: &[Finding]) -> Option<(usize, Case)> {
    let priority = &facts.practice.settings.priority;
    let rank = |due: &Due| {
        let mut listed = priority.iter();
        listed.position(|&reason| reason == due.subject.reason)
    };
    let due = findings.iter().enumerate().filter_map(|(place, finding)| {
        let due = finding.outcome.as_ref().ok()?;
        Some((place, due))
    });
    let first = due.min_by_key(|(_, due)| {
        let name = due.subject.case.parts(facts.practice.clinic);
        (Reverse(due.day), rank(due), name)
    });
    first.map(|(place, due)| (place, due.subject.case))
}

fn case(facts: &Facts<'_>, finding: Finding, carrier_rows: &[RowAt], wanted: Evidence) -> Decision {
    let mut rows = finding.evidence;
    let ruling = match finding.outcome {
        Ok(due) => {
            rows.extend(carrier_rows);
            permit_and_time(facts, Box::new(due), wanted, &mut rows)
        }
        Err(ruling) => ruling,
    };
    Decision {
        patient: facts.index,
        evidence: if wanted.wants_those_of(&ruling) {
            rows.extend(evidence::taken_back(facts));
            evidence::in_order(facts, rows)
        } else {
            Vec::new()
        },
        ruling,
    }
}

fn permit_and_time(
    facts: &Facts<'_>,
    due: Box<Due>,
    wanted: Evidence,
    rows: &mut Vec<RowAt>,
) -> Ruling {
    let hours = timing::hours(facts, &due);
    let asked = permission::ask(facts, &due, &hours);
    let granted = match asked.is {
        Ok(granted) => granted,
        Err(codes) => {
            if wanted.wants(Some(due.subject.case), false) {
                asked.rows.for_each(|row| rows.push(row));
            }
            return Ruling::NotPermitted { due, codes };
        }
    };
    let timing = Timing::new(facts, &due, &granted, &hours);
    let timed = timing.decide();
    let is_call = matches!(timed, Timed::Today { .. });
    if wanted.wants(Some(due.subject.case), is_call) {
        asked
            .rows
            .chain(timing.rows())
            .for_each(|row| rows.push(row));
    }
    match timed {
        Timed::Today { windows, next_on } => Ruling::Call {
            due,
            approach: Box::new(Approach {
                channel: granted.channel,
                permission: granted.permission,
                windows,
                next_on,
            }),
        },
        Timed::Later { on, code } => Ruling::Later { due, on, code },
        Timed::TooLate => Ruling::Missed { due },
        Timed::NoCommonTime => Ruling::NotPermitted {
            due,
            codes: Code::NoCommonTime.into(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::Evidence;
    use crate::model::decision::Case;
    use crate::testing::Story;

    const HYGIENE: &str = "agreement:A1";

    /// A reminder that is due from Monday, 2 March, looked at on Thursday, the 12th.
    fn hygiene() -> Story {
        Story::on("2026-03-12").agreement(
            "A1",
            "hygiene_reminder; agreed_on=2026-01-12; contact_on=2026-03-02",
        )
    }

    #[test]
    fn each_step_goes_before_the_next() {
        // Settled, unjustified, settled by contact, not permitted, later, call: what answers first decides.
        let story = hygiene().patient("7", "pause_until=2026-03-20");
        assert_eq!(story.decision(HYGIENE), "later paused 2026-03-20");
        let story = story.patient("7", "consent=no");
        assert_eq!(story.decision(HYGIENE), "not_permitted opted_out");
        let story = story.contact("2026-03-02 reached");
        assert_eq!(story.decision(HYGIENE), "settled already_reached");
        let unjustified = story
            .clone()
            .agreement("A2", "hygiene_reminder; contact_on=2026-03-02");
        assert_eq!(
            unjustified.decision("agreement:A2"),
            "unjustified not_agreed"
        );
        let kept = story.agreement("A2", "hygiene_reminder; status=fulfilled");
        assert_eq!(kept.decision("agreement:A2"), "settled agreement_fulfilled");
        // Even what is far too late is first of all not permitted.
        let late = hygiene().patient("7", "consent=no").at("2027-03-12");
        assert_eq!(late.decision(HYGIENE), "not_permitted opted_out");
    }

    #[test]
    fn rows_come_with_what_is_called_and_with_the_rest_where_they_are_wanted() {
        let story = hygiene()
            .agreement(
                "A2",
                "hygiene_reminder; agreed_on=2026-01-12; contact_on=2026-03-20",
            )
            .agreement("A3", "hygiene_reminder; status=fulfilled")
            .patient("8", "");
        let found = |wanted| {
            let rows = story.rows_with(wanted).into_iter();
            rows.map(|(decision, rows)| format!("{decision}: {rows}"))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            found(Evidence::OfAll),
            [
                "call: 2",
                "later not_due 2026-03-20: 2",
                "settled agreement_fulfilled: 2",
                "unjustified no_reason: 1"
            ]
        );
        assert_eq!(
            found(Evidence::OfCalls),
            [
                "call: 2",
                "later not_due 2026-03-20: 0",
                "settled agreement_fulfilled: 0",
                "unjustified no_reason: 0"
            ]
        );
        assert_eq!(
            found(Evidence::OfCase(Case::Agreement(1))),
            [
                "call: 0",
                "later not_due 2026-03-20: 2",
                "settled agreement_fulfilled: 0",
                "unjustified no_reason: 0"
            ]
        );
    }

    #[test]
    fn no_reason_without_a_case() {
        assert_eq!(
            Story::on("2026-03-12").decision("-"),
            "unjustified no_reason"
        );
        let told = hygiene().patient("8", "").decisions();
        let told: Vec<String> = told
            .into_iter()
            .map(|(id, case, found)| format!("{id} {case} {found}"))
            .collect();
        assert_eq!(told, ["7 agreement:A1 call", "8 - unjustified no_reason"]);
    }
}
