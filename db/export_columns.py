"""What kind of values a column of a view holds, so that exported files keep the types.

The views say dates as ISO text; a file format that knows dates gets dates.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

import regex
from sqlalchemy import BigInteger, Double, Integer

from db.schema import Base

Kind = Literal["integer", "real", "date", "text"]
Value = int | float | str | date | None

_DATE = regex.compile(r"\w+_on|(?:due|period|valid)_(?:start|end|from|to)")
_COMPUTED: dict[str, Kind] = {
    "year": "integer",
    "candidates": "integer",
    "place": "integer",
    "places": "integer",
    "target_id": "integer",
    "task_id": "integer",
    "assignment_id": "integer",
    "section_id": "integer",
    "run_id": "integer",
    "parent_target_id": "integer",
    "same_as": "integer",
    "national_value": "real",
    "gap_to_national": "real",
}
"""Columns that the views make or name anew; the others are known by the tables' columns."""
_OF_VIEW: dict[tuple[str, str], Kind] = {("v_sections", "level"): "integer"}
"""Columns of a name that means something else in other views."""
_KINDS: dict[type, Kind] = {int: "integer", float: "real"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table to be exported."""

    name: str
    kind: Kind


def column(view: str, name: str, example: Value = None) -> Column:
    """The column of a view with the kind of its values.

    A name that no table knows is of the kind of `example`, a value of it; text without one.

    >>> [column("v_targets", name).kind for name in ("due_end", "value_low", "ordinal", "unit")]
    ['date', 'real', 'integer', 'text']
    """
    kind = _OF_VIEW.get((view, name)) or _kind(name)
    guess: Kind = _KINDS.get(type(example), "text")
    return Column(name, kind or guess)


def is_known(view: str, name: str) -> bool:
    """Whether the kind of a column is known without looking at its values."""
    return (view, name) in _OF_VIEW or _kind(name) is not None


def typed(value: Value, kind: Kind) -> Value:
    """A value of the database as its column's kind; text that is no date stays as it is.

    >>> typed("2024-01-31", "date"), typed("soon", "date"), typed(80, "real")
    (datetime.date(2024, 1, 31), 'soon', 80.0)
    """
    if kind == "date" and isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            return value
    if kind == "real" and isinstance(value, int):
        return float(value)
    return value


def _kind(name: str) -> Kind | None:
    if _DATE.fullmatch(name):
        return "date"
    return _COMPUTED.get(name) or _stored_kinds().get(name)


@cache
def _stored_kinds() -> dict[str, Kind]:
    """The kind of each column name of the tables; a name of several kinds is text."""
    kinds: dict[str, Kind] = {}
    for table in Base.metadata.sorted_tables:
        for one in table.columns:
            kind: Kind = (
                "integer" if isinstance(one.type, (Integer, BigInteger))
                else "real" if isinstance(one.type, Double)
                else "text"
            )  # fmt: skip
            kinds[one.name] = kind if kinds.get(one.name, kind) == kind else "text"
    return kinds
