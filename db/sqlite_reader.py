"""An SQLite file that is only read, without SQLAlchemy: that takes longer to import than to answer.

`db/reading.py` chooses between this and an engine; what is asked is the same SQL.
"""

import re
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self
from urllib.parse import quote, unquote

from db.errors import failed
from db.schema_version import check_version, empty, is_folder, missing

_PREFIX = "sqlite:///"
_FAILURES = (sqlite3.OperationalError, sqlite3.InternalError, sqlite3.DatabaseError)


def plain_file(url: str) -> Path | None:
    """The file of an SQLite URL that says nothing besides; None for any other address.

    >>> plain_file("sqlite:///data/kehoach.db"), plain_file("sqlite:///x.db?timeout=1")
    (PosixPath('data/kehoach.db'), None)
    """
    if not url.startswith(_PREFIX) or "?" in url:
        return None
    name = unquote(url.removeprefix(_PREFIX))
    return None if name in ("", ":memory:") or name.startswith("file:") else Path(name)


def file_uri(file: Path) -> str:
    """The file as SQLite takes it where options follow; with ``mode=ro`` nothing is written."""
    return f"file:{quote(str(file.absolute()))}"


class SqliteReader:
    """A file as it is when first asked: what others write meanwhile is not seen."""

    dialect = "sqlite"

    def __init__(self, file: Path) -> None:
        self.name = str(file)
        with self._in_plain_words():
            self.connection = _connect(file)

    def rows(self, query: str, values: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:
        """The rows of a query by the names of their columns.

        Raises:
            DatabaseError: if the database fails; its cause is the driver's error.
        """
        with self._in_plain_words():
            cursor = self.connection.execute(query, values or {})
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor]

    def check(self) -> None:
        """See that the file holds tables of this version.

        Raises:
            SchemaVersionError: if they are of another.
            DatabaseError: if there are none, or others.
        """
        query = "SELECT name FROM sqlite_master WHERE type = 'table' AND substr(name, 1, 7) <> :own"
        tables = [row["name"] for row in self.rows(query, {"own": "sqlite_"})]
        if not tables:
            raise empty(self.name)
        check_version(self.name, tables, self._meta)

    def _meta(self, key: str) -> str | None:
        found = self.rows("SELECT value FROM meta WHERE key = :key", {"key": key})
        return found[0]["value"] if found else None

    @contextmanager
    def _in_plain_words(self) -> Iterator[None]:
        try:
            yield
        except _FAILURES as error:
            if type(error) not in _FAILURES:
                raise
            raise failed(self.name, error) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.connection.close()


@contextmanager
def open_sqlite(file: Path) -> Iterator[SqliteReader]:
    """A file with tables of this version.

    Raises:
        SchemaVersionError: if they are of another.
        DatabaseError: if there is no file, or it is no database of Kehoach's.
    """
    if not file.exists():
        raise missing(file)
    if file.is_dir():
        raise is_folder(file)
    with SqliteReader(file) as reader:
        reader.check()
        yield reader


def _connect(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(f"{file_uri(file)}?mode=ro", uri=True, isolation_level=None)
    connection.create_function("regexp", 2, _regexp, deterministic=True)
    connection.execute("BEGIN")
    return connection


def _regexp(pattern: str | None, words: str | None) -> bool | None:
    """What ``words REGEXP pattern`` gives, as with SQLAlchemy."""
    if pattern is None or words is None:
        return None
    return re.search(pattern, str(words)) is not None
