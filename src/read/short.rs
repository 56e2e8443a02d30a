//! Rows with fewer fields than the header: cut ones, and ones of which what is blank at their end was left off.
//!
//! They are rare. Only when the first of them is met the whole file is looked through for what stands around them, so that it makes no
//! difference in which parts it is read.

use crate::export::values;
use crate::read::encoding::{self, Part};
use crate::read::no_rows::Line;
use crate::read::records::{Fields, Records};
use crate::read::sheet::Sheet;
use crate::read::table::Broken;

/// So many rows at a time a spreadsheet looks for the last column in which something stands, and leaves off all that is behind.
const BLOCK: u32 = 16;

/// In a shorter block at the end of a file so few rows may be of one length by chance.
const FEWEST_AT_END: u32 = 4;

/// What is known of the short rows of a file.
#[derive(Debug, Default)]
pub(super) struct ShortRows {
    /// The lines of those that were cut, in order.
    cut: Vec<u32>,
    /// The line of the last row, where it is short and has no line end.
    broken_off: Option<u32>,
    /// Lines that are the rest of the row before, in order.
    rests: Vec<Rest>,
    /// The file can't be looked through: every short row may be cut.
    unknown: bool,
}

/// A line that is the rest of the row before, which was broken within a cell.
#[derive(Debug)]
struct Rest {
    line: u32,
    /// Where only its looks tell an id from a remark, those of what stands in its place.
    looks: Option<Looks>,
    /// The row before.
    before: Before,
}

/// A row that may go on in the next line.
#[derive(Clone, Debug, Default)]
pub(super) struct Before {
    /// The line on which it starts.
    pub line: u32,
    /// Whose it is.
    pub id: String,
    /// Its last cell may be a remark, of which more may follow.
    ends_in_text: bool,
}

/// What a short row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Short {
    /// It was cut: what is missing may be a no.
    Cut,
    /// It is the last one, was cut, and the file ends with it.
    CutAtEnd,
    /// What is missing decides nothing, but the file ends within the row.
    AtEnd,
    /// What is missing is blank.
    LeftOff,
}

impl ShortRows {
    /// The row of which a line is the rest.
    pub fn before_rest(&self, line: u32) -> Option<&Before> {
        let place = self.rests.binary_search_by_key(&line, |rest| rest.line);
        Some(&self.rests[place.ok()?].before)
    }

    /// What the short row on a line is.
    pub fn at(&self, line: u32) -> Short {
        let is_cut = self.unknown || self.cut.binary_search(&line).is_ok();
        match (is_cut, self.broken_off == Some(line)) {
            (true, false) => Short::Cut,
            (true, true) => Short::CutAtEnd,
            (false, true) => Short::AtEnd,
            (false, false) => Short::LeftOff,
        }
    }
}

/// A short row, as long as it is not known what it is.
struct Candidate {
    line: u32,
    fields: usize,
    /// Whether the next line is short too and its id names nothing known, as the rest of a row that was cut; of an id of which only its
    /// looks can tell, these.
    followed: Followed,
}

enum Followed {
    Not,
    ByRest,
    By(Looks),
}

/// What ids look like: in the file that gives them out nothing else tells an id from the rest of a remark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Looks {
    length: usize,
    /// Which sorts of characters they have.
    has: u8,
}

impl Looks {
    const LETTERS: u8 = 1;
    const DIGITS: u8 = 2;
    const SPACES: u8 = 4;
    const OTHERS: u8 = 8;

    fn of(id: &str) -> Self {
        let sort = |c: char| match c {
            c if c.is_alphabetic() => Self::LETTERS,
            c if c.is_numeric() => Self::DIGITS,
            c if c.is_whitespace() => Self::SPACES,
            _ => Self::OTHERS,
        };
        let sorts = |has, c| has | sort(c);
        Self {
            length: id.chars().count(),
            has: id.chars().fold(0, sorts),
        }
    }
}

