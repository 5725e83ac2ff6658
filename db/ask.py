"""One query of a person's own, asked so that nothing can be written."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine
from sqlalchemy import exc as sql

from db.engine import open_database
from db.errors import DatabaseError
from db.views import VIEWS

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
_DENIED = (
    "not authorized",
    "may not be modified",
    "cannot VACUUM",
    "readonly",
    "read-only",
    "read only",
)


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
    engine = open_database(url, create=False)
    try:
        with engine.connect() as connection:
            yield _execute(_reading(engine, connection), query)
    except (sql.SQLAlchemyError, sqlite3.Warning, sqlite3.Error) as error:
        raise QueryError(_said(getattr(error, "orig", error) or error)) from error
    except DatabaseError as error:
        if isinstance(error, QueryError) or error.__cause__ is None:
            raise
        raise QueryError(_said(error.__cause__)) from error
    finally:
        engine.dispose()


def _reading(engine: Engine, connection: Connection) -> Connection:
    """The connection, unable to write."""
    if engine.dialect.name != "sqlite":
        return connection.execution_options(postgresql_readonly=True, no_parameters=True)
    raw = connection.connection.driver_connection
    assert isinstance(raw, sqlite3.Connection)
    raw.execute("PRAGMA query_only = ON")
    raw.set_authorizer(_authorize)
    return connection.execution_options(no_parameters=True)


def _authorize(action: int, name: str | None, *_rest: str | None) -> int:
    """What a query may do; `query_only` keeps from writing what this lets pass."""
    is_look = action == sqlite3.SQLITE_PRAGMA and (name or "").lower() in _LOOKING
    # A virtual table (the search index) declares its columns so, in memory.
    is_declared = action == sqlite3.SQLITE_UPDATE and name == "sqlite_master"
    allowed = action in _READING or is_look or is_declared
    return sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY


def _execute(connection: Connection, query: str) -> Answer:
    result = connection.exec_driver_sql(query)
    if not result.returns_rows:
        raise QueryError("the query gives no table: it is to begin with SELECT or WITH")
    return tuple(result.keys()), (tuple(row) for row in result)


def _said(error: BaseException) -> str:
    words = str(error).strip()
    if any(sign.lower() in words.lower() for sign in _DENIED):
        return f"the query would write, and this only reads ({words})"
    if "no such table" in words or "does not exist" in words:
        return f"{words}; the views are {', '.join(name for name, _query in VIEWS)}"
    return words
