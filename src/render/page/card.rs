//! A talk as a card: everything that is known and said of it, to be read with or without a script.

use std::fmt::Write;

use super::markup::{escaped, numbered};
use crate::base::{Language, quoted};
use crate::language::call_page::{PageTexts, TICKS, TICKS_OF_MESSAGES};
use crate::language::date_spoken;
use crate::model::clinic::{Caller, Channel, Clock, Outcome, Reason};
use crate::model::decision::Decision;
use crate::phone::mask::masked;
use crate::plan::Plan;
use crate::plan::contacts::Contact;
use crate::record::outcome;
use crate::record::times::Day;
use crate::render::{Page, Talks, shown_windows};

/// So many earlier contacts are named.
const EARLIER: usize = 3;

/// A talk: a contact, or several that are made by one call.
pub(super) struct Card<'a> {
    /// The position of the first.
    pub position: usize,
    pub persons: Vec<Person<'a>>,
}

/// Somebody of whom something is said in the talk.
pub(super) struct Person<'a> {
    pub contact: &'a Contact,
    pub contact_name: String,
    pub patient_name: String,
    pub matters: Vec<Matter<'a>>,
}

/// A case: what came of it is noted for itself.
pub(super) struct Matter<'a> {
    pub case: &'a Decision,
    pub reason: Option<Reason>,
    /// By what the list knows it again.
    pub entry: String,
    pub title: String,
}

impl<'a> Card<'a> {
    /// The talk that begins at a position of the list; none where the contact there is part of one that began before.
    pub(super) fn of(
        page: &Page<'_>,
        plan: &'a Plan,
        talks: &Talks,
        position: usize,
    ) -> Option<Self> {
        let first = plan.contacts.get(position.checked_sub(1)?)?;
        let others = talks.others(first, position);
        if others.begun_at().is_some() {
            return None;
        }
        let others = others.iter();
        let others = others.filter_map(|other| plan.contacts.get(other - 1));
        let persons = std::iter::once(first).chain(others);
        Some(Self {
            position,
            persons: persons.map(|contact| Person::of(page, contact)).collect(),
        })
    }

