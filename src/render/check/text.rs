//! The report for the eyes: how many rows, then what is to be mended, the most pressing first, then what is in order.

use std::fmt::Write;

use super::{Sheet, columns_found, fixed, interval, toml};
use crate::base::one_line;
use crate::model::clinic::{Clock, PatientIndex, RowAt};
use crate::phone::mask::{masked, masked_name};
use crate::plan::tally::Warning;
use crate::read::header::FoundBy;
use crate::render::Page;
use crate::render::lines::Lines;
use crate::render::table::Screen;
use crate::report::check::{
    FileRead, OfDoctor, ProblemGroup, Question, Report, Section, UnknownColumn, UnknownWord,
};

/// So many rows of one sort are named.
const ROWS_TOLD: usize = 5;
/// So many findings of a section are told.
const TOLD: usize = 10;
/// So many unknown words of a column are told.
const WORDS_TOLD: usize = 20;
/// So many visits of the day are told.
const VISITS_TOLD: usize = 40;

/// The report as text, all of it or the first of each sort.
#[must_use]
pub fn report(page: &Page<'_>, report: &Report<'_>, screen: Screen, all: bool) -> String {
    let mut text = Text {
        sheet: Sheet { page, report },
        screen,
        all,
        lines: screen.lines(),
        is_cut: false,
        in_order: Vec::new(),
    };
    text.lines.put("", &page.words.check_opening(report));
    text.counts();
    for section in Section::ALL {
        text.section(section);
    }
    text.columns();
    text.ending();
    text.lines.into_text()
}

struct Text<'a> {
    sheet: Sheet<'a>,
    screen: Screen,
    all: bool,
    lines: Lines,
    /// Something was left out that `--all` would show.
    is_cut: bool,
    /// What is said of the sections that have nothing to tell.
    in_order: Vec<&'static str>,
}

impl<'a> Text<'a> {
    fn page(&self) -> &'a Page<'a> {
        self.sheet.page
    }

    fn heading(&mut self, heading: &str) {
        self.lines.blank();
        if self.screen.has_colours {
            self.lines.verbatim(&format!("\u{1b}[1m{heading}\u{1b}[0m"));
        } else {
            self.lines.put("", heading);
        }
    }

    /// How many of so many things are told, where not all are.
    const fn told(&self, most: usize, count: usize) -> usize {
        if self.all || count < most {
            count
        } else {
            most
        }
    }

    /// Says how many more there are.
    fn more(&mut self, mark: &str, told: usize, count: usize) {
        if count > told {
            self.is_cut = true;
            self.lines
                .put(mark, &self.page().words.and_more(count - told));
        }
    }

    /// The first few of a list, in one line.
    fn first_few(&mut self, shown: &[String]) -> String {
        let told = self.told(ROWS_TOLD, shown.len());
        let mut line = shown[..told].join(", ");
        if told < shown.len() {
            self.is_cut = true;
            line.extend([" ", &self.page().words.and_more(shown.len() - told)]);
        }
        line
    }

    /// How the rows of each file ended.
    fn counts(&mut self) {
        let inputs = &self.page().practice.clinic.inputs;
        let labels = self.page().words.check_labels();
        let some_left_out = inputs.iter().any(|input| input.left_out > 0);
        let columns = if some_left_out { 5 } else { 4 };
        let names = inputs.iter().map(|input| input.name.as_str());
        let widest = names
            .chain([labels.counts[0]])
            .map(|name| name.chars().count());
        let width = widest.max().unwrap_or(0);
        self.lines.blank();
        let mut head = format!("{:width$}", labels.counts[0]);
        for label in &labels.counts[1..=columns] {
            write!(head, "   {label}").ok();
        }
        self.lines.verbatim(&head);
        for input in inputs {
            let counts = [
                input.rows,
                input.used,
                input.orphans,
                input.rejected,
                input.left_out,
            ];
            let mut line = format!("{:width$}", input.name);
            for (count, label) in counts.iter().zip(&labels.counts[1..=columns]) {
                let width = label.chars().count();
                write!(line, "   {count:>width$}").ok();
            }
            self.lines.verbatim(&line);
        }
    }

