//! What people read, in Russian and English: why a contact is made or is not, what to know before it, what to say and what not.
//!
//! Nothing is decided here. The sentences are made from the typed values of a decision and from the rows that it rests on; free text of the
//! files passes through one place that takes telephone numbers and line breaks out of it.

pub(crate) mod archive;
pub(crate) mod call_page;
mod callers;
pub mod check;
mod complaints;
mod dates;
mod english;
pub mod errors;
mod explain;
pub(crate) mod files;
pub mod message;
mod offers;
mod once;
mod people;
mod plain;
pub(crate) mod prove;
pub mod record;
pub(crate) mod report;
mod russian;
mod same_talk;
pub(crate) mod screen;
pub mod script;
mod talk;
mod teeth;
mod view;
pub(crate) mod week;

#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;

use std::collections::{BTreeSet, HashMap};
use std::sync::OnceLock;

use chrono::{Datelike, NaiveDate};
use foldhash::fast::FixedState;

use crate::base::digits::pair;
use crate::base::plural::{english_plural, russian_plural};
use crate::base::{Language, quoted};
use crate::export::list_columns::{DECLARED, ListColumn};
use crate::language::plain::put;
use crate::model::clinic::{
    Caller, Channel, Moment, PatientIndex, Reason, RowAt, Unheeded, Written,
};
use crate::model::decision::{Code, Decision, Verdict};
use crate::model::text::Text;
use crate::phone::mask::{masked, masked_name};
use crate::plan::contacts::Contact;
use crate::plan::practice::{self, Facts, Practice};
use crate::plan::tally::{Loose, Warning};
use crate::plan::{Plan, ownerless, rules, time};
use crate::{phone, settings};
pub use explain::{Parts, Rows};
use message::Message;
use offers::Offers;
use once::{HoldsPerText, OncePerText};
use plain::{Phrase, capital};
pub use same_talk::SameTalk;
use script::Scripts;
use talk::Talk;
use view::{DecisionView, Doctor};

/// So many rows or sheets are named one by one.
const NAMED: usize = 10;

/// The numbers of rows, those in a row as a range; of many the first.
fn numbers(rows: &[u32]) -> String {
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for &row in rows {
        match ranges.last_mut() {
            Some((_, last)) if last.checked_add(1) == Some(row) => *last = row,
            _ => ranges.push((row, row)),
        }
    }
    let shown = ranges
        .iter()
        .take(NAMED)
        .map(|(first, last)| match last - first {
            0 => first.to_string(),
            1 => format!("{first}, {last}"),
            _ => format!("{first}–{last}"),
        });
    let mut shown = shown.collect::<Vec<_>>().join(", ");
    if ranges.len() > NAMED {
        shown.push('…');
    }
    shown
}

/// The names of sheets; of many the first.
fn sheet_names(sheets: &[String]) -> String {
    let shown = sheets.iter().take(NAMED).map(|name| quoted(name));
    let mut shown = shown.collect::<Vec<_>>().join(", ");
    if sheets.len() > NAMED {
        shown.push('…');
    }
    shown
}

/// So many warnings of one kind are told one by one; the rest are counted.
const WARNINGS_TOLD: usize = 5;

/// The words for one clinic on one day.
pub struct Words<'a> {
    practice: &'a Practice<'a>,
    language: Language,
    phones: &'a phone::Reader,
    /// Row of the list of doctors, by the name that the other files use.
    doctors: HashMap<Text, usize, FixedState>,
    /// Free times of doctors that are still to come, in order.
    free_times: Vec<(Text, Moment)>,
    /// Those of them that are offered to somebody.
    offers: OnceLock<Offers>,
    /// The templates of talks, read when the first is asked for.
    scripts: OnceLock<Scripts>,
    /// What is known of bookings may not be all.
    bookings_unsure: bool,
    /// Texts as they are shown within a sentence.
    phrases: OncePerText,
    /// Texts as they are shown where they name somebody.
    names: OncePerText,
    /// Teeth in words, with their numbers.
    teeth: OncePerText,
    /// What agreements are about, with its teeth in words.
    topics: OncePerText,
    /// Whether they name what only a doctor speaks of.
    for_doctors: HoldsPerText,
    /// The clinic as it is named in a talk.
    clinic_spoken: OnceLock<String>,
}

