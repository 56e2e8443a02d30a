//! Which calls the callers have time for, and when: a matching of calls to slots that keeps the most pressing.
//!
//! Calls are taken in the order of need; one is kept whenever all that are kept can still be placed together. Sets of calls that can be
//! placed together form a matroid, so no other choice keeps more, or more pressing ones.

use crate::model::clinic::{Window, Windows};

/// The slots of a shift.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slots {
    /// The shift.
    pub shift: Window,
    /// How long a call takes.
    pub call_minutes: u16,
    /// How many calls can be made at a time.
    pub callers: u32,
}

impl Slots {
    fn count(self) -> usize {
        usize::from((self.shift.to - self.shift.from) / self.call_minutes.max(1))
    }

    /// The minute of the day at which a slot starts.
    fn start(self, slot: usize) -> u16 {
        self.shift.from + u16::try_from(slot).unwrap_or(0) * self.call_minutes.max(1)
    }

    /// The slots that lie whole within one of the windows, in order.
    fn within(self, windows: &Windows) -> Vec<usize> {
        let fits = |slot: &usize| {
            let from = self.start(*slot);
            let to = from + self.call_minutes.max(1);
            windows
                .as_slice()
                .iter()
                .any(|window| window.from <= from && to <= window.to)
        };
        (0..self.count()).filter(fits).collect()
    }
}

/// Calls on their slots.
struct Board {
    callers: usize,
    /// For each call, the slots that would do.
    wishes: Vec<Vec<usize>>,
    /// For each call, its slot, if it is kept.
    slot_of: Vec<Option<usize>>,
    /// For each slot, the calls on it.
    calls_on: Vec<Vec<usize>>,
    /// Slots that are taken for good: no exchange can free them, now or after any other call was placed.
    closed: Vec<bool>,
    /// Slots from which, when they were last looked at, no exchange led to room: all of them are taken, and no call on them can leave.
    tight: Vec<bool>,
    /// Calls that may not be moved any more.
    fixed: Vec<bool>,
}

impl Board {
    /// Places a call, moving others if need be; `false`, with nothing changed, where that can't be done.
    fn place(&mut self, call: usize) -> bool {
        let mut came_from: Vec<Option<(usize, Option<usize>)>> = vec![None; self.calls_on.len()];
        let mut queue = Vec::new();
        self.reach(call, None, &mut queue, &mut came_from);
        let mut next = 0;
        while let Some(&slot) = queue.get(next) {
            next += 1;
            if self.calls_on[slot].len() < self.callers {
                self.shift_along(slot, &came_from);
                return true;
            }
            let movable = self.calls_on[slot].iter();
            for &other in movable.filter(|&&other| !self.fixed[other]) {
                self.reach(other, Some(slot), &mut queue, &mut came_from);
            }
        }
        for slot in queue {
            self.closed[slot] = true;
        }
        false
    }

    /// Notes the slots to which a call could go that were not seen before.
    fn reach(
        &self,
        call: usize,
        from: Option<usize>,
        queue: &mut Vec<usize>,
        came_from: &mut [Option<(usize, Option<usize>)>],
    ) {
        for &slot in &self.wishes[call] {
            if !self.closed[slot] && came_from[slot].is_none() {
                came_from[slot] = Some((call, from));
                queue.push(slot);
            }
        }
    }

    /// Moves each call on the path to a free slot one step on.
    fn shift_along(&mut self, free: usize, came_from: &[Option<(usize, Option<usize>)>]) {
        let mut slot = Some(free);
        while let Some(to) = slot {
            let Some((call, from)) = came_from[to] else {
                break;
            };
            self.put(call, to);
            slot = from;
        }
    }

    fn put(&mut self, call: usize, slot: usize) {
        if let Some(old) = self.slot_of[call] {
            self.calls_on[old].retain(|&other| other != call);
        }
        self.slot_of[call] = Some(slot);
        self.calls_on[slot].push(call);
    }

    /// Leaves every call where it is for good: the slots that are full are closed, and the others may yet be filled.
    fn fix(&mut self) {
        for (closed, calls) in self.closed.iter_mut().zip(&self.calls_on) {
            *closed = calls.len() >= self.callers;
        }
        self.tight.fill(false);
    }

