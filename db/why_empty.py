"""Why a comparison has no rows: what is held instead, in a sentence."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any, get_args

from db.question import Measured, Question, units_meant, wanted_units
from db.reading import Row, one_of, reading
from db.units import load_units

if TYPE_CHECKING:
    from db.reading import Source

_HELD = """
SELECT f.modality, substr(f.due_end, 1, 4) AS year, count(*) AS figures,
  sum(CASE WHEN d.province_id IS NULL THEN 1 ELSE 0 END) AS nowhere,
  sum(CASE WHEN d.duplicate_of IS NULL AND d.superseded_by IS NULL THEN 0 ELSE 1 END) AS replaced
FROM figures f JOIN documents d ON d.id = f.document_id
WHERE f.value_low IS NOT NULL AND {where}
GROUP BY f.modality, substr(f.due_end, 1, 4)
ORDER BY f.modality, substr(f.due_end, 1, 4)"""


def why_empty(database: "Source", question: Question) -> str:
    """A sentence that says what the database holds of what was asked.

    Raises:
        QuestionError: if an indicator or a province is unknown.
    """
    asked = f"{question.modality} of {_subject(question)}"
    held = _held(database, question)
    if not held and (absent := _without_documents(database, question)):
        return f"no document of {', '.join(absent)} is held; `kehoach coverage` shows what is"
    if not held:
        return f"no number of {_subject(question)} is read in any document{_of(question)}"
    same = [row for row in held if row["modality"] == question.modality]
    here = [row for row in same if _is_within(row["year"], question.years)]
    if here and (reason := _left_out(here)):
        return f"no {asked} can be compared{_in(question)}: {reason}"
    others = same if same and not here else held
    years = ", ".join(
        f"{r['modality']} {r['year'] or 'without year'} ({r['figures']})" for r in others
    )
    other = next((row["modality"] for row in others if not same), None)
    hint = f" (--modality {other} shows them)" if other in get_args(Measured) else ""
    return f"no {asked}{_in(question)}{_of(question)}; held are: {years}{hint}"


def left_out(question: Question, unit_ids: Collection[str]) -> list[str]:
    """The provinces asked for of which nothing is among the units that are found."""
    found = {load_units()[unit].territory for unit in unit_ids if unit in load_units()}
    return [
        name
        for name in question.provinces
        if not found & {load_units()[unit].territory for unit in units_meant(name)}
    ]


def _without_documents(database: "Source", question: Question) -> list[str]:
    """The provinces asked for, if the database holds no document of any of them."""
    with reading(database) as reader:
        rows = reader.rows("SELECT DISTINCT province_id FROM documents")
    absent = left_out(question, {row["province_id"] for row in rows})
    return absent if len(absent) == len(question.provinces) else []


def _is_within(year: str | None, years: tuple[int, int] | None) -> bool:
    return years is None or (year is not None and years[0] <= int(year) <= years[1])


def _held(database: "Source", question: Question) -> Sequence[Row]:
    conditions, values = ["f.indicator_code IS NOT NULL"], dict[str, Any]()
    if question.area is not None:
        conditions.append("f.area = :area")
        values["area"] = question.area
    for column, several in (
        ("f.indicator_code", question.indicators),
        ("d.province_id", wanted_units(question)),
    ):
        if several:
            condition, named = one_of(column, column[2:], several)
            conditions.append(condition)
            values |= named
    with reading(database) as reader:
        return reader.rows(_HELD.format(where=" AND ".join(conditions)), values)


def _left_out(rows: Sequence[Row]) -> str:
    """Why figures of the very modality and year are not in the matrix; empty if they may be."""
    figures = sum(row["figures"] for row in rows)
    reasons = {
        "in documents without province": sum(row["nowhere"] for row in rows),
        "in replaced documents or second sources": sum(row["replaced"] for row in rows),
        "without deadline": sum(row["figures"] for row in rows if row["year"] is None),
    }
    told = [f"{count} {words}" for words, count in reasons.items() if count]
    return f"of {figures} read, {', '.join(told)}" if told else ""


def _subject(question: Question) -> str:
    if question.indicators:
        return ", ".join(question.indicators)
    return f"area {question.area}" if question.area is not None else "any indicator"


def _in(question: Question) -> str:
    if question.years is None:
        return ""
    first, last = question.years
    return f" for {first}" if first == last else f" for {first}-{last}"


def _of(question: Question) -> str:
    named = ", ".join(question.provinces)
    return f" of {named}" if named else ""
