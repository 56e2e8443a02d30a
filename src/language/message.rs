//! The text of a message, short enough to be sent: of several texts for a reason the first that fits.
//!
//! A message lies open on a locked screen and may be read by anybody. It names whom it is for, the day and the clinic's number, and neither
//! tooth nor treatment, no doctor, no child, and not what sort of clinic it is. Whoever wants no more of them rings that number: a sender
//! with a name of letters gets no reply.

use chrono::{Datelike, NaiveDate};

use super::plain::capital;
use super::talk::Talk;
use super::{Words, english, russian};
use crate::base::{Both, Language, both};
use crate::model::clinic::{Channel, Reason, Visit};
use crate::phone::mask::masked_name;
use crate::plan::contacts::Contact;

/// A text that is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    pub text: String,
    /// How many characters it has, as an operator counts them.
    pub characters: usize,
    /// How many text messages it takes.
    pub parts: usize,
}

/// No text of a message by telephone takes more than so many.
pub(crate) const MOST_PARTS: usize = 2;

/// What is said of a matter, before it is known how much of it fits.
pub(super) struct Draft {
    /// A sentence or two without the last stop, beginning as one does behind a name.
    pub body: String,
    /// What one may ring for.
    pub action: Action,
}

/// What one rings for: as long as there is room for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Action {
    /// To move or call off a visit, in full.
    ChangeInFull,
    Change,
    /// To choose a time.
    ChooseInFull,
    Choose,
    /// To tell of what troubles one.
    Tell,
}

/// A case as messages speak of it.
#[derive(Clone, Copy)]
pub(super) struct Matter {
    pub reason: Reason,
    /// The day of the visit, the examination, the cleaning.
    pub on: Option<NaiveDate>,
    /// The minute of a visit.
    pub minute: Option<u16>,
    /// When it was agreed.
    pub agreed_on: Option<NaiveDate>,
}

/// What the texts are made of.
pub(super) struct Facts {
    pub matters: Vec<Matter>,
    /// It is about the child of whom it is for.
    pub of_child: bool,
    pub today: NaiveDate,
}

impl Facts {
    /// In how many days, where it is to come.
    pub(super) fn days_ahead(&self, on: NaiveDate) -> i64 {
        (on - self.today).num_days()
    }

    /// Whether a date is not of this year: then the year is said.
    pub(super) fn year(&self) -> i32 {
        self.today.year()
    }
}

impl Words<'_> {
    /// The text to be sent, where the contact is a message about what may be said in writing.
    #[must_use]
    pub fn message(&self, contact: &Contact) -> Option<Message> {
        if contact.channel == Channel::Call {
            return None;
        }
        let talk = Talk::of(self, contact);
        let matters = talk.matters().into_iter().map(|(_, reason, told)| {
            let agreement = told.agreement();
            let visit = told.visit();
            let due_on = agreement.and_then(|agreement| agreement.due_on);
            Matter {
                reason,
                on: visit.map(|visit| visit.starts_at.date).or(due_on),
                minute: visit.and_then(Visit::minute),
                agreed_on: agreement.and_then(|it| talk.facts.if_past(it.agreed_on)),
            }
        });
        let facts = Facts {
            matters: matters.collect(),
            of_child: talk.child().is_some(),
            today: talk.facts.date(),
        };
        let drafts = match self.language {
            Language::Russian => russian::message::drafts(&facts),
            Language::English => english::message::drafts(&facts),
        };
        let address = talk.address();
        let settings = self.practice.settings;
        let sign = sign(
            settings.clinic_discreet_name.trim(),
            settings.clinic_name.trim(),
            self.language,
        );
        let shape = Shape {
            channel: contact.channel,
            phone: &settings.clinic_phone.replace(['(', ')'], ""),
            language: self.language,
        };
        first_that_fits(&drafts, &address, &sign, &shape)
    }

    /// How long the text is, where that is charged for by the part.
    pub(crate) fn length(&self, message: &Message, channel: Channel) -> String {
        const CHARACTERS: [Both; 3] = [
            both("знак", "character"),
            both("знака", "characters"),
            both("знаков", "characters"),
        ];
        const PARTS: [Both; 3] = [
            both("часть", "part"),
            both("части", "parts"),
            both("частей", "parts"),
        ];
        let noun = |count: usize, nouns: [Both; 3]| {
            let nouns = nouns.map(|noun| noun.said_in(self.language));
            let noun = match self.language {
                Language::Russian => crate::base::plural::russian_plural(count as u64, nouns),
                Language::English => {
                    crate::base::plural::english_plural(count as u64, [nouns[0], nouns[1]])
                }
            };
            format!("{count} {noun}")
        };
        let label = both("Текст", "Text").said_in(self.language);
        let mut out = format!("{label}: {}", noun(message.characters, CHARACTERS));
        if channel == Channel::Sms {
            out.push_str(", ");
            out.push_str(&noun(message.parts, PARTS));
        }
        out.push('.');
        out
    }
}

/// What all texts of a message have in common.
struct Shape<'a> {
    channel: Channel,
    phone: &'a str,
    language: Language,
}

