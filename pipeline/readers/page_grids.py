"""Ruled lines of a page -> grids: which seats a table has and which are merged.

Lines come as they were drawn: in dashes, doubled, cut at every cell, as thin boxes, with gaps
and jitter where a scan was looked at, or without the outer border. They are first put together
to long lines; a seat is walled off where a line covers most of its side.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.readers.page_rulings import NEAR, SHORTEST, Line, components, long_lines
from pipeline.readers.page_walls import Region, Walls, cover
from pipeline.readers.pages import Box, Page

SLIVER = 12.5
"""Points: no line of text has room in a strip so thin, but small print has in one not thinner than `TIGHT`."""
TIGHT = 9.5
MAX_RULINGS, MAX_LINES, MAX_SEATS = 20_000, 1_000, 20_000
"""A page with more rulings, more lines that they make, or more seats is a drawing."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table on one page: its column and row edges (points), and its cells."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    regions: tuple[Region, ...]

    @property
    def box(self) -> Box:
        """All of it."""
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]

    def box_of(self, region: Region) -> Box:
        """A cell's box."""
        xs, ys = self.xs, self.ys
        return xs[region.column], ys[region.row], xs[region.column_end], ys[region.row_end]


def find_grids(page: Page) -> list[Grid]:
    """The ruled grids of a page from top to bottom; of grids inside a grid only the outer."""
    if not 3 < len(page.rulings) <= MAX_RULINGS:
        return []
    across, down = long_lines(page.rulings, ocr=page.ocr)
    if max(len(across), len(down)) > MAX_LINES:
        return []
    grids = [
        grid
        for rows, columns in components(across, down, ocr=page.ocr)
        if (grid := _grid(rows, columns)) is not None
    ]
    grids.sort(key=lambda grid: (grid.box[1], grid.box[0]))
    return [grid for grid in grids if not any(_inside(grid, other) for other in grids)]


def _inside(grid: Grid, other: Grid) -> bool:
    (left, top, right, bottom), (x0, y0, x1, y1) = grid.box, other.box
    return grid is not other and x0 <= left and y0 <= top and right <= x1 and bottom <= y1


def _edges(lines: list[Line], others: list[Line]) -> list[float]:
    """The positions of lines, and the ends of the lines across where an outer side is missing."""
    edges: list[float] = []
    for at in sorted(line.at for line in lines):
        if not edges or at - edges[-1] > NEAR:
            edges.append(at)
    for outside in (-1, 1):
        reach = _reach(others, outside)
        edge = edges[0] if outside < 0 else edges[-1]
        beyond = [end for end in reach if outside * (end - edge) > SHORTEST]
        if len(beyond) > 1 and 2 * len(beyond) >= len(reach):
            end = max(beyond, key=lambda end: outside * end)
            edges.insert(0 if outside < 0 else len(edges), end)
    return edges


def _reach(lines: list[Line], outside: int) -> list[float]:
    """How far lines reach to one side, one end for each position."""
    reach: list[float] = []
    last = float("-inf")
    for line in sorted(lines, key=lambda line: line.at):
        end = line.start if outside < 0 else line.end
        if line.at - last <= NEAR / 2:
            reach[-1] = max(reach[-1], end, key=lambda end: outside * end)
        else:
            reach.append(end)
            last = line.at
    return reach


def _grid(across: list[Line], down: list[Line]) -> Grid | None:
    xs, ys = _edges(down, across), _edges(across, down)
    rows, columns = len(ys) - 1, len(xs) - 1
    if rows < 1 or columns < 1 or rows * columns > MAX_SEATS:
        return None
    walls = Walls(cover(across, ys, xs), cover(down, xs, ys))
    regions = sorted(walls.regions(rows, columns), key=lambda r: (r.row, r.column))
    regions = _without_slivers(regions, ys, xs)
    return _compact(xs, ys, regions) if regions else None


def _without_slivers(
    regions: list[Region], ys: Sequence[float], xs: Sequence[float]
) -> list[Region]:
    """Edges that were meant to be one made one: thin strips that hold no row, no column of cells."""
    across = _alone([(r.row, r.row_end, r.column_end - r.column) for r in regions], ys)
    down = _alone([(r.column, r.column_end, r.row_end - r.row) for r in regions], xs)
    row_ends = Counter(end for r in regions for end in (r.row, r.row_end))
    column_ends = Counter(end for r in regions for end in (r.column, r.column_end))
    rows = _merged(ys, across, row_ends, len(xs) - 1)
    columns = _merged(xs, down, column_ends, len(ys) - 1)
    merged = (
        Region(rows[r.row], rows[r.row_end], columns[r.column], columns[r.column_end])
        for r in regions
    )
    return [r for r in merged if r.row < r.row_end and r.column < r.column_end]


def _alone(spans: list[tuple[int, int, int]], edges: Sequence[float]) -> Counter[int]:
    """For each strip the cells of it alone; where small print has room, a wide one is many.

    A row of 9 point print that heads a section has one cell over all columns.
    """
    alone: Counter[int] = Counter()
    for start, end, size in spans:
        if end == start + 1:
            alone[start] += size if edges[end] - edges[start] >= TIGHT else 1
    return alone


def _merged(
    edges: Sequence[float], alone: Counter[int], ends: Counter[int], most: int
) -> list[int]:
    """For each edge the one that stands for it: of edges made one that at which most cells end.

    `alone` counts the cells of just one strip, `ends` those that end at an edge.
    """
    merged = [0]
    for i in range(1, len(edges)):
        before = merged[-1]
        if edges[i] - edges[i - 1] >= SLIVER or 2 * alone[i - 1] >= most:
            merged.append(i)
        elif ends[i] > ends[before]:
            merged = [i if edge == before else edge for edge in merged] + [i]
        else:
            merged.append(before)
    return merged


def _compact(xs: list[float], ys: list[float], regions: list[Region]) -> Grid:
    """Leaves out the edges at which no cell begins or ends."""
    columns = sorted({c for r in regions for c in (r.column, r.column_end)})
    rows = sorted({row for r in regions for row in (r.row, r.row_end)})
    column_of = {column: i for i, column in enumerate(columns)}
    row_of = {row: i for i, row in enumerate(rows)}
    seated = tuple(
        Region(row_of[r.row], row_of[r.row_end], column_of[r.column], column_of[r.column_end])
        for r in regions
    )
    return Grid(tuple(xs[c] for c in columns), tuple(ys[r] for r in rows), seated)