/// What the ids of the longest rows look like, which were not cut.
#[derive(Default)]
struct KnownLooks {
    /// How many fields these rows have.
    fields: usize,
    longest: usize,
    /// What some of them has, and what each of them has.
    some: u8,
    all: u8,
}

impl KnownLooks {
    fn take(&mut self, fields: usize, id: &str) {
        if fields < self.fields || id.is_empty() {
            return;
        }
        let looks = Looks::of(id);
        if fields > self.fields {
            *self = Self {
                fields,
                all: looks.has,
                ..Self::default()
            };
        }
        self.longest = self.longest.max(looks.length);
        self.some |= looks.has;
        self.all &= looks.has;
    }

    /// Whether an id may be one of these. Numbers grow longer as a clinic does, words don't.
    const fn fit(&self, looks: Looks) -> bool {
        let is_word = looks.has & Looks::LETTERS != 0;
        looks.has & !self.some == 0
            && (looks.has & Looks::DIGITS != 0 || self.all & Looks::DIGITS == 0)
            && (!is_word || looks.length <= self.longest)
    }
}

/// The rows of a block so far.
#[derive(Default)]
struct Block {
    number: u32,
    rows: u32,
    /// How many fields each of them has; `None`: they differ.
    fields: Option<usize>,
    /// How many candidates there were before.
    begins: usize,
}

impl Block {
    fn take(&mut self, fields: usize) {
        self.fields = match self.rows {
            0 => Some(fields),
            _ => self.fields.filter(|&all| all == fields),
        };
        self.rows += 1;
    }
}

/// Whether an id names something.
pub(super) type Known<'k> = &'k dyn Fn(&str) -> bool;

impl Sheet<'_> {
    /// What is known of the short rows of the file.
    pub(super) fn find_short_rows(&self, known: Known<'_>) -> ShortRows {
        self.look_through(known).unwrap_or(ShortRows {
            unknown: true,
            ..ShortRows::default()
        })
    }

    fn look_through(&self, known: Known<'_>) -> Result<ShortRows, Broken> {
        let ends_whole = encoding::ends_with_line_end(&self.bytes, self.format.encoding)?;
        let mut records = Records::open(&self.bytes, self.format, &self.quotes, &Part::WHOLE)?;
        let mut search = Search::new(self, known);
        // The lines that records run over besides their first: a spreadsheet counts rows.
        let mut further = 0_u32;
        let mut last = 0;
        while records.advance()? {
            let stretch = records.stretch(self.is_text);
            for record in stretch.records() {
                let place = record.line.saturating_sub(1).saturating_sub(further);
                further = further.saturating_add(stretch.further_lines(record));
                search.take(record.line, place, stretch.fields(record));
                last = place;
            }
        }
        let is_whole = search.block.number * BLOCK + BLOCK - 1 == last;
        let counts = is_whole || (search.block.rows >= FEWEST_AT_END && ends_whole);
        search.close_block(counts);
        let broken_off = search.last_short.filter(|_| !ends_whole);
        Ok(ShortRows {
            cut: search.cut(),
            rests: search.rests(broken_off),
            broken_off,
            unknown: false,
        })
    }
}

/// The short rows of a file, as it is looked through.
struct Search<'s> {
    sheet: &'s Sheet<'s>,
    known: Known<'s>,
    candidates: Vec<Candidate>,
    /// The last line is the last candidate.
    is_open: bool,
    /// The line of the last row, where it is short.
    last_short: Option<u32>,
    /// For each field that can restrict, with its column, whether something stands there in some row.
    filled: Vec<(usize, usize, bool)>,
    block: Block,
    ids: KnownLooks,
    /// Where the id stands.
    id: Option<usize>,
    /// Lines that may be the rest of a row, and the last row that is none.
    rests: Vec<Rest>,
    before: Before,
    /// The last line begins with words.
    ends_as_remark: bool,
}

