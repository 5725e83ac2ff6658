"""Ruled lines of a page -> grids: which seats a table has and which are merged.

Lines come as they were drawn: in dashes, doubled, cut at every cell, as thin boxes, with gaps
and jitter where a scan was looked at, or without the outer border. They are first put together
to long lines; a seat is walled off where a line covers most of its side.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.readers.pages import Box, Page, Ruling

NEAR = 4.0
"""Points: lines closer than this are one (double lines, jitter); no column is so narrow."""
GAP, OCR_GAP = 5.0, 12.0
"""Points: what lies between dashes of one line, or is lost of a line in a scan."""
TOUCH, OCR_TOUCH = 3.0, 7.0
"""Points: how near a line's end must come to the line it meets."""
SHORTEST = 8.0
"""Points: shorter lines are no side of a cell."""
SLIVER = 12.5
"""Points: no line of text has room in a strip so thin."""
COVERED, HINTED = 0.6, 0.25
"""The share of a side that a line must cover to wall it off; to be asked about it again."""
MAX_RULINGS, MAX_LINES, MAX_SEATS = 20_000, 1_000, 20_000
"""A page with more rulings, more lines that they make, or more seats is a drawing."""


@dataclass(slots=True)
class _Line:
    """A line at `at` (x of a vertical, y of a horizontal one) from `start` to `end`."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Region:
    """A cell of one page: the seats it covers (half-open ranges of rows and columns)."""

    row: int
    row_end: int
    column: int
    column_end: int


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
    gap, touch = (OCR_GAP, OCR_TOUCH) if page.ocr else (GAP, TOUCH)
    across, down = _lines(page.rulings, gap)
    if max(len(across), len(down)) > MAX_LINES:
        return []
    grids = [
        grid
        for rows, columns in _components(across, down, touch)
        if (grid := _grid(rows, columns)) is not None
    ]
    grids.sort(key=lambda grid: (grid.box[1], grid.box[0]))
    return [grid for grid in grids if not any(_inside(grid, other) for other in grids)]


def _inside(grid: Grid, other: Grid) -> bool:
    (left, top, right, bottom), (x0, y0, x1, y1) = grid.box, other.box
    return grid is not other and x0 <= left and y0 <= top and right <= x1 and bottom <= y1


def _lines(rulings: Iterable[Ruling], gap: float) -> tuple[list[_Line], list[_Line]]:
    across: list[_Line] = []
    down: list[_Line] = []
    for ruling in rulings:
        left, top, right, bottom = ruling.box
        wide, high = right - left, bottom - top
        dot = max(wide, high) <= 2.5
        if wide >= high or dot:
            across.append(_Line((top + bottom) / 2, left, right))
        if high > wide or dot:
            down.append(_Line((left + right) / 2, top, bottom))
    return _chain(across, gap), _chain(down, gap)


def _chain(lines: list[_Line], gap: float) -> list[_Line]:
    """Lines of one position put together over their gaps."""
    lines.sort(key=lambda line: line.at)
    whole: list[_Line] = []
    group: list[_Line] = []
    for line in (*lines, None):
        if group and (line is None or line.at - group[0].at > NEAR / 2):
            whole += _joined(group, gap)
            group = []
        if line is not None:
            group.append(line)
    return [line for line in whole if line.end - line.start >= SHORTEST]


def _joined(group: list[_Line], gap: float) -> list[_Line]:
    group.sort(key=lambda line: line.start)
    joined = [_Line(group[0].at, group[0].start, group[0].end)]
    for line in group[1:]:
        last = joined[-1]
        if line.start - last.end <= gap:
            last.end = max(last.end, line.end)
        else:
            joined.append(_Line(line.at, line.start, line.end))
    return joined


def _components(
    across: list[_Line], down: list[_Line], touch: float
) -> list[tuple[list[_Line], list[_Line]]]:
    """Lines that meet, table by table."""
    across, down = _meeting(across, down, touch), down
    down = _meeting(down, across, touch)
    owner: dict[int, int] = {}
    found: list[tuple[list[_Line], list[_Line]]] = []
    for line in down:
        met = [i for i, other in enumerate(across) if _meet(line, other, touch)]
        groups = {owner[i] for i in met if i in owner}
        home = min(groups, default=len(found))
        if home == len(found):
            found.append(([], []))
        for group in groups - {home}:
            found[home][0].extend(found[group][0])
            found[home][1].extend(found[group][1])
            found[group] = ([], [])
            owner.update({i: home for i, held in owner.items() if held == group})
        found[home][1].append(line)
        for i in met:
            if i not in owner:
                found[home][0].append(across[i])
            owner[i] = home
    return [pair for pair in found if len(pair[0]) > 1 and pair[1]]


def _meeting(lines: list[_Line], others: list[_Line], touch: float) -> list[_Line]:
    """Lines that meet two others, and those that meet one and end, as a second does, in the open.

    Browsers leave a table open at a page's end; an underline inside a cell meets nothing.
    """
    kept: list[_Line] = []
    open_ended: list[_Line] = []
    for line in lines:
        meets = 0
        for other in others:
            meets += _meet(line, other, touch)
            if meets > 1:
                kept.append(line)
                break
        else:
            open_ended += [line] if meets else []
    return kept + [
        line
        for line in open_ended
        if any(
            abs(line.at - other.at) > NEAR
            and (abs(line.start - other.start) <= NEAR or abs(line.end - other.end) <= NEAR)
            for other in (*kept, *open_ended)
        )
    ]


def _meet(line: _Line, other: _Line, touch: float) -> bool:
    return (
        line.start - touch <= other.at <= line.end + touch
        and other.start - touch <= line.at <= other.end + touch
    )


def _edges(lines: list[_Line], others: list[_Line]) -> list[float]:
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


def _reach(lines: list[_Line], outside: int) -> list[float]:
    """How far lines reach to one side, one end for each position."""
    reach: list[float] = []
    last = -NEAR
    for line in sorted(lines, key=lambda line: line.at):
        end = line.start if outside < 0 else line.end
        if line.at - last <= NEAR / 2:
            reach[-1] = max(reach[-1], end, key=lambda end: outside * end)
        else:
            reach.append(end)
            last = line.at
    return reach


def _grid(across: list[_Line], down: list[_Line]) -> Grid | None:
    xs, ys = _edges(down, across), _edges(across, down)
    rows, columns = len(ys) - 1, len(xs) - 1
    if rows < 1 or columns < 1 or rows * columns > MAX_SEATS:
        return None
    walls = _Walls(_cover(across, ys, xs), _cover(down, xs, ys))
    regions = sorted(walls.regions(rows, columns), key=lambda r: (r.row, r.column))
    regions = _without_slivers(regions, ys, xs)
    return _compact(xs, ys, regions) if regions else None


def _cover(lines: list[_Line], positions: list[float], edges: list[float]) -> list[list[float]]:
    """For each position and each stretch between edges the share that lines cover."""
    cover = [[0.0] * (len(edges) - 1) for _ in positions]
    for line in lines:
        nearest = min(range(len(positions)), key=lambda i: abs(positions[i] - line.at))
        shares = cover[nearest]
        first = max(0, bisect_right(edges, line.start) - 1)
        for i in range(first, len(shares)):
            if edges[i] >= line.end:
                break
            shared = min(edges[i + 1], line.end) - max(edges[i], line.start)
            shares[i] += max(0.0, shared) / (edges[i + 1] - edges[i])
    return cover


@dataclass(slots=True)
class _Walls:
    """How much of each side is ruled: `above[row][column]` and `before[column][row]`."""

    above: list[list[float]]
    before: list[list[float]]

    def regions(self, rows: int, columns: int) -> list[Region]:
        """Seats that no wall parts, as rectangles."""
        seats = {(row, column) for row in range(rows) for column in range(columns)}
        return [region for part in self._parts(seats, COVERED) for region in self._tiles(part)]

    def _tiles(self, part: list[tuple[int, int]]) -> list[Region]:
        """A part as it is if it is a rectangle; else cut at weaker walls, at last row by row."""
        whole = _bounds(part)
        if _area(whole) == len(part):
            return [whole]
        pieces = self._parts(set(part), HINTED)
        return [
            tile
            for piece in pieces
            for tile in ([_bounds(piece)] if _area(_bounds(piece)) == len(piece) else _runs(piece))
        ]

    def _parts(self, seats: set[tuple[int, int]], share: float) -> list[list[tuple[int, int]]]:
        left = set(seats)
        parts = []
        while left:
            part = [left.pop()]
            for row, column in part:
                steps = (
                    ((row, column + 1), self.before[column + 1][row]),
                    ((row, column - 1), self.before[column][row]),
                    ((row + 1, column), self.above[row + 1][column]),
                    ((row - 1, column), self.above[row][column]),
                )
                for seat, wall in steps:
                    if seat in left and wall < share:
                        left.remove(seat)
                        part.append(seat)
            parts.append(part)
        return parts


def _bounds(seats: Sequence[tuple[int, int]]) -> Region:
    rows = [row for row, _ in seats]
    columns = [column for _, column in seats]
    return Region(min(rows), max(rows) + 1, min(columns), max(columns) + 1)


def _area(region: Region) -> int:
    return (region.row_end - region.row) * (region.column_end - region.column)


def _runs(seats: list[tuple[int, int]]) -> list[Region]:
    """A part of odd shape: the runs of each row, equal ones of neighbouring rows together."""
    runs: list[Region] = []
    for row, column in sorted(seats):
        last = runs[-1] if runs else None
        if last and last.row == row and last.column_end == column:
            runs[-1] = Region(row, row + 1, last.column, column + 1)
        else:
            runs.append(Region(row, row + 1, column, column + 1))
    tiles: dict[tuple[int, int, int], Region] = {}
    for run in runs:
        above = tiles.pop((run.row, run.column, run.column_end), None)
        row = above.row if above else run.row
        tile = Region(row, run.row_end, run.column, run.column_end)
        tiles[run.row_end, run.column, run.column_end] = tile
    return list(tiles.values())


def _without_slivers(
    regions: list[Region], ys: Sequence[float], xs: Sequence[float]
) -> list[Region]:
    """Edges that were meant to be one made one: thin strips that hold no row, no column of cells."""
    across = Counter(r.row for r in regions if r.row_end == r.row + 1)
    down = Counter(r.column for r in regions if r.column_end == r.column + 1)
    row_ends = Counter(end for r in regions for end in (r.row, r.row_end))
    column_ends = Counter(end for r in regions for end in (r.column, r.column_end))
    rows = _merged(ys, across, row_ends, len(xs) - 1)
    columns = _merged(xs, down, column_ends, len(ys) - 1)
    merged = (
        Region(rows[r.row], rows[r.row_end], columns[r.column], columns[r.column_end])
        for r in regions
    )
    return [r for r in merged if r.row < r.row_end and r.column < r.column_end]


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
