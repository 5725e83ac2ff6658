"""One query of a person's own, asked so that nothing can be written."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from db.errors import DatabaseError
from db.reading import opened
from db.sqlite_reader import SqliteReader

if TYPE_CHECKING:
    from sqlalchemy import Connection

Answer = tuple[tuple[str, ...], Iterator[Sequence[Any]]]
"""The names of the columns, and the rows as they come."""

_READING = frozenset(
    {
        sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION,
        sqlite3.SQLITE_RECURSIVE, sqlite3.SQLITE_TRANSACTION,
    }
)  # fmt: skip
_LOOKING = frozenset(
    {
        "table_info", "table_xinfo", "table_list", "index_list", "index_info", "database_list",
        "foreign_key_list", "function_list", "data_version", "compile_options",
    }
)  # fmt: skip
"""What may be asked of PRAGMA; the search index asks for `data_version`."""
_NO_TABLE = "the query gives no table: it is to begin with SELECT or WITH"


class QueryError(DatabaseError):
    """A query that is no SQL, that writes, or that gives no table."""


@contextmanager
def ask(url: str, query: str) -> Iterator[Answer]:
    """The answer to one query; it is read while it is walked, so walk it inside the block.

    An SQLite file is opened read-only and every statement that would change, attach or copy
    a database is refused; on a server the transaction is read-only.

    Args:
        url: an SQLAlchemy URL.
        query: one statement of SQL.

    Raises:
        QueryError: if the query cannot be asked; the message says why.
        DatabaseError: if the database cannot be opened.
    """
    if not query.strip():
        raise QueryError("there is no query")
    with opened(url) as database:
        if isinstance(database, SqliteReader):
            with _asking(query, sqlite3.Error, sqlite3.Warning):
                yield _of_sqlite(database.connection, query)
        else:
            from sqlalchemy.exc import SQLAlchemyError

            failures = (SQLAlchemyError, sqlite3.Error, sqlite3.Warning)
            with _asking(query, *failures), database.connect() as connection:
                yield _of_engine(connection, query)


@contextmanager
def _asking(query: str, *failures: type[Exception]) -> Iterator[None]:
    """What a driver says of a query is a `QueryError`."""
    try:
        yield
    except failures as error:
        raise QueryError(_said(getattr(error, "orig", error) or error, query)) from error
    except DatabaseError as error:
        if isinstance(error, QueryError) or error.__cause__ is None:
            raise
        raise QueryError(_said(error.__cause__, query)) from error


def _of_engine(connection: "Connection", query: str) -> Answer:
    raw = connection.connection.driver_connection
    if isinstance(raw, sqlite3.Connection):
        return _of_sqlite(raw, query)
    reading = connection.execution_options(postgresql_readonly=True, no_parameters=True)
    result = reading.exec_driver_sql(query)
    if not result.returns_rows:
        raise QueryError(_NO_TABLE)
    return tuple(result.keys()), (tuple(row) for row in result)


def _of_sqlite(connection: sqlite3.Connection, query: str) -> Answer:
    connection.execute("PRAGMA query_only = ON")
    connection.set_authorizer(_authorize)
    cursor = connection.execute(query)
    if cursor.description is None:
        raise QueryError(_NO_TABLE)
    return tuple(column[0] for column in cursor.description), cursor


def _authorize(action: int, name: str | None, *_rest: str | None) -> int:
    """What a query may do; `query_only` keeps from writing what this lets pass."""
    is_look = action == sqlite3.SQLITE_PRAGMA and (name or "").lower() in _LOOKING
    # A virtual table (the search index) declares its columns so, in memory.
    is_declared = action == sqlite3.SQLITE_UPDATE and name == "sqlite_master"
    allowed = action in _READING or is_look or is_declared
    return sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY


def _said(error: BaseException, query: str) -> str:
    from db.query_errors import in_plain_words

    return in_plain_words(str(error).strip(), query)
