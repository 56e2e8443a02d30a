//! The words that stand in columns with a closed list of values.

use crate::base::{Blanks, Words};
use crate::model::clinic::{
    AgreementStatus, Answer, Caller, Channel, ClinicalBasis, Consent, ItemStatus, Outcome,
    PatientStatus, Reason, StandsIn, VisitKind, VisitStatus,
};

macro_rules! words {
    ($(#[$about:meta])* $name:ident $blanks:ident { $($value:literal: $($word:literal)*;)+ }) => {
        $(#[$about])*
        pub static $name: Words = Words { values: &[$(($value, &[$($word),*])),+], blanks: Blanks::$blanks };
    };
}

words! {
    /// Yes or no.
    YES_NO YesNo {
        "yes": "y" "true" "1" "+" "да" "д" "истина" "есть" "дано" "получено" "✓";
        "no": "n" "false" "0" "-" "нет" "н" "ложь" "не дано" "отказ" "отозвано";
    }
}

/// Whether a patient wants to be contacted.
pub static CONSENT: Words = Consent::WORDS;

words! {
    /// Whether a plan item must not wait.
    URGENT YesNo {
        "yes": "y" "true" "1" "+" "да" "д" "истина" "есть" "дано" "получено" "✓"
            "срочно" "неотложно" "безотлагательно" "cito" "urgent";
        "no": "n" "false" "0" "-" "нет" "н" "ложь" "не дано" "отказ" "отозвано" "планово" "несрочно";
    }
}

/// A way to reach a patient.
pub static CHANNEL: Words = Channel::WORDS;

/// Who makes a contact.
pub static CALLER: Words = Caller::WORDS;

/// Whether somebody is a patient.
pub static PATIENT_STATUS: Words = PatientStatus::WORDS;

/// What the patient answered to a plan item.
pub static ANSWER: Words = Answer::WORDS;

/// How far a plan item is.
pub static ITEM_STATUS: Words = ItemStatus::WORDS;

/// What became of a visit.
pub static VISIT_STATUS: Words = VisitStatus::WORDS;

/// What a visit is for.
pub static VISIT_KIND: Words = VisitKind::WORDS;

/// What was agreed: the reasons that have their ground in an agreement.
pub static AGREEMENT_KIND: Words = Words {
    values: &{
        let mut words = [REASON.values[0]; AGREEMENT_KINDS.len()];
        let mut place = 0;
        while place < words.len() {
            words[place] = REASON.values[AGREEMENT_KINDS[place].index()];
            place += 1;
        }
        words
    },
    blanks: REASON.blanks,
};

/// Of [`AGREEMENT_KIND`].
pub const AGREEMENT_KINDS: [Reason; agreement_kinds(Reason::ALL).1] = {
    let (all, _) = agreement_kinds(Reason::ALL);
    let mut kinds = [all[0]; agreement_kinds(Reason::ALL).1];
    let mut place = 0;
    while place < kinds.len() {
        kinds[place] = all[place];
        place += 1;
    }
    kinds
};

/// Moves the reasons that have their ground in an agreement to the front, in their order, and counts them.
const fn agreement_kinds<const N: usize>(mut all: [Reason; N]) -> ([Reason; N], usize) {
    let (mut count, mut place) = (0, 0);
    while place < all.len() {
        if matches!(all[place].stands_in(), StandsIn::Agreement) {
            all[count] = all[place];
            count += 1;
        }
        place += 1;
    }
    (all, count)
}

/// The reasons, as the case of a contact names them.
pub static REASON: Words = Reason::WORDS;

words! {
    /// What stands before the colon of a case.
    CASE_PREFIX Usual {
        "visit": "визит" "приём";
        "plan": "план";
        "agreement": "договорённость";
    }
}

/// How the basis of a control examination begins.
pub static BASIS: Words = ClinicalBasis::WORDS;

/// Where an agreement stands.
pub static AGREEMENT_STATUS: Words = AgreementStatus::WORDS;

/// What came of a contact.
pub static OUTCOME: Words = Words {
    values: Outcome::WORDS.values.split_at(Outcome::Undone as usize).0,
    blanks: Outcome::WORDS.blanks,
};

/// What came of a contact in recall's own record: the same, and that a row is taken back. In contacts.csv that is no known word.
pub static RECORD_OUTCOME: Words = Outcome::WORDS;

words! {
    /// Days of the week from Monday, then groups of days.
    WEEKDAY NotNo {
        "monday": "mon" "пн" "понедельник" "понедельника" "понедельникам";
        "tuesday": "tue" "tues" "вт" "вторник" "вторника" "вторникам";
        "wednesday": "wed" "ср" "среда" "среды" "среду" "средам";
        "thursday": "thu" "thur" "thurs" "чт" "четверг" "четверга" "четвергам";
        "friday": "fri" "пт" "пятница" "пятницы" "пятницу" "пятницам";
        "saturday": "sat" "сб" "суб" "суббота" "субботы" "субботу" "субботам";
        "sunday": "sun" "вс" "вск" "воскресенье" "воскресенья" "воскресеньям";
        "weekdays": "workdays" "working days" "будни" "будние" "будние дни" "по будням" "рабочие дни" "раб. дни";
        "weekends": "weekend" "выходные" "по выходным";
        "any": "daily" "every day" "any day" "all" "ежедневно" "каждый день" "любой" "любые" "любой день" "все дни" "без разницы";
    }
}

words! {
    /// At whatever time of the day.
    TIME NotNo {
        "any": "anytime" "any time" "любое" "любое время" "в любое время" "без разницы";
    }
}

/// The value that stands at a place.
#[must_use]
pub fn value<T: Copy>(place: Option<u8>, values: &[T]) -> Option<T> {
    values.get(usize::from(place?)).copied()
}

/// What the values of [`YES_NO`] and [`URGENT`] mean, in their order.
pub const YES: [bool; 2] = [true, false];

#[cfg(test)]
mod tests {
    use std::fmt::Debug;

    use super::*;
    use crate::export::values::normal;

    const ALL: [&Words; 18] = [
        &YES_NO,
        &CONSENT,
        &URGENT,
        &CHANNEL,
        &CALLER,
        &PATIENT_STATUS,
        &ANSWER,
        &ITEM_STATUS,
        &VISIT_STATUS,
        &VISIT_KIND,
        &AGREEMENT_KIND,
        &REASON,
        &CASE_PREFIX,
        &BASIS,
        &AGREEMENT_STATUS,
        &OUTCOME,
        &RECORD_OUTCOME,
        &WEEKDAY,
    ];

    #[test]
    fn no_word_of_a_column_means_two_things() {
        for words in ALL {
            let mut seen = Vec::new();
            for (value, (name, further)) in words.values.iter().enumerate() {
                let mut of_value: Vec<_> = further.iter().chain([name]).collect();
                of_value.sort();
                let count = of_value.len();
                of_value.dedup();
                assert_eq!(count, of_value.len(), "a word of {name} stands twice");
                for word in of_value {
                    let key = if normal(word).is_empty() {
                        (*word).into()
                    } else {
                        normal(word)
                    };
                    assert!(
                        !seen
                            .iter()
                            .any(|(known, other)| *known == key && *other != value),
                        "{word}"
                    );
                    seen.push((key, value));
                }
            }
        }
    }

    /// `NoShow` as `no_show`.
    fn named(value: impl Debug) -> String {
        let mut name = String::new();
        for c in format!("{value:?}").chars() {
            if c.is_uppercase() && !name.is_empty() {
                name.push('_');
            }
            name.extend(c.to_lowercase());
        }
        name
    }

    fn are_named<T: Debug>(words: &Words, values: &[T]) {
        let names = words.values.iter().map(|(name, _)| (*name).to_owned());
        assert!(names.eq(values.iter().map(named)));
    }

    #[test]
    fn a_value_is_named_as_its_meaning() {
        are_named(&CONSENT, &Consent::ALL);
        are_named(&CHANNEL, &Channel::ALL);
        are_named(&CALLER, &Caller::ALL);
        are_named(&PATIENT_STATUS, &PatientStatus::ALL);
        are_named(&ANSWER, &Answer::ALL);
        are_named(&ITEM_STATUS, &ItemStatus::ALL);
        are_named(&VISIT_STATUS, &VisitStatus::ALL);
        are_named(&VISIT_KIND, &VisitKind::ALL);
        are_named(&AGREEMENT_KIND, &AGREEMENT_KINDS);
        are_named(&REASON, &Reason::ALL);
        are_named(&BASIS, &ClinicalBasis::ALL);
        are_named(&AGREEMENT_STATUS, &AgreementStatus::ALL);
        are_named(&RECORD_OUTCOME, &Outcome::ALL);
        let [known @ .., Outcome::Undone] = &Outcome::ALL else {
            panic!("what takes a row back stands last")
        };
        are_named(&OUTCOME, known);
        for words in [&YES_NO, &URGENT] {
            let means = words.values.iter().map(|(name, _)| *name == "yes");
            assert!(means.eq(YES));
        }
    }
}
