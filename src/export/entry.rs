//! Which contact of which list a row answers: `DATE/PATIENT/CHANNEL/CASE`.

use std::collections::BTreeSet;
use std::fmt::{self, Write as _};

use chrono::NaiveDate;
use sha2::{Digest, Sha256};

use crate::export::values;
use crate::export::words::CHANNEL;
use crate::model::clinic::Channel;

/// What a contact of a list is known by, wherever its row was moved and whatever became of the cells beside it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Entry {
    /// The date of the list.
    pub date: NaiveDate,
    /// The patient's id as patients.csv has it.
    pub patient: String,
    /// The channel, by its name.
    pub channel: Channel,
    /// The name of one case, `plan:17`: of a contact for several the first, in the record that of the row.
    pub case: String,
    /// Which contact of that date, patient, channel and case it is, from 1: another one where the record already knows what came of those
    /// before.
    pub number: u32,
}

/// What stands between the parts; within one it is written otherwise.
const WRITTEN: [(char, &str); 3] = [('%', "%25"), ('/', "%2F"), ('#', "%23")];

impl Entry {
    /// Reads an entry, with or without the digits of a name, which are given beside it; `None` where it is none.
    #[must_use]
    pub fn parse(text: &str) -> Option<(Self, Option<&str>)> {
        let (text, digits) = match text.split_once('#') {
            Some((text, digits)) => (text, Some(digits)),
            None => (text, None),
        };
        let is_digit = |c: char| c.is_ascii_hexdigit();
        if digits.is_some_and(|digits| digits.len() != 4 || !digits.chars().all(is_digit)) {
            return None;
        }
        let mut parts = text.split('/');
        let date = values::date(parts.next()?).ok()??;
        let patient = part_read(parts.next()?)?;
        let named = parts.next()?;
        let channel = CHANNEL.values.iter().position(|(name, _)| *name == named)?;
        let channel = *Channel::ALL.get(channel)?;
        let case = part_read(parts.next()?)?;
        let number = match parts.next() {
            None => 1,
            Some(number) => number.parse().ok().filter(|number| *number > 1)?,
        };
        let entry = Self {
            date,
            patient,
            channel,
            case,
            number,
        };
        (parts.next().is_none() && !entry.patient.is_empty() && !entry.case.is_empty())
            .then_some((entry, digits))
    }

    /// The same with the first number that is free beside those, as texts, of which the record knows what came: it is another contact.
    #[must_use]
    pub fn beside(mut self, held: &BTreeSet<String>) -> Self {
        if held.is_empty() {
            return self;
        }
        while held.contains(&self.to_string()) {
            self.number += 1;
        }
        self
    }

    /// The entry of another case of the same contact.
    #[must_use]
    pub fn of_case(&self, case: &str) -> Self {
        Self {
            case: case.to_owned(),
            ..self.clone()
        }
    }

    /// The entry with the digits of the patient's name, as a list has it.
    #[must_use]
    pub fn with_digits(&self, patient_name: &str) -> String {
        format!("{self}#{}", digits(patient_name))
    }
}

impl fmt::Display for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let patient = part_written(&self.patient);
        let case = part_written(&self.case);
        write!(f, "{}/{patient}/{}/{case}", self.date, self.channel.name())?;
        if self.number > 1 {
            write!(f, "/{}", self.number)?;
        }
        Ok(())
    }
}

/// Four hex digits by which it shows that an entry and the name beside it were sorted apart.
#[must_use]
pub fn digits(patient_name: &str) -> String {
    let mut digits = String::new();
    for byte in Sha256::digest(patient_name.as_bytes()).iter().take(2) {
        write!(digits, "{byte:02x}").ok();
    }
    digits
}

fn part_written(part: &str) -> String {
    let mut out = String::with_capacity(part.len());
    for c in part.chars() {
        match WRITTEN.iter().find(|(sign, _)| *sign == c) {
            Some((_, written)) => out.push_str(written),
            None => out.push(c),
        }
    }
    out
}

/// A part with its signs as they were; `None` where a `%` stands for nothing.
fn part_read(part: &str) -> Option<String> {
    let mut out = String::with_capacity(part.len());
    let mut rest = part;
    while let Some(at) = rest.find('%') {
        let (before, sign) = rest.split_at(at);
        out.push_str(before);
        let known = WRITTEN.iter().find_map(|(c, written)| {
            let head = sign.get(..written.len())?;
            head.eq_ignore_ascii_case(written)
                .then_some((*c, written.len()))
        });
        let (c, length) = known?;
        out.push(c);
        rest = sign.get(length..)?;
    }
    out.push_str(rest);
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_comes_back_as_it_was() {
        for (patient, case, number, written) in [
            ("12", "plan:17", 1, "2026-03-02/12/sms/plan:17"),
            (
                "a/b#c%",
                "visit:1/2",
                1,
                "2026-03-02/a%2Fb%23c%25/sms/visit:1%2F2",
            ),
            (
                "00012",
                "agreement:Д 1",
                3,
                "2026-03-02/00012/sms/agreement:Д 1/3",
            ),
            ("%2F", "plan:%", 2, "2026-03-02/%252F/sms/plan:%25/2"),
        ] {
            let entry = Entry {
                date: NaiveDate::from_ymd_opt(2026, 3, 2).unwrap(),
                patient: patient.to_owned(),
                channel: Channel::Sms,
                case: case.to_owned(),
                number,
            };
            assert_eq!(entry.to_string(), written);
            assert_eq!(Entry::parse(written), Some((entry.clone(), None)));
            let marked = entry.with_digits("Рогова Вера");
            let digits = digits("Рогова Вера");
            assert_eq!(marked, format!("{written}#{digits}"));
            assert_eq!(Entry::parse(&marked), Some((entry, Some(digits.as_str()))));
        }
    }

    #[test]
    fn where_it_is_known_what_came_of_an_entry_the_next_has_a_number() {
        let held = [
            "2026-03-02/7/call/plan:1",
            "2026-03-02/7/call/plan:1/2",
            "2026-03-02/8/call/plan:2",
        ];
        let held = held.map(str::to_owned).into();
        for (entry, wanted) in [
            ("2026-03-02/7/call/plan:1", "2026-03-02/7/call/plan:1/3"),
            ("2026-03-02/8/call/plan:2", "2026-03-02/8/call/plan:2/2"),
            ("2026-03-02/8/sms/plan:2", "2026-03-02/8/sms/plan:2"),
            ("2026-03-03/7/call/plan:1", "2026-03-03/7/call/plan:1"),
        ] {
            let (entry, _) = Entry::parse(entry).unwrap();
            assert_eq!(entry.beside(&held).to_string(), wanted);
        }
    }

    #[test]
    fn what_is_no_entry_is_none() {
        for text in [
            "",
            "12",
            "2026-03-02/12/sms",
            "2026-03-02//sms/plan:1",
            "2026-03-02/12/pigeon/plan:1",
            "2026-03-02/12/sms/plan:1/1",
            "2026-03-02/12/sms/plan:1/x",
            "2026-03-02/12/sms/plan:1/2/3",
            "2026-03-02/12/sms/plan:1#xyz1",
            "2026-03-02/12/sms/plan:1#12345",
            "2026-03-02/1%2/sms/plan:1",
            "2026-02-31/12/sms/plan:1",
        ] {
            assert_eq!(Entry::parse(text), None, "{text}");
        }
    }

    #[test]
    fn the_digits_are_of_the_name() {
        // sha256 of an empty text begins so.
        assert_eq!(digits(""), "e3b0");
        assert_ne!(digits("Рогова Вера"), digits("Рогова Вероника"));
    }
}
