//! Telephone numbers: read as people write them, compared as E.164, shown as a country writes them.
//!
//! libphonenumber decides what a number is. A text is read here if libphonenumber parses it for the clinic's country and finds the result
//! possible, and not only locally; E.164 and extension are then the same as there. The one difference: a number that libphonenumber reads as
//! another one from its own E.164 is not read here (`+49 0030 123456` is written `+49030123456`, which is read as `+4930123456`), because
//! a refusal recorded for the one would not be found under the other. No patient has such a number: of those that the numbering plans
//! know, only service numbers of Belarus are among them.
//!
//! The rules are written anew from libphonenumber's documented behaviour. The numbering plans are its own, carried over into `metadata`
//! by `tools/phones.py`.

mod display;
mod free_text;
pub(crate) mod mask;
mod metadata;
mod parse;
mod pattern;
mod region;

use std::borrow::Cow;
use std::fmt;
use std::num::NonZeroU64;

pub(crate) use free_text::FEWEST_DIGITS_NAMED;
pub use free_text::telephone_like;
use metadata::REGIONS;
use region::{
    LengthFit, Region, main_region, region_of, split_calling_code, split_calling_code_if,
};

/// The fewest and the most digits of a number without its calling code, whatever the country.
const NATIONAL_LENGTHS: std::ops::RangeInclusive<usize> = 2..=17;
/// The fewest digits that calling code and number have together.
const FEWEST_DIGITS_ABROAD: usize = 3;

/// A number in E.164, held as its digits, calling code first.
///
/// Numbers are ordered by these digits read as one number, which says nothing but is stable.
///
/// Packed, as patients hold two each: otherwise four bytes would stand empty beside each of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(Rust, packed(4))]
pub struct Phone(NonZeroU64);

impl Phone {
    /// The number with these digits, calling code first (`79187744206`); `None` if 0.
    ///
    /// Such a number need not exist.
    #[must_use]
    pub(crate) fn from_digits(digits: u64) -> Option<Phone> {
        NonZeroU64::new(digits).map(Phone)
    }

    /// The digits, calling code first: `79187744206`.
    #[must_use]
    pub fn digits(self) -> u64 {
        let Self(digits) = self;
        digits.get()
    }

    /// The number as E.164 writes it: `+79187744206`.
    #[must_use]
    pub fn e164(self) -> String {
        self.to_string()
    }

    /// Whether it stands where there is no number: its last seven digits are the same, or its national number counts up from 1 or 0.
    #[must_use]
    pub(crate) fn is_placeholder(self) -> bool {
        const SEVENTH: u64 = 1_000_000;
        const ONES: u64 = 1_111_111;
        let number = self.digits();
        let last_seven = number % (SEVENTH * 10);
        if number >= SEVENTH && last_seven.is_multiple_of(ONES) {
            return true;
        }
        // Of most numbers the last two digits tell that they don't count up.
        if (number / 10 + 1) % 10 != number % 10 {
            return false;
        }
        let digits = number.to_string();
        let national = split_calling_code(&digits).map(|(_, national)| national.as_bytes());
        national.is_some_and(counts_up)
    }

    /// Whether libphonenumber takes the number for a fixed line, which no text message reaches. Numbers that may be mobile phones too,
    /// such as all those of the USA, don't count.
    #[must_use]
    pub(crate) fn is_fixed_line(self) -> bool {
        let digits = self.digits().to_string();
        split_calling_code(&digits).is_some_and(|(calling, national)| {
            region_of(calling, national).is_some_and(|region| region.is_fixed_line(national))
        })
    }

    fn of(calling: u16, national: &str) -> Option<Phone> {
        let mut digits = u64::from(calling);
        for digit in national.bytes() {
            let digit = u64::from(digit.wrapping_sub(b'0'));
            digits = digits.checked_mul(10)?.checked_add(digit)?;
        }
        Phone::from_digits(digits)
    }
}

impl fmt::Display for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "+{}", self.digits())
    }
}

/// No real number ends in this many equal digits.
const SAME_DIGITS: usize = 7;

/// Whether the last seven digits are the same.
#[must_use]
pub(crate) fn ends_in_same_digits(digits: &[u8]) -> bool {
    let last = digits
        .len()
        .checked_sub(SAME_DIGITS)
        .map(|from| &digits[from..]);
    last.is_some_and(|last| last.iter().all(|digit| *digit == last[0]))
}

/// Whether digits count up from 1 or 0, as 1234567890.
fn counts_up(digits: &[u8]) -> bool {
    let next = |digit: u8| if digit == b'9' { b'0' } else { digit + 1 };
    digits.len() >= SAME_DIGITS
        && matches!(digits.first(), Some(b'0' | b'1'))
        && digits.windows(2).all(|pair| next(pair[0]) == pair[1])
}

/// A number as it was written, with the extension behind it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Written {
    /// The number, without the extension.
    pub phone: Phone,
    /// The digits of the extension as written, without the word before them.
    pub extension: Option<String>,
}

/// Reads and shows numbers for a clinic of one country.
#[derive(Clone, Copy)]
pub struct Reader {
    region: &'static Region,
}

impl fmt::Debug for Reader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Reader").field(&self.region.code).finish()
    }
}