/// The first text that is short enough. Where none is, the patronymic gives way; then the clinic's name, which stands in the card of its
/// number; then whom it is for. The number stays to the last: without it nobody could answer, or stop it.
fn first_that_fits(
    drafts: &[Draft],
    address: &str,
    sign: &str,
    shape: &Shape<'_>,
) -> Option<Message> {
    let first_name = address.split_whitespace().next().unwrap_or_default();
    let frames = [
        (address, sign),
        (first_name, sign),
        (address, ""),
        (first_name, ""),
        ("", sign),
        ("", ""),
    ];
    let mut shortest: Option<Message> = None;
    for (address, sign) in frames {
        for draft in drafts {
            let text = composed(draft, address, sign, shape);
            let (characters, parts) = length(&text);
            let message = Message {
                text,
                characters,
                parts,
            };
            if parts <= MOST_PARTS || shape.channel == Channel::Email {
                return Some(message);
            }
            let is_shorter = |other: &Message| message.characters < other.characters;
            if shortest.as_ref().is_none_or(is_shorter) {
                shortest = Some(message);
            }
        }
    }
    shortest
}

fn composed(draft: &Draft, address: &str, sign: &str, shape: &Shape<'_>) -> String {
    let mut out = if address.is_empty() {
        capital(&draft.body)
    } else {
        format!("{address}, {}", draft.body)
    };
    if !out.ends_with(['.', '!', '?']) {
        out.push('.');
    }
    out.push(' ');
    out.push_str(&match shape.language {
        Language::Russian => russian::message::ring(draft.action, shape.channel, shape.phone),
        Language::English => english::message::ring(draft.action, shape.channel, shape.phone),
    });
    if !sign.is_empty() {
        out.push(' ');
        out.push_str(sign);
    }
    out
}

/// The clinic's name as others may read it: the one that is set for that, else the usual one without the words that tell what sort of clinic
/// it is; nothing where no more is left.
fn sign(discreet: &str, name: &str, language: Language) -> String {
    let named = if discreet.is_empty() {
        without_dentistry(name)
    } else {
        discreet.to_owned()
    };
    let quotes = ['«', '»', '"', '“', '”', '„'];
    let inner = named
        .strip_prefix(quotes)
        .and_then(|rest| rest.strip_suffix(quotes));
    let named = inner
        .filter(|inner| !inner.contains(quotes))
        .unwrap_or(&named);
    let named = masked_name(named.trim());
    match language {
        _ if !named.contains(char::is_alphabetic) => String::new(),
        Language::Russian if named.contains(quotes) => named.into_owned(),
        Language::Russian => format!("«{named}»"),
        Language::English => named.into_owned(),
    }
}

/// A name without the words that speak of teeth or of a clinic.
fn without_dentistry(name: &str) -> String {
    // Within the quotes stands the name itself.
    let inner = name.split_once(['«', '"', '“', '„']);
    let inner = inner.and_then(|(_, rest)| rest.split_once(['»', '"', '”', '“']));
    let own = inner.map_or(name, |(inner, _)| inner);
    let words = own.split_whitespace().filter(|word| !tells(word));
    let left = words.collect::<Vec<_>>().join(" ");
    // What begins with a small letter is the rest of a phrase, and no name: "на Мира" of "Стоматология на Мира".
    let is_name = !left.starts_with(char::is_lowercase);
    if is_name { left } else { String::new() }
}

/// Whether a word tells what is treated there, or that anything is.
fn tells(word: &str) -> bool {
    const WITHIN: [&str; 10] = [
        "стомат",
        "ортодонт",
        "имплан",
        "dental",
        "dentist",
        "orthodont",
        "implant",
        "tooth",
        "teeth",
        "клиник",
    ];
    const BEGINNING: [&str; 5] = ["зуб", "дент", "dent", "clinic", "ооо"];
    const NOT_OF_TEETH: [&str; 4] = ["президент", "студент", "резидент", "president"];
    let letters = |c: &char| c.is_alphabetic();
    let word: String = word.to_lowercase().chars().filter(letters).collect();
    let ends = word.ends_with("дент") || word.ends_with("dent");
    let is_another = NOT_OF_TEETH.contains(&word.as_str());
    WITHIN.iter().any(|part| word.contains(part))
        || BEGINNING.iter().any(|part| word.starts_with(part))
        || (ends && !is_another)
}

/// What GSM 03.38 has a code of its own for, besides letters and digits of ASCII.
const GSM: &str = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./:;<=>?¡ÄÖÑÜ§¿äöñüà";
/// What takes two of them.
const GSM_TWICE: &str = "^{}\\[~]|€";

/// How many characters a text has and how many messages it takes: 160 of GSM 03.38 stand in one and 153 in each of several; where one of them
/// is not in it, 70 and 67 of UTF-16. No character is divided between two.
fn length(text: &str) -> (usize, usize) {
    let gsm = |c: char| match c {
        c if c.is_ascii_alphanumeric() || GSM.contains(c) => Some(1),
        c if GSM_TWICE.contains(c) => Some(2),
        _ => None,
    };
    let septets: Option<Vec<usize>> = text.chars().map(gsm).collect();
    let (widths, one, each) = match septets {
        Some(widths) => (widths, 160, 153),
        None => (text.chars().map(char::len_utf16).collect(), 70, 67),
    };
    let characters = widths.iter().sum();
    if characters <= one {
        return (characters, 1);
    }
    let (mut parts, mut filled) = (1, 0);
    for width in widths {
        if filled + width > each {
            parts += 1;
            filled = 0;
        }
        filled += width;
    }
    (characters, parts)
}

#[cfg(test)]
mod tests;
