//! What is written is given to the disk while more is being made, so that little is left to be waited for at the end.

use std::fs::File;
use std::io::{self, Write};
use std::panic::resume_unwind;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{self, JoinHandle};

use crate::disk::part::Part;

/// So much is written before the disk is asked to take it.
const STEP: u64 = if cfg!(test) { 100 } else { 8 << 20 };

/// An unfinished file that the disk takes piece by piece.
pub(crate) struct Ahead {
    // Dropped first: some systems take no file away that is open elsewhere.
    disk: Option<Disk>,
    /// So much was written since the disk was last asked.
    since: u64,
    part: Part,
}

impl Ahead {
    pub(super) const fn new(part: Part) -> Self {
        Self {
            disk: None,
            since: 0,
            part,
        }
    }

    /// Waits until the disk has all of it.
    ///
    /// # Errors
    /// Where it could not take something: the system says so once, to whoever asked first.
    pub(super) fn sync(mut self) -> io::Result<Part> {
        if let Some(mut disk) = self.disk.take() {
            disk.finish()?;
        }
        self.part.as_file().sync_all()?;
        Ok(self.part)
    }
}

impl Write for Ahead {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let length = self.part.write(bytes)?;
        self.since += length as u64;
        if self.since >= STEP {
            self.since = 0;
            match &self.disk {
                Some(disk) => disk.ask(),
                None => self.disk = Disk::of(self.part.as_file()),
            }
        }
        Ok(length)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.part.flush()
    }
}

/// A thread that waits for the disk.
struct Disk {
    asks: Option<SyncSender<()>>,
    waits: Option<JoinHandle<io::Result<()>>>,
}

impl Disk {
    /// Asks the disk to take what is written; none where there is no thread to spare, and all is waited for at the end.
    fn of(file: &File) -> Option<Self> {
        let file = file.try_clone().ok()?;
        let (asks, asked) = sync_channel(1);
        let waits = move || take(&file, &asked);
        let waits = thread::Builder::new().spawn(waits).ok()?;
        let disk = Self {
            asks: Some(asks),
            waits: Some(waits),
        };
        disk.ask();
        Some(disk)
    }

    /// Asks it to take what was written since; where it has yet to begin with what it was asked before, that takes this too.
    fn ask(&self) {
        self.asks
            .iter()
            .for_each(|asks| asks.try_send(()).unwrap_or_default());
    }

    /// Waits until it has taken all that it was asked to.
    fn finish(&mut self) -> io::Result<()> {
        drop(self.asks.take());
        let waited = self.waits.take().map(JoinHandle::join);
        waited.map_or(Ok(()), |waited| {
            waited.unwrap_or_else(|it| resume_unwind(it))
        })
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        // Nobody wants the file any more.
        self.finish().ok();
    }
}

/// Has the disk take a file as often as that is asked for.
fn take(file: &File, asked: &Receiver<()>) -> io::Result<()> {
    asked.iter().try_for_each(|()| file.sync_data())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ahead(folder: &tempfile::TempDir) -> Ahead {
        Ahead::new(Part::of(&folder.path().join("x.csv")).unwrap())
    }

    #[test]
    fn what_the_disk_took_piece_by_piece_is_whole() {
        let folder = tempfile::tempdir().unwrap();
        let mut out = ahead(&folder);
        let mut expected = Vec::new();
        for row in 0..200 {
            let row = format!("row {row}\n");
            out.write_all(row.as_bytes()).unwrap();
            expected.extend(row.into_bytes());
            assert_eq!(out.disk.is_some(), expected.len() as u64 >= STEP);
        }
        let part = out.sync().unwrap();
        assert_eq!(std::fs::read(part.path()).unwrap(), expected);
    }

    #[test]
    fn who_stops_early_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let mut out = ahead(&folder);
        out.write_all(&[b'x'; 500]).unwrap();
        drop(out);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    /// A pipe is nothing that a disk could take.
    #[cfg(unix)]
    #[test]
    fn what_the_disk_could_not_take_is_told_at_the_end() {
        let folder = tempfile::tempdir().unwrap();
        let (_reader, writer) = io::pipe().unwrap();
        let pipe = File::from(std::os::fd::OwnedFd::from(writer));
        let out = Ahead {
            disk: Disk::of(&pipe),
            ..ahead(&folder)
        };
        assert!(out.sync().is_err());
        assert!(ahead(&folder).sync().is_ok());
    }
}
