//! Any text as a telephone number, for a clinic of one of six countries: it is read exactly if libphonenumber reads it and finds it
//! possible, as the same number with the same extension, and shown in the same groups. The judge is `rlibphonenumber`, a port of the
//! C++ edition.
//!
//! The first byte says the country and whether the rest is text as it stands, or a piece of a number for each byte.
#![no_main]

use libfuzzer_sys::fuzz_target;
use recall::phone::Reader;
use rlibphonenumber::{PHONE_NUMBER_UTIL, PhoneNumber, PhoneNumberFormat, Region};

const COUNTRIES: [(&str, Region); 6] = [
    ("RU", Region::RU),
    ("KZ", Region::KZ),
    ("BY", Region::BY),
    ("UA", Region::UA),
    ("DE", Region::DE),
    ("US", Region::US),
];

/// What numbers are made of, besides digits.
#[rustfmt::skip]
const PIECES: [&str; 54] = [
    " ", "-", "(", ")", ".", "/", "+", "8", "+7", "0", "00", "810", "8~10", "011", "+375", "80", "+380", "+49", "+1", "7",
    "918", "727", "29", "44", "030", "212", "774-42-06", "(495)", "555-0100", "1234567", " доб. ", " ext. ", " x", "#", ",,", ";ext=",
    "вн.", "доп ", "тел. ", "tel:", ";phone-context=", ";isub=", "FLOWERS", "a", "мама", "\u{a0}", "–", "～", "７", "٣", "＋", ",", ";", "\n",
];

fuzz_target!(|bytes: &[u8]| {
    let Some((&first, bytes)) = bytes.split_first() else {
        return;
    };
    let (country, region) = COUNTRIES[usize::from(first) % COUNTRIES.len()];
    let text = if usize::from(first) / COUNTRIES.len() % 2 == 0 {
        String::from_utf8_lossy(bytes).into_owned()
    } else {
        bytes.iter().map(|byte| piece(*byte)).collect()
    };
    compare(country, region, &text);
});

fn piece(byte: u8) -> String {
    match usize::from(byte).checked_sub(PIECES.len()) {
        None => PIECES[usize::from(byte)].to_owned(),
        Some(digit) => (digit % 10).to_string(),
    }
}

fn compare(country: &str, region: Region, text: &str) {
    let reader = Reader::new(country).unwrap();
    let read = reader.read(text);
    let parsed = PHONE_NUMBER_UTIL.parse(text, Some(region)).ok();
    let judged = parsed.filter(|number| number.is_possible_with_reason().is_ok());
    if is_known(text, judged.as_ref()) {
        return;
    }
    let ours = read
        .as_ref()
        .map(|written| (written.phone.e164(), written.extension.as_deref()));
    let theirs = judged.as_ref().map(|number| {
        let e164 = number.format_as(PhoneNumberFormat::E164).into_owned();
        (e164, number.extension.as_deref())
    });
    assert_eq!(ours, theirs, "{country}: {text:?}");
    let (Some(read), Some(mut judged)) = (read, judged) else {
        return;
    };
    judged.extension = None;
    let at_home = judged.get_region_code() == Some(region);
    let form = if at_home {
        PhoneNumberFormat::National
    } else {
        PhoneNumberFormat::International
    };
    let shown = reader.display(read.phone);
    assert_eq!(shown, judged.format_as(form), "{country}: {text:?}");
}

/// Where it is known that the two differ, and why that is right.
fn is_known(_text: &str, _judged: Option<&PhoneNumber>) -> bool {
    false
}
