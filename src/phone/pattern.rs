//! Matching of digits against the patterns of the numbering plans.

use std::sync::OnceLock;

use regex_lite::{Captures, Regex};

/// A regular expression over digits, compiled when it is first asked: a clinic meets few of the many plans.
pub(super) struct Pattern {
    text: &'static str,
    is_whole: bool,
    regex: OnceLock<Option<Regex>>,
}

impl Pattern {
    /// A pattern that has to match all digits of a number.
    pub(super) const fn whole(text: &'static str) -> Pattern {
        Pattern {
            text,
            is_whole: true,
            regex: OnceLock::new(),
        }
    }

    /// A pattern that has to match the first digits of a number.
    pub(super) const fn start(text: &'static str) -> Pattern {
        Pattern {
            text,
            is_whole: false,
            regex: OnceLock::new(),
        }
    }

    pub(super) fn is_match(&self, digits: &str) -> bool {
        if self.is_literal() {
            return digits.starts_with(self.text);
        }
        self.regex().is_some_and(|regex| regex.is_match(digits))
    }

    /// The digits after those that match.
    pub(super) fn after<'d>(&self, digits: &'d str) -> Option<&'d str> {
        if self.is_literal() {
            return digits.strip_prefix(self.text);
        }
        let found = self.regex()?.find(digits)?;
        digits.get(found.end()..)
    }

    pub(super) fn captures<'d>(&self, digits: &'d str) -> Option<Captures<'d>> {
        self.regex()?.captures(digits)
    }

    /// Most prefixes are nothing but digits, and every number of a clinic is held against them: to compare these as they stand is many times
    /// as fast as a regex.
    fn is_literal(&self) -> bool {
        !self.is_whole && self.text.bytes().all(|byte| byte.is_ascii_digit())
    }

    fn regex(&self) -> Option<&Regex> {
        let compiled = self.regex.get_or_init(|| {
            let end = if self.is_whole { "$" } else { "" };
            Regex::new(&format!("^(?:{}){end}", self.text)).ok()
        });
        compiled.as_ref()
    }
}

#[cfg(test)]
mod tests {
    use super::super::metadata::REGIONS;
    use super::super::region::{Format, Region, main_region, split_calling_code};
    use super::super::tests::FIXED_LINES;
    use super::Pattern;

    #[test]
    fn all_patterns_can_be_compiled() {
        let of_format = |format: &'static Format| [format.leading.as_ref(), Some(&format.groups)];
        let of_region = |region: &'static Region| {
            [
                region.international_prefix.as_ref(),
                region.national_prefix.as_ref(),
                Some(&region.number),
                region.own.as_ref(),
                region.fixed_line.as_ref(),
                region.not_fixed_line.as_ref(),
            ]
        };
        let formats = REGIONS.iter().flat_map(|region| region.formats);
        let patterns = REGIONS.iter().flat_map(of_region);
        for pattern in patterns.chain(formats.flat_map(of_format)).flatten() {
            assert!(pattern.regex().is_some(), "{}", pattern.text);
        }
    }

    /// Numbers of every type, each with its calling code: as they are, cut short, and with digits before and behind.
    fn numbers() -> impl Iterator<Item = (u16, Vec<String>)> {
        let numbers = FIXED_LINES.lines().skip(1);
        let numbers = numbers.filter_map(|row| row.split(',').next()?.strip_prefix('+'));
        numbers
            .filter_map(split_calling_code)
            .map(|(calling, number)| {
                let shorter = [&number[1..], &number[..number.len() - 1]].map(str::to_owned);
                let longer = [number.to_owned(), format!("{number}1")];
                let begun = ["0", "8", "1", "00", "810"].map(|begin| format!("{begin}{number}"));
                (
                    calling,
                    shorter.into_iter().chain(longer).chain(begun).collect(),
                )
            })
    }

    #[test]
    fn what_is_compared_as_it_stands_is_what_the_regex_finds() {
        let prefixes = REGIONS.iter().flat_map(|region| {
            [
                region.international_prefix.as_ref(),
                region.national_prefix.as_ref(),
            ]
        });
        let mut texts: Vec<&str> = prefixes.flatten().map(|pattern| pattern.text).collect();
        texts.sort_unstable();
        texts.dedup();
        let patterns = texts.into_iter().map(Pattern::start);
        let literal: Vec<Pattern> = patterns.filter(Pattern::is_literal).collect();
        let mut begun = 0;
        for (_, numbers) in numbers().step_by(20) {
            for digits in numbers {
                for pattern in &literal {
                    let after = pattern.after(&digits);
                    let found = pattern.regex().and_then(|regex| regex.find(&digits));
                    assert_eq!(after, found.map(|found| &digits[found.end()..]));
                    assert_eq!(pattern.is_match(&digits), after.is_some());
                    begun += usize::from(after.is_some());
                }
            }
        }
        assert!(begun > 1000, "{begun}");
    }

    #[test]
    fn no_number_has_a_length_that_is_not_possible() {
        let mut found = [0, 0];
        for (calling, numbers) in numbers() {
            let region = main_region(calling).expect("a region");
            for digits in numbers {
                let is_number = region.number.is_match(&digits);
                assert_eq!(
                    region.is_number(&digits),
                    is_number,
                    "{} {digits}",
                    region.code
                );
                found[usize::from(is_number)] += 1;
            }
        }
        assert!(found.iter().all(|count| *count > 1000), "{found:?}");
    }

    #[test]
    fn a_pattern_is_of_the_start_or_the_whole() {
        let after = |text, digits| Pattern::start(text).after(digits);
        assert_eq!(after("810", "81049"), Some("49"));
        assert_eq!(after("810", "8149"), None);
        assert_eq!(after("0|80?", "80"), Some(""));
        assert_eq!(after("00|001", "0012"), Some("12"));
        assert!(Pattern::whole("00|001").is_match("001"));
        assert!(!Pattern::whole("810").is_match("8101"));
        assert!(!Pattern::start(r"\d{2}").is_match("1"));
    }
}
