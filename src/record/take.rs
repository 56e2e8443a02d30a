//! From the rows of filled lists to rows of the record: what each says, of which case, and whether it was said before.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::PathBuf;

use chrono::NaiveDate;

use crate::export::columns::recall_contact as column;
use crate::export::entry::Entry;
use crate::export::record_row::Cells;
use crate::export::refusal_words::refuses;
use crate::export::values::{self, normal, trim};
use crate::export::words::OUTCOME;
use crate::model::clinic::{Channel, Clock, Moment, Outcome, Reason, Window};
use crate::phone;
use crate::plan::time::Calendar;
use crate::read::Names;
use crate::read::force::{self, Answer, Fate, TakesBack, is_strict};
use crate::read::register::reduced;
use crate::record::list::{List, ListRow};
use crate::record::log::Log;
use crate::record::outcome::{self, Statement};
use crate::record::thin::Reader;
use crate::record::times::{self, Callback, Called, Day, When};
use crate::settings::Settings;

/// A list of so many patients of whom nobody is known is that of another clinic.
const LEAST_STRANGERS: usize = 3;

/// With what filled lists are read.
#[derive(Clone, Copy)]
pub struct Taking<'a> {
    /// What was recorded before.
    pub log: &'a Log,
    /// Who the patients are, where that is known.
    pub names: Option<&'a Names>,
    /// Shifts and open days.
    pub settings: &'a Settings,
    /// Reads the numbers of the lists.
    pub phones: phone::Reader,
    /// The moment of recording.
    pub now: Moment,
}

/// A row of a list.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct At {
    /// The name of the list.
    pub list: String,
    /// The sheet, where it has several.
    pub sheet: Option<String>,
    /// The line of the row.
    pub line: u32,
    /// The row as a spreadsheet numbers it.
    pub row: u32,
    /// The patient's id.
    pub patient: String,
}

/// For so many days after a closed one an open one is looked for.
const DAYS_SEARCHED: usize = 31;

/// What is to be said of a row beside what it was taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// It can't be understood: nobody calls until it is said clearly.
    Unclear,
    /// When the contact was made can't be read, lies ahead or too far back, and was taken for blank.
    CalledAt,
    /// When to call again can't be read.
    CallbackAt,
    /// A call was promised for a day on which the clinic is closed; the next day on which it is open, where one is near.
    ClosedDay(NaiveDate, Option<NaiveDate>),
    /// A call was promised for an hour at which the clinic is closed; when it is open on that day.
    ClosedHour(Moment, Window),
    /// The score is none.
    Score,
    /// The note says this outcome, and the outcome something else.
    NoteSays(Outcome),
    /// An earlier outcome of the same contact stays in force.
    Kept(Outcome),
    /// Cases of the same talk of which nothing was said: spoken of, and no more.
    OthersReached(Vec<String>),
    /// Nobody was spoken with, and it is written when to call again: that moves a promise, and makes none.
    AttemptUntil,
    /// What stands in the list was recorded before, and is not in force.
    NotInForce(NotInForce),
}

/// Why what stands in a list is not in force, though it was recorded. It is written only once (contract, section 10), so that an old copy
/// of a list brings nothing back; but whoever looks at the list takes it for what holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotInForce {
    /// It was taken back, and nothing was said since.
    TakenBack,
    /// Something else was written there meanwhile, and recorded; what was there first was then written again.
    Replaced,
}

/// What was taken from the lists.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// The rows for the record, without the columns that a recording fills.
    pub rows: Vec<Cells>,
    /// How many contacts came to what.
    pub outcomes: BTreeMap<Outcome, u32>,
    /// How many contacts that is.
    pub contacts: u32,
    /// What is to be said of single rows.
    pub remarks: Vec<(At, Remark)>,
    /// How many filled rows the record knew already, and what they say is in force.
    pub known: u32,
    /// The places, among the lists, of those in which something is still unclear.
    pub unclear_lists: Vec<usize>,
    /// Rows of no contact into which an outcome was written: it is recorded of nobody.
    pub set_aside: Vec<At>,
    /// Lists in which something was written where nothing is read.
    pub more: Vec<String>,
    /// Contacts that were taken of patients whom the patients' file does not have: what was said bars and promises nothing.
    pub strangers: Vec<At>,
    /// The record that was begun with it, where there was none.
    pub begun: Option<PathBuf>,
    /// Nobody could be looked up in patients.csv.
    pub knows_nobody: bool,
}

impl Taken {
    /// The patients of whom something is unclear in one of the lists.
    #[must_use]
    pub fn unclear_patients(&self) -> BTreeSet<&str> {
        let unclear = self.remarks.iter();
        let unclear = unclear.filter(|(_, remark)| *remark == Remark::Unclear);
        unclear.map(|(at, _)| at.patient.as_str()).collect()
    }

    /// Whether there is nothing to be said of it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.contacts == 0
            && self.remarks.is_empty()
            && self.set_aside.is_empty()
            && self.more.is_empty()
    }
}

/// Why a list is not of this clinic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Foreign {
    /// It speaks of somebody else than patients.csv does.
    SomebodyElse(At),
    /// None of its patients is in patients.csv; its name.
    NobodyKnown(String),
}

/// Which talk of a list it is: the cases of one contact have it in common.
type TalkKey<'a> = (NaiveDate, &'a str, Channel, u32);

/// A case of a talk.
struct TalkCase {
    entry: Entry,
    digits: Option<String>,
}

/// All rows of one contact of a list.
struct Talk<'a> {
    rows: Vec<&'a ListRow>,
    cases: Vec<TalkCase>,
}

/// What one filled row says.
struct Saying<'a> {
    row: &'a ListRow,
    /// The outcome cell, or of rows that contradict each other all of them.
    said: String,
    called: Called,
    statements: Vec<Statement>,
    note: String,
    /// What the note says as an outcome, where the outcome does not.
    note_says: Option<Outcome>,
    score: String,
    /// The same as it was read while the time of the call, which is read now, had yet to come.
    earlier: Option<Box<Self>>,
}

/// A row that is to be written, as the record knows rows.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Known {
    outcome: String,
    said: String,
    called: String,
    callback: String,
    score: String,
    note: String,
}

/// A row of the record.
struct Recorded {
    known: Known,
    answer: Option<Answer>,
    /// The name of the list that it comes from.
    list: String,
}

/// What a list says of one entry: as it is read now, and as it was read while the time of the call had yet to come.
type Stands = (Known, Option<Known>);

/// The rows of the record by their entry, in order.
struct Index(BTreeMap<Entry, Vec<Recorded>>);

