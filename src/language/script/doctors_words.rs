//! What only a doctor speaks of with a patient.

/// How such words begin, without `ё`.
const STEMS: [&str; 33] = [
    "новообразов",
    "биопси",
    "кист",
    "цистэктом",
    "цистотом",
    "опухол",
    "онколог",
    "онкозаб",
    "злокачеств",
    "карцином",
    "меланом",
    "лимфом",
    "саркома",
    "метастаз",
    "лейкоплак",
    "гепатит",
    "сифилис",
    "беремен",
    "психиатр",
    "психическ",
    "шизофрен",
    "депресс",
    "прогноз",
    "tumor",
    "tumour",
    "biops",
    "cyst",
    "oncolog",
    "hepatit",
    "syphil",
    "pregnan",
    "psychiatr",
    "prognos",
];

/// Such words as a whole: as the beginning of a word they say something else.
const WHOLE: [&str; 6] = ["вич", "спид", "рак", "рака", "hiv", "cancer"];

/// Whether a text names something of the kind.
pub(in crate::language) fn is_named(text: &str) -> bool {
    let folded = text.to_lowercase().replace('ё', "е");
    let mut words = folded.split(|c: char| !c.is_alphanumeric());
    words.any(|word| WHOLE.contains(&word) || STEMS.iter().any(|stem| word.starts_with(stem)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_diagnosis_is_known_by_its_word() {
        for text in [
            "Удаление кисты 36",
            "биопсия",
            "После цистэктомии",
            "ВИЧ",
            "HIV",
            "Cyst removal",
        ] {
            assert!(is_named(text), "{text}");
        }
        for text in [
            "лечение пульпита",
            "Олег Степанович",
            "ракурс снимка",
            "коронка",
            "crown",
            "",
        ] {
            assert!(!is_named(text), "{text}");
        }
    }
}
