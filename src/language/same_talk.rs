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

#[cfg(test)]
mod tests {
    use super::SameTalk;

    #[test]
    fn of_many_the_first_are_named_and_the_rest_counted() {
        let all: Vec<usize> = (3..40).collect();
        let beside = |position| SameTalk::beside(position, &all);
        assert_eq!(beside(3).told(4), ("4, 5, 6, 7".to_owned(), 32));
        assert_eq!(beside(5).told(4), ("3, 4, 6, 7".to_owned(), 32));
        assert_eq!(
            (beside(3).begun_at(), beside(4).begun_at()),
            (None, Some(3))
        );
        assert_eq!((beside(39).last(), beside(3).last()), (Some(38), Some(39)));
        let alone = SameTalk::beside(7, &[7]);
        assert!(alone.is_empty() && alone.last().is_none() && alone.begun_at().is_none());
        assert_eq!(alone.told(4), (String::new(), 0));
        let none = SameTalk::beside(7, &[]);
        assert!(none.is_empty() && none.begun_at().is_none());
    }
}
