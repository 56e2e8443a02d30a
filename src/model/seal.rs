//! A day of the archive by its name and its hash, as they stand at the foot of a list.

/// A day of the archive, and its hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seal {
    /// The day's name: `2026-03-02`, or `2026-03-02.2` for a second run of that date.
    pub day: String,
    /// SHA-256 of its manifest, in hex.
    pub sha256: String,
}

/// So many digits a person copies by hand.
const SHORT_DIGITS: usize = 16;
const GROUP_DIGITS: usize = 4;

impl Seal {
    /// The beginning of the hash in groups, as it can be copied by hand: `3f2a 91c0 b7de 1234`.
    #[must_use]
    pub fn short(&self) -> String {
        let mut short = String::new();
        for (place, digit) in self.sha256.chars().take(SHORT_DIGITS).enumerate() {
            if place > 0 && place % GROUP_DIGITS == 0 {
                short.push(' ');
            }
            short.push(digit);
        }
        short
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_short_form_is_the_beginning_in_groups() {
        let seal = Seal {
            day: "2026-03-02".to_owned(),
            sha256: "3f2a91c0b7de12340000".to_owned(),
        };
        assert_eq!(seal.short(), "3f2a 91c0 b7de 1234");
    }
}
