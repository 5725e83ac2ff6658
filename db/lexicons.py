"""Copies the packaged lexicons into the database, so that views and SQL can join labels."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, Connection, Table, delete, insert

from db.schema import (
    AgencyRow,
    AgencySuccessorRow,
    Base,
    IndicatorRow,
    NationalGoalRow,
    ProvinceRow,
    ProvinceSuccessorRow,
)
from db.units import territory_of
from models.lexicon import load_csv, split_cell

SOURCES: tuple[tuple[str, type[Base]], ...] = (
    ("indicators", IndicatorRow),
    ("national_goals", NationalGoalRow),
    ("provinces", ProvinceRow),
    ("agencies", AgencyRow),
)
SUCCESSIONS: tuple[tuple[str, str, str, type[Base]], ...] = (
    ("provinces", "unit_id", "successor_unit_ids", ProvinceSuccessorRow),
    ("agencies", "agency_id", "successor_ids", AgencySuccessorRow),
)
_WORDS_OF_TRUTH = {"yes": "1", "no": "0"}


def write_lexicons(connection: Connection) -> None:
    """Replace the rows of the lexicon tables by those of the package.

    Raises:
        KeyError: if a CSV file lacks a column of its table.
        ValueError: if a cell of a number column is no number.
    """
    for *_, links in SUCCESSIONS:
        connection.execute(delete(links))
    for _name, row_class in reversed(SOURCES):
        connection.execute(delete(row_class))
    for name, row_class in SOURCES:
        connection.execute(insert(row_class), lexicon_rows(name, row_class))
    for name, key, cell, links in SUCCESSIONS:
        connection.execute(insert(links), succession_rows(name, key, cell))


def lexicon_rows(name: str, row_class: type[Base]) -> list[dict[str, Any]]:
    """The rows of one lexicon as its table wants them; a goal's id is its place in the file."""
    table = row_class.metadata.tables[row_class.__tablename__]
    return [
        _id(table, place)
        | {c.name: _value(c, cells[c.name]) for c in table.columns if c.name != "id"}
        for place, cells in enumerate(_cells(name), start=1)
    ]


def _cells(name: str) -> Iterator[dict[str, str]]:
    """The rows of a lexicon; of provinces with the territory that each continues."""
    for row in load_csv(name):
        yield row | {"territory": territory_of(row["unit_id"])} if name == "provinces" else row


def succession_rows(name: str, key: str, cell: str) -> list[dict[str, str]]:
    """Who became what, a row for each successor of the lexicon's rows."""
    return [
        {key: row[key], "successor_id": successor}
        for row in load_csv(name)
        for successor in split_cell(row[cell])
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
