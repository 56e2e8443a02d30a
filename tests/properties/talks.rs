//! What must hold of the words of every talk.

use recall::base::Language;
use recall::model::clinic::Channel;
use recall::phone;
use recall::plan::contacts::Contact;
use recall::render::{Page, Talks};

use crate::exports::Exports;

/// No breath is longer.
const MOST_WORDS: usize = 20;

/// What nobody says, in small letters.
const NEVER_SAID: [&str; 34] = [
    "скидк",
    "акци",
    "бонус",
    "подарок",
    "рассрочк",
    "почему вы не",
    "запишетесь",
    "не понравилось",
    "вы же подпис",
    "давно вас не",
    "потеряете",
    "сгорит",
    "обязаны",
    "срочно приезжайте",
    "просрочен",
    "рекол",
    "девушка",
    "мужчина",
    "женщина",
    "это нормально",
    "потерпите",
    "врач просил",
    "врач сказал",
    "я записал",
    "recall",
    "overdue",
    "discount",
    "bonus",
    "why don't you",
    "will you book",
    "you did sign",
    "sir",
    "madam",
    "bear with",
];

/// The talks of a clinic in both languages, looked at line by line.
///
/// # Panics
/// Where something is said that may not be.
pub fn are_fit_to_be_said(exports: &Exports) -> usize {
    exports.planned(|practice, plan, _| {
        let phones = phone::Reader::new("RU").unwrap();
        let mut count = 0;
        for language in [Language::Russian, Language::English] {
            let page = Page::new(practice, language, &phones);
            page.words.deal_times(&plan.contacts);
            let talks = Talks::of(plan);
            for (contact, position) in plan.contacts.iter().zip(1..) {
                if contact.channel != Channel::Call {
                    continue;
                }
                let said = page.script(plan, &talks, position);
                of_talk(&said, language);
                alone(&page, contact, language);
                count += 1;
            }
        }
        count
    })
}

fn of_talk(said: &str, language: Language) {
    let is_elsewhere =
        said.starts_with("Слова этого разговора") || said.starts_with("The words of this talk");
    assert_eq!(is_elsewhere, !said.contains('\n'), "{said}");
    for line in said.lines() {
        of_line(line);
    }
    if !is_elsewhere {
        before_the_answer(said, language);
    }
}

/// Until the right person has answered, nothing is said but a greeting and a name: that somebody is treated is a secret.
fn before_the_answer(said: &str, language: Language) {
    let mut lines = said.lines();
    let greeting = lines.next().unwrap();
    let hello = match language {
        Language::Russian => "Здравствуйте!",
        Language::English => "Hello!",
    };
    assert!(
        greeting.starts_with(hello) && greeting.ends_with('?'),
        "{said}"
    );
    assert!(
        !greeting.to_lowercase().contains("стоматолог") && !greeting.contains("dental"),
        "{said}"
    );
    assert!(lines.next().unwrap().starts_with('('), "{said}");
}

fn alone(page: &Page<'_>, contact: &Contact, language: Language) {
    let said = page.words.script(contact, &[]);
    before_the_answer(&said, language);
    for branch in page.words.branches(contact) {
        assert!(
            !branch.heard.is_empty() && !branch.said.is_empty(),
            "{branch:?}"
        );
        for line in branch.said.lines() {
            of_line(line);
        }
    }
    for line in page
        .words
        .avoid(contact)
        .iter()
        .chain(&page.words.prepare(contact, &[]))
    {
        assert!(!line.contains("  ") && !line.contains(".."), "{line}");
        assert!(line.ends_with(['.', '!', '?']), "{line}");
    }
}

fn of_line(line: &str) {
    assert!(line.split_whitespace().count() <= MOST_WORDS, "{line}");
    assert!(
        !line.contains("{{") && !line.contains("{%") && !line.contains('}'),
        "{line}"
    );
    assert!(
        !line.contains("  ")
            && !line.contains(" .")
            && !line.contains(" ,")
            && !line.contains(".."),
        "{line}"
    );
    assert!(!line.contains(": .") && !line.is_empty(), "{line}");
    let opened = line.matches('(').count();
    assert_eq!(opened, line.matches(')').count(), "{line}");
    let folded = line.to_lowercase();
    for forbidden in NEVER_SAID {
        let mut words = folded.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != ' ');
        assert!(
            !words.any(|part| part.split(' ').any(|word| word == forbidden)
                || forbidden.len() > 4 && part.contains(forbidden)),
            "{forbidden}: {line}"
        );
    }
}
