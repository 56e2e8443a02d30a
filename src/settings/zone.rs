//! The time zone of a machine, as the variable `TZ` tells it.

use chrono_tz::Tz;

/// Where such machines keep the zones; `TZ` may name a file there.
const ZONES: &str = "zoneinfo/";
/// The file with the machine's own zone.
const OWN: &str = "/etc/localtime";
/// What people write with the sign turned round: by POSIX `UTC+3` lies three hours behind UTC.
const TURNED: [&str; 2] = ["UTC", "GMT"];

/// What `TZ` says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToldZone<'t> {
    /// Nothing, or that the machine's own zone holds.
    Own,
    /// This zone.
    Zone(Tz),
    /// What is no zone that is known. Other programs take it for UTC without a word.
    NoZone(&'t str),
}

impl<'t> ToldZone<'t> {
    /// What the variable says, where it is there: the name of a zone, or its file, a colon before it or not, or an offset that holds
    /// throughout the year. An empty one is UTC, as for all programs there.
    #[must_use]
    pub fn read(variable: Option<&'t str>) -> Self {
        let Some(told) = variable else {
            return Self::Own;
        };
        let name = told.strip_prefix(':').unwrap_or(told);
        if name.is_empty() {
            return Self::Zone(Tz::UTC);
        }
        if name == OWN {
            return Self::Own;
        }
        let of_file = name.strip_prefix('/').and_then(|it| it.split_once(ZONES));
        let name = of_file.map_or(name, |(_, zone)| zone);
        let name = name.strip_prefix("posix/").unwrap_or(name);
        match name.parse().ok().or_else(|| fixed(name)) {
            Some(zone) => Self::Zone(zone),
            None => Self::NoZone(told),
        }
    }
}

/// A zone as POSIX writes it, `MSK-3` or `<+03>-3`: hours behind UTC. One with a summer time or with minutes is not among the zones by name.
fn fixed(told: &str) -> Option<Tz> {
    let (name, offset) = match told.strip_prefix('<') {
        Some(rest) => rest.split_once('>')?,
        None => told.split_at(told.find(|c: char| !c.is_ascii_alphabetic())?),
    };
    if name.len() < 3 {
        return None;
    }
    let (sign, digits) = match offset.split_at_checked(1)? {
        ("-", digits) => (-1, digits),
        ("+", digits) => (1, digits),
        _ => (1, offset),
    };
    let hours = digits.strip_suffix(":00").unwrap_or(digits);
    let is_number = (1..=2).contains(&hours.len()) && hours.bytes().all(|c| c.is_ascii_digit());
    let hours = sign * hours.parse::<i8>().ok().filter(|_| is_number)?;
    match hours {
        0 => Some(Tz::UTC),
        _ if TURNED.contains(&name) => None,
        _ => format!("Etc/GMT{hours:+}").parse().ok(),
    }
}

/// More letters than these are no slip of the pen.
const MOST_SLIPS: usize = 2;

/// The zone that somebody may have meant who mistyped its name.
#[must_use]
pub(crate) fn nearest(text: &str) -> Option<&'static str> {
    let folded = text.to_lowercase().replace(' ', "_");
    let names = chrono_tz::TZ_VARIANTS.map(Tz::name).into_iter();
    // «Moscow» is a city of a zone, whatever else is as short as that.
    let is_city = |name: &&'static str| {
        name.rsplit_once('/')
            .is_some_and(|(_, city)| city.to_lowercase() == folded)
    };
    if let Some(name) = names.clone().find(is_city) {
        return Some(name);
    }
    let far = names.map(|name| {
        let distance = strsim::damerau_levenshtein(&folded, &name.to_lowercase());
        (distance, name)
    });
    let (distance, name) = far.min()?;
    (distance <= MOST_SLIPS && name.len() > 2 * MOST_SLIPS).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_a_zone_is_read_or_named() {
        let zone = |told| match ToldZone::read(Some(told)) {
            ToldZone::Zone(zone) => zone.name(),
            ToldZone::Own => "own",
            ToldZone::NoZone(_) => "none",
        };
        for (told, wanted) in [
            ("Europe/Moscow", "Europe/Moscow"),
            (":Europe/Moscow", "Europe/Moscow"),
            ("posix/Europe/Moscow", "Europe/Moscow"),
            ("/usr/share/zoneinfo/Europe/Moscow", "Europe/Moscow"),
            (":/usr/share/zoneinfo/posix/Asia/Omsk", "Asia/Omsk"),
            ("/etc/localtime", "own"),
            (":/etc/localtime", "own"),
            ("", "UTC"),
            (":", "UTC"),
            ("UTC", "UTC"),
            ("UTC0", "UTC"),
            ("GMT-0", "GMT-0"),
            ("EST5EDT", "EST5EDT"),
            ("MSK-3", "Etc/GMT-3"),
            ("MSK-03:00", "Etc/GMT-3"),
            ("<+03>-3", "Etc/GMT-3"),
            ("<-03>3", "Etc/GMT+3"),
            ("PETT-12", "Etc/GMT-12"),
            // What there is no zone for, or what would be another one than is meant.
            ("UTC+3", "none"),
            ("GMT-3", "none"),
            ("IST-5:30", "none"),
            ("MSK-30", "none"),
            ("MSK-15", "none"),
            ("MSK--3", "none"),
            ("MSK-", "none"),
            ("CET-1CEST,M3.5.0,M10.5.0/3", "none"),
            ("MSK", "none"),
            ("Europe/Moskow", "none"),
            ("Europe/Moscow ", "none"),
            ("right/Europe/Moscow", "none"),
            ("/home/clinic/zone", "none"),
            ("москва", "none"),
            ("<+03", "none"),
            ("3", "none"),
        ] {
            assert_eq!(zone(told), wanted, "{told:?}");
        }
        assert_eq!(ToldZone::read(None), ToldZone::Own);
        assert_eq!(ToldZone::read(Some("x")), ToldZone::NoZone("x"));
    }

    #[test]
    fn the_nearest_zone_is_found() {
        assert_eq!(nearest("Europe/Moskow"), Some("Europe/Moscow"));
        assert_eq!(nearest("europe/moscow"), Some("Europe/Moscow"));
        assert_eq!(nearest("Moscow"), Some("Europe/Moscow"));
        assert_eq!(nearest("vladivostok"), Some("Asia/Vladivostok"));
        assert_eq!(nearest("New York"), Some("America/New_York"));
        assert_eq!(nearest("MSK-3:30"), None);
        assert_eq!(nearest(""), None);
        assert_eq!(nearest("Москва"), None);
        assert_eq!(nearest("MSK"), None);
    }
}
