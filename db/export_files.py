"""Tables as files of their own: CSV, JSON lines, Parquet. Spreadsheets: db/export_workbook.py."""

import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db.disarming import disarmed
from db.errors import ExportError
from db.export_columns import Column, Kind, Value, typed

if TYPE_CHECKING:
    import pyarrow as pa

Cells = Sequence[Value]
ROWS_AT_ONCE = 20_000


@dataclass(frozen=True, slots=True)
class Table:
    """A view, or the dictionary, on its way into a file; `rows` can be walked once."""

    name: str
    columns: tuple[Column, ...]
    rows: Iterable[Cells]


def write_csv(path: Path, table: Table, *, bom: bool) -> int:
    """Write a table as UTF-8 CSV (RFC 4180); NULL is an empty cell. Returns the rows written.

    Args:
        path: the file.
        table: what is written.
        bom: whether the file begins with a byte order mark, by which Excel knows UTF-8.
    """
    count = 0
    with path.open("w", encoding="utf-8-sig" if bom else "utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(column.name for column in table.columns)
        for row in table.rows:
            writer.writerow([disarmed(value) for value in row])
            count += 1
    return count


def write_jsonl(path: Path, table: Table) -> int:
    """Write a table as JSON lines, an object a row, NULL as null. Returns the rows written."""
    names, count = [column.name for column in table.columns], 0
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        for row in table.rows:
            cells = dict(zip(names, row, strict=True))
            stream.write(json.dumps(cells, ensure_ascii=False, allow_nan=False) + "\n")
            count += 1
    return count


def write_parquet(path: Path, table: Table) -> int:
    """Write a table as Parquet: integers, reals, dates and text; a table without rows too.

    Returns:
        The rows written.

    Raises:
        ExportError: if pyarrow is missing, or a column of dates holds what is no date.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ModuleNotFoundError as error:
        raise ExportError("Parquet needs pyarrow: pip install 'kehoach[parquet]'") from error
    types: dict[Kind, pa.DataType] = {
        "integer": pa.int64(), "real": pa.float64(), "date": pa.date32(), "text": pa.string(),
    }  # fmt: skip
    schema = pa.schema([(column.name, types[column.kind]) for column in table.columns])
    count = 0
    with pq.ParquetWriter(path, schema) as writer:
        for rows in _batches(table.rows):
            arrays = [
                _array(table, column, field.type, [row[place] for row in rows])
                for place, (column, field) in enumerate(zip(table.columns, schema, strict=True))
            ]
            writer.write_batch(pa.record_batch(arrays, schema=schema))
            count += len(rows)
    return count


def _array(
    table: Table, column: Column, kind: "pa.DataType", values: list[Value]
) -> "pa.Array[Any]":
    import pyarrow as pa

    cells = [typed(value, column.kind) for value in values]
    try:
        return pa.array(cells, type=kind)
    except (pa.ArrowInvalid, pa.ArrowTypeError) as error:
        bad = next((v for v in cells if column.kind == "date" and not _is_date(v)), error)
        message = f"{table.name}.{column.name} holds {bad!r}, which is no {column.kind}"
        raise ExportError(message) from error


def _is_date(value: Value) -> bool:
    return value is None or isinstance(value, date)


def _batches(rows: Iterable[Cells]) -> Iterator[list[Cells]]:
    walk = iter(rows)
    while batch := list(islice(walk, ROWS_AT_ONCE)):
        yield batch
