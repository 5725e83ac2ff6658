"""Read the promised views as plain rows: any database that holds the contract's views will do.

This is for those who judge a database from outside (evaluation/), so nothing here knows the
tables under the views. `documents(id, text)` is the one table whose columns are promised.
"""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    column,
    create_engine,
    literal_column,
    select,
    table,
)
from sqlalchemy.exc import DBAPIError, NoSuchModuleError

from db.addresses import parse_address, read_only, shown, sqlite_file
from db.errors import DatabaseError

Row = dict[str, Any]
KEYS_AT_ONCE = 900  # older SQLite takes 999 values in one statement


class ViewError(DatabaseError):
    """The database cannot be opened, or does not hold a view of the contract."""


def read_view(
    url: str,
    view: str,
    *,
    columns: Sequence[str] = (),
    key: str = "document_id",
    among: Collection[int] | None = None,
) -> list[Row]:
    """The rows of a view (or of `documents`) as dictionaries, in the database's own order.

    Args:
        url: a path to an SQLite file, or an SQLAlchemy URL.
        view: the name of the view.
        columns: the columns wanted; all of them where empty.
        key: the column that `among` is compared with.
        among: only rows whose key is one of these; None for all rows.

    Raises:
        ViewError: if the database or the view is not there.
    """
    wanted: list[ColumnElement[Any]] = [column(name) for name in columns]
    query = select(*(wanted or [literal_column("*")])).select_from(table(view))
    with _connect(url, view) as connection:
        if among is None:
            return _rows(connection, query)
        keys, rows = sorted(among), list[Row]()
        for first in range(0, len(keys), KEYS_AT_ONCE):
            few = keys[first : first + KEYS_AT_ONCE]
            rows += _rows(connection, query.where(column(key, Integer).in_(few)))
        return rows


def _rows(connection: Connection, query: Select[Any]) -> list[Row]:
    return [dict(row) for row in connection.execute(query).mappings()]


@contextmanager
def _connect(url: str, view: str) -> Iterator[Connection]:
    address = parse_address(url if "://" in url else f"sqlite:///{url}")
    file = sqlite_file(address)
    if file and not file.is_file():
        raise ViewError(f"no database at {file}")
    try:
        engine = create_engine(read_only(address))
    except (ModuleNotFoundError, NoSuchModuleError) as error:
        raise ViewError(f"cannot open {url}: {error}") from error
    try:
        with engine.connect() as connection:
            yield connection
    except DBAPIError as error:
        raise ViewError(f"cannot read {view} of {shown(address)}: {error.orig}") from error
    finally:
        engine.dispose()