impl<'a> Words<'a> {
    /// The words of a language for a clinic.
    #[must_use]
    pub fn new(practice: &'a Practice<'a>, language: Language, phones: &'a phone::Reader) -> Self {
        let clinic = practice.clinic;
        let mut doctors = HashMap::default();
        for (row, doctor) in clinic.doctors.iter().enumerate() {
            doctors.entry(doctor.doctor).or_insert(row);
        }
        let now = practice.asked.now;
        let to_come = clinic.slots.iter().filter(|slot| slot.starts_at > now);
        let mut free_times: Vec<_> = to_come.map(|slot| (slot.doctor, slot.starts_at)).collect();
        free_times.sort_unstable();
        free_times.dedup();
        let by_hand = practice.asked.bookings_checked
            || practice.settings.bookings == settings::Bookings::CheckedByHand;
        let none_ahead = || {
            let mut visits = clinic.visits.iter();
            clinic.has_visits && !visits.any(|visit| practice::is_future(visit, now))
        };
        Self {
            practice,
            language,
            phones,
            doctors,
            free_times,
            offers: OnceLock::new(),
            scripts: OnceLock::new(),
            bookings_unsure: by_hand || none_ahead(),
            phrases: OncePerText::of(&clinic.texts),
            names: OncePerText::of(&clinic.texts),
            teeth: OncePerText::of(&clinic.texts),
            topics: OncePerText::of(&clinic.texts),
            for_doctors: HoldsPerText::of(&clinic.texts),
            clinic_spoken: OnceLock::new(),
        }
    }

    /// The sentence of a decision: the facts that it rests on; where nobody is contacted, what decided that; with `later`, from when.
    pub fn why(&self, out: &mut String, decision: &Decision) {
        self.why_with(out, &self.practice.facts(decision.patient), decision);
    }

    /// The same where the facts of the patient are at hand.
    pub(crate) fn why_with(&self, out: &mut String, facts: &Facts<'_>, decision: &Decision) {
        let told = DecisionView::with(self, facts.clone(), decision);
        match self.language {
            Language::Russian => russian::why(out, &told),
            Language::English => english::why(out, &told),
        }
    }

    /// On what permission the contact rests; nothing where there is to be none.
    pub fn consent(&self, out: &mut String, decision: &Decision) {
        let Some((_, approach)) = decision.call() else {
            return;
        };
        let told = DecisionView::of(self, decision);
        match self.language {
            Language::Russian => russian::consent(out, &told, approach.permission),
            Language::English => english::consent(out, &told, approach.permission),
        }
    }

    /// The day on which the patient signed the plan that a decision is about.
    #[must_use]
    pub(crate) fn signed_on(&self, decision: &Decision) -> Option<NaiveDate> {
        DecisionView::of(self, decision).signed_on()
    }