impl Taking<'_> {
    /// Takes all filled rows; nothing at all where one of the lists can't be right.
    ///
    /// # Errors
    /// Where a list names somebody who is another one in patients.csv.
    pub fn take(&self, lists: &[List]) -> Result<Taken, Foreign> {
        let mut index = Index::of(self.log);
        let mut taken = Taken::default();
        let forgotten = self.log.forgotten();
        let mut spoken = Vec::new();
        let said = self.said_by_several(lists);
        for (place, list) in lists.iter().enumerate() {
            if !list.rows.iter().any(ListRow::is_filled) {
                continue;
            }
            self.check_names(list)?;
            for talk in talks(list) {
                // What was forgotten does not come back out of an old list.
                let is_forgotten = |row: &&ListRow| {
                    let forgotten_on = forgotten.get(row.entry.patient.as_str());
                    forgotten_on.is_some_and(|day| row.date <= *day)
                };
                if talk.rows.first().is_some_and(is_forgotten) {
                    continue;
                }
                if let Some(at) = self.take_talk(list, (&talk, &said), &mut index, &mut taken) {
                    let entries = talk.cases.into_iter().map(|case| case.entry);
                    spoken.push((place, at, entries.collect::<Vec<_>>()));
                }
            }
        }
        // What one list leaves unclear another one may have sorted out.
        for (place, at, entries) in spoken {
            let mut entries = entries.iter();
            if entries.any(|entry| index.in_force(entry) == Some(Outcome::Unclear)) {
                taken.remarks.push((at, Remark::Unclear));
                taken.unclear_lists.push(place);
            }
        }
        taken.unclear_lists.dedup();
        Ok(taken)
    }

    /// The entries of which something was said in one of several lists that are taken together; whether that closes them.
    fn said_by_several(&self, lists: &[List]) -> BTreeMap<Entry, bool> {
        let mut said = BTreeMap::new();
        if lists.len() < 2 {
            return said;
        }
        let mut untold = Taken::default();
        for list in lists {
            for talk in talks(list) {
                let sayings = self.sayings(list, &talk, &mut untold);
                let spoken = spoken_of(&sayings, &talk);
                for saying in &sayings {
                    let own = talk.place_of(saying.row);
                    let talked = saying.statements.iter();
                    for it in talked.filter(|it| !it.outcome.meaning().is_attempt) {
                        for case in cases_of(*it, own, &talk, &spoken) {
                            let entry = talk.cases[case].entry.clone();
                            *said.entry(entry).or_default() |= closes(it.outcome);
                        }
                    }
                }
            }
        }
        said
    }

    fn check_names(&self, list: &List) -> Result<(), Foreign> {
        let Some(names) = self.names else {
            return Ok(());
        };
        let ids: BTreeSet<&str> = list
            .rows
            .iter()
            .map(|row| row.entry.patient.as_str())
            .collect();
        let nobody_known = !names.is_empty() && !ids.iter().any(|id| names.contains_key(*id));
        if ids.len() >= LEAST_STRANGERS && nobody_known {
            return Err(Foreign::NobodyKnown(list.name.clone()));
        }
        for row in &list.rows {
            let Some((surname, first_name)) = names.get(&row.entry.patient) else {
                continue;
            };
            if is_somebody_else(&row.patient_name, surname, first_name) {
                return Err(Foreign::SomebodyElse(at(list, row)));
            }
        }
        Ok(())
    }

    /// Takes what was written down of one contact; gives the last row of it that says something.
    fn take_talk(
        &self,
        list: &List,
        (talk, said): (&Talk<'_>, &BTreeMap<Entry, bool>),
        index: &mut Index,
        taken: &mut Taken,
    ) -> Option<At> {
        let first_remark = taken.remarks.len();
        let sayings = self.sayings(list, talk, taken);
        let elsewhere = index.elsewhere(&list.name, talk, said);
        let mut written: Vec<(usize, Outcome)> = Vec::new();
        let mut speaks_of_cases = None;
        let mut is_new = false;
        let mut counted: Vec<Outcome> = Vec::new();
        let mut stands: Vec<Vec<Stands>> = talk.cases.iter().map(|_| Vec::new()).collect();
        let mut put = |saying: &Saying<'_>,
                       (nth, statement): (Option<usize>, Statement),
                       case: usize,
                       is_first: bool| {
            let row = self.row(list, saying, statement, &talk.cases[case], is_first);
            let earlier = self.earlier(list, saying, nth, statement, (&talk.cases[case], is_first));
            let entry = &talk.cases[case].entry;
            let before = index.in_force(entry);
            let it = (known(&row), earlier);
            stands[case].push(it.clone());
            if !index.put(entry, it, answer(statement), &list.name) {
                return false;
            }
            taken.rows.push(row);
            // Two strict outcomes said in one breath both hold: neither is an earlier one.
            let is_earlier = |kept: &Outcome| {
                let mut said = saying.statements.iter();
                !said.any(|statement| statement.outcome == *kept)
            };
            if let Some(kept) = kept(before.as_ref(), statement.outcome).filter(is_earlier) {
                let remark = (at(list, saying.row), Remark::Kept(kept));
                if !taken.remarks.contains(&remark) {
                    taken.remarks.push(remark);
                }
            }
            true
        };
        let spoken = spoken_of(&sayings, talk);
        for saying in &sayings {
            let own = talk.place_of(saying.row);
            let mut is_first = true;
            for (nth, &statement) in saying.statements.iter().enumerate() {
                if is_of_case(statement) {
                    speaks_of_cases = Some(saying);
                }
                // Of its own matter this list says something else now.
                let is_closed =
                    |case: &usize| elsewhere[*case].1 && (*case != own || statement.case.is_some());
                let mut spoken = spoken.clone();
                spoken.extend((0..talk.cases.len()).filter(is_closed));
                let mut was_new = false;
                for case in cases_of(statement, own, talk, &spoken) {
                    was_new |= put(saying, (Some(nth), statement), case, is_first);
                    is_first = false;
                    written.push((case, statement.outcome));
                }
                if was_new {
                    is_new = true;
                    counted.push(statement.outcome);
                }
            }
        }
        let unspoken = |case: &usize| {
            let mut of_case = written.iter().filter(|(written, _)| written == case);
            !of_case.any(|(_, outcome)| !outcome.meaning().is_attempt)
        };
        let others: Vec<usize> = (0..talk.cases.len()).filter(unspoken).collect();
        if let Some(saying) = speaks_of_cases {
            let mut names = Vec::new();
            for case in others.into_iter().filter(|case| !elsewhere[*case].0) {
                if put(saying, (None, SPOKEN_OF), case, false) {
                    names.push(talk.cases[case].entry.case.clone());
                }
            }
            if !names.is_empty() {
                let remark = Remark::OthersReached(names);
                taken.remarks.push((at(list, saying.row), remark));
            }
        }
        counted.sort_unstable();
        counted.dedup();
        for outcome in counted {
            *taken.outcomes.entry(outcome).or_default() += 1;
        }
        let mut said = talk.cases.iter().zip(&stands);
        let not_in_force =
            said.find_map(|(case, stands)| index.not_in_force(&case.entry, stands, &list.name));
        if let (Some(why), Some(saying)) = (not_in_force, sayings.last()) {
            let remark = Remark::NotInForce(why);
            taken.remarks.push((at(list, saying.row), remark));
        }
        if is_new {
            taken.contacts += 1;
            taken.remarks.extend(of_notes(list, &sayings));
            let at = sayings.last().map(|saying| at(list, saying.row));
            taken.strangers.extend(at.filter(|at| self.is_stranger(at)));
        } else {
            told_before(&mut taken.remarks, first_remark);
            taken.known += u32::from(!sayings.is_empty() && not_in_force.is_none());
        }
        sayings.last().map(|saying| at(list, saying.row))
    }

    /// Whether the patients' file is known, and does not have the patient of a row.
    fn is_stranger(&self, at: &At) -> bool {
        let Some(names) = self.names.filter(|names| !names.is_empty()) else {
            return false;
        };
        // An id that all but names a patient bars him.
        let is_nearly = |id: &String| reduced(id) == reduced(&at.patient);
        !names.contains_key(&at.patient) && !names.keys().any(is_nearly)
    }

    /// What the filled rows of a contact say, in the order in which it counts.
    fn sayings<'t>(&self, list: &List, talk: &Talk<'t>, taken: &mut Taken) -> Vec<Saying<'t>> {
        let mut by_entry: BTreeMap<usize, Vec<&'t ListRow>> = BTreeMap::new();
        for row in talk.rows.iter().copied().filter(|row| row.is_filled()) {
            let of_entry = by_entry.entry(talk.place_of(row)).or_default();
            if !of_entry.iter().any(|other| is_same(other, row)) {
                of_entry.push(row);
            }
        }
        let mut all = Vec::new();
        for rows in by_entry.into_values() {
            let mut sayings: Vec<_> = rows
                .into_iter()
                .map(|row| self.saying(list, row, talk, taken))
                .collect();
            let all_timed = sayings
                .iter()
                .all(|saying| has_own_time(saying.row, saying.called));
            if sayings.len() > 1 && !all_timed {
                sayings = contradiction(sayings).into_iter().collect();
            } else {
                sayings.sort_by_key(|saying| (saying.called.date, saying.called.minute));
            }
            all.extend(sayings);
        }
        all
    }

    fn saying<'t>(
        &self,
        list: &List,
        row: &'t ListRow,
        talk: &Talk<'_>,
        taken: &mut Taken,
    ) -> Saying<'t> {
        let called = times::called(&row.called_at, row.date, row.scheduled_at, self.now);
        let saying = self.saying_of(list, (row, called), talk, taken);
        let blank = times::called("", row.date, row.scheduled_at, self.now);
        // What was read too early must not be said once more when its time has come: a correction may have been made meanwhile.
        let earlier = (called != blank && !called.is_ignored).then(|| {
            let ignored = Called {
                is_ignored: true,
                ..blank
            };
            let mut untold = Taken::default();
            Box::new(self.saying_of(list, (row, ignored), talk, &mut untold))
        });
        Saying { earlier, ..saying }
    }

    /// What the record has of a statement where it was read while the time of the call had yet to come.
    fn earlier(
        &self,
        list: &List,
        saying: &Saying<'_>,
        nth: Option<usize>,
        statement: Statement,
        (case, is_first): (&TalkCase, bool),
    ) -> Option<Known> {
        let earlier = saying.earlier.as_ref()?;
        let said = nth.and_then(|nth| earlier.statements.get(nth));
        let statement = said.copied().unwrap_or(statement);
        Some(known(&self.row(list, earlier, statement, case, is_first)))
    }

    /// The same, with when the contact was made.
    fn saying_of<'t>(
        &self,
        list: &List,
        (row, called): (&'t ListRow, Called),
        talk: &Talk<'_>,
        taken: &mut Taken,
    ) -> Saying<'t> {
        let day = Day {
            date: called.date,
            minute: called.minute,
            visit_on: row.visit_on,
            settings: self.settings,
        };
        let callback = times::callback(&row.callback_at, &row.outcome, &day);
        let mut note = vec![row.note.as_str()];
        let mut remark = |remark: Remark| taken.remarks.push((at(list, row), remark));
        if called.is_ignored {
            remark(Remark::CalledAt);
            note.push(row.called_at.as_str());
        }
        let mut said = outcome_of(row, talk, &day);
        if matches!(callback, Callback::When(_))
            && outcome::is_undecided(&row.outcome, &row.reasons, &day)
        {
            // «Думает», and a day beside it: that is when to call again.
            for statement in &mut said {
                statement.outcome = Outcome::Callback;
            }
        }
        let mut statements = settle(&said, callback);
        let unread = matches!(callback, Callback::Unreadable);
        if unread {
            // What can't be read may say anything: also that nobody is to call any more.
            note.push(row.callback_at.as_str());
            let mut further = outcome::read(&row.callback_at, &[], &day);
            further.retain(|it| {
                is_strict(it.outcome) && !said.iter().any(|own| own.outcome == it.outcome)
            });
            if !further.is_empty() {
                // Then it is understood, and no time.
                statements = match said.as_slice() {
                    [] => Vec::new(),
                    said => settle(said, Callback::Blank),
                };
            }
            statements.extend(further);
            if !statements.iter().any(|it| it.outcome == Outcome::Unclear) {
                remark(Remark::CallbackAt);
            }
        }
        let closed = statements
            .iter()
            .find_map(|it| self.closed_day(*it, called.date));
        if let Some((promised, open)) = closed {
            remark(Remark::ClosedDay(promised, open));
        }
        let late = statements.iter().find_map(|it| self.closed_hour(*it));
        if let Some((promised, open)) = late {
            remark(Remark::ClosedHour(promised, open));
        }
        if statements
            .iter()
            .any(|it| it.outcome.meaning().is_attempt && it.when.is_some())
        {
            remark(Remark::AttemptUntil);
        }
        // A time beside a word that takes none is kept all the same.
        if let Callback::When(when) = callback
            && !statements.iter().any(|it| it.when == Some(when))
        {
            note.push(row.callback_at.as_str());
        }
        let score = values::score(&row.score);
        if score.is_err() {
            remark(Remark::Score);
            note.push(row.score.as_str());
        }
        let score = match score {
            Ok(None) => outcome::score(&row.outcome, &row.reasons, &day),
            score => score.ok().flatten(),
        };
        let score = score.map_or_else(String::new, |score| score.to_string());
        note.retain(|part| !part.is_empty());
        Saying {
            row,
            said: row.outcome.clone(),
            called,
            note_says: self.note_says(&row.note, &statements, &day),
            statements,
            note: note.join("; "),
            score,
            earlier: None,
        }
    }

    /// What a note says as an outcome, where the outcome does not: who typed it there may not know that nobody acts on a note. A refusal in it
    /// holds.
    fn note_says(&self, note: &str, statements: &[Statement], day: &Day<'_>) -> Option<Outcome> {
        use Outcome::{AskDoctor, Callback, Complaint, Declined, Left, Unwell, WrongNumber};
        if note.is_empty() || refuses(note, &self.settings.ignored_notes) {
            return None;
        }
        let has_strict = statements.iter().any(|it| is_strict(it.outcome));
        let says = outcome::read(note, &[], day);
        let mut says = says.into_iter().map(|it| it.outcome);
        says.find(|said| {
            let is_told = match said {
                Unwell | Left | Complaint => true,
                AskDoctor | Callback | Declined | WrongNumber => !has_strict,
                _ => false,
            };
            is_told && !statements.iter().any(|it| it.outcome == *said)
        })
    }

    /// The day of a promised call, where the clinic is closed on it, and the next open one.
    fn closed_day(
        &self,
        statement: Statement,
        called_on: NaiveDate,
    ) -> Option<(NaiveDate, Option<NaiveDate>)> {
        let promised = match statement.when? {
            When::At(moment) => moment.date,
            When::On(date) => date,
        };
        let calendar = Calendar::new(self.settings, Moment::start_of(called_on), None);
        let is_open = |day: &NaiveDate| calendar.shift(*day).is_some();
        let mut days = promised.iter_days().take(DAYS_SEARCHED);
        (!is_open(&promised)).then(|| (promised, days.find(is_open)))
    }

    /// The hour of a promised call, where the clinic is closed then, and when it is open on that day.
    fn closed_hour(&self, statement: Statement) -> Option<(Moment, Window)> {
        let When::At(promised) = statement.when? else {
            return None;
        };
        let calendar = Calendar::new(self.settings, Moment::start_of(promised.date), None);
        let open = calendar.shift(promised.date)?;
        let is_open = (open.from..open.to).contains(&promised.minute());
        (!is_open).then_some((promised, open))
    }

    /// A row of the record; score and note stand in the first of those that one row of a list makes.
    fn row(
        &self,
        list: &List,
        saying: &Saying<'_>,
        statement: Statement,
        case: &TalkCase,
        is_first: bool,
    ) -> Cells {
        let row = saying.row;
        let entry = match &case.digits {
            Some(digits) => format!("{}#{digits}", case.entry),
            None => case.entry.to_string(),
        };
        let phone = match row.channel {
            Channel::Email => String::new(),
            _ => self.number(&row.to),
        };
        let called = match saying.called.minute {
            Some(minute) => written(When::At(Moment::at(saying.called.date, minute))),
            None => written(When::On(saying.called.date)),
        };
        let first = |text: &String| {
            if is_first {
                text.clone()
            } else {
                String::new()
            }
        };
        [
            called,
            case.entry.patient.clone(),
            name_of(statement.outcome).to_owned(),
            case.entry.case.clone(),
            row.channel.name().to_owned(),
            phone,
            statement.when.map_or_else(String::new, written),
            first(&saying.score),
            String::new(),
            first(&saying.note),
            entry,
            saying.said.clone(),
            String::new(),
            String::new(),
            list.name.clone(),
        ]
    }

    fn number(&self, to: &str) -> String {
        let read = values::phones(to, &self.phones).ok().flatten();
        let own = read.and_then(|numbers| numbers.own.into_iter().next());
        own.map_or_else(String::new, |written| written.phone.e164())
    }
}

