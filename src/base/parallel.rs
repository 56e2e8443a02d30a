//! Work on all threads whose results come in order, so that nothing depends on how many threads there are.

use std::collections::VecDeque;
use std::mem;
use std::panic::resume_unwind;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;

use rayon::Scope;

/// So many pieces for each thread may be begun and not handed on.
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
    hand_on: impl FnMut(T) -> Result<(), E> + Send,
) -> Result<(), E> {
    let pieces = items.chunks(piece).enumerate();
    let work = |(nth, items): (usize, &[I])| work(nth * piece, items);
    as_they_come(pieces, work, hand_on)
}

/// Works on what comes one after another, and hands the results on in that order, while the next is worked at. What comes next is found out
/// by one thread at a time.
///
/// # Errors
/// The first that `work` or `hand_on` meets, in the order of the items.
pub fn as_they_come<N: Iterator + Send, T: Send, E: Send>(
    items: N,
    work: impl Fn(N::Item) -> Result<T, E> + Sync,
    hand_on: impl FnMut(T) -> Result<(), E> + Send,
) -> Result<(), E> {
    let threads = rayon::current_num_threads();
    let most = items.size_hint().1.unwrap_or(threads);
    let line = Line {
        items: Mutex::new(items),
        work,
        most_under_way: PIECES * threads,
        state: Mutex::new(State {
            handed: 0,
            under_way: VecDeque::new(),
            hand_on: Some(hand_on),
            gone: 0,
            failure: None,
        }),
    };
    rayon::scope(|scope| {
        for _ in 0..threads.min(most) {
            scope.spawn(|scope| line.work(scope));
        }
    });
    let state = line.state.into_inner();
    let failure = state.unwrap_or_else(PoisonError::into_inner).failure;
    failure.map_or(Ok(()), Err)
}

/// Pieces of work that are begun and handed on in their order, and end in any.
struct Line<N, T, E, W, H> {
    items: Mutex<N>,
    work: W,
    most_under_way: usize,
    state: Mutex<State<T, E, H>>,
}

/// How far a line has come.
struct State<T, E, H> {
    /// So many are handed on, or being so.
    handed: usize,
    /// Those that are begun behind them: what came of each, once it is done.
    under_way: VecDeque<Option<Result<T, E>>>,
    /// It is away while something is handed on.
    hand_on: Option<H>,
    /// So many threads found nothing to begin before more is handed on: nobody waits, for what is waited for may be this thread's own work.
    gone: usize,
    /// Nothing more is begun or handed on then.
    failure: Option<E>,
}

impl<N, T, E, W, H> Line<N, T, E, W, H>
where
    N: Iterator + Send,
    T: Send,
    E: Send,
    W: Fn(N::Item) -> Result<T, E> + Sync,
    H: FnMut(T) -> Result<(), E> + Send,
{
    fn state(&self) -> MutexGuard<'_, State<T, E, H>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Works at one piece after the other.
    fn work<'s>(&'s self, scope: &Scope<'s>) {
        while let Some((nth, item)) = self.begin() {
            let done = (self.work)(item);
            self.hand_on(nth, done, scope);
        }
    }

    /// The next piece, and its place.
    fn begin(&self) -> Option<(usize, N::Item)> {
        let mut items = self.items.lock().unwrap_or_else(PoisonError::into_inner);
        let mut state = self.state();
        if state.failure.is_some() {
            return None;
        }
        if state.under_way.len() >= self.most_under_way {
            state.gone += 1;
            return None;
        }
        drop(state);
        // Others may hand on meanwhile, and none begins: what comes next is the next one.
        let item = items.next()?;
        state = self.state();
        state.under_way.push_back(None);
        Some((state.handed + state.under_way.len() - 1, item))
    }

    /// Hands on what came of a piece, and of those behind it that are done already. Where those before it are not done, or are being handed
    /// on, whoever is at that goes on with this one.
    fn hand_on<'s>(&'s self, nth: usize, done: Result<T, E>, scope: &Scope<'s>) {
        let mut state = self.state();
        let place = nth - state.handed;
        state.under_way[place] = Some(done);
        let Some(mut hand_on) = state.hand_on.take() else {
            return;
        };
        while state.failure.is_none()
            && let Some(next) = state.under_way.front_mut().and_then(Option::take)
        {
            state.under_way.pop_front();
            state.handed += 1;
            let called = mem::take(&mut state.gone);
            drop(state);
            for _ in 0..called {
                scope.spawn(|scope| self.work(scope));
            }
            let handed = next.and_then(&mut hand_on);
            state = self.state();
            state.failure = handed.err();
        }
        state.hand_on = Some(hand_on);
    }
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
    use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

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
    fn who_has_nothing_to_begin_is_called_again() {
        let items: Vec<usize> = (0..1000).collect();
        let pool = rayon::ThreadPoolBuilder::new().num_threads(2).build();
        pool.unwrap().install(|| {
            let most = PIECES * 2;
            let (begun, handed) = (AtomicUsize::new(0), AtomicUsize::new(0));
            let work = |place: usize, _: &[usize]| {
                let before = begun.fetch_add(1, Relaxed);
                // The other thread begins all that may be under way, and no more, before it has to go.
                while place == 0 && begun.load(Relaxed) < most {
                    thread::yield_now();
                }
                assert!(before <= handed.load(Relaxed) + most);
                Ok::<_, ()>(place)
            };
            let mut next = 0;
            in_order(&items, 1, work, |place| {
                assert_eq!(place, next);
                next += 1;
                handed.fetch_add(1, Relaxed);
                Ok(())
            })
            .unwrap();
            assert_eq!(next, 1000);
        });
    }

    #[test]
    fn one_thread_hands_on_what_it_has_before_it_begins_more() {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build();
        pool.unwrap().install(|| {
            let told = Mutex::new(Vec::new());
            let tell = |what: String| told.lock().unwrap().push(what);
            let work = |place: usize, items: &[u8]| {
                tell(format!("work {place} {}", items.len()));
                Ok::<_, ()>(place)
            };
            let hand_on = |place| {
                tell(format!("hand on {place}"));
                Ok(())
            };
            in_order(&[0; 5], 2, work, hand_on).unwrap();
            let told = told.into_inner().unwrap().join(", ");
            let expected = "work 0 2, hand on 0, work 2 2, hand on 2, work 4 1, hand on 4";
            assert_eq!(told, expected);
        });
    }

    #[test]
    fn of_nothing_comes_nothing() {
        let work = |_: usize, _: &[u8]| Err::<(), _>(());
        assert_eq!(in_order(&[], 2, work, |()| Ok(())), Ok(()));
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
