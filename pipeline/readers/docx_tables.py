"""Tables of a Word file as grids: spans, merges, borders that were meant to be one."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate

from lxml import etree

from models.text import Cell
from pipeline.readers.docx_names import W, child, members, number, toggle, whole
from pipeline.readers.html_draft import Draft
from pipeline.readers.html_layout import SIGNATURE, is_layout

MAX_SPAN = 1000
MAX_SEATS = 200_000
"""Seats of all grids of a file together."""
_SIGNATURE_ROWS = 6
_SAME_BORDER = 150  # twentieths of a point (2.6 mm): rows that an author's hand drew unevenly


@dataclass(slots=True)
class WordCell:
    """A cell from border `left` to border `right`, over `rows` rows; `nested` as in HTML."""

    left: int
    right: int
    element: etree._Element
    rows: int = 1
    drafts: list[Draft] = field(default_factory=list)
    nested: int = 0


def read_rows(table: etree._Element) -> list[list[WordCell]]:
    """The rows of a table, each with the cells that begin in it.

    A cell that goes on with the one above or before it (``w:vMerge``, ``w:hMerge``) makes
    that one larger; what it holds itself is not printed. Deleted and hidden rows are left out.
    """
    rows: list[list[WordCell]] = []
    above: dict[int, WordCell] = {}
    for row in members(table, "tr"):
        if _is_gone(row):
            continue
        here: dict[int, WordCell] = {}
        rows.append(list(_read_row(row, above, here)))
        above = here
    return rows


def _read_row(
    row: etree._Element, above: dict[int, WordCell], here: dict[int, WordCell]
) -> Iterator[WordCell]:
    at = _span(number(row, "trPr", "gridBefore"), 0)
    last: WordCell | None = None
    for cell in members(row, "tc"):
        properties = child(cell, "tcPr")
        left, at = at, at + _span(number(properties, "gridSpan"), 1)
        if last is not None and _goes_on(properties, "hMerge"):
            last.right = at
        elif left in above and _goes_on(properties, "vMerge"):
            last = above[left]
            last.rows += 1
            here[left] = last
        else:
            last = WordCell(left, at, cell)
            if child(properties, "vMerge") is not None:
                here[left] = last
            yield last


def _goes_on(properties: etree._Element | None, name: str) -> bool:
    """True for ``<w:vMerge/>`` and ``w:val="continue"``."""
    merge = child(properties, name)
    return merge is not None and merge.get(W + "val", "continue") != "restart"


def _is_gone(row: etree._Element) -> bool:
    properties = child(row, "trPr")
    return child(properties, "del") is not None or bool(toggle(properties, "hidden"))


def _span(said: int | None, least: int) -> int:
    return least if said is None else min(max(said, least), MAX_SPAN)


def seat_cells(
    table: etree._Element, rows: list[list[WordCell]], index: int, max_seats: int = MAX_SEATS
) -> tuple[list[tuple[WordCell, Cell]], int] | None:
    """Each cell with its seat, and rows x columns; None where that exceeds `max_seats`."""
    cells = [cell for row in rows for cell in row]
    if max((cell.right for cell in cells), default=0) * len(rows) > max_seats:
        return None
    columns = _columns(table, cells)
    width = max(columns.values(), default=0)
    placed = [
        (cell, Cell(index, n, columns[cell.left], cell.rows, columns[cell.right] - columns[cell.left]))
        for n, row in enumerate(rows)
        for cell in row
    ]  # fmt: skip
    return placed, width * len(rows)


def signature_row(rows: list[list[WordCell]]) -> int:
    """The row from which a table is the signature block set right under it, else their number.

    Word shows two tables with no paragraph between them as one, and old formats keep them so.
    """
    for at in range(max(1, len(rows) - _SIGNATURE_ROWS), len(rows)):
        heads = (cell.drafts[0].text for cell in rows[at] if cell.drafts)
        if any(map(SIGNATURE.first, heads)):
            crossed = any(n + c.rows > at for n, row in enumerate(rows[:at]) for c in row)
            block = [[cell.drafts for cell in row] for row in rows[at:]]
            return len(rows) if crossed or not is_layout(block, 0) else at
    return len(rows)


def _columns(table: etree._Element, cells: list[WordCell]) -> dict[int, int]:
    """The column that begins at each border of the file's own grid.

    Borders nearer than `_SAME_BORDER` are one, unless a cell lies between them.
    """
    borders = range(max((cell.right for cell in cells), default=0) + 1)
    places = _places(table)
    if borders[-1] >= len(places):
        places = []  # the grid is not said for all columns: no border can be moved
    between = {(cell.left, cell.right) for cell in cells}
    columns: dict[int, int] = {}
    group: list[int] = []
    column = -1
    for border in borders:
        near = bool(places and group) and places[border] - places[group[0]] < _SAME_BORDER
        if not near or any((other, border) in between for other in group):
            group = []
            column += 1
        group.append(border)
        columns[border] = column
    return columns


def _places(table: etree._Element) -> list[int]:
    """Where each border of the grid lies; empty where a width is missing."""
    grid = child(table, "tblGrid")
    if grid is None:
        return []
    widths = [whole(column.get(W + "w")) for column in grid.findall(W + "gridCol")]
    if not widths or any(not width or width < 0 for width in widths):
        return []
    return [0, *accumulate(width or 0 for width in widths)]