    fn section(&mut self, section: Section) {
        let (report, about) = (self.sheet.report, section.about());
        let is_empty = match section {
            Section::Ownerless => self.page().practice.clinic.ownerless.is_empty(),
            Section::Bars => report.bars.is_empty(),
            Section::Doubts => report.doubts.is_empty() && report.questions.is_empty(),
            Section::Exports => report.exports.is_empty(),
            Section::Unclear => report.unclear.is_empty(),
            Section::Refusals => report.refusing_notes.is_empty(),
            Section::Lacks => report.lacks.is_empty(),
            Section::OtherConsents => report.other_consents.is_empty(),
            Section::Bookings => report.bookings.is_empty(),
            Section::Words => report.words.is_empty(),
            Section::Rows => report.problems.is_empty(),
            Section::Duplicates => report.duplicates.is_empty(),
            Section::ToAsk => report.to_ask.is_empty(),
            Section::AfterNo => report.after_no.is_empty(),
            Section::RecordedBadly => report.badly.is_empty(),
            Section::NotSigned => report.unsigned.is_empty(),
            Section::StaleVisits => report.stale_visits.is_empty(),
            Section::Future => report.future.is_empty(),
            Section::Headers => !report.has_near_headers(),
        };
        let language = self.page().language;
        if is_empty {
            if section == Section::NotSigned && !report.has_signatures {
                return;
            }
            self.in_order.push(about.empty.said_in(language));
            return;
        }
        self.heading(about.heading.said_in(language));
        self.lines.put("", about.to_do.said_in(language));
        match section {
            Section::Ownerless => self.ownerless(),
            Section::Bars => self.bars(),
            Section::Doubts => self.doubts(),
            Section::Exports => self.warnings(&report.exports),
            Section::Unclear => self.of_patients(&report.unclear),
            Section::Refusals => self.of_patients(&report.refusing_notes),
            Section::Lacks => self.lacks(),
            Section::OtherConsents => self.other_consents(),
            Section::Bookings => self.warnings(&report.bookings),
            Section::Words => report.words.iter().for_each(|words| self.words(words)),
            Section::Rows => report
                .problems
                .iter()
                .for_each(|group| self.problems(group)),
            Section::Duplicates => self.duplicates(),
            Section::ToAsk => self.questions(),
            Section::AfterNo => self.after_no(),
            Section::RecordedBadly => {
                self.by_doctor(&report.badly, |it| it.row, Sheet::recorded_badly);
            }
            Section::NotSigned => {
                self.by_doctor(&report.unsigned, |it| it.row, Sheet::not_signed);
            }
            Section::StaleVisits => {
                let what = self.page().words.stale_visits(report.stale_visits.len());
                self.rows(&what, &report.stale_visits);
            }
            Section::Future => {
                for facts in &report.future {
                    let what = self.page().words.future(facts.what, facts.rows.len());
                    self.rows(&what, &facts.rows);
                }
            }
            Section::Headers => self.headers(),
        }
    }

    fn lacks(&mut self) {
        for lack in &self.sheet.report.lacks {
            self.lines.put("• ", &self.sheet.lack(lack));
        }
    }

    fn other_consents(&mut self) {
        let report = self.sheet.report;
        for consent in &report.other_consents {
            let file = self.sheet.input(consent.input);
            let header = report.header(consent.input, consent.field);
            let told = self
                .page()
                .words
                .other_consent(file, header, consent.is_taken);
            self.lines.put("• ", &told);
        }
    }

    fn warnings(&mut self, warnings: &[Warning]) {
        for warning in warnings {
            self.lines.put("• ", &self.page().words.warning(warning));
        }
    }

    fn ownerless(&mut self) {
        let count = self.page().practice.clinic.ownerless.len();
        let told = self.told(TOLD, count);
        for place in 0..told {
            let warning = Warning::Ownerless(place);
            self.lines.put("• ", &self.page().words.warning(&warning));
        }
        self.more("  ", told, count);
    }

    fn bars(&mut self) {
        let bars = &self.sheet.report.bars;
        let told = self.told(ROWS_TOLD, bars.len());
        for barring in &bars[..told] {
            let cause = self.sheet.cause(barring.cause);
            let words = &self.page().words;
            self.lines
                .put("• ", &words.barred_by(barring.patients, &cause));
        }
        self.more("  ", told, bars.len());
    }

    fn doubts(&mut self) {
        let report = self.sheet.report;
        let words = &self.page().words;
        for &doubt in &report.doubts {
            self.lines.put("• ", &words.doubt(doubt));
        }
        if report.questions.is_empty() {
            return;
        }
        self.lines.put("• ", words.check_labels().answer);
        let told = self.told(TOLD, report.questions.len());
        for (line, question) in &report.questions[..told] {
            let question = masked(question);
            let question = one_line(&question);
            self.lines
                .verbatim(&format!("  recall.toml:{line}: {question}"));
        }
        self.more("  ", told, report.questions.len());
    }

