-- Much of what recall does, as an analyst would do it in DuckDB; benches/speed.rs measures both on the same folder.
--
--   duckdb -cmd "SET VARIABLE data = 'exports'; SET VARIABLE now = '2026-03-02 06:00';
--                SET VARIABLE list = 'list.csv'; SET VARIABLE decisions = 'decisions.jsonl';" -f benches/peer.sql
--
-- It writes a call list of the same kind, and one row per case with a verdict and a code. What it leaves out, all of which recall does:
-- sentences, evidence, and what to prepare and say; the checks of every row and value, other encodings, Russian names, recall.toml,
-- cards; hours of the day and time zones (only days are looked at), holidays; the search for the next day that suits; all codes but the
-- first; numbers of other countries, numbers after the first one; a number taken back by a later contact that names it; a case opened
-- again by a visit that was missed after a talk; a doctor's call and an administrator's on one day; promises that nothing carries.

SET threads = 2;
SET preserve_insertion_order = false;

CREATE MACRO export(name) AS getvariable('data') || '/' || name || '.csv';
CREATE MACRO now_there() AS getvariable('now')::TIMESTAMP;
CREATE MACRO today_there() AS getvariable('now')::DATE;
CREATE MACRO date_in(cell) AS try_cast(cell AS DATE);
CREATE MACRO moment_in(cell) AS try_cast(cell AS TIMESTAMP);
CREATE MACRO last_open_day(day) AS day - (dayofweek(day) = 0)::INTEGER;

-- The first number of a cell in international form.
CREATE MACRO number_in(cell) AS '+7' || nullif(
    regexp_extract(regexp_replace(regexp_extract(cell, '^[^,;/\n]+'), '\D', '', 'g'), '^[78]?(\d{10})$', 1), '');

-- The place of a day in the week, and whether days such as 'mon-fri' or 'tue;thu' include a date.
CREATE MACRO weekday(name) AS list_position(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], name);
CREATE MACRO suits(days, day) AS days IS NULL OR list_bool_or([
    isodow(day) BETWEEN weekday(regexp_extract(part, '^\w+')) AND weekday(regexp_extract(part, '\w+$'))
    FOR part IN string_split(replace(days, 'weekdays', 'mon-fri'), ';')]);


-- What the exports hold.

CREATE TABLE patient AS
SELECT
    patient_id,
    concat_ws(' ', last_name, first_name, patronymic) AS name,
    date_in(birth_date) AS born_on,
    coalesce(born_on > today_there() - INTERVAL 18 YEAR, guardian_name IS NOT NULL) AS is_minor,
    guardian_name,
    guardian_phone IS NOT NULL AS has_guardian_phone,
    number_in(phone) AS own_number,
    CASE WHEN is_minor THEN number_in(guardian_phone) ELSE own_number END AS number,
    CASE WHEN NOT is_minor AND email LIKE '%_@_%._%' THEN email END AS address,
    CASE WHEN consent = 'no' OR coalesce(date_in(consent_on) <= today_there(), true) THEN consent END AS consent,
    date_in(consent_on) AS consented_on,
    date_in(consent_until) AS consented_until,
    string_split(coalesce(channels, 'call'), ';') AS channels,
    call_days,
    call_times,
    date_in(pause_until) AS paused_until,
    coalesce(status IN ('inactive', 'deceased'), false) AS is_inactive
FROM read_csv(export('patients'), all_varchar = true);

CREATE TABLE visit AS
SELECT
    visit_id,
    patient_id,
    moment_in(starts_at) AS starts,
    starts::DATE AS day,
    status,
    coalesce(kind, 'treatment') AS kind,
    status IN ('booked', 'confirmed') AND starts > now_there() AS is_future,
    status = 'attended' AND starts <= now_there() AS was_attended,
    doctor,
    plan_id,
    date_in(booked_on) AS was_booked_on,
    remind
FROM read_csv(export('visits'), all_varchar = true);

