"""A page -> a sheet: its ruled tables, the rows outside them, and which rows are no text.

Sheets are handed on with the edges of their neighbours, by which running heads are known.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from pipeline.readers.page_cells import read_part
from pipeline.readers.page_footnotes import find_footnotes
from pipeline.readers.page_furniture import Edge, find_edges, find_page_numbers, find_stamps
from pipeline.readers.page_grids import Grid, find_grids
from pipeline.readers.page_lines import Row, find_rows
from pipeline.readers.page_rulings import NEAR
from pipeline.readers.page_tables import TablePart
from pipeline.readers.pages import Page, Piece

NEAR_PAGES = 2
"""Pages on each side on which a running head is looked for."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page taken apart: rows and tables by height, and what of the rows is no text."""

    rows: list[Row]
    tables: list[tuple[float, TablePart, bool]]
    edges: tuple[Edge, ...]
    beside: frozenset[int]
    notes: frozenset[int]


def take_apart(page: Page) -> Sheet:
    """Tables first, then the rows outside them."""
    grids = [grid for grid in find_grids(page) if len(grid.regions) > 1 and len(grid.xs) > 2]
    free, held = _share_out(page, grids)
    rows = find_rows(free, page.number, ocr=page.ocr)
    tables = [
        (grid.ys[0], read_part(grid, pieces, page), _is_table(grid))
        for grid, pieces in zip(grids, held, strict=True)
    ]
    numbers = find_page_numbers(rows, page.height)
    beside = numbers | find_stamps(rows)
    notes = find_footnotes(rows, page.rulings, page.height) - beside
    return Sheet(rows, tables, find_edges(rows, page.height), beside, notes)


def _is_table(grid: Grid) -> bool:
    """A grid of one row and two cells is a frame, unless it goes on with a table above."""
    return len(grid.ys) > 2 or len(grid.regions) > 2


def _share_out(page: Page, grids: Sequence[Grid]) -> tuple[Sequence[Piece], list[list[Piece]]]:
    """The pieces outside all grids, and those of each grid."""
    held: list[list[Piece]] = [[] for _ in grids]
    if not grids:
        return page.pieces, held
    free: list[Piece] = []
    for piece in page.pieces:
        left, top, right, bottom = piece.box
        x, y = (left + right) / 2, (top + bottom) / 2
        for grid, inside in zip(grids, held, strict=True):
            x0, y0, x1, y1 = grid.box
            if x0 <= x <= x1 and (y0 <= y <= y1 or (top < y1 < y and _is_open(x, y1, page))):
                inside.append(piece)
                break
        else:
            free.append(piece)
    return free, held


def _is_open(x: float, foot: float, page: Page) -> bool:
    """True where no line closes a table's foot: at a page's end words stand out of it there."""
    return not any(
        left <= x <= right and top - NEAR <= foot <= bottom + NEAR
        for left, top, right, bottom in (ruling.box for ruling in page.rulings)
    )


def with_neighbours(
    sheets: Iterable[Sheet],
) -> Iterator[tuple[Sheet, list[tuple[Edge, ...]]]]:
    """Each sheet with the edges of the sheets around it."""
    window: deque[Sheet] = deque()
    behind: deque[tuple[Edge, ...]] = deque(maxlen=NEAR_PAGES)
    for sheet in chain(sheets, [None] * NEAR_PAGES):
        if sheet is not None:
            window.append(sheet)
        if window and (len(window) > NEAR_PAGES or sheet is None):
            now = window.popleft()
            ahead = [one.edges for one in window]
            yield now, [*behind, *ahead]
            behind.append(now.edges)
