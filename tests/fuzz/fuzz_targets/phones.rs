//! Any text as a telephone number, for a clinic of one of six countries: it is read exactly if libphonenumber reads it, finds it possible
//! and not only locally, and reads the same number again from its E.164; it is the same number then with the same extension, shown in the
//! same groups. The judge is `rlibphonenumber`, a port of the C++ edition.
//!
//! The first byte says the country and whether the rest is text as it stands, or a piece of a number for each byte.
#![no_main]

use std::borrow::Cow;

use libfuzzer_sys::fuzz_target;
use recall::phone::Reader;
use rlibphonenumber::{
    NumberLengthType, PHONE_NUMBER_UTIL, PhoneNumber, PhoneNumberFormat, Region,
};

const COUNTRIES: [(&str, Region); 6] = [
    ("RU", Region::RU),
    ("KZ", Region::KZ),
    ("BY", Region::BY),
    ("UA", Region::UA),
    ("DE", Region::DE),
    ("US", Region::US),
];

/// Their calling codes.
const CALLING_CODES: [i32; 5] = [7, 375, 380, 49, 1];

/// Countries whose plans changed between release 9.0.42, which the judge has, and 9.0.43: Romania, Benin, Zimbabwe, Laos.
const RENUMBERED: [i32; 4] = [40, 229, 263, 856];

/// What numbers are made of, besides digits.
#[rustfmt::skip]
const PIECES: [&str; 54] = [
    " ", "-", "(", ")", ".", "/", "+", "8", "+7", "0", "00", "810", "8~10", "011", "+375", "80", "+380", "+49", "+1", "7",
    "918", "727", "29", "44", "030", "212", "774-42-06", "(495)", "555-0100", "1234567", " доб. ", " ext. ", " x", "#", ",,", ";ext=",
    "вн.", "доп ", "тел. ", "tel:", ";phone-context=", ";isub=", "FLOWERS", "a", "мама", "\u{a0}", "–", "—", "７", "٣", "＋", ",", ";", "\n",
];

fuzz_target!(|bytes: &[u8]| {
    let Some((&first, bytes)) = bytes.split_first() else {
        return;
    };
    let country = COUNTRIES[usize::from(first) % COUNTRIES.len()];
    let text: String = if usize::from(first) / COUNTRIES.len() % 2 == 0 {
        String::from_utf8_lossy(bytes)
            .chars()
            .map(comparable)
            .collect()
    } else {
        bytes.iter().map(|byte| piece(*byte)).collect()
    };
    if !is_known(&text) {
        compare(country, &text);
    }
});

/// The character, or one for those that the editions see in different ways: a wide tilde, which only the others know between digits;
/// letters that are the same as one of a key but for case; what no edition of Unicode has, or not each.
fn comparable(c: char) -> char {
    match c {
        '\u{130}' | '\u{131}' | '\u{17f}' => '\u{fffd}',
        '\0'..='\u{377}' | '\u{400}'..='\u{52f}' | '\u{660}'..='\u{669}' => c,
        '\u{2000}'..='\u{2064}' | '\u{2212}' | '\u{223c}' => c,
        '\u{3000}'..='\u{303f}' | '\u{30a1}'..='\u{30ff}' | '\u{ff01}'..='\u{ff5d}' => c,
        _ => '\u{fffd}',
    }
}

fn piece(byte: u8) -> String {
    match usize::from(byte).checked_sub(PIECES.len()) {
        None => PIECES[usize::from(byte)].to_owned(),
        Some(digit) => (digit % 10).to_string(),
    }
}

fn compare((country, region): (&str, Region), text: &str) {
    let reader = Reader::new(country).unwrap();
    let read = reader.read(text);
    let parsed = PHONE_NUMBER_UTIL.parse(text, Some(region)).ok();
    if parsed.as_ref().is_some_and(is_misjudged) {
        return;
    }
    let judged = parsed.filter(|number| {
        number.is_possible_with_reason() == Ok(NumberLengthType::IsPossible) && comes_back(number)
    });
    let ours = read
        .as_ref()
        .map(|written| (written.phone.e164(), written.extension.as_deref()));
    let theirs = judged
        .as_ref()
        .map(|number| (e164(number), number.extension.as_deref()));
    assert_eq!(ours, theirs, "{country}: {text:?}");
    let (Some(read), Some(mut judged)) = (read, judged) else {
        return;
    };
    // Those of other countries, and one series of Germany, are shown as the next release has it.
    let is_ours = CALLING_CODES.contains(&judged.country_code);
    let is_new = judged.country_code == 49 && read.phone.e164().starts_with("+491541");
    if is_ours && !is_new {
        judged.extension = None;
        assert_eq!(
            reader.display(read.phone),
            shown(&judged, region),
            "{country}: {text:?}"
        );
    }
}

fn e164(number: &PhoneNumber) -> String {
    number.format_as(PhoneNumberFormat::E164).into_owned()
}

/// Whether the judge reads the same number from its E.164; what it does not is of no use for finding a number again.
fn comes_back(number: &PhoneNumber) -> bool {
    let written = e164(number);
    let again = PHONE_NUMBER_UTIL.parse(&written, None);
    again.is_ok_and(|again| e164(&again) == written)
}

fn shown(number: &PhoneNumber, region: Region) -> Cow<'_, str> {
    let at_home = number.get_region_code() == Some(region);
    number.format_as(if at_home {
        PhoneNumberFormat::National
    } else {
        PhoneNumberFormat::International
    })
}

fn is_misjudged(number: &PhoneNumber) -> bool {
    // The others find no number in two digits and an extension.
    let is_short = number.get_national_significant_number().len() == 2;
    // The port writes no more than ten leading zeros.
    (is_short && number.extension.is_some())
        || number.number_of_leading_zeros() > 10
        || RENUMBERED.contains(&number.country_code)
}

/// Where it is known that the two differ. The C++ edition is not the Java edition, nor its port to Python, which are followed here.
fn is_known(text: &str) -> bool {
    let context = text.find(";phone-context=");
    let unspaced = text.replace(' ', "");
    let seconds = unspaced.matches("/x").count() + unspaced.matches("\\x").count();
    // Only the others refuse long texts.
    text.chars().count() > 250
        // They cut before the first of further numbers; C++ before the last, and on its own line.
        || seconds > usize::from(!text.contains('\n'))
        // The port panics.
        || context.is_some_and(|context| text.find("tel:").is_some_and(|tel| tel > context))
}