    /// What to know before the contact is made, the most pressing first. `same_talk` are the other contacts that are made by the same call.
    #[must_use]
    pub fn prepare<'t>(
        &self,
        contact: &Contact,
        same_talk: impl Into<SameTalk<'t>>,
    ) -> Vec<String> {
        let message = self.message(contact);
        self.prepare_with(contact, same_talk.into(), message.as_ref())
    }

    /// The same where the text of the contact, if it is a message, is at hand.
    pub(crate) fn prepare_with(
        &self,
        contact: &Contact,
        same_talk: SameTalk<'_>,
        message: Option<&Message>,
    ) -> Vec<String> {
        let talk = Talk::of(self, contact);
        let mut lines = match self.language {
            Language::Russian => russian::talk::prepare(&talk, same_talk),
            Language::English => english::talk::prepare(&talk, same_talk),
        };
        let number = self.caller_number(contact);
        lines.extend(number.map(|number| capital(&format!("{number}."))));
        lines.extend(message.map(|message| self.length(message, contact.channel)));
        lines
    }

    /// What is not to be said or done, in two to five items.
    #[must_use]
    pub fn avoid(&self, contact: &Contact) -> Vec<String> {
        self.avoided(contact).map(ToOwned::to_owned).collect()
    }

    /// The same, one by one.
    pub(crate) fn avoided(&self, contact: &Contact) -> impl Iterator<Item = &'static str> {
        let list = Talk::of(self, contact).avoid().into_iter();
        let language = self.language;
        list.map(move |avoid| avoid.words().said_in(language))
    }

    /// The text of a contact that is a message.
    fn message_text(&self, contact: &Contact) -> String {
        self.message(contact)
            .map_or_else(String::new, |message| message.text)
    }

    /// What was promised for today, and who is left in peace: what a list on a screen opens with.
    #[must_use]
    pub fn opening(&self, plan: &Plan) -> String {
        match self.language {
            Language::Russian => russian::page::opening(self, plan),
            Language::English => english::page::opening(self, plan),
        }
    }

    /// The heads of the columns of a list on a screen.
    #[must_use]
    pub const fn columns(&self) -> [&'static str; 4] {
        match self.language {
            Language::Russian => russian::page::HEADINGS,
            Language::English => english::page::HEADINGS,
        }
    }

    /// What a person reads above a column of the list.
    #[must_use]
    pub(crate) fn column(&self, column: ListColumn) -> &'static str {
        let title = DECLARED.get(column as usize).map(|column| column.title);
        title.map_or("", |title| title.said_in(self.language))
    }

    /// What a channel is called.
    #[must_use]
    pub const fn channel(&self, channel: Channel) -> &'static str {
        channel.phrase().said_in(self.language)
    }

    /// Who makes a contact, where it is not the administrator.
    #[must_use]
    pub const fn unusual_caller(&self, contact: &Contact) -> Option<&'static str> {
        match self.language {
            Language::Russian => russian::page::unusual_caller(contact.caller),
            Language::English => english::page::unusual_caller(contact.caller),
        }
    }

    /// That a minor's guardian is to be spoken with.
    #[must_use]
    pub fn to_guardian(&self, name: &str) -> String {
        match self.language {
            Language::Russian => russian::page::to_guardian(name),
            Language::English => english::page::to_guardian(name),
        }
    }

    /// That contacts at these positions are made by the same call.
    #[must_use]
    pub fn one_talk(&self, same_talk: SameTalk<'_>) -> String {
        match self.language {
            Language::Russian => russian::page::one_talk(same_talk),
            Language::English => english::page::one_talk(same_talk),
        }
    }

    /// What the reasons of a contact are called, each once.
    #[must_use]
    pub fn reasons(&self, contact: &Contact) -> String {
        let mut names: Vec<&str> = Vec::new();
        for reason in contact.cases.iter().filter_map(Decision::reason) {
            let name = self.reason(reason);
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names.join(" · ")
    }

    /// What the mark of urgent contacts means.
    #[must_use]
    pub const fn urgent(&self) -> &'static str {
        match self.language {
            Language::Russian => russian::page::URGENT,
            Language::English => english::page::URGENT,
        }
    }

    /// The heads of what needs a person's attention: promises that were broken, those that can't be kept today, rows, the rest.
    #[must_use]
    pub const fn attention(&self) -> [&'static str; 4] {
        match self.language {
            Language::Russian => russian::page::ATTENTION,
            Language::English => english::page::ATTENTION,
        }
    }

    /// What to do about a promise that was not kept in time.
    #[must_use]
    pub fn after_broken(&self, decision: &Decision) -> &'static str {
        let rule = decision.reason().map(rules::rule);
        rule.map_or("", |rule| rule.when_missed.said_in(self.language))
    }

    /// Who decides about a promise that can't be kept today.
    #[must_use]
    pub fn who_decides(&self, decision: &Decision) -> &'static str {
        match self.language {
            Language::Russian => russian::page::who_decides(decision),
            Language::English => english::page::who_decides(decision),
        }
    }

    /// That there are so many more.
    #[must_use]
    pub fn and_more(&self, count: usize) -> String {
        match self.language {
            Language::Russian => russian::page::and_more(count),
            Language::English => english::page::and_more(count),
        }
    }

    /// What to do once the list has been seen.
    #[must_use]
    pub fn next_step(&self, plan: &Plan) -> String {
        match self.language {
            Language::Russian => russian::page::next_step(plan),
            Language::English => english::page::next_step(plan),
        }
    }

    /// What the reason is called.
    #[must_use]
    pub fn reason(&self, reason: Reason) -> &'static str {
        let rule = rules::rule(reason);
        rule.name(self.language)
    }

    /// What the verdict is called.
    #[must_use]
    pub fn verdict(&self, verdict: Verdict) -> &'static str {
        verdict.phrase().said_in(self.language)
    }

    /// A short phrase for the code.
    #[must_use]
    pub const fn code(&self, code: Code) -> &'static str {
        code.phrase().said_in(self.language)
    }

    /// What a person should know before relying on the list.
    #[must_use]
    pub fn warning(&self, warning: &Warning) -> String {
        match self.language {
            Language::Russian => russian::warning(self, *warning),
            Language::English => english::warning(self, *warning),
        }
    }

    /// The name of an input.
    fn input(&self, input: u8) -> &str {
        let inputs = &self.practice.clinic.inputs;
        inputs
            .get(usize::from(input))
            .map_or("", |input| input.name.as_str())
    }

    /// The whole list in a few lines: how many are contacted and why, who is left in peace, what to look out for, what to do next.
    #[must_use]
    pub fn summary(&self, plan: &Plan) -> String {
        match self.language {
            Language::Russian => russian::summary(self, plan),
            Language::English => english::summary(self, plan),
        }
    }

    /// The warnings that are told though nobody wants to be told anything, a line each; not again of patients whose unclear outcome was
    /// named with the list in which it stands.
    #[must_use]
    pub fn pressing(&self, plan: &Plan, named: &BTreeSet<&str>) -> String {
        let mark = match self.language {
            Language::Russian => "внимание",
            Language::English => "warning",
        };
        let mut out = String::new();
        let was_told = |warning: &Warning| match warning {
            Warning::Ownerless(_) => true,
            Warning::Loose(Loose::Unclear, _, patient) => {
                named.contains(self.practice.clinic.patient_id(*patient))
            }
            _ => false,
        };
        for warning in &plan.tally.warnings {
            if warning.is_pressing() && !was_told(warning) {
                put!(&mut out, "{mark}: {}\n", self.warning(warning));
            }
        }
        out
    }

    /// Each no, promise or pain that belongs to nobody, a line each; of many, the first few.
    #[must_use]
    pub fn ownerless(&self) -> String {
        let mark = match self.language {
            Language::Russian => "внимание",
            Language::English => "warning",
        };
        let places = ownerless::places(self.practice);
        let is_pain = |place: &usize| {
            let all = &self.practice.clinic.ownerless;
            all.get(*place)
                .is_some_and(|it| it.said == Unheeded::Unwell)
        };
        // Each pain is told, and stands before all else.
        let told = places.iter().filter(|place| is_pain(place)).count();
        let told = told.max(WARNINGS_TOLD);
        let mut out = String::new();
        for &place in places.iter().take(told) {
            put!(
                &mut out,
                "{mark}: {}\n",
                self.warning(&Warning::Ownerless(place))
            );
        }
        let more = places.len().saturating_sub(told);
        if more > 0 {
            put!(&mut out, "{mark}: {}\n", self.more_ownerless(more as u64));
        }
        out
    }

    fn more_ownerless(&self, more: u64) -> String {
        match self.language {
            Language::Russian => {
                format!(
                    "и ещё столько таких записей, неизвестно чьих: {more}; все покажет recall check --all"
                )
            }
            Language::English => {
                format!("and {more} more that belong to nobody; recall check --all shows them")
            }
        }
    }

    /// How many warnings there are besides those that were told first.
    #[must_use]
    pub fn warning_count(&self, warnings: &[Warning]) -> usize {
        let was_told = |warning: &&Warning| matches!(warning, Warning::Ownerless(_));
        warnings.len() - warnings.iter().filter(was_told).count()
    }

    /// The warnings in words, save those that were told first; of contacts after which nothing came, the first few of each sort.
    #[must_use]
    pub fn warnings_told(&self, warnings: &[Warning]) -> Vec<String> {
        let mut told = [0; Loose::ALL.len()];
        let is_told = |warning: &&Warning| match warning {
            Warning::Loose(loose, ..) => {
                let count = &mut told[*loose as usize];
                *count += 1;
                *count <= WARNINGS_TOLD || matches!(loose, Loose::Unwell | Loose::PutOff)
            }
            // Those were told first.
            Warning::Ownerless(_) => false,
            _ => true,
        };
        let warnings = warnings.iter().filter(is_told);
        warnings.map(|warning| self.warning(warning)).collect()
    }

    fn text(&self, text: Text) -> &'a str {
        self.practice.clinic.texts.get(text)
    }

    /// A text as it is shown within a sentence.
    fn phrase(&self, text: Text) -> &str {
        let make = || Phrase(self.text(text)).to_string().into();
        self.phrases.get(text, make)
    }

    /// The same of one that says something.
    fn phrase_said(&self, text: Text) -> Option<&str> {
        (!text.is_blank()).then(|| self.phrase(text))
    }

    /// A text as it is shown where it names somebody.
    fn name(&self, text: Text) -> &str {
        let make = || masked_name(self.text(text)).into();
        self.names.get(text, make)
    }

    /// A tooth in words with its number, as it follows on what is done to it.
    fn tooth(&self, text: Text) -> &str {
        let make = || match self.language {
            Language::Russian => russian::tooth(self.text(text)).into(),
            Language::English => english::tooth(self.text(text)).into(),
        };
        self.teeth.get(text, make)
    }

    fn doctor(&self, named: Text) -> Option<Doctor<'_>> {
        if named.is_blank() {
            return None;
        }
        let listed = self.doctors.get(&named);
        let listed = listed.map(|&row| &self.practice.clinic.doctors[row]);
        let name = listed.map_or(Text::BLANK, |doctor| doctor.name);
        Some(Doctor {
            name: self.name(if name.is_blank() { named } else { name }),
            specialty: listed.and_then(|doctor| self.phrase_said(doctor.specialty)),
        })
    }

    fn patient_id(&self, patient: PatientIndex) -> &'a str {
        self.practice.clinic.patient_id(patient)
    }

    /// The day on which an input was written, where the clinic is.
    fn written_on(&self, written: Written) -> NaiveDate {
        time::in_zone(written.at, self.practice.settings.timezone).date()
    }

    /// A row as people are told of it.
    fn place(&self, row: RowAt) -> String {
        errors::problem::in_line(self.input(row.input()), row.line())
    }

    /// A row that says not to contact somebody: with the header under which it does, where nobody knows that.
    fn place_of_no(&self, row: RowAt) -> String {
        let header = self.practice.clinic.refusing_header(row);
        let header = header.unwrap_or_default();
        errors::problem::in_column(&self.place(row), &masked(&header), self.language)
    }

    /// Rows as people are told of them, each on its own.
    #[must_use]
    pub(crate) fn places(&self, rows: &[RowAt]) -> Vec<String> {
        rows.iter().map(|&row| self.place(row)).collect()
    }
}

