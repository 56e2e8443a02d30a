//! How high a row must be: a spreadsheet program does not always find out by itself, and what does not fit is not seen.

/// A line of the workbook's letters, in points.
pub(in crate::render) const LINE: f64 = 12.0;
/// A head over a block.
pub(super) const HEAD: f64 = 20.0;

/// The size of its letters in pixels.
const EM: u32 = 12;
/// What a cell keeps free at its sides, in pixels.
const SIDES: u32 = 8;
/// How wide a text may become where each letter is rounded, in per cent of its own width.
const ROUNDED_PERCENT: u64 = 103;
/// What stays free below the last line, in points.
const BELOW: f64 = 3.0;
/// What the arrow of a filter covers, in pixels.
const ARROW: u32 = 17;

/// How high a text stands in a cell of so many pixels.
pub(in crate::render) fn text(text: &str, width_pixels: u32) -> f64 {
    height(lines(text, width_pixels.saturating_sub(SIDES)))
}

/// The same of a heading, which is bold and has an arrow in its corner.
pub(super) fn heading(text: &str, width_pixels: u32) -> f64 {
    let lines = lines(text, width_pixels.saturating_sub(SIDES + ARROW / 2));
    height(lines.max(2))
}

fn height(lines: u32) -> f64 {
    f64::from(lines) * LINE + BELOW
}

/// How many lines a text takes, broken between words.
fn lines(text: &str, width_pixels: u32) -> u32 {
    let width = u64::from(width_pixels.max(EM)) * 100;
    let of_line = |line: &str| {
        let (mut lines, mut used) = (1_u64, 0_u64);
        for word in line.split(' ') {
            let length = pixels(word);
            let with_space = if used == 0 {
                length
            } else {
                used + pixels(" ") + length
            };
            if with_space <= width {
                used = with_space;
                continue;
            }
            if used > 0 {
                lines += 1;
            }
            // A word that is longer than the cell is broken anywhere.
            lines += length.saturating_sub(1) / width;
            used = length - length.saturating_sub(1) / width * width;
        }
        lines
    };
    let all: u64 = text.lines().map(of_line).sum();
    u32::try_from(all.max(1)).unwrap_or(u32::MAX)
}

/// How wide a text is, in hundredths of a pixel; a little more than it is, for programs round each letter to whole pixels.
fn pixels(text: &str) -> u64 {
    let parts: u64 = text.chars().map(|c| u64::from(em_hundredths(c))).sum();
    parts * u64::from(EM) * ROUNDED_PERCENT / 100
}

/// How wide the small letters from а to я are in Calibri, in hundredths of the letters' size.
const RUSSIAN: [u8; 32] = [
    48, 53, 48, 35, 56, 50, 69, 42, 54, 54, 46, 51, 68, 53, 53, 52, 53, 42, 39, 45, 62, 43, 54, 47,
    73, 75, 54, 67, 47, 44, 72, 47,
];
/// The capitals likewise.
const RUSSIAN_CAPITALS: [u8; 32] = [
    58, 54, 53, 43, 64, 49, 80, 47, 64, 64, 54, 61, 85, 62, 66, 62, 52, 53, 49, 53, 70, 52, 64, 56,
    87, 89, 61, 76, 53, 55, 88, 56,
];

/// How wide a letter of Calibri is, in hundredths of the letters' size.
fn em_hundredths(c: char) -> u32 {
    let of = |first: char, widths: &[u8]| {
        let place = u32::from(c).checked_sub(u32::from(first))?;
        widths.get(usize::try_from(place).ok()?).copied()
    };
    let russian = of('а', &RUSSIAN).or_else(|| of('А', &RUSSIAN_CAPITALS));
    if let Some(width) = russian {
        return u32::from(width);
    }
    match c {
        ' ' => 23,
        '.' | ',' | ':' | ';' | '!' | '\'' | '|' | '-' | '(' | ')' | 'i' | 'j' | 'l' | 't'
        | 'f' | 'r' => 31,
        'w' | 'm' => 76,
        'W' | 'M' => 88,
        'A'..='Z' => 60,
        '—' | '…' | '№' => 92,
        _ => 51,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_broken_between_words() {
        for (text, width, count) in [
            ("", 100, 1),
            ("Болит", 100, 1),
            ("Здравствуйте! Олег Степанович?", 110, 2),
            ("раз\nдва\nтри", 300, 3),
            ("раз\n\nтри", 300, 3),
            ("администраторадминистратор", 60, 3),
        ] {
            assert_eq!(lines(text, width), count, "{text}");
        }
    }

    #[test]
    fn a_heading_has_room_for_the_arrow() {
        assert!(heading("перезвонить", 70) > text("перезвонить", 80));
        assert!(heading("№", 34) > LINE * 2.0);
    }
}
