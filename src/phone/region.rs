//! The numbering plan of one region: which digits are a number there.

use std::borrow::Cow;

use super::metadata::REGIONS;
use super::pattern::Pattern;

/// A calling code has at most three digits.
const MOST_CALLING_DIGITS: usize = 3;

/// The numbering plan of a region, or of a calling code that belongs to no region.
pub(super) struct Region {
    /// ISO 3166 alpha-2, or `001` for the calling codes of no region.
    pub(super) code: &'static str,
    pub(super) calling: u16,
    /// Bit n: a number of n digits is possible.
    pub(super) lengths: u32,
    /// Bit n: n digits are possible, but only within an area.
    pub(super) local_lengths: u32,
    /// What is dialled before the calling code of another country.
    pub(super) international_prefix: Option<Pattern>,
    /// What is dialled before a number of the country itself.
    pub(super) national_prefix: Option<Pattern>,
    /// What `national_prefix` is replaced with if its last group took part.
    pub(super) national_prefix_becomes: Option<&'static str>,
    /// All numbers of the region; all are of `lengths` or `local_lengths`.
    pub(super) number: Pattern,
    /// Which numbers of a calling code that several regions share are of this one.
    pub(super) own: Option<Pattern>,
    /// What may be a fixed line; `None` where nobody can tell one from a mobile phone.
    pub(super) fixed_line: Option<Pattern>,
    /// What of `fixed_line` is something else or may be, a mobile phone above all.
    pub(super) not_fixed_line: Option<Pattern>,
    /// How numbers are written, in the main region of a calling code; the first that fits counts.
    pub(super) formats: &'static [Format],
}

/// A way to write a number.
pub(super) struct Format {
    /// How a number begins that is written so.
    pub(super) leading: Option<Pattern>,
    /// The groups of its digits, as a pattern of capturing groups.
    pub(super) groups: Pattern,
    pub(super) at_home: Option<&'static str>,
    pub(super) abroad: Option<&'static str>,
}

/// Whether a number of so many digits is possible in a numbering plan.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum LengthFit {
    Possible,
    OnlyLocal,
    TooShort,
    Between,
    TooLong,
}

impl Region {
    /// Calling codes of no region have plans too: those of satellite phones, for one.
    pub(super) fn is_nowhere(&self) -> bool {
        self.code == "001"
    }

    pub(super) fn fit(&self, length: usize) -> LengthFit {
        let shift = u32::try_from(length).unwrap_or(u32::MAX);
        let bit = 1_u32.checked_shl(shift).unwrap_or(0);
        if self.local_lengths & bit != 0 {
            LengthFit::OnlyLocal
        } else if self.lengths & bit != 0 {
            LengthFit::Possible
        } else if shift < self.lengths.trailing_zeros() {
            LengthFit::TooShort
        } else if shift > self.lengths.checked_ilog2().unwrap_or(0) {
            LengthFit::TooLong
        } else {
            LengthFit::Between
        }
    }

    pub(super) fn is_number(&self, digits: &str) -> bool {
        let is_length = matches!(
            self.fit(digits.len()),
            LengthFit::Possible | LengthFit::OnlyLocal
        );
        // Other lengths don't match either, but their patterns take longer to say so.
        is_length && self.number.is_match(digits)
    }

    /// Whether the digits are surely those of a fixed line.
    pub(super) fn is_fixed_line(&self, digits: &str) -> bool {
        let is_match = |pattern: &Option<Pattern>| {
            pattern
                .as_ref()
                .is_some_and(|pattern| pattern.is_match(digits))
        };
        self.is_number(digits) && is_match(&self.fixed_line) && !is_match(&self.not_fixed_line)
    }

    /// The digits without what is dialled before a number within the country (`8`, `0`, a
    /// carrier's code); all of them if only with the prefix they are a number.
    fn without_national_prefix<'d>(&self, digits: &'d str) -> Cow<'d, str> {
        let kept = Cow::Borrowed(digits);
        let prefix = self.national_prefix.as_ref();
        let Some(after) = prefix.and_then(|prefix| prefix.after(digits)) else {
            return kept;
        };
        let replaced = self.national_prefix_becomes.and_then(|becomes| {
            let groups = prefix?.captures(digits)?;
            groups.get(groups.len() - 1)?;
            let mut replaced = String::new();
            groups.expand(becomes, &mut replaced);
            Some(Cow::Owned(replaced + after))
        });
        let stripped = replaced.unwrap_or(Cow::Borrowed(after));
        if self.is_number(digits) && !self.is_number(&stripped) {
            return kept;
        }
        stripped
    }

    /// The digits that E.164 keeps: those without the national prefix, unless too few would be left.
    pub(super) fn significant<'d>(&self, digits: &'d str) -> Cow<'d, str> {
        let stripped = self.without_national_prefix(digits);
        // A short number may well begin like a prefix.
        match self.fit(stripped.len()) {
            LengthFit::Possible | LengthFit::TooLong => stripped,
            LengthFit::OnlyLocal | LengthFit::TooShort | LengthFit::Between => {
                Cow::Borrowed(digits)
            }
        }
    }

    /// The number without the region's own calling code, if that was dialled without a `+`: then
    /// the digits are too many with it, or a number of the region only without it.
    pub(super) fn without_own_calling_code<'d>(&self, digits: &'d str) -> Option<Cow<'d, str>> {
        let (_, rest) = split_calling_code_if(digits, |calling| calling == self.calling)?;
        let rest = self.without_national_prefix(rest);
        let is_better = self.fit(digits.len()) == LengthFit::TooLong
            || (!self.is_number(digits) && self.is_number(&rest));
        is_better.then_some(rest)
    }
}

/// The main region of a calling code.
pub(super) fn main_region(calling: u16) -> Option<&'static Region> {
    let first = REGIONS.partition_point(|region| region.calling < calling);
    REGIONS
        .get(first)
        .filter(|region| region.calling == calling)
}

/// The region of a number: of those that share the calling code, the first whose pattern it matches.
pub(super) fn region_of(calling: u16, national: &str) -> Option<&'static Region> {
    let mut shares = REGIONS.iter().filter(|region| region.calling == calling);
    shares.find(|region| region.own.as_ref().is_none_or(|own| own.is_match(national)))
}

/// Splits a whole number into its calling code and the digits after it.
pub(super) fn split_calling_code(digits: &str) -> Option<(u16, &str)> {
    split_calling_code_if(digits, |calling| main_region(calling).is_some())
}

/// Splits off the shortest calling code for which `is_calling` holds.
pub(super) fn split_calling_code_if(
    digits: &str,
    is_calling: impl Fn(u16) -> bool,
) -> Option<(u16, &str)> {
    // No calling code begins with 0.
    if digits.starts_with('0') {
        return None;
    }
    (1..=MOST_CALLING_DIGITS).find_map(|length| {
        let (calling, rest) = digits.split_at_checked(length)?;
        let calling = calling.parse().ok()?;
        is_calling(calling).then_some((calling, rest))
    })
}
