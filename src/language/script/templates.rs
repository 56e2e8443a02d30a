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

    /// The template whose file has that name before the language.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::all().find(|template| template.name() == name)
    }

    /// What its file is called: `urgent_treatment.ru.txt`.
    pub(crate) fn file(self, language: Language) -> String {
        format!("{}.{}.txt", self.name(), language.code())
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

/// A template of the clinic's own, which goes before the one that is built in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Own {
    pub(crate) template: Template,
    /// Its file, as messages name it.
    pub(crate) file: String,
    pub(crate) text: String,
}

/// The templates of a language, read once.
pub(crate) struct Scripts {
    environment: Environment<'static>,
    language: Language,
}

impl Scripts {
    /// Those that are built in.
    pub(crate) fn built_in(language: Language) -> Self {
        Self::of(language, |template| {
            without_blank_lines(template.built_in(language))
        })
    }

    /// The same with the clinic's own in their places; what is wrong with these was told before.
    pub(crate) fn with_own(language: Language, own: &[Own]) -> Self {
        if own.is_empty() {
            return Self::built_in(language);
        }
        // What is put into one of the clinic's own has all its line breaks.
        let mut scripts = Self::of(language, |template| template.built_in(language).to_owned());
        for own in own {
            let name = own.template.name();
            scripts
                .environment
                .add_template_owned(name, own.text.clone())
                .ok();
        }
        scripts
    }

    fn of(language: Language, text: impl Fn(Template) -> String) -> Self {
        let mut environment = empty();
        for template in Template::all() {
            // A test reads each.
            environment
                .add_template_owned(template.name(), text(template))
                .ok();
        }
        Self {
            environment,
            language,
        }
    }

    /// A template with facts in it. One of the clinic's own that fails on these facts gives way to the one that is built in.
    pub(super) fn fill(&self, template: Template, facts: Value) -> String {
        let own = self.environment.get_template(template.name());
        let filled = own.and_then(|own| own.render(facts.clone()));
        filled.unwrap_or_else(|_| {
            let text = template.built_in(self.language);
            empty().render_str(text, facts).unwrap_or_default()
        })
    }
}

/// A template without the line breaks behind tags that stand on lines of their own: all that they write is blank lines, which nobody is shown.
fn without_blank_lines(template: &str) -> String {
    let mut out = String::with_capacity(template.len());
    for line in template.split_inclusive('\n') {
        let bare = line.trim_end_matches('\n');
        let is_tag = bare.starts_with("{%") && bare.ends_with("%}");
        let is_one = bare.matches("{%").count() == 1;
        out.push_str(if is_tag && is_one { bare } else { line });
    }
    out
}

/// Nothing but the language of templates: a name that is not there is an error.
pub(super) fn empty() -> Environment<'static> {
    let mut environment = Environment::empty();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment
}
