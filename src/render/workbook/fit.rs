//! How high a row must be: a spreadsheet program does not always find out by itself, and what does not fit is not seen.

/// A line of the workbook's letters, in points.
pub(super) const LINE: f64 = 12.0;
/// A head over a block.
pub(super) const HEAD: f64 = 20.0;

/// The size of its letters in pixels.
const EM: u32 = 12;
/// What a cell keeps free at its sides, in pixels.
const SIDES: u32 = 10;
/// What stays free below the last line, in points.
const BELOW: f64 = 3.0;
/// What the arrow of a filter covers, in pixels.
const ARROW: u32 = 17;

/// How high a text stands in a cell of so many pixels.
pub(super) fn text(text: &str, width_pixels: u32) -> f64 {
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

/// How wide a text is, in hundredths of a pixel.
fn pixels(text: &str) -> u64 {
    let parts: u64 = text.chars().map(|c| u64::from(em_hundredths(c))).sum();
    parts * u64::from(EM)
}

/// How wide a letter of Calibri is, in hundredths of the letters' size, rather more than less: programs round each to whole pixels.
const fn em_hundredths(c: char) -> u32 {
    match c {
        ' ' => 25,
        '.' | ',' | ':' | ';' | '!' | '\'' | '|' | '-' | '(' | ')' | 'i' | 'j' | 'l' | 't'
        | 'f' | 'r' => 33,
        'ж' | 'м' | 'ш' | 'щ' | 'ю' | 'ы' | 'ф' | 'w' | 'm' => 74,
        'а'..='я' | 'ё' => 53,
        'Ж' | 'М' | 'Ш' | 'Щ' | 'Ю' | 'Ы' | 'Ф' | 'W' | 'M' => 90,
        'А'..='Я' | 'A'..='Z' => 62,
        '—' | '…' | '№' => 95,
        _ => 54,
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
