//! The lines of a filled-in template.

/// A line a breath: blank ones are left out, spaces are single, and what ends in a stop already gets no second one.
pub(super) fn lines(filled: &str) -> String {
    let mut out = String::with_capacity(filled.len());
    for line in filled.lines() {
        let start = out.len();
        for word in line.split_whitespace() {
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
