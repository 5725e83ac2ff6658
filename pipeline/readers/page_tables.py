"""Grids on consecutive pages -> one table: header kept once, cut rows and merged cells made whole.

At a page's end a renderer closes every open cell and opens it again on the next page, with the
header repeated or not. So the lowest cells of one page are laid beside the uppermost of the next:
either a row was cut in two, or only the cells that are merged over rows go on.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from models.text import Cell, RawBlock
from pipeline.readers.page_lines import PrintedLine
from pipeline.readers.page_paragraphs import goes_on_in_cell, paragraph
from pipeline.readers.page_seams import SAME_EDGE, SeatedCell, is_cut, is_merged


@dataclass(slots=True)
class TablePart:
    """What one page shows of a table: its column edges, number of rows and cells by row."""

    edges: list[float]
    rows: int
    cells: list[SeatedCell]
    ruled: bool = True

    def fit(self, edges: Sequence[float]) -> None:
        """Takes over the edges of the page before, where nothing but words shows the columns."""
        if len(edges) != len(self.edges):
            return
        moved = dict(zip(self.edges, edges, strict=True))
        for cell in self.cells:
            cell.left, cell.right = moved[cell.left], moved[cell.right]
        self.edges = list(edges)


class OpenTable:
    """A table that may go on over the page: its parts are put together as they come."""

    def __init__(self, part: TablePart) -> None:
        self.edges = list(part.edges)
        self.rows = part.rows
        self.cells = part.cells
        self.ruled = part.ruled

    @property
    def columns(self) -> list[tuple[float, float]] | None:
        """The columns of a table without lines, which the next page may go on with."""
        inner = ((a + SAME_EDGE, b - SAME_EDGE) for a, b in pairwise(self.edges))
        return None if self.ruled else list(inner)

    def takes(self, part: TablePart) -> bool:
        """True if the grid can be this table's next part: the same columns as far as drawn."""
        shift = part.edges[0] - self.edges[0]
        mine, its = self.edges, [edge - shift for edge in part.edges]
        if abs(mine[-1] - its[-1]) > 2 * SAME_EDGE:
            return False
        inner = min(len(mine), len(its)) - 2
        shared = sum(any(abs(a - b) <= SAME_EDGE for b in its[1:-1]) for a in mine[1:-1])
        return 2 * shared >= inner

    def add(self, part: TablePart) -> None:
        """Appends the next page's part."""
        shift = part.edges[0] - self.edges[0]
        for cell in part.cells:
            cell.left, cell.right = cell.left - shift, cell.right - shift
        self.edges = _merge_edges(self.edges, [edge - shift for edge in part.edges])
        header = self._repeated(part)
        cells = [cell for cell in part.cells if cell.row >= header]
        if not cells:
            return
        top = [cell for cell in cells if cell.row == header]
        bottom = [cell for cell in self.cells if cell.end == self.rows]
        pairs = [(_above(cell, bottom), cell) for cell in top]
        known = [*self.cells, *(cell for cell in cells if cell.row > header)]
        cut = is_cut(pairs, known)
        offset = self.rows - header - cut
        for cell in cells:
            cell.row, cell.end = cell.row + offset, cell.end + offset
        for above, cell in pairs:
            if above and (cut or is_merged(above, cell, known)):
                above.end, above.height = cell.end, cell.height
                above.lines += cell.lines
                cells.remove(cell)
        self.cells += cells
        self.rows = part.rows + offset

    def _repeated(self, part: TablePart) -> int:
        """How many rows of the header the part begins with again."""
        same = 0
        for row in range(min(part.rows, self.rows)):
            mine, its = _row_of(self.cells, row), _row_of(part.cells, row)
            if not _same_row(mine, its):
                break
            same = row + 1
        while same and any(cell.row < same < cell.end for cell in part.cells):
            same -= 1
        return same

    def blocks(self, number: int) -> Iterator[RawBlock]:
        """The cells as blocks, row by row; a cell's paragraphs are blocks with one seat."""
        columns = _columns(self.cells)
        for cell in sorted(self.cells, key=lambda cell: (cell.row, cell.left)):
            if not cell.lines:
                continue
            first, last = _nearest(columns, cell.left), _nearest(columns, cell.right)
            seat = Cell(number, cell.row, first, cell.end - cell.row, max(1, last - first))
            for lines in _paragraphs(cell):
                yield paragraph(lines, seat)


def _merge_edges(edges: list[float], more: list[float]) -> list[float]:
    new = [edge for edge in more if all(abs(edge - known) > SAME_EDGE for known in edges)]
    return sorted([*edges, *new])


def _columns(cells: Sequence[SeatedCell]) -> list[float]:
    """The edges at which a cell begins or ends, near ones as one."""
    columns: list[float] = []
    for edge in sorted(edge for cell in cells for edge in (cell.left, cell.right)):
        if not columns or edge - columns[-1] > SAME_EDGE:
            columns.append(edge)
    return columns


def _nearest(edges: Sequence[float], at: float) -> int:
    return min(range(len(edges)), key=lambda i: abs(edges[i] - at))


def _row_of(cells: Sequence[SeatedCell], row: int) -> list[SeatedCell]:
    return sorted((cell for cell in cells if cell.row == row), key=lambda cell: cell.left)


def _same_row(mine: list[SeatedCell], its: list[SeatedCell]) -> bool:
    if len(mine) != len(its) or not any(cell.lines for cell in mine):
        return False
    return all(
        a.spans(b) and a.end == b.end and _key(a) == _key(b)
        for a, b in zip(mine, its, strict=True)
    )  # fmt: skip


def _key(cell: SeatedCell) -> str:
    return "".join(filter(str.isalnum, cell.text)).casefold()


def _above(cell: SeatedCell, bottom: Sequence[SeatedCell]) -> SeatedCell | None:
    return next((above for above in bottom if above.spans(cell)), None)


def _paragraphs(cell: SeatedCell) -> Iterator[list[PrintedLine]]:
    right = max(line.right for line in cell.lines)
    group = [cell.lines[0]]
    for line, follower in pairwise(cell.lines):
        if not goes_on_in_cell(line, follower, right):
            yield group
            group = []
        group.append(follower)
    yield group
