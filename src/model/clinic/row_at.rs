//! Where a row stands.

/// The input row that something rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowAt {
    input: u8,
    /// Big-endian, which orders as numbers do, and in bytes, which need no alignment: there are millions of these in other rows.
    line: [u8; 4],
}

impl RowAt {
    /// The row of one of [`Clinic::inputs`] whose record starts on a line, from 1.
    #[must_use]
    pub const fn new(input: u8, line: u32) -> Self {
        Self {
            input,
            line: line.to_be_bytes(),
        }
    }

    /// Which of [`Clinic::inputs`].
    #[must_use]
    pub const fn input(self) -> u8 {
        self.input
    }

    /// The line on which the record starts, from 1.
    #[must_use]
    pub const fn line(self) -> u32 {
        u32::from_be_bytes(self.line)
    }
}
