"""The version of the tables, and what is said of a database that is of another, or of none."""

import shlex
from collections.abc import Callable, Collection

from db.errors import DatabaseError, SchemaVersionError

SCHEMA_VERSION = 5


def check_version(name: str, tables: Collection[str], meta: Callable[[str], str | None]) -> None:
    """See that a database has this program's tables.

    Args:
        name: the database as a message names it.
        tables: the names of its tables, one at least.
        meta: the value of a key of its table `meta`, asked for only if there is that table.

    Raises:
        SchemaVersionError: if the tables are of another version.
        DatabaseError: if they are none of Kehoach's.
    """
    found = meta("schema_version") if {"meta", "documents"} <= set(tables) else None
    if found is None:
        raise DatabaseError(f"{name} holds other tables; choose an empty or new database")
    if found != str(SCHEMA_VERSION):
        folder = shlex.quote(meta("folder") or "FOLDER")
        raise SchemaVersionError(
            f"{name} has schema version {found}, this Kehoach writes version {SCHEMA_VERSION}: read"
            f" the folder into a new database, `kehoach extract {folder} --db NEW`, or use the"
            " Kehoach that wrote this one"
        )


def missing(name: object) -> DatabaseError:
    """The error where there is no file."""
    return DatabaseError(f"there is no database at {name}; write one with `kehoach extract`")


def is_folder(name: object) -> DatabaseError:
    """The error where a folder stands in the place of the file."""
    return DatabaseError(f"{name} is a folder; name a file in it")


def empty(name: object) -> DatabaseError:
    """The error where there is no table."""
    return DatabaseError(f"{name} is empty; fill it with `kehoach extract`")
