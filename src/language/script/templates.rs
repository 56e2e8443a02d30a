//! The templates: one for each reason, one for the talk around them, one for what the patient may say.

use minijinja::{Environment, UndefinedBehavior, Value};

use crate::base::Language;
use crate::model::clinic::Reason;

/// A template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Template {
    /// Greeting, what was agreed, the matters, the way out.
    Talk,
    /// The matter of a case.
    Matter(Reason),
    /// What to say if the patient says …
    Branches,
}

/// What is built in, by reason.
macro_rules! built_in {
    ($name:literal) => {
        [
            include_str!(concat!("templates/", $name, ".ru.txt")),
            include_str!(concat!("templates/", $name, ".en.txt")),
        ]
    };
}

impl Template {
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        let matters = Reason::ALL.into_iter().map(Self::Matter);
        [Self::Talk]
            .into_iter()
            .chain(matters)
            .chain([Self::Branches])
    }

    /// As its file is called, before the language.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Talk => "talk",
            Self::Matter(reason) => reason.name(),
            Self::Branches => "branches",
        }
    }

    /// As it is built in.
    pub(crate) const fn built_in(self, language: Language) -> &'static str {
        let both = match self {
            Self::Talk => built_in!("talk"),
            Self::Matter(Reason::AppointmentReminder) => built_in!("appointment_reminder"),
            Self::Matter(Reason::UrgentTreatment) => built_in!("urgent_treatment"),
            Self::Matter(Reason::UnfinishedTreatment) => built_in!("unfinished_treatment"),
            Self::Matter(Reason::ControlExam) => built_in!("control_exam"),
            Self::Matter(Reason::WellbeingCheck) => built_in!("wellbeing_check"),
            Self::Matter(Reason::HygieneReminder) => built_in!("hygiene_reminder"),
            Self::Matter(Reason::CheckupReminder) => built_in!("checkup_reminder"),
            Self::Matter(Reason::PersonalCall) => built_in!("personal_call"),
            Self::Branches => built_in!("branches"),
        };
        match language {
            Language::Russian => both[0],
            Language::English => both[1],
        }
    }
}

/// The templates of a language, read once.
pub(crate) struct Scripts(Environment<'static>);

impl Scripts {
    /// Those that are built in.
    pub(crate) fn built_in(language: Language) -> Self {
        let mut environment = Environment::empty();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        for template in Template::all() {
            // A test reads each.
            environment
                .add_template(template.name(), template.built_in(language))
                .ok();
        }
        Self(environment)
    }

    /// A template with facts in it.
    pub(super) fn fill(&self, template: Template, facts: Value) -> String {
        let template = self.0.get_template(template.name());
        let filled = template.and_then(|template| template.render(facts));
        filled.unwrap_or_default()
    }
}
