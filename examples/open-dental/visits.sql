/*
visits.csv: appointments that stand in the book or stood there.
An appointment with an exam and a cleaning is two visits at one time: nobody is to be invited to either. Only one of them is reminded of.
Edit: the names of confirmed statuses and the procedure codes, where it says so.
*/
SELECT
  IF(v.kinds & (kind.bit - 1) = 0, v.AptNum, CONCAT(v.AptNum, '-', kind.name)) AS visit_id,
  v.PatNum AS patient_id,
  DATE_FORMAT(v.AptDateTime, '%Y-%m-%d %H:%i') AS starts_at,
  CASE
    WHEN v.AptStatus = 2 THEN 'attended'
    WHEN v.AptStatus = 5 THEN IF(v.missed, 'no_show', 'cancelled')
    ELSE IF(v.confirmed, 'confirmed', 'booked')
  END AS status,
  kind.name AS kind,
  IFNULL(TRIM(pv.Abbr), '') AS doctor,
  IF(v.SecDateTEntry > '1880-01-01', DATE_FORMAT(v.SecDateTEntry, '%Y-%m-%d'), '') AS booked_on,
  IF(v.kinds & (kind.bit - 1) = 0, '', 'no') AS remind
FROM (
  SELECT
    a.AptNum, a.PatNum, a.AptStatus, a.AptDateTime, a.SecDateTEntry, a.ProvNum, a.ProvHyg,
    IFNULL(how.ItemName, '') IN ('Appointment Confirmed', 'Confirmed') AS confirmed, /* edit: definitions of Appt Confirmed */
    /* broken as missed, on its day or later, and not as cancelled since */
    (SELECT past.HistApptAction
      FROM histappointment past
      WHERE past.AptNum = a.AptNum AND past.HistApptAction IN (2, 3) AND past.HistDateTStamp >= DATE(a.AptDateTime)
      ORDER BY past.HistDateTStamp DESC, past.HistApptNum DESC
      LIMIT 1) = 2 AS missed,
    COALESCE(NULLIF(IF(a.IsHygiene = 1, 2, 0) | BIT_OR(
      /* edit: which procedure makes which kind of visit */
      CASE
        WHEN did.ProcNum IS NULL OR code.ProcCode IN ('D9986', 'D9987') THEN 0
        WHEN code.ProcCode IN ('D1110', 'D1120', 'D4346', 'D4355', 'D4910') THEN 2
        WHEN code.ProcCode IN ('D0170', 'D0171') THEN 4
        WHEN code.ProcCode IN ('D0140', 'D0150', 'D0160', 'D0180', 'D9310') THEN 8
        WHEN code.ProcCode IN ('D0120', 'D0145') THEN 16
        WHEN code.ProcCode LIKE 'D0%' OR code.ProcCode LIKE 'D12%' OR code.ProcCode LIKE 'D13%' THEN 0
        WHEN code.ProcCode LIKE 'D%' THEN 1
        ELSE 32
      END), 0), 32) AS kinds
  FROM appointment a
  JOIN patient p ON p.PatNum = a.PatNum
  LEFT JOIN definition how ON how.DefNum = a.Confirmed
  LEFT JOIN procedurelog did ON did.AptNum = a.AptNum AND did.ProcStatus <> 6
  LEFT JOIN procedurecode code ON code.CodeNum = did.CodeNum
  WHERE a.AptStatus IN (1, 2, 4, 5)
    AND a.AptDateTime > '1880-01-01'
    AND p.PatStatus <> 4
  GROUP BY a.AptNum, a.PatNum, a.AptStatus, a.AptDateTime, a.SecDateTEntry, a.ProvNum, a.ProvHyg, a.IsHygiene, how.ItemName
) v
JOIN (
  SELECT 1 AS bit, 'treatment' AS name
  UNION ALL SELECT 2, 'hygiene'
  UNION ALL SELECT 4, 'control_exam'
  UNION ALL SELECT 8, 'consultation'
  UNION ALL SELECT 16, 'exam'
  UNION ALL SELECT 32, 'other'
) kind ON v.kinds & kind.bit <> 0
LEFT JOIN provider pv ON pv.ProvNum = IF(kind.bit = 2 AND v.ProvHyg <> 0, v.ProvHyg, v.ProvNum) AND pv.IsNotPerson = 0
ORDER BY v.AptNum, kind.bit
