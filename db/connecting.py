"""How a connection is set up: settings of SQLite and PostgreSQL, and errors in plain words."""

import sqlite3
from functools import partial
from typing import Any

from sqlalchemy import Connection, Engine, ExceptionContext, create_engine, event
from sqlalchemy import exc as sql

from db.addresses import driver_missing, parse_address, read_only, shown
from db.errors import failed

_SETTINGS = ("PRAGMA foreign_keys = ON",)
_WRITE_SETTINGS = (
    *_SETTINGS,
    "PRAGMA journal_mode = WAL",  # a reader never waits for the writer
    "PRAGMA synchronous = NORMAL",  # safe with WAL; a commit costs no disk flush
    "PRAGMA wal_autocheckpoint = 4000",  # pages, 16 MB: what is written again is copied once
)
PATIENCE = "10s"
"""How long a writer waits for another one; SQLite waits half as long."""

_DATABASE_ERRORS = (sql.OperationalError, sql.InternalError, sql.DatabaseError)


def connect(url: str, *, write: bool) -> Engine:
    """An engine on a database, whatever it holds; it connects when it is first used.

    Args:
        url: an SQLAlchemy URL.
        write: False opens it so that nothing can be written.

    Raises:
        DatabaseError: if the URL is none, or its driver is not installed. Whatever the engine is
            used for raises it too, where the database itself fails.
    """
    address = parse_address(url)
    try:
        engine = create_engine(address if write else read_only(address))
    except (ModuleNotFoundError, sql.NoSuchModuleError) as error:
        raise driver_missing(address, error) from error
    if address.get_backend_name() == "sqlite":
        event.listen(engine, "connect", partial(_set_up, _WRITE_SETTINGS if write else _SETTINGS))
        event.listen(engine, "begin", _begin)
    elif write and address.get_backend_name() == "postgresql":
        event.listen(engine, "begin", _wait_for_turn)
    elif address.get_backend_name() == "postgresql":
        event.listen(engine, "connect", _only_read)
    event.listen(engine, "handle_error", partial(_explain, shown(address)))
    return engine


def _set_up(settings: tuple[str, ...], connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # transactions are begun by `_begin`, tables included
    for setting in settings:
        connection.execute(setting)


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def _wait_for_turn(connection: Connection) -> None:
    """One writer at a time, as in SQLite; it may read what it is about to write."""
    connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{PATIENCE}'")
    turn = "hashtext('kehoach'), hashtext(current_schema())"
    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({turn})")


def _only_read(connection: Any, _record: Any) -> None:
    connection.execute("SET default_transaction_read_only = on")
    connection.commit()


def insert_many(connection: Connection, statement: str, rows: list[tuple[Any, ...]]) -> None:
    """Execute a statement of SQLite's for many rows by its driver, without a look at each.

    Raises:
        DatabaseError: if the database fails.
        sqlite3.Error: if it refuses a row.
    """
    try:
        connection.connection.cursor().executemany(statement, rows)
    except sqlite3.DatabaseError as error:
        if type(error) not in (
            sqlite3.OperationalError,
            sqlite3.InternalError,
            sqlite3.DatabaseError,
        ):
            raise
        raise failed(shown(connection.engine.url), error) from error


def _explain(name: str, context: ExceptionContext) -> None:
    """Raise what fails in the database itself, not in the rows given to it, in plain words."""
    if type(context.sqlalchemy_exception) not in _DATABASE_ERRORS:
        return
    raise failed(name, context.original_exception) from context.original_exception
