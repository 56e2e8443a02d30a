//! Holding an archive against what its manifests say.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;

use chrono::Months;

use super::chain::{Archive, Day, WhyUnusable, date_of};
use super::manifest::{FileEntry, Link};
use super::{DAY, EXPIRED};
use crate::disk::fingerprint;
use crate::disk::presence::{Folder, is_absence};
use crate::language::archive::{Expected, Finding, TakenOut, Verified};
use crate::model::seal::Seal;

/// For how long the days of an archive are kept at least.
pub(crate) const LEAST_MONTHS: u32 = 12;

/// A hash that somebody has kept elsewhere, or the beginning of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Wanted(String);

impl Wanted {
    /// Fewer digits than this could be another day's.
    pub(crate) const FEWEST_DIGITS: usize = 12;
    const MOST_DIGITS: usize = 64;

    /// Reads one as it is printed or as somebody copied it: in groups or not, in capitals or small letters.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let is_between = |c: &char| c.is_whitespace() || *c == '-' || *c == '…';
        let digits: String = text.chars().filter(|c| !is_between(c)).collect();
        let is_hash = (Self::FEWEST_DIGITS..=Self::MOST_DIGITS).contains(&digits.len())
            && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_hash.then(|| Self(digits.to_lowercase()))
    }

    fn is(&self, sha256: &str) -> bool {
        sha256.starts_with(&self.0)
    }

    /// Where the chain has it.
    fn found(self, archive: &Archive) -> Expected {
        if let Some(day) = archive.days.iter().find(|day| self.is(&day.sha256)) {
            return Expected::Day(day.name.clone());
        }
        // A manifest that was altered since is still named by the day after it.
        let mut links = archive.days.iter().filter_map(|day| {
            let link = day.manifest.previous.as_ref()?;
            self.is(&link.sha256).then_some((day, link))
        });
        match links.next() {
            Some((by, link)) => Expected::Once {
                day: link.day.clone(),
                by: by.name.clone(),
            },
            None => Expected::Unknown(self.0),
        }
    }
}

/// Looks at every file of an archive, and at every link of its chain.
///
/// # Errors
/// Where the folder of a day can't be listed.
pub(crate) fn verify(archive: &Archive, wanted: Option<Wanted>) -> io::Result<Verified> {
    let mut findings = Vec::new();
    for (name, why) in &archive.unusable {
        let day = name.clone();
        findings.push(match *why {
            WhyUnusable::Missing => Finding::NoManifest { day },
            WhyUnusable::NoManifest => Finding::BadManifest { day },
            WhyUnusable::CannotRead(why) => Finding::Unreadable {
                file: format!("{day}/{DAY}"),
                why,
            },
        });
    }
    let foreign = archive.foreign.iter().cloned();
    findings.extend(foreign.map(|file| Finding::Added { file }));
    chain(archive, &mut findings);
    let mut taken_out = Vec::new();
    for day in &archive.days {
        let told = findings.len();
        match expiry(archive, day, &mut findings) {
            // What was not taken out rightly is missing.
            Some(expired) if findings.len() == told => {
                left(day, &mut findings)?;
                taken_out.push(expired);
            }
            Some(_) | None => files(day, &mut findings)?,
        }
    }
    let out_of_order = archive.days.windows(2).filter_map(|pair| {
        let is_back = pair[1].manifest.date < pair[0].manifest.date;
        is_back.then(|| (pair[1].name.clone(), pair[0].name.clone()))
    });
    Ok(Verified {
        days: archive.days.len(),
        span: span(archive),
        last: archive.days.last().map(|last| Seal {
            day: last.name.clone(),
            sha256: last.sha256.clone(),
        }),
        taken_out,
        out_of_order: out_of_order.collect(),
        has_part: archive.has_part,
        expected: wanted.map(|wanted| wanted.found(archive)),
        findings,
    })
}

fn span(archive: &Archive) -> Option<(chrono::NaiveDate, chrono::NaiveDate)> {
    let dates = archive.days.iter().map(|day| day.manifest.date);
    Some((dates.clone().min()?, dates.max()?))
}

/// Holds each day's link against the day before it.
fn chain(archive: &Archive, findings: &mut Vec<Finding>) {
    let by_name: BTreeMap<&str, &Day> = archive
        .days
        .iter()
        .map(|day| (day.name.as_str(), day))
        .collect();
    let unusable = archive.unusable.iter().map(|(name, _)| name.as_str());
    let unusable: BTreeSet<&str> = unusable.collect();
    let mut before: Option<&Day> = None;
    for day in &archive.days {
        let own_date = date_of(&day.name);
        if own_date != Some(day.manifest.date) {
            findings.push(Finding::OfAnotherDate {
                day: day.name.clone(),
                date: day.manifest.date,
            });
        }
        let number = before.map_or(0, |before| before.manifest.number);
        if day.manifest.number == number {
            let other = before.map_or_else(String::new, |before| before.name.clone());
            findings.push(Finding::SamePlace {
                day: day.name.clone(),
                other,
            });
        }
        let between = day.manifest.number.saturating_sub(number + 1);
        let mut told = 0;
        match &day.manifest.previous {
            None if number > 0 => findings.push(Finding::NoLink {
                day: day.name.clone(),
            }),
            None => {}
            Some(link) => {
                let known = by_name.get(link.day.as_str()).copied();
                if let Some(finding) = broken(day, link, known, before) {
                    findings.push(finding);
                } else if known.is_none() {
                    told = 1;
                    if !unusable.contains(link.day.as_str()) {
                        findings.push(Finding::DayMissing {
                            day: link.day.clone(),
                            by: day.name.clone(),
                        });
                    }
                }
            }
        }
        if between > told {
            findings.push(Finding::Gap {
                before: day.name.clone(),
                count: between - told,
            });
        }
        before = Some(day);
    }
}

