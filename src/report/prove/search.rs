//! Looking through the days of an archive for one patient or one number. Lines that can't be about them are told by their bytes, and only
//! the others are parsed: a year of days holds millions of decisions.

use std::borrow::Cow;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use flate2::read::MultiGzDecoder;
use memchr::memmem::Finder;
use rayon::prelude::*;
use serde::Deserialize;

use super::{DayAt, Whom};
use crate::disk::presence::open_regular;
use crate::export::values::normal;
use crate::model::archived::{ArchivedContact, CONTACTS, DECISIONS};
use crate::report::people::{Wanted, name_has_words, words_of};

/// No line that recall writes is longer.
const MOST_LINE_BYTES: u64 = 1 << 26;

/// What was found in one file of each day, and where something could not be read: the name of the day and what is wrong.
pub(super) struct Found<T> {
    /// With the place of its day.
    pub(super) of_days: Vec<(usize, T)>,
    pub(super) unread: Vec<(String, io::ErrorKind)>,
}

/// A decision as a line of the archive has it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub(crate) struct Decided {
    pub patient_id: String,
    pub case: String,
    pub reason: Option<String>,
    pub verdict: String,
    pub codes: Vec<String>,
    pub on: Option<String>,
    pub why: String,
}

/// Whom a contact is for and where it goes, of a line of which no more is wanted.
#[derive(Deserialize)]
struct Head<'l> {
    #[serde(borrow)]
    patient_id: Cow<'l, str>,
    #[serde(borrow)]
    patient_name: Cow<'l, str>,
    #[serde(borrow)]
    contact_name: Cow<'l, str>,
    #[serde(borrow)]
    to: Cow<'l, str>,
}

/// Somebody who is named in contacts.
pub(crate) type Named = (String, String);

/// The contacts with a patient, or to a number.
pub(super) fn contacts(days: &[DayAt], whom: &Whom) -> Found<ArchivedContact> {
    let needle = match whom {
        Whom::Patient { id, .. } => field("patient_id", id),
        Whom::Number { e164, .. } => field("to", e164),
    };
    let is_meant = |contact: &ArchivedContact| match whom {
        Whom::Patient { id, .. } => contact.patient_id == *id,
        Whom::Number { e164, .. } => contact.to == *e164,
    };
    in_lines(days, CONTACTS, &[needle], is_meant)
}

/// The decisions about patients.
pub(super) fn decisions(days: &[DayAt], ids: &[String]) -> Found<Decided> {
    let needles: Vec<String> = ids.iter().map(|id| field("patient_id", id)).collect();
    in_lines(days, DECISIONS, &needles, |decided: &Decided| {
        ids.contains(&decided.patient_id)
    })
}

/// Who is named in contacts by a number that is asked for, with that number; else by a name. Each once, in the order of the ids, under the
/// last name.
pub(super) fn who(days: &[DayAt], number: Option<Wanted>, asked: &str) -> Who {
    let asked = normal(asked);
    let words = words_of(&asked);
    let of_day = |day: &DayAt| {
        let mut numbers = Vec::new();
        let mut names = Vec::new();
        let looked = each_line(day, CONTACTS, |line| {
            let Ok(head) = serde_json::from_slice::<Head<'_>>(line) else {
                return;
            };
            let digits = head.to.strip_prefix('+').and_then(|to| to.parse().ok());
            let is_number = |wanted: Wanted| digits.is_some_and(|digits| wanted.is(digits));
            if number.is_some_and(is_number) {
                numbers.push(head.to.clone().into_owned());
            }
            let has_name = |words: &Vec<&str>| {
                let mut both = [&head.patient_name, &head.contact_name].into_iter();
                both.any(|name| name_has_words(std::iter::once(&**name), words))
            };
            if words.as_ref().is_some_and(has_name) {
                names.push((head.patient_id.into_owned(), head.patient_name.into_owned()));
            }
        });
        // What can't be read is said when it is looked for.
        looked.ok();
        (numbers, names)
    };
    let all: Vec<_> = days.par_iter().map(of_day).collect();
    let mut who = Who::default();
    let mut named = std::collections::BTreeMap::new();
    for (numbers, names) in all {
        who.numbers.extend(numbers);
        named.extend(names);
    }
    who.numbers.sort_unstable();
    who.numbers.dedup();
    who.named = named.into_iter().collect();
    who
}

/// Who may be meant.
#[derive(Default)]
pub(super) struct Who {
    pub(super) numbers: Vec<String>,
    pub(super) named: Vec<Named>,
}

/// How a field stands in a line that recall wrote.
fn field(name: &str, value: &str) -> String {
    format!("\"{name}\":{}", serde_json::Value::from(value))
}

/// The lines of a file of each day that hold one of the needles, parsed, and of which something holds.
fn in_lines<T: for<'l> Deserialize<'l> + Send>(
    days: &[DayAt],
    file: &str,
    needles: &[String],
    is_meant: impl Fn(&T) -> bool + Sync,
) -> Found<T> {
    let finders: Vec<Finder<'_>> = needles.iter().map(Finder::new).collect();
    let of_day = |(place, day): (usize, &DayAt)| {
        let mut found = Vec::new();
        let mut is_broken = false;
        let looked = each_line(day, file, |line| {
            if !finders.iter().any(|finder| finder.find(line).is_some()) {
                return;
            }
            match serde_json::from_slice::<T>(line) {
                Ok(one) if is_meant(&one) => found.push((place, one)),
                Ok(_) => {}
                Err(_) => is_broken = true,
            }
        });
        let looked = match looked {
            Ok(()) if is_broken => Err(io::ErrorKind::InvalidData),
            Ok(()) => Ok(()),
            Err(error) => Err(error.kind()),
        };
        let unread = looked.err().map(|kind| (day.name.clone(), kind));
        (found, unread)
    };
    let all: Vec<_> = days
        .par_iter()
        .enumerate()
        .map(|(place, day)| of_day((place, day)))
        .collect();
    let mut found = Found {
        of_days: Vec::new(),
        unread: Vec::new(),
    };
    for (of_day, unread) in all {
        found.of_days.extend(of_day);
        found.unread.extend(unread);
    }
    found
}

/// Hands on each line of a file of a day; of a day that was taken out, none.
fn each_line(day: &DayAt, file: &str, mut take: impl FnMut(&[u8])) -> io::Result<()> {
    if day.is_expired {
        return Ok(());
    }
    let mut lines = open(&day.path.join(file))?;
    let mut line = Vec::new();
    loop {
        line.clear();
        let mut most = (&mut lines).take(MOST_LINE_BYTES);
        if most.read_until(b'\n', &mut line)? == 0 {
            return Ok(());
        }
        if line.last() == Some(&b'\n') {
            line.pop();
        }
        take(&line);
    }
}

fn open(path: &Path) -> io::Result<Box<dyn BufRead>> {
    let file = open_regular(path)?;
    Ok(if path.extension().is_some_and(|ending| ending == "gz") {
        Box::new(BufReader::with_capacity(
            1 << 16,
            MultiGzDecoder::new(BufReader::new(file)),
        ))
    } else {
        Box::new(BufReader::with_capacity(1 << 16, file))
    })
}
