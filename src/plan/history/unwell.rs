//! Whether the patient is unwell, and until when that stands.

use crate::model::clinic::{Contact, Outcome};
use crate::plan::practice::Facts;

/// Whether it still stands that the patient is unwell: no later contact with him ended it.
pub(crate) fn stands_unwell(facts: &Facts<'_>, unwell: &Contact) -> bool {
    is_after(unwell, last_end(facts))
}

/// The last contact that ends that somebody is unwell.
fn last_end<'a>(facts: &Facts<'a>) -> Option<&'a Contact> {
    facts.contacts().rfind(|contact| contact.ends_unwell())
}

/// Whether nothing that ends it came later: contacts are in order.
fn is_after(unwell: &Contact, end: Option<&Contact>) -> bool {
    end.is_none_or(|end| end.order() <= unwell.order())
}

/// The contacts at which the patient was unwell, as far as that stands.
pub(crate) fn unwell<'a>(facts: &Facts<'a>) -> impl Iterator<Item = &'a Contact> {
    let unwell = facts
        .contacts()
        .filter(|contact| contact.outcome == Outcome::Unwell);
    let end = last_end(facts);
    unwell.filter(move |contact| is_after(contact, end))
}

/// Whether it stands that the patient is unwell.
pub(crate) fn is_unwell(facts: &Facts<'_>) -> bool {
    let ask = || unwell(facts).next().is_some();
    facts.once(|known| &known.is_unwell, ask)
}

/// Whether it stands that the patient is unwell, and was not written down about what.
pub(crate) fn is_unwell_of_nothing(facts: &Facts<'_>) -> bool {
    unwell(facts).any(|contact| facts.abouts(contact).is_empty())
}

#[cfg(test)]
mod tests {
    use crate::testing::Story;

    const HYGIENE: &str = "agreement:A1";

    /// Hygiene that is due from Monday, 2 March; and something else that was agreed and taken back.
    fn hygiene() -> Story {
        Story::on("2026-03-02")
            .agreement(
                "A1",
                "hygiene_reminder; agreed_on=2026-01-12; contact_on=2026-03-02",
            )
            .agreement("A2", "checkup_reminder; status=withdrawn")
    }

    #[test]
    fn who_is_unwell_of_nothing_is_called_about_what_is_open_and_that_rests_on_what_opened_it() {
        // Each decision is made again from the rows that it names: without the missed visit the case would be settled.
        let unwell = hygiene()
            .contact("2026-03-03 10:00 reached")
            .contact("2026-03-05 10:00 unwell")
            .visit("V1", "2026-03-06 10:00 no_show; kind=hygiene");
        assert_eq!(unwell.at("2026-03-12").decision(HYGIENE), "call");
        // Were the agreement not known, it would be the visit that the doctor rings about.
        let reminded = hygiene()
            .contact("2026-03-11 10:00 unwell")
            .visit("V2", "2026-03-13 10:00 booked");
        assert_eq!(reminded.at("2026-03-12").decision("visit:V2"), "call");
    }
}
