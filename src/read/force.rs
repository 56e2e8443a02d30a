//! Which of the rows that answer one entry are in force (contract, section 10, the record).

use crate::model::clinic::Outcome;

/// How the cell `said` of a row begins that takes back a row of a certain recording: `recording 3: callback`.
const OF_RECORDING: &str = "recording ";

/// Which row an `undone` takes back, of those of its entry that are not yet taken back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TakesBack {
    /// The last.
    #[default]
    Last,
    /// The last of that recording and with that outcome; where there is none, the last.
    Of(u32, Outcome),
}

impl TakesBack {
    /// What the cell `said` of an undone row says.
    #[must_use]
    pub fn parse(said: &str, outcome: impl Fn(&str) -> Option<Outcome>) -> Self {
        let of = |rest: &str| {
            let (number, named) = rest.split_once(": ")?;
            Some(Self::Of(number.parse().ok()?, outcome(named)?))
        };
        said.strip_prefix(OF_RECORDING)
            .and_then(of)
            .unwrap_or_default()
    }

    /// The cell `said` that takes back a row of a recording.
    #[must_use]
    pub fn said(recording: u32, outcome: &str) -> String {
        format!("{OF_RECORDING}{recording}: {outcome}")
    }
}

/// A row that answers an entry.
#[derive(Clone, Copy, Debug)]
pub struct Answer {
    /// Of which recording it is.
    pub recording: u32,
    /// What it says.
    pub outcome: Outcome,
    /// It did not get through.
    pub is_attempt: bool,
    /// It names when to call again.
    pub has_callback: bool,
    /// Which row it takes back, where it is an `undone`.
    pub takes_back: TakesBack,
}

/// What became of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It counts.
    InForce,
    /// A later one took its place.
    Superseded,
    /// It came later and did not take the place of another one: the place of the row that is in force.
    Yielded(usize),
    /// The row at that place took it back.
    TakenBack(usize),
    /// It takes back a row, or nothing, and says nothing itself.
    Undone,
}

/// What became of the rows of an entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settled {
    /// Of each, in their order.
    pub fates: Vec<Fate>,
    /// An open callback, and the attempt that moved it without taking its place.
    pub moved: Option<(usize, usize)>,
}

/// What somebody said that must not be lost: it stays in force whatever answers the same entry later, until it is taken back.
#[must_use]
pub const fn is_strict(outcome: Outcome) -> bool {
    matches!(
        outcome,
        Outcome::OptOut
            | Outcome::Complaint
            | Outcome::Left
            | Outcome::Unwell
            | Outcome::WrongNumber
    )
}

/// Goes through the rows of an entry from the first to the last: the last is in force, save that what is strict stays so, and that an
/// attempt never takes the place of what is neither an attempt nor unclear.
#[must_use]
pub fn settle(answers: &[Answer]) -> Settled {
    let taken_back = taken_back(answers);
    let mut fates = vec![Fate::InForce; answers.len()];
    let mut in_force: Option<usize> = None;
    let mut yielded = Vec::new();
    let mut moved = None;
    for (place, answer) in answers.iter().enumerate() {
        if let Some(by) = taken_back[place] {
            fates[place] = Fate::TakenBack(by);
            continue;
        }
        if answer.outcome == Outcome::Undone {
            fates[place] = Fate::Undone;
            continue;
        }
        let yields = |last: usize| {
            let before = &answers[last];
            answer.is_attempt && !before.is_attempt && before.outcome != Outcome::Unclear
        };
        if let Some(last) = in_force.filter(|&last| yields(last)) {
            yielded.push(place);
            let is_promise = matches!(
                answers[last].outcome,
                Outcome::Callback | Outcome::AskDoctor
            ) && answers[last].has_callback;
            if answer.has_callback && is_promise {
                moved = Some((last, place));
            }
            continue;
        }
        if let Some(last) = in_force.replace(place)
            && !is_strict(answers[last].outcome)
        {
            fates[last] = Fate::Superseded;
        }
    }
    for place in yielded {
        if let Some(last) = in_force {
            fates[place] = Fate::Yielded(last);
        }
    }
    let moved = moved.filter(|&(promise, _)| fates[promise] == Fate::InForce);
    Settled { fates, moved }
}

/// For each row the one that took it back.
fn taken_back(answers: &[Answer]) -> Vec<Option<usize>> {
    let mut taken_back = vec![None; answers.len()];
    for (place, answer) in answers.iter().enumerate() {
        if answer.outcome != Outcome::Undone {
            continue;
        }
        let is_there = |before: &usize| {
            taken_back[*before].is_none() && answers[*before].outcome != Outcome::Undone
        };
        let last = (0..place).rfind(is_there);
        let named = match answer.takes_back {
            TakesBack::Last => None,
            TakesBack::Of(recording, outcome) => (0..place).rfind(|before| {
                let it = &answers[*before];
                is_there(before) && it.recording == recording && it.outcome == outcome
            }),
        };
        if let Some(before) = named.or(last) {
            taken_back[before] = Some(place);
        }
    }
    taken_back
}

