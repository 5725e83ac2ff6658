"""v_indicator_matrix: one comparable promise for each indicator, province, year and level.

A rise or a fall (`tăng 20%`) is another quantity than a level (`đạt 50%`): each kind is chosen
and counted apart, so an increase never meets a level, neither a rival nor a national goal. A unit
that the reform of 2025 left as it was (Hà Nội) is one province before and after it.
Of several candidates the first by `ORDER` wins. v_indicator_candidates lists all of them, each
loser with the first rule that it lost by, and those that were no candidates with the reason.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Preference:
    """One rule of the choice: the smaller value of `sql` wins, the larger one if `descending`.

    `name` is what v_indicator_candidates.lost_by says; `words` explain it in the codebook.
    """

    name: str
    sql: str
    words: str
    descending: bool = False

    @property
    def column(self) -> str:
        """Its column among the candidates."""
        return f"by_{self.name}"


ORDER: tuple[Preference, ...] = (
    Preference(
        "unit",
        "CASE WHEN f.unit = i.unit THEN 0 ELSE 1 END",
        "the indicator's own unit before another",
    ),
    Preference(
        "recurring",
        "CASE WHEN f.per_period IS NULL THEN 0 ELSE 1 END",
        "said once before said of each year (`mỗi năm tăng`)",
    ),
    Preference(
        "issuer",
        "CASE d.issuing_level WHEN 'department' THEN 1 WHEN 'district' THEN 2 "
        "WHEN 'commune' THEN 3 ELSE 0 END",
        "the province's document before those of departments, districts, communes",
    ),
    Preference(
        "news",
        "CASE d.genre WHEN 'news' THEN 1 ELSE 0 END",
        "an official text before news",
    ),
    Preference(
        "earlier",
        "coalesce(d.issued_on, d.published_on, '')",
        "the later document before the earlier",
        descending=True,
    ),
    Preference(
        "broken",
        "1 - d.is_complete",
        "a whole document before one that breaks off",
    ),
    Preference("ocr", "f.is_ocr", "text before words read off a picture"),
    Preference(
        "interim",
        "f.due_end",
        "the last deadline within the year (`hết quý II đạt 65%` is on the way to 85 %)",
        descending=True,
    ),
    Preference(
        "inherited",
        "CASE f.due_source WHEN 'own' THEN 0 WHEN 'inherited' THEN 1 ELSE 2 END",
        "a number with a deadline of its own before one that inherits it from sentence, heading"
        " or table, and that before the plan's period",
    ),
    Preference(
        "narrower",
        "CASE WHEN f.parent_id IS NULL THEN 0 ELSE 1 END",
        "the whole before its part (`trong đó`)",
    ),
    Preference(
        "appendix",
        "CASE f.part WHEN 'appendix' THEN 1 ELSE 0 END",
        "the body of the plan before its appendix",
    ),
    Preference("place", "f.id", "the first in the text"),
)
"""The rules of the choice, the first that tells two candidates apart decides."""

LEFT_OUT = {
    "superseded": "its document was replaced or repealed by another",
    "duplicate": "its document is another source of one that is held",
    "repeated": "a later mention within the document says nothing new",
}
"""Why a figure is no candidate at all."""

_KIND = "CASE WHEN {0}.change IN ('increase', 'decrease') THEN {0}.change ELSE 'level' END"

# A later mention of a target says nothing new, unless the first was read as something else.
_SAID_BEFORE = f"""
    SELECT 1 FROM figures t
    WHERE t.id = f.same_as_id AND t.modality = f.modality AND t.indicator_code = f.indicator_code
      AND substr(t.due_end, 1, 4) = substr(f.due_end, 1, 4)
      AND coalesce(t.levels, '') = coalesce(f.levels, '')
      AND {_KIND.format("t")} = {_KIND.format("f")}"""

_CANDIDATES = f"""
  SELECT f.id AS target_id, f.indicator_code, i.label_vi, i.label_en,
    coalesce(i.area, f.area) AS area, f.unit, i.direction, d.province, d.province_id,
    d.province_now, coalesce(p.territory, d.province_id) AS territory, CAST(substr(f.due_end, 1, 4) AS INTEGER) AS year, l.level, f.comparator,
    f.value_low, f.value_high, f.change, {_KIND.format("f")} AS kind, f.per_period, f.baseline,
    f.condition_text, f.exclusion_text, f.due_source, f.leads, f.modality, f.part,
    d.id AS document_id, d.document_number, d.path, f.quote,
    {", ".join(f"{rule.sql} AS {rule.column}" for rule in ORDER)}"""

_SOURCES = """
  FROM figures f
  JOIN documents d ON d.id = f.document_id
  LEFT JOIN provinces p ON p.unit_id = d.province_id
  LEFT JOIN indicators i ON i.code = f.indicator_code
  LEFT JOIN figure_levels l ON l.figure_id = f.id
  WHERE f.indicator_code IS NOT NULL AND f.due_end IS NOT NULL AND f.value_low IS NOT NULL
    AND d.province_id IS NOT NULL"""

# An amended document stays in force: where both promise something, the later one stands.
_IN_FORCE = "(d.superseded_by IS NULL OR d.superseded_as = 'amended')"

_STANDS = f"""
    AND d.duplicate_of IS NULL AND {_IN_FORCE} AND NOT EXISTS ({_SAID_BEFORE})"""

_REASON = f"""CASE WHEN NOT {_IN_FORCE} THEN 'superseded'
      WHEN d.duplicate_of IS NOT NULL THEN 'duplicate'
      WHEN EXISTS ({_SAID_BEFORE}) THEN 'repeated' END"""

_BY = ", ".join(f"c.{rule.column}{' DESC' if rule.descending else ''}" for rule in ORDER)

_SEAT = "PARTITION BY c.indicator_code, c.territory, c.year, c.level, c.kind, c.modality"

# A rise in each year is no rise over a period; two known starting years must be one.
_NATIONAL = f"""
    ON n.indicator_code = r.indicator_code AND n.status = 'verified' AND n.year = r.year
    AND coalesce(n.level, '') = coalesce(r.level, '') AND {_KIND.format("n")} = r.kind
    AND r.by_unit = 0 AND (r.kind = 'level' OR r.per_period IS NULL)
    AND (n.baseline IS NULL OR r.baseline IS NULL
      OR substr(n.baseline, 1, 4) = substr(r.baseline, 1, 4))"""

# The weakest value that keeps the promise counts: the low end, or the high end where low is good.
_BEST_IS_LOW = "r.kind = 'level' AND r.direction = 'lower'"


def matrix_query(modality: str) -> str:
    """The matrix of the figures of one modality; v_indicator_matrix is that of `target`."""
    return f"""
