//! Any bytes as one of the exports, beside the others of the example: they are read, planned and written down, or refused.
//!
//! The first byte says which export: a digit from 0, in the order of `File::ALL`. The second says what the rest is: `a` the text itself,
//! `b` the bytes of a workbook, `c` the cells of one (lines of cells parted by tabs), `d` the parts of one (parted by bytes of 255: a
//! sheet, the texts, the styles, the workbook); in capitals the whole example is read beside it, else no more than patients, plans and
//! visits. The third says how many settings follow, each of three bytes: which column, what is said of it, and with which word.
#![no_main]

#[path = "../mapping.rs"]
mod mapping;
#[path = "../workbook.rs"]
mod workbook;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use recall::model::clinic::{Input, Moment, PatientIndex, RowAt};
use recall::phone;
use recall::plan;
use recall::plan::practice::Asked;
use recall::export::columns::File;
use recall::read::problem::Fate;
use recall::read::{self, Reading, Sources};
use recall::render::Page;
use recall::render::decisions::Form;
use recall::render::list::{self, Dialect, Headings};
use recall::run::failure::Failure;
use recall::settings::{Settings, calendar};
use recall::base::Language;

/// The example's exports stand beside the one that is made up.
static EXAMPLE: LazyLock<PathBuf> =
    LazyLock::new(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/clinic"));

static SETTINGS: LazyLock<Settings> = LazyLock::new(|| {
    let text = std::fs::read_to_string(EXAMPLE.join("recall.toml")).unwrap();
    recall::plan::rules::read_settings(&text, None).unwrap()
});

/// Each process has a folder of its own, for the export that is made up and for copies of the few that are never left out.
static FOLDER: LazyLock<PathBuf> = LazyLock::new(|| {
    let folder = std::env::temp_dir().join(format!("recall-fuzz-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    for name in ["patients.csv", "plans.csv", "visits.csv"] {
        std::fs::copy(EXAMPLE.join(name), folder.join(name)).unwrap();
    }
    folder
});

fuzz_target!(|bytes: &[u8]| {
    let [first, second, third, rest @ ..] = bytes else {
        return;
    };
    let file = File::ALL[usize::from(first.wrapping_sub(b'0')) % File::ALL.len()];
    let count = usize::from(third.wrapping_sub(b'0')) % 8;
    let Some((said, rest)) = rest.split_at_checked(3 * count) else {
        return;
    };
    let (name, bytes) = match second.to_ascii_lowercase() {
        b'b' => ("more.xlsx", rest.to_vec()),
        b'c' => ("more.xlsx", workbook::of_cells(rest)),
        b'd' => ("more.xlsx", workbook::of_parts(rest)),
        _ => ("more.csv", rest.to_vec()),
    };
    let made_up = FOLDER.join(name);
    std::fs::write(&made_up, bytes).unwrap();
    let has_all = second.is_ascii_uppercase();
    let usual = EXAMPLE.join(file.file_name());
    let beside = Some(usual).filter(|usual| has_all && usual.exists());
    let sources = Sources {
        data: if has_all { &EXAMPLE } else { &FOLDER }.to_path_buf(),
        files: [(file, beside.into_iter().chain([made_up]).collect())].into(),
        ..Sources::default()
    };
    let mapped = Some(said).filter(|said| !said.is_empty());
    let mapped = mapped.and_then(|said| mapping::settings(file, name, said));
    let settings = mapped.as_ref().unwrap_or(&*SETTINGS);
    match read::read(&sources, settings) {
        Err(refusals) => {
            assert!(!refusals.is_empty(), "refused for nothing");
            for language in [Language::Russian, Language::English] {
                let failure = Failure::refused(refusals.clone(), language);
                assert!(!failure.lines().is_empty());
            }
        }
        // The one or the other, for speed.
        Ok(reading) if rest.len() % 2 == 0 => {
            plan_and_write(&reading, settings, (None, Language::Russian));
        }
        Ok(reading) => plan_and_write(&reading, settings, (Some(2), Language::English)),
    }
});

fn plan_and_write(reading: &Reading, settings: &Settings, asked: (Option<u32>, Language)) {
    let inputs = &reading.clinic.inputs;
    for input in inputs {
        assert_eq!(
            input.used + input.orphans + input.rejected + input.left_out,
            input.rows,
            "{}",
            input.name
        );
    }
    let lines: Vec<u32> = inputs.iter().map(lines).collect();
    let mut refused = BTreeSet::new();
    for problem in &reading.problems {
        assert!(problem.line <= lines[usize::from(problem.input)]);
        if problem.fate == Fate::Rejected {
            refused.insert(RowAt::new(problem.input, problem.line));
        }
        for language in [Language::Russian, Language::English] {
            assert!(!problem.sentence(inputs, language).is_empty());
        }
    }
    let rejected: u32 = inputs.iter().map(|input| input.rejected).sum();
    assert_eq!(refused.len(), rejected as usize, "each refusal is told");
    let (callers, language) = asked;
    let date = calendar::date("2026-03-02").unwrap();
    let asked = Asked {
        is_today: false,
        now: Moment::at(date, 600),
        shift: None,
        callers,
        bookings_checked: false,
    };
    let practice = plan::on_day(&reading.clinic, settings, asked);
    let phones = phone::Reader::new("RU").unwrap();
    let page = Page::new(&practice, language, &phones);
    let (plan, decisions) = plan::decided(&practice);
    let mut batch = Form::Lines.batch();
    for decision in &decisions {
        let facts = practice.facts(decision.patient);
        batch.write(&page, &facts, decision).unwrap();
        for row in &decision.evidence {
            let lines = lines[usize::from(row.input())];
            assert!((1..=lines).contains(&row.line()), "evidence is a row");
        }
    }
    assert!(!batch.into_bytes().unwrap().is_empty() || decisions.is_empty());
    let patients: BTreeSet<PatientIndex> = plan
        .contacts
        .iter()
        .map(|contact| contact.patient)
        .collect();
    assert_eq!(patients.len(), plan.contacts.len(), "one contact a patient");
    let mut grounds = plan.contacts.iter().flat_map(|contact| &contact.cases);
    assert!(
        grounds.all(|case| case.evidence.iter().all(|row| !refused.contains(row))),
        "no contact rests on a row that was refused"
    );
    let dialect = Dialect {
        delimiter: b';',
        for_spreadsheets: true,
    };
    for headings in [Headings::Codes, Headings::Titles] {
        list::write(&page, &plan, (dialect, headings), std::io::sink()).unwrap();
    }
    assert!(!page.words.summary(&plan).is_empty());
}

/// The most lines that an export can have.
fn lines(input: &Input) -> u32 {
    let bytes = std::fs::read(&input.path).unwrap();
    if bytes.starts_with(b"PK") {
        return 1 << 20;
    }
    let ends = bytes.iter().filter(|byte| matches!(byte, b'\n' | b'\r'));
    u32::try_from(ends.count()).unwrap() + 1
}
