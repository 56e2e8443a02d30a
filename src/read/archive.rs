//! The archive that a workbook is, looked at before it is opened: one that is broken, or made to deceive, may say that it holds far more
//! texts than there are, or hold more than memory does, and nothing that believes it could go on.

use std::io::{self, Read, Seek, SeekFrom};

use memchr::{memchr, memmem};
use zip::ZipArchive;

/// A workbook may hold so much whatever its size, and so many times its size whatever that is. What spreadsheet programs write is 5 to 30
/// times as large as the file.
const MOST_BYTES: u64 = if cfg!(test) { 1 << 12 } else { 1 << 26 };
const MOST_TIMES: u64 = 100;

/// The folder of the sheets.
const SHEETS: &str = "worksheets/";
/// The part that holds the texts of all sheets, and says before them how many they are.
const TEXTS: &str = "sharedstrings.xml";
const COUNT: &[u8] = b"uniqueCount";
/// What the shortest text takes, `<si/>`.
const FEWEST_BYTES: usize = 5;

/// The part that holds the styles. Each is kept with the names that it refers to, so that many of them times a long name could be anything.
const STYLES: &str = "styles.xml";
const STYLE: &[u8] = b"xf";
const MOST_STYLE_BYTES: usize = 1 << 28;
/// What a style takes besides names.
const STYLE_BYTES: usize = 512;

/// Whether opening the archive takes no more memory than its size lets expect.
pub(super) fn is_sound(mut archive: impl Read + Seek) -> bool {
    let Ok(length) = archive.seek(SeekFrom::End(0)) else {
        return false;
    };
    let Ok(mut archive) = ZipArchive::new(archive) else {
        return false;
    };
    let mut left = length.saturating_mul(MOST_TIMES).max(MOST_BYTES);
    for place in 0..archive.len() {
        // A part that can't be read to its end here is refused when it is wanted, if it ever is.
        let Ok(part) = archive.by_index(place) else {
            continue;
        };
        let name = part.name().map(|name| name.to_ascii_lowercase());
        let name = name.unwrap_or_default();
        // Sheets are the largest parts, and are read cell by cell: what is said of their size is believed.
        if name.contains(SHEETS) {
            match left.checked_sub(part.size()) {
                Some(rest) => left = rest,
                None => return false,
            }
            continue;
        }
        let mut part = part.take(left.saturating_add(1));
        let takes_too_much: Option<fn(&[u8]) -> bool> = if name.ends_with(TEXTS) {
            Some(exaggerates)
        } else if name.ends_with(STYLES) {
            Some(swells)
        } else {
            None
        };
        if let Some(takes_too_much) = takes_too_much {
            let mut text = Vec::new();
            part.read_to_end(&mut text).ok();
            if takes_too_much(&text) {
                return false;
            }
        } else {
            io::copy(&mut part, &mut io::sink()).ok();
        }
        if part.limit() == 0 {
            return false;
        }
        left = part.limit() - 1;
    }
    true
}

/// Whether there can't be as many texts as these say they are. Room is made for so many before the first is read.
fn exaggerates(texts: &[u8]) -> bool {
    is_wide(texts)
        || memmem::find_iter(texts, COUNT).any(|at| {
            let rest = texts.get(at + COUNT.len()..).unwrap_or_default();
            let number = rest.trim_ascii_start().strip_prefix(b"=");
            let number = number.unwrap_or_default().trim_ascii_start();
            let digits = number.iter().skip(1).filter(|byte| **byte != b'+');
            let digits = digits.map_while(|byte| char::from(*byte).to_digit(10));
            let count = digits.fold(0, |count: usize, digit| {
                count.saturating_mul(10).saturating_add(digit as usize)
            });
            count > texts.len() / FEWEST_BYTES
        })
}

/// Whether so many styles with names so long take too much.
fn swells(styles: &[u8]) -> bool {
    let count = memmem::find_iter(styles, STYLE).count();
    let names = styles.split(|byte| matches!(byte, b'"' | b'\'' | b'<' | b'>'));
    let longest = names.map(<[u8]>::len).max().unwrap_or_default();
    is_wide(styles) || count.saturating_mul(longest + STYLE_BYTES) > MOST_STYLE_BYTES
}

/// Whether a part is in an encoding of two bytes a letter, in which no word would be found here; no program writes one.
fn is_wide(part: &[u8]) -> bool {
    memchr(0, part).is_some()
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    /// An archive of one part.
    fn of(name: &str, part: &[u8]) -> Cursor<Vec<u8>> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        writer
            .start_file(name, SimpleFileOptions::default())
            .unwrap();
        writer.write_all(part).unwrap();
        writer.finish().unwrap()
    }

    #[test]
    fn no_archive_has_more_texts_than_it_holds() {
        for (count, texts, sound) in [
            ("uniqueCount='2'", "<si><t>a</t></si><si/>", true),
            ("uniqueCount=\"0\"", "", true),
            ("uniqueCount='2' count='99999999999'", "<si/><si/>", true),
            ("count='9'", "<si><t>uniqueCount is a word</t></si>", true),
            ("uniqueCount='200'", "<si/><si/>", false),
            ("uniqueCount = \"+200\"", "<si/><si/>", false),
            ("uniqueCount='18446744073709551615'", "<si/>", false),
            ("uniqueCount='99999999999999999999'", "<si/>", false),
        ] {
            let part = format!("<sst {count}>{texts}</sst>");
            let archive = of("xl/SharedStrings.xml", part.as_bytes());
            assert_eq!(is_sound(archive), sound, "{part}");
            assert!(is_sound(of("xl/styles.xml", part.as_bytes())), "{part}");
        }
        let wide: Vec<u8> = "<sst uniqueCount='99999'>"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert!(!is_sound(of("xl/sharedStrings.xml", &wide)));
    }

    #[test]
    fn no_archive_holds_far_more_than_its_size() {
        let large = usize::try_from(MOST_BYTES).unwrap();
        for name in ["xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"] {
            assert!(is_sound(of(name, &vec![b' '; large])), "{name}");
            // 64 KB of one letter are a hundred bytes in the archive, and the rest of it.
            assert!(!is_sound(of(name, &vec![b' '; 16 * large])), "{name}");
        }
        let mut dice = 1_u32;
        let many: Vec<u8> = std::iter::repeat_with(|| {
            dice = dice.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            b'a' + u8::try_from(dice >> 27).unwrap() % 16
        })
        .take(16 * large)
        .collect();
        assert!(is_sound(of("xl/worksheets/sheet1.xml", &many)));
    }

    #[test]
    fn styles_do_not_swell() {
        let styles = |count: usize, name: usize| {
            let name = "a".repeat(name);
            let styles = "<xf fontId='0'/>".repeat(count);
            format!("<fonts><font><name val='{name}'/></font></fonts><cellXfs>{styles}</cellXfs>")
        };
        // As many as a spreadsheet may have, and as much as it may say of one.
        assert!(!swells(styles(65_490, 1_000).as_bytes()));
        assert!(!swells(styles(100, 300_000).as_bytes()));
        assert!(swells(styles(1_000, 300_000).as_bytes()));
        assert!(swells(b"<\0x\0f\0"));
        assert!(swells("<x:xf/>".repeat(600_000).as_bytes()));
    }

    #[test]
    fn what_is_no_archive_is_not_sound() {
        assert!(!is_sound(Cursor::new(b"PK\x03\x04")));
        assert!(!is_sound(Cursor::new(b"")));
    }
}