WITH candidates AS ({_CANDIDATES}{_SOURCES} AND f.modality = '{modality}'{_STANDS}
), ranked AS (
  SELECT c.*, count(*) OVER seat AS candidates, row_number() OVER (seat ORDER BY {_BY}) AS place
  FROM candidates c WINDOW seat AS ({_SEAT})
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


def _lost_by() -> str:
    """The first rule by which a candidate differs from the winner of its seat."""
    cases = " ".join(
        f"WHEN c.{r.column} <> first_value(c.{r.column}) OVER ranks THEN '{r.name}'" for r in ORDER
    )
    return f"CASE WHEN c.left_out IS NOT NULL THEN c.left_out {cases} END"


INDICATOR_MATRIX = matrix_query("target")

INDICATOR_CANDIDATES = f"""
WITH candidates AS ({_CANDIDATES}, {_REASON} AS left_out{_SOURCES}
)
SELECT c.indicator_code, c.province, c.province_id, c.year, c.level, c.modality, c.change,
  CASE WHEN c.left_out IS NULL THEN row_number() OVER ranks END AS place, {_lost_by()} AS lost_by,
  c.comparator, c.value_low, c.value_high, c.unit, c.per_period, c.condition_text,
  c.exclusion_text, c.due_source, c.part, c.leads, c.document_id, c.document_number, c.path,
  c.target_id, c.quote
FROM candidates c
WINDOW ranks AS ({_SEAT}, CASE WHEN c.left_out IS NULL THEN 1 ELSE 0 END ORDER BY {_BY})"""
