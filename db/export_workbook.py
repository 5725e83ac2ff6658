"""Tables as the sheets of one Excel workbook: numbers, dates, and text that is never a formula."""

from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db.disarming import is_armed
from db.export_columns import Column, typed
from db.export_files import Cells, Table

if TYPE_CHECKING:
    from openpyxl import Workbook

MOST_ROWS = 1_048_576
"""Of a sheet, its header too; what is over goes on in a sheet ``NAME (2)``."""
MOST_CHARACTERS = 32_767
FIRST_DAY = date(1900, 3, 1)
"""Excel counts days from 1900 and takes that for a leap year; days before are written as text."""
WIDTHS = {"integer": 10, "real": 10, "date": 12, "text": 28}


@dataclass(slots=True)
class Changed:
    """How many cells do not hold the view's value, because no Excel cell can.

    `cut` are texts longer than a cell holds, `replaced` those with control characters.
    """

    cut: int = 0
    replaced: int = 0


def write_workbook(path: Path, tables: Iterable[Table]) -> tuple[dict[str, int], Changed]:
    """Write tables as sheets, each with its header frozen and a filter on it.

    Returns:
        The rows written by table, and what could not be kept.
    """
    from openpyxl import Workbook

    book, counts, changed = Workbook(write_only=True), dict[str, int](), Changed()
    with closing(book):
        for table in tables:
            counts[table.name] = _write_table(book, table, changed)
        book.save(path)
    return counts, changed


def _write_table(book: "Workbook", table: Table, changed: Changed) -> int:
    """All rows of a table, in as many sheets as they need: one at least."""
    rows, count, nth = iter(table.rows), 0, 0
    first = next(rows, None)
    while first is not None or nth == 0:
        nth += 1
        some = [] if first is None else islice(chain([first], rows), MOST_ROWS - 1)
        count += _write_sheet(book, _title(table.name, nth), table.columns, some, changed)
        first = next(rows, None)
    return count


def _title(name: str, nth: int) -> str:
    return name if nth == 1 else f"{name} ({nth})"


def _write_sheet(
    book: "Workbook",
    title: str,
    columns: tuple[Column, ...],
    rows: Iterable[Cells],
    changed: Changed,
) -> int:
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    sheet: Any = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    for place, column in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = WIDTHS[column.kind]
    header = [_cell(sheet, column.name) for column in columns]
    for cell in header:
        cell.font = Font(bold=True)
    sheet.append(header)
    count = 0
    for row in rows:
        sheet.append(list(_cells(sheet, columns, row, changed)))
        count += 1
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{count + 1}"
    return count


def _cells(
    sheet: Any, columns: tuple[Column, ...], row: Cells, changed: Changed
) -> Iterator[object]:
    for column, value in zip(columns, row, strict=True):
        cell = typed(value, column.kind)
        if isinstance(cell, date) and cell < FIRST_DAY:
            cell = cell.isoformat()
        yield _text(sheet, _fitting(cell, changed)) if isinstance(cell, str) else cell


def _text(sheet: Any, words: str) -> Any:
    """The words, in a cell of their own only where they could be taken for something else."""
    return _cell(sheet, words) if is_armed(words) or words.startswith("#") else words


def _cell(sheet: Any, words: str) -> Any:
    """A cell of text, whatever it begins with; also after somebody has edited it (`quotePrefix`)."""
    from openpyxl.cell import WriteOnlyCell

    cell: Any = WriteOnlyCell(sheet, words)
    cell.data_type, cell.quotePrefix = "s", True
    return cell


def _fitting(words: str, changed: Changed) -> str:
    """The words as a cell can hold them."""
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    clean, times = ILLEGAL_CHARACTERS_RE.subn("\N{REPLACEMENT CHARACTER}", words)
    changed.replaced += bool(times)
    changed.cut += len(clean) > MOST_CHARACTERS
    return clean[:MOST_CHARACTERS]
