//! The messages of a day, as a gateway takes them.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use expect_test::expect;

use crate::clinic::{Clinic, SETTINGS, stderr};

const PATIENTS: &str = "\
patient_id,last_name,first_name,patronymic,birth_date,phone,consent,consent_on,channels,email
1,Stone,Ada,,1980-05-14,8 916 000-00-01,yes,2026-01-10,sms,
2,Field,=Ben,,1975-11-02,+44 7700 900123,yes,2026-01-10,sms,
3,Moor,Cid,,1975-11-02,8 916 000-00-03,yes,2026-01-10,messenger,
4,Hill,Dot,,1975-11-02,8 916 000-00-04,yes,2026-01-10,email,dot@example.org
5,Dale,Eve,,1975-11-02,8 916 000-00-05,yes,2026-01-10,,
";

const AGREEMENTS: &str = "\
agreement_id,patient_id,kind,agreed_on,due_on
1,1,hygiene_reminder,2026-01-10,2026-03-05
2,2,hygiene_reminder,2026-01-10,2026-03-05
3,3,hygiene_reminder,2026-01-10,2026-03-05
4,4,hygiene_reminder,2026-01-10,2026-03-05
5,5,hygiene_reminder,2026-01-10,2026-03-05
";

fn clinic() -> Clinic {
    Clinic::new()
        .file("patients.csv", PATIENTS)
        .file("plans.csv", "plan_id,patient_id,procedure,status\n")
        .file(
            "visits.csv",
            "visit_id,patient_id,starts_at,status,kind\nV1,5,2026-04-01 10:00,confirmed,other\n",
        )
        .file(
            "contacts.csv",
            "contacted_at,patient_id,outcome\n2025-01-10,5,reached\n",
        )
        .file("agreements.csv", AGREEMENTS)
        .file(
            "recall.toml",
            format!("{SETTINGS}name = \"Linden Dental\"\nphone = \"(495) 000-00-00\"\n"),
        )
}

#[test]
fn text_messages_are_handed_to_a_gateway() {
    let clinic = clinic();
    clinic.stdout(&["-o", "list.csv", "--messages", "messages-{date}.csv"]);
    let name = "messages-2026-03-02.csv";
    expect![[r#"
        number;text
        79160000001;Ada, as agreed, a reminder of the cleaning, due on 5 March. To choose a time or stop these texts, ring 495 000-00-00. Linden
        447700900123;'=Ben, as agreed, a reminder of the cleaning, due on 5 March. To choose a time or stop these texts, ring 495 000-00-00. Linden
    "#]].assert_eq(&clinic.text(name));
    let mode = fs::metadata(clinic.path(name))
        .unwrap()
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o600);
    // It lies in the folder of the exports, and is no export.
    let again = clinic.run(&["--quiet"]);
    assert_eq!(stderr(&again), "");
    let text = clinic.stdout(&["--messages", "other.csv", "--channel", "messenger"]);
    assert!(!text.is_empty());
    assert_eq!(clinic.text("other.csv"), "number;text\n");
    clinic.stdout(&["--messages", "tabs.csv", "--delimiter", "tab"]);
    assert!(clinic.text("tabs.csv").starts_with("number\ttext\n"));
}

#[test]
fn messages_need_a_file_of_their_own() {
    let clinic = clinic();
    for (arguments, status) in [
        (["-o", "list.csv", "--messages", "list.csv"], 2),
        (["--decisions", "a.csv", "--messages", "a.csv"], 2),
        (["-o", "list.csv", "--messages", "messages.txt"], 2),
        (["-o", "list.csv", "--messages", "patients.csv"], 2),
    ] {
        let run = clinic.run(&arguments);
        assert_eq!(run.status.code(), Some(status), "{}", stderr(&run));
        assert!(run.stdout.is_empty());
        assert!(!clinic.path("list.csv").exists());
    }
    assert_eq!(clinic.text("patients.csv"), PATIENTS);
}
