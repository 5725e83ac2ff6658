"""Views as files that other programs open: a folder of tables with their data dictionary.

All views are read in one transaction, so that they agree with each other. A file is written
under another name first: what stands in the folder is whole.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from typing import Literal, get_args

from sqlalchemy import Connection, text

from db.engine import open_database
from db.errors import ExportError
from db.export_columns import Column, Value, column, is_known
from db.export_dictionary import COLUMNS, DICTIONARY, dictionary_rows
from db.export_files import ROWS_AT_ONCE, Cells, Table, write_csv, write_jsonl, write_parquet
from db.export_workbook import Changed, write_workbook
from db.near_codes import perhaps
from db.views import VIEWS

Format = Literal["csv", "xlsx", "parquet", "jsonl"]
FORMATS: tuple[Format, ...] = get_args(Format)
VIEW_NAMES = tuple(name for name, _query in VIEWS)
WORKBOOK = "kehoach.xlsx"

_ORDER = ("province_id", "year", "level", "change", "char_start", "field", "code", "message")
"""Columns by which rows of a view are ordered, behind its first one."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written: the files, and the rows of each table."""

    files: tuple[Path, ...]
    rows: dict[str, int]
    changed: Changed = field(default_factory=Changed)


def export(
    url: str,
    folder: Path,
    file_format: Format,
    *,
    views: Sequence[str] = (),
    bom: bool = False,
    force: bool = False,
) -> Exported:
    """Write views of a database, and the dictionary of their columns, into a folder.

    Args:
        url: an SQLAlchemy URL; the database is only read.
        folder: where the files go; it is made, if the folder above it is there.
        file_format: one file a view, or for xlsx one workbook with a sheet a view.
        views: names of views; all of them where empty.
        bom: whether a CSV file begins with a byte order mark, by which Excel knows UTF-8.
        force: whether files of the same names are replaced.

    Raises:
        ExportError: if a name is no view, a file is there already or cannot be written, or
            pyarrow is missing.
        DatabaseError: if the database cannot be read.
    """
    names = _chosen(views)
    files = _files(folder, names, file_format)
    engine = open_database(url, create=False)
    try:
        _make_folder(folder)
        if not force:
            _check_new(folder, files)
        with engine.begin() as connection:
            tables = _tables(connection, names)
            return _write(tables, files, file_format, bom=bom)
    except OSError as error:
        raise ExportError(f"cannot write to {folder}: {error.strerror or error}") from error
    finally:
        engine.dispose()


def _check_new(folder: Path, files: Sequence[Path]) -> None:
    if there := [file.name for file in files if file.exists()]:
        more = f" and {len(there) - 1} more" if len(there) > 1 else ""
        raise ExportError(f"{folder} holds {there[0]}{more} already; --force replaces")


def _chosen(views: Sequence[str]) -> tuple[str, ...]:
    for name in views:
        if name not in VIEW_NAMES:
            near = perhaps(get_close_matches(name.casefold(), VIEW_NAMES, n=3))
            raise ExportError(f"there is no view {name}{near}; there are {', '.join(VIEW_NAMES)}")
    return tuple(dict.fromkeys(views)) or VIEW_NAMES


def _files(folder: Path, names: Sequence[str], file_format: Format) -> list[Path]:
    if file_format == "xlsx":
        return [folder / WORKBOOK]
    return [folder / f"{name}.{file_format}" for name in (*names, DICTIONARY)]


def _make_folder(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise ExportError(f"cannot make the folder {folder}: a file has that name")
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        message = f"cannot make the folder {folder}: {error.strerror}"
        raise ExportError(message) from error


def _tables(connection: Connection, names: Sequence[str]) -> Iterator[Table]:
    """The views, each read while it is written, and the dictionary of their columns."""
    columns: list[tuple[str, tuple[Column, ...]]] = []
    for name in names:
        table = _table(connection, name)
        columns.append((name, table.columns))
        yield table
    yield Table(DICTIONARY, COLUMNS, dictionary_rows(columns))


def _table(connection: Connection, view: str) -> Table:
    empty = connection.execute(text(f"SELECT * FROM {view} WHERE 1 = 0"))
    names = tuple(empty.keys())
    order = ", ".join(dict.fromkeys((names[0], *(name for name in _ORDER if name in names))))
    columns = tuple(column(view, name, _example(connection, view, name)) for name in names)
    return Table(view, columns, _rows(connection, view, order))


def _example(connection: Connection, view: str, name: str) -> Value:
    """A value of a column whose kind its name does not tell."""
    if is_known(view, name):
        return None
    query = f"SELECT {name} FROM {view} WHERE {name} IS NOT NULL LIMIT 1"
    value: Value = connection.execute(text(query)).scalar()
    return value


def _rows(connection: Connection, view: str, order: str) -> Iterator[Cells]:
    few = connection.execution_options(yield_per=ROWS_AT_ONCE)
    for row in few.execute(text(f"SELECT * FROM {view} ORDER BY {order}")):
        yield tuple(row)


def _write(
    tables: Iterator[Table], files: Sequence[Path], file_format: Format, *, bom: bool
) -> Exported:
    if file_format == "xlsx":
        with _whole(files[0]) as part:
            counts, changed = write_workbook(part, tables)
        return Exported(tuple(files), counts, changed)
    write = _writer(file_format, bom=bom)
    counts = {}
    for file, table in zip(files, tables, strict=True):
        with _whole(file) as part:
            counts[table.name] = write(part, table)
    return Exported(tuple(files), counts)


def _writer(file_format: Format, *, bom: bool) -> Callable[[Path, Table], int]:
    if file_format == "csv":
        return partial(write_csv, bom=bom)
    return write_jsonl if file_format == "jsonl" else write_parquet


@contextmanager
def _whole(file: Path) -> Iterator[Path]:
    """A file to write to, that takes the wanted name once all is written."""
    part = file.with_name(f".{file.name}.part")
    try:
        yield part
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)
