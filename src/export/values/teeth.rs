//! Teeth by their FDI numbers.

use super::{Read, Unreadable, trim};

/// A set of teeth by their FDI numbers: eight quadrants of eight places, those of the milk teeth with five.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Teeth(u64);

/// One tooth or several by their two-digit FDI numbers: `36`, `3.6`, `36, 37`, `36 и 37`.
///
/// # Errors
///
/// Where any part of the cell is something else.
pub fn teeth(cell: &str) -> Read<Teeth> {
    if super::is_blank(cell) {
        return Ok(None);
    }
    let mut teeth = Teeth::default();
    let parted = |c: char| matches!(c, ',' | ';' | '/' | '+') || c.is_whitespace();
    for part in trim(cell).split(parted) {
        if !matches!(part, "" | "и" | "and") {
            teeth.0 |= 1 << bit(part.as_bytes()).ok_or(Unreadable)?;
        }
    }
    if teeth == Teeth::default() {
        return Err(Unreadable);
    }
    Ok(Some(teeth))
}

impl Teeth {
    /// Their numbers, from the lowest.
    pub fn numbers(self) -> impl Iterator<Item = u32> {
        (0..64)
            .filter(move |bit| self.0 & (1 << bit) != 0)
            .map(|bit| (bit / 8 + 1) * 10 + bit % 8 + 1)
    }

    /// Those of each quadrant, from the first: a bit for each place, counted from the middle.
    #[must_use]
    pub const fn quadrants(self) -> [u8; 8] {
        self.0.to_le_bytes()
    }
}

fn bit(number: &[u8]) -> Option<u8> {
    let (quadrant, place) = match *number {
        [quadrant, place] | [quadrant, b'.', place] => {
            (quadrant.checked_sub(b'1')?, place.checked_sub(b'1')?)
        }
        _ => return None,
    };
    let places = match quadrant {
        0..4 => 8,
        4..8 => 5,
        _ => return None,
    };
    (place < places).then_some(quadrant * 8 + place)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn teeth_are_read_by_their_numbers() {
        let numbers =
            |cell| teeth(cell).map(|teeth| teeth.map(|it| it.numbers().collect::<Vec<_>>()));
        let cases: [(&str, &[u32]); 8] = [
            ("36", &[36]),
            (" 3.6 ", &[36]),
            ("37, 36", &[36, 37]),
            ("36;37/38", &[36, 37, 38]),
            ("11 и 21", &[11, 21]),
            ("11 and 21 + 22", &[11, 21, 22]),
            ("55", &[55]),
            ("85", &[85]),
        ];
        for (cell, wanted) in cases {
            assert_eq!(numbers(cell), Ok(Some(wanted.to_vec())), "{cell:?}");
        }
        for cell in ["", "-", "нет", "н/д"] {
            assert_eq!(numbers(cell), Ok(None), "{cell:?}");
        }
        for cell in [
            "99",
            "19",
            "56",
            "зуб",
            "6",
            "360",
            "36-38",
            "верхний",
            "36, зуб",
            ",",
            "0",
            "3 6",
            "36.0",
        ] {
            assert_eq!(numbers(cell), Err(Unreadable), "{cell:?}");
        }
    }

    proptest! {
        #[test]
        fn any_cell_is_read_or_not(cell in any::<String>()) {
            let _ = teeth(&cell);
        }
    }
}
