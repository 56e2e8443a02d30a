//! Names of values, of time zones and of cases.

use std::collections::BTreeMap;

use chrono_tz::{TZ_VARIANTS, Tz};

use super::{Read, Unreadable, is_blank, normal, trim};
use crate::export::vocabulary::{Beginnings, Vocabulary};
use crate::export::words;
use crate::model::clinic::{Channel, Channels, ClinicalBasis, Reason};

/// One value of a closed list; `values` are those of the vocabulary, in its order.
///
/// # Errors
///
/// Where the cell is no word of the vocabulary.
pub fn choice<T: Copy>(cell: &str, vocabulary: &Vocabulary, values: &[T]) -> Read<T> {
    let Some(place) = vocabulary.read(cell)? else {
        return Ok(None);
    };
    values
        .get(usize::from(place))
        .copied()
        .map(Some)
        .ok_or(Unreadable)
}

/// Channels in the order in which they are written. The vocabulary is that of [`CHANNEL`](crate::export::words::CHANNEL).
///
/// # Errors
///
/// Where a part of the list is no channel, or the cell is `нет`, which may mean "don't".
pub fn channels(cell: &str, vocabulary: &Vocabulary) -> Read<Channels> {
    let cell = trim(cell);
    match choice(cell, vocabulary, &Channel::ALL) {
        Ok(Some(channel)) => return Ok(Some(Channels::from_iter([channel]))),
        Ok(None) => return Ok(None),
        Err(Unreadable) => {}
    }
    let mut channels = Channels::default();
    for part in cell.split([',', ';', '/', '\n', '\r']) {
        let part = normal(part);
        let names = part.split(" и ").flat_map(|names| names.split(" and "));
        for name in names.filter(|name| !name.is_empty()) {
            channels.add(choice(name, vocabulary, &Channel::ALL)?.ok_or(Unreadable)?);
        }
    }
    if channels.is_empty() {
        Err(Unreadable)
    } else {
        Ok(Some(channels))
    }
}

/// A time zone by its name in the IANA database, in whatever case.
///
/// # Errors
///
/// Where no zone has that name.
pub fn zone(cell: &str) -> Read<Tz> {
    let cell = trim(cell);
    if is_blank(cell) {
        return Ok(None);
    }
    if let Ok(zone) = cell.parse() {
        return Ok(Some(zone));
    }
    let mut zones = TZ_VARIANTS.iter().copied();
    zones
        .find(|zone| zone.name().eq_ignore_ascii_case(cell))
        .map(Some)
        .ok_or(Unreadable)
}

/// The clinical ground with which the basis of an agreement begins.
#[must_use]
pub fn clinical_basis(cell: &str, beginnings: &Beginnings) -> Option<ClinicalBasis> {
    beginnings
        .read(cell)
        .and_then(|place| ClinicalBasis::ALL.get(usize::from(place)).copied())
}

/// An address of e-mail: a name, `@`, and a domain with a dot in it.
///
/// # Errors
///
/// Where it can't be one.
pub fn email(cell: &str) -> Read<&str> {
    let cell = trim(cell);
    if cell.is_empty() || is_blank(cell) {
        return Ok(None);
    }
    let (name, domain) = cell.split_once('@').ok_or(Unreadable)?;
    let (host, end) = domain.rsplit_once('.').ok_or(Unreadable)?;
    let is_part =
        |part: &str| !part.is_empty() && !part.contains(|c: char| c == '@' || c.is_whitespace());
    if [name, host, end].into_iter().all(is_part) {
        Ok(Some(cell))
    } else {
        Err(Unreadable)
    }
}

