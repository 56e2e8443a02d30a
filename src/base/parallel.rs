//! Work on all threads whose results come in order, so that nothing depends on how many threads there are.

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