#[cfg(test)]
mod tests {
    use super::*;
    use Outcome::{
        Booked, Callback, Complaint, Left, NoAnswer, OptOut, Reached, Unclear, Undone, Unwell,
        WrongNumber,
    };

    /// Rows one a recording; a callback names a moment.
    fn answers(outcomes: &[Outcome]) -> Vec<Answer> {
        let answer = |(recording, &outcome): (u32, &Outcome)| Answer {
            recording,
            outcome,
            is_attempt: outcome == NoAnswer,
            has_callback: outcome == Callback,
            takes_back: TakesBack::Last,
        };
        (1..).zip(outcomes).map(answer).collect()
    }

    /// The rows in force.
    fn in_force(outcomes: &[Outcome]) -> Vec<usize> {
        let fates = settle(&answers(outcomes)).fates;
        (0..fates.len())
            .filter(|&place| fates[place] == Fate::InForce)
            .collect()
    }

    #[test]
    fn the_last_is_in_force_save_what_must_not_be_lost() {
        for (outcomes, left) in [
            (&[Reached, Booked][..], &[1][..]),
            (&[NoAnswer, NoAnswer, Reached], &[2]),
            (&[Reached, NoAnswer], &[0]),
            (&[Unclear, NoAnswer], &[1]),
            (&[Unclear, Reached], &[1]),
            (&[Reached, Unclear], &[1]),
            (&[OptOut, NoAnswer], &[0]),
            (&[OptOut, Reached, NoAnswer], &[0, 1]),
            (&[Left, Reached, Booked], &[0, 2]),
            (&[Unwell, Complaint, Reached], &[0, 1, 2]),
            (&[WrongNumber, Unclear, NoAnswer], &[0, 2]),
        ] {
            assert_eq!(in_force(outcomes), left, "{outcomes:?}");
        }
        let fates = settle(&answers(&[Reached, NoAnswer, Booked])).fates;
        assert_eq!(fates[..2], [Fate::Superseded, Fate::Yielded(2)]);
    }

    #[test]
    fn what_is_undone_takes_back_the_last_that_is_not_taken_back_yet() {
        for (outcomes, left) in [
            (&[OptOut, Undone][..], &[][..]),
            (&[Reached, Booked, Undone], &[0]),
            (&[Reached, Booked, Undone, Undone], &[]),
            (&[Reached, Booked, Undone, Undone, Undone], &[]),
            (&[Reached, Undone, OptOut], &[2]),
            (&[Undone, OptOut], &[1]),
            (&[Callback, Reached, Undone, NoAnswer], &[0]),
            (&[Unclear, NoAnswer, Undone], &[0]),
        ] {
            assert_eq!(in_force(outcomes), left, "{outcomes:?}");
        }
        assert_eq!(
            settle(&answers(&[OptOut, Undone])).fates[0],
            Fate::TakenBack(1)
        );
    }

    #[test]
    fn what_names_a_recording_takes_back_that_row() {
        let mut three = answers(&[OptOut, Complaint, NoAnswer, Undone]);
        three[1].recording = 1;
        let fates = |takes_back: TakesBack| {
            let mut three = three.clone();
            three[3].takes_back = takes_back;
            settle(&three).fates
        };
        assert_eq!(fates(TakesBack::Of(1, OptOut))[0], Fate::TakenBack(3));
        assert_eq!(fates(TakesBack::Of(1, Complaint))[1], Fate::TakenBack(3));
        assert_eq!(fates(TakesBack::Of(1, Reached))[2], Fate::TakenBack(3));
        assert_eq!(fates(TakesBack::Last)[2], Fate::TakenBack(3));
        let named = |text: &str| (text == "opt_out").then_some(OptOut);
        let said = TakesBack::said(7, "opt_out");
        assert_eq!(TakesBack::parse(&said, named), TakesBack::Of(7, OptOut));
        for said in [
            "",
            "opt_out",
            "recording 7",
            "recording x: opt_out",
            "recording 7: y",
        ] {
            assert_eq!(TakesBack::parse(said, named), TakesBack::Last, "{said}");
        }
    }

    #[test]
    fn an_attempt_moves_a_callback_that_stays_in_force() {
        let moved = |outcomes: &[Outcome], with: &[usize]| {
            let mut answers = answers(outcomes);
            for &place in with {
                answers[place].has_callback = true;
            }
            settle(&answers).moved
        };
        assert_eq!(moved(&[Callback, NoAnswer], &[1]), Some((0, 1)));
        assert_eq!(
            moved(&[Callback, NoAnswer, NoAnswer], &[1, 2]),
            Some((0, 2))
        );
        assert_eq!(moved(&[Callback, NoAnswer, NoAnswer], &[1]), Some((0, 1)));
        assert_eq!(moved(&[Callback, NoAnswer], &[]), None);
        assert_eq!(moved(&[Reached, NoAnswer], &[1]), None);
        assert_eq!(moved(&[Callback, NoAnswer, Undone], &[1]), None);
        assert_eq!(moved(&[Callback, NoAnswer, Reached], &[1]), None);
    }
}
