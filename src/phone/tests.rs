use proptest::prelude::*;

use super::metadata::REGIONS;
use super::{Phone, Reader, dial_by_plan, display, russian};

/// Numbers as written, with what version 9.0.43 of the Python package `phonenumbers` makes of them;
/// of those that are possible only locally, or that it does not read back from their E.164, nothing.
const WRITTEN: &str = include_str!("../../tests/fixtures/phones.csv");

/// Numbers as they may be dialled in the countries that clinics are in and some of their neighbours, random or a few keys from one that there
/// is, with what the same package makes of them.
const DIALLED: &str = include_str!("../../tests/fixtures/dialled.csv");

/// Numbers of every type, with whether that package holds them for fixed lines.
pub(super) const FIXED_LINES: &str = include_str!("../../tests/fixtures/fixed-lines.csv");

fn reader(country: &str) -> Reader {
    Reader::new(country).expect("a country with a numbering plan")
}

fn read(country: &str, text: &str) -> Option<String> {
    reader(country)
        .read(text)
        .map(|written| written.phone.e164())
}

#[track_caller]
fn reads(country: &str, text: &str, number: &str) {
    assert_eq!(
        read(country, text).unwrap_or_default(),
        number,
        "{country} {text}"
    );
}

#[test]
fn all_as_the_python_package_reads_them() {
    let mut read = 0;
    for table in [WRITTEN, DIALLED] {
        for row in csv::Reader::from_reader(table.as_bytes()).records() {
            let row = row.expect("a row");
            let [country, text, e164, extension, display] = [0, 1, 2, 3, 4].map(|at| &row[at]);
            let reader = reader(country);
            let written = reader.read(text);
            let phone = written.as_ref().map(|written| written.phone);
            assert_eq!(phone.map(Phone::e164).unwrap_or_default(), e164, "{row:?}");
            let shown = phone.map(|phone| reader.display(phone));
            assert_eq!(shown.unwrap_or_default(), display, "{row:?}");
            let extended = written.and_then(|written| written.extension);
            assert_eq!(extended.unwrap_or_default(), extension, "{row:?}");
            read += usize::from(phone.is_some());
        }
    }
    assert!(read > 1000, "{read}");
}

#[test]
fn ten_spellings_of_a_russian_number() {
    for text in [
        "8 (918) 774-42-06",
        "8(918)7744206",
        "8-918-774-42-06",
        "89187744206",
        "+79187744206",
        "+7 (918) 774-42-06",
        "79187744206",
        "9187744206",
        "8 918 774 42 06",
        "+7 918 774-42-06",
    ] {
        reads("RU", text, "+79187744206");
    }
}

#[test]
fn a_number_without_country_is_of_the_readers() {
    reads("RU", "495 123-45-67", "+74951234567");
    reads("BY", "8 029 123-45-67", "+375291234567");
    reads("UA", "044 123 45 67", "+380441234567");
    reads("US", "(212) 555-0100", "+12125550100");
    reads("GG", "256789", "+441481256789");
}

#[test]
fn a_country_is_named_by_plus_prefix_or_code() {
    reads("RU", "+49 30 123456", "+4930123456");
    reads("RU", "810 49 30 123456", "+4930123456");
    reads("RU", "8~10 49 30 123456", "+4930123456");
    reads("UA", "00 49 30 123456", "+4930123456");
    reads("US", "011 49 30 123456", "+4930123456");
    reads("DE", "49 30 123456", "+4930123456");
    // Ten digits are a Russian number, whatever they begin with.
    reads("RU", "49 30 123456", "+74930123456");
    // There is no 999; and 00 before a 0 is no prefix.
    reads("RU", "+999 123456789", "");
    reads("RU", "+7", "");
    reads("IT", "00 0612345", "+39000612345");
}

#[test]
fn a_plus_before_what_is_dialled_at_home() {
    reads("UA", "+00 49 30 123456", "+4930123456");
    // Without a country the + makes it no number.
    reads("DE", "+0 30 123456", "");
    reads("RU", "+8 918 774 42 06", "");
}

