//! How somebody is contacted, and who does it.

use crate::base::closed_list;

closed_list! {
    /// A way to reach a patient.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    Channel, blanks NotNo {
        /// By voice.
        Call "call" as "звонок" / "call": "phone" "voice" "звонок" "телефон" "тел." "по телефону" "звонить" "голос";
        /// A text message.
        Sms "sms" as "СМС" / "text message": "смс" "sms сообщение" "смс сообщение";
        /// A messenger, on the same number.
        Messenger "messenger" as "мессенджер" / "messenger": "мессенджер" "whatsapp" "ватсап" "вотсап" "вацап" "wa" "telegram" "телеграм" "телега" "тг" "tg" "viber"
                "вайбер" "вк" "вконтакте" "max" "макс";
        /// E-mail.
        Email "email" as "эл. почта" / "e-mail": "e-mail" "почта" "эл. почта" "электронная почта" "на почту" "имейл" "мейл" "письмо";
    }
}

/// Channels in the order in which they are preferred, each once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Channels([Option<Channel>; Channel::ALL.len()]);

impl Channels {
    /// Adds a channel at the end, unless it is there already.
    pub fn add(&mut self, channel: Channel) {
        if self.iter().any(|known| known == channel) {
            return;
        }
        if let Some(place) = self.0.iter_mut().find(|place| place.is_none()) {
            *place = Some(channel);
        }
    }

    /// The channels in order.
    pub fn iter(self) -> impl Iterator<Item = Channel> {
        self.0.into_iter().flatten()
    }

    /// Whether none is named.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0[0].is_none()
    }
}

impl FromIterator<Channel> for Channels {
    fn from_iter<T: IntoIterator<Item = Channel>>(channels: T) -> Self {
        let mut list = Self::default();
        channels.into_iter().for_each(|channel| list.add(channel));
        list
    }
}

closed_list! {
    /// Who makes a contact.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    Caller, blanks Usual {
        /// The front desk.
        Administrator "administrator" as "администратор" / "administrator": "admin" "администратор" "админ" "ресепшн" "регистратура";
        /// The doctor.
        Doctor "doctor" as "врач" / "doctor": "врач" "доктор" "лично врач" "врач лично";
    }
}
