//! The report as JSON: all numbers, none left out for being few.

use std::io::{self, Write};

use serde_json::{Map, Value, json};

use crate::model::clinic::Outcome;
use crate::plan::promises::Promised;
use crate::render::Page;
use crate::report::kept::{FEWEST_FOR_SHARE, Kept, Scores, Tally, leads_to_booking};

/// Writes the report.
///
/// # Errors
/// Where it can't be written.
pub(crate) fn write(page: &Page<'_>, kept: &Kept, mut out: impl Write) -> io::Result<()> {
    let outcomes = Outcome::ALL
        .into_iter()
        .filter(|&it| it != Outcome::Undone)
        .map(|outcome| (outcome.name().to_owned(), kept.ended(outcome).into()));
    let complaints = &kept.complaints;
    let document = json!({
        "schema": "recall.report/1",
        "from": kept.from.to_string(),
        "to": kept.to.to_string(),
        "timezone": page.practice.settings.timezone.name(),
        "clinic": page.practice.settings.clinic_name,
        "rows_not_used": kept.rows_not_used,
        "has_contacts": kept.has_contacts,
        "promises": kept.promises.iter().map(|(it, tally)| promise(*it, tally)).collect::<Vec<_>>(),
        "contacts": kept.contacts(),
        "outcomes": outcomes.collect::<Map<String, Value>>(),
        "opt_outs": kept.ended(Outcome::OptOut),
        "scores": scores(&kept.scores),
        "complaints": {
            "made": complaints.made,
            "resolved": complaints.resolved(),
            "open": complaints.open(),
            "median_days": complaints.median_half_days().map(|halves| f64::from(halves) / 2.0),
            "open_from_before": complaints.earlier,
        },
        "newcomers": kept.newcomers.as_ref().map(|it| json!({
            "all": it.all,
            "source_known": it.said,
            "by_recommendation": it.recommended,
        })),
        "months": kept.months.iter().map(|((year, month), it)| json!({
            "month": format!("{year}-{month:02}"),
            "contacts": it.contacts,
            "due": it.promises.due(),
            "in_time": it.promises.in_time,
            "bookings": it.bookings,
            "complaints": it.complaints,
            "opt_outs": it.opt_outs,
        })).collect::<Vec<_>>(),
        "missing": kept.missing.iter().map(|it| json!({
            "doctor": (!it.doctor.is_blank()).then(|| page.words.doctor_named(it.doctor)),
            "code": it.code.name(),
            "count": it.count,
        })).collect::<Vec<_>>(),
    });
    serde_json::to_writer_pretty(&mut out, &document)?;
    out.write_all(b"\n")
}

fn promise(promised: Promised, tally: &Tally) -> Value {
    let (name, number, booked) = match promised {
        Promised::Reason(reason) => (
            reason.name(),
            Some(reason.index() + 1),
            leads_to_booking(reason).then_some(tally.booked),
        ),
        Promised::Callback => ("callback", None, None),
        Promised::Unwell => ("unwell", None, None),
    };
    json!({
        "promise": name,
        "number": number,
        "due": tally.due(),
        "in_time": tally.in_time,
        "late": tally.late,
        "missed": tally.missed,
        "open": tally.open,
        "overdue": tally.overdue,
        "booked": booked,
        "aside": {
            "not_permitted": tally.not_permitted,
            "in_vain": tally.in_vain,
            "not_needed": tally.not_needed,
        },
    })
}

fn scores(scores: &Scores) -> Value {
    let net = scores
        .net()
        .filter(|_| scores.answers() >= FEWEST_FOR_SHARE);
    json!({
        "answers": scores.answers(),
        "promoters": scores.promoters,
        "passives": scores.passives,
        "detractors": scores.detractors,
        "nps": net.map(|it| json!({ "score": it.is, "from": it.from, "to": it.to, "confidence": 0.95 })),
    })
}