/// What is wrong with a link to a day that is there.
fn broken(day: &Day, link: &Link, known: Option<&Day>, before: Option<&Day>) -> Option<Finding> {
    // That a folder holds a day of another date is told of it.
    let known = known.filter(|known| date_of(&known.name) == Some(known.manifest.date))?;
    if known.sha256 != link.sha256 {
        return Some(Finding::OtherManifest {
            day: known.name.clone(),
            by: day.name.clone(),
        });
    }
    let is_before = before.is_some_and(|before| before.name == known.name);
    (!is_before).then(|| Finding::OutOfPlace {
        day: day.name.clone(),
        names: known.name.clone(),
    })
}

/// Whether a day was taken out on purpose, and rightly.
fn expiry(archive: &Archive, day: &Day, findings: &mut Vec<Finding>) -> Option<TakenOut> {
    let mut all = archive.days.iter();
    let named_by = all.find(|other| other.manifest.expired.contains(&day.name));
    let last = archive.days.last().map_or(0, |last| last.manifest.number);
    let on = match (&day.expired, named_by) {
        (None, None) => return None,
        (Some(expired), named_by) => {
            if named_by.is_none() && last > expired.after {
                findings.push(Finding::NotNamed {
                    day: day.name.clone(),
                });
            }
            expired.on
        }
        // What it said itself is gone: the chain says it.
        (None, Some(by)) => by.manifest.date,
    };
    let kept_until = day
        .manifest
        .date
        .checked_add_months(Months::new(LEAST_MONTHS));
    // By the time that a day names it, no earlier day of the chain can be still to come.
    let latest = named_by.and_then(|by| {
        let until = archive.days.iter().map(|day| &day.manifest);
        let until = until.filter(|other| other.number <= by.manifest.number);
        until.map(|other| other.date).max()
    });
    let is_early = |date: chrono::NaiveDate| kept_until.is_none_or(|until| date < until);
    if is_early(on) || latest.is_some_and(is_early) {
        findings.push(Finding::TooEarly {
            day: day.name.clone(),
            on: latest.map_or(on, |latest| latest.min(on)),
        });
    }
    Some(TakenOut {
        day: day.name.clone(),
        on,
    })
}

/// What is still there of a day that was taken out.
fn left(day: &Day, findings: &mut Vec<Finding>) -> io::Result<()> {
    let found = names(&day.path)?;
    let files = found
        .into_iter()
        .filter(|name| name != DAY && name != EXPIRED);
    for name in files {
        let is_own = day.manifest.files.iter().any(|entry| entry.file == name);
        let file = format!("{}/{name}", day.name);
        findings.push(if is_own {
            Finding::StillThere { file }
        } else {
            Finding::Added { file }
        });
    }
    Ok(())
}

/// Holds the files of a day against its manifest.
fn files(day: &Day, findings: &mut Vec<Finding>) -> io::Result<()> {
    for entry in &day.manifest.files {
        findings.extend(altered(day, entry));
    }
    for name in names(&day.path)? {
        let is_own = name == DAY
            || name == EXPIRED && day.expired.is_some()
            || day.manifest.files.iter().any(|entry| entry.file == name);
        if !is_own {
            findings.push(Finding::Added {
                file: format!("{}/{name}", day.name),
            });
        }
    }
    Ok(())
}

fn altered(day: &Day, entry: &FileEntry) -> Option<Finding> {
    let file = format!("{}/{}", day.name, entry.file);
    let Some(path) = day.place(&entry.file) else {
        return Some(Finding::NoFile { file });
    };
    if path.symlink_metadata().is_ok_and(|found| !found.is_file()) {
        return Some(Finding::NoFile { file });
    }
    let digest = day
        .open(&entry.file)
        .and_then(|mut opened| fingerprint::of_reader(&mut opened));
    match digest {
        Ok((sha256, bytes)) if sha256 == entry.sha256 && bytes == entry.bytes => None,
        Ok(_) => Some(Finding::Altered { file }),
        Err(error) if is_absence(error.kind()) => Some(Finding::Missing { file }),
        Err(error) => Some(Finding::Unreadable {
            file,
            why: error.into(),
        }),
    }
}

/// The files in a folder, and in the folders within.
fn names(path: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for found in Folder::list(path)?.paths() {
        let name = found.file_name().unwrap_or_default().to_string_lossy();
        let is_folder = found.symlink_metadata().is_ok_and(|found| found.is_dir());
        if is_folder {
            let within = self::names(&found)?;
            if within.is_empty() {
                names.push(format!("{name}/"));
            }
            names.extend(within.into_iter().map(|within| format!("{name}/{within}")));
        } else {
            names.push(name.into_owned());
        }
    }
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_read_as_it_is_printed_and_as_it_is_copied() {
        let whole = "3f2a91c0b7de12343f2a91c0b7de12343f2a91c0b7de12343f2a91c0b7de1234";
        for text in [
            "3f2a 91c0 b7de 1234",
            "3F2A91C0B7DE",
            " 3f2a-91c0-b7de-1234 … ",
            whole,
        ] {
            let wanted = Wanted::parse(text).unwrap();
            assert!(wanted.is(whole), "{text}");
        }
        for text in ["", "3f2a91c0b7d", "3f2a91c0b7dx", &format!("{whole}0")] {
            assert_eq!(Wanted::parse(text), None, "{text}");
        }
    }
}
