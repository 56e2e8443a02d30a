//! Words by which the text of a campaign names one of the eight reasons: it is then held against the cases of that reason alone.

use std::sync::LazyLock;

use crate::export::phrases::{Folded, Phrases};
use crate::export::values::{normal, trim};
use crate::export::words::REASON;
use crate::model::clinic::Reason;

/// What names a reason; `None` is an examination, be it the one that the doctor set or the preventive one.
const NAMES: [(Option<Reason>, &str); 9] = [
    (
        Some(Reason::AppointmentReminder),
        "напомин* .. прием*|напомин* .. визит*|напомин* .. запис*|напомн* .. прием*|напомн* .. визит*|напомн* .. запис*|вы записаны\
         |ваш прием|ваш визит|ваша запись|подтверд* .. прием*|подтверд* .. визит*|подтверд* .. запис*|appointment reminder*\
         |remind* .. appointment*|remind* .. visit*|your appointment|your visit|confirm* .. appointment*|confirm* .. visit*",
    ),
    (
        Some(Reason::UrgentTreatment),
        "неотложн*|безотлагательн*|urgent treatment*|urgent dental treatment*",
    ),
    (
        Some(Reason::UnfinishedTreatment),
        "незаверш*|не заверш*|незаконч*|не законч*|заверш* .. лечени*|продолж* .. лечени*|законч* .. лечени*|unfinished\
         |complete .. treatment|finish .. treatment|continue .. treatment",
    ),
    (
        Some(Reason::ControlExam),
        "контрольн* осмотр*|контрольн* визит*|контрольн* прием*|контрольн* сним*|контрольн* рентген*|control exam*|control visit*\
         |follow up exam*|follow up visit*",
    ),
    (
        Some(Reason::WellbeingCheck),
        "самочувстви*|как .. себя чувству*|звонок заботы|wellbeing|well being|how .. you feel*|how are you feeling|how you are feeling",
    ),
    (
        Some(Reason::HygieneReminder),
        "чистк*|профчистк*|гигиен*|профгигиен*|hygiene|cleaning|cleanings|scale and polish",
    ),
    (
        Some(Reason::CheckupReminder),
        "профосмотр*|проф осмотр*|профилактическ* осмотр*|планов* осмотр*|бесплатн* осмотр*|check up|check ups|checkup|checkups\
         |preventive exam*|free exam*|free preventive exam*",
    ),
    (
        Some(Reason::PersonalCall),
        "личн* звон*|звонок врача|врач .. лично|personal call*|doctor .. in person",
    ),
    (None, "осмотр*|обследовани*|examination*|exam|exams"),
];

static KNOWN: LazyLock<Phrases<Option<Reason>>> = LazyLock::new(|| Phrases::of(NAMES, &[]));

/// The reasons that a text names, in their order, each once.
pub(crate) fn named(text: &str) -> Vec<Reason> {
    if let Some(reason) = by_name(text) {
        return vec![reason];
    }
    let folded = Folded::of(text);
    let mut named: Vec<Reason> = Vec::new();
    let mut has_examination = false;
    for (reason, _) in KNOWN.in_text(&folded) {
        match reason {
            Some(reason) => named.push(reason),
            None => has_examination = true,
        }
    }
    let either = [Reason::ControlExam, Reason::CheckupReminder];
    if has_examination && !either.iter().any(|reason| named.contains(reason)) {
        named.extend(either);
    }
    named.sort_unstable();
    named.dedup();
    named
}

/// The reason that a whole cell is: its name, its number, or a word that contacts have for it.
fn by_name(text: &str) -> Option<Reason> {
    let word = normal(trim(text));
    let mut known = REASON.values.iter().zip(Reason::ALL);
    let found = known.find(|((name, words), reason)| {
        let mut all = words.iter().chain([name]);
        all.any(|known| normal(known) == word) || reason.number().to_string() == word
    });
    found.map(|(_, reason)| reason)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_names_what_it_is_about() {
        use Reason::{
            AppointmentReminder, CheckupReminder, ControlExam, HygieneReminder, PersonalCall,
            UnfinishedTreatment, UrgentTreatment, WellbeingCheck,
        };
        for (text, wanted) in [
            ("", &[][..]),
            ("имплантация", &[]),
            ("control_exam", &[ControlExam]),
            ("4", &[ControlExam]),
            ("контроль", &[ControlExam]),
            ("Приглашаем на контрольный осмотр", &[ControlExam]),
            ("Пора на осмотр!", &[ControlExam, CheckupReminder]),
            ("бесплатный осмотр", &[CheckupReminder]),
            (
                "Профилактический осмотр и чистка",
                &[HygieneReminder, CheckupReminder],
            ),
            ("Напоминаем: Ваш приём завтра", &[AppointmentReminder]),
            ("Как Вы себя чувствуете?", &[WellbeingCheck]),
            ("Пора продолжить начатое лечение", &[UnfinishedTreatment]),
            ("неотложное лечение", &[UrgentTreatment]),
            ("личный звонок врача", &[PersonalCall]),
            ("Your free check-up", &[CheckupReminder]),
            ("time for a cleaning", &[HygieneReminder]),
        ] {
            assert_eq!(named(text), wanted, "{text}");
        }
    }
}
