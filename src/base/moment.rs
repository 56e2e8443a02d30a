//! What the system says of time, as a moment that can be reckoned with.

use std::time::{Duration, SystemTime};

use chrono::{DateTime, Utc};

/// No clinic has a day before 1900 or after 2199; clocks and disks may say anything.
const FIRST: i64 = -2_208_988_800;
const LAST: i64 = 7_258_118_399;

/// A moment as the system tells it; one further away than the days of clinics is the first or the last of these.
#[must_use]
pub fn moment(told: SystemTime) -> DateTime<Utc> {
    let whole = |duration: Duration| i64::try_from(duration.as_secs()).unwrap_or(i64::MAX);
    let (seconds, nanoseconds) = match told.duration_since(SystemTime::UNIX_EPOCH) {
        Ok(since) => (whole(since), since.subsec_nanos()),
        Err(before) => {
            let before = before.duration();
            let (seconds, nanoseconds) = (-whole(before), before.subsec_nanos());
            match nanoseconds {
                0 => (seconds, 0),
                _ => (seconds - 1, 1_000_000_000 - nanoseconds),
            }
        }
    };
    let seconds = seconds.clamp(FIRST, LAST);
    DateTime::from_timestamp(seconds, nanoseconds).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_clock_tells_a_moment() {
        let epoch = SystemTime::UNIX_EPOCH;
        let far = Duration::from_secs(1 << 62);
        let after = |duration| moment(epoch + duration).to_string();
        let before = |duration| moment(epoch - duration).to_string();
        assert_eq!(after(Duration::ZERO), "1970-01-01 00:00:00 UTC");
        assert_eq!(
            after(Duration::new(1_772_400_600, 5)),
            "2026-03-01 21:30:00.000000005 UTC"
        );
        assert_eq!(before(Duration::from_secs(1)), "1969-12-31 23:59:59 UTC");
        assert_eq!(
            before(Duration::from_millis(250)),
            "1969-12-31 23:59:59.750 UTC"
        );
        assert_eq!(after(far), "2199-12-31 23:59:59 UTC");
        assert_eq!(before(far), "1900-01-01 00:00:00 UTC");
    }
}
