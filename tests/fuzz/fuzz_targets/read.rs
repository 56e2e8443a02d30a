//! Any bytes as one of the exports, beside the others of the example: they are read, planned and written down, or refused.
//! The first byte says which export: a digit from 0, in the order of `File::ALL`.
#![no_main]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use recall::clinic::{Moment, PatientIndex};
use recall::phone;
use recall::plan;
use recall::practice::{Asked, Practice};
use recall::read::columns::File;
use recall::read::{self, Reading, Sources};
use recall::render::Page;
use recall::render::decisions::Form;
use recall::render::list::{self, Dialect};
use recall::settings::{self, Language, Settings, calendar};

/// The example's exports stand beside the one that is made up.
static EXAMPLE: LazyLock<PathBuf> =
    LazyLock::new(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/clinic"));

static SETTINGS: LazyLock<Settings> = LazyLock::new(|| {
    let text = std::fs::read_to_string(EXAMPLE.join("recall.toml")).unwrap();
    settings::parse(&text, None).unwrap()
});

/// Each process has a file of its own.
static MADE_UP: LazyLock<PathBuf> =
    LazyLock::new(|| std::env::temp_dir().join(format!("recall-fuzz-{}.csv", std::process::id())));

fuzz_target!(|bytes: &[u8]| {
    let Some((&first, bytes)) = bytes.split_first() else {
        return;
    };
    let file = File::ALL[usize::from(first.wrapping_sub(b'0')) % File::ALL.len()];
    std::fs::write(&*MADE_UP, bytes).unwrap();
    let sources = Sources {
        data: EXAMPLE.clone(),
        files: [(file, MADE_UP.clone())].into(),
        ..Sources::default()
    };
    match read::read(&sources, &SETTINGS) {
        Err(refusals) => {
            assert!(!refusals.is_empty(), "refused for nothing");
            for language in [Language::Russian, Language::English] {
                assert!(
                    !read::refusal::failure(&refusals, language)
                        .lines()
                        .is_empty()
                );
            }
        }
        Ok(reading) => plan_and_write(&reading),
    }
});

fn plan_and_write(reading: &Reading) {
    for input in &reading.clinic.inputs {
        assert_eq!(
            input.used + input.orphans + input.rejected,
            input.rows,
            "{}",
            input.name
        );
    }
    for problem in &reading.problems {
        for language in [Language::Russian, Language::English] {
            assert!(
                !problem
                    .sentence(&reading.clinic.inputs, language)
                    .is_empty()
            );
        }
    }
    for (callers, language) in [(None, Language::Russian), (Some(2), Language::English)] {
        let date = calendar::date("2026-03-02").unwrap();
        let asked = Asked {
            now: Moment::at(date, 600),
            shift: None,
            callers,
            bookings_checked: false,
        };
        let practice = Practice::new(&reading.clinic, &SETTINGS, asked);
        let phones = phone::Reader::new("RU").unwrap();
        let page = Page::new(&practice, language, &phones);
        let (plan, decisions) = plan::decided(&practice);
        let mut leaf = Form::Lines.leaf();
        for decision in &decisions {
            leaf.write(&page, decision).unwrap();
        }
        assert!(!leaf.into_bytes().unwrap().is_empty() || decisions.is_empty());
        let patients: BTreeSet<PatientIndex> = plan
            .contacts
            .iter()
            .map(|contact| contact.patient)
            .collect();
        assert_eq!(patients.len(), plan.contacts.len(), "one contact a patient");
        let dialect = Dialect {
            delimiter: b';',
            for_spreadsheets: true,
        };
        list::write(&page, &plan, dialect, std::io::sink()).unwrap();
        assert!(!page.words.summary(&plan).is_empty());
    }
}