impl Reader {
    /// A reader for a clinic in `country`, an ISO 3166 alpha-2 code in upper case.
    ///
    /// `None` if there is no such country, or no numbering plan of it is known.
    #[must_use]
    pub fn new(country: &str) -> Option<Reader> {
        let mut regions = REGIONS.iter().filter(|region| region.code == country);
        let region = regions.next().filter(|region| !region.is_nowhere())?;
        Some(Reader { region })
    }

    /// Reads a number, the reader's country being taken where none is given.
    ///
    /// `None` if the text is no number, or has not the digits of a possible number of its country.
    #[must_use]
    pub fn read(&self, text: &str) -> Option<Written> {
        let mut digits = [0; 20];
        if let Some((plus, digits)) = parse::parse_simple(text, &mut digits) {
            let phone = dial(self.region, plus, digits)?;
            return Some(Written {
                phone,
                extension: None,
            });
        }
        let parsed = parse::parse(text)?;
        Some(Written {
            phone: dial(self.region, parsed.plus, &parsed.digits)?,
            extension: parsed.extension,
        })
    }

    /// The number as people write it: in national form if it is of the reader's country, else in
    /// international form.
    ///
    /// Where countries share a calling code, a number belongs to the first one whose pattern it
    /// matches; a number without an area code belongs to the reader's own.
    #[must_use]
    pub fn display(&self, phone: Phone) -> String {
        display::display(self.region, phone)
    }
}

/// The country that is called.
enum Country<'d> {
    /// The main region of the calling code, and the number there.
    Named(&'static Region, Cow<'d, str>),
    /// None was named, so it is the caller's own.
    Own,
    /// No such calling code, or nothing behind it.
    Wrong,
}

/// The number that is reached from `region` by these digits.
fn dial(region: &'static Region, plus: bool, digits: &str) -> Option<Phone> {
    russian(region, plus, digits).or_else(|| dial_by_plan(region, plus, digits))
}

/// A number as nearly all in Russia are written: `+7` or `7`, `8` or nothing before the ten digits of an area or of a mobile phone. What the
/// plans say of these is known without them.
fn russian(region: &'static Region, plus: bool, digits: &str) -> Option<Phone> {
    const LENGTH: usize = 10;
    const CALLING: u16 = 7;
    let (before, national) = digits.split_at_checked(digits.len().checked_sub(LENGTH)?)?;
    let is_usual = matches!(national.as_bytes(), [b'3' | b'4' | b'9', ..]);
    let is_dialled_so = match before {
        "7" => plus || region.code == "RU",
        "8" | "" => !plus && region.code == "RU",
        _ => false,
    };
    (is_usual && is_dialled_so).then(|| Phone::of(CALLING, national))?
}

/// The same by the numbering plans.
fn dial_by_plan(region: &'static Region, plus: bool, digits: &str) -> Option<Phone> {
    if plus && digits.len() < FEWEST_DIGITS_ABROAD {
        return None;
    }
    let country = match international(digits) {
        Country::Named(main, rest) if plus => Country::Named(main, rest),
        _ => country_dialled(region, digits),
    };
    match country {
        Country::Named(main, rest) => national(main, &rest),
        // Some write a + before what they dial at home, but then it has to name a country.
        Country::Own if !plus => national(region, digits),
        Country::Own | Country::Wrong => None,
    }
}

/// The country of digits that begin with a calling code.
fn international(digits: &str) -> Country<'_> {
    let code = split_calling_code_if(digits, |calling| main_region(calling).is_some());
    let named = code.and_then(|(calling, rest)| Some((main_region(calling)?, rest)));
    named.map_or(Country::Wrong, |(main, rest)| {
        Country::Named(main, Cow::Borrowed(rest))
    })
}

/// The country of digits that are dialled in `region` without a `+`.
fn country_dialled<'d>(region: &'static Region, digits: &'d str) -> Country<'d> {
    let prefix = region.international_prefix.as_ref();
    let abroad = prefix.and_then(|prefix| prefix.after(digits));
    // Before a 0 it is no such prefix but the start of a number of the country itself.
    match abroad.filter(|rest| !rest.starts_with('0')) {
        Some(rest) if rest.len() < FEWEST_DIGITS_ABROAD => Country::Wrong,
        Some(rest) => international(rest),
        None => region
            .without_own_calling_code(digits)
            .and_then(|rest| Some(Country::Named(main_region(region.calling)?, rest)))
            .unwrap_or(Country::Own),
    }
}

/// The number with these national digits, if it is a possible one that its E.164 gives back.
fn national(plan: &'static Region, digits: &str) -> Option<Phone> {
    let main = main_region(plan.calling)?;
    if digits.len() < *NATIONAL_LENGTHS.start() {
        return None;
    }
    let given = digits;
    let digits = plan.significant(digits);
    // What can be dialled only within a town leads to somebody else from anywhere else.
    let is_possible = main.fit(digits.len()) == LengthFit::Possible;
    if !is_possible || !NATIONAL_LENGTHS.contains(&digits.len()) {
        return None;
    }
    // What was left as it is, is left so again.
    let is_as_given = digits == given && std::ptr::eq(main, plan);
    let comes_back = is_as_given || main.significant(&digits) == digits;
    Phone::of(main.calling, &digits).filter(|_| comes_back)
}

#[cfg(test)]
mod tests;
