//! One row of an export: its values, read cell by cell with every problem noted.

use chrono::NaiveDate;
use chrono_tz::Tz;

use crate::export::columns::{Column, File, Kind};
use crate::export::refusal_words::{name_refuses, refuses};
use crate::export::source_words::came_by;
use crate::export::values::{self, CaseNames, Numbers, Unreadable, Whose};
use crate::model::clinic::{
    CameBy, Channels, ClinicalBasis, Moment, PatientIndex, RowAt, Weekdays, Window, Windows,
};
use crate::phone::{Phone, Written};
use crate::read::problem::{Fate, Findings, Problem, Shape, Wanted};
use crate::read::records::Fields;
use crate::read::sheet::{Place, Sheet};
use crate::read::short::Known;
use crate::read::stray::all_parted;
use crate::read::workbook::Mark;

/// What stands for an unknown kind of visit where rows are compared: the place of `other` among the kinds.
const UNKNOWN_WORD: &str = "6";

/// Whose number stands in a column for one.
fn whose(column: &Column) -> Whose {
    match column.name {
        "guardian_phone" => Whose::Guardian,
        _ => Whose::Patient,
    }
}

/// Whether a cell is long enough for a word of refusal and has letters: most of those that nobody knows are numbers, dates and blanks.
fn may_say_something(cell: &str) -> bool {
    /// That of "no".
    const SHORTEST: usize = 2;
    let is_letter = |byte: u8| byte.is_ascii_alphabetic() || !byte.is_ascii();
    cell.len() >= SHORTEST && cell.bytes().any(is_letter)
}

/// Whom a row names.
#[derive(Clone, Copy)]
pub(super) enum LookedUp {
    /// That was not asked yet.
    NotYet,
    /// This one, or nobody.
    As(Option<PatientIndex>),
}

/// A row, of which one value after another is read.
pub struct Row<'r> {
    sheet: &'r Sheet<'r>,
    fields: Fields<'r>,
    /// The columns that are made of several fields.
    joined: &'r [String],
    line: u32,
    findings: &'r mut Findings,
    rejected: bool,
    /// Whom it names, where that was looked up already.
    pub(super) patient: LookedUp,
}

impl<'r> Row<'r> {
    /// A row of a sheet, refused at once where its fields are not those of the header.
    #[inline]
    pub(super) fn new(
        sheet: &'r Sheet<'r>,
        fields: Fields<'r>,
        joined: &'r [String],
        line: u32,
        findings: &'r mut Findings,
        fault: Option<(Wanted, Fate)>,
    ) -> Self {
        let mut row = Self {
            sheet,
            fields,
            joined,
            line,
            findings,
            rejected: false,
            patient: LookedUp::NotYet,
        };
        if let Some((wanted, fate)) = fault {
            row.note(None, wanted, Shape::default(), fate);
            row.rejected = fate == Fate::Rejected;
        }
        if sheet.has_marks {
            row.note_marks();
        }
        row
    }

    /// Where the row stands.
    #[must_use]
    pub const fn at(&self) -> RowAt {
        RowAt::new(self.sheet.input, self.line)
    }

    /// Of what sort the file is.
    #[must_use]
    pub const fn file(&self) -> File {
        self.sheet.file
    }

    /// Whether something so far made the row unusable.
    #[must_use]
    pub const fn is_rejected(&self) -> bool {
        self.rejected
    }

    /// Refuses a row with a cell of which the workbook says that it can't be read. Where the column decides nothing, a struck-out cell is what
    /// it says.
    fn note_marks(&mut self) {
        let sheet = self.sheet;
        for (column, declared) in sheet.file.columns().iter().enumerate() {
            let Some((mark, _)) = self.mark(column) else {
                continue;
            };
            let wanted = Wanted::Value(&declared.kind);
            if declared.decides {
                self.reject(Some(column), wanted, Shape::marked(mark));
            } else if mark != Mark::Struck {
                self.note(Some(column), wanted, Shape::marked(mark), Fate::LeftBlank);
            }
        }
    }

    /// The mark of a cell, and what stands behind it.
    fn mark(&self, column: usize) -> Option<(Mark, &'r str)> {
        let cell = self.sheet.has_marks.then(|| self.written(column))?;
        Mark::split(cell)
    }

