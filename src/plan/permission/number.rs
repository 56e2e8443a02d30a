//! By which channel and on which number the patient can be reached.

use std::cell::OnceCell;

use crate::model::clinic::{
    Channel, Channels, Clinic, Contact, Number, NumberOptOut, Outcome, RowAt,
};
use crate::model::decision::{Code, Due};
use crate::phone::Phone;
use crate::plan::permission::consent::consented_on;
use crate::plan::permission::guardian::is_minor;
use crate::plan::permission::{opt_out, rows_if, said, was_said};
use crate::plan::practice::Facts;
use crate::plan::time;

/// So long a number is not used after somebody else answered and it was not written down which number that was.
const UNNAMED_WRONG_NUMBER_DAYS: u32 = 30;

/// The rows on which it rests which numbers can be used.
pub(super) fn rows<'a>(facts: &Facts<'a>) -> impl Iterator<Item = RowAt> + use<'a> {
    wrong_number_rows(facts).chain(opt_out_rows(facts))
}

/// The case's channel: the first that the patient wants, the reason allows and there is an address for.
pub(super) fn channel(facts: &Facts<'_>, due: &Due) -> Result<Channel, Code> {
    let wanted = match due.channel {
        Some(agreed) => [agreed].into_iter().collect(),
        None if facts.patient.channels.is_empty() => facts.practice.settings.default_channels,
        None => facts.patient.channels,
    };
    let allowed: Channels = wanted
        .iter()
        .filter(|&channel| !due.voice_only || channel == Channel::Call)
        .collect();
    if allowed.is_empty() {
        return Err(Code::ChannelNotAllowed);
    }
    let mut allowed = allowed.iter();
    let channel = allowed.find(|&channel| has_address(facts, channel));
    channel.ok_or(Code::NoReachableAddress)
}

fn has_address(facts: &Facts<'_>, channel: Channel) -> bool {
    match channel {
        Channel::Email => !is_minor(facts) && !facts.patient.email.is_blank(),
        Channel::Call | Channel::Sms | Channel::Messenger => number(facts, channel).is_some(),
    }
}

/// The first usable number on which the patient, or a minor's guardian, may be contacted by that channel.
pub(crate) fn number(facts: &Facts<'_>, channel: Channel) -> Option<Number> {
    facts.once(
        |known| &known.numbers[channel as usize],
        || first_usable(facts, channel),
    )
}

fn first_usable(facts: &Facts<'_>, channel: Channel) -> Option<Number> {
    let serves = |number: &Number| match channel {
        Channel::Call => true,
        // A text gets neither to a fixed line nor behind an extension.
        Channel::Sms | Channel::Messenger => {
            number.extension.is_blank() && !number.phone.is_fixed_line()
        }
        Channel::Email => false,
    };
    let clinic = facts.practice.clinic;
    given_numbers(facts).find(|number| {
        !is_wrong(facts, number.phone)
            && !opt_outs_of(clinic, number.phone).any(|out| opt_out_applies(facts, out))
            && serves(number)
    })
}

/// The numbers of a minor's guardian, else of the patient, in the order in which they were given.
fn given_numbers<'a>(facts: &Facts<'a>) -> impl Iterator<Item = Number> + use<'a> {
    let (first, further) = if is_minor(facts) {
        (facts.patient.guardian_phone, None)
    } else {
        let clinic = facts.practice.clinic;
        (
            facts.patient.number,
            Some(clinic.further_numbers_of(facts.index)),
        )
    };
    first.into_iter().chain(further.into_iter().flatten())
}

/// Contacts at which somebody else answered, and once there is one, those at which somebody was reached.
pub(super) fn wrong_number_rows<'a>(facts: &Facts<'a>) -> impl Iterator<Item = RowAt> + use<'a> {
    let reached = facts
        .all_contacts()
        .filter(|it| it.outcome.meaning().shows_number);
    let wrong = said(facts, Outcome::WrongNumber);
    wrong
        .map(|contact| contact.row)
        .chain(rows_if(was_said(facts, Outcome::WrongNumber), reached))
}

