//! The archive that a workbook is, looked at before it is opened: one that is broken, or made to deceive, may say that it holds far more
//! texts than there are, or hold more than memory does, and nothing that believes it could go on.

use std::io::{self, Read, Seek, SeekFrom};

use zip::ZipArchive;

/// A workbook may hold so much whatever its size, and so many times its size whatever that is. What spreadsheet programs write is 5 to 30
/// times as large as the file.
const MOST_BYTES: u64 = if cfg!(test) { 1 << 12 } else { 1 << 26 };
const MOST_TIMES: u64 = 100;

/// The folder of the sheets of an XLSX, and the part of an ODS in which they are.
const SHEETS: &str = "worksheets/";
const CONTENT: &str = "content.xml";
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
        // Sheets are the largest parts, and are read no further than they say that they go.
        if name.contains(SHEETS) || name == CONTENT {
            match left.checked_sub(part.size()) {
                Some(rest) => left = rest,
                None => return false,
            }
            continue;
        }
        let mut part = part.take(left.saturating_add(1));
        io::copy(&mut part, &mut io::sink()).ok();
        if part.limit() == 0 {
            return false;
        }
        left = part.limit() - 1;
    }
    true
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
    fn no_archive_holds_far_more_than_its_size() {
        let large = usize::try_from(MOST_BYTES).unwrap();
        for name in [
            "xl/sharedStrings.xml",
            "xl/worksheets/sheet1.xml",
            "content.xml",
        ] {
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
    fn what_is_no_archive_is_not_sound() {
        assert!(!is_sound(Cursor::new(b"PK\x03\x04")));
        assert!(!is_sound(Cursor::new(b"")));
    }
}
