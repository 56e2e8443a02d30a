//! The records of any text are those that csv reads one by one.
#![no_main]

use libfuzzer_sys::fuzz_target;
use recall::read::records::judge::assert_as_csv_has_it;

fuzz_target!(|text: &[u8]| {
    // csv takes the second of two byte order marks away as well, and does not see that it was there.
    if text.starts_with("\u{feff}\u{feff}".as_bytes()) {
        return;
    }
    for delimiter in [b',', b';', b'\t'] {
        assert_as_csv_has_it(text, delimiter, 1);
    }
});
