//! Matching of digits against the patterns of the numbering plans.
//!
//! The plans' patterns are a small part of regular expressions: digits, `\d`, `[2-46]`, groups
//! that may be left out, `|`, `$` and counts. Matching reads them as they stand, so there is
//! nothing to compile and nothing to keep; a plan's pattern takes well under a microsecond.
//! The first alternative that leads to a match wins, and counts are greedy.

/// Where a pattern matched: the digits up to `end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Match {
    /// How many digits the match took.
    pub end: usize,
    /// The digits of the first two capturing groups, as start and end.
    pub groups: [Option<(usize, usize)>; 2],
}

/// Matches `pattern` at the start of `digits`.
pub(super) fn leading(pattern: &str, digits: &[u8]) -> Option<Match> {
    search(pattern, digits, false)
}

/// Whether `pattern` matches the whole of `digits`; an empty pattern matches nothing.
pub(super) fn whole(pattern: &str, digits: &[u8]) -> bool {
    !pattern.is_empty() && search(pattern, digits, true).is_some()
}

fn search(pattern: &str, digits: &[u8], whole: bool) -> Option<Match> {
    let pattern = pattern.as_bytes();
    let mut search = Search {
        pattern,
        digits,
        whole,
        groups: [None; 2],
    };
    let end = search.alternatives(0, 0, None)?;
    Some(Match {
        end,
        groups: search.groups,
    })
}

struct Search<'a> {
    pattern: &'a [u8],
    digits: &'a [u8],
    whole: bool,
    groups: [Option<(usize, usize)>; 2],
}

/// What is still to be matched once the group at hand is.
struct Then<'a> {
    pattern_at: usize,
    /// The number of the capturing group that ends here, and the digit at which it began.
    captured: Option<(usize, usize)>,
    next: Option<&'a Then<'a>>,
}

/// One place of a pattern.
enum Place<'a> {
    Any,
    One(u8),
    Set(&'a [u8]),
}

impl Place<'_> {
    fn takes(&self, digit: u8) -> bool {
        match self {
            Place::Any => true,
            Place::One(one) => *one == digit,
            Place::Set(set) => {
                let mut rest = *set;
                loop {
                    match rest {
                        [from, b'-', to, after @ ..] => {
                            if (*from..=*to).contains(&digit) {
                                return true;
                            }
                            rest = after;
                        }
                        [one, after @ ..] => {
                            if *one == digit {
                                return true;
                            }
                            rest = after;
                        }
                        [] => return false,
                    }
                }
            }
        }
    }
}

impl<'a> Search<'a> {
    fn pattern_byte(&self, at: usize) -> Option<u8> {
        self.pattern.get(at).copied()
    }

    /// Tries the alternatives that begin at `pattern_at`, the first one first.
    fn alternatives(
        &mut self,
        pattern_at: usize,
        digit_at: usize,
        then: Option<&Then<'_>>,
    ) -> Option<usize> {
        let mut from = pattern_at;
        loop {
            if let Some(end) = self.sequence(from, digit_at, then) {
                return Some(end);
            }
            let stop = self.skip(from);
            if self.pattern_byte(stop) != Some(b'|') {
                return None;
            }
            from = stop + 1;
        }
    }

    /// The next `|` or `)` of the same depth, or the end of the pattern.
    fn skip(&self, from: usize) -> usize {
        let mut depth = 0_usize;
        for (ahead, byte) in self.pattern.iter().skip(from).enumerate() {
            match byte {
                b'(' => depth += 1,
                b')' | b'|' if depth == 0 => return from + ahead,
                b')' => depth -= 1,
                _ => {}
            }
        }
        self.pattern.len()
    }

    /// Matches one alternative from `pattern_at` on, and `then` after it.
    fn sequence(
        &mut self,
        pattern_at: usize,
        digit_at: usize,
        then: Option<&Then<'_>>,
    ) -> Option<usize> {
        let (mut pattern_at, mut digit_at) = (pattern_at, digit_at);
        loop {
            match self.pattern_byte(pattern_at) {
                None | Some(b'|' | b')') => return self.finish(digit_at, then),
                Some(b'(') => return self.group(pattern_at, digit_at, then),
                Some(b'$') => {
                    if digit_at != self.digits.len() {
                        return None;
                    }
                    pattern_at += 1;
                }
                Some(_) => {
                    let (place, after) = self.place(pattern_at);
                    let (least, most, after) = self.count(after);
                    let ahead = self.digits.iter().skip(digit_at).take(most);
                    let taken = ahead.take_while(|digit| place.takes(**digit)).count();
                    if taken < least {
                        return None;
                    }
                    // Greedy: the fewer digits are tried only when the more led nowhere.
                    for fewer in (least + 1..=taken).rev() {
                        if let Some(end) = self.sequence(after, digit_at + fewer, then) {
                            return Some(end);
                        }
                    }
                    (pattern_at, digit_at) = (after, digit_at + least);
                }
            }
        }
    }