impl Talk<'_> {
    /// The place, among the cases, of the one of a row's entry.
    fn place_of(&self, row: &ListRow) -> usize {
        let is_his = |case: &TalkCase| case.entry == row.entry;
        self.cases.iter().position(is_his).unwrap_or(0)
    }
}

impl Recorded {
    /// Whether it says what a list says.
    fn says(&self, (said, earlier): &Stands) -> bool {
        self.known == *said || Some(&self.known) == earlier.as_ref()
    }
}

impl Index {
    fn of(log: &Log) -> Self {
        let mut index = Self(BTreeMap::new());
        let reader = Reader::new();
        for row in log.rows() {
            if let Some((entry, _)) = Entry::parse(&row[column::ENTRY]) {
                let said = Recorded {
                    known: known(row),
                    answer: reader.answer(row),
                    list: row[column::LIST].clone(),
                };
                index.0.entry(entry).or_default().push(said);
            }
        }
        for of_entry in index.0.values_mut() {
            // First and last go by recording, never by place.
            of_entry.sort_by_key(|it| it.answer.map(|answer| answer.recording));
        }
        index
    }

    /// Adds what a row says, unless that was said before, also as it was read earlier.
    fn put(&mut self, entry: &Entry, said: Stands, answer: Answer, list: &str) -> bool {
        let of_entry = self.0.entry(entry.clone()).or_default();
        if of_entry.iter().any(|before| before.says(&said)) {
            return false;
        }
        of_entry.push(Recorded {
            known: said.0,
            answer: Some(answer),
            list: list.to_owned(),
        });
        true
    }

    /// Why something that a list says of an entry is not in force, though the record has it: it was taken back, and nothing was said since;
    /// or the same list said something else later, that holds, and no longer says it. What another list said later is no matter: an old
    /// copy is not looked at by anybody.
    fn not_in_force(&self, entry: &Entry, stands: &[Stands], list: &str) -> Option<NotInForce> {
        let rows = self.0.get(entry)?.iter();
        let rows: Vec<_> = rows.filter_map(|it| Some((it, it.answer?))).collect();
        let answers: Vec<Answer> = rows.iter().map(|(_, answer)| *answer).collect();
        let fates = force::settle(&answers).fates;
        let newest = fates.iter().rposition(|fate| *fate == Fate::InForce);
        let since = newest.map_or(0, |newest| answers[newest].recording);
        let fates_of = |said: &Stands| {
            let same = rows.iter().zip(&fates);
            let same = same.filter(|((row, _), _)| row.says(said));
            same.map(|(_, fate)| *fate).collect::<Vec<_>>()
        };
        let is_taken_back = |said: &Stands| {
            let fates = fates_of(said);
            let by = |fate: &Fate| match fate {
                Fate::TakenBack(by) => answers[*by].recording > since,
                _ => false,
            };
            fates.last().is_some_and(by) && !fates.contains(&Fate::InForce)
        };
        if stands.iter().any(is_taken_back) {
            return Some(NotInForce::TakenBack);
        }
        let newest = newest?;
        let holds = &answers[newest];
        let is_otherwise_now =
            rows[newest].0.list == list && !stands.iter().any(|it| rows[newest].0.says(it));
        // An attempt takes the place of no talk, however late it is written.
        let would_hold = |answer: &Answer| {
            !answer.is_attempt || holds.is_attempt || holds.outcome == Outcome::Unclear
        };
        let is_replaced = |said: &Stands| {
            let mut same = rows.iter().zip(&fates);
            same.any(|((row, answer), fate)| {
                row.says(said) && *fate == Fate::Superseded && would_hold(answer)
            })
        };
        let is_replaced = is_otherwise_now && stands.iter().any(is_replaced);
        is_replaced.then_some(NotInForce::Replaced)
    }