impl<'s> Search<'s> {
    fn new(sheet: &'s Sheet<'s>, known: Known<'s>) -> Self {
        let columns = sheet.file.columns().iter().enumerate();
        let restricting = columns.filter(|(_, column)| column.restricts);
        let filled = restricting.flat_map(|(column, _)| {
            let fields = sheet.header.fields[column].iter();
            fields.map(move |&field| (field, column, false))
        });
        Self {
            filled: filled.collect(),
            id: sheet.file.whose(),
            sheet,
            known,
            candidates: Vec::new(),
            is_open: false,
            last_short: None,
            block: Block::default(),
            ids: KnownLooks::default(),
            rests: Vec::new(),
            before: Before::default(),
            ends_as_remark: false,
        }
    }

    /// Takes in the record on a line, at that place among the rows of a spreadsheet.
    fn take(&mut self, line: u32, place: u32, fields: Fields<'_>) {
        let sheet = self.sheet;
        let count = fields.count();
        let is_short = line > sheet.header_line && sheet.is_short(count);
        let id = self.id.map(|column| sheet.whole_cell(column, fields));
        if std::mem::take(&mut self.is_open)
            && is_short
            && let (Some(last), Some(id)) = (self.candidates.last_mut(), &id)
        {
            last.followed = if values::is_blank(id) {
                Followed::ByRest
            } else if sheet.file.gives_out_ids() {
                Followed::By(Looks::of(id))
            } else if (self.known)(id) {
                Followed::Not
            } else {
                Followed::ByRest
            };
        }
        let number = place / BLOCK;
        if number != self.block.number {
            self.close_block(true);
            self.block.number = number;
        }
        self.block.take(count);
        if line <= sheet.header_line {
            return;
        }
        self.last_short = Some(line).filter(|_| is_short);
        self.ends_as_remark = is_short && begins_with_words(fields.get(0));
        if sheet.kind_of_line(fields) != Line::Row {
            return;
        }
        if is_short {
            self.is_open = true;
            self.candidates.push(Candidate {
                line,
                fields: count,
                followed: Followed::Not,
            });
        }
        let id = id.unwrap_or_default();
        self.look_for_rest(line, fields, &id);
        let width = count.min(sheet.header.width);
        self.ids.take(width, &id);
        for (field, column, is_filled) in &mut self.filled {
            if !*is_filled && *field < count {
                let cell = fields.get(*field);
                *is_filled = sheet.says_something(*column, cell);
            }
        }
    }

    /// Keeps a line that may be the rest of the row before; of any other, whose it is.
    fn look_for_rest(&mut self, line: u32, fields: Fields<'_>, id: &str) {
        let sheet = self.sheet;
        let gives_out_ids = sheet.file.gives_out_ids();
        let names_nobody = || values::is_blank(id) || gives_out_ids || !(self.known)(id);
        let goes_on = || self.before.ends_in_text || sheet.some_cell_refuses(fields);
        if sheet.may_be_rest(fields) && names_nobody() && goes_on() {
            let has_looks = gives_out_ids && !values::is_blank(id);
            self.rests.push(Rest {
                line,
                looks: has_looks.then(|| Looks::of(id)),
                before: self.before.clone(),
            });
        } else {
            self.before.line = line;
            self.before.ends_in_text = sheet.is_text_field(fields.count().saturating_sub(1));
            id.clone_into(&mut self.before.id);
        }
    }

    /// The lines that are the rest of the row before. What the file ends within is its own row, unless that begins as a remark goes on.
    fn rests(&mut self, broken_off: Option<u32>) -> Vec<Rest> {
        let mut rests = std::mem::take(&mut self.rests);
        rests.retain(|rest| {
            let is_cut_off = broken_off == Some(rest.line) && !self.ends_as_remark;
            let is_id = rest.looks.is_some_and(|looks| self.ids.fit(looks));
            rest.before.line > 0 && !is_cut_off && !is_id
        });
        rests
    }

    /// Ends a block; where it counts and its rows are of one length, nothing of them was cut.
    fn close_block(&mut self, counts: bool) {
        if counts && self.block.fields.is_some() {
            self.candidates.truncate(self.block.begins);
        }
        self.block = Block {
            begins: self.candidates.len(),
            ..Block {
                number: self.block.number,
                ..Block::default()
            }
        };
    }

