//! Headers and words that other systems use. They are guessed at here, and never read without the clinic's word in its settings.

use crate::export::columns::File;

/// Headers by file and column.
type Headers = &'static [(&'static str, &'static [&'static str])];

/// What is called a doctor.
const DOCTOR: &[&str] = &[
    "dentist",
    "dentist id",
    "dentist name",
    "doctor id",
    "doctor name",
    "provider",
    "provider id",
    "provider name",
    "practitioner",
    "practitioner id",
    "clinician",
    "clinician id",
    "hygienist",
    "staff id",
    "پزشک",
    "دندانپزشک",
];

/// What is called a patient.
const PATIENT_ID: &[&str] = &[
    "patient",
    "patient number",
    "patient no",
    "patient code",
    "pat id",
    "pat num",
    "patnum",
    "chart number",
    "chart no",
    "mrn",
    "client id",
    "client",
    "customer id",
    "карта",
    "код карты",
    "id карты",
    "пациент id",
    "شماره پرونده",
    "کد بیمار",
    "بیمار",
];

const PATIENTS: Headers = &[
    ("patient_id", PATIENT_ID),
    (
        "full_name",
        &[
            "name",
            "patient name",
            "client name",
            "customer name",
            "نام و نام خانوادگی",
            "نام بیمار",
        ],
    ),
    (
        "last_name",
        &[
            "lastname",
            "surname",
            "family name",
            "lname",
            "نام خانوادگی",
        ],
    ),
    (
        "first_name",
        &["firstname", "given name", "fname", "forename", "نام"],
    ),
    ("patronymic", &["middle name", "father name"]),
    (
        "birth_date",
        &[
            "dob",
            "date of birth",
            "birthdate",
            "birthday",
            "born",
            "تاریخ تولد",
        ],
    ),
    (
        "phone",
        &[
            "mobile",
            "mobile phone",
            "mobile number",
            "mobile no",
            "cell",
            "cell phone",
            "phone number",
            "phone no",
            "primary phone",
            "home phone",
            "wireless phone",
            "telephone",
            "telephone number",
            "tel",
            "contact number",
            "contact no",
            "contact phone",
            "تلفن",
            "تلفن همراه",
            "موبایل",
            "شماره تماس",
            "شماره موبایل",
        ],
    ),
    (
        "email",
        &["email address", "e mail address", "mail", "ایمیل"],
    ),
    (
        "status",
        &[
            "patient status",
            "client status",
            "active",
            "is active",
            "وضعیت",
        ],
    ),
    ("channels", CHANNELS),
    ("language", &["preferred language", "lang"]),
];

const CHANNELS: &[&str] = &[
    "preferred contact",
    "preferred contact channel",
    "preferred contact method",
    "preferred channel",
    "contact preference",
    "contact method",
];

const CARDS: Headers = &[("patient_id", PATIENT_ID), ("channels", CHANNELS)];

const PLANS: Headers = &[
    (
        "plan_id",
        &[
            "treatment plan id",
            "treatment plan",
            "plan number",
            "plan no",
        ],
    ),
    ("patient_id", PATIENT_ID),
    (
        "item_id",
        &["plan item id", "line id", "line no", "item no"],
    ),
    (
        "procedure",
        &[
            "treatment",
            "treatment name",
            "treatment type",
            "procedure name",
            "procedure description",
            "proc descript",
            "service",
            "service name",
            "درمان",
        ],
    ),
    (
        "tooth",
        &["tooth number", "tooth no", "tooth num", "teeth", "دندان"],
    ),
    ("doctor", DOCTOR),
    (
        "consulted_on",
        &["proposed date", "planned date", "date planned"],
    ),
    (
        "signed_on",
        &["signed date", "signature date", "signed at", "date signed"],
    ),
    ("due_on", &["due date", "deadline"]),
    (
        "status",
        &["state", "item status", "treatment status", "وضعیت"],
    ),
    (
        "done_on",
        &[
            "completed date",
            "completed at",
            "completion date",
            "date completed",
            "date done",
        ],
    ),
];