#[test]
fn national_prefixes_become_what_the_plan_says() {
    reads("AR", "011 15 1234-5678", "+5491112345678");
    reads("BR", "0 15 11 91234-5678", "+5511912345678");
    reads("AG", "460 1234", "+12684601234");
    reads("SM", "886377", "+3780549886377");
    reads("JP", "003768 0120 123456", "+81120123456");
}

/// Each of the first is possible, and E.164 would be read back as the second: as somebody else.
#[test]
fn what_e164_would_not_give_back_is_not_read() {
    reads("RU", "+49 0030 044", "");
    reads("RU", "+49030044", "+4930044");
    reads("DE", "+49 (0)0 30 123456", "");
    reads("DE", "+49 (0)30 123456", "+4930123456");
    reads("DE", "0 030 123456", "");
    // Service numbers of Belarus: what their E.164 is read as is in Minsk region.
    reads("BY", "8 8 10 312 67 30", "");
    reads("BY", "+3758103126730", "+375103126730");
    // The prefix of one country that shares a code is none in the other, which reads it back.
    reads("AG", "460 1234", "+12684601234");
    // Where too few digits would be left, or no number of the plan, nothing is lost.
    reads("UA", "+380 0 050 123 456", "+380050123456");
    reads("RU", "8 800 555-35-35", "+78005553535");
    reads("RU", "+7 800 555-35-35", "+78005553535");
}

/// Over every plan: digits that begin with what may be dialled before a number, once and again.
#[test]
fn whatever_is_read_is_read_again_from_its_e164() {
    let mut read = 0;
    for region in REGIONS.iter().filter(|region| !region.is_nowhere()) {
        let reader = reader(region.code);
        for begin in [
            "", "0", "00", "8", "88", "80", "880", "1", "11", "06", "0 1", "44", "15",
        ] {
            for digits in [
                "12345",
                "30123456",
                "2012345678",
                "9187744206",
                "81231267301",
                "023456789012",
            ] {
                for text in [
                    format!("{begin}{digits}"),
                    format!("+{}{begin}{digits}", region.calling),
                ] {
                    let Some(written) = reader.read(&text) else {
                        continue;
                    };
                    let e164 = written.phone.e164();
                    let again = reader.read(&e164).map(|again| again.phone);
                    assert_eq!(again, Some(written.phone), "{} {text} {e164}", region.code);
                    read += 1;
                }
            }
        }
    }
    assert!(read > 5000, "{read}");
}

#[test]
fn leading_zeros_of_italy_stay() {
    reads("IT", "06 1234 5678", "+390612345678");
    reads("RU", "+39 06 1234 5678", "+390612345678");
    reads("CI", "01 23 45 67 89", "+2250123456789");
}

#[test]
fn only_possible_lengths_are_read() {
    reads("RU", "774-42-06", "");
    reads("RU", "891877442", "");
    reads("RU", "891877442061", "");
    reads("RU", "112", "");
    reads("RU", "591-81-27 доб. 646936201", "");
    reads("DE", "110", "");
    reads("KZ", "123-45", "");
}

#[test]
fn codes_of_no_country() {
    reads("RU", "+800 1234 5678", "+80012345678");
    reads("RU", "+870 773 111 632", "+870773111632");
    reads("RU", "+979 1 234 56789", "+979123456789");
    reads("RU", "+888 123 456 789 01", "+88812345678901");
}

#[test]
fn shown_as_the_reader_writes_it() {
    let show = |country: &str, digits| {
        Phone::from_digits(digits).map(|phone| reader(country).display(phone))
    };
    let shown = |country: &str, digits, text: &str| {
        assert_eq!(show(country, digits).as_deref(), Some(text));
    };
    shown("RU", 79_187_744_206, "8 (918) 774-42-06");
    shown("DE", 79_187_744_206, "+7 918 774-42-06");
    // Two countries share 7; a 7 behind it is Kazakhstan's.
    shown("RU", 77_271_234_567, "+7 727 123 4567");
    shown("KZ", 77_271_234_567, "8 (727) 123 4567");
    shown("RU", 77_744_206, "774-42-06");
    shown("US", 12_125_550_100, "(212) 555-0100");
    shown("CA", 12_125_550_100, "+1 212-555-0100");
    shown("CA", 14_165_550_100, "(416) 555-0100");
    shown("RU", 4_930_123_456, "+49 30 123456");
    shown("DE", 4_930_123_456, "030 123456");
    shown("AR", 5_491_112_345_678, "011 15-1234-5678");
    shown("RU", 999, "+999");
    shown("RU", 7, "+7 ");
}