    /// Gives a kept call the earliest slot that leaves room for all the others, and holds it there.
    fn settle(&mut self, call: usize) {
        let Some(own) = self.slot_of[call] else {
            return;
        };
        let earlier: Vec<usize> = self.wishes[call]
            .iter()
            .copied()
            .take_while(|&slot| slot < own)
            .collect();
        for slot in earlier {
            // What could not make room before can't now, unless a place in it is being left.
            if self.tight[slot] && !self.tight[own] {
                continue;
            }
            match self.path_to_room(slot, own) {
                Ok(path) => {
                    if self.tight[own] {
                        self.tight.fill(false);
                    }
                    self.put(call, slot);
                    for (other, to) in path {
                        self.put(other, to);
                    }
                    break;
                }
                Err(full) => full.into_iter().for_each(|slot| self.tight[slot] = true),
            }
        }
        self.fixed[call] = true;
    }

    /// How calls that may be moved can make room on a slot, where the slot `freed` is being left: each with where it goes; or the slots
    /// between which they could only change places.
    fn path_to_room(&self, slot: usize, freed: usize) -> Result<Vec<(usize, usize)>, Vec<usize>> {
        let mut came_from: Vec<Option<(usize, usize)>> = vec![None; self.calls_on.len()];
        let mut seen = vec![false; self.calls_on.len()];
        seen[slot] = true;
        let mut queue = vec![slot];
        let mut next = 0;
        while let Some(&here) = queue.get(next) {
            next += 1;
            if here == freed || self.calls_on[here].len() < self.callers {
                let mut path = Vec::new();
                let mut to = here;
                while let Some((call, from)) = came_from[to] {
                    path.push((call, to));
                    to = from;
                }
                return Ok(path);
            }
            for &call in self.calls_on[here]
                .iter()
                .filter(|&&call| !self.fixed[call])
            {
                for &other in &self.wishes[call] {
                    if !seen[other] {
                        seen[other] = true;
                        came_from[other] = Some((call, here));
                        queue.push(other);
                    }
                }
            }
        }
        Err(queue)
    }
}