CREATE TABLE item AS
SELECT
    plan_id,
    patient_id,
    doctor,
    caller,
    status,
    coalesce(written, 'yes') AS written,
    coalesce(answer, 'agreed') AS answer,
    date_in(signed_on) AS signed,
    coalesce(status <> 'cancelled' AND written <> 'no' AND answer = 'agreed' AND signed <= today_there(), false) AS is_agreed,
    status IN ('planned', 'in_progress') AS is_open,
    coalesce(urgent = 'yes', false) AS is_urgent,
    date_in(due_on) AS due,
    date_in(wait_until) AS waits_until,
    date_in(done_on) AS done
FROM read_csv(export('plans'), all_varchar = true);

-- A row for each thing that a contact was about.
CREATE TABLE contact AS
SELECT
    patient_id,
    moment_in(contacted_at) AS moment,
    moment::DATE AS day,
    outcome,
    unnest(coalesce(string_split("case", ';'), [NULL])) AS about,
    number_in(phone) AS number,
    moment_in(callback_at) AS callback
FROM read_csv(export('contacts'), all_varchar = true)
WHERE moment <= now_there() OR outcome IN ('opt_out', 'complaint');


-- What could justify a call. `code` is the answer where it needs no contacts to be known; `days` are those from which a call is due.

CREATE TABLE matter (
    name VARCHAR, patient_id VARCHAR, reason VARCHAR, priority INTEGER, verdict VARCHAR, code VARCHAR, days DATE[], lapse_days INTEGER,
    since DATE, agreed_on DATE, reminds BOOLEAN, by_voice BOOLEAN, channel VARCHAR, caller VARCHAR, doctor VARCHAR
);

INSERT INTO matter
SELECT
    'visit:' || visit_id, patient_id, 'appointment_reminder', 2,
    CASE WHEN remind = 'no' THEN 'unjustified' WHEN is_confirmed THEN 'settled' END,
    CASE WHEN remind = 'no' THEN 'reminder_not_wanted' WHEN is_confirmed THEN 'already_confirmed' END,
    [last_open_day(day - 1 /* appointment_reminder.days_before */)], NULL, NULL, NULL, remind IS NOT DISTINCT FROM 'yes', false, NULL, 'administrator', doctor
FROM (
    SELECT *,
        status = 'confirmed'
        OR coalesce(was_booked_on BETWEEN last_open_day(day - 1) AND today_there() AND remind IS DISTINCT FROM 'yes', false) AS is_confirmed
    FROM visit
    WHERE is_future
);

CREATE TABLE plan AS
SELECT
    plan_id,
    any_value(patient_id) AS patient_id,
    bool_or(is_open) AS has_open,
    bool_or(is_agreed) AS has_agreed,
    bool_or(is_agreed AND is_open) AS has_both,
    bool_or(is_agreed AND status IN ('in_progress', 'done')) AS is_begun,
    bool_or(is_agreed AND is_open AND is_urgent) AS is_urgent,
    CASE
        WHEN bool_or(written = 'no' AND status <> 'cancelled') THEN 'plan_not_written'
        WHEN bool_or(coalesce(signed > today_there(), true) AND status <> 'cancelled') THEN 'plan_not_signed'
        WHEN bool_or(answer = 'undecided') THEN 'patient_undecided'
        WHEN bool_or(answer = 'too_expensive') THEN 'too_expensive'
        ELSE 'patient_declined'
    END AS lack,
    max(signed) FILTER (is_agreed) AS signed,
    max(done) FILTER (is_agreed AND status = 'done' AND done <= today_there()) AS done,
    coalesce(arg_min(doctor, coalesce(due, DATE '9999-12-31')) FILTER (is_agreed AND is_open), any_value(doctor)) AS doctor,
    coalesce(max(caller) FILTER (is_agreed AND is_open), 'administrator') AS caller
FROM item
GROUP BY plan_id;

-- What the visits say of a plan that is agreed and open.
CREATE TABLE progress AS
SELECT
    plan.plan_id,
    bool_or(is_future) AS is_booked,
    max(day) FILTER (was_attended AND (day > signed OR day = signed AND visit.plan_id IS NOT NULL)) AS attended,
    max(starts) FILTER (was_attended) AS last_attended,
    max(day) FILTER (status = 'no_show' AND starts <= now_there() AND day >= signed) AS missed