/// One thing that a contact was about, as the cell names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Named<'a> {
    /// The visit with that id.
    Visit(&'a str),
    /// The plan with that id.
    Plan(&'a str),
    /// The agreement with that id.
    Agreement(&'a str),
    /// Every case of a reason.
    Reason(Reason),
}

/// The words for cases and reasons in the `case` of a contact.
#[derive(Debug)]
pub struct CaseNames {
    prefixes: Vocabulary,
    reasons: Vocabulary,
    /// The clinic calls a reason by a word with a colon in it, as only cases have otherwise.
    some_reason_has_colon: bool,
}

impl CaseNames {
    /// The built-in words and the clinic's own: those for reasons, and for `visit`, `plan` and `agreement`.
    #[must_use]
    pub fn new(own: Option<&BTreeMap<String, Vec<String>>>) -> Self {
        let mut own_words = own.into_iter().flat_map(BTreeMap::values).flatten();
        Self {
            prefixes: Vocabulary::new(&words::CASE_PREFIX, own),
            reasons: Vocabulary::new(&words::REASON, own),
            some_reason_has_colon: own_words.any(|word| word.contains(':')),
        }
    }

    /// What the contact was about, and whether something in the cell names no case and no reason.
    #[must_use]
    pub fn read<'a>(&self, cell: &'a str) -> (Vec<Named<'a>>, bool) {
        let mut named = Vec::new();
        let mut some_unknown = false;
        if is_blank(cell) {
            return (named, some_unknown);
        }
        for part in trim(cell).split([';', '\n', '\r']) {
            match self.part(trim(part)) {
                Ok(about) => named.extend(about),
                Err(Unreadable) => some_unknown = true,
            }
        }
        (named, some_unknown)
    }

    /// What the contact was about, where the cell names one thing and nothing else, as nearly all do.
    #[must_use]
    pub fn read_one<'a>(&self, cell: &'a str) -> Option<Named<'a>> {
        if is_blank(cell) || memchr::memchr3(b';', b'\n', b'\r', cell.as_bytes()).is_some() {
            return None;
        }
        self.part(trim(cell)).ok()?
    }

    fn part<'a>(&self, part: &'a str) -> Read<Named<'a>> {
        let parted = part.split_once(':');
        let may_be_reason = self.some_reason_has_colon || parted.is_none();
        if may_be_reason && let Ok(reason) = choice(part, &self.reasons, &Reason::ALL) {
            return Ok(reason.map(Named::Reason));
        }
        let (prefix, id) = parted.ok_or(Unreadable)?;
        let id = super::text(id).ok_or(Unreadable)?;
        match self.prefixes.read(prefix)? {
            Some(0) => Ok(Some(Named::Visit(id))),
            Some(1) => Ok(Some(Named::Plan(id))),
            Some(2) => Ok(Some(Named::Agreement(id))),
            _ => Err(Unreadable),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::clinic::Channel;
    use proptest::prelude::*;

    #[test]
    fn lists_of_channels() {
        use Channel::{Call, Email, Messenger, Sms};
        let vocabulary = Vocabulary::new(&words::CHANNEL, None);
        let read = |cell| {
            channels(cell, &vocabulary).map(|list| list.map(|list| list.iter().collect::<Vec<_>>()))
        };
        let cases: [(&str, &[Channel]); 14] = [
            ("call", &[Call]),
            ("Звонок", &[Call]),
            ("эл. почта", &[Email]),
            ("e-mail", &[Email]),
            ("sms, call", &[Sms, Call]),
            ("call;sms", &[Call, Sms]),
            ("sms/messenger/email", &[Sms, Messenger, Email]),
            ("звонок и смс", &[Call, Sms]),
            ("ЗВОНОК И СМС", &[Call, Sms]),
            ("телефон, WhatsApp и эл. почта", &[Call, Messenger, Email]),
            ("whatsapp, telegram; по телефону", &[Messenger, Call]),
            ("e-mail and phone", &[Email, Call]),
            ("call, call", &[Call]),
            ("call,", &[Call]),
        ];
        for (cell, wanted) in cases {
            assert_eq!(read(cell), Ok(Some(wanted.to_vec())), "{cell:?}");
        }
        for cell in ["", "-", "—", "н/д", "n/a", "null"] {
            assert_eq!(read(cell), Ok(None), "{cell:?}");
        }
        for cell in [
            "нет",
            "None",
            "Нет.",
            "звонок, нет",
            "call, -x",
            "голубь",
            ",",
            "звонок, голубь",
            "кроме звонка",
            "и",
        ] {
            assert_eq!(read(cell), Err(Unreadable), "{cell:?}");
        }
    }

    #[test]
    fn one_channel_is_not_blank_by_a_no() {
        let vocabulary = Vocabulary::new(&words::CHANNEL, None);
        for cell in ["нет", "none"] {
            let read = choice(cell, &vocabulary, &Channel::ALL);
            assert_eq!(read, Err(Unreadable), "{cell}");
        }
        assert_eq!(choice("-", &vocabulary, &Channel::ALL), Ok(None));
        assert_eq!(
            choice("СМС", &vocabulary, &Channel::ALL),
            Ok(Some(Channel::Sms))
        );
        assert_eq!(
            choice("смс", &vocabulary, &Channel::ALL[..1]),
            Err(Unreadable)
        );
    }

    #[test]
    fn zones() {
        assert_eq!(zone("Europe/Moscow"), Ok(Some(Tz::Europe__Moscow)));
        assert_eq!(
            zone(" asia/yekaterinburg"),
            Ok(Some(Tz::Asia__Yekaterinburg))
        );
        assert_eq!(zone("UTC"), Ok(Some(Tz::UTC)));
        for cell in ["", "нет", "-", "н/д", "null"] {
            assert_eq!(zone(cell), Ok(None), "{cell:?}");
        }
        for cell in ["Москва", "Europe", "+3", "MSK+2"] {
            assert_eq!(zone(cell), Err(Unreadable), "{cell:?}");
        }
    }

    #[test]
    fn what_a_contact_was_about() {
        use Named::{Agreement, Plan, Visit};
        let names = CaseNames::new(None);
        let reason = Named::Reason;
        let cases: [(&str, &[Named], bool); 16] = [
            ("visit:V1", &[Visit("V1")], false),
            ("Визит: 17", &[Visit("17")], false),
            ("приём:V 1", &[Visit("V 1")], false),
            (
                "plan:P-1; agreement:A1",
                &[Plan("P-1"), Agreement("A1")],
                false,
            ),
            (
                "план:7;договорённость:8;Договоренность: 9",
                &[Plan("7"), Agreement("8"), Agreement("9")],
                false,
            ),
            ("visit:a:b", &[Visit("a:b")], false),
            ("visit:V1, V2", &[Visit("V1, V2")], false),
            (
                "hygiene_reminder",
                &[reason(Reason::HygieneReminder)],
                false,
            ),
            ("Профгигиена", &[reason(Reason::HygieneReminder)], false),
            (
                "urgent_treatment; план:7;",
                &[reason(Reason::UrgentTreatment), Plan("7")],
                false,
            ),
            ("", &[], false),
            ("нет", &[], false),
            ("—", &[], false),
            ("visit:", &[], true),
            ("visit:—; V7; plan:3", &[Plan("3")], true),
            ("отбеливание", &[], true),
        ];
        for (cell, wanted, unknown) in cases {
            assert_eq!(names.read(cell), (wanted.to_vec(), unknown), "{cell:?}");
        }
        let shown = "Напоминание о приёме; Неотложное лечение не начато; Лечение не завершено; Контрольный осмотр; \
            Звонок о самочувствии; Напоминание о чистке; Приглашение на бесплатный осмотр; Личный звонок врача";
        assert_eq!(names.read(shown), (Reason::ALL.map(reason).to_vec(), false));
        let english = Reason::ALL.map(Reason::name).join(";");
        assert_eq!(
            names.read(&english),
            (Reason::ALL.map(reason).to_vec(), false)
        );
    }

    #[test]
    fn own_names_of_cases() {
        let own = [
            ("visit", "запись"),
            ("hygiene_reminder", "ПГ: раз в полгода"),
        ];
        let own = own
            .map(|(value, word)| (value.to_owned(), vec![word.to_owned()]))
            .into();
        let names = CaseNames::new(Some(&own));
        let wanted = vec![Named::Visit("5"), Named::Reason(Reason::HygieneReminder)];
        assert_eq!(names.read("Запись:5; ПГ: раз в полгода"), (wanted, false));
    }

    #[test]
    fn the_ground_of_a_control_examination() {
        let basis = Beginnings::new(&words::BASIS, None);
        assert_eq!(
            clinical_basis("Сложное лечение, 36", &basis),
            Some(ClinicalBasis::ComplexTreatment)
        );
        assert_eq!(
            clinical_basis("uncertain_result", &basis),
            Some(ClinicalBasis::UncertainResult)
        );
        assert_eq!(clinical_basis("комплексное лечение", &basis), None);
    }

    proptest! {
        #[test]
        fn any_cell_is_read_or_not(cell in any::<String>()) {
            let _ = (channels(&cell, &Vocabulary::new(&words::CHANNEL, None)), zone(&cell), CaseNames::new(None).read(&cell));
        }
    }
}
