"""Read the promised views as plain rows: any database that holds the contract's views will do.

This is for those who judge a database from outside (evaluation/), so nothing here knows the
tables under the views. `documents(id, text)` is the one table whose columns are promised.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from db.errors import DatabaseError
from db.reading import Reader
from db.schema_version import missing
from db.sqlite_reader import SqliteReader, plain_file

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
    query = f"SELECT {', '.join(columns) or '*'} FROM {view}"
    with _reader(url, view) as reader:
        if among is None:
            return _rows(reader, query, {})
        keys, rows = sorted(among), list[Row]()
        for first in range(0, len(keys), KEYS_AT_ONCE):
            few = {f"key{n}": k for n, k in enumerate(keys[first : first + KEYS_AT_ONCE])}
            names = ", ".join(f":{name}" for name in few)
            rows += _rows(reader, f"{query} WHERE {key} IN ({names})", few)
        return rows


def _rows(reader: Reader, query: str, values: Mapping[str, int]) -> list[Row]:
    return [dict(row) for row in reader.rows(query, values)]


@contextmanager
def _reader(url: str, view: str) -> Iterator[Reader]:
    address = url if "://" in url else f"sqlite:///{url}"
    file = plain_file(address)
    if file is None:
        with _server_reader(address, view) as reader:
            yield reader
        return
    if not file.is_file():
        raise ViewError(str(missing(file)))
    try:
        with SqliteReader(file) as reader:
            yield reader
    except DatabaseError as error:
        raise ViewError(f"cannot read {view} of {file}: {error.__cause__ or error}") from error


@contextmanager
def _server_reader(url: str, view: str) -> Iterator[Reader]:
    from sqlalchemy import create_engine
    from sqlalchemy.exc import DBAPIError, NoSuchModuleError

    from db.addresses import parse_address, read_only, shown, sqlite_file
    from db.engine_reader import EngineReader

    address = parse_address(url)
    file = sqlite_file(address)
    if file and not file.is_file():
        raise ViewError(str(missing(file)))
    try:
        engine = create_engine(read_only(address))
    except (ModuleNotFoundError, NoSuchModuleError) as error:
        raise ViewError(f"cannot open {url}: {error}") from error
    try:
        with engine.connect() as connection:
            yield EngineReader(connection)
    except DBAPIError as error:
        raise ViewError(f"cannot read {view} of {shown(address)}: {error.orig}") from error
    finally:
        engine.dispose()
