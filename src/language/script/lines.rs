//! The lines of a filled-in template.

/// A line a breath: blank ones are left out, spaces are single, and what ends in a stop already gets no second one.
pub(super) fn lines(filled: &str) -> String {
    let mut out = String::with_capacity(filled.len());
    let mut rest = filled;
    while !rest.is_empty() {
        let end = memchr::memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len());
        let (line, behind) = rest.split_at(end);
        rest = behind.strip_prefix('\n').unwrap_or(behind);
        if line.is_empty() {
            continue;
        }
        let start = out.len();
        if is_spaced(line) {
            put(&mut out, start, line);
        } else {
            for word in line.split_whitespace() {
                put(&mut out, start, word);
            }
        }
        if out.ends_with("..") && !out.ends_with("...") {
            out.pop();
        }
    }
    out
}

/// Puts words behind those of a line that begins at a place, or begins that line.
fn put(out: &mut String, start: usize, words: &str) {
    let joint = match out.len() {
        0 => "",
        at if at == start => "\n",
        _ => " ",
    };
    out.push_str(joint);
    out.push_str(words);
}

/// Whether a line has single spaces between its words, and none at its ends, as nearly all have. Most of them tell so by their bytes, of
/// which many are looked at together.
fn is_spaced(line: &str) -> bool {
    const TWO_SPACES: u8 = 1;
    const OTHER: u8 = 2;
    let bytes = line.as_bytes();
    let (Some((&first, behind)), Some(&last)) = (bytes.split_first(), bytes.last()) else {
        return false;
    };
    // Space of another kind is a control character, or begins with one of these; so do dashes and quotation marks.
    let other = |byte: u8| {
        OTHER * (u8::from(byte < b' ') | u8::from(byte == 0xC2) | u8::from(byte & 0xFC == 0xE0))
    };
    let spaces = |one: u8, next: u8| TWO_SPACES * (u8::from(one == b' ') & u8::from(next == b' '));
    let found = bytes
        .iter()
        .zip(behind)
        .fold(other(first), |found, (&one, &next)| {
            found | spaces(one, next) | other(next)
        });
    let is_space_at = |at: usize| {
        let mut letters = line.get(at..).unwrap_or_default().chars();
        letters.next().is_some_and(char::is_whitespace)
    };
    let has_other = || {
        let mut bytes = bytes.iter().enumerate();
        bytes.any(|(at, &byte)| other(byte) != 0 && is_space_at(at))
    };
    first != b' ' && last != b' ' && found & TWO_SPACES == 0 && (found & OTHER == 0 || !has_other())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_parts_words_parts_those_of_a_line() {
        let signs = (0..0x3100).filter_map(char::from_u32);
        for sign in signs.filter(|sign| !matches!(sign, '\n' | '.')) {
            let line = format!("«Мост» {sign} — Ёлка{sign}");
            let wanted: Vec<&str> = line.split_whitespace().collect();
            assert_eq!(lines(&line), wanted.join(" "), "{sign:?}");
            let inside = format!("Как{sign}дела, {sign}\nмост");
            let wanted: Vec<&str> = inside.split_whitespace().collect();
            assert_eq!(
                lines(&inside).replace('\n', " "),
                wanted.join(" "),
                "{sign:?}"
            );
        }
    }

    #[test]
    fn a_line_is_a_breath() {
        for (filled, wanted) in [
            (
                "\n  Первое. \n\n\tВас  примет\u{a0}врач.\n",
                "Первое.\nВас примет врач.",
            ),
            ("Вас примет Соболева И. П..", "Вас примет Соболева И. П."),
            ("и так далее...", "и так далее..."),
            ("\n\n", ""),
        ] {
            assert_eq!(lines(filled), wanted);
        }
    }
}
