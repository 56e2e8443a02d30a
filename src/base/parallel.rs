//! Work on all threads whose results come in order, so that nothing depends on how many threads there are.

use std::panic::resume_unwind;
use std::thread;

use rayon::prelude::*;

/// So many pieces for each thread are worked at before their results are handed on.
const PIECES: usize = 8;

/// Works through items, so many as a piece, and hands the results on in the order of the items, while the next pieces are worked at.
/// `work` is told the place of its first item.
///
/// # Errors
/// The first that `work` or `hand_on` meets, in the order of the items.
pub fn in_order<I: Sync, T: Send, E: Send>(
    items: &[I],
    piece: usize,
    work: impl Fn(usize, &[I]) -> Result<T, E> + Sync,
    mut hand_on: impl FnMut(T) -> Result<(), E> + Send,
) -> Result<(), E> {
    let batch = piece * PIECES * rayon::current_num_threads();
    let mut ready: Vec<Result<T, E>> = Vec::new();
    for (items, number) in items.chunks(batch).zip(0..) {
        let pieces = items.par_chunks(piece).enumerate();
        let (handed, next) = rayon::join(
            || ready.drain(..).try_for_each(|done| hand_on(done?)),
            || {
                let place = |nth: usize| number * batch + nth * piece;
                pieces.map(|(nth, items)| work(place(nth), items)).collect()
            },
        );
        handed?;
        ready = next;
    }
    ready.into_iter().try_for_each(|done| hand_on(done?))
}

/// Waits for something else than a processor, such as a disk, while work is done: none of the threads that share the work waits with it.
pub fn beside<A: Send, B>(mut wait: impl FnMut() -> A + Send, work: impl FnOnce() -> B) -> (A, B) {
    let (waited, worked) = thread::scope(|scope| {
        let waiting = thread::Builder::new().spawn_scoped(scope, &mut wait);
        let worked = work();
        let waited = waiting.map(|waiting| waiting.join().unwrap_or_else(|it| resume_unwind(it)));
        (waited, worked)
    });
    // Where there is no thread to spare it is waited for afterwards.
    (waited.unwrap_or_else(|_| wait()), worked)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_order() {
        let items: Vec<usize> = (0..100_000).collect();
        let mut all = Vec::new();
        let work = |first: usize, items: &[usize]| {
            assert_eq!(items[0], first);
            Ok::<_, ()>(items.to_vec())
        };
        in_order(&items, 128, work, |part| {
            all.extend(part);
            Ok(())
        })
        .unwrap();
        assert_eq!(all, items);
    }

    #[test]
    fn work_is_done_while_something_is_waited_for() {
        let (told, heard) = std::sync::mpsc::channel();
        // Each would wait for ever for the other, did they come one after the other.
        let wait = move || heard.recv().unwrap();
        assert_eq!(beside(wait, || told.send(7).is_ok()), (7, true));
    }

    #[test]
    fn the_first_error_is_the_one() {
        let items: Vec<usize> = (0..100_000).collect();
        let mut count = 0;
        let bad = in_order(
            &items,
            128,
            |_, items| {
                items
                    .iter()
                    .find(|&&item| item % 40_000 == 39_999)
                    .map_or(Ok(()), |&item| Err(item))
            },
            |()| {
                count += 1;
                Ok(())
            },
        );
        assert_eq!(bad, Err(39_999));
        assert_eq!(count, 39_999 / 128);
    }
}
