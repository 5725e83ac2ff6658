"""Opens a database: makes an empty one ready, refuses a foreign or an older one."""

import hashlib
import sqlite3
from functools import partial

from sqlalchemy import (
    Connection,
    Engine,
    delete,
    insert,
    inspect,
    select,
    text,
)
from sqlalchemy import exc as sql

from db.addresses import make_folder, parse_address, shown, sqlite_file
from db.connecting import connect
from db.engine_reader import EngineReader
from db.errors import DatabaseError
from db.lexicons import write_lexicons
from db.schema import Base, MetaRow
from db.schema_version import SCHEMA_VERSION, check_version, empty, is_folder, missing
from db.search_digest import is_current
from db.search_index import make_index
from db.views import VIEWS
from models.lexicon import lexicon_sha256

Database = Engine
"""An open database, for the rooms that may not name sqlalchemy."""


def open_database(url: str, *, create: bool = True) -> Engine:
    """An engine on a database of this schema version.

    An empty database gets tables, views and lexicon rows in one transaction. In one of this
    version the views and lexicon rows are renewed where this program's differ. While an SQLite
    file is open for writing it has files beside it: end with `close_database`.

    Args:
        url: an SQLAlchemy URL, ``sqlite:///data/kehoach.db``, ``postgresql://user@host/name``;
            the folder of an SQLite file is made, if the folder above it is there.
        create: False only reads: a missing or empty database is an error, nothing is renewed,
            and an SQLite file may lie where nothing can be written.

    Raises:
        SchemaVersionError: if the tables are of another version.
        DatabaseError: if the URL or the file is no database, holds other tables, or is locked.
            Whatever the engine is used for raises it too, where the database itself fails.
    """
    address = parse_address(url)
    file = sqlite_file(address)
    if file and file.is_dir():
        raise is_folder(file)
    if file and create:
        make_folder(file)
    elif file and not file.exists():
        raise missing(file)
    engine = connect(url, write=create)
    try:
        with engine.begin() as connection:
            _make_ready(connection, shown(address), create)
    except sql.DBAPIError as error:
        engine.dispose()
        raise DatabaseError(f"cannot open the database {shown(address)}: {error.orig}") from error
    except DatabaseError:
        engine.dispose()
        raise
    return engine


def close_database(engine: Engine) -> bool:
    """Close a database that was written: an SQLite file then holds everything, alone.

    Returns:
        False if another program has the file open, so that it still needs the files
        ``-wal`` and ``-shm`` beside it.
    """
    engine.dispose()
    if engine.dialect.name != "sqlite":
        return True
    raw = engine.raw_connection()
    try:
        raw.cursor().execute("PRAGMA journal_mode = DELETE")
    except sqlite3.OperationalError as error:
        if "locked" not in str(error):
            raise DatabaseError(f"cannot close {shown(engine.url)}: {error}") from error
        return False
    finally:
        raw.close()
        engine.dispose()
    return True


def _make_ready(connection: Connection, name: str, create: bool) -> None:
    tables = inspect(connection).get_table_names()
    if tables:
        check_version(name, tables, partial(_meta, connection))
    elif create:
        _check_encoding(connection, name)
        Base.metadata.create_all(connection)
        _set_meta(connection, "schema_version", str(SCHEMA_VERSION))
    else:
        raise empty(name)
    if create:
        _renew(connection)


def _check_encoding(connection: Connection, name: str) -> None:
    """A server's database may be of another encoding than UTF-8, and lack our letters."""
    if connection.dialect.name != "postgresql":
        return
    encoding = connection.execute(text("SHOW server_encoding")).scalar()
    if encoding != "UTF8":
        raise DatabaseError(f"{name} is of encoding {encoding}: create one with ENCODING 'UTF8'")


def _renew(connection: Connection) -> None:
    """Write views, lexicon rows and search index again where they are not this program's."""
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
    if not is_current(EngineReader(connection)):
        make_index(connection)


def _meta(connection: Connection, key: str) -> str | None:
    return connection.execute(select(MetaRow.value).where(MetaRow.key == key)).scalar()


def _set_meta(connection: Connection, key: str, value: str) -> None:
    connection.execute(delete(MetaRow).where(MetaRow.key == key))
    connection.execute(insert(MetaRow), {"key": key, "value": value})