/// How many cases of which reasons are to be contacted about, those of none left out.
fn promises(plan: &Plan) -> Vec<(Reason, u64)> {
    let counts = Reason::ALL.map(|reason| (reason, plan.tally.reasons[reason.index()]));
    counts.into_iter().filter(|(_, count)| *count > 0).collect()
}

/// How many contacts the administrator makes, and how many doctors do.
fn by_caller(plan: &Plan) -> (usize, usize) {
    let by_doctor = |contact: &&Contact| contact.caller == Caller::Doctor;
    let by_doctors = plan.contacts.iter().filter(by_doctor).count();
    (plan.contacts.len() - by_doctors, by_doctors)
}

/// A date as it stands in tables: `02.03.2026`, and `2026-03-02` in English, where the former would be taken for the third of February.
#[must_use]
pub fn date_in_figures(date: NaiveDate, language: Language) -> String {
    match language {
        Language::Russian => match usize::try_from(date.year()) {
            Ok(year @ 1000..10_000) => {
                let (day, month) = (pair(date.day() as usize), pair(date.month() as usize));
                [day, ".", month, ".", pair(year / 100), pair(year % 100)].concat()
            }
            _ => date.format("%d.%m.%Y").to_string(),
        },
        Language::English => date.to_string(),
    }
}