const VISITS: Headers = &[
    (
        "visit_id",
        &[
            "appointment id",
            "appointment number",
            "appointment no",
            "appt id",
            "aptnum",
            "booking id",
            "reservation id",
            "encounter id",
            "شماره نوبت",
        ],
    ),
    ("patient_id", PATIENT_ID),
    (
        "starts_at",
        &[
            "scheduled start",
            "scheduled start at",
            "scheduled start time",
            "scheduled at",
            "scheduled for",
            "scheduled time",
            "scheduled date",
            "start",
            "start at",
            "start time",
            "start datetime",
            "start date",
            "starts",
            "appointment",
            "appointment at",
            "appointment date",
            "appointment time",
            "appointment datetime",
            "appointment date time",
            "appointment start",
            "apt date time",
            "aptdatetime",
            "appt date",
            "date time",
            "datetime",
            "visit date",
            "visit datetime",
            "slot start",
            "تاریخ نوبت",
            "تاریخ",
            "تاریخ مراجعه",
        ],
    ),
    (
        "status",
        &[
            "state",
            "appointment status",
            "appt status",
            "booking status",
            "وضعیت",
        ],
    ),
    (
        "kind",
        &[
            "visit type",
            "appointment type",
            "appt type",
            "type",
            "visit reason",
            "نوع",
        ],
    ),
    ("doctor", DOCTOR),
    (
        "booked_on",
        &[
            "booked at",
            "booking date",
            "booked date",
            "created at",
            "created on",
        ],
    ),
];

const AGREEMENTS: Headers = &[
    ("patient_id", PATIENT_ID),
    ("kind", &["recall type", "reminder type"]),
    (
        "due_on",
        &["recall due", "next due", "due date", "recall date"],
    ),
    ("doctor", DOCTOR),
];

const CONTACTS: Headers = &[
    (
        "contacted_at",
        &[
            "called at",
            "call date",
            "call time",
            "call datetime",
            "sent at",
            "timestamp",
        ],
    ),
    ("patient_id", PATIENT_ID),
    (
        "outcome",
        &[
            "call result",
            "call outcome",
            "call status",
            "disposition",
            "result",
        ],
    ),
    ("channel", &["method", "medium", "contact method"]),
    ("by", &["agent", "called by", "caller name", "operator"]),
];

const DOCTORS: Headers = &[
    ("doctor", DOCTOR),
    (
        "name",
        &[
            "full name",
            "dentist name",
            "doctor name",
            "provider name",
            "نام",
        ],
    ),
    (
        "specialty",
        &["speciality", "specialization", "specialisation", "تخصص"],
    ),
];

const SLOTS: Headers = &[
    ("doctor", DOCTOR),
    ("starts_at", &["slot start", "available from", "free from"]),
];

/// The headers that other systems use for a column.
#[must_use]
pub fn headers(file: File, column: &str) -> &'static [&'static str] {
    let headers = match file {
        File::Patients => PATIENTS,
        File::Cards => CARDS,
        File::Plans => PLANS,
        File::Visits => VISITS,
        File::Agreements => AGREEMENTS,
        File::Contacts | File::RecallContacts => CONTACTS,
        File::Doctors => DOCTORS,
        File::Slots => SLOTS,
        File::Signatures => &[],
    };
    let own = headers.iter().find(|(name, _)| *name == column);
    own.map_or(&[], |(_, headers)| headers)
}

