//! The records of any text are those that csv reads one by one.
#![no_main]

use libfuzzer_sys::fuzz_target;
use recall::read::records::judge::assert_as_csv_has_it;

fuzz_target!(|text: &[u8]| {
    for delimiter in [b',', b';', b'\t'] {
        assert_as_csv_has_it(text, delimiter, 1);
    }
});
