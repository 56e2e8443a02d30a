/*
cards.csv: what patients said about being contacted, kept in patient fields of the clinic.
Edit: the names of the fields, if yours are called otherwise. A patient without any of them gets no row.
*/
SELECT
  f.PatNum AS patient_id,
  IFNULL(GROUP_CONCAT(DISTINCT IF(f.FieldName = 'Contact consent', f.said, NULL) ORDER BY f.said SEPARATOR ' / '), '') AS consent,
  IFNULL(GROUP_CONCAT(DISTINCT IF(f.FieldName = 'Contact consent date', f.said, NULL) ORDER BY f.said SEPARATOR ' / '), '') AS consent_on,
  IFNULL(GROUP_CONCAT(DISTINCT IF(f.FieldName = 'Contact consent until', f.said, NULL) ORDER BY f.said SEPARATOR ' / '), '') AS consent_until,
  IFNULL(GROUP_CONCAT(DISTINCT IF(f.FieldName = 'Contact by', f.said, NULL) ORDER BY f.said SEPARATOR ' / '), '') AS channels,
  IFNULL(GROUP_CONCAT(DISTINCT IF(f.FieldName = 'Contact days', f.said, NULL) ORDER BY f.said SEPARATOR ' / '), '') AS call_days,
  IFNULL(GROUP_CONCAT(DISTINCT IF(f.FieldName = 'Contact times', f.said, NULL) ORDER BY f.said SEPARATOR ' / '), '') AS call_times,
  IFNULL(GROUP_CONCAT(DISTINCT IF(f.FieldName = 'No contact until', f.said, NULL) ORDER BY f.said SEPARATOR ' / '), '') AS pause_until
FROM (
  /* Open Dental keeps a date in a field as it was typed */
  SELECT
    pf.PatNum,
    pf.FieldName,
    IF(TRIM(pf.FieldValue) REGEXP '^[0-9][0-9]?/[0-9][0-9]?/[0-9][0-9][0-9][0-9]$',
      IFNULL(DATE_FORMAT(STR_TO_DATE(TRIM(pf.FieldValue), '%c/%e/%Y'), '%Y-%m-%d'), TRIM(pf.FieldValue)),
      TRIM(pf.FieldValue)) AS said
  FROM patfield pf
  JOIN patient p ON p.PatNum = pf.PatNum
  WHERE p.PatStatus <> 4
    AND TRIM(pf.FieldValue) <> ''
    AND pf.FieldName IN (
      'Contact consent', 'Contact consent date', 'Contact consent until',
      'Contact by', 'Contact days', 'Contact times', 'No contact until')
) f
GROUP BY f.PatNum
ORDER BY f.PatNum
