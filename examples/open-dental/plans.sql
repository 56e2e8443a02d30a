/*
plans.csv: the saved treatment plans, an item a row, with the state of each item in the chart.
Edit: the names of priorities, where it says so.
*/
SELECT
  item.TreatPlanNum AS plan_id,
  item.PatNum AS patient_id,
  item.ProcTPNum AS item_id,
  item.treatment AS `procedure`,
  /* from 1-32 and A-T to the two digits of the FDI, whatever numbering the screen shows */
  IFNULL(ELT(FIELD(item.ToothNum,
    '1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12', '13', '14', '15', '16',
    '17', '18', '19', '20', '21', '22', '23', '24', '25', '26', '27', '28', '29', '30', '31', '32',
    'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K', 'L', 'M', 'N', 'O', 'P', 'Q', 'R', 'S', 'T'),
    '18', '17', '16', '15', '14', '13', '12', '11', '21', '22', '23', '24', '25', '26', '27', '28',
    '38', '37', '36', '35', '34', '33', '32', '31', '41', '42', '43', '44', '45', '46', '47', '48',
    '55', '54', '53', '52', '51', '61', '62', '63', '64', '65', '75', '74', '73', '72', '71', '81', '82', '83', '84', '85'), '') AS tooth,
  IFNULL(TRIM(pv.Abbr), '') AS doctor,
  IF(item.ChartedOn > '1880-01-01', DATE_FORMAT(item.ChartedOn, '%Y-%m-%d'), '') AS consulted_on,
  IF(item.signed, DATE_FORMAT(item.DateTSigned, '%Y-%m-%d'), '') AS signed_on,
  item.answer AS answer,
  IF(item.days IS NULL, '', 'yes') AS urgent,
  IF(item.signed AND item.days > 0, DATE_FORMAT(item.DateTSigned + INTERVAL item.days DAY, '%Y-%m-%d'), '') AS due_on,
  IF(item.status = 'planned', IFNULL(DATE_FORMAT(item.placed_on + INTERVAL 4 MONTH, '%Y-%m-%d'), ''), '') AS wait_until, /* edit: how long an implant heals */
  item.status AS status,
  IF(item.status = 'done' AND item.ProcDate > '1880-01-01', DATE_FORMAT(item.ProcDate, '%Y-%m-%d'), '') AS done_on
FROM (
  SELECT
    tp.TreatPlanNum,
    tp.PatNum,
    tp.DateTSigned,
    tp.Signature <> '' AND tp.DateTSigned > '1880-01-01' AS signed,
    it.ProcTPNum,
    it.ItemOrder,
    TRIM(COALESCE(NULLIF(TRIM(code.LaymanTerm), ''), it.Descript)) AS treatment,
    chart.ToothNum,
    chart.ProvNum,
    chart.ProcDate,
    chart.DateTP AS ChartedOn,
    CASE
      WHEN chart.ProcStatus = 1 THEN 'planned'
      WHEN chart.ProcStatus = 2 THEN 'done'
      ELSE 'cancelled'
    END AS status,
    /* edit: the priorities that say what the patient answered, be it in the plan or since then in the chart */
    CASE
      WHEN now_is.ItemName IN ('Declined', 'Refused') OR was.ItemName IN ('Declined', 'Refused') THEN 'declined'
      WHEN now_is.ItemName IN ('Too expensive') OR was.ItemName IN ('Too expensive') THEN 'too_expensive'
      WHEN now_is.ItemName IN ('Undecided') OR was.ItemName IN ('Undecided') THEN 'undecided'
      ELSE ''
    END AS answer,
    /* edit: the priorities that say that treatment must not wait, with the days from the signature to the deadline, 0 for none */
    IF(now_is.DefNum = was.DefNum,
      CASE was.ItemName
        WHEN 'Urgent 1 week' THEN 7
        WHEN 'Urgent 2 weeks' THEN 14
        WHEN 'Urgent 1 month' THEN 30
        WHEN 'Urgent' THEN 0
      END, NULL) AS days,
    /* when the last implant or graft of this plan was placed */
    (SELECT MAX(placed.ProcDate)
      FROM proctp part
      JOIN procedurelog placed ON placed.ProcNum = part.ProcNumOrig
      JOIN procedurecode heals ON heals.CodeNum = placed.CodeNum
      WHERE part.TreatPlanNum = tp.TreatPlanNum
        AND placed.ProcStatus = 2
        AND heals.ProcCode IN ('D6010', 'D6013', 'D7951', 'D7953')) AS placed_on
  FROM treatplan tp
  JOIN patient p ON p.PatNum = tp.PatNum
  JOIN proctp it ON it.TreatPlanNum = tp.TreatPlanNum
  LEFT JOIN procedurelog chart ON chart.ProcNum = it.ProcNumOrig AND chart.PatNum = tp.PatNum
  LEFT JOIN procedurecode code ON code.CodeNum = chart.CodeNum
  LEFT JOIN definition was ON was.DefNum = it.Priority
  LEFT JOIN definition now_is ON now_is.DefNum = chart.Priority
  WHERE tp.TPStatus = 0
    AND p.PatStatus <> 4
    AND it.ProcCode NOT LIKE 'D0%'
    /* an item that was signed again later counts there only */
    AND NOT EXISTS (
      SELECT 1
      FROM proctp again
      JOIN treatplan later ON later.TreatPlanNum = again.TreatPlanNum
      WHERE again.PatNum = tp.PatNum
        AND again.ProcNumOrig = it.ProcNumOrig
        AND it.ProcNumOrig <> 0
        AND later.TPStatus = 0
        AND later.Signature <> ''
        AND later.DateTSigned > tp.DateTSigned)
) item
LEFT JOIN provider pv ON pv.ProvNum = item.ProvNum AND pv.IsNotPerson = 0
ORDER BY item.TreatPlanNum, item.ItemOrder, item.ProcTPNum