    /// The first contact: its hours and number are those of the talk.
    pub(super) fn first(&self) -> Option<&'a Contact> {
        self.persons.first().map(|person| person.contact)
    }

    /// The card as HTML.
    pub(super) fn html(&self, page: &Page<'_>, texts: &PageTexts) -> String {
        let mut out = String::new();
        let Some(contact) = self.first() else {
            return out;
        };
        let at = self.position;
        let class = match contact.caller {
            Caller::Administrator => "talk",
            Caller::Doctor => "talk doctors",
        };
        put(
            &mut out,
            format_args!(
                "<article class=\"{class}\" id=\"talk-{at}\" aria-labelledby=\"who-{at}\">\n"
            ),
        );
        self.head(page, texts, contact, &mut out);
        put(
            &mut out,
            format_args!("<div class=\"body\" id=\"body-{at}\">\n<div class=\"words\">\n"),
        );
        self.words(page, texts, &mut out);
        out.push_str("</div>\n<div class=\"facts\">\n");
        let mut nth = 0;
        for person in &self.persons {
            if self.persons.len() > 1 {
                person.head(&mut out);
            }
            for matter in &person.matters {
                let is_message = person.contact.channel != Channel::Call;
                matter.html(page, (at, nth), is_message, &mut out);
                nth += 1;
            }
            person.more(page, texts, &mut out);
        }
        out.push_str("</div>\n</div>\n</article>\n");
        out
    }

    /// When, whom, where, about what: all that a folded card shows.
    fn head(&self, page: &Page<'_>, texts: &PageTexts, contact: &Contact, out: &mut String) {
        let at = self.position;
        put(
            out,
            format_args!(
                "<header>\n<p class=\"when\"><span class=\"no\">№ {at}</span> {}</p>\n",
                hours(contact)
            ),
        );
        let Some(person) = self.persons.first() else {
            return;
        };
        put(
            out,
            format_args!(
                "<h3 class=\"who\" id=\"who-{at}\"><span>{}</span></h3>\n",
                escaped(&person.contact_name)
            ),
        );
        put(
            out,
            format_args!("<p class=\"to\">{}</p>\n", address(page, contact)),
        );
        out.push_str("<p class=\"about\">");
        let mut told: Vec<&str> = Vec::new();
        for matter in self.persons.iter().flat_map(|person| &person.matters) {
            if told.contains(&matter.title.as_str()) {
                continue;
            }
            told.push(&matter.title);
            let class = if matter.is_urgent() {
                "reason urgent"
            } else {
                "reason"
            };
            put(
                out,
                format_args!(" <span class=\"{class}\">{}</span>", escaped(&matter.title)),
            );
        }
        let doctor = doctor(page, contact);
        if contact.caller == Caller::Doctor {
            let by = if doctor.is_empty() {
                texts.by_doctor_himself.to_owned()
            } else {
                format!("{} {doctor}", texts.by_doctor)
            };
            put(
                out,
                format_args!(" <span class=\"mark by-doctor\">{}</span>", escaped(&by)),
            );
        }
        if let Some(number) = page.words.caller_number(contact) {
            put(
                out,
                format_args!(" <span class=\"mark\">{}</span>", escaped(&number)),
            );
        }
        if contact.channel != Channel::Call {
            let channel = page.words.channel(contact.channel);
            put(
                out,
                format_args!(" <span class=\"mark\">{}</span>", escaped(channel)),
            );
        }
        let patients = self.persons.iter().map(|person| {
            let id = page.practice.clinic.patient_id(person.contact.patient);
            format!("{}, {} {id}", person.patient_name, texts.card_of)
        });
        let patients: Vec<String> = patients.collect();
        put(
            out,
            format_args!(
                " <span class=\"patient\">{}</span>",
                escaped(&patients.join("; "))
            ),
        );
        if !doctor.is_empty() && contact.caller == Caller::Administrator {
            put(
                out,
                format_args!(" <span class=\"doctor\">{}</span>", escaped(&doctor)),
            );
        }
        out.push_str("</p>\n</header>\n");
    }

    /// What to look up before, what to say, what to answer, and what not to say.
    fn words(&self, page: &Page<'_>, texts: &PageTexts, out: &mut String) {
        let Some((first, others)) = self.persons.split_first() else {
            return;
        };
        let is_message = first.contact.channel != Channel::Call;
        let (before, head, class) = if is_message {
            (texts.prepare_message, texts.message, "say message")
        } else {
            (texts.prepare, texts.say, "say")
        };
        if first.contact.caller == Caller::Doctor {
            put(
                out,
                format_args!(
                    "<p class=\"notice\">{}</p>\n",
                    escaped(texts.words_of_doctor)
                ),
            );
        }
        self.of_each(before, "prepare", out, |person| {
            // The other contacts of the talk stand on the same card.
            page.words.prepare(person.contact, &[])
        });
        put(
            out,
            format_args!("<h4>{}</h4>\n<div class=\"{class}\">\n", escaped(head)),
        );
        let others: Vec<&Contact> = others.iter().map(|person| person.contact).collect();
        let script = page.words.script(first.contact, &others);
        said(&script, out);
        out.push_str("</div>\n");
        if !is_message {
            branches(page, texts, first.contact, out);
        }
        self.of_each(texts.avoid, "avoid", out, |person| {
            page.words.avoid(person.contact)
        });
    }

    /// Lines for each of those of whom something is said; who it is stands before them where there are several.
    fn of_each(
        &self,
        head: &str,
        class: &str,
        out: &mut String,
        lines: impl Fn(&Person<'a>) -> Vec<String>,
    ) {
        for person in &self.persons {
            let lines = lines(person);
            if self.persons.len() > 1 {
                let head = format!("{head}: {}", person.patient_name);
                list(&head, class, &lines, out);
            } else {
                list(head, class, &lines, out);
            }
        }
    }
}