    /// The cell of a column, trimmed; of a column made of several fields, these joined.
    ///
    /// Of one that the workbook marks as unreadable its mark is left, which nothing reads; of texts and ids, which are always read, what stands
    /// behind it, for a struck-out id still names its patient.
    #[inline]
    #[must_use]
    pub fn cell(&self, column: usize) -> &'r str {
        let cell = self.written(column);
        if self.sheet.has_marks {
            self.unmarked(column, cell)
        } else {
            cell
        }
    }

    fn unmarked(&self, column: usize, cell: &'r str) -> &'r str {
        let Some((mark, rest)) = Mark::split(cell) else {
            return cell;
        };
        let declared = &self.sheet.file.columns()[column];
        let is_text = matches!(
            declared.kind,
            Kind::Text | Kind::Basis | Kind::Abouts | Kind::Source
        );
        match mark {
            Mark::Struck if is_text || !declared.decides => rest,
            _ if is_text => "",
            _ => &cell[..mark.sign().len_utf8()],
        }
    }

    #[inline]
    fn written(&self, column: usize) -> &'r str {
        match self.sheet.places.get(column) {
            Some(&Place::Field(field)) => self.fields.get(field),
            Some(&Place::Joined(place)) => self.joined.get(place).map_or("", String::as_str),
            Some(Place::Nowhere) | None => "",
        }
    }

    fn note(&mut self, column: Option<usize>, wanted: Wanted, found: Shape, fate: Fate) {
        let name = column.map_or("", |column| self.sheet.file.columns()[column].name);
        let field = column.map_or(0, |column| self.field_number(column));
        let (input, line) = (self.sheet.input, self.line);
        self.findings.problems.push(Problem {
            input,
            line,
            field,
            column: name,
            wanted,
            found,
            fate,
        });
    }

    /// The field, counted from 1, where a column stands: of several the first with something in it.
    fn field_number(&self, column: usize) -> u16 {
        let fields = self.sheet.header.fields.get(column);
        let is_filled = |&&field: &&usize| !self.fields.get(field).is_empty();
        let filled = fields.and_then(|fields| fields.iter().find(is_filled));
        let number = filled.and_then(|&field| u16::try_from(field + 1).ok());
        number.unwrap_or_else(|| self.sheet.header.field_number(column))
    }

    fn reject(&mut self, column: Option<usize>, wanted: Wanted, found: Shape) {
        self.note(column, wanted, found, Fate::Rejected);
        self.rejected = true;
    }

    /// Notes a row that names no patient.
    pub fn note_orphan(&mut self, column: usize) {
        self.note(
            Some(column),
            Wanted::KnownPatient,
            Shape::default(),
            Fate::Orphan,
        );
    }

    /// Notes what a cell holds that can't be read: the row is refused where the column decides anything.
    fn unreadable(&mut self, column: usize, decides: bool) {
        if let Some((mark, _)) = self.mark(column) {
            // It was told of when the row was begun, and refused where the column always decides.
            let declared = &self.sheet.file.columns()[column];
            if decides && !declared.decides {
                self.reject(
                    Some(column),
                    Wanted::Value(&declared.kind),
                    Shape::marked(mark),
                );
            }
            return;
        }
        let declared = &self.sheet.file.columns()[column];
        let shape = Shape::of(self.cell(column));
        let wanted = Wanted::Value(&declared.kind);
        self.note_word(column);
        if decides {
            self.reject(Some(column), wanted, shape);
        } else {
            self.note(Some(column), wanted, shape, Fate::LeftBlank);
        }
    }

    /// Keeps a word that is not known, where the column has a closed list of them.
    fn note_word(&mut self, column: usize) {
        let kind = self.sheet.file.columns()[column].kind;
        if matches!(kind, Kind::Choice(_) | Kind::Channels) {
            let cell = self.cell(column);
            self.findings.note_word(self.sheet.input, column, cell);
        }
    }

    /// Reads a cell, unless there is nothing in it at all, as in most.
    fn read<T>(
        &mut self,
        column: usize,
        read: impl FnOnce(&'r Sheet<'r>, &'r str) -> Result<Option<T>, Unreadable>,
    ) -> Option<T> {
        let cell = self.cell(column);
        if cell.is_empty() {
            return None;
        }
        let read = read(self.sheet, cell);
        self.read_or_noted(column, read)
    }

    fn read_or_noted<T>(
        &mut self,
        column: usize,
        read: Result<Option<T>, Unreadable>,
    ) -> Option<T> {
        read.unwrap_or_else(|Unreadable| {
            self.unreadable(column, self.sheet.file.columns()[column].decides);
            None
        })
    }

    /// A text; blank where nothing is written.
    #[must_use]
    pub fn text(&self, column: usize) -> &'r str {
        let cell = self.cell(column);
        if values::is_blank(cell) { "" } else { cell }
    }

    /// The row of which this is the rest, and whose that is; `known`: which ids name somebody.
    #[must_use]
    pub(super) fn before_rest(&self, known: Known<'_>) -> Option<(RowAt, &'r str)> {
        let sheet = self.sheet;
        let before = sheet
            .may_be_rest(self.fields)
            .then(|| sheet.short_rows(known).before_rest(self.line))??;
        Some((RowAt::new(sheet.input, before.line), &before.id))
    }

    /// What stands in its first cell, by whatever delimiter it may be parted, where that is all of the row.
    pub(super) fn parts_of_lone_cell(&self) -> impl Iterator<Item = &'r str> + use<'r> {
        let fields = self.fields;
        let is_lone = (1..fields.count()).all(|field| fields.get(field).is_empty());
        let first = if is_lone { fields.get(0) } else { "" };
        all_parted(first).filter(|part| !part.is_empty())
    }

    /// Whether any cell, of whatever column, says not to contact somebody.
    #[must_use]
    pub(super) fn some_cell_refuses(&self) -> bool {
        self.sheet.some_cell_refuses(self.fields)
    }

    /// Whether a note says not to contact the patient, or what stands where nobody knows of a remark.
    #[must_use]
    pub fn note_refuses(&self, column: usize) -> bool {
        self.own_note_refuses(column) || self.refusing_field().is_some()
    }

    /// Whether the note itself says so.
    #[must_use]
    pub(super) fn own_note_refuses(&self, column: usize) -> bool {
        let note = self.cell(column);
        !note.is_empty() && self.remark_refuses(note)
    }

    /// The first field that no column has and that says not to contact the patient.
    #[must_use]
    fn refusing_field(&self) -> Option<usize> {
        self.refusing_field_by(|cell| self.remark_refuses(cell))
    }

    /// The same, where it is asked otherwise what a cell says.
    #[must_use]
    pub(super) fn refusing_field_by(
        &self,
        mut refuses: impl FnMut(&'r str) -> bool,
    ) -> Option<usize> {
        let header = &self.sheet.header;
        let says_no = |field: usize, cell: &str| {
            let mut asking = header.asking.iter();
            asking.any(|&(own, asks)| own == field && asks.is_no(cell))
        };
        let mut remarks = header.remarks.iter().copied();
        remarks.find(|&field| {
            let cell = self.fields.get(field);
            may_say_something(cell) && refuses(cell) || says_no(field, cell)
        })
    }

    /// Whether a remark says not to contact the patient.
    #[must_use]
    pub(super) fn remark_refuses(&self, remark: &str) -> bool {
        refuses(remark, &self.sheet.conventions.settings.ignored_notes)
    }

    /// A part of a patient's name: what says not to call, or that the patient has died, is none, and the row is refused.
    pub fn name(&mut self, column: usize) -> &'r str {
        let name = self.text(column);
        if !name.is_empty() && name_refuses(name) {
            let shape = Shape::of(name);
            self.reject(Some(column), Wanted::NameAlone, shape);
            return "";
        }
        name
    }

    /// Refuses the row where a column is blank that must not be.
    pub fn require(&mut self, columns: &[usize]) {
        for &column in columns {
            let place = self.sheet.places.get(column);
            if matches!(place, Some(&Place::Field(field)) if self.fields.begins_to_say(field)) {
                continue;
            }
            let is_known = || self.mark(column).is_some() || self.was_cut_before(column);
            if self.says_nothing(column) && !is_known() {
                self.reject(Some(column), Wanted::Something, Shape::default());
            }
        }
    }

    /// Whether the row is refused for what is missing from a column on.
    fn was_cut_before(&self, column: usize) -> bool {
        let place = self.sheet.places.get(column);
        let is_missing = |field: usize| field >= self.fields.count();
        self.rejected && matches!(place, Some(&Place::Field(field)) if is_missing(field))
    }

    /// Whether a cell is blank in its column: what may mean "no" there is not.
    fn says_nothing(&self, column: usize) -> bool {
        let cell = self.cell(column);
        let words = || self.sheet.vocabularies.get(column)?.as_ref();
        values::is_blank(cell)
            && (cell.is_empty() || words().is_none_or(|words| words.read(cell) == Ok(None)))
    }

    /// Refuses the row where a value that must be there is not, whatever the cell says: a date such as `0001-01-01` says nothing too.
    pub fn need<T>(&mut self, column: usize, value: Option<T>) -> Option<T> {
        if value.is_none() && !self.rejected {
            self.reject(Some(column), Wanted::Something, Shape::default());
        }
        value
    }

    /// A date.
    pub fn date(&mut self, column: usize) -> Option<NaiveDate> {
        let cell = self.cell(column);
        if cell.is_empty() {
            return None;
        }
        values::usual_date(cell).or_else(|| {
            let read = self.sheet.date(column, cell);
            self.read_or_noted(column, read)
        })
    }

    /// A moment with a time, or, where `date_alone` will do, the start of a day.
    pub fn moment(&mut self, column: usize, date_alone: bool) -> Option<Moment> {
        self.read(column, |sheet, cell| {
            let zone = sheet.conventions.settings.timezone;
            values::moment_in(sheet.dates, cell, zone, date_alone)
        })
    }

    /// The same, where something else says it as well: what can't be read is noted, and the row is not refused.
    pub fn moment_or_noted(&mut self, column: usize) -> Option<Moment> {
        let cell = self.cell(column);
        let zone = self.sheet.conventions.settings.timezone;
        let read = values::moment_in(self.sheet.dates, cell, zone, true);
        read.unwrap_or_else(|Unreadable| {
            self.unreadable(column, false);
            None
        })
    }

    /// The day of a moment in a column that decides nothing, where it can be read.
    #[must_use]
    pub fn day_of(&self, column: usize) -> Option<NaiveDate> {
        let zone = self.sheet.conventions.settings.timezone;
        let read = values::moment_in(self.sheet.dates, self.cell(column), zone, true);
        read.ok().flatten().map(|moment| moment.date)
    }

    /// Whether a cell holds a date without a time.
    #[must_use]
    pub fn is_date_alone(&self, column: usize) -> bool {
        /// Where the colon of `2026-03-02 10:30` stands.
        const COLON: usize = 13;
        let cell = self.cell(column);
        let has_colon = || cell.as_bytes().get(COLON) == Some(&b':') || cell.contains(':');
        !cell.is_empty() && !has_colon() && values::is_date_alone(self.sheet.dates, cell)
    }

    /// The place of a value in the column's list.
    pub fn choice(&mut self, column: usize) -> Option<u8> {
        self.read(column, |sheet, cell| {
            sheet.words(column, cell, |words| words.read(cell))
        })
    }

    /// The same, and whether a word stands there that can't be read.
    pub fn choice_or_unreadable(&mut self, column: usize) -> (Option<u8>, bool) {
        let before = self.findings.problems.len();
        let choice = self.choice(column);
        (choice, self.findings.problems.len() > before)
    }

    /// The same, for a column whose unknown words have a meaning of their own.
    ///
    /// # Errors
    /// Where the word is unknown; that is noted, and the row is not refused.
    pub fn choice_or_noted(&mut self, column: usize) -> Result<Option<u8>, Unreadable> {
        let cell = self.cell(column);
        let read = self.sheet.words(column, cell, |words| words.read(cell));
        if read.is_err() && self.mark(column).is_none() {
            let declared = &self.sheet.file.columns()[column];
            let shape = Shape::of(cell);
            self.note_word(column);
            self.note(
                Some(column),
                Wanted::Value(&declared.kind),
                shape,
                Fate::TakenAsOther,
            );
        }
        read
    }

    /// A yes or no.
    pub fn yes_no(&mut self, column: usize) -> Option<bool> {
        self.choice(column).map(|value| value == 0)
    }

    /// Channels in order.
    pub fn channels(&mut self, column: usize) -> Option<Channels> {
        self.read(column, |sheet, cell| {
            sheet.words(column, cell, |words| values::channels(cell, words))
        })
    }

    /// Days of the week.
    pub fn weekdays(&mut self, column: usize) -> Option<Weekdays> {
        self.read(column, |sheet, cell| {
            sheet.words(column, cell, |words| values::weekdays(cell, words))
        })
    }

    /// Times of the day; the whole of it where any is welcome.
    pub fn times(&mut self, column: usize) -> Option<Windows> {
        self.read(column, |sheet, cell| {
            let read = sheet.words(column, cell, |words| values::times(cell, words))?;
            let says_any = read.is_none() && !values::is_blank(cell);
            Ok(read.or_else(|| says_any.then(|| Windows::of(vec![Window::DAY]))))
        })
    }

    /// A time zone.
    pub fn zone(&mut self, column: usize) -> Option<Tz> {
        self.read(column, |_, cell| values::zone(cell))
    }

    /// One telephone number.
    pub fn phone(&mut self, column: usize) -> Option<Written> {
        let whose = whose(&self.sheet.file.columns()[column]);
        let numbers = self.read(column, |sheet, cell| {
            values::phone(cell, &sheet.conventions.phones, whose)
        })?;
        self.note_left_out(column, &numbers);
        numbers.own.into_iter().next()
    }

    /// The numbers of a cell that can be read; nothing can be read of it where none can.
    pub fn phones(&mut self, column: usize, decides: bool) -> Vec<Written> {
        let cell = self.cell(column);
        if cell.is_empty() {
            return Vec::new();
        }
        match values::phones(cell, &self.sheet.conventions.phones) {
            Ok(None) => Vec::new(),
            Ok(Some(numbers)) => {
                self.note_left_out(column, &numbers);
                numbers.own
            }
            Err(Unreadable) => {
                self.unreadable(column, decides);
                Vec::new()
            }
        }
    }

    /// Whether a cell named a number that can't be read any more.
    #[must_use]
    pub fn has_lost_number(&self, column: usize) -> bool {
        match values::phones(self.cell(column), &self.sheet.conventions.phones) {
            Ok(numbers) => numbers.is_some_and(|numbers| numbers.some_cut_short),
            Err(Unreadable) => self.numbers_named(column).is_empty(),
        }
    }

    /// Every number that a cell may name, whatever else it says.
    #[must_use]
    pub fn numbers_named(&self, column: usize) -> Vec<Phone> {
        match self.cell(column) {
            "" => Vec::new(),
            cell => values::numbers_named(cell, &self.sheet.conventions.phones),
        }
    }

    /// Notes which numbers of a cell do not serve: one that is gone may be the one that the patient wants to be called on.
    fn note_left_out(&mut self, column: usize, numbers: &Numbers) {
        let mut note = |wanted, shape| self.note(Some(column), wanted, shape, Fate::LeftBlank);
        if numbers.some_of_kin {
            note(Wanted::OwnNumber, Shape::default());
        }
        if numbers.some_made_up {
            note(Wanted::RealNumber, Shape::default());
        }
        if numbers.some_cut_short {
            let kind = &self.sheet.file.columns()[column].kind;
            let shape = Shape::of(self.cell(column));
            self.note(Some(column), Wanted::Value(kind), shape, Fate::LeftBlank);
        }
    }

    /// An address of e-mail.
    pub fn email(&mut self, column: usize) -> Option<&'r str> {
        self.read(column, |_, cell| values::email(cell))
    }

    /// A score from 0 to 10.
    pub fn score(&mut self, column: usize) -> Option<u8> {
        self.read(column, |_, cell| values::score(cell))
    }

    /// What is written of teeth, where it can be read.
    pub fn teeth(&mut self, column: usize) -> &'r str {
        let teeth = self.read(column, |_, cell| Ok(values::teeth(cell)?.map(|_| cell)));
        teeth.unwrap_or_default()
    }

    /// A number of minutes.
    pub fn minutes(&mut self, column: usize) -> Option<u16> {
        self.read(column, |_, cell| values::minutes(cell))
    }

    /// The clinical ground with which a text begins.
    #[must_use]
    pub fn clinical_basis(&self, column: usize) -> Option<ClinicalBasis> {
        match self.cell(column) {
            "" => None,
            cell => values::clinical_basis(cell, &self.sheet.grounds),
        }
    }

    /// How a patient came: of several fields that which says most.
    #[must_use]
    pub(crate) fn came_by(&self, column: usize) -> CameBy {
        let header = &self.sheet.header;
        let fields = header.fields.get(column).into_iter().flatten();
        let said = fields.map(|field| {
            let mut cell = self.fields.get(*field);
            if self.sheet.has_marks {
                cell = self.unmarked(column, cell);
            }
            if self.sheet.says_nothing(column, cell) {
                CameBy::NotSaid
            } else {
                came_by(cell, header.ask_who.contains(field))
            }
        });
        said.max().unwrap_or_default()
    }

    /// The words with which contacts name what they were about.
    #[must_use]
    pub const fn case_names(&self) -> &'r CaseNames {
        &self.sheet.case_names
    }

    /// Notes a cell that decides nothing and can't be read.
    pub fn note_unreadable(&mut self, column: usize) {
        self.unreadable(column, false);
    }

    /// Every value that recall reads, as one text: rows with the same text are the same.
    #[must_use]
    pub fn canonical(&self) -> String {
        let all: Vec<usize> = (0..self.sheet.file.columns().len()).collect();
        self.canonical_of(&all)
    }

    /// The same of some columns.
    #[must_use]
    pub fn canonical_of(&self, columns: &[usize]) -> String {
        let mut all = String::new();
        for &index in columns {
            let value = self.canonical_value(index, &self.sheet.file.columns()[index]);
            all.push_str(&value);
            all.push('\u{1f}');
        }
        all
    }

    fn canonical_value(&self, index: usize, column: &'static Column) -> String {
        let cell = self.cell(index);
        let zone = self.sheet.conventions.settings.timezone;
        let phones = &self.sheet.conventions.phones;
        let vocabulary = self.sheet.vocabularies[index].as_ref();
        let shown = |read: Result<Option<String>, Unreadable>| read.ok().flatten();
        let written = |number: Written| format!("{} {:?}", number.phone, number.extension);
        let value = match column.kind {
            Kind::Text | Kind::Basis => Some(self.text(index).to_owned()),
            Kind::Date => {
                let date = self.sheet.date(index, cell);
                shown(date.map(|date| date.map(|date| date.to_string())))
            }
            Kind::Moment | Kind::MomentOrDate => {
                let date_alone = matches!(column.kind, Kind::MomentOrDate);
                let moment = values::moment_in(self.sheet.dates, cell, zone, date_alone);
                shown(moment.map(|moment| moment.map(|moment| format!("{moment:?}"))))
            }
            Kind::Teeth => shown(values::teeth(cell).map(|v| v.map(|v| format!("{v:?}")))),
            Kind::Choice(words) => {
                let value = vocabulary.map_or(Ok(None), |vocabulary| vocabulary.read(cell));
                // A blank is the same as the value that it stands for.
                let blank = || {
                    let mut values = words.values.iter();
                    values.position(|(name, _)| Some(*name) == column.blank)
                };
                // In a row that counts, a word that is not known is a value where the column decides something: that of `other`.
                let unknown = column.decides.then(|| UNKNOWN_WORD.to_owned());
                let shown = |value: Option<u8>| {
                    let place = value.map(usize::from).or_else(blank);
                    place.map(|place| place.to_string())
                };
                value.map_or(unknown, shown)
            }
            Kind::Channels => {
                let value = vocabulary.map_or(Ok(None), |words| values::channels(cell, words));
                shown(value.map(|value| value.map(|value| format!("{value:?}"))))
            }
            Kind::Weekdays => {
                let value = vocabulary.map_or(Ok(None), |words| values::weekdays(cell, words));
                shown(value.map(|value| value.map(|value| format!("{value:?}"))))
            }
            Kind::Times => {
                let value = vocabulary.map_or(Ok(None), |words| values::times(cell, words));
                shown(value.map(|value| value.map(|value| format!("{value:?}"))))
            }
            Kind::Zone => shown(values::zone(cell).map(|v| v.map(|v| v.to_string()))),
            Kind::Phone => shown(
                values::phone(cell, phones, whose(column))
                    .map(|v| v.and_then(|v| v.own.into_iter().next()).map(written)),
            ),
            Kind::Phones => {
                let list =
                    |v: Numbers| v.own.into_iter().map(written).collect::<Vec<_>>().join(";");
                shown(values::phones(cell, phones).map(|v| v.map(list)))
            }
            Kind::Email => shown(values::email(cell).map(|v| v.map(str::to_owned))),
            Kind::Minutes => shown(values::minutes(cell).map(|v| v.map(|v| v.to_string()))),
            Kind::Score => shown(values::score(cell).map(|v| v.map(|v| v.to_string()))),
            Kind::Abouts => Some(cell.to_owned()),
            // It decides nothing: who is written down twice, once with it, is one patient.
            Kind::Source => None,
        };
        value.unwrap_or_default()
    }
}
