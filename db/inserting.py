"""Many rows into one table, at the speed of the driver."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Table, bindparam, insert
from sqlalchemy.dialects import sqlite

from db.row_values import Row
from db.schema import Base


def insert_rows(connection: Connection, row_class: type[Base], rows: Sequence[Row]) -> None:
    """Insert rows that have the same columns, values as the driver takes them.

    SQLite takes rows as they are, without a look of SQLAlchemy at each of them.
    """
    table: Any = row_class.__table__
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(_named(table, tuple(rows[0])), list(rows))
    else:
        connection.execute(insert(table), rows)


@cache
def _named(table: Table, columns: tuple[str, ...]) -> str:
    """``INSERT INTO files (path) VALUES (:path)``, as sqlite3 fills it from dictionaries."""
    values: dict[str, Any] = {name: bindparam(name) for name in columns}
    return str(insert(table).values(values).compile(dialect=sqlite.dialect(paramstyle="named")))
