//! Texts as HTML has them.

use std::fmt::{self, Write as _};

use sha2::{Digest, Sha256};

/// A text of which nothing is markup, between tags and in quoted attributes.
pub(in crate::render) fn escaped(text: &str) -> Escaped<'_> {
    Escaped(text)
}

pub(in crate::render) struct Escaped<'a>(&'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.0;
        while let Some(at) = rest.find(['&', '<', '>', '"', '\'', '\0']) {
            let (before, sign) = rest.split_at(at);
            f.write_str(before)?;
            f.write_str(match sign.as_bytes().first() {
                Some(b'&') => "&amp;",
                Some(b'<') => "&lt;",
                Some(b'>') => "&gt;",
                Some(b'"') => "&quot;",
                Some(b'\'') => "&#39;",
                // HTML knows no such character.
                _ => "\u{fffd}",
            })?;
            rest = &sign[1..];
        }
        f.write_str(rest)
    }
}

/// A text of which nothing is markup, save that no telephone number in it is broken over two lines.
pub(in crate::render) fn numbered(text: &str) -> String {
    const FEWEST_DIGITS: usize = 10;
    let is_of_number =
        |c: char| c.is_ascii_digit() || matches!(c, ' ' | '\u{a0}' | '(' | ')' | '-');
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c == '+' || c.is_ascii_digit()) {
        let (before, from) = rest.split_at(at);
        let sign = usize::from(from.starts_with('+'));
        let end = from[sign..].find(|c| !is_of_number(c));
        let all = &from[..end.map_or(from.len(), |end| end + sign)];
        let number = all.trim_end_matches(|c: char| !c.is_ascii_digit());
        // A plus before what is no number is a sign like any other.
        let number = if number.is_empty() { all } else { number };
        write!(out, "{}", escaped(before)).ok();
        let digits = number.chars().filter(char::is_ascii_digit).count();
        if digits >= FEWEST_DIGITS {
            write!(out, "<span class=\"number\">{}</span>", escaped(number)).ok();
        } else {
            write!(out, "{}", escaped(number)).ok();
        }
        rest = &from[number.len()..];
    }
    write!(out, "{}", escaped(rest)).ok();
    out
}

/// JSON that no parser of HTML takes for the end of the script in which it stands.
pub(super) fn within_script(json: &str) -> String {
    json.replace('<', "\\u003c")
}

/// What a page may do: show its own style, run its own script where it has one, and nothing else.
pub(in crate::render) fn policy(style: &str, script: Option<&str>) -> String {
    let own = |text: &str| format!("'sha256-{}'", base64(&Sha256::digest(text.as_bytes())));
    let script = script.map_or_else(String::new, |script| {
        format!("script-src {}; ", own(script))
    });
    format!(
        "default-src 'none'; style-src {}; {script}base-uri 'none'; form-action 'none'",
        own(style)
    )
}

/// Bytes in base64, as a policy names a digest.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for three in bytes.chunks(3) {
        let byte = |at: usize| u32::from(three.get(at).copied().unwrap_or(0));
        let all = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4 {
            let letter = LETTERS[(all >> (18 - 6 * place) & 63) as usize];
            out.push(if place > three.len() {
                '='
            } else {
                char::from(letter)
            });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_text_is_markup() {
        let text = "<script>alert('x')</script> & \"Ko\" ёж\0";
        assert_eq!(
            escaped(text).to_string(),
            "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;Ko&quot; ёж\u{fffd}"
        );
        let json = serde_json::json!({ "name": "</script><!--" }).to_string();
        let within = within_script(&json);
        assert!(!within.contains('<'));
        let back: serde_json::Value = serde_json::from_str(&within).unwrap();
        assert_eq!(back["name"], "</script><!--");
    }

    #[test]
    fn a_number_in_a_text_stays_on_one_line() {
        for (text, shown) in [
            (
                "Звоните: 8 (495) 000-00-00. Ждём",
                "Звоните: <span class=\"number\">8 (495) 000-00-00</span>. Ждём",
            ),
            (
                "+7 916 000 22 22 доб. 5",
                "<span class=\"number\">+7 916 000 22 22</span> доб. 5",
            ),
            (
                "2 марта в 10:00-12:00, 1 + 1 < 3 +",
                "2 марта в 10:00-12:00, 1 + 1 &lt; 3 +",
            ),
            ("2026-03-02", "2026-03-02"),
            ("", ""),
        ] {
            assert_eq!(numbered(text), shown);
        }
    }

    #[test]
    fn digests_are_written_as_policies_name_them() {
        for (bytes, written) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(base64(bytes.as_bytes()), written);
        }
        assert_eq!(base64(&[0xff, 0xfb]), "//s=");
    }
}
