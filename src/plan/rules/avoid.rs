//! What is not to be said or done in a talk.

use crate::base::{Both, both};

/// Declares each with its words.
macro_rules! avoid {
    ($($name:ident: $russian:literal, $english:literal;)+) => {
        /// What is not to be said or done. The first three go by whom the contact reaches, the others by the reason.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Avoid {
            $($name),+
        }

        impl Avoid {
            #[cfg(test)]
            pub(crate) const ALL: &'static [Self] = &[$(Self::$name),+];

            pub(crate) const fn words(self) -> Both {
                match self {
                    $(Self::$name => both($russian, $english)),+
                }
            }
        }
    };
}

avoid! {
    OtherEars:
        "Ни слова о лечении другому человеку или автоответчику.",
        "Not a word about treatment to anybody else or to an answering machine.";
    ChildsEars:
        "О лечении говорите только с представителем: ни с ребёнком, ни с другими людьми, ни с автоответчиком.",
        "Speak of treatment with the guardian only: not with the child, with anybody else or to an answering machine.";
    ClinicalMessage:
        "Ничего о диагнозе и лечении в сообщении.",
        "Nothing about diagnosis or treatment in the message.";
    Questions:
        "Не спрашивайте «Почему Вы не приходите?» и «Запишетесь?».",
        "Don't ask \"why don't you come?\" or \"will you book?\".";
    Reproach:
        "Не уговаривайте и не упрекайте: ни бесплатной консультацией, ни потраченным временем.",
        "Don't talk anybody round and don't reproach: not for a free consultation, not for time spent.";
    TalkingRound:
        "Не уговаривайте прийти, если планы изменились.",
        "Don't talk the patient into coming if plans have changed.";
    Offers:
        "Никаких скидок и акций; о цене — только если спросят.",
        "No discounts and no offers; prices only when asked.";
    Dislikes:
        "Не спрашивайте «Что Вам не понравилось?»: выслушайте, что расскажут.",
        "Don't ask \"what didn't you like?\": listen to what is told.";
    Selling:
        "Не предлагайте запись и услуги: этот разговор только о самочувствии.",
        "Don't offer a visit or services: this talk is only about how the patient feels.";
    Threat:
        "Не пугайте потерей гарантии: это напоминание, а не угроза.",
        "Don't frighten with the guarantee: this is a reminder, not a threat.";
    Proxy:
        "Звонит только сам врач: не поручайте этот разговор никому.",
        "Only the doctor in person makes this call: don't pass it on to anybody.";
}
