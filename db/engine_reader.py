"""Queries of db/reading.py asked over a connection of SQLAlchemy's."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, text

from db.reading import Row


class EngineReader:
    """A connection, in whatever transaction it is."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    @property
    def dialect(self) -> str:
        """``sqlite`` or ``postgresql``."""
        return self.connection.dialect.name

    def rows(self, query: str, values: Mapping[str, Any] | None = None) -> Sequence[Row]:
        """The rows of a query by the names of their columns."""
        found = self.connection.execute(text(query), values or {})
        names = tuple(found.keys())
        return [dict(zip(names, row, strict=True)) for row in found]
