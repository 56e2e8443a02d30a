//! The columns of each input file and the values that some of them may hold, as `columns.*` and `values.*` name them.

/// A column: its name, and the names of its values where these are a fixed list.
pub type Column = (&'static str, &'static [&'static str]);

const FREE: &[&str] = &[];
const YES_NO: &[&str] = &["yes", "no"];
const CONSENT: &[&str] = &["yes", "no", "visits"];
const CHANNELS: &[&str] = &["call", "sms", "messenger", "email"];
const CALLERS: &[&str] = &["administrator", "doctor"];

/// Every input file with its columns, in the order in which they are described.
pub const FILES: [(&str, &[Column]); 8] = [
    ("patients", PATIENTS),
    ("cards", CARDS),
    ("plans", PLANS),
    ("visits", VISITS),
    ("agreements", AGREEMENTS),
    ("contacts", CONTACTS),
    (
        "doctors",
        &[("doctor", FREE), ("name", FREE), ("specialty", FREE)],
    ),
    (
        "slots",
        &[("doctor", FREE), ("starts_at", FREE), ("minutes", FREE)],
    ),
];

const PATIENTS: &[Column] = &[
    ("patient_id", FREE),
    ("last_name", FREE),
    ("first_name", FREE),
    ("patronymic", FREE),
    ("full_name", FREE),
    ("birth_date", FREE),
    ("phone", FREE),
    ("call_phone", FREE),
    ("email", FREE),
    ("consent", CONSENT),
    ("consent_on", FREE),
    ("consent_until", FREE),
    ("channels", CHANNELS),
    ("call_days", FREE),
    ("call_times", FREE),
    ("timezone", FREE),
    ("pause_until", FREE),
    ("guardian_name", FREE),
    ("guardian_phone", FREE),
    ("status", &["active", "inactive", "deceased"]),
    ("language", FREE),
    ("next_visit_on", FREE),
];

const CARDS: &[Column] = &[
    ("patient_id", FREE),
    ("email", FREE),
    ("call_phone", FREE),
    ("consent", CONSENT),
    ("consent_on", FREE),
    ("consent_until", FREE),
    ("channels", CHANNELS),
    ("call_days", FREE),
    ("call_times", FREE),
    ("timezone", FREE),
    ("pause_until", FREE),
    ("guardian_name", FREE),
    ("guardian_phone", FREE),
    ("language", FREE),
];

const PLANS: &[Column] = &[
    ("plan_id", FREE),
    ("patient_id", FREE),
    ("item_id", FREE),
    ("procedure", FREE),
    ("tooth", FREE),
    ("doctor", FREE),
    ("specialty", FREE),
    ("caller", CALLERS),
    ("consulted_on", FREE),
    ("written", YES_NO),
    ("signed_on", FREE),
    (
        "answer",
        &["agreed", "undecided", "too_expensive", "declined"],
    ),
    ("urgent", YES_NO),
    ("due_on", FREE),
    ("wait_until", FREE),
    ("risk", FREE),
    ("status", &["planned", "in_progress", "done", "cancelled"]),
    ("done_on", FREE),
];

const VISITS: &[Column] = &[
    ("visit_id", FREE),
    ("patient_id", FREE),
    ("starts_at", FREE),
    (
        "status",
        &["booked", "confirmed", "attended", "no_show", "cancelled"],
    ),
    (
        "kind",
        &[
            "consultation",
            "treatment",
            "control_exam",
            "hygiene",
            "checkup",
            "exam",
            "other",
        ],
    ),
    ("doctor", FREE),
    ("plan_id", FREE),
    ("booked_on", FREE),
    ("remind", YES_NO),
];

const AGREEMENTS: &[Column] = &[
    ("agreement_id", FREE),
    ("patient_id", FREE),
    (
        "kind",
        &[
            "control_exam",
            "wellbeing_check",
            "hygiene_reminder",
            "checkup_reminder",
            "personal_call",
        ],
    ),
    ("agreed_on", FREE),
    ("agreed_by", FREE),
    ("due_on", FREE),
    ("contact_on", FREE),
    ("doctor", FREE),
    ("caller", CALLERS),
    ("channel", CHANNELS),
    ("basis", &["complex_treatment", "uncertain_result"]),
    ("topic", FREE),
    ("guarantee", YES_NO),
    ("status", &["open", "fulfilled", "withdrawn"]),
];

const CONTACTS: &[Column] = &[
    ("contacted_at", FREE),
    ("patient_id", FREE),
    (
        "outcome",
        &[
            "reached",
            "booked",
            "declined",
            "sent",
            "no_answer",
            "busy",
            "wrong_number",
            "callback",
            "ask_doctor",
            "opt_out",
            "complaint",
            "resolved",
        ],
    ),
    ("case", FREE),
    ("channel", CHANNELS),
    ("phone", FREE),
    ("callback_at", FREE),
    ("score", FREE),
    ("by", FREE),
    ("note", FREE),
];
