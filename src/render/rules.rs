//! The reasons as plain text of 80 columns: all of them in short, or one in full.

use std::fmt::Write as _;

use crate::base::{Both, Language};
use crate::language;
use crate::model::decision::Verdict;
use crate::plan::rules::{ALL, Ground, Means, Rule, WorkedCase};
use crate::render::lines::Lines;
use crate::settings::{OfReason, ReasonSettings, Settings};

/// No line is longer.
const COLUMNS: usize = 80;
/// Where the code names begin in the list: two columns after the longest name.
const CODE_NAME_COLUMN: usize = 34;

/// All of them, two lines each.
#[must_use]
pub fn list(settings: &Settings, language: Language) -> String {
    let mut out = String::new();
    for rule in ALL {
        let (number, name, code) = (
            rule.reason.number(),
            rule.name(language),
            rule.reason.name(),
        );
        writeln!(out, "{number}  {name:CODE_NAME_COLUMN$}{code}").ok();
        let (caller, means) = (caller(rule, settings, language), means(rule, language));
        writeln!(out, "   {caller}; {means}").ok();
    }
    out.push('\n');
    let count = language::of_number(ALL.len(), language);
    let more = match language {
        Language::Russian => format!(
            "Любой из {count} поводов — только с согласия пациента, в удобные ему дни и часы. \
             Подробно об одном: recall rules 6"
        ),
        Language::English => format!(
            "Each of the {count} only with the patient's permission, in days and hours that suit him or her. \
             One in full: recall rules 6"
        ),
    };
    paragraph(&mut out, 0, &more);
    out
}

/// One in full.
#[must_use]
pub fn one(rule: &Rule, settings: &Settings, language: Language) -> String {
    let (number, name, code) = (
        rule.reason.number(),
        rule.name(language),
        rule.reason.name(),
    );
    let mut out = format!("{number}. {name} ({code})\n\n");
    paragraph(&mut out, 0, rule.what.said_in(language));
    let titles = titles(rule, language);
    let texts = [
        rule.why.said_in(language).to_owned(),
        rule.needs.said_in(language).to_owned(),
        due(rule, settings, language),
        until(rule, settings, language),
        rule.settled.said_in(language).to_owned(),
        who_calls(rule, settings, language),
        by_what(rule, language).to_owned(),
    ];
    for (title, text) in titles.iter().zip(texts) {
        write!(out, "\n{title}\n").ok();
        paragraph(&mut out, 2, &text);
    }
    let [settings_title, cases_title] = match language {
        Language::Russian => [
            "Настройки, как они стоят в recall.toml",
            "Примеры (с настройками по умолчанию)",
        ],
        Language::English => [
            "Settings in force, as they stand in recall.toml",
            "Examples (with the default settings)",
        ],
    };
    write!(out, "\n{settings_title}\n").ok();
    for (key, value, meaning) in rule.settings.in_force(settings.of(rule.reason)) {
        let meaning = meaning.said_in(language);
        writeln!(out, "  reasons.{code}.{key} = {value}  # {meaning}").ok();
    }
    write!(out, "\n{cases_title}\n").ok();
    for case in rule.cases {
        worked_case(&mut out, rule, case, language);
    }
    out
}

/// When contact is due.
#[must_use]
pub fn due(rule: &Rule, settings: &Settings, language: Language) -> String {
    filled(rule, rule.due, settings.of(rule.reason), language)
}

/// Until when.
#[must_use]
pub fn until(rule: &Rule, settings: &Settings, language: Language) -> String {
    filled(rule, rule.until, settings.of(rule.reason), language)
}

/// Who calls, in short.
#[must_use]
pub fn caller(rule: &Rule, settings: &Settings, language: Language) -> &'static str {
    match language {
        Language::Russian if rule.in_person() => "врач лично",
        Language::English if rule.in_person() => "the doctor in person",
        _ => settings.of(rule.reason).caller.phrase().said_in(language),
    }
}

/// By which channels, in short.
#[must_use]
pub const fn means(rule: &Rule, language: Language) -> &'static str {
    match (language, rule.means) {
        (Language::Russian, Means::Any) => "звонок, СМС, мессенджер или почта",
        (Language::Russian, Means::VoiceUnlessAgreed) => "звонок, если не договорились иначе",
        (Language::Russian, Means::Voice) => "только звонок",
        (Language::English, Means::Any) => "call, SMS, messenger or email",
        (Language::English, Means::VoiceUnlessAgreed) => "call, unless otherwise agreed",
        (Language::English, Means::Voice) => "call only",
    }
}

