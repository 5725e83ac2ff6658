"""Copies the packaged lexicons into the database, so that views and SQL can join labels."""

from typing import Any

from sqlalchemy import Column, Connection, Table, delete, insert

from db.schema import AgencyRow, Base, IndicatorRow, NationalGoalRow, ProvinceRow
from models.lexicon import load_csv

SOURCES: tuple[tuple[str, type[Base]], ...] = (
    ("indicators", IndicatorRow),
    ("national_goals", NationalGoalRow),
    ("provinces", ProvinceRow),
    ("agencies", AgencyRow),
)
_WORDS_OF_TRUTH = {"yes": "1", "no": "0"}


def write_lexicons(connection: Connection) -> None:
    """Replace the rows of the lexicon tables by those of the package.

    Raises:
        KeyError: if a CSV file lacks a column of its table.
        ValueError: if a cell of a number column is no number.
    """
    for name, row_class in SOURCES:
        connection.execute(delete(row_class))
        connection.execute(insert(row_class), lexicon_rows(name, row_class))


def lexicon_rows(name: str, row_class: type[Base]) -> list[dict[str, Any]]:
    """The rows of one lexicon as its table wants them; a goal's id is its place in the file."""
    table = row_class.metadata.tables[row_class.__tablename__]
    return [
        _id(table, place)
        | {c.name: _value(c, cells[c.name]) for c in table.columns if c.name != "id"}
        for place, cells in enumerate(load_csv(name), start=1)
    ]


def _id(table: Table, place: int) -> dict[str, int]:
    return {"id": place} if "id" in table.columns else {}


def _value(column: Column[Any], cell: str) -> Any:
    """A cell as a value: empty is NULL, ``|`` between several becomes the contract's ``;``."""
    if not cell:
        return None
    kind = column.type.python_type
    if kind is str:
        return cell.replace("|", ";")
    return kind(_WORDS_OF_TRUTH.get(cell, cell))
