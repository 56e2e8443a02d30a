//! Texts as HTML has them.

use std::fmt;

/// A text of which nothing is markup, between tags and in quoted attributes.
pub(super) fn escaped(text: &str) -> Escaped<'_> {
    Escaped(text)
}

pub(super) struct Escaped<'a>(&'a str);

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

/// JSON that no parser of HTML takes for the end of the script in which it stands.
pub(super) fn within_script(json: &str) -> String {
    json.replace('<', "\\u003c")
}

/// Bytes in base64, as a policy names a digest.
pub(super) fn base64(bytes: &[u8]) -> String {
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