    /// Rows, each with its patient.
    fn of_patients(&mut self, rows: &[(RowAt, PatientIndex)]) {
        let told = self.told(TOLD, rows.len());
        for &(row, patient) in &rows[..told] {
            let whose = self.page().whose(patient);
            self.line(&whose, row);
        }
        self.more("  ", told, rows.len());
    }

    /// The words of a column as they are to be pasted into the settings.
    fn words(&mut self, unknown: &UnknownColumn<'_>) {
        let (words, labels) = (&self.page().words, self.page().words.check_labels());
        let (section, column) = (unknown.file.settings_name(), unknown.column.name);
        let count = unknown.words.len() + unknown.hidden;
        let head = words.unknown_words(unknown.file.file_name(), column, count);
        self.lines.put("• ", &head);
        let told = self.told(WORDS_TOLD, unknown.words.len());
        let told_words = &unknown.words[..told];
        if told > 0 {
            self.lines
                .verbatim(&format!("  [values.{section}.{column}]"));
        }
        let values = Sheet::values(unknown);
        // Those for which a value has to be chosen come last.
        for value in values.iter().copied().map(Some).chain([None]) {
            let is_of = |word: &&UnknownWord<'_>| word.guess.map(|(value, _)| value) == value;
            let mut of_value = told_words.iter().filter(is_of).peekable();
            let Some(first) = of_value.peek() else {
                continue;
            };
            let choice = match value {
                Some(_) => String::new(),
                None => format!("  # {}: {}", labels.one_of, values.join(", ")),
            };
            let key = self.sheet.key(first);
            self.lines.verbatim(&format!("  {key} = [{choice}"));
            for word in of_value {
                let like = word.guess.map(|(_, known)| self.sheet.quoted(known));
                let like = like.map(|known| format!(", {} {known}", labels.like));
                let (cell, count) = (toml(word.word), word.count);
                let entry = format!("    {cell},  # {count}{}", like.unwrap_or_default());
                self.lines.verbatim(&entry);
            }
            self.lines.verbatim("  ]");
        }
        self.more("  ", told, unknown.words.len());
        if unknown.hidden > 0 {
            self.lines.put("  ", &words.hidden_words(unknown.hidden));
        }
    }

    fn problems(&mut self, group: &ProblemGroup<'_>) {
        let language = self.page().language;
        let head = self.sheet.rows_with(group);
        self.lines.put("• ", &head);
        if group.is_of_duplicates() {
            return;
        }
        let shown = group.problems.iter().map(|problem| {
            let shape = problem.shape(language);
            let place = problem.place(&self.page().practice.clinic.inputs);
            if shape.is_empty() {
                place
            } else {
                format!("{place} ({shape})")
            }
        });
        let shown: Vec<String> = shown.collect();
        let line = self.first_few(&shown);
        self.lines.put("  ", &line);
    }

    fn duplicates(&mut self) {
        let duplicates = &self.sheet.report.duplicates;
        let told = self.told(TOLD, duplicates.len());
        for duplicate in &duplicates[..told] {
            let patients = self.sheet.patient_ids(&duplicate.patients);
            let patients: Vec<_> = patients.into_iter().map(masked_name).collect();
            let rows: Vec<String> = duplicate
                .rows
                .iter()
                .map(|&row| self.page().shown_row(row))
                .collect();
            let rows = self.first_few(&rows);
            let told =
                self.page()
                    .words
                    .duplicate(duplicate.belonging, &patients.join(", "), &rows);
            self.lines.put("• ", &told);
        }
        self.more("  ", told, duplicates.len());
    }

    fn questions(&mut self) {
        let (report, words) = (self.sheet.report, &self.page().words);
        for question in Question::ALL {
            if report
                .to_ask
                .iter()
                .any(|ask| ask.questions.contains(&question))
            {
                let (about, asked) = (words.asked_about(question), words.question(question));
                self.lines.put("  ", &format!("{about}: {asked}"));
            }
        }
        let told = self.told(VISITS_TOLD, report.to_ask.len());
        for ask in &report.to_ask[..told] {
            let at = ask.minute.map(|minute| Clock(minute).to_string());
            let at = at.unwrap_or_else(|| words.check_labels().some_time.to_owned());
            let questions: Vec<&str> = ask
                .questions
                .iter()
                .map(|&question| words.asked_about(question))
                .collect();
            let whose = self.page().whose(ask.patient);
            self.lines
                .put("• ", &format!("{at} {whose}: {}", questions.join(", ")));
        }
        self.more("  ", told, report.to_ask.len());
    }

