"""A database that is asked: an SQLite file by the shortest way, any other by its engine.

What is asked is SQL that SQLite and PostgreSQL read alike, with values as ``:name``.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from db.sqlite_reader import SqliteReader, open_sqlite, plain_file

if TYPE_CHECKING:
    from sqlalchemy import Engine

    Source: TypeAlias = Engine | SqliteReader

Row = Mapping[str, Any]


class Reader(Protocol):
    """What answers queries at one moment: what others write meanwhile is not seen."""

    @property
    def dialect(self) -> str:
        """``sqlite`` or ``postgresql``."""

    def rows(self, query: str, values: Mapping[str, Any] | None = None) -> Sequence[Row]:
        """The rows of a query by the names of their columns."""


@contextmanager
def opened(url: str) -> Iterator["Source"]:
    """A database of this program's tables, to be asked; it is closed at the end of the block.

    Args:
        url: an SQLAlchemy URL.

    Raises:
        SchemaVersionError: if the tables are of another version.
        DatabaseError: if there is no database, or it is none of Kehoach's.
    """
    if file := plain_file(url):
        with open_sqlite(file) as reader:
            yield reader
        return
    from db.engine import open_database

    engine = open_database(url, create=False)
    try:
        yield engine
    finally:
        engine.dispose()


@contextmanager
def reading(source: "Source") -> Iterator[Reader]:
    """What answers, of an open database."""
    if isinstance(source, SqliteReader):
        yield source
        return
    from db.engine_reader import EngineReader

    with source.connect() as connection:
        yield EngineReader(connection)


def one_of(column: str, name: str, values: Sequence[str]) -> tuple[str, dict[str, str]]:
    """A condition that a column has one of some values, as SQL, and these by their names in it.

    >>> one_of("province", "unit", ["p63:10", "p63:15"])
    ('province IN (:unit0, :unit1)', {'unit0': 'p63:10', 'unit1': 'p63:15'})
    """
    named = {f"{name}{place}": value for place, value in enumerate(values)}
    return f"{column} IN ({', '.join(f':{key}' for key in named)})", named
