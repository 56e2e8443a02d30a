// A clinic whose files hold everything that a page could take for something else, and one talk of several matters and people.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export const NAME = "</script><script>document.title='broken'</script>";

export function hostileClinic(folder) {
  mkdirSync(folder, { recursive: true });
  const file = (name, lines) => writeFileSync(join(folder, name), lines.join("\n") + "\n");
  file("patients.csv", [
    "patient_id,last_name,first_name,birth_date,phone,consent,consent_on,note,channels,guardian_name,guardian_phone",
    `1,"${NAME}","<img src=x onerror=document.title='broken'>",1980-05-14,8 916 000-00-01,yes,2026-01-10,"{{cards}} <b>bold</b>",,,`,
    `"<2/#%",=Field,"'><!--",1975-11-02,8 916 000-00-02,yes,2026-01-10,,,,`,
    `3,${"Verylongsurnamewithoutanyplacetobreakit".repeat(4)},Ada,1980-05-14,8 916 000-00-03,yes,2026-01-10,,,,`,
    `4,Stone,Mother,1980-05-14,8 916 000-00-04,yes,2026-01-10,,,,`,
    `5,Stone,Child,2019-05-14,,yes,2026-01-10,,,Mother Stone,8 916 000-00-04`,
    `6,Writer,Sam,1980-05-14,8 916 000-00-06,yes,2026-01-10,,sms,,`,
  ]);
  file("plans.csv", [
    "plan_id,patient_id,item_id,procedure,tooth,doctor,signed_on,urgent,due_on,status",
    `A,1,1,"<script>alert(1)</script>",36,"<i>Doctor</i>",2026-02-02,yes,2026-02-20,planned`,
    `"B/<","<2/#%",1,filling,,,2026-02-02,yes,2026-02-20,planned`,
    `C,3,1,filling,,,2026-02-02,yes,2026-02-20,planned`,
    `D,4,1,filling,,,2026-02-02,yes,2026-02-20,planned`,
  ]);
  file("agreements.csv", [
    "agreement_id,patient_id,kind,agreed_on,due_on,contact_on,topic,status",
    "7,4,hygiene_reminder,2025-09-02,2026-03-05,,,open",
    "8,5,wellbeing_check,2026-02-27,,2026-03-02,filling,open",
    "9,6,hygiene_reminder,2025-09-02,2026-03-05,,,open",
  ]);
  file("visits.csv", ["visit_id,patient_id,starts_at,status"]);
  file("recall.toml", [
    "[clinic]",
    "timezone = 'Europe/Moscow'",
    `name = '</title><script>"{{cards}}'`,
  ]);
}
