"""v_indicator_matrix: one comparable promise for each indicator, province, year and level.

A rise or a fall (`tăng 20%`) is another quantity than a level (`đạt 50%`): each kind is chosen
and counted apart, so an increase never meets a level, neither a rival nor a national goal.
Of several candidates the first wins by: the indicator's own unit; who promises (the province
before its departments, districts and communes); official text before news; a whole document
before a broken one; the latest word; the last deadline within the year (`hết quý II đạt 65%`
is on the way to the year's 85 %); a deadline said with the number before an inherited one and the
plan's period; the whole before its part (`trong đó`); the place in the corpus.
"""

_LEVELS = """
  SELECT 'central' AS level UNION ALL SELECT 'province' UNION ALL SELECT 'department'
  UNION ALL SELECT 'district' UNION ALL SELECT 'commune'"""

_KIND = "CASE WHEN {0}.change IN ('increase', 'decrease') THEN {0}.change ELSE 'level' END"

# A later mention of a target says nothing new, unless the first was read as something else.
_SAID_BEFORE = f"""
    SELECT 1 FROM figures t
    WHERE t.id = f.same_as_id AND t.modality = 'target' AND t.indicator_code = f.indicator_code
      AND substr(t.due_end, 1, 4) = substr(f.due_end, 1, 4)
      AND coalesce(t.levels, '') = coalesce(f.levels, '')
      AND {_KIND.format("t")} = {_KIND.format("f")}"""

_CANDIDATES = f"""
  SELECT f.id AS target_id, f.indicator_code, i.label_vi, i.label_en,
    coalesce(i.area, f.area) AS area, f.unit, i.direction, d.province, d.province_id,
    d.province_now, CAST(substr(f.due_end, 1, 4) AS INTEGER) AS year, l.level, f.comparator,
    f.value_low, f.value_high, f.change, {_KIND.format("f")} AS kind, f.per_period,
    f.baseline, f.condition_text, f.exclusion_text, f.due_source, f.leads,
    d.id AS document_id, d.document_number, f.quote, f.due_end,
    CASE WHEN f.unit = i.unit THEN 0 ELSE 1 END AS by_unit,
    CASE d.issuing_level WHEN 'department' THEN 1 WHEN 'district' THEN 2
      WHEN 'commune' THEN 3 ELSE 0 END AS by_issuer,
    CASE d.genre WHEN 'news' THEN 1 ELSE 0 END AS by_genre,
    1 - d.is_complete AS by_completeness,
    coalesce(d.issued_on, d.published_on, '') AS said_on,
    CASE f.due_source WHEN 'own' THEN 0 WHEN 'inherited' THEN 1 ELSE 2 END AS by_due,
    CASE WHEN f.parent_id IS NULL THEN 0 ELSE 1 END AS by_part
  FROM figures f
  JOIN documents d ON d.id = f.document_id
  LEFT JOIN indicators i ON i.code = f.indicator_code
  LEFT JOIN level_names l ON ';' || f.levels || ';' LIKE '%;' || l.level || ';%'
  WHERE f.modality = 'target' AND f.indicator_code IS NOT NULL AND f.due_end IS NOT NULL
    AND d.province_id IS NOT NULL AND d.duplicate_of IS NULL AND d.superseded_by IS NULL
    AND NOT EXISTS ({_SAID_BEFORE})"""

_RANKED = """
  SELECT c.*, count(*) OVER seat AS candidates,
    row_number() OVER (seat ORDER BY c.by_unit, c.by_issuer, c.by_genre, c.by_completeness,
      c.said_on DESC, c.due_end DESC, c.by_due, c.by_part, c.target_id) AS place
  FROM candidates c
  WINDOW seat AS (PARTITION BY c.indicator_code, c.province_id, c.year, c.level, c.kind)"""

# A rise in each year is no rise over a period; two known starting years must be one.
_NATIONAL = f"""
    ON n.indicator_code = r.indicator_code AND n.status = 'verified' AND n.year = r.year
    AND coalesce(n.level, '') = coalesce(r.level, '') AND {_KIND.format("n")} = r.kind
    AND r.by_unit = 0 AND (r.kind = 'level' OR r.per_period IS NULL)
    AND (n.baseline IS NULL OR r.baseline IS NULL
      OR substr(n.baseline, 1, 4) = substr(r.baseline, 1, 4))"""

# The weakest value that keeps the promise counts: the low end, or the high end where low is good.
_BEST_IS_LOW = "r.kind = 'level' AND r.direction = 'lower'"

INDICATOR_MATRIX = f"""
WITH level_names AS ({_LEVELS}
), candidates AS ({_CANDIDATES}
), ranked AS ({_RANKED}
)
SELECT r.indicator_code, r.label_vi, r.label_en, r.area, r.unit, r.direction, r.province,
  r.province_id, r.province_now, r.year, r.level, r.comparator, r.value_low, r.value_high,
  CASE WHEN {_BEST_IS_LOW} THEN n.value_high ELSE n.value_low END AS national_value,
  n.national_source,
  CASE WHEN r.direction IS NULL THEN NULL
    WHEN {_BEST_IS_LOW} THEN round((n.value_high - r.value_high) * 1000000) / 1000000
    ELSE round((r.value_low - n.value_low) * 1000000) / 1000000 END AS gap_to_national,
  r.change, r.per_period, r.baseline, r.condition_text, r.exclusion_text, r.due_source,
  r.leads, r.document_id, r.document_number, r.target_id, r.candidates, r.quote
FROM ranked r LEFT JOIN national_goals n{_NATIONAL}
WHERE r.place = 1"""
