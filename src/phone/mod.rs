//! Telephone numbers (placeholder until the real module lands).
use std::fmt;
use std::num::NonZeroU64;
/// A number in E.164, held as its digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Phone(NonZeroU64);
impl Phone {
    /// From the digits of E.164.
    #[must_use]
    pub fn from_digits(digits: u64) -> Option<Self> {
        NonZeroU64::new(digits).map(Self)
    }
}
impl fmt::Display for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "+{}", self.0)
    }
}
/// A number as written.
#[derive(Debug)]
pub struct Written {
    /// The number.
    pub phone: Phone,
    /// Its extension.
    pub extension: Option<String>,
}
/// Reads the numbers of a clinic.
#[derive(Debug)]
pub struct Reader {}
impl Reader {
    /// For a country.
    #[must_use]
    pub fn new(_country: &str) -> Option<Self> {
        Some(Self {})
    }
    /// Reads a number.
    #[must_use]
    pub fn read(&self, text: &str) -> Option<Written> {
        let mut digits: String = text.chars().filter(char::is_ascii_digit).collect();
        if digits.len() == 11 && digits.starts_with('8') {
            digits.replace_range(0..1, "7");
        }
        if digits.len() == 10 {
            digits.insert(0, '7');
        }
        if digits.len() != 11 {
            return None;
        }
        Some(Written {
            phone: Phone::from_digits(digits.parse().ok()?)?,
            extension: None,
        })
    }
    /// For people.
    #[must_use]
    pub fn display(&self, phone: Phone) -> String {
        phone.to_string()
    }
}