/// Somebody else answered on this number, and it was not put right since.
fn is_wrong(facts: &Facts<'_>, phone: Phone) -> bool {
    let phones = |contact: &Contact| {
        let (from, to) = contact.phones;
        &facts.practice.clinic.contact_phones[from as usize..to as usize]
    };
    // Contacts are in order: what puts it right comes after it where the last of these does.
    let shows = || {
        let contacts = facts.contacts();
        contacts.filter(|contact| contact.outcome.meaning().shows_number)
    };
    let last = OnceCell::new();
    let last_named = OnceCell::new();
    let contacts = facts.contacts();
    let mut wrong = contacts.filter(|contact| contact.outcome == Outcome::WrongNumber);
    wrong.any(|wrong| {
        let named = phones(wrong);
        let until = time::plus(wrong.at.date, UNNAMED_WRONG_NUMBER_DAYS);
        let concerns = named.contains(&phone) || named.is_empty() && facts.date() < until;
        let put_right = if named.is_empty() {
            last.get_or_init(|| shows().next_back().map(Contact::order))
        } else {
            last_named.get_or_init(|| {
                let of_phone = shows().rfind(|contact| phones(contact).contains(&phone));
                of_phone.map(Contact::order)
            })
        };
        concerns && put_right.is_none_or(|put_right| put_right <= wrong.order())
    })
}

fn opt_outs_of(clinic: &Clinic, phone: Phone) -> impl Iterator<Item = &NumberOptOut> {
    let all = &clinic.number_opt_outs;
    all[all.partition_point(|out| out.phone < phone)..]
        .iter()
        .take_while(move |out| out.phone == phone)
}

/// Whether somebody asked for no more contacts to one of the patient's numbers, and that holds for him.
pub(crate) fn is_number_opted_out(facts: &Facts<'_>) -> bool {
    let clinic = facts.practice.clinic;
    given_numbers(facts)
        .any(|number| opt_outs_of(clinic, number.phone).any(|out| opt_out_applies(facts, out)))
}

/// An opt-out of this number applies unless this patient consented after it.
fn opt_out_applies(facts: &Facts<'_>, out: &NumberOptOut) -> bool {
    match (consented_on(facts), out.on) {
        (Some(consented_on), Some(on)) => consented_on <= on,
        (None, _) | (_, None) => true,
    }
}

/// The opt-outs of the patient's numbers, with whoever said so: were he not known, his row might seem to name this patient.
fn opt_out_rows<'a>(facts: &Facts<'a>) -> impl Iterator<Item = RowAt> + use<'a> {
    let day = opt_out::day_of_consent(facts);
    let clinic = facts.practice.clinic;
    let numbers = given_numbers(facts);
    let out = numbers.flat_map(move |number| opt_outs_of(clinic, number.phone));
    out.flat_map(move |out| {
        let said_by = out.patient_row;
        std::iter::once(out.row).chain(said_by).chain(day.clone())
    })
}

#[cfg(test)]
mod tests {
    use crate::testing::Story;

    const HYGIENE: &str = "agreement:A1";
    const PLAN: &str = "plan:P1";

    /// Only the plan.
    fn plan() -> Story {
        Story::on("2026-03-04").plan("P1", "urgent=yes; due_on=2026-03-03")
    }

    /// A reminder that was agreed on 12 January 2026.
    fn agreed(cells: &str) -> Story {
        let agreed = "hygiene_reminder; agreed_on=2026-01-12; contact_on=2026-03-04";
        Story::on("2026-03-04").agreement("A1", &format!("{agreed}; {cells}"))
    }

    fn patient(cells: &str) -> Story {
        plan().patient("7", cells)
    }

