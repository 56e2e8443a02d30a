//! What is said of complaints that are not settled, and of outcomes that a manager has to have made clear.

use super::Words;
use super::plain::Phrase;
use crate::base::{Both, both};
use crate::model::clinic::Reason;
use crate::report::desk::Settling;

/// What stands over them.
const HEAD: Both = both("Жалобы, которые не закрыты:", "Complaints that are open:");

const UNCLEAR: Both = both(
    "Непонятно, чем закончился разговор; пока не исправите слово там, где его вписали, пациента не беспокоим:",
    "Nobody can tell what came of these; until the word is mended where it was written, nobody contacts the patient:",
);

impl Words<'_> {
    pub(crate) fn open_complaints(&self) -> &'static str {
        HEAD.said_in(self.language)
    }

    pub(crate) fn unclear_outcomes(&self) -> &'static str {
        UNCLEAR.said_in(self.language)
    }

    /// What nobody calls about until then; blank where there is nothing.
    pub(crate) fn waiting(&self, reasons: &[Reason]) -> String {
        if reasons.is_empty() {
            return String::new();
        }
        let reasons: Vec<String> = reasons
            .iter()
            .map(|&reason| Phrase(self.reason(reason)).to_string())
            .collect();
        let until = both("До этого не звоним:", "Until then nobody calls about:");
        format!(" {} {}.", until.said_in(self.language), reasons.join(", "))
    }

    /// What to do about a complaint.
    pub(crate) fn settling(&self, settling: Settling) -> &'static str {
        let words = match settling {
            Settling::ByTalk => both(
                "Поговорите с пациентом о жалобе; когда всё улажено, запишите итог «жалоба закрыта».",
                "Speak with the patient about the complaint; once it is settled, note \"the complaint was settled\".",
            ),
            Settling::WithoutCall => both(
                "Звонить этому пациенту нельзя: разберитесь без звонка; когда всё улажено, запишите итог «жалоба закрыта».",
                "Nobody may call this patient: look into it without a call; once it is settled, note \"the complaint was settled\".",
            ),
            Settling::AfterDoctor => both(
                "У пациента ещё и болит: сначала с ним говорит врач, потом Вы — о жалобе; когда всё улажено, запишите итог «жалоба закрыта».",
                "The patient is in pain as well: the doctor speaks first, then you about the complaint; once it is settled, note \"the complaint was settled\".",
            ),
        };
        words.said_in(self.language)
    }
}
