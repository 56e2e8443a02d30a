//! How somebody is contacted, and who does it.

/// A way to reach a patient.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Channel {
    /// By voice.
    Call,
    /// A text message.
    Sms,
    /// A messenger, on the same number.
    Messenger,
    /// E-mail.
    Email,
}

impl Channel {
    /// The name in files and JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Call => "call",
            Self::Sms => "sms",
            Self::Messenger => "messenger",
            Self::Email => "email",
        }
    }
}

/// Up to four channels in the order in which they are preferred, each once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Channels([Option<Channel>; 4]);

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

/// Who makes a contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Caller {
    /// The front desk.
    Administrator,
    /// The doctor.
    Doctor,
}

impl Caller {
    /// The name in files and JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Administrator => "administrator",
            Self::Doctor => "doctor",
        }
    }
}
