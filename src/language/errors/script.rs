//! What is wrong with the clinic's own words for a talk.

use std::io::ErrorKind;

use super::{Said, cause};
use crate::base::{Language, both, visible};
use crate::disk::shown;
use crate::language::script::{ScriptError, ScriptProblem};

#[must_use]
pub(crate) fn said(errors: &[ScriptError], language: Language) -> Said {
    let lines: Vec<String> = errors.iter().map(|error| line(error, language)).collect();
    Said::of(lines.join("\n"))
}

fn line(error: &ScriptError, language: Language) -> String {
    match error {
        ScriptError::CannotRead(path, why) => {
            let path = shown(path);
            let what = if why.kind == ErrorKind::InvalidData {
                both(
                    "это не текст в UTF-8; сохраните файл в кодировке UTF-8",
                    "this is no text in UTF-8; save the file as UTF-8",
                )
                .said_in(language)
                .to_owned()
            } else {
                cause::sentence(*why, language)
            };
            format!("{path}: {what}")
        }
        ScriptError::NoTemplate { file, nearest } => match (visible(file), language) {
            (file, Language::Russian) => {
                format!("{file}: такого шаблона нет; похоже, это {nearest}")
            }
            (file, Language::English) => {
                format!("{file}: there is no such template; is it {nearest}?")
            }
        },
        ScriptError::Wrong {
            file,
            line,
            problem,
        } => format!("{}:{line}: {}", visible(file), what(problem, language)),
    }
}

fn what(problem: &ScriptProblem, language: Language) -> String {
    let known = match problem {
        ScriptProblem::Unreadable(detail) => {
            return match language {
                Language::Russian => format!("шаблон не разобрать: {detail}"),
                Language::English => format!("the template can't be read: {detail}"),
            };
        }
        ScriptProblem::NoName { name, nearest } => {
            return match language {
                Language::Russian => format!("подстановки «{name}» нет; похоже, это «{nearest}»"),
                Language::English => format!("there is nothing called {name}; is it {nearest}?"),
            };
        }
        ScriptProblem::UnclearOutcome(write) => {
            return match language {
                Language::Russian => format!("итога «{write}» recall не поймёт"),
                Language::English => format!("recall would not understand the outcome \"{write}\""),
            };
        }
        ScriptProblem::Offer => both(
            "это реклама: в разговоре ничего не предлагают",
            "this is advertising: a talk offers nothing",
        ),
        ScriptProblem::Secret => both(
            "дату рождения, паспорт, карту и коды по телефону не спрашивают: так делают мошенники",
            "nobody is asked for a date of birth, a passport, a card or a code: that is what fraudsters do",
        ),
        ScriptProblem::Phrase => both(
            "так с пациентом не говорят: это упрёк или давление",
            "patients are not spoken to like that: it reproaches or presses",
        ),
        ScriptProblem::NoOutcome => both(
            "у этого ответа нет последней строки «= итог»",
            "this answer has no last line \"= outcome\"",
        ),
    };
    known.said_in(language).to_owned()
}