    #[test]
    fn the_channel_is_the_first_wished_that_is_allowed_and_has_an_address() {
        for (cells, of_plan, of_hygiene) in [
            ("channels=", "call", "call"),
            ("channels=sms, call", "call", "sms"),
            (
                "channels=messenger, sms",
                "not_permitted channel_not_allowed",
                "messenger",
            ),
            (
                "channels=email, sms; email=m@example.org",
                "not_permitted channel_not_allowed",
                "email",
            ),
            (
                "channels=email, sms; email=",
                "not_permitted channel_not_allowed",
                "sms",
            ),
            (
                "channels=email; email=",
                "not_permitted channel_not_allowed",
                "not_permitted no_reachable_address",
            ),
            (
                "phone=",
                "not_permitted no_reachable_address",
                "not_permitted no_reachable_address",
            ),
            (
                "phone=; channels=sms",
                "not_permitted channel_not_allowed",
                "not_permitted no_reachable_address",
            ),
            (
                "phone=; email=m@example.org",
                "not_permitted no_reachable_address",
                "not_permitted no_reachable_address",
            ),
        ] {
            assert_eq!(patient(cells).decision(PLAN), of_plan, "{cells}");
            let story = agreed("").patient("7", cells);
            if of_hygiene.starts_with("not") {
                assert_eq!(story.decision(HYGIENE), of_hygiene, "{cells}");
            } else {
                let line = format!("7 {of_hygiene} administrator - agreement:A1");
                assert_eq!(story.contacts(), [line], "{cells}");
            }
        }
        let default = agreed("").setting("contact.default_channels = ['sms', 'call']");
        assert_eq!(default.contacts(), ["7 sms administrator - agreement:A1"]);
        let own = default.patient("7", "channels=messenger");
        assert_eq!(own.contacts(), ["7 messenger administrator - agreement:A1"]);
    }

    #[test]
    fn the_channel_that_was_agreed_is_the_only_one() {
        for (agreement, cells, found) in [
            (
                "channel=email",
                "channels=sms; email=m@example.org",
                "email",
            ),
            (
                "channel=email",
                "channels=sms",
                "not_permitted no_reachable_address",
            ),
            ("channel=sms", "channels=call", "sms"),
        ] {
            let story = agreed(agreement).patient("7", cells);
            if found.starts_with("not") {
                assert_eq!(story.decision(HYGIENE), found, "{agreement} {cells}");
            } else {
                let line = format!("7 {found} administrator - agreement:A1");
                assert_eq!(story.contacts(), [line], "{agreement} {cells}");
            }
        }
    }

    #[test]
    fn no_child_is_written_to() {
        const CHILD: &str = "birth_date=2015-05-17; email=child@example.org; guardian_name=Ольга";
        for (cells, found) in [
            (
                "guardian_phone=89187744299; channels=email",
                "not_permitted no_reachable_address",
            ),
            (
                "guardian_phone=89187744299; channels=email, sms",
                "7 sms to guardian",
            ),
            (
                "guardian_phone=89187744299; channels=messenger",
                "7 messenger to guardian",
            ),
            (
                "guardian_phone=89187744299; channels=call",
                "7 call to guardian",
            ),
        ] {
            let story = agreed("").patient("7", &format!("{CHILD}; {cells}"));
            if found.starts_with("not") {
                assert_eq!(story.decision(HYGIENE), found, "{cells}");
            } else {
                let line = format!("{found} administrator - agreement:A1");
                assert_eq!(story.contacts(), [line], "{cells}");
            }
        }
    }

    #[test]
    fn called_on_the_number_that_the_patient_gave_for_it() {
        for (cells, number) in [
            ("phone=89187744206, 89187744207", "+79187744206"),
            ("call_phone=89187744208", "+79187744208"),
        ] {
            assert_eq!(patient(cells).number(), number, "{cells}");
        }
        let by_email = agreed("").patient("7", "channels=email; email=m@example.org");
        assert_eq!(by_email.number(), "");
    }

