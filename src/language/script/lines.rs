//! The lines of a filled-in template.

/// A line a breath: blank ones are left out, spaces are single, and what ends in a stop already gets no second one.
pub(super) fn lines(filled: &str) -> String {
    let mut out = String::with_capacity(filled.len());
    for line in filled.lines() {
        let start = out.len();
        for word in line.split(' ').flat_map(words) {
            let joint = match out.len() {
                0 => "",
                at if at == start => "\n",
                _ => " ",
            };
            out.push_str(joint);
            out.push_str(word);
        }
        if out.ends_with("..") && !out.ends_with("...") {
            out.pop();
        }
    }
    out
}

/// The words of what stands between two spaces: as a rule it is one, and letters need not be looked at one by one.
fn words(piece: &str) -> impl Iterator<Item = &str> {
    // Space of another kind is a control character, or begins with one of these.
    let may_be_space = |&byte: &u8| byte < b'!' || matches!(byte, 0xC2 | 0xE1..=0xE3);
    let is_word = !piece.is_empty() && !piece.as_bytes().iter().any(may_be_space);
    let word = is_word.then_some(piece);
    let parts = (!is_word).then(|| piece.split_whitespace());
    word.into_iter().chain(parts.into_iter().flatten())
}

#[cfg(test)]
mod tests {
    use super::*;

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
