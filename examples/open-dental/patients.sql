/*
patients.csv: everybody but the deleted. Nothing to edit.
A version of Open Dental without the table commoptout: take out the lines that end with "opt-outs".
*/
SELECT
  p.PatNum AS patient_id,
  TRIM(p.LName) AS last_name,
  TRIM(p.FName) AS first_name,
  IF(p.Birthdate > '1880-01-01', DATE_FORMAT(p.Birthdate, '%Y-%m-%d'), '') AS birth_date,
  /* recall uses the first number only: the one that the patient prefers, and for texts the mobile phone or none */
  CASE IF(p.PreferContactMethod = 0, p.PreferConfirmMethod, p.PreferContactMethod)
    WHEN 2 THEN CONCAT_WS(', ', NULLIF(TRIM(p.HmPhone), ''), NULLIF(TRIM(p.WirelessPhone), ''), NULLIF(TRIM(p.WkPhone), ''))
    WHEN 3 THEN CONCAT_WS(', ', NULLIF(TRIM(p.WkPhone), ''), NULLIF(TRIM(p.WirelessPhone), ''), NULLIF(TRIM(p.HmPhone), ''))
    WHEN 8 THEN TRIM(p.WirelessPhone)
    ELSE CONCAT_WS(', ', NULLIF(TRIM(p.WirelessPhone), ''), NULLIF(TRIM(p.HmPhone), ''), NULLIF(TRIM(p.WkPhone), ''))
  END AS phone,
  TRIM(SUBSTRING_INDEX(REPLACE(p.Email, CHAR(59 USING utf8), ','), ',', 1)) AS email,
  /* DoNotCall in any of the three places is a no, nothing here is a yes */
  IF(1 IN (p.PreferContactMethod, p.PreferConfirmMethod, p.PreferRecallMethod), 'no', '') AS consent,
  /* what recall has no channel for is written down all the same: it refuses such a row, and leaves the patient in peace */
  CASE IF(p.PatStatus NOT IN (0, 6), 0, IF(p.PreferContactMethod = 0, p.PreferConfirmMethod, p.PreferContactMethod))
    WHEN 2 THEN 'call'
    WHEN 3 THEN 'call'
    WHEN 4 THEN 'call'
    WHEN 5 THEN IF(FALSE
      OR IFNULL(refused.email, 0) & 23 <> 0 /* opt-outs */
      , 'email, but opted out', 'email')
    WHEN 6 THEN 'see notes'
    WHEN 7 THEN 'letter'
    WHEN 8 THEN IF(p.TxtMsgOk = 2
      OR IFNULL(refused.sms, 0) & 23 <> 0 /* opt-outs */
      , 'text, but opted out', 'sms')
    ELSE ''
  END AS channels,
  IFNULL(CONCAT_WS(' ', NULLIF(TRIM(adult.FName), ''), NULLIF(TRIM(adult.LName), '')), '') AS guardian_name,
  IFNULL(
    CASE
      WHEN IF(p.PreferContactMethod = 0, p.PreferConfirmMethod, p.PreferContactMethod) = 8 THEN TRIM(adult.WirelessPhone)
      WHEN adult.PreferContactMethod = 2 AND TRIM(adult.HmPhone) <> '' THEN TRIM(adult.HmPhone)
      WHEN adult.PreferContactMethod = 3 AND TRIM(adult.WkPhone) <> '' THEN TRIM(adult.WkPhone)
      ELSE COALESCE(NULLIF(TRIM(adult.WirelessPhone), ''), NULLIF(TRIM(adult.HmPhone), ''), NULLIF(TRIM(adult.WkPhone), ''))
    END, '') AS guardian_phone,
  CASE
    WHEN p.PatStatus = 5 OR p.DateTimeDeceased > '1880-01-01' THEN 'deceased'
    WHEN p.PatStatus IN (0, 6) THEN 'active'
    ELSE 'inactive'
  END AS status,
  TRIM(p.Language) AS language
FROM patient p
LEFT JOIN (SELECT PatNum, BIT_OR(OptOutSms) AS sms, BIT_OR(OptOutEmail) AS email FROM commoptout GROUP BY PatNum) refused ON refused.PatNum = p.PatNum /* opt-outs */
/* the first who is marked as guardian, has a telephone and may be called */
LEFT JOIN guardian g ON g.GuardianNum = (
  SELECT MIN(each_one.GuardianNum)
  FROM guardian each_one
  JOIN patient who ON who.PatNum = each_one.PatNumGuardian
  WHERE each_one.PatNumChild = p.PatNum
    AND each_one.IsGuardian = 1
    AND each_one.PatNumGuardian <> p.PatNum
    AND who.PatStatus NOT IN (4, 5)
    AND 1 NOT IN (who.PreferContactMethod, who.PreferConfirmMethod, who.PreferRecallMethod)
    AND CONCAT(TRIM(who.WirelessPhone), TRIM(who.HmPhone), TRIM(who.WkPhone)) <> ''
)
LEFT JOIN patient adult ON adult.PatNum = g.PatNumGuardian
WHERE p.PatStatus <> 4
ORDER BY p.PatNum
