"""Many rows into one table, at the speed of the driver."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Connection, Table, bindparam, insert
from sqlalchemy.dialects import sqlite

from db.connecting import insert_many
from db.row_ids import id_columns
from db.row_values import ROWS_PER_DOCUMENT, Columns
from db.schema import Base


@dataclass(frozen=True, slots=True)
class Known:
    """What a document that is ready leaves open, for only the writer knows it."""

    document_id: int
    run_id: int
    code_version: str


def insert_columns(connection: Connection, name: str, columns: Columns) -> None:
    """Insert rows into the table of a name.

    SQLite takes rows as they are, without a look of SQLAlchemy at each of them.
    """
    table = Base.metadata.tables[name]
    if connection.dialect.name == "sqlite":
        statement, order = _statement(table, tuple(columns))
        rows = zip(*(columns[column] for column in order), strict=True)
        insert_many(connection, statement, list(rows))
    else:
        rows = zip(*columns.values(), strict=True)
        connection.execute(insert(table), [dict(zip(columns, row, strict=True)) for row in rows])


def filled(name: str, columns: Columns, known: Known) -> Columns:
    """Columns of a document that is ready, with the ids that its rows have in the database."""
    shift = known.document_id * ROWS_PER_DOCUMENT
    own = {"document": known.document_id, "run": known.run_id}
    changed = dict[str, list[Any]]()
    for column, kind in id_columns(name).items():
        if kind == "fact":
            changed[column] = [one and one + shift for one in columns[column]]
        elif kind in own:
            changed[column] = [own[kind]] * len(columns[column])
    if "code_version" in columns:
        changed["code_version"] = [known.code_version]
    return columns | changed


@cache
def _statement(table: Table, columns: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """``INSERT INTO files (path, status) VALUES (?, ?)``, and the columns in this order."""
    values: dict[str, Any] = {name: bindparam(name) for name in columns}
    made = insert(table).values(values).compile(dialect=sqlite.dialect(paramstyle="qmark"))
    return str(made), tuple(made.positiontup or ())
