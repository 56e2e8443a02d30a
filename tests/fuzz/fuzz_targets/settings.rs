//! Any text as `recall.toml`: it is read, or everything that is wrong is told, in both languages and with its place.
#![no_main]

use libfuzzer_sys::fuzz_target;
use recall::phone;
use recall::export::columns::File;
use recall::language::errors::setting::sentence;
use recall::base::Language;

fuzz_target!(|bytes: &[u8]| {
    let text = &*String::from_utf8_lossy(bytes);
    match recall::plan::rules::read_settings(text, None) {
        Ok(settings) => {
            assert!(phone::Reader::new(&settings.country).is_some());
            for file in File::ALL {
                for name in settings.files.get(&file).into_iter().flatten() {
                    let mapping = settings.mapping(file, name);
                    assert_eq!(mapping, settings.mapping(file, name));
                }
            }
        }
        Err(errors) => {
            assert!(!errors.is_empty(), "refused for nothing");
            for error in errors {
                for language in [Language::Russian, Language::English] {
                    assert!(!sentence(&error, language).is_empty());
                }
            }
        }
    }
});