    #[test]
    fn called_on_the_first_number_that_is_not_out_of_use() {
        let story =
            |cells: &str| patient(cells).contact("2026-03-02 wrong_number; phone=89187744206");
        let several = "phone=89187744206, 89187744207, 89187744208";
        for (cells, number) in [
            (several, "+79187744207"),
            ("phone=89187744207, 89187744206", "+79187744207"),
            ("phone=89187744206, 89187744206", ""),
            ("phone=89187744206", ""),
            // Whoever named the number to be called on is called on no other.
            ("call_phone=89187744206; phone=89187744207", ""),
            (
                "call_phone=89187744209; phone=89187744206, 89187744207",
                "+79187744209",
            ),
        ] {
            let story = story(cells);
            let found = if number.is_empty() {
                "not_permitted no_reachable_address"
            } else {
                "call"
            };
            assert_eq!(story.decision(PLAN), found, "{cells}");
            if !number.is_empty() {
                assert_eq!(story.number(), number, "{cells}");
            }
        }
        let on_card = story(several).card("call_phone=89187744206");
        assert_eq!(on_card.decision(PLAN), "not_permitted no_reachable_address");
        let unnamed = patient(several).contact("2026-03-02 wrong_number");
        assert_eq!(unnamed.decision(PLAN), "not_permitted no_reachable_address");
        // Put right for one number, it holds for the others.
        let both = story(several)
            .contact("2026-03-02 wrong_number; phone=89187744207")
            .contact("2026-03-03 reached; phone=89187744207; case=visit:V9");
        assert_eq!(both.number(), "+79187744207");
        // What another said of a number holds for that number.
        let other = patient(several).patient("8", "phone=89187744299");
        let other = other.contact("2026-02-02 opt_out; patient_id=8; phone=89187744206");
        assert_eq!(other.number(), "+79187744207");
        assert_eq!(
            other.evidence(PLAN),
            [
                "contacts.csv:2",
                "patients.csv:2",
                "patients.csv:3",
                "plans.csv:2"
            ]
        );
        // A patient's own numbers are no guardian's.
        let child = "birth_date=2015-05-17; guardian_name=Ольга; guardian_phone=89187744206";
        let child = story(&format!("{child}; phone=89187744207, 89187744208"));
        assert_eq!(child.decision(PLAN), "not_permitted no_reachable_address");
    }

    #[test]
    fn texts_go_to_no_fixed_line_and_to_no_extension() {
        const NOBODY: &str = "not_permitted no_reachable_address";
        for (cells, found) in [
            ("phone=84951234567; channels=sms", NOBODY),
            ("phone=84951234567; channels=messenger", NOBODY),
            ("phone=84951234567; channels=call", "call +74951234567"),
            ("phone=84951234567; channels=sms, call", "call +74951234567"),
            (
                "phone=84951234567, 89187744207; channels=sms",
                "sms +79187744207",
            ),
            (
                "phone=84951234567, 89187744207; channels=call",
                "call +74951234567",
            ),
            ("phone=89187744207 доб. 12; channels=sms", NOBODY),
            (
                "phone=89187744207 доб. 12; channels=call",
                "call +79187744207",
            ),
            (
                "call_phone=84951234567; phone=89187744207; channels=sms",
                NOBODY,
            ),
            // What may be either, as every number of the USA, serves; so does what is neither.
            ("phone=+12024561111; channels=sms", "sms +12024561111"),
            ("phone=88001234567; channels=sms", "sms +78001234567"),
            (
                "birth_date=2015-05-17; guardian_name=Ольга; guardian_phone=84951234567; channels=sms",
                NOBODY,
            ),
        ] {
            let story = agreed("").patient("7", cells);
            if found == NOBODY {
                assert_eq!(story.decision(HYGIENE), NOBODY, "{cells}");
                continue;
            }
            let (channel, number) = found.split_once(' ').unwrap();
            let line = format!("7 {channel} administrator - agreement:A1");
            assert_eq!(story.contacts(), [line], "{cells}");
            assert_eq!(story.number(), number, "{cells}");
        }
        // The agreement's channel stands alone.
        let fixed = agreed("channel=sms").patient("7", "phone=84951234567; channels=call");
        assert_eq!(fixed.decision(HYGIENE), NOBODY);
    }