    fn finish(&mut self, digit_at: usize, then: Option<&Then<'_>>) -> Option<usize> {
        let Some(then) = then else {
            return (!self.whole || digit_at == self.digits.len()).then_some(digit_at);
        };
        let before = self.groups;
        if let Some((number, start)) = then.captured
            && let Some(group) = self.groups.get_mut(number)
        {
            *group = Some((start, digit_at));
        }
        let end = self.sequence(then.pattern_at, digit_at, then.next);
        if end.is_none() {
            self.groups = before;
        }
        end
    }

    fn group(&mut self, open: usize, digit_at: usize, then: Option<&Then<'_>>) -> Option<usize> {
        let captures = self.pattern_byte(open + 1) != Some(b'?');
        let inner = if captures { open + 1 } else { open + 3 };
        let mut close = self.skip(inner);
        while self.pattern_byte(close) == Some(b'|') {
            close = self.skip(close + 1);
        }
        let optional = self.pattern_byte(close + 1) == Some(b'?');
        let after = close + 1 + usize::from(optional);
        let number = self.captures_before(open);
        let rest = Then {
            pattern_at: after,
            captured: captures.then_some((number, digit_at)),
            next: then,
        };
        let end = self.alternatives(inner, digit_at, Some(&rest));
        if end.is_none() && optional {
            return self.sequence(after, digit_at, then);
        }
        end
    }

    fn captures_before(&self, open: usize) -> usize {
        let before = self.pattern.get(..open).unwrap_or_default();
        let captures = |pair: &&[u8]| matches!(pair, [b'(', next] if *next != b'?');
        // The `(` right before `open` has no pair in `before`, but its `(` does follow it.
        before.windows(2).filter(captures).count() + usize::from(before.ends_with(b"("))
    }

    fn place(&self, at: usize) -> (Place<'a>, usize) {
        match self.pattern.get(at..) {
            Some([b'[', rest @ ..]) => {
                let length = rest.iter().take_while(|byte| **byte != b']').count();
                (
                    Place::Set(rest.get(..length).unwrap_or_default()),
                    at + length + 2,
                )
            }
            Some([b'\\', ..]) => (Place::Any, at + 2),
            Some([one, ..]) => (Place::One(*one), at + 1),
            _ => (Place::Set(&[]), at + 1),
        }
    }

    /// How often the place before `at` may be repeated: least, most, and where the pattern goes on.
    fn count(&self, at: usize) -> (usize, usize, usize) {
        match self.pattern.get(at..) {
            Some([b'?', ..]) => (0, 1, at + 1),
            Some([b'{', rest @ ..]) => {
                let (mut least, mut most, mut length) = (None, 0, 0);
                for byte in rest.iter().take_while(|byte| **byte != b'}') {
                    length += 1;
                    match byte {
                        b',' => {
                            least = Some(most);
                            most = 0;
                        }
                        digit => most = most * 10 + usize::from(digit.wrapping_sub(b'0')),
                    }
                }
                (least.unwrap_or(most), most, at + length + 2)
            }
            _ => (1, 1, at),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{leading, whole};

    fn end(pattern: &str, digits: &str) -> Option<usize> {
        leading(pattern, digits.as_bytes()).map(|found| found.end)
    }

    #[test]
    fn every_part_of_a_pattern() {
        assert_eq!(end("810", "81049"), Some(3));
        assert_eq!(end("810", "8149"), None);
        assert_eq!(end(r"0[0-3]\d", "0391"), Some(3));
        assert_eq!(end("[2-46-9]", "5"), None);
        assert_eq!(end("[2-46-9]", "6"), Some(1));
        assert_eq!(end(r"\d{2,3}", "1"), None);
        assert_eq!(end(r"\d{2,3}", "1234"), Some(3));
        assert_eq!(end("0|80?", "80"), Some(2));
        assert_eq!(end("0|80?", "81"), Some(1));
        assert_eq!(end("", "81"), Some(0));
        assert_eq!(end("1", ""), None);
    }

    #[test]
    fn the_first_alternative_that_leads_on_wins() {
        assert_eq!(end("00|001", "0012"), Some(2));
        assert_eq!(end("00|001", "01"), None);
        assert!(whole("00|001", b"001"));
        assert!(whole(r"8\d{13}|[347-9]\d{9}", b"9187744206"));
        assert!(!whole(r"8\d{13}|[347-9]\d{9}", b"91877442061"));
        assert!(whole(r"(?:1|12)(?:\d\d)?3", b"12223"));
        assert!(!whole("", b""));
    }

    #[test]
    fn a_group_is_kept_only_if_it_took_part() {
        let area = r"([2457]\d{6})$|1";
        let found = leading(area, b"2681234").map(|found| found.groups);
        assert_eq!(found, Some([Some((0, 7)), None]));
        assert_eq!(leading(area, b"26812345"), None);
        let found = leading(area, b"12681234567").map(|found| (found.end, found.groups));
        assert_eq!(found, Some((1, [None, None])));
        let carrier = r"(?:0|90)(?:(1[245]|2[1-35])(\d{10,11}))?";
        let found = leading(carrier, b"01511912345678").map(|found| found.groups);
        assert_eq!(found, Some([Some((1, 3)), Some((3, 14))]));
        let found = leading(carrier, b"011912345678").map(|found| (found.end, found.groups));
        assert_eq!(found, Some((1, [None, None])));
    }
}