/// A date: `2 марта 2026`.
#[must_use]
pub fn date(date: NaiveDate, language: Language) -> String {
    match language {
        Language::Russian => dates::Russian(date).to_string(),
        Language::English => dates::English(date).to_string(),
    }
}

/// A date as one says it on another: `2 марта`, and the year where it is another.
pub(crate) fn date_spoken(date: NaiveDate, today: NaiveDate, language: Language) -> String {
    let year = today.year();
    match language {
        Language::Russian => dates::RussianSpoken { date, year }.to_string(),
        Language::English => dates::EnglishSpoken { date, year }.to_string(),
    }
}

/// `завтра`, `через 3 дня`.
pub(crate) fn in_days(count: u32, language: Language) -> String {
    match (count, language) {
        (0, Language::Russian) => "сегодня".to_owned(),
        (1, Language::Russian) => "завтра".to_owned(),
        (_, Language::Russian) => format!("через {}", days(count, language)),
        (0, Language::English) => "today".to_owned(),
        (1, Language::English) => "tomorrow".to_owned(),
        (_, Language::English) => format!("in {}", days(count, language)),
    }
}

/// `вчера`, `3 дня назад`.
pub(crate) fn days_ago(count: u32, language: Language) -> String {
    match (count, language) {
        (0, Language::Russian) => "сегодня".to_owned(),
        (1, Language::Russian) => "вчера".to_owned(),
        (_, Language::Russian) => format!("{} назад", days(count, language)),
        (0, Language::English) => "today".to_owned(),
        (1, Language::English) => "yesterday".to_owned(),
        (_, Language::English) => format!("{} ago", days(count, language)),
    }
}