FROM plan
JOIN visit ON visit.patient_id = plan.patient_id AND coalesce(visit.plan_id = plan.plan_id, true)
WHERE has_both AND (kind = 'treatment' OR kind = 'other' AND is_future)
GROUP BY plan.plan_id;

CREATE VIEW due_item AS
SELECT
    plan_id,
    list_sort(list(greatest(waits_until, CASE
        WHEN NOT (is_begun OR attended IS NOT NULL) THEN least(item.due + 1 /* urgent_treatment.grace_days */, missed + 1)
        WHEN item.due > greatest(plan.done, attended, plan.signed) THEN item.due + 1
        ELSE greatest(plan.done, attended, plan.signed) + 30 /* unfinished_treatment.pause_days */
    END))) AS days
FROM item
JOIN plan USING (plan_id)
LEFT JOIN progress USING (plan_id)
WHERE has_both AND is_agreed AND is_open
    AND (is_begun OR attended IS NOT NULL OR item.is_urgent AND item.due IS NOT NULL)
GROUP BY plan_id;

INSERT INTO matter
SELECT
    'plan:' || plan_id, patient_id, reason, CASE WHEN reason = 'unfinished_treatment' THEN 5 ELSE 1 END,
    CASE code WHEN 'plan_finished' THEN 'settled' WHEN 'already_booked' THEN 'settled' ELSE CASE WHEN code IS NOT NULL THEN 'unjustified' END END,
    code, days, CASE reason WHEN 'urgent_treatment' THEN 180 /* urgent_treatment.lapse_days */ ELSE 180 /* unfinished_treatment.lapse_days */ END, signed, NULL, false, true, NULL, caller, doctor
FROM (
    SELECT *,
        CASE WHEN has_both THEN CASE WHEN is_begun OR attended IS NOT NULL THEN 'unfinished_treatment' ELSE 'urgent_treatment' END END AS reason,
        CASE
            WHEN NOT has_open THEN 'plan_finished'
            WHEN NOT has_agreed THEN lack
            WHEN NOT has_both THEN 'plan_finished'
            WHEN reason = 'urgent_treatment' AND NOT is_urgent THEN 'nothing_urgent'
            WHEN days IS NULL THEN 'no_deadline'
            WHEN is_booked THEN 'already_booked'
        END AS code
    FROM plan
    LEFT JOIN progress USING (plan_id)
    LEFT JOIN due_item USING (plan_id)
);

