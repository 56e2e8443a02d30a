/*
agreements.csv: the recalls that were agreed with the patient, and the calls after treatment that were promised.
Both have to be set up first: without the status and the commlog type named here there is no row.
A version of Open Dental without the table commoptout: take out the lines that end with "opt-outs".
Edit: the names of the status, the recall types and the commlog type.
*/
SELECT
  CONCAT('R', r.RecallNum) AS agreement_id,
  r.PatNum AS patient_id,
  CASE
    WHEN type.Description IN ('Prophy', 'Child Prophy', 'Perio') THEN 'hygiene_reminder' /* edit: recall types that are a cleaning */
    WHEN type.Description IN ('Free check-up') THEN 'checkup_reminder' /* edit: a free check-up */
    ELSE 'control_exam'
  END AS kind,
  /* the day stands at the beginning of the note of the recall, as 2026-03-02 or 3/2/2026 */
  IFNULL(CASE
    WHEN TRIM(r.Note) REGEXP '^[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]([^0-9]|$)'
      THEN DATE_FORMAT(STR_TO_DATE(LEFT(TRIM(r.Note), 10), '%Y-%m-%d'), '%Y-%m-%d')
    WHEN TRIM(r.Note) REGEXP '^[0-9][0-9]?/[0-9][0-9]?/[0-9][0-9][0-9][0-9]([^0-9]|$)'
      THEN DATE_FORMAT(STR_TO_DATE(SUBSTRING_INDEX(TRIM(r.Note), ' ', 1), '%c/%e/%Y'), '%Y-%m-%d')
  END, '') AS agreed_on,
  IF(r.DateDue > '1880-01-01', DATE_FORMAT(r.DateDue, '%Y-%m-%d'), '') AS due_on,
  /* a recall that is disabled until a day: not before that day, and not before two weeks ahead of the visit */
  IF(r.DisableUntilDate > '1880-01-01', DATE_FORMAT(GREATEST(
    r.DisableUntilDate, IF(r.DateDue > '1880-01-01', r.DateDue - INTERVAL 14 DAY, r.DisableUntilDate)), '%Y-%m-%d'), '') AS contact_on,
  IFNULL(TRIM(pv.Abbr), '') AS doctor,
  CASE p.PreferRecallMethod
    WHEN 2 THEN 'call'
    WHEN 3 THEN 'call'
    WHEN 4 THEN 'call'
    WHEN 5 THEN IF(FALSE
      OR EXISTS (SELECT 1 FROM commoptout o WHERE o.PatNum = r.PatNum AND o.OptOutEmail & 23 <> 0) /* opt-outs */
      , 'email, but opted out', 'email')
    WHEN 6 THEN 'see notes'
    /* recall keeps one number for a patient: a text goes out only where that is the mobile phone */
    WHEN 8 THEN IF(p.TxtMsgOk = 2
      OR EXISTS (SELECT 1 FROM commoptout o WHERE o.PatNum = r.PatNum AND o.OptOutSms & 23 <> 0) /* opt-outs */
      , 'text, but opted out', IF(p.PreferContactMethod IN (2, 3), '', 'sms'))
    ELSE ''
  END AS channel,
  CASE
    WHEN type.Description IN ('Control exam after complex treatment') THEN 'complex_treatment' /* edit */
    WHEN type.Description IN ('Control exam, uncertain result') THEN 'uncertain_result' /* edit */
    ELSE ''
  END AS basis,
  IF(r.IsDisabled = 1, 'withdrawn', 'open') AS status
FROM recall r
JOIN patient p ON p.PatNum = r.PatNum
JOIN recalltype type ON type.RecallTypeNum = r.RecallTypeNum
JOIN definition agreed ON agreed.DefNum = r.RecallStatus
LEFT JOIN provider pv ON pv.ProvNum = p.PriProv AND pv.IsNotPerson = 0
WHERE agreed.ItemName IN ('Agreed with patient') /* edit: definition of Recall/Unsched Status */
  AND type.Description IN (
    'Prophy', 'Child Prophy', 'Perio', 'Free check-up',
    'Control exam after complex treatment', 'Control exam, uncertain result') /* edit: all the types named above */
  AND r.DisableUntilBalance = 0
  AND p.PreferRecallMethod <> 7
  AND p.PatStatus <> 4
UNION ALL
SELECT
  CONCAT('C', c.CommlogNum),
  c.PatNum,
  'wellbeing_check',
  IF(c.CommDateTime > '1880-01-01', DATE_FORMAT(c.CommDateTime, '%Y-%m-%d'), ''),
  '', '',
  IFNULL(TRIM(pv.Abbr), ''),
  '', '',
  'open'
FROM commlog c
JOIN patient p ON p.PatNum = c.PatNum
JOIN definition promised ON promised.DefNum = c.CommType
/* the doctor of the first visit from that day on */
LEFT JOIN appointment treated ON treated.AptNum = (
  SELECT a.AptNum
  FROM appointment a
  WHERE a.PatNum = c.PatNum AND a.AptStatus = 2 AND a.AptDateTime >= DATE(c.CommDateTime)
  ORDER BY a.AptDateTime, a.AptNum
  LIMIT 1
)
LEFT JOIN provider pv ON pv.ProvNum = treated.ProvNum AND pv.IsNotPerson = 0
WHERE promised.ItemName IN ('Well-being call agreed') /* edit: definition of Commlog Types */
  AND p.PatStatus <> 4
ORDER BY agreement_id