    /// The outcome that is in force for an entry, beside those that stay so whatever is said later.
    fn in_force(&self, entry: &Entry) -> Option<Outcome> {
        let (_, answer) = self.last_in_force(entry)?;
        Some(answer.outcome)
    }

    fn last_in_force(&self, entry: &Entry) -> Option<(&Recorded, Answer)> {
        let of_entry = self.0.get(entry)?.iter();
        let rows: Vec<_> = of_entry.filter_map(|it| Some((it, it.answer?))).collect();
        let answers: Vec<Answer> = rows.iter().map(|(_, answer)| *answer).collect();
        let fates = force::settle(&answers).fates;
        let mut standing = rows.into_iter().zip(fates).rev();
        let last = standing.find(|(_, fate)| *fate == Fate::InForce);
        last.map(|(row, _)| row)
    }

    /// Of each case of a talk, whether something is said of it elsewhere than in a list, by the record or by what is taken together with that;
    /// and whether it closes the case. A copy that says nothing of a matter takes nothing of that back.
    fn elsewhere(
        &self,
        list: &str,
        talk: &Talk<'_>,
        together: &BTreeMap<Entry, bool>,
    ) -> Vec<(bool, bool)> {
        let of_case = |case: &TalkCase| {
            let is_blank = |row: &&ListRow| row.entry == case.entry && !row.is_filled();
            let has_blank_row = talk.rows.iter().any(is_blank);
            let before = self.said(&case.entry, list, has_blank_row);
            let together = together.get(&case.entry).copied();
            let is_closed = before.is_some_and(closes) || together == Some(true);
            (before.is_some() || together.is_some(), is_closed)
        };
        talk.cases.iter().map(of_case).collect()
    }

    /// What is in force for an entry and was not said in the same cell, but by another list or in a row that is blank now.
    fn said(&self, entry: &Entry, list: &str, has_blank_row: bool) -> Option<Outcome> {
        let (row, answer) = self.last_in_force(entry)?;
        (!answer.is_attempt && (has_blank_row || row.list != list)).then_some(answer.outcome)
    }
}

/// A statement as an answer that is about to be recorded, behind all others.
const fn answer(statement: Statement) -> Answer {
    Answer {
        recording: u32::MAX,
        outcome: statement.outcome,
        is_attempt: statement.outcome.meaning().is_attempt
            || matches!(statement.outcome, Outcome::Callback) && statement.when.is_none(),
        has_callback: statement.when.is_some(),
        takes_back: TakesBack::Last,
    }
}

fn known(row: &Cells) -> Known {
    let cell = |column: usize| normal(trim(&row[column])).into_owned();
    Known {
        outcome: row[column::OUTCOME].clone(),
        said: cell(column::SAID),
        called: cell(column::CONTACTED_AT),
        callback: cell(column::CALLBACK_AT),
        score: cell(column::SCORE),
        note: cell(column::NOTE),
    }
}

fn at(list: &List, row: &ListRow) -> At {
    At {
        list: list.name.clone(),
        sheet: row.sheet.clone(),
        line: row.line,
        row: row.row,
        patient: row.entry.patient.clone(),
    }
}

/// The contacts of a list, in its order.
fn talks(list: &List) -> Vec<Talk<'_>> {
    let mut talks: Vec<Talk<'_>> = Vec::new();
    let mut places: HashMap<TalkKey<'_>, usize> = HashMap::new();
    for row in &list.rows {
        let entry = &row.entry;
        let key = (
            entry.date,
            entry.patient.as_str(),
            entry.channel,
            entry.number,
        );
        let place = *places.entry(key).or_insert_with(|| {
            talks.push(Talk {
                rows: Vec::new(),
                cases: Vec::new(),
            });
            talks.len() - 1
        });
        let talk = &mut talks[place];
        talk.rows.push(row);
        let others = row.cases.iter().filter(|case| **case != entry.case);
        let own = std::iter::once(entry.clone());
        for entry in own.chain(others.map(|case| entry.of_case(case))) {
            if !talk.cases.iter().any(|known| known.entry == entry) {
                let digits = row.digits.clone();
                talk.cases.push(TalkCase { entry, digits });
            }
        }
    }
    talks
}

/// Whether somebody struck a whole cell out, which a workbook says of it: nobody knows what is meant instead.
fn is_struck_out(cell: &str) -> bool {
    let rest = cell
        .strip_prefix("~~")
        .and_then(|cell| cell.strip_suffix("~~"));
    rest.is_some_and(|rest| !rest.contains("~~"))
}

/// What the outcome cell of a row says, its matters by the cases of the talk.
fn outcome_of(row: &ListRow, talk: &Talk<'_>, day: &Day<'_>) -> Vec<Statement> {
    if row.outcome.is_empty() {
        return Vec::new();
    }
    if is_struck_out(&row.outcome) {
        return vec![Statement {
            outcome: Outcome::Unclear,
            case: None,
            when: None,
        }];
    }
    let reasons: &[Reason] = &row.reasons;
    let mut statements = outcome::read(&row.outcome, reasons, day);
    for statement in &mut statements {
        let named = statement.case.and_then(|case| row.cases.get(case));
        statement.case = named.and_then(|name| {
            let is_it = |case: &TalkCase| case.entry.case == *name;
            talk.cases.iter().position(is_it)
        });
    }
    statements
}

/// What the notes of some rows say as outcomes, where the outcomes say something else.
fn of_notes<'s>(
    list: &'s List,
    sayings: &'s [Saying<'_>],
) -> impl Iterator<Item = (At, Remark)> + 's {
    sayings.iter().filter_map(|saying| {
        let remark = Remark::NoteSays(saying.note_says?);
        Some((at(list, saying.row), remark))
    })
}

/// Joins what the outcome says with what stands in the cell for the next call.
fn settle(said: &[Statement], callback: Callback) -> Vec<Statement> {
    let talk = |outcome: Outcome, when: Option<When>| Statement {
        outcome,
        case: None,
        when,
    };
    let unclear = || vec![talk(Outcome::Unclear, None)];
    if said.is_empty() {
        return match callback {
            Callback::When(when) => vec![talk(Outcome::Callback, Some(when))],
            Callback::Patients => vec![talk(Outcome::Reached, None)],
            Callback::Blank | Callback::NotWanted | Callback::Unreadable => unclear(),
        };
    }
    let named = match callback {
        Callback::When(when) => Some(when),
        _ => None,
    };
    let differs = |own: Option<When>| own.is_some() && named.is_some() && own != named;
    // Of several matters one may be the one that is to be spoken of again.
    let some_take_it = said.iter().any(|it| {
        it.outcome.meaning().is_attempt
            || is_strict(it.outcome)
            || matches!(
                it.outcome,
                Outcome::Reached | Outcome::Callback | Outcome::AskDoctor
            )
    });
    let mut settled = Vec::new();
    for &statement in said {
        let own = statement.when;
        let when = own.or(named);
        settled.push(match statement.outcome {
            Outcome::Reached | Outcome::Callback | Outcome::AskDoctor if differs(own) => {
                return unclear_beside(said);
            }
            Outcome::Reached => match callback {
                Callback::Unreadable => return unclear_beside(said),
                _ if when.is_some() => Statement {
                    outcome: Outcome::Callback,
                    when,
                    ..statement
                },
                _ => statement,
            },
            Outcome::Callback => match callback {
                Callback::Blank | Callback::When(_) => Statement { when, ..statement },
                Callback::NotWanted | Callback::Patients | Callback::Unreadable => {
                    return unclear_beside(said);
                }
            },
            Outcome::AskDoctor => Statement { when, ..statement },
            Outcome::NoAnswer | Outcome::Busy | Outcome::NotDelivered => {
                if differs(own) {
                    return unclear_beside(said);
                }
                Statement { when, ..statement }
            }
            Outcome::Declined | Outcome::Booked if named.is_some() && !some_take_it => {
                return unclear_beside(said);
            }
            // What stands in the outcome is when the visit is, or was said beside the no.
            Outcome::Declined | Outcome::Booked => Statement {
                when: None,
                ..statement
            },
            Outcome::Sent if when.is_some() => return unclear_beside(said),
            _ => statement,
        });
    }
    settled
}

/// What can't be understood, with what holds all the same.
fn unclear_beside(said: &[Statement]) -> Vec<Statement> {
    let strict = said.iter().copied().filter(|it| is_strict(it.outcome));
    let unclear = Statement {
        outcome: Outcome::Unclear,
        case: None,
        when: None,
    };
    strict.chain([unclear]).collect()
}