CREATE VIEW agreement AS
SELECT
    agreement_id,
    patient_id,
    kind,
    kind IN ('control_exam', 'hygiene_reminder', 'checkup_reminder') AS is_recall,
    CASE WHEN date_in(agreed_on) <= today_there() THEN date_in(agreed_on) END AS agreed,
    date_in(contact_on) AS contact,
    CASE kind
        WHEN 'control_exam' THEN 7 /* control_exam.lead_days */
        WHEN 'hygiene_reminder' THEN 14 /* hygiene_reminder.lead_days */
        WHEN 'checkup_reminder' THEN 14 /* checkup_reminder.lead_days */
    END AS lead_days,
    coalesce(
        date_in(due_on),
        CASE WHEN kind = 'checkup_reminder' THEN coalesce(contact + lead_days, (agreed + INTERVAL 6 MONTH)::DATE) END
    ) AS due,
    coalesce(contact, CASE WHEN is_recall THEN due - lead_days ELSE due END, CASE WHEN kind = 'personal_call' THEN agreed END) AS day,
    -- A visit on or after that day is the one that was agreed.
    coalesce(greatest(agreed + ((coalesce(due, contact) - agreed) // 2)::INTEGER, agreed + 1), coalesce(due, contact) - 30) AS counts_from,
    doctor,
    coalesce(caller, CASE WHEN kind = 'personal_call' THEN 'doctor' ELSE 'administrator' END) AS who,
    channel,
    basis,
    topic,
    status
FROM read_csv(export('agreements'), all_varchar = true);

CREATE VIEW done_agreement AS
SELECT
    agreement_id,
    bool_or(was_attended AND visit.day >= counts_from) AS is_attended,
    bool_or(is_future) AS is_booked
FROM agreement
JOIN visit ON visit.patient_id = agreement.patient_id
    AND CASE agreement.kind
        WHEN 'control_exam' THEN visit.kind IN ('control_exam', 'exam', 'other')
        WHEN 'hygiene_reminder' THEN visit.kind IN ('hygiene', 'other')
        ELSE visit.kind IN ('checkup', 'exam', 'other')
    END
WHERE is_recall AND (visit.kind <> 'other' OR is_future) AND coalesce(agreement.status, 'open') = 'open'
GROUP BY agreement_id;

INSERT INTO matter
SELECT
    'agreement:' || agreement_id, patient_id, kind,
    CASE kind
        WHEN 'wellbeing_check' THEN 3 WHEN 'control_exam' THEN 4 WHEN 'personal_call' THEN 6 WHEN 'checkup_reminder' THEN 7 ELSE 8
    END,
    CASE WHEN code IN ('agreement_fulfilled', 'agreement_withdrawn', 'already_attended', 'already_booked') THEN 'settled'
        WHEN code IS NOT NULL THEN 'unjustified' END,
    code, [day],
    CASE kind
        WHEN 'control_exam' THEN 90 /* control_exam.lapse_days */
        WHEN 'wellbeing_check' THEN 14 /* wellbeing_check.lapse_days */
        WHEN 'hygiene_reminder' THEN 60 /* hygiene_reminder.lapse_days */
        WHEN 'checkup_reminder' THEN 60 /* checkup_reminder.lapse_days */
        WHEN 'personal_call' THEN 60 /* personal_call.lapse_days */
    END,
    agreed, agreed, false, kind = 'personal_call' OR kind = 'wellbeing_check' AND coalesce(channel = 'call', true), channel, who, doctor
FROM (
    SELECT *,
        CASE
            WHEN status = 'fulfilled' THEN 'agreement_fulfilled'
            WHEN status = 'withdrawn' THEN 'agreement_withdrawn'
            WHEN kind <> 'control_exam' AND agreed IS NULL THEN 'not_agreed'
            WHEN kind = 'control_exam' AND NOT coalesce(regexp_matches(basis, '^(complex_treatment|uncertain_result)'), false)
                THEN 'no_clinical_basis'
            WHEN day IS NULL THEN 'no_due_date'
            WHEN kind = 'checkup_reminder' AND basis IS NULL AND due < agreed + INTERVAL 6 MONTH - INTERVAL 7 DAY THEN 'early_without_reason'
            WHEN kind = 'personal_call' AND topic IS NULL THEN 'no_topic'
            WHEN kind = 'personal_call' AND doctor IS NULL THEN 'no_doctor'
            WHEN regexp_matches(lower(topic),
                '\b(акци|скидк|бонус|подар|розыгрыш|распродаж|промо|к[эе]шб[эе]к|д(ень|н[её]м) рождения|(promo|promotion|discount|bonus|gift|sale|prize|birthday|cashback)\b)')
                THEN 'promotional_topic'
            WHEN is_attended THEN 'already_attended'
            WHEN is_booked THEN 'already_booked'
        END AS code
    FROM agreement
    LEFT JOIN done_agreement USING (agreement_id)
);


-- What contacts say: of a case, of a patient, of a number.

CREATE VIEW talk AS
SELECT
    name,
    max(moment) FILTER (outcome IN ('reached', 'booked', 'declined') OR outcome = 'sent' AND NOT by_voice) AS closed_at,
    max(day) FILTER (
        about = name AND reason IN ('wellbeing_check', 'personal_call') AND day >= agreed_on
        AND (outcome IN ('reached', 'booked', 'declined') OR outcome = 'sent' AND NOT by_voice)) AS named_on,
    max(moment) FILTER (outcome = 'declined' AND day >= coalesce(since, '-infinity') AND (days[1] <= day OR since IS NOT NULL OR about = name))
        AS declined_at,
    max({'moment': moment, 'callback': callback})
        FILTER (outcome IN ('reached', 'booked', 'declined', 'sent', 'callback', 'ask_doctor')) AS last,
    list(moment) FILTER (outcome IN ('no_answer', 'busy')) AS attempts
FROM matter
JOIN contact ON contact.patient_id = matter.patient_id
    AND (about IN (name, reason)
        OR about IN ('urgent_treatment', 'unfinished_treatment') AND reason IN ('urgent_treatment', 'unfinished_treatment')
        OR about IS NULL AND day >= days[1])
WHERE code IS NULL
GROUP BY name;

CREATE VIEW known AS
SELECT
    patient_id,
    max(day) FILTER (outcome = 'opt_out') AS opted_out,
    arg_max(outcome, moment) FILTER (outcome IN ('complaint', 'resolved')) = 'complaint' AS complains,
    max(moment) FILTER (outcome = 'wrong_number') AS wrong_at,
    max(moment) FILTER (outcome IN ('reached', 'booked', 'declined', 'callback')) AS right_at,
    max(day) FILTER (
        outcome IN ('reached', 'booked', 'declined', 'sent', 'callback', 'ask_doctor')
        AND about NOT LIKE 'visit:%' IS NOT FALSE AND about IS DISTINCT FROM 'appointment_reminder') AS approached,
    count(DISTINCT moment) FILTER (day >= today_there() - 7) AS this_week,
    coalesce(bool_or(day = today_there()), false) AS is_approached_today
FROM contact
GROUP BY patient_id;

CREATE VIEW closed_number AS
SELECT number, max(day) AS closed FROM contact WHERE outcome = 'opt_out' AND number IS NOT NULL GROUP BY number;

CREATE VIEW twin AS
SELECT unnest(list(patient_id)) AS patient_id
FROM patient
WHERE born_on IS NOT NULL AND own_number IS NOT NULL
GROUP BY lower(name), born_on, own_number
HAVING count(*) > 1;


-- The decisions.

CREATE TABLE decision AS
WITH told AS (
    SELECT
        matter.* EXCLUDE (verdict, code),
        verdict AS known_verdict,
        code AS known_code,
        talk.* EXCLUDE (name),
        patient.* EXCLUDE (patient_id, name),
        known.* EXCLUDE (patient_id),
        twin.patient_id IS NOT NULL AS is_twin,
        last.callback AS promised,
        CASE WHEN promised IS NULL THEN list_filter(days, lambda day: coalesce(day > closed_at::DATE, true)) ELSE days END AS left_days,
        coalesce(
            promised::DATE,
            list_filter(left_days, lambda day: day >= today_there() - lapse_days)[1],
            left_days[-1]) AS day,
        len(list_filter(coalesce(attempts, []), lambda moment: moment::DATE >= day AND moment > coalesce(last.moment, '-infinity')))
            AS attempts_made,
        coalesce(closed > consented_on, closed IS NOT NULL) OR coalesce(wrong_at > coalesce(right_at, '-infinity')
            AND wrong_at >= today_there() - 30, false) AS is_lost,
        list_filter(CASE WHEN channel IS NULL THEN channels ELSE [channel] END, lambda way: NOT by_voice OR way = 'call') AS ways,
        list_filter(ways, lambda way: CASE WHEN way = 'email' THEN address IS NOT NULL ELSE number IS NOT NULL AND NOT is_lost END)[1] AS way
    FROM matter
    JOIN patient USING (patient_id)
    LEFT JOIN talk ON talk.name = matter.name
    LEFT JOIN known USING (patient_id)
    LEFT JOIN closed_number USING (number)
    LEFT JOIN twin USING (patient_id)
), timed AS (
    SELECT *,
        greatest(
            paused_until,
            list_max(attempts)::DATE + 1,
            CASE WHEN promised IS NULL AND reason NOT IN ('appointment_reminder', 'wellbeing_check') THEN approached + 7 END) AS free_on,
        CASE
            WHEN known_code IS NOT NULL THEN known_code
            WHEN promised IS NULL AND declined_at IS NOT NULL THEN 'declined_on_contact'
            WHEN promised IS NULL AND (len(left_days) = 0 OR named_on IS NOT NULL) THEN 'already_reached'
            WHEN is_inactive THEN 'patient_inactive'
            WHEN is_twin THEN 'possible_duplicate'
            WHEN consent = 'no' OR opted_out >= coalesce(consented_on, '-infinity') THEN 'opted_out'
            WHEN (agreed_on >= coalesce(consented_on, '-infinity') OR reminds) IS NOT TRUE AND consented_until < today_there() THEN 'consent_expired'
            WHEN (agreed_on >= coalesce(consented_on, '-infinity') OR reminds) IS NOT TRUE
                AND (consent IS NULL OR consent = 'visits' AND reason <> 'appointment_reminder') THEN 'no_consent'
            WHEN complains THEN 'complaint_open'
            WHEN is_minor AND (guardian_name IS NULL OR NOT has_guardian_phone) THEN 'guardian_missing'
            WHEN len(ways) = 0 THEN 'channel_not_allowed'
            WHEN way IS NULL THEN 'no_reachable_address'
            WHEN attempts_made >= 3 THEN 'attempts_exhausted'
            WHEN greatest(free_on, today_there()) > day + lapse_days THEN 'too_late'
            WHEN day > today_there() THEN 'not_due'
            WHEN paused_until > today_there() THEN 'paused'
            WHEN free_on > today_there() OR this_week >= 3 AND reason <> 'appointment_reminder' THEN 'cooling_down'
            WHEN is_approached_today AND promised IS NULL THEN 'another_contact_today'
            WHEN dayofweek(today_there()) = 0 THEN 'clinic_closed'
            WHEN promised IS NULL AND NOT suits(call_days, today_there()) THEN 'day_not_preferred'
        END AS code
    FROM told
)
SELECT *,
    CASE
        WHEN known_verdict IS NOT NULL THEN known_verdict
        WHEN code IS NULL THEN 'call'
        WHEN code IN ('declined_on_contact', 'already_reached') THEN 'settled'
        WHEN code = 'too_late' THEN 'missed'
        WHEN code IN ('not_due', 'paused', 'cooling_down', 'another_contact_today', 'clinic_closed', 'day_not_preferred') THEN 'later'
        ELSE 'not_permitted'
    END AS verdict
FROM timed;


-- One contact a patient, in standing order.

COPY (
    WITH free AS (
        SELECT doctor, array_to_string(list(starts_at ORDER BY starts_at)[:3], '; ') AS slots
        FROM read_csv(export('slots'), all_varchar = true)
        WHERE moment_in(starts_at) > now_there()
        GROUP BY doctor
    ), contact_now AS (
        SELECT
            patient_id,
            list({'case': name, 'reason': reason, 'doctor': doctor, 'way': way, 'day': day}
                ORDER BY promised IS NULL, priority, day, name) AS cases,
            min({'later': promised IS NULL, 'priority': priority, 'day': day}) AS place,
            max(caller) AS caller
        FROM decision
        WHERE verdict = 'call'
        GROUP BY patient_id
    )
    SELECT
        row_number() OVER (ORDER BY place, patient_id) AS position,
        patient.call_times,
        CASE WHEN list_contains([one.way FOR one IN cases], 'call') THEN 'call' ELSE cases[1].way END AS channel,
        CASE WHEN channel = 'email' THEN address
            ELSE regexp_replace(number, '\+7(\d{3})(\d{3})(\d\d)(\d\d)', '8 (\1) \2-\3-\4') END AS "to",
        CASE WHEN is_minor THEN guardian_name ELSE patient.name END AS contact_name,
        patient_id,
        patient.name AS patient_name,
        contact_now.caller,
        cases[1].doctor AS doctor,
        array_to_string([one.reason FOR one IN cases], ';') AS reasons,
        today_there() - cases[1].day AS days_overdue,
        array_to_string([one."case" FOR one IN cases], ';') AS cases,
        slots
    FROM contact_now
    JOIN patient USING (patient_id)
    LEFT JOIN free ON free.doctor = cases[1].doctor
    ORDER BY position
) TO (getvariable('list')) (FORMAT csv, HEADER);

COPY (
    SELECT
        patient_id, name AS "case", reason, verdict, code,
        CASE verdict WHEN 'call' THEN today_there() WHEN 'later' THEN greatest(day, free_on, today_there() + 1) END AS "on"
    FROM decision
    UNION ALL
    SELECT patient_id, '-', NULL, 'unjustified', 'no_reason', NULL
    FROM patient
    ANTI JOIN decision USING (patient_id)
    ORDER BY patient_id, "case"
) TO (getvariable('decisions')) (FORMAT json);
