//! The form of a noun after a number.

use super::Language;

/// The form of a Russian noun after a number: one `день`, few `дня`, many `дней`.
pub(crate) const fn russian_plural(count: u64, [one, few, many]: [&str; 3]) -> &str {
    match (count % 100, count % 10) {
        (11..=14, _) => many,
        (_, 1) => one,
        (_, 2..=4) => few,
        _ => many,
    }
}

/// The form of an English noun after a number.
pub(crate) const fn english_plural(count: u64, [one, many]: [&str; 2]) -> &str {
    if count == 1 { one } else { many }
}

/// A noun in its forms after a number, in both languages.
#[derive(Clone, Copy)]
pub(crate) struct Noun {
    russian: [&'static str; 3],
    english: [&'static str; 2],
}

/// A noun after a number: in Russian of one, of few, of many; in English of one, of many.
pub(crate) const fn noun(russian: [&'static str; 3], english: [&'static str; 2]) -> Noun {
    Noun { russian, english }
}

impl Noun {
    /// So many of it.
    pub(crate) fn counted(self, count: usize, language: Language) -> String {
        let noun = match language {
            Language::Russian => russian_plural(count as u64, self.russian),
            Language::English => english_plural(count as u64, self.english),
        };
        format!("{count} {noun}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_agree_with_their_number() {
        let days = ["день", "дня", "дней"];
        for (count, word) in [
            (0, "дней"),
            (1, "день"),
            (2, "дня"),
            (4, "дня"),
            (5, "дней"),
            (10, "дней"),
            (11, "дней"),
            (12, "дней"),
            (14, "дней"),
            (15, "дней"),
            (20, "дней"),
            (21, "день"),
            (22, "дня"),
            (25, "дней"),
            (100, "дней"),
            (101, "день"),
            (111, "дней"),
            (112, "дней"),
            (122, "дня"),
            (1_000_001, "день"),
        ] {
            assert_eq!(russian_plural(count, days), word, "{count}");
        }
        assert_eq!(english_plural(1, ["day", "days"]), "day");
        assert_eq!(english_plural(21, ["day", "days"]), "days");
        assert_eq!(english_plural(0, ["day", "days"]), "days");
    }
}
