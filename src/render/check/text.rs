//! The report for the eyes: how many rows, then what is to be mended, the most pressing first, then what is in order.

use std::fmt::Write;

use super::{column_of_words, columns_found, fixed, interval, key, mapping, place, quoted, toml};
use crate::base::Both;
use crate::language::check as said;
use crate::language::errors::problem::in_line;
use crate::read::header::FoundBy;
use crate::render::Page;
use crate::render::lines::Lines;
use crate::render::table::Screen;
use crate::report::check::{
    FileRead, Finding, Kind, NamedRows, Question, Report, Section, are_of_duplicates,
};

/// So many rows of one sort are named.
const ROWS_NAMED: usize = 5;

/// The report as text, all of it or the first of each sort.
pub(crate) fn report(page: &Page<'_>, report: &Report<'_>, screen: Screen, all: bool) -> String {
    let mut text = Text {
        page,
        report,
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
    page: &'a Page<'a>,
    report: &'a Report<'a>,
    screen: Screen,
    all: bool,
    lines: Lines,
    /// Something was left out that `--all` would show.
    is_cut: bool,
    /// What is said of the sections that have nothing to tell.
    in_order: Vec<&'static str>,
}

impl<'a> Text<'a> {
    const fn said(&self, text: Both) -> &'static str {
        text.said_in(self.page.language)
    }

    fn heading(&mut self, heading: &str) {
        self.lines.blank();
        let mut broken = self.screen.lines();
        broken.put("", heading);
        for line in broken.into_text().lines() {
            if self.screen.has_colours {
                self.lines.verbatim(&format!("\u{1b}[1m{line}\u{1b}[0m"));
            } else {
                self.lines.verbatim(line);
            }
        }
    }

    /// Of a list, what is shown where not all is asked for.
    fn first_of<T>(&self, most: usize, list: &'a [T]) -> &'a [T] {
        let most = if self.all { list.len() } else { most };
        &list[..most.min(list.len())]
    }

    /// Says how many more there are.
    fn more(&mut self, shown: usize, count: usize) {
        if count > shown {
            self.is_cut = true;
            self.lines
                .put("  ", &self.page.words.and_more(count - shown));
        }
    }

    /// The first few of a list, in one line.
    fn first_few(&mut self, places: &[String]) -> String {
        let most = if self.all { places.len() } else { ROWS_NAMED };
        let shown = most.min(places.len());
        let mut line = places[..shown].join(", ");
        if shown < places.len() {
            self.is_cut = true;
            line.extend([" ", &self.page.words.and_more(places.len() - shown)]);
        }
        line
    }

    /// How the rows of each file ended.
    fn counts(&mut self) {
        let inputs = &self.page.practice.clinic.inputs;
        let labels = said::COUNTS.map(|label| self.said(label));
        let some_left_out = inputs.iter().any(|input| input.left_out > 0);
        let columns = if some_left_out { 5 } else { 4 };
        let names = inputs.iter().map(|input| input.name.as_str());
        let widest = names.chain([labels[0]]).map(|name| name.chars().count());
        let width = widest.max().unwrap_or(0);
        self.lines.blank();
        let mut head = format!("{:width$}", labels[0]);
        for label in &labels[1..=columns] {
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
            for (count, label) in counts.iter().zip(&labels[1..=columns]) {
                let width = label.chars().count();
                write!(line, "   {count:>width$}").ok();
            }
            self.lines.verbatim(&line);
        }
    }

    fn section(&mut self, section: Section) {
        let (findings, about) = (self.report.section(section), section.about());
        if findings.is_empty() {
            let is_known = match section {
                Section::UnsignedPlans => self.report.has_signatures,
                // What was not read may hold one.
                Section::RefusalsInNotes => !self.report.has_unread_columns(),
                _ => true,
            };
            self.in_order
                .extend(is_known.then_some(self.said(about.empty)));
            return;
        }
        self.heading(self.said(about.heading));
        self.lines.put("", self.said(about.to_do));
        match section {
            Section::Questions => {
                let is_doubt = |it: &Finding<'_>| !matches!(it.kind, Kind::OpenQuestion(_));
                let (doubts, questions) = findings.split_at(findings.partition_point(is_doubt));
                self.findings(doubts, usize::MAX);
                if !questions.is_empty() {
                    self.lines.put("• ", self.said(said::ANSWER));
                    self.findings(questions, about.most_shown);
                }
            }
            Section::UnknownWords => {
                for column in findings.chunk_by(|a, b| (a.file, &a.column) == (b.file, &b.column)) {
                    self.words(column, about.most_shown);
                }
            }
            Section::IncompleteGrounds | Section::UnsignedPlans => {
                self.by_doctor(findings, about.most_shown);
            }
            Section::ToAsk => {
                self.questions(findings);
                self.findings(findings, about.most_shown);
            }
            _ => self.findings(findings, about.most_shown),
        }
    }

    fn findings(&mut self, findings: &'a [Finding<'a>], most: usize) {
        let shown = self.first_of(most, findings);
        for finding in shown {
            self.finding(finding);
        }
        self.more(shown.len(), findings.len());
    }

    fn finding(&mut self, finding: &Finding<'_>) {
        let mut line = self.page.words.finding(finding);
        if let Kind::OpenQuestion(_) = finding.kind {
            let place = place(finding);
            self.lines.put("  ", &format!("{place}: {line}"));
            return;
        }
        match &finding.rows {
            NamedRows::No => {}
            NamedRows::Own => {
                let place = in_line(finding.file, finding.line.unwrap_or_default());
                line.extend([" (", &place, ")"]);
            }
            NamedRows::Together(rows) | NamedRows::Alike(rows) => {
                let rows = self.page.words.places(rows);
                let rows = self.first_few(&rows);
                match &finding.rows {
                    NamedRows::Alike(_) => line.extend([": ", &rows]),
                    _ => line.extend([" (", &rows, ")"]),
                }
            }
        }
        self.lines.put("• ", &line);
        if let Kind::FaultyRows(problems) = &finding.kind
            && !are_of_duplicates(problems)
        {
            let language = self.page.language;
            let inputs = &self.page.practice.clinic.inputs;
            let places = problems.iter().map(|problem| {
                let place = problem.place(inputs);
                match problem.shape(language) {
                    shape if shape.is_empty() => place,
                    shape => format!("{place} ({shape})"),
                }
            });
            let places: Vec<String> = places.collect();
            let places = self.first_few(&places);
            self.lines.put("  ", &places);
        }
        if let Kind::SimilarHeader { of, header, column } = finding.kind {
            for line in mapping(of, column, header) {
                self.lines.verbatim(&format!("  {line}"));
            }
        }
    }

    /// The words of a column as they are to be pasted into the settings.
    fn words(&mut self, findings: &[Finding<'_>], most: usize) {
        let Some((file, column)) = findings.first().and_then(column_of_words) else {
            return;
        };
        let is_word = |it: &Finding<'_>| matches!(it.kind, Kind::UnknownWord { .. });
        let (words, hidden) = findings.split_at(findings.partition_point(is_word));
        let hidden_count = hidden.iter().filter_map(|it| it.count).sum::<usize>();
        let count = words.len() + hidden_count;
        let head = (self.page.words).unknown_words(file.file_name(), column.name, count);
        self.lines.put("• ", &head);
        let shown = self.first_of(most, words);
        if !shown.is_empty() {
            let section = file.settings_name();
            self.lines
                .verbatim(&format!("  [values.{section}.{}]", column.name));
        }
        // Those for which a value has to be chosen come last.
        let values = column.kind.value_names();
        for value in values.iter().copied().map(Some).chain([None]) {
            self.words_of(value, &values, shown);
        }
        self.more(shown.len(), words.len());
        for finding in hidden {
            self.lines.put("  ", &self.page.words.finding(finding));
        }
    }

    /// The words that may mean a value, or of which no value is guessed.
    fn words_of(&mut self, value: Option<&str>, values: &[&str], words: &[Finding<'_>]) {
        let language = self.page.language;
        let words = words.iter().filter_map(|finding| match finding.kind {
            Kind::UnknownWord { word, guess, .. } => Some((word, guess, finding.count?)),
            _ => None,
        });
        let mut words = words
            .filter(|(_, guess, _)| guess.map(|(value, _)| value) == value)
            .peekable();
        if words.peek().is_none() {
            return;
        }
        let choice = match value {
            Some(_) => String::new(),
            None => format!("  # {}: {}", self.said(said::ONE_OF), values.join(", ")),
        };
        let key = key(value, language);
        self.lines.verbatim(&format!("  {key} = [{choice}"));
        for (word, guess, count) in words {
            let like = guess.map(|(_, known)| {
                format!(", {} {}", self.said(said::LIKE), quoted(known, language))
            });
            let (word, like) = (toml(word), like.unwrap_or_default());
            self.lines
                .verbatim(&format!("    {word},  # {count}{like}"));
        }
        self.lines.verbatim("  ]");
    }

    /// The questions of all the visits, as one asks them.
    fn questions(&mut self, findings: &[Finding<'_>]) {
        for question in Question::ALL {
            let is_asked = |it: &Finding<'_>| matches!(&it.kind, Kind::ToAsk { questions, .. } if questions.contains(&question));
            if findings.iter().any(is_asked) {
                let asked = question.asked();
                let (about, question) = (self.said(asked.about), self.said(asked.question));
                self.lines.put("  ", &format!("{about}: {question}"));
            }
        }
    }

    /// Cases by doctor: some of each of the first doctors, and how many there are of each of the others.
    fn by_doctor(&mut self, findings: &'a [Finding<'a>], most: usize) {
        let words = &self.page.words;
        let doctors =
            findings.chunk_by(|a, b| self.page.text(a.doctor) == self.page.text(b.doctor));
        let doctors: Vec<&[Finding<'_>]> = doctors.collect();
        let shown = if self.all {
            doctors.len()
        } else {
            most.min(doctors.len())
        };
        let (shown, others) = doctors.split_at(shown);
        let each = (most / shown.len().max(1)).max(1);
        for of in shown {
            self.lines.put("", &words.of_doctor(of[0].doctor, of.len()));
            self.findings(of, each);
        }
        if !others.is_empty() {
            self.is_cut = true;
            let others = others.iter();
            let others = others.map(|of| words.counted(of[0].doctor, of.len()));
            let others = others.collect::<Vec<_>>().join("; ");
            let label = self.said(said::OTHER_DOCTORS);
            self.lines.put("", &format!("{label}: {others}"));
        }
    }

    /// How the columns of each file were read.
    fn columns(&mut self) {
        self.heading(self.said(said::COLUMNS));
        for read in &self.report.files {
            let line = self.columns_of(read);
            self.lines.put("• ", &line);
        }
    }

    fn columns_of(&self, read: &FileRead<'_>) -> String {
        let language = self.page.language;
        let mut parts = Vec::new();
        let mut own_names = Vec::new();
        for (column, by, made, names) in columns_found(read) {
            if by == FoundBy::Name {
                own_names.push(column.name);
                continue;
            }
            let mut made_of: Vec<String> =
                names.iter().map(|name| quoted(name, language)).collect();
            made_of.extend(
                fixed(made)
                    .iter()
                    .map(|text| format!("{} {}", self.said(said::ALWAYS), quoted(text, language))),
            );
            made_of.extend(interval(made));
            let by = match by {
                FoundBy::Mapping => format!(" ({})", self.said(said::BY_SETTINGS)),
                FoundBy::Name | FoundBy::Word => String::new(),
            };
            parts.push(format!("{} — {}{by}", column.name, made_of.join(" + ")));
        }
        if !own_names.is_empty() {
            parts.push(format!(
                "{}: {}",
                self.said(said::OWN_NAMES),
                own_names.join(", ")
            ));
        }
        for (is_remark, said) in [(false, said::NOT_USED), (true, said::READ_FOR_NO)] {
            let names = read.unknown.iter();
            let names = names.filter(|unknown| unknown.is_remark == is_remark);
            let names = names.map(|unknown| quoted(unknown.header, language));
            let names: Vec<String> = names.collect();
            if !names.is_empty() {
                parts.push(format!("{}: {}", self.said(said), names.join(", ")));
            }
        }
        format!("{}: {}", read.input.name, parts.join("; "))
    }

    fn ending(&mut self) {
        self.lines.blank();
        if !self.in_order.is_empty() {
            let in_order = self.in_order.join("; ");
            self.lines.put(
                "",
                &format!("{}: {in_order}.", self.said(said::NOTHING_TO_MEND)),
            );
        }
        if self.is_cut {
            self.lines.put("", self.said(said::SEE_ALL));
        }
    }
}
