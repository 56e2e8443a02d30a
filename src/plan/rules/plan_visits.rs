//! The visits of a treatment plan, by what became of them. Of a patient with many each plan looks at its own, and not at all of them.

use std::rc::Rc;

use chrono::NaiveDate;

use crate::model::clinic::{Plan, Visit, VisitKind, VisitStatus};
use crate::model::text::Id;
use crate::plan::many::{MANY, PlanVisits, Stage};
use crate::plan::practice::{Facts, is_of_kind, may_be_of_kind};

impl Stage {
    const ALL: [Self; Self::COUNT] = [
        Self::Any,
        Self::Attended,
        Self::NoShow,
        Self::Missed,
        Self::Booked,
    ];

    /// Whether a visit for treatment is one of these; one that is booked may be for treatment.
    fn has(self, visit: &Visit) -> bool {
        use VisitStatus::{Attended, Booked, Cancelled, Confirmed, NoShow};
        let is_at = match self {
            Self::Any => true,
            Self::Attended => visit.status == Attended,
            Self::NoShow => visit.status == NoShow,
            Self::Missed => matches!(visit.status, NoShow | Cancelled),
            Self::Booked => matches!(visit.status, Booked | Confirmed),
        };
        let is_treatment = match self {
            Self::Booked => may_be_of_kind(visit, VisitKind::Treatment),
            Self::Any | Self::Attended | Self::NoShow | Self::Missed => {
                is_of_kind(visit, VisitKind::Treatment)
            }
        };
        is_at && is_treatment
    }
}

/// The visits for treatment that name a plan or none, from a date on, in order.
pub(super) fn visits_of<'f, 'a>(
    facts: &'f Facts<'a>,
    plan: &'f Plan,
    stage: Stage,
    from: NaiveDate,
) -> impl DoubleEndedIterator<Item = &'a Visit> + use<'f, 'a> {
    let all = facts.visits;
    let first = all.partition_point(|visit| visit.starts_at.date < from);
    let known = known(facts);
    let own = known.map(|known| known.of_plan(facts, plan, stage, first));
    let own = own.into_iter().flatten();
    let clinic = facts.practice.clinic;
    let few = known.is_none().then(|| all[first..].iter());
    let few = few.into_iter().flatten().filter(move |visit| {
        stage.has(visit) && (visit.plan_id.is_blank() || clinic.names(visit, plan))
    });
    own.map(|place| &all[place as usize]).chain(few)
}

fn known<'f>(facts: &'f Facts<'_>) -> Option<&'f PlanVisits> {
    let is_many = facts.visits.len() >= MANY;
    let known = facts
        .plan_visits
        .get_or_init(|| is_many.then(|| Rc::new(PlanVisits::of(facts))));
    known.as_deref()
}

impl PlanVisits {
    fn of(facts: &Facts<'_>) -> Self {
        let clinic = facts.practice.clinic;
        let mut visits = Self {
            unnamed: std::array::from_fn(|_| Vec::new()),
            named: std::array::from_fn(|_| Vec::new()),
        };
        for (place, visit) in (0..).zip(facts.visits) {
            for stage in Stage::ALL.into_iter().filter(|stage| stage.has(visit)) {
                if visit.plan_id.is_blank() {
                    visits.unnamed[stage as usize].push(place);
                    continue;
                }
                let services = clinic.services_of(visit).iter();
                let others = services.map(|service| service.plan_id);
                let plans = [visit.plan_id].into_iter().chain(others);
                visits.named[stage as usize].extend(plans.map(|plan| (plan, place)));
            }
        }
        for named in &mut visits.named {
            let key = |&(plan, place): &(Id, u32)| (clinic.visit_ids.get(plan), place);
            named.sort_unstable_by(|one, other| key(one).cmp(&key(other)));
            named.dedup_by(|one, other| key(one) == key(other));
        }
        visits
    }

    fn of_plan(&self, facts: &Facts<'_>, plan: &Plan, stage: Stage, first: usize) -> Both<'_> {
        let clinic = facts.practice.clinic;
        let (unnamed, named) = (&self.unnamed[stage as usize], &self.named[stage as usize]);
        let own = clinic.plan_ids.get(plan.id);
        let id = |plan: Id| clinic.visit_ids.get(plan);
        let is_earlier = |&(plan, place): &(Id, u32)| (id(plan), place as usize) < (own, first);
        let from = named.partition_point(is_earlier);
        let count = named[from..].partition_point(|&(plan, _)| id(plan) == own);
        Both {
            unnamed: &unnamed[unnamed.partition_point(|&place| (place as usize) < first)..],
            named: &named[from..from + count],
        }
    }
}

/// The places of visits that name no plan, and of those that name one, in order; none is in both.
struct Both<'s> {
    unnamed: &'s [u32],
    named: &'s [(Id, u32)],
}

impl Iterator for Both<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        let unnamed = self.unnamed.split_first();
        let named = self.named.split_first();
        match (unnamed, named) {
            (Some((&place, left)), named) if named.is_none_or(|(it, _)| place < it.1) => {
                self.unnamed = left;
                Some(place)
            }
            (_, Some((&(_, place), left))) => {
                self.named = left;
                Some(place)
            }
            (_, None) => None,
        }
    }
}

impl DoubleEndedIterator for Both<'_> {
    fn next_back(&mut self) -> Option<u32> {
        let unnamed = self.unnamed.split_last();
        let named = self.named.split_last();
        match (unnamed, named) {
            (Some((&place, left)), named) if named.is_none_or(|(it, _)| place > it.1) => {
                self.unnamed = left;
                Some(place)
            }
            (_, Some((&(_, place), left))) => {
                self.named = left;
                Some(place)
            }
            (_, None) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn visits_with_and_without_a_plan_come_in_order_from_either_end() {
        for (unnamed, named) in [
            (&[1, 4, 9][..], &[2, 3, 7][..]),
            (&[5, 6], &[1, 2]),
            (&[1, 2], &[5, 6]),
            (&[], &[3]),
            (&[3], &[]),
            (&[], &[]),
        ] {
            let named: Vec<_> = named.iter().map(|&place| (Id::BLANK, place)).collect();
            let both = || Both {
                unnamed,
                named: &named,
            };
            let mut all: Vec<u32> = named.iter().map(|it| it.1).collect();
            all.extend(unnamed);
            all.sort_unstable();
            assert_eq!(both().collect::<Vec<_>>(), all);
            all.reverse();
            assert_eq!(both().rev().collect::<Vec<_>>(), all);
            // And where both ends are taken in turn, each comes once.
            let (mut ends, mut count) = (both(), 0);
            while ends.next().is_some() {
                count += 1 + usize::from(ends.next_back().is_some());
            }
            assert_eq!(count, all.len());
        }
    }
}