    /// The lines of the rows that were cut.
    fn cut(&self) -> Vec<u32> {
        let is_cut = |row: &&Candidate| {
            let lacks = |&(field, _, filled): &(usize, usize, bool)| filled && field >= row.fields;
            let is_followed = match row.followed {
                Followed::Not => false,
                Followed::ByRest => true,
                Followed::By(looks) => !self.ids.fit(looks),
            };
            is_followed || self.filled.iter().any(lacks)
        };
        let cut = self.candidates.iter().filter(is_cut);
        cut.map(|row| row.line).collect()
    }
}

/// Whether a cell is a remark rather than a value: several words.
fn begins_with_words(cell: &str) -> bool {
    let has_letters = |word: &str| word.contains(char::is_alphabetic);
    cell.split_whitespace()
        .filter(|word| has_letters(word))
        .count()
        > 1
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use chrono_tz::Europe::Moscow;

    use super::*;
    use crate::base::progress::Progress;
    use crate::export::columns::File;
    use crate::phone;
    use crate::read::problem::Findings;
    use crate::read::sheet::{Conventions, LookUp};
    use crate::read::sources::Source;
    use crate::settings::Settings;

    /// The lines of a file that are refused, read in parts and as one.
    fn refused_with(settings: &Settings, file: File, text: &str) -> Vec<u32> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(file.file_name());
        std::fs::write(&path, text).unwrap();
        let conventions = Conventions {
            settings,
            phones: phone::Reader::new("RU").unwrap(),
            progress: &Progress::none(),
            takes_for_utf8: false,
        };
        let open = || {
            let source = Source::new(file, &path);
            Sheet::open((&source, 0, String::new()), (None, None), &conventions).unwrap()
        };
        let known = |id: &str| ["1", "2", "3"].contains(&id);
        let read = |sheet: &Sheet<'_>, part: &Part| {
            let mut refused = Vec::new();
            let look_up = LookUp {
                known: &known,
                find: None,
            };
            sheet.rows(part, look_up, &mut Findings::default(), |row| {
                if row.is_rejected() {
                    refused.push(row.at().line());
                }
            })?;
            Ok(refused)
        };
        let mut in_parts = Vec::new();
        let sheet = open();
        let each = |part: &Part| read(&sheet, part);
        let ended = sheet.in_parts(each, |refused| in_parts.extend(refused));
        assert!(ended.is_ok());
        let whole = read(&open(), &Part::WHOLE);
        assert_eq!(whole.unwrap(), in_parts, "{text}");
        in_parts
    }

    fn refused(file: File, text: &str) -> Vec<u32> {
        refused_with(&crate::plan::rules::default_settings(Moscow), file, text)
    }

    #[test]
    fn a_row_was_cut_where_what_is_missing_can_restrict_and_is_filled_somewhere() {
        for (text, wanted) in [
            // The pause of line 3 may be what is missing of line 2; that of line 2 of line 3 as well, which is whole.
            (
                "patient_id,phone,pause_until\n1,x\n2,,2026-05-01\n",
                &[2][..],
            ),
            ("patient_id,phone,pause_until\n1,,2026-05-01\n2,x\n", &[3]),
            // Nobody has a pause; `-` and a day of no year are none.
            (
                "patient_id,phone,pause_until\n1,\n2,,\n3,, - \n4,,0001-01-01\n",
                &[],
            ),
            // What can't be read is something.
            ("patient_id,phone,pause_until\n1,\n2,,soon\n", &[2]),
            // A no is something in a column of yes and no.
            ("patient_id,phone,consent\n1,\n2,,-\n", &[2]),
            // A language restricts nobody.
            (
                "patient_id,pause_until,language\n1,2026-05-01\n2,,en\n",
                &[],
            ),
            // What is filled in a line that is no row is not filled in a row.
            (
                "patient_id,phone,note\n1,\npatient_id,phone,note\nTotal,,2\n",
                &[],
            ),
            // A header that ends with a delimiter has one field less.
            ("patient_id,status,\n1,x\n2,y\n", &[]),
        ] {
            assert_eq!(refused(File::Patients, text), wanted, "{text}");
        }
    }

    #[test]
    fn a_column_that_is_missing_can_restrict() {
        for (file, required, columns) in [
            (
                File::Patients,
                "patient_id",
                "consent consent_on consent_until channels call_days call_times pause_until status birth_date guardian_name \
                 guardian_phone next_visit_on note",
            ),
            (
                File::Cards,
                "patient_id",
                "consent consent_on consent_until channels call_days call_times pause_until guardian_name guardian_phone note",
            ),
            (
                File::Plans,
                "plan_id,patient_id,procedure,status",
                "written signed_on answer wait_until",
            ),
            (File::Signatures, "plan_id", "signed_on answer wait_until"),
            (
                File::Visits,
                "visit_id,patient_id,starts_at,status",
                "kind remind",
            ),
            (
                File::Agreements,
                "agreement_id,patient_id,kind",
                "status channel caller",
            ),
            (
                File::Contacts,
                "contacted_at,patient_id,outcome",
                "case phone callback_at note",
            ),
        ] {
            let is_there = |name: &&str| file.columns().iter().any(|column| column.name == *name);
            for column in columns.split(' ').filter(is_there) {
                let cells = required.replace(|c| c != ',', "").replace(',', "1,");
                let text = format!("{required},{column}\n{cells}1\n{cells}1,x\n");
                assert_eq!(refused(file, &text), [2], "{text}");
            }
        }
        let harmless = "plan_id,patient_id,procedure,status,urgent,due_on,risk\np,1,x,planned\np,1,x,planned,yes,2026-02-01,x\n";
        assert_eq!(refused(File::Plans, harmless), [0; 0]);
        assert_eq!(
            refused(
                File::Slots,
                "doctor,starts_at,minutes\nA,2026-02-01 10:00\nB,2026-02-01 10:00,5\n"
            ),
            [0; 0]
        );
    }

    #[test]
    fn a_row_was_cut_where_the_next_line_is_its_rest() {
        let contacts = "contacted_at,patient_id,outcome,by,score\n";
        for (rows, wanted) in [
            ("2026-01-02,1,reached\n2026-01-02,2,reached\n", &[][..]),
            (
                "2026-01-02,1,reached,Ann\nand Ben,9\n2026-01-02,2,reached,,\n",
                &[2, 3],
            ),
            ("2026-01-02,1,reached,Ann\n\n, ,\nand Ben,9\n", &[2, 5]),
            // A row of nobody is as good as a rest; and the last row has no next.
            ("2026-01-02,1,reached\n2026-01-02,44,reached\n", &[2]),
            // The next line is whole.
            ("2026-01-02,1,reached\n2026-01-02,44,reached,,\n", &[]),
        ] {
            let text = format!("{contacts}{rows}");
            let cut: Vec<u32> = refused(File::Contacts, &text);
            // The rest itself lacks what a row must have.
            assert_eq!(cut, wanted, "{text}");
        }
    }

    #[test]
    fn where_patients_are_made_known_the_rest_of_a_row_is_known_by_its_looks() {
        let header = "patient_id,last_name,first_name,language\n";
        for (rows, wanted) in [
            (
                "1,Ivanov,Ivan,ru\n2,Petrov\n3,Sidorov\n1044,Orlov\n",
                &[][..],
            ),
            (
                "1,Ivanov,Ivan,ru\n2,Petrov\nwith his son,x\n3,Sidorov,Petr,\n",
                &[3],
            ),
            (
                "1,Ivanov,Ivan,ru\n2,Petrov\nlater,x\n3,Sidorov,Petr,\n",
                &[3],
            ),
            ("A-17,Ivanov,Ivan,ru\nB-18,Petrov\nC-9,Sidorov\n", &[]),
            ("A-17,Ivanov,Ivan,ru\nB-18,Petrov\nlater,Sidorov\n", &[3]),
            (
                "A-17,Ivanov,Ivan,ru\nB-18,Petrov\nseen-2026,Sidorov\n",
                &[3],
            ),
            ("A-17,Ivanov,Ivan,ru\nB-18,Petrov\n,Sidorov\n", &[3]),
        ] {
            let text = format!("{header}{rows}");
            assert_eq!(refused(File::Patients, &text), wanted, "{text}");
        }
    }

    #[test]
    fn a_clinic_may_say_that_rows_are_short() {
        let text = "patient_id,phone,pause_until\n1\nand so on\n2,,2026-05-01\n";
        for (said, wanted) in [("true", &[][..]), ("false", &[2, 3])] {
            let settings =
                crate::plan::rules::read_settings(&format!("short_rows.patients = {said}"), None);
            assert_eq!(
                refused_with(&settings.unwrap(), File::Patients, text),
                wanted
            );
        }
    }

    /// Patients of whom the first few are whole, each on a line.
    fn sheet(first: u32, lines: u32, is_short: impl Fn(u32) -> bool) -> String {
        let mut text = "patient_id,phone,birth_date,pause_until\n".to_owned();
        for line in first..=lines {
            let rest = if is_short(line) { "" } else { ",,2026-05-01" };
            writeln!(text, "{line},{rest}").unwrap();
        }
        text
    }

    #[test]
    fn a_spreadsheet_leaves_off_blank_cells_block_by_block() {
        let all = |lines: std::ops::RangeInclusive<u32>| lines.collect::<Vec<u32>>();
        // Lines 1 to 16 are a block, 17 to 32 the next.
        let short_from = |from: u32| move |line: u32| line >= from;
        assert_eq!(
            refused(File::Patients, &sheet(2, 32, short_from(17))),
            [0; 0]
        );
        assert_eq!(
            refused(File::Patients, &sheet(2, 32, short_from(18))),
            all(18..=32)
        );
        assert_eq!(refused(File::Patients, &sheet(2, 48, short_from(16))), [16]);
        // The header is whole, and the first block with it.
        assert_eq!(
            refused(File::Patients, &sheet(2, 17, |line| line < 17)),
            all(2..=16)
        );
        let one_is_whole = |line: u32| line > 16 && line != 20;
        let without = all(17..=32).into_iter().filter(|&line| line != 20);
        assert_eq!(
            refused(File::Patients, &sheet(2, 32, one_is_whole)),
            without.collect::<Vec<_>>()
        );
        // A row of its block is short, and still shorter than the others.
        let text = sheet(2, 32, short_from(17)).replace("\n20,\n", "\n20\n");
        assert_eq!(refused(File::Patients, &text), all(17..=32));
        // Titles count, and lines of nothing; rows that run over lines are one.
        let titles = format!("Patients,,,\n\n{}", sheet(2, 30, short_from(15)));
        assert_eq!(refused(File::Patients, &titles), [0; 0]);
        let titles = format!("Patients,,,\n{}", sheet(2, 30, short_from(15)));
        assert_eq!(refused(File::Patients, &titles), [16]);
        let text = sheet(2, 32, short_from(17)).replace("\n5,", "\n5,\"\n\n\"");
        assert_eq!(refused(File::Patients, &text), [0; 0]);
        // A line of blank cells is no row, of whatever length.
        let text = sheet(2, 32, short_from(17)).replace("\n20,\n", "\n,,,\n");
        assert_eq!(refused(File::Patients, &text), [0; 0]);
    }

    #[test]
    fn a_shorter_block_at_the_end_has_four_rows_and_a_line_end() {
        let text = |last| sheet(2, last, |line| line > 16);
        assert_eq!(refused(File::Patients, &text(19)), [17, 18, 19]);
        assert_eq!(refused(File::Patients, &text(20)), [0; 0]);
        let ended = text(20);
        let open = ended.trim_end();
        assert_eq!(refused(File::Patients, open), [17, 18, 19, 20]);
        assert_eq!(refused(File::Patients, &format!("{open}\r\n")), [0; 0]);
        // A whole block counts in any case.
        assert_eq!(refused(File::Patients, text(32).trim_end()), [0; 0]);
    }
}
