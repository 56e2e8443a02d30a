//! SHA-256 of files, by which it is known that one is still what it was.

use std::fmt::Write as _;
use std::io::{self, Read};
use std::path::Path;

use sha2::{Digest, Sha256};

/// How much is read at once.
const CHUNK_BYTES: usize = 1 << 16;

/// SHA-256 of bytes, in hex.
#[must_use]
pub fn of_bytes(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// SHA-256 of what can be read to its end, in hex; and how many bytes that is.
///
/// # Errors
/// Where it can't be read.
pub fn of_reader(source: &mut (impl Read + ?Sized)) -> io::Result<(String, u64)> {
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; CHUNK_BYTES];
    let mut all = 0;
    loop {
        match source.read(&mut buffer) {
            Ok(0) => return Ok((hex(&hasher.finalize()), all)),
            Ok(length) => {
                hasher.update(&buffer[..length]);
                all += length as u64;
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

/// SHA-256 of a file, in hex.
///
/// # Errors
/// Where it can't be read.
pub fn of_file(path: &Path) -> io::Result<String> {
    let mut file = std::fs::File::open(path)?;
    Ok(of_reader(&mut file)?.0)
}

pub(crate) fn hex(digest: &[u8]) -> String {
    let mut hex = String::with_capacity(2 * digest.len());
    for byte in digest {
        write!(hex, "{byte:02x}").ok();
    }
    hex
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_is_that_of_all_bytes() {
        // As FIPS 180-2 has it.
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(of_bytes(b"abc"), abc);
        assert_eq!(of_reader(&mut &b"abc"[..]).unwrap(), (abc.to_owned(), 3));
        let long = vec![7; 3 * CHUNK_BYTES + 1];
        let (digest, length) = of_reader(&mut long.as_slice()).unwrap();
        assert_eq!((digest, length), (of_bytes(&long), long.len() as u64));
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        std::fs::write(&path, "abc").unwrap();
        assert_eq!(of_file(&path).unwrap(), abc);
        assert!(of_file(folder.path()).is_err());
    }
}
