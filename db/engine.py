"""Opens a database: makes an empty one ready, refuses a foreign or an older one."""

import hashlib
from pathlib import Path
from typing import Any

from sqlalchemy import (
    URL,
    Connection,
    Engine,
    create_engine,
    delete,
    event,
    insert,
    inspect,
    select,
    text,
)
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from db.errors import DatabaseError, SchemaVersionError
from db.lexicons import write_lexicons
from db.schema import SCHEMA_VERSION, Base, MetaRow
from db.views import VIEWS
from models.lexicon import lexicon_sha256

Database = Engine
"""An open database, for the rooms that may not name sqlalchemy."""

_SQLITE_SETTINGS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA journal_mode = WAL",  # a reader never waits for the writer
    "PRAGMA synchronous = NORMAL",  # safe with WAL; a commit costs no disk flush
)


def open_database(url: str, *, create: bool = True) -> Engine:
    """An engine on a database of this schema version.

    An empty database gets tables, views and lexicon rows in one transaction. In one of this
    version the views and lexicon rows are renewed where this program's differ.

    Args:
        url: an SQLAlchemy URL, ``sqlite:///data/kehoach.db``; missing folders of an SQLite
            file are made.
        create: False only opens: a missing or empty database is an error, nothing is renewed.

    Raises:
        SchemaVersionError: if the tables are of another version.
        DatabaseError: if the URL or the file is no database, or holds other tables.
    """
    address = _address(url)
    _prepare_file(address, create)
    try:
        engine = create_engine(address)
    except (ModuleNotFoundError, NoSuchModuleError) as error:
        raise DatabaseError(f"no driver is installed for {address}: {error}") from error
    if address.get_backend_name() == "sqlite":
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin)
    try:
        with engine.begin() as connection:
            _make_ready(connection, create)
    except DBAPIError as error:
        engine.dispose()
        raise DatabaseError(f"cannot open the database {address}: {error.orig}") from error
    except DatabaseError:
        engine.dispose()
        raise
    return engine


def _address(url: str) -> URL:
    try:
        return make_url(url)
    except ArgumentError as error:
        message = f"{url!r} is no database URL; for an SQLite file write sqlite:///{url}"
        raise DatabaseError(message) from error


def _prepare_file(address: URL, create: bool) -> None:
    name = address.database
    if address.get_backend_name() != "sqlite" or name in (None, "", ":memory:"):
        return
    path = Path(str(name))
    if not create and not path.exists():
        raise DatabaseError(f"there is no database at {path}; write one with `kehoach extract`")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DatabaseError(f"cannot make the folder {path.parent}: {error.strerror}") from error


def _set_up_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # transactions are begun by `_begin`, tables included
    for setting in _SQLITE_SETTINGS:
        connection.execute(setting)


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def _make_ready(connection: Connection, create: bool) -> None:
    tables = inspect(connection).get_table_names()
    address = connection.engine.url
    if tables:
        _check_version(connection, tables)
    elif create:
        Base.metadata.create_all(connection)
        _set_meta(connection, "schema_version", str(SCHEMA_VERSION))
    else:
        raise DatabaseError(f"{address} is empty; fill it with `kehoach extract`")
    if create:
        _renew(connection)


def _check_version(connection: Connection, tables: list[str]) -> None:
    address = connection.engine.url
    found = _meta(connection, "schema_version") if {"meta", "documents"} <= set(tables) else None
    if found is None:
        raise DatabaseError(f"{address} holds other tables; choose an empty or new database")
    if found != str(SCHEMA_VERSION):
        raise SchemaVersionError(
            f"{address} has schema version {found}, this Kehoach writes version {SCHEMA_VERSION}: "
            "extract the folder into a new database, or use the Kehoach that wrote this one"
        )


def _renew(connection: Connection) -> None:
    """Write the views and lexicon rows again where they are not this program's."""
    views = hashlib.sha256(repr(VIEWS).encode()).hexdigest()
    if _meta(connection, "views_sha256") != views:
        for name, _query in reversed(VIEWS):
            connection.execute(text(f"DROP VIEW IF EXISTS {name}"))
        for name, query in VIEWS:
            connection.execute(text(f"CREATE VIEW {name} AS {query}"))
        _set_meta(connection, "views_sha256", views)
    if _meta(connection, "lexicon_sha256") != lexicon_sha256():
        write_lexicons(connection)
        _set_meta(connection, "lexicon_sha256", lexicon_sha256())


def _meta(connection: Connection, key: str) -> str | None:
    return connection.execute(select(MetaRow.value).where(MetaRow.key == key)).scalar()


def _set_meta(connection: Connection, key: str, value: str) -> None:
    connection.execute(delete(MetaRow).where(MetaRow.key == key))
    connection.execute(insert(MetaRow), {"key": key, "value": value})
