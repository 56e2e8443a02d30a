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
        "Не уговаривайте и не упрекайте: ни слова о бесплатной консультации и потраченном времени.",
        "Don't press and don't reproach: not a word about the free consultation or the time it took.";
    TalkingRound:
        "Не уговаривайте прийти, если планы изменились.",
        "Don't talk the patient into coming if plans have changed.";
    Offers:
        "Никаких скидок и акций; о цене говорите, только если спросят.",
        "No discounts and no offers; prices only when asked.";
    Dislikes:
        "Не спрашивайте «Что Вам не понравилось?»: выслушайте то, что расскажут.",
        "Don't ask \"what didn't you like?\": listen to what is told.";
    Selling:
        "Когда спрашиваете о самочувствии, не предлагайте ни запись, ни услуги.",
        "When you ask how the patient feels, offer neither a visit nor services.";
    Advice:
        "Ничего не советуйте и не говорите «это нормально»: на вопросы ответит врач.",
        "Don't advise, and don't say \"that is normal\": the doctor answers questions.";
    Soothing:
        "Не говорите «это нормально» и «потерпите».",
        "Don't say \"that is normal\" or \"bear with it\".";
    DoctorsNumber:
        "Личный номер врача не давайте: узнайте ответ у врача и перезвоните.",
        "Don't give the doctor's own number: ask the doctor and call back.";
    Free:
        "Не говорите «бесплатно» и «просто посмотреть»: это не профилактический осмотр.",
        "Don't say \"free\" or \"just a look\": this is not the preventive examination.";
    Threat:
        "Не пугайте потерей гарантии: это напоминание, а не угроза.",
        "Don't frighten with the guarantee: this is a reminder, not a threat.";
    Proxy:
        "Звонит только сам врач: не поручайте этот разговор никому.",
        "Only the doctor in person makes this call: don't pass it on to anybody.";
}