impl<'a> Person<'a> {
    fn of(page: &Page<'_>, contact: &'a Contact) -> Self {
        let patient_name = page.patient_name(contact);
        let entry = page.entry(contact);
        let matter = |case: &'a Decision| {
            let name = case.case().map(|case| case.name(page.practice.clinic));
            let reason = case.reason();
            Matter {
                case,
                reason,
                entry: entry
                    .of_case(&name.unwrap_or_default())
                    .with_digits(&patient_name),
                title: reason
                    .map_or("", |reason| page.words.reason(reason))
                    .to_owned(),
            }
        };
        Self {
            contact,
            contact_name: page.contact_name(contact),
            matters: contact.cases.iter().map(matter).collect(),
            patient_name,
        }
    }

    /// Of whom what follows is said, where the talk is about several.
    fn head(&self, out: &mut String) {
        let name = escaped(&self.patient_name);
        put(out, format_args!("<h4 class=\"person\">{name}</h4>\n"));
    }

    /// What came of the contacts before, and on what this one rests.
    fn more(&self, page: &Page<'_>, texts: &PageTexts, out: &mut String) {
        list(texts.earlier, "earlier", &earlier(page, self.contact), out);
        put(
            out,
            format_args!(
                "<details class=\"more\"><summary>{}</summary>\n",
                escaped(texts.more)
            ),
        );
        list(texts.consent, "", &page.consents(self.contact), out);
        list(texts.evidence, "", &page.evidence(self.contact), out);
        out.push_str("</details>\n");
    }
}

impl Matter<'_> {
    fn is_urgent(&self) -> bool {
        self.reason == Some(Reason::UrgentTreatment) || self.case.is_unwell()
    }

    fn html(
        &self,
        page: &Page<'_>,
        (card, nth): (usize, usize),
        is_message: bool,
        out: &mut String,
    ) {
        let ticks = if is_message { TICKS_OF_MESSAGES } else { TICKS };
        put(
            out,
            format_args!(
                "<section class=\"matter\" id=\"matter-{card}-{nth}\" aria-labelledby=\"about-{card}-{nth}\">\n<h4 id=\"about-{card}-{nth}\">{}</h4>\n<p class=\"why\">{}</p>\n<div class=\"fill\"></div>\n<ul class=\"ticks\">",
                escaped(&self.title),
                escaped(&page.why(self.case)),
            ),
        );
        for tick in ticks {
            put(
                out,
                format_args!("<li>{}</li>", escaped(tick.said_in(page.language))),
            );
        }
        out.push_str("</ul>\n</section>\n");
    }
}

/// The contacts before, the last first, in the words of those who made them.
fn earlier(page: &Page<'_>, contact: &Contact) -> Vec<String> {
    let facts = page.practice.facts(contact.patient);
    let told = facts.contacts().rev().take(EARLIER).map(|made| {
        let on = date_spoken(made.at.date, page.practice.date(), page.language);
        let outcome = made.outcome.phrase().said_in(page.language);
        let (said, note) = page.practice.clinic.own_words_of(made);
        let words = [said, note].into_iter().filter(|part| !part.is_empty());
        let words: Vec<String> = words
            .map(|part| in_quotes(&masked(part), page.language))
            .collect();
        if words.is_empty() {
            format!("{on}: {outcome}")
        } else {
            format!("{on}: {outcome} — {}", words.join(", "))
        }
    });
    told.collect()
}

fn in_quotes(text: &str, language: Language) -> String {
    match language {
        Language::Russian => format!("«{text}»"),
        Language::English => quoted(text),
    }
}