    #[test]
    fn a_wrong_number_that_is_named_is_out_of_use_until_somebody_was_reached_on_it() {
        const OWN: &str = "phone=89187744206";
        let wrong = plan().contact("2026-01-20 12:00 wrong_number; phone=89187744206");
        for (contact, found) in [
            (
                "2026-01-20 11:00 reached; phone=89187744206",
                "not_permitted no_reachable_address",
            ),
            ("2026-01-20 12:00 reached; phone=89187744206", "call"),
            // Of the same moment a plain callback is no later.
            (
                "2026-01-20 12:00 callback; phone=89187744206",
                "not_permitted no_reachable_address",
            ),
            ("2026-02-02 reached; phone=89187744206", "call"),
            ("2026-02-02 booked; phone=89187744206", "call"),
            ("2026-02-02 callback; phone=89187744206", "call"),
            (
                "2026-02-02 declined; case=visit:V9; phone=89187744206",
                "call",
            ),
            (
                "2026-02-02 ask_doctor; phone=89187744206",
                "not_permitted no_reachable_address",
            ),
            (
                "2026-02-02 sent; phone=89187744206",
                "not_permitted no_reachable_address",
            ),
            (
                "2026-02-02 no_answer; phone=89187744206",
                "not_permitted no_reachable_address",
            ),
            (
                "2026-02-02 resolved; phone=89187744206",
                "not_permitted no_reachable_address",
            ),
            (
                "2026-02-02 reached; phone=89187744207",
                "not_permitted no_reachable_address",
            ),
            ("2026-02-02 reached", "not_permitted no_reachable_address"),
        ] {
            assert_eq!(
                wrong.clone().contact(contact).decision(PLAN),
                found,
                "{contact}"
            );
        }
        let other = plan().contact("2026-01-20 wrong_number; phone=89187744207");
        assert_eq!(other.patient("7", OWN).decision(PLAN), "call");
        // Tomorrow's is no fact yet, and another patient's says nothing of this one.
        let tomorrow = plan().contact("2026-03-05 wrong_number; phone=89187744206");
        assert_eq!(tomorrow.decision(PLAN), "call");
        let other = plan().patient("8", "");
        let other = other.contact("2026-03-01 wrong_number; phone=89187744206; patient_id=8");
        assert_eq!(other.decision(PLAN), "call");
        let email = agreed("").patient("7", "channels=sms, email; email=m@example.org");
        let email = email.contact("2026-01-20 wrong_number; phone=89187744206");
        assert_eq!(email.contacts(), ["7 email administrator - agreement:A1"]);
    }

    #[test]
    fn a_wrong_number_that_is_not_named_holds_for_thirty_days() {
        // 2 February and thirty days are 4 March.
        let wrong = plan().contact("2026-02-02 12:00 wrong_number");
        wrong.expect(
            PLAN,
            &[
                ("2026-03-03", "not_permitted no_reachable_address"),
                ("2026-03-04", "call"),
            ],
        );
        let wrong = plan().contact("2026-03-02 12:00 wrong_number");
        for (contact, found) in [
            (
                "2026-03-02 11:00 reached; case=visit:V9",
                "not_permitted no_reachable_address",
            ),
            ("2026-03-02 13:00 reached; case=visit:V9", "call"),
            (
                "2026-03-02 13:00 reached; case=visit:V9; phone=89187744207",
                "call",
            ),
            (
                "2026-03-02 13:00 sent; case=visit:V9",
                "not_permitted no_reachable_address",
            ),
        ] {
            assert_eq!(
                wrong.clone().contact(contact).decision(PLAN),
                found,
                "{contact}"
            );
        }
    }

