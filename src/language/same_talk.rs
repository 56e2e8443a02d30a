//! The other contacts that one call makes. There may be thousands, and each contact of them has all the others: they are counted, and only the
//! first of them named.

/// The positions of the other contacts that are made by the same call, from 1.
#[derive(Clone, Copy, Debug)]
pub struct SameTalk<'a> {
    /// All positions of the talk, in order.
    all: &'a [usize],
    /// The place among them of the contact itself.
    own: Option<usize>,
}

impl<'a> SameTalk<'a> {
    /// The others beside a position of a talk.
    #[must_use]
    pub fn beside(position: usize, all: &'a [usize]) -> Self {
        let own = all.binary_search(&position).ok();
        Self { all, own }
    }

    /// How many others there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.all.len() - usize::from(self.own.is_some())
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Their positions, in order.
    pub fn iter(&self) -> impl Iterator<Item = usize> + use<'a> {
        let own = self.own;
        let all = self.all.iter().copied().enumerate();
        all.filter(move |(place, _)| Some(*place) != own)
            .map(|(_, position)| position)
    }

    /// The last of them.
    pub(super) fn last(&self) -> Option<usize> {
        let last = self.all.len().checked_sub(1)?;
        let place = if self.own == Some(last) {
            last.checked_sub(1)?
        } else {
            last
        };
        self.all.get(place).copied()
    }

    /// The position of the first contact of the talk, where that is another one.
    #[must_use]
    pub fn begun_at(&self) -> Option<usize> {
        self.all.first().copied().filter(|_| self.own != Some(0))
    }

    /// The first positions, as many as are named, and how many others there are.
    pub(super) fn told(&self, most: usize) -> (String, usize) {
        let named = self.iter().take(most).map(|it| it.to_string());
        let named: Vec<String> = named.collect();
        (named.join(", "), self.len() - named.len())
    }
}

impl<'a> From<&'a [usize]> for SameTalk<'a> {
    fn from(others: &'a [usize]) -> Self {
        Self {
            all: others,
            own: None,
        }
    }
}

impl<'a, const N: usize> From<&'a [usize; N]> for SameTalk<'a> {
    fn from(others: &'a [usize; N]) -> Self {
        others.as_slice().into()
    }
}
