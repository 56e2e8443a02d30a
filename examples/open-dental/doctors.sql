/* doctors.csv: who the providers are, by the abbreviation under which the other files name them. Nothing to edit. */
SELECT
  TRIM(pv.Abbr) AS doctor,
  CONCAT_WS(', ', CONCAT_WS(' ', NULLIF(TRIM(pv.FName), ''), NULLIF(TRIM(pv.LName), '')), NULLIF(TRIM(pv.Suffix), '')) AS name,
  IFNULL(TRIM(specialty.ItemName), '') AS specialty
FROM provider pv
LEFT JOIN definition specialty ON specialty.DefNum = pv.Specialty
WHERE pv.IsNotPerson = 0 AND TRIM(pv.Abbr) <> ''
ORDER BY pv.ProvNum