    #[test]
    fn a_number_somebody_opted_out_on_is_out_of_use_for_all_who_did_not_consent_since() {
        let shared = |cells: &str, contact: &str| {
            let story = patient(cells).patient("8", "phone=89187744206");
            story.contact(&format!("{contact}; patient_id=8; phone=89187744206"))
        };
        for (cells, contact, found) in [
            (
                "",
                "2026-02-02 opt_out",
                "not_permitted no_reachable_address",
            ),
            (
                "consent_on=2026-02-02",
                "2026-02-02 opt_out",
                "not_permitted no_reachable_address",
            ),
            ("consent_on=2026-02-03", "2026-02-02 opt_out", "call"),
            (
                "consent_on=2026-03-05",
                "2026-02-02 opt_out",
                "not_permitted no_consent;no_reachable_address",
            ),
            (
                "consent=; consent_on=2026-02-03",
                "2026-02-02 opt_out",
                "not_permitted no_consent;no_reachable_address",
            ),
            (
                "consent=visits; consent_on=2026-02-03",
                "2026-02-02 opt_out",
                "not_permitted no_consent",
            ),
            (
                "",
                "2026-03-05 opt_out",
                "not_permitted no_reachable_address",
            ),
            ("call_phone=89187744207", "2026-02-02 opt_out", "call"),
            ("", "2026-02-02 declined", "call"),
        ] {
            assert_eq!(
                shared(cells, contact).decision(PLAN),
                found,
                "{cells} {contact}"
            );
        }
        // Each number is looked up by itself.
        let others = |number: &str| {
            let story = plan().patient("8", "phone=");
            ["89187744201", "89187744203", "89187744209", number]
                .iter()
                .fold(story, |story, number| {
                    story.contact(&format!("2026-02-02 opt_out; patient_id=8; phone={number}"))
                })
        };
        assert_eq!(others("89187744208").decision(PLAN), "call");
        assert_eq!(
            others("89187744206").decision(PLAN),
            "not_permitted no_reachable_address"
        );
        // An opt-out that names no number is the other patient's own affair.
        let story = plan().patient("8", "phone=89187744206");
        let story = story.contact("2026-02-02 opt_out; patient_id=8");
        assert_eq!(story.decision(PLAN), "call");
        let email = agreed("").patient("7", "channels=sms, email; email=m@example.org");
        let email = email
            .patient("8", "")
            .contact("2026-02-02 opt_out; patient_id=8; phone=89187744206");
        assert_eq!(email.contacts(), ["7 email administrator - agreement:A1"]);
    }

    #[test]
    fn an_opt_out_of_a_row_that_is_refused_or_nobodys_counts_for_the_number() {
        for contact in [
            "2026-02-02 opt_out; patient_id=99; phone=89187744206",
            "2026-02-02 opt_out; patient_id=; phone=89187744206",
            "someday opt_out; patient_id=99; phone=89187744206",
            // Whatever else stands beside the number, and where nobody knows what came of it.
            "2026-02-02 opt_out; patient_id=99; phone=на 8 (918) 774-42-06 не звонить",
            "2026-02-02 забыть; patient_id=99; phone=89187744206",
        ] {
            let story = patient("consent_on=2026-02-03")
                .contact(contact)
                .with_bad_rows();
            let found = if contact.starts_with("someday") {
                "not_permitted no_reachable_address"
            } else {
                "call"
            };
            assert_eq!(story.decision(PLAN), found, "{contact}");
            let before = story.patient("7", "consent_on=2026-01-13");
            assert_eq!(
                before.decision(PLAN),
                "not_permitted no_reachable_address",
                "{contact}"
            );
        }
    }
}