#[test]
fn a_phone_is_eight_bytes() {
    assert_eq!(size_of::<Option<Phone>>(), 8);
    let phone = Phone::from_digits(79_187_744_206);
    assert_eq!(phone.map(Phone::digits), Some(79_187_744_206));
    assert_eq!(phone.map(Phone::e164).as_deref(), Some("+79187744206"));
    assert_eq!(Phone::from_digits(0), None);
}

#[test]
fn readers_are_of_countries() {
    assert!(Reader::new("RU").is_some() && Reader::new("TA").is_some());
    assert!(Reader::new("ZZ").is_none() && Reader::new("001").is_none());
    assert!(Reader::new("ru").is_none() && Reader::new("").is_none());
    assert_eq!(format!("{:?}", Reader::new("RU")), r#"Some(Reader("RU"))"#);
}

#[test]
fn the_table_is_in_order_and_whole() {
    assert!(REGIONS.is_sorted_by_key(|region| region.calling));
    for region in &REGIONS {
        assert!(region.lengths != 0 && region.lengths & region.local_lengths == 0);
        assert_ne!(
            region.international_prefix.is_none(),
            !region.is_nowhere(),
            "{}",
            region.code
        );
    }
}

#[test]
fn fixed_lines_are_those_of_the_python_package() {
    let mut found = [0, 0];
    for row in FIXED_LINES.split_terminator('\n').skip(1) {
        let (number, fixed) = row.split_once(',').expect("two cells");
        let digits = number.trim_start_matches('+').parse().expect("digits");
        let phone = Phone::from_digits(digits).expect("a number");
        assert_eq!(phone.is_fixed_line(), fixed == "yes", "{number}");
        found[usize::from(phone.is_fixed_line())] += 1;
    }
    assert!(found[0] > 1000 && found[1] > 500, "{found:?}");
}

#[test]
fn what_stands_where_there_is_no_number_is_seen() {
    for (digits, wanted) in [
        (79_180_000_000, true),
        (79_187_777_777, true),
        (1_234_567, false),
        (7_777_777, true),
        (777_777, false),
        (71_234_567_890, true),
        (70_123_456_789, true),
        (12_345_678_901, false),
        (71_234_567_891, false),
        (79_187_744_206, false),
        (79_187_744_267, false),
    ] {
        let phone = Phone::from_digits(digits).unwrap();
        assert_eq!(phone.is_placeholder(), wanted, "{digits}");
    }
}

proptest! {
    #[test]
    fn what_is_known_without_the_plans_is_what_they_say(
        before in "(7|8|10|810|8107|7|8||[0-9]{0,3})",
        number in "[3489][0-9]{9}|[0-9]{5,14}",
        plus: bool,
        country in prop::sample::select(vec!["RU", "RU", "RU", "KZ", "BY", "DE", "US", "IT"]),
    ) {
        let region = reader(country).region;
        let digits = format!("{before}{number}");
        if let Some(known) = russian(region, plus, &digits) {
            prop_assert_eq!(dial_by_plan(region, plus, &digits), Some(known));
            let digits = known.digits().to_string();
            let shown = display::display_by_plan(region, known, &digits);
            prop_assert_eq!(display::russian(region, &digits), Some(shown));
        }
        let usual = number.len() == 10 && number.starts_with(['3', '4', '9']);
        if country == "RU" && usual && ["7", "8"].contains(&before.as_str()) {
            prop_assert_eq!(russian(region, plus, &digits).is_some(), before == "7" || !plus);
        }
    }
}