/// What may be heard, each folded: what to say then, and what to write down.
fn branches(page: &Page<'_>, texts: &PageTexts, contact: &Contact, out: &mut String) {
    let branches = page.words.branches(contact);
    if branches.is_empty() {
        return;
    }
    put(
        out,
        format_args!(
            "<details class=\"branches\"><summary>{}</summary>\n",
            escaped(texts.branches)
        ),
    );
    for branch in branches {
        put(
            out,
            format_args!("<details><summary>{}</summary>\n", escaped(&branch.heard)),
        );
        said(&branch.said, out);
        if !branch.write.is_empty() {
            let (head, words) = (escaped(texts.written), escaped(&branch.write));
            let outcome = outcome_of(page, &branch.write).map_or("", Outcome::name);
            put(
                out,
                format_args!(
                    "<p class=\"write\" data-outcome=\"{outcome}\">{head} <b>{words}</b></p>\n"
                ),
            );
        }
        out.push_str("</details>\n");
    }
    out.push_str("</details>\n");
}

/// As what the words to be written down will be read, where that is one thing.
fn outcome_of(page: &Page<'_>, words: &str) -> Option<Outcome> {
    let day = Day {
        date: page.practice.date(),
        minute: None,
        visit_on: None,
        settings: page.practice.settings,
    };
    match outcome::read(words, &[], &day)[..] {
        [statement] => Some(statement.outcome),
        _ => None,
    }
}

/// What is said, a line a breath.
fn said(text: &str, out: &mut String) {
    for line in text.lines() {
        spoken(line, out);
    }
}

/// A line of the talk: what is done and not said stands in brackets before it.
fn spoken(line: &str, out: &mut String) {
    let action = line.strip_prefix('(').and_then(|line| line.split_once(')'));
    out.push_str("<p>");
    let said = match action {
        Some((action, said)) => {
            put(out, format_args!("<em>({})</em>", escaped(action)));
            said
        }
        None => line,
    };
    put(out, format_args!("{}</p>\n", numbered(said)));
}

fn list(head: &str, class: &str, lines: &[String], out: &mut String) {
    if lines.is_empty() {
        return;
    }
    put(
        out,
        format_args!("<h4>{}</h4>\n<ul class=\"{class}\">", escaped(head)),
    );
    for line in lines {
        put(out, format_args!("<li>{}</li>", numbered(line)));
    }
    out.push_str("</ul>\n");
}

/// The minute for which the talk is planned, else its hours.
fn hours(contact: &Contact) -> String {
    if let Some(minute) = contact.scheduled_at {
        return format!("<b>{}</b>", Clock(minute));
    }
    let hours = shown_windows(&contact.windows).replace('-', "–");
    let hours = hours.split("; ").map(|window| format!("<b>{window}</b>"));
    hours.collect::<Vec<_>>().join(" ")
}

/// The number or address; one that can be called or written to by a click is a link.
fn address(page: &Page<'_>, contact: &Contact) -> String {
    let shown = page.shown_address(contact);
    let scheme = match contact.channel {
        Channel::Call => "tel",
        Channel::Sms => "sms",
        Channel::Email => "mailto",
        // Which messenger it is nobody has said.
        Channel::Messenger => return numbered(&shown),
    };
    let address = page.address(contact);
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '.' | '-' | '_' | '@');
    if !address.chars().all(is_plain) {
        return numbered(&shown);
    }
    format!(
        "<a href=\"{scheme}:{}\">{}</a>",
        escaped(&address),
        numbered(&shown)
    )
}

/// The doctor whom the talk is about, by name.
pub(super) fn doctor(page: &Page<'_>, contact: &Contact) -> String {
    if contact.doctor.is_blank() {
        String::new()
    } else {
        page.words.doctor_named(contact.doctor)
    }
}

fn put(out: &mut String, text: std::fmt::Arguments<'_>) {
    // A text takes whatever is written to it.
    out.write_fmt(text).ok();
}