/// Numbers from seven on: in Russian, in Russian behind "of", and in English.
const NUMBERS: [[&str; 3]; 6] = [
    ["семь", "семи", "seven"],
    ["восемь", "восьми", "eight"],
    ["девять", "девяти", "nine"],
    ["десять", "десяти", "ten"],
    ["одиннадцать", "одиннадцати", "eleven"],
    ["двенадцать", "двенадцати", "twelve"],
];

/// A number in words, as in "all eight": `восемь`. Figures where there is no word.
pub(crate) fn number(count: usize, language: Language) -> String {
    number_form(count, [0, 2][language as usize])
}

/// The same as in "each of the eight": `восьми`.
pub(crate) fn of_number(count: usize, language: Language) -> String {
    number_form(count, [1, 2][language as usize])
}

fn number_form(count: usize, form: usize) -> String {
    let words = count.checked_sub(7).and_then(|place| NUMBERS.get(place));
    words.map_or_else(|| count.to_string(), |words| words[form].to_owned())
}

/// So many days: `1 день`, `14 дней`.
#[must_use]
pub fn days(count: u32, language: Language) -> String {
    let noun = match language {
        Language::Russian => russian_plural(count.into(), ["день", "дня", "дней"]),
        Language::English => english_plural(count.into(), ["day", "days"]),
    };
    format!("{count} {noun}")
}