/// Words of other systems by their meaning: the value, and what stands for it.
pub const MEANINGS: &[(&str, &[&str])] = &[
    (
        "attended",
        &[
            "complete",
            "finished",
            "arrived",
            "checked in",
            "checked out",
            "seen",
            "done",
            "fulfilled",
            "in chair",
        ],
    ),
    (
        "no_show",
        &[
            "noshow",
            "no show",
            "missed",
            "broken",
            "absent",
            "did not attend",
            "dna",
            "failed to attend",
        ],
    ),
    (
        "cancelled",
        &[
            "rejected",
            "removed",
            "void",
            "voided",
            "deleted",
            "rescheduled",
        ],
    ),
    (
        "booked",
        &[
            "scheduled",
            "pending",
            "planned",
            "reserved",
            "upcoming",
            "new",
            "open",
            "requested",
            "unconfirmed",
        ],
    ),
    ("confirmed", &["accepted", "approved", "verified"]),
    (
        "in_progress",
        &["started", "ongoing", "in treatment", "partially done"],
    ),
    ("done", &["complete", "completed", "finished", "existing"]),
    (
        "planned",
        &[
            "proposed",
            "treatment planned",
            "pending",
            "recommended",
            "accepted",
            "not started",
            "scheduled",
        ],
    ),
    (
        "inactive",
        &[
            "archived",
            "former",
            "left",
            "moved",
            "disabled",
            "non patient",
            "nonpatient",
            "deactivated",
            "closed",
        ],
    ),
    (
        "active",
        &["current", "patient", "enabled", "new", "regular"],
    ),
    ("deceased", &["dead", "died"]),
    (
        "call",
        &[
            "phone call",
            "telephone",
            "mobile",
            "voice call",
            "landline",
        ],
    ),
    ("sms", &["text", "text message"]),
    (
        "messenger",
        &["whats app", "telegram bot", "viber bot", "line", "wechat"],
    ),
    ("email", &["e mail", "mail"]),
    (
        "reached",
        &[
            "answered",
            "spoke",
            "contacted",
            "completed",
            "talked",
            "connected",
        ],
    ),
    (
        "no_answer",
        &[
            "no reply",
            "not answered",
            "unanswered",
            "missed",
            "voicemail",
            "left message",
            "not reached",
            "unreachable",
        ],
    ),
    (
        "wrong_number",
        &["invalid number", "bad number", "not in service"],
    ),
    ("declined", &["refused", "not interested"]),
    ("opt_out", &["do not call", "unsubscribed", "stop"]),
    (
        "treatment",
        &[
            "procedure",
            "filling",
            "root canal",
            "extraction",
            "crown",
            "surgery",
            "implant",
            "orthodontics",
            "restorative",
        ],
    ),
    (
        "hygiene",
        &[
            "cleaning",
            "prophy",
            "prophylaxis",
            "scaling",
            "dental cleaning",
        ],
    ),
    (
        "checkup",
        &["check up", "routine checkup", "recall", "periodic exam"],
    ),
    (
        "control_exam",
        &["follow up", "followup", "post op", "control"],
    ),
    (
        "consultation",
        &["consult", "new patient", "initial", "first visit"],
    ),
    ("agreed", &["approved", "yes", "signed"]),
    ("open", &["pending", "active", "due"]),
    ("fulfilled", &["done", "completed", "closed"]),
    ("withdrawn", &["cancelled", "canceled", "disabled"]),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::values::normal;

    #[test]
    fn every_name_is_a_column_and_every_header_as_it_is_compared() {
        for file in File::ALL {
            for column in file.columns() {
                for header in headers(file, column.name) {
                    assert_eq!(normal(header), *header, "{file:?} {}", column.name);
                }
            }
            let all = [
                PATIENTS, CARDS, PLANS, VISITS, AGREEMENTS, CONTACTS, DOCTORS, SLOTS,
            ];
            assert!(all.into_iter().flatten().all(|(name, _)| {
                File::ALL
                    .iter()
                    .any(|file| file.columns().iter().any(|column| column.name == *name))
            }));
        }
        for (_, words) in MEANINGS {
            for word in *words {
                assert_eq!(normal(word), *word);
            }
        }
    }
}