/// Rows of one entry that say different things, and nobody knows which came last: what must not be lost holds, the rest is unclear.
fn contradiction(sayings: Vec<Saying<'_>>) -> Option<Saying<'_>> {
    let mut statements: Vec<Statement> = Vec::new();
    for statement in sayings.iter().flat_map(|saying| &saying.statements) {
        if is_strict(statement.outcome) && !statements.contains(statement) {
            statements.push(*statement);
        }
    }
    // Who is in pain is called by the doctor, whatever else was written.
    if !statements.iter().any(|it| it.outcome == Outcome::Unwell) {
        statements = unclear_beside(&statements);
    }
    let joined = sayings.into_iter().reduce(|mut joined, other| {
        for (own, further) in [
            (&mut joined.said, other.said),
            (&mut joined.note, other.note),
        ] {
            let joint = if own.is_empty() || further.is_empty() {
                ""
            } else {
                " / "
            };
            own.push_str(joint);
            own.push_str(&further);
        }
        if joined.score != other.score {
            joined.score.clear();
        }
        if joined.called != other.called {
            joined.called.minute = None;
        }
        joined
    });
    joined.map(|joined| Saying {
        statements,
        earlier: None,
        ..joined
    })
}

/// Whether an outcome is that of one case and not of the whole talk.
const fn is_of_case(statement: Statement) -> bool {
    matches!(
        statement.outcome,
        Outcome::Booked | Outcome::Declined | Outcome::Reached | Outcome::AskDoctor
    )
}

/// What a case of a talk comes to of which nothing is said.
const SPOKEN_OF: Statement = Statement {
    outcome: Outcome::Reached,
    case: None,
    when: None,
};

/// Leaves out, of the remarks from a place on, what was told when it was recorded: meanwhile something else may have been said.
fn told_before(remarks: &mut Vec<(At, Remark)>, from: usize) {
    let told = remarks.split_off(from);
    remarks.extend(told.into_iter().filter(|(_, remark)| {
        !matches!(
            remark,
            Remark::ClosedDay(..) | Remark::ClosedHour(..) | Remark::AttemptUntil
        )
    }));
}

/// Whether nobody is called about a case any more of which this was said.
const fn closes(outcome: Outcome) -> bool {
    matches!(outcome, Outcome::Booked | Outcome::Declined)
}

/// The cases of a talk of which something was said for themselves: who asks to be called again about the rest is not asked about them once
/// more.
fn spoken_of(sayings: &[Saying<'_>], talk: &Talk<'_>) -> BTreeSet<usize> {
    let of_one = |saying: &Saying<'_>| {
        let own = talk.place_of(saying.row);
        let said = saying.statements.iter().filter(|it| is_of_case(**it));
        said.map(|it| it.case.unwrap_or(own)).collect::<Vec<_>>()
    };
    sayings.iter().flat_map(of_one).collect()
}

/// For which cases of a talk a statement holds: that of which it is said, or all; a callback not for those of which something else was said.
fn cases_of(
    statement: Statement,
    own: usize,
    talk: &Talk<'_>,
    spoken: &BTreeSet<usize>,
) -> Vec<usize> {
    if is_of_case(statement) {
        return vec![statement.case.unwrap_or(own)];
    }
    let all = 0..talk.cases.len();
    let is_closed = |case: &usize| {
        statement.outcome == Outcome::Callback
            && statement.case != Some(*case)
            && spoken.contains(case)
    };
    let open: Vec<usize> = all.clone().filter(|case| !is_closed(case)).collect();
    if open.is_empty() { all.collect() } else { open }
}

/// What stays in force beside, or in place of, a new outcome of the same entry.
fn kept(before: Option<&Outcome>, new: Outcome) -> Option<Outcome> {
    let before = *before?;
    let yields =
        new.meaning().is_attempt && !before.meaning().is_attempt && before != Outcome::Unclear;
    (yields || is_strict(before) && before != new).then_some(before)
}

fn is_same(one: &ListRow, other: &ListRow) -> bool {
    let cells = |row: &ListRow| {
        [
            &row.outcome,
            &row.called_at,
            &row.callback_at,
            &row.score,
            &row.note,
        ]
        .map(|cell| normal(cell).into_owned())
    };
    cells(one) == cells(other)
}

fn has_own_time(row: &ListRow, called: Called) -> bool {
    !row.called_at.is_empty() && !called.is_ignored && called.minute.is_some()
}

/// Whether a list means somebody else: both surname and first name are others.
fn is_somebody_else(listed: &str, last: &str, first: &str) -> bool {
    let words = |name: &str| -> Vec<String> {
        let name = normal(name).into_owned();
        name.split(' ')
            .map(str::to_owned)
            .filter(|word| !word.is_empty())
            .collect()
    };
    let listed = words(listed);
    let parts: Vec<_> = [last, first]
        .map(words)
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    let stands = |part: &Vec<String>| part.iter().all(|word| listed.contains(word));
    !listed.is_empty() && !parts.is_empty() && !parts.iter().any(stands)
}

/// The name of an outcome in files.
#[must_use]
pub fn name_of(outcome: Outcome) -> &'static str {
    let place = Outcome::ALL.iter().position(|known| *known == outcome);
    place
        .and_then(|place| OUTCOME.values.get(place))
        .map_or("", |(name, _)| name)
}

/// The outcome of that name in files.
#[must_use]
pub fn named(name: &str) -> Option<Outcome> {
    let place = OUTCOME.values.iter().position(|(known, _)| *known == name);
    Outcome::ALL.get(place?).copied()
}

