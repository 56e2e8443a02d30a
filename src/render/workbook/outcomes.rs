//! The words that are offered for what came of a contact: short ones, those that are written most first.

use crate::base::{Both, Language, both};
use crate::model::clinic::{Channel, Outcome};

/// The words in the order in which they are offered: one for each outcome that is written into a list, and of those that have several the
/// ones that the words for the talk ask for.
const WORDS: [(Outcome, Both); 18] = [
    (Outcome::NoAnswer, both("не отвечают", "no answer")),
    (Outcome::Reached, both("поговорили", "reached")),
    (Outcome::Booked, both("записались", "booked")),
    (Outcome::Booked, both("перенесли", "rescheduled")),
    (Outcome::Callback, both("перезвонить", "callback")),
    (Outcome::Sent, both("отправлено", "sent")),
    (
        Outcome::NotDelivered,
        both("не доставлено", "not delivered"),
    ),
    (Outcome::Declined, both("отказ", "declined")),
    (Outcome::Declined, both("не придёт", "not coming")),
    (Outcome::Reached, NOT_NOW),
    (Outcome::Declined, THINKING),
    (Outcome::Busy, both("линия занята", "busy")),
    (Outcome::AskDoctor, both("спросить врача", "ask the doctor")),
    (Outcome::Unwell, both("болит", "unwell")),
    (Outcome::Complaint, both("жалоба", "complaint")),
    (Outcome::OptOut, both("больше не звонить", "opt out")),
    (Outcome::WrongNumber, both("чужой номер", "wrong number")),
    (Outcome::Left, both("выбыл", "left")),
];

/// Answers to what is asked in a talk, and in no message.
const NOT_NOW: Both = both("не сейчас", "not now");
const THINKING: Both = both("думает", "thinking about it");

/// Whether it may come of a contact by such a channel.
const fn may_come_of(outcome: Outcome, by_voice: bool) -> bool {
    match outcome {
        Outcome::Sent | Outcome::NotDelivered => !by_voice,
        Outcome::NoAnswer | Outcome::Busy => by_voice,
        Outcome::Reached
        | Outcome::Booked
        | Outcome::Declined
        | Outcome::WrongNumber
        | Outcome::Callback
        | Outcome::AskDoctor
        | Outcome::Unwell
        | Outcome::Left
        | Outcome::OptOut
        | Outcome::Complaint
        | Outcome::Resolved
        | Outcome::Unclear
        | Outcome::Undone => true,
    }
}

/// What is offered for contacts by these channels; of messages first that they were sent.
pub(super) fn offered(channels: &[Channel], language: Language) -> Vec<&'static str> {
    let by_voice = |channel: &Channel| *channel == Channel::Call;
    let mut offered: Vec<(Outcome, Both)> = WORDS
        .into_iter()
        .filter(|(outcome, _)| {
            let mut channels = channels.iter();
            channels.any(|channel| may_come_of(*outcome, by_voice(channel)))
        })
        .collect();
    if !channels.iter().any(by_voice) {
        offered.retain(|(_, word)| ![NOT_NOW, THINKING].contains(word));
        offered
            .sort_by_key(|(outcome, _)| !matches!(outcome, Outcome::Sent | Outcome::NotDelivered));
    }
    let words = offered.into_iter();
    words.map(|(_, word)| word.said_in(language)).collect()
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::export::list_columns::workbook;
    use crate::record::{outcome, times};

    #[test]
    fn each_word_is_read_as_what_it_stands_for() {
        let settings = crate::plan::rules::default_settings(chrono_tz::Tz::UTC);
        let day = times::Day {
            date: NaiveDate::from_ymd_opt(2026, 3, 2).unwrap(),
            minute: None,
            visit_on: None,
            settings: &settings,
        };
        for (offered, word) in WORDS {
            for language in [Language::Russian, Language::English] {
                let word = word.said_in(language);
                let read: Vec<Outcome> = outcome::read(word, &[], &day)
                    .iter()
                    .map(|it| it.outcome)
                    .collect();
                assert_eq!(read, [offered], "{word}");
            }
        }
    }

    #[test]
    fn what_the_words_for_the_talk_ask_for_is_offered() {
        for (language, words) in [
            (
                Language::Russian,
                &[
                    "не придёт",
                    "перенесли",
                    "не сейчас",
                    "думает",
                    "спросить врача",
                ],
            ),
            (
                Language::English,
                &[
                    "not coming",
                    "rescheduled",
                    "not now",
                    "thinking about it",
                    "ask the doctor",
                ],
            ),
        ] {
            let calls = offered(&[Channel::Call], language);
            assert!(words.iter().all(|word| calls.contains(word)), "{calls:?}");
            assert_eq!(calls.len(), 16);
        }
    }

    #[test]
    fn the_words_fit_into_a_drop_down() {
        const MOST_CHARACTERS: usize = 255;
        for channels in [&Channel::ALL[..], &[Channel::Call], &[Channel::Sms]] {
            for language in [Language::Russian, Language::English] {
                let all = offered(channels, language).join(",");
                assert!(all.chars().count() <= MOST_CHARACTERS, "{all}");
                assert_eq!(all.contains("доставлено"), {
                    language == Language::Russian && channels.contains(&Channel::Sms)
                });
            }
        }
    }

    #[test]
    fn columns_of_the_workbook_are_called_as_no_other() {
        for title in [
            workbook::LENGTH,
            workbook::SAID,
            workbook::MATTER,
            workbook::FACTS,
        ] {
            for language in [Language::Russian, Language::English] {
                let title = title.said_in(language);
                assert_eq!(crate::export::list_columns::named(title), None);
                assert!(crate::export::list_columns::is_of_workbook(title));
            }
        }
    }
}