fn who_calls(rule: &Rule, settings: &Settings, language: Language) -> String {
    let source = match (language, rule.ground) {
        _ if rule.in_person() => "",
        (_, Ground::Visit) => "",
        (Language::Russian, Ground::Plan(_)) => ", если в плане не указано иначе",
        (Language::Russian, Ground::Agreement(_)) => ", если в договорённости не указано иначе",
        (Language::English, Ground::Plan(_)) => ", unless the plan says otherwise",
        (Language::English, Ground::Agreement(_)) => ", unless the agreement says otherwise",
    };
    let caller = caller(rule, settings, language);
    let mut letters = caller.chars();
    let first: String = letters
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .collect();
    format!("{first}{}{source}.", letters.as_str())
}

const fn by_what(rule: &Rule, language: Language) -> &'static str {
    match (language, rule.means) {
        (Language::Russian, Means::Any) => {
            "Как удобно пациенту: звонок, СМС, мессенджер или почта."
        }
        (Language::Russian, Means::VoiceUnlessAgreed) => {
            "Звонок. Написать можно, только если так договорились."
        }
        (Language::Russian, Means::Voice) => "Только звонок: сообщение не заменит разговора.",
        (Language::English, Means::Any) => "As the patient wishes: call, SMS, messenger or email.",
        (Language::English, Means::VoiceUnlessAgreed) => {
            "Call. A message only where that was agreed."
        }
        (Language::English, Means::Voice) => "Call only: a message is no talk.",
    }
}

/// The headings of what is told of a rule, in its order.
fn titles(rule: &Rule, language: Language) -> [String; 7] {
    let file = file(rule);
    match language {
        Language::Russian => [
            "Почему звонок уместен",
            &format!("Что должно быть записано ({file})"),
            "Когда звонить",
            "До каких пор",
            "После чего звонить не нужно",
            "Кто звонит",
            "Каким способом",
        ]
        .map(ToOwned::to_owned),
        Language::English => [
            "Why the clinic may call",
            &format!("What must be on record ({file})"),
            "When it is due",
            "Until when",
            "What settles it",
            "Who calls",
            "By which channels",
        ]
        .map(ToOwned::to_owned),
    }
}

const fn file(rule: &Rule) -> &'static str {
    match rule.ground {
        Ground::Visit => "visits.csv",
        Ground::Plan(_) => "plans.csv",
        Ground::Agreement(_) => "agreements.csv",
    }
}

/// A text of a rule with the days that are set.
fn filled(rule: &Rule, text: Both, set: &ReasonSettings, language: Language) -> String {
    let mut text = text.said_in(language).to_owned();
    for (key, value, _) in rule.settings.in_force(set) {
        if let OfReason::Days(count) = value {
            text = text.replace(&format!("{{{key}}}"), &language::days(count, language));
        }
    }
    text
}

/// A worked case with the defaults of its rule.
fn worked_case(out: &mut String, rule: &Rule, case: &WorkedCase, language: Language) {
    let decision = case.decided(rule);
    let mut words = decision.split(' ');
    let verdict = words.next().and_then(|name| {
        let mut all = Verdict::ALL.into_iter();
        all.find(|verdict| verdict.name() == name)
    });
    let verdict = verdict.map_or("", |verdict| verdict.phrase().said_in(language));
    let date = |day| language::date(day, language);
    let on = words.find_map(|word| word.parse().ok()).map(date);
    let on = on.map_or_else(String::new, |on| format!(", {on}"));
    let today = case.today(rule).unwrap_or_default();
    writeln!(out, "  {}: {verdict}{on}", date(today)).ok();
    let defaults = rule.settings.defaults();
    let text = filled(rule, case.words, &defaults, language);
    let due = case.due_on(rule).unwrap_or_default();
    let text = text
        .replace("{due}", &language::date_spoken(due, today, language))
        .replace("{in_days}", &language::in_days(defaults.days, language))
        .replace("{days_ago}", &language::days_ago(defaults.days, language));
    paragraph(out, 4, &text);
}

/// Breaks a text into lines that stand in.
fn paragraph(out: &mut String, indent: usize, text: &str) {
    let mut lines = Lines::of(COLUMNS);
    lines.put(&" ".repeat(indent), text);
    out.push_str(&lines.into_text());
}

#[cfg(test)]
mod tests {
    use super::{list, one};
    use crate::base::Language;
    use crate::plan::rules::ALL;

    #[test]
    fn all_of_it_fits_and_nothing_is_left_to_fill_in() {
        let settings = crate::plan::rules::default_settings(chrono_tz::Tz::UTC);
        for language in [Language::Russian, Language::English] {
            let each = ALL.map(|rule| one(rule, &settings, language));
            for line in each
                .join("")
                .lines()
                .chain(list(&settings, language).lines())
            {
                assert!(line.chars().count() <= super::COLUMNS, "{line}");
                assert!(!line.contains(['{', '}']), "{line}");
                assert_eq!(line, line.trim_end());
            }
        }
    }
}
