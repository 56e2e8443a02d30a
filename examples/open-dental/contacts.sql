/*
contacts.csv: what came of earlier contacts.
A communication counts if its type names an outcome, if Open Dental sent it by itself, or if its note asks for no more calls.
Edit: the names of the commlog types, and the words of a refusal.
*/
SELECT
  IF(said.CommDateTime > '1880-01-01', DATE_FORMAT(said.CommDateTime, '%Y-%m-%d %H:%i'), '') AS contacted_at,
  said.PatNum AS patient_id,
  said.outcome AS outcome,
  said.about AS `case`,
  CASE said.Mode_
    WHEN 1 THEN 'email'
    WHEN 3 THEN 'call'
    WHEN 5 THEN 'sms'
    WHEN 6 THEN 'sms'
    ELSE ''
  END AS channel
FROM (
  SELECT
    c.CommlogNum, c.CommDateTime, c.PatNum, c.Mode_,
    CASE
      /* edit: words that end contact, in the note of a communication of any type */
      WHEN c.Note LIKE '%do not call%' OR c.Note LIKE '%don''t call%' OR c.Note LIKE '%dont call%'
        OR c.Note LIKE '%do not contact%' OR c.Note LIKE '%don''t contact%' OR c.Note LIKE '%do not text%'
        OR c.Note LIKE '%stop calling%' OR c.Note LIKE '%stop texting%' OR c.Note LIKE '%no more calls%'
        OR c.Note LIKE '%opted out%' OR c.Note LIKE '%opt out%' THEN 'opt_out'
      WHEN c.SentOrReceived = 2 AND c.Mode_ IN (1, 5, 6) AND c.Note REGEXP '(^|[:] *)(stop|stopall|unsubscribe)[ .!]*$' THEN 'opt_out'
      /* edit: your types */
      WHEN type.ItemName IN ('Do not call') THEN 'opt_out'
      WHEN type.ItemName IN ('Complaint') THEN 'complaint'
      WHEN type.ItemName IN ('Complaint resolved') THEN 'resolved'
      WHEN type.ItemName IN ('Declined') THEN 'declined'
      WHEN type.ItemName IN ('Booked') THEN 'booked'
      WHEN type.ItemName IN ('Reached') THEN 'reached'
      WHEN type.ItemName IN ('Call back') THEN 'callback'
      WHEN type.ItemName IN ('Ask the doctor') THEN 'ask_doctor'
      WHEN type.ItemName IN ('No answer', 'Left message') THEN 'no_answer'
      WHEN type.ItemName IN ('Busy') THEN 'busy'
      WHEN type.ItemName IN ('Wrong number') THEN 'wrong_number'
      WHEN type.ItemName IN ('Message sent') THEN 'sent'
      WHEN c.CommSource IN (1, 3) THEN 'sent'
    END AS outcome,
    CASE c.CommSource
      WHEN 1 THEN CONCAT('hygiene_reminder', CHAR(59 USING utf8), 'checkup_reminder')
      WHEN 3 THEN 'appointment_reminder'
      ELSE ''
    END AS about
  FROM commlog c
  JOIN patient p ON p.PatNum = c.PatNum
  LEFT JOIN definition type ON type.DefNum = c.CommType
  WHERE p.PatStatus <> 4
) said
WHERE said.outcome IS NOT NULL
ORDER BY said.CommDateTime, said.CommlogNum
