//! Numbers in digits, for what is written by the million: a table is quicker than formatting.

/// The numbers below a hundred, in two digits each.
const TWO_DIGITS: &str = "\
    0001020304050607080910111213141516171819202122232425262728293031323334353637383940414243444546474849\
    5051525354555657585960616263646566676869707172737475767778798081828384858687888990919293949596979899";

/// A number below a hundred, in two digits.
#[must_use]
pub(crate) fn pair(number: usize) -> &'static str {
    TWO_DIGITS.get(2 * number..2 * number + 2).unwrap_or("")
}

/// A number below a hundred, in as many digits as it needs.
#[must_use]
pub(crate) fn short(number: usize) -> &'static str {
    let from = 2 * number + usize::from(number < 10);
    TWO_DIGITS.get(from..2 * number + 2).unwrap_or("")
}

/// Room for the digits of any number.
pub(crate) type Room = [u8; 20];

/// The digits of a number, written at the end of a room; two at a time, for the divisions take longest.
pub(crate) fn of(mut number: u64, room: &mut Room) -> &[u8] {
    let digits = TWO_DIGITS.as_bytes();
    let mut from = room.len();
    while number >= 10 {
        let two = 2 * usize::try_from(number % 100).unwrap_or_default();
        number /= 100;
        from -= 2;
        room[from] = digits[two];
        room[from + 1] = digits[two + 1];
    }
    if number > 0 || from == room.len() {
        from -= 1;
        room[from] = b'0' + u8::try_from(number).unwrap_or_default();
    }
    room.get(from..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_formatting_writes_them() {
        for number in (0..=1_001).chain([9_999, 10_000, 123_456, 1_000_000, u64::MAX]) {
            let digits = of(number, &mut Room::default()).to_vec();
            assert_eq!(String::from_utf8(digits).unwrap(), number.to_string());
        }
        for number in 0..100 {
            assert_eq!(short(number), number.to_string());
            assert_eq!(pair(number), format!("{number:02}"));
        }
    }
}