/// A day, or a moment to the minute, as the record has it.
fn written(when: When) -> String {
    match when {
        When::On(date) => date.to_string(),
        When::At(moment) => format!("{} {}", moment.date, Clock(moment.minute())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono_tz::Tz;

    const HEAD: &str = "contacted_at,patient_id,outcome,case,channel,phone,callback_at,score,by,note,entry,said,recording,recorded_at,list\n";

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn entry(text: &str) -> Entry {
        Entry::parse(text).unwrap().0
    }

    /// A row of a list: its cases with their reasons, and what was filled in: outcome, called at, call back at, score, note.
    fn row(line: u32, patient: &str, cases: &[(&str, Reason)], cells: [&str; 5]) -> ListRow {
        let [outcome, called_at, callback_at, score, note] = cells.map(str::to_owned);
        let case = cases[0].0;
        ListRow {
            sheet: None,
            line,
            row: line,
            entry: entry(&format!("2026-03-02/{patient}/call/{case}")),
            digits: Some("abcd".to_owned()),
            date: date("2026-03-02"),
            patient_name: "Рогова Вера".to_owned(),
            channel: Channel::Call,
            cases: cases.iter().map(|(case, _)| (*case).to_owned()).collect(),
            reasons: cases.iter().map(|(_, reason)| *reason).collect(),
            to: "8 (916) 000-00-07".to_owned(),
            scheduled_at: None,
            visit_on: None,
            outcome,
            called_at,
            callback_at,
            score,
            note,
        }
    }

    const PLAN: (&str, Reason) = ("plan:1", Reason::UrgentTreatment);
    const HYGIENE: (&str, Reason) = ("agreement:2", Reason::HygieneReminder);
    const VISIT: (&str, Reason) = ("visit:3", Reason::AppointmentReminder);

    fn list(rows: Vec<ListRow>) -> List {
        List {
            name: "list.csv".to_owned(),
            rows,
            ..List::default()
        }
    }

    /// What is taken on the evening of the day of the list, beside what was recorded before.
    fn take(before: &[Cells], rows: Vec<ListRow>) -> Taken {
        take_of(before, &[list(rows)])
    }

    fn take_of(before: &[Cells], lists: &[List]) -> Taken {
        let settings = crate::plan::rules::default_settings(Tz::UTC);
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("recall-contacts.csv");
        let mut text = HEAD.to_owned();
        for row in before {
            let mut writer = csv::Writer::from_writer(Vec::new());
            writer.write_record(row).unwrap();
            text += &String::from_utf8(writer.into_inner().unwrap()).unwrap();
        }
        std::fs::write(&path, text).unwrap();
        let log = Log::read(&path).unwrap();
        let taking = Taking {
            log: &log,
            names: None,
            settings: &settings,
            phones: phone::Reader::new("RU").unwrap(),
            now: Moment::at(date("2026-03-02"), 19 * 60),
        };
        taking.take(lists).unwrap()
    }

    /// Outcome, case and time of the next call of each row.
    fn said(taken: &Taken) -> Vec<String> {
        let cells = |row: &Cells| {
            let all = [
                &row[column::OUTCOME],
                &row[column::CASE],
                &row[column::CALLBACK_AT],
            ];
            all.map(String::as_str).join(" ").trim_end().to_owned()
        };
        taken.rows.iter().map(cells).collect()
    }

    fn one(cells: [&str; 5]) -> Taken {
        take(&[], vec![row(2, "7", &[PLAN], cells)])
    }

    /// The rows of a recording as they stand in the record afterwards.
    fn recorded(taken: &Taken, recording: u32) -> Vec<Cells> {
        let stamp = |row: &Cells| {
            let mut row = row.clone();
            row[column::RECORDING] = recording.to_string();
            row
        };
        taken.rows.iter().map(stamp).collect()
    }

    #[test]
    fn a_row_has_all_that_the_list_knows() {
        let taken = one(["Поговорили ", "9:40", "", "9", "рада"]);
        let expected = [
            "2026-03-02 09:40",
            "7",
            "reached",
            "plan:1",
            "call",
            "+79160000007",
            "",
            "9",
            "",
            "рада",
            "2026-03-02/7/call/plan:1#abcd",
            "Поговорили ",
            "",
            "",
            "list.csv",
        ];
        assert_eq!(taken.rows, [expected.map(str::to_owned)]);
        assert_eq!((taken.contacts, taken.known), (1, 0));
        assert_eq!(taken.outcomes, BTreeMap::from([(Outcome::Reached, 1)]));
    }

    #[test]
    fn nothing_that_is_filled_in_is_passed_over() {
        let blank = ["", "", "", "", ""];
        assert_eq!(
            take(&[], vec![row(2, "7", &[PLAN], blank)]),
            Taken::default()
        );
        for (cells, expected) in [
            (["", "9:40", "", "", ""], "unclear plan:1"),
            (["", "", "", "9", ""], "unclear plan:1"),
            (["", "", "", "", "просила справку"], "unclear plan:1"),
            (["", "", "нет", "", ""], "unclear plan:1"),
            (["", "", "после праздников", "", ""], "unclear plan:1"),
            (["", "", "сама", "", ""], "reached plan:1"),
            (
                ["", "", "завтра в 10", "", ""],
                "callback plan:1 2026-03-03 10:00",
            ),
            (["да", "", "", "", ""], "unclear plan:1"),
        ] {
            assert_eq!(said(&one(cells)), [expected], "{cells:?}");
        }
    }

    #[test]
    fn when_to_call_again_makes_a_callback_of_some_outcomes() {
        for (outcome, callback, expected) in [
            (
                "поговорили",
                "завтра в 10",
                "callback plan:1 2026-03-03 10:00",
            ),
            ("поговорили", "", "reached plan:1"),
            ("поговорили", "ну как-нибудь", "unclear plan:1"),
            ("перезвонить", "завтра", "callback plan:1 2026-03-03"),
            ("перезвонить завтра", "", "callback plan:1 2026-03-03"),
            ("перезвонить завтра", "завтра", "callback plan:1 2026-03-03"),
            ("перезвонить завтра", "послезавтра", "unclear plan:1"),
            ("перезвонить", "", "callback plan:1"),
            ("перезвонить", "нет", "unclear plan:1"),
            ("перезвонить", "сама", "unclear plan:1"),
            ("перезвонить", "после 15", "unclear plan:1"),
            ("н/о", "завтра в 10", "no_answer plan:1 2026-03-03 10:00"),
            ("н/о", "когда-нибудь", "no_answer plan:1"),
            (
                "уточнить у врача",
                "завтра в 10",
                "ask_doctor plan:1 2026-03-03 10:00",
            ),
            ("отказ", "завтра в 10", "unclear plan:1"),
            ("отказ", "абракадабра", "declined plan:1"),
            ("записалась", "завтра в 10", "unclear plan:1"),
            ("отправлено", "завтра в 10", "unclear plan:1"),
            ("больше не звонить", "завтра в 10", "opt_out plan:1"),
            ("больше не звонить", "абракадабра", "opt_out plan:1"),
            ("жалоба", "завтра в 10", "complaint plan:1"),
            ("болит", "завтра в 10", "unwell plan:1"),
        ] {
            let found = said(&one([outcome, "", callback, "", ""]));
            assert_eq!(found, [expected], "{outcome}, {callback}");
        }
    }

    #[test]
    fn words_of_refusal_are_heard_in_whatever_cell() {
        let taken = one(["н/о", "", "больше не звонить", "", ""]);
        assert_eq!(said(&taken), ["no_answer plan:1", "opt_out plan:1"]);
        assert_eq!(
            said(&one(["", "", "больше не звонить", "", ""])),
            ["opt_out plan:1"]
        );
        // What can't be read elsewhere stands in the note, where it is looked at when the next list is planned.
        let note = |cells| one(cells).rows[0][column::NOTE].clone();
        assert_eq!(
            note(["н/о", "не звонить", "", "", "муж"]),
            "муж; не звонить"
        );
        assert_eq!(note(["н/о", "", "", "не звонить", ""]), "не звонить");
    }

    #[test]
    fn of_several_cases_each_has_its_row() {
        let both = [PLAN, HYGIENE];
        let of = |outcome: &str| {
            let taken = take(&[], vec![row(2, "7", &both, [outcome, "", "", "", ""])]);
            (said(&taken), taken)
        };
        for (outcome, expected) in [
            ("н/о", ["no_answer plan:1", "no_answer agreement:2"]),
            (
                "больше не звонить",
                ["opt_out plan:1", "opt_out agreement:2"],
            ),
            ("записалась", ["booked plan:1", "reached agreement:2"]),
            ("отказ", ["declined plan:1", "reached agreement:2"]),
            (
                "перезвонить завтра",
                [
                    "callback plan:1 2026-03-03",
                    "callback agreement:2 2026-03-03",
                ],
            ),
            ("да", ["unclear plan:1", "unclear agreement:2"]),
        ] {
            assert_eq!(of(outcome).0, expected, "{outcome}");
        }
        // Who is to be called again about the rest is not asked once more about what he said no to.
        let (mut found, _) = of("чистка: не надо; план: перезвонить завтра");
        found.sort();
        assert_eq!(
            found,
            ["callback plan:1 2026-03-03", "declined agreement:2"]
        );
        let (found, _) = of("~~записалась~~");
        assert_eq!(found, ["unclear plan:1", "unclear agreement:2"]);
        let (mut found, _) = of("чистка: не надо; план: записалась");
        found.sort();
        assert_eq!(found, ["booked plan:1", "declined agreement:2"]);
        let (_, taken) = of("записалась");
        let others = Remark::OthersReached(vec!["agreement:2".to_owned()]);
        assert!(taken.remarks.iter().any(|(_, remark)| *remark == others));
        assert_eq!((taken.contacts, taken.rows.len()), (1, 2));
        assert!(taken.rows[1][column::ENTRY].starts_with("2026-03-02/7/call/agreement:2"));
    }

    #[test]
    fn a_line_for_each_case_is_one_talk() {
        let lines = |first: &str, second: &str| {
            let rows = vec![
                row(2, "7", &[PLAN], [first, "", "", "", ""]),
                row(3, "7", &[HYGIENE], [second, "", "", "", ""]),
            ];
            said(&take(&[], rows))
        };
        assert_eq!(
            lines("записалась", ""),
            ["booked plan:1", "reached agreement:2"]
        );
        assert_eq!(
            lines("", "отказ"),
            ["declined agreement:2", "reached plan:1"]
        );
        assert_eq!(
            lines("записалась", "отказ"),
            ["booked plan:1", "declined agreement:2"]
        );
        assert_eq!(
            lines("", "н/о"),
            ["no_answer plan:1", "no_answer agreement:2"]
        );
        for (closed, name) in [
            ("отказ", "declined"),
            ("записалась", "booked"),
            ("дозвонились", "reached"),
            ("уточнить у врача", "ask_doctor"),
        ] {
            assert_eq!(
                lines(closed, "перезвонить завтра"),
                [
                    format!("{name} plan:1"),
                    "callback agreement:2 2026-03-03".to_owned()
                ]
            );
        }
    }

    #[test]
    fn a_copy_that_says_nothing_of_a_matter_takes_nothing_back() {
        let lines = |first: &str, second: &str| {
            vec![
                row(2, "7", &[PLAN], [first, "", "", "", ""]),
                row(3, "7", &[HYGIENE], [second, "", "", "", ""]),
            ]
        };
        let named = |name: &str, rows: Vec<ListRow>| List {
            name: name.to_owned(),
            ..list(rows)
        };
        // What the record has of a case in the end, by its rows in order.
        let last = |rows: &[Cells], case: &str| {
            let of_case = rows.iter().rfind(|row| row[column::CASE] == case);
            of_case.map(|row| row[column::OUTCOME].clone()).unwrap()
        };
        for (first, outcome) in [
            ("отказ", "declined"),
            ("перезвонить завтра", "callback"),
            ("уточнить у врача", "ask_doctor"),
            ("хз", "unclear"),
        ] {
            let (morning, evening) = (lines(first, ""), lines("", "записалась"));
            // One after the other, under one name and under two.
            for name in ["list.csv", "evening.csv"] {
                let mut all = recorded(&take(&[], morning.clone()), 1);
                let later = take_of(&all, &[named(name, evening.clone())]);
                all.extend(recorded(&later, 2));
                assert_eq!(last(&all, "plan:1"), outcome, "{first}");
                assert_eq!(last(&all, "agreement:2"), "booked", "{first}");
            }
            // Both together, in either order.
            let two = [named("morning.csv", morning), named("evening.csv", evening)];
            let [one, other] = two.clone();
            for lists in [two, [other, one]] {
                let all = take_of(&[], &lists).rows;
                let of_plan = all.iter().filter(|row| row[column::CASE] == "plan:1");
                assert!(
                    of_plan.clone().all(|row| row[column::OUTCOME] == outcome),
                    "{first}"
                );
                assert!(of_plan.count() > 0);
            }
        }
        // In a list with one line for both the cell that was typed anew takes the place of what it said.
        let both = [PLAN, HYGIENE];
        let one = |said: &str| vec![row(2, "7", &both, [said, "", "", "", ""])];
        let mut all = recorded(&take(&[], one("план: отказ")), 1);
        let again = take(&all, one("чистка: записалась"));
        all.extend(recorded(&again, 2));
        assert_eq!(last(&all, "plan:1"), "reached");
        // Who asks in another copy to be called about one matter is not called about the one that he said no to.
        let mut all = recorded(&take(&[], one("план: отказ")), 1);
        let copy = named("copy.csv", one("чистка: перезвонить завтра в 10"));
        all.extend(recorded(&take_of(&all, &[copy]), 2));
        assert_eq!(last(&all, "plan:1"), "declined");
        assert_eq!(last(&all, "agreement:2"), "callback");
    }

    #[test]
    fn what_an_attempt_promises_is_told_once() {
        let rows = || vec![row(2, "7", &[PLAN], ["н/о", "", "завтра в 10", "", ""])];
        let taken = take(&[], rows());
        assert_eq!(said(&taken), ["no_answer plan:1 2026-03-03 10:00"]);
        let told = |taken: &Taken| {
            let mut remarks = taken.remarks.iter().map(|(_, remark)| remark);
            remarks.any(|remark| *remark == Remark::AttemptUntil)
        };
        assert!(told(&taken));
        assert!(!told(&one(["н/о", "", "", "", ""])));
        assert!(!told(&one(["перезвонить завтра в 10", "", "", "", ""])));
        let before = recorded(&taken, 1);
        assert!(!told(&take(&before, rows())));
        // So is a day on which the clinic is closed.
        let closed = || vec![row(2, "7", &[PLAN], ["перезвонить 8.03", "", "", "", ""])];
        let taken = take(&[], closed());
        let is_closed = |taken: &Taken| {
            let mut remarks = taken.remarks.iter();
            remarks.any(|(_, remark)| matches!(remark, Remark::ClosedDay(..)))
        };
        assert!(is_closed(&taken));
        assert!(!is_closed(&take(&recorded(&taken, 1), closed())));
    }

    #[test]
    fn what_was_said_before_is_not_said_again() {
        let morning = one(["н/о", "9:40", "", "", ""]);
        let before = recorded(&morning, 1);
        let again = take(
            &before,
            vec![row(5, "7", &[PLAN], ["Н/О", "09:40:00", "", "", ""])],
        );
        assert_eq!((again.rows.len(), again.contacts, again.known), (0, 0, 1));
        // A note that was added is something new.
        let noted = take(
            &before,
            vec![row(2, "7", &[PLAN], ["н/о", "9:40", "", "", "не звонить"])],
        );
        assert_eq!(noted.rows.len(), 1);
        // A correction, and then a stale copy of what it corrected.
        let corrected = take(
            &before,
            vec![row(2, "7", &[PLAN], ["отказ", "9:40", "", "", ""])],
        );
        let mut all = before.clone();
        all.extend(recorded(&corrected, 2));
        let stale = take(
            &all,
            vec![row(2, "7", &[PLAN], ["н/о", "9:40", "", "", ""])],
        );
        assert!(stale.rows.is_empty());
    }

    /// What a list says now, after what was recorded of it: how many rows are written, how many are known, and what is not in force.
    fn retyped(before: &[Cells], cells: [&str; 5]) -> (usize, u32, Vec<NotInForce>) {
        let taken = take(before, vec![row(2, "7", &[PLAN], cells)]);
        let remarks = taken.remarks.iter();
        let named = remarks.filter_map(|(_, remark)| match remark {
            Remark::NotInForce(why) => Some(*why),
            _ => None,
        });
        (taken.rows.len(), taken.known, named.collect())
    }

    #[test]
    fn what_was_taken_back_and_stands_in_the_list_still_is_named() {
        let opt_out = ["больше не звонить", "", "", "", ""];
        let said = recorded(&one(opt_out), 1);
        assert_eq!(retyped(&said, opt_out), (0, 1, vec![]));
        let mut undone = said[0].clone();
        undone[column::OUTCOME] = "undone".to_owned();
        undone[column::RECORDING] = "2".to_owned();
        let mut all = vec![said[0].clone(), undone];
        assert_eq!(retyped(&all, opt_out), (0, 0, vec![NotInForce::TakenBack]));
        // What the message advises: other words, or another time.
        for mended in [
            ["не звонить", "", "", "", ""],
            ["больше не звонить", "10:15", "", "", ""],
            ["больше не звонить", "18:59", "", "", ""],
        ] {
            assert_eq!(retyped(&all, mended), (1, 0, vec![]), "{mended:?}");
        }
        // What was said instead, in this list or in another, settles it.
        let mut since = recorded(
            &take(
                &all,
                vec![row(2, "7", &[PLAN], ["поговорили", "", "", "", ""])],
            ),
            3,
        );
        since[0][column::LIST] = "other.csv".to_owned();
        all.extend(since);
        assert_eq!(retyped(&all, opt_out), (0, 1, vec![]));
    }

    #[test]
    fn what_was_replaced_and_is_written_again_is_named() {
        let to = |day| ["перезвонить", "", day, "", ""];
        let mut all = recorded(&one(to("04.03 10:00")), 1);
        let moved = take(&all, vec![row(2, "7", &[PLAN], to("06.03 10:00"))]);
        all.extend(recorded(&moved, 2));
        assert_eq!(retyped(&all, to("06.03 10:00")), (0, 1, vec![]));
        assert_eq!(
            retyped(&all, to("04.03 10:00")),
            (0, 0, vec![NotInForce::Replaced])
        );
        let mended = ["перезвонить", "18:00", "04.03 10:00", "", ""];
        assert_eq!(retyped(&all, mended), (1, 0, vec![]));
        // An old copy under another name is nobody's word of today.
        let of_another = |mut rows: Vec<Cells>| {
            let last = rows.last_mut().unwrap();
            last[column::LIST] = "other.csv".to_owned();
            rows
        };
        let other = of_another(all);
        assert_eq!(retyped(&other, to("04.03 10:00")), (0, 1, vec![]));
        // Nor would an attempt take the place of a talk.
        let attempt = ["н/о", "", "", "", ""];
        let mut all = recorded(&one(attempt), 1);
        let talk = take(&all, vec![row(2, "7", &[PLAN], ["отказ", "", "", "", ""])]);
        all.extend(recorded(&talk, 2));
        assert_eq!(retyped(&all, attempt), (0, 1, vec![]));
    }

    #[test]
    fn what_a_note_says_as_an_outcome_is_told() {
        for (outcome, note, says) in [
            ("н/о", "болит", Some(Outcome::Unwell)),
            ("дозвон", "переехала в другой город", Some(Outcome::Left)),
            ("н/о", "отказалась", Some(Outcome::Declined)),
            (
                "дозвон",
                "просила перезвонить завтра в 10",
                Some(Outcome::Callback),
            ),
            ("н/о", "не тот номер", Some(Outcome::WrongNumber)),
            // What the outcome says too, a refusal, which holds, and what is none.
            ("болит", "сильно болит", None),
            ("н/о", "не звонить", None),
            ("умерла", "отказалась", None),
            ("дозвон", "работает по сменам", None),
            ("дозвон", "", None),
        ] {
            let taken = one([outcome, "", "", "", note]);
            let mut told = taken.remarks.iter();
            let told = told.find_map(|(_, remark)| match remark {
                Remark::NoteSays(said) => Some(*said),
                _ => None,
            });
            assert_eq!(told, says, "{outcome} {note}");
            // Once recorded it is not told again.
            let again = take(
                &recorded(&taken, 1),
                vec![row(2, "7", &[PLAN], [outcome, "", "", "", note])],
            );
            let is_note = |(_, remark): &(At, Remark)| matches!(remark, Remark::NoteSays(_));
            assert!(!again.remarks.iter().any(is_note), "{outcome} {note}");
        }
    }

    #[test]
    fn pain_where_the_time_stands_is_no_riddle() {
        for (outcome, callback, wanted) in [
            ("дозвон", "болит", &[Outcome::Reached, Outcome::Unwell][..]),
            ("", "болит", &[Outcome::Unwell]),
            (
                "н/о",
                "больше не звонить",
                &[Outcome::NoAnswer, Outcome::OptOut],
            ),
        ] {
            let taken = one([outcome, "", callback, "", ""]);
            let mut said: Vec<Outcome> = taken.outcomes.keys().copied().collect();
            said.sort_unstable();
            let mut wanted = wanted.to_vec();
            wanted.sort_unstable();
            assert_eq!(said, wanted, "{outcome} {callback}");
        }
    }

    #[test]
    fn a_time_beside_a_word_that_takes_none_stands_in_the_note() {
        for (outcome, callback, note) in [
            ("болит", "завтра в 10", "завтра в 10"),
            ("отказ", "завтра в 10", "завтра в 10"),
            ("перезвонить", "завтра в 10", ""),
            ("н/о", "завтра в 10", ""),
        ] {
            let taken = one([outcome, "", callback, "", ""]);
            assert_eq!(taken.rows[0][column::NOTE], note, "{outcome}");
        }
    }

    #[test]
    fn what_is_kept_in_force_is_named() {
        let kept = |first: &str, second: &str| {
            let before = recorded(&one([first, "", "", "", ""]), 1);
            let taken = take(
                &before,
                vec![row(2, "7", &[PLAN], [second, "", "", "", ""])],
            );
            let kept = taken.remarks.iter().find_map(|(_, remark)| match remark {
                Remark::Kept(kept) => Some(*kept),
                _ => None,
            });
            (taken.rows.len(), kept)
        };
        assert_eq!(kept("больше не звонить", "н/о"), (1, Some(Outcome::OptOut)));
        assert_eq!(kept("жалоба", "поговорили"), (1, Some(Outcome::Complaint)));
        assert_eq!(kept("поговорили", "н/о"), (1, Some(Outcome::Reached)));
        assert_eq!(kept("да", "н/о"), (1, None));
        assert_eq!(kept("н/о", "поговорили"), (1, None));
        assert_eq!(kept("поговорили", "отказ"), (1, None));
        // Of two that are said in one breath neither is an earlier one.
        assert_eq!(kept("н/о", "недовольна, болит"), (2, None));
        assert_eq!(kept("н/о", "ругалась, больше не звонить"), (2, None));
        assert_eq!(kept("жалоба", "болит"), (1, Some(Outcome::Complaint)));
    }

    /// Whoever promised it can tell the patient at once.
    #[test]
    fn a_promise_for_a_closed_day_is_named() {
        let closed = |outcome: &str, callback: &str| {
            let taken = one([outcome, "", callback, "", ""]);
            taken.remarks.iter().find_map(|(_, remark)| match remark {
                Remark::ClosedDay(promised, open) => Some((*promised, *open)),
                _ => None,
            })
        };
        // 8 March 2026 is a Sunday.
        let sunday = Some((date("2026-03-08"), Some(date("2026-03-09"))));
        assert_eq!(closed("перезвонить", "08.03"), sunday);
        assert_eq!(closed("перезвонить", "08.03 15:00"), sunday);
        assert_eq!(closed("", "в вс утром"), sunday);
        assert_eq!(closed("перезвонить в вс", ""), sunday);
        assert_eq!(closed("перезвонить", "07.03"), None);
        assert_eq!(closed("н/о", ""), None);
    }

    #[test]
    fn a_promise_for_an_hour_at_which_the_clinic_is_closed_is_named() {
        let closed = |outcome: &str, callback: &str| {
            let taken = one([outcome, "", callback, "", ""]);
            taken.remarks.iter().find_map(|(_, remark)| match remark {
                Remark::ClosedHour(promised, open) => {
                    Some((promised.minute() / 60, open.from / 60, open.to / 60))
                }
                _ => None,
            })
        };
        assert_eq!(
            closed("перезвонить завтра в 10 вечера", ""),
            Some((22, 9, 20))
        );
        assert_eq!(closed("перезвонить", "завтра в 20:00"), Some((20, 9, 20)));
        assert_eq!(closed("", "завтра в 05:30"), Some((5, 9, 20)));
        assert_eq!(closed("перезвонить", "завтра в 19:59"), None);
        assert_eq!(closed("перезвонить", "завтра в 9"), None);
        assert_eq!(closed("перезвонить завтра", ""), None);
        assert_eq!(closed("придет завтра в 10 вечера", ""), None);
    }

    #[test]
    fn a_day_beside_somebody_who_thinks_it_over_is_when_to_call_again() {
        for (outcome, callback, wanted) in [
            ("думает", "ср", "callback plan:1 2026-03-04"),
            ("дозвон, думает", "ср", "callback plan:1 2026-03-04"),
            (
                "думает, не сейчас",
                "через неделю",
                "callback plan:1 2026-03-09",
            ),
            ("думает", "", "declined plan:1"),
            ("думает", "нет", "declined plan:1"),
            ("думает, дорого", "ср", "unclear plan:1"),
            ("думает, сама позвонит", "ср", "unclear plan:1"),
            ("отказ", "ср", "unclear plan:1"),
            ("declined", "ср", "unclear plan:1"),
        ] {
            let found = said(&one([outcome, "", callback, "", ""]));
            assert_eq!(found, [wanted], "{outcome}, {callback}");
        }
    }

    #[test]
    fn until_a_day_goes_by_the_outcome_beside_it() {
        for (outcome, callback, wanted) in [
            ("перезвонить", "до 15го", "unclear plan:1"),
            ("просила перезвонить", "до пятницы", "unclear plan:1"),
            ("в отпуске", "до 15го", "callback plan:1 2026-03-16"),
            ("", "до 15го", "callback plan:1 2026-03-16"),
            ("думает", "до 15го", "callback plan:1 2026-03-15"),
        ] {
            let found = said(&one([outcome, "", callback, "", ""]));
            assert_eq!(found, [wanted], "{outcome}, {callback}");
        }
    }

    #[test]
    fn a_score_in_the_outcome_is_a_score() {
        const WELLBEING: (&str, Reason) = ("agreement:9", Reason::WellbeingCheck);
        let score = |outcome: &str, score: &str| {
            let row = row(2, "7", &[WELLBEING], [outcome, "", "", score, ""]);
            take(&[], vec![row]).rows[0][column::SCORE].clone()
        };
        assert_eq!(score("все хорошо, 9", ""), "9");
        assert_eq!(score("норм 10", ""), "10");
        assert_eq!(score("все хорошо, 9", "8"), "8");
        assert_eq!(score("все хорошо, 3", ""), "");
        assert_eq!(score("9", ""), "");
        assert_eq!(score("болит, 9", ""), "");
    }

    #[test]
    fn two_rows_of_one_entry_go_by_their_time_or_are_unclear() {
        let two = |first: [&str; 5], second: [&str; 5]| {
            let rows = vec![row(2, "7", &[PLAN], first), row(3, "7", &[PLAN], second)];
            take(&[], rows)
        };
        let by_time = two(
            ["поговорили", "12:00", "", "", ""],
            ["н/о", "9:40", "", "", ""],
        );
        assert_eq!(said(&by_time), ["no_answer plan:1", "reached plan:1"]);
        let same = two(["н/о", "", "", "", ""], ["Н/О ", "", "", "", ""]);
        assert_eq!(said(&same), ["no_answer plan:1"]);
        let differ = two(
            ["поговорили", "", "", "", ""],
            ["отказ", "9:40", "", "", ""],
        );
        assert_eq!(said(&differ), ["unclear plan:1"]);
        assert_eq!(differ.rows[0][column::SAID], "поговорили / отказ");
        let refusal = two(
            ["поговорили", "", "", "", ""],
            ["больше не звонить", "", "", "", ""],
        );
        assert_eq!(said(&refusal), ["opt_out plan:1", "unclear plan:1"]);
        let pain = two(["поговорили", "", "", "", ""], ["болит", "", "", "", ""]);
        assert_eq!(said(&pain), ["unwell plan:1"]);
    }

    #[test]
    fn a_plus_is_a_reminder_that_was_given() {
        let plus = |cases: &[(&str, Reason)]| {
            said(&take(&[], vec![row(2, "7", cases, ["+", "", "", "", ""])]))
        };
        assert_eq!(plus(&[VISIT]), ["reached visit:3"]);
        assert_eq!(plus(&[PLAN]), ["unclear plan:1"]);
        assert_eq!(plus(&[VISIT, PLAN]), ["unclear visit:3", "unclear plan:1"]);
    }

    #[test]
    fn a_list_of_other_people_is_not_taken() {
        for (listed, surname, first_name, is_other) in [
            ("Рогова Вера", "Рогова", "Вера", false),
            ("Рогова Вера Юрьевна", "рогова", "Вера", false),
            // She has married.
            ("Рогова Вера", "Цветкова", "Вера", false),
            ("Рогова Вера", "Рогова", "", false),
            ("Рогова Вера", "", "", false),
            ("", "Ким", "Лев", false),
            ("Рогова Вера", "Ким", "Лев", true),
            ("Рогова Вера", "Ким", "", true),
        ] {
            let found = is_somebody_else(listed, surname, first_name);
            assert_eq!(found, is_other, "{listed}: {surname} {first_name}");
        }
    }

    #[test]
    fn a_list_of_which_nobody_is_known_is_not_taken() {
        let settings = crate::plan::rules::default_settings(Tz::UTC);
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("recall-contacts.csv");
        let log = Log::read(&path).unwrap();
        let person = |id: &str| (id.to_owned(), ("Рогова".to_owned(), "Вера".to_owned()));
        let found = |known: &[&str], patients: &[&str]| {
            let names = known.iter().map(|id| person(id)).collect();
            let taking = Taking {
                log: &log,
                names: Some(&names),
                settings: &settings,
                phones: phone::Reader::new("RU").unwrap(),
                now: Moment::at(date("2026-03-02"), 19 * 60),
            };
            let cells = ["н/о", "", "", "", ""];
            let rows = patients.iter().map(|id| row(2, id, &[PLAN], cells));
            taking
                .take(&[list(rows.collect())])
                .map(|taken| taken.rows.len())
        };
        let nobody = Err(Foreign::NobodyKnown("list.csv".to_owned()));
        assert_eq!(found(&["1"], &["7", "8", "9"]), nobody);
        assert_eq!(found(&["1", "9"], &["7", "8", "9"]), Ok(3));
        assert_eq!(found(&["1"], &["7", "8"]), Ok(2));
        assert_eq!(found(&[], &["7", "8", "9"]), Ok(3));
    }

    #[test]
    fn what_lies_ahead_is_no_time_of_a_call() {
        let taken = one(["поговорили", "19:30", "", "", ""]);
        assert_eq!(taken.rows[0][column::CONTACTED_AT], "2026-03-02");
        assert!(
            taken
                .remarks
                .iter()
                .any(|(_, remark)| *remark == Remark::CalledAt)
        );
    }
}