    fn after_no(&mut self) {
        let after_no = &self.sheet.report.after_no;
        let told = self.told(TOLD, after_no.len());
        for found in &after_no[..told] {
            let told = self.sheet.after_no(found);
            self.line(&told, found.row);
        }
        self.more("  ", told, after_no.len());
    }

    /// Cases by doctor: some of each of the first doctors, and how many there are of each of the others.
    fn by_doctor<T>(
        &mut self,
        doctors: &[OfDoctor<T>],
        row: fn(&T) -> RowAt,
        say: fn(&Sheet<'a>, &T) -> String,
    ) {
        let words = &self.page().words;
        let (shown, others) = doctors.split_at(self.told(TOLD, doctors.len()));
        let each = (TOLD / shown.len().max(1)).max(1);
        for of in shown {
            self.lines
                .put("", &words.of_doctor(of.doctor, of.cases.len()));
            let told = self.told(each, of.cases.len());
            for case in &of.cases[..told] {
                let said = say(&self.sheet, case);
                self.line(&said, row(case));
            }
            self.more("  ", told, of.cases.len());
        }
        if !others.is_empty() {
            self.is_cut = true;
            let others = others.iter();
            let others = others.map(|of| words.counted(of.doctor, of.cases.len()));
            let others = others.collect::<Vec<_>>().join("; ");
            let label = words.check_labels().other_doctors;
            self.lines.put("", &format!("{label}: {others}"));
        }
    }

    /// A finding with its row.
    fn line(&mut self, told: &str, row: RowAt) {
        let row = self.page().shown_row(row);
        self.lines.put("• ", &format!("{told} ({row})"));
    }

    /// A count of something, and the first rows of it.
    fn rows(&mut self, what: &str, rows: &[RowAt]) {
        let rows: Vec<String> = rows.iter().map(|&row| self.page().shown_row(row)).collect();
        let rows = self.first_few(&rows);
        self.lines.put("• ", &format!("{what}: {rows}"));
    }

    fn headers(&mut self) {
        for read in &self.sheet.report.files {
            for unknown in &read.unknown {
                let Some(near) = unknown.near else { continue };
                let header = &read.header.names[unknown.field];
                let file = self.sheet.input(read.input);
                self.lines.put(
                    "• ",
                    &self.page().words.like_a_column(file, header, near.name),
                );
                for line in Sheet::mapping(read, near, header) {
                    self.lines.verbatim(&format!("  {line}"));
                }
            }
        }
    }

    /// How the columns of each file were read.
    fn columns(&mut self) {
        let labels = self.page().words.check_labels();
        self.heading(labels.columns);
        for read in &self.sheet.report.files {
            let line = self.columns_of(read);
            self.lines.put("• ", &line);
        }
    }

    fn columns_of(&self, read: &FileRead<'_>) -> String {
        let labels = self.page().words.check_labels();
        let mut parts = Vec::new();
        let mut own_names = Vec::new();
        for (column, by, made, names) in columns_found(read) {
            if by == FoundBy::Name {
                own_names.push(column.name);
                continue;
            }
            let mut made_of: Vec<String> =
                names.iter().map(|name| self.sheet.quoted(name)).collect();
            made_of.extend(
                fixed(made)
                    .iter()
                    .map(|text| format!("{} {}", labels.always, self.sheet.quoted(text))),
            );
            made_of.extend(interval(made));
            let by = match by {
                FoundBy::Mapping => format!(" ({})", labels.by_settings),
                FoundBy::Name | FoundBy::Word => String::new(),
            };
            parts.push(format!("{} — {}{by}", column.name, made_of.join(" + ")));
        }
        if !own_names.is_empty() {
            parts.push(format!("{}: {}", labels.own_names, own_names.join(", ")));
        }
        if !read.unknown.is_empty() {
            let names = read.unknown.iter();
            let names: Vec<String> = names
                .map(|unknown| self.sheet.quoted(&read.header.names[unknown.field]))
                .collect();
            parts.push(format!("{}: {}", labels.not_read, names.join(", ")));
        }
        format!("{}: {}", self.sheet.input(read.input), parts.join("; "))
    }

    fn ending(&mut self) {
        let labels = self.page().words.check_labels();
        self.lines.blank();
        if !self.in_order.is_empty() {
            let in_order = self.in_order.join("; ");
            self.lines
                .put("", &format!("{}: {in_order}.", labels.nothing_to_mend));
        }
        if self.is_cut {
            self.lines.put("", labels.see_all);
        }
    }
}
