"""Rows on standard output: a table for the eye, CSV, JSON, Markdown."""

import csv
import io
import json
from collections.abc import Container, Iterable, Sequence
from dataclasses import fields
from typing import TYPE_CHECKING, Literal

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from db.disarming import disarmed
from pipeline.terminal import hanging, in_columns, make_console

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

RowFormat = Literal["table", "csv", "json", "md"]
Value = int | float | str | bytes | None


def print_rows(names: Sequence[str], rows: Iterable[Sequence[Value]], row_format: RowFormat) -> int:
    """Prints rows under the names of their columns.

    In CSV a text that a spreadsheet could run as a formula is guarded by ``'``, as in the files
    of `kehoach export`; JSON is a list of objects, the bytes of a BLOB hexadecimal.

    Returns:
        How many rows there were.
    """
    print_all = {"table": _table, "csv": _csv, "json": _json, "md": _markdown}[row_format]
    return print_all(names, rows)


def print_records(records: Sequence["DataclassInstance"], row_format: RowFormat) -> int:
    """Prints dataclasses of one kind as rows, under the names of all their fields.

    Returns:
        How many there were, one at least.
    """
    names = [field.name for field in fields(records[0])]
    rows = ([getattr(record, name) for name in names] for record in records)
    return print_rows(names, rows, row_format)


def _table(names: Sequence[str], rows: Iterable[Sequence[Value]]) -> int:
    """Columns under each other; on a screen too narrow for that a field a line, as psql does."""
    out, held = make_console(), list(rows)
    lines = [[" ".join(_plain(value).split()) for value in row] for row in held]
    if not names:
        return len(held)
    numeric = [place for place in range(len(names)) if _is_numeric(held, place)]
    if not out.is_terminal:
        print(*in_columns([names, *lines], numeric), sep="\n", file=out.file)
    elif sum(_least(column) for column in zip(names, *lines, strict=True)) > out.width:
        _print_fields(names, lines, out)
    else:
        out.print(_wrapped(names, lines, numeric))
    return len(held)


_NARROW, _GAP = 24, 2
"""A column of longer cells than this is wrapped; columns stand so far apart."""


def _least(cells: Sequence[str]) -> int:
    """The width that a column needs, at least."""
    return min(max(map(cell_len, cells)), _NARROW) + _GAP


def _wrapped(names: Sequence[str], lines: Sequence[Sequence[str]], right: Container[int]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for place, name in enumerate(names):
        table.add_column(Text(name), overflow="fold", justify="right" if place in right else "left")
    for line in lines:
        table.add_row(*map(Text, line))
    return table


def _print_fields(names: Sequence[str], lines: Sequence[Sequence[str]], out: Console) -> None:
    """A line for each field that is not empty, a number before each row."""
    width = min(max(map(cell_len, names)), _NARROW) + _GAP
    for nth, line in enumerate(lines, start=1):
        out.print(Text(f"row {nth}", style="bold"))
        for name, cell in zip(names, line, strict=True):
            if cell:
                out.print(hanging(Text(f"  {name}", style="dim"), Text(cell), width + _GAP))


def _is_numeric(rows: Sequence[Sequence[Value]], place: int) -> bool:
    """True for a column that holds numbers."""
    return any(isinstance(row[place], int | float) for row in rows)


def _csv(names: Sequence[str], rows: Iterable[Sequence[Value]]) -> int:
    out, count = io.StringIO(newline=""), 0
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(names)
    for row in rows:
        writer.writerow([disarmed(_jsonable(value)) for value in row])
        count += 1
    print(out.getvalue(), end="")
    return count


def _json(names: Sequence[str], rows: Iterable[Sequence[Value]]) -> int:
    keys, lines = _distinct(names), list[str]()
    for row in rows:
        cells = dict(zip(keys, map(_jsonable, row), strict=True))
        lines.append(json.dumps(cells, ensure_ascii=False))
    print("[\n" + ",\n".join(lines) + "\n]" if lines else "[]")
    return len(lines)


def _distinct(names: Sequence[str]) -> list[str]:
    """Names as keys of an object: the second ``path`` is ``path_2``."""
    keys: list[str] = []
    for name in names:
        key, nth = name, 2
        while key in keys:
            key, nth = f"{name}_{nth}", nth + 1
        keys.append(key)
    return keys


def _markdown(names: Sequence[str], rows: Iterable[Sequence[Value]]) -> int:
    held = list(rows)
    numeric = (_is_numeric(held, place) for place in range(len(names)))
    print(_markdown_line(names))
    print(_markdown_line(["---:" if is_number else "---" for is_number in numeric]))
    for row in held:
        print(_markdown_line([_plain(value) for value in row]))
    return len(held)


def _markdown_line(cells: Sequence[str]) -> str:
    safe = (cell.replace("\\", "\\\\").replace("|", "\\|") for cell in cells)
    return "| " + " | ".join("<br>".join(cell.splitlines()) for cell in safe) + " |"


def _plain(value: Value) -> str:
    """A value as a person reads it: NULL is empty, 80.0 is 80."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(_jsonable(value))


def _jsonable(value: Value) -> int | float | str | None:
    return value.hex() if isinstance(value, bytes) else value