/// Chooses, of calls in the order of need, those that can be placed together, and gives each its minute of the day; `None`: not kept.
/// Those that were promised come first, and are placed among themselves: what else is kept leaves them where they are.
#[must_use]
pub fn assign(slots: Slots, calls: &[(&Windows, bool)]) -> Vec<Option<u16>> {
    let mut board = Board {
        callers: slots.callers as usize,
        wishes: calls
            .iter()
            .map(|(windows, _)| slots.within(windows))
            .collect(),
        slot_of: vec![None; calls.len()],
        calls_on: vec![Vec::new(); slots.count()],
        closed: vec![false; slots.count()],
        tight: vec![false; slots.count()],
        fixed: vec![false; calls.len()],
    };
    let promised = calls.iter().take_while(|(_, promised)| *promised).count();
    for group in [0..promised, promised..calls.len()] {
        let kept: Vec<usize> = group.filter(|&call| board.place(call)).collect();
        for call in kept {
            board.settle(call);
        }
        board.fix();
    }
    board
        .slot_of
        .iter()
        .map(|slot| slot.map(|slot| slots.start(slot)))
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Slots, assign};
    use crate::model::clinic::{Window, Windows};

    const HOUR: u16 = 60;

    fn slots(shift: (u16, u16), call_minutes: u16, callers: u32) -> Slots {
        let (from, to) = shift;
        Slots {
            shift: Window { from, to },
            call_minutes,
            callers,
        }
    }

    fn windows(list: &[(u16, u16)]) -> Windows {
        Windows::of(list.iter().map(|&(from, to)| Window { from, to }).collect())
    }

    fn placed(slots: Slots, calls: &[&[(u16, u16)]]) -> Vec<Option<u16>> {
        let calls: Vec<Windows> = calls.iter().map(|list| windows(list)).collect();
        let none_promised: Vec<_> = calls.iter().map(|windows| (windows, false)).collect();
        assign(slots, &none_promised)
    }

    #[test]
    fn slots_are_counted_from_the_start_of_the_shift_and_lie_whole_within_a_window() {
        let shift = slots((9 * HOUR, 10 * HOUR), 25, 1);
        // 9:00, 9:25; the third would outlast the shift.
        let all_day: &[(u16, u16)] = &[(0, 24 * HOUR)];
        assert_eq!(
            placed(shift, &[all_day, all_day, all_day]),
            [Some(540), Some(565), None]
        );
        assert_eq!(placed(shift, &[&[(540, 564)]]), [None]);
        assert_eq!(placed(shift, &[&[(540, 565)]]), [Some(540)]);
        assert_eq!(placed(shift, &[&[(541, 589)]]), [None]);
        assert_eq!(placed(shift, &[&[(541, 590)]]), [Some(565)]);
        // Not across two windows.
        assert_eq!(placed(shift, &[&[(540, 560), (561, 600)]]), [Some(565)]);
        assert_eq!(placed(slots((540, 560), 25, 1), &[all_day]), [None]);
        assert_eq!(placed(slots((540, 565), 25, 1), &[all_day]), [Some(540)]);
    }

    #[test]
    fn callers_work_side_by_side() {
        let hour: &[(u16, u16)] = &[(540, 600)];
        assert_eq!(
            placed(slots((540, 600), 60, 2), &[hour, hour, hour]),
            [Some(540), Some(540), None]
        );
    }

    #[test]
    fn a_call_moves_where_that_makes_room_for_a_later_one() {
        let two = slots((540, 660), 60, 1);
        let (early, both): (&[_], &[_]) = (&[(540, 600)], &[(540, 660)]);
        assert_eq!(placed(two, &[both, early]), [Some(600), Some(540)]);
        assert_eq!(
            placed(two, &[both, both, early]),
            [Some(540), Some(600), None]
        );
        // The first gets the earliest slot that leaves room for all the others, not merely for the next.
        let three = slots((540, 720), 60, 1);
        let late: &[_] = &[(600, 720)];
        assert_eq!(
            placed(three, &[late, both, early]),
            [Some(660), Some(600), Some(540)]
        );
    }

    /// Whether calls can all be placed, each on one of its slots.
    fn fit(calls: &[Vec<usize>], room: &mut [u32]) -> bool {
        let Some((first, rest)) = calls.split_first() else {
            return true;
        };
        first.iter().any(|&slot| {
            if room[slot] == 0 {
                return false;
            }
            room[slot] -= 1;
            let fits = fit(rest, room);
            room[slot] += 1;
            fits
        })
    }

    /// The same by trying every assignment, those that were promised first.
    fn tried(
        wishes: &[Vec<usize>],
        promised: usize,
        slots: usize,
        callers: u32,
    ) -> Vec<Option<usize>> {
        let mut chosen: Vec<Option<Vec<usize>>> = vec![None; wishes.len()];
        let fits = |chosen: &[Option<Vec<usize>>]| {
            let kept: Vec<Vec<usize>> = chosen.iter().flatten().cloned().collect();
            fit(&kept, &mut vec![callers; slots])
        };
        for group in [0..promised, promised..wishes.len()] {
            for call in group.clone() {
                chosen[call] = Some(wishes[call].clone());
                if !fits(&chosen) {
                    chosen[call] = None;
                }
            }
            for call in group {
                let Some(any) = chosen[call].clone() else {
                    continue;
                };
                let earliest = any.into_iter().find(|&slot| {
                    chosen[call] = Some(vec![slot]);
                    fits(&chosen)
                });
                chosen[call] = earliest.map(|slot| vec![slot]);
            }
        }
        chosen
            .into_iter()
            .map(|slots| slots.map(|slots| slots[0]))
            .collect()
    }

    #[test]
    fn a_promised_call_is_not_moved_by_one_that_was_not_promised() {
        let two = slots((540, 660), 60, 1);
        let (both, early) = (windows(&[(540, 660)]), windows(&[(540, 600)]));
        let placed = |promised| assign(two, &[(&both, promised), (&early, false)]);
        assert_eq!(placed(false), [Some(600), Some(540)]);
        assert_eq!(placed(true), [Some(540), None]);
        // One that was promised too does move it.
        let all = assign(two, &[(&both, true), (&early, true)]);
        assert_eq!(all, [Some(600), Some(540)]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4096))]
        #[test]
        fn as_good_as_trying_every_assignment(
            wishes in prop::collection::vec(prop::collection::btree_set(0..5_usize, 0..4), 0..8),
            promised in 0..8_usize,
            callers in 1..3_u32,
        ) {
            const MINUTES: u16 = 10;
            let promised = promised.min(wishes.len());
            let wishes: Vec<Vec<usize>> =
                wishes.into_iter().map(|slots| slots.into_iter().collect()).collect();
            let start = |slot: usize| 540 + u16::try_from(slot).unwrap() * MINUTES;
            let calls: Vec<Windows> = wishes
                .iter()
                .map(|wished| {
                    let window = |&slot: &usize| (start(slot), start(slot) + MINUTES);
                    windows(&wished.iter().map(window).collect::<Vec<_>>())
                })
                .collect();
            let shift = slots((540, start(5)), MINUTES, callers);
            let asked: Vec<_> = calls.iter().zip(0..).map(|(it, place)| (it, place < promised)).collect();
            let found = assign(shift, &asked);
            let wanted: Vec<Option<u16>> = tried(&wishes, promised, 5, callers)
                .into_iter()
                .map(|slot| slot.map(start))
                .collect();
            prop_assert_eq!(found, wanted);
        }
    }
}
