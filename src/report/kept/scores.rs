//! The patients' own scores, from 0 to 10, and the net promoter score with its interval.

/// The standard normal deviate within which 95 % lie.
const DEVIATE: f64 = 1.959_964;

/// How many answered with what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Scores {
    /// 9 and 10.
    pub promoters: u64,
    /// 7 and 8.
    pub passives: u64,
    /// 0 to 6.
    pub detractors: u64,
}

/// The share of promoters less that of detractors, times a hundred, with its interval of 95 %.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NetScore {
    pub is: i64,
    pub from: i64,
    pub to: i64,
}

impl Scores {
    pub(crate) const fn answers(&self) -> u64 {
        self.promoters + self.passives + self.detractors
    }

    pub(super) fn count(&mut self, score: u8) {
        match score {
            9.. => self.promoters += 1,
            7 | 8 => self.passives += 1,
            0..=6 => self.detractors += 1,
        }
    }

    pub(super) fn add(&mut self, more: &Self) {
        self.promoters += more.promoters;
        self.passives += more.passives;
        self.detractors += more.detractors;
    }

    /// The score; `None` where nobody answered.
    ///
    /// The interval is the adjusted Wald one, which held best of those that B. Rocks compared (Interval Estimation for the "Net Promoter
    /// Score", The American Statistician 70 (4), 2016, pages 365 to 372): three answers are added, 3/4 to promoters, 3/4 to detractors,
    /// 3/2 to passives; then, with the shares p and d of promoters and detractors among n answers, it is
    /// p - d ± 1.96 √((p + d - (p - d)²) / n).
    pub(crate) fn net(&self) -> Option<NetScore> {
        let answers = self.answers();
        if answers == 0 {
            return None;
        }
        let float = |count: u64| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
        let is = (float(self.promoters) - float(self.detractors)) / float(answers);
        let all = float(answers) + 3.0;
        let promoters = (float(self.promoters) + 0.75) / all;
        let detractors = (float(self.detractors) + 0.75) / all;
        let middle = promoters - detractors;
        let error = DEVIATE * ((promoters + detractors - middle * middle) / all).sqrt();
        Some(NetScore {
            is: hundredths(is),
            from: hundredths((middle - error).max(-1.0)),
            to: hundredths((middle + error).min(1.0)),
        })
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "a share between -1 and 1, times a hundred"
)]
fn hundredths(share: f64) -> i64 {
    (share * 100.0).round() as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interval_is_that_of_the_formula() {
        // Worked out by hand: n = 43, p = 20.75 / 43, d = 8.75 / 43.
        let scores = Scores {
            promoters: 20,
            passives: 12,
            detractors: 8,
        };
        let net = scores.net().unwrap();
        assert_eq!((net.is, net.from, net.to), (30, 5, 51));
        assert_eq!(Scores::default().net(), None);
        // The interval does not leave the scale.
        let all = Scores {
            promoters: 2,
            ..Scores::default()
        };
        let net = all.net().unwrap();
        assert_eq!((net.is, net.to), (100, 100));
    }

    #[test]
    fn scores_fall_into_three_groups() {
        let mut scores = Scores::default();
        (0..=10).for_each(|score| scores.count(score));
        let groups = (scores.promoters, scores.passives, scores.detractors);
        assert_eq!(groups, (2, 2, 7));
        assert_eq!(scores.answers(), 11);
    }
}
