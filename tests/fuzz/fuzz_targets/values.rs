//! Any text as a cell: it is read or refused, and what is read can be written and read again.
#![no_main]

use std::ops::RangeInclusive;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use recall::clinic::{Clock, DAY_MINUTES, Windows};
use recall::phone::Reader;
use recall::read::values::{self, CaseNames};
use recall::read::vocabulary::{Beginnings, Vocabulary};
use recall::read::words::{self, Words};
use recall::render::safe_cell;
use recall::settings::{self, calendar};

/// Every list of words that a column is read with.
static LISTS: [&Words; 14] = [
    &words::YES_NO,
    &words::CONSENT,
    &words::URGENT,
    &words::CALLER,
    &words::PATIENT_STATUS,
    &words::ANSWER,
    &words::ITEM_STATUS,
    &words::VISIT_STATUS,
    &words::VISIT_KIND,
    &words::AGREEMENT_KIND,
    &words::REASON,
    &words::AGREEMENT_STATUS,
    &words::OUTCOME,
    &words::CASE_PREFIX,
];

static VOCABULARIES: LazyLock<Vec<Vocabulary>> = LazyLock::new(|| {
    LISTS
        .iter()
        .map(|words| Vocabulary::new(words, None))
        .collect()
});
static CHANNEL: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::new(&words::CHANNEL, None));
static WEEKDAY: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::new(&words::WEEKDAY, None));
static TIME: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::new(&words::TIME, None));
static GROUNDS: LazyLock<Beginnings> = LazyLock::new(|| Beginnings::new(&words::BASIS, None));
static CASE_NAMES: LazyLock<CaseNames> = LazyLock::new(|| CaseNames::new(None));

/// Numbers of ten digits of which the first is one that areas begin with.
const RUSSIAN: RangeInclusive<u64> = 73_000_000_000..=79_999_999_999;

fuzz_target!(|bytes: &[u8]| {
    let cell = &*String::from_utf8_lossy(bytes);
    text(cell);
    days(cell);
    times(cell);
    phones(cell);
    names(cell);
    settings::parse(cell, None).ok();
});

fn text(cell: &str) {
    let trimmed = values::trim(cell);
    assert!(cell.contains(trimmed));
    assert_eq!(
        values::trim(&safe_cell(trimmed)),
        trimmed,
        "a safe cell comes back as it was"
    );
    let normal = values::normal(cell).into_owned();
    assert_eq!(values::normal(&normal), normal);
    let _ = values::is_blank(cell);
}

fn days(cell: &str) {
    if let Ok(Some(date)) = values::date(cell) {
        assert_eq!(values::date(&date.to_string()), Ok(Some(date)));
        assert_eq!(
            values::date(&date.format("%d.%m.%Y").to_string()),
            Ok(Some(date))
        );
    }
    for name in ["Europe/Moscow", "America/St_Johns", "Pacific/Apia"] {
        let zone = name.parse().unwrap();
        for date_alone in [false, true] {
            if let Ok(Some(moment)) = values::moment(cell, zone, date_alone) {
                assert!(moment.second < 24 * 60 * 60);
            }
        }
    }
    values::weekdays(cell, &WEEKDAY).ok();
    values::zone(cell).ok();
    let _ = calendar::date(cell);
    let _ = calendar::weekdays(cell);
}

fn times(cell: &str) {
    let found = values::times(cell, &TIME).ok().flatten();
    for windows in found.into_iter().chain(calendar::windows(cell)) {
        let list = windows.as_slice();
        assert!(
            !list.is_empty()
                && list
                    .iter()
                    .all(|it| it.from < it.to && it.to <= DAY_MINUTES)
        );
        assert!(
            list.windows(2).all(|pair| pair[0].to < pair[1].from),
            "in order, none touching"
        );
        assert_eq!(windows, Windows::of(list.to_vec()));
        let shown = list
            .iter()
            .map(|it| format!("{}-{}", Clock(it.from), Clock(it.to)));
        let shown = shown.collect::<Vec<_>>().join(", ");
        assert_eq!(values::times(&shown, &TIME), Ok(Some(windows)), "{shown}");
    }
    values::minutes(cell).ok();
    assert!(
        values::score(cell)
            .ok()
            .flatten()
            .is_none_or(|score| score <= 10)
    );
}

fn phones(cell: &str) {
    for country in ["RU", "US", "DE", "IT"] {
        let reader = Reader::new(country).unwrap();
        let one = values::phone(cell, &reader).ok().flatten();
        let many = values::phones(cell, &reader).ok().flatten();
        for written in one.into_iter().chain(many.into_iter().flatten()) {
            let again = |text: &str| reader.read(text).map(|again| again.phone);
            // What begins with more zeros than anybody's number may lose one more.
            let plain = again(&written.phone.e164());
            assert!(plain.is_some(), "{country}: {}", written.phone.e164());
            let shown = reader.display(written.phone);
            assert!(!shown.is_empty(), "{country}: {}", written.phone.e164());
            if country == "RU" && RUSSIAN.contains(&written.phone.digits()) {
                assert_eq!(plain, Some(written.phone));
                assert_eq!(again(&shown), plain, "{shown}");
            }
        }
    }
}

fn names(cell: &str) {
    for vocabulary in VOCABULARIES.iter() {
        vocabulary.read(cell).ok();
    }
    values::channels(cell, &CHANNEL).ok();
    let _ = values::clinical_basis(cell, &GROUNDS);
    values::email(cell).ok();
    for name in CASE_NAMES.read(cell).0 {
        drop(format!("{name:?}"));
    }
}
