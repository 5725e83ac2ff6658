"""One indicator across provinces: the rows of the matrix, as they were or under today's names.

Nothing is averaged: in today's boundaries the units that became one province stand side by side,
and one that says nothing stands there without a value.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from db.agencies_now import successors_by_name, today
from db.question import Question, check_indicators, wanted_units
from db.reading import Row, one_of, reading
from db.units import load_units, name_key, predecessors, told_apart, units_now
from db.view_matrix import matrix_query
from models.facts import LEVELS

if TYPE_CHECKING:
    from db.reading import Source


@dataclass(frozen=True, slots=True)
class Compared:
    """A row of the answer: columns as in v_indicator_matrix, names told apart by time.

    `province_now` is one of today's provinces. Without a document it is a unit of which nothing
    is found, said because it stands beside others in one of today's provinces.
    """

    indicator_code: str
    label_vi: str | None
    area: int | None
    year: int | None
    level: str | None
    province_now: str | None
    province: str
    province_id: str
    comparator: str | None = None
    value_low: float | None = None
    value_high: float | None = None
    unit: str | None = None
    change: str | None = None
    per_period: str | None = None
    baseline: str | None = None
    condition_text: str | None = None
    exclusion_text: str | None = None
    direction: str | None = None
    national_value: float | None = None
    national_source: str | None = None
    gap_to_national: float | None = None
    leads: str | None = None
    leads_now: str | None = None
    document_number: str | None = None
    issued_on: str | None = None
    path: str | None = None
    target_id: int | None = None
    candidates: int = 0
    quote: str | None = None


Key = tuple[str, int | None, str | None]
_STORED = tuple(
    f.name
    for f in fields(Compared)
    if f.name not in {"province_now", "leads_now", "issued_on", "path"}
)


def compare(database: "Source", question: Question) -> list[Compared]:
    """The answer in the order to be read: by indicator and year, then by ambition or province.

    Raises:
        QuestionError: if an indicator or a province is unknown; it names near ones.
    """
    check_indicators(question)
    query, values = _query(question, wanted_units(question))
    with reading(database) as reader:
        found = [_told(row) for row in reader.rows(query, values)]
        successors = successors_by_name(reader)
    found = [replace(row, leads_now=today(row.leads, successors)) for row in found]
    if question.boundaries == "then":
        return sorted(found, key=_by_ambition)
    split = [one for row in found for one in _under_today(row)]
    return sorted((*split, *_silent(split)), key=_by_province)


def _query(question: Question, units: tuple[str, ...]) -> tuple[str, dict[str, Any]]:
    """The query with its values; conditions stand only for what is asked, so that indexes serve."""
    conditions, values = list[str](), dict[str, Any]()
    for name in ("area", "level"):
        if (asked := getattr(question, name)) is not None:
            conditions.append(f"m.{name} = :{name}")
            values[name] = asked
    if question.years:
        conditions.append("m.year BETWEEN :first_year AND :last_year")
        values["first_year"], values["last_year"] = question.years
    for column, several in (("indicator_code", question.indicators), ("province_id", units)):
        if several:
            condition, named = one_of(f"m.{column}", column, several)
            conditions.append(condition)
            values |= named
    columns = ", ".join(f"m.{name}" for name in _STORED)
    query = (
        f"SELECT {columns}, coalesce(d.issued_on, d.published_on) AS issued_on, d.path"
        f" FROM ({matrix_query(question.modality)}) m JOIN documents d ON d.id = m.document_id"
        f" WHERE {' AND '.join(conditions) or '1 = 1'}"
    )
    return query, values


def _told(row: Row) -> Compared:
    """A row with names that mean one unit only."""
    unit = row["province_id"]
    if unit not in load_units():
        return Compared(**row, province_now=None)
    now = ";".join(load_units()[one].name for one in units_now(unit))
    return Compared(**{**row, "province": told_apart(unit)}, province_now=now)


def _under_today(row: Compared) -> Iterator[Compared]:
    """The row under each of today's provinces that its unit went into."""
    for name in (row.province_now or row.province).split(";"):
        yield replace(row, province_now=name)


def _silent(rows: list[Compared]) -> Iterator[Compared]:
    """A row without value for each unit of which nothing is found beside its neighbours."""
    said: dict[Key, set[str]] = {}
    first: dict[Key, Compared] = {}
    for row in rows:
        key = (row.indicator_code, row.year, row.province_now)
        said.setdefault(key, set()).add(_territory(row.province_id))
        first.setdefault(key, row)
    for key, row in first.items():
        if _today_ids().get(row.province_now or "") in said[key]:
            continue  # today's province speaks for itself
        for unit in predecessors(_today_ids().get(row.province_now or "", "")):
            if unit not in said[key]:
                yield Compared(
                    indicator_code=row.indicator_code,
                    label_vi=row.label_vi,
                    area=row.area,
                    year=row.year,
                    level=None,
                    province_now=row.province_now,
                    province=told_apart(unit),
                    province_id=unit,
                )


def _territory(unit_id: str) -> str:
    return load_units()[unit_id].territory if unit_id in load_units() else unit_id


@cache
def _today_ids() -> dict[str, str]:
    return {u.name: u.unit_id for u in load_units().values() if u.scheme == "post2025_34"}


def _by_ambition(row: Compared) -> tuple[Any, ...]:
    """Levels before rises and falls; within a level of government the most ambitious first."""
    value = row.value_low or 0.0
    ambition = value if row.direction == "lower" and _is_level(row) else -value
    return (
        *_head(row),
        _place(row.level),
        not _is_level(row),
        row.change or "",
        ambition,
        name_key(row.province),
    )


def _by_province(row: Compared) -> tuple[Any, ...]:
    parts = (name_key(row.province_now or ""), name_key(row.province), _place(row.level))
    return (*_head(row), *parts, not _is_level(row), row.change or "")


def _head(row: Compared) -> tuple[Any, ...]:
    return (row.area is None, row.area or 0, row.indicator_code, row.year or 0)


def _place(level: str | None) -> int:
    return LEVELS.index(level) if level in LEVELS else -1


def _is_level(row: Compared) -> bool:
    return row.change not in ("increase", "decrease")
